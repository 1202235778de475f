#!/bin/sh
# sh tests/coverage.sh
#
# Line coverage of core/ by all tests, a line a file and in total. Exit code 1 below
# 90 %, or when a test failed.
set -eu
umask 022 # plugins that others may write are refused

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build-coverage
least=90

quietly() {
  log=$("$@" 2>&1) || {
    printf '%s\n' "$log"
    return 1
  }
}

sh "$root/tests/packaging/install.sh" build test coverage
# Atomic counters: the workers count on several threads at once.
[ -f "$build/build.ninja" ] ||
  quietly meson setup "$build" "$root" --buildtype=debug -Db_coverage=true \
    -Dc_args=-fprofile-update=atomic
quietly ninja --quiet -C "$build"
find "$build" -name '*.gcda' -delete

failed=0
# Benchmarks cover nothing new; fault tests kill processes that write their counters.
meson test -C "$build" --no-rebuild --timeout-multiplier 3 --no-suite bench --no-suite fault \
  >"$build/meson-logs/run.txt" 2>&1 || failed=1
[ "$failed" -eq 0 ] || python3 "$root/tests/cases.py" 0 "coverage=$build/meson-logs/testlog.json" || :

gcovr --root "$root" --object-directory "$build" --exclude-throw-branches \
  --filter "$root/core/" --exclude '.*/test-[^/]*\.[ch]$' --exclude '.*/bad/' \
  --sort-percentage --print-summary \
  --fail-under-line "$least" "$build" || {
  printf 'coverage.sh: below %s %% of the lines in core/\n' "$least"
  failed=1
}
exit "$failed"
