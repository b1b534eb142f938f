// Charts in frames of another page, at the height that the code tells, as a site that copied it shows them.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const WIDTHS = [280, 640];

/** The code of every chart of a list, as a visitor copies it. */
async function codes(desk, page) {
  const tab = await desk.open(page);
  return tab.evaluate(() => [...document.querySelectorAll("pre")].map((one) => one.textContent));
}

/** What of a framed page can be seen without scrolling. */
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

export async function frames(desk, page) {
  if (page.type !== "EmbedList") return;
  const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-framed-"));
  const context = await desk.browser.newContext();
  try {
    const tab = await context.newPage();
    for (const code of await codes(desk, page)) {
      const address = code.match(/src="([^"]+)"/)?.[1] ?? "";
      const here = address.replace(/^https?:\/\/.*?\/(?=[a-z]+\/nhung\/)/, "");
      // The portal's address stands before the one in the code, or replaces the one that it was built for.
      const copied = code.replace(address, pathToFileURL(path.join(desk.whole ?? desk.folder, here)).href);
      for (const width of WIDTHS) {
        fs.writeFileSync(path.join(elsewhere, "page.html"),
          `<!doctype html><meta charset="utf-8"><title>x</title><body style="margin:0"><div style="width:${width + 4}px">${copied}</div>`);
        await tab.setViewportSize({ width: width + 40, height: 900 });
        await tab.goto(pathToFileURL(path.join(elsewhere, "page.html")).href, { waitUntil: "load" });
        await tab.locator("iframe").scrollIntoViewIfNeeded();
        const frame = tab.frames().find((one) => one !== tab.mainFrame());
        await frame?.waitForLoadState("load");
        const seen = frame?.url().endsWith(here) ? await frame.evaluate(inside) : null;
        const say = (kind, detail) => desk.report(page, String(width), `frames: ${kind}`, here.replace(/^[^/]+\/nhung\/[^/]+\//, ""), detail);
        desk.count("frames", "charts in frames");
        if (!seen) say("not shown", here);
        else {
          if (seen.across > 0) say("scrolls sideways", `${seen.across} px`);
          if (seen.down > 0 || seen.last > 0) say("scrolls", `${Math.max(seen.down, seen.last)} px`);
          if (seen.picture < width - 24) say("picture not as wide as the frame", `${seen.picture} px`);
          if (seen.small < 12) say("small words", `${seen.small} px`);
          desk.low("frames", "least px left below", -seen.last, page);
          desk.peak("frames", "most px left below", -seen.last, page);
        }
      }
    }
  } finally {
    await context.close();
    fs.rmSync(elsewhere, { recursive: true });
  }
}
