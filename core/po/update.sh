#!/bin/sh
# update.sh SOURCE-ROOT: brings POTFILES.in and vi.po up to date with the source.
# update.sh SOURCE-ROOT check: changes nothing; fails when a text of the source
# cannot be translated as it is written, or has no translation in vi.po.
set -eu

root=$1
mode=${2:-update}
po=$root/core/po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

list_sources() {
  grep -rlE --include='*.c' --include='*.h' --exclude='test-*.c' '\bN?_\(' core plugins |
    LC_ALL=C sort
}

# The date is left out, so that an update without news changes nothing.
extract() {
  xgettext --files-from="$work/sources" --output="$work/raw.pot" \
    --language=C --from-code=UTF-8 --keyword= --keyword=_ --keyword=N_ \
    --flag=_:1:pass-c-format --flag=N_:1:pass-c-format \
    --flag=g_set_error:4:c-format --flag=g_prefix_error:2:c-format \
    --flag=g_strdup_printf:1:c-format --flag=g_string_append_printf:2:c-format \
    --flag=g_print:1:c-format --flag=g_printerr:1:c-format \
    --add-comments=Translators: --add-location=file --sort-by-file \
    --package-name=chitieu 2>"$work/complaints"
  sed -e 's/charset=CHARSET/charset=UTF-8/' -e '/^"POT-Creation-Date:/d' \
    "$work/raw.pot" >"$work/chitieu.pot"
}

# "%" G_GUINT64_FORMAT: a macro inside a text is not seen by xgettext, and the
# text would never be found. %lu with a cast to gulong says the same.
refuse_broken_texts() {
  if grep 'not a valid C format string' "$work/complaints" >&2; then
    echo "texts must be whole: no macros such as G_GUINT64_FORMAT inside of _()" >&2
    exit 1
  fi
}

merge() {
  msgmerge --quiet --no-fuzzy-matching --add-location=file --sort-by-file \
    --output-file="$work/vi.po" "$po/vi.po" "$work/chitieu.pot"
  msgfmt --check --statistics --output-file=/dev/null "$work/vi.po"
}

refuse_missing() {
  msgattrib --untranslated --no-obsolete "$work/vi.po" >"$work/missing"
  msgattrib --only-fuzzy --no-obsolete "$work/vi.po" >>"$work/missing"
  if [ -s "$work/missing" ]; then
    echo "vi.po lacks:" >&2
    cat "$work/missing" >&2
    exit 1
  fi
}

cd "$root"
list_sources >"$work/sources"
extract
refuse_broken_texts
merge
if [ "$mode" = check ]; then
  refuse_missing
else
  cp "$work/sources" "$po/POTFILES.in"
  cmp -s "$work/vi.po" "$po/vi.po" || cp "$work/vi.po" "$po/vi.po"
fi
