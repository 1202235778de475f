/* Reading the store; whatever is in the file may be anything. */
#include "store/ct-accepted-private.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-task.h"

#define MAX_NAME ((gsize)1000)
#define MAX_SENDERS G_MAXUINT16
/* Rows of figures that are taken apart side by side. */
#define WAVE_ROWS 64u

/**
 * FigureRow: a row of table figure or replaced.
 * @texts: (array): copies of the columns from CT_STORE_AREAS on
 * @known: the catalog has its indicator and unit
 * @taken, @strange: (nullable): its figures
 * @fault: (nullable): the column that is not valid
 */
typedef struct {
  gchar *texts[CT_STORE_FIGURE_COLUMNS];
  CtObservation figure;
  guint32 series;
  gboolean known;
  CtBatch *taken;
  CtBatch *strange;
  const gchar *fault;
} FigureRow;

/* @areas: (element-type guint32): of each row of table area: its index, or CT_INDEX_NONE
 * @series: of each pair of indicator and unit: its number in @strange
 * @wave: (array length=n_wave): rows that are not taken apart yet */
typedef struct {
  const gchar *path;
  const CtCatalog *catalog;
  guint n_threads;
  CtStatement *rows;
  guint64 row; /* the one that is read, from 1 */
  const gchar *table;
  guint run;
  GArray *areas;
  GHashTable *series;
  FigureRow *wave;
  guint n_wave;
  CtBatch *figures;
  CtBatch *before;
  CtSubmission *names;
  CtAnswers *answers;
  CtStrange *strange;
  GPtrArray *unknown;
} Loading;

static gboolean
refuse(const Loading *loading, const gchar *reason, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("%s: %s, so it is no store of accepted figures; move it elsewhere to begin anew"),
              loading->path, reason);
  return FALSE;
}

static gboolean
refuse_row(const Loading *loading, guint64 row, const gchar *column, GError **error)
{
  g_autofree gchar *reason = g_strdup_printf(_("row %lu of table '%s' has no valid %s"),
                                             (gulong)row, loading->table, column);

  return refuse(loading, reason, error);
}

static gboolean
refuse_cell(const Loading *loading, const gchar *column, GError **error)
{
  return refuse_row(loading, loading->row, column, error);
}

/* Cells */

static gboolean
read_text(const Loading *loading, gint column, const gchar **text)
{
  *text = ct_statement_get_text(loading->rows, column);
  return strlen(*text) <= MAX_NAME && g_utf8_validate(*text, -1, NULL);
}

static gboolean
read_number(const Loading *loading, gint column, gint64 low, gint64 high, gint64 *number)
{
  *number = ct_statement_get_integer(loading->rows, column);
  return *number >= low && *number <= high;
}

static gboolean
read_value(const Loading *loading, gint column, CtDecimal *value)
{
  const gchar *text = ct_statement_get_text(loading->rows, column);

  return ct_decimal_parse(text, strlen(text), value);
}

static gboolean
read_period(const Loading *loading, gint column, CtPeriod *period)
{
  const gchar *text = ct_statement_get_text(loading->rows, column);

  *period = ct_period_parse(text, strlen(text));
  return *period != CT_PERIOD_NONE;
}

static gboolean
read_measure(const Loading *loading, gint column, CtMeasure *measure)
{
  const gchar *text = ct_statement_get_text(loading->rows, column);

  for (guint i = 0; i < CT_N_MEASURES; i++)
    if (g_str_equal(text, ct_measure_name((CtMeasure)i))) {
      *measure = (CtMeasure)i;
      return TRUE;
    }
  return FALSE;
}

/* A row of another catalog stays as it is. */
static void
keep_row(const Loading *loading, gint n_columns)
{
  GPtrArray *row = g_ptr_array_new_with_free_func(g_free);

  for (gint column = 0; column < n_columns; column++) {
    gboolean null = ct_statement_is_null(loading->rows, column);
    g_ptr_array_add(row, null ? NULL : g_strdup(ct_statement_get_text(loading->rows, column)));
  }
  g_ptr_array_add(loading->unknown, row);
}

/* Names */

