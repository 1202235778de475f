#include "model/ct-catalog-table.h"

#include <string.h>

#include "base/ct-csv.h"
#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"

/* Reads the records into the table. @map: for each field of the file its column. */
typedef struct {
  CtTable *table;
  CtArena *arena;
  guint max_rows;
  gboolean has_header;
  guint map[CT_TABLE_MAX_COLUMNS];
  guint n_fields;
  GError *error;
} Loading;

static guint
find_column(const CtTable *table, const gchar *text, gsize length)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (ct_text_equal(text, length, table->columns[i].name))
      return i;
  return G_MAXUINT;
}

static gchar *
list_columns(const CtTable *table)
{
  g_autoptr(GString) list = g_string_new(NULL);

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf(list, "%s%s", i == 0 ? "" : ", ", table->columns[i].name);
  return g_string_free(g_steal_pointer(&list), FALSE);
}

static gboolean
fail(Loading *loading, guint64 line, const gchar *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean
fail(Loading *loading, guint64 line, const gchar *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree gchar *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(&loading->error, CT_ERROR, CT_ERROR_CONFIG, "%s:%u: %s", loading->table->path,
              (guint)MIN(line, G_MAXUINT), message);
  return FALSE;
}

static gboolean
map_field(Loading *loading, const CtCsvField *field, guint64 line)
{
  const gchar *text = field->text;
  gsize length = field->length;
  guint column;

  ct_text_trim(&text, &length);
  column = find_column(loading->table, text, length);
  if (column == G_MAXUINT) {
    g_autofree gchar *seen = ct_text_quote(text, length);
    g_autofree gchar *known = list_columns(loading->table);

    return fail(loading, line, _("unknown column '%s', expected one of: %s"), seen, known);
  }
  for (guint i = 0; i < loading->n_fields; i++)
    if (loading->map[i] == column)
      return fail(loading, line, _("column '%s' is there twice"),
                  loading->table->columns[column].name);
  loading->map[loading->n_fields++] = column;
  return TRUE;
}

static gboolean
check_columns(Loading *loading, guint64 line)
{
  const CtTable *table = loading->table;

  for (guint i = 0; i < table->n_columns; i++) {
    gboolean found = table->columns[i].optional;

    for (guint j = 0; j < loading->n_fields; j++)
      found = found || loading->map[j] == i;
    if (!found)
      return fail(loading, line, _("column '%s' is missing"), table->columns[i].name);
  }
  return TRUE;
}

/* Spreadsheets write the delimiters of empty columns at the end. */
static guint
count_filled(const CtCsvField *fields, guint n)
{
  for (; n > 0; n--) {
    const gchar *text = fields[n - 1].text;
    gsize length = fields[n - 1].length;

    ct_text_trim(&text, &length);
    if (length > 0)
      break;
  }
  return n;
}

static gboolean
read_header(Loading *loading, const CtCsvField *fields, guint n, guint64 line)
{
  if (n > CT_TABLE_MAX_COLUMNS)
    return fail(loading, line, _("%u columns, expected %u"), n, loading->table->n_columns);
  for (guint i = 0; i < n; i++)
    if (!map_field(loading, &fields[i], line))
      return FALSE;
  loading->has_header = TRUE;
  return check_columns(loading, line);
}

static gboolean
read_row(Loading *loading, const CtCsvField *fields, guint n, guint64 line)
{
  CtTable *table = loading->table;
  guint first = table->cells->len;
  guint line_number = (guint)MIN(line, G_MAXUINT);

  if (n > loading->n_fields)
    return fail(loading, line, _("%u fields, but the header has %u columns"), n,
                loading->n_fields);
  if (table->n_rows == loading->max_rows)
    return fail(loading, line, _("more than %u rows"), loading->max_rows);
  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add(table->cells, (gpointer) "");
  for (guint i = 0; i < n; i++) {
    const gchar *text = fields[i].text;
    gsize length = fields[i].length;

    ct_text_trim(&text, &length);
    if (length > 0)
      table->cells->pdata[first + loading->map[i]] =
        (gpointer)ct_arena_copy(loading->arena, text, length);
  }
  g_array_append_val(table->lines, line_number);
  table->n_rows++;
  return TRUE;
}

static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  Loading *loading = user_data;
  guint n = count_filled(fields, n_fields);

  if (n == 0)
    return TRUE;
  if (!loading->has_header)
    return read_header(loading, fields, n, line);
  return read_row(loading, fields, n, line);
}

