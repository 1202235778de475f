/* ct-intake.c: the sink that a reader fills: sheets begin, rows come, sheets end. */
#include <string.h>

#include "intake/ct-intake-template.h"
#include "intake/ct-merged.h"
#include "data/ct-remark.h"
#include "intake/ct-plain.h"
#include "intake/ct-row-kind.h"

static const CtKeys no_keys = {.indicator = CT_INDEX_NONE,
                               .group = CT_INDEX_NONE,
                               .area = CT_INDEX_NONE,
                               .measure = CT_MEASURE_UNSAID,
                               .status = 'A',
                               .unit = {"", 0},
                               .unit_column = CT_COLUMN_NONE,
                               .declared_unit = CT_INDEX_NONE};

/* The end of a sheet */

static void
note_headless(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  CtPlace place = ct_intake_place(intake, table->first_row, CT_COLUMN_NONE);

  if (table->n_rows > 0)
    g_array_append_val(table->keyed                          ? intake->keyless
                       : table->sheet && table->n_stray == 0 ? intake->wordy
                                                             : intake->headless,
                       place);
}

static void
clear_table(CtTable *table)
{
  ct_layout_free(table->layout);
  ct_arena_free(table->texts);
  ct_held_rows_free(table->header);
  ct_held_rows_free(table->between);
  ct_outline_free(table->outline);
  if (table->last_unit != NULL)
    g_string_free(table->last_unit, TRUE);
  ct_comparisons_free(table->comparisons);
  g_clear_pointer(&table->footnotes, g_array_unref);
  g_clear_pointer(&table->key_rows, g_array_unref);
  g_clear_pointer(&table->outside, g_array_unref);
  g_free(table->unit_kinds);
  g_clear_pointer(&table->said_units, g_array_unref);
  *table = (CtTable){0};
}

static void
end_table(CtIntake *intake)
{
  CtTable *table = &intake->table;

  if (!intake->in_table)
    return;
  ct_intake_put_down_plain(intake);
  ct_intake_end_ahead(intake);
  ct_intake_end_rows(intake);
  ct_intake_template_end(intake);
  if (table->stage != CT_STAGE_ANSWERS && (table->layout == NULL || table->meaningless))
    note_headless(intake);
  ct_intake_tell_legacy(intake);
  ct_held_rows_clear(intake->held);
  ct_intake_forget_plain(intake);
  clear_table(table);
  intake->in_table = FALSE;
}

/* The sink */

static CtIntake *
from_sink(CtRowSink *sink)
{
  return (CtIntake *)sink;
}

/* People have said what stands above the table. */
static void
read_declared_titles(CtIntake *intake)
{
  const CtFormDeclaration *form = intake->options.form;

  for (guint i = 0; form != NULL && i < form->titles->len; i++)
    ct_intake_read_declared_title(intake, g_ptr_array_index(form->titles, i));
}

static void
remember_sheet(CtIntake *intake, const gchar *name)
{
  guint16 index = intake->table.index;

  if (intake->sheets->len <= index)
    g_array_set_size(intake->sheets, (guint)index + 1);
  g_array_index(intake->sheets, CtSheet, index).name =
    name != NULL ? ct_arena_copy(intake->names, name, strlen(name)) : NULL;
}

const gchar *
ct_intake_sheet_name(const CtIntake *intake, guint16 table)
{
  const gchar *name =
    table < intake->sheets->len ? g_array_index(intake->sheets, CtSheet, table).name : NULL;

  return name != NULL ? name : "";
}

/* A sheet a district: "Bát Xát", "Sa Pa". */
static void
read_sheet_name(CtIntake *intake, const gchar *name)
{
  CtSpan text = {name, strlen(name)};
  CtNameMatch match = {.result = CT_NAME_UNKNOWN};

  if (ct_text_is_words(text))
    match = ct_resolver_area(intake->resolver, text);
  if (match.result != CT_NAME_FOUND)
    return;
  intake->table.sheet_area = match.id;
  ct_intake_note(intake, CT_FACT_AREA, ct_intake_place(intake, 0, CT_COLUMN_NONE), text,
                 intake->catalog->areas[match.id].name, _("the name of the sheet"));
}

