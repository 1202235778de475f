/* Writing the store anew. */
#include "store/ct-accepted-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-task.h"

#define INDICATORS_A_THREAD 4u

/* Rows of an indicator that wait to be written. */
typedef struct {
  GPtrArray *figures;
  GPtrArray *before;
} Encoded;

/**
 * Saving:
 * @insert: the statement at hand
 * @encoded: (array): of the indicators from @wave on
 * @sender_numbers: of each sender of the names: its row in table sender, or 0: none yet
 * @senders: (element-type guint): those that have a row, in the order of the rows
 * @area_numbers: the same for areas of @strange
 */
typedef struct {
  const CtAcceptedContents *contents;
  const CtCatalog *catalog;
  guint n_threads;
  CtDatabase *database;
  CtStatement *insert;
  Encoded *encoded;
  guint32 wave;
  guint *sender_numbers;
  GArray *senders;
  guint32 *area_numbers;
} Saving;

/* Texts are borrowed until the statement runs. */
static void
set_text(CtStatement *insert, gint column, const gchar *text)
{
  ct_statement_set_text(insert, column + 1, text, strlen(text));
}

static void
set_number(CtStatement *insert, gint column, gint64 number)
{
  ct_statement_set_integer(insert, column + 1, number);
}

/* Areas: those of the catalog, then others */

static gboolean
save_area(const Saving *saving, const gchar *code, GError **error)
{
  set_text(saving->insert, 0, code);
  return ct_statement_run(saving->insert, error);
}

