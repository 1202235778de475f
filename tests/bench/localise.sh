#!/bin/sh
# sh tests/bench/localise.sh [RESULT]
#
# How long `chitieu validate` takes for one submission with all that nine districts and their
# province have after nine months: 52 indicators and what they are made of, with the mistakes
# that people make in every thirtieth row: a factor of 1,000, two digits exchanged, a sign, a
# digit too many. As a whole process: the median of 20 runs after one that is not counted.
# RESULT receives "wall cpu peak" of each.
# shellcheck disable=SC2154  # $build, $tools ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

install_missing
build_program
export CHITIEU_PLUGIN_PATH="$build/plugins"
chitieu=$build/core/cli/chitieu
pipeline=$root/pipelines/lao-cai-2023.ini

# What the samples say, as one table; sources and places are of no use in it.
"$chitieu" run "$pipeline" --out "$work/right" >/dev/null 2>&1 || [ $? -eq 1 ]
awk -F , '
  NR == 1 || ($3 == "2023-01/P9M" && $4 == "actual") {
    value = $5
    if (NR > 1 && ++n % 30 == 0 && value !~ /^0*[.]?0*$/) {
      kind = ++wrong % 4
      if (kind == 0)
        value = value "000"
      else if (kind == 1)
        value = substr(value, 2, 1) ~ /[0-9]/ ? substr(value, 2, 1) substr(value, 1, 1) \
          substr(value, 3) : value "00"
      else if (kind == 2)
        value = "-" value
      else
        value = "7" value
    }
    print $1 "," $2 "," $3 "," value "," $6
  }
  END { print n " rows, " wrong " of them wrong" > "/dev/stderr" }' \
  "$work/right/dataset.csv" >"$work/report.csv"

i=0
while [ "$i" -le 20 ]; do
  "$tools/bench-measure" "$work/times" "$chitieu" validate "$work/report.csv" \
    --pipeline "$pipeline" --lang en >"$work/findings" || [ $? -eq 1 ]
  i=$((i + 1))
done
tail -n +2 "$work/times" >"$work/counted"
[ $# -eq 0 ] || cp "$work/counted" "$1"
echo "$(grep -c ': error: ' "$work/findings") errors told"
sort -n "$work/counted" | awk '
  { wall[NR] = $1; peak = $3 > peak ? $3 : peak }
  END { printf "localise: median %.1f ms, slowest %.1f ms, %.1f MiB\n",
    (wall[NR / 2] + wall[NR / 2 + 1]) / 2000, wall[NR] / 1000, peak / 1024 }'