static gboolean
begin_table(CtRowSink *sink, const CtTableInfo *info)
{
  CtIntake *intake = from_sink(sink);
  CtTable *table = &intake->table;

  ct_intake_take_all_blocks(intake);
  end_table(intake);
  intake->in_table = TRUE;
  table->index = ct_places_add_table(intake->submission->places, info->style, info->name);
  table->keyed = info->keyed;
  table->sheet = info->style == CT_PLACE_SHEET;
  table->sheet_area = CT_INDEX_NONE;
  if (table->sheet)
    remember_sheet(intake, info->name);
  table->stage = info->keyed ? CT_STAGE_BODY : CT_STAGE_SEEK;
  table->layout = info->keyed ? ct_layout_new() : NULL;
  table->texts = ct_arena_new();
  table->header = ct_held_rows_new();
  table->between = ct_held_rows_new();
  table->outline = ct_outline_new();
  table->last_unit = g_string_new(NULL);
  table->footnotes = g_array_new(FALSE, FALSE, sizeof(CtFootnote));
  table->key_rows = g_array_new(FALSE, TRUE, sizeof(guint32));
  table->stated = no_keys;
  table->context = no_keys;
  table->last = no_keys;
  table->title = (CtTitlePeriod){0};
  table->title_reporter = CT_INDEX_NONE;
  table->list_area = CT_INDEX_NONE;
  table->other_reporter = CT_INDEX_NONE;
  table->title_indicator = CT_INDEX_NONE;
  table->parent = CT_INDEX_NONE;
  table->total_area = CT_INDEX_NONE;
  table->remarks = CT_COLUMN_NONE;
  table->area.id = CT_INDEX_NONE;
  table->indicator.id = CT_INDEX_NONE;
  ct_intake_note(intake, CT_FACT_TABLE, ct_intake_place(intake, 0, CT_COLUMN_NONE),
                 (CtSpan){info->name != NULL ? info->name : "", info->name != NULL ? strlen(info->name) : 0}, NULL, NULL);
  if (table->sheet && info->name != NULL)
    read_sheet_name(intake, info->name);
  read_declared_titles(intake);
  ct_intake_template_table(intake, info);
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

  ct_intake_take_all_blocks(intake);
  ensure_table(intake);
  if (ct_intake_go_back(intake))
    return FALSE;
  if (column == 0 || column > CT_INTAKE_MAX_COLUMNS || !intake->table.keyed)
    return TRUE;
  ct_intake_forget_plain(intake);
  ct_places_name_column(intake->submission->places, intake->table.index, column, name);
  ct_intake_add_key(intake, column - 1, name, (guint32)intake->table.n_rows + 1);
  return TRUE;
}

static gboolean
take_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  CtIntake *intake = from_sink(sink);

  ct_intake_take_all_blocks(intake);
  ensure_table(intake);
  if (ct_intake_go_back(intake))
    return FALSE;
  ct_intake_add_outside(intake, name, cell);
  ct_intake_forget_plain(intake);
  return TRUE;
}

/* Rows */

/* Readers have limits of their own; these hold whatever the reader. */
static void
tell_too_many_columns(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.too-many-columns",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row has %u columns, more than %d; it is not read"), row->n_cells,
                  CT_INTAKE_MAX_COLUMNS);
}

static void
tell_long_cell(CtIntake *intake, const CtRow *row, guint column)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.long-cell",
                                        ct_intake_place(intake, row->number, (gint)column), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the cell has more than 64 KiB of text; the row is not read"));
}

static gboolean
is_too_large(CtIntake *intake, const CtRow *row)
{
  if (row->n_cells > CT_INTAKE_MAX_COLUMNS) {
    tell_too_many_columns(intake, row);
    return TRUE;
  }
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].length > CT_INTAKE_MAX_CELL) {
      tell_long_cell(intake, row, i);
      return TRUE;
    }
  return FALSE;
}

/* Rows under merged cells that have nothing of their own are passed over, and counted. */
static void
count_covered(CtTable *table, CtRow *row)
{
  row->n_above = table->last_covered + 1 == row->number ? table->n_covered : 0;
  if (!ct_row_is_tied(row) || !ct_row_is_blank(row))
    return;
  table->n_covered = row->n_above + 1;
  table->last_covered = row->number;
}

/* A row without what merged cells cover. It holds until the next one. */
static void
make_bare(CtIntake *intake, CtRow *row)
{
  ct_arena_clear(intake->scratch);
  if (row->n_cells <= CT_INTAKE_MAX_COLUMNS && ct_row_has_covered(row))
    row->cells = ct_row_uncover(row, intake->scratch);
  count_covered(&intake->table, row);
  if (intake->table.n_rows == 0 && !intake->table.keyed && !intake->table.sheet)
    ct_intake_find_remarks(intake, row);
  ct_intake_drop_remark(intake, row);
}

