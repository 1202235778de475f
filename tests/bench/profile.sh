#!/bin/sh
# sh tests/bench/profile.sh [--runs N] [--scale N] [--jobs N] [NAME...]
#
# What chitieu's processors work for, by stage: seconds of cpu, the share of all, how much of
# it is the kernel's, and how much of it was done while no other thread worked (what holds
# back a second core). By samples of N runs (3) of perf, which slows a run: it is the shares
# that count. --jobs: threads (2). --scale 50: inputs 50 times smaller.
#
#   one, files, one-10m, files-10m, official, json, json-files   the inputs of table.sh
#   plain, checks                                 one with no checks, and with all of validate/
#
# Without NAME: one, files, json and checks. Wants perf (Debian: linux-perf) and python3.
# shellcheck disable=SC2154  # $data, $build ... are set in lib.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/bench/lib.sh"

runs=3
read_options "$0" '--runs --scale --jobs' \
  'one files json checks plain json-files one-10m files-10m official' "$@"
: "${names:=one files json checks}"

for command in perf python3; do
  command -v "$command" >/dev/null || {
    say "$command is missing; Debian packages: linux-perf, python3"
    exit 1
  }
done

# A stack takes 16 KiB, so large inputs get fewer a second.
samples_a_second() {
  case $1 in
    *-10m | official) echo 199 ;;
    *) echo 997 ;;
  esac
}

# record FREQUENCY PIPELINE: one run, appended to $samples
record() {
  rm -rf "$data/out-chitieu"
  CHITIEU_PLUGIN_PATH=$build/plugins perf record -q -e cpu-clock -F "$1" \
    --call-graph dwarf,16384 -o "$data/perf.data" \
    "$build/core/cli/chitieu" run "$data/$2" --out "$data/out-chitieu" --jobs "$jobs" \
    --lang en >"$data/perf.log" 2>&1 || {
    say "$(tail -n 20 "$data/perf.log")"
    say "perf or chitieu failed"
    return 1
  }
  perf script -i "$data/perf.data" --no-inline -F pid,tid,time,ip,sym,dso \
    >>"$samples" 2>"$data/perf.log"
}

profile() {
  pipeline=bench.ini input=$1
  case $1 in
    plain) pipeline=bench-plain.ini input=one ;;
    checks) pipeline=bench-all.ini input=one ;;
  esac
  with_input "$input" generate
  frequency=$(samples_a_second "$1")
  samples=$data/samples
  rm -f "$samples"
  turn=0
  while [ "$turn" -lt "$runs" ]; do
    turn=$((turn + 1))
    record "$frequency" "$pipeline"
  done
  printf '%s, %s threads, %s runs\n' "$1" "$jobs" "$runs"
  python3 "$here/stages.py" "$frequency" "$runs" <"$samples"
}

trap 'rm -rf "$data"' EXIT
trap 'exit 1' HUP INT TERM

install_missing
build_program
# A build from before -g was among the options
if ! grep -q -e '"-g"' -e "'-g'" "$build/meson-info/intro-buildoptions.json"; then
  quietly meson configure "$build" -Dc_args=-g
  build_program
fi

load=$(read_load)
for name in $names; do
  profile "$name"
  echo
done
tell_machine "$load"
