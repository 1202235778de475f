/* xlsx-formula-shift.c: the references of a formula, moved with their cell. */
#include <string.h>

#include "xlsx-formula.h"

typedef struct {
  const gchar *text;
  gsize length;
  gsize at;
  gint rows;
  gint columns;
  GString *out;
} Shift;

static gboolean
is_word(gchar c)
{
  return g_ascii_isalnum(c) || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?' ||
         (guchar)c >= 0x80;
}

/* Up to the sign that closes, doubled ones are of the text. */
static gsize
quoted_end(const Shift *shift)
{
  gchar quote = shift->text[shift->at];
  gsize end = shift->at + 1;

  while (end < shift->length) {
    if (shift->text[end++] != quote)
      continue;
    if (end == shift->length || shift->text[end] != quote)
      return end;
    end++;
  }
  return end;
}

/* "[1]", "Table1[[#This Row],[x]]" */
static gsize
bracket_end(const Shift *shift)
{
  gsize end = shift->at;
  guint depth = 0;

  while (end < shift->length) {
    gchar c = shift->text[end++];

    depth += c == '[';
    depth -= c == ']';
    if (depth == 0)
      break;
  }
  return end;
}

static gsize
word_end(const Shift *shift)
{
  gsize end = shift->at;

  while (end < shift->length && is_word(shift->text[end]))
    end++;
  return end;
}

/* One reference's two halves. @column, @row: 0: it has none */
typedef struct {
  gboolean column_fixed;
  gboolean row_fixed;
  gint64 column;
  gint64 row;
} Reference;

static gboolean
parse_reference(const gchar *text, gsize length, Reference *reference)
{
  gsize i = 0, letters, digits;

  *reference = (Reference){.column_fixed = length > 0 && text[0] == '$'};
  i += reference->column_fixed ? 1 : 0;
  for (letters = i; i < length && g_ascii_isalpha(text[i]); i++)
    reference->column = reference->column * 26 + g_ascii_toupper(text[i]) - 'A' + 1;
  letters = i - letters;
  if (letters > 3)
    return FALSE;
  if (letters == 0) {
    reference->row_fixed = reference->column_fixed;
  } else if (i < length && text[i] == '$') {
    reference->row_fixed = TRUE;
    i++;
  }
  for (digits = i; i < length && i - digits < 8 && g_ascii_isdigit(text[i]); i++)
    reference->row = reference->row * 10 + (text[i] - '0');
  digits = i - digits;
  return i == length && reference->column <= OFFICE_MAX_COLUMNS &&
         reference->row <= OFFICE_MAX_ROWS && (digits == 0 || reference->row > 0) &&
         (letters > 0 || digits > 0) && (digits > 0 || !reference->row_fixed || letters == 0);
}

static void
append_column(GString *out, gint64 column)
{
  gchar letters[4];
  guint n = 0;

  for (; column > 0; column = (column - 1) / 26)
    letters[n++] = (gchar)('A' + (column - 1) % 26);
  while (n > 0)
    g_string_append_c(out, letters[--n]);
}

static void
append_reference(Shift *shift, Reference reference)
{
  if (reference.column > 0 && !reference.column_fixed)
    reference.column += shift->columns;
  if (reference.row > 0 && !reference.row_fixed)
    reference.row += shift->rows;
  if (reference.column < 0 || reference.column > OFFICE_MAX_COLUMNS || reference.row < 0 ||
      reference.row > OFFICE_MAX_ROWS) {
    g_string_append(shift->out, "#REF!");
    return;
  }
  if (reference.column > 0 && reference.column_fixed)
    g_string_append_c(shift->out, '$');
  append_column(shift->out, reference.column);
  if (reference.row > 0 && reference.row_fixed)
    g_string_append_c(shift->out, '$');
  if (reference.row > 0)
    g_string_append_printf(shift->out, "%d", (gint)reference.row);
}

/* A column or row alone is a reference only on either side of ':'. */
static gboolean
is_reference(const Shift *shift, gsize end, Reference *reference)
{
  gchar behind = end < shift->length ? shift->text[end] : '\0';
  gchar before = shift->at > 0 ? shift->text[shift->at - 1] : '\0';

  if (behind == '(' || behind == '!' || behind == '[' ||
      !parse_reference(shift->text + shift->at, end - shift->at, reference))
    return FALSE;
  return (reference->column > 0 && reference->row > 0) || behind == ':' || before == ':';
}

static void
take_word(Shift *shift)
{
  gsize end = word_end(shift);
  Reference reference;

  if (is_reference(shift, end, &reference))
    append_reference(shift, reference);
  else
    g_string_append_len(shift->out, shift->text + shift->at, (gssize)(end - shift->at));
  shift->at = end;
}

static void
take_through(Shift *shift, gsize end)
{
  g_string_append_len(shift->out, shift->text + shift->at, (gssize)(end - shift->at));
  shift->at = end;
}

void
xlsx_formula_shift(const gchar *text, gsize length, gint rows, gint columns, GString *shifted)
{
  Shift shift = {text, length, 0, rows, columns, shifted};

  while (shift.at < length) {
    gchar c = text[shift.at];

    if (c == '"' || c == '\'')
      take_through(&shift, quoted_end(&shift));
    else if (c == '[')
      take_through(&shift, bracket_end(&shift));
    else if (is_word(c))
      take_word(&shift);
    else
      take_through(&shift, shift.at + 1);
  }
}