static gboolean
take_row(CtRowSink *sink, guint64 number, const CtCell *cells, guint n_cells)
{
  CtIntake *intake = from_sink(sink);
  CtRow row = {.number = (guint32)MIN(number, G_MAXUINT32), .cells = cells, .n_cells = n_cells};
  gboolean plain;

  ct_intake_take_all_blocks(intake);
  ensure_table(intake);
  if (ct_intake_template_row(intake, &row))
    return TRUE;
  plain = ct_intake_take_plain(intake, &row);
  if (!plain)
    make_bare(intake, &row);
  if (intake->table.ahead && !ct_intake_stands_alone(intake, &row, plain))
    return !ct_intake_go_back(intake);
  if (plain || ct_row_is_blank(&row) || is_too_large(intake, &row))
    return TRUE;
  ct_intake_put_down_plain(intake);
  if (intake->table.n_rows++ == 0)
    intake->table.first_row = row.number;
  intake->n_rows++;
  ct_intake_take_row(intake, ct_intake_decode_row(intake, &row));
  ct_intake_find_plain(intake);
  return TRUE;
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  CtIntake *intake = from_sink(sink);
  CtFinding finding;

  ct_intake_take_all_blocks(intake);
  ensure_table(intake);
  if (ct_intake_go_back(intake))
    return FALSE;
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

/* Our own list, whose keys are hidden on purpose. */
static gboolean
is_list_of_remarks(const CtIntake *intake)
{
  return ct_remark_is_list(ct_intake_sheet_name(intake, intake->table.index));
}

/* What a reader found out is a fact of its own; what the sender should mend, a finding. */
static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  CtIntake *intake = from_sink(sink);
  CtPlace place;
  CtFinding finding;

  ct_intake_take_all_blocks(intake);
  ensure_table(intake);
  if (ct_intake_go_back(intake))
    return FALSE;
  if (ct_intake_template_hides(intake, note))
    return TRUE;
  if (note->rule != NULL && is_list_of_remarks(intake))
    return TRUE;
  place = (CtPlace){.row = (guint32)MIN(note->row, G_MAXUINT32),
                    .column = (guint16)MIN(note->column, G_MAXUINT16),
                    .table = intake->table.index};
  ct_recognition_add(intake->options.recognition, CT_FACT_READING, place, note->what, note->value,
                     note->evidence);
  if (strcmp(note->what, "delimiter") == 0)
    intake->commas = strcmp(note->value, ",") == 0;
  if (note->rule == NULL)
    return TRUE;
  if (place.table < intake->sheets->len && g_str_equal(note->rule, "read.hidden-sheet"))
    g_array_index(intake->sheets, CtSheet, place.table).hidden = TRUE;
  finding = ct_intake_finding(intake, note->warning ? CT_SEVERITY_WARNING : CT_SEVERITY_INFO,
                              note->rule, note->row > 0 ? place : CT_PLACE_NONE, NULL);
  finding.observed = note->value;
  ct_findings_add(intake->findings, &finding, "%s", note->message);
  return TRUE;
}

/* Blocks of rows */

static gboolean
begin_blocks(CtRowSink *sink, const CtBlockParser *parser, guint64 first_row)
{
  CtIntake *intake = from_sink(sink);

  return intake->form_sent == NULL && ct_intake_begin_blocks(intake, parser, first_row);
}

static gboolean
take_block(CtRowSink *sink, GBytes *block)
{
  ct_intake_take_block(from_sink(sink), block);
  return TRUE;
}

static gboolean
end_blocks(CtRowSink *sink)
{
  ct_intake_end_blocks(from_sink(sink), TRUE);
  return TRUE;
}

static const CtRowSinkClass intake_sink = {.table = begin_table,
                                           .column = take_column,
                                           .context = take_context,
                                           .row = take_row,
                                           .problem = take_problem,
                                           .note = take_note,
                                           .begin_blocks = begin_blocks,
                                           .block = take_block,
                                           .end_blocks = end_blocks};

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
  intake->own = options->space == NULL ? ct_intake_space_new(catalog) : NULL;
  intake->space = options->space == NULL ? intake->own : options->space;
  intake->resolver = intake->space->resolver;
  intake->words = intake->space->words;
  intake->suggest = intake->space->suggest;
  intake->plain_memo = intake->space->plain_memo;
  intake->held = ct_held_rows_new();
  intake->scratch = ct_arena_new();
  intake->compared = g_array_new(FALSE, FALSE, sizeof(CtComparedCell));
  intake->prose = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));
  intake->headless = g_array_new(FALSE, FALSE, sizeof(CtPlace));
  intake->keyless = g_array_new(FALSE, FALSE, sizeof(CtPlace));
  intake->wordy = g_array_new(FALSE, FALSE, sizeof(CtPlace));
  intake->sheets = g_array_new(FALSE, TRUE, sizeof(CtSheet));
  intake->names = ct_arena_new();
  intake->sender_texts = ct_text_ids_new();
  intake->senders = g_array_new(FALSE, FALSE, sizeof(guint));
  return intake;
}

