#!/bin/sh
# The samples of Lào Cai 2023 give the expected files, byte for byte, whatever the
# number of threads, the locale, the output folder and the folder of the tree.
# shellcheck disable=SC2154  # $work, $expected ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

# gives LABEL OUT COMMAND...: the command exits with 0, OUT holds the expected files, and
# those of the other emitters are the same as the first time
gives() {
  label=$1
  out=$2
  shift 2
  rm -rf -- "$out"
  expect 0 "$label" "$@" || return
  check "$label: the expected files" same_set "$out" "$expected"
  [ -d "$work/reference" ] || cp -RL -- "$out" "$work/reference"
  check "$label: the same set of files" same_files "$out" "$work/reference"
}

make_locale() {
  localedef -i "$1" -f UTF-8 "$LOCPATH/$1.UTF-8"
}

for jobs in 1 2 8; do
  gives "--jobs $jobs" "$work/jobs" chitieu run "$pipeline" --jobs "$jobs" --out "$work/jobs"
done

mkdir -p "$work/locales"
export LOCPATH="$work/locales"
for locale in C vi_VN en_US tr_TR; do
  name=$locale
  if [ "$locale" != C ]; then
    name=$locale.UTF-8
    check "the locale $name can be made" make_locale "$locale" || continue
  fi
  gives "in the locale $name" "$work/locale" \
    env LC_ALL="$name" "$CHITIEU" run "$pipeline" --out "$work/locale"
done
gives 'with --lang en' "$work/lang" chitieu run "$pipeline" --lang en --out "$work/lang"
gives 'with -v' "$work/verbose" chitieu run "$pipeline" -v --out "$work/verbose"
unset LOCPATH

cd "$work" || exit 1
gives 'into a folder with spaces' "$work/thư mục ra" chitieu run "$pipeline" --out "$work/thư mục ra"
gives 'into a folder that is not there yet' "$work/a/b/c" chitieu run "$pipeline" --out "$work/a/b/c"
gives 'into a relative folder' "$work/relative/out" chitieu run "$pipeline" --out relative/out
gives 'into ./out without --out' "$work/out" chitieu run "$pipeline"

mkdir -p "$work/linked"
ln -s linked "$work/link"
expect 0 'through a symbolic link' chitieu run "$pipeline" --out "$work/link" &&
  check 'through a symbolic link: the expected files' same_set "$work/linked" "$expected"

expect 0 'once more over the same folder' chitieu run "$pipeline" --out "$work/out" &&
  check 'once more: the expected files' same_set "$work/out" "$expected"

mkdir -p "$work/elsewhere nơi khác/samples"
cp -R "$root/pipelines" "$work/elsewhere nơi khác/"
cp -R "$root/samples/lao-cai-2023" "$work/elsewhere nơi khác/samples/"
find "$work/elsewhere nơi khác" -type f -exec touch -d '2001-02-03 04:05:06' {} +
gives 'from a copy of the tree with other dates' "$work/moved" \
  chitieu run "$work/elsewhere nơi khác/pipelines/lao-cai-2023.ini" --out "$work/moved"
gives 'under another time zone' "$work/zone" \
  env TZ=America/Los_Angeles "$CHITIEU" run "$pipeline" --out "$work/zone"
finish
