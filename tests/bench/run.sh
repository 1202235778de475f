#!/bin/sh
# sh tests/bench/run.sh [--rows N] [--files N] [--format csv|json] [--official] [--runs N]
#                       [--seed N]
#
# chitieu against DuckDB on the same work: N rows (1000000) in N files (1), run in turn
# N times (5) after one run that is not counted. --official: the rows are of the country's
# own provinces, districts and communes. Prints medians; exit code 1 when the two do not tell
# the same, or not what the generator put into the data.
# Short form, under a minute: --rows 20000 --runs 1
# shellcheck disable=SC2154  # $data, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

rows=1000000 files=1 format=csv runs=5 seed=1 list=''

while [ $# -gt 0 ]; do
  case $1 in
    --rows | --files | --runs | --seed)
      take_number "$1" "${2-}"
      shift 2
      ;;
    --format)
      format=${2-}
      [ $# -lt 2 ] || shift
      shift
      ;;
    --official)
      list=$official
      shift
      ;;
    -h | --help)
      show_usage "$0"
      exit 0
      ;;
    *)
      show_usage "$0" >&2
      exit 2
      ;;
  esac
done

print_line() {
  awk -v name="$1" -v wall="$(median "$2" 1)" -v cpu="$(median "$2" 2)" \
    -v peak="$(median "$2" 3)" 'BEGIN {
      printf "%-22s %9.3f %9.3f %9.1f\n", name, wall / 1e6, cpu / 1e6, peak / 1024 }'
}

# Each run of chitieu against the run of DuckDB beside it; then without the start of node.
print_ratio() {
  paste -d ' ' "$1/a" "$1/b" "$1/b.start" |
    awk '{ print $4 / $1, $5 / $2, $6 / $3, ($4 - $7) / $1, ($5 - $8) / $2 }' >"$1/ratios"
  awk -v wall="$(median "$1/ratios" 1)" -v cpu="$(median "$1/ratios" 2)" \
    -v peak="$(median "$1/ratios" 3)" -v late="$(median "$1/ratios" 4)" \
    -v late_cpu="$(median "$1/ratios" 5)" 'BEGIN {
      printf "%-22s %9.2f %9.2f %9.2f\n", "DuckDB / chitieu", wall, cpu, peak
      printf "%-22s %9.2f %9.2f\n", "  without its start", late, late_cpu }'
}

# print_other NAME SCRIPT COMMAND...: a peer that does a part of the work
print_other() {
  name=$1 script=$2
  shift 2
  if "$tools/bench-measure" "$results/other" "$@" "$data" "$data/out-other"; then
    print_line "$name, less work" "$results/other"
  else
    say "$script failed"
  fi
  rm -rf "$results/other" "$data/out-other"
}

# Where they are installed; nothing here installs them.
print_others() {
  if node "$peer/polars.mjs" --here; then
    print_other polars polars.mjs node "$peer/polars.mjs"
  fi
  if python3 -c 'import pandas' 2>/dev/null; then
    print_other pandas pandas-peer.py python3 "$here/pandas-peer.py"
  fi
}

print_results() {
  tell_machine "$load"
  printf 'medians of %s runs in turn, whole processes, %s threads each\n' "$runs" "$jobs"
  printf '%-22s %9s %9s %9s\n' '' 'wall s' 'cpu s' 'peak MiB'
  print_line chitieu "$1/a"
  if [ -s "$1/a.sync" ]; then
    awk -v sync="$(median "$1/a.sync" 1)" 'BEGIN {
      printf "%-22s %9.3f\n", "  of it fsync", sync / 1e6 }'
  else
    printf '%-22s %9s\n' '  of it fsync' 'not told'
  fi
  print_line DuckDB "$1/b"
  print_line '  start of node, DuckDB' "$1/b.start"
  print_ratio "$1"
}

install_missing
build_program
install_peer

generate --rows "$rows" --files "$files" --format "$format" --seed "$seed" ${list:+--list "$list"}

load=$(read_load)
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
take_turns "$runs" "$results/runs" turn_both turn_peer
compare_with_peer
print_results "$results/runs"
print_others
