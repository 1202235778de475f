#include "base/ct-json.h"

#include "base/ct-error.h"
#include "base/ct-json-capture.h"
#include "base/ct-json-scanner.h"
#include "base/ct-message.h"

#include <string.h>

#define DEFAULT_MAX_RECORD ((gsize)1024 * 1024)
#define DEFAULT_MAX_DEPTH 64
#define MAX_POINTER ((gsize)64 * 1024)
#define MAX_TEXTS_FACTOR 4 /* paths of a record may take so many times max_record */

/* A container outside of records. @pointer_length: of its own pointer */
typedef struct {
  gboolean is_array;
  gboolean holds_records;
  guint64 id;
  guint64 next_index;
  gsize pointer_length;
} Frame;

struct CtJsonParser {
  CtJsonScanner scanner;
  CtJsonHandler handler;
  gpointer user_data;
  gchar *path;
  gboolean stopped;
  GError *failure;

  GString *pointer; /* of the value in progress */
  GArray *frames;
  guint64 n_arrays;
  guint64 told_array; /* id of the frame whose array was told last */
  gboolean path_found;
  gboolean had_records;

  CtJsonCapture capture;
  gboolean in_record;
  gchar *problem; /* of the record in progress */

  /* The object that is the whole document is a record when no array of records shows
   * up in it. It is captured, and until that is known its scalars wait here. */
  gboolean in_root;
  GArray *queue;
  CtArena *queue_texts;
  gsize queue_left;

  GString *token; /* key or scalar outside of records */
  const gchar *token_start;
};

static gboolean on_event(CtJsonEvent event, const gchar *at, gpointer user_data, GError **error);

CtJsonParser *
ct_json_parser_new(const CtJsonOptions *options, const CtJsonHandler *handler, gpointer user_data)
{
  CtJsonParser *parser = g_new0(CtJsonParser, 1);
  guint max_depth = options->max_depth > 0 ? options->max_depth : DEFAULT_MAX_DEPTH;

  ct_json_scanner_init(&parser->scanner, max_depth, on_event, parser);
  parser->handler = *handler;
  parser->user_data = user_data;
  parser->path = g_strdup(options->path);
  ct_json_capture_init(&parser->capture,
                       options->max_record > 0 ? options->max_record : DEFAULT_MAX_RECORD);
  parser->pointer = g_string_new(NULL);
  parser->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
  parser->token = g_string_new(NULL);
  parser->queue = g_array_new(FALSE, FALSE, sizeof(CtJsonValue));
  parser->queue_texts = ct_arena_new();
  return parser;
}

void
ct_json_parser_free(CtJsonParser *parser)
{
  if (parser == NULL)
    return;
  g_clear_error(&parser->failure);
  g_free(parser->path);
  g_free(parser->problem);
  g_string_free(parser->pointer, TRUE);
  g_array_free(parser->frames, TRUE);
  ct_json_capture_clear(&parser->capture);
  g_string_free(parser->token, TRUE);
  g_array_free(parser->queue, TRUE);
  ct_arena_free(parser->queue_texts);
  g_free(parser);
}

static gboolean
go_on(CtJsonParser *parser, gboolean wanted)
{
  parser->stopped = parser->stopped || !wanted;
  return !parser->stopped;
}

static gboolean
tell_context(CtJsonParser *parser, const CtJsonValue *value)
{
  return go_on(parser, parser->handler.context == NULL ||
                         parser->handler.context(value, parser->user_data));
}

static gboolean
tell_problem(CtJsonParser *parser, const gchar *message)
{
  return go_on(parser,
               parser->handler.problem == NULL ||
                 parser->handler.problem(parser->pointer->str, message, parser->user_data));
}

static Frame *
top_frame(CtJsonParser *parser)
{
  guint n = parser->frames->len;

  return n > 0 ? &g_array_index(parser->frames, Frame, n - 1) : NULL;
}

