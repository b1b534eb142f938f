#!/usr/bin/env python3
"""Tính lại mọi con số của cổng Minh Bạch từ số liệu gốc và so với những gì đã in.
Recomputes every figure of the Minh Bạch portal from the raw data and compares it with what is printed.

    python3 data/recount.py .

Chạy trong thư mục đã tải về. Chỉ cần Python 3.9 trở lên; chỉ đọc, không dùng mạng.
Run it in the downloaded folder. It needs nothing but Python 3.9 or later, only reads, and uses no network.

    --only PLACE …   only these: `data` for the tables, or the beginning of a page's address, such as `vi/xep-hang/`.
                     Without it everything is compared.
    --all            list every difference, not only the first 50.

What it starts from: data/raw/{results,totals,reports,revisions,institutions,areas,agencies}.csv and the rules in
data/{plans,series,indicators,targets}.json. The tables of readings, coverage, rankings and duties, and all pages, are only
ever compared with what comes out. Shares are whole numbers over whole numbers; there is no floating point anywhere.

Exit code 0: no difference. 1: differences, listed. 2: the folder is not such a site.
"""

import argparse
import copy
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Set, Tuple, Union

Row = Dict[str, Any]
LISTED = 50  # differences that are printed in full

# ---- What was compared ------------------------------------------------------------------------------------------


class Findings:
    """Counts what was compared and keeps what differs."""

    def __init__(self) -> None:
        self.compared = 0
        self.differences: List[Tuple[str, str, str, str]] = []
        self.lists: Dict[Tuple[str, str], Tuple[Counter, Counter]] = {}
        self.changes: Dict[str, int] = {}  # by page of a period: how many it tells
        self.changes_elsewhere: List[Tuple[str, str, int]] = []  # page, page of a period, how many it must tell

    def same(self, where: str, what: str, printed: Any, recomputed: Any) -> bool:
        self.compared += 1
        if printed == recomputed:
            return True
        self.differences.append((where, what, shown(printed), shown(recomputed)))
        return False

    def wrong(self, where: str, what: str, printed: str, why: str) -> None:
        """A fault that is no comparison of two values, such as a link to nothing."""
        self.differences.append((where, what, printed, why))

    def gather(self, where: str, what: str, found: Iterable[Any], expected: Iterable[Any]) -> None:
        """What a part of a list shows. Only all parts together are the whole list, so they are compared at the end."""
        key = where, what
        if key not in self.lists:
            self.lists[key] = Counter(), Counter(list(expected))
        self.lists[key][0].update(found)

    def compare_lists(self) -> None:
        """Tells of each list what it has too much and what it lacks."""
        for (where, what), (found, expected) in sorted(self.lists.items(), key=lambda one: one[0]):
            self.same(where, what, sorted((found - expected).elements()), sorted((expected - found).elements()))


