// Faults planted in copies of pages. Each must be found by its check.

import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Findings, serve } from "../common.mjs";
import { Session } from "./session.mjs";

const style = (css) => (html) => html.replace("</head>", `<style>${css}</style></head>`);
const inMain = (more) => (html) => html.replace(/(<main[^>]*>)/, `$1${more}`);
const swap = (from, to) => (html) => html.replace(from, to);
const LINKS = Array.from({ length: 30 }, (_, index) => `<a href="#a${index}">a${index}</a> `).join("");
const NOISE = () => `<!-- ${crypto.randomBytes(400_000).toString("base64").replaceAll("--", "")} -->`;

/** For each check: kind of page, expected finding, and change. */
const FAULTS = {
  keyboard: [
    ["home", "focus cannot be seen", style("a:focus-visible{outline:0!important}")],
    ["home", "focus cannot be seen", style("a:focus-visible{outline-width:1px!important}")],
    ["home", "focus contrast", style(":focus-visible{outline-color:#eee!important}")],
    ["home", "focus outline cut", style("nav{overflow:hidden}nav ul{margin:0!important}nav a{padding:0!important}")],
    ["home", "focus covered", inMain('<div style="position:fixed;inset:50% 0 0;background:#fff"></div>')],
    ["home", "order set by a number", inMain('<a href="#a" tabindex="3">a</a>')],
    ["home", "not in the order of the page", inMain('<a href="#a" tabindex="3">a</a>')],
    ["home", "trap", inMain("<script>addEventListener('keydown',(e)=>document.activeElement.closest('footer')&&e.preventDefault())</script>")],
    ["home", "skip link is not first", swap("<body>", '<body><a href="index.html">a</a>')],
    ["home", "skip link does not lead", swap(/href="?#_main"?/, 'href="#none"')],
    ["home", "too many stops", inMain(`<p>${LINKS}</p>`)],
    ["home", "cannot be scrolled", inMain('<div style="overflow:auto;width:90px"><p style="width:400px"><a href="#a">a</a></p></div>')],
    ["home", "does not unfold", inMain("<script>addEventListener('click',(e)=>e.preventDefault())</script>")],
  ],
  fit: [
    ["home", "text cut", style(".lead{height:1em;overflow:hidden}")],
    ["home", "sideways scroll", style("h1{white-space:nowrap}")],
    ["home", "text over text", style(".lead{height:1em}")],
    ["home", "words lost", style("@media(max-width:700px){.lead{display:none}}")],
    ["home", "text leaves the page", style(".lead{position:relative;left:-4rem}")],
  ],
  colours: [
    ["home", "motion: animation", style("@keyframes a{to{opacity:.9}}h1{animation:a 1s}")],
    ["home", "motion: transition", style("a{transition:color .2s}")],
    ["target", "shape is gone", style("@media(forced-colors:active){svg.bar rect{fill:Canvas!important;stroke:Canvas!important}}")],
    ["home", "border top is gone", style("@media(forced-colors:active){.top{border-top:0!important}}")],
    ["home", "shadow is gone", style(".lead{box-shadow:0 0 0 2px #a00}")],
  ],
  print: [
    ["target", "number not on paper", style("@media print{a.num{display:none}}")],
    ["target", "bar not printed", style("@media print{svg.bar{display:none!important}}")],
    ["target", "pictures are not printed", style("@media print{main svg{opacity:0}}")],
    ["plan", "fold not printed", style("@media print{details>*:not(summary){display:none}}")],
    ["tasks", "header row does not repeat", style("@media print{thead{display:table-row-group!important}}")],
    ["target", "leaves the paper's frame", style("@media print{.lead{white-space:nowrap;width:200vw;margin-left:30vw}}")],
    ["receipt", "no date of the figures", style("@media print{.data-line{display:none}}")],
    ["target", "no address of the page", swap("</head>", '<link rel="canonical" href="https://example.invalid/"></head>')],
    ["target", "paper is not white", style("html,body{background:#111!important;print-color-adjust:exact}")],
  ],
  targets: [
    ["home", "smaller than 44 px", inMain('<button style="width:20px;height:20px;padding:0">a</button>')],
    ["home", "smaller than 24 px and too close", inMain('<table><tr><td><a href="#a" style="font-size:12px">a</a> <a href="#b" style="font-size:12px">b</a></table>')],
  ],
  tree: [
    ["plan", "heading level left out", (html) => html.replace(/<h2/, "<h5").replace("</h2>", "</h5>")],
    ["plan", "Vietnamese without lang", swap(/<blockquote lang="?vi"?>/, "<blockquote>")],
    ["plan", "English without lang", inMain("<p>This is the plan of the year.</p>")],
    ["plan", "table without caption", (html) => html.replace(/<caption[^>]*>.*?<\/caption>/s, "")],
    ["plan", "table without row heads", (html) => html.replaceAll(/<th scope="?row"?/g, "<td").replaceAll("th class=\"part\" scope=\"row\"", "td")],
    ["plan", "tables that are none", inMain('<table role="presentation"><tr><td>a</table>')],
    ["plan", "not one main part", swap(/<footer/, "<main>a</main><footer")],
    ["plan", "not one first heading", inMain("<h1>a</h1>")],
    ["plan", "same words, other page", inMain('<p><a href="#a">here</a> <a href="#b">here</a></p>')],
    ["plan", "without a name", inMain('<button></button>')],
  ],
  frames: [
    ["embed-list", "scrolls", swap(/(<pre.*?height=(?:&quot;|"))\d+/s, "$1200")],
    ["embed-list", "not shown", swap(/src=(&quot;|")[^&"]+/, "src=$1vi/nhung/none.html")],
  ],
  places: [
    ["home", "request failed", swap("</head>", '<link rel="stylesheet" href="none.css"></head>')],
    ["home", "other look", (html) => html.replace("</head>", '<link rel="stylesheet" href="late.css"></head>')],
    ["home", "picture missing", inMain('<img src="none.png" alt="">')],
  ],
  load: [
    ["home", "layout shifts", inMain('<img src="late.svg" alt="">')],
    ["home", "script", inMain('<script src="late.js"></script>')],
    ["home", "request to elsewhere", inMain('<img src="http://example.invalid/a.png" alt="">')],
    ["home", "too many requests", inMain('<img src="late.svg?1" alt=""><img src="late.svg?2" alt="">')],
    ["home", "too many elements", inMain(`<p>${"<b>a</b>".repeat(1500)}</p>`)],
    ["home", "largest paint too late", (html) => html.replace("<body>", () => `<body>${NOISE()}`)],
    ["home", "too heavy", (html) => html.replace("</body>", () => `${NOISE()}</body>`)],
    ["home", "stores something", inMain("<script>localStorage.a=1</script>")],
  ],
  lighthouse: [
    // Repeated, because Lighthouse does not count work before the first paint.
    ["home", "performance: total-blocking-time", inMain("<script>let times=0;const every=setInterval(()=>{const end=Date.now()+400;while(Date.now()<end);if(++times>9)clearInterval(every)},50)</script>")],
    ["home", "accessibility: image-alt", inMain('<img src="late.svg" width="300" height="300">')],
    ["home", "accessibility: document-title", swap(/<title>.*?<\/title>/s, "")],
    ["home", "best-practices: doctype", swap(/^<!doctype[^>]*>/i, "")],
    ["home", "seo: meta-description", swap(/<meta[^>]*name="?description"?[^>]*>/, "")],
    ["home", "seo: is-crawlable", swap("</head>", '<meta name="robots" content="noindex"></head>')],
    ["embed", "seo: document-title", swap(/<title>.*?<\/title>/s, "")],
  ],
};

const LATE = {
  "late.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>',
  "late.css": "body{font-family:serif}",
  "late.js": "0",
};

/** Number of findings of each kind. */
function kinds(findings) {
  const all = new Map();
  for (const { kind, times } of findings.all.values()) all.set(kind, (all.get(kind) ?? 0) + times);
  return all;
}

/** Runs a check on a changed copy of one page in a temporary folder. */
async function look(browser, check, folder, page, changes) {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-fault-"));
  const server = await serve(own);
  const findings = new Findings();
  const session = new Session({ browser, folder: own, server, findings, strict: false });
  session.siteFolder = folder;
  try {
    const file = path.join(own, page.name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // Without the policy of the page, which would block planted styles and scripts.
    const whole = fs.readFileSync(path.join(folder, page.name), "utf8");
    const html = whole.replace(/<meta [^>]*Content-Security-Policy[^>]*>/, "");
    if (html === whole) throw new Error("the page has no policy");
    const changed = changes.reduce((text, change) => change(text), html);
    if (changes.length && changed === html) throw new Error("the fault could not be planted");
    fs.writeFileSync(file, changed);
    for (const [name, text] of Object.entries(LATE)) fs.writeFileSync(path.join(path.dirname(file), name), text);
    await check(session, page);
  } finally {
    await session.close();
    server.close();
    fs.rmSync(own, { recursive: true });
  }
  return kinds(findings);
}

/** Every fault must add findings to those of the unchanged page. */
export async function prove(browser, folder, pages, findings, checks) {
  let planted = 0;
  let seen = 0;
  for (const [name, { look: check }] of checks) {
    const sound = new Map();
    for (const [kind, finding, ...changes] of FAULTS[name]) {
      // Vietnamese without `lang` can only be found on an English page.
      const page = pages.find((one) => one.kind === kind && (finding.startsWith("Vietnamese") ? one.language === "en" : one.first));
      planted += 1;
      try {
        if (!sound.has(page.name)) sound.set(page.name, await look(browser, check, folder, page, []));
        const now = await look(browser, check, folder, page, changes);
        const count = (all) => [...all].filter(([one]) => one.includes(finding)).reduce((sum, [, times]) => sum + times, 0);
        if (count(now) > count(sound.get(page.name))) seen += 1;
        else findings.report("planted and not found", `${name}: ${finding}`, "", page.name);
      } catch (error) {
        findings.report("planted and not found", `${name}: ${finding}`, String(error).split("\n")[0], page?.name ?? kind);
      }
    }
  }
  console.log(`visitor: ${planted} faults planted, ${seen} found`);
}
