// What the looks at a published site share: the types of its pages, the browser, a server, and the keeping of findings.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { chromium } from "playwright-core";

// Page types of src/site/route.rs, by the part of the address behind the language; the first that fits.
export const TYPES = [
  ["Home", /^index\.html$/],
  ["PlanIndex", /^ke-hoach\/index\.html$/],
  ["Plan", /^ke-hoach\/[^/]+\/index\.html$/],
  ["Tasks", /^ke-hoach\/[^/]+\/nhiem-vu\.html$/],
  ["Reports", /^ke-hoach\/[^/]+\/bao-cao\.html$/],
  ["MoreReports", /^ke-hoach\/[^/]+\/bao-cao-\d+\.html$/],
  ["PlanText", /^ke-hoach\/[^/]+\/van-ban\.html$/],
  ["Target", /^ke-hoach\/[^/]+\/chi-tieu\/[^/]+\.html$/],
  ["AreaIndex", /^dia-ban\/index\.html$/],
  ["Area", /^dia-ban\/[^/]+\.html$/],
  ["CompareIndex", /^so-sanh\/index\.html$/],
  ["Compare", /^so-sanh\/[^/]+\.html$/],
  ["InstitutionIndex", /^don-vi\/index\.html$/],
  ["InstitutionList", /^don-vi\/[^/]+\/index(-\d+)?\.html$/],
  ["InstitutionGroup", /^don-vi\/[^/]+\.html$/],
  ["Institution", /^don-vi\/[^/]+\/[^/]+\.html$/],
  ["RankingIndex", /^xep-hang\/index\.html$/],
  ["MoreRanking", /^xep-hang\/[^/]+\/[^/]+\.\d+\.html$/],
  ["Ranking", /^xep-hang\/[^/]+\/[^/]+\.html$/],
  ["Calendar", /^lich-bao-cao\/index\.html$/],
  ["PlanCalendar", /^lich-bao-cao\/[^/]+\.html$/],
  ["ContentIndex", /^(huong-dan|canh-bao)\/index\.html$/],
  ["Content", /^(huong-dan|canh-bao|trang)\/[^/]+\.html$/],
  ["Data", /^du-lieu\/index\.html$/],
  ["DataFile", /^du-lieu\/[a-z_]+\.html$/],
  ["Changes", /^thay-doi\/index\.html$/],
  ["PeriodChanges", /^thay-doi\/[^/]+\.\d{4}[^/]*\.html$/],
  ["Revisions", /^thay-doi\/dinh-chinh\.html$/],
  ["PlanRevisions", /^thay-doi\/dinh-chinh\/[^/]+\.html$/],
  ["Search", /^tim-kiem\/index\.html$/],
  ["KindIndex", /^tim-kiem\/[^/]+\/index\.html$/],
  ["KindList", /^tim-kiem\/[^/]+\/[^/]+\.html$/],
  ["Notice", /^thong-bao\/[^/]+\.html$/],
  ["Receipt", /^can-cu\/[^/]+\/[^/]+\.html$/],
  ["Absent", /^con-thieu\/[^/]+\/[^/]+\.html$/],
  ["EmbedIndex", /^nhung\/index\.html$/],
  ["EmbedList", /^nhung\/[^/]+\/index\.html$/],
  ["Embed", /^nhung\/.+\.html$/],
  ["YardstickIndex", /^thuoc-do\/index\.html$/],
  ["Yardstick", /^thuoc-do\/[^/]+\.html$/],
];

/** Types that only a site with long lists has. */
export const LONG = new Set([
  "DataFile", "MoreReports", "InstitutionGroup", "MoreRanking", "PlanCalendar", "PlanRevisions", "KindIndex", "Absent",
]);

/** The type of a page by its address behind the language. */
export const typeOf = (tail) => TYPES.find(([, pattern]) => pattern.test(tail))?.[0];

/** Every page by its address in the folder. */
export function pagesOf(folder) {
  return fs.readdirSync(folder, { recursive: true })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".html"))
    .sort();
}

/** The languages of a site, those of its folders that hold a home page. */
export const languagesOf = (pages) => pages.filter((name) => /^[^/]+\/index\.html$/.test(name)).map((name) => name.split("/")[0]);

// ---- Findings ----

/** Findings by kind and place, each with the first few examples. */
export class Findings {
  constructor() {
    this.all = new Map();
  }

  report(kind, where, detail, seen) {
    const key = `${kind}\n${where}`;
    const known = this.all.get(key) ?? { kind, where, times: 0, pages: new Set(), examples: [] };
    known.times += 1;
    known.pages.add(seen.split(" ")[0]);
    if (known.examples.length < 3) known.examples.push(`${seen}${detail ? `: ${detail}` : ""}`);
    this.all.set(key, known);
  }

  print() {
    const sorted = [...this.all.values()].sort((a, b) => b.pages.size - a.pages.size || b.times - a.times);
    for (const one of sorted) {
      console.log(`${one.kind}: ${one.where}  (${one.times} times on ${one.pages.size} pages)`);
      for (const example of one.examples) console.log(`    ${example}`);
    }
  }

  get sum() {
    return [...this.all.values()].reduce((n, one) => n + one.times, 0);
  }
}

// ---- The browser and a server ----

/** Debian's Chromium or the one in CHROMIUM; it is never downloaded. */
export const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
export const QUIET = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
];

export const launch = (...more) => chromium.launch({ executablePath: BROWSER, args: [...QUIET, ...more] });

const KINDS = {
  ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
  ".txt": "text/plain; charset=utf-8", ".js": "text/javascript; charset=utf-8",
};

/** Serves the folder under its base path, squeezed as a host does it; any other address gets 404.html. */
export function serve(folder, base = "/") {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const file = path.join(folder, name.startsWith(base) ? name.slice(base.length) : "\0");
    const there = !file.includes("\0") && file.startsWith(folder) && fs.existsSync(file) && fs.statSync(file).isFile();
    const kind = KINDS[there ? path.extname(file) : ".html"] ?? "application/octet-stream";
    const squeezed = /text|svg/.test(kind) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const lost = path.join(folder, "404.html");
    const plain = there || fs.existsSync(lost) ? fs.readFileSync(there ? file : lost) : Buffer.from("404");
    const body = squeezed ? zlib.gzipSync(plain, { level: 6 }) : plain;
    response.writeHead(there ? 200 : 404, { "content-type": kind, "content-length": body.length, ...(squeezed && { "content-encoding": "gzip" }) });
    response.end(body);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
