// Zoom, larger text and wider spacing. No text may disappear, be cut or overlap other text.

/** Finds cut and overlapping text. Returns the visible words, each with its element. */
function fits({ found, say, style, unseen, texts, where }) {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  const clips = (one) => style(one).overflowX !== "visible" && one.localName !== "svg";
  const clipping = (element) => {
    const all = [];
    for (let one = element; one && one !== document.body; one = one.parentElement) if (clips(one)) all.push(one);
    return all;
  };
  if (wide > width) {
    const over = [...document.body.querySelectorAll("*")].filter((one) =>
      one.getBoundingClientRect().right > width + 0.5 && !unseen(one) && one.checkVisibility() && !clipping(one).length);
    const inner = over.filter((one) => !over.some((other) => other !== one && one.contains(other)));
    for (const one of inner.slice(0, 3)) say("fit: sideways scroll", one, `${wide} px in ${width}`);
    if (!inner.length) say("fit: sideways scroll", document.body, `${wide} px in ${width}`);
  }
  for (const one of document.body.querySelectorAll("*")) {
    if (!clips(one) || unseen(one) || one.closest("svg") || !one.checkVisibility() || !one.textContent.trim()) continue;
    const it = style(one);
    const hides = (value) => ["hidden", "clip"].includes(value);
    if (hides(it.overflowX) && one.scrollWidth > one.clientWidth + 1) say("fit: text cut", one, `${one.scrollWidth} px wide in ${one.clientWidth}`);
    else if (hides(it.overflowY) && one.scrollHeight > one.clientHeight + 1) say("fit: text cut", one, `${one.scrollHeight} px high in ${one.clientHeight}`);
  }

  const words = {};
  const lines = [];
  for (const { node, element, range } of texts()) {
    // Skipped: on narrow screens column heads become labels in the cells.
    const head = element.closest("thead") !== null;
    for (const [word] of head ? [] : node.data.normalize("NFC").matchAll(/[\p{L}\d]+(?:[.,/][\p{L}\d]+)*/gu)) words[word] ??= where(element);
    const frames = clipping(element).map((one) => one.getBoundingClientRect());
    for (const rect of range.getClientRects()) {
      const line = { node, element, left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
      for (const frame of frames) {
        line.left = Math.max(line.left, frame.left);
        line.right = Math.min(line.right, frame.right);
      }
      if (line.right - line.left < 1 || line.bottom - line.top < 1) continue;
      if (line.left < -1 || line.right > width + 1) say("fit: text leaves the page", element, `${line.left.toFixed(0)} to ${line.right.toFixed(0)} of ${width} px`);
      lines.push(line);
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (const [index, one] of lines.entries()) {
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.node === one.node) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      // Line boxes are higher than letters, so lines may overlap by a quarter of the lower one.
      if (across > 2 && down > Math.min(one.bottom - one.top, other.bottom - other.top) / 4) {
        say("fit: text over text", one.element, `${across.toFixed(0)} × ${down.toFixed(0)} px over «${other.element.textContent.trim().slice(0, 30)}»`);
      }
    }
  }
  return { found, words, lines: lines.length };
}

/** Adds rules that override those of the page. */
const restyle = (tab, css) => tab.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}, css);

// WCAG 1.4.12.
const SPACING = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";
// Elements that narrow windows omit.
const LEFT_OUT = [
  /\bnav\.crumbs /, // narrow windows show only the last step of the path; the other pages show the rest
  /\bfigure\.roomy /, // a wide chart; a table of the same page has its figures
];

async function state(session, page, look, css, name) {
  const tab = await session.open(page, { ...look, open: true });
  if (css) await restyle(tab, css);
  const { words, lines } = await session.look(page, name, fits);
  session.count("fit", "lines of text", lines);
  session.count("fit", "states");
  return words;
}

export async function fit(session, page) {
  session.count("fit", "pages");
  const tab = await session.open(page, { width: 1280 });
  const size = await tab.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const larger = `html{font-size:${2 * size}px!important}`;
  const whole = await state(session, page, { width: 1280 }, "", "1280");
  const others = {
    "zoom 200%": await state(session, page, { width: 640, height: 370 }, "", "zoom 200%"),
    "text 200%": await state(session, page, { width: 1280 }, larger, "text 200%"),
    "zoom 400%": await state(session, page, { width: 320, height: 256 }, "", "zoom 400%"),
    "spacing 320": await state(session, page, { width: 320 }, SPACING, "spacing 320"),
    "spacing 1280": await state(session, page, { width: 1280 }, SPACING, "spacing 1280"),
  };
  for (const [name, words] of Object.entries(others)) {
    const lost = Object.entries(whole).filter(([word, where]) => !(word in words) && !LEFT_OUT.some((one) => one.test(where)));
    for (const [word, where] of lost) session.report(page, name, "fit: words lost", where, `«${word}»`);
  }
}
