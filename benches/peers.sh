#!/usr/bin/env bash
# Compares minhbach on an invented country with Hugo on the same number of pages, and prints a table.
#
#     cargo build --release && cargo build --release --examples
#     benches/peers.sh [--runs N] [PAGES]
#
# Clean builds of 11000 pages (default), with two threads, each N times (default 3).
#
# The work is not the same. Hugo renders neutral pages: one Markdown file for each page and language, with a title, three sentences and
# a table of twelve rows in its front matter, a short template, and no lists, feeds or search. minhbach reads and checks a country,
# computes its figures, writes pages of different lengths with charts, open data and receipts, and reads them back. So the table shows
# the cost of a page in each program, not which one is better. Both wait for the disk: minhbach itself, Hugo with a `sync` within the
# measured time. Bytes per page are shown, because the disk depends on them.
#
# Needs Hugo 0.110 or newer (Debian: apt-get install hugo), python3, GNU time and GNU find.
# MINHBACH, NATIONWIDE and HUGO set the binaries, TMPDIR the disk.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

runs=3
pages=11000
while (($#)); do
    case $1 in
        --runs) runs=${2:-}; shift ;;
        *) pages=$1 ;;
    esac
    shift
done
for number in "$runs" "$pages"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
done

minhbach=${MINHBACH:-target/release/minhbach}
nationwide=${NATIONWIDE:-target/release/examples/nationwide}
hugo=${HUGO:-hugo}
for binary in "$minhbach" "$nationwide"; do
    [ -x "$binary" ] || { echo "$binary is missing: run cargo build --release, and again with --examples" >&2; exit 2; }
done
version=$("$hugo" version 2>/dev/null) || { echo "hugo is missing: apt-get install hugo" >&2; exit 2; }
[ -x /usr/bin/time ] || { echo "/usr/bin/time is missing: apt-get install time" >&2; exit 2; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Runs a command and appends seconds, processor seconds and KiB to the file $1.
measure() {
    local to=$1
    shift
    sync
    /usr/bin/time -f '%e %U %S %M' -a -o "$to" "$@" > "$scratch/said" 2>&1 || { cat "$scratch/said" >&2; exit 1; }
}

# ---- The neutral pages ----

neutral=$scratch/neutral
mkdir -p "$neutral/layouts/_default"
cat > "$neutral/hugo.toml" <<'TOML'
baseURL = "https://example.org/"
title = "Neutral"
defaultContentLanguage = "vi"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "section", "home", "RSS", "sitemap", "robotsTXT", "404"]
[languages.vi]
contentDir = "content/vi"
[languages.en]
contentDir = "content/en"
TOML
cat > "$neutral/layouts/_default/single.html" <<'HTML'
<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>
{{ range .Translations }}<a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a>{{ end }}
{{ .Content }}
<table>
{{ range .Params.rows }}<tr><th>{{ .period }}</th><td>{{ .total }}</td><td>{{ .part }}</td><td>{{ .share }}</td></tr>
{{ end }}</table>
</body></html>
HTML
python3 - "$neutral/content" $(((pages + 1) / 2)) <<'PYTHON'
import pathlib, sys

root, number = pathlib.Path(sys.argv[1]), int(sys.argv[2])
words = {"vi": ("Đơn vị minh họa", "Đơn vị báo cáo mỗi quý một lần. Số liệu do máy đặt ra. Bảng dưới đây có mười hai quý."),
         "en": ("Demonstration institution", "The institution reports once a quarter. Its figures are made up. The table has twelve quarters.")}
for language, (title, text) in words.items():
    for n in range(number):
        folder = root / language / f"{n // 80:04}"
        folder.mkdir(parents=True, exist_ok=True)
        rows = "".join(f"  - {{period: '{2023 + q // 4}-Q{q % 4 + 1}', total: {300 + (n * 7 + q) % 900}, part: {(n * 3 + q * 5) % 300}, "
                       f"share: '{(n + q * 11) % 100},{q % 10}%'}}\n" for q in range(12))
        (folder / f"{n:06}.md").write_text(f"---\ntitle: {title} {n:06}\nrows:\n{rows}---\n\n{text}\n", "utf-8")
PYTHON

# ---- The country ----

# A country with about the same number of pages.
institutions=$((pages * 55 / 139))
districts=$((institutions * 700 / 55000))
"$nationwide" "$scratch/country" --institutions $((institutions > 20 ? institutions : 20)) \
    --districts $((districts > 3 ? districts : 3)) --periods 12 > /dev/null

for ((run = 1; run <= runs; run++)); do
    rm -rf "$scratch/site"
    measure "$scratch/minhbach" "$minhbach" build --lang en --project "$scratch/country" --jobs 2 --out "$scratch/site"
    rm -rf "$scratch/hugo-site" "$neutral/resources"
    GOMAXPROCS=2 measure "$scratch/hugo" \
        sh -c '"$1" --quiet --source "$2" --destination "$3" && sync --file-system "$3"' sh "$hugo" "$neutral" "$scratch/hugo-site"
done
for one in minhbach:site hugo:hugo-site; do
    find "$scratch/${one#*:}" -name '*.html' -printf '%s\n' > "$scratch/${one%%:*}.pages"
done

python3 - "$scratch" "$runs" "$version" <<'PYTHON'
import os, statistics, sys

scratch, runs, version = sys.argv[1:]
print(f"Hugo {version.split()[1].lstrip('v').split('+')[0].split('-')[0]}; {os.cpu_count()} cores; median of {runs} runs, two threads, from clean\n")
print("| program | HTML pages | bytes a page | seconds | processor, seconds | pages per second | peak memory, MiB |")
print("| --- | --- | --- | --- | --- | --- | --- |")


def cell(values, digits):
    return f"{statistics.median(values):,.{digits}f} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


for name, words in (("minhbach", "minhbach, an invented country"), ("hugo", "Hugo, neutral pages")):
    with open(f"{scratch}/{name}") as lines:
        rows = [[float(word) for word in line.split()] for line in lines]
    with open(f"{scratch}/{name}.pages") as lines:
        sizes = [int(line) for line in lines]
    seconds = [row[0] for row in rows]
    print(f"| {words} | {len(sizes):,} | {sum(sizes) // len(sizes):,} | {cell(seconds, 2)} | {cell([row[1] + row[2] for row in rows], 2)} "
          f"| {cell([len(sizes) / one for one in seconds], 0)} | {cell([row[3] / 1024 for row in rows], 0)} |")
PYTHON
