#!/bin/sh
# sh tests/bench/validation.sh [--seed N] [--tables N] [--mistakes N]
#
# Random correct tables (1000) and mistakes in them (10000), judged by chitieu and in simpler
# ways: both sides as printed with a fixed tolerance of 0.05 or 0.5, and record by record. The
# generator and what is counted: tests/validation/README.md.
# shellcheck disable=SC2154  # $build, $seed ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

seed=20230630 tables=1000 mistakes=10000
read_options "$0" '--seed --tables --mistakes' '' "$@"
build_program
quietly ninja -C "$build" tests/validation/bench-validation
CHITIEU_PLUGIN_PATH=$build/plugins "$build/tests/validation/bench-validation" \
  "$seed" "$tables" "$mistakes"