/* The document is no single record: what waited is context. */
static gboolean
give_up_root(CtJsonParser *parser)
{
  parser->in_root = FALSE;
  ct_json_capture_cancel(&parser->capture);
  for (guint i = 0; i < parser->queue->len; i++)
    if (!tell_context(parser, &g_array_index(parser->queue, CtJsonValue, i)))
      return FALSE;
  g_array_set_size(parser->queue, 0);
  ct_arena_clear(parser->queue_texts);
  return TRUE;
}

/* Returns: (transfer full) (nullable): why the record cannot be used */
static gchar *
parse_record(CtJsonParser *parser)
{
  CtJsonCapture *capture = &parser->capture;

  if (capture->too_long)
    return g_strdup_printf(_("longer than %zu bytes"), capture->max_record);
  if (parser->problem != NULL)
    return g_steal_pointer(&parser->problem);
  return ct_json_record_parse(&capture->record, MAX_TEXTS_FACTOR * capture->max_record,
                              parser->pointer);
}

static gboolean
tell_record(CtJsonParser *parser, guint64 index)
{
  const GArray *values = parser->capture.record.values;
  gsize length = parser->pointer->len;
  g_autofree gchar *problem = parse_record(parser);
  gboolean wanted = TRUE;

  if (problem != NULL)
    tell_problem(parser, problem);
  else if (parser->handler.record != NULL)
    wanted = parser->handler.record((const CtJsonValue *)(void *)values->data, values->len, index,
                                    parser->user_data);
  g_string_truncate(parser->pointer, length);
  return go_on(parser, wanted);
}

static gboolean
tell_array(CtJsonParser *parser, const Frame *frame)
{
  g_autofree gchar *pointer = NULL;

  if (parser->told_array == frame->id)
    return TRUE;
  parser->told_array = frame->id;
  pointer = g_strndup(parser->pointer->str, frame->pointer_length);
  return go_on(parser, parser->handler.array == NULL ||
                         parser->handler.array(pointer, parser->user_data));
}

static gboolean
begin_record(CtJsonParser *parser, const Frame *frame, const gchar *at)
{
  parser->had_records = TRUE;
  if (parser->in_root && !give_up_root(parser))
    return FALSE;
  g_clear_pointer(&parser->problem, g_free);
  parser->in_record = TRUE;
  ct_json_capture_begin(&parser->capture, at, parser->scanner.depth);
  return tell_array(parser, frame);
}

static gboolean
end_record(CtJsonParser *parser, const gchar *at)
{
  ct_json_capture_end(&parser->capture, at);
  parser->in_record = FALSE;
  return tell_record(parser, top_frame(parser)->next_index - 1);
}

static gboolean
on_event_in_record(CtJsonParser *parser, CtJsonEvent event, const gchar *at)
{
  gboolean number = parser->scanner.kind == CT_JSON_NUMBER;

  if (event == CT_JSON_SCALAR_BEGIN && number)
    ct_json_capture_begin_number(&parser->capture, at);
  else if (event == CT_JSON_SCALAR_END && number)
    ct_json_capture_end_number(&parser->capture, at);
  else if (event == CT_JSON_BAD_TEXT && parser->problem == NULL)
    parser->problem = g_strdup(parser->scanner.reason);
  else if (event == CT_JSON_OBJECT_END && parser->scanner.depth == parser->capture.depth)
    return end_record(parser, at);
  return TRUE;
}

/* Sets the pointer of a value that begins; that of an object's member is set by its key. */
static void
enter_value(CtJsonParser *parser)
{
  Frame *frame = top_frame(parser);

  if (frame == NULL || !frame->is_array)
    return;
  g_string_truncate(parser->pointer, frame->pointer_length);
  g_string_append_printf(parser->pointer, "/%" G_GUINT64_FORMAT, frame->next_index++);
}

