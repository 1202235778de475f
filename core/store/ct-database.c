#include "store/ct-database-private.h"

#include <glib/gstdio.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

/* Fixed, where a distribution may have changed the defaults. */
static const gchar settings[] = "PRAGMA page_size = 4096;"
                                "PRAGMA encoding = 'UTF-8';"
                                "PRAGMA auto_vacuum = NONE;"
                                "PRAGMA journal_mode = OFF;"
                                "PRAGMA synchronous = OFF;"
                                "PRAGMA locking_mode = EXCLUSIVE;"
                                "PRAGMA foreign_keys = OFF;"
                                "PRAGMA trusted_schema = OFF;";

static void
set_error(const CtDatabase *database, gint code, GError **error)
{
  const gchar *reason = database->handle != NULL && sqlite3_errcode(database->handle) != SQLITE_OK
                            ? sqlite3_errmsg(database->handle)
                            : sqlite3_errstr(code);

  if (database->reads)
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: cannot read the database: %s"),
                database->name, reason);
  else
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot write the database: %s"),
                database->name, reason);
}

gboolean
ct_database_check(const CtDatabase *database, gint code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_DONE)
    return TRUE;
  set_error(database, code, error);
  return FALSE;
}

static gboolean
must_be_new(const gchar *path, const gchar *name, GError **error)
{
  GStatBuf info;

  if (g_stat(path, &info) != 0 || (S_ISREG(info.st_mode) && info.st_size == 0))
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT,
              _("%s: something is there already where a new database was to be made"), name);
  return FALSE;
}

CtDatabase *
ct_database_create(const gchar *path, const gchar *name, GError **error)
{
  g_autoptr(CtDatabase) database = NULL;

  if (!must_be_new(path, name, error))
    return NULL;
  database = g_new0(CtDatabase, 1);
  database->name = g_strdup(name);
  if (!ct_database_check(
          database,
          sqlite3_open_v2(path, &database->handle,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL),
          error))
    return NULL;
  sqlite3_extended_result_codes(database->handle, 1);
  if (!ct_database_execute(database, settings, error))
    return NULL;
  return g_steal_pointer(&database);
}

void
ct_database_free(CtDatabase *database)
{
  if (database == NULL)
    return;
  sqlite3_close_v2(database->handle);
  g_free(database->name);
  g_free(database);
}

gboolean
ct_database_close(CtDatabase *database, GError **error)
{
  if (!ct_database_check(database, sqlite3_close(database->handle), error))
    return FALSE;
  database->handle = NULL;
  return TRUE;
}

gboolean
ct_database_execute(CtDatabase *database, const gchar *sql, GError **error)
{
  return ct_database_check(database, sqlite3_exec(database->handle, sql, NULL, NULL, NULL), error);
}

gboolean
ct_database_begin(CtDatabase *database, GError **error)
{
  return ct_database_execute(database, "BEGIN", error);
}

gboolean
ct_database_commit(CtDatabase *database, GError **error)
{
  return ct_database_execute(database, "COMMIT", error);
}

/* Statements */

CtStatement *
ct_database_prepare(CtDatabase *database, const gchar *sql, GError **error)
{
  CtStatement *statement;
  sqlite3_stmt *handle = NULL;

  if (!ct_database_check(database,
                         sqlite3_prepare_v2(database->handle, sql, -1, &handle, NULL), error))
    return NULL;
  statement = g_new0(CtStatement, 1);
  statement->database = database;
  statement->handle = handle;
  return statement;
}

void
ct_statement_free(CtStatement *statement)
{
  if (statement == NULL)
    return;
  sqlite3_finalize(statement->handle);
  g_free(statement);
}

static void
keep_fault(CtStatement *statement, gint code)
{
  if (statement->fault == SQLITE_OK)
    statement->fault = code;
}

void
ct_statement_set_text(CtStatement *statement, gint parameter, const gchar *text, gsize length)
{
  keep_fault(statement, text == NULL
                            ? sqlite3_bind_null(statement->handle, parameter)
                            : sqlite3_bind_text64(statement->handle, parameter, text, length,
                                                  SQLITE_STATIC, SQLITE_UTF8));
}

void
ct_statement_set_integer(CtStatement *statement, gint parameter, gint64 value)
{
  keep_fault(statement, sqlite3_bind_int64(statement->handle, parameter, value));
}

void
ct_statement_set_null(CtStatement *statement, gint parameter)
{
  keep_fault(statement, sqlite3_bind_null(statement->handle, parameter));
}

static gint
step_to_end(sqlite3_stmt *handle)
{
  gint code;

  do
    code = sqlite3_step(handle);
  while (code == SQLITE_ROW);
  return code;
}

gboolean
ct_statement_run(CtStatement *statement, GError **error)
{
  gint code = statement->fault != SQLITE_OK ? statement->fault : step_to_end(statement->handle);
  gboolean done = ct_database_check(statement->database, code, error);

  statement->fault = SQLITE_OK;
  sqlite3_reset(statement->handle);
  sqlite3_clear_bindings(statement->handle);
  return done;
}
