/* office-formula-parse.c: the words of a formula in A1 notation.
 *
 * No grammar: what a formula adds up and which cells it names can be told from its words, and
 * one that is not understood is "unknown", of which nothing is told.
 */
#include "office/office-formula-private.h"

#include <string.h>

/**
 * Words: a formula being read.
 * @away_rows, @away_columns: what its relative references are moved by
 * @depth: brackets that are open
 * @elsewhere: the reference that follows is of another sheet
 * @range: the last word was a reference, and ':' follows
 */
typedef struct {
  const gchar *text;
  gsize length;
  gsize at;
  OfficeAddress cell;
  gint64 away_rows;
  gint64 away_columns;
  gboolean elsewhere;
  gboolean range;
  OfficeFormula *formula;
} Words;

static void
mix(OfficeFormula *formula, guint64 value)
{
  guint64 hash = (formula->shape ^ value) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);

  formula->shape = hash ^ (hash >> 29);
}

static void
mix_bytes(OfficeFormula *formula, const gchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    mix(formula, (guint64)(guchar)g_ascii_toupper(bytes[i]));
}

/* To behind the quote that ends it; two are one of the text. */
static gsize
quoted_end(const Words *words, gsize at, gchar quote)
{
  for (at++; at < words->length; at++) {
    if (words->text[at] != quote)
      continue;
    if (at + 1 == words->length || words->text[at + 1] != quote)
      return at + 1;
    at++;
  }
  return words->length;
}

static gboolean
contains(const gchar *text, gsize length, const gchar *part)
{
  return g_strstr_len(text, (gssize)length, part) != NULL;
}

static gboolean
is_word_byte(gchar c)
{
  return g_ascii_isalnum(c) || c == '_' || c == '.' || c == '$' || c == '\\' || ((guchar)c & 0x80);
}

static void
take_string(Words *words)
{
  gsize end = quoted_end(words, words->at, '"');

  mix_bytes(words->formula, words->text + words->at, end - words->at);
  words->formula->adds = FALSE;
  words->at = end;
}

/* 'Biểu 1'!, '[1]Biểu 1'!, 'file:///...'# */
static void
take_sheet_name(Words *words)
{
  gsize end = quoted_end(words, words->at, '\'');
  const gchar *name = words->text + words->at;
  gsize length = end - words->at;

  mix_bytes(words->formula, name, length);
  if (contains(name, length, "[") || contains(name, length, "file:") || contains(name, length, "\\\\"))
    words->formula->outside = TRUE;
  words->formula->unknown = TRUE;
  words->elsewhere = TRUE;
  words->at = end < words->length && words->text[end] == '!' ? end + 1 : end;
}

/* "[1]Biểu1!A1" at the front of a word; "Table[Column]" behind one. */
static void
take_bracket(Words *words)
{
  gsize end = words->at;
  gsize depth = 0;
  gboolean digits = TRUE;

  for (; end < words->length; end++) {
    depth += words->text[end] == '[' ? 1 : 0;
    if (words->text[end] == ']' && --depth == 0)
      break;
    if (words->text[end] != '[' && !g_ascii_isdigit(words->text[end]))
      digits = FALSE;
  }
  end = MIN(end + 1, words->length);
  mix_bytes(words->formula, words->text + words->at, end - words->at);
  if (digits || contains(words->text + words->at, end - words->at, ".xls") ||
      contains(words->text + words->at, end - words->at, ".ods"))
    words->formula->outside = TRUE;
  words->formula->unknown = TRUE;
  words->formula->adds = FALSE;
  words->at = end;
}

/* "#REF!", "#N/A" */
static void
take_error(Words *words)
{
  static const gchar lost[] = "#REF!";
  gsize left = words->length - words->at;

  words->formula->adds = FALSE;
  if (left >= sizeof lost - 1 && strncmp(words->text + words->at, lost, sizeof lost - 1) == 0) {
    words->formula->broken = TRUE;
    words->at += sizeof lost - 1;
  } else {
    words->at++;
  }
  mix(words->formula, '#');
}

static gboolean
move_by(guint32 *place, gint64 away, guint32 max)
{
  gint64 moved = (gint64)*place + away;

  if (moved < 1 || moved > (gint64)max)
    return FALSE;
  *place = (guint32)moved;
  return TRUE;
}

/* Whether the rows and columns are fixed by "$". */
static void
find_dollars(const gchar *word, gsize length, gboolean *row, gboolean *column)
{
  const gchar *behind;

  *column = length > 0 && word[0] == '$';
  behind = length > 1 ? memchr(word + 1, '$', length - 1) : NULL;
  *row = behind != NULL;
}

