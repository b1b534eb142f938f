// A visitor who prints: A4, in the dark theme, with everything still folded, as the page stands.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const POINTS_WIDE = 595.32;
const MARGIN = 16 / 25.4 * 72;

/** Poppler reads what was printed. */
export function poppler() {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
  } catch {
    throw new Error("pdftotext and pdftoppm are missing: apt-get install -y poppler-utils");
  }
}

/** The numbers of the main part, and what must be on paper besides; everything unfolded. */
function expected({ texts }) {
  const main = document.querySelector("main");
  // What only leads elsewhere, or is there to choose with, is left out on paper.
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

/** Bars and pictures in the layout for paper, and the area of ink that they should leave, in CSS pixels. */
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

/** Marks the header and the rows of each table with a sign of its own, too small to move much. */
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

/** Every bar and picture out of sight, their places kept. */
const hidePictures = () => {
  for (const one of document.querySelectorAll("main svg")) one.style.visibility = "hidden";
};

/** In the order in which the page was drawn, so that the words of a cell stay together. */
const read = (file, option = "-raw") => execFileSync("pdftotext", [option, file, "-"], { maxBuffer: 1 << 28 }).toString("utf8").normalize("NFC");

/** Pages as grey pixels: [width, height, bytes] each. */
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

/** How many of each. */
function tally(items) {
  const all = new Map();
  for (const one of items) all.set(one, (all.get(one) ?? 0) + 1);
  return all;
}

function compareNumbers(desk, page, numbers, text) {
  const printed = tally(text.match(/\d+(?:[.,/:]\d+)*/g) ?? []);
  // A number that a line breaks, after a slash or a full stop, is there in pieces.
  const joined = text.replace(/\s+/g, "");
  for (const [number, times] of tally(numbers)) {
    desk.count("print", "numbers", times);
    const there = printed.get(number) ?? 0;
    if (there >= times) continue;
    if (/[.,/:]/.test(number) && joined.split(number).length - 1 >= times) continue;
    desk.report(page, "", "print: number not on paper", page.type, `«${number}» ${there} of ${times} times`);
  }
}

function compareEdges(desk, page, file) {
  for (const [, left, right, word] of read(file, "-bbox").matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)</g)) {
    if (Number(right) > POINTS_WIDE - MARGIN + 1.5 || Number(left) < MARGIN - 1.5) {
      desk.report(page, "", "print: text leaves the paper's frame", page.type, `«${word}» from ${left} to ${right} pt of ${POINTS_WIDE}`);
    }
  }
}

async function compareTables(desk, page, tab, file) {
  const { tables } = await desk.look(page, "", mark);
  if (!tables) return;
  await tab.emulateMedia({ media: null });
  await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  const sheets = read(file).split("\f");
  for (let table = 0; table < tables; table += 1) {
    const on = sheets.filter((sheet) => sheet.includes(`qzr${table}zq`));
    if (on.length > 1) desk.count("print", "tables that break");
    const bare = on.filter((sheet) => !sheet.includes(`qzh${table}zq`)).length;
    if (bare) desk.report(page, "", "print: header row does not repeat", `${page.type}, table ${table + 1}`, `missing on ${bare} of ${on.length} sheets`);
    const alone = sheets.findIndex((sheet) => sheet.includes(`qzh${table}zq`) && !sheet.includes(`qzr${table}zq`));
    if (alone >= 0) desk.report(page, "", "print: header row without a row", `${page.type}, table ${table + 1}`, `sheet ${alone + 1}`);
  }
}

/** The same paper with and without pictures: what differs is their ink. */
async function comparePictures(desk, page, tab, sheets, file, folder, ink) {
  await tab.evaluate(hidePictures);
  await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  const without = pixels(file, folder);
  let differ = 0;
  sheets.forEach(({ grey }, place) => grey.forEach((value, at) => {
    if (Math.abs(value - (without[place]?.grey[at] ?? 255)) > 40) differ += 1;
  }));
  // 96 CSS pixels are 48 here; of a line one pixel wide a part falls between two.
  const least = (ink / 2) * 0.4;
  if (differ < least) desk.report(page, "", "print: pictures are not printed", page.type, `${differ} grey dots, ${least.toFixed(0)} expected`);
}

export async function print(desk, page) {
  desk.count("print", "pages");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minhbach-print-"));
  const file = path.join(folder, "page.pdf");
  try {
    await desk.open(page, { width: 1280, open: true });
    const { numbers, figures, asOf, address, canonical, folds } = await desk.look(page, "", expected);
    const tab = await desk.open(page, { width: 794, media: "print" });
    const { bars, ink } = await desk.look(page, "print", onPaper);
    desk.count("print", "bars", bars);
    await desk.open(page, { width: 1280, theme: "dark" });
    await tab.emulateMedia({ media: null });
    await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
    const text = read(file);
    const flat = text.replace(/\s+/g, "");
    desk.count("print", "sheets", text.split("\f").length - 1);
    compareNumbers(desk, page, numbers, text);
    compareEdges(desk, page, file);
    // A sheet may end within the words; its last and its first ones are then apart.
    const has = (words) => {
      const parts = words.normalize("NFC").match(/(?:\S+\s*){1,3}/g) ?? [];
      return parts.filter((part) => !flat.includes(part.replace(/\s+/g, ""))).length <= (parts.length > 1 ? 1 : 0);
    };
    const whole = (words) => flat.includes(words.normalize("NFC").replace(/\s+/g, ""));
    if (asOf && !whole(asOf)) desk.report(page, "", "print: no date of the figures", "p.data-line");
    if (!asOf && figures) desk.report(page, "", "print: figures without their date", page.type, `${figures} figures, no p.data-line`);
    if (canonical && (!address || !whole(address))) desk.report(page, "", "print: no address of the page", "p.address");
    if (!canonical) desk.count("print", "pages of a site without an address of its own");
    for (const fold of folds) {
      desk.count("print", "folds");
      if (!has(fold)) desk.report(page, "", "print: fold not printed", "details", `«${fold.trim().slice(0, 30)}»`);
    }
    const sheets = pixels(file, folder);
    const white = Math.min(...sheets.map(({ grey }) => grey.filter((value) => value > 250).length / grey.length));
    if (white < 0.5) desk.report(page, "dark", "print: paper is not white", "body", `${(white * 100).toFixed(0)}% white`);
    await comparePictures(desk, page, tab, sheets, file, folder, ink);
    await compareTables(desk, page, await desk.open(page), file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
