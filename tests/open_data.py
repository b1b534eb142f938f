#!/usr/bin/env python3
"""Checks the open data of a built site with public tools.

    python3 tests/open_data.py SITE           the data package, the checksums, the catalogue, the calendars
    python3 tests/open_data.py SITE --prove   also plants faults in copies; each must be found

Needs the packages of tests/requirements.txt.
"""
import csv
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import frictionless
import icalendar

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def package(data, problems):
    """Every table matches its description in datapackage.json: columns, types, keys, size and hash."""
    report = frictionless.validate(str(data / "datapackage.json"))
    for task in report.tasks:
        problems += [f"{task.place}: {error.message}" for error in task.errors]
    problems += [f"datapackage.json: {error.message}" for error in report.errors]
    described = {task.place for task in report.tasks}
    there = {one.relative_to(data).as_posix() for one in (data / "raw").rglob("*.csv")}
    problems += [f"not described: {one}" for one in sorted(there - described)]
    return sum(task.stats.get("rows", 0) for task in report.tasks)


def checksums(data, problems):
    """SHA256SUMS lists every file of the folder with its hash."""
    named = {}
    for line in (data / "SHA256SUMS").read_text().splitlines():
        digest, _, name = line.partition("  ")
        named[name] = digest
    there = {str(one.relative_to(data)) for one in data.rglob("*") if one.is_file()} - {"SHA256SUMS"}
    problems += [f"SHA256SUMS: {name} is either listed or present, not both" for name in sorted(there ^ set(named))]
    for name in sorted(there & set(named)):
        if hashlib.sha256((data / name).read_bytes()).hexdigest() != named[name]:
            problems.append(f"SHA256SUMS: {name} has a different hash")
    return len(there)


def tables(data, problems):
    """CSV and JSON have the same cells. No cell starts a formula. CSV for spreadsheets differs only in its byte order mark."""
    cells = 0
    for raw in sorted((data / "raw").rglob("*.csv")):
        path = data / raw.relative_to(data / "raw")
        with_bom = path.read_bytes()
        if with_bom != b"\xef\xbb\xbf" + raw.read_bytes():
            problems.append(f"{raw.name}: differs from the one in raw/ by more than its byte order mark")
        rows = list(csv.DictReader(raw.open(encoding="utf-8", newline="")))
        other_rows = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["rows"]
        if len(rows) != len(other_rows):
            problems.append(f"{raw.stem}: {len(rows)} rows as CSV, {len(other_rows)} as JSON")
        for line, (row, other) in enumerate(zip(rows, other_rows), 2):
            for head, text in row.items():
                cells += 1
                if text.startswith(FORMULA):
                    problems.append(f"{raw.name}:{line}: {head} starts a formula: {text[:30]}")
                if text.removeprefix("'") != as_text(other[head]).removeprefix("'"):
                    problems.append(f"{raw.name}:{line}: {head} is {text!r} as CSV and {other[head]!r} as JSON")
    return cells


