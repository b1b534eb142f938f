// Looks at a published site in Debian's Chromium, from file://, as a visitor's browser would show it.
//
//     node tests/browser/site.mjs FOLDER [--all] [--base /a/b/] [--loose FOLDER]
//
// Without --all: pages of every type, chosen so that every kind of element that any page of that type uses is seen, in every
// language, light and dark, 320 and 1280 px wide: axe-core, and the checks of inspect.mjs. Half of the runs have scripts off.
// Then, light, 320 px wide, scripts off, the checks of inspect.mjs alone: every page of types that have few, and every tenth
// of the others, because what fits depends on the words too. With --all: every page.
// --base is the base path that the folder was built for; only 404.html, which is served at any depth, needs it.
// --loose is the same site built without the minify feature: the pages of every type must show the same words in both.
// What visitor.mjs looks at is not looked at here.

import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Findings, LONG, TYPES, languagesOf, launch, pagesOf, serve, typeOf } from "./common.mjs";
import { inspect, unfold } from "./inspect.mjs";
import { inPage } from "./tools.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AXE = fs.readFileSync(path.join(HERE, "node_modules/axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 1280];
const THEMES = ["light", "dark"];
const FEW = 100;

// What axe cannot decide and why that is no question left open. Anything else undecided is a finding.
const DECIDED_ELSEWHERE = new Set([
  "color-contrast", // text in pictures and single signs: inspect.mjs measures every text
]);

// Hosts that the browser itself calls at times, whatever it shows; it calls the one that it searches with again as soon as a line is cut.
// They are not found. A page that asked for one of them is still told, as a request to elsewhere here and an external request by links.py.
const OF_THE_BROWSER = ["*.google.com", "*.googleapis.com", "*.gvt1.com"];

// ---- Findings ----

const findings = new Findings();
const report = (...finding) => findings.report(...finding);

// ---- What to look at ----

