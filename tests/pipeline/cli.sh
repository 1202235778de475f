#!/bin/sh
# What DESIGN promises of the commands: exit codes, the two output streams, languages,
# JSON, and what is said of a wrong command line or pipeline file.
# shellcheck disable=SC2154  # $work, $pipeline ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

sample=$root/samples/lao-cai-2023/districts/huyen-bac-ha-9-thang.csv
cd "$work" || exit 1

# variant NAME SED-SCRIPT: the shipped pipeline, changed, beside a catalog it finds
variant() {
  sed -e "s|= lao-cai-2023\$|= $root/pipelines/lao-cai-2023|" \
    -e "s|= \.\./samples|= $root/samples|" \
    -e "s|= lao-cai-2023/|= $root/pipelines/lao-cai-2023/|" -e "$2" \
    "$pipeline" >"$work/$1.ini"
}

# Help and version

for command in '' run validate preview plugins catalog; do
  # shellcheck disable=SC2086  # no command is no word
  expect 0 "${command:-chitieu} --help" chitieu $command --help
  says "${command:-chitieu} --help has examples" stdout 'Examples:'
  silent "${command:-chitieu} --help" stderr
  # shellcheck disable=SC2086
  expect 0 "${command:-chitieu} --version" chitieu $command --version
  says "${command:-chitieu} --version" stdout 'chitieu 0.'
done
expect 0 '--help --lang vi' chitieu run --help --lang vi
check 'help in Vietnamese' grep -q 'Ví dụ' "$work/stdout"
expect 0 'help in a Vietnamese locale' env LANG=vi_VN.UTF-8 "$CHITIEU" run --help
check 'Vietnamese where the locale is not installed' grep -q 'Ví dụ' "$work/stdout"
expect 0 '--lang en in a Vietnamese locale' env LANG=vi_VN.UTF-8 "$CHITIEU" run --help --lang en
says '--lang wins over the locale' stdout 'Examples:'

# A wrong command line: 2, nothing on standard output

wrong() {
  expect 2 "$1" chitieu "$@"
  silent "$1" stdout
}

expect 2 'no command' chitieu
wrong marry
says 'the unknown command is named' stderr marry
wrong rules --help
says 'an unknown command has no help' stderr "'rules'"
wrong --lang vi rules --help
says 'an unknown command, in Vietnamese' stderr "không có lệnh 'rules'"
wrong rules --no-such-option
says 'the command before its options' stderr "'rules'"
wrong rules --lang fr
says 'the language before the command' stderr "'fr'"
wrong --no-such-option
wrong run
wrong run --no-such-option
says 'the unknown option is named' stderr '--no-such-option'
wrong run "$pipeline" --jobs 0
wrong run "$pipeline" --jobs many
says 'the wrong value is named' stderr 'many'
wrong run "$pipeline" --jobs
wrong run "$pipeline" --format xml
wrong run "$pipeline" --lang fr
wrong run "$pipeline" "$pipeline"
wrong run "$pipeline" --period yesterday
wrong run "$pipeline" --set nonsense
wrong run "$pipeline" --set 'pipeline:no-such-key=1'
wrong run "$work/missing.ini"
says 'the missing pipeline file is named' stderr 'missing.ini'
wrong validate
wrong validate "$sample" --pipeline "$work/missing.ini"
wrong preview
wrong preview "$sample" --pipeline "$work/missing.ini"
wrong preview "$sample" --pipeline "$pipeline" --rows some
wrong preview "$sample" --pipeline "$pipeline" --format xml
wrong preview "$sample" --pipeline "$pipeline" --period yesterday
wrong preview "$sample" --pipeline "$pipeline" --form no-such-form
says 'the unknown form is named' stderr 'no-such-form'
wrong validate "$sample" --pipeline "$pipeline" --form no-such-form
for command in validate preview; do
  wrong "$command" "$sample" --pipeline "$pipeline" --sender 'huyện Bắc Kinh'
  says "$command: the unknown sender is named" stderr "'huyện Bắc Kinh'"
  says "$command: who was meant" stderr 'did you mean: UBND huyện Bắc Hà'
  wrong "$command" "$sample" --pipeline "$pipeline" --sender 'Báo cáo của Sở Y tế'
  says "$command: who is named within it" stderr 'did you mean: Sở Y tế'
  wrong "$command" "$sample" --pipeline "$pipeline" --sender 'Atlantis xa xôi'
  says "$command: none is near, all are told" stderr 'Thanh tra tỉnh'
  wrong "$command" "$sample" --pipeline "$pipeline" --sender ''
