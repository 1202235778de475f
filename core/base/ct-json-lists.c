/* ct-json-lists.c: tables of lists: the rows of an array of arrays, and columns. */
#include "base/ct-error.h"
#include "base/ct-json-private.h"
#include "base/ct-message.h"

#include <string.h>

/* Rows */

static gboolean
is_names(const gchar *key)
{
  static const gchar *const words[] = {"columns", "column_names", "cols",  "fields", "headers",
                                       "header",  "names",        "cot",   "tieu_de", NULL};
  g_autofree gchar *lower = g_ascii_strdown(key, -1);

  return g_strv_contains(words, lower);
}

/* Returns: (transfer container) (nullable) (element-type utf8): what a list beside the array,
 * as long as its first row, says that the columns are called */
static GPtrArray *
find_names(CtJsonParser *parser, const CtJsonFrame *array)
{
  const CtJsonFrame *above = array - 1;
  guint n = ct_json_columns_count(parser->columns);

  if (array->is_sequence || parser->frames->len < 3 || above->is_array)
    return NULL;
  for (guint i = above->n_columns; i < n; i++) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    if (!is_names(ct_json_columns_name(parser->columns, i)))
      continue;
    ct_json_columns_rewind(parser->columns, i);
    for (guint64 j = 0; j < ct_json_columns_length(parser->columns, i); j++)
      g_ptr_array_add(names, (gpointer)ct_json_columns_next(parser->columns, i).text);
    if (names->len == ct_json_values_count(&parser->row))
      return g_steal_pointer(&names);
  }
  return NULL;
}

static gboolean
begin_rows(CtJsonParser *parser, CtJsonFrame *array)
{
  g_autoptr(GPtrArray) names = NULL;
  g_autofree gchar *pointer = NULL;

  array->gave = CT_JSON_GAVE_ROWS;
  if (!ct_json_begin_table(parser, array))
    return TRUE;
  pointer = ct_json_copy_pointer(parser, array);
  names = find_names(parser, array);
  if (parser->handler.rows != NULL &&
      !ct_json_go_on(parser,
                     parser->handler.rows(
                       pointer, names != NULL ? (const gchar *const *)names->pdata : NULL,
                       ct_json_values_count(&parser->row), parser->user_data)))
    return FALSE;
  return ct_json_give_contexts(parser, 0);
}

gboolean
ct_json_tell_row(CtJsonParser *parser, CtJsonFrame *array, guint64 index)
{
  guint n = ct_json_values_count(&parser->row);
  g_autofree CtJsonValue *values = NULL;

  if (!begin_rows(parser, array))
    return FALSE;
  if (parser->row.full)
    return ct_json_tell_problem(parser, _("a row of too many or too long values"));
  if (parser->problem != NULL) {
    g_autofree gchar *problem = g_steal_pointer(&parser->problem);

    return ct_json_tell_problem(parser, problem);
  }
  if (parser->handler.rows == NULL)
    return TRUE;
  values = g_new(CtJsonValue, n);
  for (guint i = 0; i < n; i++)
    values[i] = ct_json_values_get(&parser->row, i);
  return ct_json_give_record(parser, values, n, index);
}

/* Columns */

/* Lists without a value are left out. */
static gboolean
is_empty(const CtJsonParser *parser, guint column)
{
  return ct_json_columns_trimmed(parser->columns, column) == 0;
}

static gboolean
give_columns(CtJsonParser *parser, CtJsonFrame *frame)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_autofree gchar *pointer = ct_json_copy_pointer(parser, frame);

  ct_json_begin_table(parser, frame);
  for (guint i = frame->n_columns; i < ct_json_columns_count(parser->columns); i++)
    if (!is_empty(parser, i))
      g_ptr_array_add(names, (gpointer)ct_json_columns_name(parser->columns, i));
  return ct_json_go_on(parser, parser->handler.columns(pointer, (const gchar *const *)names->pdata,
                                                       names->len, parser->user_data)) &&
         ct_json_give_contexts(parser, 0);
}

static gboolean
give_column_rows(CtJsonParser *parser, guint first, guint64 n_rows)
{
  guint count = ct_json_columns_count(parser->columns), n = 0;
  g_autofree CtJsonValue *values = g_new(CtJsonValue, count - first);

  for (guint i = first; i < count; i++)
    ct_json_columns_rewind(parser->columns, i);
  for (guint64 row = 0; row < n_rows; row++, n = 0) {
    for (guint i = first; i < count; i++)
      if (!is_empty(parser, i))
        values[n++] = ct_json_columns_next(parser->columns, i);
    if (!ct_json_give_record(parser, values, n, row))
      return FALSE;
  }
  return TRUE;
}

/* Of the first list that is too short. */
static gchar *
find_short(const CtJsonParser *parser, guint first, guint64 n_rows)
{
  guint i = first;

  while (is_empty(parser, i) || ct_json_columns_length(parser->columns, i) >= n_rows)
    i++;
  return g_strconcat(parser->pointer->str, "/", ct_json_columns_name(parser->columns, i), NULL);
}

