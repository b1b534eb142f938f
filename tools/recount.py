#!/usr/bin/env python3
"""Tính lại mọi con số của cổng Minh Bạch từ số liệu gốc và so với những gì đã in.
Recomputes every figure of the Minh Bạch portal from the raw data and compares it with what is printed.

    python3 data/recount.py .
Chạy trong thư mục đã tải về. Chỉ cần Python 3.9 trở lên; chỉ đọc, không dùng mạng.
Run it in the downloaded folder. It needs only Python 3.9 or later; it only reads and uses no network.
    --only PLACE …   chỉ những nơi này: `data` là các bảng, hoặc phần đầu địa chỉ trang, như `vi/xep-hang/`.
                     only these: `data` for the tables, or the beginning of a page's address.
    --all            liệt kê mọi khác biệt, không chỉ 50 dòng đầu. / list every difference, not only the first 50.

The input is data/raw/{results,totals,reports,revisions,institutions,areas,agencies}.csv and the rules in
data/{plans,series,indicators,targets}.json; all other tables and all pages are compared with the recomputed values.
Shares are fractions of whole numbers; there is no floating-point arithmetic.
A figure on a page is identified by the link to its receipt: `can-cu/PLAN/SERIES.PERIOD.html#AREA` for a reading, the
page of an institution and `#ky-PERIOD` for its own results; other figures by `data-figure="NAME ADDRESS"`, by their
class, or by the page. Other words of sentences, the drawing of charts, and pictures for links are not checked.
Exit code 0: no difference. 1: differences, listed. 2: the folder is not such a site.
"""
import argparse, copy, csv, json, posixpath, re, sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Set, Tuple, Union
from xml.etree.ElementTree import Element, TreeBuilder, fromstring

Row = Dict[str, Any]
Key = Tuple[str, str, str, str]  # of a reading: plan, series, area, period
Figure = Union[str, Tuple[int, int]]  # a numerator and a denominator, or why there are none

class Findings:
    """The number of comparisons, and the differences: where, what, printed, recomputed."""
    def __init__(self) -> None:
        self.compared, self.differences = 0, []

    def same(self, where: str, what: str, printed: Any, recomputed: Any) -> None:
        self.compared += 1
        if printed != recomputed: self.differences.append((where, what, str(printed), str(recomputed)))

# ---- Days and periods ------------------------------------------------------------------------------------------------
REPORT_STATES = ("on_time", "late", "missing", "not_due", "not_judged")
MONTHS = {"Y": (1, 12), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
# A year, half-year or quarter. Sorts by its last day, then from short to long.
Period = NamedTuple("Period", [("last", date), ("days", int), ("text", str), ("part", str), ("first", date)])

def period(text: str) -> Period:
    """`2022`, `2022-H1` or `2022-Q3`, in capitals or not."""
    year, _, part = text.upper().partition("-")
    first_month, last_month = MONTHS[part or "Y"]
    first = date(int(year), first_month, 1)
    last = date(int(year) + last_month // 12, last_month % 12 + 1, 1) - timedelta(1)
    return Period(last, (last - first).days, text.upper(), part or "Y", first)

def day(text: Optional[str]) -> Optional[date]:
    return date.fromisoformat(text) if text else None

def is_within(first: str, on: date, last: str) -> bool:
    return (not first or first <= on.isoformat()) and (not last or on.isoformat() <= last)

def last_day(plan: Row, duty: Row, when: Period) -> Optional[date]:
    """The last day on which a report is on time: "before the 20th" makes it the 19th. None if no report is due."""
    if when.last < plan["from"] or plan["to"] < when.first:
        return None
    # Nothing falls due before the plan was issued.
    begin = max(one for one in (plan["from"], plan["issued"], day(duty["since"])) if one)
    days = [day(f"{when.last.year + due['next_year']}-{due['before']}") - timedelta(1)
            for due in duty["due"] if due["period"] == when.part]
    return next((last for last in days if begin <= last), None)

# ---- The data --------------------------------------------------------------------------------------------------------
MARKS = {"[x]": "missing", "[z]": "not_applicable", "[w]": "withheld", "": "not_applicable"}
STATES = ("provisional", "corrected", "revised", "final")  # a figure has the first that is that of a part

def first_state(states: Iterable[str]) -> str:
    """The state that counts of those of the parts of a figure."""
    return next(one for one in STATES if one in {*states, "final"})

MARK_ORDER = ("missing", "withheld", "not_applicable")  # if a row has several, the first of them counts
# Why institutions are not counted; unnamed: they are not in a total that was sent in place of rows.
WHY_ORDER = ("missing", "unnamed", "withheld", "not_applicable")

def read_csv(path: Path) -> List[Row]:
    with open(path, encoding="utf-8", newline="") as file: return list(csv.DictReader(file))

def rules(folder: Path, name: str) -> List[Row]:
    return json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))["rows"]

def quoted(text: str) -> str:
    """A text as written in tables: with an apostrophe if a spreadsheet would read it as a formula."""
    return f"'{text}" if re.match(r"[=+@\t\r-]", text) else text

def grouped(rows: Iterable[Row], *columns: str) -> Dict[Tuple[str, ...], List[Row]]:
    found: Dict[Tuple[str, ...], List[Row]] = defaultdict(list)
    for row in rows: found[tuple(row[column] for column in columns)].append(row)
    return found

def in_use(row: Row) -> Optional[List[str]]:
    """The payment methods of a row; None if they are not known."""
    cell = row["methods"]
    return None if cell in MARKS else [] if cell == "none" else cell.split()

# ---- Readings --------------------------------------------------------------------------------------------------------
class Reading:
    """One figure: a series in an area and a period."""
    def __init__(self) -> None:
        self.numerator = self.denominator = self.counted = self.expected = 0
        self.reports, self.why = Counter(), Counter()  # institutions counted, by report; those that are not, by reason
        self.missing: List[Tuple[str, str, Any]] = []  # those of them that should be: institution, reason, days or day
        self.totals, self.states = [], set()  # totals that were added; the states of what is counted
        self.state, self.assessment, self.met = "", "none", None  # met: only if both bounds say the same
        self.value = self.target = self.by = None  # basis points; the milestone and its day
        self.bounds: Optional[Tuple[Fraction, Fraction]] = None  # between which missing institutions leave it possible

    @property
    def is_shown(self) -> bool:
        return self.denominator > 0 and self.state != "withheld"

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    def add(self, numerator: int, denominator: int, states: Set[str]) -> None:
        self.numerator += numerator
        self.denominator += denominator
        self.states |= states

    @property
    def look(self) -> str:
        """How its bar or tile is drawn; what missing institutions could change is hatched."""
        if not self.is_shown: return "not-applicable" if self.state == "not_applicable" else "empty"
        if self.assessment in (*REACHED, "uncertain"): return "thin" if self.assessment == "uncertain" else "met"
        return "provisional" if self.state == "provisional" else "plain"

    def settle(self, withhold_below: int, certain_from: Optional[int]) -> None:
        """`certain_from`: from which coverage a sum is certain; None for a share of institutions."""
        missing = self.expected - self.counted
        if certain_from is not None:
            is_certain = self.denominator and 10000 * self.counted >= certain_from * self.expected > 0
            self.bounds = (self.share, self.share) if is_certain else None
        elif self.denominator:
            self.bounds = tuple(Fraction(self.numerator + yes, self.denominator + missing) for yes in (0, missing))
        if not self.denominator:
            found = next((one for one in ("late", "not_due", *WHY_ORDER) if self.why[one]), "not_applicable")
            self.state = "missing" if found == "unnamed" else found
        elif self.denominator < withhold_below: self.state = "withheld"
        else: self.state = first_state(self.states)

    def judge(self, by: date, target: int) -> None:
        """Compares it with a milestone."""
        self.by, self.target, goal = by, target, Fraction(target, 10000)
        if self.is_shown:
            self.value = rounded(self.share, target)
            met = {one >= goal for one in self.bounds or ()}
            self.met = met.pop() if len(met) == 1 else None

def rounded(share: Fraction, target: Optional[int] = None) -> int:
    """Basis points to a tenth of a percent, half up; but never up to a target that is not reached."""
    value = 10 * int(1000 * share + Fraction(1, 2))
    return value if target is None or value < target or share >= Fraction(target, 10000) else 10 * int(1000 * share)

def word_of(reading: Reading, when: Period, earlier: List[Tuple[Period, Reading]], judged: date, owed: List[date]) -> str:
    """`owed`: the last days of the periods whose reports have not come."""
    if not reading.is_shown or reading.why["not_due"]: return "unknown"
    if reading.met is not False: return "met" if reading.met else "uncertain"
    # Where a later report is owed, an older figure does not show how things stood at the deadline.
    if reading.by <= judged: return "uncertain" if any(when.last < one <= reading.by for one in owed) else "missed"
    goal = Fraction(reading.target, 10000)
    # A sum of too few institutions does not say where it started.
    known = ((one.last, first.bounds) for one, first in earlier if first.is_shown and first.bounds)
    start, base = next(known, (when.last, None))
    if not base or start == when.last: return "unknown"

    def pace(then: Fraction, now: Fraction) -> str:
        """The share of the way to the goal, divided by the share of the time."""
        if then >= goal or now < then: return "worse"
        ratio = (now - then) / (goal - then) * (reading.by - start).days / (when.last - start).days
        return "on_track" if ratio >= Fraction(95, 100) else "faster" if ratio >= Fraction(60, 100) else "slow"
    paces = {pace(base[1], reading.bounds[0]), pace(base[0], reading.bounds[1])}
    return "uncertain" if len(paces) > 1 else paces.pop()

# In the order of the portal's tables.
WORDS = ("met", "on_track", "faster", "slow", "worse", "missed", "uncertain", "unknown", "none")
# What an area is called beside a target that was set for the whole, by whether it reaches it.
LEVELS = {True: "at_or_above_whole", None: "uncertain", False: "below_whole"}
REACHED = ("met", "at_or_above_whole")
# From best to worst; of several measures, the worst counts.
FAVOUR = ("met", "on_track", "at_or_above_whole", "none", "unknown", "uncertain", "faster", "slow", "worse", "missed",
          "below_whole")

def tally(said: Iterable[str]) -> Tuple[int, int, int]:
    """How many words say that a target is reached; how many say that it is or is not; how many that it is uncertain."""
    words = Counter(said)
    decided = sum(words.values()) - words["none"] - words["uncertain"]
    return sum(words[one] for one in REACHED), decided, words["uncertain"]

class News(NamedTuple):
    """Something that a report changed: its weight, what, in which series and area, and the values said of it."""
    weight: int
    kind: str
    series: str
    area: str
    values: Tuple[Any, ...]  # counts, periods, and shares in basis points with their reading

def rank_all(values: Dict[str, Fraction]) -> Dict[str, int]:
    """Places from 1; equal values share a place, and the place after them is skipped: 1, 2, 2, 4."""
    places = {value: place for place, value in [*enumerate(sorted(values.values(), reverse=True), 1)][::-1]}
    return {one: places[value] for one, value in values.items()}

