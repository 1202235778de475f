# lib.sh: TAP and helpers for tests of the whole program in sh. Sourced after $root is
# set. CHITIEU is the program; by hand, without it, that of build/ is tested.
# shellcheck shell=sh disable=SC2034,SC2154  # $root comes from, $expected goes to the script

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Nothing of the user's settings reaches a test.
unset CHITIEU_PIPELINE LANGUAGE LC_ALL LC_MESSAGES
export LANG=C
export NO_COLOR=1

export CHITIEU="${CHITIEU:-$root/build/core/cli/chitieu}"
export CHITIEU_PLUGIN_PATH="${CHITIEU_PLUGIN_PATH:-$root/build/plugins}"

pipeline=$root/pipelines/lao-cai-2023.ini
faulty=$root/pipelines/lao-cai-2023-faulty.ini
expected=$root/samples/lao-cai-2023/expected
tables='dataset findings scorecard submissions'

cases=0
failures=0

# tell: standard input as comments of TAP
tell() {
  sed 's/^/# /'
}

passed() {
  cases=$((cases + 1))
  printf 'ok %d - %s\n' "$cases" "$1"
}

failed() {
  cases=$((cases + 1))
  failures=$((failures + 1))
  printf 'not ok %d - %s\n' "$cases" "$1"
  return 1
}

skipped() {
  cases=$((cases + 1))
  printf 'ok %d - %s # SKIP %s\n' "$cases" "$1" "$2"
}

# check LABEL COMMAND...: one case; passes when the command succeeds
check() {
  _label=$1
  shift
  if "$@" >"$work/check" 2>&1; then
    passed "$_label"
  else
    failed "$_label" || :
    head -n 20 "$work/check" | tell
    return 1
  fi
}

# expect CODE LABEL COMMAND...: one case; what it printed is in $work/stdout, $work/stderr
expect() {
  _code=$1
  _label=$2
  shift 2
  _actual=0
  "$@" >"$work/stdout" 2>"$work/stderr" </dev/null || _actual=$?
  if [ "$_actual" -eq "$_code" ]; then
    passed "$_label: exit $_code"
  else
    failed "$_label: exit $_code" || :
    printf '# exit code %s\n' "$_actual"
    tail -n 20 "$work/stderr" | tell
    return 1
  fi
}

finish() {
  printf '1..%d\n' "$cases"
  # The counts tell Meson what failed; the exit code is for who runs this by hand.
  [ "$failures" -eq 0 ] || exit 1
  exit 0
}

chitieu() {
  "$CHITIEU" "$@"
}

# same_set OUT EXPECTED: the four files, byte for byte
same_set() {
  for table in $tables; do
    diff -u -- "$2/$table.csv" "$1/$table.csv" || return 1
  done
}

# fingerprint OUT: name and sum of every file that a reader finds there
fingerprint() {
  (cd -- "$1" 2>/dev/null && find -L . -path ./.chitieu -prune -o -type f -exec cksum {} +) | sort
}

# same_files OUT OTHER: the same names with the same bytes, those of all emitters
same_files() {
  fingerprint "$1" >"$work/first"
  fingerprint "$2" | diff -u -- "$work/first" - && [ -s "$work/first" ]
}

# file_holds FILE TEXT
file_holds() {
  grep -qF -- "$2" "$1" || {
    printf 'not in it: %s\n' "$2"
    head -n 20 -- "$1"
    return 1
  }
}

# says LABEL stdout|stderr TEXT: what expect kept holds it
says() {
  check "$1" file_holds "$work/$2" "$3"
}

# silent LABEL stdout|stderr
silent() {
  check "$1: nothing on $2" is_empty "$work/$2"
}

is_empty() {
  [ ! -s "$1" ] || { head -n 20 -- "$1"; return 1; }
}

is_json() {
  python3 -m json.tool "$1"
}
