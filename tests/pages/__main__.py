"""Checks a published folder without a browser: links, languages, elements, sizes.

    python tests/pages FOLDER [--base BASE] [--site SITE] [--budget] [--prove]

    --base BASE   what the folder was built for: the value given to `minhbach build --base-url`, or a path such as /a/b/.
                  Without it: /, and no page may hold an absolute address.
    --site SITE   the site of tests/run that the folder is: it must have the kinds of pages that kinds.csv names for it.
    --budget      print the compressed sizes and fail over the limits; for folders built with the `minify` feature.
    --prove       plant one fault of each kind in a copy of the folder and fail unless every one is found; with --budget
                  those over the limits too. Not planted: a page that is not UTF-8, a folder without a home page, a sitemap
                  in a folder without an address, a language without the word that marks invented figures.

Runs in tests/.venv, which tests/run prepares. Exit code 0: nothing found.
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import budget
import faults
import site_check
from folder import Folder


def main():
    parser = argparse.ArgumentParser(prog="pages", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", default="/")
    parser.add_argument("--site", choices=("bundled", "institutions", "districts"))
    parser.add_argument("--budget", action="store_true")
    parser.add_argument("--prove", action="store_true")
    parser.add_argument("--examples", type=int, default=4, help="how many of each kind of finding to print")
    options = parser.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"pages: no folder {options.folder}")
    base = options.base.rstrip("/") + "/"
    if not re.match(r"(https?://[^/]+)?/", base):
        sys.exit(f"pages: --base is an address with a host or a path from the root, not {options.base}")
    began = time.monotonic()
    folder = Folder(options.folder.resolve(), base)
    if not folder.pages or not folder.languages:
        sys.exit(f"pages: no pages in {options.folder}")
    if options.prove:
        sys.exit(faults.prove(folder, options.budget))
    pages, findings = site_check.check(folder, options.site, options.budget)
    if options.budget:
        budget.table(folder, pages.values())
    print_findings(findings, options.examples)
    links, fragments = (sum(len(getattr(page, what)) for page in pages.values()) for what in ("targets", "fragments"))
    marked = sum(page.is_marked for page in pages.values())
    print(f"pages: {len(pages)} pages of {len({page.kind for page in pages.values()} - {''})} kinds in {len(folder.languages)} languages,"
          f" {len(folder.files)} files, {links} links, {fragments} fragments, {marked} pages marked as demonstration:"
          f" {len(findings)} findings, {time.monotonic() - began:.1f} s")
    sys.exit(1 if findings else 0)


def print_findings(findings, examples):
    """Each kind of finding with some examples of different details."""
    by_kind = defaultdict(list)
    for kind, page, detail in findings:
        by_kind[kind].append((page, detail))
    for kind, found in sorted(by_kind.items(), key=lambda item: -len(item[1])):
        print(f"{kind}: {len(found)} on {len({page for page, _ in found})} pages")
        times = Counter(detail for _, detail in found)
        shown = {detail: page for page, detail in reversed(found)}
        for detail in list(times)[:examples]:
            print(f"    {shown[detail]}: {detail}" + (f"  (× {times[detail]})" if times[detail] > 1 else ""))
        if len(times) > examples:
            print(f"    … and {len(times) - examples} more")


if __name__ == "__main__":
    main()
