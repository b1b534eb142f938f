// A visitor whose system sets the colours, asks for more contrast, or for no motion.

import { inspect } from "../inspect.mjs";
import { inPage } from "../tools.mjs";

/** What is drawn, element by element: shapes of pictures, borders, and what only a shadow shows. */
function drawn({ style, unseen, colour, over, contrast, ground, painted, where }) {
  const all = [];
  const away = (text, back) => {
    const ink = colour(text);
    return ink ? contrast(over(ink, back), back) : 1;
  };
  [...document.body.querySelectorAll("*")].forEach((one, place) => {
    if (unseen(one) || !one.checkVisibility()) return;
    const it = style(one);
    const keep = (kind, ratio) => all.push({ place, kind, ratio, where: where(one) });
    if (one.ownerSVGElement) {
      if (!["rect", "line", "circle", "path", "polygon", "polyline", "ellipse"].includes(one.localName)) return;
      const back = ground(one.ownerSVGElement);
      const box = one.getBBox();
      if (box.width || box.height) keep("shape", Math.max(1, ...painted(one, back).map((ink) => contrast(ink, back))));
      return;
    }
    const back = ground(one.parentElement);
    for (const side of ["Top", "Right", "Bottom", "Left"]) {
      if (parseFloat(it[`border${side}Width`]) > 0 && it[`border${side}Style`] !== "none") keep(`border ${side.toLowerCase()}`, away(it[`border${side}Color`], back));
    }
    // A shadow is not drawn in forced colours: a border, an outline or bold words must say the same.
    const framed = [it.borderTopStyle, it.borderBottomStyle, it.outlineStyle].some((one) => one !== "none") || Number(it.fontWeight) >= 600;
    if (it.boxShadow !== "none" || framed) keep("shadow", 21);
  });
  return { all };
}

/** Everything that moves or could. */
function motion({ found, say }) {
  for (const one of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const it = getComputedStyle(one, part);
      if (it.animationName !== "none") say("motion: animation", one, it.animationName);
      if (it.transitionDuration.split(",").some((time) => parseFloat(time) > 0)) say("motion: transition", one, it.transitionDuration);
      if (it.scrollBehavior === "smooth") say("motion: smooth scrolling", one);
    }
    if (/^(animate|animateTransform|animateMotion|set|marquee|blink|video)$/.test(one.localName)) say("motion: element that moves", one);
    if (one.localName === "img" && /\.(gif|apng)$/i.test(one.src)) say("motion: picture that may move", one, one.src);
  }
  return { found, looked: document.querySelectorAll("*").length };
}

/** The weakest contrast of text. */
function weakest({ texts, style, colour, over, contrast, ground }) {
  let least = 21;
  for (const { element } of texts()) {
    const ink = element.closest("svg") ? null : colour(style(element).color);
    if (ink) least = Math.min(least, contrast(over(ink, ground(element)), ground(element)));
  }
  return { least };
}

export async function colours(desk, page) {
  desk.count("colours", "pages");
  for (const theme of ["light", "dark"]) {
    await desk.open(page, { theme, open: true });
    const before = (await desk.look(page, "", drawn)).all;
    const tab = await desk.open(page, { theme, forced: "active", open: true });
    const now = new Map((await desk.look(page, "", drawn)).all.map((one) => [`${one.place} ${one.kind}`, one]));
    for (const one of before) {
      desk.count("colours", "marks");
      const forced = now.get(`${one.place} ${one.kind}`);
      // What is a hair line beside the page's own ground, as an empty shape, need not be seen here either.
      if (one.ratio >= 1.2 && (forced?.ratio ?? 1) < 3) {
        desk.report(page, `forced ${theme}`, `forced colours: ${one.kind} is gone`, one.where, `${one.ratio.toFixed(2)}:1, now ${forced?.ratio.toFixed(2) ?? "none"}`);
      }
    }
    const { found, counts } = await tab.evaluate(inPage(inspect));
    desk.count("colours", "texts in forced colours", counts.texts);
    for (const [kind, where, detail] of found) if (kind.includes("contrast")) desk.report(page, `forced ${theme}`, `forced colours: ${kind}`, where, detail);
  }
  for (const setting of ["reduce", "no-preference"]) {
    await desk.open(page, { motion: setting, open: true });
    const { looked } = await desk.look(page, `motion ${setting}`, motion);
    desk.count("colours", "elements that stand still", looked);
  }
  await desk.open(page, { contrast: "more", open: true });
  desk.low("colours", "weakest text with more contrast asked", (await desk.look(page, "", weakest)).least, page);
}