/** `dog` of `<dog class="a b">`, as the kinds of element on a page. */
function kindsOfElements(html) {
  const kinds = new Set();
  for (const [, name, attributes] of html.slice(html.indexOf("<body")).matchAll(/<([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)) {
    const classes = attributes.match(/\sclass=(?:"([^"]*)"|([^\s>]+))/);
    kinds.add(`${name}.${(classes?.[1] ?? classes?.[2] ?? "").split(/\s+/).sort().join(".")}`);
  }
  return kinds;
}

/** Pages of each type that together show every kind of element that the type has, and the pages to look at briefly. */
function sample(folder, pages, languages) {
  const byType = new Map(TYPES.map(([type]) => [type, []]));
  for (const name of pages) {
    const [language, tail] = [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)];
    if (!languages.includes(language)) continue;
    const type = typeOf(tail);
    if (!type) report("page of no known type", "tests/browser/common.mjs, TYPES", "", name);
    else if (language === languages[0]) byType.get(type).push(tail);
  }
  const chosen = [];
  const brief = [];
  for (const [type, tails] of byType) {
    const some = tails.filter((_, place) => tails.length <= FEW || place % 10 === 0);
    brief.push(...some.flatMap((tail) => languages.map((language) => `${language}/${tail}`)));
    if (!tails.length && !LONG.has(type)) report("no page of a type", type, "", "the site");
    const all = tails.map((tail) => {
      const html = fs.readFileSync(path.join(folder, languages[0], tail), "utf8");
      return { tail, kinds: kindsOfElements(html), size: html.length };
    });
    const open = new Set(all.flatMap(({ kinds }) => [...kinds]));
    while (open.size) {
      const gain = ({ kinds }) => [...kinds].filter((kind) => open.has(kind)).length;
      const best = all.reduce((a, b) => (gain(b) > gain(a) || (gain(b) === gain(a) && b.size > a.size) ? b : a));
      best.kinds.forEach((kind) => open.delete(kind));
      chosen.push(...languages.map((language) => `${language}/${best.tail}`));
    }
  }
  return { chosen: ["index.html", "404.html", ...chosen], brief };
}

/** The types above are those of the program. */
function compareTypes() {
  const source = path.join(HERE, "../../src/site/route.rs");
  const body = fs.readFileSync(source, "utf8").match(/pub enum Page \{(.*?)\n\}/s)?.[1] ?? "";
  const there = [...body.matchAll(/^ {4}([A-Z]\w+)/gm)].map((match) => match[1]);
  for (const type of there) if (!TYPES.some(([one]) => one === type)) report("page type not looked at", type, "", "src/site/route.rs");
  for (const [type] of TYPES) if (!there.includes(type)) report("page type that is no more", type, "", "tests/browser/common.mjs");
}

// ---- Where 404.html is served, and where nothing may arrive ----

/** Every host leads here: sockets are counted, because a browser also reports requests that it never sends. */
function sink() {
  const server = net.createServer((socket) => {
    server.sockets += 1;
    socket.on("error", () => {});
    socket.once("data", (hello) => {
      const names = hello.toString("latin1").match(/[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/g) ?? [];
      server.names.push(...names);
      socket.destroy();
    });
    socket.setTimeout(2000, () => socket.destroy());
  });
  Object.assign(server, { sockets: 0, names: [] });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

// ---- The style of a page ----

const THEME = path.join(HERE, "../../themes/minh-bach");
const styleOf = (...names) => names.map((name) => fs.readFileSync(path.join(THEME, name), "utf8")).join("");
const PAGE_STYLE = styleOf("chart.css", "style.css");
const FRAME_STYLE = styleOf("chart.css", "embed.css");

/** Selectors of the theme that match something on the page and are not among the rules that it carries. Runs in the page. */
function rulesLeftOut(theme) {
  const STATES = /::?(before|after|details-content|hover|focus-visible|focus|target|disabled)(?![\w-])/g;
  const selectors = (text) => text.split(/,(?![^(]*\))/).map((one) => one.trim());
  // Squeezing writes conditions in other words, so that only what they come to can be compared; two widths tell most of them apart.
  const holds = (rule) => rule instanceof CSSMediaRule ? matchMedia(rule.media.mediaText).matches : CSS.supports(rule.conditionText);
  const walk = (rules, around, take) => {
    for (const rule of rules) {
      if (rule.selectorText) selectors(rule.selectorText).forEach((selector) => take(`${around}${selector}`, selector));
      else if (rule.cssRules) walk(rule.cssRules, `${around}${holds(rule) ? "here" : "elsewhere"} `, take);
    }
  };
  const own = new Set();
  for (const sheet of document.styleSheets) walk(sheet.cssRules, "", (whole) => own.add(whole));
  const all = new CSSStyleSheet();
  all.replaceSync(theme);
  const missing = [];
  walk(all.cssRules, "", (whole, selector) => {
    const somewhere = selector.replace(STATES, "").replace(/(^|[\s>+~])$/, "$1*");
    if (!own.has(whole) && document.querySelector(somewhere)) missing.push(whole);
  });
  return missing;
}

// ---- One page ----

const totals = { runs: 0, axe: 0, requests: 0, texts: 0, targets: 0, bars: 0, points: 0, charts: 0, undecided: 0 };

async function axe(tab, seen) {
  const result = await tab.evaluate(async ([source, tags]) => {
    if (!window.axe) (0, eval)(source);
    const { violations, incomplete } = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations", "incomplete"], preload: false });
    const brief = ({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, any, all, none }) => ({
      target: target.flat().join(" "),
      why: [...any, ...all, ...none][0]?.message ?? "",
    })) });
    return { violations: violations.map(brief), incomplete: incomplete.map(brief) };
  }, [AXE, AXE_TAGS]);
  totals.axe += 1;
  const place = (target) => target.replace(/:nth-child\(\d+\)/g, "").replace(/#[\w-]+/g, "#…").replace(/\[[^\]]*\]/g, "");
  for (const { id, help, nodes } of result.violations) {
    for (const { target, why } of nodes) report(`axe ${id} (${help})`, place(target), `${target}: ${why}`, seen);
  }
  for (const { id, help, nodes } of result.incomplete) {
    totals.undecided += nodes.length;
    if (DECIDED_ELSEWHERE.has(id)) continue;
    for (const { target, why } of nodes) report(`axe cannot decide ${id} (${help})`, place(target), `${target}: ${why}`, seen);
  }
}

class Visitor {
  constructor(browser, folder, server, base) {
    Object.assign(this, { browser, folder, server, base, tabs: new Map() });
    this.root = pathToFileURL(`${folder}/`).href;
    this.origin = `http://127.0.0.1:${server.address().port}`;
  }

  address(name) {
    return name === "404.html" ? `${this.origin}${this.base}khong/co/trang.html` : this.root + name;
  }

  async tab(scripts) {
    if (!this.tabs.has(scripts)) {
      // axe is put into the page from outside, so it needs no permission from the page's policy; eval does.
      const context = await this.browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 320, height: 740 }, bypassCSP: false });
      const tab = await context.newPage();
      tab.setDefaultTimeout(60_000);
      const say = (kind, detail) => report(kind, detail.replaceAll(this.root, "").slice(0, 200), "", this.seen);
      tab.on("console", (message) => ["error", "warning"].includes(message.type()) && !this.expected(message) && say("console", message.text()));
      tab.on("pageerror", (error) => say("script error", String(error)));
      // What was under way when the next page was asked for, the browser gives up.
      const isGivenUp = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
      tab.on("requestfailed", (request) => isGivenUp(request) || say("request failed", request.url()));
      tab.on("request", (request) => {
        totals.requests += 1;
        const mine = this.name === "404.html" ? `${this.origin}${this.base}` : this.root;
        if (!request.url().startsWith(mine)) say("request to elsewhere", request.url());
      });
      this.tabs.set(scripts, tab);
    }
    return this.tabs.get(scripts);
  }

  /** 404.html is served with the state 404, which the browser notes. */
  expected(message) {
    return this.name === "404.html" && message.text().includes("status of 404") && message.location().url.endsWith("trang.html");
  }

  async open(name, { scripts, theme, width }) {
    const tab = await this.tab(scripts);
    this.name = name;
    this.seen = `${name} ${theme} ${width}${scripts ? "" : " no scripts"}`;
    await tab.emulateMedia({ colorScheme: theme });
    await tab.setViewportSize({ width, height: 740 });
    await tab.goto(this.address(name), { waitUntil: "load" });
    const folded = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (folded > 0) report("sideways scroll", "before anything is unfolded", `${folded} px`, this.seen);
    await tab.evaluate(unfold);
    return tab;
  }

  async look(tab) {
    const { found, counts, text } = await tab.evaluate(inPage(inspect));
    totals.runs += 1;
    for (const [key, value] of Object.entries(counts)) totals[key] += value;
    for (const [kind, where, detail] of found) report(kind, where, detail, this.seen);
    return text;
  }

  /** All states of a page. */
  async full(name) {
    const texts = new Map();
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const scripts = (theme === "light") === (width === WIDTHS[0]);
        texts.set(`${width} ${scripts}`, await this.look(await this.open(name, { scripts, theme, width })));
        if (scripts) await this.style(name);
        await axe(scripts ? await this.tab(true) : await this.open(name, { scripts: true, theme, width }), this.seen);
      }
      // The search offers its box and a comparison its picker to those who can use them; tests/browser/scripts.mjs looks at both.
      const adds = ["Compare", "Search"].includes(typeOf(name.slice(name.indexOf("/") + 1)));
      if (!adds && texts.get(`${width} true`) !== texts.get(`${width} false`)) report("other words without scripts", `${width} px`, "", name);
    }
  }

  /** A page carries the rules of the theme that can match something on it, and what a script adds is among that. */
  async style(name) {
    const isFramed = typeOf(name.slice(name.indexOf("/") + 1)) === "Embed";
    const missing = await (await this.tab(true)).evaluate(rulesLeftOut, isFramed ? FRAME_STYLE : PAGE_STYLE);
    for (const selector of missing) report("style without a rule that matches", selector, "", this.seen);
  }

  async brief(name) {
    await this.look(await this.open(name, { scripts: false, theme: "light", width: WIDTHS[0] }));
  }
}

