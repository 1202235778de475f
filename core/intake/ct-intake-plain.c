/* ct-intake-plain.c: plain rows amid the others.
 *
 * What plain rows leave to the rows below them is put down only when one of these comes.
 */
#include "intake/ct-plain.h"

void
ct_intake_forget_plain(CtIntake *intake)
{
  ct_intake_put_down_plain(intake);
  g_clear_pointer(&intake->plain, ct_plain_table_unref);
  intake->plain_known = FALSE;
}

static gboolean
is_same_text(CtSpan a, CtSpan b)
{
  return a.length == b.length && (a.length == 0 || a.text == b.text);
}

/* Whether what the table's description was made of is still so. */
static gboolean
is_known(const CtIntake *intake)
{
  const CtTable *table = &intake->table;
  const CtPlainBasis *basis = &intake->plain_basis;

  return intake->plain_known && basis->layout == table->layout &&
         basis->settled == table->settled && basis->refused == table->refused &&
         basis->unknown_header == table->unknown_header &&
         basis->context.indicator == table->context.indicator &&
         basis->context.area == table->context.area &&
         basis->context.period == table->context.period &&
         basis->context.measure == table->context.measure &&
         basis->context.estimate == table->context.estimate &&
         is_same_text(basis->context.unit, table->context.unit);
}

void
ct_intake_find_plain(CtIntake *intake)
{
  const CtTable *table = &intake->table;

  if (intake->options.without_plain_rows || is_known(intake))
    return;
  ct_intake_forget_plain(intake);
  intake->plain = ct_plain_table_new(intake, ++intake->space->n_plain);
  intake->plain_basis = (CtPlainBasis){.layout = table->layout,
                                       .settled = table->settled,
                                       .refused = table->refused,
                                       .unknown_header = table->unknown_header,
                                       .context = table->context};
  intake->plain_known = TRUE;
  if (intake->plain != NULL)
    ct_plain_memo_use(intake->plain_memo, intake->plain);
}

void
ct_intake_take_state(CtIntake *intake, const CtPlainState *state)
{
  CtTable *table = &intake->table;

  if (state->n_rows == 0)
    return;
  table->n_figure_rows += state->n_rows;
  table->foot = FALSE;
  if (ct_held_rows_count(table->between) > 0)
    ct_held_rows_clear(table->between);
  table->last.indicator = state->indicator;
  table->last.area = state->area;
  if (ct_layout_has_indicator(table->layout))
    table->indicator.id = state->indicator;
  if (ct_layout_has_area(table->layout))
    table->area.id = state->area;
  if (table->layout->at[CT_MEANS_UNIT] != CT_COLUMN_NONE)
    ct_intake_remember_unit(intake, ct_span_trim(state->unit));
}

void
ct_intake_put_down_plain(CtIntake *intake)
{
  ct_intake_take_state(intake, &intake->plain_state);
  intake->plain_state = (CtPlainState){0};
}

gboolean
ct_intake_read_plain(CtIntake *intake, const CtRow *row)
{
  return intake->plain != NULL &&
         ct_plain_read_row(intake->plain_memo, row, intake->batch, &intake->plain_state);
}

gboolean
ct_intake_is_plain(const CtIntake *intake)
{
  return intake->plain != NULL && intake->table.legacy == CT_LEGACY_NONE &&
         ct_held_rows_count(intake->held) == 0;
}

gboolean
ct_intake_take_plain(CtIntake *intake, const CtRow *row)
{
  if (!ct_intake_is_plain(intake) || !ct_intake_read_plain(intake, row))
    return FALSE;
  intake->n_rows++;
  intake->table.n_rows++;
  intake->table.n_body_rows++;
  return TRUE;
}
