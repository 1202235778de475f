/* ct-intake.c: the sink that a reader fills: tables begin, rows come, tables end. */
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

/* Rows looked through for a header: titles, letterheads and notes come first. */
#define MAX_PREAMBLE 50
#define MAX_CELL ((gsize)64 * 1024)

static const CtKeys no_keys = {.indicator = CT_INDEX_NONE,
                               .area = CT_INDEX_NONE,
                               .measure = CT_MEASURE_UNSAID,
                               .status = 'A',
                               .unit = {"", 0},
                               .unit_column = CT_COLUMN_NONE,
                               .declared_unit = CT_INDEX_NONE};

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

static void
read_held_rows(CtIntake *intake)
{
  for (guint i = 0; i < ct_held_rows_count(intake->held); i++)
    ct_intake_read_row(intake, ct_held_rows_get(intake->held, i));
  ct_held_rows_clear(intake->held);
}

static void
settle(CtIntake *intake)
{
  if (intake->table.stage != CT_STAGE_HOLD)
    return;
  intake->table.stage = ct_intake_settle(intake) ? CT_STAGE_FLOW : CT_STAGE_SKIP;
  if (intake->table.stage == CT_STAGE_FLOW)
    read_held_rows(intake);
  ct_held_rows_clear(intake->held);
}

static void
note_headless(CtIntake *intake)
{
  CtPlace place = ct_intake_place(intake, intake->table.first_row, CT_COLUMN_NONE);

  if (intake->table.n_rows > 0)
    g_array_append_val(intake->headless, place);
}

static void
end_table(CtIntake *intake)
{
  CtTable *table = &intake->table;

  if (!intake->in_table)
    return;
  if (table->layout == NULL)
    note_headless(intake);
  else if (!table->keyed || table->n_rows > 0)
    intake->n_tables++;
  if (table->stage == CT_STAGE_HOLD && table->n_body_rows == 0 && !table->keyed) {
    tell_no_rows(intake);
    table->stage = CT_STAGE_SKIP;
  }
  if (table->n_body_rows > 0)
    settle(intake);
  if (table->stage == CT_STAGE_FLOW && table->n_figure_rows == 0)
    tell_no_rows(intake);
  ct_held_rows_clear(intake->held);
  ct_layout_free(table->layout);
  ct_arena_free(table->texts);
  *table = (CtTable){0};
  intake->in_table = FALSE;
}

/* The sink */

static CtIntake *
from_sink(CtRowSink *sink)
{
  return (CtIntake *)sink;
}

static gboolean
begin_table(CtRowSink *sink, const CtTableInfo *info)
{
  CtIntake *intake = from_sink(sink);

  end_table(intake);
  intake->in_table = TRUE;
  intake->table.index = ct_places_add_table(intake->submission->places, info->style, info->name);
  intake->table.keyed = info->keyed;
  intake->table.stage = info->keyed ? CT_STAGE_HOLD : CT_STAGE_SEEK;
  intake->table.layout = info->keyed ? ct_layout_new() : NULL;
  intake->table.texts = ct_arena_new();
  intake->table.context = no_keys;
  return TRUE;
}

/* A reader of plain text need not announce its one table. */
static void
ensure_table(CtIntake *intake)
{
  if (!intake->in_table)
    begin_table(&intake->sink, &(CtTableInfo){.style = CT_PLACE_TEXT, .name = ""});
}

static gboolean
take_column(CtRowSink *sink, guint column, const gchar *name)
{
  CtIntake *intake = from_sink(sink);

  ensure_table(intake);
  if (column == 0 || column > CT_INTAKE_MAX_COLUMNS || intake->table.layout == NULL)
    return TRUE;
  ct_places_name_column(intake->submission->places, intake->table.index, column, name);
  ct_intake_add_key(intake, column - 1, name, (guint32)intake->table.n_rows + 1);
  return TRUE;
}

static gboolean
take_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  CtIntake *intake = from_sink(sink);
  CtMeaning role;

  ensure_table(intake);
  role = ct_header_words_read_key(intake->words, intake->resolver, name).role;
  if (intake->table.stage == CT_STAGE_FLOW && role > CT_MEANS_IGNORED && role < CT_MEANS_NUMERATOR) {
    CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.late-context",
                                          ct_intake_place(intake, 0, CT_COLUMN_NONE), NULL);

    finding.observed = name;
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" stands behind a long table that was read without it; put it before"),
                    name);
    return TRUE;
  }
  if (!ct_intake_take_context(intake, role, ct_cell_span(cell),
                              ct_intake_place(intake, 0, CT_COLUMN_NONE), TRUE))
    intake->table.stage = CT_STAGE_SKIP;
  return TRUE;
}

/* Rows */

/* Readers have limits of their own; these hold whatever the reader. */
static gboolean
is_too_large(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.too-many-columns",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  if (row->n_cells > CT_INTAKE_MAX_COLUMNS) {
    ct_findings_add(intake->findings, &finding,
                    _("the row has %u columns, more than %d; it is not read"), row->n_cells,
                    CT_INTAKE_MAX_COLUMNS);
    return TRUE;
  }
  for (guint i = 0; i < row->n_cells; i++) {
    if (row->cells[i].length <= MAX_CELL)
      continue;
    finding.rule = "intake.long-cell";
    finding.place = ct_intake_place(intake, row->number, (gint)i);
    ct_findings_add(intake->findings, &finding,
                    _("the cell has more than 64 KiB of text; the row is not read"));
    return TRUE;
  }
  return FALSE;
}

static void
seek_header(CtIntake *intake, const CtRow *row)
{
  if (ct_intake_find_header(intake, row)) {
    intake->table.stage = CT_STAGE_HOLD;
    return;
  }
  if (intake->table.n_rows >= MAX_PREAMBLE)
    intake->table.stage = CT_STAGE_SKIP;
  else
    ct_intake_read_preamble(intake, row);
}

