"""Sizes: each page, its style, its elements and its lists, the scripts, and what the search loads, compressed as a web server does."""

import gzip
import math
import re
from collections import Counter, defaultdict
from functools import lru_cache
from posixpath import dirname

KB = 1024
# Bytes compressed, and elements, by the class of the page in pages.csv.
LIMITS = {"ordinary": (14 * KB, 1400), "list": (30 * KB, 3500)}
# Rows of one list or table; what the search of a language loads at once; what the theme's scripts weigh together.
LIMIT_STYLE, LIMIT_ROWS, LIMIT_INDEX, LIMIT_SCRIPTS = 5 * KB, 200, 60 * KB, 6 * KB


def weight(content):
    """Bytes of what a web server sends."""
    return len(gzip.compress(content, 6, mtime=0))


@lru_cache(maxsize=1000)
def weight_of_style(text):
    return weight(text.encode())


def check(page, folder):
    """Measures a page; a home page states its size."""
    facts = page.facts
    facts.size = weight(page.content)
    facts.style = weight_of_style("".join(node.text() for node in page.named("style")))
    facts.rows = longest_list(page)
    size, elements = LIMITS[facts.budget]
    for what, found, limit in (("page too large", facts.size, size), ("style too large", facts.style, LIMIT_STYLE),
                               ("too many elements", facts.elements, elements), ("list too long", facts.rows, LIMIT_ROWS)):
        if found > limit:
            yield what, f"{found}, limit {limit}"


def home(page, folder):
    """A home page states its size at the best compression. Two compressors differ a little."""
    if page.row.kind == "home":
        stated = re.findall(r"(\d+)\s+kB\b", page.tree.body.text())
        expected = math.ceil(len(gzip.compress(page.content, 9, mtime=0)) / 1000)
        if len(stated) != 1 or abs(int(stated[0]) - expected) > 1:
            yield "home page says another weight", f"{stated}, it has {expected} kB"


def longest_list(page):
    """Rows of the longest list or table. Table heads are not rows; a list inside a row is counted separately."""
    rows = Counter()
    for node in page.named("li", "tr", "dt"):
        above = node.parent
        if above.tag in ("thead", "tbody", "tfoot", "div"):
            above = None if above.tag == "thead" else above.parent
        if above is not None:
            rows[above.mem_id] += 1
    return max(rows.values(), default=0)


def scripts(folder):
    """Weights of the scripts of the theme, weights of the parts of the search index, and what each page of the search loads at once."""
    weights = {name: weight(folder.read(name)) for name in folder.files if name.endswith(".js")}
    searches = {row.path: loaded_at_once(folder, row.path) for row in folder.rows.values() if row.kind == "search" and row.path in folder.files}
    index_folders = {dirname(page) for page in searches}
    index = {name: size for name, size in weights.items() if dirname(name) in index_folders}
    return {name: size for name, size in weights.items() if name not in index}, index, searches


def across(folder):
    """Compares the scripts and the search with their limits."""
    theme, index, searches = scripts(folder)
    if sum(theme.values()) > LIMIT_SCRIPTS:
        yield "scripts too large", "script", f"{sum(theme.values())} bytes compressed, limit {LIMIT_SCRIPTS}"
    for page, names in searches.items():
        yield from (("search index missing", page, name) for name in names if name not in index)
        once = sum(index.get(name, 0) for name in names)
        if once > LIMIT_INDEX:
            yield "search index too large", page, f"{once} bytes compressed in {len(names)} parts, limit {LIMIT_INDEX}"
    # What is loaded when an area is chosen comes alone, after the rest.
    together = {name for names in searches.values() for name in names}
    yield from (("search index too large", name, f"{index[name]} bytes compressed, limit {LIMIT_INDEX}")
                for name in index.keys() - together if index[name] > LIMIT_INDEX)


def loaded_at_once(folder, page):
    """The parts of the index that the page of the search names to be loaded as soon as somebody types."""
    found = re.search(r'data-parts=(?:"([^"]*)"|([^\s>]*))', folder.text(page))
    return [f"{dirname(page)}/{part}.js" for part in (found[1] or found[2] or "").split()] if found else []


def table(folder, pages):
    """Prints the largest page of each kind, and what scripts and the search weigh."""
    kinds = defaultdict(list)
    for page in pages:
        kinds[(page.kind or "(unlisted)", page.budget)].append(page)
    print("compressed HTML, bytes     pages  median  largest   limit  elements  rows  largest page")
    for (kind, budget), members in sorted(kinds.items()):
        members.sort(key=lambda page: page.size)
        middle, largest = members[len(members) // 2], members[-1]
        elements, rows = max(page.elements for page in members), max(page.rows for page in members)
        print(f"  {kind:<22} {len(members):>7} {middle.size:>7} {largest.size:>8} {LIMITS[budget][0]:>7} {elements:>9} {rows:>5}  {largest.name}")
    print(f"  inline style: {max(page.style for page in pages)} bytes compressed, limit {LIMIT_STYLE}")
    theme, index, searches = scripts(folder)
    print(f"  scripts: {sum(theme.values())} bytes compressed, limit {LIMIT_SCRIPTS}; search index: {len(index)} parts, loaded at once"
          f" {', '.join(f'{page} {sum(index.get(name, 0) for name in names)}' for page, names in searches.items())}, limit {LIMIT_INDEX}")
