// Tests the pages that have a script: the search, from a disk and from a server, and the comparison of areas.
//
//     node tests/browser/scripts.mjs FOLDER [LARGE]
//
// LARGE is a site with more institutions than are loaded at once.
//
// A query without diacritics finds everything, also names with đ. Both placements of a tone mark find each other. With diacritics,
// exact matches come first. A query is never treated as markup. Without scripts, links still lead to every list.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, pagesOf, serve } from "./common.mjs";

const CASES = [
  ["vi", "dak nong", /^Tỉnh Đắk Nông$/],
  ["vi", "DONG THAP", /^Tỉnh Đồng Tháp$/],
  ["vi", "truong tieu hoc", /^Trường Tiểu học /],
  ["vi", "đắk mil", /^(Xã|Huyện) Đắk Mil$/],
  ["vi", "huyen dak mil", /^Huyện Đắk Mil$/],
  ["vi", "hoà long", /^Xã Hòa Long/],
  ["vi", "hòa long", /^Xã Hòa Long/],
  ["vi", "ma qr", /mã QR/i],
  ["vi", "minh hoa 01 dak mil", /Minh Họa 01 Đắk Mil$/],
  ["en", "kim son district", /^Kim Son District$/],
  ["en", "mobile money", /Mobile Money/],
  ["vi", "khong co noi nao nhu vay", null],
  ["vi", "<img src=x onerror=alert(1)>", null],
  ["vi", "a".repeat(5000), null],
];

const folder = path.resolve(process.argv[2] ?? "");
if (!fs.existsSync(path.join(folder, "index.html"))) {
  console.error("scripts: no site in", folder);
  process.exit(2);
}
const problems = [];
const pages = pagesOf(folder);
const named = (kind, language) => pages.filter((one) => one.kind === kind && one.language === language).map(({ name }) => name);
const browser = await launch();
const server = await serve(folder, "/a/b/");

