#include <string.h>

#include "base/ct-message.h"
#include "data/ct-encoding-note.h"
#include "json-cell.h"
#include "json-private.h"

#define MAX_COLUMNS 16384
/* So many cells, most of them blank, may there be for each value, above the first million:
 * records that have hardly a key in common are no table. */
#define MAX_CELLS_FACTOR 256
#define FREE_CELLS 1000000

JsonRows *
json_rows_new(CtRowSink *sink, const CtTextInput *text, CtJsonSequence sequence)
{
  JsonRows *rows = g_new0(JsonRows, 1);

  rows->sink = sink;
  rows->text = text;
  rows->sequence = sequence;
  rows->cells = g_array_new(FALSE, FALSE, sizeof(CtCell));
  rows->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  rows->known = g_array_new(FALSE, TRUE, sizeof(guint));
  rows->arena = ct_arena_new();
  rows->fields = g_ptr_array_new_with_free_func(g_free);
  return rows;
}

void
json_rows_free(JsonRows *rows)
{
  if (rows == NULL)
    return;
  g_free(rows->pointer);
  ct_text_ids_free(rows->columns);
  g_array_unref(rows->cells);
  g_array_unref(rows->numbers);
  g_array_unref(rows->known);
  ct_arena_free(rows->arena);
  g_ptr_array_unref(rows->fields);
  g_free(rows->fields_of);
  g_free(rows);
}

/* Tables */

static gboolean
is_field_list(const gchar *pointer)
{
  return g_str_has_suffix(pointer, "/fields") || g_str_has_suffix(pointer, "/columns") ||
         g_str_has_suffix(pointer, "/headers");
}

/* Which shape the table has: a word for programs, the pointer, and what speaks for it. */
static gboolean
tell_shape(JsonRows *rows, const gchar *evidence)
{
  static const gchar *const words[] = {"objects", "lists", "columns"};
  const gchar *word = rows->pointer == NULL ? "record" : words[rows->shape];
  g_autofree gchar *value = NULL;

  if (rows->sequence != CT_JSON_ONE_VALUE && rows->shape == JSON_RECORDS &&
      g_strcmp0(rows->pointer, "") == 0) {
    word = rows->sequence == CT_JSON_LINES ? "lines" : "values";
    evidence = rows->sequence == CT_JSON_LINES ? _("each line is a value of its own")
                                               : _("several values follow one another");
  }
  value = g_strconcat(word, rows->pointer != NULL && *rows->pointer != '\0' ? " " : "",
                      rows->pointer, NULL);
  return ct_row_sink_note(
    rows->sink, &(CtReadNote){.what = "array", .value = value, .evidence = evidence});
}

static gboolean
begin_table(JsonRows *rows, JsonShape shape, const gchar *pointer, gboolean keyed,
            const gchar *evidence)
{
  static const CtPlaceStyle styles[] = {CT_PLACE_POINTER, CT_PLACE_LISTS, CT_PLACE_COLUMNS};
  CtTableInfo info = {.style = styles[shape], .name = pointer, .keyed = keyed};

  g_free(rows->pointer);
  rows->pointer = g_strdup(pointer);
  rows->shape = shape;
  rows->is_field_list = shape == JSON_RECORDS && pointer != NULL && is_field_list(pointer);
  ct_text_ids_free(rows->columns);
  rows->columns = ct_text_ids_new();
  g_array_set_size(rows->cells, 0);
  g_array_set_size(rows->known, 0);
  rows->n_values = rows->n_cells = 0;
  rows->width = 0;
  if (!ct_row_sink_table(rows->sink, &info) ||
      (!rows->told_encoding && !ct_row_sink_note_encoding(rows->sink, rows->text)))
    return FALSE;
  rows->told_encoding = TRUE;
  return tell_shape(rows, evidence);
}

static gboolean
begin_array(const gchar *pointer, gpointer user_data)
{
  return begin_table(user_data, JSON_RECORDS, pointer, TRUE, _("a list of objects"));
}

/* The column of a path, told to the sink when it is new. %FALSE: stop. */
static gboolean
find_column(JsonRows *rows, const gchar *path, guint *column)
{
  gboolean added = FALSE;

  *column = MAX_COLUMNS + 1;
  if (ct_text_ids_count(rows->columns) >= MAX_COLUMNS &&
      ct_text_ids_find(rows->columns, path, strlen(path)) == CT_TEXT_ID_NONE)
    return TRUE;
  *column = ct_text_ids_add(rows->columns, path, strlen(path), &added) + 1;
  return !added || ct_row_sink_column(rows->sink, *column, path);
}

/* The same by the number of its path, where it has one. */
static gboolean
find_value_column(JsonRows *rows, const CtJsonValue *value, guint *column)
{
  guint *known;

  if (value->path_id == 0)
    return find_column(rows, value->path, column);
  if (value->path_id >= rows->known->len)
    g_array_set_size(rows->known, value->path_id + 1);
  known = &g_array_index(rows->known, guint, value->path_id);
  if (*known == 0 && !find_column(rows, value->path, known))
    return FALSE;
  *column = *known;
  return TRUE;
}

static gchar *
pointer_above(const gchar *pointer)
{
  const gchar *slash = strrchr(pointer, '/');

  return slash != NULL ? g_strndup(pointer, (gsize)(slash - pointer)) : NULL;
}

/* Names of the columns of lists: as a key of JSON they are parts of pointers. Two of one
 * name are two columns. */
static gboolean
tell_names(JsonRows *rows, const gchar *const *names, guint n)
{
  rows->width = n;
  for (guint i = 0; i < n; i++)
    if (!ct_row_sink_column(rows->sink, i + 1, names[i]))
      return FALSE;
  return TRUE;
}

