#!/bin/sh
# dataset.csv read back as a source gives the same dataset.
# shellcheck disable=SC2154  # $work, $pipeline ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

# INDICATOR to OBS_STATUS: SENDER, SOURCE and LOCATION tell where it was read.
columns() {
  python3 -c '
import csv, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")):
    print("|".join(row[:8]))' "$1"
}

same_columns() {
  columns "$1" >"$work/first" && columns "$2" >"$work/second" && diff -u "$work/first" "$work/second"
}

# read_back NAME SOURCE: writes a pipeline that reads SOURCE, runs it into $work/NAME
read_back() {
  cat >"$work/$1.ini" <<END
[pipeline]
catalog = $root/pipelines/lao-cai-2023
period = 2023-01/P9M
fail-at = never
lang = vi

[source dataset]
sender = @table
fetch = file
fetch.path = $2
read = csv
table.number-style = plain
received = 2023-09-20

[normalize units]

[emit csv]
END
  chitieu run "$work/$1.ini" --out "$work/$1"
}

expect 0 'the samples' chitieu run "$pipeline" --out "$work/out"
check 'the dataset has rows' sh -c '[ "$(wc -l <"$1")" -gt 100 ]' - "$work/out/dataset.csv"
expect 0 'read back' read_back again "$work/out/dataset.csv"
check 'the same figures' same_columns "$work/out/dataset.csv" "$work/again/dataset.csv"
expect 0 'read back once more' read_back third "$work/again/dataset.csv"
check 'the same figures once more' same_columns "$work/out/dataset.csv" "$work/third/dataset.csv"

# SENDER is a column that is read as well.
senders() {
  python3 -c '
import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
    print("|".join((row["INDICATOR"], row["REF_AREA"], row["TIME_PERIOD"], row["SENDER"])))' "$1"
}

same_senders() {
  senders "$1" >"$work/first" && senders "$2" >"$work/second" && diff -u "$work/first" "$work/second"
}
check 'and the same senders' same_senders "$work/out/dataset.csv" "$work/again/dataset.csv"
finish
