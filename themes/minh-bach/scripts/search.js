// Search on the page itself: the index comes as scripts, because a page from disk may load those and nothing else.
// Everything found is written as text, never as markup.
(() => {
  "use strict";
  const box = document.getElementById("_search");
  const words = box.dataset;
  const indexes = new Map();
  let wanted = 0;
  let chosen = "";
  let failed = false;

  // The tone of a syllable is told at its end, so that "hòa" and "hoà" are one word; without marks only letters are left.
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const toned = (text) =>
    text.normalize("NFD").toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
      .map((word) => word.replace(TONE, "") + (word.match(TONE) || []).join(""));
  const bare = (word) => word.replace(/đ/g, "d").replace(/\p{M}/gu, "");

  // Called by each index file: entries are [name, note, address].
  window.minhBachIndex = (part, entries) => {
    indexes.set(part, entries.map(([name, note, address]) => {
      const marked = toned(`${name} ${note}`);
      return { name, note, address, marked, plain: marked.map(bare), head: toned(name).map(bare).join(" ") };
    }));
    show();
  };

  function load(part) {
    if (indexes.has(part)) return;
    indexes.set(part, null);
    const script = document.createElement("script");
    script.src = `${words.folder}${part}.js`;
    script.onerror = () => { indexes.delete(part); failed = true; show(); };
    document.head.append(script);
  }

  const field = document.createElement("input");
  field.type = "search";
  field.id = "_query";
  field.autocomplete = "off";
  field.spellcheck = false;
  const label = document.createElement("label");
  label.htmlFor = field.id;
  label.textContent = words.label;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.className = "roll";
  box.append(label, field, said, list);

  // Where the institutions are too many to load at once, those of an area come when it is chosen, or named in the question.
  const places = [];
  if (words.more) {
    const pairs = words.more.split("|");
    const choice = document.createElement("select");
    choice.id = "_where";
    choice.append(new Option("–", ""));
    for (let at = 0; at < pairs.length; at += 2) {
      const name = toned(pairs[at + 1]).map(bare);
      places.push({ part: pairs[at], names: [name, name.slice(0, 2), name.slice(-2)].map((some) => ` ${some.join(" ")} `) });
      choice.append(new Option(pairs[at + 1], pairs[at]));
    }
    const where = document.createElement("label");
    where.htmlFor = choice.id;
    where.textContent = words.where;
    choice.addEventListener("change", () => { chosen = choice.value; if (chosen) load(chosen); show(); });
    said.before(where, choice);
  }
  const MOST_NAMED = 3;
  function loadNamed() {
    const asked = ` ${toned(field.value).map(bare).join(" ")} `;
    const whole = places.filter(({ names }) => asked.includes(names[0]));
    const named = whole.length ? whole : places.filter(({ names }) => names.some((name) => asked.includes(name)));
    if (named.length <= MOST_NAMED) for (const { part } of named) load(part);
  }
  const say = (text) => { said.textContent = text; };

  // How well an entry answers: 0 not at all; every word of the question must begin one of its words.
  function score(entry, asked) {
    let points = 1;
    for (const word of asked) {
      const plain = bare(word);
      const at = entry.plain.findIndex((one) => one.startsWith(plain));
      if (at < 0) return 0;
      // Typed with marks: whoever has the same marks comes first.
      if (word !== plain && entry.marked.some((one) => one.startsWith(word))) points += 8;
      if (entry.plain.includes(plain)) points += 2;
    }
    const phrase = asked.map(bare).join(" ");
    if (entry.head.startsWith(phrase)) points += 4;
    else if (entry.head.includes(phrase)) points += 2;
    return points;
  }

  function show() {
    const asked = toned(field.value);
    list.textContent = "";
    if (!asked.length) return say("");
    const found = [];
    let waiting = false;
    for (const [part, entries] of indexes) {
      if (!entries) { waiting = true; continue; }
      for (const entry of entries) {
        const points = score(entry, asked);
        // Whoever chose a place sees its institutions first.
        if (points) found.push([points + (part === chosen ? 100 : 0), entry]);
      }
    }
    found.sort((a, b) => b[0] - a[0] || a[1].name.length - b[1].name.length || (a[1].address < b[1].address ? -1 : 1));
    for (const [, entry] of found.slice(0, 20)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = words.tree + entry.address;
      link.textContent = entry.name;
      const note = document.createElement("span");
      note.textContent = entry.note;
      item.append(link, note);
      list.append(item);
    }
    if (found.length) say(words.found.replace("{n}", found.length.toLocaleString(document.documentElement.lang)));
    else if (failed) say(words.failed);
    else if (!waiting) say(places.some(({ part }) => !indexes.has(part)) ? words.choose : words.none);
  }

  field.addEventListener("input", () => {
    failed = false;
    for (const part of words.parts.split(" ")) load(part);
    loadNamed();
    clearTimeout(wanted);
    wanted = setTimeout(show, 60);
  });
  field.addEventListener("focus", () => load(words.parts.split(" ")[0]), { once: true });
})();
