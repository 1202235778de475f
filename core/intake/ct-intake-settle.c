/* ct-intake-settle.c: what holds for all of a table, as soon as enough of its rows are held:
 * the order in which it is found out, and what its rows are about where they do not tell. */
#include "intake/ct-intake-private.h"

/* What a table that names no area is about: what it says, its sheet is called after, what is
 * declared, for whom its sender answers, whom its letterhead names. */
static guint32
default_area(CtIntake *intake)
{
  guint32 reporter = intake->submission->reporter;

  if (intake->table.stated.area != CT_INDEX_NONE)
    return intake->table.stated.area;
  if (intake->table.sheet_area != CT_INDEX_NONE)
    return intake->table.sheet_area;
  if (intake->options.area != CT_INDEX_NONE)
    return intake->options.area;
  if (reporter == CT_INDEX_NONE)
    reporter = intake->table.title_reporter;
  return ct_intake_choose_title_area(
    intake, reporter == CT_INDEX_NONE ? CT_INDEX_NONE : intake->catalog->reporters[reporter].area);
}

static guint32
default_indicator(const CtIntake *intake)
{
  if (intake->table.stated.indicator != CT_INDEX_NONE)
    return intake->table.stated.indicator;
  if (intake->options.indicator != CT_INDEX_NONE)
    return intake->options.indicator;
  return intake->table.title_indicator;
}

/* Whether the table may be of the period that the pipeline says: not when it says itself that
 * it counts up to a day of another month. */
static gboolean
may_take_declared_period(const CtIntake *intake)
{
  gint until = intake->table.title.until_month;

  return until == 0 || intake->options.period == CT_PERIOD_NONE ||
         ct_period_end(intake->options.period) - 1 == until;
}

/* Figures up to a day amid a month are those of no period that the lines above say. */
static void
tell_until(CtIntake *intake)
{
  const CtTitlePeriod *title = &intake->table.title;

  if (title->until_month != 0 && title->until == CT_PERIOD_NONE &&
      intake->table.context.period == CT_PERIOD_NONE)
    ct_intake_tell_period(intake, title->until_text, title->until_place, NULL);
}

/* What the lines above leave open, the pipeline and the sender say. */
static void
complete_context(CtIntake *intake)
{
  CtKeys *context = &intake->table.context;

  *context = intake->table.stated;
  context->area = default_area(intake);
  context->indicator = default_indicator(intake);
  if (context->period == CT_PERIOD_NONE)
    context->period = ct_intake_title_in_year(intake, intake->options.period);
  if (context->period == CT_PERIOD_NONE && may_take_declared_period(intake))
    context->period = intake->options.period;
  context->declared_unit = intake->options.unit;
}

static void
note_header(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  g_autofree gchar *rows = NULL;

  if (table->keyed)
    return;
  rows = table->header_first == table->header_row
           ? g_strdup_printf(_("row %u"), table->header_row)
           : g_strdup_printf(_("rows %u to %u"), table->header_first, table->header_row);
  ct_intake_note(intake, CT_FACT_HEADER,
                 ct_intake_place(intake, table->header_first, CT_COLUMN_NONE), (CtSpan){"", 0},
                 rows, table->numbered ? _("the row below numbers the columns") : NULL);
}

gboolean
ct_intake_settle(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;

  if (table->keyed)
    ct_intake_read_keys(intake);
  if (!ct_intake_settle_outside(intake))
    return FALSE;
  if (ct_intake_is_no_table(intake, end)) {
    table->meaningless = TRUE;
    return FALSE;
  }
  ct_intake_decide_columns(intake, end);
  ct_intake_find_sender(intake, end);
  ct_intake_tell_sender(intake);
  complete_context(intake);
  if (!ct_intake_check_outside(intake, end) || !ct_intake_check_periods(intake, end))
    return FALSE;
  ct_intake_take_rates(intake);
  ct_layout_settle(table->layout, table->context.period);
  note_header(intake);
  ct_intake_tell_columns(intake);
  ct_intake_measure_rows(intake, end);
  ct_intake_settle_style(intake, end);
  table->outlined = !table->keyed && !ct_layout_has_area(table->layout);
  ct_intake_find_list(intake, end);
  ct_intake_find_merged(intake, end);
  ct_intake_find_unit_kinds(intake, end);
  ct_intake_find_said_units(intake, end);
  ct_intake_find_footnotes(intake, end);
  table->comparisons = ct_comparisons_new(table->layout);
  if (ct_intake_is_complete(intake))
    return TRUE;
  tell_until(intake);
  return FALSE;
}
