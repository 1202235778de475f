/* fuzz-intake.c: a CSV file as the reader gives it to intake (intake/ct-intake.h), with
 * the small catalog. Nothing is lost in silence: a cell that is not blank, in a column
 * of figures below the header, is an observation, or a finding says why it is none.
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

#define SUBMISSION 3

/**
 * Header: one that the target knows.
 * @values, @parts: columns (from 1) of figures, and of numerators and denominators,
 *   ended by 0
 */
typedef struct {
  const gchar *line;
  guint values[8];
  guint parts[3];
} Header;

static const Header long_header = {
  "Chỉ tiêu,Địa bàn,Kỳ,Số liệu,ĐVT,Tử số,Mẫu số,Ghi chú\n", {4}, {6, 7}};
static const Header wide_header = {
  "STT,Chỉ tiêu,ĐVT,Toàn tỉnh,TP Lào Cai,B.Xát,M.Khương,Thị xã Sa Pa,Khối tỉnh\n",
  {4, 5, 6, 7, 8, 9},
  {0}};

/* A row that was given: the texts of its cells. */
typedef struct {
  guint32 line;
  guint n_cells;
  CtCell *cells;
} Row;

typedef struct {
  const CtCatalog *catalog;
  CtIntakeOptions options;
  const Header *header; /* nullable */
  CtSubmission *submission;
  CtBatch *batch;
  CtFindings *findings;
  CtRowSink *sink;
  GArray *rows; /* Row */
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
    run->header = &long_header;
  else if (letter == 'W')
    run->header = &wide_header;
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
  Row row = {.line = (guint32)line, .n_cells = n_fields, .cells = g_new(CtCell, n_fields)};
  g_autofree CtCell *cells = g_new(CtCell, n_fields);

  for (guint i = 0; i < n_fields; i++) {
    row.cells[i] = (CtCell){.text = fuzz_bytes(fields[i].text, fields[i].length),
                            .length = fields[i].length,
                            .kind = fields[i].length > 0 ? CT_CELL_TEXT : CT_CELL_BLANK};
    cells[i] = row.cells[i];
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
  g_autoptr(GString) bytes = g_string_new(run->header != NULL ? run->header->line : "");
  CtCsvDialect dialect = {0};
  g_autoptr(CtCsvParser) parser = NULL;

  g_string_append_len(bytes, data, (gssize)size);
  dialect.delimiter =
      run->header != NULL ? ',' : ct_csv_find_delimiter(bytes->str, MIN(bytes->len, 4096));
  parser = ct_csv_parser_new(&dialect, &handler, run);
  g_assert_true(ct_row_sink_table(run->sink, &(CtTableInfo){.style = CT_PLACE_TEXT, .name = ""}));
  g_assert_true(ct_csv_parser_feed(parser, bytes->str, bytes->len));
  g_assert_true(ct_csv_parser_finish(parser));
}

/* What must hold */

/* Rows come in the order of their lines. */
static const Row *
find_row(const Run *run, guint32 line)
{
  guint from = 0, to = run->rows->len;

  while (from < to) {
    guint middle = from + (to - from) / 2;
    const Row *row = &g_array_index(run->rows, Row, middle);

    if (row->line == line)
      return row;
    if (row->line < line)
      from = middle + 1;
    else
      to = middle;
  }
  return NULL;
}

static gboolean
is_filled(const Row *row, guint column)
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
  const Row *row = find_row(run, observation->place.row);

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

/* What came of each cell: keys are places as 64 bits, the column 0 for an error
 * anywhere in the row. */
static gint64
place_key(guint32 row, guint column)
{
  return ((gint64)row << 32) | column;
}

static void
add_place(GHashTable *places, guint32 row, guint column)
{
  gint64 key = place_key(row, column);

  g_hash_table_add(places, g_memdup2(&key, sizeof key));
}

static gboolean
has_place(GHashTable *places, guint32 row, guint column)
{
  gint64 key = place_key(row, column);

  return g_hash_table_contains(places, &key);
}

static GHashTable *
collect_places(const Run *run)
{
  GHashTable *places = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize i = 0; i < run->batch->n; i++)
    add_place(places, run->batch->place[i].row, run->batch->place[i].column);
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);

    add_place(places, finding->place.row, finding->place.column);
    if (finding->severity == CT_SEVERITY_ERROR)
      add_place(places, finding->place.row, 0);
  }
  return places;
}