static gboolean
begin_lists(const gchar *pointer, const gchar *const *names, guint n_values, gpointer user_data)
{
  JsonRows *rows = user_data;
  g_autofree gchar *above = pointer_above(pointer);

  if (names == NULL && above != NULL && g_strcmp0(above, rows->fields_of) == 0 &&
      rows->fields->len == n_values)
    names = (const gchar *const *)rows->fields->pdata;
  if (names == NULL)
    return begin_table(rows, JSON_LISTS, pointer, FALSE, _("a list of lists"));
  return begin_table(rows, JSON_LISTS, pointer, TRUE,
                     _("a list of lists, and beside it one of as many names")) &&
         tell_names(rows, names, n_values);
}

static gboolean
begin_columns(const gchar *pointer, const gchar *const *names, guint n, gpointer user_data)
{
  JsonRows *rows = user_data;
  g_autofree gchar *evidence = g_strdup_printf(_("an object of %u lists of values"), n);
  guint column;

  if (!begin_table(rows, JSON_COLUMNS, pointer, TRUE, evidence))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!find_column(rows, names[i], &column))
      return FALSE;
  return TRUE;
}

static gboolean
take_context(const CtJsonValue *value, gpointer user_data)
{
  JsonRows *rows = user_data;
  g_autoptr(CtArena) arena = ct_arena_new();
  CtCell cell;

  json_set_cell(&cell, value, arena);
  return ct_row_sink_context(rows->sink, value->path, &cell);
}

/* Rows */

/* {"id": "area", "type": "text"} may name a column of lists that follow. */
static void
note_field(JsonRows *rows, const CtJsonValue *values, guint n_values, guint64 index)
{
  if (index == 0) {
    g_ptr_array_set_size(rows->fields, 0);
    g_free(rows->fields_of);
    rows->fields_of = pointer_above(rows->pointer);
  }
  for (guint i = 0; i < n_values && rows->fields->len < MAX_COLUMNS; i++)
    if (g_str_equal(values[i].path, "id") || g_str_equal(values[i].path, "name")) {
      g_ptr_array_add(rows->fields, g_strndup(values[i].text, values[i].length));
      return;
    }
}

/* Returns: the row's @n cells; all of them are blank unless they are to be @filled */
static CtCell *
get_cells(JsonRows *rows, guint n, gboolean filled)
{
  static const CtCell blank = {.text = "", .kind = CT_CELL_BLANK};
  CtCell *cells;

  g_array_set_size(rows->cells, n);
  cells = (CtCell *)(gpointer)rows->cells->data;
  for (guint i = 0; i < n && !filled; i++)
    cells[i] = blank;
  return cells;
}

static gboolean
give_row(JsonRows *rows, guint64 index)
{
  return ct_row_sink_row(rows->sink, index + 1, (CtCell *)(gpointer)rows->cells->data,
                         rows->cells->len);
}

static gboolean
take_list(JsonRows *rows, const CtJsonValue *values, guint n_values, guint64 index)
{
  CtCell *cells;

  if (rows->width > 0 && n_values != rows->width) {
    g_autofree gchar *message = g_strdup_printf(
      _("the list has %u values, while there are %u names for them"), n_values, rows->width);

    return json_report(rows, index + 1, message);
  }
  if (n_values > MAX_COLUMNS)
    return json_report(rows, index + 1,
                  _("the list has more than 16384 values"));
  cells = get_cells(rows, n_values, TRUE);
  for (guint i = 0; i < n_values; i++)
    json_set_cell(&cells[i], &values[i], rows->arena);
  return give_row(rows, index);
}

/* Sparse rows cost as much as full ones. */
static gboolean
is_too_sparse(JsonRows *rows, guint n_values, guint n_cells)
{
  rows->n_values += n_values;
  rows->n_cells += n_cells;
  return rows->n_cells > FREE_CELLS && rows->n_cells / MAX_CELLS_FACTOR > rows->n_values;
}

static gboolean
take_object(JsonRows *rows, const CtJsonValue *values, guint n_values, guint64 index)
{
  guint widest = 0;
  guint *columns;
  CtCell *cells;

  g_array_set_size(rows->numbers, n_values);
  columns = (guint *)(gpointer)rows->numbers->data;
  for (guint i = 0; i < n_values; i++) {
    if (!find_value_column(rows, &values[i], &columns[i]))
      return FALSE;
    if (columns[i] > MAX_COLUMNS)
      return json_report(rows, index + 1,
                    _("the records have more than 16384 different keys"));
    widest = MAX(widest, columns[i]);
  }
  if (is_too_sparse(rows, n_values, widest))
    return json_report(rows, index + 1,
                  _("the records have hardly a key in common"));
  cells = get_cells(rows, widest, n_values == widest); /* no two values have one path */
  for (guint i = 0; i < n_values; i++)
    json_set_cell(&cells[columns[i] - 1], &values[i], rows->arena);
  return give_row(rows, index);
}

static gboolean
take_record(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  JsonRows *rows = user_data;

  if (rows->columns == NULL &&
      !begin_table(rows, JSON_RECORDS, NULL, TRUE, _("the document is one object")))
    return FALSE;
  ct_arena_clear(rows->arena);
  if (rows->shape == JSON_LISTS)
    return take_list(rows, values, n_values, index);
  if (rows->is_field_list)
    note_field(rows, values, n_values, index);
  return take_object(rows, values, n_values, index);
}

const CtJsonHandler json_rows_handler = {.context = take_context,
                                         .array = begin_array,
                                         .record = take_record,
                                         .problem = json_take_problem,
                                         .rows = begin_lists,
                                         .columns = begin_columns,
                                         .unequal = json_take_unequal,
                                         .syntax = json_take_syntax,
                                         .left_out = json_take_left_out,
                                         .late = json_take_late};
