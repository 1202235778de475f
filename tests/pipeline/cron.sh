#!/bin/sh
# The example for cron, as cron would run it: what is printed is mailed.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

cd "$work" || exit 1
state=/var/lib/chitieu
shipped=/usr/local/share/chitieu/pipelines/lao-cai-2023.ini

# job NUMBER PIPELINE: the command of that line of the example, on this program
job() {
  grep -E '^[0-9]' "$root/pipelines/cron.example" | sed -n "$1p" |
    sed -e 's/^\([^ ][^ ]*  *\)\{6\}//' -e 's/\\%/%/g' -e "s|/usr/local/bin/chitieu|$CHITIEU|" \
      -e "s|$shipped|$2|" -e "s|$state|$work/state|g"
}

# mailed NUMBER PIPELINE: runs it; what it prints is in $work/mail
mailed() {
  job "$1" "$2" >job.sh
  LANG=C sh job.sh >mail 2>&1 </dev/null
}

check 'every line is one for the user chitieu' \
  sh -c '! grep -E "^[0-9]" "$1" | grep -vE "^([^ ]+ +){5}chitieu +/?[^ ]"' - \
  "$root/pipelines/cron.example"
check 'no bare percent sign, which cron takes for a line end' \
  sh -c '! grep -E "^[0-9]" "$1" | grep -E "(^|[^\\])%"' - "$root/pipelines/cron.example"

for number in 1 2; do
  mailed "$number" "$pipeline"
  check "line $number, all is well: no mail" is_empty mail
done
check 'line 1 has written' same_set state/lao-cai-2023 "$expected"

job 1 "$pipeline" >job.sh
flock state/lao-cai-2023/.chitieu/lock sh job.sh >mail 2>&1
check 'another run is at work: no mail' is_empty mail

mailed 1 "$faulty"
check 'a file that cannot be read: where its reason is' \
  file_holds mail "$work/state/lao-cai-2023/findings.csv"
check 'and the reason itself' grep -q 'so-thong-tin-va-truyen-thong-9-thang.json: ' mail
check 'it is there' grep -q '^error,read.failed,' state/lao-cai-2023/findings.csv
mailed 2 "$faulty"
check 'line 2 tells it too' grep -q 'so-thong-tin-va-truyen-thong-9-thang.json: ' mail

sed -e "s|= lao-cai-2023\$|= $root/pipelines/lao-cai-2023|" -e "s|= \.\./|= $root/|" \
  -e "s|= lao-cai-2023/|= $root/pipelines/lao-cai-2023/|" -e 's/^fail-at .*/fail-at = info/' \
  "$pipeline" >strict.ini
mailed 1 "$work/strict.ini"
check 'errors in the data: where they are' \
  file_holds mail "$work/state/lao-cai-2023/findings.csv"
mailed 1 "$work/none.ini"
check 'no pipeline file: it is told' file_holds mail none.ini
finish
