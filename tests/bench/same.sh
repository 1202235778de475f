#!/bin/sh
# sh tests/bench/same.sh [--scale N] [NAME...]
#
# The same bytes for 1, 2, 3 and 8 threads on the inputs of the benchmark, all checks on, and
# again when the run is done again in the same folder; the findings are those that the generator
# put into the data; one file, many files and JSON give the same figures. --scale 50: inputs 50 times smaller. As a test it runs so on
# one, files, json and json-files; by hand also on one-10m, files-10m and official.
# shellcheck disable=SC2154  # $work ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"
read_options "$0" --scale 'one files json json-files one-10m files-10m official' "$@"
: "${names:=$all_names}"

# By hand: the program of the benchmark, and room for large files.
if [ -z "${BENCH_GENERATE-}" ]; then
  install_missing && build_program || exit
  BENCH_GENERATE=$tools/bench-generate
  BENCH_COMPARE=$tools/bench-compare
  export CHITIEU="$build/core/cli/chitieu" CHITIEU_PLUGIN_PATH="$build/plugins" TMPDIR="$build"
fi
. "$root/tests/pipeline/lib.sh"

store=.chitieu/accepted.sqlite

# Which input has the same rows: what came of it is compared by values.
twin() {
  case $1 in
    files | json | json-files) echo one ;;
    files-10m) echo one-10m ;;
  esac
}

same_bytes() {
  for table in $tables; do
    cmp "$1/$table.csv" "$2/$table.csv" || return
  done
}

# sees_less NAME TABLE: the comparison must fail when the last row of a table is missing
sees_less() {
  rm -rf -- "$work/less"
  cp -R -- "$work/$1/some" "$work/less"
  sed '$d' "$work/$1/some/$2.csv" >"$work/less/$2.csv"
  ! "$BENCH_COMPARE" --expected "$work/less" "$work/$1" &&
    ! "$BENCH_COMPARE" --values "$work/$1/some" "$work/less"
}

# sees_wrong NAME: so it must where a mistake is not told, with all checks
sees_wrong() {
  rm -rf -- "$work/less"
  cp -R -- "$work/$1/out" "$work/less"
  grep -v ',bounds\.' "$work/$1/out/findings.csv" >"$work/less/findings.csv"
  ! "$BENCH_COMPARE" --all "$work/less" "$work/$1"
}

# run_jobs NAME JOBS OUT
run_jobs() {
  expect 0 "$1, --jobs $2" \
    chitieu run "$work/$1/bench-all.ini" --out "$3" --jobs "$2" --lang en
}

for name in $names; do
  check "$name: can be made" \
    with_input "$name" "$BENCH_GENERATE" --out "$work/$name" || continue
  tail -n 1 "$work/check" | tell
  expect 0 "$name: the checks of both" \
    chitieu run "$work/$name/bench.ini" --out "$work/$name/some" --jobs 2 --lang en || continue
  check "$name: the findings that it was given, and no others" \
    "$BENCH_COMPARE" --expected "$work/$name/some" "$work/$name"
  run_jobs "$name" 1 "$work/$name/out" || continue
  check "$name: all checks tell of what is wrong, and of nothing else" \
    "$BENCH_COMPARE" --all "$work/$name/out" "$work/$name"
  tail -n 12 "$work/check" | tell
  if [ "$name" = one ]; then
    check "$name: a missing finding is seen" sees_less "$name" findings
    check "$name: a missing figure is seen" sees_less "$name" dataset
    check "$name: a mistake that is not told is seen" sees_wrong "$name"
  fi
  for jobs in 2 3 8; do
    run_jobs "$name" "$jobs" "$work/$name/other" &&
      check "$name: the same bytes with --jobs $jobs" \
        same_bytes "$work/$name/out" "$work/$name/other" &&
      check "$name: the same store with --jobs $jobs" \
        cmp "$work/$name/out/$store" "$work/$name/other/$store"
    [ "$jobs" -eq 8 ] || rm -rf -- "$work/$name/other"
  done
  run_jobs "$name" 2 "$work/$name/other" &&
    check "$name: the same bytes when it is done again" \
      same_bytes "$work/$name/out" "$work/$name/other"
  twin=$(twin "$name")
  if [ -n "$twin" ] && [ -d "$work/$twin/some" ]; then
    check "$name: the same figures and findings as $twin" \
      "$BENCH_COMPARE" --values "$work/$twin/some" "$work/$name/some"
  fi
  rm -rf -- "${work:?}/$name/data" "$work/$name/other"
done
finish
