/* emit/json: the four tables as one JSON object. */

#include <string.h>

#include "base/ct-json.h"
#include "data/ct-table-write.h"
#include "plugin/ct-plugin.h"

typedef struct {
  gchar *file;
} JsonFile;

/* In this order, under these names. */
static const struct {
  CtTableKind table;
  const gchar *name;
} arrays[] = {
  {CT_TABLE_SUBMISSIONS, "submissions"},
  {CT_TABLE_DATASET, "observations"},
  {CT_TABLE_FINDINGS, "findings"},
  {CT_TABLE_SCORECARD, "scorecard"},
};

/* What stands before each value of a row: '{"sender": ', ', "source": ' ... */
typedef struct {
  guint n_columns;
  gchar *keys[CT_TABLE_MAX_COLUMNS];
} RowFormat;

static RowFormat
row_format_new(CtTableKind table)
{
  RowFormat format = {0};
  const gchar *const *columns = ct_table_columns(table, &format.n_columns);

  for (guint i = 0; i < format.n_columns; i++) {
    g_autofree gchar *key = g_ascii_strdown(columns[i], -1);
    format.keys[i] = g_strdup_printf("%s\"%s\": ", i == 0 ? "{" : ", ", key);
  }
  return format;
}

static void
row_format_clear(RowFormat *format)
{
  for (guint i = 0; i < format->n_columns; i++)
    g_free(format->keys[i]);
}

static void
append_row(gsize index, const CtTableText *row, GString *bytes, gpointer user_data)
{
  const RowFormat *format = user_data;

  g_string_append(bytes, index == 0 ? "\n    " : ",\n    ");
  for (guint i = 0; i < format->n_columns; i++) {
    g_string_append(bytes, format->keys[i]);
    if (row->cells[i].text != NULL)
      ct_json_append_string(bytes, row->cells[i].text, row->cells[i].length);
    else
      g_string_append(bytes, "null");
  }
  g_string_append_c(bytes, '}');
}

static void
write_text(CtOutput *output, const gchar *text)
{
  ct_output_write(output, text, strlen(text));
}

static void
write_array(const CtResults *results, CtTableKind table, const gchar *name, CtOutput *output)
{
  RowFormat format = row_format_new(table);

  write_text(output, "  \"");
  write_text(output, name);
  write_text(output, "\": [");
  ct_table_write(results, table, append_row, &format, output);
  write_text(output, ct_table_rows(results, table) > 0 ? "\n  ]" : "]");
  row_format_clear(&format);
}

static gboolean
json_emit(gpointer self, const CtResults *results, CtOutputSet *outputs, GError **error)
{
  const JsonFile *json = self;
  CtOutput *output = ct_output_set_create(outputs, json->file, error);

  if (output == NULL)
    return FALSE;
  write_text(output, "{\n");
  for (guint i = 0; i < G_N_ELEMENTS(arrays); i++) {
    write_array(results, arrays[i].table, arrays[i].name, output);
    write_text(output, i + 1 < G_N_ELEMENTS(arrays) ? ",\n" : "\n}\n");
  }
  return ct_output_close(output, error);
}

static void
json_close(gpointer self)
{
  JsonFile *json = self;

  g_free(json->file);
  g_free(json);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonFile, json_close)

/* A name that no output folder takes is told before the run, not at its end. */
static gboolean
check_name(const gchar *name, GError **error)
{
  g_autoptr(CtOutputSet) trial = ct_output_set_new_memory();

  return ct_output_set_create(trial, name, error) != NULL;
}

static gpointer
json_open(const CtSettings *settings, GError **error)
{
  g_autoptr(JsonFile) json = g_new0(JsonFile, 1);

  json->file = g_strdup(ct_settings_get(settings, "file"));
  if (!check_name(json->file, error))
    return NULL;
  return g_steal_pointer(&json);
}

static const CtOption json_options[] = {
  {"file", CT_OPTION_TEXT, "results.json", NULL, FALSE, N_("name below the output folder")},
  {0},
};

static const CtEmitRole json_role = {.size = sizeof json_role, .emit = json_emit};

CT_PLUGIN_REGISTER(.name = "json", .summary = N_("the tables as one JSON object"),
                   .version = "1.0", .licence = "MIT", .options = json_options,
                   .open = json_open, .close = json_close, .emit = &json_role)