static void
push_frame(CtJsonParser *parser, gboolean is_array)
{
  Frame frame = {.is_array = is_array, .pointer_length = parser->pointer->len};
  gboolean at_path = g_strcmp0(parser->path, parser->pointer->str) == 0;

  frame.id = ++parser->n_arrays;
  frame.holds_records = is_array && (parser->path == NULL || at_path);
  parser->path_found = parser->path_found || (is_array && at_path);
  g_array_append_val(parser->frames, frame);
}

static gboolean
begin_object(CtJsonParser *parser, const gchar *at)
{
  const Frame *frame;

  enter_value(parser);
  frame = top_frame(parser);
  if (frame != NULL && frame->holds_records)
    return begin_record(parser, frame, at);
  if (frame == NULL && parser->path == NULL) {
    parser->in_root = TRUE;
    ct_json_capture_begin(&parser->capture, at, 0);
    parser->queue_left = MAX_TEXTS_FACTOR * parser->capture.max_record;
  }
  push_frame(parser, FALSE);
  return TRUE;
}

static gboolean
end_root(CtJsonParser *parser, const gchar *at)
{
  ct_json_capture_end(&parser->capture, at);
  if (parser->in_root && parser->capture.too_long && !give_up_root(parser))
    return FALSE;
  if (!parser->in_root && (parser->had_records || !parser->capture.too_long))
    return TRUE;
  return tell_record(parser, 0);
}

static gboolean
end_container(CtJsonParser *parser, gboolean object, const gchar *at)
{
  g_string_truncate(parser->pointer, top_frame(parser)->pointer_length);
  g_array_set_size(parser->frames, parser->frames->len - 1);
  return parser->frames->len > 0 || !object || end_root(parser, at);
}

static gboolean
is_too_long(CtJsonParser *parser, const gchar *at, GError **error)
{
  g_autofree gchar *message = NULL;

  if (parser->token->len <= parser->capture.max_record)
    return FALSE;
  message = g_strdup_printf(_("a key or value of more than %zu bytes"),
                            parser->capture.max_record);
  ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_LIMIT, message, error);
  return TRUE;
}

static void
begin_token(CtJsonParser *parser, const gchar *at)
{
  g_string_truncate(parser->token, 0);
  parser->token_start = at;
}

static gboolean
end_token(CtJsonParser *parser, const gchar *at, GError **error)
{
  g_string_append_len(parser->token, parser->token_start, (gssize)(at - parser->token_start));
  parser->token_start = NULL;
  return !is_too_long(parser, at, error);
}

/* Returns: (transfer full) (nullable): the text of the token in quotes */
static gchar *
unquote_token(CtJsonParser *parser, const gchar *at, GError **error)
{
  gchar *text = ct_json_unquote(parser->token);

  if (text == NULL)
    ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_LIMIT, _("no memory for a text"), error);
  return text;
}

static gboolean
end_key(CtJsonParser *parser, const gchar *at, GError **error)
{
  g_autofree gchar *key = end_token(parser, at, error) ? unquote_token(parser, at, error) : NULL;

  if (key == NULL)
    return FALSE;
  g_string_truncate(parser->pointer, top_frame(parser)->pointer_length);
  ct_json_append_part(parser->pointer, key);
  return parser->pointer->len <= MAX_POINTER ||
         ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_LIMIT, _("the keys are too long"),
                              error);
}

/* Until it is known whether the whole document is one record. */
static gboolean
queue_value(CtJsonParser *parser, const CtJsonValue *value)
{
  gsize path_length = strlen(value->path);
  CtJsonValue copy = *value;

  if (path_length + value->length + sizeof(copy) > parser->queue_left) {
    parser->capture.too_long = TRUE;
    return give_up_root(parser) && tell_context(parser, value);
  }
  parser->queue_left -= path_length + value->length + sizeof(copy);
  copy.path = ct_arena_copy(parser->queue_texts, value->path, path_length);
  copy.text = ct_arena_copy(parser->queue_texts, value->text, value->length);
  g_array_append_val(parser->queue, copy);
  return TRUE;
}