static gboolean
tell_unequal(CtJsonParser *parser, guint first, guint64 n_rows)
{
  g_autofree gchar *pointer = find_short(parser, first, n_rows);
  guint n = MIN(ct_json_columns_count(parser->columns), first + 8);
  g_autoptr(GString) lengths = g_string_new(NULL);
  g_autofree gchar *message = NULL;

  for (guint i = first; i < n; i++)
    g_string_append_printf(lengths, "%s'%s' %" G_GUINT64_FORMAT, i > first ? ", " : "",
                           ct_json_columns_name(parser->columns, i),
                           ct_json_columns_length(parser->columns, i));
  message = g_strdup_printf(_("the columns are not of one length (%s%s), so which values belong "
                              "together is not known"),
                            lengths->str,
                            n < ct_json_columns_count(parser->columns) ? ", …" : "");
  if (parser->handler.unequal == NULL)
    return ct_json_tell_problem(parser, message);
  return ct_json_go_on(
    parser, parser->handler.unequal(pointer, message, parser->user_data));
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* Returns: (nullable): a name that two lists have */
static const gchar *
find_twin(const CtJsonParser *parser, guint first)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();

  for (guint i = first; i < ct_json_columns_count(parser->columns); i++)
    g_ptr_array_add(names, (gpointer)ct_json_columns_name(parser->columns, i));
  g_ptr_array_sort(names, compare_names);
  for (guint i = 1; i < names->len; i++)
    if (strcmp(names->pdata[i - 1], names->pdata[i]) == 0)
      return names->pdata[i];
  return NULL;
}

static gboolean
give_rows_of_columns(CtJsonParser *parser, guint first, guint64 n_rows, gboolean equal)
{
  const gchar *twin = find_twin(parser, first);
  gsize length = parser->pointer->len;
  gboolean good;

  if (twin == NULL)
    return equal ? give_column_rows(parser, first, n_rows) : tell_unequal(parser, first, n_rows);
  g_string_append_printf(parser->pointer, "/%s", twin);
  good = ct_json_tell_problem(parser, _("this key is given twice"));
  g_string_truncate(parser->pointer, length);
  return good;
}

static gboolean
is_too_long(CtJsonParser *parser, const CtJsonFrame *frame, const gchar *at, GError **error)
{
  gboolean too_long = frame->too_many;

  for (guint i = frame->n_columns; i < ct_json_columns_count(parser->columns); i++)
    too_long = too_long || ct_json_columns_too_long(parser->columns, i);
  if (too_long)
    ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_LIMIT,
                         _("the lists of one object take more than 32 MiB, or are more than "
                           "16384"),
                         error);
  return too_long;
}

void
ct_json_leave_out(CtJsonParser *parser, const gchar *pointer)
{
  if (parser->n_left_out++ == 0)
    parser->left_out = g_strdup(pointer);
}

/* A list of one value may hold for a table beside it; longer ones do not. */
static gboolean
take_list(CtJsonParser *parser, const CtJsonFrame *frame, guint column)
{
  const gchar *name = ct_json_columns_name(parser->columns, column);
  g_autofree gchar *path = g_strconcat(parser->pointer->str, "/", name, NULL);
  CtJsonValue value;

  if (frame->in_array || ct_json_columns_length(parser->columns, column) != 1) {
    if (ct_json_columns_trimmed(parser->columns, column) > 0 && !is_names(name) &&
        !g_str_equal(name, "index"))
      ct_json_leave_out(parser, path);
    return TRUE;
  }
  ct_json_columns_rewind(parser->columns, column);
  value = ct_json_columns_next(parser->columns, column);
  value.path = path + 1;
  return ct_json_tell_context(parser, &value);
}

static gboolean
take_lists(CtJsonParser *parser, const CtJsonFrame *frame)
{
  guint n = ct_json_columns_count(parser->columns);

  if (parser->path != NULL && n - frame->n_columns > 1 && !frame->has_child_table)
    return TRUE; /* columns that are not wanted hold for nothing else */
  for (guint i = frame->n_columns; i < n; i++)
    if (!take_list(parser, frame, i))
      return FALSE;
  return TRUE;
}

/* Whether the lists of an object are columns of a table, equally long or not. An object
 * beside whose lists single values stand may as well be one record. */
static gboolean
are_columns(CtJsonParser *parser, const CtJsonFrame *frame, guint64 n_rows, gboolean equal)
{
  guint n = 0;
  gboolean may_be_record = parser->in_root && frame->is_root && frame->has_scalars;

  for (guint i = frame->n_columns; i < ct_json_columns_count(parser->columns); i++)
    n += is_empty(parser, i) ? 0 : 1;
  n += frame->too_many ? 2 : 0;
  if (parser->handler.columns == NULL || (n_rows == 0 && !frame->too_many))
    return FALSE;
  if (parser->path != NULL)
    return frame->at_path && n > 0;
  return n > 1 && !frame->has_child_table && (equal || (n_rows > 1 && !may_be_record));
}

gboolean
ct_json_tell_columns(CtJsonParser *parser, CtJsonFrame *frame, const gchar *at, GError **error)
{
  guint first = frame->n_columns, n = ct_json_columns_count(parser->columns);
  gboolean equal = TRUE, good;
  guint64 n_rows = 0;

  for (guint i = first; i < n; i++)
    n_rows = MAX(n_rows, ct_json_columns_trimmed(parser->columns, i));
  for (guint i = first; i < n; i++)
    equal = equal && (is_empty(parser, i) || ct_json_columns_length(parser->columns, i) >= n_rows);
  if (!are_columns(parser, frame, n_rows, equal)) {
    good = take_lists(parser, frame);
  } else if (is_too_long(parser, frame, at, error)) {
    good = FALSE;
  } else {
    parser->path_found = parser->path_found || frame->at_path;
    good = give_columns(parser, frame) &&
           give_rows_of_columns(parser, first, n_rows, equal);
  }
  ct_json_columns_truncate(parser->columns, first);
  return good;
}
