// Checks a published site in Chromium, from file://.
//
//     node tests/browser/site.mjs FOLDER [--all] [--base /a/b/] [--loose FOLDER]
//
// Full check (axe-core and inspect.mjs): for every kind, pages that together have every kind of element of all its pages; in every
// language, light and dark, 320 and 1280 px wide. Half of the runs have scripts disabled.
// Brief check (inspect.mjs; light, 320 px, scripts disabled): every page of kinds with few pages and every tenth of the others, because
// layout depends on text, too. With --all: every page.
// --base is the base path that the folder was built for; only 404.html needs it, because it is served at any depth.
// --loose is the same site built without the minify feature: pages of every kind must show the same text in both.
// visitor.mjs has further checks.

import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Findings, kindsOf, languagesOf, launch, pagesOf, serve } from "./common.mjs";
import { inspect, unfold } from "./inspect.mjs";
import { inPage } from "./tools.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AXE = fs.readFileSync(path.join(HERE, "node_modules/axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 1280];
const THEMES = ["light", "dark"];
const FEW = 100;

// Rules that axe cannot decide and that are checked elsewhere. Any other undecided rule is a finding.
const DECIDED_ELSEWHERE = new Set([
  "color-contrast", // text in SVG and single characters: inspect.mjs measures all text
]);

// Hosts that the browser itself contacts at times; they do not resolve. A page that requests one of them is still reported, as a
// "request to elsewhere" here and as an external request by tests/pages.
const OF_THE_BROWSER = ["*.google.com", "*.googleapis.com", "*.gvt1.com"];

// ---- Findings ----

const findings = new Findings();
const report = (...finding) => findings.report(...finding);

// ---- Selection of pages ----

/** The kinds of element of a page: name with classes, such as `p.a.b`. */
function kindsOfElements(html) {
  const kinds = new Set();
  for (const [, name, attributes] of html.slice(html.indexOf("<body")).matchAll(/<([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)) {
    const classes = attributes.match(/\sclass=(?:"([^"]*)"|([^\s>]+))/);
    kinds.add(`${name}.${(classes?.[1] ?? classes?.[2] ?? "").split(/\s+/).sort().join(".")}`);
  }
  return kinds;
}

/** Pages of each kind that together have every kind of element of the kind, and the pages for the brief check. */
function sample(folder, pages, languages) {
  const chosen = [];
  const brief = [];
  for (const kind of kindsOf(pages)) {
    const tails = pages.filter((page) => page.kind === kind && page.language === languages[0]).map(({ tail }) => tail);
    const some = tails.filter((_, index) => tails.length <= FEW || index % 10 === 0);
    brief.push(...some.flatMap((tail) => languages.map((language) => `${language}/${tail}`)));
    const all = tails.map((tail) => {
      const html = fs.readFileSync(path.join(folder, languages[0], tail), "utf8");
      return { tail, kinds: kindsOfElements(html), size: html.length };
    });
    const open = new Set(all.flatMap(({ kinds }) => [...kinds]));
    while (open.size) {
      const gain = ({ kinds }) => [...kinds].filter((one) => open.has(one)).length;
      const best = all.reduce((a, b) => (gain(b) > gain(a) || (gain(b) === gain(a) && b.size > a.size) ? b : a));
      best.kinds.forEach((one) => open.delete(one));
      chosen.push(...languages.map((language) => `${language}/${best.tail}`));
    }
  }
  return { chosen: ["index.html", "404.html", ...chosen], brief };
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

/** Selectors of the theme that match an element of the page although the page does not have their rules. Runs in the page. */
function rulesLeftOut(theme) {
  const STATES = /::?(before|after|details-content|hover|focus-visible|focus|target|disabled)(?![\w-])/g;
  const selectors = (text) => text.split(/,(?![^(]*\))/).map((one) => one.trim());
  // Minifying may rewrite conditions, so their results are compared; two widths distinguish most of them.
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
  const withoutIds = (target) => target.replace(/:nth-child\(\d+\)/g, "").replace(/#[\w-]+/g, "#…").replace(/\[[^\]]*\]/g, "");
  for (const { id, help, nodes } of result.violations) {
    for (const { target, why } of nodes) report(`axe ${id} (${help})`, withoutIds(target), `${target}: ${why}`, seen);
  }
  for (const { id, help, nodes } of result.incomplete) {
    totals.undecided += nodes.length;
    if (DECIDED_ELSEWHERE.has(id)) continue;
    for (const { target, why } of nodes) report(`axe cannot decide ${id} (${help})`, withoutIds(target), `${target}: ${why}`, seen);
  }
}

class Visitor {
  constructor(browser, folder, server, base, pages) {
    Object.assign(this, { browser, folder, server, base, tabs: new Map() });
    this.pages = new Map(pages.map((page) => [page.name, page]));
    this.root = pathToFileURL(`${folder}/`).href;
    this.origin = `http://127.0.0.1:${server.address().port}`;
  }

  address(name) {
    return name === "404.html" ? `${this.origin}${this.base}khong/co/trang.html` : this.root + name;
  }

  async tab(scripts) {
    if (!this.tabs.has(scripts)) {
      // axe is injected by the browser, so the policy of the page does not block it.
      const context = await this.browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 320, height: 740 }, bypassCSP: false });
      const tab = await context.newPage();
      tab.setDefaultTimeout(60_000);
      const say = (kind, detail) => report(kind, detail.replaceAll(this.root, "").slice(0, 200), "", this.seen);
      tab.on("console", (message) => ["error", "warning"].includes(message.type()) && !this.expected(message) && say("console", message.text()));
      tab.on("pageerror", (error) => say("script error", String(error)));
      // The browser aborts requests that are pending when the next page is opened.
      const isAborted = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
      tab.on("requestfailed", (request) => isAborted(request) || say("request failed", request.url()));
      tab.on("request", (request) => {
        totals.requests += 1;
        const mine = this.name === "404.html" ? `${this.origin}${this.base}` : this.root;
        if (!request.url().startsWith(mine)) say("request to elsewhere", request.url());
      });
      this.tabs.set(scripts, tab);
    }
    return this.tabs.get(scripts);
  }

  /** The browser logs the status 404 of 404.html. */
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
    if (folded > 0) report("sideways scroll", "with all details closed", `${folded} px`, this.seen);
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

  /** Full check of a page. */
  async full(name) {
    const texts = new Map();
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const scripts = (theme === "light") === (width === WIDTHS[0]);
        texts.set(`${width} ${scripts}`, await this.look(await this.open(name, { scripts, theme, width })));
        if (scripts) await this.style(name);
        await axe(scripts ? await this.tab(true) : await this.open(name, { scripts: true, theme, width }), this.seen);
      }
      // Pages with a script show their search box or picker only with scripts; tests/browser/scripts.mjs checks both.
      if (!this.pages.get(name)?.script && texts.get(`${width} true`) !== texts.get(`${width} false`)) report("other words without scripts", `${width} px`, "", name);
    }
  }

  /** A page has all rules of the theme that match its elements, also those that its script adds. */
  async style(name) {
    const missing = await (await this.tab(true)).evaluate(rulesLeftOut, this.pages.get(name)?.framed ? FRAME_STYLE : PAGE_STYLE);
    for (const selector of missing) report("style without a rule that matches", selector, "", this.seen);
  }

  async brief(name) {
    await this.look(await this.open(name, { scripts: false, theme: "light", width: WIDTHS[0] }));
  }
}

