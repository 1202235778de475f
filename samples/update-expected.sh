#!/bin/sh
# sh samples/update-expected.sh [BUILD]
#
# Writes samples/lao-cai-2023/expected/ anew from what the program gives now. Read the
# difference before keeping it: these files are what the tests hold the program to.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=${1:-$root/build}
expected=$root/samples/lao-cai-2023/expected
out=$(mktemp -d)
trap 'rm -rf -- "$out"' EXIT

code=0
CHITIEU_PLUGIN_PATH=$build/plugins \
  "$build/core/cli/chitieu" run "$root/pipelines/lao-cai-2023.ini" --out "$out" || code=$?
[ "$code" -le 1 ] || { echo "update-expected.sh: the run ended with $code; nothing changed" >&2; exit 1; }

mkdir -p "$expected"
for name in dataset findings scorecard submissions priorities; do
  cat -- "$out/$name.csv" >"$expected/$name.csv"
done
