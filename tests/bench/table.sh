#!/bin/sh
# sh tests/bench/table.sh [--runs N] [--scale N] [NAME...]
#
# What chitieu is to reach, one line a goal: what was measured, the goal, and what breaks a
# build. Exit code 1 when something is broken, or when figures or findings differ.
#
#   one          1 million rows in one file, against DuckDB
#   checks       1 million rows, all checks against none
#   checks-10m   10 million rows, all checks against none
#   cores        1 million rows, one thread against two; in one file and in 1,500
#   files        1 million rows in 1,500 files, against DuckDB
#   one-10m      10 million rows in one file, against DuckDB: time and memory
#   files-10m    10 million rows in 7,500 files, against DuckDB
#   official     20 million observations of the country's 10,598 communes
#   json         100 MB of records, against DuckDB's read_json: time and memory
#   validate     chitieu validate of a file of 60 rows
#   localise     what is wrong in the reports of 9 districts with 52 indicators
#
# All of them without NAME; medians of N runs (5) in turn. --scale 50: everything 50 times
# smaller, which tries the benchmark and says nothing of the goals.
# shellcheck disable=SC2154  # $data, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

runs=5
read_options "$0" '--runs --scale' \
  'one checks cores files one-10m checks-10m files-10m official json validate localise' "$@"
: "${names:=$all_names}"

results=$(mktemp -d)
trap 'rm -rf "$results" "$data"' EXIT
trap 'exit 1' HUP INT TERM
failures=0

# line NAME WHAT MEASURED UNIT more|less GOAL [BROKEN [NOTE]]: more is better, or less
line() {
  printf '%s|' "$@" | awk -F '|' -v scale="$scale" '
    function beside(sign, value) { return value == "" ? "-" : sign " " value }
    {
      name = $1; what = $2; measured = $3 + 0; unit = $4; sign = $5 == "more" ? 1 : -1
      goal = $6; broken = $7; note = $8
      verdict = "missed"
      if (sign * (measured - goal) >= 0)
        verdict = "met"
      else if (broken != "" && sign * (measured - broken) < 0)
        verdict = "broken"
      form = measured < 10 ? "%8.2f" : measured < 100 ? "%8.1f" : "%8.0f"
      printf "%-10s %-50s " form " %-5s %-9s %-9s %-7s%s\n", name, what, measured, unit,
        beside($5 == "more" ? ">=" : "<=", goal), beside($5 == "more" ? "<" : ">", broken),
        verdict, note == "" ? "" : " " note
      exit(verdict == "broken" && scale == 1)
    }' || failures=$((failures + 1))
}

# failed NAME: nothing could be measured, or figures or findings differ
failed() {
  printf '%-10s failed, or what was told is wrong: see above\n' "$1"
  failures=$((failures + 1))
}

# against_peer NAME WHAT GOAL BROKEN: both in turn on the data that is there
against_peer() {
  take_turns "$runs" "$results/$1" turn_both turn_peer && compare_with_peer || return
  line "$1" "$2" "$(ratio "$results/$1/a" "$results/$1/b" 1)" times more "$3" \
    "$4" "(without the start of node: $(ratio_late "$results/$1"))"
}

# memory_of_peer NAME: after against_peer
memory_of_peer() {
  line "$1" "the same, peak memory beside DuckDB's" \
    "$(ratio "$results/$1/b" "$results/$1/a" 3)" times less 0.25 0.333 \
    "($(median "$results/$1/a" 3 | in_mib) of $(median "$results/$1/b" 3 | in_mib) MiB)"
}

in_mib() {
  awk '{ printf "%.0f", $1 / 1024 }'
}

# one_core_against_two INPUT WHAT
one_core_against_two() {
  with_input "$1" generate &&
    take_turns "$runs" "$results/cores" turn_two_cores turn_one_core &&
    compare_with_expected || return
  line cores "two threads against one, $2" \
    "$(ratio "$results/cores/a" "$results/cores/b" 1)" times more 1.6 1.4
}

measure_one() {
  with_input one generate &&
    against_peer one 'one file, 1 million rows, against DuckDB' 5 3
}