static gboolean
load_area(Loading *loading, GError **error)
{
  const gchar *code;
  guint32 area;

  if (!read_text(loading, 0, &code) || loading->areas->len == CT_DATASET_MAX_AREAS)
    return refuse_cell(loading, "code", error);
  area = ct_catalog_area_by_code(loading->catalog, code);
  g_array_append_val(loading->areas, area);
  g_ptr_array_add(loading->strange->areas, g_strdup(code));
  return TRUE;
}

static gboolean
load_sender(Loading *loading, GError **error)
{
  CtSubmission *names = loading->names;
  const gchar *name;

  if (names->senders == NULL)
    names->senders = g_ptr_array_new_with_free_func(g_free);
  if (!read_text(loading, 0, &name) || names->senders->len == MAX_SENDERS)
    return refuse_cell(loading, "name", error);
  g_ptr_array_add(names->senders, g_strdup(name));
  return TRUE;
}

/* Figures */

static gboolean
unit_is(const CtCatalog *catalog, guint32 indicator, const gchar *code)
{
  return g_str_equal(catalog->units[catalog->indicators[indicator].unit].code, code);
}

static guint32
find_series(Loading *loading, const gchar *indicator, const gchar *unit)
{
  g_autofree gchar *key = g_strjoin("\n", indicator, unit, NULL);
  gpointer number;

  if (g_hash_table_lookup_extended(loading->series, key, NULL, &number))
    return GPOINTER_TO_UINT(number);
  guint n = g_hash_table_size(loading->series);
  g_hash_table_insert(loading->series, g_steal_pointer(&key), GUINT_TO_POINTER(n));
  g_ptr_array_add(loading->strange->series, g_strdup(indicator));
  g_ptr_array_add(loading->strange->series, g_strdup(unit));
  return n;
}

typedef struct {
  const Loading *loading;
  FigureRow *row;
} Taking;

static void
take_figure(const CtObservation *figure, gpointer user_data)
{
  const Taking *taking = user_data;
  FigureRow *row = taking->row;
  CtObservation copy = *figure;
  guint32 area = g_array_index(taking->loading->areas, guint32, figure->area);

  if (row->known && area != CT_INDEX_NONE) {
    copy.area = area;
    ct_batch_append(row->taken, &copy);
    return;
  }
  copy.indicator = row->series;
  if (row->strange == NULL)
    row->strange = ct_batch_new();
  ct_batch_append(row->strange, &copy);
}