/** The words that a page of a folder shows, with everything unfolded. */
async function words(tab, folder, name, width) {
  await tab.setViewportSize({ width, height: 740 });
  await tab.goto(pathToFileURL(path.join(folder, name)).href);
  await tab.evaluate(unfold);
  const text = await tab.evaluate(() => document.body.innerText.replace(/[ \t]*\n\s*/g, "\n").trim());
  // A home page says how much it weighs, and weighs less when it is squeezed.
  return text.replace(/\b\d+(?= kB\b)/g, "…");
}

/** Squeezing takes no word and no space between words from a page. */
async function compare(browser, folder, loose, names) {
  const tab = await browser.newPage();
  for (const name of names) {
    for (const width of WIDTHS) {
      const [here, there] = [await words(tab, folder, name, width), await words(tab, loose, name, width)];
      if (here === there) continue;
      const at = [...here].findIndex((letter, place) => letter !== there[place]);
      const show = (text) => JSON.stringify(text.slice(Math.max(0, at - 25), at + 25));
      report("other words when squeezed", `${width} px`, `${show(here)}, without squeezing ${show(there)}`, name);
    }
  }
  await tab.close();
}

/** Runs `task` for every name, with one visitor for each core. */
async function everyone(makeVisitor, names, task) {
  const waiting = [...names];
  await Promise.all(Array.from({ length: Math.max(1, Math.min(os.cpus().length, 4)) }, async () => {
    const visitor = makeVisitor();
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      try {
        await task(visitor, name);
      } catch (error) {
        report("cannot look", String(error).split("\n")[0], "", name);
      }
    }
  }));
}

