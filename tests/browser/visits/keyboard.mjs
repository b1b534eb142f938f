// Keyboard use: Tab through the whole page, the skip link, and all `details`.

const MOST_STOPS = 25;
const FEW_FOLDS = 5;

/** Finds the elements that Tab should reach, in the order of the page. */
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
  // A section ends at the next second-level heading, also if that is only for screen readers.
  const heads = [...(main?.querySelectorAll("h2") ?? [])];
  const inMain = (one) => main?.contains(one);
  const after = (one, other) => other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const before = stops.filter((one) => heads[1] ? !after(one, heads[1]) : inMain(one) || !main || !after(one, main));
  // Rows and entries after the first are content, not stops on the way to it.
  const later = (one) => {
    const entry = main?.contains(one) && one.closest("tr, li");
    return entry && entry !== entry.parentElement.firstElementChild;
  };
  window.minhbach = { stops, names: stops.map(where) };
  return {
    found,
    stops: stops.length,
    first: before.filter((one) => !later(one)).length,
    withRows: before.length,
    frame: stops.filter((one) => main && !inMain(one) && !after(one, main)).length,
  };
}

/** The index of the focused element in the tab order. Checks that its outline is visible. */
function stop({ found, say, style, colour, over, contrast, ground }) {
  const it = document.activeElement;
  const index = window.minhbach.stops.indexOf(it);
  if (!it || it === document.body || it === document.documentElement) return { found, index: "end" };
  if (index < 0) say("keyboard: focus on what is no control", it);
  const css = getComputedStyle(it);
  const [width, offset] = [parseFloat(css.outlineWidth), parseFloat(css.outlineOffset)];
  if (css.outlineStyle === "none" || width < 2) {
    say("keyboard: focus cannot be seen", it, `outline ${css.outlineStyle} ${css.outlineWidth}`);
  } else {
    const ink = colour(css.outlineColor);
    // The outline is drawn around the element, or inside it if the offset is negative.
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
  // The browser scrolls to the focused element, but not beyond the start and the end of the page.
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
    // Elements without a background do not hide anything.
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
  return { found, index };
}

async function skip(session, page, tab) {
  await tab.keyboard.press("Tab");
  const link = await tab.evaluate(() => {
    const it = document.activeElement;
    const box = it.getBoundingClientRect();
    return { inPage: it.getAttribute("href")?.startsWith("#"), seen: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.width > 20 };
  });
  // Embedded charts have no skip link.
  if (page.framed) return;
  if (!link.inPage) return session.report(page, "", "keyboard: skip link is not first", "body");
  if (!link.seen) session.report(page, "", "keyboard: skip link cannot be seen", "a.skip");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const arrived = await tab.evaluate(() => {
    const main = document.querySelector("main");
    const it = document.activeElement;
    const any = [...main.querySelectorAll("a[href], summary, [tabindex]")].some((one) => one.checkVisibility());
    return main.contains(it) || (!any && Boolean(main.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING));
  });
  if (!arrived) session.report(page, "", "keyboard: skip link does not lead to the main part", "a.skip");
  session.count("keyboard", "skip links followed");
}

async function folds(session, page, tab) {
  const count = await tab.evaluate(() => [...document.querySelectorAll("summary")].filter((one) => one.checkVisibility()).length);
  for (let index = 0; index < Math.min(count, FEW_FOLDS); index += 1) {
    for (const key of ["Enter", "Space"]) {
      const state = (focus) => tab.evaluate(([at, set]) => {
        const it = [...document.querySelectorAll("summary")].filter((one) => one.checkVisibility())[at];
        if (set) it.focus();
        return it.parentElement.open;
      }, [index, focus]);
      const before = await state(true);
      await tab.keyboard.press(key);
      if (before !== await state(false)) await tab.keyboard.press(key);
      else session.report(page, "", `keyboard: ${key} does not unfold`, "details");
    }
    session.count("keyboard", "folds opened and closed");
  }
}

async function walk(session, page, look) {
  const tab = await session.open(page, look);
  const state = `${look.theme} ${look.width}${look.open ? " unfolded" : ""}`;
  const { stops, first, withRows, frame } = await session.look(page, state, expect);
  session.count("keyboard", "stops", stops);
  session.peak("keyboard", "most stops before main", frame, page);
  session.peak("keyboard", "most before the end of the first section", first, page);
  session.peak("keyboard", "the same with every row of its table", withRows, page);
  if (first > MOST_STOPS && !look.open) session.report(page, state, "keyboard: too many stops before the end of the first section", page.kind, `${first}`);
  const names = await tab.evaluate(() => window.minhbach.names);
  const reached = [];
  for (let turn = 0; turn < stops + 3; turn += 1) {
    await tab.keyboard.press("Tab");
    const { index } = await session.look(page, state, stop);
    if (index === "end" || (reached.length && index === reached[0])) break;
    reached.push(index);
    if (turn === stops + 2) session.report(page, state, "keyboard: trap", names[index] ?? "body", `${turn + 1} turns for ${stops} stops`);
    else if (index >= 0 && index === reached.at(-2)) {
      session.report(page, state, "keyboard: trap", names[index]);
      break;
    }
  }
  const known = reached.filter((index) => index >= 0);
  names.forEach((where, index) => {
    if (!known.includes(index)) session.report(page, state, "keyboard: not reached by Tab", where);
  });
  known.forEach((index, turn) => {
    if (turn && index < known[turn - 1]) session.report(page, state, "keyboard: not in the order of the page", names[index]);
  });
}

export async function keyboard(session, page) {
  session.count("keyboard", "pages");
  // The tab order does not depend on the language: one is checked on a narrow screen with details closed, the other on a wide screen
  // with details open.
  if (page.first) {
    await walk(session, page, { width: 320, theme: "light" });
    await skip(session, page, await session.open(page, { width: 320 }));
    await folds(session, page, await session.open(page, { width: 320 }));
  } else {
    await walk(session, page, { width: 1280, theme: "dark", open: true });
  }
}
