#!/bin/sh
# sh tests/bench/same.sh [--scale N] [NAME...]
#
# The same bytes for 1, 2, 3 and 8 threads on the inputs of the benchmark, all checks on; the
# findings are those that the generator put into the data; one file, many files and JSON
# give the same figures. --scale 50: inputs 50 times smaller. As a test it runs so on
# one, files, json and json-files; by hand also on one-10m, files-10m and official.
# shellcheck disable=SC2154  # $work ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scale=1
if [ "${1-}" = --scale ]; then
  scale=$2
  shift 2
fi
[ $# -gt 0 ] || set -- one files json json-files one-10m files-10m official

# By hand: the program of the benchmark, and room for large files.
if [ -z "${BENCH_GENERATE-}" ]; then
  . "$root/tests/bench/lib.sh"
  install_missing && build_program || exit
  BENCH_GENERATE=$tools/bench-generate
  BENCH_COMPARE=$tools/bench-compare
  export CHITIEU="$build/core/cli/chitieu" CHITIEU_PLUGIN_PATH="$build/plugins" TMPDIR="$build"
fi
. "$root/tests/pipeline/lib.sh"

scaled() {
  echo $((($1 + scale - 1) / scale))
}

# make NAME FOLDER
make() {
  case $1 in
    one) set -- "$2" --rows "$(scaled 1000000)" ;;
    files) set -- "$2" --rows "$(scaled 1000000)" --files "$(scaled 1500)" ;;
    json) set -- "$2" --rows "$(scaled 1000000)" --format json ;;
    json-files) set -- "$2" --rows "$(scaled 1000000)" --format json --files "$(scaled 1500)" ;;
    one-10m) set -- "$2" --rows "$(scaled 10000000)" ;;
    files-10m) set -- "$2" --rows "$(scaled 10000000)" --files "$(scaled 7500)" ;;
    official)
      set -- "$2" --list "$root/tests/names/units-2023.csv" --periods "$(scaled 35)"
      ;;
    *)
      echo "no input '$1'"
      return 1
      ;;
  esac
  "$BENCH_GENERATE" --out "$@"
}

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
  cp -R -- "$work/$1/out" "$work/less"
  sed '$d' "$work/$1/out/$2.csv" >"$work/less/$2.csv"
  ! "$BENCH_COMPARE" --expected "$work/less" "$work/$1" &&
    ! "$BENCH_COMPARE" --values "$work/$1/out" "$work/less"
}

# run_jobs NAME JOBS OUT
run_jobs() {
  expect 0 "$1, --jobs $2" \
    chitieu run "$work/$1/bench-all.ini" --out "$3" --jobs "$2" --lang en
}

for name in "$@"; do
  check "$name: can be made" make "$name" "$work/$name" || continue
  tail -n 1 "$work/check" | tell
  run_jobs "$name" 1 "$work/$name/out" || continue
  check "$name: the findings that it was given, and no others" \
    "$BENCH_COMPARE" --expected "$work/$name/out" "$work/$name"
  if [ "$name" = one ]; then
    check "$name: a missing finding is seen" sees_less "$name" findings
    check "$name: a missing figure is seen" sees_less "$name" dataset
  fi
  for jobs in 2 3 8; do
    run_jobs "$name" "$jobs" "$work/$name/other" &&
      check "$name: the same bytes with --jobs $jobs" \
        same_bytes "$work/$name/out" "$work/$name/other"
  done
  twin=$(twin "$name")
  if [ -n "$twin" ] && [ -d "$work/$twin/out" ]; then
    check "$name: the same figures and findings as $twin" \
      "$BENCH_COMPARE" --values "$work/$twin/out" "$work/$name/out"
  fi
  rm -rf -- "${work:?}/$name/data" "$work/$name/other"
done
finish