# ---- Everything recomputed -------------------------------------------------------------------------------------------
class Portal:
    """The reported data, the rules, and everything that is computed from them."""
    def __init__(self, folder: Path) -> None:
        self.folder, raw = folder, folder / "data/raw"
        self.files = {path.relative_to(raw).with_suffix("").as_posix(): read_csv(path)
                      for path in sorted(raw.rglob("*.csv"))}
        self.areas = {row["area"]: row for row in self.table("areas")}
        self.agencies = {row["agency"]: row for row in self.table("agencies")}
        self.institutions = {row["institution"]: row for row in self.table("institutions")}
        self.plans = {row["plan"]: row for row in rules(folder, "plans")}
        self.indicators = {row["indicator"]: row for row in rules(folder, "indicators")}
        self.targets = rules(folder, "targets")
        self.revisions, totals, results = (self.table(name) for name in ("revisions", "totals", "results"))
        about = ("plan", "period", "institution", "report", "received", "report_status", "demonstration")
        self.fields = [name for name in (results or [{}])[0] if name not in about]
        self.fields_of = {name: [one for one in self.fields if f'"{one}"' in json.dumps(rule["formula"])]
                          for name, rule in self.indicators.items()}
        self.rows = {(row["plan"], row["period"], row["institution"]): row for row in results}
        self.reports = {(one["plan"], one["period"], one["report"]): one for one in self.table("reports")}
        self.all_series = {(row["plan"], row["series"]): row for row in rules(folder, "series")}
        for row in self.all_series.values():
            row["sectors"], row["kinds"] = row["sectors"].split(), row["kinds"].split()
        self.invented = {(row["plan"], row["period"]) for row in results + totals if row["demonstration"] == "true"}
        self.set_for = {(row["plan"], row["target"]): row["applies_to"] for row in self.targets}
        self.aims = {(row["plan"], row["target"], day(row["by"])): row["strength"] == "aspirational"
                     for row in self.targets if row["by"]}
        self.milestones: Dict[Tuple[str, ...], List[Tuple[date, int]]] = defaultdict(list)
        for key, rows in grouped(self.targets, "plan", "target").items():
            self.milestones[key] = [(day(row["by"]), int(row["value_bp"])) for row in rows if row["by"]]
        self.revision_ids: Dict[str, List[Row]] = defaultdict(list)
        for one in self.revisions:
            subject = [one[name] for name in "institution field area institution_kind indicator".split() if one[name]]
            self.revision_ids[".".join([one["plan"], one["period"].lower(), *subject, one["on"]])].append(one)
        # Indexes for frequent lookups, so that the time for a page does not depend on the size of the country.
        self.reports_in = grouped(self.reports.values(), "plan", "period")
        self.changed = grouped(self.revisions, "plan", "period", "institution", "field")
        self.received = grouped(self.reports.values(), "plan", "period", "duty")
        self.totals_of = grouped(totals, "plan", "period", "indicator")
        self.institutions_in = grouped(self.institutions.values(), "area")
        self.within: Dict[str, List[str]] = defaultdict(list)
        for area in self.areas:
            for whole in self.above(area): self.within[whole].append(area)
        reported = {key[:2] for key in [*self.rows, *self.totals_of]}
        self.periods = {plan: sorted(period(when) for its, when in reported if its == plan) for plan in self.plans}
        for row in self.plans.values():
            for name in ("judged", "issued", "from", "to"):
                row[name] = day(row[name])
            row["members"] = [one for area in self.within[row["area"]] for one in self.institutions_in[area,]]
        self.plan_of = {one["institution"]: plan for plan, row in self.plans.items() for one in row["members"]}
        self.methods = [*dict.fromkeys(m for row in self.plans.values() for rule in row["payment"] for m in rule["of"])]
        self.ways = [*((one, "") for one in self.methods), *(("", str(n)) for n in range(len(self.methods) + 1))]
        self.readings: Dict[Key, Reading] = {}
        self.compared: Dict[Tuple[str, str], Dict[str, None]] = {}  # areas, by plan and period
        self.latest: Dict[str, Period] = {}  # by plan: the latest for which no report is still to come
        self.series_of = {plan: [name for its, name in self.all_series if its == plan] for plan in self.plans}
        self.measures = {key: [row["series"] for row in self.all_series.values() if (row["plan"], row["target"]) == key]
                         for key in self.set_for}
        for plan, periods in self.periods.items():
            for when in periods:
                self.compared[plan, when.text] = dict.fromkeys(self.of_level(plan, self.plans[plan]["compare"], when))
                if not any(self.is_open(one, when.last) and (plan, when.text, one["institution"]) not in self.rows
                           and self.absence(plan, one, when)[0] == "not_due" for one in self.plans[plan]["members"]):
                    self.latest[plan] = when
        self.duties = {key: value for plan in self.plans for key, value in self.owe(plan)}
        for (plan, _), series in self.all_series.items(): self.follow(plan, series)
        self.words = {plan: [word for key in self.set_for if key[0] == plan for word in self.words_of(*key)]
                      for plan in self.plans}
        self.coverage = {(plan, when.text, sector): self.cover(plan, when, sector)
                         for plan in self.plans for when in self.periods[plan]
                         for sector in {one["sector"] for one in self.plans[plan]["members"]}}
        self.rankings = {key: value for plan in self.plans for key, value in self.rank(plan)}
        self.list_lengths = Counter((plan, kind, name) for plan, _, kind, name, _ in self.rankings)
        self.owed: Dict[Tuple[str, str], Dict[str, Any]] = defaultdict(dict)  # reports due together, by sender
        for (plan, duty, when, sender), value in self.duties.items():
            self.owed[plan, f"{duty}-{when.lower()}"][sender] = value

    def names(self, name: str) -> List[str]:
        """The files of a table: `readings`, or one for each plan, `readings/PLAN`."""
        return [one for one in self.files if one == name or one.startswith(f"{name}/")]

    def rule_of(self, key: Iterable[str]) -> Row:
        """The indicator of a reading or series."""
        return self.indicators[self.all_series[tuple(key)[:2]]["indicator"]]

    def table(self, name: str) -> List[Row]:
        return [row for one in self.names(name) for row in self.files[one]]

    def above(self, area: Optional[str]) -> Iterator[str]:
        """An area and all areas that it is in."""
        while area:
            yield area
            area = self.areas[area]["parent"]

    def of_level(self, plan: str, level: str, when: Period) -> List[str]:
        """A plan's areas of a level on the last day of a period; if none are left, the successors of the first ones."""
        every = [area for area in self.within[self.plans[plan]["area"]] if self.areas[area]["level"] == level]
        old = [area for area in every if self.in_force(area, self.plans[plan]["from"])]
        later = [area for one in old for area in self.areas[one]["successors"].split() if self.in_force(area, when.last)]
        return [area for area in every if self.in_force(area, when.last)] or list(dict.fromkeys(later))

    def stands(self, institution: Row, on: date) -> str:
        moved = day(institution["moved_on"])
        return institution["moved_to"] if moved and moved <= on else institution["area"]

    def is_open(self, institution: Row, on: date) -> bool:
        return is_within(institution["opened"], on, institution["closed"])

    def in_force(self, area: str, on: date) -> bool:
        return is_within(self.areas[area]["valid_from"], on, self.areas[area]["valid_to"])

    def methods_asked(self, plan: str, sector: str) -> int:
        asked = (one["methods"] for one in self.plans[plan]["payment"] if one["sector"] == sector)
        return next((one["at_least"] for one in asked if isinstance(one, dict)), 1)

    def meets(self, plan: str, sector: str, condition: Row, row: Row) -> Union[bool, str]:
        """Whether a row meets a condition, or the state that prevents an answer."""
        (kind, what), = condition.items()
        if kind == "all":
            parts = [self.meets(plan, sector, one, row) for one in what]
            # One "no" decides, even if others are missing.
            return False not in parts and next((mark for mark in MARK_ORDER if mark in parts), True)
        cell = row["methods" if kind == "methods" else what]
        if cell in MARKS: return MARKS[cell]
        least = self.methods_asked(plan, sector) if what == "rule" else what
        return cell == "true" if kind == "yes" else len(in_use(row)) >= least

    def own_figure(self, plan: str, sector: str, indicator: str, row: Row) -> Figure:
        rule = self.indicators[indicator]
        if "share" in rule["formula"]:
            yes = self.meets(plan, sector, rule["formula"]["share"], row)
            return yes if isinstance(yes, str) else (int(yes), 1)
        cells = [row[rule["formula"]["ratio"][end]] for end in ("of", "to")]
        marks = [MARKS[cell] for cell in cells if cell in MARKS]
        if marks: return min(marks, key=MARK_ORDER.index)
        numerator, denominator, beside = *map(int, cells), rule["withhold_with"]
        is_small = 0 < denominator < (rule["withhold_below"] or 0)
        is_small = is_small or beside and self.own_figure(plan, sector, beside, row) == "withheld"
        return "withheld" if is_small else (numerator, denominator)

    def changes_of(self, plan: str, when: str, institution: str, indicator: str) -> Set[str]:
        """How the fields that an indicator reads were changed after they were published."""
        fields = self.fields_of[indicator]
        return {one["kind"] for field in fields for one in self.changed.get((plan, when, institution, field), ())}

    def absence(self, plan: str, institution: Row, when: Period) -> Tuple[str, Any]:
        """Why an institution has no row: its state with the days late or the last day on time."""
        judged = self.plans[plan]["judged"]
        for duty in self.plans[plan]["duties"]:
            carries, last = duty["carries"], last_day(self.plans[plan], duty, when)
            if not carries or not last or institution["sector"] not in carries["sectors"] \
                    or carries["managers"] and institution["manager"] not in carries["managers"]:
                continue
            owing = [one for one, why in self.senders(plan, duty, when, last).items() if not why]
            above = list(self.above(self.stands(institution, last)))
            if duty["from_areas"]:
                owing = [one for one in above if one in owing]
                # The report of an area that ended within the period counts for it.
                above += self.above(self.stands(institution, max(when.first, self.plans[plan]["from"])))
            came = self.received.get((plan, when.text, duty["duty"]), ())
            if not owing or any(one["sender"] in (above if duty["from_areas"] else self.agencies) for one in came):
                return "missing", None
            return ("not_due", last) if judged <= last else ("late", (self.until(owing[0], judged) - last).days)
        return "missing", None

    def until(self, sender: str, on: date) -> date:
        """A day, or the last one of an area that ended before it."""
        return min(on, day(self.areas.get(sender, {}).get("valid_to")) or on)

    @lru_cache(None)
    def senders_of(self, plan: str, duty_id: str, first: date, last: date) -> Dict[str, str]:
        """Those of whom a report is expected, each with the reason why its report is not judged, if it is not."""
        duty = next(one for one in self.plans[plan]["duties"] if one["duty"] == duty_id)
        inside, taken, found = self.within[self.plans[plan]["area"]], duty["taken_over"], {}
        if taken and day(taken["from"]) <= last:
            old = [one for one in inside if self.areas[one]["level"] == duty["from_areas"]]
            new = {one for area in old for one in self.areas[area]["successors"].split()} | set(inside)
            found = {area: "" for area in new if self.areas[area]["level"] == taken["by_areas"] and self.in_force(area, last)}
        elif duty["from_areas"]:
            for area in inside:
                row = self.areas[area]
                if row["level"] == duty["from_areas"] and row["valid_from"] <= last.isoformat() \
                        and (not row["valid_to"] or first.isoformat() <= row["valid_to"]):
                    # A new area owes nothing for the time before it; one that ended can send nothing.
                    found[area] = "" if self.in_force(area, first) and self.in_force(area, last) else "area_changed"
        for agency in duty["from_agencies"]:
            for one in self.agencies[agency]["members"].split() or [agency]:
                found[one] = "group" if self.agencies[one]["group"] == "true" else ""
        return found

    def senders(self, plan: str, duty: Row, when: Period, last: date) -> Dict[str, str]:
        return self.senders_of(plan, duty["duty"], max(when.first, self.plans[plan]["from"]), last)

    def count(self, plan: str, series: Row, when: Period) -> Dict[str, Reading]:
        """The readings of a series in the whole plan and in every area compared, without targets."""
        whole, indicator, areas = self.plans[plan]["area"], series["indicator"], self.compared[plan, when.text]
        found, meant = {area: Reading() for area in [whole, *areas]}, set(areas)
        certain_from = self.plans[plan]["certain_from_bp"] if "ratio" in self.indicators[indicator]["formula"] else None
        def into(area: str) -> List[Reading]:
            """The readings that include an area."""
            part = next((one for one in self.above(area) if one in meant), None)
            return [found[whole]] + ([found[part]] if part else [])
        def is_meant(sector: str, kind: str) -> bool:
            return sector in series["sectors"] and (not series["kinds"] or kind in series["kinds"])
        totals = self.totals_of.get((plan, when.text, indicator), ())
        sector_of = {one["kind"]: one["sector"] for one in self.plans[plan]["members"]} if totals else {}
        totals = [one for one in totals if is_meant(sector_of[one["kind"]], one["kind"])]
        without_rows = Counter()  # by total, the institutions that it should cover
        for institution in self.plans[plan]["members"]:
            name, sector, kind = institution["institution"], institution["sector"], institution["kind"]
            if not is_meant(sector, kind) or not self.is_open(institution, when.last): continue
            stands, row = self.stands(institution, when.last), self.rows.get((plan, when.text, name))
            figure, detail, states = (0, 0), None, set()
            if row:
                states = {row["report_status"]} | self.changes_of(plan, when.text, name, indicator)
                figure = self.own_figure(plan, sector, indicator, row)
                if series["denominator_rule"] == "adopters" and not in_use(row):
                    # Whether it already takes cashless payment may be what is not known.
                    figure = MARKS.get(row["methods"], "not_applicable")
            elif of := [at for at, one in enumerate(totals) if one["kind"] == kind and one["area"] in self.above(stands)]:
                without_rows.update(of)
                # The total of a larger area says nothing of the part that is compared.
                for reading in into(stands)[len(into(totals[of[0]]["area"])):]:
                    reading.expected += 1
                    reading.why["unnamed"] += 1
                continue
            else:
                # Whether it already takes cashless payment is not known, so a sum of adopters lacks it too.
                figure, detail = self.absence(plan, institution, when)
            for reading in into(stands):
                reading.expected += figure != "not_applicable"
                if isinstance(figure, str):
                    reading.why[figure] += 1
                    if figure != "not_applicable": reading.missing.append((name, figure, detail))
                    continue
                reading.add(*figure, states)
                reading.counted += 1
                if row: reading.reports[row["report"]] += 1
        for at, total in enumerate(totals):
            # A sum that does not say how many institutions it covers covers none for certain.
            says = total["institutions"] or (total["denominator"] if certain_from is None else 0)
            covered = min(int(says), without_rows[at])
            for reading in into(total["area"]):
                reading.add(int(total["numerator"]), int(total["denominator"]), {total["report_status"]})
                reading.totals.append(total)
                reading.counted += covered
                reading.expected += without_rows[at]
                reading.why["unnamed"] += without_rows[at] - covered
        for reading in found.values():
            reading.settle(self.indicators[indicator]["withhold_below"] or 0, certain_from)
        return found

    def follow(self, plan: str, series: Row) -> None:
        """All readings of a series, each judged with those before it."""
        lines: Dict[str, List[Tuple[Period, Reading]]] = defaultdict(list)
        for when in self.periods[plan]:
            for area, reading in self.count(plan, series, when).items():
                self.readings[plan, series["series"], area, when.text] = reading
                lines[area].append((when, reading))
        latest, judged = self.latest_of(plan, series["series"]), self.plans[plan]["judged"]
        for area, line in lines.items():
            for when, reading in line:
                # An old period keeps its word; the latest one is judged as of today, by the current milestone.
                as_of = judged if when in (line[-1][0], latest) else min(when.last, judged)
                if self.milestones[plan, series["target"]]:
                    reading.judge(*self.milestone(plan, series["target"], as_of))
                    if area == self.plans[plan]["area"] or self.set_for[plan, series["target"]] == "each_area":
                        earlier = self.comparable(series, when, line)
                        reading.assessment = word_of(reading, when, earlier, as_of, self.owed_for(plan, series["series"]))
                    elif reading.is_shown: reading.assessment = LEVELS[reading.met]
                elif reading.is_shown: reading.value = rounded(reading.share)

    @lru_cache(None)
    def owed_for(self, plan: str, series: str) -> List[date]:
        """The last days of the periods for which a report on the institutions of a series is owed and has not come."""
        sectors = set(self.all_series[plan, series]["sectors"])
        on = {one["duty"] for one in self.plans[plan]["duties"] if sectors & set((one["carries"] or {}).get("sectors", ()))}
        return [period(when).last for (its, duty, when, _), one in self.duties.items() if its == plan and duty in on
                and not one["received"] and one["not_judged"] != "area_changed"]

    def latest_of(self, plan: str, series: str, by: date = date.max) -> Optional[Period]:
        """The latest period up to a day that has a figure and no report to come, or else the latest with a figure."""
        area, periods = self.plans[plan]["area"], reversed(self.periods[plan])
        found = [(when, self.readings[plan, series, area, when.text]) for when in periods if when.last <= by]
        shown = [when for when, one in found if one.is_shown]
        complete = [when for when, one in found if one.is_shown and not one.why["not_due"]]
        return next(iter(complete or shown), None)

    def cover(self, plan: str, when: Period, sector: str) -> Tuple[int, Counter]:
        """How many institutions have known methods; how many use each, and each number of them."""
        rows = [self.rows.get((plan, when.text, one["institution"])) for one in self.plans[plan]["members"]
                if one["sector"] == sector and self.is_open(one, when.last)]
        used = [in_use(row) for row in rows if row and in_use(row) is not None]
        ways = [way for one in used for way in (*((method, "") for method in one), ("", str(len(one))))]
        return len(used), Counter(ways)

    def owe(self, plan: str) -> Iterator[Tuple[Key, Row]]:
        """Every due report: its last day, the day of receipt, its state, the days late, why it is not judged."""
        row = self.plans[plan]
        years = range(row["from"].year, row["to"].year + 1)
        for duty, due, year in ((duty, due, year) for duty in row["duties"] for due in duty["due"] for year in years):
            when = period(str(year) if due["period"] == "Y" else f"{year}-{due['period']}")
            last = last_day(row, duty, when)
            if not last: continue
            reports = grouped(self.received.get((plan, when.text, duty["duty"]), ()), "sender")
            for sender, why in self.senders(plan, duty, when, last).items():
                came = min((day(one["received"]) for one in reports[sender,]), default=None)
                late = ((came or self.until(sender, row["judged"])) - last).days
                state = ("late" if late > 0 else "on_time") if came else "missing" if late > 0 else "not_due"
                if why: late, state = 0, "not_judged"
                found = {"last_day": last, "received": came, "state": state, "days": late if late > 0 else None}
                yield (plan, duty["duty"], when.text, sender), {**found, "not_judged": why}

    def considered(self, plan: str, kind: str, indicator: Optional[str], when: Period) -> Dict[str, Figure]:
        """The figure of every institution of a kind, or why it is not considered."""
        rule, found = self.plans[plan]["recognition"], {}
        for one in self.plans[plan]["members"]:
            if one["kind"] != kind or not self.is_open(one, when.last): continue
            result = self.rows.get((plan, when.text, one["institution"]))
            figure = "missing" if not result else self.own_figure(plan, one["sector"], indicator, result) if indicator else ()
            if isinstance(figure, str): figure = "no_figure" if figure == "missing" else "not_published"
            elif figure and figure[1] < rule["minimum"]: figure = "too_few"
            found[one["institution"]] = figure
        return found

    def rank(self, plan: str) -> Iterator[Tuple[Tuple[str, ...], Row]]:
        """All lists of a plan: (plan, period, kind, list, institution) and the content of its row."""
        rule, when = self.plans[plan]["recognition"], self.latest.get(plan)
        honour, weak = rule["honour"], rule["criticise_below"] or []
        if not (honour or weak or rule["rank_by"]) or not when: return
        lines = [*(honour["at_least"] if honour else ()), *weak]
        # Honours by yes and no alone compare no figure.
        indicator = rule["rank_by"] or (lines[0]["indicator"] if lines else None)
        # A rank is compared with that of the last period of the same length only.
        alike = [one for one in self.periods[plan] if one.last < when.last and one.part[0] == when.part[0]]
        before = max(alike, default=None)
        for kind in sorted({one["kind"] for one in self.plans[plan]["members"]}):
            every = self.considered(plan, kind, indicator, when)
            past = self.considered(plan, kind, indicator, before) if before else {}
            places, old_places = (rank_all({one: Fraction(*figure) for one, figure in group.items() if figure and not
                isinstance(figure, str) and not self.not_ranked(plan, one, at)}) for group, at in ((every, when), (past, before)))
            for one, figure in every.items():
                key = plan, when.text, kind
                row = self.rows.get((plan, when.text, one))
                if isinstance(figure, str):
                    few = self.figure_of(plan, one, when, indicator)[1] if figure == "too_few" else None
                    yield (*key, "left_out", one), {"reason": figure, "reported": few}
                    continue
                numbers, missing = dict(zip(("numerator", "denominator"), figure)), self.not_ranked(plan, one, when)
                is_weak = bool(weak) and all(self.reaches(plan, one, when, line) is False for line in weak)
                if honour and not is_weak and self.deserves(plan, one, when, honour):
                    yield (*key, "honour", one), numbers
                if missing:
                    yield (*key, "left_out", one), {"reason": missing, "reported": None}
                elif rule["rank_by"]:
                    more = {"before": before, "place": places[one], "before_place": old_places.get(one)}
                    yield (*key, "rank", one), {**numbers, **more}
                if is_weak and row["report_status"] == "final": yield (*key, "criticise", one), numbers

    def figure_of(self, plan: str, institution: str, when: Period, indicator: str) -> Figure:
        """An institution's own figure in a period for which it has a row."""
        row, sector = self.rows[plan, when.text, institution], self.institutions[institution]["sector"]
        return self.own_figure(plan, sector, indicator, row)

    def has(self, plan: str, institution: str, when: Period, indicator: str) -> Union[bool, str]:
        """Whether an institution counts as yes in an indicator, or the state that prevents an answer."""
        figure = self.figure_of(plan, institution, when, indicator)
        return figure if isinstance(figure, str) else figure[0] > 0

    def not_ranked(self, plan: str, institution: str, when: Period) -> Optional[str]:
        """Why an institution with a figure is not ranked."""
        for need in self.plans[plan]["recognition"]["rank_needs"]:
            found, words = self.has(plan, institution, when, need), {False: f"lacks {need}", "missing": "no_figure"}
            if found is not True: return words.get(found, "not_published")
        return None

    def deserves(self, plan: str, institution: str, when: Period, honour: Row) -> bool:
        """Whether an institution meets every criterion of an honour."""
        row, sector = self.rows[plan, when.text, institution], self.institutions[institution]["sector"]
        rule = next((one for one in self.plans[plan]["payment"] if one["sector"] == sector), None)
        listed = len(rule["of"]) if rule and rule["methods"] == "listed" else 1
        asked, module = honour["payment_rule"], rule and rule["module_indicator"]
        least = max(1, listed, self.methods_asked(plan, sector)) if asked else 0
        needs = [*honour["needs"], module] if asked and module else honour["needs"]
        return (len(in_use(row) or []) >= least and all(self.has(plan, institution, when, one) is True for one in needs)
                and all(self.reaches(plan, institution, when, line) for line in honour["at_least"]))

    def reaches(self, plan: str, institution: str, when: Period, line: Row) -> Optional[bool]:
        figure = self.figure_of(plan, institution, when, line["indicator"])
        return None if isinstance(figure, str) else figure[0] * 10000 >= line["value_bp"] * figure[1]

    def milestone(self, plan: str, target: str, on: date) -> Tuple[date, int]:
        """The milestone that applies on a day: the first whose day has not passed, or the last."""
        every = self.milestones[plan, target]
        return next((one for one in every if one[0] >= on), every[-1])

    def target_word(self, plan: str, target: str, milestone: Optional[Tuple[date, int]] = None) -> str:
        """The word of a target, or of one milestone: by the latest figures up to its day, judged as of today."""
        found, whole, judged = [], self.plans[plan]["area"], self.plans[plan]["judged"]
        by, value = milestone or self.milestone(plan, target, judged) if self.measures[plan, target] else (None, 0)
        for name in self.measures[plan, target]:
            line = [(one, self.readings[plan, name, whole, one.text]) for one in self.periods[plan]]
            when = self.latest_of(plan, name, by)
            earlier = self.comparable(self.all_series[plan, name], when, line) if when else []
            found.append(word_of(self.towards(plan, name, when, by, value), when, earlier, judged,
                                 self.owed_for(plan, name)) if when else "unknown")
        return max(found, key=FAVOUR.index, default="none")

    def comparable(self, series: Row, when: Period, line: List[Tuple[Period, Reading]]) -> List[Tuple[Period, Reading]]:
        """Earlier readings of a series; of what adds up over a period, only those of periods of the same length."""
        return [(one, reading) for one, reading in line
                if one < when and (series["adds"] == "stock" or one.part[0] == when.part[0])]

    def words_of(self, plan: str, target: str) -> List[str]:
        """The words of the milestones whose day has come, and of the one that counts now."""
        every, judged = self.milestones[plan, target], self.plans[plan]["judged"]
        counted = [one for one in every if one <= self.milestone(plan, target, judged)]
        return [self.target_word(plan, target, one) for one in counted] or ["none"]

    def towards(self, plan: str, series: str, when: Period, by: date, value: int) -> Reading:
        """A reading of the whole plan, compared with a milestone, which may be that of another period."""
        reading = copy.copy(self.readings[plan, series, self.plans[plan]["area"], when.text])
        reading.judge(by, value)
        return reading

    def in_area(self, plan: str, target: str, area: str, when: Period) -> str:
        """What is said of an area by all measures of a target together; nothing where there is nothing to count."""
        found = [self.readings[plan, series, area, when.text] for series in self.measures[plan, target]]
        is_any = any(one.state != "not_applicable" for one in found)
        return max((one.assessment for one in found), key=FAVOUR.index) if is_any else "none"

    def goal(self, plan: str, series: str, when: Period) -> Optional[int]:
        """The value asked of a series by the milestone that counted at the end of a period."""
        target = self.all_series[plan, series]["target"]
        return self.milestone(plan, target, when.last)[1] if self.milestones[plan, target] else None

    def pair(self, plan: str, series: str, area: str, when: Period) -> List[Tuple[Period, Reading]]:
        """A reading after the one that it is compared with; empty unless both are complete and count at least half."""
        line = [(one, self.readings.get((plan, series, area, one.text))) for one in self.periods[plan] if one <= when]
        both = self.comparable(self.all_series[plan, series], when, line)[-1:] + line[-1:]
        firm = [one for _, one in both
                if one and one.is_shown and not one.why["not_due"] and 2 * one.counted >= one.expected]
        return both if len(firm) == 2 else []

    def is_newly_met(self, plan: str, target: str, area: str, when: Period) -> bool:
        """Whether an area reaches a target for certain, and for certain did not before."""
        before, now = [], []
        for series in self.measures[plan, target]:
            pair, goal = self.pair(plan, series, area, when), self.goal(plan, series, when)
            if not pair or goal is None: return False
            for said, (_, one) in zip((before, now), pair):
                said.append({bound >= Fraction(goal, 10000) for bound in one.bounds} if one.bounds else {False, True})
        is_certain = all(len(said) == 1 for said in before + now)
        return is_certain and {False} in before and {False} not in now

    def moved(self, plan: str, series: str, area: str, when: Period) -> Tuple[Fraction, int, Tuple[Any, ...]]:
        """By how much a series rose or fell for certain, exactly and as printed, and the values said of it."""
        pair = self.pair(plan, series, area, when)
        if not pair: return Fraction(0), 0, ()
        (before, old), (_, new) = pair
        if not old.bounds or not new.bounds: return Fraction(0), 0, ()
        if old.bounds[0] <= new.bounds[1] and new.bounds[0] <= old.bounds[1]: return Fraction(0), 0, ()
        was, now = (rounded(one.share, self.goal(plan, series, at)) for at, one in pair)
        return new.share - old.share, now - was, ((now, new), when, (was, old), before)

    @lru_cache(None)
    def news(self, plan: str, when: Period) -> List[News]:
        """What the reports of a period changed, the heaviest first."""
        whole, areas = self.plans[plan]["area"], self.compared[plan, when.text]
        then = max((one for one in self.periods[plan] if one < when), default=None)
        kinds = Counter(one["kind"] for one in self.revisions if (one["plan"], one["period"]) == (plan, when.text))
        found = [News(50_000, kind, "", "", (kinds[kind], when)) for kind in ("corrected", "revised") if kinds[kind]]
        if not then: return [News(100_000, "first", "", "", (when,)), *found]
        measured = [(target, names[0]) for (its, target), names in self.measures.items() if its == plan and names]
        for target, first in measured:
            if self.is_newly_met(plan, target, whole, when): found.append(News(100_000, "met", first, "", (when,)))
            count = sum(self.is_newly_met(plan, target, area, when) for area in areas)
            kind = "areas_level" if self.set_for[plan, target] == "whole" else "areas_met"
            if count: found.append(News(5_000 + 500 * count, kind, first, "", (count, when)))
        followed = [one for one in self.series_of[plan] if self.all_series[plan, one]["target"]]
        for series in followed:
            _, by, values = self.moved(plan, series, whole, when)
            if by: found.append(News(3 * by if by > 0 else -6 * by, "rose" if by > 0 else "fell", series, "", values))
            moves = {area: self.moved(plan, series, area, when) for area in areas}
            for sign, weight, kind in ((1, 1, "area_rose"), (-1, -2, "area_fell")):
                # The largest by exact comparison; of equal ones, that of the first area.
                most = max(moves, key=lambda area: sign * moves[area][0], default="")
                if most and sign * moves[most][1] > 0:
                    found.append(News(weight * moves[most][1], kind, series, most, moves[most][2]))
        states = {(area, series, at): self.readings[plan, series, area, at.text].state for at in (then, when)
                  for area in areas for series in followed if (plan, series, area, at.text) in self.readings}
        late = {area for area, series, at in states
                if at == when and states[area, series, at] == "late" != states.get((area, series, then), "late")}
        if late: found.append(News(40_000, "late", "", "", (len(late), when)))
        series_order, area_order = ["", *self.series_of[plan]], ["", *self.areas]
        return sorted(found, key=lambda one: (-one.weight, series_order.index(one.series), area_order.index(one.area)))

    def newest(self) -> List[Tuple[str, News]]:
        """The news of the home page: those of the plans that have not ended, or of all."""
        running = [plan for plan, row in self.plans.items() if row["judged"] < row["to"]] or [*self.plans]
        latest = {plan: self.latest.get(plan) or self.periods[plan][-1] for plan in running if self.periods[plan]}
        return [(plan, one) for plan, when in latest.items() for one in self.news(plan, when)[:5]][:5]

    def shown_in(self, plan: str, series: str, area: str) -> Optional[Period]:
        """The period in which a series is shown for an area: up to the current one, or else the first that has it."""
        if area == self.plans[plan]["area"]: return self.latest_of(plan, series)
        periods = [one for one in self.periods[plan] if area in self.compared[plan, one.text]]
        current = self.latest_of(plan, series) or self.periods[plan][-1]
        return max((one for one in periods if one <= current), default=next(iter(periods), None))

    def summed_up(self, area: str) -> Optional[Tuple[Period, bool, Tuple[int, int, int]]]:
        """The latest period of an area, if possible without reports to come; whether it is; a tally of its targets."""
        for plan, periods in self.periods.items():
            waits = {at: any(self.readings[plan, name, area, at.text].why["not_due"] for name in self.series_of[plan])
                     for at in periods if area in self.compared[plan, at.text]}
            if waits:
                when = max(waits, key=lambda one: (not waits[one], one))
                targets = (key for key in self.set_for if key[0] == plan)
                return when, not waits[when], tally(self.in_area(*key, area, when) for key in targets)
        return None

    def states(self, plan: str, due: str = "") -> List[int]:
        """How many of a plan's reports, or of those due together, are on time, late, missing, not due yet, or not judged."""
        every = (one for at, owed in self.owed.items() if at == (plan, due or at[1]) for one in owed.values())
        found = Counter(one["state"] for one in every)
        return [found[one] for one in REPORT_STATES]

    @lru_cache(None)
    def absent(self, plan: str, series: str, when: str) -> Dict[str, List[Tuple[str, str, Any]]]:
        """Missing institutions, each once: under the compared area, or under the whole plan if they are in none."""
        whole = self.plans[plan]["area"]
        found = {area: self.readings[plan, series, area, when].missing for area in [whole, *self.compared[plan, when]]}
        named = {one[0] for area, every in found.items() if area != whole for one in every}
        return {**found, whole: [one for one in found[whole] if one[0] not in named]}

