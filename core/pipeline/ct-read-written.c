#include "pipeline/ct-read-written.h"

#include <string.h>

#include "base/ct-message.h"
#include "pipeline/ct-process-sender.h"
#include "pipeline/ct-written-marks.h"

/* A cell that a finding is about. @n: figures in it; @figure: the first of them */
typedef struct {
  CtPlace place;
  gchar *text;
  CtCellKind kind;
  guint n;
  CtObservation figure;
} Cell;

/**
 * Reading: passes all on to the intake, and keeps the texts that are asked for.
 * @cells: place -> Cell
 * @n_tables: told so far
 */
typedef struct {
  CtRowSink sink;
  CtRowSink *intake;
  GHashTable *cells;
  guint n_tables;
} Reading;

/* Places */

static guint
hash_place(gconstpointer key)
{
  const CtPlace *place = key;

  return place->row * 31u + place->column + ((guint)place->table << 20);
}

static gboolean
is_same_place(gconstpointer a, gconstpointer b)
{
  const CtPlace *left = a, *right = b;

  return ct_place_compare(*left, *right) == 0;
}

static void
free_cell(gpointer data)
{
  Cell *cell = data;

  g_free(cell->text);
  g_free(cell);
}

static GHashTable *
find_cells(const CtFindings *findings)
{
  GHashTable *cells = g_hash_table_new_full(hash_place, is_same_place, NULL, free_cell);

  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    Cell *cell;

    if (finding->submission != 0 || finding->place.row == 0 || finding->place.column == 0 ||
        g_hash_table_contains(cells, &finding->place))
      continue;
    cell = g_new0(Cell, 1);
    cell->place = finding->place;
    g_hash_table_insert(cells, &cell->place, cell);
  }
  return cells;
}

/* Rows */

static Reading *
from_sink(CtRowSink *sink)
{
  return (Reading *)(gpointer)sink;
}

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  Reading *reading = from_sink(sink);

  reading->n_tables++;
  return ct_row_sink_table(reading->intake, table);
}

static gboolean
take_column(CtRowSink *sink, guint column, const gchar *name)
{
  return ct_row_sink_column(from_sink(sink)->intake, column, name);
}

static gboolean
take_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  return ct_row_sink_context(from_sink(sink)->intake, name, cell);
}

/* Tables are numbered as ct_places_add_table() does. */
static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  Reading *reading = from_sink(sink);
  CtPlace place = {(guint32)MIN(row, G_MAXUINT32), 0,
                   (guint16)MIN(MAX(reading->n_tables, 1) - 1, G_MAXUINT16)};

  for (guint i = 0; i < n_cells && i < G_MAXUINT16; i++) {
    Cell *cell;

    place.column = (guint16)(i + 1);
    cell = g_hash_table_lookup(reading->cells, &place);
    if (cell == NULL || cell->text != NULL)
      continue;
    cell->text = g_strndup(cells[i].text, cells[i].length);
    cell->kind = cells[i].kind;
  }
  return ct_row_sink_row(reading->intake, row, cells, n_cells);
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  return ct_row_sink_problem(from_sink(sink)->intake, problem);
}

static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  return ct_row_sink_note(from_sink(sink)->intake, note);
}

static const CtRowSinkClass reading_class = {
  .table = take_table, .column = take_column, .context = take_context, .row = take_row,
  .problem = take_problem, .note = take_note};

/* Figures */

static void
take_figures(GHashTable *cells, const CtBatch *batch)
{
  for (gsize i = 0; i < batch->n; i++) {
    Cell *cell = g_hash_table_lookup(cells, &batch->place[i]);

    if (cell == NULL)
      continue;
    if (cell->n++ == 0)
      cell->figure = ct_batch_get(batch, i);
  }
}

/* What is told of a cell */

/* A number of a spreadsheet is shown as the language has it; a whole one that is no figure may
 * be a year or a code. */
static gchar *
text_for_people(const Cell *cell)
{
  gchar people[CT_DECIMAL_PEOPLE_CHARS];
  CtDecimal value;

  if (cell->text == NULL)
    return g_strdup("");
  if ((cell->kind != CT_CELL_NUMBER && cell->kind != CT_CELL_PERCENT) ||
      !ct_decimal_parse(cell->text, strlen(cell->text), &value) ||
      (cell->n == 0 && value.scale <= 0 && cell->kind == CT_CELL_NUMBER))
    return g_strstrip(g_strdup(cell->text));
  return g_strconcat(ct_decimal_format_for_people(value, people),
                     cell->kind == CT_CELL_PERCENT ? "%" : "", NULL);
}

static void
put_cell(const CtCatalog *catalog, const CtRecognition *recognition, const Cell *cell,
         CtWritten *all)
{
  g_autofree gchar *text = text_for_people(cell);
  g_autofree gchar *after = NULL;
  const gchar *behind = "";
  CtWrittenCell written = {.text = text, .indicator = CT_INDEX_NONE, .unit = CT_INDEX_NONE};

  if (cell->n == 1 && cell->text != NULL &&
      ct_written_find_marks(cell->text, cell->kind, &cell->figure, recognition, &written,
                            &behind)) {
    written.indicator = cell->figure.indicator;
    written.unit = cell->figure.unit < catalog->n_units
                     ? cell->figure.unit : catalog->indicators[written.indicator].unit;
  }
  after = g_strchomp(g_strdup(behind));
  written.behind = after;
  ct_written_set(all, cell->place, &written);
}

/* The rows of a submission of that name, as they were taken in. */
static void
take_in(const CtPlan *plan, CtReadRowsFunc read, gpointer user_data, Reading *reading,
        CtProcessed *again)
{
  const CtPlanSource *source = &g_array_index(plan->sources, CtPlanSource, 0);
  CtIntakeOptions options = source->intake;

  ct_process_find_sender(again, plan->catalog, source->source);
  options.recognition = again->recognition;
  options.sender_unknown = source->source->sender_kind == CT_SENDER_FILE &&
                           again->submission->reporter == CT_INDEX_NONE;
  options.sender_guessed = source->source->sender_kind == CT_SENDER_FILE &&
                           again->submission->reporter != CT_INDEX_NONE;
  g_autoptr(CtIntake) intake = ct_intake_new(plan->catalog, &options, again->submission, 0,
                                             again->batch, again->findings);
  reading->intake = ct_intake_get_sink(intake);
  ct_intake_finish(intake, read(&reading->sink, user_data, NULL));
}

CtWritten *
ct_read_written(const CtPlan *plan, const gchar *name, const CtFindings *findings,
                CtReadRowsFunc read, gpointer user_data)
{
  g_autoptr(GHashTable) cells = find_cells(findings);
  CtProcessed *again = g_new0(CtProcessed, 1);
  CtWritten *written = ct_written_new();
  Reading reading = {.sink = {.class = &reading_class}, .cells = cells};
  GHashTableIter all;
  gpointer cell;

  again->submission = ct_submission_new(name);
  again->batch = ct_batch_new();
  again->findings = ct_findings_new();
  again->recognition = ct_recognition_new();
  take_in(plan, read, user_data, &reading, again);
  take_figures(cells, again->batch);
  g_hash_table_iter_init(&all, cells);
  while (g_hash_table_iter_next(&all, NULL, &cell))
    put_cell(plan->catalog, again->recognition, cell, written);
  ct_processed_free(again);
  return written;
}
