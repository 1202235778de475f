#!/bin/sh
# sh tests/bench/validate.sh [RESULT]
#
# How long `chitieu validate` takes for a file of 60 rows with the catalog of Lào Cai,
# as a whole process: the median of 20 runs after one that is not counted. RESULT receives
# "wall cpu peak" of each.
# shellcheck disable=SC2154  # $build, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

install_missing
build_program

# Two reports of one district, one below the other.
samples=$root/samples/lao-cai-2023/districts
{
  cat -- "$samples/huyen-bac-ha-9-thang.csv"
  tail -n +2 -- "$samples/huyen-bac-ha-6-thang.csv"
} | head -n 61 >"$work/huyen-bac-ha.csv"
echo "$(($(wc -l <"$work/huyen-bac-ha.csv") - 1)) rows"

i=0
while [ "$i" -le 20 ]; do
  CHITIEU_PLUGIN_PATH=$build/plugins "$tools/bench-measure" "$work/times" \
    "$build/core/cli/chitieu" validate "$work/huyen-bac-ha.csv" \
    --pipeline "$root/pipelines/lao-cai-2023.ini" >"$work/findings" || [ $? -eq 1 ]
  i=$((i + 1))
done
tail -n +2 "$work/times" >"$work/counted"
[ $# -eq 0 ] || cp "$work/counted" "$1"
sort -n "$work/counted" | awk '
  { wall[NR] = $1; peak = $3 > peak ? $3 : peak }
  END { printf "validate: median %.1f ms, slowest %.1f ms, %.1f MiB\n",
    (wall[NR / 2] + wall[NR / 2 + 1]) / 2000, wall[NR] / 1000, peak / 1024 }'
