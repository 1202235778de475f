#!/bin/sh
# Shows that layers.sh sees what it is there for: a tree with one violation of each
# kind, each of which it has to name, and lines that are right, which it must not.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf -- "$tree"' EXIT
count=0
failed=0

# include FILE LINE: appends an include to a file of the tree.
include() {
  mkdir -p -- "$tree/$(dirname -- "$1")"
  printf '#include %s\n' "$2" >>"$tree/$1"
}

result() {
  count=$((count + 1))
  if [ "$1" -eq 0 ]; then
    printf 'ok %d - %s\n' "$count" "$2"
  else
    printf 'not ok %d - %s\n' "$count" "$2"
    failed=1
  fi
}

# FILE HEADER LABEL: what layers.sh has to name
bad='core/base/a.c "model/ct-period.h" base includes model
core/model/a.c "data/ct-batch.h" model includes data
core/data/a.c "intake/ct-intake.h" data includes intake
core/intake/a.c "rules/ct-view.h" intake includes rules
core/rules/a.c "store/ct-database.h" rules include store
core/store/a.c "intake/ct-number.h" store includes intake
core/plugin/a.c "pipeline/ct-run.h" plugin includes pipeline
core/pipeline/a.c "cli/ct-command.h" pipeline includes cli
core/base/angle.c <data/ct-batch.h> angle brackets hide nothing
core/base/indented.c	"rules/ct-view.h" a tab hides nothing
plugins/read/a/a.c "pipeline/ct-run.h" a plugin includes pipeline
plugins/read/b/b.c "cli/ct-command.h" a plugin includes cli
plugins/read/c/c.c "../b/b.h" a plugin reaches into another
plugins/read/d/d.c "read/b/b.h" a plugin names another
core/model/dots.c "../base/ct-arena.h" a path of dots in core
core/model/bare.c "ct-arena.h" a header without its layer
core/model/macro.c HEADER_NAME an include that cannot be checked
core/intake/csv.c <csv.h> libcsv outside of base
plugins/read/e/e.c <csv.h> libcsv in a plugin
core/model/json.c <cjson/cJSON.h> cJSON outside of base
core/data/sql.c <sqlite3.h> SQLite outside of store
core/pipeline/hash.c <openssl/evp.h> libcrypto outside of base
core/cli/module.c <gmodule.h> GModule outside of plugin
core/base/thread.c <pthread.h> threads outside of ct-task
core/other/a.c <glib.h> a folder that is no layer
core/model/test-a.c "rules/ct-view.h" a test keeps to its layer
plugins/read/f/test-f.c "pipeline/ct-run.h" so does a test of a plugin
plugins/read/f/f.c "helper.h" tests/support is for tests
plugins/read/g/g.c "../test-role.h" so is what a role has for them
plugins/read/g/test-g.c "../f/f.h" a test reaches into another plugin'

good='core/base/ct-task.c <pthread.h>
core/base/good.c <csv.h>
core/base/good.c "base/ct-arena.h"
core/base/good.c "ct-po-resources.h"
core/store/good.c <sqlite3.h>
core/plugin/good.c "store/ct-database.h"
core/cli/good.c "pipeline/ct-run.h"
plugins/emit/good/good.c "plugin/ct-plugin.h"
plugins/emit/good/good.c "good.h"
plugins/emit/good/good.h <glib.h>
plugins/emit/good/test-good.c <sqlite3.h>
plugins/emit/good/test-good.c "helper.h"
plugins/emit/good/test-good.c "../test-role.h"
tests/support/helper.h <glib.h>'

tab=$(printf '\t')
each() {
  printf '%s\n' "$1" | tr "$tab" ' '
}

each "$bad" | while read -r file header _; do include "$file" "$header"; done
each "$good" | while read -r file header _; do include "$file" "$header"; done
printf '  #\tinclude "rules/ct-view.h"\n' >"$tree/core/base/indented.c"

code=0
told=$(sh "$here/layers.sh" "$tree") || code=$?
result "$((code != 1))" 'exit code 1'

while IFS=' ' read -r file header label; do
  status=0
  printf '%s\n' "$told" | grep -qF -- "$file:1:" || status=1
  result "$status" "told: $label ($file, $header)"
done <<END
$(each "$bad")
END

kept=0
printf '%s\n' "$told" | grep -E '^[^:]*(good|ct-task[.])' && kept=1
result "$kept" 'nothing is said of what is right'

lines=$(printf '%s\n' "$told" | wc -l)
wanted=$(each "$bad" | wc -l)
result "$((lines != wanted))" "one line each: $lines of $wanted"

printf '1..%d\n' "$count"
exit "$failed"
