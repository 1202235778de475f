#!/bin/sh
# What runs accept is kept and compared with; what senders explain is kept, too.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

in=$work/in
out=$work/out
findings=$out/findings.csv
store=$out/.chitieu/accepted.sqlite
mkdir -p "$in"

# write_pipeline FILE [LINE OF [pipeline]]...
write_pipeline() {
  _file=$1
  shift
  {
    cat <<END
[pipeline]
catalog = $root/pipelines/lao-cai-2023
period = 2023-01/P6M
fail-at = warning
lang = en
END
    printf '%s\n' "$@"
    cat <<END
[source health]
sender = Sở Y tế
fetch = file
fetch.path = $in/*.csv
read = csv
received = 2023-07-01

[history last-year]
path = $root/pipelines/lao-cai-2023/history/2022.csv

[normalize units]
[validate bounds]
[validate revision]
[emit csv]
END
  } >"$_file"
}

# report ROW...: what is sent: INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE
report() {
  {
    echo 'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE'
    printf '%s\n' "$@"
  } >"$in/report.csv"
}

run() {
  chitieu run "$work/p.ini" --out "$out" "$@"
}

# told TEXT: among the findings
told() {
  file_holds "$findings" "$1"
}

untold() {
  ! grep -nF -- "$1" "$findings"
}

sum() {
  cksum <"$store"
}

write_pipeline "$work/p.ini"

# Vintages

report '13.1,10,2023-01/P6M,44.2,E,' '13.2,10,2023-01/P6M,12.5,A,'
expect 0 'the first run' run
check 'the first run: nothing to compare with' untold revision.
check 'it leaves a store' test -s "$store"
cp -R "$out" "$work/one"
first=$(sum)
expect 0 'the same again' run
check 'the same again: the same files' same_files "$out" "$work/one"
check 'the same again: the same store' test "$(sum)" = "$first"

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,12.5,A,'
expect 0 'an estimate becomes provisional' run
check 'from E to P: information' told 'info,revision.vintage'
check 'from E to P: before and after' told '44.2 (estimated; Sở Y tế, run 1) became 44.6 (provisional)'
rm -rf "$work/two" && cp -R "$out" "$work/two"
expect 0 'the same again' run
check 'from E to P: the same again' same_files "$out" "$work/two"

# A changed final figure

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,13.5,A,'
expect 1 'a final figure changes' run
check 'a final figure changes: before and after' \
  told 'the final figure was 12.5 (Sở Y tế, run 1), Sở Y tế now gives 13.5'
expect 1 'and is told until somebody explains it' run

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,13.5,A,gIAI TRINH - tuyển thêm bác sỹ'
expect 0 'explained in its row' run
check 'explained: who, when and what' told 'explained by Sở Y tế on 2023-07-01: tuyển thêm bác sỹ'
check 'explained: information' told 'info,revision.changed'

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,13.5,A,xong'
expect 0 'the explanation holds without being given again' run
check 'it is told again' told 'explained by Sở Y tế on 2023-07-01: tuyển thêm bác sỹ'

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,14.5,A,'
expect 1 'until the figure changes' run
check 'the change is from the accepted figure' told 'the final figure was 13.5'
check 'the explanation has ended' told 'info,answers.ended'

# A figure that is gone

report '13.1,10,2023-01/P6M,44.6,P,'
expect 1 'a figure is gone' run
check 'a figure is gone: what it was' told '13.5 (Sở Y tế, run 3) was accepted'
report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,…,,'
expect 1 'a figure becomes …' run
check 'a figure becomes …: at its cell' told 'report.csv,3:4,13.2'

# An error is not accepted

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,13.5,A,' '10,10,2023-01/P6M,320,A,'
expect 1 'a figure with an error' run
report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,13.5,A,' '10,10,2023-01/P6M,32,A,'
expect 0 'put right, it is no change' run
check 'no change of it is told' untold ',10,10,2023-01/P6M,32,320'

# Last year's figure

report '13.1,10,2023-01/P6M,44.6,P,' '13.2,10,2023-01/P6M,13.5,A,' \
  '10,10,2023-01/P6M,32,A,' 'DS,10,2022,760001,A,'
expect 1 'a restated figure of last year' run
check 'a restated figure: both are named' told 'the figure of an earlier year was'
check 'a restated figure: where the other stands' told '(the history), Sở Y tế now gives 760,001'

# The file of answers

cat >"$work/answers.csv" <<END
RULE,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,ANSWER,WHO,WHEN
revision.restated,DS,10,2022,760001,rà soát lại sổ hộ khẩu,Văn phòng UBND tỉnh,2023-07-03
END
write_pipeline "$work/p.ini" "answers = $work/answers.csv"
expect 0 'answered in the file of answers' run
check 'answered: who, when and what' \
  told 'explained by Văn phòng UBND tỉnh on 2023-07-03: rà soát lại sổ hộ khẩu'
rm -rf "$work/three" && cp -R "$out" "$work/three"
expect 0 'answered, the same again' run
check 'answered: the same files again' same_files "$out" "$work/three"
write_pipeline "$work/p.ini"
expect 0 'the answer is in the store' run
check 'the answer is in the store: the same files' same_files "$out" "$work/three"

# answers_fail LABEL TEXT: the file of answers is refused, and says TEXT
answers_fail() {
  write_pipeline "$work/bad.ini" "answers = $work/bad.csv"
  expect 2 "$1" chitieu run "$work/bad.ini" --out "$out"
  says "$1: what was expected" stderr "$2"
}
answers_fail 'no file of answers' 'bad.csv'
header=RULE,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,ANSWER,WHO,WHEN
printf '%s\n,99,10,2022,1,vì,ai,\n' "$header" >"$work/bad.csv"
answers_fail 'an unknown indicator' "bad.csv:2: column 'INDICATOR' is '99'"
printf '%s\n,10,10,2022,x,vì,ai,\n' "$header" >"$work/bad.csv"
answers_fail 'an answer about no number' "bad.csv:2: column 'OBS_VALUE' is 'x'"
printf '%s\n,10,10,2022,1,,ai,\n' "$header" >"$work/bad.csv"
answers_fail 'an empty answer' "bad.csv:2: column 'ANSWER' is empty"

# Nothing is written by a dry run

before=$(sum)
report '13.2,10,2023-01/P6M,99,A,Giải trình: thử'
expect 1 'a dry run' run --dry-run
check 'a dry run leaves the store' test "$(sum)" = "$before"

# A store that is none

for kind in text other damaged; do
  rm -rf "$work/odd" && cp -R "$out" "$work/odd"
  odd=$work/odd/.chitieu/accepted.sqlite
  case $kind in
  text) echo 'no database' >"$odd" ;;
  other) python3 -c "
import sqlite3, sys
c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA application_id = 7'); c.commit()" "$odd" ;;
  damaged) python3 -c "
import sqlite3, sys
c = sqlite3.connect(sys.argv[1]); c.execute(\"UPDATE figure SET amounts = 'x'\"); c.commit()" "$odd" ;;
  esac
  cksum <"$odd" >"$work/odd.sum"
  expect 2 "a store that is $kind" chitieu run "$work/p.ini" --out "$work/odd"
  says "a store that is $kind: its name" stderr accepted.sqlite
  check "a store that is $kind is left alone" sh -c 'cksum <"$1" | cmp - "$2"' - "$odd" "$work/odd.sum"
done

# A state folder of its own

write_pipeline "$work/p.ini" "state = $work/state"
report '13.2,10,2023-01/P6M,12.5,A,'
expect 0 'a state folder' run
check 'a state folder holds the store' test -s "$work/state/accepted.sqlite"
report '13.2,10,2023-01/P6M,15.5,A,'
expect 1 'a file is compared with it, too' \
  chitieu validate "$in/report.csv" --pipeline "$work/p.ini" --sender 'Sở Y tế'
says 'a file is compared with it' stdout revision.changed

# SIGKILL at any moment leaves the store of the run before or of this one

write_pipeline "$work/p.ini"
rm -rf "$out"
report '13.1,10,2023-01/P6M,44.2,A,'
expect 0 'the run before' run
before=$(sum)
rm -rf "$work/before" && cp -R "$out" "$work/before"
report '13.1,10,2023-01/P6M,44.2,A,' '13.2,10,2023-01/P6M,12.5,A,'
expect 0 'this run' run
after=$(sum)
torn=0
for delay in 0.001 0.004 0.008 0.012 0.016 0.020 0.024 0.028 0.032 0.036 0.04 0.05 0.06 0.08; do
  rm -rf "$out" && cp -R "$work/before" "$out"
  "$CHITIEU" run "$work/p.ini" --out "$out" >/dev/null 2>&1 </dev/null &
  pid=$!
  sleep "$delay"
  kill -KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  now=$(sum)
  [ "$now" = "$before" ] || [ "$now" = "$after" ] || torn=$((torn + 1))
done
check 'a killed run leaves one of both stores' test "$torn" -eq 0
expect 0 'the next run goes on' run
check 'the next run: the store of this one' test "$(sum)" = "$after"
finish
