/* Writing the store anew. */
#include "store/ct-accepted-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

void
ct_saving_set_text(CtStatement *insert, gint column, const gchar *text)
{
  ct_statement_set_text(insert, column + 1, text, strlen(text));
}

static void
set_number(CtStatement *insert, gint column, gint64 number)
{
  ct_statement_set_integer(insert, column + 1, number);
}

/* Answers */

static gboolean
save_answer(const CtSaving *saving, const CtAnswer *answer, GError **error)
{
  gchar period[CT_PERIOD_CHARS], value[CT_DECIMAL_CHARS];

  ct_period_format(answer->period, period);
  ct_saving_set_text(saving->insert, CT_STORE_A_RULE, answer->rule);
  ct_saving_set_text(saving->insert, CT_STORE_A_INDICATOR,
           saving->catalog->indicators[answer->indicator].code);
  ct_saving_set_text(saving->insert, CT_STORE_A_AREA, saving->catalog->areas[answer->area].code);
  ct_saving_set_text(saving->insert, CT_STORE_A_PERIOD, period);
  if (answer->has_value) {
    ct_decimal_format(answer->value, value);
    ct_saving_set_text(saving->insert, CT_STORE_A_VALUE, value);
  }
  ct_saving_set_text(saving->insert, CT_STORE_A_TEXT, answer->text);
  ct_saving_set_text(saving->insert, CT_STORE_A_WHO, answer->who);
  ct_saving_set_text(saving->insert, CT_STORE_A_WHEN, answer->when);
  set_number(saving->insert, CT_STORE_A_RUN, answer->run);
  return ct_statement_run(saving->insert, error);
}

static gboolean
save_answers(CtSaving *saving, GError **error)
{
  const CtAnswers *answers = saving->contents->answers;

  for (guint i = 0; i < ct_answers_count(answers); i++)
    if (!save_answer(saving, ct_answers_get(answers, i), error))
      return FALSE;
  return TRUE;
}

/* Numbers among these texts become numbers again by the columns' types. */
static gboolean
save_unknown(CtSaving *saving, GError **error)
{
  const GPtrArray *rows = saving->contents->unknown;

  for (guint i = 0; i < rows->len; i++) {
    const GPtrArray *row = rows->pdata[i];

    for (guint column = 0; column < MIN(row->len, CT_STORE_ANSWER_COLUMNS); column++)
      if (row->pdata[column] != NULL)
        ct_saving_set_text(saving->insert, (gint)column, row->pdata[column]);
    if (!ct_statement_run(saving->insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_all_answers(CtSaving *saving, GError **error)
{
  return save_answers(saving, error) && save_unknown(saving, error);
}

/* The file */

static gboolean
save_table(CtSaving *saving, const gchar *sql, gboolean (*save)(CtSaving *, GError **),
           GError **error)
{
  g_autoptr(CtStatement) insert = ct_database_prepare(saving->database, sql, error);

  saving->insert = insert;
  return insert != NULL && save(saving, error);
}

static gboolean
save_run(const CtSaving *saving, GError **error)
{
  g_autofree gchar *sql = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d; "
                                          "INSERT INTO run VALUES (%u)",
                                          CT_STORE_APPLICATION, CT_STORE_VERSION,
                                          saving->contents->run);

  return ct_database_execute(saving->database, sql, error);
}

static gboolean
save_all(CtSaving *saving, GError **error)
{
  return ct_database_execute(saving->database, CT_STORE_TABLES, error) &&
         ct_database_begin(saving->database, error) && save_run(saving, error) &&
         save_table(saving, "INSERT INTO area VALUES (?1)", ct_saving_areas, error) &&
         ct_saving_figures(saving, error) &&
         save_table(saving, "INSERT INTO sender VALUES (?1)", ct_saving_senders, error) &&
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
  CtSaving saving = {.contents = contents, .catalog = catalog, .n_threads = MAX(n_threads, 1),
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

  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, "%s: %s: %s", path, what, ct_error_reason(saved));
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
