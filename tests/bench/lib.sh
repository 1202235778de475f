# lib.sh: what the scripts of the benchmark share. Sourced after $root is set.
# shellcheck shell=sh disable=SC2154,SC2034  # $root comes from, the others go to the script

here=$root/tests/bench
build=$root/build-bench
tools=$build/tests/bench
data=$build/bench-data
peer=$build/bench-peer
official=$root/tests/names/units-2023.csv
# Both get as many threads.
jobs=2
scale=1

say() {
  printf '%s\n' "$*" >&2
}

# show_usage SCRIPT: the comment at its top
show_usage() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1" | sed '/^shellcheck /d'
}

quietly() {
  log=$("$@" 2>&1) || {
    say "$log"
    say "failed: $*"
    return 1
  }
}

# Options

# take_number OPTION VALUE: into the variable that is named like the option
take_number() {
  case $2 in
    '' | *[!0-9]* | 0)
      say "$1 is '$2', expected a number above 0"
      exit 2
      ;;
  esac
  eval "${1#--}=\$2"
}

# is_among WORD WORDS
is_among() {
  case " $2 " in *" $1 "*) ;; *) return 1 ;; esac
}

# read_options SCRIPT OPTIONS NAMES ARGUMENT...: OPTIONS take a number each; $names becomes
# those of NAMES that are given, $all_names is NAMES
read_options() {
  script=$1 options=$2 all_names=$3 names=''
  shift 3
  while [ $# -gt 0 ]; do
    if is_among "$1" "$options"; then
      take_number "$1" "${2-}"
      shift
    elif is_among "$1" "$all_names"; then
      names="$names $1"
    elif is_among "$1" '-h --help'; then
      show_usage "$script"
      exit 0
    else
      show_usage "$script" >&2
      exit 2
    fi
    shift
  done
}

# scaled NUMBER: $scale times smaller
scaled() {
  echo $((($1 + scale - 1) / scale))
}

# with_input NAME COMMAND...: the command, with what the generator makes this input of. 35
# months of 10,598 communes are 20.0 million observations, and 1.4 million of what is above.
with_input() {
  input=$1
  shift
  case $input in
    one) set -- "$@" --rows "$(scaled 1000000)" ;;
    files) set -- "$@" --rows "$(scaled 1000000)" --files "$(scaled 1500)" ;;
    one-10m) set -- "$@" --rows "$(scaled 10000000)" ;;
    files-10m) set -- "$@" --rows "$(scaled 10000000)" --files "$(scaled 7500)" ;;
    json) set -- "$@" --rows "$(scaled 1000000)" --format json ;;
    json-files) set -- "$@" --rows "$(scaled 1000000)" --format json --files "$(scaled 1500)" ;;
    official) set -- "$@" --list "$official" --periods "$(scaled 35)" ;;
    *)
      say "no input '$input'"
      return 1
      ;;
  esac
  "$@"
}

# Building

install_missing() {
  sh "$root/tests/packaging/install.sh" build
}

# -g is for profile.sh, and changes nothing of the code.
build_program() {
  [ -f "$build/build.ninja" ] ||
    quietly meson setup "$build" "$root" --buildtype=release -Db_lto=true -Dc_args=-g || return
  quietly ninja -C "$build" program bench-tools
}

