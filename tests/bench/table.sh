#!/bin/sh
# sh tests/bench/table.sh [--runs N] [--scale N] [NAME...]
#
# What chitieu is to reach, one line a goal: what was measured, the goal, and what breaks a
# build. Exit code 1 when something is broken, or when figures or findings differ.
#
#   one          1 million rows in one file, against DuckDB
#   files        1 million rows in 1,500 files, against DuckDB
#   cores        1 million rows, one thread against two; in one file and in 1,500
#   checks       1 million rows, all checks against none
#   one-10m      10 million rows in one file, against DuckDB: time and memory
#   files-10m    10 million rows in 7,500 files, against DuckDB
#   official     20 million observations of the country's 10,598 communes
#   json         100 MB of records, against DuckDB's read_json: time and memory
#   validate     chitieu validate of a file of 60 rows
#
# All of them without NAME; medians of N runs (5) in turn. --scale 50: everything 50 times
# smaller, which tries the benchmark and says nothing of the goals.
# shellcheck disable=SC2154  # $data, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

all_names='one cores checks files one-10m files-10m official json validate'
runs=5 scale=1 names=''

while [ $# -gt 0 ]; do
  case $1 in
    --runs | --scale)
      check_number "$1" "${2-}"
      case $1 in
        --runs) runs=$2 ;;
        --scale) scale=$2 ;;
      esac
      shift 2
      ;;
    -h | --help)
      show_usage "$0"
      exit 0
      ;;
    *)
      case " $all_names " in
        *" $1 "*) names="$names $1" ;;
        *)
          show_usage "$0" >&2
          exit 2
          ;;
      esac
      shift
      ;;
  esac
done

results=$(mktemp -d)
trap 'rm -rf "$results" "$data"' EXIT
trap 'exit 1' HUP INT TERM
failures=0

# wants NAME
wants() {
  [ -z "$names" ] || case "$names " in *" $1 "*) ;; *) return 1 ;; esac
}

scaled() {
  echo $((($1 + scale - 1) / scale))
}

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

# differs NAME: figures or findings do
differs() {
  printf '%-10s what chitieu told is wrong: see above\n' "$1"
  failures=$((failures + 1))
}

# against_peer NAME WHAT GOAL BROKEN GENERATE...: the data, and both in turn
against_peer() {
  name=$1 what=$2 goal=$3 broken=$4
  shift 4
  generate "$@"
  take_turns "$runs" "$results/$name" turn_both turn_peer
  compare_with_peer || {
    differs "$name"
    return 0
  }
  line "$name" "$what" "$(ratio "$results/$name/a" "$results/$name/b" 1)" times more "$goal" \
    "$broken" "(without the start of node: $(ratio_late "$results/$name"))"
}

# one_core_against_two NAME WHAT GENERATE...
one_core_against_two() {
  name=$1 what=$2
  shift 2
  generate "$@"
  take_turns "$runs" "$results/$name" turn_two_cores turn_one_core
  if compare_with_expected; then
    line "$name" "$what" "$(ratio "$results/$name/a" "$results/$name/b" 1)" times more 1.6 1.4
  else
    differs "$name"
  fi
}

million=$(scaled 1000000)
ten_million=$(scaled 10000000)
few=$(scaled 1500)
many=$(scaled 7500)

measure_one() {
  against_peer one 'one file, 1 million rows, against DuckDB' 5 3 --rows "$million"
}

measure_cores() {
  one_core_against_two cores 'two threads against one, one file' --rows "$million"
  one_core_against_two cores 'two threads against one, 1,500 files' --rows "$million" \
    --files "$few"
}

measure_checks() {
  generate --rows "$million"
  take_turns "$runs" "$results/checks" turn_plain turn_all
  # Which of both ran last hangs on how many runs there were.
  run_chitieu "$results/checks/last" bench-all.ini "$jobs"
  if compare_with_expected; then
    line checks 'all checks of validate/ against none' \
      "$(ratio "$results/checks/a" "$results/checks/b" 1)" times less 2 3
  else
    differs checks
  fi
}

measure_files() {
  against_peer files '1,500 files, 1 million rows, against DuckDB' 4 2.5 --rows "$million" \
    --files "$few"
}

measure_one_10m() {
  against_peer one-10m 'one file, 10 million rows, against DuckDB' 5 3 --rows "$ten_million"
  line one-10m "the same, peak memory beside DuckDB's" \
    "$(ratio "$results/one-10m/b" "$results/one-10m/a" 3)" times less 0.25 0.333 \
    "($(median "$results/one-10m/a" 3 | in_mib) of $(median "$results/one-10m/b" 3 | in_mib) MiB)"
}

in_mib() {
  awk '{ printf "%.0f", $1 / 1024 }'
}

measure_files_10m() {
  against_peer files-10m '7,500 files, 10 million rows, against DuckDB' 4 2.5 \
    --rows "$ten_million" --files "$many"
}

# 35 months of 10,598 communes are 20.0 million observations, and 1.5 million of the districts
# and provinces above them.
measure_official() {
  generate --list "$official" --periods "$(scaled 35)"
  go_alone "$runs" "$results/official" turn_both
  compare_with_expected || {
    differs official
    return 0
  }
  line official "$(cat "$data/expected-rows") observations of 11,366 areas" \
    "$(median "$results/official/a" 1 | awk '{ print $1 / 1e6 }')" s less 60
  line official 'the same, peak memory' \
    "$(median "$results/official/a" 3 | awk '{ print $1 * 1024 / 1e6 }')" MB less 2000
}

# An observation is 56 bytes. The same rows as CSV tell how much of the rest is JSON's.
beyond_observations() {
  median "$1" 3 | awk -v n="$(cat "$data/expected-rows")" '
    { printf "%.1f", ($1 * 1024 - 56 * n) / 1e6 }'
}

measure_json() {
  records=$(scaled 735000)
  generate --rows "$records"
  go_alone 1 "$results/json-csv" turn_both
  csv=$(beyond_observations "$results/json-csv/a")
  against_peer json "100 MB of records, against DuckDB's read_json" 2 1 --rows "$records" \
    --format json
  line json 'the same, peak memory without 56 bytes a figure' \
    "$(beyond_observations "$results/json/a")" MB less 16 '' "(of the same as CSV: $csv)"
}

measure_validate() {
  sh "$here/validate.sh" "$results/validate" >&2
  line validate 'validate, 60 rows' \
    "$(median "$results/validate" 1 | awk '{ print $1 / 1000 }')" ms less 20 50
}

install_missing
build_program
install_peer

load=$(read_load)
printf '%-10s %-50s %8s %-5s %-9s %-9s %s\n' '' "medians of $runs runs in turn" measured '' \
  goal broken ''
for name in $all_names; do
  if wants "$name"; then
    "measure_$(echo "$name" | tr - _)"
  fi
done
tell_machine "$load"
[ "$scale" -eq 1 ] || echo "everything $scale times smaller: this says nothing of the goals"
[ "$failures" -eq 0 ]
