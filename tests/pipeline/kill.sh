#!/bin/sh
# SIGKILL at any moment leaves all files of the previous run or all of the new one.
#
# Two pipelines with the same names of files and other bytes in each of them take
# turns in one folder; each is killed at a random moment of its duration, and then
# the folder has to hold one of the two known sets. KILLS and SEED may be set.
# Nothing is remembered from run to run, as then the sets would hang on their order;
# revision.sh kills runs that remember.
# shellcheck disable=SC2154  # $work, $pipeline ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

kills=${KILLS:-200}
seed=${SEED:-$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')}
echo "# seed $seed, $kills kills"

forget='validate revision:severity=off'

# A killed process leaves half a file of coverage counters.
[ -z "${GCOV_PREFIX-}" ] && export GCOV_PREFIX="$work/gcov"

# holds OUT: prints which of the known sets is there: old, new, none or TORN
holds() {
  fingerprint "$1" >"$work/there"
  if [ ! -s "$work/there" ]; then
    echo none
  elif cmp -s -- "$work/there" "$work/old.sums"; then
    echo old
  elif cmp -s -- "$work/there" "$work/new.sums"; then
    echo new
  else
    echo TORN
  fi
}

all_differ() {
  for table in $tables; do
    ! cmp -s -- "$work/old/$table.csv" "$work/new/$table.csv" || { echo "$table"; return 1; }
  done
}

# now: in milliseconds
now() {
  date +%s%3N
}

chitieu run "$pipeline" --set "$forget" --out "$work/old" >/dev/null 2>&1
# The median: one slow disk access would else put most kills behind the end.
for _ in 1 2 3 4 5; do
  start=$(now)
  chitieu run "$faulty" --set "$forget" --out "$work/new" >/dev/null 2>&1
  echo "$(($(now) - start + 1))"
done >"$work/durations"
duration=$(sort -n "$work/durations" | sed -n 3p)
fingerprint "$work/old" >"$work/old.sums"
fingerprint "$work/new" >"$work/new.sums"
check 'the two pipelines give other bytes in every file' all_differ || finish
echo "# a run takes $duration ms"

# One delay a line, in seconds, from 0 to half as much again as a run takes.
awk -v n="$kills" -v ms="$duration" -v seed="$seed" '
  BEGIN { srand(seed); for (i = 0; i < n; i++) printf "%.4f\n", rand() * ms * 1.5 / 1000 }
' >"$work/delays"

out=$work/out
turn=old
torn=0
cut=0
: >"$work/seen"
while read -r delay; do
  source=$pipeline
  [ "$turn" = old ] || source=$faulty
  "$CHITIEU" run "$source" --set "$forget" --out "$out" --jobs 2 >/dev/null 2>&1 </dev/null &
  child=$!
  sleep "$delay"
  kill -KILL "$child" 2>/dev/null
  wait "$child" 2>/dev/null
  [ $? -ne 137 ] || cut=$((cut + 1))

  state=$(holds "$out")
  echo "$state" >>"$work/seen"
  [ "$state" != TORN ] || {
    torn=$((torn + 1))
    echo "# torn after a kill at $delay s"
    diff "$work/there" "$work/$turn.sums" | tell
  }
  if [ "$turn" = old ]; then turn=new; else turn=old; fi
done <"$work/delays"

sort "$work/seen" | uniq -c | tell
echo "# $cut of $kills were killed before their end"
check "$kills kills: never a mixture" test "$torn" -eq 0
check 'many kills met a run that was under way' test "$cut" -gt $((kills / 5))
check 'both sets were seen' sh -c 'grep -q old "$1" && grep -q new "$1"' - "$work/seen"

expect 0 'the next run is not held up' chitieu run "$pipeline" --set "$forget" --out "$out"
check 'and gives its files' same_files "$out" "$work/old"
expect 0 'and the one after it' chitieu run "$pipeline" --set "$forget" --out "$out"
check 'nothing is left of the killed runs' \
  sh -c '[ "$(ls -A "$1" | sort)" = "$(ls -A "$2" | sort)" ] && [ "$(ls -A "$1/.chitieu" | wc -l)" -le 4 ]' \
  - "$out" "$work/old"
finish
