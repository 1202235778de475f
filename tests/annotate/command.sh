#!/bin/sh
# validate --annotate: a new workbook of a CSV file, its copy when it comes back as a workbook,
# answers in its list, and what is told of wrong combinations.
# shellcheck disable=SC2154  # $work, $faulty ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here=$root/tests/annotate
. "$root/tests/pipeline/lib.sh"

command -v python3 >/dev/null || { echo '1..0 # SKIP python3 is not installed'; exit 0; }
export CHITIEU_PIPELINE="$pipeline"
csv=$root/samples/lao-cai-2023-faulty/huyen-bat-xat-9-thang.csv
json=$root/samples/lao-cai-2023/districts/thi-xa-sa-pa-9-thang.json
cd "$work" || exit 1

# rules FILE: of the findings of a run, each as often as it was found; notes on hidden columns
# are about the list itself
rules() {
  grep -o '\[[a-z][a-z0-9.-]*\]$' "$1" | grep -v 'hidden-columns' | sort
}

same_rules() {
  rules "$1" >first-rules
  rules "$2" >second-rules
  [ -s first-rules ] && diff first-rules second-rules
}

# look FILE WORD...: see look.py
look() {
  python3 "$here/look.py" "$@"
}

no_leftovers() {
  found=$(find "$work" -name '.chitieu*')
  [ -z "$found" ] || { echo "$found"; return 1; }
}

# A new workbook

cp "$csv" huyen-bat-xat.csv
cksum huyen-bat-xat.csv >before
expect 1 'CSV to a workbook' chitieu validate huyen-bat-xat.csv --annotate new.xlsx --lang vi
cp stdout csv-findings
check 'the source stays' sh -c 'cksum huyen-bat-xat.csv | diff before -'
check 'it has the list' look new.xlsx sheets 'Cần sửa'
check 'and comments in as many cells as are wrong' look new.xlsx marked
expect 1 'in English' chitieu validate huyen-bat-xat.csv --annotate en.xlsx --lang en
check 'it has the list in English' look en.xlsx sheets 'To mend'
expect 0 'JSON to a workbook' chitieu validate "$json" --annotate json.xlsx
check 'nothing is left beside them' no_leftovers

# It comes back

cp new.xlsx huyen-bat-xat.xlsx
expect 1 'a workbook to its copy' \
  chitieu validate huyen-bat-xat.xlsx --annotate copy.xlsx --lang vi
check 'the same is found in it' same_rules csv-findings stdout
check 'the same cells are marked' look copy.xlsx marked
check 'it has one list' look copy.xlsx sheets 'Cần sửa'
cp copy.xlsx huyen-bat-xat.xlsx
expect 1 'a copy to its copy' chitieu validate huyen-bat-xat.xlsx --annotate again.xlsx --lang vi
check 'nothing piles up' look copy.xlsx same again.xlsx
expect 1 'over a file that is there' \
  chitieu validate huyen-bat-xat.xlsx --annotate again.xlsx --lang vi
check 'it is the same again' look copy.xlsx same again.xlsx

# An answer

look again.xlsx answer ratios.ratio 'đo lại sau khi tách xã' huyen-bat-xat.xlsx
expect 1 'a workbook with an answer' \
  chitieu validate huyen-bat-xat.xlsx --annotate answered.xlsx --lang vi
check 'the finding is explained' grep -q 'thông tin: .*đo lại sau khi tách xã.*\[ratios.ratio\]$' stdout
check 'the answer stays in the list' look answered.xlsx answers 'đo lại sau khi tách xã'
check 'and its cell is marked no longer' look answered.xlsx fewer again.xlsx

# Wrong combinations

wrong() {
  label=$1
  file=$2
  target=$3
  says=$4
  expect 2 "$label" chitieu validate "$file" --annotate "$target" --lang en
  says "$label: what was wanted" stderr "$says"
  check "$label: nothing is written" test ! -e "$target"
}
wrong 'a workbook to .ods' huyen-bat-xat.xlsx wrong.ods 'must end in .xlsx'
wrong 'a workbook to .csv' huyen-bat-xat.xlsx wrong.csv 'must end in .xlsx'
wrong 'a workbook to .xlsm' huyen-bat-xat.xlsx wrong.xlsm 'must end in .xlsx'
wrong 'CSV to .ods' huyen-bat-xat.csv wrong.ods 'must end in .csv'
wrong 'JSON to .json' "$json" wrong.json 'must end in .xlsx'
cp huyen-bat-xat.xlsx huyen-bat-xat.xls
wrong 'a workbook with a wrong name' huyen-bat-xat.xls wrong.xls 'must end in .xlsx'
expect 1 'a workbook with a wrong name to a right one' \
  chitieu validate huyen-bat-xat.xls --annotate right.xlsx
expect 2 'the file itself' \
  chitieu validate huyen-bat-xat.xlsx --annotate ./huyen-bat-xat.xlsx --lang en
says 'the file itself is told' stderr 'is the file itself'
expect 4 'a folder that is not there' \
  chitieu validate huyen-bat-xat.xlsx --annotate no/copy.xlsx
printf 'PK\003\004xl/broken' >broken.xlsx
expect 3 'a broken workbook' chitieu validate broken.xlsx --annotate broken-copy.xlsx
check 'no copy of what cannot be read' test ! -e broken-copy.xlsx
check 'nothing is left beside them' no_leftovers
finish