done
mkdir two && cp "$root"/pipelines/lao-cai-2023/*.* two/
printf 'Sở Y tế và Dân số,10,province,Ngành y,\nSở Y học,10,province,Ngành y,\n' \
  >>two/reporters.csv
sed -e 's|^catalog .*|catalog = two|' -e '/^\[validate /d' -e '/^\[history/,/^path/d' \
  "$pipeline" >two.ini
wrong validate "$sample" --pipeline two.ini --sender 'Ngành y'
says 'a sender that may be several: all are named' stderr 'Sở Y tế và Dân số, Sở Y học'
wrong template --sender 'huyện Bắc Kinh' -o form.xlsx --pipeline "$pipeline"
says 'template: who was meant' stderr 'did you mean: UBND huyện Bắc Hà'
for name in form.csv form form.xlsx.pdf; do
  wrong template --sender 'Sở Y tế' -o "$name" --pipeline "$pipeline"
  says "template -o $name: what it must end in" stderr 'must end in .xlsx'
  check "template -o $name: writes nothing" test ! -e "$name"
done
expect 0 'template -o FORM.XLSX' \
  chitieu template --sender 'Sở Y tế' -o FORM.XLSX --pipeline "$pipeline"
wrong plugins dance
wrong plugins show
wrong plugins show csv
wrong plugins show read/no-such-plugin
wrong catalog dance --pipeline "$pipeline"
wrong catalog show --pipeline "$pipeline"
wrong catalog show no-such-code --pipeline "$pipeline"
check 'no output folder was made' test ! -e "$work/out"

# A wrong pipeline file: 2, with file, line and key

# refused NAME SED-SCRIPT TEXT: the changed pipeline is refused, and TEXT is said
refused() {
  variant "$1" "$2"
  expect 2 "$1" chitieu run "$work/$1.ini" --out "$work/refused-$1"
  says "$1: names the file" stderr "$1.ini"
  says "$1: says '$3'" stderr "$3"
  check "$1: writes nothing" test ! -e "$work/refused-$1"
}

line=$(sed -n '/^period /=' "$pipeline")
refused key-twice 's/^period .*/&\n&/' "key-twice.ini:$((line + 1)):"
refused section-twice 's/^\[normalize units\]/&\n&/' 'normalize units'
refused unknown-key 's/^period .*/&\nperoid = 2023/' "unknown-key.ini:$((line + 1)):"
says 'unknown-key: the key is named' stderr 'peroid'
refused unknown-section 's/^\[normalize units\]/[colour red]\n&/' 'colour red'
refused unknown-plugin 's/^\[normalize units\]/[normalize no-such-plugin]/' 'no-such-plugin'
refused unknown-option 's/^\[emit csv\]/&\nno-such-option = 1/' 'no-such-option'
refused wrong-period 's/^period .*/period = soon/' 'soon'
refused wrong-due 's/^due .*/due = 2023-02-30/' '2023-02-30'
refused wrong-catalog 's/^catalog .*/catalog = no-such-catalog/' 'no-such-catalog'
refused no-variable 's/^title .*/title = ${CHITIEU_TEST_UNSET}/' 'CHITIEU_TEST_UNSET'
refused absolute-emit 's|^\[emit csv\]|&\npath = /tmp|' '/tmp'
refused no-catalog '/^catalog /d' 'catalog'
refused no-section 's/^\[pipeline\]/[pipe]/' 'pipe'
refused no-key 's/^period .*/&\nnonsense/' "no-key.ini:$((line + 1)):"
refused wrong-fail-at 's/^fail-at .*/fail-at = sometimes/' 'sometimes'
refused wrong-lang 's/^lang .*/lang = fr/' "'fr'"
refused wrong-time-zone 's/^period .*/&\ntime-zone = Mars\/Olympus/' 'Mars/Olympus'
refused wrong-trust 's/^trust .*/trust = much/' 'much'
refused wrong-received 's/^received .*/received = 2023-13-01/' '2023-13-01'
refused wrong-style 's/^table.number-style .*/table.number-style = roman/' 'roman'
refused wrong-history 's|history/2022.csv|history/none.csv|' 'none.csv'
refused wrong-severity 's/^\[validate rollup\]/&\nseverity = loud/' 'loud'
refused unknown-fetch 's/^fetch  *=.*/fetch = pigeon/' 'pigeon'
refused unknown-reader 's/^read  *=.*/read = csvv/' 'csvv'
refused unknown-source-option 's/^fetch.path/fetch.pth/' 'pth'
refused unknown-table-key 's/^table.number-style/table.colour/' 'table.colour'
refused unknown-form 's/^table.number-style/table.form = no-such-form\n&/' 'no-such-form'
refused form-header-up 's/^\[normalize units\]/[form a]\nheader = 6-4\n&/' '6-4'
refused form-unknown-code 's/^\[normalize units\]/[form a]\nnames = b = no-such-code\n&/' \
  'no-such-code'
