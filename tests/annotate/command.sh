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

# What is to be typed into a cell

cat >huyen-bac-ha-9-thang.csv <<'END'
Chỉ tiêu;Đơn vị tính;9 tháng 2023
Tổng thu từ khách du lịch;triệu đồng;9.097.000
Tổng lượng khách du lịch;nghìn lượt;512,4
END
expect 0 'figures in another unit' \
  chitieu validate huyen-bac-ha-9-thang.csv --annotate unit.xlsx --lang vi
check 'the list has them as the cell has' look unit.xlsx tells C2 9.097.000 909.700 rules.R22
expect 0 'in English' chitieu validate huyen-bac-ha-9-thang.csv --annotate unit-en.xlsx --lang en
check 'the marks are those of the file' look unit-en.xlsx tells C2 9.097.000 909.700 rules.R22
sed -e '2s/triệu đồng;9.097.000/;9.097.000 triệu đồng/' huyen-bac-ha-9-thang.csv >bac-ha.csv
expect 0 'a unit in the cell' \
  chitieu validate bac-ha.csv --sender 'UBND huyện Bắc Hà' --annotate own.xlsx --lang vi
check 'it stays there' look own.xlsx tells C2 '9.097.000 triệu đồng' '909.700 triệu đồng'
sed -e '2s/9.097.000/9,097,000/' -e '3s/512,4/512.4/' huyen-bac-ha-9-thang.csv >bac-ha.csv
expect 0 'figures in the English way' \
  chitieu validate bac-ha.csv --sender 'UBND huyện Bắc Hà' --annotate own.xlsx --lang vi
check 'they stay so' look own.xlsx tells C2 9,097,000 909,700
prose='Tổng thu đạt 9.097.000 triệu đồng, bằng 80% kế hoạch năm'
sed -e "2s/triệu đồng;9.097.000/;$prose/" huyen-bac-ha-9-thang.csv >bac-ha.csv
expect 0 'figures in prose' \
  chitieu validate bac-ha.csv --sender 'UBND huyện Bắc Hà' --annotate prose.xlsx --lang vi
check 'the unit is told' look prose.xlsx tells C2 "$prose" '909,7 tỷ đồng' rules.R22
sed -e '2s/9.097.000/909.700/' huyen-bac-ha-9-thang.csv >bac-ha.csv
expect 0 'what was suggested' chitieu validate bac-ha.csv --sender 'UBND huyện Bắc Hà'
check 'it was right' test ! -s stdout

workbook=$root/samples/lao-cai-2023-workbooks/faulty/so-tai-chinh-9-thang.xlsx
cp "$workbook" .
expect 1 'a workbook with numbers' \
  chitieu validate so-tai-chinh-9-thang.xlsx --annotate money.xlsx --lang vi
says 'numbers on the terminal' stdout '→ 13.608 tỷ đồng'
check 'numbers as they are seen' look money.xlsx tells 'Thu NSNN!B7' 1.360.800 13.608.000 trend.jump
check 'several' look money.xlsx tells 'Thu NSNN!B7' 1.360.800 \
  '2.426.800 hoặc 2.426.799 hoặc 2.426.801' parts.sum
check 'comments are short' look money.xlsx short
expect 1 'numbers as data' chitieu validate so-tai-chinh-9-thang.xlsx --format json
says 'plain ones' stdout '2426.800 | 2426.799 | 2426.801'

# Nothing to mend

head -n 1 huyen-bac-ha-9-thang.csv >right.csv
echo 'Tổng lượng khách du lịch;nghìn lượt;512,4' >>right.csv
expect 0 'nothing is wrong' \
  chitieu validate right.csv --sender 'UBND huyện Bắc Hà' --annotate none.xlsx --lang vi
check 'nothing is said' test ! -s stdout
check 'there is no list' look none.xlsx without 'Cần sửa'
expect 0 'nothing is wrong, as text' \
  chitieu validate right.csv --sender 'UBND huyện Bắc Hà' --annotate none.csv --lang vi
check 'the same text' diff right.csv none.csv

# Text

expect 1 'CSV to CSV' chitieu validate "$csv" --annotate text.csv --lang vi
check 'it says how grave it is' grep -q '"\[lỗi\] ' text.csv
check 'without a mark, as it came' sh -c 'head -c 3 text.csv | grep -q "Ch"'
{ printf '\357\273\277'; cat "$csv"; } >marked.csv
expect 1 'CSV with a mark to CSV' \
  chitieu validate marked.csv --sender 'UBND huyện Bát Xát' --annotate text.csv --lang vi
check 'with a mark, as it came' sh -c 'head -c 3 text.csv | od -An -tx1 | grep -q "ef bb bf"'
python3 - "$csv" >old.csv <<'END'
import sys, unicodedata
out = bytearray()
for c in open(sys.argv[1], encoding="utf-8").read():
    try:
        out += c.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", c)
        tone = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tone))
        out += (rest + "".join(tone)).encode("cp1258")
sys.stdout.buffer.write(out)
END
expect 1 'CSV in windows-1258 to CSV' \
  chitieu validate old.csv --sender 'UBND huyện Bát Xát' --annotate text.csv --lang vi
check 'with a mark' sh -c 'head -c 3 text.csv | od -An -tx1 | grep -q "ef bb bf"'
check 'in UTF-8' grep -q 'Huyện Bát Xát' text.csv

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