static gboolean
save_strange_areas(Saving *saving, GError **error)
{
  const GPtrArray *codes = saving->contents->strange->areas;
  const CtBatch *lists[] = {saving->contents->strange->figures,
                            saving->contents->strange->before};
  guint32 n = saving->catalog->n_areas;

  saving->area_numbers = g_new0(guint32, codes->len + 1);
  for (guint list = 0; list < G_N_ELEMENTS(lists); list++)
    for (gsize i = 0; i < lists[list]->n; i++) {
      guint32 index = lists[list]->area[i];
      guint32 area = ct_catalog_area_by_code(saving->catalog, codes->pdata[index]);

      if (saving->area_numbers[index] != 0)
        continue;
      saving->area_numbers[index] = area != CT_INDEX_NONE ? area + 1 : ++n;
      if (area == CT_INDEX_NONE && !save_area(saving, codes->pdata[index], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_areas(Saving *saving, GError **error)
{
  for (guint32 i = 0; i < saving->catalog->n_areas; i++)
    if (!save_area(saving, saving->catalog->areas[i].code, error))
      return FALSE;
  return save_strange_areas(saving, error);
}

/* Figures */

static guint
number_sender(Saving *saving, guint sender)
{
  guint *number = &saving->sender_numbers[sender];

  if (sender == 0 && saving->contents->names->sender[0] == '\0')
    return 0;
  if (*number == 0) {
    g_array_append_val(saving->senders, sender);
    *number = saving->senders->len;
  }
  return *number;
}

static GString *
format_senders(Saving *saving, const CtStoreRow *row)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < row->senders->len; i++) {
    const CtSenderRun *run = &g_array_index(row->senders, CtSenderRun, i);

    g_string_append_printf(text, "%s%u", i > 0 ? " " : "", number_sender(saving, run->sender));
    if (run->n > 1)
      g_string_append_printf(text, "*%u", run->n);
  }
  return text;
}

static gboolean
save_row(Saving *saving, const CtStoreRow *row, const gchar *indicator, const gchar *unit,
         GError **error)
{
  g_autoptr(GString) senders = format_senders(saving, row);
  gchar period[CT_PERIOD_CHARS];

  ct_period_format(row->period, period);
  set_text(saving->insert, CT_STORE_INDICATOR, indicator);
  set_text(saving->insert, CT_STORE_PERIOD, period);
  set_text(saving->insert, CT_STORE_MEASURE, ct_measure_name(row->measure));
  set_text(saving->insert, CT_STORE_UNIT, unit);
  for (gint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++) {
    const GString *text = i == CT_STORE_SENDERS ? senders : row->texts[i];
    ct_statement_set_text(saving->insert, i + 1, text->str, text->len);
  }
  return ct_statement_run(saving->insert, error);
}

static gboolean
save_rows(Saving *saving, const GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++) {
    const CtStoreRow *row = rows->pdata[i];
    const CtIndicator *indicator = &saving->catalog->indicators[row->indicator];

    if (!save_row(saving, row, indicator->code,
                  saving->catalog->units[indicator->unit].code, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_strange_rows(Saving *saving, const GPtrArray *rows, GError **error)
{
  const GPtrArray *series = saving->contents->strange->series;

  for (guint i = 0; i < rows->len; i++) {
    const CtStoreRow *row = rows->pdata[i];

    if (!save_row(saving, row, series->pdata[2 * row->indicator],
                  series->pdata[2 * row->indicator + 1], error))
      return FALSE;
  }
  return TRUE;
}

/* Figures of one indicator and period stand side by side. */
static GPtrArray *
encode(const CtBatch *batch, const guint32 *area_numbers)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)ct_store_row_free);
  gsize begin = 0;

  while (begin < batch->n) {
    gsize end = begin + 1;
    while (end < batch->n && batch->indicator[end] == batch->indicator[begin] &&
           batch->period[end] == batch->period[begin])
      end++;
    ct_store_encode(batch, begin, end, area_numbers, rows);
    begin = end;
  }
  return rows;
}

static void
encode_indicator(gsize number, gpointer user_data)
{
  const Saving *saving = user_data;
  g_autoptr(CtBatch) figures = ct_batch_new();
  g_autoptr(CtBatch) before = ct_batch_new();

  saving->contents->fill(saving->wave + (guint32)number, figures, before,
                         saving->contents->user_data);
  saving->encoded[number].figures = encode(figures, NULL);
  saving->encoded[number].before = encode(before, NULL);
}

/* What was replaced waits for its own table. */
static gboolean
save_wave(Saving *saving, guint n, GPtrArray *before, GError **error)
{
  gboolean done = TRUE;

  ct_task_for_each(saving->n_threads, n, encode_indicator, saving);
  for (guint i = 0; i < n; i++) {
    done = done && save_rows(saving, saving->encoded[i].figures, error);
    g_ptr_array_unref(saving->encoded[i].figures);
    g_ptr_array_extend_and_steal(before, saving->encoded[i].before);
  }
  saving->wave += n;
  return done;
}

static CtStatement *
prepare_figures(const Saving *saving, const gchar *table, GError **error)
{
  g_autofree gchar *sql = g_strdup_printf(
      "INSERT INTO %s VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", table);

  return ct_database_prepare(saving->database, sql, error);
}

static gboolean
save_figures(Saving *saving, GPtrArray *before, GError **error)
{
  g_autoptr(CtStatement) insert = prepare_figures(saving, "figure", error);
  g_autoptr(GPtrArray) strange = NULL;
  const guint at_once = saving->n_threads * INDICATORS_A_THREAD;
  g_autofree Encoded *encoded = g_new0(Encoded, at_once);

  saving->insert = insert;
  saving->encoded = encoded;
  while (insert != NULL && saving->wave < saving->catalog->n_indicators)
    if (!save_wave(saving, MIN(saving->catalog->n_indicators - saving->wave, at_once), before,
                   error))
      return FALSE;
  strange = encode(saving->contents->strange->figures, saving->area_numbers);
  return insert != NULL && save_strange_rows(saving, strange, error);
}

static gboolean
save_before(Saving *saving, const GPtrArray *before, GError **error)
{
  g_autoptr(CtStatement) insert = prepare_figures(saving, "replaced", error);
  g_autoptr(GPtrArray) strange = encode(saving->contents->strange->before, saving->area_numbers);

  saving->insert = insert;
  return insert != NULL && save_rows(saving, before, error) &&
         save_strange_rows(saving, strange, error);
}

/* After all figures: only then it is known who sent some. */
static gboolean
save_senders(Saving *saving, GError **error)
{
  for (guint i = 0; i < saving->senders->len; i++) {
    guint sender = g_array_index(saving->senders, guint, i);

    set_text(saving->insert, 0, ct_submission_get_sender(saving->contents->names, sender));
    if (!ct_statement_run(saving->insert, error))
      return FALSE;
  }
  return TRUE;
}

/* Answers */

static gboolean
save_answer(const Saving *saving, const CtAnswer *answer, GError **error)
{
  gchar period[CT_PERIOD_CHARS], value[CT_DECIMAL_CHARS];

  ct_period_format(answer->period, period);
  set_text(saving->insert, CT_STORE_A_RULE, answer->rule);
  set_text(saving->insert, CT_STORE_A_INDICATOR,
           saving->catalog->indicators[answer->indicator].code);
  set_text(saving->insert, CT_STORE_A_AREA, saving->catalog->areas[answer->area].code);
  set_text(saving->insert, CT_STORE_A_PERIOD, period);
  if (answer->has_value) {
    ct_decimal_format(answer->value, value);
    set_text(saving->insert, CT_STORE_A_VALUE, value);
  }
  set_text(saving->insert, CT_STORE_A_TEXT, answer->text);
  set_text(saving->insert, CT_STORE_A_WHO, answer->who);
  set_text(saving->insert, CT_STORE_A_WHEN, answer->when);
  set_number(saving->insert, CT_STORE_A_RUN, answer->run);
  return ct_statement_run(saving->insert, error);
}

static gboolean
save_answers(Saving *saving, GError **error)
{
  const CtAnswers *answers = saving->contents->answers;

  for (guint i = 0; i < ct_answers_count(answers); i++)
    if (!save_answer(saving, ct_answers_get(answers, i), error))
      return FALSE;
  return TRUE;
}

/* Numbers among these texts become numbers again by the columns' types. */
static gboolean
save_unknown(Saving *saving, GError **error)
{
  const GPtrArray *rows = saving->contents->unknown;

  for (guint i = 0; i < rows->len; i++) {
    const GPtrArray *row = rows->pdata[i];

    for (guint column = 0; column < MIN(row->len, CT_STORE_ANSWER_COLUMNS); column++)
      if (row->pdata[column] != NULL)
        set_text(saving->insert, (gint)column, row->pdata[column]);
    if (!ct_statement_run(saving->insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_all_answers(Saving *saving, GError **error)
{
  return save_answers(saving, error) && save_unknown(saving, error);
}

/* The file */

static gboolean
save_table(Saving *saving, const gchar *sql, gboolean (*save)(Saving *, GError **),
           GError **error)
{
  g_autoptr(CtStatement) insert = ct_database_prepare(saving->database, sql, error);

  saving->insert = insert;
  return insert != NULL && save(saving, error);
}

static gboolean
save_run(const Saving *saving, GError **error)
{
  g_autofree gchar *sql = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d; "
                                          "INSERT INTO run VALUES (%u)",
                                          CT_STORE_APPLICATION, CT_STORE_VERSION,
                                          saving->contents->run);

  return ct_database_execute(saving->database, sql, error);
}

static gboolean
save_all(Saving *saving, GError **error)
{
  g_autoptr(GPtrArray) before =
      g_ptr_array_new_with_free_func((GDestroyNotify)ct_store_row_free);

  return ct_database_execute(saving->database, CT_STORE_TABLES, error) &&
         ct_database_begin(saving->database, error) && save_run(saving, error) &&
         save_table(saving, "INSERT INTO area VALUES (?1)", save_areas, error) &&
         save_figures(saving, before, error) && save_before(saving, before, error) &&
         save_table(saving, "INSERT INTO sender VALUES (?1)", save_senders, error) &&
         save_table(saving,
                    "INSERT INTO answer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    save_all_answers, error) &&
         ct_database_commit(saving->database, error);
}

static gboolean
write_store(const CtAcceptedContents *contents, const CtCatalog *catalog, guint n_threads,
            const gchar *temporary, const gchar *path, GError **error)
{
  g_autoptr(CtDatabase) database = ct_database_create(temporary, path, error);
  guint n_senders = contents->names->senders != NULL ? contents->names->senders->len : 0;
  g_autofree guint *sender_numbers = g_new0(guint, n_senders + 1);
  g_autoptr(GArray) senders = g_array_new(FALSE, FALSE, sizeof(guint));
  Saving saving = {.contents = contents, .catalog = catalog, .n_threads = MAX(n_threads, 1),
                   .database = database, .sender_numbers = sender_numbers, .senders = senders};
  gboolean done = database != NULL && save_all(&saving, error) &&
                  ct_database_close(database, error);

  g_free(saving.area_numbers);
  return done;
}

static gboolean
fail(const gchar *path, const gchar *what, GError **error)
{
  int saved = errno;

  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, "%s: %s: %s", path, what, g_strerror(saved));
  return FALSE;
}

static gboolean
sync_path(const gchar *path, GError **error)
{
  int file = open(path, O_RDONLY | O_CLOEXEC);
  gboolean done;

  if (file < 0)
    return fail(path, _("cannot be opened"), error);
  done = fsync(file) == 0 || errno == EINVAL; /* a file system without fsync for this */
  if (!done)
    fail(path, _("cannot be brought to disk"), error);
  close(file);
  return done;
}

static gchar *
temporary_of(const gchar *path)
{
  return g_strconcat(path, ".new", NULL);
}

void
ct_accepted_drop(const gchar *path)
{
  g_autofree gchar *temporary = temporary_of(path);

  g_unlink(temporary);
}

gboolean
ct_accepted_write(const CtAcceptedContents *contents, const CtCatalog *catalog, guint n_threads,
                  const gchar *path, GError **error)
{
  g_autofree gchar *temporary = temporary_of(path);

  ct_accepted_drop(path); /* of a run that was killed */
  if (write_store(contents, catalog, n_threads, temporary, path, error) &&
      sync_path(temporary, error))
    return TRUE;
  ct_accepted_drop(path);
  return FALSE;
}

gboolean
ct_accepted_publish(const gchar *path, GError **error)
{
  g_autofree gchar *temporary = temporary_of(path);
  g_autofree gchar *folder = g_path_get_dirname(path);

  if (g_rename(temporary, path) != 0)
    return fail(path, _("cannot be renamed"), error);
  return sync_path(folder, error);
}
