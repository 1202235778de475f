/* ct-accepted-load.c: reading the store. */
#include "store/ct-accepted-load.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

#define MAX_NAME ((gsize)1000)
/* Of the file, hardly ever less. */
#define BYTES_OF_FIGURE 8u
#define MOST_GUESSED ((gsize)1 << 24)

gboolean
ct_loading_refuse(const CtLoading *loading, const gchar *reason, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("%s: %s, so it is no store of accepted figures; move it elsewhere to begin anew"),
              loading->path, reason);
  return FALSE;
}

gboolean
ct_loading_refuse_row(const CtLoading *loading, guint64 row, const gchar *column, GError **error)
{
  g_autofree gchar *reason = g_strdup_printf(_("row %lu of table '%s' has no valid %s"),
                                             (gulong)row, loading->table, column);

  return ct_loading_refuse(loading, reason, error);
}

gboolean
ct_loading_refuse_cell(const CtLoading *loading, const gchar *column, GError **error)
{
  return ct_loading_refuse_row(loading, loading->row, column, error);
}

/* Cells */

gboolean
ct_loading_read_text(const CtLoading *loading, gint column, const gchar **text)
{
  *text = ct_statement_get_text(loading->rows, column);
  return strlen(*text) <= MAX_NAME && g_utf8_validate(*text, -1, NULL);
}

gboolean
ct_loading_read_number(const CtLoading *loading, gint column, gint64 low, gint64 high,
                       gint64 *number)
{
  *number = ct_statement_get_integer(loading->rows, column);
  return *number >= low && *number <= high;
}

gboolean
ct_loading_read_period(const CtLoading *loading, gint column, CtPeriod *period)
{
  const gchar *text = ct_statement_get_text(loading->rows, column);

  *period = ct_period_parse(text, strlen(text));
  return *period != CT_PERIOD_NONE;
}

static gboolean
read_value(const CtLoading *loading, gint column, CtDecimal *value)
{
  const gchar *text = ct_statement_get_text(loading->rows, column);

  return ct_decimal_parse(text, strlen(text), value);
}

/* A row of another catalog stays as it is. */
static void
keep_row(const CtLoading *loading, gint n_columns)
{
  GPtrArray *row = g_ptr_array_new_with_free_func(g_free);

  for (gint column = 0; column < n_columns; column++) {
    gboolean null = ct_statement_is_null(loading->rows, column);
    g_ptr_array_add(row, null ? NULL : g_strdup(ct_statement_get_text(loading->rows, column)));
  }
  g_ptr_array_add(loading->unknown, row);
}

/* Answers */

static gboolean
load_answer(CtLoading *loading, GError **error)
{
  CtAnswer answer = {0};
  const gchar *rule, *text, *who, *when;
  gint64 run;

  answer.indicator = ct_catalog_indicator_by_code(
      loading->catalog, ct_statement_get_text(loading->rows, CT_STORE_A_INDICATOR));
  answer.area = ct_catalog_area_by_code(loading->catalog,
                                        ct_statement_get_text(loading->rows, CT_STORE_A_AREA));
  answer.has_value = !ct_statement_is_null(loading->rows, CT_STORE_A_VALUE);
  if (!ct_loading_read_period(loading, CT_STORE_A_PERIOD, &answer.period))
    return ct_loading_refuse_cell(loading, "period", error);
  if (answer.has_value && !read_value(loading, CT_STORE_A_VALUE, &answer.value))
    return ct_loading_refuse_cell(loading, "value", error);
  if (!ct_loading_read_text(loading, CT_STORE_A_RULE, &rule) ||
      !ct_loading_read_text(loading, CT_STORE_A_TEXT, &text) ||
      !ct_loading_read_text(loading, CT_STORE_A_WHO, &who) ||
      !ct_loading_read_text(loading, CT_STORE_A_WHEN, &when))
    return ct_loading_refuse_cell(loading, "text", error);
  if (!ct_loading_read_number(loading, CT_STORE_A_RUN, 1, loading->run, &run))
    return ct_loading_refuse_cell(loading, "run", error);
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
load_table(CtLoading *loading, CtDatabase *database, const gchar *table, const gchar *sql,
           gboolean (*load)(CtLoading *, GError **), GError **error)
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
expect(const CtLoading *loading, CtDatabase *database, const gchar *sql, const gchar *wanted,
       const gchar *reason, GError **error)
{
  g_autofree gchar *found = ask(database, sql, error);

  if (found == NULL)
    return FALSE;
  return g_str_equal(found, wanted) || ct_loading_refuse(loading, reason, error);
}

static gboolean
check_file(const CtLoading *loading, CtDatabase *database, GError **error)
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
load_run(CtLoading *loading, GError **error)
{
  gint64 run;

  if (loading->row > 1 || !ct_loading_read_number(loading, 0, 1, G_MAXINT32, &run))
    return ct_loading_refuse_cell(loading, "number", error);
  loading->run = (guint)run;
  return TRUE;
}

static gboolean
load_all(CtLoading *loading, GError **error)
{
  g_autoptr(CtDatabase) database = ct_database_open(loading->path, loading->path, error);

  return database != NULL && check_file(loading, database, error) &&
         load_table(loading, database, "run", "SELECT number FROM run", load_run, error) &&
         load_table(loading, database, "area", "SELECT code FROM area ORDER BY rowid",
                    ct_loading_area, error) &&
         load_table(loading, database, "sender", "SELECT name FROM sender ORDER BY rowid",
                    ct_loading_sender, error) &&
         load_table(loading, database, "figure", "SELECT * FROM figure ORDER BY rowid",
                    ct_loading_figure, error) &&
         ct_loading_end_figures(loading, error) &&
         load_table(loading, database, "replaced", "SELECT * FROM replaced ORDER BY rowid",
                    ct_loading_replaced, error) &&
         ct_loading_end_replaced(loading, error) &&
         load_table(loading, database, "answer", "SELECT * FROM answer ORDER BY rowid",
                    load_answer, error);
}

static CtAccepted *
take_all(CtLoading *loading)
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
clear_loading(CtLoading *loading)
{
  ct_loading_clear_rows(loading);
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

/* What is reserved and not used takes no memory. */
static gsize
guess_figures(const gchar *path)
{
  GStatBuf file;

  return g_stat(path, &file) == 0 && file.st_size > 0
             ? MIN((gsize)file.st_size / BYTES_OF_FIGURE, MOST_GUESSED)
             : 0;
}

CtAccepted *
ct_accepted_load(const gchar *path, const CtCatalog *catalog, guint n_threads, GError **error)
{
  CtAccepted *accepted;
  CtLoading loading = {.path = path, .catalog = catalog, .n_threads = MAX(n_threads, 1)};

  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return ct_accepted_new(catalog);
  loading.wave = g_new0(CtFigureRow, CT_LOADING_ROWS);
  loading.areas = g_array_new(FALSE, FALSE, sizeof(guint32));
  loading.series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  loading.figures = ct_batch_new();
  ct_batch_reserve(loading.figures, guess_figures(path));
  loading.before = ct_batch_new();
  loading.names = ct_submission_new(path);
  loading.answers = ct_answers_new();
  loading.strange = ct_strange_new();
  loading.unknown = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  accepted = load_all(&loading, error) ? take_all(&loading) : NULL;
  clear_loading(&loading);
  return accepted;
}
