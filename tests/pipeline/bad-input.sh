#!/bin/sh
# Small inputs, each wrong in its own way, through the whole program: the exit code, the
# finding and its place, and what of the rest is kept.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

head='indicator,area,period,value,unit,numerator,denominator'
good='19.2,082,2023-01/P6M,12,xã,,'

# pipeline_of SOURCE-LINES...: $work/p.ini with one source
pipeline_of() {
  {
    printf '%s\n' '[pipeline]' 'title = t' "catalog = $root/pipelines/lao-cai-2023" \
      'period = 2023-01/P6M' 'lang = en' '[source s]' 'received = 2023-06-20' \
      'sender = Sở Y tế' 'fetch = file' "$@"
    printf '%s\n' '[normalize units]' '[validate bounds]' '[validate ratios]' '[emit csv]'
  } >"$work/p.ini"
}

# finds LABEL CODE RULE LOCATION ROWS: the run ends with CODE, has the finding at its place
# (RULE - : no finding at all), and ROWS figures are in the dataset
finds() {
  rm -rf -- "$work/out"
  expect "$2" "$1" chitieu run "$work/p.ini" --out "$work/out"
  if [ "$3" = - ]; then
    check "$1: no finding" test "$(wc -l <"$work/out/findings.csv")" -eq 1
  else
    check "$1: $3 at '$4'" python3 - "$work/out/findings.csv" "$3" "$4" <<'END'
import csv, sys
found = [(row["RULE"], row["LOCATION"])
         for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""))]
print(found)
assert (sys.argv[2], sys.argv[3]) in found
END
  fi
  check "$1: $5 figures are kept" \
    test "$(($(wc -l <"$work/out/dataset.csv") - 1))" -eq "$5"
}

# csv LABEL CODE RULE LOCATION ROWS LINE...: the lines are a file, printf escapes in them
csv() {
  _name=$1 _exit=$2 _rule=$3 _place=$4 _rows=$5
  shift 5
  : >"$work/in.csv"
  for line in "$@"; do
    # shellcheck disable=SC2059  # the line is meant as a format
    printf "$line\n" >>"$work/in.csv"
  done
  finds "$_name" "$_exit" "$_rule" "$_place" "$_rows"
}

# json LABEL CODE RULE LOCATION ROWS TEXT
json() {
  printf '%s' "$6" >"$work/in.json"
  finds "$1" "$2" "$3" "$4" "$5"
}

pipeline_of 'fetch.path = in.csv' 'read = csv'
csv 'nothing wrong' 0 - '' 1 "$head" "$good"
csv 'an unknown indicator' 1 intake.unknown-indicator 3:1 1 "$head" "$good" '99.9,082,2023,1,,,'
csv 'an unknown area' 1 intake.unknown-area 3:2 1 "$head" "$good" '19.2,999,2023,1,,,'
csv 'an area of two names' 1 intake.ambiguous-area 3:2 1 "$head" "$good" \
  '19.2,Xã Thanh Bình,2023,1,,,'
csv 'an unknown unit' 1 intake.unknown-unit 3:5 1 "$head" "$good" '19.2,080,2023,1,mớ,,'
csv 'a unit of another kind' 1 units.dimension 3:4 1 "$head" "$good" '5,10,2023,5,%%,,'
csv 'another price base' 1 units.price-base 3:4 1 "$head" "$good" \
  '7,10,2023,5,"tỷ đồng, giá SS 2020",,'
csv 'an unknown period' 1 intake.unknown-period 3:3 1 "$head" "$good" '19.2,080,quý V/2023,1,,,'
csv 'no number' 1 intake.not-a-number 3:4 1 "$head" "$good" '19.2,080,2023,"1O,5",,,'
csv 'a number of 25 digits' 1 intake.overflow 3:4 1 "$head" "$good" \
  '19.2,080,2023,1234567890123456789012345,,,'
csv 'a value out of range' 1 bounds.above 3:4 2 "$head" "$good" '19.2,10,2023,1000,,,'
csv 'a ratio that is none' 1 ratios.ratio 3:4 4 "$head" "$good" '19.1,10,2023,57.7,%%,72,127'
csv 'a figure given twice' 0 merge.repeated 3:4 1 "$head" "$good" "$good"
csv 'two figures for one cell' 1 merge.contradicts 3:4 1 "$head" "$good" \
  '19.2,082,2023-01/P6M,13,xã,,'
csv 'a missing column' 1 intake.missing-column 1:1 0 'indicator,area,period' '19.2,082,2023'
csv 'a header alone' 1 intake.no-rows 1:1 0 "$head"
csv 'no header' 3 intake.no-header 1:1 0 'a letter' 'without a table'
csv 'a decimal comma without quotes' 1 intake.extra-fields 3:5 1 'indicator,area,period,value' \
  '19.2,082,2023,1' '8.2,10,2023,12,5'
