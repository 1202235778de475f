#!/bin/sh
# sh tests/bench/growth.sh [--runs N] [--scale N] [rows|files|areas...]
#
# Whether cost grows in proportion: time and memory of chitieu at 1, 2, 4 and 8 million
# rows; at 1 million rows in 10 to 10,000 files; at 10 to 100,000 areas with 42 rows each.
# Medians of N runs (3) after one that is not counted. --scale 50: everything 50 times smaller.
# Exit code 1 when chitieu does not tell what the generator put into the data.
# shellcheck disable=SC2154  # $data, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

runs=3
read_options "$0" '--runs --scale' 'rows files areas' "$@"
: "${names:=$all_names}"

results=$(mktemp -d)
trap 'rm -rf "$results" "$data"' EXIT
trap 'exit 1' HUP INT TERM

# measure NUMBER ROWS GENERATE...: one line
measure() {
  number=$1 rows=$2
  shift 2
  generate "$@"
  go_alone "$runs" "$results/runs" turn_both
  compare_with_expected
  awk -v number="$number" -v rows="$rows" -v wall="$(median "$results/runs/a" 1)" \
    -v cpu="$(median "$results/runs/a" 2)" -v peak="$(median "$results/runs/a" 3)" 'BEGIN {
      printf "%9d %9d %9.3f %9.3f %10.3f %9.1f %9.0f\n", number, rows, wall / 1e6, cpu / 1e6,
        cpu / rows, peak / 1024, peak * 1024 / rows }'
}

# head NAME
head_line() {
  printf '%9s %9s %9s %9s %10s %9s %9s\n' "$1" rows 'wall s' 'cpu s' 'cpu us/row' 'peak MiB' \
    'bytes/row'
}

measure_rows() {
  head_line rows
  for millions in 1 2 4 8; do
    rows=$(scaled $((millions * 1000000)))
    measure "$rows" "$rows" --rows "$rows"
  done
}

measure_files() {
  rows=$(scaled 1000000)
  head_line files
  for files in 10 100 1000 10000; do
    files=$(scaled "$files")
    measure "$files" "$rows" --rows "$rows" --files "$files"
  done
}

measure_areas() {
  head_line areas
  for areas in 10 100 1000 10000 100000; do
    areas=$(scaled "$areas")
    measure "$areas" $((areas * 42)) --areas "$areas"
  done
}

install_missing
build_program

load=$(read_load)
for name in $names; do
  "measure_$name"
done
tell_machine "$load"
