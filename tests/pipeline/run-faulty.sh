#!/bin/sh
# Every mistake that was put into the faulty samples is found at its cell, under its
# rule; the clean samples have no error.
# shellcheck disable=SC2154  # $work, $faulty ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

wanted=$root/samples/lao-cai-2023-faulty/expected-findings.csv

# The cases come first, since findings.py counts them from 1.
chitieu run "$faulty" --out "$work/out" >"$work/log" 2>&1
code=$?
[ -f "$work/out/findings.csv" ] || {
  failed 'the faulty samples give a findings.csv'
  tell <"$work/log"
  finish
}
python3 "$root/tests/pipeline/findings.py" "$work/out/findings.csv" "$wanted" 2>"$work/counts"
read -r cases failures <"$work/counts" || failed 'expected-findings.csv can be read'

check 'exit code 3: a file could not be read, the rest is out' test "$code" -eq 3 ||
  echo "# exit code $code"
check 'there are expected findings' test "$cases" -gt 1
for jobs in 1 8; do
  expect 3 "--jobs $jobs" chitieu run "$faulty" --jobs "$jobs" --out "$work/jobs"
  check "--jobs $jobs: the same files" same_set "$work/jobs" "$work/out"
done

expect 0 'the clean samples' chitieu run "$pipeline" --out "$work/clean"
check 'the clean samples have no error' \
  sh -c '! grep -n "^error," "$1"' - "$work/clean/findings.csv"
finish
