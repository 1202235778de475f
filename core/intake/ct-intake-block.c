/* ct-intake-block.c: the tables of a sheet.
 *
 * Rows are held until the header is found, which may reach over several of them, and
 * then until the number style of the rows below is settled; from there on they flow
 * through. A row that looks like another header is held again, with those after it,
 * until it is known: the same header on a new page is passed over, another one begins
 * the next table.
 */
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

/* The end of a table */

static void
tell_no_rows(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.no-rows",
                      ct_intake_place(intake, table->header_row, CT_COLUMN_NONE), NULL);

  finding.expected = _("rows with figures below the header");
  finding.severity = table->n_body_rows == 0 ? CT_SEVERITY_ERROR : CT_SEVERITY_WARNING;
  if (table->n_body_rows == 0)
    ct_findings_add(intake->findings, &finding, _("the table has a header and no rows"));
  else
    ct_findings_add(intake->findings, &finding, _("no row of the table has a figure"));
}

/* A row of which it is known that it is below the header. */
static void
read_row(CtIntake *intake, const CtRow *row)
{
  if (ct_intake_read_plain(intake, row))
    return;
  ct_intake_put_down_plain(intake);
  ct_intake_read_row(intake, row);
  ct_intake_find_plain(intake);
}

/* Reads the held rows from table.at to @end, once it is known how. */
static void
read_held_rows(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;

  if (!table->settled)
    ct_intake_complete_header(intake, end);
  if (!table->settled && !table->refused && (table->n_body_rows > 0 || table->keyed))
    table->refused = !ct_intake_settle(intake, end);
  if (!table->settled)
    ct_intake_forget_plain(intake);
  table->settled = TRUE;
  ct_intake_find_plain(intake);
  for (; table->at < end; table->at++)
    read_row(intake, ct_held_rows_get(intake->held, table->at));
  ct_intake_put_down_plain(intake);
}

static void
forget_held_rows(CtIntake *intake)
{
  ct_held_rows_clear(intake->held);
  intake->table.at = 0;
  intake->table.scan = 0;
  intake->table.after_header = G_MAXUINT;
}

/* The rows of the table end before held row @end. @last: no other table follows */
static void
end_block(CtIntake *intake, guint end, gboolean last)
{
  CtTable *table = &intake->table;

  if (table->layout == NULL)
    return;
  if (table->n_body_rows > 0)
    read_held_rows(intake, end);
  if ((!table->keyed || table->n_rows > 0) && !table->meaningless) {
    intake->n_tables++;
    table->found = TRUE;
  }
  if (!table->refused && table->n_figure_rows == 0 && (!table->keyed || table->n_body_rows > 0))
    tell_no_rows(intake);
  if (!table->refused)
    ct_intake_tell_due(intake);
  ct_intake_settle_late_unit(intake, last);
  ct_intake_tell_inherited(intake);
  ct_intake_tell_comparisons(intake);
}

/* The beginning of a table */

/* What the lines between two tables say goes before what stood above the first one, of which
 * "QUÝ II" alone has its year. */
static void
read_between(CtIntake *intake)
{
  CtTable *table = &intake->table;
  CtKeys above = table->stated;
  CtTitleArea area = table->title_area;

  table->title_area.found = FALSE;
  table->stated.period = CT_PERIOD_NONE;
  table->title = (CtTitlePeriod){0};
  for (guint i = 0; i < ct_held_rows_count(table->between); i++)
    ct_intake_read_preamble(intake, ct_held_rows_get(table->between, i));
  if (table->stated.period == CT_PERIOD_NONE)
    table->stated.period = ct_intake_title_in_year(intake, above.period);
  if (table->stated.period == CT_PERIOD_NONE) {
    table->stated.period = above.period;
    table->stated.estimate = above.estimate;
  }
  if (!table->title_area.found)
    table->title_area = area;
  ct_held_rows_clear(table->between);
}

