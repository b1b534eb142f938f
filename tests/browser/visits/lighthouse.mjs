// Lighthouse, for whoever installs it: it is large, so it is no part of package.json.
//
//     npm install --prefix FOLDER lighthouse@12.8.2
//     node tests/browser/visitor.mjs SITE --lighthouse FOLDER

import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../common.mjs";

const VERSION = "12.8.2";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
// Its time depends on what else the machine does; the rest does not.
const LEAST = { performance: 90, accessibility: 100, "best-practices": 100, seo: 100 };
// Lighthouse fetches robots.txt from within the page, which the page's policy forbids to every script.
const SKIPPED = ["robots-txt"];

function freePort() {
  return new Promise((done) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export async function lighthouse(desk, pages, folder) {
  const home = path.resolve(folder, "node_modules/lighthouse");
  const found = fs.existsSync(home) ? JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8")).version : "none";
  if (found !== VERSION) throw new Error(`Lighthouse ${VERSION} is needed, there is ${found}: npm install --prefix ${folder} lighthouse@${VERSION}`);
  const { default: run } = await import(pathToFileURL(path.join(home, "core/index.js")).href);
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    for (const page of pages) {
      const { lhr } = await run(desk.origin + page.name, { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES, skipAudits: SKIPPED });
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      const scores = CATEGORIES.map((one) => Math.round(lhr.categories[one].score * 100));
      console.log(`lighthouse: ${scores.map((score) => String(score).padStart(3)).join(" ")}  ${page.name}`);
      CATEGORIES.forEach((one, place) => {
        desk.low("lighthouse", `lowest ${one}`, scores[place], page);
        if (scores[place] >= LEAST[one]) return;
        const weak = lhr.categories[one].auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
        for (const { id } of weak) desk.report(page, "", `lighthouse ${one}: ${lhr.audits[id].title}`, id, lhr.audits[id].displayValue ?? "");
      });
      desk.count("lighthouse", "pages");
    }
  } finally {
    await browser.close();
  }
}
