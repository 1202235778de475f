#!/bin/sh
# chitieu preview: what it shows of a file, for people and for programs, and forms that
# are stated in the pipeline file.
# shellcheck disable=SC2154  # $work, $pipeline ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

samples=$root/samples/lao-cai-2023
cd "$work" || exit 1

cat >forms.ini <<END
[pipeline]
catalog = $root/pipelines/lao-cai-2023
period  = 2023-01/P6M

[form mo-ta]
header   = 1
column.1 = Địa bàn
column.2 = Chỉ tiêu
column.3 = Thực hiện 6T/2023
names    = Alpha = 19.2 | Beta = -

[form khac]
title = 6 tháng đầu năm 2023

[normalize units]
END
export CHITIEU_PIPELINE="$work/forms.ini"

lacks() {
  check "$1" sh -c '! grep -qF -- "$2" "$1"' - "$work/$2" "$3"
}

# holds LABEL PYTHON: an expression over f, the first file of the JSON on stdout
holds() {
  check "$1" python3 - "$work/stdout" "$2" <<'END'
import json, sys
f = json.load(open(sys.argv[1], encoding="utf-8"))["files"][0]
facts = [(fact["kind"], fact["location"], fact["text"]) for fact in f["facts"]]
figures = [(row["indicator"], row["ref_area"], row["time_period"], row["obs_value"]) for row in f["observations"]]
assert eval(sys.argv[2]), json.dumps(f, ensure_ascii=False, indent=1)
END
}

# Text

cat >huyen-bac-ha.csv <<'END'
Chỉ tiêu;Địa bàn;Kỳ;Số liệu;Ghi thêm
19.2;085;6 tháng đầu năm 2023;7;x
19.2;085;quý V/2023;8;x
END
expect 0 'a small table' chitieu preview huyen-bac-ha.csv
silent 'a small table' stderr
says 'the file is named' stdout 'huyen-bac-ha.csv'
says 'and its sender' stdout 'UBND huyện Bắc Hà'
says 'the table' stdout 'Table 1'
says 'a header word' stdout 'Chỉ tiêu'
check 'the figure with code, area, period, value and place' \
  grep -q '^ *19\.2  .*  Huyện Bắc Hà  *2023-01/P6M  *actual  *7  .*  2:4$' stdout
says 'what was not read is counted' stdout 'errors: 1'
says 'and told with its place' stdout 'huyen-bac-ha.csv:3:3: error:'
check 'no line ends in a space' sh -c '! grep -q " \$" "$1"' - stdout
check 'no colour where there is no terminal' sh -c '! grep -q "$(printf "\033")" "$1"' - stdout
expect 0 'in Vietnamese' chitieu preview --lang vi huyen-bac-ha.csv
says 'severities in Vietnamese' stdout 'lỗi:'
says 'names in Vietnamese' stdout 'nông thôn mới'
lacks 'none in English' stdout 'error:'
expect 0 'in a Vietnamese locale' env LANG=vi_VN.UTF-8 "$CHITIEU" preview huyen-bac-ha.csv
says 'severities of the locale' stdout 'lỗi:'
if command -v script >/dev/null 2>&1; then
  env -u NO_COLOR script -qec "$CHITIEU preview huyen-bac-ha.csv" /dev/null >coloured </dev/null
  check 'colour on a terminal' grep -q "$(printf '\033')\[31m" coloured
  script -qec "$CHITIEU preview huyen-bac-ha.csv" /dev/null >plain </dev/null
  check 'NO_COLOR is honoured' sh -c '! grep -q "$(printf "\033")" "$1"' - plain
else
  skipped 'colour on a terminal' 'there is no script(1)'
fi
printf 'Chỉ tiêu;Số liệu;\033]0;x\007\033[31m\n19.2;7;\n' >huyen-bac-ha-2.csv
"$CHITIEU" preview huyen-bac-ha-2.csv >stdout 2>stderr
check 'escape sequences of a file are shown, not sent' sh -c '! grep -q "$(printf "\033")" "$1"' - stdout

sample=$samples/districts/huyen-bac-ha-9-thang.csv
expect 0 'many figures' chitieu preview "$sample"
check 'ten of them' sh -c '[ "$(grep -c "2023-01/P9M  actual" "$1")" -eq 10 ]' - stdout
check 'how many there are' grep -qE 'figures: [0-9]{2,}, the first 10:' stdout
expect 0 '--rows' chitieu preview --rows 3 "$sample"
check 'three of them' sh -c '[ "$(grep -c "2023-01/P9M  actual" "$1")" -eq 3 ]' - stdout
expect 0 'names and values stand in columns' chitieu preview --lang vi --rows 40 "$sample"
check 'each place begins in the same column' python3 - stdout <<'END'
import re, sys, unicodedata
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
rows = [re.search(r"^    \S.* (\d+:\d+)$", line) for line in lines]
starts = {sum(not unicodedata.combining(c) for c in row.string[:row.start(1)]) for row in rows if row}
assert len([row for row in rows if row]) == 40 and len(starts) == 1, starts
END

# JSON

