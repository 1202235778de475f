/* Files that are there already: perhaps broken, perhaps of someone else. */
#include "store/ct-database-private.h"

#define MAX_LENGTH (1 << 20)

static const gchar settings[] = "PRAGMA trusted_schema = OFF;"
                                "PRAGMA cell_size_check = ON;"
                                "PRAGMA mmap_size = 0;"
                                "PRAGMA query_only = ON;";

CtDatabase *
ct_database_open(const gchar *path, const gchar *name, GError **error)
{
  g_autoptr(CtDatabase) database = g_new0(CtDatabase, 1);

  database->name = g_strdup(name);
  database->reads = TRUE;
  if (!ct_database_check(database,
                         sqlite3_open_v2(path, &database->handle,
                                         SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL),
                         error))
    return NULL;
  sqlite3_extended_result_codes(database->handle, 1);
  sqlite3_limit(database->handle, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
  sqlite3_limit(database->handle, SQLITE_LIMIT_SQL_LENGTH, MAX_LENGTH);
  sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!ct_database_execute(database, settings, error))
    return NULL;
  return g_steal_pointer(&database);
}

gboolean
ct_statement_next(CtStatement *statement, gboolean *done, GError **error)
{
  gint code = sqlite3_step(statement->handle);

  *done = code == SQLITE_DONE;
  return code == SQLITE_ROW || ct_database_check(statement->database, code, error);
}

const gchar *
ct_statement_get_text(CtStatement *statement, gint column)
{
  const gchar *text = (const gchar *)sqlite3_column_text(statement->handle, column);

  return text != NULL ? text : "";
}

gint64
ct_statement_get_integer(CtStatement *statement, gint column)
{
  return sqlite3_column_int64(statement->handle, column);
}

gboolean
ct_statement_is_null(CtStatement *statement, gint column)
{
  return sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
}
