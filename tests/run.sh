#!/bin/sh
# sh tests/run.sh [--suite NAME]...
#
# Builds and runs all tests, plain and with the address and undefined behaviour
# sanitizers; closes with the line "N passed, N failed" (single cases of both).
set -eu
umask 022 # plugins that others may write are refused

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
here=$root/tests

for argument in "$@"; do
  case $argument in
    -h | --help)
      sed -n '2,5s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
  esac
done

quietly() {
  log=$("$@" 2>&1) || {
    printf '%s\n' "$log"
    printf 'run.sh: failed: %s\n' "$*"
    return 1
  }
}

# configure FOLDER OPTION...
configure() {
  folder=$1
  shift
  [ -f "$folder/build.ninja" ] ||
    quietly meson setup "$folder" "$root" --buildtype=debugoptimized -Dwerror=true "$@"
}

# A build that fails is one failure: the tests of the other one still run.
broken=0
logs=

# run_tests NAME FOLDER ARGUMENT...
run_tests() {
  name=$1
  folder=$2
  shift 2
  if ! quietly ninja --quiet -C "$folder"; then
    broken=$((broken + 1))
    return
  fi
  rm -f -- "$folder/meson-logs/testlog.json"
  # What failed is told from the log by cases.py, in full and once.
  meson test -C "$folder" --no-rebuild --print-errorlogs "$@" >"$folder/meson-logs/run.txt" 2>&1 || :
  if [ -f "$folder/meson-logs/testlog.json" ]; then
    logs="$logs $name=$folder/meson-logs/testlog.json"
  else
    cat -- "$folder/meson-logs/run.txt"
    broken=$((broken + 1))
  fi
}

sh "$here/packaging/install.sh" build test office

configure "$root/build-test"
configure "$root/build-asan" -Db_sanitize=address,undefined -Db_lundef=false

run_tests plain "$root/build-test" "$@"

export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions="$here/lsan.supp":print_suppressions=0
export G_SLICE=always-malloc
run_tests sanitized "$root/build-asan" --timeout-multiplier 4 "$@"

# shellcheck disable=SC2086  # a list; the folders' names are ours
(cd "$root" && python3 "$here/cases.py" "$broken" $logs)
