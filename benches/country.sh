#!/usr/bin/env bash
# Measures builds of an invented country, compared with the time to write its files, and prints one table.
#
#     cargo build --release && cargo build --release --examples
#     benches/country.sh [--runs N] [--growth] [INSTITUTIONS DISTRICTS PERIODS]
#
# The default country has 55000 institutions in 700 districts and 12 quarters. Its site has some 4 GB, and each run needs 17 GB of free
# space in TMPDIR. Each case runs N times (default 1): a clean build, an unchanged build, and a build with one changed value in one row
# of the last quarter; each with one thread and with two. A second change has its own line, because its build also removes the oldest
# release.
#
# The floor is examples/floor.rs in the same run on the same disk: files of the same sizes, written by two threads from a buffer in
# memory, with and without waiting for the disk at the end. A build waits, so it is compared with the floor that waits.
# Unlike a build, the floor computes nothing and does not read back what it wrote.
#
# --growth also builds a country of 5000 institutions, with districts in proportion, and prints pages per second of both.
# Times are not checked, because they depend on the machine and its load. Each run starts after a sync. Nothing is removed before the
# end, because for half a minute after a removal ext4 skips the inode numbers of removed files one by one whenever it creates a file.
# Needs bash, python3, GNU time (Debian: apt-get install time) and GNU find. MINHBACH, NATIONWIDE and FLOOR set the binaries.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

usage() { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }

runs=1
growth=
size=()
while (($#)); do
    case $1 in
        --runs) runs=${2:-}; shift ;;
        --growth) growth=yes ;;
        -*) usage ;;
        *) size+=("$1") ;;
    esac
    shift