static void
keep_reference(Words *words, OfficeAddress place)
{
  OfficeFormula *formula = words->formula;
  OfficeRange *last = formula->n_references > 0
                        ? &formula->references[formula->n_references - 1]
                        : NULL;

  if (words->range && last != NULL) {
    *last = (OfficeRange){
      {MIN(last->first.row, place.row), MIN(last->first.column, place.column)},
      {MAX(last->last.row, place.row), MAX(last->last.column, place.column)}};
  } else if (formula->n_references < OFFICE_FORMULA_MAX_REFERENCES) {
    formula->references[formula->n_references++] = (OfficeRange){place, place};
  } else {
    formula->unknown = TRUE;
  }
}

static gboolean
take_reference(Words *words, const gchar *word, gsize length)
{
  OfficeAddress place;
  gboolean fixed_row;
  gboolean fixed_column;

  if (office_address_parse(word, length, &place) != length)
    return FALSE;
  find_dollars(word, length, &fixed_row, &fixed_column);
  if ((!fixed_row && !move_by(&place.row, words->away_rows, OFFICE_MAX_ROWS)) ||
      (!fixed_column && !move_by(&place.column, words->away_columns, OFFICE_MAX_COLUMNS)))
    words->formula->unknown = TRUE;
  mix(words->formula, fixed_row ? (guint64)place.row << 2 | 1
                                : (guint64)(guint32)(place.row - words->cell.row) << 2);
  mix(words->formula, fixed_column ? (guint64)place.column << 2 | 3
                                   : (guint64)(guint32)(place.column - words->cell.column) << 2 | 2);
  if (words->elsewhere)
    words->formula->unknown = TRUE;
  else
    keep_reference(words, place);
  words->range = FALSE;
  return TRUE;
}

static gboolean
is_number(const gchar *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit(word[i]) && word[i] != '.')
      return FALSE;
  return length > 0;
}

/* A name of a function, a sheet, a range; TRUE and FALSE; a number. */
static void
take_other_word(Words *words, const gchar *word, gsize length, gchar behind)
{
  mix_bytes(words->formula, word, length);
  words->range = FALSE;
  if (behind == '!') {
    words->at++;
    words->elsewhere = TRUE;
    words->formula->unknown = TRUE;
    words->formula->adds = FALSE;
    return;
  }
  words->elsewhere = FALSE;
  if (behind == '(' && length == 3 && g_ascii_strncasecmp(word, "SUM", 3) == 0)
    return;
  words->formula->adds = FALSE;
  if (behind != '(' && !is_number(word, length))
    words->formula->unknown = TRUE;
}

static void
take_word(Words *words)
{
  const gchar *word = words->text + words->at;
  gsize length = 0;
  gchar behind;

  while (words->at + length < words->length && is_word_byte(word[length]))
    length++;
  words->at += length;
  behind = words->at < words->length ? words->text[words->at] : '\0';
  if (behind == '(' || behind == '!' || !take_reference(words, word, length))
    take_other_word(words, word, length, behind);
  if (behind != ':' && behind != '!')
    words->elsewhere = FALSE;
}

static void
take_sign(Words *words)
{
  gchar sign = words->text[words->at++];

  if (g_ascii_isspace(sign))
    return;
  mix(words->formula, (guint64)(guchar)sign);
  words->range = sign == ':';
  if (strchr("+,;():", sign) == NULL)
    words->formula->adds = FALSE;
}

static void
take_one(Words *words)
{
  gchar c = words->text[words->at];

  if (c == '"')
    take_string(words);
  else if (c == '\'')
    take_sheet_name(words);
  else if (c == '[')
    take_bracket(words);
  else if (c == '#')
    take_error(words);
  else if (is_word_byte(c))
    take_word(words);
  else
    take_sign(words);
}

void
office_formula_parse(const gchar *text, gsize length, OfficeAddress at, OfficeAddress told_at,
                     OfficeFormula *formula)
{
  Words words = {.text = text,
                 .length = length,
                 .cell = at,
                 .away_rows = (gint64)at.row - told_at.row,
                 .away_columns = (gint64)at.column - told_at.column,
                 .formula = formula};

  formula->shape = 1;
  formula->n_references = 0;
  formula->adds = TRUE;
  formula->unknown = formula->outside = formula->broken = FALSE;
  while (words.at < words.length)
    take_one(&words);
  formula->shape |= 1;
  formula->adds = formula->adds && formula->n_references > 0 && !formula->unknown;
}
