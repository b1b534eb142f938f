#!/usr/bin/env python3
"""Runs the published data/recount.py on a published folder, and proves that it finds planted faults.

    python3 tests/recount.py FOLDER            recompute every figure
    python3 tests/recount.py FOLDER --prove    besides, plant one fault of each kind in a copy, one after another, and fail
                                               unless each is found where it was planted, or if anything
                                               that an editor may write is taken for a figure
    python3 tests/recount.py FOLDER FOLDER… --prove
                                               plant faults in pages that only large sites have, all at once, each in the first
                                               of the folders that has a place for it

A folder without data/recount.py is checked with tools/recount.py. Places are chosen by a fixed seed, so that a fault that
is not found can be planted again. Exit code 0: no difference, every fault found. Standard library only.
"""

import argparse
import multiprocessing.dummy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SEED = 2022


def run(tool, folder, only=()):
    """The exit code, the differences and the last line of a check."""
    command = [sys.executable, str(tool), str(folder), "--all", *(["--only", *only] if only else [])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = done.stdout.splitlines()
    return done.returncode, lines[:-1], lines[-1] if lines else done.stderr.strip()


# ---- Damage -----------------------------------------------------------------------------------------------------

def other_digit(number):
    """The number with another last digit; its marks stay."""
    at = max(i for i, one in enumerate(number) if one.isdigit())
    return number[:at] + str((int(number[at]) + 3) % 10) + number[at + 1:]


def digit(pattern):
    """Changes the number in the pattern's group, at one of the places where the pattern matches."""
    def damage(text, choose):
        found = list(re.finditer(pattern, text, re.S))
        if not found:
            return text
        one = choose.choice(found)
        return text[:one.start(1)] + other_digit(one[1]) + text[one.end(1):]
    return damage


def put(pattern, by):
    """Replaces one of the matches of the pattern."""
    def damage(text, choose):
        found = list(re.finditer(pattern, text, re.S))
        if not found:
            return text
        one = choose.choice(found)
        return text[:one.start()] + one.expand(by) + text[one.end():]
    return damage


def cell(column, change, where=lambda row: True):
    """Changes one cell of a table, in a matching row."""
    def damage(text, choose):
        # No cell that is changed here, and none before it, holds a comma or a line end.
        lines = text.split("\n")
        header = lines[0].split(",")
        at = header.index(column)
        fits = []
        for number, line in enumerate(lines[1:], 1):
            cells = line.split(",")
            if len(cells) == len(header) and where(dict(zip(header, cells))) and change(cells[at]) != cells[at]:
                fits.append(number)
        if not fits:
            return text
        number = choose.choice(fits)
        cells = lines[number].split(",")
        cells[at] = change(cells[at])
        lines[number] = ",".join(cells)
        return "\n".join(lines)
    return damage


def drop_row(where=lambda line: True):
    def damage(text, choose):
        lines = text.split("\n")
        number = choose.choice([n for n, line in enumerate(lines) if n and line and where(line)])
        return "\n".join(lines[:number] + lines[number + 1:])
    return damage


def bump(value):
    return str(int(value) + 1) if value.isdigit() else value


def swap(one, other):
    return lambda value: {one: other, other: one}.get(value, value)


def no_more(text, choose):
    """Removes the file."""
    return None


def another_page(text, choose):
    """Adds a page of the same content beside it."""
    return text


def both(name, path, vietnamese, english, only=None, named=None):
    """The same fault in each language. The path is below the folder of the language; `only` is checked."""
    return [(f"{name} ({code})", [f"{code}/{only}"] if only is not None else FULL, rf"{code}/{path}", damage, named and f"{code}{named}")
            for code, damage in (("vi", vietnamese), ("en", english))]


FULL = ()  # the whole folder is checked
# A minified page has its attributes in another order and fewer quotation marks.
NUM = r'<a (?=[^>]*class="?num\b)[^>]*can-cu[^>]*>'
UNCERTAIN = r'class="status uncertain"><span ([^>]*)>◐</span> [^<]*<'
BELOW = r'class="status below"><span ([^>]*)>↓</span> [^<]*<'
CALLED = r'class="status %s"><span \1>%s</span> %s<'
OWN = r'<a (?=[^>]*class="?num\b)[^>]*#ky-[^>]*>'
# The fault, what is checked, the file in which it is planted (by a pattern), the damage, and what the finding must name;
# if that is None, the file itself.
FAULTS = [
    ("a number of a result", FULL, r"data/raw/results\.csv", cell("cashless_count", bump, lambda row: row["plan"] == "kim-son-2022"), r"data/raw/readings\.csv: .*numerator"),
    ("yes and no of a result", ["data"], r"data/raw/results\.csv", cell("digital_platform", swap("true", "false")), r"data/raw/readings\.csv"),
    ("methods of a result", ["data"], r"data/raw/results\.csv", cell("methods", swap("none", "qr card")), r"data/raw/coverage\.csv"),
    ("a result removed", ["data"], r"data/raw/results\.csv", drop_row(), r"data/raw/readings\.csv: .*expected|data/raw/readings\.csv: .*counted"),
    ("a provisional report", ["data"], r"data/raw/results\.csv", cell("report_status", swap("provisional", "final")), r"data/raw/readings\.csv: .*state"),
    ("a total of a unit", ["data"], r"data/raw/totals\.csv", cell("denominator", bump, lambda row: row["indicator"] == "cashless-adoption"), r"data/raw/readings\.csv: .*denominator"),
    ("the day of a report", ["data"], r"data/raw/reports\.csv", cell("received", lambda day: day.replace("2022-", "2023-"), lambda row: row["duty"] and row["sender"] == "so-gddt"), r"data/raw/duties\.csv: .*(state|days|received)"),
    ("a numerator", ["data"], r"data/raw/readings\.csv", cell("numerator", bump), None),
    ("a rounded value", ["data"], r"data/raw/readings\.csv", cell("value_bp", lambda value: str(int(value) + 10) if value else value), None),
    ("the institutions expected", ["data"], r"data/raw/readings\.csv", cell("expected", bump), None),
    ("a word of progress in the table", ["data"], r"data/raw/readings\.csv", cell("assessment", swap("on_track", "faster")), None),
    ("an uncertain figure called met", ["data"], r"data/raw/readings\.csv", cell("assessment", {"uncertain": "met"}.get, lambda row: row["assessment"] == "uncertain"), None),
    ("an area called missed", ["data"], r"data/raw/readings\.csv", cell("assessment", {"below_whole": "missed"}.get, lambda row: row["assessment"] == "below_whole"), None),
    ("an uncertain figure said to reach its value", ["data"], r"data/raw/readings\.csv", cell("met", lambda _: "true", lambda row: row["target"] and row["value_bp"] and not row["met"]), None),
    ("the least possible share", ["data"], r"data/raw/readings\.csv", cell("least_bp", lambda value: str(int(value) + 10) if value else value), None),
    ("the greatest possible share", ["data"], r"data/raw/readings\.csv", cell("most_bp", lambda value: str(int(value) - 10) if value else value), None),
    ("whom a target is set for", ["data"], r"data/targets\.json", put(r'("plan": ?"kim-son-2022"[^{}]*"applies_to": ?)"whole"', r'\1"each_area"'), r"data/raw/readings\.csv: .*assessment"),
    ("from which coverage a sum is judged", ["data"], r"data/plans\.json", put(r'("certain_from_bp": ?)\d+', r"\g<1>1"), r"data/raw/readings\.csv: .*(assessment|met)"),
    ("a threshold", ["data"], r"data/targets\.json", digit(r'"plan": ?"kim-son-2022"[^{}]*"value_bp": ?(\d+)'), r"data/raw/readings\.csv: .*target_bp"),
    ("a deadline", ["data"], r"data/targets\.json", put(r'("plan": ?"kim-son-2022"[^{}]*"by": ?")2022', r"\g<1>2023"), r"data/raw/readings\.csv: .*assessment"),
    ("which series adds up", ["data"], r"data/series\.json", put(r'"adds": ?"flow"', '"adds": "stock"'), r"data/raw/readings\.csv: .*assessment|data/series\.json"),
    ("a state in the table", ["data"], r"data/raw/readings\.csv", cell("state", swap("final", "revised")), None),
    ("a reading removed", ["data"], r"data/raw/readings\.csv", drop_row(), None),
    ("a place", ["data"], r"data/raw/rankings\.csv", cell("place", bump), None),
    ("an institution honoured that is not", ["data"], r"data/raw/rankings\.csv", cell("list", swap("left_out", "honour")), None),
    ("a reason for leaving out", ["data"], r"data/raw/rankings\.csv", cell("reason", swap("no_figure", "too_few")), None),
    ("a report called on time", ["data"], r"data/raw/duties\.csv", cell("state", swap("late", "on_time")), None),
    ("a number of methods", ["data"], r"data/raw/coverage\.csv", cell("institutions", bump), None),
    ("a table for programs", ["data"], r"data/readings\.json", digit(r'"counted": ?(\d+)'), None),
    ("a value in Vietnamese", ["vi/ke-hoach/"], r"vi/ke-hoach/.*\.html", digit(NUM + r"([\d.,]+%)"), None),
    ("a value in English", ["en/dia-ban/"], r"en/dia-ban/.*\.html", digit(NUM + r"([\d.,]+%)"), None),
    ("a value on the yardstick", ["vi/thuoc-do/"], r"vi/thuoc-do/.*\.html", digit(NUM + r"([\d.,]+%)"), None),
    ("a value written as in the other language", ["vi/so-sanh/"], r"vi/so-sanh/.*\.html", put("(" + NUM + r"\d+),(\d%)", r"\1.\2"), None),
    ("a fraction beside a bar", ["en/ke-hoach/"], r"en/ke-hoach/.*\.html", digit(NUM + r"[^<]*</a><small>[^<]*?(\d[\d,]*)/\d"), None),
    ("money beside a bar", ["vi/dia-ban/"], r"vi/dia-ban/.*\.html", digit(NUM + r"[^<]*</a><small>[^<]*?(\d[\d.,]*) tỷ đồng"), None),
    ("institutions counted of those expected", ["en/ke-hoach/"], r"en/ke-hoach/.*\.html", digit(r'<small class="?of"?>(\d+)'), None),
    ("a bound beside a figure", ["vi/so-sanh/"], r"vi/so-sanh/.*\.html", digit(r'<small class="?of"?>[^<]*từ ([\d,]+)%'), None),
    ("the greatest share that is possible", ["en/dia-ban/"], r"en/dia-ban/.*\.html", digit(r'<small class="?of"?>[^<]*at most ([\d.]+)%'), None),
    ("an area called missed on a page", ["vi/so-sanh/"], r"vi/so-sanh/.*\.html", put(r'class="status below"><span ([^>]*)>↓</span> [^<]*<', r'class="status missed"><span \1>■</span> Hết hạn, chưa đạt<'), None),
    ("an uncertain area called met on a page", ["en/dia-ban/"], r"en/dia-ban/.*\.html", put(r'class="status uncertain"><span ([^>]*)>◐</span> [^<]*<', r'class="status met"><span \1>●</span> Met<'), None),
    ("how far an area is below the whole's target", ["en/so-sanh/"], r"en/so-sanh/.*\.html", digit(r"> ([\d.]+) points below"), None),
    ("the mark of a provisional figure", ["vi/dia-ban/"], r"vi/dia-ban/.*\.html", put(r"</a><small> \(tạm tính\)", "</a><small> (điều chỉnh)"), None),
    ("a word of progress", ["en/so-sanh/"], r"en/so-sanh/.*\.html", put(r"> Deadline passed, not met<|</span> Deadline passed, not met<", r"</span> Met<"), None),
    ("a state in words", ["vi/so-sanh/"], r"vi/so-sanh/.*\.html", put(r">Không áp dụng</a>", r">Không có số liệu</a>"), None),
    ("a figure that leads to another area", ["vi/so-sanh/"], r"vi/so-sanh/quang-ngai.*\.html", put(r"#thanh-pho-quang-ngai", "#huyen-ba-to"), None),
    ("a label in a line chart", ["vi/ke-hoach/"], r"vi/ke-hoach/.*/chi-tieu/.*\.html", digit(r'chart timeline.*?<text class="?strong"?[^>]*>([\d,]+)%'), None),
    ("a label in a bar chart", ["en/ke-hoach/"], r"en/ke-hoach/.*/chi-tieu/.*\.html", digit(r'chart bars.*?<text class="?strong"?[^>]*>([\d.]+)%'), None),
    ("a label in a tile", ["vi/so-sanh/"], r"vi/so-sanh/.*-.*\.html", digit(r'chart tiles.*?<text class="?strong[^>]*>(\d[\d,]*)%'), None),
    ("an uncertain tile that is filled", ["vi/so-sanh/"], r"vi/so-sanh/.*\.html", put(r'class="tile thin"', 'class="tile met"'), None),
    ("the areas that reach a level, above a chart", ["en/ke-hoach/"], r"en/ke-hoach/.*/chi-tieu/.*\.html", digit(r"<figcaption[^>]*><strong>(\d+) of (?:the )?\d+ "), None),
    ("the areas that reach a level, in a lead", ["vi/ke-hoach/"], r"vi/ke-hoach/.*/chi-tieu/.*\.html", digit(r'class="?lead"?><strong>[^<]*</strong> (\d+) trên \d+ '), None),
    ("the targets that an area reaches", ["en/dia-ban/"], r"en/dia-ban/.*\.html", digit(r'class="?lead"?><strong>[^<]* or above (\d+) of'), None),
    ("how many institutions are still needed", ["vi/ke-hoach/"], r"vi/ke-hoach/.*/chi-tieu/.*\.html", digit(r"<li>Khi hết hạn [\d/]+ còn thiếu (\d+) "), None),
    ("how many targets are met", ["en/index.html"], r"en/index\.html", digit(r'<p class="?lead"?>(?:<strong>)?(\d+) of'), None),
    ("the targets with a word", ["vi/index.html"], r"vi/index\.html", digit(r'class="?strip.*?<td>(\d+)'), None),
    ("the targets met on a plan's page", ["vi/ke-hoach/"], r"vi/ke-hoach/[^/]*/index\.html", digit(r'<p class="?lead"?><strong>Đạt (\d+) trên'), None),
    ("a table below a chart", ["en/ke-hoach/"], r"en/ke-hoach/[^/]*/index\.html", digit(r"Share: </span>([\d.]+)%"), None),
    ("a count in the table of methods", ["vi/ke-hoach/"], r"vi/ke-hoach/[^/]*/index\.html", digit(r"Số đếm: </span>(\d+)/"), None),
    ("the sum of a receipt", ["en/can-cu/"], r"en/can-cu/.*\.html", digit(r'class="?sum"?><span>([\d,]+) ÷'), None),
    ("institutions counted on a receipt", ["vi/can-cu/"], r"vi/can-cu/.*\.html", digit(r"<li>Đã tính (\d+) trên"), None),
    ("a reason on a receipt", ["en/can-cu/"], r"en/can-cu/.*\.html", digit(r"<li>(\d+) institutions have not reported"), None),
    ("the reports of a receipt", ["vi/can-cu/"], r"vi/can-cu/.*\.html", digit(r"(?:chính thức|tạm tính): (\d+) đơn vị"), None),
    ("an anchor of a receipt", FULL, r"vi/can-cu/kim-son.*\.2022\.html", put(r'(<section (?=[^>]*receipt)[^>]*?)\s?id="?xa-[\w-]+"?', r"\1"), None),
    ("a receipt page", FULL, r"en/can-cu/dak-nong.*\.2022-h1\.html", no_more, r"en: list sections dak-nong"),
    ("a place on a ranking", ["vi/xep-hang/"], r"vi/xep-hang/quang-tri.*/.*\.html", digit(r'<b class="?num"?>(\d+)'), None),
    ("a name on a ranking", ["en/xep-hang/"], r"en/xep-hang/.*/.*\.html", put(r'(<th scope="?row"?><a [^>]*>)[^<]+', r"\1Another School"), None),
    ("a value on a ranking", ["en/xep-hang/"], r"en/xep-hang/.*/.*\.html", digit(OWN + r"(\d[\d.]*)%"), None),
    ("a fraction on a ranking", ["vi/xep-hang/"], r"vi/xep-hang/.*/.*\.html", digit(OWN + r"[^<]*</a>(?:<small>)? \(?(\d[\d.]*)/"), None),
    ("an institution off its list", ["vi/xep-hang/"], r"vi/xep-hang/.*/.*\.html", put(r"<tr><td><b class.*?</tr>", ""), None),
    ("a number of honoured", ["en/xep-hang/index.html"], r"en/xep-hang/index\.html", digit(r"<small[^>]*>(\d+) honoured"), None),
    ("an institution's own figure", ["vi/don-vi/huyen-c"], r"vi/don-vi/huyen-c.*/minh.*\.html", digit(OWN + r"(\d[\d,]*)%"), None),
    ("an institution's yes", ["en/don-vi/huyen-d"], r"en/don-vi/huyen-d.*/.*-\d\d-.*\.html", put("(" + OWN + r")Yes<", r"\1No<"), None),
    ("an institution's row", ["vi/don-vi/xa-k"], r"vi/don-vi/xa-k.*/.*-\d\d-.*\.html", digit(r"<dd>(\d[\d.]*)"), None),
    ("a payment method", ["en/don-vi/thi-"], r"en/don-vi/thi-.*/.*-\d\d-.*\.html", put(r'<td class="?yes"?>Accepted<', '<td class="no">Not accepted<'), None),
    ("a count in the calendar", ["vi/lich-bao-cao/"], r"vi/lich-bao-cao/index\.html", digit(r"Đúng hạn: </span>(\d+)"), None),
    ("days late", ["en/ke-hoach/"], r"en/ke-hoach/[^/]*/bao-cao\.html", digit(r"(\d+) days? late"), None),
    ("a figure without an address", ["vi/don-vi/thanh"], r"vi/don-vi/thanh.*\.html", put(r"</main>", '<p><b class="num">73,4%</b></p></main>'), None),
    ("the address of a figure", ["en/dia-ban/"], r"en/dia-ban/.*\.html", put(r"(can-cu/[^\s\">]*)\.2022", r"\1.2021"), None),
    ("a name in a bar chart", ["vi/ke-hoach/"], r"vi/ke-hoach/.*/chi-tieu/.*\.html", put(r'(chart bars.*?<text (?!class)[^>]*>)[^<]+', r"\1Nơi khác"), None),
    ("the word of a target", ["vi/ke-hoach/"], r"vi/ke-hoach/[^/]*/index\.html", put(r"(data-figure=\"word [^>]*>.{0,60}?) Hết hạn, chưa đạt<", r"\1 Đã đạt<"), None),
    ("the word of a milestone", ["vi/ke-hoach/"], r"vi/ke-hoach/.*/chi-tieu/.*\.html", put(r"(milestone #0.*?</span>) (?:Hết hạn, chưa đạt|Đã đạt)<", r"\1 Chậm<"), None),
    ("the threshold of a milestone", ["vi/ke-hoach/"], r"vi/ke-hoach/[^/]*/index\.html", digit(r'class="?milestone"?><p><b>[^<]*?(\d+)%'), None),
    ("the deadline of a milestone", ["en/ke-hoach/"], r"en/ke-hoach/.*/chi-tieu/.*\.html", digit(r'class="?milestone"?><p><b>[^<]*</b> by \d+ \w+ (\d{4})'), None),
    ("the threshold above a figure", ["en/dia-ban/"], r"en/dia-ban/.*\.html", digit(r"<small>Target: [^<]*?(\d+)%"), None),
    ("the rows of a file", ["vi/du-lieu/"], r"vi/du-lieu/index\.html", digit(r"Số dòng: </span>([\d.]+)"), None),
    # What the portal must never say, in each language.
    *both("thin coverage called met", r"so-sanh/.*\.html", put(UNCERTAIN, CALLED % ("met", "●", "Đã đạt")), put(UNCERTAIN, CALLED % ("met", "●", "Met")), "so-sanh/"),
    *both("a thin tile that is filled", r"so-sanh/.*\.html", put(r'class="tile thin"', 'class="tile met"'), put(r'class="tile thin"', 'class="tile met"'), "so-sanh/"),
    *both("an area said to miss a target of the whole", r"dia-ban/.*\.html", put(BELOW, CALLED % ("missed", "■", "Hết hạn, chưa đạt")), put(BELOW, CALLED % ("missed", "■", "Deadline passed, not met")), "dia-ban/"),
    *both("the number of institutions that are counted", r"ke-hoach/.*\.html", *2 * [digit(r'<small class="?of"?>(\d+)')], "ke-hoach/"),
    *both("the least that is possible", r"so-sanh/.*\.html", *2 * [digit(r'<small class="?of"?>[^<]*?([\d,.]+)%')], "so-sanh/"),
    *both("the sign of a change", r"thay-doi/.*\.html", put(r"tăng lên (\d)", r"giảm còn \1"), put(r"(?:up|rose) to (\d)", r"fell to \1"), "thay-doi/"),
    *both("a change for another place in time", r"thay-doi/.*\.html", digit(r"(?:tăng lên|giảm còn) [^<]* từ [^<]*(20\d\d)"), digit(r"(?:up|down|rose|fell) to [^<]* from [^<]*(20\d\d)"), "thay-doi/"),
    *both("what a change is compared with", r"index\.html", digit(r", từ ([\d,]+)%"), digit(r", from ([\d.]+)%"), "index.html"),
    *both("a change left out", r"thay-doi/.*\.html", *2 * [put(r'(class="?news"?[^>]*><ul[^>]*>)<li>.*?</li>', r"\1")], "thay-doi/"),
    *both("where a change leads", r"thay-doi/.*\.html", *2 * [put(r'(class="?news"?[^>]*><ul[^>]*>(?:(?!</ul>).)*?\.\./dia-ban/)[\w-]+', r"\1tinh-quang-tri")], "thay-doi/"),
    *both("a change in the feed", r"thay-doi\.xml", put(r"tăng lên (\d)", r"giảm còn \1"), put(r"(?:up|rose) to (\d)", r"fell to \1")),
    *both("a milestone counted twice", r"index\.html", digit(r'<p class="?lead"?>(?:<strong>)?[^<]*?\d+ trên (\d+)'), digit(r'<p class="?lead"?>(?:<strong>)?[^<]*?\d+ of (\d+)'), "index.html"),
    *both("a milestone under another word", r"index\.html", *2 * [digit(r'class="?status missed"?.*?<td>(\d+)')], "index.html"),
    *both("a milestone left out", r"ke-hoach/.*/chi-tieu/.*\.html", *2 * [put(r'<li [^>]*data-figure="milestone #0".*?</li>', "")], named=r"[:/].*list milestones"),
    *both("what is aimed at called required", r"ke-hoach/.*\.html", put(r"· Phấn đấu<", "· Bắt buộc<"), put(r"· Aimed at<", "· Required<"), "ke-hoach/"),
    *both("what is required called aimed at", r"ke-hoach/.*\.html", put(r"· Bắt buộc<", "· Phấn đấu<"), put(r"· Required<", "· Aimed at<"), "ke-hoach/"),
    *both("an aim without its word", r"dia-ban/.*\.html", put(r"(<small>Chỉ tiêu: )phấn đấu ", r"\1"), put(r"(<small>Target: [^<]*) \(aimed at\)", r"\1"), "dia-ban/"),
    *both("a deadline above a figure", r"dia-ban/.*\.html", digit(r"<small>Chỉ tiêu: [^<]*?hạn (\d\d)"), digit(r"<small>Target: [^<]*?by (\d+) "), "dia-ban/"),
    *both("a name twice on a ranking", r"xep-hang/.*/.*\.html", *2 * [put(r"(<tr><td><b class.*?</tr>)", r"\1\1")], "xep-hang/"),
    *both("another name on a ranking", r"xep-hang/.*/.*\.html", *2 * [put(r'(<th scope="?row"?><a href="?[^">]*-)01(-[^>]*>)', r"\g<1>02\2")], "xep-hang/"),
    *both("a name off the honours", r"xep-hang/.*/.*\.html", *2 * [put(r'(data-figure="?honour"?[^>]*>)<li>.*?</li>', r"\1")], "xep-hang/"),
    *both("a name off those left out", r"xep-hang/.*/.*\.html", *2 * [put(r'(data-figure="?left_out"?[^>]*>)<li>.*?</li>', r"\1")], "xep-hang/"),
    *both("a name that is honoured though left out", r"xep-hang/.*/.*\.html", *2 * [put(r'data-figure="?left_out"?', 'data-figure="honour"')], "xep-hang/"),
    *both("a due day", r"ke-hoach/[^/]*/bao-cao\.html", digit(r">Hạn[^<]*: </span>(\d\d)/\d\d/20\d\d"), digit(r">Due: </span>(\d+) [A-Z]\w+ 20\d\d"), "ke-hoach/"),
    *both("the days late of a report", r"ke-hoach/[^/]*/bao-cao\.html", digit(r'class="?status late"?[^/]*</span>[^<]*?(\d+) ngày'), digit(r'class="?status late"?[^/]*</span>[^<]*?(\d+) days'), "ke-hoach/"),
    *both("a due day for calendar programs", r".*\.ics", *2 * [digit(r"DTSTART;VALUE=DATE:\d{6}(\d\d)")]),
    *both("a state without a mark", r"dia-ban/.*\.html", put(r"</a><small> \(tạm tính\)", "</a><small>"), put(r"</a><small> \(provisional\)", "</a><small>"), "dia-ban/"),
    *both("a corrected figure without a mark", r"don-vi/.*\.html", put(r"</a><small> \((?:đính chính|điều chỉnh)\)[^<]*</small>", "</a>"), put(r"</a><small> \((?:corrected|revised)\)[^<]*</small>", "</a>"), "don-vi/"),
    *both("a figure on a notice", r"thong-bao/.*\.html", *2 * [digit(NUM + r"([\d.,]+)%")], "thong-bao/"),
    *both("what a link to the home page shows", r"index\.html", digit(r'<meta (?=[^>]*description)[^>]*content="[^"]*?(\d+) trên'), digit(r'<meta (?=[^>]*description)[^>]*content="[^"]*?(\d+) of'), "index.html"),
    *both("a page that is gone", r"dia-ban/huyen-.*\.html", no_more, no_more, named=": pages"),
    *both("a page too many", r"dia-ban/huyen-.*\.html", another_page, another_page, named=": pages"),
    ("a number read over loudspeakers", ["vi/thong-bao/"], r"vi/thong-bao/.*\.html", put(r"(Năm [^<,]*, )\w+( trên )", r"\1mười\2"), None),
    ("what is missing, over loudspeakers", ["vi/thong-bao/"], r"vi/thong-bao/.*\.html", put(r"<p>Còn [^<]* đơn vị chưa có số liệu[^<]*</p>", ""), None),
    ("an aim that loudspeakers call a duty", ["vi/thong-bao/"], r"vi/thong-bao/.*\.html", put(r"<p>Cả ([^<]*) phấn đấu đạt ", r"<p>Chỉ tiêu chung của \1 là "), None),
]

# Texts that an editor may write, as they would then be on pages. All are planted together, and nothing may be found.
HARMLESS = [
    *both("a sentence with figures in a guide", r"huong-dan/.*\.html", *2 * [put("</main>", "<p>73,4% (5/8), 12.5% of 31, 31/12/2022, quý III/2022.</p></main>")]),
    *both("a note on a plan", r"ke-hoach/[^/]*/index\.html", *2 * [put("</main>", '<p class="note">Đạt 12 trên 31 chỉ tiêu; 99.9% met.</p></main>')]),
    *both("a title with a percentage", r"ke-hoach/.*/chi-tieu/.*\.html", *2 * [put(r"<h1([^>]*)>", r"<h1\1>Ít nhất 55% (7/9), 2021: ")]),
    *both("the name of a target with a percentage", r"dia-ban/huyen.*\.html", *2 * [put(r'(<th scope="?row"?><a [^>]*chi-tieu/[^>]*>)', r"\1 90% hoặc 3/4 ")]),
    *both("the name of a plan with numbers", r"index\.html", *2 * [put(r'(<h3[^>]*><a [^>]*>)', r"\g<1>50% (12/2022) ")]),
    *both("the summary of a plan", r"index\.html", *2 * [put(r'(<p class="?state"?>.*?</p>\s*<p>)', r"\g<1>49.9% of 12, 49,9% trên 12. ")]),
    *both("a reason with figures", r"thay-doi/dinh-chinh\.html", *2 * [put(r"</span></li>", " 12 trên 20, 80%, 1.234.</span></li>")]),
    *both("a place with a number", r"thay-doi/.*\d\.html", *2 * [put(r'(class="?news"?[^>]*><ul[^>]*><li><a [^>]*>)', r"\g<1>Phường 10: 50% (3/4), ")]),
    *both("a name with a number in a feed", r"thay-doi\.xml", *2 * [put(r"<title>", "<title>Phường 12, 30%: ")]),
    *both("a note on a report", r"ke-hoach/[^/]*/bao-cao\.html", *2 * [put("</main>", "<p>21 ngày, 21 days late, 14/12/2022.</p></main>")]),
    ("a place with a number, over loudspeakers", FULL, r"vi/thong-bao/.*\.html", put(r"(bulletin.*?<p>Kính thưa[^<]* của )", r"\1phường hai mươi mốt, "), None),
    ("a quotation with a percentage", FULL, r"en/ke-hoach/[^/]*/index\.html", put(r"<blockquote([^>]*)><p>", r"<blockquote\1><p>Ít nhất 45%, phấn đấu 95% năm 2024; "), None),
]

# In pages that only large sites have: whatever one folder has a place for is planted in it together, so each has a page of its own.
LARGE_FAULTS = [
    ("an institution off all parts of its ranking", ["vi/xep-hang/"], r"vi/xep-hang/.*\.2\.html", put(r"<li><a(?:(?!</li>).)*don-vi/huyen.*?</li>", ""), r"vi/xep-hang/.*: list ranking .*recomputed .*[\w-]+"),
    ("places won", ["en/xep-hang/"], r"en/xep-hang/.*/.*\.html", digit(r"(?:Up|Down) (\d+) rank"), None),
    ("a list under the heading of another", ["en/xep-hang/"], r"en/xep-hang/.*\.html", put(r'data-figure="?honour"?', 'data-figure="criticise"'), r"en/xep-hang/.*: (list ranking|honour|criticise)"),
    ("a report off the later part of a page", ["en/ke-hoach/"], r"en/ke-hoach/.*/bao-cao-2\.html", put(r'<tr><th scope="?row"?>(?:(?!</tr>).)*</tr>', ""), r"en/ke-hoach/.*/bao-cao.*\.html: list reports"),
    ("a table of reports off all parts of a page", FULL, r"vi/ke-hoach/.*/bao-cao-2\.html", put(r'<table (?=[^>]*reports #quarterly)[^>]*>.*?</table>', ""), r"vi.*: list reports"),
    ("the days of an institution missing", ["vi/con-thieu/"], r"vi/con-thieu/.*\.html", digit(r"quá hạn (\d+) ngày"), None),
    ("an institution missing that is not named", ["en/con-thieu/"], r"en/con-thieu/.*\.2\.html", put(r"<li><a(?:(?!</li>).)*don-vi/huyen.*?</li>", ""), r"en/.*: list absent"),
    ("how many are named elsewhere", ["en/can-cu/"], r"en/can-cu/.*\.html", digit(r"names of ([\d,]+) institutions"), None),
    ("a count in the calendar of a plan", ["vi/lich-bao-cao/"], r"vi/lich-bao-cao/minh.*\.html", digit(r"Đúng hạn: </span>(\d+)"), None),
    ("the reports of a plan", ["en/lich-bao-cao/"], r"en/lich-bao-cao/index\.html", digit(r"(\d+) on time"), None),
    ("the institutions of an area in a group", ["vi/don-vi/tinh"], r"vi/don-vi/tinh[^/]*\.html", digit(r"<small[^>]*>(\d+)</small>"), None),
    ("the institutions of a group", ["vi/don-vi/index.html"], r"vi/don-vi/index\.html", digit(r"<small[^>]*>(\d+)</small>"), None),
    ("the institutions of a kind", ["en/tim-kiem/"], r"en/tim-kiem/[^/]+/index\.html", digit(r"<small[^>]*>(\d+)</small>"), None),
    ("an institution off the list of its area", ["en/don-vi/huyen-minh-hoa-01-01/index"], r"en/don-vi/.*-01-01/index-2\.html", put(r'<tr><th scope="?row"?><a.*?</tr>', ""), r"en/don-vi/.*: list institutions"),
    ("a published value that changed", ["vi/thay-doi/dinh-chinh/"], r"vi/thay-doi/dinh-chinh/.*\.2\.html", digit(r"trước đây ([\d.]+),"), r"vi/thay-doi/dinh-chinh/.*: published value that changed"),
    ("the rows of one of the files", ["en/du-lieu/"], r"en/du-lieu/results\.html", digit(r"Rows: </span>([\d,]+)"), None),
]


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def plant(folder, pattern, damage, choose):
    """Damages one matching file; returns its name and a function that repairs it."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names = [name for name in names if re.fullmatch(pattern, name)]
    choose.shuffle(names)
    for name in names:
        path = folder / name
        before = path.read_bytes()
        text = before.decode("utf-8")
        after = damage(text, choose)
        if damage is another_page:
            beside = path.with_name("them.html")
            beside.write_bytes(before)
            return name, beside.unlink
        if after == text:
            continue
        # The copy shares its files with the original, so a file is replaced and never written to.
        path.unlink()
        if after is not None:
            path.write_bytes(after.encode("utf-8"))

        def repair():
            path.unlink(missing_ok=True)
            path.write_bytes(before)
        return name, repair
    return None, None


def prove(tool, folder):
    code, known, told = run(tool, folder)
    print(told)
    problems = [] if code == 0 else [f"the unaltered folder has differences, exit code {code}"]
    with tempfile.TemporaryDirectory() as scratch:
        # A second worker has a copy of its own.
        copies = [Path(scratch) / str(number) for number in range(min(2, os.cpu_count() or 1))]
        for copy in copies:
            shutil.copytree(folder, copy, copy_function=link_or_copy)

        def try_one(number):
            name, only, pattern, damage, named = FAULTS[number]
            copy = free.pop()
            try:
                where, repair = plant(copy, pattern, damage, random.Random(f"{SEED} {name}"))
                if where is None:
                    return f"no place for: {name}"
                code, found, _ = run(tool, copy, only)
                repair()
            finally:
                free.append(copy)
            found = [line for line in found if line not in known]
            if code != 1 or not any(re.match(named or re.escape(where), line) for line in found):
                return f"planted and not found: {name} ({where})" + "".join(f"\n    {line}" for line in found[:3])
            return None

        free = list(copies)
        with multiprocessing.dummy.Pool(len(copies)) as workers:
            results = workers.map(try_one, range(len(FAULTS)), chunksize=1)
        for name, _, pattern, damage, _ in HARMLESS:
            if plant(copies[0], pattern, damage, random.Random(f"{SEED} {name}"))[0] is None:
                results.append(f"no place for: {name}")
        results += [f"taken for a figure: {line}" for line in run(tool, copies[0])[1] if line not in known]
        empty = Path(scratch) / "empty"
        empty.mkdir()
        if run(tool, empty)[0] != 2:
            results.append("a folder that is no site: exit code is not 2")
    missed = [one for one in results if one]
    for one in problems + missed:
        print(one)
    print(f"recount: {len(FAULTS)} faults and {len(HARMLESS)} harmless texts planted, {len(missed)} of them not judged rightly")
    return 1 if problems or missed else 0


def prove_large(folders):
    missed, free = [], list(LARGE_FAULTS)
    with tempfile.TemporaryDirectory() as scratch:
        planted = []
        for number, folder in enumerate(folders):
            copy = Path(scratch) / str(number)
            shutil.copytree(folder, copy, copy_function=link_or_copy)
            here = []
            for fault in list(free):
                where, _ = plant(copy, fault[2], fault[3], random.Random(f"{SEED} {fault[0]}"))
                if where:
                    here.append((fault, where))
                    free.remove(fault)
            planted.append((copy, here))

        def look(one):
            copy, here = one
            # A list that is gone as a whole is missed only where everything is checked.
            is_full = any(fault[1] == FULL for fault, _ in here)
            places = () if is_full else sorted({place for fault, _ in here for place in fault[1]})
            return here, run(tool_of(copy), copy, places)[1] if here else []

        with multiprocessing.dummy.Pool(2) as workers:
            for here, found in workers.map(look, planted, chunksize=1):
                missed += [f"planted and not found: {fault[0]} ({where})" for fault, where in here
                           if not any(re.match(fault[4] or re.escape(where), line) for line in found)]
    missed += [f"no place for: {fault[0]}" for fault in free]
    for one in missed:
        print(one)
    print(f"recount: {len(LARGE_FAULTS)} faults planted in large sites, {len(LARGE_FAULTS) - len(missed)} found")
    return 1 if missed else 0


def tool_of(folder):
    tool = folder / "data/recount.py"
    return tool if tool.is_file() else PROJECT / "tools/recount.py"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--prove", action="store_true")
    options = parser.parse_args()
    for one in options.folders:
        if not one.is_dir():
            sys.exit(f"recount: no folder {one}")
    if len(options.folders) > 1 and not options.prove:
        parser.error("several folders only with --prove")
    folder = options.folders[0].resolve()
    tool = tool_of(folder)
    began = time.monotonic()
    if len(options.folders) > 1:
        code = prove_large([one.resolve() for one in options.folders])
    elif options.prove:
        code = prove(tool, folder)
    else:
        code, lines, told = run(tool, folder)
        print("\n".join([*lines[:50], told]))
    print(f"recount: {time.monotonic() - began:.1f} s")
    sys.exit(code)


if __name__ == "__main__":
    main()
