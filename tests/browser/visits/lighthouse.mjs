// Lighthouse as it comes: a phone of the middle class on a slow line, and the site on a server that squeezes, as hosts do.
// Lighthouse asks for the latest version, whichever that is, of two packages; only `overrides` in package.json lets a lock hold them.

import net from "node:net";
import { launch } from "../common.mjs";

// Time depends on the machine and on what else it does, so that 100 cannot be demanded of it. The rest is the same everywhere.
const LEAST = { performance: 90, accessibility: 100, "best-practices": 100, seo: 100 };
// A slow load beside other work says little of the page, so the best of some counts.
const TIMES = 3;
// Lighthouse fetches robots.txt from within the page, which the page's policy forbids to every script.
const SKIPPED = ["robots-txt"];
// A framed chart sends search engines to the whole page, as it should; whatever else they ask of a page it has too.
const UNLISTED = new Set(["Embed"]);

function freePort() {
  return new Promise((done) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function once(run, address, skipAudits) {
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    const { lhr } = await run(address, { port, locale: "en-US", logLevel: "error", onlyCategories: Object.keys(LEAST), skipAudits });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    await browser.close();
  }
}

const scoreOf = (seen, category) => Math.round((seen.categories[category].score ?? 0) * 100);

/** What took points from a category. An audit that broke has no score, and neither has its category. */
function causes(seen, category) {
  const full = LEAST[category] / 100;
  const weak = seen.categories[category].auditRefs
    .filter(({ id, weight }) => weight && (seen.audits[id].score ?? 0) < full)
    .map(({ id }) => seen.audits[id]);
  return weak.length ? weak : [{ id: "score", title: "no audit says why" }];
}

export async function lighthouse(desk, page) {
  // Not at the top of the file, because it is installed only where every check runs.
  const { default: run } = await import("lighthouse");
  const skipped = UNLISTED.has(page.type) ? [...SKIPPED, "is-crawlable"] : SKIPPED;
  let seen;
  for (let turn = 0; turn < TIMES && !(seen && scoreOf(seen, "performance") >= LEAST.performance); turn += 1) {
    const now = await once(run, desk.origin + page.name, skipped);
    if (!seen || scoreOf(now, "performance") > scoreOf(seen, "performance")) seen = now;
  }
  const scores = Object.keys(LEAST).map((category) => `${category} ${String(scoreOf(seen, category)).padStart(3)}`);
  console.log(`lighthouse: ${scores.join(", ")}  ${page.type.padEnd(16)} ${page.name}`);
  for (const [category, least] of Object.entries(LEAST)) {
    const score = scoreOf(seen, category);
    desk.low("lighthouse", `lowest ${category}`, score, page);
    if (score >= least) continue;
    for (const { id, title, displayValue, details } of causes(seen, category)) {
      const example = displayValue || details?.items?.[0]?.node?.snippet || "";
      desk.report(page, "", `lighthouse ${category}: ${id}`, title, `${score}, at least ${least}${example && `; ${example}`}`);
    }
  }
  desk.count("lighthouse", "pages");
}