/* @used: rows of the header, from held row @at on */
static void
begin_block(CtIntake *intake, CtLayout *layout, guint at, guint used)
{
  CtTable *table = &intake->table;

  if (table->layout != NULL)
    read_between(intake);
  ct_layout_free(table->layout);
  table->layout = layout;
  table->stage = CT_STAGE_BODY;
  table->settled = FALSE;
  table->refused = FALSE;
  table->foot = FALSE;
  table->unknown_header = 0;
  table->n_body_rows = ct_held_rows_count(intake->held) - at - used;
  table->n_figure_rows = 0;
  table->due = FALSE;
  table->past = FALSE;
  table->section_area = FALSE;
  table->total_area = CT_INDEX_NONE;
  table->area = (CtInherit){.id = CT_INDEX_NONE};
  table->indicator = (CtInherit){.id = CT_INDEX_NONE};
  ct_outline_clear_rows(table->outline);
  table->parent = CT_INDEX_NONE;
  table->header_first = ct_held_rows_get(intake->held, at)->number;
  table->header_row = table->header_first;
  table->numbered = FALSE;
  g_clear_pointer(&table->comparisons, ct_comparisons_free);
  for (guint i = at; i < at + used; i++)
    if (ct_row_is_numbering(ct_held_rows_get(intake->held, i)))
      table->numbered = TRUE;
    else
      table->header_row = ct_held_rows_get(intake->held, i)->number;
  ct_held_rows_clear(table->header);
  for (guint i = at; i < at + used; i++)
    ct_held_rows_add(table->header, ct_held_rows_get(intake->held, i));
  table->at = at + used;
  table->scan = table->at;
  table->after_header = table->at;
}

/* Seeking */

/* The row at table.at is the heading of answers: what is held below is read. */
static void
begin_answers(CtIntake *intake)
{
  CtTable *table = &intake->table;

  table->stage = CT_STAGE_ANSWERS;
  for (table->at++; table->at < ct_held_rows_count(intake->held); table->at++)
    ct_intake_take_answer(intake, ct_held_rows_get(intake->held, table->at));
  forget_held_rows(intake);
}

/* %FALSE when more rows are needed. */
static gboolean
seek(CtIntake *intake, gboolean end)
{
  CtTable *table = &intake->table;
  guint left = ct_held_rows_count(intake->held) - table->at, used = 0, at = table->at;
  CtLayout *layout;

  if (left == 0 || (!end && left < CT_HEADER_LOOKAHEAD))
    return FALSE;
  if (ct_intake_begin_answers(intake, ct_held_rows_get(intake->held, table->at))) {
    begin_answers(intake);
    return FALSE;
  }
  layout = ct_intake_find_header(intake, table->at, &used);
  if (layout != NULL) {
    ct_intake_tell_stray(intake);
    layout = ct_intake_reach_up(intake, layout, &at, &used);
    begin_block(intake, layout, at, used);
    return TRUE;
  }
  ct_intake_pass_above(intake, ct_held_rows_get(intake->held, table->at++));
  if (table->at < CT_INTAKE_MAX_PREAMBLE)
    return TRUE;
  table->stage = CT_STAGE_SKIP;
  forget_held_rows(intake);
  return FALSE;
}

/* The rows below a header */

/* Blanks the next @n held rows: they have been understood. */
static void
pass_over(CtIntake *intake, guint n)
{
  CtTable *table = &intake->table;

  for (guint i = table->scan; i < table->scan + n; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    for (guint column = 0; column < row->n_cells; column++)
      ct_held_rows_set_text(intake->held, i, column, "");
  }
  table->n_body_rows -= MIN(table->n_body_rows, n);
  table->scan += n;
}

static void
pass_repeated(CtIntake *intake, guint n)
{
  pass_over(intake, n);
  intake->table.after_header = intake->table.scan;
}

