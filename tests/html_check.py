#!/usr/bin/env python3
"""Checks every page of a published folder with the W3C's checker (vnu). No error and no warning is allowed.

    python3 tests/html_check.py FOLDER

Reads the pages from .minhbach/pages.csv, which tests/pages checks to be complete, and the two pages at the root. The checker is a
Java program from the npm packages of tests/browser. It runs once for each core.
"""

import csv
import json
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

CHECKER = Path(__file__).resolve().parent / "browser/node_modules/vnu-jar/build/dist/vnu.jar"

# Accepted messages: (pattern of the whole message, reason).
ACCEPTED = [
    (r"Resource violates Content Security Policy \(meta tag\): external script “(\.\./)*script/[a-z-]+\.js” blocked by “script-src” directive\.",
     "the policy allows 'self', the origin of the script; the checker does not know the page's address"),
    (r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive \(missing “‘unsafe-inline’” or nonce/hash\)\.",
     "the only inline script element is a block of linked data, which browsers do not run; tests/pages refuses any other"),
    (r"CSS: “paint-order”: Property “paint-order” doesn't exist\.",
     "a property of SVG 2 that all browsers know and the checker's list of properties lacks"),
]


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    if not CHECKER.is_file():
        sys.exit("html: the checker is missing: cd tests/browser && npm ci --ignore-scripts")
    folder, began = Path(sys.argv[1]).resolve(), time.monotonic()
    with open(folder / ".minhbach/pages.csv", encoding="utf-8", newline="") as file:
        pages = ["index.html", "404.html", *(row["path"] for row in csv.DictReader(file))]
    shares = [share for share in (pages[first::os.cpu_count() or 1] for first in range(os.cpu_count() or 1)) if share]
    running = [subprocess.Popen(
        ["java", "-Xss8m", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", *share],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for share in shares]
    messages = []
    for process in running:
        out, errors = process.communicate()
        try:
            messages += json.loads(out)["messages"]
        except (ValueError, KeyError):
            sys.exit(f"html: the checker failed with code {process.returncode}: {(errors or out).decode(errors='replace')[:2000]}")

    kinds, accepted = defaultdict(list), 0
    for one in messages:
        if any(re.fullmatch(pattern, one["message"]) for pattern, _ in ACCEPTED):
            accepted += 1
            continue
        name = {"info": one.get("subType", "info"), "non-document-error": "failure"}.get(one["type"], one["type"])
        # Messages that differ only in a long quotation are one kind.
        kinds[(name, re.sub(r"“[^”]{25,}”", "“…”", one["message"]))].append(one)
    counts = defaultdict(int)
    for (name, message), found in sorted(kinds.items(), key=lambda item: (item[0][0], -len(item[1]))):
        counts[name] += len(found)
        first = min(found, key=lambda one: (one.get("url", ""), one.get("lastLine", 0)))
        print(f"{name}: {message}  ({len(found)} times on {len({one.get('url') for one in found})} pages)")
        print(f"    {first.get('url', '').removeprefix('file:' + str(folder)).lstrip('/')}, line {first.get('lastLine')}:"
              f" {' '.join(first.get('extract', '').split())[:120]}")
    total = sum(counts.values())
    print(f"html: {len(pages)} pages, {counts['error'] + counts['failure']} errors, {counts['warning']} warnings,"
          f" {total} in all, {accepted} accepted, {time.monotonic() - began:.0f} s")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