refused no-path '/^fetch.path/d' 'path'
refused no-emit '/^\[emit /d' '[emit'
refused no-source '/^\[source /,/^$/d' '[source'
mkdir ends && echo old >ends/dataset.csv
for name in no-emit no-source; do
  expect 2 "$name over earlier results" chitieu run "$work/$name.ini" --out ends
  check "$name: those stay" grep -qx old ends/dataset.csv
  expect 2 "$name, --dry-run" chitieu run "$work/$name.ini" --dry-run
  expect 0 "$name is enough for validate" chitieu validate "$sample" --pipeline "$work/$name.ini"
  expect 0 "$name is enough for preview" chitieu preview "$sample" --pipeline "$work/$name.ini"
  expect 0 "$name is enough for catalog check" chitieu catalog check --pipeline "$work/$name.ini"
done
variant as-it-is ''
expect 0 'the same file without a change' chitieu run "$work/as-it-is.ini" --out "$work/as-it-is"
check 'and its dataset' cmp "$work/as-it-is/scorecard.csv" "$expected/scorecard.csv"

# Exit codes of runs

expect 0 'run' chitieu run "$pipeline" --out "$work/good"
silent 'run' stdout
silent 'run' stderr
expect 0 'run -v' chitieu run "$pipeline" --out "$work/good" -v
silent 'run -v' stdout
check 'run -v: a summary on stderr' test -s "$work/stderr"
check 'run -v: no colour where there is no terminal' sh -c '! grep -q "$(printf "\033")" "$1"' - "$work/stderr"
expect 1 'findings at fail-at' chitieu run "$pipeline" --out "$work/good" --set pipeline:fail-at=info
expect 3 'a file that cannot be read' chitieu run "$faulty" --out "$work/faulty"
check 'it is said without -v' test -s "$work/stderr"
check 'and the rest is out' test -s "$work/faulty/dataset.csv"
expect 3 'cannot be read, and fail-at never' \
  chitieu run "$faulty" --out "$work/faulty" --set pipeline:fail-at=never

: >"$work/file"
expect 4 '--out below a file' chitieu run "$pipeline" --out "$work/file/out"
check 'a reason is given' test -s "$work/stderr"
expect 4 '--out is a file' chitieu run "$pipeline" --out "$work/file"
expect 5 'the lock is held' flock "$work/good/.chitieu/lock" "$CHITIEU" run "$pipeline" --out "$work/good"
check 'the lock is held: a reason is given' test -s "$work/stderr"
expect 5 'the lock is held before 3' \
  flock "$work/good/.chitieu/lock" "$CHITIEU" run "$faulty" --out "$work/good"
check 'the outputs stay' same_set "$work/good" "$expected"
expect 2 'wrong file before the lock' \
  flock "$work/good/.chitieu/lock" "$CHITIEU" run "$work/unknown-key.ini" --out "$work/good"

state=pipeline:state=$work/state
expect 0 'a state folder apart' chitieu run "$pipeline" --out "$work/apart" --set "$state"
expect 5 'its lock is held' \
  flock "$work/state/lock" "$CHITIEU" run "$pipeline" --out "$work/apart" --set "$state"
expect 4 'a state folder that cannot be made' \
  chitieu run "$pipeline" --out "$work/apart" --set "pipeline:state=$work/file/state"
says 'a state folder that cannot be made: why' stderr 'no folder'
check 'the outputs are as before' same_set "$work/apart" "$expected"

# Options of run