void
ct_intake_free(CtIntake *intake)
{
  if (intake == NULL)
    return;
  ct_intake_end_blocks(intake, FALSE);
  ct_plain_table_unref(intake->plain);
  clear_table(&intake->table);
  ct_held_rows_free(intake->held);
  ct_arena_free(intake->scratch);
  g_array_unref(intake->compared);
  g_array_unref(intake->prose);
  g_array_unref(intake->headless);
  g_array_unref(intake->keyless);
  g_array_unref(intake->wordy);
  g_array_unref(intake->sheets);
  ct_template_free(intake->form_sent);
  ct_arena_free(intake->names);
  ct_text_ids_free(intake->sender_texts);
  g_array_unref(intake->senders);
  if (intake->own == NULL)
    ct_intake_space_end(intake->space);
  ct_intake_space_free(intake->own);
  g_free(intake);
}

CtRowSink *
ct_intake_get_sink(CtIntake *intake)
{
  return &intake->sink;
}

/* A workbook may have a sheet of explanations beside those with tables; an answer of a
 * service has lists of fields beside its data, which nobody need look at. */
static void
tell_headless(CtIntake *intake, const GArray *places)
{
  CtSeverity severity = intake->n_tables > 0 ? CT_SEVERITY_WARNING : CT_SEVERITY_ERROR;

  for (guint i = 0; i < places->len; i++) {
    CtFinding finding = ct_intake_finding(intake, severity, "intake.no-header",
                                          g_array_index(places, CtPlace, i), NULL);

    finding.expected = _("a row with at least: indicator (chỉ tiêu), value (số liệu)");
    ct_findings_add(intake->findings, &finding,
                    _("no header was found in the first %d rows: a row that names at least the "
                      "columns of indicator (chỉ tiêu) and value (số liệu)"),
                    CT_INTAKE_MAX_PREAMBLE);
  }
}

/* A cover, notes, a list of what the columns mean: nobody need do anything about it. */
static void
tell_wordy(CtIntake *intake)
{
  for (guint i = 0; i < intake->wordy->len; i++) {
    CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.no-header",
                                          g_array_index(intake->wordy, CtPlace, i), NULL);

    ct_findings_add(intake->findings, &finding,
                    _("the sheet holds text and no table of figures; it is passed over"));
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
  ct_intake_end_blocks(intake, FALSE);
  end_table(intake);
  if (!complete)
    return TRUE; /* that it broke off says more than what is not there */
  tell_headless(intake, intake->headless);
  if (intake->n_tables > 0)
    tell_wordy(intake);
  else
    tell_headless(intake, intake->wordy);
  if (intake->n_tables == 0)
    tell_headless(intake, intake->keyless);
  ct_intake_find_versions(intake);
  if (intake->n_rows == 0 && !intake->has_problem)
    tell_whole(intake, CT_SEVERITY_ERROR, "intake.empty", _("there is nothing in it"));
  else if (intake->options.sender_from_table && !intake->has_sender)
    tell_whole(intake, CT_SEVERITY_WARNING, "intake.no-sender", _("no table names its sender"));
  if (intake->n_tables == 0 && intake->headless->len == 0 &&
      intake->keyless->len == 0 && intake->wordy->len == 0 && intake->n_rows > 0 &&
      intake->submission->answers != NULL)
    tell_whole(intake, CT_SEVERITY_ERROR, "intake.no-header",
               _("there are answers to findings and no table of figures"));
  else if (intake->n_tables == 0 && intake->headless->len == 0 &&
      intake->keyless->len == 0 && intake->wordy->len == 0 && intake->has_problem)
    tell_whole(intake, CT_SEVERITY_ERROR, "intake.no-header",
               _("no table was recognised: every record of the file is broken"));
  return intake->n_tables > 0;
}
