// Lighthouse with its default settings (a mid-range phone on a slow connection), on a server with gzip.
// Lighthouse depends on the latest version of two packages; `overrides` in package.json pins them.

import net from "node:net";
import { launch } from "../common.mjs";

// Performance depends on the machine and its load, so it need not reach 100.
const LEAST = { performance: 90, accessibility: 100, "best-practices": 100, seo: 100 };
// Other work may slow a load, so the best of several runs counts.
const TIMES = 3;
// Lighthouse fetches robots.txt from within the page, which the policy of the page forbids.
const SKIPPED = ["robots-txt"];
// Embedded charts are intentionally not indexed.
const SKIPPED_IN_FRAMES = [...SKIPPED, "is-crawlable"];

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

/** Audits that lowered the score of a category. A failed audit has no score, and then its category has none either. */
function causes(seen, category) {
  const full = LEAST[category] / 100;
  const weak = seen.categories[category].auditRefs
    .filter(({ id, weight }) => weight && (seen.audits[id].score ?? 0) < full)
    .map(({ id }) => seen.audits[id]);
  return weak.length ? weak : [{ id: "score", title: "no audit says why" }];
}

export async function lighthouse(session, page) {
  // Imported here, because it is installed only for `tests/run --all`.
  const { default: run } = await import("lighthouse");
  const skipped = page.framed ? SKIPPED_IN_FRAMES : SKIPPED;
  let seen;
  for (let turn = 0; turn < TIMES && !(seen && scoreOf(seen, "performance") >= LEAST.performance); turn += 1) {
    const now = await once(run, session.origin + page.name, skipped);
    if (!seen || scoreOf(now, "performance") > scoreOf(seen, "performance")) seen = now;
  }
  const scores = Object.keys(LEAST).map((category) => `${category} ${String(scoreOf(seen, category)).padStart(3)}`);
  console.log(`lighthouse: ${scores.join(", ")}  ${page.kind.padEnd(16)} ${page.name}`);
  for (const [category, least] of Object.entries(LEAST)) {
    const score = scoreOf(seen, category);
    session.low("lighthouse", `lowest ${category}`, score, page);
    if (score >= least) continue;
    for (const { id, title, displayValue, details } of causes(seen, category)) {
      const example = displayValue || details?.items?.[0]?.node?.snippet || "";
      session.report(page, "", `lighthouse ${category}: ${id}`, title, `${score}, at least ${least}${example && `; ${example}`}`);
    }
  }
  session.count("lighthouse", "pages");
}
