/* fuzz-intake.c: a CSV file as the reader gives it to intake (intake/ct-intake.h), with
 * the small catalog. Nothing is lost in silence (silence.h).
 *
 * A first line "#LETTERS" chooses what a pipeline would declare: v e p m the number
 * style, s the sender from the table, n no period, a an area, i an indicator, u a
 * unit; L and W put a header of a long or a wide table before the rest.
 */
#include "fuzz.h"

#include <string.h>

#include "base/ct-csv.h"
#include "base/ct-text.h"
#include "intake/ct-intake.h"
#include "form-check.h"
#include "silence.h"

#define SUBMISSION 3

static const gchar long_header[] = "Chỉ tiêu,Địa bàn,Kỳ,Số liệu,ĐVT,Tử số,Mẫu số,Ghi chú\n";
static const gchar wide_header[] =
  "STT,Chỉ tiêu,ĐVT,Toàn tỉnh,TP Lào Cai,B.Xát,M.Khương,Thị xã Sa Pa,Khối tỉnh\n";

/**
 * Run:
 * @header: what stands before the input, "" for nothing
 * @rows: (element-type CtRow): that were given, in the order of their lines
 */
typedef struct {
  const CtCatalog *catalog;
  CtIntakeOptions options;
  const gchar *header;
  CtSubmission *submission;
  CtBatch *batch;
  CtFindings *findings;
  CtRowSink *sink;
  CtRecognition *recognition;
  GArray *rows;
} Run;

/* Options */

static void
choose(Run *run, gchar letter)
{
  static const gchar styles[] = "vepm";
  const gchar *style = strchr(styles, letter);

  if (style != NULL && letter != '\0')
    run->options.style = (CtNumberStyle)(CT_STYLE_VI + (style - styles));
  else if (letter == 's')
    run->options.sender_from_table = TRUE;
  else if (letter == 'n')
    run->options.period = CT_PERIOD_NONE;
  else if (letter == 'a')
    run->options.area = ct_catalog_area_by_code(run->catalog, "082");
  else if (letter == 'i')
    run->options.indicator = ct_catalog_indicator_by_code(run->catalog, "17");
  else if (letter == 'u')
    run->options.unit = 0;
  else if (letter == 'L')
    run->header = long_header;
  else if (letter == 'W')
    run->header = wide_header;
}

/* Moves over the line of options. */
static void
take_options(Run *run, const uint8_t **data, size_t *size)
{
  if (*size == 0 || **data != '#')
    return;
  while (*size > 0 && **data != '\n') {
    choose(run, (gchar)**data);
    (*data)++;
    (*size)--;
  }
  if (*size > 0) {
    (*data)++;
    (*size)--;
  }
}

/* Reading, as plugins/read/csv does */

static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  Run *run = user_data;
  g_autofree CtCell *cells = g_new(CtCell, n_fields);
  CtCell *kept = g_new(CtCell, n_fields);
  CtRow row = {.number = (guint32)line, .n_cells = n_fields, .cells = kept};

  for (guint i = 0; i < n_fields; i++) {
    kept[i] = (CtCell){.text = fuzz_bytes(fields[i].text, fields[i].length),
                       .length = fields[i].length,
                       .kind = fields[i].length > 0 ? CT_CELL_TEXT : CT_CELL_BLANK};
    cells[i] = kept[i];
    cells[i].text = fuzz_bytes(fields[i].text, fields[i].length);
  }
  g_array_append_val(run->rows, row);
  g_assert_true(ct_row_sink_row(run->sink, line, cells, n_fields));
  for (guint i = 0; i < n_fields; i++) {
    memset((gchar *)cells[i].text, '#', cells[i].length); /* borrowed until the call returned */
    g_free((gchar *)cells[i].text);
  }
  return TRUE;
}

static gboolean
take_problem(const CtCsvProblem *problem, gpointer user_data)
{
  Run *run = user_data;
  g_autofree gchar *message = ct_csv_problem_describe(problem);

  return ct_row_sink_problem(run->sink, &(CtReadProblem){.rule = "read.broken-record",
                                                         .row = problem->line,
                                                         .column = problem->field,
                                                         .message = message});
}

static void
read_bytes(Run *run, const void *data, gsize size)
{
  static const CtCsvHandler handler = {.record = take_record, .problem = take_problem};
  g_autoptr(GString) bytes = g_string_new(run->header);
  CtCsvDialect dialect = {0};
  g_autoptr(CtCsvParser) parser = NULL;

  g_string_append_len(bytes, data, (gssize)size);
  dialect.delimiter =
      *run->header != '\0' ? ',' : ct_csv_find_delimiter(bytes->str, MIN(bytes->len, 4096));
  parser = ct_csv_parser_new(&dialect, &handler, run);
  g_assert_true(ct_row_sink_table(run->sink, &(CtTableInfo){.style = CT_PLACE_TEXT, .name = ""}));
  g_assert_true(ct_csv_parser_feed(parser, bytes->str, bytes->len));
  g_assert_true(ct_csv_parser_finish(parser));
}

