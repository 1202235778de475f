#!/bin/sh
# sh samples/run.sh [OPTION of chitieu run]...
#
# Builds chitieu where needed and runs it on the samples of Lào Cai 2023. Works from
# any folder. Ends with chitieu's exit code: 1 says that findings are left.
set -eu
umask 022 # plugins that others may write are refused

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build
out=$root/out/lao-cai-2023

# Shows what a step printed only when it fails.
quietly() {
  log=$("$@" 2>&1) || {
    code=$?
    printf '%s\n' "$log" >&2
    exit "$code"
  }
}

sh "$root/tests/packaging/install.sh" build
[ -f "$build/build.ninja" ] ||
  quietly meson setup "$build" "$root" --buildtype=release
quietly ninja --quiet -C "$build" program

code=0
CHITIEU_PLUGIN_PATH=$build/plugins \
  "$build/core/cli/chitieu" run "$root/pipelines/lao-cai-2023.ini" --out "$out" -v "$@" || code=$?

exit "$code"
