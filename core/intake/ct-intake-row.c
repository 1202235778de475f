/* ct-intake-row.c: one row: what its figures are about, then the figures.
 *
 * A key that cannot be told costs the row, and is one finding. A row without
 * figures is no row of the table (a heading, a note) and needs no keys.
 */
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

static gboolean
has_text(const CtRow *row, gint column)
{
  return ct_cells_get(row->cells, row->n_cells, column).length > 0;
}

gboolean
ct_intake_has_figures(const CtIntake *intake, const CtRow *row, gint *column)
{
  static const CtMeaning others[] = {CT_MEANS_NUMERATOR, CT_MEANS_DENOMINATOR, CT_MEANS_STATUS};
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    *column = (gint)g_array_index(layout->values, guint, i);
    if (has_text(row, *column))
      return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
    *column = layout->at[others[i]];
    if (has_text(row, *column))
      return TRUE;
  }
  return FALSE;
}

/* A title or unit line amid the rows, in a column of figures. */
static gboolean
is_lone_text(const CtIntake *intake, const CtRow *row, gint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

  if (intake->table.keyed || !ct_text_is_words(text))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if ((gint)i != column && ct_cell_span(&row->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

/* What the header says of a value column comes before what the row says; the table's own
 * period does not. */
static CtKeys
add_column(const CtIntake *intake, const CtKeys *row, const CtColumn *column)
{
  CtKeys keys = *row;

  if (column->indicator != CT_INDEX_NONE)
    keys.indicator = column->indicator;
  if (column->area != CT_INDEX_NONE)
    keys.area = column->area;
  if (column->period != CT_PERIOD_NONE && column->period != intake->table.context.period) {
    keys.period = column->period;
    keys.estimate = FALSE;
  }
  if (column->measure != CT_MEASURE_UNSAID)
    keys.measure = column->measure;
  if (column->unit.length > 0 && keys.unit_column == CT_COLUMN_NONE)
    keys.unit = column->unit;
  return keys;
}

static void
read_figures(CtIntake *intake, const CtRow *row, const CtKeys *keys)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);
    CtKeys own = add_column(intake, keys, ct_layout_get(layout, column));

    if (!ct_intake_read_figure(intake, row, &own, (gint)column))
      return;
  }
  if (ct_intake_read_part(intake, row, keys, CT_MEANS_NUMERATOR))
    ct_intake_read_part(intake, row, keys, CT_MEANS_DENOMINATOR);
}

/* A row of which nothing is sure: those below take nothing from it, or over it. */
static void
forget_rows_above(CtTable *table)
{
  table->last.indicator = CT_INDEX_NONE;
  table->last.area = CT_INDEX_NONE;
  table->indicator.id = CT_INDEX_NONE;
  table->area.id = CT_INDEX_NONE;
}

void
ct_intake_read_row(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;
  CtKeys keys = table->context;
  gint column;

  if (table->refused || ct_row_is_blank(row))
    return;
  if (!ct_intake_has_figures(intake, row, &column) || is_lone_text(intake, row, column)) {
    if (ct_intake_tell_astray(intake, row))
      ct_intake_pass_row(intake, row);
    else
      ct_intake_read_heading(intake, row);
    return;
  }
  if (ct_intake_is_passed_over(intake, row, column))
    return;
  if (ct_held_rows_count(table->between) > 0)
    ct_held_rows_clear(table->between);
  if (ct_intake_refuse_row(intake, row)) {
    forget_rows_above(table);
    return;
  }
  table->n_figure_rows++;
  ct_intake_note_due(intake, row);
  if (!ct_intake_read_row_keys(intake, row, &keys)) {
    ct_intake_pass_row(intake, row);
    return;
  }
  table->last = keys;
  ct_intake_take_explanations(intake, row);
  if (keys.group != CT_INDEX_NONE) {
    ct_intake_read_group(intake, row, ct_intake_indicator_text(intake, row), &keys);
    return;
  }
  read_figures(intake, row, &keys);
  ct_intake_doubt_signs(intake, row, keys.indicator);
  ct_intake_compare_row(intake, row);
}