# ---- The tables ------------------------------------------------------------------------------------------------------
def written(value: Any) -> str:
    if isinstance(value, Period): return value.text
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

def check_tables(portal: Portal, findings: Findings) -> None:
    tables: Dict[str, Dict[Tuple[str, ...], Row]] = defaultdict(dict)  # the rows of each table, by the key of a row
    for key, one in portal.readings.items():
        series = portal.all_series[key[:2]]
        row = {name: getattr(one, name) for name in ("counted", "expected", "state", "assessment", "met")}
        row.update(target=series["target"], indicator=series["indicator"], value_bp=one.value, target_bp=one.target,
                   target_for=portal.set_for.get((key[0], series["target"])))
        row.update({name: getattr(one, name) if one.is_shown else None for name in ("numerator", "denominator")})
        has_bounds = one.is_shown and "share" in portal.rule_of(key)["formula"]
        row.update({f"{name}_bp": rounded(one.bounds[at], one.target) if has_bounds else None
                    for at, name in enumerate(("least", "most"))})
        tables["readings"][key] = row
    for key, (counted, use) in portal.coverage.items():
        tables["coverage"].update({(*key, *way): {"institutions": use[way], "counted": counted} for way in portal.ways})
    heads = "place numerator denominator before before_place reason".split()
    tables["rankings"] = {key: {name: entry.get(name) for name in heads} for key, entry in portal.rankings.items()}
    tables["duties"] = portal.duties
    for one in portal.targets:
        milestone = (day(one["by"]), int(one["value_bp"])) if one["by"] else None
        word = portal.target_word(one["plan"], one["target"], milestone) if milestone else "none"
        tables["targets"][one["plan"], one["target"], written(one["by"])] = {"progress": word}
    for name, columns in (("readings", "plan series area period"), ("rankings", "plan period kind list institution"),
                          ("coverage", "plan period sector method number_of_methods"),
                          ("duties", "plan duty period sender"), ("targets", "plan target by")):
        where, rows, printed = f"data/raw/{name}.csv", tables[name], grouped(portal.table(name), *columns.split())
        wrong = [" ".join(key) for key, found in printed.items() for _ in found if key not in rows or len(found) > 1]
        findings.same(where, "rows", sorted(wrong), [])
        findings.same(where, "missing rows", [], sorted(map(" ".join, rows.keys() - printed.keys())))
        for key in rows.keys() & printed.keys():
            for head, value in rows[key].items():
                findings.same(where, f"{' '.join(filter(None, key))}: {head}", printed[key][0][head], written(value))
    for name, raw in portal.files.items():
        # The other two forms of a table have the same cells.
        texts = [(portal.folder / f"data/{path}.csv").read_text(encoding)
                 for path, encoding in ((f"raw/{name}", "utf-8"), (name, "utf-8-sig"))]
        findings.same(f"data/{name}.csv", "the same as data/raw", texts[0] == texts[1], True)
        as_json = rules(portal.folder, name)
        pairs = ((cell, written(one.get(head))) for row, one in zip(raw, as_json) for head, cell in row.items())
        same = len(raw) == len(as_json) and all(cell in (text, quoted(text)) for cell, text in pairs)
        findings.same(f"data/{name}.json", "the same as data/raw", same, True)

