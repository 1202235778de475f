#include "base/ct-json.h"

#include "base/ct-error.h"
#include "base/ct-json-private.h"
#include "base/ct-message.h"

#include <string.h>

#define DEFAULT_MAX_RECORD ((gsize)1024 * 1024)
#define DEFAULT_MAX_DEPTH 64
#define DEFAULT_MAX_COLUMNS ((gsize)32 * 1024 * 1024)
#define MAX_POINTER ((gsize)64 * 1024)
#define MAX_CONTEXT 256
#define MAX_ROW 65536

static gboolean on_event(CtJsonEvent event, const gchar *at, gpointer user_data, GError **error);

CtJsonParser *
ct_json_parser_new(const CtJsonOptions *options, const CtJsonHandler *handler, gpointer user_data)
{
  CtJsonParser *parser = g_new0(CtJsonParser, 1);
  guint max_depth = options->max_depth > 0 ? options->max_depth : DEFAULT_MAX_DEPTH;
  gsize max_record = options->max_record > 0 ? options->max_record : DEFAULT_MAX_RECORD;
  gboolean sequence = options->sequence != CT_JSON_ONE_VALUE;

  ct_json_scanner_init(&parser->scanner, max_depth, on_event, parser);
  parser->scanner.on_fault = options->tolerant ? ct_json_recover : NULL;
  parser->scanner.on_object = ct_json_take_records;
  parser->scanner.sequence = options->sequence;
  parser->handler = *handler;
  parser->user_data = user_data;
  parser->path = sequence && g_strcmp0(options->path, "") == 0 ? NULL : g_strdup(options->path);
  parser->tolerant = options->tolerant;
  ct_json_capture_init(&parser->capture, max_record);
  parser->pointer = g_string_new(NULL);
  parser->frames = g_array_new(FALSE, FALSE, sizeof(CtJsonFrame));
  parser->token = g_string_new(NULL);
  ct_json_values_init(&parser->context, MAX_CONTEXT, max_record);
  ct_json_values_init(&parser->row, MAX_ROW, max_record);
  parser->columns = ct_json_columns_new(options->max_columns > 0 ? options->max_columns
                                                                 : DEFAULT_MAX_COLUMNS);
  if (sequence)
    ct_json_begin_sequence(parser);
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
  g_free(parser->left_out);
  g_free(parser->late);
  g_free(parser->twin);
  g_string_free(parser->pointer, TRUE);
  g_array_free(parser->frames, TRUE);
  ct_json_capture_clear(&parser->capture);
  g_string_free(parser->token, TRUE);
  ct_json_values_clear(&parser->context);
  ct_json_values_clear(&parser->row);
  ct_json_columns_free(parser->columns);
  ct_json_quick_free(parser->quick);
  g_free(parser);
}

/* Keys and scalars outside of records */

gboolean
ct_json_take_token(CtJsonParser *parser, const gchar *at, GError **error)
{
  g_autofree gchar *message = NULL;

  if (parser->token_start == NULL)
    return TRUE;
  g_string_append_len(parser->token, parser->token_start, (gssize)(at - parser->token_start));
  parser->token_start = at;
  if (parser->token->len <= parser->capture.max_record)
    return TRUE;
  message = g_strdup_printf(_("a key or value of more than %zu bytes"),
                            parser->capture.max_record);
  return ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_LIMIT, message, error);
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
  gboolean good = ct_json_take_token(parser, at, error);

  parser->token_start = NULL;
  return good;
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
  ct_json_take_key(parser, key);
  return parser->pointer->len <= MAX_POINTER ||
         ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_LIMIT, _("the keys are too long"),
                              error);
}

static gboolean
begin_scalar(CtJsonParser *parser, const gchar *at)
{
  if (!ct_json_enter_value(parser, at))
    return FALSE;
  ct_json_capture_begin_number(&parser->capture, at);
  begin_token(parser, at);
  return TRUE;
}

/* Of a row, it is told once the row ends; in a column, the values behind it keep their
 * places; a record that is the whole document is left out. */
static gboolean
tell_bad_scalar(CtJsonParser *parser)
{
  const CtJsonValue none = {.kind = CT_JSON_NULL, .text = "null", .length = strlen("null")};
  const CtJsonFrame *frame = ct_json_frame(parser, 0);
  g_autofree gchar *problem = NULL;

  if (frame != NULL && frame->role == CT_JSON_ROW)
    return TRUE;
  problem = g_steal_pointer(&parser->problem);
  parser->root_bad = parser->in_root;
  return ct_json_tell_problem(parser, problem) &&
         (frame == NULL || frame->role != CT_JSON_COLUMN || ct_json_take_scalar(parser, &none));
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
  if (parser->bad_text) {
    parser->bad_text = FALSE;
    return tell_bad_scalar(parser);
  }
  if (value.kind == CT_JSON_STRING && (text = unquote_token(parser, at, error)) == NULL)
    return FALSE;
  value.text = text != NULL ? text : parser->token->str;
  value.length = strlen(value.text);
  value.path = parser->pointer->str + (parser->pointer->len > 0 ? 1 : 0);
  return ct_json_take_scalar(parser, &value);
}

