// Picks two to four areas of the table on this page. Without it the whole table is there.
(() => {
  "use strict";
  const bar = document.getElementById("_pick");
  const words = bar.dataset;
  const rows = [...document.querySelectorAll("table.figs tbody tr")].slice(0, -1);
  const picks = new Map();
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const only = button(words.only, () => {
    for (const row of rows) row.hidden = !isPicked(row);
    tell();
  });
  const all = button(words.all, () => {
    for (const row of rows) { row.hidden = false; press(row, false); }
    tell();
  });
  bar.append(said, only, all);

  for (const row of rows) {
    const pick = button("", () => { press(row, !isPicked(row)); tell(); });
    pick.className = "pick";
    pick.setAttribute("aria-label", words.pick.replace("{area}", row.cells[0].querySelector("a").textContent));
    picks.set(row, pick);
    press(row, false);
    row.cells[0].prepend(pick);
  }
  tell();

  // Browsers leave what is half in view where it is: under the first column, or cut at the edge.
  document.querySelector(".scroll")?.addEventListener("focusin", ({ target }) => {
    if (target.closest("td")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  function button(text, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", act);
    return one;
  }

  function isPicked(row) {
    return picks.get(row).getAttribute("aria-pressed") === "true";
  }

  function press(row, yes) {
    picks.get(row).setAttribute("aria-pressed", yes);
  }

  function tell() {
    const chosen = rows.filter(isPicked).length;
    only.disabled = chosen < 2 || chosen > 4;
    all.hidden = !rows.some((row) => row.hidden);
    said.textContent = words.state.replace("{n}", chosen);
    for (const row of rows) picks.get(row).disabled = chosen >= 4 && !isPicked(row);
  }
})();
