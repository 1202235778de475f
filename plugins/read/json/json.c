/* read/json: records of JSON; the parser is base/ct-json.h on cJSON. */
#include <string.h>

#include "base/ct-encoding.h"
#include "json-blocks.h"
#include "json-rows.h"
#include "plugin/ct-plugin.h"

#define HEAD ((gsize)64 * 1024)

typedef struct {
  gchar *path;
  CtEncoding encoding;
} JsonReader;

/* Lines that are in another encoding than the rest. */
typedef struct {
  guint64 first;
  guint64 n;
  CtEncoding encoding;
} OddLines;

static void
take_odd_line(guint64 line, CtEncoding encoding, gpointer user_data)
{
  OddLines *odd = user_data;

  if (odd->n++ > 0)
    return;
  odd->first = line;
  odd->encoding = encoding;
}

/* Lines of JSON are no rows: one finding for the file. */
static gboolean
tell_odd_lines(CtRowSink *sink, const OddLines *odd)
{
  g_autofree gchar *message = NULL;

  if (odd->n == 0)
    return TRUE;
  message = g_strdup_printf(_("lines that are not in the encoding of the file: %lu, the first one "
                              "is line %lu, read as %s: compare its letters"),
                            (gulong)odd->n, (gulong)odd->first, ct_encoding_name(odd->encoding));
  return ct_row_sink_note(sink, &(CtReadNote){.what = "encoding-line",
                                              .value = ct_encoding_name(odd->encoding),
                                              .rule = "read.encoding-line",
                                              .warning = TRUE,
                                              .message = message});
}

/* The beginning, enough of it to tell lines from one value. */
static GString *
read_head(CtTextInput *text, GError **error)
{
  g_autoptr(GString) head = g_string_new(NULL);
  const gchar *piece;
  gsize length;

  do {
    piece = ct_text_input_next(text, &length, error);
    if (piece != NULL)
      g_string_append_len(head, piece, (gssize)length);
  } while (piece != NULL && length > 0 && head->len < HEAD);
  return piece != NULL ? g_steal_pointer(&head) : NULL;
}

static gboolean
feed_all(CtJsonParser *parser, const GString *head, CtTextInput *text, GError **error)
{
  g_autoptr(GError) fault = NULL;
  const gchar *piece = head->str;
  gsize length = head->len;

  while (length > 0 && ct_json_parser_feed(parser, piece, length, &fault)) {
    piece = ct_text_input_next(text, &length, error);
    if (piece == NULL)
      return FALSE;
  }
  if (length == 0)
    ct_json_parser_finish(parser, &fault);
  if (fault == NULL)
    return TRUE; /* also when the sink has enough */
  g_propagate_error(error, g_steal_pointer(&fault));
  return FALSE;
}

static gboolean
json_read(gpointer self, CtInput *input, CtRowSink *sink, GError **error)
{
  const JsonReader *reader = self;
  g_autoptr(CtTextInput) text = ct_text_input_new(input, reader->encoding, error);
  CtJsonOptions options = {.path = reader->path, .tolerant = TRUE};
  g_autoptr(GString) head = NULL;
  g_autoptr(JsonBlocks) blocks = json_blocks_new(sink);
  g_autoptr(JsonRows) rows = NULL;
  g_autoptr(CtJsonParser) parser = NULL;
  OddLines odd = {0};
  gboolean done;

  if (text == NULL)
    return FALSE;
  ct_text_input_set_line_func(text, take_odd_line, &odd);
  head = read_head(text, error);
  if (head == NULL)
    return FALSE;
  options.sequence = ct_json_find_sequence(head->str, head->len);
  rows = json_rows_new(json_blocks_sink(blocks), text, options.sequence);
  parser = ct_json_parser_new(&options, &json_rows_handler, rows);
  done = feed_all(parser, head, text, error);
  json_blocks_end(blocks);
  tell_odd_lines(sink, &odd);
  return done;
}

static gboolean
has_ending(const gchar *name)
{
  static const gchar *const endings[] = {".json", ".jsonl", ".ndjson", ".geojson"};
  g_autofree gchar *lower = g_ascii_strdown(name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_json_type(const gchar *type)
{
  return g_str_has_prefix(type, "application/json") || g_str_has_prefix(type, "text/json") ||
         g_str_has_prefix(type, "application/x-ndjson") || strstr(type, "+json") != NULL;
}

static guint
json_probe(const gchar *name, const gchar *media_type, const gchar *head, gsize length)
{
  gsize decoded = 0, i = 0;
  g_autofree gchar *text = NULL;

  if (media_type != NULL && is_json_type(media_type))
    return 95;
  if (has_ending(name))
    return 90;
  if (!ct_encoding_may_begin(head, length, "[{"))
    return 0;
  text = ct_encoding_decode(CT_ENCODING_AUTO, head, length, &decoded);
  while (i < decoded && g_ascii_isspace(text[i]))
    i++;
  return i < decoded && (text[i] == '[' || text[i] == '{') ? 50 : 0;
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
  if (!ct_encoding_parse(ct_settings_get(settings, "encoding"), &reader->encoding))
    reader->encoding = CT_ENCODING_AUTO;
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
   N_("JSON pointer of the array of records, or object of columns; without it, all are read")},
  {"encoding", CT_OPTION_TEXT, "auto",
   "auto|utf-8|utf-16|utf-16le|utf-16be|utf-32|windows-1258|viscii|tcvn3|vni", FALSE,
   N_("of the file, where finding it out fails")},
  {0},
};

static const CtReadRole json_role = {.size = sizeof json_role,
                                     .probe = json_probe,
                                     .read = json_read};

CT_PLUGIN_REGISTER(.name = "json", .summary = N_("records of JSON"), .version = "1.1",
                   .licence = "MIT", .options = json_options, .open = json_open,
                   .close = json_close, .read = &json_role)
