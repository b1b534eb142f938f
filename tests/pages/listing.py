"""The site's own list of its pages, which the program writes, and the kinds of pages that each site of tests/run must have.

The kinds are those of src/site/page_table.rs. The bundled site must have all of them but those that only large sites have. For these
kinds.csv names the site of tests/run that must have them, with part 1; its lines with another part ask for that part of a long list.
"""

import csv
import re
from pathlib import Path
from typing import NamedTuple

NAME = ".minhbach/pages.csv"
KINDS = Path(__file__).with_name("kinds.csv")
TABLE = Path(__file__).resolve().parents[2] / "src/site/page_table.rs"


class Row(NamedTuple):
    """`path` is relative to the root. `script` is the file in `script/` that the page may load, or empty."""
    path: str
    kind: str
    budget: str
    script: str
    figures: str
    framed: str


UNLISTED = Row("", "", "ordinary", "", "no", "no")


def read(path):
    """The rows by path; if a path occurs twice, the last row."""
    return {row.path: row for row in lines(path) if isinstance(row, Row)}


def lines(path):
    """Every line below the header as a Row; an invalid line or header as a list of words."""
    if not path.is_file():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        header, *rest = csv.reader(file)
    return [header] * (tuple(header) != Row._fields) + [Row(*line) if is_row(line) else line for line in rest]


def is_row(line):
    return len(line) == len(Row._fields) and line[2] in ("ordinary", "list") and {*line[4:]} <= {"yes", "no"}


def check(folder, site):
    """The list and the pages on the disk are the same, and every kind of page that `site` must have is there."""
    if not (folder.root / NAME).is_file():
        yield "missing file", NAME, ""
    known, seen = set(kinds_of_table()), set()
    for row in lines(folder.root / NAME):
        if not isinstance(row, Row) or (row.script and f"script/{row.script}" not in folder.files):
            yield "line of pages.csv wrong", NAME, ",".join(row)
        elif row.path in seen:
            yield "page listed twice", NAME, row.path
        elif row.kind not in known:
            yield "kind of page unknown to the tests", row.path, f"{row.kind} is not in src/site/page_table.rs"
        seen.update(row[:1])
    there = {name for name in folder.pages if name.partition("/")[0] in folder.languages and "/" in name}
    yield from (("page not in pages.csv", name, "") for name in sorted(there - seen))
    yield from (("pages.csv names no page", NAME, name) for name in sorted(folder.rows.keys() - there))
    for kind, needed_in, part in needed():
        name = re.compile(rf".*[.-]{part}\.html" if part > 1 else ".*")
        if needed_in == site and not any(row.kind == kind and name.fullmatch(row.path) for row in folder.rows.values()):
            yield "no page of a kind", kind, f"part {part}, which the site {site} must have"


def kinds_of_table():
    """The names of all kinds of pages, in kebab case. An entry of the table begins with the name of the kind: `Plan(plan: PlanIx) {`."""
    names = re.findall(r"^ {12}([A-Z]\w*)(?:\(.*\))? \{$", TABLE.read_text("utf-8"), re.M)
    return [re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() for name in names]


def needed():
    """Which site must have which kind of page, and its part: (kind, site, part)."""
    of_large = [(kind, site, int(part)) for kind, site, part in csv.reader(KINDS.read_text("utf-8").splitlines()[1:])]
    only_large = {kind for kind, _, part in of_large if part == 1}
    return [(kind, "bundled", 1) for kind in kinds_of_table() if kind not in only_large] + of_large
