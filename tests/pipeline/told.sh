#!/bin/sh
# What somebody at the terminal is told: the reason, once, in one language, and where it is.
# shellcheck disable=SC2154  # $work, $root ... are set in lib.sh
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/pipeline/lib.sh"

cd "$work" || exit 1
export CHITIEU_PIPELINE="$pipeline"
districts=$root/samples/lao-cai-2023/districts
sample=$districts/huyen-bac-ha-9-thang.csv

# lacks LABEL stdout|stderr TEXT: what expect kept does not hold it
lacks() {
  check "$1" sh -c '! grep -F -- "$1" "$2"' - "$3" "$work/$2"
}

# once LABEL stdout|stderr TEXT: it stands there once
once() {
  check "$1" sh -c '[ "$(grep -oF -- "$1" "$2" | wc -l)" -eq 1 ] || { cat "$2"; exit 1; }' \
    - "$3" "$work/$2"
}

# pipeline_of PATH LANG: $work/p.ini with one source
pipeline_of() {
  printf '%s\n' '[pipeline]' 'title = t' "catalog = $root/pipelines/lao-cai-2023" \
    'period = 2023-01/P6M' "lang = $2" '[source s]' 'sender = Sở Y tế' 'fetch = file' \
    "fetch.path = $1" '[normalize units]' '[emit csv]' >"$work/p.ini"
}

# What could not be fetched: the reason and the name, whatever the terminal's language is

for lang in en vi; do
  pipeline_of 'in/*.xlsx' vi
  expect 3 "nothing to fetch, --lang $lang" chitieu run p.ini --out out --lang "$lang"
  says "nothing to fetch, --lang $lang: the reason" stderr 'không có tệp này'
  once "nothing to fetch, --lang $lang: the name" stderr 'in/*.xlsx'
  lacks "nothing to fetch, --lang $lang: no rule in place of it" stderr fetch.failed
done
check 'the finding has the reason' grep -q 'fetch.failed.*không có tệp này' out/findings.csv
check 'and the name as its SOURCE alone' \
  sh -c '[ "$(grep -o "in/[*].xlsx" out/findings.csv | wc -l)" -eq 1 ]'
mkdir -p locked
printf '[1' >locked/a.json
pipeline_of locked vi
expect 3 'a broken file of a source' chitieu run p.ini --out out --lang en
once 'a broken file of a source: the name' stderr 'locked/a.json'

# Files that cannot be opened: only that

for command in validate preview; do
  expect 3 "$command of no file" chitieu "$command" nofile --lang vi
  says "$command of no file: the reason in Vietnamese" stdout 'không có tệp hoặc thư mục này'
  lacks "$command of no file: nothing in English" stdout 'No such file'
  lacks "$command of no file: nothing of its sender" stdout 'intake.unknown-sender'
  expect 3 "$command of no file, in English" chitieu "$command" nofile
  says "$command of no file: the reason in English" stdout 'there is no such file or folder'
  expect 3 "$command of a folder" chitieu "$command" "$work" --lang vi
  says "$command of a folder: that it is one" stdout 'đây là thư mục'
  lacks "$command of a folder: nothing of its sender" stdout 'intake.unknown-sender'
done
expect 3 'validate of no file: once' chitieu validate nofile
once 'validate of no file: the name' stdout nofile
check 'validate of no file: one line' sh -c '[ "$(wc -l <"$1")" -eq 1 ]' - "$work/stdout"

# Reasons of the system and of libraries, in the language of the message

printf 'PK\003\004' >book.xlsx
expect 3 'a workbook that is cut off' chitieu validate book.xlsx --lang vi
lacks 'a workbook that is cut off: nothing in English' stdout 'zip archive'
expect 2 'no pipeline file' chitieu run nosuch.ini --lang vi
says 'no pipeline file: the reason' stderr 'không có tệp hoặc thư mục này'
expect 2 'a pipeline file that is a folder' chitieu run "$work" --lang vi
says 'a pipeline file that is a folder: that it is one' stderr 'đây là thư mục'
: >file
pipeline_of "$sample" vi
expect 4 '--out below a file' chitieu run p.ini --out file/out --lang vi
lacks '--out below a file: nothing in English' stderr 'Not a directory'
expect 4 'a form below a file' \
  chitieu template --sender 'Sở Y tế' -o file/form.xlsx --lang vi
lacks 'a form below a file: nothing in English' stderr 'Not a directory'
expect 4 'a copy below no folder' chitieu validate "$sample" --annotate no/copy.csv --lang vi
says 'a copy below no folder: the reason' stderr 'không có tệp hoặc thư mục này'

# Places and paths

printf '{"x": 1}' >a.json
expect 3 'JSON without a table' chitieu validate a.json
says 'a place of no name: the file alone' stdout 'a.json: error: '
lacks 'a place of no name: no second colon' stdout 'a.json::'
mkdir -p more/read
echo x >more/read/bad.so
chmod -R go-w more
expect 2 'a plugin that is none' \
  env CHITIEU_PLUGIN_PATH="more:$CHITIEU_PLUGIN_PATH" "$CHITIEU" plugins show read/bad
once 'a plugin that is none: its path' stderr 'more/read/bad.so'
says 'a plugin that is none: why' stderr 'no shared library'

# No copy of what cannot be read

cp "$root/samples/lao-cai-2023-workbooks/faulty/huyen-si-ma-cai-9-thang.xls" page.xls
expect 3 '--annotate of a web page' chitieu validate page.xls --annotate copy.xlsx --lang en
once '--annotate of a web page: the error' stdout 'HTML'
lacks '--annotate of a web page: the error not again' stderr 'HTML'
says '--annotate of a web page: no copy was made' stderr 'page.xls: no copy was made'
check '--annotate of a web page: none is there' test ! -e copy.xlsx
expect 3 '--annotate of no file' chitieu validate nofile --annotate copy.xlsx --lang en
says '--annotate of no file: no copy was made' stderr 'nofile: no copy was made'

# The end of a run

pipeline_of "$sample" vi
expect 0 'a run with -v' chitieu run p.ini --out out -v --lang en --set pipeline:fail-at=never
says 'a run with -v: how long the disk took' stderr 'The disk took'
lacks 'a run with -v: in milliseconds' stderr ' us:'
if command -v script >/dev/null; then
  script -qec "'$CHITIEU' run p.ini --out out --lang en --set pipeline:fail-at=never" typed \
    >/dev/null 2>&1 </dev/null
  check 'at a terminal: the outputs' file_holds typed 'Outputs:'
  check 'at a terminal: no timing' sh -c '! grep -i -e "disk" -e " us" typed'
else
  skipped 'at a terminal' 'script is not installed'
fi
finish
