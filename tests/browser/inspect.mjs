// Checks inside a page. They use no timers, so they also run where scripts are disabled.
// `inspect` is sent to the page as text with the helpers of tools.mjs, so it may not use anything else from its module.

/**
 * Checks text, width, targets and charts of the page in its current state.
 * @param tools those of tools.mjs
 * @returns {{found: [string, string, string][], counts: Record<string, number>, text: string}} findings as [kind, where, detail]
 */
export function inspect(tools) {
  const { style, found, say, unseen, texts, inSentence, colour, over, contrast, ground, painted } = tools;
  const counts = { texts: 0, targets: 0, bars: 0, points: 0, charts: 0 };
  const width = window.innerWidth;

  const needed = (size, weight) => (size >= 24 || (size >= 18.66 && Number(weight) >= 700) ? 3 : 4.5);

  // ---- Text ----

  for (const { element, range } of texts()) {
    const box = range.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    counts.texts += 1;
    const it = style(element);
    let size = parseFloat(it.fontSize);
    const svg = element.closest("svg");
    if (svg) {
      const matrix = element.getScreenCTM();
      size *= Math.min(Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d));
    }
    if (size < 11.99) say("text below 12 px", element, `${size.toFixed(1)} px`);
    if (!svg) {
      const ink = colour(it.color);
      const ratio = ink && contrast(over(ink, ground(element)), ground(element));
      if (!ink || ratio < needed(size, it.fontWeight) - 0.005) say("text contrast", element, ink ? `${ratio.toFixed(2)}:1` : it.color);
    }
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") || unseen(element)) continue;
    for (const part of ["::before", "::after"]) {
      const it = getComputedStyle(element, part);
      if (["none", "normal", '""'].includes(it.content) || it.display === "none") continue;
      const back = colour(it.backgroundColor);
      const behind = back && back.alpha === 1 ? back : ground(element);
      const ink = colour(it.color);
      const size = parseFloat(it.fontSize);
      if (size < 11.99) say("text below 12 px", element, `${size.toFixed(1)} px, ${part}`);
      const ratio = ink && contrast(over(ink, behind), behind);
      if (!ink || ratio < needed(size, it.fontWeight) - 0.005) say("text contrast", element, `${part} ${ratio?.toFixed(2)}:1`);
    }
  }

  // ---- Width ----

  const scrolls = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(style(one).overflowX) && one.localName !== "svg") return true;
    }
    return false;
  };
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      (one) => one.getBoundingClientRect().right > width + 0.5 && !unseen(one) && !scrolls(one));
    const inner = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    const by = `${document.documentElement.scrollWidth} px in ${width}`;
    for (const one of inner.slice(0, 3)) say("sideways scroll", one, `${by}: ends at ${one.getBoundingClientRect().right.toFixed(0)}`);
    if (!inner.length) say("sideways scroll", document.body.firstElementChild, by);
  }
  for (const one of document.body.querySelectorAll("*")) {
    if (one.closest("svg") || !["auto", "scroll"].includes(style(one).overflowX) || one.scrollWidth <= one.clientWidth) continue;
    if (one.tabIndex < 0 || one.getAttribute("role") !== "region" || !(one.hasAttribute("aria-label") || one.hasAttribute("aria-labelledby"))) {
      say("scrolling box without name and focus", one);
    }
  }

  // ---- Targets ----

  for (const element of document.querySelectorAll("a[href], summary, button, input, select, textarea, label")) {
    if (unseen(element) || element.closest("svg")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || inSentence(element)) continue;
    counts.targets += 1;
    if (box.height < 43.5) say("target lower than 44 px", element, `${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
    else if (box.width < 43.5) say("target narrower than 44 px", element, `${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
  }

  // ---- Charts ----

  const percent = (text) => {
    const number = text?.match(/(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]?%/);
    return number ? parseFloat(number[1].replace(",", ".")) : null;
  };
  const drawn = (shape) => {
    const box = shape.getBBox();
    const matrix = shape.getScreenCTM();
    return { width: box.width * matrix.a, x: box.x * matrix.a };
  };
  const bar = (rect, svg, printed) => {
    counts.bars += 1;
    const said = rect.getAttribute("width") ?? "";
    const full = svg.clientWidth || svg.getBoundingClientRect().width;
    if (!said.endsWith("%")) return say("bar width not in percent", rect, said);
    const expected = (parseFloat(said) / 100) * full;
    const { width: is, x } = drawn(rect);
    if (Math.abs(is - expected) > 1) say("bar not as wide as it says", rect, `${is.toFixed(1)} px, ${said} of ${full} px is ${expected.toFixed(1)}`);
    if (x > 0.5) say("bar does not start at 0", rect, `${x.toFixed(1)} px`);
    if (printed !== null && Math.abs(Math.min(printed, 100) - parseFloat(said)) > 0.051) {
      say("bar and printed number differ", rect, `${said}, printed ${printed}%`);
    }
    const back = ground(svg);
    const best = Math.max(0, ...painted(rect, back).map((ink) => contrast(ink, back)));
    if (parseFloat(said) > 0 && best < 3) say("bar contrast below 3:1", rect, `${best.toFixed(2)}:1`);
  };

  for (const svg of document.querySelectorAll("svg.bar")) {
    if (unseen(svg) || !svg.getBoundingClientRect().width) continue;
    const rect = svg.querySelector("rect");
    let before = svg.previousElementSibling;
    while (before && !before.classList.contains("num")) before = before.previousElementSibling;
    if (rect) bar(rect, svg, before ? percent(before.textContent) : null);
  }

  for (const svg of document.querySelectorAll("svg.chart")) {
    const frame = svg.getBoundingClientRect();
    if (unseen(svg) || !frame.width) continue;
    counts.charts += 1;
    const texts = [...svg.querySelectorAll("text")].map((element) => ({ element, box: element.getBoundingClientRect() }));
    const at = (element, key) => parseFloat(element.getAttribute(key));

    for (const rect of svg.querySelectorAll("rect.bar")) {
      const row = texts.map((one) => one.element)
        .filter((one) => percent(one.textContent) !== null && one.classList.contains("strong") && at(rect, "y") - at(one, "y") >= 0)
        .sort((a, b) => at(b, "y") - at(a, "y"))[0];
      bar(rect, svg, row ? percent(row.textContent) : null);
    }

    // Points are at the position of their value on the scale.
    const scale = texts.map((one) => one.element).filter((one) => at(one, "x") === 0 && percent(one.textContent) !== null)
      .map((one) => {
        const lines = [...svg.querySelectorAll("line.axis, line.grid")].map((line) => at(line, "y1"));
        return { value: percent(one.textContent), y: lines.sort((a, b) => Math.abs(a - at(one, "y")) - Math.abs(b - at(one, "y")))[0] };
      });
    const low = scale.find((one) => one.value === 0);
    const high = scale.find((one) => one.value === 100);
    for (const point of low && high ? svg.querySelectorAll("circle.point") : []) {
      const label = texts.map((one) => one.element)
        .filter((one) => !one.classList.contains("goal") && one.getAttribute("x") === point.getAttribute("cx") && percent(one.textContent) !== null)
        .sort((a, b) => Math.abs(at(a, "y") - at(point, "cy")) - Math.abs(at(b, "y") - at(point, "cy")))[0];
      if (!label || Math.abs(at(label, "y") - at(point, "cy")) > 40) continue;
      counts.points += 1;
      const expected = low.y + ((high.y - low.y) * percent(label.textContent)) / 100;
      if (Math.abs(expected - at(point, "cy")) > 1.01) say("point not where the scale says", label, `cy ${at(point, "cy")}, expected ${expected.toFixed(1)}`);
    }

    // Text is inside the chart, does not overlap other text, and has enough contrast with the shapes below it.
    const shapes = [...svg.querySelectorAll("rect, circle, path, polygon")].filter((one) => style(one).fill !== "none");
    for (const [index, { element, box }] of texts.entries()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) {
        say("chart text leaves its chart", element, `${(box.left - frame.left).toFixed(0)} to ${(box.right - frame.left).toFixed(0)} of ${frame.width.toFixed(0)} px`);
      }
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 5) say("chart text over text", element, `${across.toFixed(0)} × ${down.toFixed(0)} px over «${other.element.textContent}»`);
      }
      const it = style(element);
      const back = ground(svg);
      let covered = 0;
      let behind = [];
      for (const shape of shapes) {
        if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        const theirs = shape.getBoundingClientRect();
        const across = Math.min(box.right, theirs.right) - Math.max(box.left, theirs.left);
        const down = Math.min(box.bottom, theirs.bottom) - Math.max(box.top, theirs.top);
        if (across <= 1 || down <= 1) continue;
        const part = (across * down) / (box.width * box.height);
        const fill = colour(style(shape).fill);
        if (!fill || part < 0.1) continue;
        const paint = over({ ...fill, alpha: fill.alpha * Number(style(shape).fillOpacity) }, back);
        if (part > 0.97) behind = [];
        behind.push(paint);
        covered = Math.max(covered, part);
      }
      if (covered <= 0.97) behind.push(back);
      const ink = colour(it.fill);
      const worst = ink ? Math.min(...behind.map((one) => contrast(over(ink, one), one))) : 0;
      if (worst < needed(parseFloat(it.fontSize), it.fontWeight) - 0.005) say("chart text contrast", element, `${worst.toFixed(2)}:1`);
    }
    const names = (svg.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => id && document.getElementById(id));
    if (svg.getAttribute("role") !== "img" || !names.every((one) => one?.textContent.trim())) say("chart without role or name", svg);
  }

  return { found, counts, text: document.body.innerText };
}

/** Opens all `details`, so that their contents are checked, too. */
export function unfold() {
  for (const one of document.querySelectorAll("details")) one.open = true;
}
