// A visitor without a mouse: Tab through the whole page, the skip link, and everything that unfolds.

const MOST_STOPS = 25;
const FEW_FOLDS = 5;

/** Marks what Tab should reach, in the order of the page. */
function expect({ found, say, where, style }) {
  const able = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const stops = [...document.querySelectorAll(able)].filter((one) => one.tabIndex >= 0 && !one.disabled && shown(one));
  for (const one of stops) if (one.tabIndex > 0) say("keyboard: order set by a number", one, `tabindex ${one.tabIndex}`);
  for (const one of document.body.querySelectorAll("*")) {
    const scrolls = ["auto", "scroll"].includes(style(one).overflowX) && one.scrollWidth > one.clientWidth
      || ["auto", "scroll"].includes(style(one).overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (scrolls && shown(one) && !one.closest("svg") && !stops.includes(one)) say("keyboard: cannot be scrolled", one);
  }
  const main = document.querySelector("main");
  // A section ends where the next second-level heading is; one made for screen readers alone heads a section too.
  const heads = [...(main?.querySelectorAll("h2") ?? [])];
  const inMain = (one) => main?.contains(one);
  const after = (one, other) => other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const before = stops.filter((one) => heads[1] ? !after(one, heads[1]) : inMain(one) || !main || !after(one, main));
  // Rows and entries behind the first are what the visitor came for, and end the way to it.
  const later = (one) => {
    const entry = main?.contains(one) && one.closest("tr, li");
    return entry && entry !== entry.parentElement.firstElementChild;
  };
  window.minhbach = { stops, places: stops.map(where) };
  return {
    found,
    stops: stops.length,
    first: before.filter((one) => !later(one)).length,
    withRows: before.length,
    frame: stops.filter((one) => main && !inMain(one) && !after(one, main)).length,
  };
}

/** The element that has the focus now: its place in the order, and whether its outline can be seen. */
function stop({ found, say, style, colour, over, contrast, ground }) {
  const it = document.activeElement;
  const place = window.minhbach.stops.indexOf(it);
  if (!it || it === document.body || it === document.documentElement) return { found, place: "end" };
  if (place < 0) say("keyboard: focus on what is no control", it);
  const css = getComputedStyle(it);
  const [width, offset] = [parseFloat(css.outlineWidth), parseFloat(css.outlineOffset)];
  if (css.outlineStyle === "none" || width < 2) {
    say("keyboard: focus cannot be seen", it, `outline ${css.outlineStyle} ${css.outlineWidth}`);
  } else {
    const ink = colour(css.outlineColor);
    // The outline lies on what is around the element, and inside of it where the offset is negative.
    const back = ground(offset + width > 0 ? it.parentElement : it);
    const ratio = ink ? contrast(over(ink, back), back) : 0;
    if (ratio < 2.995) say("keyboard: focus contrast", it, `${ratio.toFixed(2)}:1`);
  }
  const box = it.getBoundingClientRect();
  const lost = [];
  const cut = (left, top, right, bottom, by) => {
    const middle = offset + width / 2;
    const sides = [["left", box.left - middle < left], ["top", box.top - middle < top], ["right", box.right + middle > right], ["bottom", box.bottom + middle > bottom]];
    const gone = sides.filter(([, is]) => is).map(([side]) => side);
    if (gone.length) lost.push(`${gone.join(", ")} by ${by}`);
  };
  // Down the page the browser scrolls by itself, only its first and last line cannot be scrolled further.
  cut(0, -window.scrollY, innerWidth, document.documentElement.scrollHeight - window.scrollY, "the window");
  for (let one = it.parentElement; one && one !== document.body; one = one.parentElement) {
    if (style(one).overflowX === "visible") continue;
    const frame = one.getBoundingClientRect();
    const [left, top] = [frame.left + one.clientLeft, frame.top + one.clientTop];
    cut(left, top, left + one.clientWidth, top + one.clientHeight, one.className || one.localName);
  }
  if (lost.length) say("keyboard: focus outline cut", it, lost.join("; "));
  for (const rect of it.getClientRects()) {
    const [left, right] = [Math.max(rect.left, 0) + 3, Math.min(rect.right, innerWidth) - 3];
    const [top, bottom] = [Math.max(rect.top, 0) + 3, Math.min(rect.bottom, innerHeight) - 3];
    if (right < left || bottom < top) {
      say("keyboard: focus outside of the window", it);
      continue;
    }
    const points = [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, top], [left, bottom], [right, bottom]];
    // Words without a ground of their own over the empty edge of a link hide nothing.
    const hides = (one) => {
      if (!one || it.contains(one) || one.contains(it)) return false;
      for (let part = one; part && !part.contains(it); part = part.parentElement) {
        if (colour(style(part).backgroundColor)?.alpha > 0 || style(part).backgroundImage !== "none" || part.localName === "img") return true;
      }
      return false;
    };
    const cover = points.map(([x, y]) => document.elementFromPoint(x, y)).find(hides);
    if (cover) say("keyboard: focus covered", it, `by ${cover.localName}.${cover.className}`);
  }
  return { found, place };
}

