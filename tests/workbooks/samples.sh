#!/bin/sh
# The sample workbooks: the clean ones give the figures of the text file of the same sender and
# no error; in the faulty ones each mistake is found at its cell.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

here=$root/tests/workbooks
samples=$root/samples
books=$samples/lao-cai-2023-workbooks

# read_file RESULT FILE: what it gives, as JSON
read_file() {
  "$CHITIEU" validate --pipeline "$pipeline" --format json "$2" >"$1" 2>"$work/log"
}

# The cases come first, since findings.py counts them from 1.
for book in "$books"/faulty/*; do
  "$CHITIEU" validate --pipeline "$pipeline" --lang vi --format json "$book" \
    >"$work/$(basename -- "$book").json" 2>"$work/log"
done
python3 "$here/findings-table.py" "$work"/*.json >"$work/findings.csv"
python3 "$root/tests/pipeline/findings.py" "$work/findings.csv" "$books/expected-findings.csv" \
  2>"$work/counts"
read -r cases failures <"$work/counts" || failed 'expected-findings.csv can be read'
check 'there are expected findings' test "$cases" -gt 1

for book in "$books"/clean/*; do
  name=$(basename -- "$book")
  text=$(ls "$samples"/lao-cai-2023/*/"${name%.*}.csv")
  read_file "$work/text.json" "$text"
  check "$name: no error" read_file "$work/book.json" "$book" || tell <"$work/log"
  check "$name: the figures of the text file" \
    python3 "$here/same-figures.py" "$work/text.json" "$work/book.json"
done
finish