measure_files() {
  with_input files generate &&
    against_peer files '1,500 files, 1 million rows, against DuckDB' 4 2.5
}

measure_one_10m() {
  with_input one-10m generate &&
    against_peer one-10m 'one file, 10 million rows, against DuckDB' 5 3 &&
    memory_of_peer one-10m
}

measure_files_10m() {
  with_input files-10m generate &&
    against_peer files-10m '7,500 files, 10 million rows, against DuckDB' 4 2.5 &&
    memory_of_peer files-10m
}

measure_cores() {
  one_core_against_two one 'one file' && one_core_against_two files '1,500 files'
}

# Which of both ran last hangs on how many runs there were, so that one more is compared.
compare_all_checks() {
  run_chitieu "$results/$1/last" bench-all.ini "$jobs" && compare_all_with_expected
}

# all_checks NAME INPUT
all_checks() {
  with_input "$2" generate &&
    take_turns "$runs" "$results/$1" turn_plain turn_all &&
    compare_all_checks "$1" &&
    take_turns "$runs" "$results/$1-again" turn_plain turn_all_again &&
    compare_all_with_expected || return
  line "$1" 'all checks of validate/ against none' \
    "$(ratio "$results/$1/a" "$results/$1/b" 1)" times less 2 3 \
    "(cpu: $(ratio "$results/$1/a" "$results/$1/b" 2))"
  line "$1" 'the same, run again: what was accepted is compared' \
    "$(ratio "$results/$1-again/a" "$results/$1-again/b" 1)" times less 2 3 \
    "(cpu: $(ratio "$results/$1-again/a" "$results/$1-again/b" 2))"
}

measure_checks() {
  all_checks checks one
}

measure_checks_10m() {
  all_checks checks-10m one-10m
}

measure_official() {
  with_input official generate &&
    go_alone "$runs" "$results/official" turn_both &&
    compare_with_expected || return
  line official "$(cat "$data/expected-rows") observations of 11,366 areas" \
    "$(median "$results/official/a" 1 | awk '{ print $1 / 1e6 }')" s less 60
  line official 'the same, peak memory' \
    "$(median "$results/official/a" 3 | awk '{ print $1 * 1024 / 1e6 }')" MB less 2000
}

# beyond_observations RESULT BYTES: memory without BYTES an observation. 56 are what one may
# take, 36 what a batch of them takes. The same rows as CSV tell how much of the rest is JSON's.
beyond_observations() {
  median "$1" 3 | awk -v n="$(cat "$data/expected-rows")" -v bytes="$2" '
    { printf "%.1f", ($1 * 1024 - bytes * n) / 1e6 }'
}

# 735,000 records are 100 MB.
measure_json() {
  records=$(scaled 735000)
  generate --rows "$records" && go_alone 1 "$results/json-csv" turn_both || return
  csv=$(beyond_observations "$results/json-csv/a" 56)
  generate --rows "$records" --format json &&
    against_peer json "100 MB of records, against DuckDB's read_json" 2 1 || return
  line json 'the same, peak memory without 56 bytes a figure' \
    "$(beyond_observations "$results/json/a" 56)" MB less 16 '' \
    "(without 36: $(beyond_observations "$results/json/a" 36); the same as CSV: $csv)"
}

measure_validate() {
  sh "$here/validate.sh" "$results/validate" >&2 || return
  line validate 'validate, 60 rows' \
    "$(median "$results/validate" 1 | awk '{ print $1 / 1000 }')" ms less 20 50
}

measure_localise() {
  sh "$here/localise.sh" "$results/localise" >&2 || return
  line localise 'validate, 9 districts x 52 indicators, 22 mistakes' \
    "$(median "$results/localise" 1 | awk '{ print $1 / 1000 }')" ms less 1000
}

install_missing
build_program
install_peer

load=$(read_load)
printf '%-10s %-50s %8s %-5s %-9s %-9s %s\n' '' "medians of $runs runs in turn" measured '' \
  goal broken ''
for name in $names; do
  "measure_$(echo "$name" | tr - _)" || failed "$name"
done
tell_machine "$load"
[ "$scale" -eq 1 ] || echo "everything $scale times smaller: this says nothing of the goals"
[ "$failures" -eq 0 ]
