#!/bin/sh
# A disk that fills up: 20 sizes of a small file system. The run ends with 4 and the
# previous set is whole, or it had room and the new one is.
# shellcheck disable=SC2154  # $work, $pipeline ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

# A mount of our own, in a name space of our own.
if [ "${1-}" != inside ]; then
  if unshare -rm sh -c 'mount -t tmpfs -o size=64k none "$1"' - "$work" 2>/dev/null; then
    rm -rf -- "$work"
    exec unshare -rm sh "$0" inside
  fi
  skipped 'small file systems' 'mounting in a user name space is not permitted here'
  finish
fi

kib() {
  du -sk --apparent-size -- "$1" | cut -f 1
}

chitieu run "$pipeline" --out "$work/old" >/dev/null 2>&1
# What follows the clean samples compares with what they left.
cp -R "$work/old" "$work/new"
chitieu run "$faulty" --out "$work/new" >/dev/null 2>&1
old=$(kib "$work/old")
new=$(kib "$work/new")
mkdir "$work/disk"

full=0
wrote=0
for step in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  size=$((old + 24 + step * (new + 64) / 18))
  mount -t tmpfs -o "size=${size}k" none "$work/disk" || exit 1
  chitieu run "$pipeline" --out "$work/disk/out" >/dev/null 2>"$work/stderr"
  first=$?
  chitieu run "$faulty" --out "$work/disk/out" >/dev/null 2>"$work/stderr"
  code=$?
  label="$size KiB: $first, then $code"
  if [ "$first" -ne 0 ]; then
    check "$label: no room for the first" test "$first" -eq 4
  elif [ "$code" -eq 4 ]; then
    full=$((full + 1))
    check "$label: the previous set" same_files "$work/disk/out" "$work/old"
    check "$label: and it is said why" \
      grep -qiE 'no space left|không còn chỗ trống|disk is full' "$work/stderr"
  else
    wrote=$((wrote + 1))
    check "$label: the new set" same_files "$work/disk/out" "$work/new"
  fi
  umount "$work/disk"
done
check 'some sizes were too small' test "$full" -gt 0
check 'and some were not' test "$wrote" -gt 0
finish