expect 0 '--format json' chitieu preview --format json huyen-bac-ha.csv
silent '--format json' stderr
check '--format json is valid' is_json stdout
check '--format json: every value a string or null' python3 - stdout <<'END'
import json, sys
tables = json.load(open(sys.argv[1], encoding="utf-8"))
assert list(tables) == ["files"] and len(tables["files"]) == 1
one = tables["files"][0]
assert list(one) == ["file", "facts", "observations", "findings"], list(one)
assert one["file"] == "huyen-bac-ha.csv"
columns = {
    "facts": ["kind", "table", "location", "text", "meaning", "evidence"],
    "observations": ["indicator", "ref_area", "time_period", "measure", "obs_value", "unit_measure",
                     "decimals", "obs_status", "sender", "source", "location"],
    "findings": ["severity", "rule", "sender", "source", "location", "indicator", "ref_area",
                 "time_period", "observed", "expected", "suggestion", "message"],
}
for name, keys in columns.items():
    for row in one[name]:
        assert list(row) == keys, row
        assert all(value is None or isinstance(value, str) and value for value in row.values()), row
END
holds 'the sender is a fact' '("sender", None, "huyen-bac-ha.csv") in facts'
holds 'the columns are facts, with their words' \
  '([(l, t) for k, l, t in facts if k == "column"][:4] ==
     [("1:1", "Chỉ tiêu"), ("1:2", "Địa bàn"), ("1:3", "Kỳ"), ("1:4", "Số liệu")])'
holds 'every column has a meaning' 'all(x["meaning"] for x in f["facts"] if x["kind"] == "column")'
holds 'the table is a fact' '[x["table"] for x in f["facts"] if x["kind"] == "table"] == ["1"]'
holds 'the delimiter is a fact' \
  '("delimiter", ";") in [(x["text"], x["meaning"]) for x in f["facts"] if x["kind"] == "reading"]'
holds 'the figure' 'figures == [("19.2", "085", "2023-01/P6M", "7")]'
holds 'the finding' '[x["location"] for x in f["findings"] if x["severity"] == "error"] == ["3:3"]'
expect 0 '--format json of many figures' chitieu preview --format json "$sample"
holds 'all of them' 'len(figures) > 50'
expect 0 '--format json --rows' chitieu preview --format json --rows 2 "$sample"
holds 'two of them' 'len(figures) == 2'
expect 0 'a JSON file' chitieu preview --format json "$samples/districts/thi-xa-sa-pa-9-thang.json"
holds 'places are pointers' 'f["observations"][0]["location"].startswith("/")'
expect 0 'two files' chitieu preview --format json huyen-bac-ha.csv "$sample"
check 'two files, two members' python3 -c '
import json, sys
assert len(json.load(open(sys.argv[1], encoding="utf-8"))["files"]) == 2' stdout
expect 0 '--sender and --period' chitieu preview --format json --sender 'Sở Y tế' --period 2023-Q1 "$sample"
holds 'the sender that was stated' 'f["observations"][0]["sender"] == "Sở Y tế"'

# Exit codes

expect 0 'findings are no failure' chitieu preview "$root/samples/lao-cai-2023-faulty/huyen-bat-xat-9-thang.csv"
expect 3 'a file that is missing' chitieu preview none.csv
says 'the missing file is named' stdout 'none.csv'
expect 3 'a file that no reader knows' chitieu preview "$CHITIEU"
expect 3 'a folder' chitieu preview "$work"
: >empty.csv
expect 3 'an empty file' chitieu preview empty.csv
expect 3 'a good file and a bad one' chitieu preview --format json huyen-bac-ha.csv none.csv
check 'both are told' python3 -c '
import json, sys
files = json.load(open(sys.argv[1], encoding="utf-8"))["files"]
assert files[0]["observations"] and not files[1]["observations"] and files[1]["findings"]' stdout
check 'nothing is written' test ! -e out

# Forms that are stated

cat >bieu.csv <<'END'
x;y;z
085;Alpha;7
086;Alpha;8
085;Beta;9
END
expect 3 'a table that means nothing' chitieu preview bieu.csv
expect 0 'with its form' chitieu preview --form mo-ta --format json bieu.csv
holds 'it is read' \
  'figures == [("19.2", "085", "2023-01/P6M", "7"), ("19.2", "086", "2023-01/P6M", "8")]'
holds 'what is not to be read is no error' \
  'not [x for x in f["findings"] if x["severity"] != "info"]'
expect 0 'validate with its form' chitieu validate --form mo-ta --format json bieu.csv
says 'validate reads it' stdout '"086"'
expect 2 'a form that is not there' chitieu preview --form mo-to bieu.csv
says 'the forms that are' stderr 'mo-ta, khac'
cat >run.ini <<END
$(cat forms.ini)
[source a]
sender = UBND huyện Bắc Hà
fetch = file
fetch.path = bieu.csv
table.form = mo-ta
[emit csv]
END
expect 0 'a source with its form' chitieu run run.ini --out out
check 'the dataset has its figures' grep -q '^19.2,086,2023-01/P6M,actual,8,' out/dataset.csv
sed 's/19\.2/19.99/' run.ini >wrong.ini
expect 2 'a code that the catalog lacks' chitieu run wrong.ini --dry-run
says 'its place' stderr 'wrong.ini:10: [form mo-ta] names:'
says 'and the code' stderr "'19.99'"
finish