/* A header stands at @table.scan. */
static void
meet_header(CtIntake *intake, CtLayout *layout, guint used)
{
  CtTable *table = &intake->table;
  guint above = ct_held_rows_count(table->header);
  CtLayout *whole = ct_intake_join_headers(intake, used);

  if (whole != NULL) {
    begin_block(intake, whole, table->at - above, above + used);
    ct_layout_free(layout);
    return;
  }
  if (ct_intake_is_same_header(table->layout, layout) && !ct_intake_has_new_title(intake)) {
    ct_layout_free(layout);
    pass_repeated(intake, used);
    return;
  }
  end_block(intake, table->scan, FALSE);
  begin_block(intake, layout, table->scan, used);
}

/* Looks at the next held row. %FALSE when more rows are needed. */
static gboolean
scan(CtIntake *intake, gboolean end)
{
  CtTable *table = &intake->table;
  guint n = ct_held_rows_count(intake->held), used = 0;
  gboolean full = end || ct_held_rows_is_full(intake->held);
  const CtRow *row = ct_held_rows_get(intake->held, table->scan);
  CtLayout *layout = NULL;

  if (table->scan == table->after_header && !table->keyed && !full &&
      n - table->scan < 2)
    return FALSE;
  if (table->scan == table->after_header && !table->keyed &&
      ct_intake_is_short_numbering(intake, table->scan)) {
    pass_over(intake, 1);
    return TRUE;
  }
  if (ct_intake_may_be_header(intake, row)) {
    if (!full && n - table->scan < CT_HEADER_LOOKAHEAD)
      return FALSE;
    guint again = ct_intake_count_repeated(intake);

    if (again == 0 || ct_intake_has_new_title(intake))
      layout = ct_intake_find_header(intake, table->scan, &used);
    if (again > 0 && layout == NULL) {
      pass_repeated(intake, again);
      return TRUE;
    }
  }
  if (layout != NULL) {
    meet_header(intake, layout, used);
    return TRUE;
  }
  table->scan++;
  if (table->settled)
    read_held_rows(intake, table->scan);
  return TRUE;
}

/* %FALSE when more rows are needed. */
static gboolean
advance_body(CtIntake *intake, gboolean end)
{
  CtTable *table = &intake->table;

  if (table->scan < ct_held_rows_count(intake->held))
    return scan(intake, end);
  if (!table->settled && !end && !ct_held_rows_is_full(intake->held)) {
    table->ahead = ct_intake_may_go_ahead(intake);
    if (!table->ahead)
      return FALSE;
  }
  if (!end || table->settled) {
    read_held_rows(intake, table->scan);
    forget_held_rows(intake);
  }
  return FALSE;
}

static void
advance(CtIntake *intake, gboolean end)
{
  gboolean more = TRUE;

  while (more)
    more = intake->table.stage == CT_STAGE_SEEK   ? seek(intake, end)
           : intake->table.stage == CT_STAGE_BODY ? advance_body(intake, end)
                                                  : FALSE;
}

void
ct_intake_take_row(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (table->stage == CT_STAGE_SKIP)
    return;
  if (table->stage == CT_STAGE_ANSWERS) {
    ct_intake_take_answer(intake, row);
    return;
  }
  if (table->stage == CT_STAGE_BODY)
    table->n_body_rows++;
  if (table->stage == CT_STAGE_BODY && table->settled && ct_held_rows_count(intake->held) == 0 &&
      !ct_intake_may_be_header(intake, row)) {
    read_row(intake, row);
    return;
  }
  ct_held_rows_add(intake->held, row);
  if (ct_held_rows_count(intake->held) - table->scan == 1 || table->stage == CT_STAGE_SEEK ||
      ct_held_rows_count(intake->held) - table->scan >= CT_HEADER_LOOKAHEAD)
    advance(intake, FALSE);
}

void
ct_intake_end_rows(CtIntake *intake)
{
  advance(intake, TRUE);
  end_block(intake, ct_held_rows_count(intake->held), TRUE);
  forget_held_rows(intake);
}