expect 0 '--dry-run' chitieu run "$pipeline" --out "$work/dry" --dry-run
check '--dry-run writes nothing' test ! -e "$work/dry"
expect 3 '--dry-run keeps the exit code' chitieu run "$faulty" --dry-run
expect 0 '--format json' chitieu run "$pipeline" --dry-run --format json
check '--format json is valid' is_json "$work/stdout"
check '--format json: four tables of strings' python3 - "$work/stdout" <<'END'
import json, sys
tables = json.load(open(sys.argv[1], encoding="utf-8"))
assert list(tables) == ["submissions", "observations", "findings", "scorecard"], list(tables)
for name, rows in tables.items():
    for row in rows:
        assert all(key == key.lower() for key in row), row
        assert all(value is None or isinstance(value, str) for value in row.values()), row
assert len(tables["observations"]) > 100 and len(tables["scorecard"]) == 52
END
expect 0 '--format=json -v' chitieu run "$pipeline" --dry-run --format=json -v
check '--format=json -v is valid' is_json "$work/stdout"
expect 0 '--period' chitieu run "$pipeline" --dry-run -v --period 2023-01/P6M
says '--period is the one of the summary' stderr '2023-01/P6M'
expect 0 '--set of [pipeline]' chitieu run "$pipeline" --set "pipeline:out=$work/by-set"
check '--set of [pipeline]: the outputs lie there' same_set "$work/by-set" "$expected"
expect 0 '--out wins over [pipeline] out' \
  chitieu run "$pipeline" --set "pipeline:out=$work/loses" --out "$work/wins"
check 'nothing in the other' test ! -e "$work/loses"
expect 0 'the pipeline through standard options in any order' \
  chitieu run --out "$work/order" --jobs 1 "$pipeline"

# validate

