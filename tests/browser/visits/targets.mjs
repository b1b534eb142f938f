// Sizes of touch targets on the narrowest phone.

const LARGE = 44;
const LEAST = 24;

function sizes({ found, say, unseen, inSentence, where }, [large, least]) {
  const able = "a[href], button, summary, input, select, textarea, label";
  const all = [...document.querySelectorAll(able)].filter((one) => !unseen(one) && one.checkVisibility() && !one.closest("svg"))
    .map((one) => ({ one, box: one.getBoundingClientRect(), rects: [...one.getClientRects()] })).filter(({ box }) => box.width && box.height);
  const between = [];
  // WCAG 2.5.8: a smaller target is allowed if a circle of 24 px around its centre touches no other target and no such circle.
  const alone = (it) => {
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const [x, y] = middle(it.rects[0]);
    return all.every((other) => {
      if (other.one === it.one || other.one.contains(it.one) || it.one.contains(other.one)) return true;
      return other.rects.every((rect) => {
        const across = Math.max(rect.left - x, 0, x - rect.right);
        const down = Math.max(rect.top - y, 0, y - rect.bottom);
        if (Math.hypot(across, down) < least / 2) return false;
        const [left, top] = middle(rect);
        const small = rect.width < least || rect.height < least;
        return !small || Math.hypot(left - x, top - y) >= least;
      });
    });
  };
  for (const it of all) {
    const { one, box } = it;
    const sentence = inSentence(one);
    const table = one.closest("table") !== null;
    // A link that wraps is as high as one of its lines.
    const [width, height] = sentence ? [Math.max(...it.rects.map((rect) => rect.width)), Math.min(...it.rects.map((rect) => rect.height))] : [box.width, box.height];
    const size = `${width.toFixed(0)} × ${height.toFixed(0)}`;
    if (width >= large - 0.5 && height >= large - 0.5) continue;
    if (!sentence && !table) say("targets: smaller than 44 px", one, size);
    else if ((width < least || height < least) && !alone(it)) say("targets: smaller than 24 px and too close", one, size);
    else between.push(`${where(one)} ${height.toFixed(0)} px${sentence ? " in a sentence" : ""}`);
  }
  return { found, all: all.length, between };
}

export async function targets(session, page) {
  await session.open(page, { width: 320, open: true });
  const { all, between } = await session.look(page, "320", sizes, [LARGE, LEAST]);
  session.count("targets", "targets", all);
  session.count("targets", `of them from ${LEAST} to ${LARGE} px, in tables and sentences`, between.length);
  const kinds = session.small ??= new Map();
  for (const one of between) kinds.set(`${page.kind}: ${one}`, (kinds.get(`${page.kind}: ${one}`) ?? 0) + 1);
}
