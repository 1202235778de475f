/* ct-intake-header-whole.c: all rows of a header: those that were not found to be of it at
 * once, as something in them is not understood, and the numbers of its columns. */
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

/* @n: up to CT_HEADER_LOOKAHEAD rows from @at on. Returns: (transfer full) (nullable) */
static CtLayout *
read_rows(CtIntake *intake, const CtHeldRows *held, guint at, guint n)
{
  CtRow rows[CT_HEADER_LOOKAHEAD];

  for (guint i = 0; i < n; i++)
    rows[i] = *ct_held_rows_get(held, at + i);
  return ct_intake_read_header(intake, rows, n);
}

/* Several texts over the columns of figures, right above what was found to be the header:
 * more of it, in which something is not understood. */
static gboolean
is_header_top(const CtIntake *intake, const CtLayout *layout, guint at)
{
  const CtRow *row = ct_held_rows_get(intake->held, at - 1);
  guint n = 0;

  if (row->number + 1 != ct_held_rows_get(intake->held, at)->number ||
      ct_row_count_numbers(row) > 0)
    return FALSE;
  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++)
    if (!ct_meaning_is_key(ct_layout_get(layout, i)->role) &&
        ct_cell_span(&row->cells[i]).length > 0)
      n++;
  return n >= 2;
}

CtLayout *
ct_intake_reach_up(CtIntake *intake, CtLayout *layout, guint *at, guint *used)
{
  CtLayout *whole;

  while (*at > 0 && *used + 1 < CT_HEADER_LOOKAHEAD && is_header_top(intake, layout, *at)) {
    whole = read_rows(intake, intake->held, *at - 1, *used + 1);
    if (whole == NULL)
      return layout;
    ct_layout_free(layout);
    layout = whole;
    (*at)--;
    (*used)++;
  }
  return layout;
}

CtLayout *
ct_intake_join_headers(CtIntake *intake, guint used)
{
  const CtTable *table = &intake->table;
  guint above = ct_held_rows_count(table->header);

  if (table->settled || table->scan != table->at || above > table->at ||
      above + used > CT_HEADER_MAX_ROWS)
    return NULL;
  return read_rows(intake, intake->held, table->at - above, above + used);
}

static gboolean
is_name(const CtColumn *column)
{
  return (ct_meaning_is_indicator(column->role) || ct_meaning_is_area(column->role)) &&
         column->header.length > 0;
}

/* Words over the columns of figures and no name beside them: a row of the header in which
 * something is not understood. Behind the names a column that is not understood may be one of
 * figures. */
static gboolean
is_header_rest(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  gboolean words = FALSE, figures = FALSE, named = FALSE;

  if (ct_row_count_numbers(row) > 0 || ct_row_is_numbering(row))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    const CtColumn *column = i < layout->columns->len ? ct_layout_get(layout, i) : NULL;

    named = named || (column != NULL && is_name(column));
    if (text.length == 0)
      continue;
    if (column == NULL ||
        (column->role < CT_MEANS_NUMERATOR && (column->role != CT_MEANS_NONE || !named)))
      return FALSE;
    figures = figures || column->role >= CT_MEANS_NUMERATOR;
    words = words || ct_text_is_words(text);
  }
  return words && figures;
}

void
ct_intake_complete_header(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  guint above = ct_held_rows_count(table->header), n = 0;
  CtLayout *layout;

  while (table->at + n < end && above + n < CT_HEADER_LOOKAHEAD &&
         is_header_rest(intake, ct_held_rows_get(intake->held, table->at + n)))
    n++;
  if (n == 0 || table->keyed)
    return;
  for (guint i = 0; i < n; i++)
    ct_held_rows_add(table->header, ct_held_rows_get(intake->held, table->at + i));
  layout = read_rows(intake, table->header, 0, above + n);
  if (layout == NULL)
    return;
  ct_layout_free(table->layout);
  table->layout = layout;
  table->header_row = ct_held_rows_get(table->header, above + n - 1)->number;
  table->at += n;
  table->scan = MAX(table->scan, table->at);
  table->n_body_rows -= MIN(table->n_body_rows, n);
}

gboolean
ct_intake_is_short_numbering(const CtIntake *intake, guint at)
{
  const CtRow *row = ct_held_rows_get(intake->held, at), *next;
  guint n = 0;

  if (at + 1 >= ct_held_rows_count(intake->held))
    return FALSE;
  next = ct_held_rows_get(intake->held, at + 1);
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtSpan below = ct_cells_get(next->cells, next->n_cells, (gint)i);

    if (text.length == 0)
      continue;
    if (text.length != 1 || text.text[0] != (gchar)('1' + n) ||
        (n == 0 && (below.length == 0 || g_ascii_isdigit(below.text[0]))))
      return FALSE;
    n++;
  }
  return n == 2;
}