def as_text(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def catalogue(site, data, problems):
    """Every distribution of the DCAT catalogue exists as a file."""
    dataset = json.loads((data / "catalog.jsonld").read_text(encoding="utf-8"))["dcat:dataset"]
    for one in dataset["dcat:distribution"]:
        name = one["dcat:downloadURL"]["@id"].rpartition("data/")[2]
        if not (data / name).is_file():
            problems.append(f"catalog.jsonld: no file {name}")
    return len(dataset["dcat:distribution"])


def calendars(site, problems):
    """Calendars are valid and have every due report of duties.csv on its day, in every language."""
    due = set()
    # A long table has one file for each plan.
    for path in [*site.glob("data/raw/duties.csv"), *site.glob("data/raw/duties/*.csv")]:
        for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
            if row["not_judged"] == "area_changed":
                continue  # An area that changed within the period owes no report, so the calendar does not list it.
            due.add((f"{row['plan']}.{row['duty']}-{row['period'].lower()}@minhbach", row["last_day"]))
    events = 0
    for language in sorted(one.name for one in site.iterdir() if (one / "lich-bao-cao/lich-bao-cao.ics").is_file()):
        found = set()
        for path in sorted((site / language).rglob("*.ics")):
            lines = path.read_bytes().split(b"\r\n")
            if lines.count(b"BEGIN:VEVENT") != lines.count(b"END:VEVENT") or any(len(line) > 75 for line in lines):
                problems.append(f"{path.relative_to(site)}: violates RFC 5545")
            calendar = icalendar.Calendar.from_ical(path.read_bytes())
            here = [(str(e["UID"]), e.decoded("DTSTART").isoformat()) for e in calendar.walk("VEVENT")]
            if len(set(here)) != len(here):
                problems.append(f"{path.relative_to(site)}: an event occurs twice")
            if path.parent.name == "lich-bao-cao":
                found = set(here)
            elif not set(here) <= due:
                problems.append(f"{path.relative_to(site)}: not in duties.csv: {sorted(set(here) - due)[0]}")
            events += len(here)
        problems += [f"{language}: {one} is due in duties.csv or in the calendar, not both" for one in sorted(found ^ due)]
    return events


def check(site):
    problems, data = [], site / "data"
    rows, files = package(data, problems), checksums(data, problems)
    cells, links = tables(data, problems), catalogue(site, data, problems)
    events = calendars(site, problems)
    return problems, f"{rows} rows, {cells} cells, {files} files with a hash, {links} distributions, {events} events"


def change(name, before, after):
    def plant(site):
        path = site / name
        text = path.read_bytes()
        assert before in text, f"{name} does not contain {before!r}"
        path.write_bytes(text.replace(before, after, 1))
    return plant


FAULTS = [
    ("a cell of another type", change("data/raw/readings.csv", b",true,true\r\n", b",true,maybe\r\n")),
    ("a cell that differs between CSV and JSON", change("data/plans.json", b'"2022-01-01"', b'"2022-01-02"')),
    ("a formula", change("data/raw/areas.csv", b"Huy\xe1\xbb\x87n", b"=Huy\xe1\xbb\x87n")),
    ("a missing row", lambda site: cut(site / "data/raw/results.csv")),
    ("a wrong hash", change("data/recount.py", b'"""', b'""" ')),
    ("a distribution without a file", change("data/catalog.jsonld", b"areas.csv", b"area.csv")),
    ("an event on another day", change("vi/lich-bao-cao/lich-bao-cao.ics", b"DTSTART;VALUE=DATE:20220614", b"DTSTART;VALUE=DATE:20220615")),
    ("a calendar that cannot be read", change("en/lich-bao-cao/lich-bao-cao.ics", b"END:VEVENT", b"END:VEVNT")),
    ("a file that is not listed", lambda site: (site / "data/more.csv").write_text("a\r\n")),
]


def cut(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))


def prove(site):
    missed = 0
    for name, plant in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            shutil.copytree(site / "data", copy / "data")
            for path in site.rglob("*.ics"):
                target = copy / path.relative_to(site)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
            plant(copy)
            try:
                found = bool(check(copy)[0])
            except ValueError:
                found = True
            missed += not found
            print(f"{'found ' if found else 'MISSED'} {name}")
    return missed


def main():
    arguments = sys.argv[1:]
    if not arguments or not Path(arguments[0]).is_dir() or arguments[1:] not in ([], ["--prove"]):
        print(__doc__, file=sys.stderr)
        return 2
    site = Path(arguments[0])
    problems, figures = check(site)
    for problem in problems[:50]:
        print(problem)
    missed = prove(site) if arguments[1:] and not problems else 0
    print(f"open data: {figures}: {len(problems)} findings" + (f", {len(FAULTS) - missed} of {len(FAULTS)} planted faults found" if arguments[1:] else ""))
    return 1 if problems or missed else 0


if __name__ == "__main__":
    sys.exit(main())
