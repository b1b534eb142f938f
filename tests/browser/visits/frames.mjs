// Charts embedded in another page with the code that the site offers.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const WIDTHS = [280, 640];

/** The embed code of every chart of a list. */
async function codes(session, page) {
  const tab = await session.open(page);
  return tab.evaluate(() => [...document.querySelectorAll("pre")].map((one) => one.textContent));
}

/** Measures how much of a framed page is visible without scrolling. */
function inside() {
  const page = document.documentElement;
  return {
    across: page.scrollWidth - page.clientWidth,
    down: page.scrollHeight - page.clientHeight,
    picture: document.querySelector("svg.chart")?.getBoundingClientRect().width ?? 0,
    last: Math.max(...[...document.querySelectorAll("main *")].map((one) => one.getBoundingClientRect().bottom)) - page.clientHeight,
    small: Math.min(...[...document.querySelectorAll("svg text, p, h1, span")].map((one) => parseFloat(getComputedStyle(one).fontSize))),
  };
}

export async function frames(session, page) {
  if (page.kind !== "embed-list") return;
  const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-framed-"));
  const context = await session.browser.newContext();
  try {
    const tab = await context.newPage();
    for (const code of await codes(session, page)) {
      const address = code.match(/src="([^"]+)"/)?.[1] ?? "";
      const here = address.replace(/^https?:\/\/.*?\/(?=[a-z]+\/nhung\/)/, "");
      // Replaces the site's address in the code with the folder on disk.
      const copied = code.replace(address, pathToFileURL(path.join(session.siteFolder ?? session.folder, here)).href);
      for (const width of WIDTHS) {
        fs.writeFileSync(path.join(elsewhere, "page.html"),
          `<!doctype html><meta charset="utf-8"><title>x</title><body style="margin:0"><div style="width:${width + 4}px">${copied}</div>`);
        await tab.setViewportSize({ width: width + 40, height: 900 });
        await tab.goto(pathToFileURL(path.join(elsewhere, "page.html")).href, { waitUntil: "load" });
        await tab.locator("iframe").scrollIntoViewIfNeeded();
        const frame = tab.frames().find((one) => one !== tab.mainFrame());
        await frame?.waitForLoadState("load");
        const seen = frame?.url().endsWith(here) ? await frame.evaluate(inside) : null;
        const say = (kind, detail) => session.report(page, String(width), `frames: ${kind}`, here.replace(/^[^/]+\/nhung\/[^/]+\//, ""), detail);
        session.count("frames", "charts in frames");
        if (!seen) say("not shown", here);
        else {
          if (seen.across > 0) say("scrolls sideways", `${seen.across} px`);
          if (seen.down > 0 || seen.last > 0) say("scrolls", `${Math.max(seen.down, seen.last)} px`);
          if (seen.picture < width - 24) say("picture not as wide as the frame", `${seen.picture} px`);
          if (seen.small < 12) say("small words", `${seen.small} px`);
          session.low("frames", "least px left below", -seen.last, page);
          session.peak("frames", "most px left below", -seen.last, page);
        }
      }
    }
  } finally {
    await context.close();
    fs.rmSync(elsewhere, { recursive: true });
  }
}
