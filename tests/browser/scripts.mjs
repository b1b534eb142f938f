// Uses the pages that have a script as visitors do: the search, from a disk and from a server, and the comparison.
//
//     node tests/browser/scripts.mjs FOLDER [LARGE]
//
// LARGE is a site with more institutions than are loaded at once.
//
// Typing without marks finds everything, đ included, and both ways of placing a tone find one another; typed marks put whoever
// has them first; what is typed is never markup; without scripts the page still leads everywhere.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

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
if (!fs.existsSync(path.join(folder, "vi/tim-kiem/index.html"))) {
  console.error("scripts: no site with a search in", folder);
  process.exit(2);
}
const problems = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
});

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml" };
const server = http.createServer((request, response) => {
  const file = path.join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname.replace(/^\/a\/b/, "")));
  if (!file.startsWith(folder) || !fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
  fs.createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

let asked = 0;
for (const root of [pathToFileURL(folder).href, `http://127.0.0.1:${server.address().port}/a/b`]) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`script error: ${error}`));
  page.on("dialog", (dialog) => { problems.push("a dialog opened: something typed was run"); dialog.dismiss(); });
  for (const language of new Set(CASES.map(([one]) => one))) {
    const requests = [];
    page.removeAllListeners("request");
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${root}/${language}/tim-kiem/index.html`);
    if (requests.some((url) => /tim-kiem\/[^/]+\.js$/.test(url))) problems.push(`${language}: an index is loaded before anybody asks`);
    for (const [, query, wanted] of CASES.filter(([one]) => one === language)) {
      asked += 1;
      await page.fill("#_query", "");
      await page.fill("#_query", query);
      // Every index has come, and the list stands as long as it is watched.
      await page.waitForFunction(() => document.querySelector("#_search [role=status]").textContent !== "", null, { timeout: 5000 }).catch(() => {});
      await page.waitForLoadState("networkidle").catch(() => {});
      await page.waitForTimeout(150);
      const found = await page.$$eval("#_search li a", (links) => links.map((link) => link.textContent));
      if (wanted ? !wanted.test(found[0] ?? "") : found.length) problems.push(`${root.slice(0, 4)} ${language} «${query.slice(0, 40)}»: ${found[0] ?? "nothing"}`);
      if (found.length > 20) problems.push(`«${query}»: ${found.length} results`);
      if (wanted) {
        const href = await page.$eval("#_search li a", (link) => link.href);
        const file = path.join(folder, decodeURIComponent(href.slice(root.length)));
        if (!fs.existsSync(file)) problems.push(`«${query}» leads nowhere: ${href}`);
      }
    }
    if ((await page.$$("#_search img, #_search script")).length) problems.push(`${language}: something typed became an element`);
  }
  await context.close();
}

// Without scripts: every area and every kind is one link away, and there is no empty box.
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
const page = await plain.newPage();
await page.goto(pathToFileURL(path.join(folder, "vi/tim-kiem/index.html")).href);
if ((await page.$$("input")).length) problems.push("without scripts a box stands that does nothing");
const lists = await page.$$eval("main a", (links) => links.filter((link) => /(don-vi|tim-kiem)\/[^/]+\/[^/]+\.html$/.test(link.href)).length);
if (lists < 50) problems.push(`without scripts only ${lists} lists are linked`);

// The comparison: two areas picked, and only those and the whole plan stay, with the same figures.
let picked = 0;
for (const name of fs.readdirSync(path.join(folder, "vi/so-sanh")).filter((one) => one !== "index.html")) {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`so-sanh/${name}: script error: ${error}`));
  await page.goto(pathToFileURL(path.join(folder, "vi/so-sanh", name)).href);
  const rows = "table.figs tbody tr";
  const words = (all) => all.filter((row) => row.checkVisibility()).map((row) => row.textContent);
  const before = await page.$$eval(rows, words);
  const button = page.locator("#_pick button").first();
  if (!(await button.isDisabled())) problems.push(`so-sanh/${name}: nothing picked, and the button can be pressed`);
  await page.locator(`${rows} .pick`).nth(0).click();
  await page.locator(`${rows} .pick`).nth(1).click();
  await button.click();
  const shown = await page.$$eval(rows, words);
  const wanted = [before[0], before[1], before.at(-1)];
  if (JSON.stringify(shown) !== JSON.stringify(wanted)) problems.push(`so-sanh/${name}: ${shown.length} rows are shown, not the two picked and the whole`);
  if (before.length > 5) {
    await page.locator("#_pick button").nth(1).click();
    for (const place of [0, 1, 2, 3]) await page.locator(`${rows} .pick`).nth(place).click();
    if (!(await page.locator(`${rows} .pick`).nth(4).isDisabled())) problems.push(`so-sanh/${name}: a fifth area can be picked`);
  }
  picked += 1;
  await context.close();
}

// Many institutions: typing loads what is common; those of an area come when it is chosen, and no others.
if (process.argv[3]) {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`many parts: script error: ${error}`));
  const loaded = [];
  page.on("request", (request) => { if (/tim-kiem\/[^/]+\.js$/.test(request.url())) loaded.push(path.basename(request.url(), ".js")); });
  await page.goto(pathToFileURL(path.join(path.resolve(process.argv[3]), "vi/tim-kiem/index.html")).href);
  await page.fill("#_query", "tram y te");
  await page.waitForTimeout(500);
  if (loaded.join() !== "chung") problems.push(`many parts: typing loads ${loaded}`);
  const options = await page.$$eval("#_where option", (all) => all.map((one) => one.value).filter(Boolean));
  if (!options.length) problems.push("many parts: no place can be chosen");
  await page.selectOption("#_where", options.at(-1));
  await page.waitForTimeout(500);
  if (loaded.join() !== `chung,${options.at(-1)}`) problems.push(`many parts: choosing loads ${loaded}`);
  const links = await page.$$eval("#_search li a", (all) => all.map((link) => link.href));
  if (!links[0]?.includes("/don-vi/")) problems.push(`many parts: after choosing, ${links[0] ?? "nothing"} comes first`);
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
console.log(`scripts: ${asked} questions from a disk and a server, ${lists} lists without scripts, ${picked} comparisons: ${problems.length} findings`);
process.exit(problems.length ? 1 : 0);
