// Shared by the browser checks: the list of pages, the browser, a server, and the list of findings.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { chromium } from "playwright-core";

/**
 * The list of pages that the program writes: path, kind, class of size limits, script, and whether the page is for frames of other
 * sites. tests/pages checks that the list is complete.
 */
export function pagesOf(folder) {
  const [, ...lines] = fs.readFileSync(path.join(folder, ".minhbach/pages.csv"), "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [name, kind, budget, script, , framed] = line.split(",");
    const [language, ...tail] = name.split("/");
    return { name, kind, budget, script, framed: framed === "yes", language, tail: tail.join("/") };
  });
}

/** The kinds of pages that a site has, in the order of their first page. */
export const kindsOf = (pages) => [...new Set(pages.map(({ kind }) => kind))];

/** The languages of a site. */
export const languagesOf = (pages) => [...new Set(pages.map(({ language }) => language))].sort();

// ---- Findings ----

/** Findings by kind and element, each with up to three examples. */
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

/** The browser in CHROMIUM, or Debian's Chromium. It is never downloaded. */
export const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
export const QUIET = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
];

export const launch = (...more) => chromium.launch({ executablePath: BROWSER, args: [...QUIET, ...more] });

const CONTENT_TYPES = {
  ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
  ".txt": "text/plain; charset=utf-8", ".js": "text/javascript; charset=utf-8",
};

/** Serves the folder below a base path, with gzip. Any other address returns 404.html. */
export function serve(folder, base = "/") {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const file = path.join(folder, name.startsWith(base) ? name.slice(base.length) : "\0");
    const exists = !file.includes("\0") && file.startsWith(folder) && fs.existsSync(file) && fs.statSync(file).isFile();
    const type = CONTENT_TYPES[exists ? path.extname(file) : ".html"] ?? "application/octet-stream";
    const compressed = /text|svg/.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const notFound = path.join(folder, "404.html");
    const plain = exists || fs.existsSync(notFound) ? fs.readFileSync(exists ? file : notFound) : Buffer.from("404");
    const body = compressed ? zlib.gzipSync(plain, { level: 6 }) : plain;
    response.writeHead(exists ? 200 : 404, { "content-type": type, "content-length": body.length, ...(compressed && { "content-encoding": "gzip" }) });
    response.end(body);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