static gboolean
end_scalar(CtJsonParser *parser, const gchar *at, GError **error)
{
  CtJsonValue value = {.kind = parser->scanner.kind};
  g_autofree gchar *text = NULL;

  if (!end_token(parser, at, error))
    return FALSE;
  if (value.kind == CT_JSON_NUMBER)
    ct_json_capture_end_number(&parser->capture, at);
  if (value.kind == CT_JSON_STRING && (text = unquote_token(parser, at, error)) == NULL)
    return FALSE;
  value.text = text != NULL ? text : parser->token->str;
  value.length = strlen(value.text);
  value.path = parser->pointer->str + (parser->pointer->len > 0 ? 1 : 0);
  return parser->in_root ? queue_value(parser, &value) : tell_context(parser, &value);
}

static gboolean
on_event(CtJsonEvent event, const gchar *at, gpointer user_data, GError **error)
{
  CtJsonParser *parser = user_data;

  if (parser->in_record)
    return on_event_in_record(parser, event, at);
  switch (event) {
  case CT_JSON_OBJECT_BEGIN:
    return begin_object(parser, at);
  case CT_JSON_ARRAY_BEGIN:
    enter_value(parser);
    push_frame(parser, TRUE);
    return TRUE;
  case CT_JSON_OBJECT_END:
  case CT_JSON_ARRAY_END:
    return end_container(parser, event == CT_JSON_OBJECT_END, at);
  case CT_JSON_SCALAR_BEGIN:
    enter_value(parser);
    ct_json_capture_begin_number(&parser->capture, at);
    begin_token(parser, at);
    return TRUE;
  case CT_JSON_KEY_BEGIN:
    begin_token(parser, at);
    return TRUE;
  case CT_JSON_KEY_END:
    return end_key(parser, at, error);
  case CT_JSON_SCALAR_END:
    return end_scalar(parser, at, error);
  case CT_JSON_BAD_TEXT:
    return ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_SOURCE, parser->scanner.reason,
                                error);
  default:
    g_return_val_if_reached(FALSE);
  }
}

static gboolean
feed(CtJsonParser *parser, const gchar *bytes, gsize length, GError **error)
{
  const gchar *end = bytes + length;

  ct_json_capture_resume(&parser->capture, bytes);
  parser->token_start = parser->token_start != NULL ? bytes : NULL;
  if (!ct_json_scanner_feed(&parser->scanner, bytes, length, error))
    return FALSE;
  ct_json_capture_take(&parser->capture, end);
  if (parser->in_root && parser->capture.too_long && !give_up_root(parser))
    return FALSE;
  if (parser->token_start == NULL)
    return TRUE;
  g_string_append_len(parser->token, parser->token_start, (gssize)(end - parser->token_start));
  return !is_too_long(parser, end, error);
}

static gboolean
remember(CtJsonParser *parser, gboolean good, GError **error)
{
  if (parser->failure != NULL && error != NULL)
    *error = g_error_copy(parser->failure);
  return good && !parser->stopped;
}

gboolean
ct_json_parser_feed(CtJsonParser *parser, const gchar *bytes, gsize length, GError **error)
{
  gboolean good = parser->failure == NULL && !parser->stopped &&
                  feed(parser, bytes, length, &parser->failure);

  return remember(parser, good, error);
}

static gboolean
finish(CtJsonParser *parser, GError **error)
{
  gboolean number = parser->scanner.depth == 0 && ct_json_scanner_in_number(&parser->scanner);

  if (number && !feed(parser, " ", 1, error)) /* so that it ends */
    return FALSE;
  if (!ct_json_scanner_finish(&parser->scanner, error))
    return FALSE;
  if (parser->path == NULL || parser->path_found)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("there is no array at '%s'"), parser->path);
  return FALSE;
}

gboolean
ct_json_parser_finish(CtJsonParser *parser, GError **error)
{
  gboolean good =
    parser->failure == NULL && !parser->stopped && finish(parser, &parser->failure);

  return remember(parser, good, error);
}