/** The visible text of a page, with all details open. */
async function words(tab, folder, name, width) {
  await tab.setViewportSize({ width, height: 740 });
  await tab.goto(pathToFileURL(path.join(folder, name)).href);
  await tab.evaluate(unfold);
  const text = await tab.evaluate(() => document.body.innerText.replace(/[ \t]*\n\s*/g, "\n").trim());
  // A home page shows its own size, which minifying changes.
  return text.replace(/\b\d+(?= kB\b)/g, "…");
}

/** Minifying must not change the visible text of a page. */
async function compare(browser, folder, loose, names) {
  const tab = await browser.newPage();
  for (const name of names) {
    for (const width of WIDTHS) {
      const [here, there] = [await words(tab, folder, name, width), await words(tab, loose, name, width)];
      if (here === there) continue;
      const at = [...here].findIndex((letter, index) => letter !== there[index]);
      const show = (text) => JSON.stringify(text.slice(Math.max(0, at - 25), at + 25));
      report("minifying changes the text", `${width} px`, `${show(here)}, without minifying ${show(there)}`, name);
    }
  }
  await tab.close();
}

/** Runs `task` for every name, in parallel with up to four visitors. */
async function everyone(makeVisitor, names, task) {
  const waiting = [...names];
  await Promise.all(Array.from({ length: Math.max(1, Math.min(os.cpus().length, 4)) }, async () => {
    const visitor = makeVisitor();
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      try {
        await task(visitor, name);
      } catch (error) {
        report("check failed", String(error).split("\n")[0], "", name);
      }
    }
  }));
}

// ---- Planted faults: each must be found ----

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
    const visitor = new Visitor(browser, folder, server, base, []);
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

// ---- Main ----

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
    const { chosen, brief } = sample(root, pages, languages);
    const visitor = () => new Visitor(browser, root, server, base, pages);
    await everyone(visitor, chosen, (one, name) => one.full(name));
    const sampled = ((Date.now() - began) / 1000).toFixed(0);
    console.log(`browser: ${chosen.length} pages of ${kindsOf(pages).length} kinds, with 2 at the root, ${totals.runs} runs, ${totals.axe} of axe, ${sampled} s`);
    if (loose) await compare(browser, root, fs.realpathSync(loose), chosen.filter((name) => name !== "404.html"));
    const also = all ? ["index.html", "404.html", ...pages.map(({ name }) => name)] : brief.filter((name) => !chosen.includes(name));
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