let queries = 0;
for (const root of [pathToFileURL(folder).href, `http://127.0.0.1:${server.address().port}/a/b`]) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`script error: ${error}`));
  page.on("dialog", (dialog) => { problems.push("a dialog opened: a query was executed"); dialog.dismiss(); });
  for (const language of new Set(CASES.map(([one]) => one))) {
    const requests = [];
    page.removeAllListeners("request");
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${root}/${named("search", language)[0]}`);
    if (requests.some((url) => /tim-kiem\/[^/]+\.js$/.test(url))) problems.push(`${language}: an index is loaded before a query`);
    for (const [, query, expected] of CASES.filter(([one]) => one === language)) {
      queries += 1;
      await page.fill("#_query", "");
      await page.fill("#_query", query);
      // Wait until all parts of the index are loaded and the list no longer changes.
      await page.waitForFunction(() => document.querySelector("#_search [role=status]").textContent !== "", null, { timeout: 5000 }).catch(() => {});
      await page.waitForLoadState("networkidle").catch(() => {});
      await page.waitForTimeout(150);
      const found = await page.$$eval("#_search li a", (links) => links.map((link) => link.textContent));
      if (expected ? !expected.test(found[0] ?? "") : found.length) problems.push(`${root.slice(0, 4)} ${language} «${query.slice(0, 40)}»: ${found[0] ?? "nothing"}`);
      if (found.length > 20) problems.push(`«${query}»: ${found.length} results`);
      if (expected) {
        const href = await page.$eval("#_search li a", (link) => link.href);
        const file = path.join(folder, decodeURIComponent(href.slice(root.length)));
        if (!fs.existsSync(file)) problems.push(`«${query}»: broken link ${href}`);
      }
    }
    if ((await page.$$("#_search img, #_search script")).length) problems.push(`${language}: a query became an element`);
  }
  await context.close();
}

// Without scripts: every area and every kind is linked, and there is no search box.
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
const page = await plain.newPage();
await page.goto(pathToFileURL(path.join(folder, named("search", "vi")[0])).href);
if ((await page.$$("input")).length) problems.push("without scripts there is a search box that does nothing");
const listed = new Set([...named("institution-list", "vi"), ...named("kind-list", "vi")].map((name) => pathToFileURL(path.join(folder, name)).href));
const lists = (await page.$$eval("main a", (links) => links.map((link) => link.href))).filter((address) => listed.has(address)).length;
if (lists < 50) problems.push(`without scripts only ${lists} lists are linked`);

// The comparison: after two areas are picked, only these and the whole plan are shown, with the same figures.
let picked = 0;
for (const name of named("compare", "vi")) {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`${name}: script error: ${error}`));
  await page.goto(pathToFileURL(path.join(folder, name)).href);
  const rows = "table.figs tbody tr";
  const words = (all) => all.filter((row) => row.checkVisibility()).map((row) => row.textContent);
  const before = await page.$$eval(rows, words);
  const button = page.locator("#_pick button").first();
  if (!(await button.isDisabled())) problems.push(`${name}: the button is enabled although nothing is picked`);
  await page.locator(`${rows} .pick`).nth(0).click();
  await page.locator(`${rows} .pick`).nth(1).click();
  await button.click();
  const shown = await page.$$eval(rows, words);
  const expected = [before[0], before[1], before.at(-1)];
  if (JSON.stringify(shown) !== JSON.stringify(expected)) problems.push(`${name}: ${shown.length} rows are shown instead of the two picked areas and the whole plan`);
  if (before.length > 5) {
    await page.locator("#_pick button").nth(1).click();
    for (const index of [0, 1, 2, 3]) await page.locator(`${rows} .pick`).nth(index).click();
    if (!(await page.locator(`${rows} .pick`).nth(4).isDisabled())) problems.push(`${name}: a fifth area can be picked`);
  }
  picked += 1;
  await context.close();
}

if (!picked) problems.push("there is no comparison page");

// Many institutions: a query loads the common part of the index. The part of an area is loaded when the area is chosen.
if (process.argv[3]) {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`many parts: script error: ${error}`));
  const loaded = [];
  page.on("request", (request) => { if (/tim-kiem\/[^/]+\.js$/.test(request.url())) loaded.push(path.basename(request.url(), ".js")); });
  const large = path.resolve(process.argv[3]);
  const there = pagesOf(large);
  const search = there.find(({ kind, language }) => kind === "search" && language === "vi");
  await page.goto(pathToFileURL(path.join(large, search.name)).href);
  await page.fill("#_query", "tram y te");
  await page.waitForTimeout(500);
  if (loaded.join() !== "chung") problems.push(`many parts: typing loads ${loaded}`);
  const options = await page.$$eval("#_where option", (all) => all.map((one) => one.value).filter(Boolean));
  if (!options.length) problems.push("many parts: no area can be chosen");
  await page.selectOption("#_where", options.at(-1));
  await page.waitForTimeout(500);
  if (loaded.join() !== `chung,${options.at(-1)}`) problems.push(`many parts: choosing loads ${loaded}`);
  const links = await page.$$eval("#_search li a", (all) => all.map((link) => link.href));
  const institutions = new Set(there.filter(({ kind }) => kind === "institution").map(({ name }) => pathToFileURL(path.join(large, name)).href));
  if (!institutions.has(links[0])) problems.push(`many parts: after choosing, ${links[0] ?? "nothing"} comes first`);
  const name = await page.$eval(`#_where option[value="${options[0]}"]`, (one) => one.textContent);
  await page.fill("#_query", name);
  await page.waitForTimeout(500);
  if (!loaded.includes(options[0])) problems.push(`many parts: naming ${name} loads ${loaded}`);
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) problems.push("many parts: wider than the screen");
  await context.close();
}

await browser.close();
server.close();
for (const one of problems) console.log(one);
console.log(`scripts: ${queries} queries from a disk and a server, ${lists} lists without scripts, ${picked} comparisons: ${problems.length} findings`);
process.exit(problems.length ? 1 : 0);
