// Printing on A4, from the dark theme and with all details closed.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const POINTS_WIDE = 595.32;
const MARGIN = 16 / 25.4 * 72;

/** Checks that Poppler is installed, which reads the PDF files. */
export function poppler() {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
  } catch {
    throw new Error("pdftotext and pdftoppm are missing: apt-get install -y poppler-utils");
  }
}

/** The numbers of the main part and other text that must be printed. Expects all details to be open. */
function expected({ texts }) {
  const main = document.querySelector("main");
  // Navigation and pickers are not printed.
  const kept = texts().filter(({ element }) => main.contains(element) && !element.closest("nav, .go, .picker"));
  return {
    numbers: kept.flatMap(({ node }) => node.data.match(/\d+(?:[.,/:]\d+)*/g) ?? []),
    figures: main.querySelectorAll(".num").length,
    asOf: main.querySelector(".data-line")?.textContent ?? "",
    address: document.querySelector(".address")?.textContent ?? "",
    canonical: Boolean(document.querySelector("link[rel=canonical]")),
    folds: kept.filter(({ element }) => element.closest("details") && !element.closest("summary")).map(({ node }) => node.data),
  };
}

/** Checks bars and tables in the print layout. Returns the expected area of ink of bars in CSS pixels. */
function onPaper({ style, unseen, contrast, ground, painted, found, say }) {
  let ink = 0;
  let bars = 0;
  for (const rect of document.querySelectorAll("svg.bar rect, svg.chart rect")) {
    const svg = rect.ownerSVGElement;
    if (parseFloat(rect.getAttribute("width")) === 0) continue;
    bars += 1;
    const box = rect.getBoundingClientRect();
    if (unseen(svg) || !box.width || !box.height) {
      say("print: bar not printed", rect);
      continue;
    }
    const back = ground(svg);
    if (Math.max(1, ...painted(rect, back).map((paint) => contrast(paint, back))) < 1.2) say("print: bar cannot be seen on paper", rect);
    ink += 2 * (box.width + box.height);
  }
  for (const table of document.querySelectorAll("main table")) {
    if (unseen(table) || !table.tHead || unseen(table.tHead)) continue;
    if (style(table.tHead).display !== "table-header-group") say("print: header row does not repeat", table, style(table.tHead).display);
  }
  return { found, bars, ink };
}

/** Adds a tiny unique marker to the header and the rows of each table. */
function mark({ unseen }) {
  let tables = 0;
  for (const table of document.querySelectorAll("main table")) {
    if (unseen(table) || !table.tHead || unseen(table.tHead)) continue;
    const sign = (row, text) => {
      const cell = row?.cells[0];
      if (!cell) return;
      const one = document.createElement("span");
      one.textContent = text;
      one.setAttribute("style", "font-size:2pt;line-height:0;white-space:nowrap");
      cell.append(one);
    };
    sign(table.tHead.rows[0], `qzh${tables}zq`);
    for (const body of table.tBodies) for (const row of body.rows) sign(row, `qzr${tables}zq`);
    tables += 1;
  }
  return { tables };
}

/** Hides all SVG images without changing the layout. */
const hidePictures = () => {
  for (const one of document.querySelectorAll("main svg")) one.style.visibility = "hidden";
};

/** The text of a PDF file in drawing order, which keeps the words of a cell together. */
const read = (file, option = "-raw") => execFileSync("pdftotext", [option, file, "-"], { maxBuffer: 1 << 28 }).toString("utf8").normalize("NFC");

/** Sheets as grey pixels: { width, height, grey } each. */
function pixels(file, folder) {
  execFileSync("pdftoppm", ["-r", "48", "-gray", file, path.join(folder, "pixel")]);
  const names = fs.readdirSync(folder).filter((name) => name.startsWith("pixel")).sort();
  return names.map((name) => {
    const bytes = fs.readFileSync(path.join(folder, name));
    fs.rmSync(path.join(folder, name));
    const [head, width, height] = bytes.toString("latin1", 0, 40).match(/^P5\s+(\d+)\s+(\d+)\s+\d+\s/);
    return { width: Number(width), height: Number(height), grey: bytes.subarray(head.length) };
  });
}

/** Number of occurrences of each item. */
function tally(items) {
  const all = new Map();
  for (const one of items) all.set(one, (all.get(one) ?? 0) + 1);
  return all;
}

function compareNumbers(session, page, numbers, text) {
  const printed = tally(text.match(/\d+(?:[.,/:]\d+)*/g) ?? []);
  // A line break may split a number after a slash or a full stop.
  const joined = text.replace(/\s+/g, "");
  for (const [number, times] of tally(numbers)) {
    session.count("print", "numbers", times);
    const there = printed.get(number) ?? 0;
    if (there >= times) continue;
    if (/[.,/:]/.test(number) && joined.split(number).length - 1 >= times) continue;
    session.report(page, "", "print: number not on paper", page.kind, `«${number}» ${there} of ${times} times`);
  }
}