static void
hold(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (table->n_body_rows == 0 && !table->keyed && !table->numbered && ct_row_is_numbering(row)) {
    table->numbered = TRUE;
    return;
  }
  table->n_body_rows++;
  ct_held_rows_add(intake->held, row);
  if (ct_held_rows_is_full(intake->held))
    settle(intake);
}

static void
route_row(CtIntake *intake, const CtRow *row)
{
  switch (intake->table.stage) {
  case CT_STAGE_SEEK:
    seek_header(intake, row);
    break;
  case CT_STAGE_HOLD:
    hold(intake, row);
    break;
  case CT_STAGE_FLOW:
    ct_intake_read_row(intake, row);
    break;
  case CT_STAGE_SKIP:
  default:
    break;
  }
}

static gboolean
take_row(CtRowSink *sink, guint64 number, const CtCell *cells, guint n_cells)
{
  CtIntake *intake = from_sink(sink);
  CtRow row = {.number = (guint32)MIN(number, G_MAXUINT32), .cells = cells, .n_cells = n_cells};

  ensure_table(intake);
  if (ct_row_is_blank(&row) || is_too_large(intake, &row))
    return TRUE;
  if (intake->table.n_rows++ == 0)
    intake->table.first_row = row.number;
  intake->n_rows++;
  route_row(intake, &row);
  return TRUE;
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  CtIntake *intake = from_sink(sink);
  CtFinding finding;

  ensure_table(intake);
  finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, problem->rule,
                              (CtPlace){.row = (guint32)MIN(problem->row, G_MAXUINT32),
                                        .column = (guint16)MIN(problem->column, G_MAXUINT16),
                                        .table = intake->table.index},
                              NULL);
  finding.observed = problem->observed;
  finding.expected = problem->expected;
  ct_findings_add(intake->findings, &finding, "%s", problem->message);
  intake->has_problem = TRUE;
  return TRUE;
}

static const CtRowSinkClass intake_sink = {.table = begin_table,
                                           .column = take_column,
                                           .context = take_context,
                                           .row = take_row,
                                           .problem = take_problem};

/* The whole submission */

CtIntake *
ct_intake_new(const CtCatalog *catalog, const CtIntakeOptions *options, CtSubmission *submission,
              guint32 index, CtBatch *batch, CtFindings *findings)
{
  CtIntake *intake = g_new0(CtIntake, 1);

  intake->sink.class = &intake_sink;
  intake->catalog = catalog;
  intake->options = *options;
  intake->submission = submission;
  intake->index = index;
  intake->batch = batch;
  intake->findings = findings;
  intake->resolver = ct_resolver_new(catalog);
  intake->words = ct_header_words_new();
  intake->suggest = ct_suggest_new(catalog);
  intake->held = ct_held_rows_new();
  intake->headless = g_array_new(FALSE, FALSE, sizeof(CtPlace));
  intake->sender_texts = ct_text_ids_new();
  intake->senders = g_array_new(FALSE, FALSE, sizeof(guint));
  return intake;
}

void
ct_intake_free(CtIntake *intake)
{
  if (intake == NULL)
    return;
  ct_layout_free(intake->table.layout);
  ct_arena_free(intake->table.texts);
  ct_resolver_free(intake->resolver);
  ct_header_words_free(intake->words);
  ct_suggest_free(intake->suggest);
  ct_held_rows_free(intake->held);
  g_array_unref(intake->headless);
  ct_text_ids_free(intake->sender_texts);
  g_array_unref(intake->senders);
  g_free(intake);
}

CtRowSink *
ct_intake_get_sink(CtIntake *intake)
{
  return &intake->sink;
}

/* A workbook may have a sheet of explanations beside those with tables. */
static void
tell_headless(CtIntake *intake)
{
  CtSeverity severity = intake->n_tables > 0 ? CT_SEVERITY_WARNING : CT_SEVERITY_ERROR;

  for (guint i = 0; i < intake->headless->len; i++) {
    CtFinding finding =
      ct_intake_finding(intake, severity, "intake.no-header",
                        g_array_index(intake->headless, CtPlace, i), NULL);

    finding.expected = _("a row with at least: indicator (chỉ tiêu), value (số liệu)");
    ct_findings_add(intake->findings, &finding,
                    _("no header was found in the first %d rows: a row that names at least the "
                      "columns of indicator (chỉ tiêu) and value (số liệu)"),
                    MAX_PREAMBLE);
  }
}

static void
tell_whole(CtIntake *intake, CtSeverity severity, const gchar *rule, const gchar *message)
{
  CtFinding finding = ct_intake_finding(intake, severity, rule, CT_PLACE_NONE, NULL);

  if (severity == CT_SEVERITY_ERROR)
    finding.expected = _("a table with a header and figures");
  ct_findings_add(intake->findings, &finding, "%s", message);
}

gboolean
ct_intake_finish(CtIntake *intake, gboolean complete)
{
  end_table(intake);
  if (!complete)
    return TRUE; /* that it broke off says more than what is not there */
  tell_headless(intake);
  if (intake->n_rows == 0 && !intake->has_problem)
    tell_whole(intake, CT_SEVERITY_ERROR, "intake.empty", _("there is nothing in it"));
  else if (intake->options.sender_from_table && !intake->has_sender)
    tell_whole(intake, CT_SEVERITY_WARNING, "intake.no-sender", _("no table names its sender"));
  if (intake->n_tables == 0 && intake->headless->len == 0 && intake->has_problem)
    tell_whole(intake, CT_SEVERITY_ERROR, "intake.no-header",
               _("no table was recognised: every record of the file is broken"));
  return intake->n_tables > 0;
}