/* What must hold */

/* Rows come in the order of their lines. */
static const CtRow *
find_row(const Run *run, guint32 line)
{
  guint from = 0, to = run->rows->len;

  while (from < to) {
    guint middle = from + (to - from) / 2;
    const CtRow *row = &g_array_index(run->rows, CtRow, middle);

    if (row->number == line)
      return row;
    if (row->number < line)
      from = middle + 1;
    else
      to = middle;
  }
  return NULL;
}

static gboolean
is_filled(const CtRow *row, guint column)
{
  const gchar *text;
  gsize length;

  if (column == 0 || column > row->n_cells)
    return FALSE;
  text = row->cells[column - 1].text;
  length = row->cells[column - 1].length;
  ct_text_trim(&text, &length);
  return length > 0;
}

static void
check_observation(const Run *run, const CtObservation *observation)
{
  const CtCatalog *catalog = run->catalog;
  const CtRow *row = find_row(run, observation->place.row);

  g_assert_cmpuint(observation->indicator, <, catalog->n_indicators);
  g_assert_cmpuint(observation->area, <, catalog->n_areas);
  g_assert_cmpuint(observation->unit, <, catalog->n_units);
  g_assert_cmpuint(observation->period, !=, CT_PERIOD_NONE);
  g_assert_cmpuint(observation->measure, <, CT_N_MEASURES);
  g_assert_nonnull(strchr(CT_OBS_STATUS_CODES, observation->status));
  g_assert_cmpuint(observation->place.table, ==, 0);
  g_assert_nonnull(row);
  g_assert_nonnull(ct_submission_get_sender(run->submission, observation->sender));
  if (!observation->missing)
    g_assert_true(is_filled(row, observation->place.column));
  else
    g_assert_nonnull(strchr("LMO", observation->status));
}

static void
check_finding(const Run *run, const CtFinding *finding)
{
  g_assert_true(g_str_has_prefix(finding->rule, "intake.") ||
                g_str_has_prefix(finding->rule, "read."));
  g_assert_cmpuint(finding->submission, ==, SUBMISSION);
  g_assert_true(finding->message != NULL && *finding->message != '\0');
  g_assert_true(g_utf8_validate(finding->message, -1, NULL));
  g_assert_true(finding->observed == NULL || g_utf8_validate(finding->observed, -1, NULL));
  if (finding->place.row != 0 && g_str_has_prefix(finding->rule, "intake."))
    g_assert_nonnull(find_row(run, finding->place.row));
}

/* A file gives figures, or a finding. */
static void
check_whole(const Run *run)
{
  if (run->batch->n == 0)
    g_assert_cmpuint(ct_findings_count(run->findings), >, 0);
}

/* Its rows are not as they were given. */
static gboolean
has_old_text(const Run *run)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    if (g_str_equal(ct_findings_get(run->findings, i)->rule, "intake.legacy-text"))
      return TRUE;
  return FALSE;
}

static void
check_run(const Run *run)
{
  for (gsize i = 0; i < run->batch->n; i++) {
    CtObservation observation = ct_batch_get(run->batch, i);

    check_observation(run, &observation);
  }
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    check_finding(run, ct_findings_get(run->findings, i));
  check_whole(run);
  form_check_columns(run->recognition, run->batch);
  if (!has_old_text(run))
    silence_check((const CtRow *)(gconstpointer)run->rows->data, run->rows->len, 0,
                  run->recognition, run->batch, run->findings);
}

static void
clear_row(gpointer data)
{
  CtRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_free((gchar *)row->cells[i].text);
  g_free((CtCell *)row->cells);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(CtSubmission) submission = ct_submission_new("x.csv");
  g_autoptr(CtBatch) batch = ct_batch_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(CtRecognition) recognition = ct_recognition_new();
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(CtRow));
  g_autoptr(CtIntake) intake = NULL;
  Run run = {.catalog = fuzz_catalog(),
             .options = CT_INTAKE_OPTIONS_INIT,
             .submission = submission,
             .batch = batch,
             .findings = findings,
             .recognition = recognition,
             .header = "",
             .rows = rows};

  size = MIN(size, FUZZ_MAX_INPUT);
  run.options.period = ct_period_new(2023, 1, 6);
  run.options.recognition = recognition;
  g_array_set_clear_func(rows, clear_row);
  take_options(&run, &data, &size);
  intake = ct_intake_new(run.catalog, &run.options, submission, SUBMISSION, batch, findings);
  run.sink = ct_intake_get_sink(intake);
  read_bytes(&run, data, size);
  if (!ct_intake_finish(intake, TRUE))
    g_assert_cmpuint(batch->n, ==, 0);
  check_run(&run);
  return 0;
}
