/* read/json: records of JSON; the parser is base/ct-json.h on cJSON. */
#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-json.h"
#include "base/ct-text.h"
#include "plugin/ct-plugin.h"

#define MAX_COLUMNS 16384
#define MAX_EXPONENT 40

typedef struct {
  gchar *path;
} JsonReader;

/* What one call of read() holds. */
typedef struct {
  CtRowSink *rows;
  gchar *pointer;     /* of the array in progress */
  CtTextIds *columns; /* path below the record -> column - 1, of that table; NULL: none yet */
  GArray *cells;      /* CtCell, reused from row to row */
  CtArena *arena;     /* numbers written out, for one row */
} JsonReading;

/* 1.5e3 -> 1500: exactly; NULL when the exponent is out of all measure. */
static const gchar *
write_out(CtArena *arena, const gchar *text, gsize length)
{
  const gchar *e = memchr(text, 'e', length) != NULL ? memchr(text, 'e', length)
                                                     : memchr(text, 'E', length);
  g_autofree gchar *exponent_text = g_strndup(e + 1, (gsize)(text + length - e - 1));
  g_autoptr(GString) digits = g_string_new(NULL);
  gint64 exponent = g_ascii_strtoll(exponent_text, NULL, 10);
  gssize point;

  if (exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT || e - text > 64)
    return NULL;
  g_string_append_len(digits, text[0] == '-' ? text + 1 : text,
                      e - text - (text[0] == '-' ? 1 : 0));
  point = strchr(digits->str, '.') != NULL ? strchr(digits->str, '.') - digits->str
                                           : (gssize)digits->len;
  if ((gsize)point < digits->len)
    g_string_erase(digits, point, 1);
  point += exponent;
  while (point > (gssize)digits->len)
    g_string_append_c(digits, '0');
  while (point < 1) {
    g_string_prepend_c(digits, '0');
    point++;
  }
  if ((gsize)point < digits->len)
    g_string_insert_c(digits, point, '.');
  while (digits->len > 1 && digits->str[0] == '0' && digits->str[1] != '.')
    g_string_erase(digits, 0, 1);
  if (text[0] == '-')
    g_string_prepend_c(digits, '-');
  return ct_arena_copy(arena, digits->str, digits->len);
}

static CtCell
make_cell(const CtJsonValue *value, CtArena *arena)
{
  CtCell cell = {.text = value->text, .length = value->length, .kind = CT_CELL_TEXT};

  switch (value->kind) {
  case CT_JSON_NULL:
    return (CtCell){.text = "", .kind = CT_CELL_BLANK};
  case CT_JSON_NUMBER:
    if (memchr(value->text, 'e', value->length) != NULL ||
        memchr(value->text, 'E', value->length) != NULL) {
      const gchar *plain = write_out(arena, value->text, value->length);

      if (plain == NULL)
        return cell; /* intake says that this is no number it can hold */
      cell.text = plain;
      cell.length = strlen(plain);
    }
    cell.kind = CT_CELL_NUMBER;
    return cell;
  case CT_JSON_BOOLEAN:
  case CT_JSON_STRING:
  default:
    if (cell.length == 0)
      cell.kind = CT_CELL_BLANK;
    return cell;
  }
}

/* @pointer: of the array; NULL: the document is one record */
static gboolean
begin_table(JsonReading *reading, const gchar *pointer)
{
  g_free(reading->pointer);
  reading->pointer = g_strdup(pointer);
  ct_text_ids_free(reading->columns);
  reading->columns = ct_text_ids_new();
  return ct_row_sink_table(reading->rows, &(CtTableInfo){.style = CT_PLACE_POINTER,
                                                         .name = pointer,
                                                         .keyed = TRUE});
}

static gboolean
begin_array(const gchar *pointer, gpointer user_data)
{
  return begin_table(user_data, pointer);
}

static gboolean
take_context(const CtJsonValue *value, gpointer user_data)
{
  JsonReading *reading = user_data;
  CtCell cell = make_cell(value, reading->arena);

  return ct_row_sink_context(reading->rows, value->path, &cell);
}

/* The column of a path, told to the sink when it is new. %FALSE: stop. */
static gboolean
find_column(JsonReading *reading, const gchar *path, guint *column)
{
  gboolean added = FALSE;

  *column = ct_text_ids_add(reading->columns, path, strlen(path), &added) + 1;
  return !added || ct_row_sink_column(reading->rows, *column, path);
}

static gboolean
report(JsonReading *reading, guint64 row, const gchar *message)
{
  return ct_row_sink_problem(reading->rows, &(CtReadProblem){.rule = "read.json-record",
                                                             .row = row,
                                                             .message = message});
}

