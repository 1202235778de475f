#!/bin/sh
# Fuzzes with libFuzzer and the address and undefined-behaviour sanitizers of clang.
#
#   tests/fuzz/long.sh [SECONDS [NAME...]]
#
# SECONDS for each target (default 60), NAME one of them or several (default all), on
# one core, one after the other. In build-fuzz/ (another with FUZZ_BUILD=DIR):
#   corpus/NAME/   inputs that reached new code; the next run goes on from them
#   crashes/       inputs that crashed (crash-), hung (timeout-, slow-unit-), leaked
#                  (leak-) or ate memory (oom-)
#   log/NAME       what libFuzzer said
# Exit code 1 when something was found.
set -eu

cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
build=${FUZZ_BUILD:-build-fuzz}
[ $# -gt 0 ] || set -- catalog csv encoding form intake json legacy names number \
  ods package period pipeline prose rules xls \
  xlsx-relations xlsx-sheet xlsx-strings xlsx-styles xml

if [ ! -f "$build/build.ninja" ]; then
  CC=${CC:-clang} meson setup "$build" -Db_sanitize=address,undefined -Db_lundef=false \
    -Dc_args=-fsanitize=fuzzer-no-link -Dc_link_args=-fsanitize=fuzzer-no-link
fi
ninja -C "$build" fuzz-long

export G_DEBUG=fatal-warnings
export ASAN_OPTIONS=detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
export LSAN_OPTIONS
mkdir -p "$build/crashes" "$build/log" "$build/tmp"
TMPDIR=$(cd "$build/tmp" && pwd)
export TMPDIR

found=0
for name; do
  mkdir -p "$build/corpus/$name"
  printf '%s: %s s ... ' "$name" "$seconds"
  if "$build/tests/fuzz/long-$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 \
    -max_len=4096 -entropic=0 -dict=tests/fuzz/words.dict -print_final_stats=1 \
    -artifact_prefix="$build/crashes/$name-" \
    "$build/corpus/$name" "tests/fuzz/corpus/$name" > "$build/log/$name" 2>&1; then
    sed -n 's/^stat::number_of_executed_units: */runs: /p' "$build/log/$name"
  else
    found=1
    echo "FOUND, see $build/log/$name"
    grep -E '^(ERROR|SUMMARY)|chitieu|Test unit written' "$build/log/$name" || true
  fi
done
rm -rf "$build/tmp"
exit $found
