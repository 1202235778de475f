#!/bin/sh
# sh tests/bench/spreadsheets.sh [--runs N] [--scale N] [NAME...]
#
# Workbooks: chitieu from bytes to dataset.csv against others that merely read the cells. One line
# a goal: what was measured, the goal, met or missed. Exit code 1 when figures or findings differ.
#
#   big      one sheet of 200,000 rows and 8 columns (51 MB of XML): time and memory
#   books    500 workbooks of 60 rows
#   form     chitieu validate of one workbook of 60 rows
#
# All of them without NAME; medians of N pairs of runs (5) in turn, ratios of pairs. Against
# openpyxl (read-only), SheetJS, and LibreOffice where it is installed (one pair: it is slow).
# --scale 50: everything 50 times smaller, which tries the benchmark and says nothing of the goals.
# shellcheck disable=SC2154  # $data, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

runs=5
read_options "$0" '--runs --scale' 'big books form' "$@"
: "${names:=$all_names}"

results=$(mktemp -d)
trap 'rm -rf "$results" "$data"' EXIT
trap 'exit 1' HUP INT TERM
failures=0

# line NAME WHAT MEASURED UNIT more|less GOAL [NOTE]: without GOAL it is only told
line() {
  printf '%s|' "$@" | awk -F '|' '{
    sign = $5 == "more" ? 1 : -1
    verdict = $6 == "" ? "" : sign * ($3 - $6) >= 0 ? "met" : "missed"
    goal = $6 == "" ? "-" : ($5 == "more" ? ">= " : "<= ") $6
    form = $3 < 10 ? "%8.2f" : $3 < 100 ? "%8.1f" : "%8.0f"
    printf "%-6s %-52s " form " %-5s %-8s %-7s%s\n", $1, $2, $3, $4, goal, verdict,
      $7 == "" ? "" : " " $7
  }'
}

failed() {
  printf '%-6s failed, or what was told is wrong: see above\n' "$1"
  failures=$((failures + 1))
}

seconds() {
  median "$1" 1 | awk '{ printf "%.2f s", $1 / 1e6 }'
}

# The Python that has openpyxl: the system's, where another one comes first.
find_python() {
  for python in python3 /usr/bin/python3; do
    "$python" "$here/spreadsheets-openpyxl.py" --start 2>/dev/null && return
  done
  say 'openpyxl is missing'
  return 1
}

# make_books ROWS FILES: as CSV first, so that what must come out is known
make_books() {
  generate --rows "$1" --files "$2"
  python3 "$here/spreadsheets-books.py" "$data/data" "$data/books"
  for pipeline in bench bench-plain; do
    sed 's/^read  *= csv/read       = xlsx/
      s/^fetch.path = .*/fetch.path = books/; /^table.number-style/d' \
      "$data/$pipeline.ini" >"$data/books-$pipeline.ini"
  done
}

turn_chitieu() { run_chitieu "$1" books-bench-plain.ini "$jobs"; }
turn_openpyxl() {
  "$tools/bench-measure" "$1" "$python" "$here/spreadsheets-openpyxl.py" "$data/books" >&2
}
turn_sheetjs() {
  "$tools/bench-measure" "$1" node "$peer/spreadsheets-sheetjs.mjs" "$data/books" >&2
}
turn_libreoffice() {
  rm -rf "$data/office"
  "$tools/bench-measure" "$1" soffice --headless "-env:UserInstallation=file://$results/profile" \
    --convert-to csv --outdir "$data/office" "$data/books"/*.xlsx >/dev/null 2>&1
}

# The findings that are known to be in the data, and as many figures.
check_books() {
  run_chitieu "$results/checked" books-bench.ini "$jobs" && compare_with_expected
}

# against NAME WHAT PEER TURN RUNS GOAL
against() {
  take_turns "$5" "$results/$1-$3" turn_chitieu "$4" || return
  line "$1" "$2, against $3" "$(ratio "$results/$1-$3/a" "$results/$1-$3/b" 1)" times more "$6" \
    "($(seconds "$results/$1-$3/a") against $(seconds "$results/$1-$3/b"))"
}

# against_all NAME WHAT GOAL: the goal is against openpyxl
against_all() {
  against "$1" "$2" openpyxl turn_openpyxl "$runs" "$3" &&
    against "$1" "$2" SheetJS turn_sheetjs "$runs" '' || return
  if command -v soffice >/dev/null; then
    against "$1" "$2" LibreOffice turn_libreoffice 1 ''
  fi
}

# memory NAME GOAL: 56 bytes an observation are what the observations may take
memory() {
  n=$(cat "$data/expected-rows")
  line "$1" 'the same, peak memory beyond the observations' \
    "$(median "$results/$1-openpyxl/a" 3 | awk -v n="$n" '
      { printf "%.1f", ($1 * 1024 - 56 * n) / 1e6 }')" MB less "$2" "($n observations)"
}

measure_big() {
  make_books "$(scaled 200000)" 1 && check_books &&
    against_all big '200,000 rows x 8 columns' 15 && memory big 32
}

measure_books() {
  make_books "$(scaled 30000)" "$(scaled 500)" && check_books &&
    against_all books '500 books of 60 rows' 30
}

# Two reports of one district, one below the other, with title lines above.
make_form() {
  samples=$root/samples/lao-cai-2023/districts
  mkdir -p "$results/form"
  {
    cat -- "$samples/huyen-bac-ha-9-thang.csv"
    tail -n +2 -- "$samples/huyen-bac-ha-6-thang.csv"
  } | head -n 61 >"$results/form/huyen-bac-ha.csv"
  python3 "$here/spreadsheets-books.py" "$results/form" "$results/form" --form
}

validate_form() {
  CHITIEU_PLUGIN_PATH=$build/plugins "$tools/bench-measure" "$1" \
    "$build/core/cli/chitieu" validate "$results/form/huyen-bac-ha.$2" \
    --pipeline "$root/pipelines/lao-cai-2023.ini" >"$results/form/findings" || [ $? -eq 1 ]
}
turn_form() { validate_form "$1" xlsx; }
turn_form_csv() { validate_form "$1" csv; }

measure_form() {
  make_form && take_turns 20 "$results/form-times" turn_form turn_form_csv || return
  line form 'chitieu validate, one book of 60 rows' \
    "$(median "$results/form-times/a" 1 | awk '{ print $1 / 1000 }')" ms less 30 \
    "(the same as CSV: $(median "$results/form-times/b" 1 | awk '{ printf "%.1f", $1 / 1000 }') ms)"
}

install_missing
build_program
install_peer
find_python

load=$(read_load)
printf '%-6s %-52s %8s %-5s %-8s\n' '' "medians of $runs pairs of runs" measured '' goal
for name in $names; do
  "measure_$name" || failed "$name"
done
tell_machine "$load"
[ "$scale" -eq 1 ] || echo "everything $scale times smaller: this says nothing of the goals"
[ "$failures" -eq 0 ]
