#include "ods-formula.h"

#include <string.h>

/* Behind the namespace of the formula's language and "=". */
static const gchar *
skip_prefix(const gchar *formula)
{
  const gchar *at = formula;

  while (g_ascii_isalpha(*at))
    at++;
  if (at > formula && at[0] == ':' && at[1] == '=')
    return at + 2;
  return formula[0] == '=' ? formula + 1 : formula;
}

/* Returns: behind the closing quote, or the end; doubled ones are inside. */
static const gchar *
skip_quoted(const gchar *at)
{
  gchar quote = *at++;

  while (*at != '\0') {
    if (*at == quote && at[1] != quote)
      return at + 1;
    at += *at == quote ? 2 : 1;
  }
  return at;
}

/* Of a sheet's or a file's name: to the first of @ends outside of quotes. */
static const gchar *
skip_name(const gchar *at, const gchar *end, const gchar *ends)
{
  while (at < end && strchr(ends, *at) == NULL)
    at = *at == '\'' ? MIN(skip_quoted(at), end) : at + 1;
  return at;
}

/* Quotes around @name are taken off. */
static void
append_bare(GString *a1, const gchar *name, gsize length)
{
  if (length >= 2 && name[0] == '\'' && name[length - 1] == '\'') {
    name++;
    length -= 2;
  }
  g_string_append_len(a1, name, (gssize)length);
}

static gboolean
is_plain(const gchar *name, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum(name[i]) && name[i] != '_' && (guchar)name[i] < 0x80)
      return FALSE;
  return length > 0 && !g_ascii_isdigit(name[0]);
}

/* @file: (nullable) */
static void
append_sheet(GString *a1, const gchar *file, gsize file_length, const gchar *sheet, gsize length)
{
  if (length > 0 && sheet[0] == '$') {
    sheet++;
    length--;
  }
  if (file == NULL && length == 0)
    return;
  if (file == NULL && (is_plain(sheet, length) || sheet[0] == '\'')) {
    g_string_append_len(a1, sheet, (gssize)length);
  } else {
    g_string_append_c(a1, '\'');
    if (file != NULL) {
      g_string_append_c(a1, '[');
      append_bare(a1, file, file_length);
      g_string_append_c(a1, ']');
    }
    append_bare(a1, sheet, length);
    g_string_append_c(a1, '\'');
  }
  g_string_append_c(a1, '!');
}

/* One corner: "$Sheet1.$A$1", ".A1", "'file:///x'#$Sheet1.A1". @first: the sheet counts.
 * Returns: behind it */
static const gchar *
append_corner(GString *a1, const gchar *at, const gchar *end, gboolean first)
{
  const gchar *file = NULL;
  gsize file_length = 0;
  const gchar *mark = skip_name(at, end, "#.:");
  const gchar *to;

  if (mark < end && *mark == '#' && mark > at) {
    file = at;
    file_length = (gsize)(mark - at);
    at = mark + 1;
    mark = skip_name(at, end, ".:");
  }
  if (mark < end && *mark == '.') {
    if (first)
      append_sheet(a1, file, file_length, at, (gsize)(mark - at));
    at = mark + 1;
  }
  to = skip_name(at, end, ":");
  g_string_append_len(a1, at, (gssize)(to - at));
  return to;
}

/* Between brackets. */
static void
append_reference(GString *a1, const gchar *at, const gchar *end)
{
  at = append_corner(a1, at, end, TRUE);
  while (at < end && *at == ':') {
    g_string_append_c(a1, ':');
    at = append_corner(a1, at + 1, end, FALSE);
  }
}

static const gchar *
find_bracket(const gchar *at)
{
  while (*at != '\0' && *at != ']')
    at = *at == '\'' ? skip_quoted(at) : at + 1;
  return at;
}

void
ods_formula_translate(const gchar *formula, GString *a1)
{
  const gchar *at = skip_prefix(formula);

  while (*at != '\0') {
    const gchar *end = at + 1;

    if (*at == '[') {
      end = find_bracket(at + 1);
      append_reference(a1, at + 1, end);
      at = *end == ']' ? end + 1 : end;
      continue;
    }
    if (*at == '"' || *at == '\'')
      end = skip_quoted(at);
    if (*at == ';' || *at == '~')
      g_string_append_c(a1, ',');
    else
      g_string_append_len(a1, at, (gssize)(end - at));
    at = end;
  }
}