// ---- Faults, planted: a check that finds nothing proves nothing ----

const FAULTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><style>
body{margin:0;background:#fff;color:#000} .bar{width:200px;height:12px;display:block} .chart{width:100%;display:block}
</style></head><body><main><h1>x</h1>
<p style="width:400px">wide</p><p style="font-size:11px">small</p><p style="color:#999">pale</p><p><a href="#a">low</a></p>
<div style="overflow-x:auto;width:100px"><div style="width:300px;height:9px"></div></div>
<table><tr><td><b class="num">60%</b><svg class="bar"><rect width="40%" height="100%" fill="#000"/></svg></td>
<td><svg class="bar"><rect width="50%" height="100%" fill="#000" transform="scale(.5 1)"/></svg></td>
<td><svg class="bar"><rect width="50%" height="100%" fill="#ddd"/></svg></td></tr></table>
<svg class="chart" height="260"><line class="axis" x1="0%" x2="100%" y1="200" y2="200"/><line class="grid" x1="0%" x2="100%" y1="100" y2="100"/>
<text x="0%" y="196">0%</text><text x="0%" y="96">100%</text><circle class="point" cx="50%" cy="120" r="4"/><text x="50%" y="110">50%</text>
<rect x="0%" y="210" width="50%" height="40" fill="#000"/><text x="5%" y="230">dark</text><text x="60%" y="230">one</text><text x="61%" y="232">two</text>
<text x="99%" y="250">leaves its chart</text></svg>
<img src="https://example.com/a.png" alt="x" width="1" height="1"><img alt="x" role="nonsense" src="x.png">
</main></body></html>`;
const EXPECTED = [
  "sideways scroll", "text below 12 px", "text contrast", "target lower than 44 px", "scrolling box without name and focus",
  "bar and printed number differ", "bar not as wide as it says", "bar contrast below 3:1", "point not where the scale says",
  "chart text contrast", "chart text over text", "chart text leaves its chart", "chart without role or name",
  "request to elsewhere", "request failed", "console", "axe ", "style without a rule that matches",
];

async function prove(browser, server, base, sockets) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-faulty-"));
  try {
    fs.writeFileSync(path.join(folder, "faulty.html"), FAULTY);
    const visitor = new Visitor(browser, folder, server, base);
    await visitor.full("faulty.html");
    const missed = EXPECTED.filter((kind) => ![...findings.all.values()].some((one) => one.kind.startsWith(kind)));
    if (!sockets.sockets) missed.push("socket to elsewhere");
    findings.all.clear();
    for (const key of Object.keys(totals)) totals[key] = 0;
    sockets.sockets = 0;
    for (const kind of missed) report("planted and not found", kind, "", "tests/browser");
    console.log(`browser: ${EXPECTED.length + 1} faults planted, ${EXPECTED.length + 1 - missed.length} found`);
    for (const tab of visitor.tabs.values()) await tab.context().close();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

// ---- All of it ----

async function main() {
  const given = process.argv.slice(2);
  const option = (name, otherwise) => given.includes(name) ? given.splice(given.indexOf(name), 2)[1] : otherwise;
  const base = option("--base", "/");
  const loose = option("--loose", null);
  const all = given.includes("--all");
  const [folder] = given.filter((one) => one !== "--all");
  if (!folder || !fs.existsSync(path.join(folder, "index.html")) || !base?.endsWith("/")) {
    console.error("usage: node tests/browser/site.mjs FOLDER [--all] [--base /a/b/] [--loose FOLDER]");
    process.exit(2);
  }
  const began = Date.now();
  const root = fs.realpathSync(folder);
  const pages = pagesOf(root);
  const languages = languagesOf(pages);

  const sockets = await sink();
  const server = await serve(root, base);
  const elsewhere = OF_THE_BROWSER.map((host) => `MAP ${host} ~NOTFOUND, `).join("");
  const browser = await launch(`--host-resolver-rules=${elsewhere}MAP * 127.0.0.1:${sockets.address().port}, EXCLUDE 127.0.0.1`);
  try {
    await prove(browser, server, base, sockets);
    compareTypes();
    const { chosen, brief } = sample(root, pages, languages);
    const visitor = () => new Visitor(browser, root, server, base);
    await everyone(visitor, chosen, (one, name) => one.full(name));
    const sampled = ((Date.now() - began) / 1000).toFixed(0);
    console.log(`browser: ${chosen.length} pages of ${TYPES.length} types and 2 at the root, ${totals.runs} runs, ${totals.axe} of axe, ${sampled} s`);
    if (loose) await compare(browser, root, fs.realpathSync(loose), chosen.filter((name) => name !== "404.html"));
    const also = all ? pages : brief.filter((name) => !chosen.includes(name));
    await everyone(visitor, also, (one, name) => one.brief(name));
    if (sockets.sockets) report("socket to elsewhere", `${sockets.sockets} opened`, [...new Set(sockets.names)].slice(0, 9).join(" "), "the site");
    findings.print();
    console.log(
      `browser: Chromium ${browser.version()}, ${new Set([...chosen, ...also]).size} pages, ${totals.runs} runs, ${totals.texts} texts,` +
      ` ${totals.targets} targets, ${totals.charts} charts, ${totals.bars} bars, ${totals.points} points, ${totals.requests} requests,` +
      ` ${sockets.sockets} sockets to elsewhere, ${totals.undecided} undecided by axe and measured here:` +
      ` ${findings.all.size} kinds of finding, ${findings.sum} in all, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await browser.close();
    server.close();
    sockets.close();
  }
  process.exitCode = findings.all.size ? 1 : 0;
}

await main();
