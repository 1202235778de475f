#!/bin/sh
# sh tests/layers.sh ROOT
#
# Reads the includes of core/ and plugins/ below ROOT and tells each that breaks the
# plan of the house:
#   - a layer includes itself and the layers below it;
#   - a plugin includes core up to plugin/ and its own folder, nothing else; those for
#     workbooks plugins/office/ too;
#   - a library is included where it has its one home.
# A test (test-*.c) keeps to its layer too, but may look at what was written with any
# library, and uses what tests/support and its role's folder have for tests. Exit code 1
# when anything was told.
set -eu

cd -- "${1:?usage: layers.sh ROOT}"

files=$(find -H core plugins -name '*.[ch]' | LC_ALL=C sort)
[ -n "$files" ] || { echo "layers.sh: no C files in core and plugins" >&2; exit 2; }

# shellcheck disable=SC2086  # a list; the tree's names hold no blanks
awk '
BEGIN {
  below["base"] = "base"
  below["model"] = below["base"] " model"
  below["data"] = below["model"] " data"
  below["intake"] = below["data"] " intake"
  below["rules"] = below["data"] " rules"
  below["store"] = below["data"] " store"
  below["plugin"] = below["data"] " intake rules store plugin"
  below["pipeline"] = below["plugin"] " pipeline"
  below["cli"] = below["pipeline"] " cli"

  # header (a prefix where it ends in /) -> the files that may include it
  home["csv.h"] = "^core/base/"
  home["cJSON.h"] = home["cjson/"] = "^core/base/"
  home["openssl/"] = "^core/base/"
  home["sqlite3.h"] = "^core/store/"
  home["gmodule.h"] = "^core/plugin/"
  home["zip.h"] = home["expat.h"] = "^plugins/office/"
  home["freexl.h"] = home["seccomp.h"] = "^plugins/read/xls/"
  home["xlsxwriter.h"] = "^plugins/emit/xlsx/"
  # Threads go through ct-task; ct-message only needs its pthread_once.
  home["pthread.h"] = "^core/base/ct-(task|team|message)[.]c$"
}

function tell(what) {
  printf "%s:%d: %s\n", FILENAME, FNR, what
  broken = 1
}

function member(word, list) {
  return index(" " list " ", " " word " ") > 0
}

function folder(path) {
  sub("/[^/]*$", "", path)
  return path
}

function exists(path,  line, found) {
  found = (getline line < path) >= 0
  close(path)
  return found
}

FNR == 1 {
  split(FILENAME, part, "/")
  in_core = part[1] == "core"
  is_test = FILENAME ~ /\/test-[^\/]*$/
  allowed = below[in_core ? part[2] : "plugin"]
}

FNR == 1 && in_core && allowed == "" {
  tell("not in a layer of core: " part[2])
}

/^[ \t]*#[ \t]*include/ {
  name = $0
  if (!sub(".*include[ \t]*[\"<]", "", name) || !sub("[\">].*", "", name)) {
    tell("an include that cannot be checked: " $0)
    next
  }
  top = name
  sub("/.*", "", top)

  for (header in home)
    if ((name == header || header == top "/") && !is_test && FILENAME !~ home[header])
      tell(name ": only for files like " home[header])

  if (is_test && name ~ /^\.\.\/test-[a-z-]+\.h$/)
    next
  if (name ~ /(^|\/)\.\.?\//)
    tell("a path of dots: " name)
  else if (top == "office" && top != name) {
    if (FILENAME !~ /^plugins\/(office|read)\//)
      tell("only plugins that read workbooks may include " name)
  } else if (top != name && top in below) {
    if (!member(top, allowed))
      tell((in_core ? part[2] : "a plugin") " may not include " name)
  } else if (/include[ \t]*"/ && !exists(folder(FILENAME) "/" name) &&
             !(is_test && exists("tests/support/" name)) &&
             !(in_core && part[2] == "base" && name == "ct-po-resources.h"))
    tell("neither in this folder nor LAYER/NAME: " name)
}

END { exit broken }
' $files
