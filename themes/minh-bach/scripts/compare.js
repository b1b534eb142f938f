// Picks two to four areas of the table on this page. Without it the whole table is there.
(() => {
  "use strict";
  const bar = document.getElementById("_pick");
  const words = bar.dataset;
  const rows = [...document.querySelectorAll("table.figs tbody tr")].slice(0, -1);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const only = button(words.only, () => {
    const chosen = picked();
    for (const row of rows) row.hidden = !chosen.includes(row);
    tell();
  });
  const all = button(words.all, () => {
    for (const row of rows) { row.hidden = false; row.querySelector("input").checked = false; }
    tell();
  });
  bar.append(said, only, all);

  for (const row of rows) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "pick";
    box.setAttribute("aria-label", words.pick.replace("{area}", row.cells[0].querySelector("a").textContent));
    box.addEventListener("change", tell);
    row.cells[0].prepend(box);
  }
  tell();

  function button(text, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", act);
    return one;
  }

  function picked() {
    return rows.filter((row) => row.querySelector("input").checked);
  }

  function tell() {
    const chosen = picked().length;
    only.disabled = chosen < 2 || chosen > 4;
    all.hidden = !rows.some((row) => row.hidden);
    said.textContent = words.state.replace("{n}", chosen);
    for (const row of rows) row.querySelector("input").disabled = chosen >= 4 && !row.querySelector("input").checked;
  }
})();
