/* emit/csv: the tables as delimited text. */

#include <string.h>

#include "csv-dataset.h"
#include "data/ct-table-write.h"
#include "plugin/ct-plugin.h"

typedef struct {
  gboolean bom;
  gchar decimal;
  gchar delimiter;
  gchar *folder; /* nullable */
} CsvFiles;

static gchar *
file_name(const CsvFiles *files, CtTableKind table)
{
  return g_strdup_printf("%s%s%s.csv", files->folder != NULL ? files->folder : "",
                         files->folder != NULL ? "/" : "", ct_table_name(table));
}

static void
write_row(gsize index G_GNUC_UNUSED, const CtTableText *row, GString *bytes, gpointer user_data)
{
  csv_append_row(user_data, row, bytes);
}

static void
write_dataset(const CsvFormat *format, const CtResults *results, CtOutput *output)
{
  g_autoptr(CsvDataset) dataset = csv_dataset_new(format, results);

  ct_table_write_pieces(ct_table_rows(results, CT_TABLE_DATASET), results->n_threads,
                        csv_dataset_append, dataset, output);
}

static gboolean
write_table(const CsvFiles *files, const CtResults *results, CtTableKind table,
            CtOutputSet *outputs, GError **error)
{
  g_autofree gchar *name = file_name(files, table);
  g_autoptr(GString) head = g_string_new(files->bom ? "\xEF\xBB\xBF" : NULL);
  CsvFormat format = csv_format_new(table, files->delimiter, files->decimal);
  CtOutput *output = ct_output_set_create(outputs, name, error);

  if (output == NULL)
    return FALSE;
  csv_append_header(&format, head);
  ct_output_write(output, head->str, head->len);
  if (table == CT_TABLE_DATASET)
    write_dataset(&format, results, output);
  else
    ct_table_write(results, table, write_row, &format, output);
  return ct_output_close(output, error);
}

static gboolean
csv_emit(gpointer self, const CtResults *results, CtOutputSet *outputs, GError **error)
{
  for (guint table = 0; table < CT_N_TABLES; table++)
    if (!write_table(self, results, (CtTableKind)table, outputs, error))
      return FALSE;
  return TRUE;
}

static void
csv_close(gpointer self)
{
  CsvFiles *files = self;

  g_free(files->folder);
  g_free(files);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvFiles, csv_close)

/* A name that no output folder takes is told before the run, not at its end. */
static gboolean
check_name(const CsvFiles *files, GError **error)
{
  g_autoptr(CtOutputSet) trial = ct_output_set_new_memory();
  g_autofree gchar *name = file_name(files, CT_TABLE_DATASET);

  return ct_output_set_create(trial, name, error) != NULL;
}

static gpointer
csv_open(const CtSettings *settings, GError **error)
{
  g_autoptr(CsvFiles) files = g_new0(CsvFiles, 1);
  const gchar *delimiter = ct_settings_get(settings, "delimiter");
  const gchar *folder = ct_settings_get(settings, "folder");

  files->bom = ct_settings_get_boolean(settings, "bom");
  files->decimal = *ct_settings_get(settings, "decimal");
  files->delimiter = strcmp(delimiter, "tab") == 0 ? '\t' : *delimiter;
  files->folder = folder != NULL && *folder != '\0' ? g_strdup(folder) : NULL;
  if (!check_name(files, error))
    return NULL;
  return g_steal_pointer(&files);
}

static const CtOption csv_options[] = {
  {"bom", CT_OPTION_BOOLEAN, "no", NULL, FALSE,
   N_("begin with a byte-order mark, by which Excel knows UTF-8")},
  {"decimal", CT_OPTION_TEXT, ".", ".|,", FALSE, N_("decimal mark of numbers")},
  {"delimiter", CT_OPTION_TEXT, ",", ",|;|tab", FALSE, N_("what stands between two fields")},
  {"folder", CT_OPTION_TEXT, NULL, NULL, FALSE,
   N_("folder below the output folder; none: the output folder itself")},
  {0},
};

static const CtEmitRole csv_role = {.size = sizeof csv_role, .emit = csv_emit};

CT_PLUGIN_REGISTER(.name = "csv", .summary = N_("the tables as delimited text"), .version = "1.0",
                   .licence = "MIT", .options = csv_options, .open = csv_open,
                   .close = csv_close, .emit = &csv_role)
