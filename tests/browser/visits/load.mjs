// Loading on a slow phone with a slow connection: requests, size, paint, layout shifts. Also pages from a disk, below a path, and saved.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";
import { serve } from "../common.mjs";

const LINE = { offline: false, latency: 562.5, downloadThroughput: 1.44e6 / 8, uploadThroughput: 0.675e6 / 8 };
const SLOWER = 4;
const TIMES = 5;
const SLACK = 1.3;
// Kinds of long lists, with a larger budget. Other lists may become as large (see tests/pages), but are not yet.
const LISTS = new Set(["institution-list", "kind-list", "ranking", "reports"]);

/** The budget of a page. A page with a script may request it. */
export function budget({ kind, script }) {
  if (LISTS.has(kind)) return { paint: 2000, elements: 3500, packed: 30 * 1024, requests: 3 };
  if (script) return { paint: 2000, elements: 1400, packed: 14 * 1024, requests: 4 };
  return { paint: 1500, elements: 1400, packed: 14 * 1024, requests: 2 };
}

/** Collects paints and layout shifts. */
function watch() {
  window.minhbach = { paint: 0, shift: 0, moved: [] };
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.minhbach.paint = one.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      window.minhbach.shift += one.value;
      for (const { node, previousRect: from, currentRect: to } of one.sources ?? []) {
        const name = node?.className || node?.nodeName || "removed";
        window.minhbach.moved.push(`${name} ${from.x},${from.y} ${from.width} × ${from.height} to ${to.x},${to.y} ${to.width} × ${to.height}`);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
}

async function once(session, page) {
  const context = await session.browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true });
  try {
    const tab = await context.newPage();
    const asked = [];
    tab.on("request", (request) => asked.push({ address: request.url(), kind: request.resourceType() }));
    await tab.addInitScript(watch);
    const line = await context.newCDPSession(tab);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", LINE);
    await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await tab.goto(session.origin + page.name, { waitUntil: "load" });
    // The browser reports a paint up to two frames later.
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))));
    const seen = await tab.evaluate(() => ({
      ...window.minhbach,
      elements: document.querySelectorAll("*").length,
      stored: document.cookie.length + localStorage.length + sessionStorage.length,
    }));
    return { ...seen, asked };
  } finally {
    await context.close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export async function load(session, page, times = TIMES) {
  const most = budget(page);
  const slack = session.strict ? 1 : SLACK;
  const seen = [await once(session, page)];
  // One load within the budget is enough. Otherwise the median of five counts, because other work may have slowed the load.
  const isWithinBudget = ({ paint, shift }) => paint && paint <= most.paint && !shift;
  const turns = isWithinBudget(seen[0]) && !session.thorough ? 1 : times;
  while (seen.length < turns) seen.push(await once(session, page));
  const paint = median(seen.map((one) => one.paint));
  const packed = zlib.gzipSync(fs.readFileSync(path.join(session.folder, page.name)), { level: 6 }).length;
  const [{ elements, stored, asked }] = seen;
  const moved = seen.flatMap((one) => one.moved);
  // On a busy machine a rare load reports a shift that no other has, so the second largest counts.
  const shifts = seen.map((one) => one.shift).sort((a, b) => b - a);
  const shift = shifts[session.strict ? 0 : 1] ?? shifts[0];
  const say = (kind, detail, where = page.kind) => session.report(page, "", kind, where, detail);
  if (!paint) say("load: nothing painted", "");
  if (paint > most.paint * slack) say("load: largest paint too late", `${paint.toFixed(0)} ms, at most ${(most.paint * slack).toFixed(0)}`);
  if (shift !== 0) say("load: layout shifts", `${shift.toFixed(4)}: ${moved.join("; ")}`);
  if (asked.length > most.requests) say("load: too many requests", `${asked.length}, at most ${most.requests}`);
  if (elements > most.elements) say("load: too many elements", `${elements}, at most ${most.elements}`);
  if (packed > most.packed) say("load: too heavy", `${packed} bytes packed, at most ${most.packed}`);
  if (stored) say("load: stores something", "");
  for (const { address, kind } of asked) {
    if (!address.startsWith(session.origin)) say("load: request to elsewhere", address);
    if (kind === "script" && !page.script) say("load: script", address);
  }
  session.count("load", "loads", seen.length);
  session.peak("load", "latest paint in ms", paint, page);
  session.peak("load", "most of the time allowed", paint / most.paint, page);
  session.peak("load", "most requests", asked.length, page);
  session.peak("load", "most elements", elements, page);
  session.peak("load", "most bytes packed", packed, page);
  session.peak("load", "largest shift of one load", shifts[0], page);
}

/** The text, and enough computed style to know that the style sheet is applied. */
function likeness() {
  const look = (one) => {
    const it = getComputedStyle(one);
    return [it.fontFamily, it.display, it.maxWidth, it.backgroundColor].join(" ");
  };
  return {
    words: document.body.innerText,
    look: [...document.querySelectorAll("body, body > *, main, main h1, svg")].map(look).join("\n"),
    broken: [...document.images].filter((one) => !one.naturalWidth).map((one) => one.getAttribute("src")),
  };
}

async function withoutScripts(session, address) {
  const context = await session.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  try {
    const tab = await context.newPage();
    await tab.goto(address, { waitUntil: "load" });
    return await tab.evaluate(likeness);
  } finally {
    await context.close();
  }
}

/** Requests of a saved page that may fail: its script, which it can do without, and the icon. */
const mayFail = ({ script }, address) => address.endsWith("/favicon.svg") || (script && /\.js$/.test(address));

/** Compares the page from a disk, below a path, and saved as a single file. */
export async function places(session, page) {
  const alone = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-saved-"));
  const below = await serve(session.folder, "/a/b/");
  const context = await session.browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    fs.copyFileSync(path.join(session.folder, page.name), path.join(alone, "saved.html"));
    const tab = await context.newPage();
    let failed = [];
    tab.on("requestfailed", (request) => failed.push(request.url()));
    tab.on("response", (response) => response.status() >= 400 && failed.push(response.url()));
    const addresses = {
      "from a disk": session.address(page),
      "below a path": `http://127.0.0.1:${below.address().port}/a/b/${page.name}`,
      "saved alone": pathToFileURL(path.join(alone, "saved.html")).href,
    };
    let first;
    for (const [how, address] of Object.entries(addresses)) {
      failed = [];
      await tab.goto(address, { waitUntil: "load" });
      const seen = await tab.evaluate(likeness);
      first ??= seen;
      const isAlone = how === "saved alone";
      // A saved page has no script, so it is compared with the page with scripts disabled.
      if (isAlone && page.script) first = await withoutScripts(session, addresses["from a disk"]);
      for (const one of failed) if (!isAlone || !mayFail(page, one)) session.report(page, how, "places: request failed", page.kind, one.replace(/^.*\/\/[^/]*/, ""));
      for (const one of seen.broken) session.report(page, how, "places: picture missing", page.kind, one);
      if (seen.words !== first.words) session.report(page, how, "places: other words", page.kind);
      if (seen.look !== first.look) session.report(page, how, "places: other look", page.kind);
      session.count("places", how);
    }
  } finally {
    await context.close();
    below.close();
    fs.rmSync(alone, { recursive: true });
  }
}
