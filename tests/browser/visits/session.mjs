// A browser session: opens pages and collects findings and figures of all checks.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { unfold } from "../inspect.mjs";
import { inPage } from "../tools.mjs";

const DEFAULTS = { width: 1280, height: 740, theme: "light", forced: "none", motion: "no-preference", media: "screen", contrast: "no-preference", open: false };

export class Session {
  constructor({ browser, folder, server, findings, strict, thorough = true }) {
    Object.assign(this, { browser, folder, findings, strict, thorough, figures: new Map() });
    this.origin = `http://127.0.0.1:${server.address().port}/`;
  }

  /** Opens a page of the folder with the settings of `look`. */
  async open(page, look = {}) {
    const { width, height, theme, forced, motion, media, contrast, open } = { ...DEFAULTS, ...look };
    // The checks of zoom and spacing add styles, which the policy of the page forbids.
    this.tab ??= await (await this.browser.newContext({ bypassCSP: true })).newPage();
    await this.tab.setViewportSize({ width, height });
    await this.tab.emulateMedia({ colorScheme: theme, forcedColors: forced, reducedMotion: motion, media, contrast });
    await this.tab.goto(this.address(page), { waitUntil: "load" });
    if (open) await this.tab.evaluate(unfold);
    return this.tab;
  }

  address(page) {
    return pathToFileURL(path.join(this.folder, page.name)).href;
  }

  /** Runs a check inside the page with the helpers of tools.mjs. Reports its findings and returns its other results. */
  async look(page, state, look, given) {
    const { found = [], ...rest } = await this.tab.evaluate(inPage(look, given));
    for (const [kind, where, detail] of found) this.report(page, state, kind, where, detail);
    return rest;
  }

  report(page, state, kind, where, detail = "") {
    this.findings.report(kind, where, detail, `${page.name} ${state}`.trim());
  }

  count(check, what, number = 1) {
    const figures = this.of(check);
    figures.set(what, (figures.get(what) ?? 0) + number);
  }

  /** Keeps the largest number and its page. */
  peak(check, what, number, page) {
    const figures = this.of(check);
    if (number > (figures.get(what)?.number ?? -Infinity)) figures.set(what, { number, name: page.name });
  }

  /** Keeps the smallest number and its page. */
  low(check, what, number, page) {
    const figures = this.of(check);
    if (number < (figures.get(what)?.number ?? Infinity)) figures.set(what, { number, name: page.name });
  }

  of(check) {
    if (!this.figures.has(check)) this.figures.set(check, new Map());
    return this.figures.get(check);
  }

  print(check) {
    const short = (number) => Number.isInteger(number) ? number.toLocaleString("en") : number.toFixed(2);
    const words = [...this.of(check)].map(([what, value]) =>
      typeof value === "number" ? `${short(value)} ${what}` : `${what} ${short(value.number)} (${value.name})`);
    console.log(`${check}: ${words.join(", ")}`);
  }

  async close() {
    await this.tab?.context().close();
    this.tab = null;
  }
}
