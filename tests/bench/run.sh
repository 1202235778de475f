#!/bin/sh
# sh tests/bench/run.sh [--rows N] [--files N] [--runs N] [--seed N]
#
# chitieu against DuckDB on the same work: N rows (1000000) in N files (1), run in turn
# N times (5) after one run that is not counted. Prints medians; fails when the two do not
# tell the same. Short form, under a minute: --rows 20000 --runs 1
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here=$root/tests/bench
build=$root/build-bench
data=$build/bench-data
peer=$build/bench-peer
rows=1000000 files=1 runs=5 seed=1
# Both get as many threads.
jobs=2

usage() {
  sed -n '2,6s/^# \{0,1\}//p' "$0"
}

say() {
  printf '%s\n' "$*" >&2
}

quietly() {
  log=$("$@" 2>&1) || {
    say "$log"
    say "run.sh: failed: $*"
    return 1
  }
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --rows | --files | --runs | --seed)
      case ${2-} in
        '' | *[!0-9]* | 0)
          say "run.sh: $1 is '${2-}', expected a number above 0"
          exit 2
          ;;
      esac
      case $1 in
        --rows) rows=$2 ;;
        --files) files=$2 ;;
        --runs) runs=$2 ;;
        --seed) seed=$2 ;;
      esac
      shift 2
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done

install_missing() {
  sh "$root/tests/packaging/install.sh" build
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    sh "$root/tests/packaging/install.sh" bench
  fi
}

build_program() {
  [ -f "$build/build.ninja" ] ||
    quietly meson setup "$build" "$root" --buildtype=release -Db_lto=true
  quietly ninja -C "$build" program bench-tools
}

# The peer's scripts stand beside the package that they import.
install_peer() {
  mkdir -p "$peer"
  if ! cmp -s "$here/package.json" "$peer/package.json" || [ ! -d "$peer/node_modules" ]; then
    cp "$here/package.json" "$peer/"
    (cd "$peer" && quietly npm install --no-package-lock --no-audit --no-fund) || {
      rm -f "$peer/package.json"
      return 1
    }
  fi
  cp "$here/duckdb.mjs" "$here/compare.mjs" "$peer/"
}

run_chitieu() {
  rm -rf "$data/out-chitieu"
  CHITIEU_PLUGIN_PATH=$build/plugins "$build/tests/bench/bench-measure" "$1" \
    "$build/core/cli/chitieu" run "$data/bench.ini" --out "$data/out-chitieu" --jobs "$jobs" \
    --lang en -v \
    2>"$data/chitieu.log" || {
    say "$(cat "$data/chitieu.log")"
    say "run.sh: chitieu failed"
    return 1
  }
  sed -n 's/^Outputs, brought to disk in \([0-9]*\) us:$/\1/p' "$data/chitieu.log" >>"$1.sync"
}

run_peer() {
  rm -rf "$data/out-duckdb"
  "$build/tests/bench/bench-measure" "$1" \
    node "$peer/duckdb.mjs" "$data" "$data/out-duckdb" "$jobs"
  "$build/tests/bench/bench-measure" "$1.start" node "$peer/duckdb.mjs" --start "$jobs"
}

# Whoever comes second finds the disk busier, so they take turns.
run_pair() {
  if [ $(($1 % 2)) -eq 1 ]; then
    run_chitieu "$2/chitieu"
    run_peer "$2/duckdb"
  else
    run_peer "$2/duckdb"
    run_chitieu "$2/chitieu"
  fi
}

# median FILE COLUMN
median() {
  sort -n -k "$2,$2" "$1" | awk -v column="$2" '
    { value[NR] = $column }
    END { half = int((NR + 1) / 2); print (value[half] + value[NR + 1 - half]) / 2 }'
}

print_line() {
  awk -v name="$1" -v wall="$(median "$2" 1)" -v cpu="$(median "$2" 2)" \
    -v peak="$(median "$2" 3)" 'BEGIN {
      printf "%-22s %9.3f %9.3f %9.1f\n", name, wall / 1e6, cpu / 1e6, peak / 1024 }'
}

# Each run of chitieu against the run of DuckDB beside it; then without the start of node.
print_ratio() {
  paste -d ' ' "$1/chitieu" "$1/duckdb" "$1/duckdb.start" |
    awk '{ print $4 / $1, $5 / $2, $6 / $3, ($4 - $7) / $1, ($5 - $8) / $2 }' >"$1/ratios"
  awk -v wall="$(median "$1/ratios" 1)" -v cpu="$(median "$1/ratios" 2)" \
    -v peak="$(median "$1/ratios" 3)" -v late="$(median "$1/ratios" 4)" \
    -v late_cpu="$(median "$1/ratios" 5)" 'BEGIN {
      printf "%-22s %9.2f %9.2f %9.2f\n", "DuckDB / chitieu", wall, cpu, peak
      printf "%-22s %9.2f %9.2f\n", "  without its start", late, late_cpu }'
}

print_machine() {
  model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  printf 'machine: %s processors (%s), %s GiB; %s threads each; load %s before, %s after\n' \
    "$(nproc)" "${model:-unknown}" "$memory" "$jobs" "$load" "$(read_load)"
}

# Others at work on the machine spoil the figures: the clock's most, cpu's too.
read_load() {
  cut -d ' ' -f 1 /proc/loadavg
}

print_results() {
  print_machine
  printf 'medians of %s runs in turn, whole processes\n' "$runs"
  printf '%-22s %9s %9s %9s\n' '' 'wall s' 'cpu s' 'peak MiB'
  print_line chitieu "$1/chitieu"
  if [ -s "$1/chitieu.sync" ]; then
    awk -v sync="$(median "$1/chitieu.sync" 1)" 'BEGIN {
      printf "%-22s %9.3f\n", "  of it fsync", sync / 1e6 }'
  else
    printf '%-22s %9s\n' '  of it fsync' 'not told'
  fi
  print_line DuckDB "$1/duckdb"
  print_line '  start of node, DuckDB' "$1/duckdb.start"
  print_ratio "$1"
}

install_missing
build_program
install_peer

"$build/tests/bench/bench-generate" --rows "$rows" --files "$files" --seed "$seed" --out "$data"

load=$(read_load)
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
mkdir "$results/first"
run_pair 1 "$results/first"
node "$peer/compare.mjs" "$data/out-chitieu" "$data/out-duckdb"

turn=0
while [ "$turn" -lt "$runs" ]; do
  turn=$((turn + 1))
  run_pair "$turn" "$results"
done
# The last ones too tell the same.
node "$peer/compare.mjs" "$data/out-chitieu" "$data/out-duckdb" >/dev/null
print_results "$results"