/* "-", "…", "x" need not be said of parts that an indicator does not have. */
static gboolean
is_sign(const Row *row, guint column)
{
  const CtCell *cell = &row->cells[column - 1];
  CtNumberKind kind = ct_number_read(cell->text, cell->length, CT_STYLE_AUTO).kind;

  return kind == CT_NUMBER_NIL || kind == CT_NUMBER_NOT_AVAILABLE ||
         kind == CT_NUMBER_NOT_APPLICABLE;
}

static void
check_cell(GHashTable *places, const Row *row, guint column)
{
  if (!is_filled(row, column) || has_place(places, row->line, 0) ||
      has_place(places, row->line, column))
    return;
  g_error("the cell %u:%u is lost in silence", row->line, column);
}

/* "(1)", "1", "A": the first cell of a row that numbers the columns. */
static gboolean
starts_numbering(const Row *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    const gchar *text = row->cells[i].text;
    gsize length = row->cells[i].length;

    ct_text_trim(&text, &length);
    if (length == 0)
      continue;
    if (*text == '(') {
      text++;
      length--;
    }
    return (length == 1 && g_ascii_isalpha(*text)) || (length > 0 && *text == '1' &&
                                                       (length == 1 || !g_ascii_isdigit(text[1])));
  }
  return FALSE;
}

static gboolean
is_blank(const Row *row)
{
  for (guint i = 1; i <= row->n_cells; i++)
    if (is_filled(row, i))
      return FALSE;
  return TRUE;
}

/* The first row below a header may number its columns: it has no figures. */
static guint
first_body_row(const Run *run)
{
  guint first = 1;

  while (first < run->rows->len && is_blank(&g_array_index(run->rows, Row, first)))
    first++;
  if (first < run->rows->len && starts_numbering(&g_array_index(run->rows, Row, first)))
    first++;
  return first;
}

static void
check_known_header(const Run *run, GHashTable *places)
{
  if (run->rows->len == 0 || has_place(places, 1, 0) || has_place(places, 0, 0))
    return; /* the table is not read, and that was said */
  for (guint i = first_body_row(run); i < run->rows->len; i++) {
    const Row *row = &g_array_index(run->rows, Row, i);

    for (const guint *column = run->header->values; *column != 0; column++)
      check_cell(places, row, *column);
    for (const guint *column = run->header->parts; *column != 0; column++)
      if (*column <= row->n_cells && !is_sign(row, *column))
        check_cell(places, row, *column);
  }
}

/* The columns of figures are those that gave one. */
static void
check_found_columns(const Run *run, GHashTable *places)
{
  g_autoptr(GHashTable) columns = g_hash_table_new(NULL, NULL);
  guint32 first = G_MAXUINT32;
  GHashTableIter each;
  gpointer column;

  for (gsize i = 0; i < run->batch->n; i++) {
    first = MIN(first, run->batch->place[i].row);
    g_hash_table_add(columns, GUINT_TO_POINTER(run->batch->place[i].column));
  }
  for (guint i = 0; i < run->rows->len; i++) {
    const Row *row = &g_array_index(run->rows, Row, i);

    if (row->line <= first)
      continue;
    g_hash_table_iter_init(&each, columns);
    while (g_hash_table_iter_next(&each, &column, NULL))
      if (GPOINTER_TO_UINT(column) <= row->n_cells && !is_sign(row, GPOINTER_TO_UINT(column)))
        check_cell(places, row, GPOINTER_TO_UINT(column));
  }
}

/* A file gives figures, or a finding. */
static void
check_whole(const Run *run)
{
  if (run->batch->n == 0)
    g_assert_cmpuint(ct_findings_count(run->findings), >, 0);
}

static void
check_run(const Run *run)
{
  g_autoptr(GHashTable) places = collect_places(run);

  for (gsize i = 0; i < run->batch->n; i++) {
    CtObservation observation = ct_batch_get(run->batch, i);

    check_observation(run, &observation);
  }
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    check_finding(run, ct_findings_get(run->findings, i));
  check_whole(run);
  if (run->header != NULL)
    check_known_header(run, places);
  else
    check_found_columns(run, places);
}

static void
clear_row(gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_free((gchar *)row->cells[i].text);
  g_free(row->cells);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(CtSubmission) submission = ct_submission_new("x.csv");
  g_autoptr(CtBatch) batch = ct_batch_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
  g_autoptr(CtIntake) intake = NULL;
  Run run = {.catalog = fuzz_catalog(),
             .options = CT_INTAKE_OPTIONS_INIT,
             .submission = submission,
             .batch = batch,
             .findings = findings,
             .rows = rows};

  size = MIN(size, FUZZ_MAX_INPUT);
  run.options.period = ct_period_new(2023, 1, 6);
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
