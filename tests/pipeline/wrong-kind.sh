#!/bin/sh
# Files that are something else than their names say, through the whole program with the
# reader that it chooses itself; and an old workbook, whose reader must find its child.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

# tells LABEL NAME CODE RULE TEXT: the file $work/NAME ends the run with CODE, and a finding
# RULE has TEXT in its message (RULE - : no finding that begins with "read.")
tells() {
  printf '%s\n' '[pipeline]' 'title = t' "catalog = $root/pipelines/lao-cai-2023" \
    'period = 2023-01/P6M' 'lang = en' '[source s]' 'received = 2023-06-20' \
    'sender = Sở Y tế' 'fetch = file' "fetch.path = $2" '[normalize units]' '[emit csv]' \
    >"$work/p.ini"
  rm -rf -- "$work/out"
  expect "$3" "$1" chitieu run "$work/p.ini" --out "$work/out"
  check "$1: $4" python3 - "$work/out/findings.csv" "$4" "${5-}" <<'END'
import csv, sys
found = [(row["RULE"], row["MESSAGE"])
         for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""))]
print(found)
if sys.argv[2] == "-":
    assert not [rule for rule, _ in found if rule.startswith("read.")]
else:
    assert [text for rule, text in found if rule == sys.argv[2] and sys.argv[3] in text]
END
}

table='indicator,area,period,value,unit\n19.2,082,2023-01/P6M,12,xã\n'

# shellcheck disable=SC2059  # meant as a format
printf "$table" >"$work/text.xls"
tells 'CSV named .xls' text.xls 0 read.wrong-extension 'ends in .xls'
check 'its figure is kept' test "$(wc -l <"$work/out/dataset.csv")" -eq 2

# shellcheck disable=SC2059
printf "$table" >"$work/text.csv"
tells 'CSV of its own name' text.csv 0 -

cp "$root/plugins/read/xls/test-data/form.xls" "$work/book.csv"
tells 'a workbook named .csv' book.csv 1 read.wrong-extension 'old workbooks (.xls)'
cp "$root/plugins/read/xls/test-data/form.xls" "$work/book.xls"
tells 'an old workbook' book.xls 1 read.hidden-rows ''

printf '<html><body><table><tr><td>1' >"$work/page.xls"
tells 'HTML named .xls' page.xls 3 read.failed 'web page (HTML)'
printf '<html><body><table><tr><td>1' >"$work/page.csv"
tells 'HTML named .csv' page.csv 3 read.failed 'web page (HTML)'
printf '%%PDF-1.4\n' >"$work/scan.pdf"
tells 'a PDF' scan.pdf 3 read.failed 'send the workbook (.xlsx)'
: >"$work/nothing.xlsx"
tells 'nothing named .xlsx' nothing.xlsx 3 read.failed '0 bytes'
printf 'ID3\3\0\377\373\220\144\0\0\17\360' >"$work/noise.mp3"
tells 'a recording' noise.mp3 3 read.unrecognised ''

finish
