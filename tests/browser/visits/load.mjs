// A visitor on a slow line with a slow phone: requests, weight, first paint, shifts. Then the page from a disk, below a path, and saved.

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
const LISTS = new Set(["InstitutionList", "KindList", "Ranking", "Reports"]);
const COMPARISONS = new Set(["Compare", "Search"]);
// The types whose pages have a script, which they can do without.
const SCRIPTED = COMPARISONS;

/** What a page may cost, by its type. */
export function budget(type) {
  if (LISTS.has(type)) return { paint: 2000, elements: 3500, packed: 30 * 1024, requests: 3 };
  if (COMPARISONS.has(type)) return { paint: 2000, elements: 1400, packed: 14 * 1024, requests: 4 };
  return { paint: 1500, elements: 1400, packed: 14 * 1024, requests: 2 };
}

/** Filled while the page is painted. */
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

async function once(desk, page) {
  const context = await desk.browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true });
  try {
    const tab = await context.newPage();
    const asked = [];
    tab.on("request", (request) => asked.push({ address: request.url(), kind: request.resourceType() }));
    await tab.addInitScript(watch);
    const line = await context.newCDPSession(tab);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", LINE);
    await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await tab.goto(desk.origin + page.name, { waitUntil: "load" });
    // Two frames after the last paint the browser has told of it.
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

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export async function load(desk, page, times = TIMES) {
  const most = budget(page.type);
  const slack = desk.strict ? 1 : SLACK;
  const seen = [await once(desk, page)];
  // One load within the budget is enough. Beside other work one that is not says little, so then the middle of five counts.
  const isCalm = ({ paint, shift }) => paint && paint <= most.paint && !shift;
  const turns = isCalm(seen[0]) && !desk.thorough ? 1 : times;
  while (seen.length < turns) seen.push(await once(desk, page));
  const paint = middle(seen.map((one) => one.paint));
  const packed = zlib.gzipSync(fs.readFileSync(path.join(desk.folder, page.name)), { level: 6 }).length;
  const [{ elements, stored, asked }] = seen;
  const moved = seen.flatMap((one) => one.moved);
  // On a machine that does something else besides, one load in some hundred tells of a shift that none of the others has.
  const shifts = seen.map((one) => one.shift).sort((a, b) => b - a);
  const shift = shifts[desk.strict ? 0 : 1] ?? shifts[0];
  const say = (kind, detail, where = page.type) => desk.report(page, "", kind, where, detail);
  if (!paint) say("load: nothing painted", "");
  if (paint > most.paint * slack) say("load: largest paint too late", `${paint.toFixed(0)} ms, at most ${(most.paint * slack).toFixed(0)}`);
  if (shift !== 0) say("load: layout shifts", `${shift.toFixed(4)}: ${moved.join("; ")}`);
  if (asked.length > most.requests) say("load: too many requests", `${asked.length}, at most ${most.requests}`);
  if (elements > most.elements) say("load: too many elements", `${elements}, at most ${most.elements}`);
  if (packed > most.packed) say("load: too heavy", `${packed} bytes packed, at most ${most.packed}`);
  if (stored) say("load: stores something", "");
  for (const { address, kind } of asked) {
    if (!address.startsWith(desk.origin)) say("load: request to elsewhere", address);
    if (kind === "script" && !SCRIPTED.has(page.type)) say("load: script", address);
  }
  desk.count("load", "loads", seen.length);
  desk.peak("load", "latest paint in ms", paint, page);
  desk.peak("load", "most of the time allowed", paint / most.paint, page);
  desk.peak("load", "most requests", asked.length, page);
  desk.peak("load", "most elements", elements, page);
  desk.peak("load", "most bytes packed", packed, page);
  desk.peak("load", "largest shift of one load", shifts[0], page);
}

/** The words, and enough of the look to know that the style is there. */
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

async function withoutScripts(desk, address) {
  const context = await desk.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  try {
    const tab = await context.newPage();
    await tab.goto(address, { waitUntil: "load" });
    return await tab.evaluate(likeness);
  } finally {
    await context.close();
  }
}

/** What a page saved alone may ask for in vain: its script, since it is whole without it, and the icon, which is no part of it. */
const left = (type, address) => address.endsWith("/favicon.svg") || (SCRIPTED.has(type) && /\.js$/.test(address));

/** The same page from a disk, below a path, and as one saved file. */
export async function places(desk, page) {
  const alone = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-saved-"));
  const below = await serve(desk.folder, "/a/b/");
  const context = await desk.browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    fs.copyFileSync(path.join(desk.folder, page.name), path.join(alone, "saved.html"));
    const tab = await context.newPage();
    let failed = [];
    tab.on("requestfailed", (request) => failed.push(request.url()));
    tab.on("response", (response) => response.status() >= 400 && failed.push(response.url()));
    const addresses = {
      "from a disk": desk.address(page),
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
      // Without its script, which stays behind, a saved page shows what the page shows where scripts are off.
      if (isAlone && SCRIPTED.has(page.type)) first = await withoutScripts(desk, addresses["from a disk"]);
      for (const one of failed) if (!isAlone || !left(page.type, one)) desk.report(page, how, "places: request failed", page.type, one.replace(/^.*\/\/[^/]*/, ""));
      for (const one of seen.broken) desk.report(page, how, "places: picture missing", page.type, one);
      if (seen.words !== first.words) desk.report(page, how, "places: other words", page.type);
      if (seen.look !== first.look) desk.report(page, how, "places: other look", page.type);
      desk.count("places", how);
    }
  } finally {
    await context.close();
    below.close();
    fs.rmSync(alone, { recursive: true });
  }
}