done
((${#size[@]} == 0 || ${#size[@]} == 3)) || usage
for number in "$runs" "${size[@]}"; do [[ $number =~ ^[1-9][0-9]*$ ]] || usage; done
((${#size[@]})) || size=(55000 700 12)
read -r institutions districts periods <<< "${size[*]}"

minhbach=${MINHBACH:-target/release/minhbach}
nationwide=${NATIONWIDE:-target/release/examples/nationwide}
floor=${FLOOR:-target/release/examples/floor}
for binary in "$minhbach" "$nationwide" "$floor"; do
    [ -x "$binary" ] || { echo "$binary is missing: run cargo build --release, and again with --examples" >&2; exit 2; }
done
[ -x /usr/bin/time ] || { echo "/usr/bin/time is missing: apt-get install time" >&2; exit 2; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# For each run: two sites, two copies by the floor, and a reserve.
needed=$((institutions * 300 * runs))
free=$(df --output=avail -k "$scratch" | tail -n 1)
((free > needed)) || { echo "about $((needed / 1000000 + 1)) GB are needed in ${TMPDIR:-/tmp}: set TMPDIR to another disk" >&2; exit 2; }

# Runs a command and appends seconds, processor seconds and KiB to the file $1; its standard error goes to the file "said".
measure() {
    local to=$1
    shift
    sync
    /usr/bin/time -f '%e %U %S %M' -a -o "$to" "$@" > "$scratch/out" 2> "$scratch/said" || { cat "$scratch/said" >&2; exit 1; }
}

# Builds the project $2 with $3 threads; $1 is the name of the case.
build() {
    site=$scratch/site-$run-$3
    measure "$scratch/$1-$3" "$minhbach" build --lang en --project "$2" --jobs "$3" --out "$site${4:-}"
    tail -n 1 "$scratch/said" >> "$scratch/$1-$3.said"
}

# Writes an invented country of $2 institutions, $3 districts and $4 quarters into the folder $1.
invent() { "$nationwide" "$1" --institutions "$2" --districts "$3" --periods "$4" > /dev/null; }

# Changes the payment methods in the first row of the last quarter of the first plan. This changes the pages of the institution, its
# district and the plan, and the receipts of that quarter.
change_a_row() {
    python3 - "$1" <<'PYTHON'
import pathlib, sys

plan = sorted(pathlib.Path(sys.argv[1], "data/plans").iterdir())[0]
for table in sorted(sorted((plan / "results").iterdir())[-1].glob("rows-*.csv")):
    lines = table.read_text("utf-8").split("\n")
    column = lines[0].split(",").index("methods")
    for at, line in enumerate(lines[1:], 1):
        cells = line.split(",")
        if len(cells) > column and not cells[column].startswith("["):
            cells[column] = "qr" if cells[column] == "none" else "none"
            lines[at] = ",".join(cells)
            table.write_text("\n".join(lines), "utf-8")
            sys.exit()
sys.exit("no row of the last quarter can be changed")
PYTHON
}

project=$scratch/project
invent "$project" "$institutions" "$districts" "$periods"
for ((run = 1; run <= runs; run++)); do
    for jobs in 1 2; do
        build clean "$project" "$jobs"
        build again "$project" "$jobs"
        grep -q ': 0 written,' "$scratch/said" || { echo "the second build wrote something:" >&2; cat "$scratch/said" >&2; exit 1; }
        change_a_row "$project"
        build row "$project" "$jobs"
        change_a_row "$project"
        build next "$project" "$jobs"
    done
    # Includes the folder .minhbach, because a build writes it, too.
    find "$site" -type f -printf '%s %P\n' | sort -k 2 > "$scratch/list"
    for sync in "" --sync; do
        measure "$scratch/floor$sync" "$floor" "$scratch/list" "$scratch/floor-site-$run$sync" 2 $sync
    done
done

if [ -n "$growth" ]; then
    small=$((districts * 5000 / institutions))
    invent "$scratch/small" 5000 $((small > 3 ? small : 3)) "$periods"
    for ((run = 1; run <= runs; run++)); do
        build small "$scratch/small" 2 -small
    done
fi

python3 - "$scratch" "$runs" "$institutions" "$districts" "$periods" <<'PYTHON'
import os, re, statistics, sys

scratch, runs, institutions, districts, periods = sys.argv[1], *map(int, sys.argv[2:])


def rows(name):
    with open(f"{scratch}/{name}") as lines:
        return [[float(word) for word in line.split()] for line in lines]


def said(name):
    """Pages, files, bytes and files written, from the summary of the last run."""
    with open(f"{scratch}/{name}.said") as lines:
        return [int(word) for word in re.match(r"(\d+) pages, (\d+) files, (\d+) bytes .*: (\d+) written,", lines.read().splitlines()[-1]).groups()]


def cell(values, digits):
    middle = f"{statistics.median(values):,.{digits}f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


pages, files, size, _ = said("clean-2")
floor = statistics.median(row[0] for row in rows("floor--sync"))
print(f"{institutions:,} institutions, {districts:,} districts, {periods} quarters: {pages:,} pages, {files:,} files, {size / 1e6:,.1f} MB;")
print(f"{os.cpu_count()} cores; " + ("one run" if runs == 1 else f"median of {runs} runs") + "\n")
print("| case | threads | seconds | processor, seconds | pages per second | against the floor | peak memory, MiB | files written |")
print("| --- | --- | --- | --- | --- | --- | --- | --- |")
cases = [(f"{case}-{jobs}", name, jobs, said(f"{case}-{jobs}")[3]) for case, name in (
    ("clean", "from clean"), ("again", "again, nothing changed"), ("row", "again, one value of one row changed"),
    ("next", "and another one")) for jobs in (1, 2)]
cases += [("floor", "the floor: files and bytes only", 2, files), ("floor--sync", "the floor, waiting for the disk", 2, files)]
for name, words, jobs, written in cases:
    measured = rows(name)
    seconds = [row[0] for row in measured]
    rate = cell([pages / max(one, 0.01) for one in seconds], 0)
    print(f"| {words} | {jobs} | {cell(seconds, 2)} | {cell([row[1] + row[2] for row in measured], 2)} | {rate} "
          f"| {statistics.median(seconds) / max(floor, 0.01):.2f} | {cell([row[3] / 1024 for row in measured], 0)} | {written:,} |")
if os.path.exists(f"{scratch}/small-2"):
    print("\n| institutions | pages | seconds from clean, 2 threads | pages per second | peak memory, MiB |")
    print("| --- | --- | --- | --- | --- |")
    for name, count in (("small-2", 5_000), ("clean-2", institutions)):
        pages, measured = said(name)[0], rows(name)
        seconds = [row[0] for row in measured]
        print(f"| {count:,} | {pages:,} | {cell(seconds, 2)} | {cell([pages / max(one, 0.01) for one in seconds], 0)} | {cell([row[3] / 1024 for row in measured], 0)} |")
PYTHON
