#include "csv-row.h"

#include <string.h>

CsvFormat
csv_format_new(CtTableKind table, gchar delimiter, gchar decimal)
{
  CsvFormat format = {.table = table, .delimiter = delimiter, .decimal = decimal};

  ct_table_columns(table, &format.n_columns);
  for (guint i = 0; i < format.n_columns; i++)
    if (ct_table_column_is_number(table, i))
      format.cells[i] = CSV_CELL_NUMBER;
    else if (ct_table_column_is_foreign(table, i))
      format.cells[i] = CSV_CELL_FOREIGN;
  return format;
}

void
csv_append_header(const CsvFormat *format, GString *bytes)
{
  const gchar *const *columns = ct_table_columns(format->table, NULL);

  for (guint i = 0; i < format->n_columns; i++) {
    g_string_append(bytes, columns[i]);
    g_string_append_c(bytes, i + 1 < format->n_columns ? format->delimiter : '\n');
  }
}

/* A sign and digits, as in "-5,2 %": nothing in it that could be a formula. */
static gboolean
is_number(const gchar *text, gsize length)
{
  return strspn(text + 1, "0123456789., %") >= length - 1;
}

/* = + - @ as East Asian keyboards have them (U+FF1D, FF0B, FF0D, FF20), which some
 * spreadsheets take for the plain ones. */
static gboolean
is_wide_sign(const gchar *text, gsize length)
{
  return length >= 3 && (guchar)text[0] == 0xEF && (guchar)text[1] == 0xBC &&
         strchr("\x9D\x8B\x8D\xA0", text[2]) != NULL;
}

gboolean
csv_is_formula(const gchar *text, gsize length)
{
  if (length == 0)
    return FALSE;
  switch (text[0]) {
  case '\t':
  case '\r': return TRUE;
  case '=':
  case '@': return length > 1; /* a sign alone is a sign */
  case '+':
  case '-': return length > 1 && !is_number(text, length);
  default: return is_wide_sign(text, length);
  }
}

/* Spaces at the ends are kept by quotes, because readers trim what has none. */
static gboolean
needs_quotes(const gchar *text, gsize length, gchar delimiter)
{
  if (text[0] == ' ' || text[length - 1] == ' ' || text[0] == '\t' || text[length - 1] == '\t')
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == delimiter || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
      return TRUE;
  return FALSE;
}

static gchar *
put_quoted(gchar *to, const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '"')
      *to++ = '"';
    *to++ = text[i];
  }
  return to;
}

static gchar *
put_text(gchar *to, const gchar *text, gsize length, gboolean guard, gchar delimiter)
{
  gboolean quotes = needs_quotes(text, length, delimiter);

  if (quotes)
    *to++ = '"';
  if (guard)
    *to++ = '\'';
  if (quotes) {
    to = put_quoted(to, text, length);
    *to++ = '"';
    return to;
  }
  memcpy(to, text, length);
  return to + length;
}

static gchar *
put_number(gchar *to, const gchar *text, gsize length, const CsvFormat *format)
{
  gchar *point;

  if (format->decimal == '.' || (point = memchr(text, '.', length)) == NULL) {
    memcpy(to, text, length);
    return to + length;
  }
  gsize whole = (gsize)(point - text);
  gboolean quotes = format->decimal == format->delimiter;
  if (quotes)
    *to++ = '"';
  memcpy(to, text, length);
  to[whole] = format->decimal;
  to += length;
  if (quotes)
    *to++ = '"';
  return to;
}

/* Two quotes, a guard, a delimiter, and every character twice. */
static gsize
largest_size(gsize length)
{
  return 2 * length + 4;
}

static gchar *
put_cell(gchar *to, const gchar *text, gsize length, const CsvFormat *format, guint column)
{
  CsvCell kind = format->cells[column];

  if (text != NULL && kind == CSV_CELL_NUMBER)
    to = put_number(to, text, length, format);
  else if (text != NULL && length > 0)
    to = put_text(to, text, length, kind == CSV_CELL_FOREIGN && csv_is_formula(text, length),
                  format->delimiter);
  *to++ = column + 1 < format->n_columns ? format->delimiter : '\n';
  return to;
}

void
csv_append_row(const CsvFormat *format, const CtTableText *row, GString *bytes)
{
  gsize begin = bytes->len;
  gsize size = 0;

  for (guint i = 0; i < format->n_columns; i++)
    size += largest_size(row->cells[i].length);
  g_string_set_size(bytes, begin + size);
  gchar *to = bytes->str + begin;
  for (guint i = 0; i < format->n_columns; i++)
    to = put_cell(to, row->cells[i].text, row->cells[i].length, format, i);
  g_string_truncate(bytes, (gsize)(to - bytes->str));
}

void
csv_append_cell(const CsvFormat *format, guint column, const gchar *text, gsize length,
                GString *bytes)
{
  gsize begin = bytes->len;

  g_string_set_size(bytes, begin + largest_size(length));
  g_string_truncate(bytes, (gsize)(put_cell(bytes->str + begin, text, length, format, column) -
                                   bytes->str));
}