function compareEdges(session, page, file) {
  for (const [, left, right, word] of read(file, "-bbox").matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)</g)) {
    if (Number(right) > POINTS_WIDE - MARGIN + 1.5 || Number(left) < MARGIN - 1.5) {
      session.report(page, "", "print: text leaves the paper's frame", page.kind, `«${word}» from ${left} to ${right} pt of ${POINTS_WIDE}`);
    }
  }
}

async function compareTables(session, page, tab, file) {
  const { tables } = await session.look(page, "", mark);
  if (!tables) return;
  await tab.emulateMedia({ media: null });
  await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  const sheets = read(file).split("\f");
  for (let table = 0; table < tables; table += 1) {
    const on = sheets.filter((sheet) => sheet.includes(`qzr${table}zq`));
    if (on.length > 1) session.count("print", "tables that break");
    const bare = on.filter((sheet) => !sheet.includes(`qzh${table}zq`)).length;
    if (bare) session.report(page, "", "print: header row does not repeat", `${page.kind}, table ${table + 1}`, `missing on ${bare} of ${on.length} sheets`);
    const alone = sheets.findIndex((sheet) => sheet.includes(`qzh${table}zq`) && !sheet.includes(`qzr${table}zq`));
    if (alone >= 0) session.report(page, "", "print: header row without a row", `${page.kind}, table ${table + 1}`, `sheet ${alone + 1}`);
  }
}

/** Compares the sheets with and without images, to find images that are not printed. */
async function comparePictures(session, page, tab, sheets, file, folder, ink) {
  await tab.evaluate(hidePictures);
  await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  const without = pixels(file, folder);
  let differ = 0;
  sheets.forEach(({ grey }, sheet) => grey.forEach((value, at) => {
    if (Math.abs(value - (without[sheet]?.grey[at] ?? 255)) > 40) differ += 1;
  }));
  // Rendered at 48 dpi, so 2 CSS pixels are 1 dot; lines 1 pixel wide are partly lost.
  const least = (ink / 2) * 0.4;
  if (differ < least) session.report(page, "", "print: pictures are not printed", page.kind, `${differ} grey dots, ${least.toFixed(0)} expected`);
}

export async function print(session, page) {
  session.count("print", "pages");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-print-"));
  const file = path.join(folder, "page.pdf");
  try {
    await session.open(page, { width: 1280, open: true });
    const { numbers, figures, asOf, address, canonical, folds } = await session.look(page, "", expected);
    const tab = await session.open(page, { width: 794, media: "print" });
    const { bars, ink } = await session.look(page, "print", onPaper);
    session.count("print", "bars", bars);
    await session.open(page, { width: 1280, theme: "dark" });
    await tab.emulateMedia({ media: null });
    await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
    const text = read(file);
    const flat = text.replace(/\s+/g, "");
    session.count("print", "sheets", text.split("\f").length - 1);
    compareNumbers(session, page, numbers, text);
    compareEdges(session, page, file);
    // A page break may split the text, so one group of three words may be missing.
    const has = (words) => {
      const parts = words.normalize("NFC").match(/(?:\S+\s*){1,3}/g) ?? [];
      return parts.filter((part) => !flat.includes(part.replace(/\s+/g, ""))).length <= (parts.length > 1 ? 1 : 0);
    };
    const whole = (words) => flat.includes(words.normalize("NFC").replace(/\s+/g, ""));
    if (asOf && !whole(asOf)) session.report(page, "", "print: no date of the figures", "p.data-line");
    if (!asOf && figures) session.report(page, "", "print: figures without their date", page.kind, `${figures} figures, no p.data-line`);
    if (canonical && (!address || !whole(address))) session.report(page, "", "print: no address of the page", "p.address");
    if (!canonical) session.count("print", "pages of a site without an address of its own");
    for (const fold of folds) {
      session.count("print", "folds");
      if (!has(fold)) session.report(page, "", "print: fold not printed", "details", `«${fold.trim().slice(0, 30)}»`);
    }
    const sheets = pixels(file, folder);
    const white = Math.min(...sheets.map(({ grey }) => grey.filter((value) => value > 250).length / grey.length));
    if (white < 0.5) session.report(page, "dark", "print: paper is not white", "body", `${(white * 100).toFixed(0)}% white`);
    await comparePictures(session, page, tab, sheets, file, folder, ink);
    await compareTables(session, page, await session.open(page), file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