# The peer's scripts stand beside the packages that they import.
install_peer() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    sh "$root/tests/packaging/install.sh" bench
  fi
  mkdir -p "$peer"
  if ! cmp -s "$here/package.json" "$peer/package.json" || [ ! -d "$peer/node_modules" ]; then
    cp "$here/package.json" "$peer/"
    (cd "$peer" && quietly npm install --no-package-lock --no-audit --no-fund) || {
      rm -f "$peer/package.json"
      return 1
    }
  fi
  cp "$here"/*.mjs "$peer/"
}

# Running

# generate OPTION...: the data, unless it is there already
generate() {
  [ "${generated-}" != "$*" ] || return 0
  generated=
  rm -rf "$data"
  "$tools/bench-generate" --out "$data" "$@" >&2 || return
  generated=$*
}

# run_chitieu RESULT PIPELINE JOBS: appends "wall cpu peak" to RESULT
run_chitieu() {
  rm -rf "$data/out-chitieu"
  run_again "$@"
}

# run_again RESULT PIPELINE JOBS: the same where an earlier run has been
run_again() {
  CHITIEU_PLUGIN_PATH=$build/plugins "$tools/bench-measure" "$1" \
    "$build/core/cli/chitieu" run "$data/$2" --out "$data/out-chitieu" --jobs "$3" \
    --lang en -v 2>"$data/chitieu.log" || {
    say "$(tail -n 20 "$data/chitieu.log")"
    say "chitieu failed"
    return 1
  }
  sed -n 's/^Outputs, brought to disk in \([0-9]*\) us:$/\1/p' "$data/chitieu.log" >>"$1.sync"
}

# run_peer RESULT
run_peer() {
  rm -rf "$data/out-duckdb"
  "$tools/bench-measure" "$1" node "$peer/duckdb.mjs" "$data" "$data/out-duckdb" "$jobs" || return
  "$tools/bench-measure" "$1.start" node "$peer/duckdb.mjs" --start "$jobs"
}

# What take_turns takes.
turn_both() { run_chitieu "$1" bench.ini "$jobs"; }
turn_peer() { run_peer "$1"; }
turn_one_core() { run_chitieu "$1" bench.ini 1; }
turn_two_cores() { run_chitieu "$1" bench.ini 2; }
turn_plain() { run_chitieu "$1" bench-plain.ini "$jobs"; }
turn_all() { run_chitieu "$1" bench-all.ini "$jobs"; }
# After a run that is not counted: what it accepted is read and compared with.
turn_all_again() {
  run_chitieu "$1.before" bench-all.ini "$jobs" && run_again "$1" bench-all.ini "$jobs"
}

# take_turns RUNS FOLDER A B: A and B once without counting, then RUNS times, into FOLDER/a
# and FOLDER/b. Whoever comes second finds the disk busier, so they take turns.
take_turns() {
  rm -rf "$2"
  mkdir -p "$2/first"
  "$3" "$2/first/a" || return
  "$4" "$2/first/b" || return
  turn=0
  while [ "$turn" -lt "$1" ]; do
    turn=$((turn + 1))
    if [ $((turn % 2)) -eq 1 ]; then
      "$3" "$2/a" && "$4" "$2/b" || return
    else
      "$4" "$2/b" && "$3" "$2/a" || return
    fi
  done
}

# go_alone RUNS FOLDER A: the same without a second one
go_alone() {
  rm -rf "$2"
  mkdir -p "$2/first"
  "$3" "$2/first/a" || return
  turn=0
  while [ "$turn" -lt "$1" ]; do
    turn=$((turn + 1))
    "$3" "$2/a" || return
  done
}

# Both told the same, and that is what the generator put into the data.
compare_with_peer() {
  "$tools/bench-compare" "$data/out-chitieu" "$data/out-duckdb" >&2 && compare_with_expected
}

compare_with_expected() {
  "$tools/bench-compare" --expected "$data/out-chitieu" "$data" >&2
}

compare_all_with_expected() {
  "$tools/bench-compare" --all "$data/out-chitieu" "$data" >&2
}

# Figures

# median FILE COLUMN
median() {
  sort -n -k "$2,$2" "$1" | awk -v column="$2" '
    { value[NR] = $column }
    END { half = int((NR + 1) / 2); print (value[half] + value[NR + 1 - half]) / 2 }'
}

# ratio A B COLUMN: median of B's figure by A's in each pair
ratio() {
  paste -d ' ' "$1" "$2" | awk -v column="$3" '
    { print $(column + NF / 2) / $column }' >"$1.ratio"
  median "$1.ratio" 1
}

# ratio_late FOLDER: B by A on the clock, without the start of node and DuckDB
ratio_late() {
  paste -d ' ' "$1/a" "$1/b" "$1/b.start" | awk '{ print ($4 - $7) / $1 }' >"$1/late"
  median "$1/late" 1 | awk '{ printf "%.2f", $1 }'
}

# Others at work on the machine spoil the figures: the clock's most, cpu's too.
read_load() {
  cut -d ' ' -f 1 /proc/loadavg
}

# tell_machine LOAD: of before
tell_machine() {
  model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  printf 'machine: %s processors (%s), %s GiB; load %s before, %s after\n' \
    "$(nproc)" "${model:-unknown}" "$memory" "$1" "$(read_load)"
}
