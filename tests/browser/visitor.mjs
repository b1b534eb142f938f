// Looks at a published site as visitors do who use no mouse, enlarge, print, listen, or wait on a slow line: what site.mjs does not see.
//
//     node tests/browser/visitor.mjs FOLDER [--all] [--only CHECK,CHECK] [--strict] [--prove]
//
// One page of each type, the one with the most kinds of element, in every language; for weight and time the heaviest one.
// With --all five of each type, and each page loaded five times; without it once where that is within the budget.
// Timing allows 30% more than the budget, because other programs run beside it; --strict allows nothing.
// --prove plants faults in copies of pages instead, and shows that each is found. --only names some of the checks below.
// Lighthouse runs only where it is named, and best alone, because it takes minutes and whatever runs beside it costs points.
// What it needs besides the browser: pdftotext and pdftoppm of poppler-utils; for Lighthouse the packages that `npm ci --omit=dev` leaves out.

import fs from "node:fs";
import path from "node:path";
import { Findings, TYPES, languagesOf, launch, pagesOf, serve, typeOf } from "./common.mjs";
import { colours } from "./visits/colours.mjs";
import { Desk } from "./visits/desk.mjs";
import { prove } from "./visits/faults.mjs";
import { fit } from "./visits/fit.mjs";
import { frames } from "./visits/frames.mjs";
import { keyboard } from "./visits/keyboard.mjs";
import { lighthouse } from "./visits/lighthouse.mjs";
import { load, places } from "./visits/load.mjs";
import { poppler, print } from "./visits/print.mjs";
import { targets } from "./visits/targets.mjs";
import { tree } from "./visits/tree.mjs";

// What does not depend on the words is looked at in the language of the root alone.
const CHECKS = {
  keyboard: { look: keyboard, languages: true },
  fit: { look: fit, languages: true },
  colours: { look: colours, languages: false },
  print: { look: print, languages: true },
  targets: { look: targets, languages: true },
  tree: { look: tree, languages: true },
  frames: { look: frames, languages: true },
  places: { look: places, languages: false },
  load: { look: load, heaviest: true },
  lighthouse: { look: lighthouse, languages: false, named: true },
};

/** Pages of each type, those with the most kinds of element first; `first` are those in the language of the root. */
function sample(folder, pages, languages, several) {
  const rich = (tail) => {
    const html = fs.readFileSync(path.join(folder, languages[0], tail), "utf8");
    return new Set(html.slice(html.indexOf("<body")).match(/<[a-z0-9]+(?: class="[^"]*")?/g)).size * 1e7 + html.length;
  };
  const tails = pages.filter((name) => name.startsWith(`${languages[0]}/`)).map((name) => name.slice(languages[0].length + 1));
  return TYPES.flatMap(([type]) => {
    const some = tails.filter((tail) => typeOf(tail) === type).map((tail) => ({ tail, rich: rich(tail) }));
    if (!some.length) console.log(`visitor: no page of type ${type}`);
    some.sort((a, b) => b.rich - a.rich);
    return some.slice(0, several).flatMap(({ tail }) =>
      languages.map((language) => ({ name: `${language}/${tail}`, type, language, first: language === languages[0] })));
  });
}

/** The heaviest page of each type, whatever its language. */
function heavy(folder, pages, several) {
  const sized = pages.filter((name) => name.includes("/")).map((name) => ({
    name, type: typeOf(name.slice(name.indexOf("/") + 1)), size: fs.statSync(path.join(folder, name)).size,
  }));
  return TYPES.flatMap(([type]) => sized.filter((one) => one.type === type).sort((a, b) => b.size - a.size).slice(0, several));
}

function options() {
  const given = process.argv.slice(2);
  const value = (name) => given.includes(name) ? given.splice(given.indexOf(name), 2)[1] : null;
  const flag = (name) => given.includes(name) && Boolean(given.splice(given.indexOf(name), 1));
  const all = {
    only: value("--only")?.split(","),
    several: flag("--all") ? 5 : 1, strict: flag("--strict"), proving: flag("--prove"),
  };
  const [folder] = given;
  const known = (all.only ?? []).every((name) => name in CHECKS);
  if (given.length !== 1 || !known || !fs.existsSync(path.join(folder, "index.html"))) {
    console.error(`usage: node tests/browser/visitor.mjs FOLDER [--all] [--only ${Object.keys(CHECKS).join(",")}] [--strict] [--prove]`);
    process.exit(2);
  }
  return { ...all, folder: fs.realpathSync(folder) };
}

async function visit(desk, pages, files, chosen, several) {
  for (const [name, { look, languages: every, heaviest }] of chosen) {
    const start = Date.now();
    for (const page of heaviest ? heavy(desk.folder, files, several) : pages.filter(({ first }) => every || first)) {
      try {
        await look(desk, page);
      } catch (error) {
        desk.report(page, "", "cannot look", name, String(error).split("\n")[0]);
        await desk.close();
      }
    }
    desk.print(name);
    console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }
  for (const [kind, times] of [...(desk.small ?? [])].sort()) console.log(`target from 24 to 44 px: ${kind}, ${times} times`);
  await desk.close();
}

async function main() {
  const { folder, only, several, strict, proving } = options();
  const chosen = Object.entries(CHECKS).filter(([name, { named }]) => only ? only.includes(name) : !named);
  if (chosen.some(([name]) => name === "print")) poppler();
  const files = pagesOf(folder);
  const main = fs.readFileSync(path.join(folder, "index.html"), "utf8").match(/<html[^>]*\slang="?([\w-]+)/)?.[1];
  const languages = languagesOf(files).sort((a, b) => (b === main) - (a === main));
  const pages = sample(folder, files, languages, several);
  const findings = new Findings();
  const server = await serve(folder);
  const browser = await launch();
  const began = Date.now();
  try {
    if (proving) await prove(browser, folder, pages, findings, chosen);
    else await visit(new Desk({ browser, folder, server, findings, strict, thorough: strict || several > 1 }), pages, files, chosen, several);
    findings.print();
    console.log(
      `visitor: Chromium ${browser.version()}, ${pages.length} pages of ${TYPES.length} types:` +
      ` ${findings.all.size} kinds of finding, ${findings.sum} in all, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await browser.close();
    server.close();
  }
  process.exitCode = findings.all.size ? 1 : 0;
}

await main();