def shown(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


# ---- Days and periods -------------------------------------------------------------------------------------------

MONTHS = {"Y": (1, 12), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


class Period(NamedTuple):
    """A year, half-year or quarter. Sorts by its last day, then from short to long."""

    last: date
    days: int
    text: str
    part: str


def period(text: str) -> Period:
    """`2022`, `2022-H1` or `2022-Q3`, in capitals or not."""
    year, _, part = text.upper().partition("-")
    first_month, last_month = MONTHS[part or "Y"]
    first = date(int(year), first_month, 1)
    last = date(int(year) + last_month // 12, last_month % 12 + 1, 1) - timedelta(1)
    return Period(last, (last - first).days, text.upper(), part or "Y")


def day(text: Optional[str]) -> Optional[date]:
    return date.fromisoformat(text) if text else None


# ---- The data ---------------------------------------------------------------------------------------------------

MARKS = {"[x]": "missing", "[z]": "not_applicable", "[w]": "withheld", "": "not_applicable"}
# Of several marks in one row the one that says most about a figure that should be there.
MARK_ORDER = ("missing", "withheld", "not_applicable")


def parts(folder: Path, name: str) -> List[str]:
    """Names of the parts of a table: a long one comes in a file a plan."""
    within = folder / "data/raw" / name
    return sorted(f"{name}/{path.stem}" for path in within.glob("*.csv")) if within.is_dir() else [name]


def part(folder: Path, name: str) -> List[Row]:
    with open(folder / "data/raw" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(folder: Path, name: str) -> List[Row]:
    return [row for one in parts(folder, name) for row in part(folder, one)]


def tables(folder: Path) -> List[str]:
    """Names of all parts of all tables."""
    raw = folder / "data/raw"
    return sorted(path.relative_to(raw).with_suffix("").as_posix() for path in raw.rglob("*.csv"))


def rules(folder: Path, name: str) -> List[Row]:
    return json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))["rows"]


def grouped(rows: Iterable[Row], *columns: str) -> Dict[Tuple[str, ...], List[Row]]:
    """Rows by the values of some columns."""
    found: Dict[Tuple[str, ...], List[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in columns)].append(row)
    return found


class Data:
    """What was reported and by which rules it is counted."""

    def __init__(self, folder: Path) -> None:
        self.as_of = json.loads((folder / "data/plans.json").read_text(encoding="utf-8"))["as_of"]
        self.areas = {row["area"]: row for row in table(folder, "areas")}
        self.agencies = {row["agency"]: row for row in table(folder, "agencies")}
        self.institutions = {row["institution"]: row for row in table(folder, "institutions")}
        self.plans = {row["plan"]: row for row in rules(folder, "plans")}
        self.indicators = {row["indicator"]: row for row in rules(folder, "indicators")}
        self.targets = rules(folder, "targets")
        self.reports = table(folder, "reports")
        self.totals = table(folder, "totals")
        self.revisions = table(folder, "revisions")
        results = table(folder, "results")
        self.fields = [name for name in results[0] if name not in
                       ("plan", "period", "institution", "report", "received", "report_status", "demonstration")]
        self.rows = {(row["plan"], row["period"], row["institution"]): row for row in results}
        self.series: Dict[str, List[Row]] = defaultdict(list)
        for row in rules(folder, "series"):
            row["sectors"], row["kinds"] = row["sectors"].split(), row["kinds"].split()
            self.series[row["plan"]].append(row)
        self.milestones: Dict[Tuple[str, str], List[Tuple[date, int]]] = defaultdict(list)
        for row in self.targets:
            if row["by"]:
                self.milestones[row["plan"], row["target"]].append((day(row["by"]), int(row["value_bp"])))
        # By what is asked of them again and again, so that a large country takes no longer per page than a small one.
        self.changed = grouped(self.revisions, "plan", "period", "institution", "field")
        self.changed_in = grouped(self.revisions, "plan", "period")
        self.reported = grouped(self.reports, "plan", "period", "duty")
        self.received = {(one["plan"], one["period"], one["report"]): one for one in self.reports}
        self.totals_of = grouped(self.totals, "plan", "period", "indicator")
        self.within: Dict[str, List[str]] = defaultdict(list)
        for area in self.areas:
            for whole in self.above(area):
                self.within[whole].append(area)
        self.institutions_in = grouped(self.institutions.values(), "area")
        told: Dict[str, Set[str]] = defaultdict(set)
        for plan, when, _ in [*self.rows, *self.totals_of]:
            told[plan].add(when)
        self.periods = {}
        for plan, row in self.plans.items():
            row["judged_day"], row["from_day"], row["to_day"] = day(row["judged"]), day(row["from"]), day(row["to"])
            row["members"] = [one for area in self.within[row["area"]] for one in self.institutions_in[area,]]
            self.periods[plan] = sorted(map(period, told[plan]))
        self.plan_of = {one["institution"]: plan for plan, row in self.plans.items() for one in row["members"]}
        self.methods = list(dict.fromkeys(one for row in self.plans.values() for rule in row["payment"] for one in rule["of"]))

    def above(self, area: Optional[str]) -> Iterator[str]:
        """An area and all that it lies in."""
        while area:
            yield area
            area = self.areas[area]["parent"]

    def inside(self, area: str, whole: str) -> bool:
        return whole in self.above(area)

    def in_force(self, area: str, on: date) -> bool:
        row = self.areas[area]
        return (not row["valid_from"] or day(row["valid_from"]) <= on) and (not row["valid_to"] or on <= day(row["valid_to"]))

    def of_level(self, plan: str, level: str, when: Period) -> List[str]:
        """A plan's areas of a level on the last day of a period; when there are none left, the successors of its first ones."""
        row = self.plans[plan]
        every = [area for area in self.within[row["area"]] if self.areas[area]["level"] == level]
        now = [area for area in every if self.in_force(area, when.last)]
        if now:
            return now
        old = [area for area in every if self.in_force(area, row["from_day"])]
        later = [area for one in old for area in self.areas[one]["successors"].split() if self.in_force(area, when.last)]
        return list(dict.fromkeys(later))

    def stands(self, institution: Row, on: date) -> str:
        moved = day(institution["moved_on"])
        return institution["moved_to"] if moved and moved <= on else institution["area"]

    def is_open(self, institution: Row, on: date) -> bool:
        opened, closed = day(institution["opened"]), day(institution["closed"])
        return (not opened or opened <= on) and (not closed or on <= closed)

    def methods_asked(self, plan: str, sector: str) -> int:
        for rule in self.plans[plan]["payment"]:
            if rule["sector"] == sector and isinstance(rule["methods"], dict):
                return rule["methods"]["at_least"]
        return 1


# ---- One institution --------------------------------------------------------------------------------------------

Figure = Union[str, Tuple[int, int]]  # a numerator and a denominator, or why there are none


def in_use(row: Row) -> Optional[List[str]]:
    """The methods that a row shows, nothing where it does not tell."""
    cell = row["methods"]
    return None if cell in MARKS else [] if cell == "none" else cell.split()


def holds(data: Data, plan: str, sector: str, condition: Row, row: Row) -> Union[bool, str]:
    (kind, what), = condition.items()
    if kind == "all":
        parts = [holds(data, plan, sector, one, row) for one in what]
        # One "no" settles it, whatever else is missing.
        if False in parts:
            return False
        return next((mark for mark in MARK_ORDER if mark in parts), True)
    cell = row["methods" if kind == "methods" else what]
    if cell in MARKS:
        return MARKS[cell]
    if kind == "yes":
        return cell == "true"
    return len(in_use(row)) >= (data.methods_asked(plan, sector) if what == "rule" else what)


def own_figure(data: Data, plan: str, sector: str, indicator: str, row: Row) -> Figure:
    rule = data.indicators[indicator]
    if "share" in rule["formula"]:
        yes = holds(data, plan, sector, rule["formula"]["share"], row)
        return yes if isinstance(yes, str) else (int(yes), 1)
    cells = [row[rule["formula"]["ratio"][end]] for end in ("of", "to")]
    marks = [MARKS[cell] for cell in cells if cell in MARKS]
    if marks:
        return min(marks, key=MARK_ORDER.index)
    numerator, denominator = map(int, cells)
    if 0 < denominator < (rule["withhold_below"] or 0):
        return "withheld"
    if rule["withhold_with"] and own_figure(data, plan, sector, rule["withhold_with"], row) == "withheld":
        return "withheld"
    return numerator, denominator


def fields_read(data: Data, indicator: str) -> List[str]:
    formula = data.indicators[indicator]["formula"]
    if "ratio" in formula:
        return list(formula["ratio"].values())
    found, open_ = [], [formula["share"]]
    while open_:
        (kind, what), = open_.pop().items()
        if kind == "all":
            open_ += what
        else:
            found.append("methods" if kind == "methods" else what)
    return found


def changes_of(data: Data, plan: str, when: str, institution: str, indicator: str) -> Set[str]:
    return {one["kind"] for field in fields_read(data, indicator) for one in data.changed.get((plan, when, institution, field), ())}


def last_day(duty: Row, when: Period) -> Optional[date]:
    """The last day on which a report is on time: "before the 20th" makes it the 19th."""
    for due in duty["due"]:
        if due["period"] == when.part:
            return day(f"{when.last.year}-{due['before']}") - timedelta(1)
    return None


def absence(data: Data, plan: str, institution: Row, when: Period) -> Tuple[str, Any]:
    """Why an institution has no row: its state with the days late or the last day on time."""
    row, stands = data.plans[plan], data.stands(institution, when.last)
    for duty in row["duties"]:
        carries, last = duty["carries"], last_day(duty, when)
        if not carries or not last or institution["sector"] not in carries["sectors"]:
            continue
        if carries["managers"] and institution["manager"] not in carries["managers"]:
            continue
        for report in data.reported.get((plan, when.text, duty["duty"]), ()):
            sender = report["sender"]
            if data.inside(stands, sender) if duty["from_areas"] else sender in duty["from_agencies"]:
                return "missing", None
        if row["judged_day"] <= last:
            return "not_due", last
        return "late", (row["judged_day"] - last).days
    return "missing", None


# ---- Readings ---------------------------------------------------------------------------------------------------


class Reading:
    """One figure: a series in an area and a period."""

    def __init__(self) -> None:
        self.numerator = self.denominator = self.counted = self.expected = 0
        self.why: Counter = Counter()  # institutions that are not counted, by reason
        self.missing: List[Tuple[str, str, Any]] = []  # those of them that should be: institution, reason, days or day
        self.reports: Counter = Counter()  # institutions counted, by report
        self.totals: List[Row] = []
        self.provisional = False
        self.changes: Set[str] = set()
        self.state, self.progress = "", "none"
        self.value: Optional[int] = None
        self.target: Optional[int] = None
        self.by: Optional[date] = None
        self.met: Optional[bool] = None

    @property
    def is_shown(self) -> bool:
        return self.denominator > 0 and self.state != "withheld"

    @property
    def speaks(self) -> bool:
        """Whether a change may be told of it: no report is still to come, and at least half of the institutions stand behind it."""
        return self.is_shown and not self.why["not_due"] and self.counted * 2 >= self.expected

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    def leave_out(self, institution: Row, reason: str, detail: Any = None) -> None:
        self.why[reason] += 1
        if reason != "not_applicable":
            self.expected += 1
            self.missing.append((institution["institution"], reason, detail))

    def settle(self, withhold_below: int) -> None:
        if not self.denominator:
            self.state = next((one for one in ("late", "not_due", *MARK_ORDER) if self.why[one]), "not_applicable")
        elif self.denominator < withhold_below:
            self.state = "withheld"
        elif self.provisional:
            self.state = "provisional"
        else:
            self.state = next((one for one in ("corrected", "revised") if one in self.changes), "final")


def count(data: Data, plan: str, series: Row, when: Period, areas: List[str]) -> Dict[str, Reading]:
    """The readings of the whole plan and of every area compared, without targets."""
    whole, indicator = data.plans[plan]["area"], series["indicator"]
    found = {area: Reading() for area in [whole, *areas]}

    def into(area: Optional[str]) -> List[Reading]:
        """The readings that what stands in an area is part of."""
        while area and area not in areas:
            area = data.areas[area]["parent"]
        return [found[whole]] + ([found[area]] if area else [])

    def is_meant(sector: str, kind: str) -> bool:
        return sector in series["sectors"] and (not series["kinds"] or kind in series["kinds"])

    totals = data.totals_of.get((plan, when.text, indicator), ())
    sector_of = {one["kind"]: one["sector"] for one in data.plans[plan]["members"]} if totals else {}
    for total in totals:
        if is_meant(sector_of[total["kind"]], total["kind"]):
            for reading in into(total["area"]):
                reading.numerator += int(total["numerator"])
                reading.denominator += int(total["denominator"])
                reading.provisional |= total["report_status"] == "provisional"
                reading.totals.append(total)
    for institution in data.plans[plan]["members"]:
        if not is_meant(institution["sector"], institution["kind"]) or not data.is_open(institution, when.last):
            continue
        stands = data.stands(institution, when.last)
        row = data.rows.get((plan, when.text, institution["institution"]))
        if row is None:
            if any(one["kind"] == institution["kind"] and data.inside(stands, one["area"]) for one in totals):
                for reading in into(stands):
                    reading.counted += 1
                    reading.expected += 1
            else:
                # Nobody knows whether it already takes cashless payment, so it is missing from a sum of adopters too.
                reason, detail = absence(data, plan, institution, when)
                for reading in into(stands):
                    reading.leave_out(institution, reason, detail)
            continue
        figure = own_figure(data, plan, institution["sector"], indicator, row)
        if series["denominator_rule"] == "adopters" and not in_use(row):
            figure = "not_applicable"
        for reading in into(stands):
            if isinstance(figure, str):
                reading.leave_out(institution, figure)
                continue
            reading.expected += 1
            reading.counted += 1
            reading.numerator += figure[0]
            reading.denominator += figure[1]
            reading.reports[row["report"]] += 1
            reading.provisional |= row["report_status"] == "provisional"
            reading.changes |= changes_of(data, plan, when.text, institution["institution"], indicator)
    for reading in found.values():
        reading.settle(data.indicators[indicator]["withhold_below"] or 0)
    return found


def rounded(share: Fraction, target: Optional[int] = None) -> int:
    """Basis points to a tenth of a percent, half up; but never up to a target that is not reached."""
    value = 10 * int(1000 * share + Fraction(1, 2))
    if target is not None and value >= target and share < Fraction(target, 10000):
        value = 10 * int(1000 * share)
    return value


def pace(reading: Reading, when: Period, base: Reading, base_when: Period) -> Optional[Fraction]:
    """R: the way gone to the way that should be gone; nothing where there was no way to go."""
    goal = Fraction(reading.target, 10000)
    if base.share >= goal:
        return None
    elapsed = Fraction((when.last - base_when.last).days, (reading.by - base_when.last).days)
    return (reading.share - base.share) / (goal - base.share) / elapsed


def word_of(reading: Reading, when: Period, earlier: List[Tuple[Period, Reading]], judged: date) -> str:
    if not reading.is_shown or reading.why["not_due"]:
        return "unknown"
    if reading.met:
        return "met"
    if reading.by <= judged:
        return "missed"
    base = next(((one, first) for one, first in earlier if first.is_shown), None)
    if not base:
        return "unknown"
    ratio = pace(reading, when, base[1], base[0])
    if ratio is None or ratio < 0:
        return "worse"
    return "on_track" if ratio >= Fraction(95, 100) else "faster" if ratio >= Fraction(60, 100) else "slow"


# In the order of the portal's tables.
WORDS = ("met", "on_track", "faster", "slow", "worse", "missed", "unknown")
# What cannot be judged could be anything: a measure known to need more speaks for both, one on its way does not.
FAVOUR = ("met", "on_track", "unknown", "faster", "slow", "worse", "missed")


def together(words: List[str]) -> str:
    """The word of a target: the least favourable of its measures' words."""
    return max(words, key=FAVOUR.index, default="none")


class Portal:
    """Everything that the portal says, computed anew."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.readings: Dict[Tuple[str, str, str, str], Reading] = {}
        self.areas: Dict[Tuple[str, str], List[str]] = {}
        self.latest: Dict[str, Period] = {}  # of a plan: in which nobody's report is still to come; none while all wait
        self.series = {(plan, one["series"]): one for plan, every in data.series.items() for one in every}
        self.measures: Dict[Tuple[str, str], List[Row]] = defaultdict(list)
        for plan, periods in data.periods.items():
            for when in periods:
                self.areas[plan, when.text] = data.of_level(plan, data.plans[plan]["compare"], when)
                waits = (data.is_open(one, when.last) and (plan, when.text, one["institution"]) not in data.rows
                         and absence(data, plan, one, when)[0] == "not_due" for one in data.plans[plan]["members"])
                if not any(waits):
                    self.latest[plan] = when
            for series in data.series[plan]:
                self.follow(plan, series)
                if series["target"]:
                    self.measures[plan, series["target"]].append(series)
        self.coverage = {(plan, when.text, sector): self.cover(plan, when, sector)
                         for plan in data.plans for when in data.periods[plan]
                         for sector in sorted({one["sector"] for one in data.plans[plan]["members"]})}
        self.duties = {key: value for plan in data.plans for key, value in self.owe(plan)}
        self.rankings = {key: value for plan in data.plans for key, value in self.rank(plan)}
        # By the pages that ask for them.
        self.sections: Dict[Tuple[str, str, str], List[str]] = defaultdict(list)
        self.waiting: Dict[Tuple[str, str], Set[str]] = defaultdict(set)
        for (plan, series, area, when), reading in self.readings.items():
            self.sections[plan, series, when].append(area)
            if reading.why["not_due"]:
                self.waiting[plan, area].add(when)
        self.owed: Dict[Tuple[str, str], Dict[Tuple[str, str, str, str], Any]] = defaultdict(dict)
        for key, value in self.duties.items():
            self.owed[key[0], f"{key[1]}-{key[2].lower()}"][key] = value
        self.listed: Dict[Tuple[str, str], List[Tuple[str, str, Row]]] = defaultdict(list)
        for (plan, _, kind, name, one), entry in self.rankings.items():
            self.listed[plan, kind].append((name, one, entry))

    def follow(self, plan: str, series: Row) -> None:
        """All readings of a series, each judged beside those before it."""
        lines: Dict[str, List[Tuple[Period, Reading]]] = defaultdict(list)
        for when in self.data.periods[plan]:
            for area, reading in count(self.data, plan, series, when, self.areas[plan, when.text]).items():
                self.readings[plan, series["series"], area, when.text] = reading
                lines[area].append((when, reading))
        milestones = self.data.milestones[plan, series["target"]] if series["target"] else []
        latest = self.latest_of(plan, series["series"])
        judged = self.data.plans[plan]["judged_day"]
        for line in lines.values():
            for at, (when, reading) in enumerate(line):
                # An old report keeps its word; what stands for today is judged as of today, by the milestone that counts now.
                is_today = at == len(line) - 1 or when == latest
                as_of = judged if is_today else min(when.last, judged)
                if milestones:
                    reading.by, reading.target = next((one for one in milestones if one[0] >= as_of), milestones[-1])
                if reading.is_shown:
                    reading.value = rounded(reading.share, reading.target)
                    if milestones:
                        reading.met = reading.numerator * 10000 >= reading.target * reading.denominator
                if milestones:
                    reading.progress = word_of(reading, when, line[:at], as_of)

    def today(self, plan: str) -> Optional[Period]:
        """The period that a whole plan is shown by: the latest complete one; while every period waits, the last."""
        return self.latest.get(plan) or next(reversed(self.data.periods[plan]), None)

    def latest_of(self, plan: str, series: str, by: Optional[date] = None) -> Optional[Period]:
        """The period that speaks for a series, if need be up to a day: the latest with a figure for which no report of
        those whom it counts is still to come; failing that, the latest with a figure."""
        whole, early = self.data.plans[plan]["area"], None
        for when in reversed(self.data.periods[plan]):
            reading = self.readings[plan, series, whole, when.text]
            if reading.is_shown and not (by and when.last > by):
                if not reading.why["not_due"]:
                    return when
                early = early or when
        return early

    def milestone(self, plan: str, target: str) -> Tuple[date, int]:
        """The milestone that counts today: the first whose day has not passed, or the last."""
        every = self.data.milestones[plan, target]
        return next((one for one in every if one[0] >= self.data.plans[plan]["judged_day"]), every[-1])

    def cover(self, plan: str, when: Period, sector: str) -> Tuple[int, Counter, Counter]:
        """Institutions whose row tells of methods; how many use each; how many use so many."""
        counted, by_method, by_number = 0, Counter(), Counter()
        for one in self.data.plans[plan]["members"]:
            row = self.data.rows.get((plan, when.text, one["institution"]))
            if row and one["sector"] == sector and self.data.is_open(one, when.last) and in_use(row) is not None:
                counted += 1
                by_method.update(in_use(row))
                by_number[len(in_use(row))] += 1
        return counted, by_method, by_number

    def owe(self, plan: str) -> Iterator[Tuple[Tuple[str, str, str, str], Tuple[date, Optional[date], str, int]]]:
        """Every report owed: its last day, when it came, how it stands and the days late."""
        row = self.data.plans[plan]
        for duty in row["duties"]:
            for due in duty["due"]:
                for year in range(row["from_day"].year, row["to_day"].year + 1):
                    when = period(str(year) if due["period"] == "Y" else f"{year}-{due['period']}")
                    last = last_day(duty, when)
                    if not row["from_day"] <= last <= row["to_day"]:
                        continue
                    areas = self.data.of_level(plan, duty["from_areas"], when) if duty["from_areas"] else []
                    reports = grouped(self.data.reported.get((plan, when.text, duty["duty"]), ()), "sender")
                    for sender in areas + duty["from_agencies"]:
                        came = [day(one["received"]) for one in reports[sender,]]
                        late = ((min(came) if came else row["judged_day"]) - last).days
                        state = ("late" if late > 0 else "on_time") if came else "missing" if late > 0 else "not_due"
                        yield (plan, duty["duty"], when.text, sender), (last, min(came, default=None), state, max(late, 0))

    def place_in(self, plan: str, kind: str, indicator: str, when: Period) -> Dict[str, Figure]:
        """The figure of every institution of a kind, or why it is not considered."""
        row, found = self.data.plans[plan], {}
        for one in row["members"]:
            if one["kind"] != kind or not self.data.is_open(one, when.last):
                continue
            result = self.data.rows.get((plan, when.text, one["institution"]))
            if result is None:
                found[one["institution"]] = "no_figure"
                continue
            figure = own_figure(self.data, plan, one["sector"], indicator, result)
            if row["recognition"]["on_time"] and self.days_late(result, when) > 0:
                figure = "late_report"
            elif isinstance(figure, str):
                figure = "no_figure" if figure == "missing" else "not_published"
            elif figure[1] < row["recognition"]["minimum"]:
                figure = "too_few"
            found[one["institution"]] = figure
        return found

    def days_late(self, result: Row, when: Period) -> int:
        """Days by which the report of a row came late; a report beyond any duty cannot be late."""
        report = self.data.received[result["plan"], result["period"], result["report"]]
        duty = next((one for one in self.data.plans[result["plan"]]["duties"] if one["duty"] == report["duty"]), None)
        last = last_day(duty, when) if duty else None
        return (day(report["received"]) - last).days if last else 0

    def rank(self, plan: str) -> Iterator[Tuple[Tuple[str, str, str, str, str], Row]]:
        """All lists of a plan: (plan, period, kind, list, institution) and what its row says."""
        rule, when = self.data.plans[plan]["recognition"], self.latest.get(plan)
        honour, weak = rule["honour"], rule["criticise_below"] or []
        if not (honour or weak or rule["rank_by"]) or not when:
            return
        indicator = rule["rank_by"] or (honour["at_least"] if honour else weak)[0]["indicator"]
        before = max((one for one in self.data.periods[plan] if one.last < when.last), default=None)
        for kind in sorted({one["kind"] for one in self.data.plans[plan]["members"]}):
            every = self.place_in(plan, kind, indicator, when)
            now = {one: figure for one, figure in every.items() if not isinstance(figure, str)}
            past = {one: figure for one, figure in self.place_in(plan, kind, indicator, before).items()
                    if not isinstance(figure, str)} if before else {}

            def entry(name: str, one: str, **more: Any) -> Tuple[Tuple[str, str, str, str, str], Row]:
                return (plan, when.text, kind, name, one), {"figure": now.get(one), **more}

            places, old_places = (rank_all({one: Fraction(*figure) for one, figure in group.items()}) for group in (now, past))
            gains = {one: Fraction(*now[one]) - Fraction(*past[one]) for one in now if one in past}
            gain_places = rank_all({one: gain for one, gain in gains.items() if gain > 0})
            for one, figure in every.items():
                if isinstance(figure, str):
                    result = self.data.rows.get((plan, when.text, one))
                    payments = own_figure(self.data, plan, self.data.institutions[one]["sector"], indicator, result)[1] \
                        if figure == "too_few" else None
                    yield entry("left_out", one, reason=figure, too_few=payments)
                    continue
                if honour and self.is_honoured(plan, honour, one, when):
                    yield entry("honour", one)
                if rule["rank_by"]:
                    yield entry("rank", one, place=places[one], before=before, before_place=old_places.get(one))
                if (honour or rule["rank_by"]) and gain_places.get(one, 6) <= 5:
                    yield entry("improved", one, place=gain_places[one], before=before, before_figure=past[one])
                if weak and all(self.reaches(plan, one, when, line) is False for line in weak):
                    yield entry("criticise", one)

    def reaches(self, plan: str, institution: str, when: Period, line: Row) -> Optional[bool]:
        row, sector = self.data.rows[plan, when.text, institution], self.data.institutions[institution]["sector"]
        figure = own_figure(self.data, plan, sector, line["indicator"], row)
        return None if isinstance(figure, str) else figure[0] * 10000 >= line["value_bp"] * figure[1]

    def is_honoured(self, plan: str, honour: Row, institution: str, when: Period) -> bool:
        if not all(self.reaches(plan, institution, when, line) for line in honour["at_least"]):
            return False
        methods = in_use(self.data.rows[plan, when.text, institution]) or []
        asked = self.data.methods_asked(plan, self.data.institutions[institution]["sector"])
        return not honour["method_rule"] or len(methods) >= max(1, asked)

    def target_word(self, plan: str, target: str, area: Optional[str] = None, when: Optional[Period] = None) -> str:
        """The word of a target as of today, or in an area and a period: the less favourable of its measures' words."""
        if not when:
            return self.milestone_word(plan, target, *self.milestone(plan, target)) if self.measures[plan, target] else "none"
        found = [self.readings.get((plan, series["series"], area or self.data.plans[plan]["area"], when.text))
                 for series in self.measures[plan, target]]
        return together([reading.progress if reading else "unknown" for reading in found])

    def milestone_word(self, plan: str, target: str, by: date, value: int) -> str:
        """The word of one milestone alone: by the latest figure up to its day, judged as of today."""
        found = []
        whole, judged = self.data.plans[plan]["area"], self.data.plans[plan]["judged_day"]
        for series in self.measures[plan, target]:
            when = self.latest_of(plan, series["series"], by)
            if not when:
                found.append("unknown")
                continue
            reading = self.towards(plan, series["series"], when, by, value)
            earlier = [(one, self.readings[plan, series["series"], whole, one.text])
                       for one in self.data.periods[plan] if one < when]
            found.append(word_of(reading, when, earlier, judged))
        return together(found)

    def towards(self, plan: str, series: str, when: Period, by: date, value: int) -> Reading:
        """A reading of the whole plan beside a milestone that need not be that of its own period."""
        reading = copy.copy(self.readings[plan, series, self.data.plans[plan]["area"], when.text])
        reading.by, reading.target = by, value
        if reading.is_shown:
            reading.value = rounded(reading.share, value)
            reading.met = reading.share >= Fraction(value, 10000)
        return reading

    def is_reached(self, plan: str, target: str, area: str, when: Period, goal: int) -> bool:
        """Whether every measure of a target stands at a value in a period, whatever is still to come."""
        every = [self.readings.get((plan, series["series"], area, when.text)) for series in self.measures[plan, target]]
        return all(one and one.is_shown and one.share >= Fraction(goal, 10000) for one in every)

    def goal(self, plan: str, target: str, when: Period) -> int:
        """What a target asks for in a period: the first milestone that does not lie before its end, or the last."""
        every = self.data.milestones[plan, target]
        return next((one for one in every if one[0] >= when.last), every[-1])[1]

    def speaks(self, plan: str, target: str, area: str, *whens: Period) -> bool:
        """Whether an area has figures of a target in both periods of which a change may be told."""
        found = [self.readings.get((plan, one["series"], area, when.text))
                 for one in self.measures[plan, target] for when in whens]
        return all(one and one.speaks for one in found)

    def with_something(self, plan: str, target: str, when: Period) -> List[str]:
        """The areas compared in which a target has something to count."""
        return [area for area in self.areas[plan, when.text]
                if any(self.readings[plan, one["series"], area, when.text].state != "not_applicable"
                       for one in self.measures[plan, target])]

    def absent(self, plan: str, series: str, when: Period) -> Dict[str, List[Tuple[str, str, Any]]]:
        """Who is missing, named once: under the area compared, or under the whole plan where it stands in none of those."""
        whole = self.data.plans[plan]["area"]
        found = {area: self.readings[plan, series, area, when.text].missing for area in self.sections[plan, series, when.text]}
        named = {one[0] for area, every in found.items() if area != whole for one in every}
        return {**found, whole: [one for one in found[whole] if one[0] not in named]}

    def targets_of(self, plan: str) -> List[str]:
        """Targets with a figure, in the plan's order."""
        return list(dict.fromkeys(one["target"] for one in self.data.targets
                                  if one["plan"] == plan and self.measures[plan, one["target"]]))

    def score(self, plan: str) -> Tuple[int, int]:
        words = [self.target_word(plan, target) for target in self.targets_of(plan)]
        return words.count("met"), len(words)


def rank_all(values: Dict[str, Fraction]) -> Dict[str, int]:
    """Places from 1; equals share a place, and the next one is further down: 1, 2, 2, 4."""
    places: Dict[Fraction, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), 1):
        places.setdefault(value, place)
    return {one: places[value] for one, value in values.items()}


# ---- The tables -------------------------------------------------------------------------------------------------


def written(value: Any) -> str:
    if isinstance(value, Period):
        return value.text
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def reading_cells(portal: Portal, key: Tuple[str, str, str, str]) -> Row:
    one, series = portal.readings[key], portal.series[key[:2]]
    counts = (one.numerator, one.denominator) if one.is_shown else (None, None)
    return {"target": series["target"], "indicator": series["indicator"], "numerator": counts[0], "denominator": counts[1],
            "value_bp": one.value, "target_bp": one.target, "counted": one.counted, "expected": one.expected,
            "state": one.state, "progress": one.progress, "met": one.met}


def ranking_cells(entry: Row) -> Row:
    now, then = entry["figure"] or (None, None), entry.get("before_figure", (None, None))
    return {"place": entry.get("place"), "numerator": now[0], "denominator": now[1], "before": entry.get("before"),
            "before_place": entry.get("before_place"), "before_numerator": then[0], "before_denominator": then[1],
            "reason": entry.get("reason")}


def check_tables(folder: Path, portal: Portal, findings: Findings) -> None:
    coverage = {}
    for key, (counted, by_method, by_number) in portal.coverage.items():
        for method in portal.data.methods:
            coverage[(*key, method, "")] = {"institutions": by_method[method], "counted": counted}
        for number in range(len(portal.data.methods) + 1):
            coverage[(*key, "", str(number))] = {"institutions": by_number[number], "counted": counted}
    duties = {key: {"last_day": last, "received": came, "state": state, "days": days or None}
              for key, (last, came, state, days) in portal.duties.items()}
    targets = {(one["plan"], one["target"], written(one["by"])): {"progress": portal.milestone_word(one["plan"], one["target"], day(one["by"]), int(one["value_bp"])) if one["by"] else "none"}
               for one in portal.data.targets}
    computed = {
        "readings": (("plan", "series", "area", "period"), {key: reading_cells(portal, key) for key in portal.readings}),
        "coverage": (("plan", "period", "sector", "method", "number_of_methods"), coverage),
        "duties": (("plan", "duty", "period", "sender"), duties),
        "rankings": (("plan", "period", "kind", "list", "institution"), {k: ranking_cells(v) for k, v in portal.rankings.items()}),
        "targets": (("plan", "target", "by"), targets),
    }
    for name, (columns, rows) in computed.items():
        where, seen = f"data/raw/{name}.csv", set()
        for printed in table(folder, name):
            key = tuple(printed[column] for column in columns)
            seen.add(key)
            if key not in rows:
                findings.wrong(where, " ".join(key), "a row", "no such row")
                continue
            for column, value in rows[key].items():
                findings.same(where, f"{' '.join(filter(None, key))}: {column}", printed[column], written(value))
        for key in sorted(rows.keys() - seen):
            findings.wrong(where, " ".join(key), "no row", shown(map(written, rows[key].values())))
    for name in tables(folder):
        # The other two forms of a table say the same, cell by cell.
        raw, path, beside = part(folder, name), folder / f"data/raw/{name}.csv", folder / f"data/{name}.csv"
        same = beside.read_text("utf-8-sig") == path.read_text("utf-8")
        findings.same(f"data/{name}.csv", "the same as data/raw", same, True)
        cells = [{key: str(value).lower() if isinstance(value, bool) else written(value) for key, value in one.items()}
                 for one in rules(folder, name)]
        same = len(raw) == len(cells) and all(one.get(key, "") == value for row, one in zip(raw, cells) for key, value in row.items())
        findings.same(f"data/{name}.json", "the same as data/raw", same, True)


# ---- Words and numbers of a language ----------------------------------------------------------------------------

ROMAN = {"I": "Q1", "II": "Q2", "III": "Q3", "IV": "Q4"}
EN_MONTHS = ("January February March April May June July August September October November December").split()
LANGUAGE: Dict[str, Row] = {
    "vi": {
        "marks": (".", ","), "of": " trên ", "billions": " tỷ đồng", "millions": " triệu đồng", "yes": "Có", "no": "Không",
        "progress": ("Đã đạt", "Đúng tiến độ", "Cần tăng tốc", "Chậm", "Giảm", "Hết hạn, chưa đạt", "Chưa đánh giá được",
                     "Không đặt chỉ tiêu"),
        "state": {"provisional": "Tạm tính", "revised": "Điều chỉnh", "corrected": "Đính chính", "final": "Chính thức",
                  "missing": "Không có số liệu", "not_applicable": "Không áp dụng", "withheld": "Không công bố",
                  "late": "Chưa báo cáo, quá hạn {} ngày", "not_due": "Chưa đến hạn (hạn {})"},
        "reasons": {"late": "quá hạn", "not_due": "chưa đến hạn", "missing": "không có số liệu", "withheld": "không công bố",
                    "not_applicable": "để đếm"},
        "lists": {"honour": "vinh danh", "rank": "xếp hạng", "criticise": "làm chưa tốt"},
        "left_out": {"no_figure": "Không có số liệu", "not_published": "Không áp dụng hoặc không công bố"},
        "methods": ("Có nhận", "Chưa nhận", "Chưa rõ"),
        "fell": "giảm từ", "corrected": "đính chính", "revised": "điều chỉnh", "late": "chưa báo cáo", "waits": "chưa đủ",
        "tokens": re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})|(?i:quý) (?P<q>I{1,3}|IV)/(?P<qy>\d{4})"
                             r"|(?i:6 tháng) (?P<h>đầu|cuối) năm (?P<hy>\d{4})|(?i:năm) (?P<yy>\d{4})"
                             r"|(?P<n>\d+(?:\.\d{3})*(?:,\d+)?)(?P<p>%?)"),
    },
    "en": {
        "marks": (",", "."), "of": " of ", "billions": " billion dong", "millions": " million dong", "yes": "Yes", "no": "No",
        "progress": ("Met", "On track", "Needs to speed up", "Slow", "Going back", "Deadline passed, not met", "Cannot be judged yet",
                     "No target set"),
        "state": {"provisional": "Provisional", "revised": "Revised", "corrected": "Corrected", "final": "Final",
                  "missing": "No data", "not_applicable": "Not applicable", "withheld": "Withheld",
                  "late": "Not reported, {} day{s} late", "not_due": "Not due yet (due by {})"},
        "reasons": {"late": "overdue", "not_due": "not due", "missing": "no data", "withheld": "too small",
                    "not_applicable": "nothing to count"},
        "lists": {"honour": "honour", "rank": "ranked", "criticise": "not doing well"},
        "left_out": {"no_figure": "No data", "not_published": "Not applicable or withheld"},
        "methods": ("Accepted", "Not accepted", "Not known"),
        "fell": " fell from ", "corrected": "corrected", "revised": "revised", "late": "not reported", "waits": "not complete",
        "tokens": re.compile(rf"(?P<d>\d{{1,2}}) (?P<m>{'|'.join(EN_MONTHS)}) (?P<y>\d{{4}})|(?P<q>Q[1-4]) (?P<qy>\d{{4}})"
                             r"|(?i:the) (?P<h>first|second) half of (?P<hy>\d{4})|(?i:full year) (?P<yy>\d{4})"
                             r"|(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)(?P<p>%?)"),
    },
}
SHAPES = dict(zip((*WORDS, "none"), "●▲◆▼▽■○–"))
PERCENT = re.compile(r"\d[\d.,]*\s?%")
STATE_MARK = {"provisional": "[p]", "revised": "[r]", "corrected": "[c]", "missing": "[x]", "not_applicable": "[z]"}


