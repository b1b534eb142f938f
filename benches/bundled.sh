#!/usr/bin/env bash
# Measures time and memory of builds of the bundled site, and prints a table.
#
#     cargo build --release && benches/bundled.sh [RUNS]
#
# Each row is the median of RUNS runs (default 5), with minimum and maximum in brackets. Times are not checked, because they depend on
# the machine and its load. A build waits until its files are on the disk, so "seconds" includes the disk and "processor" does not.
# The cases alternate, and each run starts after a sync. Nothing is removed before the end, because for half a minute after a removal
# ext4 skips the inode numbers of removed files one by one whenever it creates a file.
# Needs bash, python3 and GNU time (Debian: apt-get install time). MINHBACH sets the binary, TMPDIR the disk.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

runs=${1:-5}
binary=${MINHBACH:-target/release/minhbach}
[ -x "$binary" ] || { echo "$binary is missing: run cargo build --release first" >&2; exit 2; }
[ -x /usr/bin/time ] || { echo "/usr/bin/time is missing: apt-get install time" >&2; exit 2; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Builds into the folder $2 with $1 threads, and appends seconds, processor seconds and KiB to the file $3.
build() {
    sync
    /usr/bin/time -f '%e %U %S %M' -a -o "$3" "$binary" build --lang en --jobs "$1" --out "$2" 2> "$scratch/said" ||
        { cat "$scratch/said" >&2; exit 1; }
}

for ((run = 1; run <= runs; run++)); do
    for jobs in 1 2; do
        build "$jobs" "$scratch/site-$run-$jobs" "$scratch/clean-$jobs"
        build "$jobs" "$scratch/site-$run-$jobs" "$scratch/again-$jobs"
        grep -q ': 0 written,' "$scratch/said" || { echo "the second build wrote something:" >&2; cat "$scratch/said" >&2; exit 1; }
    done
done

python3 - "$scratch" "$runs" "$(tail -n 1 "$scratch/said")" <<'PYTHON'
import os, re, statistics, sys

scratch, runs, said = sys.argv[1:]
pages, files, size = re.match(r"(\d+) pages, (\d+) files, (\d+) bytes", said).groups()
print(f"{int(pages):,} pages, {int(files):,} files, {int(size) / 1e6:.1f} MB; {os.cpu_count()} cores; median of {runs} runs\n")
print("| build | threads | seconds | processor, seconds | peak memory, MiB |")
print("| --- | --- | --- | --- | --- |")


def cell(values, digits):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


for case, name in (("clean", "from clean"), ("again", "again, nothing changed")):
    for jobs in (1, 2):
        with open(f"{scratch}/{case}-{jobs}") as lines:
            rows = [[float(word) for word in line.split()] for line in lines]
        seconds = [elapsed for elapsed, _, _, _ in rows]
        processor = [user + system for _, user, system, _ in rows]
        memory = [kib / 1024 for _, _, _, kib in rows]
        print(f"| {name} | {jobs} | {cell(seconds, 2)} | {cell(processor, 2)} | {cell(memory, 0)} |")
PYTHON
