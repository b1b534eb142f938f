// Helpers for checks inside a page: visibility and names of elements, colours and contrast.
// `tools` and the checks that use it are sent to the page as text, so they may not use anything from their module.

/** `look(tools, given)` as text for the page. It uses no timers, so it also runs where scripts are disabled. */
export const inPage = (look, given = null) => `(${look})((${tools})(), ${JSON.stringify(given)})`;

export function tools() {
  // ---- Elements and text ----

  const styles = new Map();
  const style = (element) => {
    let known = styles.get(element);
    if (!known) styles.set(element, (known = getComputedStyle(element)));
    return known;
  };
  const name = (element) => element.localName + [...element.classList].map((one) => `.${one}`).join("");
  const where = (element) => {
    const above = [];
    for (let one = element.parentElement; one && one !== document.body && above.length < 2; one = one.parentElement) {
      if (one.classList.length || one.localName === "svg") above.unshift(name(one));
    }
    return [...above, name(element)].join(" ");
  };
  /** Findings as [kind, where, detail], the detail with the first words of the element. */
  const found = [];
  const say = (kind, element, detail = "") => {
    const words = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    found.push([kind, where(element), `${detail}${words ? ` «${words}»` : ""}`.trim()]);
  };

  const clipped = new Map();
  /** Whether an element is hidden, or only for screen readers. */
  const unseen = (element) => {
    if (!element || element === document.documentElement) return false;
    let known = clipped.get(element);
    if (known === undefined) {
      const it = style(element);
      const box = element.getBoundingClientRect();
      known =
        it.display === "none" || it.visibility !== "visible" ||
        (it.position === "absolute" && it.overflow !== "visible" && ((box.width <= 2 && box.height <= 2) || it.clipPath === "inset(50%)")) ||
        (it.position === "absolute" && box.right <= 0) ||
        unseen(element.parentElement);
      clipped.set(element, known);
    }
    return known;
  };

  /** Every visible text node, with its element and range. */
  const texts = () => {
    const all = [];
    // No filter function: browsers do not call it where scripts are disabled.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || ["style", "script"].includes(element.localName) || unseen(element) || !element.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      all.push({ node, element, range });
    }
    return all;
  };

  /** Whether an element is a link within a sentence; its height is that of the line. */
  const inSentence = (element) => {
    if (style(element).display !== "inline") return false;
    let block = element.parentElement;
    while (style(block).display === "inline") block = block.parentElement;
    const beside = (node) => node.nodeType === Node.TEXT_NODE ? node.data
      : node.nodeType !== Node.ELEMENT_NODE || node.localName === "a" || unseen(node) ? ""
        : node !== block && !style(node).display.startsWith("inline") ? "" : [...node.childNodes].map(beside).join("");
    const words = beside(block);
    return /\p{L}{2}/u.test(words);
  };

  // ---- Colours ----

  const colour = (text) => {
    const parts = text.match(/[\d.]+/g)?.map(Number);
    return text.startsWith("rgb") && parts ? { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 } : null;
  };
  const over = (front, back) => ({ rgb: front.rgb.map((c, i) => c * front.alpha + back.rgb[i] * (1 - front.alpha)), alpha: 1 });
  const luminance = ({ rgb }) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? { rgb: [18, 18, 18], alpha: 1 } : { rgb: [255, 255, 255], alpha: 1 };
  const grounds = new Map();
  const ground = (element) => {
    if (!element) return canvas;
    let known = grounds.get(element);
    if (!known) {
      const own = colour(style(element).backgroundColor);
      known = own && own.alpha === 1 ? own : own && own.alpha > 0 ? over(own, ground(element.parentElement)) : ground(element.parentElement);
      grounds.set(element, known);
    }
    return known;
  };
  /** Colours of the fill and stroke of an SVG shape on the background `back`. */
  const painted = (element, back) => {
    const it = style(element);
    const inks = [[it.fill, it.fillOpacity], [it.stroke, parseFloat(it.strokeWidth) > 0 ? it.strokeOpacity : "0"]];
    return inks.map(([text, opacity]) => {
      const one = colour(text);
      return one && { ...one, alpha: one.alpha * Number(opacity) };
    }).filter((one) => one && one.alpha > 0).map((one) => over(one, back));
  };

  return { style, name, where, found, say, unseen, texts, inSentence, colour, over, contrast, ground, painted };
}