class Voice:
    """How a language writes numbers, days and names."""

    def __init__(self, code: str, data: Data, plan_names: Dict[str, str]) -> None:
        self.code, self.words, self.plan_names = code, LANGUAGE[code], plan_names
        name = f"name_{code}"
        self.indicators = {key: row[name] for key, row in data.indicators.items()}
        self.areas = {key: row[name] for key, row in data.areas.items()}
        self.agencies = {key: row[name] for key, row in data.agencies.items()}
        self.targets = {(row["plan"], row["target"]): row[name] for row in data.targets}
        # Digits in a name are no figures.
        names = [*plan_names.values(), *self.indicators.values(), *self.areas.values(), *self.agencies.values(), *self.targets.values()]
        names = sorted({one for one in names if re.search(r"\d", one)}, key=len, reverse=True)
        self.named = re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", self.words["marks"][0])

    def tenths(self, value: int) -> str:
        whole, tenth = divmod(value, 10)
        return self.number(whole) + (self.words["marks"][1] + str(tenth) if tenth else "")

    def percent(self, basis_points: int) -> str:
        if basis_points % 10:
            return f"{self.number(basis_points // 100)}{self.words['marks'][1]}{basis_points % 100:02}%"
        return self.tenths(basis_points // 10) + "%"

    def day(self, one: date) -> str:
        return f"{one:%d/%m/%Y}" if self.code == "vi" else f"{one.day} {EN_MONTHS[one.month - 1]} {one.year}"

    def fraction(self, numerator: int, denominator: int, indicator: str, data: Data) -> str:
        ratio = data.indicators[indicator]["formula"].get("ratio")
        if ratio and ratio["to"].endswith("_value"):
            unit, word = (10 ** 9, "billions") if denominator >= 10 ** 9 else (10 ** 6, "millions")
            parts = [self.tenths((20 * one + unit) // (2 * unit)) for one in (numerator, denominator)]
            return self.words["of"].join(parts) + self.words[word]
        return f"{self.number(numerator)}/{self.number(denominator)}"

    def state(self, state: str, detail: Any = None) -> str:
        told = self.day(detail) if isinstance(detail, date) else detail if detail is None else self.number(detail)
        return self.words["state"][state].format(told, s="" if detail == 1 else "s")

    def progress(self, word: str) -> str:
        return self.words["progress"][(*WORDS, "none").index(word)]

    def tokens(self, text: str) -> List[str]:
        """The numbers, days and periods of a sentence, written alike for every language."""
        found = []
        group, decimal = self.words["marks"]
        for one in self.words["tokens"].finditer(self.named.sub(" ", text)):
            if one["d"]:
                month = one["m"] if self.code == "vi" else EN_MONTHS.index(one["m"]) + 1
                found.append(f"{one['y']}-{int(month):02}-{int(one['d']):02}")
            elif one["q"]:
                found.append(f"{one['qy']}-{ROMAN.get(one['q'], one['q'])}")
            elif one["h"]:
                found.append(f"{one['hy']}-{'H1' if one['h'] in ('đầu', 'first') else 'H2'}")
            elif one["yy"]:
                found.append(one["yy"])
            else:
                found.append(one["n"].replace(group, "").replace(decimal, ".") + one["p"])
        return found


def plain(value: Any) -> str:
    """A value as Voice.tokens writes it; shares are given as `bp(…)`."""
    return value.text if isinstance(value, Period) else str(value)


def bp(basis_points: int) -> str:
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


# ---- Pages ------------------------------------------------------------------------------------------------------

def whole_of(name: str) -> str:
    """The first part of a list that goes on at `….2.html`, `index-2.html` or `bao-cao-2.html`; any other page is its own."""
    return re.sub(r"(?:\.|(?<=/index)-|(?<=/bao-cao)-)\d{1,3}\.html$", ".html", name)


VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Node:
    __slots__ = ("tag", "attributes", "classes", "children", "parent", "order", "place", "end")

    def __init__(self, tag: str, attributes: Dict[str, str], parent: Optional["Node"]) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        # All nodes of the page in reading order; those inside this one stand behind its place, up to its end.
        self.order: List[Node] = parent.order if parent else []
        self.place = len(self.order)
        self.order.append(self)
        self.end: Optional[int] = None
        self.classes = attributes.get("class", "").split()
        self.children: List[Union[Node, str]] = []

    def walk(self) -> List["Node"]:
        if self.end is None:
            last = next((one for one in reversed(self.children) if isinstance(one, Node)), None)
            while last:
                self.end = last.place
                last = next((one for one in reversed(last.children) if isinstance(one, Node)), None)
            self.end = (self.place if self.end is None else self.end) + 1
        return self.order[self.place + 1:self.end]

    def all(self, tag: str, of_class: str = "") -> List["Node"]:
        return [one for one in self.walk() if one.tag == tag and (not of_class or of_class in one.classes)]

    def first(self, tag: str, of_class: str = "") -> Optional["Node"]:
        return next((one for one in self.walk() if one.tag == tag and (not of_class or of_class in one.classes)), None)

    def text(self, without: str = "l") -> str:
        """The text with single spaces; labels that only narrow screens show (class l) are left out."""
        parts: List[str] = []
        self.gather(parts, without)
        return " ".join("".join(parts).split())

    def gather(self, parts: List[str], without: str) -> None:
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif without not in child.classes:
                child.gather(parts, without)

    def above(self, *tags: str) -> Optional["Node"]:
        at = self.parent
        while at and at.tag not in tags:
            at = at.parent
        return at


class Reader(HTMLParser):
    """Reads the main part of a page into a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("root", {}, None)
        self.ids: Set[str] = set()

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks for lines and columns."""
        return j

    def handle_starttag(self, tag: str, attributes: List[Tuple[str, Optional[str]]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attributes}, self.at)
        self.at.children.append(node)
        if "id" in node.attributes:
            self.ids.add(node.attributes["id"])
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attributes: List[Tuple[str, Optional[str]]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.at = self.at.parent

    def handle_endtag(self, tag: str) -> None:
        at: Optional[Node] = self.at
        while at and at.tag != tag:
            at = at.parent
        if at and at.parent:
            self.at = at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


class Page:
    """One page with the means to compare what stands on it."""

    def __init__(self, name: str, text: str, voice: Voice, portal: Portal, findings: Findings) -> None:
        self.name, self.voice, self.portal, self.data, self.findings = name, voice, portal, portal.data, findings
        self.tail = name.partition("/")[2] if name.startswith(f"{voice.code}/") else name
        reader = Reader()
        start, end = text.find("<main"), text.rfind("</main>")
        reader.feed(text[start:end])
        self.main, self.ids = reader.root, reader.ids
        self.frame = text[text.rfind("</style>", 0, start):start] + text[end:]
        self.done: Set[int] = set()  # nodes whose percentages were compared
        self.links: Set[Tuple[str, str]] = set()  # places that figures lead to
        parts = whole_of(self.tail).split("/")
        self.plan = next((one for part in parts for one in (part, part[:-5]) if one in self.data.plans), None)

    def is_done(self, node: Optional[Node]) -> bool:
        while node and id(node) not in self.done:
            node = node.parent
        return node is not None

    def same(self, what: str, printed: Any, recomputed: Any) -> bool:
        return self.findings.same(self.name, what, printed, recomputed)

    def gather(self, what: str, found: Iterable[Any], expected: Iterable[Any]) -> None:
        """What this page shows of a list that may go on at other pages."""
        self.findings.gather(whole_of(self.name), what, found, expected)

    def numbers(self, what: str, node: Node, *values: Any, text: Optional[str] = None) -> bool:
        """The numbers of a sentence, in order. Compares and marks it as done."""
        self.done.add(id(node))
        return self.same(what, self.voice.tokens(node.text() if text is None else text), [plain(one) for one in values])

    def target_of(self, link: Node) -> Tuple[str, str]:
        """The page and the id that a link leads to."""
        path, _, fragment = link.attributes.get("href", "").partition("#")
        if not path:
            return self.name, fragment
        parts: List[str] = []
        for part in (PurePosixPath(self.name).parent / path).parts:
            if part == "..":
                parts and parts.pop()
            else:
                parts.append(part)
        return "/".join(parts), fragment

    def receipt_of(self, link: Node) -> Optional[Tuple[str, str, Period, str]]:
        """Plan, series, period and area of a link to a receipt."""
        page, area = self.target_of(link)
        found = re.fullmatch(r"[^/]+/can-cu/([^/]+)/(.+)\.([^.]+)\.html", page)
        if not found or (found[1], found[2]) not in self.portal.series:
            return None
        return found[1], found[2], period(found[3]), area


# ---- Figures on pages -------------------------------------------------------------------------------------------


class Said(NamedTuple):
    """What stands where a figure is shown."""

    text: str
    is_number: bool
    small: str  # mark, state in words for screen readers, fraction
    progress: str = "none"
    coverage: Tuple[int, ...] = ()
    bar: Optional[int] = None
    goal: Optional[int] = None


def say(voice: Voice, state: str, text: str, fraction: str, detail: Any = None, **more: Any) -> Said:
    """A figure with its state, or the state in words where there is none."""
    mark = STATE_MARK.get(state, "")
    if not text:
        return Said(voice.state(state, detail), False, mark)
    told = f"{mark} {voice.state(state)}" if mark else ""
    return Said(text, True, f"{told} {fraction}".strip(), **more)


def say_reading(page: Page, key: Tuple[str, str, str, str]) -> Said:
    one, indicator = page.portal.readings[key], page.portal.series[key[:2]]["indicator"]
    if not one.is_shown:
        details = [detail for _, reason, detail in one.missing if reason == one.state]
        return say(page.voice, one.state, "", "", max(filter(None, details), default=None))
    coverage = (one.counted, one.expected) if one.counted < one.expected else ()
    fraction = page.voice.fraction(one.numerator, one.denominator, indicator, page.data)
    return say(page.voice, one.state, page.voice.percent(one.value), fraction, progress=one.progress, coverage=coverage, bar=one.value, goal=one.target)


def say_own(page: Page, plan: str, institution: str, indicator: str, when: Period) -> Said:
    row, one = page.data.rows.get((plan, when.text, institution)), page.data.institutions[institution]
    if row is None:
        state, detail = absence(page.data, plan, one, when)
        return say(page.voice, state, "", "", detail)
    figure = own_figure(page.data, plan, one["sector"], indicator, row)
    if not isinstance(figure, str) and not figure[1]:
        figure = "not_applicable"
    if isinstance(figure, str):
        return say(page.voice, figure, "", "")
    changes = changes_of(page.data, plan, when.text, institution, indicator)
    state = "provisional" if row["report_status"] == "provisional" else \
        next((one for one in ("corrected", "revised") if one in changes), "final")
    if "share" in page.data.indicators[indicator]["formula"]:
        return say(page.voice, state, page.voice.words["yes" if figure[0] else "no"], "")
    value = rounded(Fraction(*figure))
    return say(page.voice, state, page.voice.percent(value), page.voice.fraction(*figure, indicator, page.data), bar=value)


def check_figure(page: Page, link: Node, what: str, said: Said) -> None:
    """A figure and what stands around it, as far as it is there."""
    page.done.add(id(link))
    page.same(what, link.text(), said.text)
    page.same(f"{what}: shown as", "num" if "num" in link.classes else "words", "num" if said.is_number else "words")
    siblings = link.parent.children
    after = siblings[next(at for at, one in enumerate(siblings) if one is link) + 1:]
    nodes = []
    for one in after:
        if isinstance(one, Node):
            if one.tag == "a":
                break
            nodes.append(one)
    has_small = has_coverage = False
    for one in nodes:
        if one.tag == "small" and "of" in one.classes:
            has_coverage = True
            page.numbers(f"{what}: institutions counted of those expected", one, *said.coverage)
        elif one.tag == "small":
            has_small = True
            page.same(f"{what}: mark and fraction", one.text(), said.small)
        elif one.tag == "span" and "status" in one.classes and said.is_number:
            check_word(page, one, what, said.progress)
        elif one.tag == "svg" and "bar" in one.classes:
            for part in one.all("rect"):
                if said.bar is not None:
                    page.same(f"{what}: bar", part.attributes.get("width"), bp(said.bar))
            card = link.above("li")
            for part in one.all("line"):
                # On the card of a milestone the bar shows that milestone.
                goal = page.voice.tokens(card.first("b").text())[0] if card and "card" in card.classes else bp(said.goal or 0)
                page.same(f"{what}: target on the bar", part.attributes.get("x1"), goal)
    if said.is_number and any(one.tag == "svg" for one in nodes):
        # A whole measure always has its counts with it.
        page.same(f"{what}: has a fraction", has_small, bool(said.small))
        if said.goal is not None or said.coverage:
            page.same(f"{what}: has its coverage", has_coverage, bool(said.coverage))


def check_word(page: Page, status: Node, what: str, word: str) -> None:
    """A word of progress with its shape and its class."""
    page.same(f"{what}: class of progress", status.classes[-1], word.replace("_", "-"))
    page.same(f"{what}: progress", status.text(), f"{SHAPES[word]} {page.voice.progress(word)}")


def check_measures(page: Page) -> None:
    """Every figure that leads to a receipt."""
    for link in page.main.all("a"):
        if not {"num", "words"} & set(link.classes):
            continue
        page.links.add(page.target_of(link))
        found = page.receipt_of(link)
        if found:
            key = found[0], found[1], found[3], found[2].text
            if key in page.portal.readings:
                check_figure(page, link, " ".join(key), say_reading(page, key))
            else:
                page.findings.wrong(page.name, f"figure for {' '.join(key)}", link.text(), "no such reading")


def check_receipt(page: Page) -> None:
    plan, rest = page.tail[:-5].split("/")[1:]
    series, _, text = rest.rpartition(".")
    when = period(text)
    sections = {one.attributes.get("id"): one for one in page.main.all("section", "receipt")}
    expected = page.portal.sections[plan, series, when.text]
    page.same("areas with a section", sorted(map(str, sections)), sorted(expected))
    absent = page.portal.absent(plan, series, when)
    key = plan, series, page.data.plans[plan]["area"], when.text
    one = page.portal.readings[key]
    if page.voice.tokens(lead(page)[1]):
        state = page.voice.tokens(say_reading(page, key).text)
        counts = (bp(one.value), one.numerator, one.denominator, one.counted, one.expected) if one.is_shown else state
        check_lead(page, *counts)
    for area, section in sections.items():
        key = plan, series, area, when.text
        if key not in page.portal.readings:
            continue
        one, said, what = page.portal.readings[key], say_reading(page, key), f"section {area}"
        total = section.first("p", "sum")
        page.done.add(id(total))
        figure = total.first("b", "num")
        page.same(f"{what}: shown as a number", figure is not None, said.is_number)
        if figure is None:
            page.same(f"{what}: state", total.text(), f"{said.text} {said.small}".strip())
        else:
            sum_text = f"{page.voice.number(one.numerator)} ÷ {page.voice.number(one.denominator)} ="
            page.same(f"{what}: sum", total.first("span").text(), sum_text)
            told = f"{STATE_MARK.get(one.state, '')} {page.voice.state(one.state)}" if one.state in STATE_MARK else ""
            page.same(f"{what}: value", figure.children[0].strip(), said.text)
            page.same(f"{what}: state", " ".join(small.text() for small in total.all("small")), told)
            status = total.first("span", "status")
            if status:
                check_word(page, status, what, said.progress)
        check_receipt_lines(page, plan, when, one, section, what)
        check_receipt_absent(page, section, what, absent[area])


def check_receipt_lines(page: Page, plan: str, when: Period, one: Reading, section: Node, what: str) -> None:
    """How many are counted, why the others are not, which reports and totals were added."""
    lines = [line for line in section.first("ul").children if isinstance(line, Node)]
    texts = [line.text() for line in lines]
    page.numbers(f"{what}: institutions counted of those expected", lines[0], one.counted, one.expected)
    at = 1
    for reason in ("late", "not_due", *MARK_ORDER):
        if one.why[reason]:
            told = texts[at] if at < len(texts) else ""
            page.same(f"{what}: {reason}", (page.voice.tokens(told), page.voice.words["reasons"][reason] in told.lower()),
                      ([str(one.why[reason])], True))
            at += 1
    senders = Counter(one.reports)
    senders.update({total["report"]: 0 for total in one.totals})
    days = {name: page.data.received[plan, when.text, name]["received"] for name in senders}
    received = sorted(days.values())
    if page.data.plans[plan]["area"] == section.attributes.get("id"):
        # The first and the last day; one day where all came on it.
        expected = [[str(len(senders)), *sorted({received[0], received[-1]})]] if senders else []
    else:
        expected = [[days[name], str(number)] for name, number in senders.items()]
        expected += [[total["numerator"], total["denominator"]] for total in one.totals]
    page.same(f"{what}: reports", sorted(map(page.voice.tokens, texts[at:])), sorted(expected))


def check_receipt_absent(page: Page, section: Node, what: str, absent: List[Tuple[str, str, Any]]) -> None:
    """Who is missing stands on the receipt, or on pages of its own where those are too many."""
    link = next((one for one in section.all("a") if "/con-thieu/" in page.target_of(one)[0]), None)
    if link:
        page.links.add(page.target_of(link))
        page.numbers(f"{what}: institutions missing, told elsewhere", link, len(absent))
        page.same(f"{what}: where they are told", whole_of(page.target_of(link)[0]), page.name.replace("/can-cu/", "/con-thieu/"))
        return
    listed = section.first("details")
    page.same(f"{what}: institutions missing", sorted(absent_lines(page, listed)) if listed else [], absent_told(page, absent))


def absent_lines(page: Page, holder: Node) -> List[Tuple[str, str]]:
    """Institutions missing with what is told of them. Behind a colon a reason in the sender's words may follow."""
    found = []
    for line in holder.all("li"):
        link = line.first("a")
        told = line.text().partition(f"{link.text()}: ")[2]
        found.append((PurePosixPath(page.target_of(link)[0]).stem, told.split(": ")[0]))
    return found


def absent_told(page: Page, absent: List[Tuple[str, str, Any]]) -> List[Tuple[str, str]]:
    return sorted((name, page.voice.state(reason, detail)) for name, reason, detail in absent)


def check_absent(page: Page) -> None:
    """Who is missing from the receipts of a series and period, area by area."""
    series, _, text = whole_of(page.tail)[:-5].split("/")[2].rpartition(".")
    check_lead(page)
    found = [(section.attributes.get("id", ""), *line) for section in page.main.all("section") for line in absent_lines(page, section)]
    absent = page.portal.absent(page.plan, series, period(text))
    page.gather("institutions missing", found, ((area, *line) for area, every in absent.items() for line in absent_told(page, every)))


def check_charts(page: Page) -> None:
    for figure in page.main.all("figure"):
        chart, link = figure.first("svg", "chart"), figure.all("p", "go")[-1:]
        found = page.receipt_of(link[0].first("a")) if link and link[0].first("a") else None
        texts = [(one.text(), one.classes) for one in chart.all("text") if "demo" not in one.classes] if chart else []
        caption = figure.first("figcaption")
        methods = re.match(r"phuong-thuc-(\w+)-title", caption.attributes.get("id", "")) if caption else None
        if methods:
            check_methods_chart(page, figure, methods[1], texts)
        elif found and chart:
            plan, series, when, _ = found
            line = {"timeline": check_timeline, "bars": check_bars, "tiles": check_tiles}
            kind = next((one for one in chart.classes if one in line), None)
            if kind:
                line[kind](page, figure, chart, texts, (plan, series, when))


def title_of(caption: Node) -> Node:
    """The finding above a chart; where the chart stands by itself it is the heading of the page."""
    return caption.first("strong") or caption.first("h1")


def value_text(page: Page, one: Reading) -> str:
    return page.voice.percent(one.value) if one.is_shown else ""


POINTS = 8  # periods on a time line at most: the latest ones


def check_timeline(page: Page, figure: Node, chart: Node, texts: List[Tuple[str, List[str]]], which: Tuple[str, str, Period]) -> None:
    plan, series, when = which
    area = page.data.plans[plan]["area"]
    line = [(one, page.portal.readings[plan, series, area, one.text]) for one in page.data.periods[plan][-POINTS:]]
    complete = [(one, reading) for one, reading in line if reading.is_shown and not reading.why["not_due"]]
    now = page.portal.readings[plan, series, area, when.text]
    page.done.add(id(chart))
    caption = figure.first("figcaption")
    page.numbers(f"timeline {series}: title", title_of(caption), *([bp(now.value)] if now.is_shown else []), when)
    # The way leads to the last milestone.
    target = bp(page.data.milestones[plan, page.portal.series[plan, series]["target"]][-1][1])
    page.numbers(f"timeline {series}: subtitle", caption.first("span"), target)
    goal = [text for text, classes in texts if "goal" in classes]
    page.same(f"timeline {series}: target", [page.voice.tokens(one) for one in goal], [[target]])
    strong = [text for text, classes in texts if "strong" in classes]
    page.same(f"timeline {series}: last point", strong, [value_text(page, complete[-1][1])] if complete else [])
    labels = [text for text, classes in texts if not classes]
    waits = page.voice.words["waits"]
    # A label may give way to its neighbours; none may say anything else.
    allowed = Counter(value_text(page, reading) for _, reading in complete[:-1])
    page.same(f"timeline {series}: points", sorted((Counter(labels) - allowed).elements()), [])
    page.same(f"timeline {series}: number of points", len(chart.all("circle")), len(complete))
    still = sum(1 for _, reading in line if reading.why["not_due"])
    # Where there is little room the words stand on several lines.
    told = " ".join(text for text, classes in texts if "muted" in classes)
    page.same(f"timeline {series}: periods still to come", told.count(waits), still)
    axis = {f"{one}%" for one in (0, 25, 50, 75, 100)}
    for text, classes in texts:
        if "muted" in classes and "%" in text and text not in axis:
            page.findings.wrong(page.name, f"timeline {series}: axis", text, "no such line")


def check_bars(page: Page, figure: Node, chart: Node, texts: List[Tuple[str, List[str]]], which: Tuple[str, str, Period]) -> None:
    plan, series, when = which
    areas = page.portal.areas[plan, when.text]
    readings = {area: page.portal.readings[plan, series, area, when.text] for area in areas}
    met = sum(bool(one.met) for one in readings.values())
    with_something = sum(one.state != "not_applicable" for one in readings.values())
    page.done.add(id(chart))
    target = bp(next(iter(readings.values())).target)
    told = figure.first("figcaption")
    page.numbers(f"bars {series}: title", title_of(told), met, with_something, target)
    page.numbers(f"bars {series}: subtitle", told.first("span"), when)
    body = [text for text, classes in texts if "goal" not in classes]
    for text, classes in texts:
        if "goal" in classes:
            page.same(f"bars {series}: target", page.voice.tokens(text), [target])
    shares = [readings[area].share for area in areas if readings[area].is_shown]
    printed = dict(zip(body[::2], body[1::2]))
    order, bars = [], []
    for area, one in readings.items():
        name = page.voice.areas[area]
        label = printed.pop(name, None)
        if one.is_shown:
            order.append(name)
            bars += [bp(one.value)] if one.value else []
            # Where the denominators are small, the counts stand beside the share.
            page.same(f"bars {series}: {area}", (label or "").split(" (")[0], page.voice.percent(one.value))
            if label and "(" in label:
                page.same(f"bars {series}: counts of {area}", label.split(" (")[1],
                          f"{page.voice.number(one.numerator)}/{page.voice.number(one.denominator)})")
        elif label is not None:
            page.same(f"bars {series}: {area}", "%" in label, False)
    page.same(f"bars {series}: names that are no area", list(printed), [])
    drawn = [one.attributes.get("width") for one in chart.all("rect") if "bar" in one.classes]
    page.same(f"bars {series}: lengths", sorted(drawn), sorted(bars))
    ranked = [name for name in body[::2] if name in order]
    by_name = {page.voice.areas[area]: one.share for area, one in readings.items() if one.is_shown}
    page.same(f"bars {series}: highest first", [by_name[name] for name in ranked], sorted(shares, reverse=True))


def check_tiles(page: Page, figure: Node, chart: Node, texts: List[Tuple[str, List[str]]], which: Tuple[str, str, Period]) -> None:
    plan, series, when = which
    readings = {area: page.portal.readings[plan, series, area, when.text] for area in page.portal.areas[plan, when.text]}
    page.done.add(id(chart))
    page.numbers(f"tiles {series}: subtitle", figure.first("figcaption").first("span"), when)
    expected: Dict[str, Counter] = defaultdict(Counter)
    for area, one in readings.items():
        value = value_text(page, one) or STATE_MARK.get(one.state, "–")
        shape = SHAPES["none" if one.state == "not_applicable" else one.progress]
        expected[f"{shape} {value}"][page.voice.areas[area]] += 1
    # A tile: the lines of its name, its shape, its value; the last two may share a line.
    tiles, label, shape = [], [], ""
    for text, _ in texts:
        head, _, value = text.partition(" ")
        if shape or head in SHAPES.values() and value:
            tiles.append((" ".join(label), f"{shape} {text}".strip()))
            label, shape = [], ""
        elif text in SHAPES.values():
            shape = text
        else:
            label.append(text)
    page.same(f"tiles {series}: number", len(tiles), len(readings))
    page.same(f"tiles {series}: all together", Counter(said for _, said in tiles),
              Counter({said: sum(names.values()) for said, names in expected.items()}))
    for label, said in tiles:
        # A tile has the short name, which ends the full one, or begins with a letter of the kind of area.
        ends = [label, label.partition(" ")[2] or label]
        fits = [name for names in expected.values() for name in names if end_fits(name, ends)]
        told = [name for name in expected.get(said, ()) if end_fits(name, ends)]
        page.same(f"tiles {series}: {label}", bool(told), bool(fits))
    for row in figure.all("tr"):
        link, cells = row.first("a"), row.all("td")
        area = PurePosixPath(page.target_of(link)[0]).stem if link else None
        if area in readings and len(cells) == 2:
            said = say_reading(page, (plan, series, area, when.text))
            page.done.add(id(row))
            page.same(f"table of tiles {series}: {area}", cells[0].text(), said.text)
            judged = readings[area].state != "not_applicable"  # nothing to count, nothing to judge
            word = page.voice.progress(readings[area].progress) if judged else "–"
            page.same(f"table of tiles {series}: progress of {area}", cells[1].text(), word)


def end_fits(name: str, ends: List[str]) -> bool:
    return any(name.lower().endswith(end.lower()) or name.lower().startswith(end.lower()) for end in ends)


def check_methods_chart(page: Page, figure: Node, sector: str, texts: List[Tuple[str, List[str]]]) -> None:
    when = page.portal.today(page.plan)
    counted, by_method, by_number = page.portal.coverage[page.plan, when.text, sector]
    methods = page.data.methods
    page.done.add(id(figure))

    def line(number: int) -> Tuple[str, str]:
        return page.voice.percent(rounded(Fraction(number, counted))), f"{page.voice.number(number)}/{page.voice.number(counted)}"

    most = max(by_method[one] for one in methods)
    caption = figure.first("figcaption")
    page.numbers(f"methods {sector}: title", title_of(caption), bp(rounded(Fraction(most, counted))))
    page.numbers(f"methods {sector}: subtitle", caption.first("span"), when, counted)
    page.same(f"methods {sector}: labels", [text for text, classes in texts if "strong" in classes],
              ["{} ({})".format(*line(by_method[one])) for one in methods])
    rows = [[cell.text() for cell in row.all("td")] for row in figure.all("tr") if row.first("td")]
    numbers = [by_method[one] for one in methods] + [by_number[one] for one in range(len(methods) + 1)]
    # A chart by itself has its table on the whole page.
    page.same(f"methods {sector}: table", rows, [] if FRAMED.fullmatch(page.tail) else [list(line(number)) for number in numbers])


# ---- Pages by kind ----------------------------------------------------------------------------------------------


def lead(page: Page) -> Tuple[Node, str, str]:
    """The leading sentence: its node, the strong part and what follows."""
    node = page.main.first("p", "lead")
    strong = node.first("strong")
    return node, strong.text(), node.text()[len(strong.text()):]


def check_lead(page: Page, *values: Any) -> None:
    node, strong, _ = lead(page)
    page.numbers("leading sentence", node, *values, text=strong)


def check_home(page: Page) -> None:
    scores = [page.portal.score(plan) for plan in page.data.plans]
    check_lead(page, sum(met for met, _ in scores), sum(total for _, total in scores), len(scores))
    page.numbers("leading sentence: day", lead(page)[0], page.data.as_of, text=lead(page)[2])
    words = Counter(page.portal.target_word(row["plan"], row["target"])
                    for row in {(row["plan"], row["target"]): row for row in page.data.targets}.values())
    strip = page.main.first("table", "strip")
    for row, word in zip(strip.all("tr")[1:], (*WORDS, "none")):
        page.same(f"targets: {word}", (row.first("span", "status").classes[-1], row.first("td").text()),
                  (word.replace("_", "-"), page.voice.number(words[word])))
    check_cards(page)
    waiting = [(last, plan, when) for (plan, _, when, _), (last, _, state, _) in page.portal.duties.items() if state == "not_due"]
    if waiting:
        last, plan, when = min(waiting)
        lines = [one for one in page.main.all("p") if page.voice.tokens(one.text()) == [str(last), when]]
        page.same("next report", len(lines), 1)


def check_cards(page: Page) -> None:
    """The state of every plan on the home page and the list of plans."""
    for card in page.main.all("p", "state"):
        link = card.parent.first("a")
        plan = page.target_of(link)[0].split("/")[2]
        page.numbers(f"state of {plan}", card, *page.portal.score(plan), page.data.plans[plan]["judged"])


def check_plan(page: Page) -> None:
    check_lead(page, *page.portal.score(page.plan), page.data.plans[page.plan]["judged"])
    for row in page.main.first("table", "targets").all("tr")[1:]:
        target = PurePosixPath(page.target_of(row.first("a"))[0]).stem
        check_word(page, row.all("td")[-1].first("span", "status"), f"target {target}", page.portal.target_word(page.plan, target))


def check_target(page: Page) -> None:
    plan, target = page.plan, PurePosixPath(page.tail).stem
    measures = page.portal.measures[plan, target]
    if not measures:
        return
    by, goal = page.portal.milestone(plan, target)
    whens = [page.portal.latest_of(plan, one["series"]) for one in measures]
    latest = max(filter(None, whens), default=None)
    # Without any figure the last period says why, if there is one.
    shown = [(one["series"], when or next(reversed(page.data.periods[plan]), None)) for one, when in zip(measures, whens)]
    readings = [page.portal.towards(plan, one, when, by, goal) for one, when in shown if when]
    values = [token for one, when in shown if when for token in page.voice.tokens(
        say_reading(page, (plan, one, page.data.plans[plan]["area"], when.text)).text)]
    node, strong, rest = lead(page)
    page.numbers("leading sentence", node, *values, bp(goal), by, text=strong)
    word = page.portal.target_word(plan, target)
    page.same("leading sentence: word", strong.startswith(f"{page.voice.progress(word)}. "), True)
    page.same("leading sentence: every measure", [page.voice.indicators[one["indicator"]] in strong for one in measures],
              [True] * len(measures))
    told = []
    if latest:
        areas = page.portal.areas[plan, latest.text]
        # Whether they reach what the sentence before names: the milestone that counts today.
        met = sum(page.portal.is_reached(plan, target, area, latest, goal) for area in areas)
        late = sum(any(page.portal.readings[plan, one["series"], area, latest.text].state == "late" for one in measures)
                   for area in areas)
        told = [met, len(page.portal.with_something(plan, target, latest)), latest, *([late] if late else [])]
    page.numbers("leading sentence: areas", node, *told, text=rest)
    verdict = page.main.first("p", "verdict")
    if verdict:
        check_word(page, verdict.first("span", "status"), "verdict", word)
    answer = page.main.first("section", "answer")
    needs = answer.all("li") if answer else []
    short = [(series, one) for series, one in zip(measures, readings) if one.met is False]
    page.same("what is still needed: lines", len(needs), len(short))
    for line, (series, one) in zip(needs, short):
        if "share" in page.data.indicators[series["indicator"]]["formula"]:
            needed = -(-one.target * one.denominator // 10000) - one.numerator
            page.numbers(f"still needed: {series['series']}", line, needed, one.by)
        else:
            page.numbers(f"still needed: {series['series']}", line, bp(one.target - one.value)[:-1], one.by)
    check_revisions(page, plan, measures)


def check_revisions(page: Page, plan: str, measures: List[Row]) -> None:
    """The table of published values that changed."""
    read = {field for one in measures for field in fields_read(page.data, one["indicator"])}
    meant = [one for when in page.data.periods[plan] for one in page.data.changed_in.get((plan, when.text), ())
             if one["field"] in read and any(page.data.institutions[one["institution"]]["sector"] in series["sectors"]
                     and (not series["kinds"] or page.data.institutions[one["institution"]]["kind"] in series["kinds"])
                     for series in measures)]
    expected = sorted([one["institution"], *revision_tokens(page.data, one), one["on"]] for one in meant)
    found = []
    for row in page.main.all("tr"):
        link = row.first("a")
        inside = page.target_of(link)[0].split("/") if link else []
        cells = row.all("td")
        if inside[1:2] == ["don-vi"] and len(cells) == 3:
            found.append([inside[-1][:-5], *page.voice.tokens(cells[0].text()), *page.voice.tokens(cells[1].text())])
    page.same("published values that changed", sorted(found), expected)


def revision_tokens(data: Data, one: Row) -> List[str]:
    """The period of a published value that changed, what stood before and what stands now, where these are numbers."""
    now = data.rows[one["plan"], one["period"], one["institution"]][one["field"]]
    return [one["period"], *(value for value in (one["was"], now) if value.isdigit())]


def check_corrections(page: Page) -> None:
    """Every published value that changed; too many for one page stand plan by plan, and the page of all has their numbers."""
    mine = [one for one in page.data.revisions if page.plan in (None, one["plan"])]
    check_lead(page, *([len(mine)] if mine and not page.plan else []))
    found, plans = [], []
    for line in page.main.all("li"):
        link, told, small = line.first("a"), line.first("span"), line.first("small")
        stem = PurePosixPath(page.target_of(link)[0]).stem if link else ""
        if link and told:
            found.append((stem, *page.voice.tokens(told.text())))
        elif stem in page.data.plans and small:
            plans.append(stem)
            page.numbers(f"published values that changed: {stem}", small, sum(one["plan"] == stem for one in mine))
    if plans:
        page.same("plans with values that changed", sorted(plans), sorted({one["plan"] for one in mine}))
    else:
        expected = ((one["institution"], one["on"], *revision_tokens(page.data, one)) for one in mine)
        page.gather("published values that changed", found, expected)


def check_area(page: Page) -> None:
    area = PurePosixPath(page.tail).stem
    for plan, periods in page.data.periods.items():
        compared = [one for one in periods if area in page.portal.areas[plan, one.text]]
        # A period whose reports are still to come says nothing yet, unless it is the area's only one.
        complete = [one for one in compared if one.text not in page.portal.waiting[plan, area]]
        when = (complete or compared or [None])[-1]
        if when:
            words = [page.portal.target_word(plan, target, area, when) for target in page.portal.targets_of(plan)]
            counts = [area in page.portal.with_something(plan, target, when) for target in page.portal.targets_of(plan)]
            told = [words.count("met"), sum(counts), when] if complete else [when]
            check_lead(page, *(told if any(counts) else []))
            break
    else:
        check_lead(page)
    for row in page.main.all("tr"):
        link, cells = row.first("a"), row.all("td")
        if row.first("span", "words"):
            # Words that lead to no receipt stand only where there is no reading.
            beside = next((found for found in map(page.receipt_of, row.all("a")) if found), None)
            if beside:
                page.same(f"{beside[0]} {beside[1]} {beside[2].text}: no reading here",
                          (beside[0], beside[1], area, beside[2].text) in page.portal.readings, False)
        to, fragment = page.target_of(link) if link else ("", "")
        if REPORTS.search(to) and len(cells) == 3:
            key = duty_of(page, to.split("/")[2], fragment, area)
            if key:
                last, came, state, days = page.portal.duties[key]
                page.same(f"report {fragment}", [page.voice.tokens(cell.text()) for cell in cells],
                          [[str(last)], [str(came)] if came else [], [str(days)] if days else []])


# The reports of a plan, on the first page or on a later part.
REPORTS = re.compile(r"/ke-hoach/[^/]+/bao-cao(-\d+)?\.html$")


def duty_of(page: Page, plan: str, fragment: str, sender: str) -> Optional[Tuple[str, str, str, str]]:
    """The report owed that an id such as `quarterly-2022-q1` names."""
    found = next((key for key in page.portal.owed[plan, fragment] if key[3] == sender), None)
    if not found:
        page.findings.wrong(page.name, f"report {fragment}", sender, "no such report is owed")
    return found


def check_calendar(page: Page) -> None:
    """Reports that fall due together have a line; too many for one calendar stand plan by plan, and that of all has their numbers."""
    mine = {key: value for key, value in page.portal.duties.items() if page.plan in (None, key[0])}
    missing = sum(state == "missing" for _, _, state, _ in mine.values())
    check_lead(page, *([] if page.plan else [missing, page.data.as_of]))
    four, found, plans = ("on_time", "late", "missing", "not_due"), [], []
    for row in page.main.all("tr"):
        link = row.first("a")
        to, fragment = page.target_of(link) if link else ("", "")
        if REPORTS.search(to):
            plan = to.split("/")[2]
            found.append((plan, fragment))
            states = Counter(value[2] for value in page.portal.owed[plan, fragment].values())
            cells = row.all("td")[-4:]
            page.same(f"{plan} {fragment}: on time, late, missing, not due", [cell.text() for cell in cells],
                      [page.voice.number(states[one]) for one in four])
    for line in page.main.all("li"):
        link, told = line.first("a"), line.first("span")
        plan = PurePosixPath(page.target_of(link)[0]).stem if link else ""
        if plan in page.data.plans and told:
            plans.append(plan)
            states = Counter(value[2] for key, value in mine.items() if key[0] == plan)
            page.numbers(f"{plan}: on time, late, missing, not due", told, *([states[one] for one in four] if states else []))
    if plans:
        page.same("plans with a calendar", sorted(plans), sorted(page.data.plans))
    else:
        page.same("lines", sorted(found), sorted({(key[0], f"{key[1]}-{key[2].lower()}") for key in mine}))


def check_reports(page: Page) -> None:
    mine = {key: value for key, value in page.portal.duties.items() if key[0] == page.plan}
    states = Counter(value[2] for value in mine.values())
    if page.tail != f"ke-hoach/{page.plan}/bao-cao.html":
        check_lead(page)
    elif mine:
        check_lead(page, states["on_time"] + states["late"], len(mine), states["late"], states["missing"],
                   page.data.plans[page.plan]["judged"])
    else:
        check_lead(page)
    groups: Dict[str, List[Tuple[str, Tuple[date, Optional[date], str, int]]]] = defaultdict(list)
    for key, value in mine.items():
        groups[f"{key[1]}-{key[2].lower()}"].append((key[3], value))
    tables = []
    for one in page.main.all("div"):
        owed = groups.get(one.attributes.get("id", ""))
        if owed is None:
            continue
        tables.append(one.attributes["id"])
        fold = one.above("details")
        if fold:
            came = sum(value[1] is not None for _, value in owed)
            missing = sum(value[2] == "missing" for _, value in owed)
            page.numbers(f"{one.attributes['id']}: received, all, missing", fold.first("small"), came, len(owed), missing)
        names = {**page.voice.areas, **page.voice.agencies}
        expected = sorted([names[sender], state.replace("_", "-"), *([str(days)] if days else []), when_of(one), str(last),
                           *([str(came)] if came else [])] for sender, (last, came, state, days) in owed)
        found = []
        for row in one.all("tr"):
            if row.first("td"):
                status, cells = row.first("span", "status"), row.all("td")
                head = row.first("th")
                # What tells a sender from others of its name stands behind it.
                found.append([(head.first("a") or head).text(), status.classes[-1], *page.voice.tokens(" ".join(cell.text() for cell in cells))])
        page.same(f"{one.attributes['id']}: reports", sorted(found), expected)
    page.gather("tables of reports", tables, groups)


def when_of(node: Node) -> str:
    """The period at the end of an id."""
    return re.search(r"(\d{4}(-[hq]\d)?)$", node.attributes["id"])[1].upper()


def told_of(page: Page, plan: str) -> Tuple[str, str]:
    """The list of a plan that is counted first, and the words for those on it: a plan without honours honours nobody, not none."""
    rule = page.data.plans[plan]["recognition"]
    name = "honour" if rule["honour"] else "rank" if rule["rank_by"] else "criticise"
    return name, page.voice.words["lists"][name]


def check_ranking_index(page: Page) -> None:
    counts = Counter((key[0], key[2], key[3]) for key in page.portal.rankings)
    for link in page.main.all("a"):
        parts = page.target_of(link)[0].split("/")
        small = link.parent.first("small")
        if len(parts) == 4 and parts[1] == "xep-hang" and small:
            plan, kind = parts[2], parts[3][:-5]
            name, words = told_of(page, plan)
            page.numbers(f"{name}: {plan} {kind}", small, counts[plan, kind, name])
            page.same(f"{name}: {plan} {kind}: words", words in small.text(), True)


def check_ranking(page: Page) -> None:
    plan, kind, when = page.plan, PurePosixPath(page.tail).stem.split(".")[0], page.portal.latest[page.plan]
    lists: Dict[str, Dict[str, Row]] = defaultdict(dict)
    for name, institution, entry in page.portal.listed[plan, kind]:
        lists[name][institution] = entry
    told, words = told_of(page, plan)
    check_lead(page, len(lists[told]), when)
    page.same("leading sentence: whom it counts", words in lead(page)[1], True)
    found: Dict[str, List[str]] = defaultdict(list)
    for holder in page.main.all("table", "ranks") + page.main.all("ul", "roll"):
        for line in holder.all("tr" if holder.tag == "table" else "li"):
            link = line.first("a")
            if link:
                name = list_of(page, holder, line)
                institution = PurePosixPath(page.target_of(link)[0]).stem
                found[name].append(institution)
                if institution in lists[name]:
                    check_ranked(page, name, line, institution, lists[name][institution], when)
    for name in sorted({*lists, *found}):
        page.gather(f"list {name}", found[name], lists[name])
    for one in page.main.all("section"):
        about = one.first("p")
        if one.first("table", "ranks") and one.first("table", "ranks").text().find("+") >= 0 and about:
            before = next(iter(lists["improved"].values()), {}).get("before")
            page.same("improved: periods", sorted(page.voice.tokens(about.text())), sorted([when.text, written(before)]))


def list_of(page: Page, holder: Node, line: Node) -> str:
    figure = line.first("a", "num")
    if figure is None:
        return "left_out"
    if holder.tag == "table":
        return "improved" if figure.text().startswith("+") else "rank"
    # The honoured and those named as weak look alike: the heading tells which they are, on every part of a list.
    heading = holder.above("section").first("h2").text().lower()
    return next((name for name in ("honour", "criticise") if page.voice.words["lists"][name] in heading), heading)


def check_ranked(page: Page, name: str, line: Node, institution: str, entry: Row, when: Period) -> None:
    what, figure = f"{name} {institution}", line.first("a", "num")
    page.done.add(id(line))
    if name == "left_out":
        told = line.all("span")[1].text()
        row, reason = page.data.rows.get((page.plan, when.text, institution)), entry["reason"]
        if reason == "late_report":
            page.same(f"{what}: days late", page.voice.tokens(told), [str(page.portal.days_late(row, when))])
        elif reason == "too_few":
            page.same(f"{what}: payments", page.voice.tokens(told), [str(entry["too_few"])])
        else:
            page.same(f"{what}: reason", told, page.voice.words["left_out"][reason])
        return
    page.links.add(page.target_of(figure))
    page.same(f"{what}: leads to", page.target_of(figure)[1], f"ky-{when.text.lower()}")
    numerator, denominator = entry["figure"]
    value = rounded(Fraction(numerator, denominator))
    fraction = f"{page.voice.number(numerator)}/{page.voice.number(denominator)}"
    if name == "improved":
        before = rounded(Fraction(*entry["before_figure"]))
        # What is printed is the difference of the two shares as they are printed; places go by the exact gain.
        page.numbers(f"{what}: gain", figure, bp(value - before)[:-1])
        page.numbers(f"{what}: from, to", figure.parent.first("small"), bp(before), bp(value))
    else:
        page.same(f"{what}: value", figure.text(), page.voice.percent(value))
        page.same(f"{what}: fraction", figure.parent.text().split(figure.text(), 1)[1].strip().strip("()"), fraction)
    if "place" in entry:
        page.numbers(f"{what}: place", line.first("b", "num"), entry["place"])
    if name == "rank":
        # The area, the movement, and what the institution replied, if it did.
        notes = line.first("th").all("small")[1:2]
        moved = entry["before_place"] - entry["place"] if entry["before_place"] else 0
        told = [token for one in notes for token in page.voice.tokens(one.text())]
        page.same(f"{what}: movement", [one for one in told if one != written(entry["before"])], [str(abs(moved))] if moved else [])


def check_counts(page: Page, expected: Dict[str, int]) -> None:
    """Links to lists with the number of institutions beside each: no list is left out."""
    found = []
    for link in page.main.all("a"):
        small = link.parent.first("small") if link.parent.tag == "li" else None
        if small:
            to = page.target_of(link)[0].partition("/")[2]
            found.append(to)
            page.numbers(f"institutions in {to}", small, *([expected[to]] if to in expected else []))
    page.same("lists of institutions", sorted(found), sorted(expected))


def area_lists(page: Page, above: Optional[str] = None) -> Dict[str, int]:
    """The lists by area with their numbers, of the areas right below one or of all; the areas above where those are too many."""
    areas = Counter(one["area"] for one in page.data.institutions.values())
    groups: Counter = Counter()
    for area, number in areas.items():
        groups[page.data.areas[area]["parent"] or area] += number
    if not above and any(page.target_of(link)[0].split("/")[1:] == ["don-vi", f"{area}.html"] for area in groups for link in page.main.all("a")):
        return {f"don-vi/{area}.html": number for area, number in groups.items()}
    return {f"don-vi/{area}/index.html": number for area, number in areas.items()
            if above in (None, page.data.areas[area]["parent"] or area)}


def kind_lists(page: Page, only: Optional[str] = None) -> Dict[str, int]:
    """The lists by kind with their numbers. Plans that count the same institutions share one."""
    found: Counter = Counter()
    seen: List[Set[str]] = []
    for plan, row in page.data.plans.items():
        members = {one["institution"] for one in row["members"]}
        if members not in seen and only in (None, plan):
            found.update(f"tim-kiem/{plan}/{one['kind']}.html" for one in row["members"])
        seen.append(members)
    return found


def check_institution_index(page: Page) -> None:
    check_lead(page, len(page.data.institutions))
    check_counts(page, area_lists(page))


def check_institution_group(page: Page) -> None:
    check_lead(page)
    check_counts(page, area_lists(page, PurePosixPath(page.tail).stem))


def check_search(page: Page) -> None:
    """The lists below the search; where the kinds are too many, each plan has a page for them."""
    check_lead(page)
    is_long = any(re.search(r"/tim-kiem/[^/]+/index\.html$", page.target_of(link)[0]) for link in page.main.all("a"))
    check_counts(page, {**area_lists(page), **({} if is_long else kind_lists(page))})


def check_kind_index(page: Page) -> None:
    check_lead(page)
    check_counts(page, kind_lists(page, page.plan))


def check_kind_list(page: Page) -> None:
    """The institutions of a kind in a plan, each with its area."""
    kind = PurePosixPath(whole_of(page.tail)).stem
    check_lead(page)
    found = []
    for line in page.main.first("ul", "links").all("li"):
        name = PurePosixPath(page.target_of(line.first("a"))[0]).stem
        found.append(name)
        if name in page.data.institutions:
            page.same(f"area of {name}", line.first("small").text(), page.voice.areas[page.data.institutions[name]["area"]])
    page.gather("institutions", found, (one["institution"] for one in page.data.plans[page.plan]["members"] if one["kind"] == kind))


def shown_methods(page: Page, institution: str) -> Tuple[Optional[Period], Optional[List[str]]]:
    """The latest period with a row of an institution, and the methods that it shows."""
    plan = page.data.plan_of.get(institution)
    for when in reversed(page.data.periods.get(plan, [])):
        row = page.data.rows.get((plan, when.text, institution))
        if row:
            return when, in_use(row)
    return None, None


def check_method_cells(page: Page, cells: List[Node], institution: str) -> None:
    methods = shown_methods(page, institution)[1]
    words = dict(zip(("yes", "no", "unknown"), page.voice.words["methods"]))
    expected = ["unknown" if methods is None else "yes" if one in methods else "no" for one in page.data.methods]
    page.same(f"methods of {institution}", [(cell.classes[-1] if cell.classes else "", cell.text()) for cell in cells],
              [(one, words[one]) for one in expected])


def check_institution_list(page: Page) -> None:
    area = page.tail.split("/")[1]
    here = [one["institution"] for one in page.data.institutions_in[area,]]
    check_lead(page, sum(bool(shown_methods(page, one)[1]) for one in here), len(here))
    found = []
    for row in page.main.all("tr"):
        if row.first("td") and row.first("a"):
            found.append(PurePosixPath(page.target_of(row.first("a"))[0]).stem)
            check_method_cells(page, row.all("td"), found[-1])
    page.gather("institutions", found, here)


def check_institution(page: Page) -> None:
    name = PurePosixPath(page.tail).stem
    plan, one = page.data.plan_of.get(name), page.data.institutions[name]
    when, methods = shown_methods(page, name)
    pay = page.main.first("table", "pay")
    if pay:
        rows = [row for row in pay.all("tr") if row.first("td")]
        check_method_cells(page, [row.first("td") for row in rows], name)
        names = dict(zip(page.data.methods, [row.first("th").children[0].strip() for row in rows]))
        text = lead(page)[1]
        at = {method: text.find(label) for method, label in names.items()}
        # The methods taken come first, those not taken after the next full stop.
        taken = {method for method, place in at.items() if place >= 0 and text.find(". ", 0, place) < 0}
        page.same("leading sentence: methods taken", sorted(taken), sorted(methods or []))
        others = sorted(method for method, place in at.items() if place >= 0 and method not in taken)
        page.same("leading sentence: methods not taken", others,
                  sorted(set(page.data.methods) - set(methods)) if methods and len(methods) < len(names) else [])
        if when and methods is not None:
            received = page.data.rows[plan, when.text, name]["received"]
            page.numbers("methods as reported", pay.first("caption"), when, received)
    by_name = {label: key for key, label in page.voice.indicators.items()}
    for row in page.main.all("tr"):
        indicator = by_name.get(row.first("th").text()) if row.first("th") else None
        for link in row.all("a") if indicator else ():
            page_name, fragment = page.target_of(link)
            if page_name == page.name and fragment.startswith("ky-"):
                at = period(fragment[3:])
                check_figure(page, link, f"{indicator} {at.text}", say_own(page, plan, name, indicator, at))
    for section in page.main.all("section", "receipt"):
        at = period(section.attributes["id"][3:])
        row = page.data.rows.get((plan, at.text, name))
        facts = section.first("dl")
        page.same(f"row of {at.text}", facts is not None, row is not None)
        if row and facts:
            check_row(page, plan, at, name, row, facts, section)
        elif not row and page.data.is_open(one, at.last):
            state, detail = absence(page.data, plan, one, at)
            page.same(f"row of {at.text}: state", section.first("p").text().startswith(page.voice.state(state, detail)), True)


def check_row(page: Page, plan: str, when: Period, institution: str, row: Row, facts: Node, section: Node) -> None:
    """The cells of a row as an institution's own page tells them; what does not apply to it is left out."""
    page.numbers(f"row of {when.text}: received", section.first("p"), row["received"])
    cells = facts.all("dd")
    told = [field for field in page.data.fields if row[field] != "[z]"]
    if not page.same(f"row of {when.text}: number of cells", len(cells), len(told)):
        return
    for field, cell in zip(told, cells):
        value, text = row[field], cell.text()
        before = page.data.changed.get((plan, when.text, institution, field), ())
        now, _, then = text.partition("; ")
        if value in MARKS:
            page.same(f"{field} {when.text}", now.startswith(page.voice.state(MARKS[value])), True)
        elif value in ("true", "false"):
            page.same(f"{field} {when.text}", now, page.voice.words["yes" if value == "true" else "no"])
        elif field == "methods":
            page.same(f"{field} {when.text}", len(now.split(", ")) if in_use(row) else 0, len(in_use(row)))
        else:
            page.same(f"{field} {when.text}", page.voice.tokens(now), [value])
        for one in before:
            was = [one["was"]] if one["was"].isdigit() else []
            page.same(f"{field} {when.text}: before", page.voice.tokens(then)[:len(was) + 1], [*was, one["on"]])


def check_data_page(page: Page) -> None:
    names = sorted({name.split("/")[0] for name in page.portal.table_rows})
    check_lead(page, len(names))
    check_files(page, names)


def check_data_file(page: Page) -> None:
    """The files of a table that has one a plan."""
    table_name = PurePosixPath(page.tail).stem
    names = sorted(name for name in page.portal.table_rows if name.startswith(f"{table_name}/"))
    check_lead(page)
    node, _, rest = lead(page)
    page.numbers("leading sentence: files", node, len(names), text=rest)
    check_files(page, names)


def check_files(page: Page, names: List[str]) -> None:
    found = []
    for row in page.main.first("table", "files").all("tr"):
        cells = [cell.text() for cell in row.all("td")]
        if cells:
            name = row.first("th").text()
            found.append(name)
            printed = [count for part, count in page.portal.table_rows.items() if part == name or part.startswith(f"{name}/")]
            page.same(f"rows of {name}", cells[1], page.voice.number(sum(printed)))
    page.same("files", sorted(found), names)


def check_examples(page: Page) -> None:
    """The worked examples below the methodology."""
    for link in page.main.all("a"):
        found = page.receipt_of(link)
        if not found or "num" in link.classes:
            continue
        plan, series, when, _ = found
        area = page.data.plans[plan]["area"]
        one = page.portal.readings[plan, series, area, when.text]
        nodes = list(page.main.walk())
        steps = [node for node in nodes[:nodes.index(link)] if node.tag in ("ul", "ol")][-1].all("li")
        what = f"example {plan} {series}"
        page.numbers(f"{what}: demand", steps[0], bp(one.target))
        page.numbers(f"{what}: value", steps[1], when, one.numerator, one.denominator, bp(one.value))
        page.numbers(f"{what}: comparison", steps[2], one.numerator, 10000, one.numerator * 10000,
                     one.denominator, one.target, one.denominator * one.target)
        base_when = next((at for at in page.data.periods[plan] if page.portal.readings[plan, series, area, at.text].is_shown), None)
        if len(steps) == 5 and base_when and base_when < when:
            base = page.portal.readings[plan, series, area, base_when.text]
            ratio = pace(one, when, base, base_when)
            back = ratio is None or ratio < 0
            # R is printed rounded down, so that it never seems to reach 60% or 95%.
            page.numbers(f"{what}: pace", steps[3], bp(base.value), base_when.last, bp(one.value), when.last,
                         (when.last - base_when.last).days, (one.by - base_when.last).days, bp(0 if back else 10 * int(1000 * ratio)))
        page.numbers(f"{what}: judged", steps[-1], page.data.plans[plan]["judged"])
        page.same(f"{what}: word", steps[-1].text().endswith(f"{page.voice.progress(one.progress)}."), True)


def check_compared(page: Page) -> None:
    when = page.portal.today(page.plan)
    areas = [len(page.portal.areas[page.plan, when.text])] if when and page.tail.startswith("so-sanh") else []
    check_lead(page, *areas, *([when] if when else []))


# ---- What changed -----------------------------------------------------------------------------------------------


def check_changes(page: Page) -> None:
    """Every sentence on what a report changed, and how many are only told on the page of its period."""
    for news in page.main.all("div", "news"):
        links = news.all("a")
        if links and links[-1].attributes.get("href") in {one.first("a").attributes["href"] for one in page.main.all("h3") if one.first("a")}:
            more = links.pop()
            page.done.add(id(more))
            number = int("".join(filter(str.isdigit, more.text())))
            page.findings.changes_elsewhere.append((page.name, page.target_of(more)[0], len(links) + number))
        page.findings.changes[page.name] = len(links)
        for link in links:
            page.done.add(id(link))
            check_change(page, link)


def check_change(page: Page, link: Node) -> None:
    text, voice, portal = link.text(), page.voice, page.portal
    what = f"change “{text[:60]}…”"
    to = page.target_of(link)[0].split("/")
    told = voice.tokens(text)
    plan = next((one for one, name in voice.plan_names.items() if name in text), None)
    periods = [one for one in page.data.periods.get(plan, []) if one.text in told]
    if not plan or not periods:
        page.findings.wrong(page.name, what, text, "names no plan or period")
        return
    when = periods[-1]
    before = max((one for one in page.data.periods[plan] if one.last < when.last), default=None)
    whole, target = page.data.plans[plan]["area"], to[-1][:-5] if "chi-tieu" in to else None
    shares = [one for one in told if one.endswith("%")]
    if len(shares) == 2:
        area = to[-1][:-5] if to[1] == "dia-ban" else whole
        named = [one for (its_plan, _), every in portal.measures.items() if its_plan == plan for one in every
                 if voice.indicators[one["indicator"]] in text and voice.targets[plan, one["target"]] in text
                 and target in (None, one["target"])]
        moves = []
        for one in named:
            pair = [portal.readings.get((plan, one["series"], area, at.text)) for at in (before, when) if at]
            if len(pair) == 2 and all(reading and reading.is_shown for reading in pair):
                moves.append((one, pair))
        # Beside what was asked for at the end of each period.
        expected = [[bp(rounded(reading.share, portal.goal(plan, one["target"], at))) for at, reading in zip((before, when), pair)]
                    for one, pair in moves]
        if not page.same(f"{what}: from, to", shares, shares if shares in expected else expected):
            return
        series, pair = moves[expected.index(shares)]
        fell = voice.words["fell"] in text
        page.same(f"{what}: direction", fell, pair[1].share < pair[0].share)
        if area != whole:
            check_most(page, what, plan, [one for one, _ in moves], area, before, when, fell)
        return
    numbers = [one for one in told if one != when.text]
    if target:
        areas, goal = portal.areas[plan, when.text], portal.goal(plan, target, when)
        if numbers:
            more = sum(portal.is_reached(plan, target, area, when, goal) and not portal.is_reached(plan, target, area, before, goal)
                       for area in areas if portal.speaks(plan, target, area, before, when))
            page.same(f"{what}: areas", numbers, [str(more)])
        else:
            # A period whose reports are still to come is not judged, so nothing has been reached in it.
            told = portal.speaks(plan, target, whole, before, when) and portal.is_reached(plan, target, whole, when, goal)
            page.same(f"{what}: reached", told, True)
            page.same(f"{what}: not reached before", portal.is_reached(plan, target, whole, before, goal), False)
        return
    if not numbers:
        page.same(f"{what}: first report", when.text, page.data.periods[plan][0].text)
        return
    kinds = Counter(one["kind"] for one in page.data.changed_in.get((plan, when.text), ()))
    # What changed: areas without a report on a target's figures that had one in the period before.
    late = 0
    for area in portal.areas[plan, when.text] if before else ():
        pairs = ([portal.readings.get((plan, one["series"], area, at.text)) for at in (before, when)]
                 for one in page.data.series[plan] if one["target"])
        late += any(then and now and then.state != "late" and now.state == "late" for then, now in pairs)
    lower = text.lower()
    number = next((kinds[one] for one in ("corrected", "revised") if voice.words[one] in lower), late)
    page.same(f"{what}: number", numbers, [str(number)])


def check_most(page: Page, what: str, plan: str, named: List[Row], area: str, before: Period, when: Period, fell: bool) -> None:
    """That no other area moved further in one of the series meant."""
    leads = []
    for one in named:
        gains = {}
        for other in page.portal.areas[plan, when.text]:
            pair = [page.portal.readings.get((plan, one["series"], other, at.text)) for at in (before, when)]
            if all(reading and reading.speaks for reading in pair):
                gains[other] = (pair[1].share - pair[0].share) * (-1 if fell else 1)
        leads.append(area in gains and gains[area] == max(gains.values()))
    page.same(f"{what}: the most", any(leads), True)


def check_embed_list(page: Page) -> None:
    """Every chart of a page has its code, and its own page: as many as pages of the plan have charts."""
    lists = page.main.all("pre")
    check_lead(page, len(lists))
    folder = page.name.rpartition("/")[0]
    codes = [one.text() for one in lists]
    page.same("code of charts", len({one.partition('src="')[2].partition('"')[0] for one in codes}), len(codes))
    page.same("code of charts of this plan", [one for one in codes if f"{folder}/" not in one], [])


# ---- All pages --------------------------------------------------------------------------------------------------

KINDS: List[Tuple[str, Any]] = [
    (r"index\.html", check_home),
    (r"ke-hoach/index\.html", lambda page: (check_lead(page, len(page.data.plans)), check_cards(page))),
    (r"ke-hoach/[^/]+/index\.html", check_plan),
    (r"ke-hoach/[^/]+/chi-tieu/.*", check_target),
    (r"ke-hoach/[^/]+/bao-cao(-\d+)?\.html", check_reports),
    (r"dia-ban/index\.html", lambda page: check_lead(page, len(page.data.areas), "2025-07-01")),
    (r"(dia-ban|thong-bao)/.*", check_area),
    (r"don-vi/index\.html", check_institution_index),
    (r"don-vi/[^/]+\.html", check_institution_group),
    (r"don-vi/[^/]+/index(-\d+)?\.html", check_institution_list),
    (r"don-vi/[^/]+/.*", check_institution),
    (r"xep-hang/index\.html", check_ranking_index),
    (r"xep-hang/.*", check_ranking),
    (r"(so-sanh|thuoc-do)/(?!index).*", check_compared),
    (r"nhung/[^/]+/index\.html", check_embed_list),
    (r"can-cu/.*", check_receipt),
    (r"con-thieu/.*", check_absent),
    (r"tim-kiem/index\.html", check_search),
    (r"tim-kiem/[^/]+/index\.html", check_kind_index),
    (r"tim-kiem/[^/]+/.*", check_kind_list),
    (r"lich-bao-cao/.*", check_calendar),
    (r"du-lieu/index\.html", check_data_page),
    (r"du-lieu/.*", check_data_file),
    (r"thay-doi/dinh-chinh(/.*)?\.html", check_corrections),
    (r"trang/phuong-phap\.html", check_examples),
]
# What these show is looked at on every page: changes, charts, and figures with a receipt.
SHARED = re.compile(r"(so-sanh|thuoc-do|nhung|thay-doi)/index\.html|thay-doi/[^/]+\.html")
# A chart by itself, for frames of other sites.
FRAMED = re.compile(r"nhung/[^/]+/.*(?<!index)\.html")
# Pages of words alone: the plans' own text and tasks, and the written guides.
WORDS_ONLY = re.compile(r"ke-hoach/[^/]+/(van-ban|nhiem-vu)\.html|(huong-dan|canh-bao|trang)/.*|404\.html")


def check_page(page: Page) -> None:
    check_measures(page)
    check_charts(page)
    check_changes(page)
    for pattern, check in KINDS:
        if re.fullmatch(pattern, page.tail):
            check(page)
            break
    else:
        if not any(one.fullmatch(page.tail) for one in (SHARED, FRAMED, WORDS_ONLY)):
            page.findings.wrong(page.name, "the page", "a kind of page", "nobody recomputes it")
        node = page.main.first("p", "lead")
        if node and not WORDS_ONLY.fullmatch(page.tail) and page.voice.tokens(node.text()):
            page.findings.wrong(page.name, "leading sentence", node.text(), "numbers that nobody recomputes")
    check_percentages(page)
    for link in page.main.all("a"):
        if {"num", "words"} & set(link.classes) and not page.is_done(link):
            page.findings.wrong(page.name, "figure", link.text(), "nobody recomputes it")


def check_percentages(page: Page) -> None:
    """Every percentage is one that was compared, a threshold of the plans, or stands in words of others."""
    data = page.data
    plans = [page.plan] if page.plan else list(data.plans)
    allowed = {page.voice.percent(int(row["value_bp"])) for row in data.targets if row["plan"] in plans and row["by"]}
    for plan in plans:
        rule = data.plans[plan]["recognition"]
        for line in (rule["honour"] or {}).get("at_least", []) + (rule["criticise_below"] or []):
            allowed.add(page.voice.percent(line["value_bp"]))
    if WORDS_ONLY.fullmatch(page.tail) and page.tail != "trang/phuong-phap.html":
        return

    def visit(node: Node) -> None:
        if id(node) in page.done or node.tag in ("blockquote", "pre") or "prose" in node.classes:
            return
        for child in node.children:
            if isinstance(child, Node):
                visit(child)
            else:
                for one in PERCENT.findall(child):
                    if not page.findings.same(page.name, f"percentage in “{child.strip()[:60]}”", one in allowed, True):
                        page.findings.differences[-1] = (*page.findings.differences[-1][:2], one, "from nowhere")

    for dictionary in page.main.all("table", "two"):
        # The data dictionary explains its units by example.
        page.done.add(id(dictionary))
    visit(page.main)
    for one in PERCENT.findall(re.sub(r"<[^>]*>", " ", page.frame)):
        page.findings.wrong(page.name, "percentage around the main part", one, "from nowhere")


def plan_names(folder: Path, language: str) -> Dict[str, str]:
    """The short names of the plans, as the list of plans gives them."""
    text = (folder / language / "ke-hoach/index.html").read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(text[text.find("<main"):text.rfind("</main>")])
    found = {}
    for heading in reader.root.all("h3"):
        link = heading.first("a")
        if link:
            found[link.attributes["href"].split("/")[0]] = link.text()
    return found


def check_pages(folder: Path, portal: Portal, findings: Findings, names: List[str], voices: Dict[str, Voice]) -> None:
    first = voices["vi"]
    ids: Dict[str, Set[str]] = {}
    links: Dict[Tuple[str, str], str] = {}
    for name in names:
        voice = voices.get(name.partition("/")[0], first)
        page = Page(name, (folder / name).read_text(encoding="utf-8"), voice, portal, findings)
        try:
            check_page(page)
        except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError) as problem:
            findings.wrong(name, "the page", "something else", f"a page of its kind ({problem!r})")
        ids[name] = page.ids
        for one in page.links:
            links.setdefault(one, name)
    findings.compare_lists()
    for source, target, number in findings.changes_elsewhere:
        if target in findings.changes:
            findings.same(source, f"changes told on {target}", number, findings.changes[target])
    for (target, fragment), source in sorted(links.items()):
        if target not in ids:
            path = folder / target
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            ids[target] = set(re.findall(r"\sid=\"?([^\s\">]+)", text))
        findings.same(source, f"link to {target}#{fragment}", fragment in ids[target], True)
    # Every reading has its receipt in both languages.
    for plan, series, _, when in portal.readings:
        for language in voices:
            name = f"{language}/can-cu/{plan}/{series}.{when.lower()}.html"
            if name not in ids and not (folder / name).is_file():
                findings.wrong(name, "receipt", "no page", "a reading")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="PLACE")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    folder = options.folder
    try:
        portal = Portal(Data(folder))
        portal.table_rows = {name: len(part(folder, name)) for name in tables(folder)}
        voices = {language: Voice(language, portal.data, plan_names(folder, language)) for language in LANGUAGE}
    except (OSError, KeyError, IndexError, ValueError) as problem:
        print(f"recount: {folder} is not a published folder of the portal: {problem!r}", file=sys.stderr)
        return 2
    findings = Findings()
    if not options.only or "data" in options.only:
        check_tables(folder, portal, findings)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    if options.only:
        # A list is compared as a whole, so with all its parts.
        wholes = {whole_of(name) for name in names if name.startswith(tuple(options.only))}
        names = [name for name in names if whole_of(name) in wholes]
    if not findings.compared and not names:
        print(f"recount: nothing to compare in {folder}", file=sys.stderr)
        return 2
    check_pages(folder, portal, findings, names, voices)
    listed = len(findings.differences) if options.all else LISTED
    for where, what, printed, recomputed in findings.differences[:listed]:
        print(f"{where}: {what}: printed {printed!r}, recomputed {recomputed!r}")
    if len(findings.differences) > listed:
        print(f"… and {len(findings.differences) - listed} more")
    count_of = len(findings.differences)
    print(f"{findings.compared} figures recomputed, {count_of} difference{'' if count_of == 1 else 's'}")
    return 1 if count_of else 0


if __name__ == "__main__":
    sys.exit(main())
