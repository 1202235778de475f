#!/bin/sh
# memory.sh PROGRAM MIB: large files are read within 64 MiB of memory beyond their
# observations. PROGRAM is memory-csv or memory-json of the build; 64 MiB take seconds,
# 1024 (what is promised) some minutes and as much room in $TMPDIR.
set -eu

program=$1
mib=$2
limit=65536
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
n=0
failed=0

# family LABEL HEAD LINE TAIL: a file of as many lines as fit
family() {
  n=$((n + 1))
  {
    printf '%b' "$2"
    # A whole number of mebibytes: head ends, and yes with it.
    yes "$(printf '%b' "$3")" 2>/dev/null | head -c "${mib}M"
    printf '%b' "$4"
  } >"$work/file"
  measure "$1"
}

# endless LABEL HEAD PIECE TAIL: the same without line ends
endless() {
  n=$((n + 1))
  {
    printf '%b' "$2"
    yes "$3" 2>/dev/null | tr -d '\n' | head -c "${mib}M"
    printf '%b' "$4"
  } >"$work/file"
  measure "$1"
}

# numbered LABEL HEAD BEFORE BEHIND TAIL: the same, each line with a number of its own
numbered() {
  n=$((n + 1))
  {
    printf '%b' "$2"
    awk -v before="$3" -v behind="$4" -v size="${mib}" 'BEGIN {
      for (i = 0; written < size * 1048576; i++) {
        line = before i behind
        written += length(line) + 1
        print line
      } }'
    printf '%b' "$5"
  } >"$work/file"
  measure "$1"
}

measure() {
  "$program" "$work/file" >"$work/out"
  read -r kib observations <"$work/out"
  echo "# $1: $kib KiB beyond $observations observations"
  if [ "$kib" -le "$limit" ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    failed=1
  fi
}

header='INDICATOR;REF_AREA;TIME_PERIOD;OBS_VALUE;Ghi chú\n'
record='{"INDICATOR":"5","REF_AREA":"082","TIME_PERIOD":"2023","OBS_VALUE":'
case $program in
*csv)
  family 'rows without figures' "$header" '5;082;2023;;đã rà soát' ''
  family 'figures' "$header" '5;082;2023;1.234,5;' ''
  family 'broken records' "$header" '5;082;2023;1"5;' ''
  family 'an open quote in each line' "$header" '5;082;2023;"1,5;' ''
  family 'one quoted field over all lines' "$header\"" 'x""' ''
  endless 'one line without an end' "$header" 'x' ''
  endless 'one quoted field without an end' "$header\"" 'x""' ''
  endless 'one row of columns without an end' "$header" '1,5;' ''
  family 'figures that cannot be read' "$header" '5;082;2023;chưa có;' ''
  family 'no table at all' '' 'Kính gửi: Văn phòng UBND tỉnh, năm 2023' ''
  numbered 'names that are all different' "$header" '5;Huyện Bát Xá' ';2023;1,5;' ''
  numbered 'periods that are all different' "$header" '5;082;kỳ ' ';1,5;' ''
  ;;
*json)
  family 'records without figures' '[' "$record\"\"}," '{}]'
  family 'figures' '[' "${record}1.5}," '{}]'
  family 'broken records' '[' '{"INDICATOR" "5"},' '{}]'
  family 'lines' '' "${record}\"\"}" ''
  endless 'one string without an end' '["' 'x' ''
  endless 'one record of values without an end' '[{"a":[' '"x",' ''
  endless 'nesting without an end' '' '[' ''
  family 'scalars' '[' '1,null,"a",' '1]'
  family 'blanks' '[' '        ' ']'
  numbered 'keys that are all different' '[' '{"k' '":""},' '{}]'
  numbered 'notes that are all different' '[' "${record}1.5,\"note\":\"" '"},' '{}]'
  numbered 'areas that are all different' '[' \
    '{"INDICATOR":"5","TIME_PERIOD":"2023","OBS_VALUE":1.5,"REF_AREA":"Huyện ' '"},' '{}]'
  ;;
esac
echo "1..$n"
exit "$failed"