csv 'a quote inside a field' 1 read.broken-record 2:4 1 "$head" '19.2,080,2023,1"2,,,' "$good"
csv 'an open quote' 1 read.broken-record 3:4 1 "$head" "$good" '19.2,080,2023,"12,,,'
csv 'a NUL byte' 1 read.nul 2:4 1 "$head" '19.2,080,2023,1\0002,,,' "$good"
csv 'no UTF-8' 1 read.encoding 2:1 1 "$head" 's\341\273 x\377,080,2023,12,,,' "$good"
csv 'a line in TCVN3' 1 read.encoding-line 2:1 1 "$head" 't\373,080,2023,12,,,' "$good"
csv 'a wide table with a misspelt area' 1 intake.unknown-column 1:3 2 \
  'Chỉ tiêu,TP Lào Cai,Bát Xatx,TX Sa Pa' '19.2,1,2,3'

: >"$work/in.csv"
finds 'an empty file' 3 intake.empty '' 0
rm -f -- "$work/in.csv"
finds 'no such file' 3 fetch.failed '' 0
check 'its SOURCE is the path' file_holds "$work/out/submissions.csv" 'Sở Y tế,in.csv,,'
check 'no path of this machine is told' sh -c '! grep -F "$1" "$2"' - "$work" \
  "$work/out/findings.csv"

pipeline_of 'fetch.path = in.csv' 'read = csv' 'read.max-field = 16'
csv 'a field over the limit' 1 read.long-field 3:1 1 "$head" "$good" 'a name of 17 byte,080,2023,1,,,'
pipeline_of 'fetch.path = in.csv' 'read = csv' 'read.max-record = 60'
csv 'a line over the limit' 1 read.long-record 3:7 1 "$head" "$good" \
  '19.2,080,2023,1,,,             and a remark that is too long for the line'

pipeline_of 'fetch.path = in.json' 'read = json'
json 'JSON records' 0 - '' 1 '[{"indicator": "19.2", "area": "082", "period": "2023", "value": 12}]'
json 'JSON that breaks off' 3 read.failed '' 1 \
  '[{"indicator": "19.2", "area": "082", "period": "2023", "value": 12}, {"indicator": '
json 'a JSON key given twice' 1 read.json-record /0 1 \
  '[{"value": 1, "value": 2}, {"indicator": "19.2", "area": "082", "period": "2023", "value": 12}]'
json 'JSON: an unknown area' 1 intake.unknown-area /0/area 0 \
  '[{"indicator": "19.2", "area": "999", "period": "2023", "value": 12}]'

# One sender's trouble is not the others'.
printf '%s\n' "$head" "$good" >"$work/a.csv"
printf 'PK\003\004 a workbook under another name' >"$work/b.csv"
pipeline_of 'fetch.path = [ab].csv' 'read = csv'
finds 'one file of two cannot be read' 3 read.failed '' 1

# What is wrong with the configuration ends the run before anything is fetched.
refuses() {
  rm -rf -- "$work/out"
  expect 2 "$1" chitieu run "$work/p.ini" --out "$work/out"
  check "$1: says '$2'" file_holds "$work/stderr" "$2"
  check "$1: nothing is written" test ! -e "$work/out"
}

pipeline_of 'fetch.path = in.csv' 'read = csv' 'read.colour = red'
refuses 'an unknown option of a plugin' 'p.ini:12: [source s] read/csv'
pipeline_of 'fetch.path = in.csv' 'read = xml'
refuses 'an unknown plugin' 'there is no plugin read/xml'
pipeline_of 'fetch.path = in.csv' 'table.area = Atlantis'
refuses 'an area that the catalog lacks' 'Atlantis'
pipeline_of 'fetch.path = in.csv' 'table.unit = mớ'
refuses 'a unit that the catalog lacks' 'mớ'
pipeline_of 'fetch.path = in.csv' 'table.measure = wish'
refuses 'a measure that is none' 'wish'
pipeline_of 'fetch.path = in.csv' 'table.indicator = 99.9'
refuses 'an indicator that the catalog lacks' '99.9'
pipeline_of 'fetch.path = in.csv' '[history h]' 'path = none.csv'
refuses 'a history that is missing' 'none.csv'
printf '%s\n' "$head" '19.2,999,2023,1,,,' >"$work/history.csv"
pipeline_of 'fetch.path = in.csv' '[history h]' 'path = history.csv'
refuses 'a history that is wrong' 'history.csv:2:2'
pipeline_of 'fetch.path = in.csv' '[emit csv second]'
refuses 'two emitters of one file' 'dataset.csv'
finish