async function skip(desk, page, tab) {
  await tab.keyboard.press("Tab");
  const link = await tab.evaluate(() => {
    const it = document.activeElement;
    const box = it.getBoundingClientRect();
    return { inPage: it.getAttribute("href")?.startsWith("#"), seen: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.width > 20 };
  });
  // In a chart by itself there is nothing to skip.
  if (page.type === "Embed") return;
  if (!link.inPage) return desk.report(page, "", "keyboard: skip link is not first", "body");
  if (!link.seen) desk.report(page, "", "keyboard: skip link cannot be seen", "a.skip");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const arrived = await tab.evaluate(() => {
    const main = document.querySelector("main");
    const it = document.activeElement;
    const any = [...main.querySelectorAll("a[href], summary, [tabindex]")].some((one) => one.checkVisibility());
    return main.contains(it) || (!any && Boolean(main.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING));
  });
  if (!arrived) desk.report(page, "", "keyboard: skip link does not lead to the main part", "a.skip");
  desk.count("keyboard", "skip links followed");
}

async function folds(desk, page, tab) {
  const count = await tab.evaluate(() => [...document.querySelectorAll("summary")].filter((one) => one.checkVisibility()).length);
  for (let place = 0; place < Math.min(count, FEW_FOLDS); place += 1) {
    for (const key of ["Enter", "Space"]) {
      const state = (focus) => tab.evaluate(([at, set]) => {
        const it = [...document.querySelectorAll("summary")].filter((one) => one.checkVisibility())[at];
        if (set) it.focus();
        return it.parentElement.open;
      }, [place, focus]);
      const before = await state(true);
      await tab.keyboard.press(key);
      if (before !== await state(false)) await tab.keyboard.press(key);
      else desk.report(page, "", `keyboard: ${key} does not unfold`, "details");
    }
    desk.count("keyboard", "folds opened and closed");
  }
}

async function walk(desk, page, look) {
  const tab = await desk.open(page, look);
  const state = `${look.theme} ${look.width}${look.open ? " unfolded" : ""}`;
  const { stops, first, withRows, frame } = await desk.look(page, state, expect);
  desk.count("keyboard", "stops", stops);
  desk.peak("keyboard", "most stops before main", frame, page);
  desk.peak("keyboard", "most before the end of the first section", first, page);
  desk.peak("keyboard", "the same with every row of its table", withRows, page);
  if (first > MOST_STOPS && !look.open) desk.report(page, state, "keyboard: too many stops before the end of the first section", page.type, `${first}`);
  const places = await tab.evaluate(() => window.minhbach.places);
  const reached = [];
  for (let turn = 0; turn < stops + 3; turn += 1) {
    await tab.keyboard.press("Tab");
    const { place } = await desk.look(page, state, stop);
    if (place === "end" || (reached.length && place === reached[0])) break;
    reached.push(place);
    if (turn === stops + 2) desk.report(page, state, "keyboard: trap", places[place] ?? "body", `${turn + 1} turns for ${stops} stops`);
    else if (place >= 0 && place === reached.at(-2)) {
      desk.report(page, state, "keyboard: trap", places[place]);
      break;
    }
  }
  const known = reached.filter((place) => place >= 0);
  places.forEach((where, place) => {
    if (!known.includes(place)) desk.report(page, state, "keyboard: not reached by Tab", where);
  });
  known.forEach((place, turn) => {
    if (turn && place < known[turn - 1]) desk.report(page, state, "keyboard: not in the order of the page", places[place]);
  });
}

export async function keyboard(desk, page) {
  desk.count("keyboard", "pages");
  // One language folded on a phone, the other unfolded on a wide screen: what is reached does not depend on the words.
  if (page.first) {
    await walk(desk, page, { width: 320, theme: "light" });
    await skip(desk, page, await desk.open(page, { width: 320 }));
    await folds(desk, page, await desk.open(page, { width: 320 }));
  } else {
    await walk(desk, page, { width: 1280, theme: "dark", open: true });
  }
}
