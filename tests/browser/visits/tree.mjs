// Screen readers: the accessibility tree, and the language of all text.

// Letters that occur in Vietnamese and never in English.
const VIETNAMESE = "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]";
// Short English words that do not occur in Vietnamese.
const ENGLISH = "\\b(the|of|and|is|for|with|this|are|not|by)\\b";

/** Checks the language of all text and names, and links with the same text. */
function words({ found, say, style }, [vietnamese, english]) {
  const [foreign, plain] = [new RegExp(vietnamese, "iu"), new RegExp(english, "giu")];
  const check = (text, language, element, how) => {
    // A document's number, 1813/QĐ-TTg, is the same in every language.
    if (language === "en" && foreign.test(text.replace(/\d+\/[\p{L}\d/-]+/gu, ""))) say(`tree: Vietnamese without lang${how}`, element, `«${text.trim().slice(0, 50)}»`);
    if (language === "vi" && new Set(text.match(plain)).size >= 2) say(`tree: English without lang${how}`, element, `«${text.trim().slice(0, 50)}»`);
  };
  const languageOf = (element) => element.closest("[lang]")?.getAttribute("lang") ?? "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let looked = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ["style", "script"].includes(element.localName)) continue;
    looked += 1;
    check(walker.currentNode.data, languageOf(element), element, "");
  }
  for (const element of document.querySelectorAll("body [aria-label], body [title], body [alt]")) {
    for (const name of ["aria-label", "title", "alt"]) check(element.getAttribute(name) ?? "", languageOf(element), element, ` in ${name}`);
  }
  const brief = (one) => (one?.textContent ?? "").trim().replace(/\s+/g, " ");
  /** Text beside and above a link distinguishes links with the same text. */
  const beside = (link) => brief(link.closest("li, p, dd, tr"));
  const above = (link) => {
    const heads = [...document.querySelectorAll("h2, h3, summary, blockquote, caption, figcaption")];
    return brief(heads.findLast((one) => one.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING && !one.contains(link)));
  };
  const leads = new Map();
  for (const link of document.querySelectorAll("a[href]")) {
    // In a table, the row and column heads distinguish links.
    if (style(link).display === "none" || link.closest("td")) continue;
    const text = link.getAttribute("aria-label") ?? brief(link);
    if (!text) say("tree: link without words", link, link.getAttribute("href"));
    if (!leads.has(text)) leads.set(text, []);
    leads.get(text).push(link);
  }
  let byPlace = 0;
  for (const links of leads.values()) {
    const to = new Set(links.map((link) => link.href)).size;
    if (to < 2) continue;
    byPlace += 1;
    const contexts = new Map();
    for (const link of links) {
      const context = `${beside(link)}\n${above(link)}`;
      const other = contexts.get(context);
      if (other && other.href !== link.href) {
        say("tree: same words, other page", link, `${[other, link].map((one) => one.getAttribute("href")).join(" and ")}`);
        break;
      }
      contexts.set(context, link);
    }
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption?.textContent.trim()) say("tree: table without caption", table);
    for (const head of table.querySelectorAll("th")) if (!["row", "col", "rowgroup", "colgroup"].includes(head.scope)) say("tree: head cell without scope", head);
  }
  return { found, looked, links: leads.size, byPlace };
}

/** The accessibility tree as a list in document order; each table with the roles inside it. */
async function readTree(tab) {
  const line = await tab.context().newCDPSession(tab);
  const { nodes } = await line.send("Accessibility.getFullAXTree");
  await line.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const all = [];
  const visit = (node, table) => {
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").trim();
    const level = node.properties?.find((property) => property.name === "level")?.value.value;
    const one = { role, name, level, ignored: node.ignored, kinds: new Set() };
    all.push(one);
    table?.kinds.add(role);
    for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id), role === "table" ? one : table);
  };
  const root = nodes.find((node) => !node.parentId);
  if (root) visit(root, null);
  return all.filter((one) => !one.ignored);
}

const NAMED = new Set(["link", "button", "DisclosureTriangle", "image", "img", "region", "navigation", "table", "textbox", "searchbox", "combobox"]);

export async function tree(session, page) {
  for (const width of [320, 1280]) {
    const tab = await session.open(page, { width, open: true });
    const nodes = await readTree(tab);
    const state = String(width);
    const say = (kind, where, detail) => session.report(page, state, `tree: ${kind}`, where, detail);
    const of = (role) => nodes.filter((one) => one.role === role);
    session.count("tree", "nodes", nodes.length);
    if (of("main").length !== 1) say("not one main part", page.kind, `${of("main").length}`);
    const heads = of("heading");
    const first = heads.filter(({ level }) => level === 1);
    if (first.length !== 1) say("not one first heading", page.kind, `${first.length}`);
    heads.forEach(({ level, name }, index) => {
      session.count("tree", "headings");
      if (level > (heads[index - 1]?.level ?? 0) + 1) say("heading level left out", `h${level}`, `«${name}» after h${heads[index - 1]?.level ?? 0}`);
      if (!name) say("heading without words", `h${level}`);
    });
    const tables = of("table");
    session.count("tree", "tables", tables.length);
    for (const { name, kinds } of tables) {
      if (!kinds.has("columnheader")) say("table without column heads", page.kind, `«${name}»`);
      if (!kinds.has("rowheader")) say("table without row heads", page.kind, `«${name}»`);
    }
    const lost = await tab.evaluate(() => [...document.querySelectorAll("table")].filter((one) => one.checkVisibility()).length) - tables.length;
    if (lost) say("tables that are none to a screen reader", page.kind, `${lost}`);
    for (const { role, name } of nodes) if (NAMED.has(role) && !name) say("without a name", role);
  }
  const { looked, links, byPlace } = await session.look(page, "", words, [VIETNAMESE, ENGLISH]);
  session.count("tree", "texts", looked);
  session.count("tree", "different link texts", links);
  session.count("tree", "of them distinguished only by surrounding text", byPlace);
}
