"""The words that mark invented figures are wherever figures or institutions are shown: on the page, in each chart, in each table."""

import csv
import io

FIGURES = ".num, .bar, .chart, .figure"


def check(page, folder):
    label = folder.labels.get(page.language, "")
    if shows_figures(page, folder):
        page.facts.is_marked = True
        if not label or label not in page.tree.body.text():
            yield "figures without the demonstration label", label
    for chart in page.tree.css("svg.chart"):
        if label.casefold() not in chart.text().casefold():
            yield "chart without the demonstration label", chart.attributes.get("aria-labelledby") or ""


def shows_figures(page, folder):
    # Pages of the section trang/ show the signs of a figure to explain them.
    return (page.row.figures == "yes"
            or (not page.path.startswith("trang/") and page.tree.css_first(FIGURES) is not None)
            or any(folder.row(target).kind == "institution" for target in page.facts.targets))


def across(folder):
    for language in folder.languages:
        if not folder.labels.get(language):
            yield "no demonstration label for a language", language, "words/*/labels.yaml, key demo"
    for name in sorted(one for one in folder.files if one.endswith(".csv")):
        header = next(csv.reader(io.StringIO(folder.text(name).lstrip("\ufeff"))), [])
        if {"institution", "numerator", "received"} & set(header) and "demonstration" not in header:
            yield "table without the column demonstration", name, ""