# ---- Words and numbers of a language ---------------------------------------------------------------------------------
LANGUAGE: Dict[str, Row] = {
    "vi": {
        "marks": (".", ","), "money": ("{} trên {} tỷ đồng", "{} trên {} triệu đồng"), "yes": "Có", "no": "Chưa",
        "coverage": "{} trên {} đơn vị có số liệu", "none": r"\b(chưa|không|dưới)\b",
        "missed": ("Không đạt khi hết hạn", "Chưa đạt mức phấn đấu khi hết hạn"),
        "progress": "Đã đạt|Đúng tiến độ|Cần tăng tốc|Chậm|Giảm|Hết hạn, chưa đạt|Chưa đủ số liệu để kết luận|"
                    "Chưa đánh giá được|Không đặt chỉ tiêu", "methods": ("Có nhận", "Chưa nhận", "Chưa rõ"),
        "above": ("Bằng chỉ tiêu chung", "Cao hơn chỉ tiêu chung {} điểm"),
        "below": ("Dưới chỉ tiêu chung", "Thấp hơn chỉ tiêu chung {} điểm"),
        "state": {"provisional": "Tạm tính", "revised": "Điều chỉnh", "corrected": "Đính chính",
                  "missing": "Không có số liệu", "not_applicable": "Không áp dụng", "withheld": "Không công bố",
                  "late": "Chưa báo cáo, quá hạn {} ngày", "not_due": "Chưa đến hạn (hạn {})"},
        "left_out": {"no_figure": "Không có số liệu", "not_published": "Không áp dụng hoặc không công bố",
                     "lacks": "Không xếp hạng."},
        "periods": {"Y": "năm {}", "H1": "6 tháng đầu năm {}", "H2": "6 tháng cuối năm {}",
                    "Q1": "quý I/{}", "Q2": "quý II/{}", "Q3": "quý III/{}", "Q4": "quý IV/{}"}},
    "en": {
        "marks": (",", "."), "money": ("{} of {} billion dong", "{} of {} million dong"), "yes": "Yes", "no": "No",
        "coverage": "{} of {} institutions have data", "none": r"\b(none|no|below)\b",
        "missed": ("Not met at the deadline", "Below the level aimed at by"),
        "progress": "Met|On track|Needs to speed up|Slow|Falling|Deadline passed, not met|Not certain yet|"
                    "Cannot be judged yet|No target set", "methods": ("Accepted", "Not accepted", "Not known"),
        "above": ("At the overall target", "{} points above the overall target"),
        "below": ("Below the overall target", "{} points below the overall target"),
        "state": {"provisional": "Provisional", "revised": "Revised", "corrected": "Corrected", "missing": "No data",
                  "not_applicable": "Not applicable", "withheld": "Withheld", "late": "Not reported, {} day{s} late",
                  "not_due": "Not due yet (due by {})"},
        "left_out": {"no_figure": "No data", "not_published": "Not applicable or withheld", "lacks": "Not ranked."},
        "periods": {"Y": "{}", "H1": "the first half of {}", "H2": "the second half of {}", "Q1": "Q1 {}",
                    "Q2": "Q2 {}", "Q3": "Q3 {}", "Q4": "Q4 {}"}}}
