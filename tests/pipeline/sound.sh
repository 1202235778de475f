#!/bin/sh
# `chitieu catalog check` on the rules of a whole pipeline: those of its plugins and those of
# the catalog's file, against one another, the bounds and the targets.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

cp -R -- "$root/pipelines/lao-cai-2023" "$work/catalog"
cd "$work" || exit 1

# pipeline NAME SECTION...: one with these sections
pipeline() {
  _name=$1
  shift
  printf '%s\n' '[pipeline]' 'catalog = catalog' 'period = 2023-01/P9M' 'lang = en' >"$_name.ini"
  printf '%s\n' "$@" >>"$_name.ini"
}

# rules TEXT...: one rule each, in the lines 2, 3 ... of the file
rules() {
  printf '# \n' >catalog/rules.txt
  for _rule in "$@"; do
    printf '%s | vi "x" | en "x"\n' "$_rule" >>catalog/rules.txt
  done
}

told() {
  check "$1: $2" file_holds "$work/stdout" "$2"
}

untold() {
  check "$1: nothing of '$2'" sh -c '! grep -qF -- "$1" "$2"' - "$2" "$work/stdout"
}

pipeline full '[validate bounds]' '[validate ratios]' '[validate parts]' '[validate rollup]' \
  '[validate cumulative]' '[validate rules]'
pipeline bare '[validate bounds]'
pipeline other '[validate rules]' 'file = mine.txt'

rules 'A error: {1} <= 20 %'
expect 0 'a sound rule' timeout 60 "$CHITIEU" catalog check --pipeline full.ini
told 'targets of one thing' '19.1: note: its target 56.7 and the target 72 of 19.2'

rules 'A error: {2.1} >= 60 %' 'B error: {1} <= 20 %' 'C error: {2.2} > 40 %'
expect 1 'two rules and the parts of 100 %' chitieu catalog check --pipeline full.ini
told 'parts' 'rules.txt:2: contradiction'
told 'parts' 'parts.sum of 2.1'
told 'parts' 'rules.C (rules.txt:4)'
untold 'parts' 'rules.B'
expect 1 'the same without the parts: the targets' chitieu catalog check --pipeline bare.ini
untold 'without the parts' 'parts.sum'

rules 'A error: {DS_DO_THI} > {DS_TB}'
expect 1 'a rule against a rate' chitieu catalog check --pipeline full.ini
told 'rate' 'rules.A'
told 'rate' ' of 10'
rules 'A error in P9M: {5} <= 0.5 * {5@prev}' 'B error: {5} >= 1 tỷ đồng'
expect 1 'a rule against cumulative figures' chitieu catalog check --pipeline full.ini
told 'cumulative' 'cumulative.falls of 5'
rules 'A error at district: {19.2} <= 5 xã'
expect 1 'districts that cannot reach the target' chitieu catalog check --pipeline full.ini
told 'target' 'rollup.sum of 19.2'
told 'target' 'the target of 19.2'

rules 'A error: {1} <= 20 %' 'B error: {1} <= 30 %'
expect 1 'a rule that adds nothing' chitieu catalog check --pipeline full.ini
told 'adds nothing' 'rules.txt:3: rules.B adds nothing: all values that satisfy rules.A (rules.txt:2)'
rules 'A error: {16.1} <= 100 %'
expect 1 'a rule that says what a bound says' chitieu catalog check --pipeline full.ini
told 'adds nothing' 'bounds.above of 16.1'

rules 'A error in P6M: {16.1} >= 10 %'
expect 1 'a rule that can never be evaluated' chitieu catalog check --pipeline full.ini
told 'never evaluated' 'rules.txt:2: rules.A can never be evaluated'

printf 'A error: {1} <= 20 %% | vi "x" | en "x"\nB error: {1} >= 30 %% | vi "x" | en "x"\n' \
  >catalog/mine.txt
expect 1 'another file' chitieu catalog check --pipeline other.ini
told 'another file' 'mine.txt:1: contradiction'

rules 'A error: {1} <= 20 %' 'B error: {1} >= 30 %'
expect 1 'rules that no section asks for yet' chitieu catalog check --pipeline bare.ini
told 'no section' 'rules.txt:2: contradiction'
rules 'A error: {1} <='
expect 2 'a mistake in the file' chitieu catalog check --pipeline full.ini
check 'a mistake in the file: its place' file_holds "$work/stderr" 'rules.txt:2:'
expect 2 'the same where no section asks' chitieu catalog check --pipeline bare.ini
rm catalog/rules.txt
expect 0 'no file' chitieu catalog check --pipeline full.ini

# As shipped, and in time for whoever edits it.
expect 0 'the shipped catalog' timeout 20 "$CHITIEU" catalog check \
  --pipeline "$root/pipelines/lao-cai-2023.ini"
finish
