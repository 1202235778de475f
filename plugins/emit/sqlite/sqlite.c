/* emit/sqlite: the four tables and the catalog as one SQLite database. */

#include "data/ct-results.h"
#include "plugin/ct-plugin.h"
#include "schema.h"
#include "store/ct-database.h"

typedef struct {
  gchar *file;
} SqliteFile;

/* "INSERT INTO dataset VALUES (?1,?2 ... )" */
static CtStatement *
prepare_insert(CtDatabase *database, CtTableKind table, guint n_columns, GError **error)
{
  g_autoptr(GString) sql = g_string_new("INSERT INTO ");

  g_string_append_printf(sql, "%s VALUES (", ct_table_name(table));
  for (guint i = 1; i <= n_columns; i++)
    g_string_append_printf(sql, "?%u%s", i, i < n_columns ? "," : ")");
  return ct_database_prepare(database, sql->str, error);
}

/* Texts of whole numbers become integers by the columns' affinity, and values stay
 * texts by theirs. */
static gboolean
write_table(CtDatabase *database, const CtResults *results, CtTableKind table, GError **error)
{
  g_autoptr(CtTableText) row = ct_table_text_new();
  g_autoptr(CtStatement) insert = NULL;
  gsize n_rows = ct_table_rows(results, table);
  guint n_columns;

  ct_table_columns(table, &n_columns);
  insert = prepare_insert(database, table, n_columns, error);
  for (gsize i = 0; insert != NULL && i < n_rows; i++) {
    ct_table_format(results, table, i, row);
    for (guint column = 0; column < n_columns; column++)
      ct_statement_set_text(insert, (gint)column + 1, row->cells[column].text,
                            row->cells[column].length);
    if (!ct_statement_run(insert, error))
      return FALSE;
  }
  return insert != NULL;
}

static gboolean
write_tables(CtDatabase *database, const CtResults *results, GError **error)
{
  for (guint table = 0; table < CT_N_TABLES; table++)
    if (!write_table(database, results, (CtTableKind)table, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all(CtDatabase *database, const CtResults *results, GError **error)
{
  return schema_create_tables(database, error) && ct_database_begin(database, error) &&
         schema_write_catalog(database, results->catalog, error) &&
         write_tables(database, results, error) && ct_database_commit(database, error) &&
         schema_create_indexes(database, error) && ct_database_close(database, error);
}

static gboolean
sqlite_emit(gpointer self, const CtResults *results, CtOutputSet *outputs, GError **error)
{
  const SqliteFile *sqlite = self;
  g_autofree gchar *path = ct_output_set_claim(outputs, sqlite->file, error);
  g_autoptr(CtDatabase) database = NULL;

  if (path == NULL)
    return FALSE;
  database = ct_database_create(path, sqlite->file, error);
  return database != NULL && write_all(database, results, error);
}

static void
sqlite_close(gpointer self)
{
  SqliteFile *sqlite = self;

  g_free(sqlite->file);
  g_free(sqlite);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqliteFile, sqlite_close)

/* A name that no output folder takes is told before the run, not at its end. */
static gboolean
check_name(const gchar *name, GError **error)
{
  g_autoptr(CtOutputSet) trial = ct_output_set_new_memory();

  return ct_output_set_create(trial, name, error) != NULL;
}

static gpointer
sqlite_open(const CtSettings *settings, GError **error)
{
  g_autoptr(SqliteFile) sqlite = g_new0(SqliteFile, 1);

  sqlite->file = g_strdup(ct_settings_get(settings, "file"));
  if (!check_name(sqlite->file, error))
    return NULL;
  return g_steal_pointer(&sqlite);
}

static const CtOption sqlite_options[] = {
  {"file", CT_OPTION_TEXT, "chitieu.sqlite", NULL, FALSE, N_("name below the output folder")},
  {0},
};

static const CtEmitRole sqlite_role = {.size = sizeof sqlite_role, .emit = sqlite_emit};

CT_PLUGIN_REGISTER(.name = "sqlite", .summary = N_("the tables and the catalog as a database"),
                   .version = "1.0", .licence = "MIT", .options = sqlite_options,
                   .open = sqlite_open, .close = sqlite_close, .emit = &sqlite_role)
