#!/bin/sh
# Who owes what: missing, late, by someone else, not due. A run tells it of all senders,
# `validate` only what stands in the file.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

mkdir -p "$work/in"
findings=$work/out/findings.csv

cat >"$work/p.ini" <<END
[pipeline]
catalog = $root/pipelines/lao-cai-2023
period = 2023-01/P6M
due = 2023-07-05
fail-at = warning
lang = en

[source reports]
sender = @file
fetch = file
fetch.path = in/*.csv
read = csv
received = 2023-07-09

[normalize units]
[validate completeness]
[emit csv]
END

cat >"$work/in/so-y-te.csv" <<END
INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE
13.1,10,2023-01/P6M,44.2
13.3,10,2023-01/P6M,28.1
9.2,10,2023-01/P6M,1500
END
cat >"$work/in/huyen-bat-xat.csv" <<END
Từ ngày 15/12/2022 đến ngày 14/6/2023
INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE
13.1,082,2023-01/P6M,14.2
13.1,085,2023-01/P6M,15.2
24.3,082,2023-01/P6M,5
END

# told SEVERITY,RULE,SENDER TEXT: one finding with both
told() {
  grep -F -- "$1" "$findings" | grep -qF -- "$2" || {
    printf 'not in it: %s ... %s\n' "$1" "$2"
    cat -- "$findings"
    return 1
  }
}

untold() {
  ! grep -nF -- "$1" "$2"
}

expect 1 'a run' chitieu run "$work/p.ini" --out "$work/out"
check 'what a sender left out' \
  told 'warning,completeness.missing,Sở Y tế,in/so-y-te.csv' 'of the figures owed for 2023-01/P6M nobody sent 1 of 2'
check 'a sender who is silent, by name' \
  told 'warning,completeness.no-report,Sở Du lịch,,' 'Sở Du lịch has sent nothing'
check 'who owes nothing is not asked' untold 'Sở Nội vụ' "$findings"
check 'late' told 'warning,completeness.late,Sở Y tế' 'days late: 4'
check "a neighbour's figure" \
  told 'warning,completeness.wrong-sender,UBND huyện Bát Xát,in/huyen-bat-xat.csv,4:' 'Huyện Bắc Hà'
check "another department's" told 'info,completeness.wrong-sender,Sở Y tế' '9.2'
check 'not due' told 'info,completeness.not-due,Sở Y tế,in/so-y-te.csv,3:4' 'the period 2023'
check 'other days' told 'info,completeness.window,UBND huyện Bát Xát' 'from 2023-01-01 to 2023-06-30'
check 'the days of the indicator' untold ',24.3,082' "$findings"

cp "$work/in/so-y-te.csv" "$work/so-y-te.csv"
expect 0 'one file' chitieu validate "$work/so-y-te.csv" --pipeline "$work/p.ini"
for rule in missing no-report late; do
  check "one file: nothing of completeness.$rule" untold "completeness.$rule" "$work/stdout"
done
says 'one file: what is not due' stdout completeness.not-due

# A dataset read back names its senders row by row.
expect 0 'the samples' chitieu run "$pipeline" --out "$work/samples"
mkdir "$work/again"
cp "$work/samples/dataset.csv" "$work/again/dataset.csv"
sed -e 's/^sender = .*/sender = @table/' -e 's#in/\*.csv#again/dataset.csv#' \
  -e 's#^period = .*#period = 2023-01/P9M#' -e 's/^received = .*/received = 2023-07-01/' \
  "$work/p.ini" >"$work/again.ini"
expect 0 'the samples read back' chitieu run "$work/again.ini" --out "$work/back"
check 'read back, everybody has sent what he owes' untold warning,completeness "$work/back/findings.csv"
finish