static void
decode_row(gsize number, gpointer user_data)
{
  const Loading *loading = user_data;
  FigureRow *row = &loading->wave[number];
  Taking taking = {loading, row};
  CtStoreDecoding decoding = {.figure = row->figure,
                              .n_areas = loading->areas->len,
                              .n_senders = loading->names->senders != NULL
                                               ? loading->names->senders->len
                                               : 0,
                              .n_runs = loading->run,
                              .take = take_figure,
                              .user_data = &taking};

  for (guint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    decoding.texts[i] = row->texts[i];
  row->taken = ct_batch_new();
  row->fault = ct_store_decode(&decoding);
}

static void
clear_row(FigureRow *row)
{
  for (guint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    g_free(row->texts[i]);
  ct_batch_free(row->taken);
  ct_batch_free(row->strange);
  *row = (FigureRow){0};
}

static void
clear_wave(Loading *loading)
{
  for (guint i = 0; i < loading->n_wave; i++)
    clear_row(&loading->wave[i]);
  loading->n_wave = 0;
}

/* Takes the rows apart that are waiting, the last one of which is the one that was read last. */
static gboolean
decode_wave(Loading *loading, CtBatch *known, CtBatch *strange, GError **error)
{
  gboolean done = TRUE;

  ct_task_for_each(loading->n_threads, loading->n_wave, decode_row, loading);
  for (guint i = 0; i < loading->n_wave && done; i++) {
    const FigureRow *row = &loading->wave[i];

    if (row->fault != NULL)
      done = refuse_row(loading, loading->row - loading->n_wave + i + 1, row->fault, error);
    ct_batch_append_some(known, row->taken, 0, row->taken->n, 0);
    if (row->strange != NULL)
      ct_batch_append_some(strange, row->strange, 0, row->strange->n, 0);
  }
  clear_wave(loading);
  return done;
}

static gboolean
read_figures(Loading *loading, GError **error)
{
  FigureRow *row = &loading->wave[loading->n_wave];
  const gchar *indicator = ct_statement_get_text(loading->rows, CT_STORE_INDICATOR);
  const gchar *unit = ct_statement_get_text(loading->rows, CT_STORE_UNIT);

  if (!read_period(loading, CT_STORE_PERIOD, &row->figure.period))
    return refuse_cell(loading, "period", error);
  if (!read_measure(loading, CT_STORE_MEASURE, &row->figure.measure))
    return refuse_cell(loading, "measure", error);
  row->figure.indicator = ct_catalog_indicator_by_code(loading->catalog, indicator);
  row->known = row->figure.indicator != CT_INDEX_NONE &&
               unit_is(loading->catalog, row->figure.indicator, unit);
  row->figure.unit = row->known ? loading->catalog->indicators[row->figure.indicator].unit
                                : CT_INDEX_NONE;
  if (!g_utf8_validate(indicator, -1, NULL) || !g_utf8_validate(unit, -1, NULL))
    return refuse_cell(loading, "indicator", error);
  row->series = find_series(loading, indicator, unit);
  for (gint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    row->texts[i] = g_strdup(ct_statement_get_text(loading->rows, i));
  loading->n_wave++;
  return TRUE;
}

static gboolean
load_figures(Loading *loading, CtBatch *known, CtBatch *strange, GError **error)
{
  return read_figures(loading, error) &&
         (loading->n_wave < WAVE_ROWS || decode_wave(loading, known, strange, error));
}

static gboolean
load_figure(Loading *loading, GError **error)
{
  return load_figures(loading, loading->figures, loading->strange->figures, error);
}

static gboolean
load_replaced(Loading *loading, GError **error)
{
  return load_figures(loading, loading->before, loading->strange->before, error);
}

/* Answers */

static gboolean
load_answer(Loading *loading, GError **error)
{
  CtAnswer answer = {0};
  const gchar *rule, *text, *who, *when;
  gint64 run;

  answer.indicator = ct_catalog_indicator_by_code(
      loading->catalog, ct_statement_get_text(loading->rows, CT_STORE_A_INDICATOR));
  answer.area = ct_catalog_area_by_code(loading->catalog,
                                        ct_statement_get_text(loading->rows, CT_STORE_A_AREA));
  answer.has_value = !ct_statement_is_null(loading->rows, CT_STORE_A_VALUE);
  if (!read_period(loading, CT_STORE_A_PERIOD, &answer.period))
    return refuse_cell(loading, "period", error);
  if (answer.has_value && !read_value(loading, CT_STORE_A_VALUE, &answer.value))
    return refuse_cell(loading, "value", error);
  if (!read_text(loading, CT_STORE_A_RULE, &rule) ||
      !read_text(loading, CT_STORE_A_TEXT, &text) || !read_text(loading, CT_STORE_A_WHO, &who) ||
      !read_text(loading, CT_STORE_A_WHEN, &when))
    return refuse_cell(loading, "text", error);
  if (!read_number(loading, CT_STORE_A_RUN, 1, loading->run, &run))
    return refuse_cell(loading, "run", error);
  if (answer.indicator == CT_INDEX_NONE || answer.area == CT_INDEX_NONE) {
    keep_row(loading, CT_STORE_ANSWER_COLUMNS);
    return TRUE;
  }
  answer.rule = (gchar *)rule;
  answer.text = (gchar *)text;
  answer.who = (gchar *)who;
  answer.when = (gchar *)when;
  answer.run = (guint)run;
  ct_answers_add(loading->answers, &answer);
  return TRUE;
}

/* The file */

static gboolean
load_table(Loading *loading, CtDatabase *database, const gchar *table, const gchar *sql,
           gboolean (*load)(Loading *, GError **), GError **error)
{
  g_autoptr(CtStatement) rows = ct_database_prepare(database, sql, error);
  gboolean done = FALSE;

  loading->rows = rows;
  loading->table = table;
  loading->row = 0;
  while (rows != NULL && ct_statement_next(rows, &done, error)) {
    if (done)
      return TRUE;
    loading->row++;
    if (!load(loading, error))
      return FALSE;
  }
  return FALSE;
}

/* The one text that a statement gives; "" where it gives none. Returns: (transfer full) */
static gchar *
ask(CtDatabase *database, const gchar *sql, GError **error)
{
  g_autoptr(CtStatement) statement = ct_database_prepare(database, sql, error);
  gboolean done;

  if (statement == NULL || !ct_statement_next(statement, &done, error))
    return NULL;
  return g_strdup(done ? "" : ct_statement_get_text(statement, 0));
}

/* Whether the statement gives what it must; else the file is someone else's. */
static gboolean
expect(const Loading *loading, CtDatabase *database, const gchar *sql, const gchar *wanted,
       const gchar *reason, GError **error)
{
  g_autofree gchar *found = ask(database, sql, error);

  if (found == NULL)
    return FALSE;
  return g_str_equal(found, wanted) || refuse(loading, reason, error);
}

static gboolean
check_file(const Loading *loading, CtDatabase *database, GError **error)
{
  return expect(loading, database, "PRAGMA application_id", G_STRINGIFY(CT_STORE_APPLICATION),
                _("it is of another program"), error) &&
         expect(loading, database, "PRAGMA user_version", G_STRINGIFY(CT_STORE_VERSION),
                _("it is of another version of this program"), error) &&
         expect(loading, database,
                "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY rowid)",
                CT_STORE_TABLES,
                _("its tables are not those that were made"), error) &&
         expect(loading, database, "PRAGMA quick_check(1)", "ok", _("it is damaged"), error);
}

static gboolean
load_run(Loading *loading, GError **error)
{
  gint64 run;

  if (loading->row > 1 || !read_number(loading, 0, 1, G_MAXINT32, &run))
    return refuse_cell(loading, "number", error);
  loading->run = (guint)run;
  return TRUE;
}

static gboolean
load_all(Loading *loading, GError **error)
{
  g_autoptr(CtDatabase) database = ct_database_open(loading->path, loading->path, error);

  return database != NULL && check_file(loading, database, error) &&
         load_table(loading, database, "run", "SELECT number FROM run", load_run, error) &&
         load_table(loading, database, "area", "SELECT code FROM area ORDER BY rowid", load_area,
                    error) &&
         load_table(loading, database, "sender", "SELECT name FROM sender ORDER BY rowid",
                    load_sender, error) &&
         load_table(loading, database, "figure", "SELECT * FROM figure ORDER BY rowid",
                    load_figure, error) &&
         decode_wave(loading, loading->figures, loading->strange->figures, error) &&
         load_table(loading, database, "replaced", "SELECT * FROM replaced ORDER BY rowid",
                    load_replaced, error) &&
         decode_wave(loading, loading->before, loading->strange->before, error) &&
         load_table(loading, database, "answer", "SELECT * FROM answer ORDER BY rowid",
                    load_answer, error);
}

static CtAccepted *
take_all(Loading *loading)
{
  CtAccepted *accepted = ct_accepted_take(
      loading->catalog, loading->run, loading->figures, loading->before,
      g_steal_pointer(&loading->names), g_steal_pointer(&loading->answers),
      g_steal_pointer(&loading->unknown), loading->n_threads);

  ct_strange_free(accepted->strange);
  accepted->strange = g_steal_pointer(&loading->strange);
  return accepted;
}

static void
clear_loading(Loading *loading)
{
  clear_wave(loading);
  g_free(loading->wave);
  g_array_unref(loading->areas);
  g_hash_table_unref(loading->series);
  ct_batch_free(loading->figures);
  ct_batch_free(loading->before);
  ct_submission_free(loading->names);
  ct_answers_free(loading->answers);
  ct_strange_free(loading->strange);
  g_clear_pointer(&loading->unknown, g_ptr_array_unref);
}

CtAccepted *
ct_accepted_load(const gchar *path, const CtCatalog *catalog, guint n_threads, GError **error)
{
  CtAccepted *accepted;
  Loading loading = {.path = path, .catalog = catalog, .n_threads = MAX(n_threads, 1)};

  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return ct_accepted_new(catalog);
  loading.wave = g_new0(FigureRow, WAVE_ROWS);
  loading.areas = g_array_new(FALSE, FALSE, sizeof(guint32));
  loading.series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  loading.figures = ct_batch_new();
  loading.before = ct_batch_new();
  loading.names = ct_submission_new(path);
  loading.answers = ct_answers_new();
  loading.strange = ct_strange_new();
  loading.unknown = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  accepted = load_all(&loading, error) ? take_all(&loading) : NULL;
  clear_loading(&loading);
  return accepted;
}
