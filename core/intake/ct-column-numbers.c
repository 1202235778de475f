#include "intake/ct-column-numbers.h"

#include <string.h>

#include "intake/ct-layout.h"

#define MAX_NUMBER 9999u
#define MAX_TERMS 4u

typedef struct {
  const gchar *at;
  const gchar *end;
} Cursor;

static void
skip_spaces(Cursor *cursor)
{
  while (cursor->at < cursor->end && *cursor->at == ' ')
    cursor->at++;
}

static gboolean
take_char(Cursor *cursor, const gchar *list)
{
  skip_spaces(cursor);
  if (cursor->at == cursor->end || strchr(list, *cursor->at) == NULL)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static gboolean
take_digits(Cursor *cursor, guint *number)
{
  const gchar *start;

  skip_spaces(cursor);
  start = cursor->at;
  *number = 0;
  while (cursor->at < cursor->end && g_ascii_isdigit(*cursor->at) && *number <= MAX_NUMBER)
    *number = *number * 10 + (guint)(*cursor->at++ - '0');
  return cursor->at > start && *number > 0 && *number <= MAX_NUMBER;
}

/* "(9)", "[9]", "9", "A", "(1a)" */
static gboolean
take_label(Cursor *cursor, guint *number, gboolean *letter)
{
  gboolean open = take_char(cursor, "([");

  *letter = FALSE;
  if (!take_digits(cursor, number)) {
    if (cursor->at == cursor->end || !g_ascii_isalpha(*cursor->at))
      return FALSE;
    *letter = TRUE;
    *number = 0;
    cursor->at++;
  } else if (cursor->at < cursor->end && g_ascii_isalpha(*cursor->at)) {
    cursor->at++;
  }
  return !open || take_char(cursor, ")]");
}

/* The terms of "(7)/(4)*100", "(7-4)/4", "7:4-100" with the signs between them;
 * brackets change nothing of the few shapes that are known. */
static gboolean
take_terms(Cursor *cursor, guint *terms, gchar *signs, guint *n)
{
  for (*n = 0; *n < MAX_TERMS; (*n)++) {
    while (take_char(cursor, "(["))
      ;
    if (!take_digits(cursor, &terms[*n]))
      return FALSE;
    while (take_char(cursor, ")]"))
      ;
    while (take_char(cursor, "%"))
      ;
    skip_spaces(cursor);
    if (cursor->at == cursor->end) {
      signs[*n] = '\0';
      (*n)++;
      return TRUE;
    }
    signs[*n] = *cursor->at;
    if (!take_char(cursor, "/:-+*xX"))
      return FALSE;
  }
  return FALSE;
}

/* "x 100" and "- 100" turn a ratio into percent. */
static void
drop_hundreds(guint *terms, gchar *signs, guint *n)
{
  while (*n > 1 && terms[*n - 1] == 100 && strchr("*xX-", signs[*n - 2]) != NULL)
    signs[--*n - 1] = '\0';
}

static void
read_formula(Cursor *cursor, CtColumnNumber *number)
{
  guint terms[MAX_TERMS], n = 0;
  gchar signs[MAX_TERMS];

  if (!take_terms(cursor, terms, signs, &n))
    return;
  drop_hundreds(terms, signs, &n);
  if (n == 3 && signs[0] == '-' && (signs[1] == '/' || signs[1] == ':') && terms[1] == terms[2])
    signs[0] = '/';
  else if (n != 2)
    return;
  number->a = terms[0];
  number->b = terms[1];
  if (signs[0] == '/' || signs[0] == ':')
    number->kind = CT_FORMULA_RATIO;
  else if (signs[0] == '-')
    number->kind = CT_FORMULA_DIFFERENCE;
}

gboolean
ct_column_number_read(const gchar *text, gsize length, CtColumnNumber *number)
{
  Cursor cursor = {text, text + length};
  gboolean letter;

  *number = (CtColumnNumber){0};
  if (!take_label(&cursor, &number->number, &letter))
    return FALSE;
  if (take_char(&cursor, "=")) {
    read_formula(&cursor, number);
    return TRUE;
  }
  skip_spaces(&cursor);
  return cursor.at == cursor.end;
}

CtSpan
ct_column_number_text(const CtCell *cell)
{
  CtSpan text = ct_cell_span(cell);

  if (cell->kind == CT_CELL_NUMBER && text.length > 1 && text.text[0] == '-')
    return (CtSpan){text.text + 1, text.length - 1};
  return text;
}

/* A spreadsheet makes -1 of "(1)". */
static gboolean
is_bracketed(const CtCell *cell, CtSpan text)
{
  return cell->kind == CT_CELL_NUMBER && text.text > cell->text && text.text[-1] == '-';
}

/* Behind letters the numbers go on from them, or begin: "A, B, 3", "A, B, 1". Brackets
 * may leave some out.
 * @n: cells before it */
static gboolean
follows(const CtColumnNumber *number, CtSpan text, guint last, guint n)
{
  return number->number == last + 1 || (last == 0 && number->number == n + 1) ||
         (number->number > last && text.text[0] == '(');
}

/* Two bare numbers may as well be a figure: "1,2" is indicator 1 with the value 2. */
gboolean
ct_row_numbers_columns(const CtRow *row)
{
  guint last = 0, n = 0, n_bare = 0, n_letters = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtColumnNumber number;

    if (text.length == 0)
      continue;
    text = ct_column_number_text(&row->cells[i]);
    if (!ct_column_number_read(text.text, text.length, &number))
      return FALSE;
    if (number.number == 0)
      n_letters++;
    else if (!follows(&number, text, last, n))
      return FALSE;
    last = number.number != 0 ? number.number : last;
    n_bare += number.number != 0 && !is_bracketed(&row->cells[i], text) &&
                  g_ascii_isdigit(text.text[text.length - 1])
                ? 1
                : 0;
    n++;
  }
  if (last == 0 || n < 2)
    return FALSE;
  return n - n_letters >= 2 ? n > 2 || n_bare < n : n_letters >= 2;
}

gboolean
ct_row_numbers_two_columns(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (i < 2 ? text.length != 1 || strchr(i == 0 ? "1A" : "2B", text.text[0]) == NULL : text.length > 0)
      return FALSE;
  }
  return row->n_cells >= 2;
}
