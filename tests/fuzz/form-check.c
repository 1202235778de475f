#include "form-check.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-number.h"
#include "intake/ct-prose.h"

#define N_STYLES (CT_STYLE_MIXED + 1)

/* Cells */

CtSpan
form_cell_text(const CtCell *cell)
{
  CtSpan text = {cell->text, cell->length};

  ct_text_trim(&text.text, &text.length);
  return text;
}

static gboolean
is_value(const CtObservation *observation, CtDecimal value)
{
  return !observation->missing && ct_decimal_compare(observation->value, value) == 0;
}

/* The value or, where prose says a direction, the other way. */
static gboolean
is_either(const CtObservation *observation, const CtNumber *number)
{
  CtObservation turned = *observation;

  turned.value.coefficient = -turned.value.coefficient;
  return is_value(observation, number->value) || is_value(observation, number->other) ||
         is_value(&turned, number->value) || is_value(&turned, number->other);
}

static gboolean
is_in_prose(const CtObservation *observation, CtSpan text)
{
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));

  for (guint style = 0; style < N_STYLES; style++) {
    ct_prose_read(text.text, text.length, (CtNumberStyle)style, figures);
    for (guint i = 0; i < figures->len; i++)
      if (is_either(observation, &g_array_index(figures, CtProseFigure, i).number))
        return TRUE;
  }
  return FALSE;
}

/* The reading of the cell alone, when it is no prose. */
static void
check_reading(const CtObservation *observation, const CtNumber *number)
{
  switch (number->kind) {
  case CT_NUMBER_VALUE:
    g_assert_true(is_value(observation, number->value));
    break;
  case CT_NUMBER_AMBIGUOUS:
  case CT_NUMBER_RATIO:
    g_assert_true(is_value(observation, number->value) || is_value(observation, number->other));
    break;
  case CT_NUMBER_NIL:
    g_assert_true(observation->missing || observation->value.coefficient == 0);
    break;
  case CT_NUMBER_NOT_AVAILABLE:
  case CT_NUMBER_NOT_APPLICABLE:
    g_assert_true(observation->missing);
    break;
  case CT_NUMBER_BLANK:
  case CT_NUMBER_OVERFLOW:
  case CT_NUMBER_DATE:
  case CT_NUMBER_CHANGE:
  case CT_NUMBER_NONE:
  default:
    g_error("a figure where none is");
  }
}

void
form_check_cell(const CtObservation *observation, const CtCell *cell, gboolean prose)
{
  CtSpan text = form_cell_text(cell);
  CtNumber number = ct_number_read(text.text, text.length, CT_STYLE_AUTO);
  CtDecimal value;

  switch (cell->kind) {
  case CT_CELL_TEXT:
    if (prose)
      g_assert_true(is_in_prose(observation, text) || is_either(observation, &number));
    else
      check_reading(observation, &number);
    break;
  case CT_CELL_NUMBER:
  case CT_CELL_PERCENT:
    g_assert_true(ct_decimal_parse(text.text, text.length, &value));
    g_assert_true(is_value(observation, value));
    break;
  case CT_CELL_BLANK:
  case CT_CELL_DATE:
  case CT_CELL_ERROR:
  case CT_CELL_FORMULA:
  default:
    g_error("a figure from a cell that holds none");
  }
}

/* Columns */

/**
 * Columns: what those of the table at hand mean.
 * @from: the first row that they are for
 * @figures: 1 by 1, 0: not said, 1: figures, 2: no figures
 */
typedef struct {
  guint16 table;
  guint32 from;
  GByteArray *figures;
} Columns;

static void
clear_columns(gpointer data)
{
  g_byte_array_unref(((Columns *)data)->figures);
}

static void
add_columns(GArray *list, const CtFact *fact)
{
  Columns columns = {.table = fact->table,
                     .from = fact->kind == CT_FACT_HEADER ? fact->place.row : 0,
                     .figures = g_byte_array_new()};

  g_array_append_val(list, columns);
}

static gboolean
means_figures(const gchar *meaning)
{
  return g_str_has_prefix(meaning, "figures") || g_str_has_prefix(meaning, "numerator") ||
         g_str_has_prefix(meaning, "denominator");
}

static void
add_column(Columns *columns, const CtFact *fact)
{
  static const guint8 none[1] = {0};

  while (columns->figures->len <= fact->place.column)
    g_byte_array_append(columns->figures, none, 1);
  columns->figures->data[fact->place.column] |= means_figures(fact->meaning) ? 1 : 2;
}

static GArray *
collect_columns(const CtRecognition *recognition)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(Columns));

  g_array_set_clear_func(list, clear_columns);
  for (guint i = 0; i < ct_recognition_count(recognition); i++) {
    const CtFact *fact = ct_recognition_get(recognition, i);

    if (fact->kind == CT_FACT_TABLE || fact->kind == CT_FACT_HEADER)
      add_columns(list, fact);
    else if (fact->kind == CT_FACT_COLUMN && list->len > 0)
      add_column(&g_array_index(list, Columns, list->len - 1), fact);
  }
  return list;
}

static void
check_column(const GArray *list, CtPlace place)
{
  const Columns *found = NULL;

  for (guint i = 0; i < list->len; i++) {
    const Columns *columns = &g_array_index(list, Columns, i);

    if (columns->table == place.table && columns->from <= place.row)
      found = columns;
  }
  g_assert_nonnull(found);
  if (place.column < found->figures->len && found->figures->data[place.column] != 0)
    g_assert_cmpuint(found->figures->data[place.column], ==, 1);
}

void
form_check_columns(const CtRecognition *recognition, const CtBatch *batch)
{
  g_autoptr(GArray) columns = collect_columns(recognition);

  if (ct_recognition_count(recognition) == CT_RECOGNITION_MAX)
    return; /* there may be more */
  for (gsize i = 0; i < batch->n; i++)
    check_column(columns, batch->place[i]);
}