static gboolean
read_file(Loading *loading, GError **error)
{
  static const CtCsvHandler handler = {.record = take_record};

  if (!ct_csv_read_file(loading->table->path, &handler, loading, error)) {
    if (loading->error != NULL)
      g_propagate_error(error, loading->error);
    return FALSE;
  }
  if (!loading->has_header) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: empty, expected a header row"),
                loading->table->path);
    return FALSE;
  }
  return TRUE;
}

CtTable *
ct_table_load(const gchar *folder, const gchar *name, const CtColumn *columns, guint n_columns,
              guint max_rows, gboolean may_miss, CtArena *arena, GError **error)
{
  g_autoptr(CtTable) table = g_new0(CtTable, 1);
  Loading loading = {.table = table, .arena = arena, .max_rows = max_rows};

  table->path = g_build_filename(folder, name, NULL);
  table->columns = columns;
  table->n_columns = n_columns;
  table->cells = g_ptr_array_new();
  table->lines = g_array_new(FALSE, FALSE, sizeof(guint));
  if (may_miss && !g_file_test(table->path, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&table);
  if (!read_file(&loading, error))
    return NULL;
  return g_steal_pointer(&table);
}

void
ct_table_free(CtTable *table)
{
  if (table == NULL)
    return;
  g_free(table->path);
  g_ptr_array_unref(table->cells);
  g_array_unref(table->lines);
  g_free(table);
}

const gchar *
ct_table_get(const CtTable *table, guint row, guint column)
{
  return table->cells->pdata[(gsize)row * table->n_columns + column];
}

gboolean
ct_table_fail(const CtTable *table, guint row, guint column, GError **error,
              const gchar *expected, ...)
{
  const gchar *cell = ct_table_get(table, row, column);
  g_autofree gchar *seen = ct_text_quote(cell, strlen(cell));
  va_list arguments;

  va_start(arguments, expected);
  g_autofree gchar *wanted = g_strdup_vprintf(expected, arguments);
  va_end(arguments);
  if (cell[0] == '\0')
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s:%u: column '%s' is empty, expected %s"),
                table->path, g_array_index(table->lines, guint, row),
                table->columns[column].name, wanted);
  else
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s:%u: column '%s' is '%s', expected %s"),
                table->path, g_array_index(table->lines, guint, row),
                table->columns[column].name, seen, wanted);
  return FALSE;
}

gboolean
ct_table_text(const CtTable *table, guint row, guint column, const gchar **text, GError **error)
{
  *text = ct_table_get(table, row, column);
  return (*text)[0] != '\0' || ct_table_fail(table, row, column, error, "%s", _("a text"));
}

gboolean
ct_table_integer(const CtTable *table, guint row, guint column, gint minimum, gint maximum,
                 gint *value, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed(ct_table_get(table, row, column), 10, minimum, maximum, &number,
                                NULL))
    return ct_table_fail(table, row, column, error, _("a whole number from %d to %d"), minimum,
                         maximum);
  *value = (gint)number;
  return TRUE;
}

gboolean
ct_table_decimal(const CtTable *table, guint row, guint column, CtDecimal *value, GError **error)
{
  const gchar *text = ct_table_get(table, row, column);

  return ct_decimal_parse(text, strlen(text), value) ||
         ct_table_fail(table, row, column, error, "%s",
                       _("a plain number with a point for the decimals, such as 12.77"));
}

gboolean
ct_table_limit(const CtTable *table, guint row, guint column, CtLimit *limit, GError **error)
{
  limit->set = ct_table_get(table, row, column)[0] != '\0';
  return !limit->set || ct_table_decimal(table, row, column, &limit->value, error);
}

gboolean
ct_table_word(const CtTable *table, guint row, guint column, const gchar *const *words,
              guint n_words, guint *index, GError **error)
{
  const gchar *text = ct_table_get(table, row, column);
  g_autoptr(GString) list = NULL;

  for (*index = 0; *index < n_words; ++*index)
    if (strcmp(words[*index], text) == 0)
      return TRUE;
  list = g_string_new(NULL);
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf(list, "%s%s", i == 0 ? "" : ", ", words[i]);
  return ct_table_fail(table, row, column, error, _("one of: %s"), list->str);
}

gchar **
ct_table_list(const CtTable *table, guint row, guint column, const gchar *separator)
{
  return ct_text_split(ct_table_get(table, row, column), separator);
}
