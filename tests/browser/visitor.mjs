// Tests a published site for visitors who use a keyboard, zoom, print, use a screen reader, or have a slow connection. Complements site.mjs.
//
//     node tests/browser/visitor.mjs FOLDER [--all] [--only CHECK,CHECK] [--strict] [--prove]
//
// Checks one page of each kind, the one with the most kinds of element, in every language; for size and time the largest one.
// With --all: five pages of each kind, each loaded five times. Without: loaded once if that is within the budget.
// Times may exceed the budget by 30%, because other programs may be running; with --strict they may not.
// --prove plants faults in copies of pages and tests that each is found. --only selects checks.
// Lighthouse runs only when selected. It takes minutes, and should run alone because other programs lower its scores.
// Also needs pdftotext and pdftoppm of poppler-utils, and for Lighthouse the development packages of npm.

import fs from "node:fs";
import path from "node:path";
import { Findings, kindsOf, languagesOf, launch, pagesOf, serve } from "./common.mjs";
import { colours } from "./visits/colours.mjs";
import { Session } from "./visits/session.mjs";
import { prove } from "./visits/faults.mjs";
import { fit } from "./visits/fit.mjs";
import { frames } from "./visits/frames.mjs";
import { keyboard } from "./visits/keyboard.mjs";
import { lighthouse } from "./visits/lighthouse.mjs";
import { load, places } from "./visits/load.mjs";
import { poppler, print } from "./visits/print.mjs";
import { targets } from "./visits/targets.mjs";
import { tree } from "./visits/tree.mjs";

// Checks that do not depend on text run only in the language of the root page.
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

/** Pages of each kind, those with the most kinds of element first; `first` marks pages in the language of the root page. */
function sample(folder, pages, languages, several) {
  const rich = (tail) => {
    const html = fs.readFileSync(path.join(folder, languages[0], tail), "utf8");
    return new Set(html.slice(html.indexOf("<body")).match(/<[a-z0-9]+(?: class="[^"]*")?/g)).size * 1e7 + html.length;
  };
  const byName = new Map(pages.map((page) => [page.name, page]));
  return kindsOf(pages).flatMap((kind) => {
    const some = pages.filter((page) => page.kind === kind && page.language === languages[0]).map((page) => ({ ...page, rich: rich(page.tail) }));
    some.sort((a, b) => b.rich - a.rich);
    return some.slice(0, several).flatMap(({ tail }) =>
      languages.map((language) => ({ ...byName.get(`${language}/${tail}`), first: language === languages[0] })));
  });
}

/** The largest pages of each kind, in any language. */
function heavy(folder, pages, several) {
  const sized = pages.map((page) => ({ ...page, size: fs.statSync(path.join(folder, page.name)).size }));
  return kindsOf(pages).flatMap((kind) => sized.filter((one) => one.kind === kind).sort((a, b) => b.size - a.size).slice(0, several));
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

async function visit(session, pages, files, chosen, several) {
  for (const [name, { look, languages: every, heaviest }] of chosen) {
    const start = Date.now();
    for (const page of heaviest ? heavy(session.folder, files, several) : pages.filter(({ first }) => every || first)) {
      try {
        await look(session, page);
      } catch (error) {
        session.report(page, "", "check failed", name, String(error).split("\n")[0]);
        await session.close();
      }
    }
    session.print(name);
    console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }
  for (const [kind, times] of [...(session.small ?? [])].sort()) console.log(`target from 24 to 44 px: ${kind}, ${times} times`);
  await session.close();
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
    else await visit(new Session({ browser, folder, server, findings, strict, thorough: strict || several > 1 }), pages, files, chosen, several);
    findings.print();
    console.log(
      `visitor: Chromium ${browser.version()}, ${pages.length} pages of ${kindsOf(files).length} kinds:` +
      ` ${findings.all.size} kinds of finding, ${findings.sum} in all, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await browser.close();
    server.close();
  }
  process.exitCode = findings.all.size ? 1 : 0;
}

await main();