/* Events */

static void
set_problem(CtJsonParser *parser)
{
  if (parser->problem == NULL)
    parser->problem = g_strdup(parser->scanner.reason);
}

static gboolean
on_event_in_record(CtJsonParser *parser, CtJsonEvent event, const gchar *at)
{
  gboolean number = parser->scanner.kind == CT_JSON_NUMBER;

  if (event == CT_JSON_SCALAR_BEGIN && number)
    ct_json_capture_begin_number(&parser->capture, at);
  else if (event == CT_JSON_SCALAR_END && number)
    ct_json_capture_end_number(&parser->capture, at);
  else if (event == CT_JSON_BAD_TEXT)
    set_problem(parser);
  else if (event == CT_JSON_OBJECT_END && parser->scanner.depth == parser->capture.depth)
    return ct_json_end_record(parser, at);
  return TRUE;
}

static gboolean
take_bad_text(CtJsonParser *parser, const gchar *at, GError **error)
{
  if (!parser->tolerant || parser->scanner.in_key)
    return ct_json_scanner_fail(&parser->scanner, at, CT_ERROR_SOURCE, parser->scanner.reason,
                                error);
  set_problem(parser);
  parser->bad_text = TRUE;
  return TRUE;
}

static gboolean
on_event(CtJsonEvent event, const gchar *at, gpointer user_data, GError **error)
{
  CtJsonParser *parser = user_data;

  if (parser->in_record)
    return on_event_in_record(parser, event, at);
  switch (event) {
  case CT_JSON_OBJECT_BEGIN:
  case CT_JSON_ARRAY_BEGIN:
    return ct_json_begin_container(parser, at);
  case CT_JSON_OBJECT_END:
  case CT_JSON_ARRAY_END:
    return ct_json_end_container(parser, at, error);
  case CT_JSON_SCALAR_BEGIN:
    return begin_scalar(parser, at);
  case CT_JSON_KEY_BEGIN:
    begin_token(parser, at);
    return TRUE;
  case CT_JSON_KEY_END:
    return end_key(parser, at, error);
  case CT_JSON_SCALAR_END:
    return end_scalar(parser, at, error);
  case CT_JSON_BAD_TEXT:
    return take_bad_text(parser, at, error);
  default:
    g_return_val_if_reached(FALSE);
  }
}

/* Feeding */

static gboolean
feed(CtJsonParser *parser, const gchar *bytes, gsize length, GError **error)
{
  const gchar *end = bytes + length;

  parser->refused = NULL;
  ct_json_capture_resume(&parser->capture, bytes);
  parser->token_start = parser->token_start != NULL ? bytes : NULL;
  if (!ct_json_scanner_feed(&parser->scanner, bytes, length, error)) {
    if (!parser->in_record)
      ct_json_release_held(parser, TRUE);
    return FALSE;
  }
  ct_json_capture_take(&parser->capture, end);
  return ct_json_take_token(parser, end, error);
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
tell_left_out(CtJsonParser *parser)
{
  if (parser->n_left_out == 0 || parser->told_table == 0 || parser->path != NULL ||
      parser->handler.left_out == NULL)
    return TRUE;
  return ct_json_go_on(parser, parser->handler.left_out(parser->left_out, parser->n_left_out,
                                                        parser->user_data));
}

static gboolean
tell_late(CtJsonParser *parser)
{
  if (parser->n_late == 0 || parser->handler.late == NULL)
    return TRUE;
  return ct_json_go_on(
    parser, parser->handler.late(parser->late, parser->n_late, parser->user_data));
}

static gboolean
finish(CtJsonParser *parser, GError **error)
{
  gboolean number = parser->scanner.depth == 0 && ct_json_scanner_in_number(&parser->scanner);

  if (number && !feed(parser, " ", 1, error)) /* so that it ends */
    return FALSE;
  if (!ct_json_scanner_finish(&parser->scanner, error) && !ct_json_recover_end(parser, error))
    return FALSE;
  if (parser->path != NULL && !parser->path_found) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("there is no array at '%s'"), parser->path);
    return FALSE;
  }
  return tell_left_out(parser) && tell_late(parser);
}

gboolean
ct_json_parser_finish(CtJsonParser *parser, GError **error)
{
  gboolean good =
    parser->failure == NULL && !parser->stopped && finish(parser, &parser->failure);

  return remember(parser, good, error);
}
