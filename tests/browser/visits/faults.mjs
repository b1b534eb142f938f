// Faults, planted in copies of pages: a check that finds nothing proves nothing.

import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Findings, serve } from "../common.mjs";
import { Desk } from "./desk.mjs";

const style = (css) => (html) => html.replace("</head>", `<style>${css}</style></head>`);
const inMain = (more) => (html) => html.replace(/(<main[^>]*>)/, `$1${more}`);
const swap = (from, to) => (html) => html.replace(from, to);
const LINKS = Array.from({ length: 30 }, (_, place) => `<a href="#a${place}">a${place}</a> `).join("");
const NOISE = () => `<!-- ${crypto.randomBytes(400_000).toString("base64").replaceAll("--", "")} -->`;

/** Per check: the type of the page, the kind of finding that must come, and the change. */
const FAULTS = {
  keyboard: [
    ["Home", "focus cannot be seen", style("a:focus-visible{outline:0!important}")],
    ["Home", "focus cannot be seen", style("a:focus-visible{outline-width:1px!important}")],
    ["Home", "focus contrast", style(":focus-visible{outline-color:#eee!important}")],
    ["Home", "focus outline cut", style("nav{overflow:hidden}nav ul{margin:0!important}nav a{padding:0!important}")],
    ["Home", "focus covered", inMain('<div style="position:fixed;inset:50% 0 0;background:#fff"></div>')],
    ["Home", "order set by a number", inMain('<a href="#a" tabindex="3">a</a>')],
    ["Home", "not in the order of the page", inMain('<a href="#a" tabindex="3">a</a>')],
    ["Home", "trap", inMain("<script>addEventListener('keydown',(e)=>document.activeElement.closest('footer')&&e.preventDefault())</script>")],
    ["Home", "skip link is not first", swap("<body>", '<body><a href="index.html">a</a>')],
    ["Home", "skip link does not lead", swap(/href="?#_main"?/, 'href="#none"')],
    ["Home", "too many stops", inMain(`<p>${LINKS}</p>`)],
    ["Home", "cannot be scrolled", inMain('<div style="overflow:auto;width:90px"><p style="width:400px"><a href="#a">a</a></p></div>')],
    ["Home", "does not unfold", inMain("<script>addEventListener('click',(e)=>e.preventDefault())</script>")],
  ],
  fit: [
    ["Home", "text cut", style(".lead{height:1em;overflow:hidden}")],
    ["Home", "sideways scroll", style("h1{white-space:nowrap}")],
    ["Home", "text over text", style(".lead{height:1em}")],
    ["Home", "words lost", style("@media(max-width:700px){.lead{display:none}}")],
    ["Home", "text leaves the page", style(".lead{position:relative;left:-4rem}")],
  ],
  colours: [
    ["Home", "motion: animation", style("@keyframes a{to{opacity:.9}}h1{animation:a 1s}")],
    ["Home", "motion: transition", style("a{transition:color .2s}")],
    ["Target", "shape is gone", style("@media(forced-colors:active){svg.bar rect{fill:Canvas!important;stroke:Canvas!important}}")],
    ["Home", "border top is gone", style("@media(forced-colors:active){.top{border-top:0!important}}")],
    ["Home", "shadow is gone", style(".lead{box-shadow:0 0 0 2px #a00}")],
  ],
  print: [
    ["Target", "number not on paper", style("@media print{a.num{display:none}}")],
    ["Target", "bar not printed", style("@media print{svg.bar{display:none!important}}")],
    ["Target", "pictures are not printed", style("@media print{main svg{opacity:0}}")],
    ["Plan", "fold not printed", style("@media print{details>*:not(summary){display:none}}")],
    ["Tasks", "header row does not repeat", style("@media print{thead{display:table-row-group!important}}")],
    ["Target", "leaves the paper's frame", style("@media print{.lead{white-space:nowrap;width:200vw;margin-left:30vw}}")],
    ["Receipt", "no date of the figures", style("@media print{.data-line{display:none}}")],
    ["Target", "no address of the page", swap("</head>", '<link rel="canonical" href="https://example.invalid/"></head>')],
    ["Target", "paper is not white", style("html,body{background:#111!important;print-color-adjust:exact}")],
  ],
  targets: [
    ["Home", "smaller than 44 px", inMain('<button style="width:20px;height:20px;padding:0">a</button>')],
    ["Home", "smaller than 24 px and too close", inMain('<table><tr><td><a href="#a" style="font-size:12px">a</a> <a href="#b" style="font-size:12px">b</a></table>')],
  ],
  tree: [
    ["Plan", "heading level left out", (html) => html.replace(/<h2/, "<h5").replace("</h2>", "</h5>")],
    ["Plan", "Vietnamese without lang", swap(/<blockquote lang="?vi"?>/, "<blockquote>")],
    ["Plan", "English without lang", inMain("<p>This is the plan of the year.</p>")],
    ["Plan", "table without caption", (html) => html.replace(/<caption[^>]*>.*?<\/caption>/s, "")],
    ["Plan", "table without row heads", (html) => html.replaceAll(/<th scope="?row"?/g, "<td").replaceAll("th class=\"part\" scope=\"row\"", "td")],
    ["Plan", "tables that are none", inMain('<table role="presentation"><tr><td>a</table>')],
    ["Plan", "not one main part", swap(/<footer/, "<main>a</main><footer")],
    ["Plan", "not one first heading", inMain("<h1>a</h1>")],
    ["Plan", "same words, other page", inMain('<p><a href="#a">here</a> <a href="#b">here</a></p>')],
    ["Plan", "without a name", inMain('<button></button>')],
  ],
  frames: [
    ["EmbedList", "scrolls", swap(/(<pre.*?height=(?:&quot;|"))\d+/s, "$1200")],
    ["EmbedList", "not shown", swap(/src=(&quot;|")[^&"]+/, "src=$1vi/nhung/none.html")],
  ],
  places: [
    ["Home", "request failed", swap("</head>", '<link rel="stylesheet" href="none.css"></head>')],
    ["Home", "other look", (html) => html.replace("</head>", '<link rel="stylesheet" href="late.css"></head>')],
    ["Home", "picture missing", inMain('<img src="none.png" alt="">')],
  ],
  load: [
    ["Home", "layout shifts", inMain('<img src="late.svg" alt="">')],
    ["Home", "script", inMain('<script src="late.js"></script>')],
    ["Home", "request to elsewhere", inMain('<img src="http://example.invalid/a.png" alt="">')],
    ["Home", "too many requests", inMain('<img src="late.svg?1" alt=""><img src="late.svg?2" alt="">')],
    ["Home", "too many elements", inMain(`<p>${"<b>a</b>".repeat(1500)}</p>`)],
    ["Home", "largest paint too late", (html) => html.replace("<body>", () => `<body>${NOISE()}`)],
    ["Home", "too heavy", (html) => html.replace("</body>", () => `${NOISE()}</body>`)],
    ["Home", "stores something", inMain("<script>localStorage.a=1</script>")],
  ],
  lighthouse: [
    // Again and again: what is done before something is shown is not counted.
    ["Home", "performance: total-blocking-time", inMain("<script>let times=0;const every=setInterval(()=>{const end=Date.now()+400;while(Date.now()<end);if(++times>9)clearInterval(every)},50)</script>")],
    ["Home", "accessibility: image-alt", inMain('<img src="late.svg" width="300" height="300">')],
    ["Home", "accessibility: document-title", swap(/<title>.*?<\/title>/s, "")],
    ["Home", "best-practices: doctype", swap(/^<!doctype[^>]*>/i, "")],
    ["Home", "seo: meta-description", swap(/<meta[^>]*name="?description"?[^>]*>/, "")],
    ["Home", "seo: is-crawlable", swap("</head>", '<meta name="robots" content="noindex"></head>')],
    ["Embed", "seo: document-title", swap(/<title>.*?<\/title>/s, "")],
  ],
};

const LATE = {
  "late.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>',
  "late.css": "body{font-family:serif}",
  "late.js": "0",
};

/** How often each kind was found. */
function kinds(findings) {
  const all = new Map();
  for (const { kind, times } of findings.all.values()) all.set(kind, (all.get(kind) ?? 0) + times);
  return all;
}

/** Looks at one page in a folder of its own, with the changes. */
async function look(browser, check, folder, page, changes) {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-fault-"));
  const server = await serve(own);
  const findings = new Findings();
  const desk = new Desk({ browser, folder: own, server, findings, strict: false });
  desk.whole = folder;
  try {
    const place = path.join(own, page.name);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    // The policy of the page names the style it has; what is planted would be kept out.
    const whole = fs.readFileSync(path.join(folder, page.name), "utf8");
    const html = whole.replace(/<meta [^>]*Content-Security-Policy[^>]*>/, "");
    if (html === whole) throw new Error("the page has no policy");
    const changed = changes.reduce((text, change) => change(text), html);
    if (changes.length && changed === html) throw new Error("the fault could not be planted");
    fs.writeFileSync(place, changed);
    for (const [name, text] of Object.entries(LATE)) fs.writeFileSync(path.join(path.dirname(place), name), text);
    await check(desk, page);
  } finally {
    await desk.close();
    server.close();
    fs.rmSync(own, { recursive: true });
  }
  return kinds(findings);
}

/** Every fault must add to what its check finds on the same page without it. */
export async function prove(browser, folder, pages, findings, checks) {
  let planted = 0;
  let seen = 0;
  for (const [name, { look: check }] of checks) {
    const sound = new Map();
    for (const [type, kind, ...changes] of FAULTS[name]) {
      // The tree of the other language shows the words that are not in it.
      const page = pages.find((one) => one.type === type && (kind.startsWith("Vietnamese") ? one.language === "en" : one.first));
      planted += 1;
      try {
        if (!sound.has(page.name)) sound.set(page.name, await look(browser, check, folder, page, []));
        const now = await look(browser, check, folder, page, changes);
        const count = (all) => [...all].filter(([one]) => one.includes(kind)).reduce((sum, [, times]) => sum + times, 0);
        if (count(now) > count(sound.get(page.name))) seen += 1;
        else findings.report("planted and not found", `${name}: ${kind}`, "", page.name);
      } catch (error) {
        findings.report("planted and not found", `${name}: ${kind}`, String(error).split("\n")[0], page?.name ?? type);
      }
    }
  }
  console.log(`visitor: ${planted} faults planted, ${seen} found`);
}
