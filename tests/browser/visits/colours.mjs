// Forced colours, more contrast, and reduced motion.

import { inspect } from "../inspect.mjs";
import { inPage } from "../tools.mjs";

/** The visible shapes, borders and shadows of every element, each with its contrast. */
function drawn({ style, unseen, colour, over, contrast, ground, painted, where }) {
  const all = [];
  const away = (text, back) => {
    const ink = colour(text);
    return ink ? contrast(over(ink, back), back) : 1;
  };
  [...document.body.querySelectorAll("*")].forEach((one, index) => {
    if (unseen(one) || !one.checkVisibility()) return;
    const it = style(one);
    const keep = (kind, ratio) => all.push({ index, kind, ratio, where: where(one) });
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
    // Forced colours remove shadows: a border, an outline or bold text must replace them.
    const framed = [it.borderTopStyle, it.borderBottomStyle, it.outlineStyle].some((one) => one !== "none") || Number(it.fontWeight) >= 600;
    if (it.boxShadow !== "none" || framed) keep("shadow", 21);
  });
  return { all };
}

/** Everything that moves or could move. */
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

/** The lowest contrast of text. */
function weakest({ texts, style, colour, over, contrast, ground }) {
  let least = 21;
  for (const { element } of texts()) {
    const ink = element.closest("svg") ? null : colour(style(element).color);
    if (ink) least = Math.min(least, contrast(over(ink, ground(element)), ground(element)));
  }
  return { least };
}

export async function colours(session, page) {
  session.count("colours", "pages");
  for (const theme of ["light", "dark"]) {
    await session.open(page, { theme, open: true });
    const before = (await session.look(page, "", drawn)).all;
    const tab = await session.open(page, { theme, forced: "active", open: true });
    const now = new Map((await session.look(page, "", drawn)).all.map((one) => [`${one.index} ${one.kind}`, one]));
    for (const one of before) {
      session.count("colours", "marks");
      const forced = now.get(`${one.index} ${one.kind}`);
      // Marks that hardly differ from the background, such as empty shapes, need not be visible here either.
      if (one.ratio >= 1.2 && (forced?.ratio ?? 1) < 3) {
        session.report(page, `forced ${theme}`, `forced colours: ${one.kind} is gone`, one.where, `${one.ratio.toFixed(2)}:1, now ${forced?.ratio.toFixed(2) ?? "none"}`);
      }
    }
    const { found, counts } = await tab.evaluate(inPage(inspect));
    session.count("colours", "texts in forced colours", counts.texts);
    for (const [kind, where, detail] of found) if (kind.includes("contrast")) session.report(page, `forced ${theme}`, `forced colours: ${kind}`, where, detail);
  }
  for (const setting of ["reduce", "no-preference"]) {
    await session.open(page, { motion: setting, open: true });
    const { looked } = await session.look(page, `motion ${setting}`, motion);
    session.count("colours", "elements that stand still", looked);
  }
  await session.open(page, { contrast: "more", open: true });
  session.low("colours", "weakest text with more contrast asked", (await session.look(page, "", weakest)).least, page);
}