SHAPES = dict(zip((*WORDS, "at_or_above_whole", "below_whole"), "●▲◆▼▽■◐○–↑↓"))
MARKED = ("provisional", "revised", "corrected")  # states that are printed beside a number

class Language:
    """How a language writes numbers, days, periods and states."""
    def __init__(self, code: str) -> None:
        self.code, self.words = code, LANGUAGE[code]
        self.progress = dict(zip(WORDS, self.words["progress"].split("|")))

    def text(self, value: Any) -> str:
        """A count, a day or a period; texts stay."""
        if isinstance(value, Period): return self.words["periods"][value.part].format(value.last.year)
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}" if self.code == "vi" else f"{value.day} {value:%B} {value.year}"
        return f"{value:,}".replace(",", self.words["marks"][0]) if isinstance(value, int) else value

    def tenths(self, value: int) -> str:
        return self.text(value // 10) + (self.words["marks"][1] + str(value % 10) if value % 10 else "")

    def percent(self, basis_points: int) -> str:
        return self.tenths(basis_points // 10) + "%"

    def fraction(self, numerator: int, denominator: int, rule: Optional[Row] = None) -> str:
        if rule and rule["formula"].get("ratio", {}).get("to", "").endswith("_value"):
            unit = 10 ** 9 if denominator >= 10 ** 9 else 10 ** 6
            parts = [self.tenths((20 * one + unit) // (2 * unit)) for one in (numerator, denominator)]
            return self.words["money"][unit < 10 ** 9].format(*parts)
        return f"{self.text(numerator)}/{self.text(denominator)}"

    def status(self, said: str, value: Optional[int] = None, target: Optional[int] = None) -> List[str]:
        """The class of a word, and the word with its shape; for a figure of an area, its distance from the target."""
        if said in self.progress: return [said.replace("_", "-"), f"{SHAPES[said]} {self.progress[said]}"]
        points, code = abs(value - target) if value is not None else 0, "above" if said in REACHED else "below"
        return [code, f"{SHAPES[said]} " + self.words[code][points > 0].format(self.percent(points)[:-1])]

    def state(self, state: str, detail: Any = None) -> str:
        return self.words["state"][state].format(self.text(detail), s="" if detail == 1 else "s")

def lacks(text: str, values: Iterable[str]) -> Optional[str]:
    """The first of some values that is not in a text, in their order and not as a part of a word or longer number."""
    text, at = text.lower(), 0
    for value in values:
        at = text.find(value.lower(), at)
        while at >= 0 and (re.search(r"\w$|\d[.,]$", text[max(at - 2, 0):at])
                           or re.match(r"[\d%]|[.,]\d", text[at + len(value):])):
            at = text.find(value.lower(), at + 1)
        if at < 0: return value
        at += len(value)
    return None

# ---- Sentences -------------------------------------------------------------------------------------------------------
# What sentences of judgement must say, as patterns; `{}` is a value.
AIMS = {"vi": "phấn đấu", "en": "aimed at|aims at"}
NEWS = {
    "vi": {"met": "đạt chỉ tiêu", "areas_met": "thêm {} nơi đạt chỉ tiêu .*{}",
           "areas_level": "thêm {} nơi bằng hoặc cao hơn chỉ tiêu chung.*{}",
           "rose": "tăng lên {}.* {}, từ {}.* {}", "fell": "giảm còn {}.* {}, từ {}.* {}",
           "area_rose": "tăng lên {}.* {}, từ {}.* {}.*; tăng nhiều nhất",
           "area_fell": "giảm còn {}.* {}, từ {}.* {}.*; giảm nhiều nhất", "late": "thêm {} nơi chưa báo cáo {}",
           "corrected": "{} số liệu {} đã được đính chính", "revised": "{} số liệu {} đã được điều chỉnh",
           "first": "kỳ báo cáo đầu tiên .*{}"},
    "en": {"met": "target met|meets the target", "areas_met": "{} more .* met the target.*{}",
           "areas_level": "{} more .* at the overall target or above.*{}",
           "rose": "(?:up|rose) to {}.* {}, from {}.* {}", "fell": "(?:down|fell) to {}.* {}, from {}.* {}",
           "area_rose": "(?:up|rose) to {}.* {}, from {}.* {}.*; the largest rise",
           "area_fell": "(?:down|fell) to {}.* {}, from {}.* {}.*; the largest fall",
           "late": "{} more .* not reported for {}", "corrected": "{} values? for {} (?:was|were) corrected",
           "revised": "{} values? for {} (?:was|were) revised", "first": "first report .*{}"}}
# What is read over loudspeakers, in Vietnamese only.
SPOKEN = {"share": "{}, {} trên {}", "all": "{}, cả {}", "only": "{}, .* có {} đơn vị, và đơn vị này đã", "none": "{}, chưa .* trong {} đơn vị",
          "reported": "{}, trong {} .* đã báo cáo .*, {} nơi đã", "ratio": "{}[,:] .*{}",
          "none_reported": "{}, trong {} .* đã báo cáo .*, chưa nơi nào", "missing": "còn {} đơn vị chưa có số liệu",
          "late": "chưa có báo cáo {}", "no_figure": "chưa có số liệu {}",
          "required": "^chỉ tiêu .*{}, hạn {}", "aspirational": "phấn đấu đạt .*{}, hạn {}"}
DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
NUMERAL = rf" (?:{'|'.join(DIGITS[1:])}|mười|mươi|mốt|lăm|linh|trăm|nghìn|triệu|tỷ|phẩy)\b"

def spelled(number: int, is_inside: bool = False) -> str:
    """A number in Vietnamese words. `is_inside`: it follows a larger group, so its hundreds are spoken even if zero."""
    for unit, name in ((10 ** 9, "tỷ"), (10 ** 6, "triệu"), (1000, "nghìn")):
        if number >= unit:
            rest = f" {spelled(number % unit, True)}" if number % unit else ""
            return f"{spelled(number // unit, is_inside)} {name}{rest}"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or is_inside else []
    if tens: words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    elif ones and words: words.append("linh")
    if ones: words.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 and tens else DIGITS[ones])
    return " ".join(words) or DIGITS[0]

def spoken(value: Union[int, date, Period]) -> str:
    """A number, day or period as it is read aloud in Vietnamese."""
    if isinstance(value, Period):
        part = {"Y": "", "H1": "sáu tháng đầu ", "H2": "sáu tháng cuối "}.get(value.part)
        return f"{f'quý {spelled(int(value.part[1]))} ' if part is None else part}năm {spelled(value.last.year)}"
    if isinstance(value, date):
        return f"ngày {spelled(value.day)} tháng {spelled(value.month)} năm {spelled(value.year)}"
    return spelled(value)

def spoken_share(basis_points: int) -> str:
    whole, tenth = divmod(basis_points // 10, 10)
    return f"{spelled(whole)}{f' phẩy {spelled(tenth)}' if tenth else ''} phần trăm"

# ---- Pages -----------------------------------------------------------------------------------------------------------
def text_of(node: Element, between: str = "") -> str:
    return " ".join(between.join(node.itertext()).split())

def rows_of(node: Element) -> List[Element]:
    """The entries of a list, or the rows of a table without its head."""
    return [one for one in node.iter() if one.tag == "li" or one.tag == "tr" and one.find("td") is not None]

def cells_of(row: Element) -> List[str]:
    return [text_of(cell) for cell in row.iter("td")]

def classes_of(node: Element) -> List[str]:
    return node.get("class", "").split()

def is_figure(node: Element) -> bool:
    return bool({"num", "words"}.intersection(classes_of(node)))

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
NARROW = re.compile(r"<span (?=[^>]*class=\"?l[\" >])[^>]*>[^<]*</span>")  # labels that only narrow screens show
ATTRIBUTE = re.compile(r"([^\s=/]+)(?:=(\"[^\"]*\"|'[^']*'|[^\s>]*))?")

SHARED = re.compile(r"<meta (?=[^>]*\b(?:description|og:image:alt)\b)[^>]*?content=\"?([^\">]*)")

def read_page(text: str) -> Element:
    """The main part of a page as a tree. The portal closes all elements; this is much faster than html.parser."""
    text = NARROW.sub("", text)
    tree, at = TreeBuilder(), text.find("<main")
    tree.start("root", {})
    for tag in TAG.finditer(text, at, text.rfind("</main>")):
        tree.data(unescape(text[at:tag.start()]))
        at, (closes, name, inside) = tag.end(), tag.groups()
        if not closes:
            tree.start(name, {key: unescape(value.strip("\"'")) for key, value in ATTRIBUTE.findall(inside)})
        if closes or name in VOID or inside[-1:] == "/": tree.end(name)
    tree.end("main")
    tree.end("root")
    return tree.close()

# An address: the path below the language without its ending, the id, and the path's last part without a part number.
Place = NamedTuple("Place", [("path", Tuple[str, ...]), ("id", str), ("name", str)])
Shown = Tuple[str, bool, str]  # a figure: its text, whether this is a number, and its state in words and fraction

class Page:
    """One page, and the comparisons on it. `lists`: the entries of its lists."""
    def __init__(self, name: str, text: str, language: Language, portal: Portal, findings: Findings) -> None:
        self.name, self.language, self.portal, self.findings = name, language, portal, findings
        self.lists: Counter = Counter()
        self.main = read_page(text)
        self.head = [" ".join(unescape(one).split()) for one in SHARED.findall(text, 0, text.find("<main"))]  # what links show
        self.parents = {one: node for node in self.main.iter() for one in node}
        self.here, self.done = self.place("#"), set()  # where this page is; figures that were compared
        names = (name for part in self.here.path for name in (part, part.partition(".")[0]))
        self.plan = next((one for one in names if one in portal.plans), "")

    def place(self, address: str) -> Place:
        path, _, fragment = address.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), path)) if path else self.name
        parts = tuple(file[:-5].split("/")[file.partition("/")[0] in LANGUAGE:]) or ("",)
        return Place(parts, fragment, parts[-1].partition(".")[0])

    def place_of(self, holder: Element) -> Place:
        """The place to which the first link inside leads; that of an institution must bear its name."""
        link = holder.find(".//a")
        at = self.place(link.get("href")) if link is not None else Place(("",), "", "")
        if at.path[0] == "don-vi" and at.name in self.portal.institutions:
            self.same(f"name of {at.name}", text_of(link), self.name_of("institutions", at.name))
        return at

    def reading_at(self, at: Place) -> Optional[Key]:
        """The key of the reading at an address; without an area, that of the whole plan."""
        if len(at.path) < 3 or at.path[1] not in self.portal.plans: return None
        series, _, when = at.path[-1].rpartition(".")
        if (at.path[1], series) not in self.portal.all_series:  # the later part of a list
            series, _, when = series.rpartition(".")
        return at.path[1], series, at.id or self.portal.plans[at.path[1]]["area"], when.upper()

    def name_of(self, table_name: str, key: str) -> str:
        name = getattr(self.portal, table_name)[key][f"name_{self.language.code}"]
        return " ".join((name[1:] if name[:1] == "'" and quoted(name[1:]) == name else name).split())

    def same(self, what: str, printed: Any, recomputed: Any) -> None:
        self.findings.same(self.name, what, printed, recomputed)

    def holds(self, what: str, node: Union[Element, str], *values: Any) -> None:
        """Checks that a text contains these numbers, days and periods, in this order, and ignores other words."""
        text = node if isinstance(node, str) else text_of(node, " ")
        # Zero may be in words ("None of the 8 districts"); a day may stand anywhere.
        in_words = lacks(text, ["0"]) and re.search(self.language.words["none"], text, re.I)
        values = tuple(one for one in values if one != 0 or not in_words)
        texts = [self.language.text(one) for one in values]
        days = [self.language.text(one) for one in values if isinstance(one, date)]
        missing = lacks(text, [one for one in texts if one not in days])
        missing = missing or next((one for one in days if lacks(text, [one] * days.count(one))), None)
        self.findings.compared += len(texts)
        if missing is not None:
            self.findings.differences.append((self.name, f"{what}: {missing}", text, ", ".join(texts)))

    def says(self, what: str, text: str, form: str, values: List[str], after: str = r"[\d%]|[.,]\d") -> None:
        """Checks that a sentence has a form with these values; what may not come after one would be a part of it."""
        pattern = form.format(*(rf"(?<!\w){re.escape(one)}(?!{after})" for one in values))
        self.same(what, text, text if re.search(pattern, text, re.I) else f"{form}: {'; '.join(values)}")

    def all_hold(self, what: str, nodes: List[Element], values: List[List[Any]]) -> None:
        self.same(f"{what}: lines", len(nodes), len(values))
        for node, expected in zip(nodes, values): self.holds(what, node, *expected)

    def listed(self, *what: str) -> None:
        """Notes that the last is in the list named by the others. A list may have parts on several pages."""
        self.lists[(self.language.code, *what)] += 1

    def show(self, state: str, detail: Any = None, text: str = "", fraction: str = "") -> Shown:
        """A figure with its state, or the state in words if there is no figure."""
        if not text: return self.language.state(state, detail), False, ""
        mark = f"({self.language.state(state).lower()})" if state in MARKED else ""
        return text, True, f"{mark} {fraction}".strip()

    def show_reading(self, key: Key, one: Reading, is_short: bool = False) -> Shown:
        """`is_short`: next to the sum, a receipt does not repeat the fraction."""
        if not one.is_shown:
            details = [detail for _, reason, detail in one.missing if reason == one.state and detail]
            return self.show(one.state, max(details, default=None))
        fraction = "" if is_short else self.language.fraction(one.numerator, one.denominator, self.portal.rule_of(key))
        return self.show(one.state, None, self.language.percent(one.value), fraction)

    def show_own(self, institution: str, indicator: str, when: Period) -> Shown:
        plan, one, language = self.portal.plan_of[institution], self.portal.institutions[institution], self.language
        row, rule = self.portal.rows.get((plan, when.text, institution)), self.portal.indicators[indicator]
        if row is None: return self.show(*self.portal.absence(plan, one, when))
        figure = self.portal.own_figure(plan, one["sector"], indicator, row)
        if isinstance(figure, str) or not figure[1]:
            return self.show(figure if isinstance(figure, str) else "not_applicable")
        states = {row["report_status"]} | self.portal.changes_of(plan, when.text, institution, indicator)
        state = first_state(states)
        if "share" in rule["formula"]: return self.show(state, None, language.words["yes" if figure[0] else "no"])
        return self.show(state, None, language.percent(rounded(Fraction(*figure))), language.fraction(*figure, rule))

    def check_reading(self, node: Element, key: Key, one: Reading) -> None:
        percent, row = self.language.percent, self.parents[self.parents[node]]
        is_share = "share" in self.portal.rule_of(key)["formula"]
        bounds = [percent(rounded(bound, one.target)) for bound in one.bounds or ()] if is_share else []
        is_thin = one.is_shown and one.counted < one.expected
        self.check_shown(node, " ".join(key), self.show_reading(key, one, is_short=not node.get("href")),
                         self.language.status(one.assessment, one.value, one.target),
                         (one.counted, one.expected, *bounds) if is_thin else ("–",))
        if row.tag == "tr" and self.place_of(row).path[2:3] == ("chi-tieu",):
            line = row.find("th/small")
            self.holds(f"threshold of {key[1]}", line, percent(one.target), period(key[3]), one.by)
            self.check_strength(line, key[0], self.portal.all_series[key[:2]]["target"], one.by)

    def check_shown(self, node: Element, what: str, shown: Shown, status: Any = (), coverage: Any = ("–",)) -> None:
        """A figure, its mark if it has one, and the fraction, coverage and word after it if they are there."""
        self.done.add(node)
        self.same(what, (text_of(node), "num" in classes_of(node)), shown[:2])
        siblings, is_marked = list(self.parents[node]), False
        for one in siblings[siblings.index(node) + 1:]:
            if one.tag == "a": break
            if "of" in classes_of(one):
                self.holds(f"{what}: institutions counted of those expected, and bounds", one, *coverage)
            elif one.tag == "small":
                is_marked = True
                self.same(f"{what}: mark and fraction", text_of(one), shown[2])
            elif "status" in classes_of(one):
                self.same(f"{what}: assessment", [classes_of(one)[-1], text_of(one)], status)
        if shown[2].startswith("(") and not is_marked: self.same(f"{what}: mark", "none", shown[2])

    def check_figure(self, node: Element) -> None:
        """A figure that is identified by its address; on a receipt, by that of its section."""
        indicator, section = node.get("data-figure", ""), self.parents[self.parents[node]]
        address = node.get("href") or (f"#{section.get('id')}" if "receipt" in classes_of(section) else "")
        at, key = self.place(address), self.reading_at(self.place(address)) if address else None
        if key in self.portal.readings:
            self.check_reading(node, key, self.portal.readings[key])
        elif at.id.startswith("ky-") and at.name in self.portal.institutions and indicator in self.portal.indicators:
            self.check_shown(node, f"{indicator} {at.id}", self.show_own(at.name, indicator, period(at.id[3:])))
        elif not address and "num" not in classes_of(node):
            self.done.add(node)  # a text that there is no figure; so it has no receipt

    def check_target(self, node: Element, at: Place) -> None:
        milestones, row = self.portal.milestones[at.path[1], at.name], self.parents[self.parents[node]]
        word = self.portal.target_word(at.path[1], at.name, milestones[int(at.id)] if at.id else None)
        self.same(f"target {at.name}: progress", [classes_of(node)[-1], text_of(node)], self.language.status(word))
        if row.tag == "tr" and not at.id: self.check_asked(row, at.name, milestones)

    def check_milestone(self, node: Element, at: Place) -> None:
        """The figures of a milestone's card are compared with that milestone, not with the current one."""
        milestone = self.portal.milestones[self.plan, at.name][int(at.id)]
        self.listed("milestones", self.plan, at.name, at.id)
        for one in filter(is_figure, node.iter("a")):
            key = self.reading_at(self.place(one.get("href")))
            self.check_reading(one, key, self.portal.towards(*key[:2], period(key[3]), *milestone))
        self.check_target([one for one in node.iter("span") if "status" in classes_of(one)][-1], at)
        self.check_asked(node, at.name, [milestone])

    def check_asked(self, node: Element, target: str, milestones: List[Tuple[date, int]]) -> None:
        lines = [one.find("p") for one in node.iter("div") if "milestone" in classes_of(one)]
        self.all_hold(f"asked by {target}", lines, [[self.language.percent(value), by] for by, value in milestones])
        for line, (by, _) in zip(lines, milestones): self.check_strength(line, self.plan, target, by)

    def check_strength(self, line: Element, plan: str, target: str, by: date) -> None:
        """What is only aimed at says so, and what is required does not."""
        printed = re.search(AIMS[self.language.code], text_of(line), re.I)
        self.same(f"strength of {target} by {by}", printed is not None, self.portal.aims[plan, target, by])

    def check_lead(self) -> None:
        """The figures of the sentence below the heading and on cards of plans; on the first page, targets by word."""
        portal, path, lead, said = self.portal, self.here.path, self.main.find(".//p[@class='lead']"), []
        cards = self.main.findall(".//p[@class='state']") + ([lead] if path == ("ke-hoach", self.plan, "index") else [])
        for node, plan in ((one, self.plan or self.place_of(self.parents[one]).path[1]) for one in cards):
            reached, decided, uncertain = tally(portal.words[plan])
            self.holds(f"targets met of {plan}", node, reached, decided + uncertain, portal.plans[plan]["judged"])
        if path == ("index",) and lead is not None:
            words = Counter(word for found in portal.words.values() for word in found)
            reached, decided, uncertain = tally(words.elements())
            said = [[reached, decided + uncertain, len(portal.plans)]]
            rows = [(row.find("th/span"), cells_of(row)) for row in rows_of(self.main.find(".//*[@class='strip']"))]
            self.same("targets by word", [[classes_of(one)[-1], text_of(one), *cells] for one, cells in rows],
                      [[*self.language.status(word), self.language.text(words[word])] for word in WORDS])
        elif path[0] == "ke-hoach" and path[2:3] == ("chi-tieu",) and portal.milestones[self.plan, path[3]]:
            said = self.said_of_target(path[3])
        elif path[0] == "dia-ban" and portal.summed_up(path[1]):
            when, is_complete, (reached, decided, uncertain) = portal.summed_up(path[1])
            said = [[when], *([[reached, decided] if decided else [], [uncertain or ""]] if is_complete else [])]
            said = said if decided or uncertain else []
        for values in said: self.holds("lead", lead, *values)

    def said_of_target(self, target: str) -> List[List[Any]]:
        """The figures of a target's lead. Checks also what is still needed where a measure is not certainly met."""
        portal, plan, percent, lines, shown = self.portal, self.plan, self.language.percent, [], []
        by, value = portal.milestone(plan, target, portal.plans[plan]["judged"])
        latest = {name: portal.latest_of(plan, name) for name in portal.measures[plan, target]}
        for name, when in ((name, when) for name, when in latest.items() if when):
            shown.append(percent(portal.readings[plan, name, portal.plans[plan]["area"], when.text].value))
            one = portal.towards(plan, name, when, by, value)
            if "share" in portal.rule_of((plan, name))["formula"]:
                missing = one.expected - one.counted
                most = -(-value * (one.denominator + missing) // 10000) - one.numerator  # if none without data counts
                least = [most - missing] if 0 < missing < most else []
                lines += [] if one.met else [[*least, most, *([missing] if missing else []), by]]
            elif one.met is False: lines.append([percent(value - one.value)[:-1], by])
        needed = self.main.find(".//section[@class='answer']/ul")
        self.all_hold("needed", rows_of(needed) if needed is not None else [], lines)
        word, aims = portal.target_word(plan, target), portal.aims[plan, target, by]
        said = [[self.language.words["missed"][aims] if word == "missed" else self.language.progress[word]]]
        said += [shown, [percent(value)], [by]]
        if shown:
            when = max(filter(None, latest.values()))
            areas = portal.compared[plan, when.text]
            reached, decided, uncertain = tally(portal.in_area(plan, target, area, when) for area in areas)
            late = [area for area in areas
                    if any(portal.readings[plan, name, area, when.text].state == "late" for name in latest)]
            said += [[reached, decided] if decided else [], [when] if decided else [], [uncertain or ""], [len(late) or ""]]
        return said

    def check_number(self, node: Element, at: Place, name: str) -> None:
        """How many institutions, names or reports are at an address."""
        portal, path = self.portal, at.path
        if name == "absentees":
            plan, series, area, when = self.reading_at(at)
            numbers = [len(portal.absent(plan, series, when)[area])]
        elif name == "ranking":
            # The number of the plan's first list: a plan without honours does not show "0 honoured".
            rule = portal.plans[path[1]]["recognition"]
            first = "honour" if rule["honour"] else "rank" if rule["rank_by"] else "criticise"
            numbers = [portal.list_lengths[path[1], at.name, first] or ""]
        elif name == "revisions": numbers = [sum(at.name == one["plan"] for one in portal.revisions)]
        elif name == "duties": numbers = portal.states(at.name) if any(portal.states(at.name)) else []
        elif path[0] == "tim-kiem":
            numbers = [sum(one["kind"] == at.name for one in portal.plans[path[1]]["members"])]
        else:
            numbers = [sum(len(found) for (area,), found in portal.institutions_in.items() if (
                path[1] == area if len(path) == 3 else at.name in ("index", portal.areas[area]["parent"] or area)))]
        self.holds(f"{name} {at.name} {at.id}", node, *numbers)

    def check_dues(self, node: Element, _: Place) -> None:
        """Reports that are due together: how many are on time, late, missing, not due yet, or not judged."""
        for row in rows_of(node):
            at = self.place_of(row)
            states = [*map(self.language.text, self.portal.states(at.path[1], at.id))]
            self.same(f"{at.path[1]} {at.id}: {' '.join(REPORT_STATES)}", cells_of(row)[-5:], states)
            self.listed("dues", at.path[1], at.id)

    def check_reports(self, node: Element, at: Place) -> None:
        """Each sender of a report, and its state. An agency has no page, so it is identified by its name."""
        agencies = {self.name_of("agencies", one): one for one in self.portal.agencies}
        for row in rows_of(node):
            sender = self.place_of(row).name or agencies.get(text_of(row.find(".//th")), "")
            status = next(one for one in row.iter("span") if "status" in classes_of(one))
            owed = self.portal.owed[self.plan, at.id].get(sender, defaultdict(str))
            self.same(f"report of {sender}: state", classes_of(status)[-1], owed["state"].replace("_", "-"))
            when = period(re.search(r"\d{4}(-[hq]\d)?$", at.id)[0])
            self.holds(f"report of {sender}", row, owed["days"] or "", when, owed["last_day"], owed["received"] or "–")
            self.listed("reports", self.plan, at.id, sender)

    def check_absent(self, node: Element, at: Place) -> None:
        """Who is missing from a reading, and why; the sender's own words may follow the reason."""
        plan, series, area, when = self.reading_at(at)
        reasons = {name: self.language.state(*why) for name, *why in self.portal.absent(plan, series, when)[area]}
        for row, name in ((row, self.place_of(row).name) for row in rows_of(node)):
            self.holds(f"why {name} is missing", row, reasons.get(name, ""))
            self.listed("absent", plan, series, when, area, name)

    def check_methods(self, node: Element, at: Place) -> None:
        """Which methods the institutions of an area accept, or one institution on its own page."""
        for row in rows_of(node) if at.name not in self.portal.institutions else [node]:
            institution = at.name if row is node else self.place_of(row).name
            plan, portal = self.portal.plan_of.get(institution), self.portal
            periods = reversed(portal.periods.get(plan, []))
            rows = filter(None, (portal.rows.get((plan, when.text, institution)) for when in periods))
            used, words = next(map(in_use, rows), None), self.language.words["methods"]
            expected = [words[2 if used is None else one not in used] for one in portal.methods]
            self.same(f"methods of {institution}", cells_of(row), expected)
            if row is not node: self.listed("institutions", at.path[1], institution)

    def check_ranks(self, node: Element, at: Place, name: str) -> None:
        """A list of a ranking: who is on it, with place, movement, value and fraction, or the reason."""
        kind, when, language, portal = self.here.name, self.portal.latest[self.plan].text, self.language, self.portal
        self.done.update(filter(is_figure, node.iter()))
        for line in rows_of(node):
            self.listed("ranking", name, self.plan, kind, institution := self.place_of(line).name)
            entry = portal.rankings.get((self.plan, when, kind, name, institution), {})
            what, figure = f"{name} {institution}", next(filter(is_figure, line.iter("a")), None)
            if "reason" in entry:
                words = language.words["left_out"]
                self.holds(f"{what}: reason", line, words.get(entry["reason"].split()[0], entry["reported"]))
            elif entry and figure is not None:
                self.same(f"{what}: leads to", self.place(figure.get("href"))[1:], (f"ky-{when.lower()}", institution))
                now = entry.get("numerator"), entry.get("denominator")
                moved = abs(entry["before_place"] - entry["place"]) if entry.get("before_place") else 0
                values = [entry["place"], *([moved] if moved else [])] if "place" in entry else []
                value = [language.percent(rounded(Fraction(*now))), language.fraction(*now)] if now[1] else []
                self.holds(what, line, *values, *value)

    def check_changed(self, node: Element, _: Place, is_list: bool = False) -> None:
        """Published values that changed: the day, and the earlier and the present value where these are numbers."""
        for line in rows_of(node):
            found = self.portal.revision_ids.get(line.get("id"), ())
            self.holds("published value that changed", line, *self.changed_values(line.get("id")))
            for one in found if is_list else (): self.listed("changed", one["plan"], line.get("id"))

    def changed_values(self, revision: str) -> List[Any]:
        values: List[Any] = []
        for it in self.portal.revision_ids.get(revision, ()):
            now = self.portal.rows[it["plan"], it["period"], it["institution"]][it["field"]] if it["field"] else ""
            values += [day(it["on"]), *(int(value) for value in (it["was"], now) if value.isdigit())]
        return values

    def check_news(self, node: Element) -> None:
        """What a report changed, or on the home page what is new."""
        portal, lines = self.portal, rows_of(node)
        name = node.get("id")
        periods = {f"{plan}-{when.text.lower()}": (plan, when)
                   for plan, every in portal.periods.items() for when in every}
        news = [(periods[name][0], one) for one in portal.news(*periods[name])] if name else portal.newest()
        is_short = self.here.path == ("thay-doi", "index") and len(portal.plans) > 12
        self.say_news([text_of(one, " ") for one in lines], news, 2 if is_short else len(news))
        for line, (plan, one) in zip(lines, news):
            target = portal.all_series[plan, one.series]["target"] if one.series else ""
            path = ("dia-ban", one.area) if one.area else ("ke-hoach", plan, "chi-tieu", target)
            if one.series and (is_short is False): self.same("news: leads to", self.place_of(line).path, path)

    def say_news(self, lines: List[str], news: List[Tuple[str, News]], most: int) -> None:
        """Sentences of the news; those beyond the most important ones are only counted."""
        rest = len(news) - most
        self.same("news: lines", len(lines), min(len(news), most + 1))
        if rest > 0 and lines[most:]: self.holds("news: others", lines[most], rest)
        for line, (plan, one) in zip(lines, news[:most]):
            is_share = one.series and "share" in self.portal.rule_of((plan, one.series))["formula"]
            values = []
            for value in one.values:
                if not isinstance(value, (int, Period)):
                    counts = f" ({self.language.fraction(value[1].numerator, value[1].denominator)}" if is_share else ""
                    value = self.language.percent(value[0]) + counts
                values.append(self.language.text(value))
            self.says(f"news: {one.kind} {one.series} {one.area}", line, NEWS[self.language.code][one.kind], values)

    def check_bulletin(self, section: Element) -> None:
        """What is read aloud of an area: each measure, what is missing of it, and what the plan asks for."""
        portal, area, said, percent = self.portal, self.here.name, [], {}
        for plan, target in sorted(portal.set_for, key=lambda key: portal.plans[key[0]]["area"] != area):
            asked = None
            for series in portal.measures[plan, target]:
                when = portal.shown_in(plan, series, area) if portal.periods[plan] else None
                one = portal.readings[plan, series, area, when.text] if when else None
                if not one or not one.by or one.state == "not_applicable": continue
                asked = one
                if not one.is_shown:
                    said.append(("late" if one.state == "late" else "no_figure", [spoken(when)]))
                    continue
                percent[len(said)] = [spoken(when), spoken_share(one.value)]
                said.append(self.spoken_reading((plan, series), one, when))
                missing = one.expected - one.counted
                if missing: said.append(("missing", [spelled(missing)]))
            if asked:
                strength = "aspirational" if portal.aims[plan, target, asked.by] else "required"
                said.append((strength, [spoken_share(asked.target), spoken(asked.by)]))
        lines = [text_of(one) for one in section.findall("p") if "note" not in classes_of(one)]
        plans = {plan for (plan, _), areas in portal.compared.items() if area in (portal.plans[plan]["area"], *areas)}
        lines = lines[1 + any(plan in plans for plan, _ in portal.invented):]
        self.same("bulletin: lines", len(lines) - len(said) in (1, 2), True)
        for at, (line, (form, values)) in enumerate(zip(lines, said)):
            # An indicator that has no words for a sentence is read aloud as a percentage.
            if at in percent and " phần trăm" in line: form, values = "ratio", percent[at]
            self.says(f"bulletin: {form}", line, SPOKEN[form], values, NUMERAL)

    def spoken_reading(self, series: Tuple[str, str], one: Reading, when: Period) -> Tuple[str, List[str]]:
        """In which form a value is read aloud, and its words."""
        number, of = spelled(one.numerator), spelled(one.denominator)
        if "ratio" in self.portal.rule_of(series)["formula"]: return "ratio", [spoken(when), spoken_share(one.value)]
        if one.counted < one.expected:
            return ("reported", [spoken(when), of, number]) if one.numerator else ("none_reported", [spoken(when), of])
        if one.numerator == one.denominator: return "only" if one.numerator == 1 else "all", [spoken(when), of]
        if not one.numerator: return "none", [spoken(when), of]
        return "share", [spoken(when), number, of]

    def check_feed(self, text: str) -> None:
        """The feed: what each report changed, and each published value that changed; the newest 200."""
        space, portal = "{http://www.w3.org/2005/Atom}", self.portal
        periods = {f"{plan}.{when.text.lower()}": (plan, when) for plan in portal.plans for when in portal.periods[plan]
                   if portal.reports_in[plan, when.text]}
        entries = fromstring(text.encode()).findall(f"{space}entry")
        self.same("feed: entries", len(entries), min(200, len(periods) + len(portal.revisions)))
        for entry in entries:
            at = entry.find(f"{space}link").get("href").rpartition("/")[2]
            lines = entry.find(f"{space}content").text.split("\n")
            if at[:-5] in periods:
                plan, when = periods[at[:-5]]
                lines = lines[(plan, when.text) in portal.invented:]
                self.say_news(lines, [(plan, one) for one in portal.news(plan, when)], 40)
            else: self.holds(f"feed: {at}", " ".join(lines), *self.changed_values(at.partition("#")[2]))

    def check_calendar(self, text: str) -> None:
        """The last days on which reports are on time, as calendar programs read them."""
        days = re.findall(r"UID:(\S+?)@.*?DTSTART;VALUE=DATE:(\d{8})", text.replace("\n ", ""), re.S)
        owed = ((f"{plan}.{due}", one["last_day"]) for (plan, due), senders in self.portal.owed.items()
                for one in senders.values() if self.plan in ("", plan) and one["not_judged"] != "area_changed")
        self.same("days due", sorted(days), sorted({(due, f"{on:%Y%m%d}") for due, on in owed}))

    def check_files(self, node: Element, at: Place) -> None:
        found = {text_of(row.find(".//th")): cells_of(row)[1] for row in rows_of(node)}
        names = {one.split("/")[0] for one in self.portal.files} if at.name == "index" else self.portal.names(at.name)
        expected = {name: self.language.text(len(self.portal.table(name))) for name in names}
        self.same("files and their rows", sorted(found.items()), sorted(expected.items()))

    def check_chart(self, figure: Element, at: Place) -> None:
        """Names, values, counts and thresholds of a chart, and how bars and tiles look; nothing else of its drawing."""
        svg, percent, (plan, series, area, when) = figure.find(".//svg"), self.language.percent, self.reading_at(at)
        texts = [(classes_of(one)[:1], text_of(one)) for one in svg.iter("text")]
        strong, plain = ([text for classes, text in texts if classes == wanted] for wanted in (["strong"], []))
        portal, (title, subtitle) = self.portal, figure.find("figcaption")
        what, rule = f"{classes_of(svg)[-1]} {series}", portal.all_series.get((plan, series), {})
        tables = [row for one in figure.iter("table") for row in rows_of(one)]
        if not rule.get("target"):
            sector = rule["sectors"][0] if rule else at.name.split("-", 2)[2]
            latest = portal.latest.get(self.plan) or portal.periods[self.plan][-1]
            counted, use = portal.coverage[self.plan, latest.text, sector]
            lines = [[percent(rounded(Fraction(use[one], counted))), self.language.fraction(use[one], counted)]
                     for one in portal.ways]
            self.same(f"{what}: labels", strong, ["{} ({})".format(*line) for line in lines[:len(portal.methods)]])
            self.same(f"{what}: table", [cells_of(row) for row in tables] or lines, lines)
            return
        if "timeline" in classes_of(svg):
            # Of what adds up, only periods of one length are on a line: the most frequent one, or else the latest.
            parts = Counter(one.part[0] for one in portal.periods[plan])
            part = max(portal.periods[plan], key=lambda one: (parts[one.part[0]], one)).part[0]
            line = [portal.readings[plan, series, area, one.text] for one in portal.periods[plan]
                    if rule["adds"] == "stock" or one.part[0] == part]
            drawn = [percent(one.value) for one in line if one.is_shown and not one.why["not_due"]]
            # A label without room may be left out; no other text is allowed.
            self.same(f"{what}: points", [strong, set(plain) - set(drawn)], [drawn[-1:], set()])
            self.holds(f"{what}: title", title, drawn[-1], period(when))
            self.holds(f"{what}: threshold", subtitle, percent(portal.milestones[plan, rule["target"]][-1][1]))
            return
        readings = {area: portal.readings[plan, series, area, when] for area in portal.compared[plan, when]}
        kind, drawn = "bar" if "bars" in classes_of(svg) else "tile", [one.get("class", "") for one in svg.iter("rect")]
        self.same(f"{what}: looks", Counter(one for one in drawn if one.startswith(kind)), Counter(
            f"{kind} {one.look}" for one in readings.values() if kind == "tile" or one.is_shown and one.value))
        if kind == "bar":
            reached, decided, uncertain = tally(one.assessment for one in readings.values())
            if decided: self.holds(f"{what}: areas", title, reached, decided, percent(next(iter(readings.values())).target))
            self.holds(f"{what}: uncertain areas", subtitle, period(when), uncertain or "")
            # The highest is first. Names and values may wrap, and a long name may end in an ellipsis.
            expected, is_share = "", "share" in portal.rule_of((plan, series))["formula"]
            listed = list(portal.areas)
            for area, one in sorted(readings.items(), key=lambda item: (
                    -item[1].share if item[1].is_shown else 1, listed.index(item[0]))):
                counts = f"({self.language.fraction(one.numerator, one.denominator)})" if is_share else ""
                expected += self.name_of("areas", area) + percent(one.value) + counts if one.is_shown else ""
            end = max((at for at, (classes, _) in enumerate(texts, 1) if classes == ["strong"]), default=0)
            printed = "".join(text for classes, text in texts[:end] if classes in (["strong"], []))
            printed, expected = ("".join(text.split()) for text in (printed, expected))
            pattern = ".*".join(map(re.escape, printed.split("…")))
            self.same(what, expected if re.fullmatch(pattern, expected) else printed, expected)
            return
        # What all measures of the target say together; only one alone is so many points above or below.
        is_only = len(portal.measures[plan, rule["target"]]) == 1
        said = {area: self.language.status(portal.in_area(plan, rule["target"], area, period(when)), *(
            (one.value, one.target) if is_only else ()))[1].split(" ", 1) for area, one in readings.items()}
        # The shape and the value are on one line or on two.
        printed = re.findall(r"^([●▲◆▼▽■◐○–↑↓])\s(\S+)$", "\n".join(text for _, text in texts), re.M)
        self.same(f"{what}: tiles", sorted(printed), sorted(
            (said[area][0], percent(one.value) if one.is_shown else "–") for area, one in readings.items()))
        self.holds(f"{what}: period", subtitle, period(when))
        for area, row in ((self.place_of(row).name, row) for row in tables if self.place_of(row).name in readings):
            one, (shape, word) = readings[area], said[area]
            text = self.show_reading((plan, series, area, when), one)[0]
            if one.is_shown and one.counted < one.expected:
                counts = map(self.language.text, (one.counted, one.expected))
                text += f" ({self.language.words['coverage'].format(*counts)})"
            self.same(f"{what}: {area}", cells_of(row), [text, "–" if shape == "–" else word])

    def check_receipt(self, section: Element, at: Place) -> None:
        """A section of a receipt: the sum, the number counted, why others are not, and the reports and totals added."""
        plan, series, area, when = key = self.reading_at(at)
        one = self.portal.readings[key]
        self.listed("sections", plan, series, when, area)
        values = [one.numerator, one.denominator, self.language.percent(one.value)] if one.is_shown else []
        self.holds(f"section {area}: sum", section.find(".//*[@class='sum']"), *values)
        used = {*one.reports, *(total["report"] for total in one.totals)}
        reports = (row for row in self.portal.reports_in[plan, when] if row["report"] in used)
        received = {row["report"]: day(row["received"]) for row in reports}
        lines = [[one.counted, one.expected], *([n] for n in map(one.why.get, ("late", "not_due", *WHY_ORDER)) if n)]
        if area == self.portal.plans[plan]["area"] and self.portal.compared[plan, when]:
            lines += [[len(received), *sorted({min(received.values()), max(received.values())})]] if received else []
        else:
            lines += [[on, one.reports[name]] for name, on in received.items()]
            lines += [[int(total["numerator"]), int(total["denominator"])] for total in one.totals]
        self.all_hold(f"section {area}", rows_of(section.find(".//ul")), lines)

    def check_row(self, section: Element, at: Place) -> None:
        """An institution's row in a period, as its page shows it; fields that are not applicable are left out."""
        when, institution, plan = period(at.id[3:]), self.portal.institutions[at.name], self.portal.plan_of[at.name]
        row, facts, line = self.portal.rows.get((plan, when.text, at.name)), section.find(".//dl"), section.find(".//p")
        words, state = self.language.words, self.language.state
        self.same(f"row of {when.text}", facts is not None, row is not None)
        if row and facts is not None:
            texts = {"true": words["yes"], "false": words["no"], **{mark: state(MARKS[mark]) for mark in MARKS}}
            cells = []
            for field, cell in ((one, row[one]) for one in self.portal.fields if row[one] != "[z]"):
                cells.append([texts.get(cell) or int(cell)] if cell in texts or cell.isdigit() else [])
                for one in self.portal.changed.get((plan, when.text, at.name, field), ()):
                    cells[-1] += [*([int(one["was"])] if one["was"].isdigit() else []), day(one["on"])]
            self.holds(f"row of {when.text}: received", line, day(row["received"]))
            self.all_hold(f"row of {when.text}", list(facts.iter("dd")), cells)
        elif not row and self.portal.is_open(institution, when.last):
            self.holds(f"row of {when.text}", line, state(*self.portal.absence(plan, institution, when)))

    def check(self) -> None:
        """Compares everything that has an address; a figure without one is a difference."""
        figures = []
        for node in self.main.iter():
            name, _, address = node.get("data-figure", "").partition(" ")
            classes = node.get("class", "").split()
            if "num" in classes or "words" in classes:
                figures.append(node)
                if node not in self.done: self.check_figure(node)
            elif name in CHECKS: CHECKS[name](self, node, self.place(address))
            elif name: self.same("data-figure", name, "a name of something that is counted")
            elif "news" in classes: self.check_news(node)
            elif "bulletin" in classes: self.check_bulletin(node)
            elif "receipt" in classes and node.tag == "section":
                at = self.place(f"#{node.get('id')}")
                (self.check_row if at.id.startswith("ky-") else self.check_receipt)(node, at)
        self.check_lead()
        lead = self.main.find(".//p[@class='lead']/strong")
        # Of a plan, links show its own summary.
        for shown in self.head if lead is not None and self.here.path[2:] != ("index",) else ():
            self.same("what links show", shown, shown if shown.endswith(text_of(lead)) else text_of(lead))
        for node in figures:
            self.same(f"figure {text_of(node)}", "a known address" if node in self.done else "none", "a known address")

CHECKS: Dict[str, Callable[[Page, Element, Place], None]] = {
    "word": Page.check_target, "milestone": Page.check_milestone, "dues": Page.check_dues,
    "reports": Page.check_reports, "absent": Page.check_absent,
    "methods": Page.check_methods, "pay": Page.check_methods, "files": Page.check_files, "chart": Page.check_chart,
    "changed": Page.check_changed, "every-change": partial(Page.check_changed, is_list=True),
    **{it: partial(Page.check_number, name=it) for it in "institutions ranking absentees revisions duties".split()},
    **{it: partial(Page.check_ranks, name=it) for it in "honour rank criticise left_out".split()}}

def entries_of_lists(portal: Portal) -> List[Tuple[str, ...]]:
    return [
        *(("ranking", name, plan, kind, one) for plan, _, kind, name, one in portal.rankings),
        *(("institutions", one["area"], one["institution"]) for one in portal.institutions.values()),
        *(("dues", plan, due) for plan, due in portal.owed),
        *(("milestones", *key, str(at)) for key, every in portal.milestones.items() for at in range(len(every))),
        *(("reports", plan, due, sender) for (plan, due), owed in portal.owed.items() for sender in owed),
        *(("changed", found[0]["plan"], name) for name, found in portal.revision_ids.items() for _ in found),
        *(("sections", plan, series, when, area) for plan, series, area, when in portal.readings),
        *(("absent", plan, series, when, area, name) for plan, series, area, when in portal.readings
          for name, _, _ in portal.absent(plan, series, when)[area])]

def addresses_of(portal: Portal) -> Iterator[str]:
    """The pages of a language that the data call for."""
    yield from (f"dia-ban/{one}" for one in portal.areas)
    own = [plan["area"] for name, plan in portal.plans.items() if portal.series_of[name]]
    yield from (f"thong-bao/{one}" for one in {*own, *(area for areas in portal.compared.values() for area in areas)})
    yield from (f"don-vi/{one['area']}/{one['institution']}" for one in portal.institutions.values())
    for plan in portal.plans:
        yield from (f"ke-hoach/{plan}/{one}" for one in ("van-ban", "nhiem-vu"))
        yield from (f"ke-hoach/{plan}/chi-tieu/{target}" for its, target in portal.set_for if its == plan)
        yield from (f"thay-doi/{plan}.{when.text.lower()}" for when in portal.periods[plan])
        yield from (f"thuoc-do/{plan}", f"so-sanh/{plan}")
    for plan, series, _, when in portal.readings: yield f"can-cu/{plan}/{series}.{when.lower()}"

def check_addresses(portal: Portal, findings: Findings, languages: Iterable[str], names: List[str]) -> None:
    expected = set(addresses_of(portal))
    # Indexes, and how many parts a list has, are left out.
    other = re.compile(r".*/index(-\d+)?|ke-hoach/[^/]+/bao-cao.*|thay-doi/dinh-chinh.*|don-vi/[^/]*")
    folders = tuple({f"{one.partition('/')[0]}/" for one in expected})
    for code in languages:
        found = {name[len(code) + 1:-5] for name in names if name.startswith(f"{code}/")}
        found = {one for one in found if one.startswith(folders) and not other.fullmatch(one)}
        findings.same(code, "pages", sorted(found - expected), sorted(expected - found))

def check_pages(portal: Portal, findings: Findings, names: List[str], is_all: bool) -> None:
    languages = {code: Language(code) for code in LANGUAGE if (portal.folder / code).is_dir()}
    if is_all: check_addresses(portal, findings, languages, names)
    expected = Counter((code, *entry) for entry in entries_of_lists(portal) for code in languages)
    found, where = Counter(), {}  # entries; the first page of a list
    for name in names:
        language = languages.get(name.partition("/")[0], next(iter(languages.values())))
        page = Page(name, (portal.folder / name).read_text(encoding="utf-8"), language, portal, findings)
        try:
            page.check()
        except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError) as problem:
            page.same("the page", repr(problem), "a page of the portal")
        found.update(page.lists)
        for entry in page.lists: where.setdefault(entry[:-1], name)
    for code, language in languages.items() if is_all else ():
        for path in sorted((portal.folder / code).rglob("*.ics")) + sorted((portal.folder / code).glob("*.xml")):
            name, text = path.relative_to(portal.folder).as_posix(), path.read_text(encoding="utf-8")
            page = Page(name, "<main></main>", language, portal, findings)
            if path.suffix == ".ics": page.check_calendar(text)
            else: page.check_feed(text)
    wrong: Dict[Tuple[str, ...], Tuple[List[str], List[str]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((found - expected, expected - found)):
        for *key, one in entries.elements(): wrong[tuple(key)][side].append(one)
    for key in sorted(where.keys() | ({entry[:-1] for entry in expected} if is_all else set())):
        findings.same(where.get(key, key[0]), f"list {' '.join(key[1:])}", *map(sorted, wrong[key]))

def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="PLACE")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        portal, findings = Portal(options.folder), Findings()
    except (OSError, KeyError, IndexError, ValueError) as problem:
        parser.error(f"{options.folder} is not a published folder of the portal: {problem!r}")
    if not options.only or "data" in options.only: check_tables(portal, findings)
    # A list is compared with all its parts; their addresses begin with that of the first, without its ending.
    places = tuple(one[:-5] if one.endswith(".html") else one for one in options.only) or ("",)
    names = (path.relative_to(options.folder).as_posix() for path in options.folder.rglob("*.html"))
    names = sorted(name for name in names if name.startswith(places))
    if not findings.compared and not names: parser.error(f"nothing to compare in {options.folder}")
    check_pages(portal, findings, names, not options.only)
    count_of = len(findings.differences)
    for where, what, printed, recomputed in findings.differences[:None if options.all else 50]:
        print(f"{where}: {what}: printed {printed!r}, recomputed {recomputed!r}")
    print(f"{findings.compared} figures recomputed, {count_of} difference{'' if count_of == 1 else 's'}")
    return 1 if count_of else 0

if __name__ == "__main__":
    sys.exit(main())