static gboolean
take_record(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  JsonReading *reading = user_data;
  CtCell *cells;

  if (reading->columns == NULL && !begin_table(reading, NULL))
    return FALSE;
  g_array_set_size(reading->cells, 0);
  ct_arena_clear(reading->arena);
  for (guint i = 0; i < n_values; i++) {
    guint column = 0;

    if (!find_column(reading, values[i].path, &column))
      return FALSE;
    if (column > MAX_COLUMNS)
      return report(reading, index + 1, _("the records have more than 16384 different keys"));
    while (reading->cells->len < column)
      g_array_append_val(reading->cells, ((CtCell){.text = "", .kind = CT_CELL_BLANK}));
    g_array_index(reading->cells, CtCell, column - 1) = make_cell(&values[i], reading->arena);
  }
  cells = (CtCell *)(gpointer)reading->cells->data;
  return ct_row_sink_row(reading->rows, index + 1, cells, reading->cells->len);
}

/* "/data/12" below the array "/data" is its row 13. */
static gboolean
take_problem(const gchar *pointer, const gchar *message, gpointer user_data)
{
  JsonReading *reading = user_data;
  guint64 row = 0;

  if (reading->pointer != NULL && g_str_has_prefix(pointer, reading->pointer)) {
    const gchar *rest = pointer + strlen(reading->pointer);

    if (rest[0] == '/' && g_ascii_isdigit(rest[1]))
      row = g_ascii_strtoull(rest + 1, NULL, 10) + 1;
  }
  return report(reading, row, message);
}

static gboolean
feed_all(CtJsonParser *parser, CtInput *input, GError **error)
{
  g_autofree gchar *buffer = g_malloc(256 * 1024);
  g_autoptr(GError) fault = NULL;
  gssize n;

  while ((n = ct_input_read(input, buffer, 256 * 1024, error)) > 0)
    if (!ct_json_parser_feed(parser, buffer, (gsize)n, &fault))
      break;
  if (n < 0)
    return FALSE;
  if (n == 0)
    ct_json_parser_finish(parser, &fault);
  if (fault != NULL) {
    g_propagate_error(error, g_steal_pointer(&fault));
    return FALSE;
  }
  return TRUE;
}

static gboolean
json_read(gpointer self, CtInput *input, CtRowSink *rows, GError **error)
{
  static const CtJsonHandler handler = {.context = take_context,
                                        .array = begin_array,
                                        .record = take_record,
                                        .problem = take_problem};
  const JsonReader *reader = self;
  JsonReading reading = {.rows = rows,
                         .cells = g_array_new(FALSE, FALSE, sizeof(CtCell)),
                         .arena = ct_arena_new()};
  g_autoptr(CtJsonParser) parser =
      ct_json_parser_new(&(CtJsonOptions){.path = reader->path}, &handler, &reading);
  gboolean done = feed_all(parser, input, error);

  g_free(reading.pointer);
  ct_text_ids_free(reading.columns);
  g_array_unref(reading.cells);
  ct_arena_free(reading.arena);
  return done;
}

static guint
json_probe(const gchar *name, const gchar *media_type, const gchar *head, gsize length)
{
  g_autofree gchar *lower = g_ascii_strdown(name, -1);
  gsize i = length >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  if (media_type != NULL && g_str_has_prefix(media_type, "application/json"))
    return 95;
  if (g_str_has_suffix(lower, ".json"))
    return 90;
  while (i < length && g_ascii_isspace(head[i]))
    i++;
  return i < length && (head[i] == '[' || head[i] == '{') ? 50 : 0;
}

static gpointer
json_open(const CtSettings *settings, GError **error)
{
  const gchar *path = ct_settings_get(settings, "path");
  JsonReader *reader;

  if (path != NULL && path[0] != '\0' && path[0] != '/') {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("'path' is '%s', expected a JSON pointer such as /data/rows"), path);
    return NULL;
  }
  reader = g_new0(JsonReader, 1);
  reader->path = g_strdup(path);
  return reader;
}

static void
json_close(gpointer self)
{
  JsonReader *reader = self;

  g_free(reader->path);
  g_free(reader);
}

static const CtOption json_options[] = {
  {"path", CT_OPTION_TEXT, NULL, NULL, FALSE,
   N_("JSON pointer of the array whose elements are records; without it, every array of objects")},
  {0},
};

static const CtReadRole json_role = {.size = sizeof json_role,
                                     .probe = json_probe,
                                     .read = json_read};

CT_PLUGIN_REGISTER(.name = "json", .summary = N_("records of JSON"), .version = "1.0",
                   .licence = "MIT", .options = json_options, .open = json_open,
                   .close = json_close, .read = &json_role)
