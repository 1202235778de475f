#!/bin/sh
# meson install into a folder of its own; what lies there works with no variable set.
# shellcheck disable=SC2154  # $work, $expected ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

prefix=$work/prefix
build=$work/build

# What has to be built to be installed, without the tests.
installed_targets() {
  meson introspect "$build" --targets | python3 -c '
import json, sys
for target in json.load(sys.stdin):
    if target["installed"] and target["build_by_default"]:
        for path in target["filename"]:
            print(path[len(sys.argv[1]) + 1:])' "$build"
}

install_into_prefix() {
  meson setup "$build" "$root" --prefix="$prefix" --buildtype=plain >"$work/log" 2>&1 &&
    installed_targets | (cd "$build" && xargs ninja) >"$work/log" 2>&1 &&
    meson install -C "$build" --no-rebuild >"$work/log" 2>&1
}

# The plugin of samples/plugin, as an author does who has only what is installed.
build_plugin_outside() {
  mkdir -p "$work/my/read"
  pc=$(find "$prefix" -name chitieu.pc)
  flags=$(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --cflags chitieu)
  # shellcheck disable=SC2086  # flags are words
  cc -Wall -Wextra -Werror -shared -fPIC -o "$work/my/read/pairs.so" \
    "$root/samples/plugin/pairs.c" $flags
}

# Every header that is installed can be included by itself.
include_each_header() {
  (cd "$prefix/include/chitieu" && find . -name '*.h') | while read -r header; do
    # shellcheck disable=SC2086  # flags are words
    printf '#include "%s"\n' "$header" | cc -Werror -fsyntax-only $flags -x c - || exit 1
  done
}

# As a login without settings: nothing but a home.
bare() {
  env -i HOME="$work" PATH=/usr/bin:/bin "$prefix/bin/chitieu" "$@"
}

check 'meson setup --prefix, build, meson install' install_into_prefix || tell <"$work/log"
rm -rf -- "$build"

expect 0 '--version' bare --version
expect 0 'plugins list' bare plugins list
check 'installed plugins are listed' grep -q csv "$work/stdout"
expect 0 'run on the samples' bare run "$root/pipelines/lao-cai-2023.ini" --out "$work/out"
check 'and the files are the expected ones' same_set "$work/out" "$expected"
expect 0 'run of the installed pipeline and samples' \
  bare run "$prefix/share/chitieu/pipelines/lao-cai-2023.ini" --out "$work/installed"
check 'and the files are the expected ones too' same_set "$work/installed" "$expected"
expect 0 'catalog check with the pipeline that is installed' bare catalog check
expect 0 'validate without --pipeline' \
  bare validate "$root/samples/lao-cai-2023/districts/huyen-bac-ha-9-thang.csv"
check 'a plugin is built with the installed headers' build_plugin_outside
check 'each of them stands by itself' include_each_header
expect 0 'and its sample is read' env -i HOME="$work" PATH=/usr/bin:/bin \
  CHITIEU_PLUGIN_PATH="$work/my" "$prefix/bin/chitieu" preview --lang en \
  "$root/samples/plugin/huyen-bat-xat.pairs"
check 'both figures of it' grep -q 'figures: 2' "$work/stdout"
check 'no file of the build or source tree is named in the program' \
  sh -c '! grep -qF -- "$1" "$2/bin/chitieu"' - "$build" "$prefix"
finish