export CHITIEU_PIPELINE="$pipeline"
expect 0 'validate of a good file' chitieu validate "$sample"
head -n 3 "$sample" >"$work/huyen-bac-ha-9-thang.csv"
expect 0 'validate of three lines of it' chitieu validate huyen-bac-ha-9-thang.csv
first_bad=$(python3 - "$root/samples/lao-cai-2023-faulty" <<'END'
import csv, pathlib, sys
folder = pathlib.Path(sys.argv[1])
with open(folder / "expected-findings.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if row["RULE"].startswith("intake.") and row["LOCATION"] not in ("", "1:1"):
            print(next(folder.rglob(row["FILE"])), row["LOCATION"], row["RULE"])
            break
END
)
bad=${first_bad%% *}
place=${first_bad#* }
rule=${place#* }
place=${place%% *}
if [ -n "$bad" ]; then
  "$CHITIEU" validate "$bad" >"$work/stdout" 2>"$work/stderr"
  code=$?
  check 'validate of a bad file: exit 1' test "$code" -eq 1
  says "validate: file:line:column of the cell" stdout "$(basename "$bad"):$place:"
  says 'validate: the rule' stdout "[$rule]"
  "$CHITIEU" validate "$bad" --format json >"$work/stdout" 2>"$work/stderr"
  check 'validate --format json of a bad file is valid' is_json "$work/stdout"
  expect 1 'validate --annotate' chitieu validate "$bad" --annotate "$work/annotated.csv"
  check 'validate --annotate: a column more, all else as it was' \
    python3 - "$bad" "$work/annotated.csv" <<'END'
import csv, sys
texts = [open(path, encoding="utf-8-sig", newline="").read() for path in sys.argv[1:]]
delimiter = ";" if ";" in texts[0].splitlines()[0] else ","
given, made = (list(csv.reader(text.splitlines(True), delimiter=delimiter)) for text in texts)
width = max(map(len, given))
assert len(given) == len(made)
for before, after in zip(given, made):
    assert after[:len(before)] == before and len(after) == width + 1, (before, after)
assert sum(after[width] != "" for after in made) > 2
END
  printf 'Chỉ tiêu,Ghi thêm,Số liệu\n19.2,x,1\n' >"$work/huyen-bat-xat.csv"
  expect 0 'validate --annotate of a header with a finding' \
    chitieu validate "$work/huyen-bat-xat.csv" --annotate "$work/head.csv"
  check 'the first row tells its own findings' file_holds "$work/head.csv" 'Ghi thêm""'
  expect 2 'validate --annotate of two files' \
    chitieu validate "$bad" "$sample" --annotate "$work/two.csv"
  expect 4 'validate --annotate that cannot be written' \
    chitieu validate "$bad" --annotate "$work/file/annotated.csv"
  json=$root/samples/lao-cai-2023/districts/thi-xa-sa-pa-9-thang.json
  expect 2 'validate --annotate of JSON' chitieu validate "$json" --annotate "$work/json.csv"
  check 'nothing is written for JSON' test ! -e "$work/json.csv"
  for file in "$bad" "$json" "$root/samples/lao-cai-2023-workbooks/clean"/[bs]*.*; do
    expect 2 "validate --annotate a.pdf of $(basename "$file")" \
      chitieu validate "$file" --annotate "$work/a.pdf"
    silent 'it is told before anything is checked' stdout
    check 'nothing is written' test ! -e "$work/a.pdf"
  done
else
  failed 'the faulty samples have a bad cell to validate'
fi
expect 0 'validate --format json' chitieu validate "$sample" --format json
check 'validate --format json: no scorecard' python3 - "$work/stdout" <<'END'
import json, sys
tables = json.load(open(sys.argv[1], encoding="utf-8"))
assert tables["scorecard"] == [] and tables["observations"] and len(tables["submissions"]) == 1
END
printf 'chỉ tiêu,địa bàn,số liệu\n19.2,085,7\n' >"$work/bac-ha.csv"
for period in 2023-Q1 2023-01/P9M; do
  expect 0 "validate --period $period" \
    chitieu validate "$work/bac-ha.csv" --sender 'UBND huyện Bắc Hà' --period "$period" --format json
  says "validate --period $period: the table has it" stdout "\"$period\""
done
expect 3 'validate of a file that is missing' chitieu validate "$work/no-such-file.csv"
check 'the missing file is named' grep -q no-such-file "$work/stderr" "$work/stdout"
expect 3 'validate of a file that no reader knows' chitieu validate "$CHITIEU"
expect 3 'validate of a folder' chitieu validate "$work"
dd if=/dev/zero of="$work/zeros.csv" bs=1k count=4 2>/dev/null
: >"$work/empty.csv"
for name in zeros empty; do
  "$CHITIEU" validate "$work/$name.csv" >"$work/stdout" 2>"$work/stderr"
  check "validate of $name.csv is not clean" test $? -ne 0
done
expect 0 'validate writes no folder' chitieu validate "$sample"
check 'validate: no ./out' test ! -e "$work/out"

# catalog and plugins

expect 0 'catalog list' chitieu catalog list
check 'catalog list: 52 targets' sh -c '[ "$(wc -l <"$1")" -eq 52 ]' - "$work/stdout"
expect 0 'catalog without a word' chitieu catalog
check 'catalog without a word: the list' sh -c '[ "$(wc -l <"$1")" -eq 52 ]' - "$work/stdout"
expect 0 'catalog show 19.1' chitieu catalog show 19.1
says 'catalog show: the target' stdout '56.7'
expect 0 'catalog show by name' chitieu catalog show 'tỷ lệ đô thị hóa'
expect 0 'catalog show by a name without marks' chitieu catalog show 'ty le do thi hoa'
expect 0 'catalog check' chitieu catalog check
unset CHITIEU_PIPELINE
expect 2 'no pipeline is known' chitieu catalog list
check 'it is said how to name one' grep -q -e '--pipeline' "$work/stderr"

for words in plugins 'plugins list'; do
  # shellcheck disable=SC2086
  expect 0 "$words" chitieu $words
  for name in fetch/file read/csv read/json normalize/units emit/csv; do
    says "$words: $name" stdout "$name"
  done
done
expect 0 'plugins show read/csv' chitieu plugins show read/csv
says 'plugins show: where it lies' stdout 'read/csv.so'
for role in fetch read normalize validate emit; do
  for file in "${CHITIEU_PLUGIN_PATH%%:*}/$role"/*.so; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .so)
    expect 0 "plugins show $role/$name" chitieu plugins show "$role/$name"
  done
done

# Two runs at once: one of them may be told to come again, and no file suffers

busy=0
for turn in 1 2 3 4 5 6 7 8 9 10; do
  "$CHITIEU" run "$pipeline" --out "$work/both" >/dev/null 2>&1 &
  first=$!
  "$CHITIEU" run "$pipeline" --out "$work/both" >/dev/null 2>&1
  second=$?
  wait "$first"
  first=$?
  case $first,$second in
    0,0) ;;
    0,5 | 5,0) busy=$((busy + 1)) ;;
    *) failed "two runs at once, turn $turn: $first and $second" ;;
  esac
done
echo "# two runs at once met in $busy of 10 turns"
check 'two runs at once: the files' same_set "$work/both" "$expected"
finish
