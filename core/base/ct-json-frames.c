/* ct-json-frames.c: the objects and arrays outside of records, as they begin and end. */
#include "base/ct-json-private.h"
#include "base/ct-message.h"

#include <string.h>

void
ct_json_begin_sequence(CtJsonParser *parser)
{
  gboolean any = parser->path == NULL || *parser->path == '\0';
  CtJsonFrame frame = {
    .is_array = TRUE, .is_sequence = TRUE, .at_path = any, .indent = -1, .id = ++parser->n_frames};

  g_array_append_val(parser->frames, frame);
}

/* The first record waits for what stands in the list behind it. */
static gboolean
release_held(CtJsonParser *parser, const gchar *at)
{
  gboolean container = *at == '[' || *at == '{';
  gboolean inside = parser->frames->len - 1 > parser->held_in;

  if (!parser->held || (!inside && *at == '['))
    return TRUE;
  return ct_json_release_held(parser, !inside || !container);
}

gboolean
ct_json_enter_value(CtJsonParser *parser, const gchar *at)
{
  CtJsonFrame *frame = ct_json_frame(parser, 0);

  if (!release_held(parser, at))
    return FALSE;
  if (frame == NULL || !frame->is_array)
    return TRUE;
  g_string_truncate(parser->pointer, frame->pointer_length);
  g_string_append_printf(parser->pointer, "/%" G_GUINT64_FORMAT, frame->next_index++);
  frame->indent = parser->scanner.fresh ? parser->scanner.indent : -1;
  frame->line = parser->scanner.line;
  if (frame->is_sequence)
    parser->root_length = parser->pointer->len;
  return TRUE;
}

static gboolean
is_at_path(const CtJsonParser *parser)
{
  return g_strcmp0(parser->path, parser->pointer->str + parser->root_length) == 0;
}

static CtJsonFrame *
push_frame(CtJsonParser *parser, gboolean is_array)
{
  const CtJsonFrame *above = ct_json_frame(parser, 0);
  CtJsonFrame frame = {.is_array = is_array,
                       .is_root = above == NULL || above->is_sequence,
                       .at_path = is_at_path(parser),
                       .id = ++parser->n_frames,
                       .pointer_length = parser->pointer->len,
                       .depth = parser->scanner.depth + 1,
                       .indent = -1,
                       .n_context = ct_json_values_count(&parser->context),
                       .n_columns = ct_json_columns_count(parser->columns)};

  if (above != NULL) {
    /* The first element of the document may be what is said of the next. */
    frame.in_array = above->in_array || (above->is_array && !above->is_sequence &&
                                         !(above->is_root && above->next_index == 1));
    if (above->bad || above->role == CT_JSON_IGNORED)
      frame.role = CT_JSON_IGNORED;
  }
  g_array_append_val(parser->frames, frame);
  return ct_json_frame(parser, 0);
}

/* Whether the elements of @frame are records or rows. */
static gboolean
holds_table(const CtJsonParser *parser, const CtJsonFrame *frame)
{
  return frame->role != CT_JSON_IGNORED && !frame->bad &&
         (parser->path == NULL || frame->at_path);
}

/* Something begins inside of @frame: it is no row or column. */
static void
demote(CtJsonParser *parser, CtJsonFrame *frame)
{
  if (frame->role == CT_JSON_ROW && ct_json_frame(parser, 1)->gave == CT_JSON_GAVE_ROWS) {
    frame->bad = TRUE;
    return;
  }
  if (frame->role == CT_JSON_COLUMN)
    ct_json_columns_truncate(parser->columns, frame->n_columns);
  if (frame->role == CT_JSON_ROW)
    ct_json_values_truncate(&parser->row, 0);
  if (!frame->is_array)
    frame->next_index = 0;
  frame->role = CT_JSON_PLAIN;
}

/* The list, or object that is like one, becomes a column until that is known better. */
static void
try_column(CtJsonParser *parser, CtJsonFrame *frame)
{
  CtJsonFrame *above = ct_json_frame(parser, 1);
  const gchar *name = parser->pointer->str + above->pointer_length + 1;

  if (frame->role == CT_JSON_IGNORED)
    return;
  if (ct_json_columns_begin(parser->columns, name))
    frame->role = CT_JSON_COLUMN;
  else
    above->too_many = TRUE;
}

static void
begin_array(CtJsonParser *parser)
{
  CtJsonFrame *frame = push_frame(parser, TRUE);
  const CtJsonFrame *above = ct_json_frame(parser, 1);

  parser->path_found = parser->path_found || frame->at_path;
  if (above == NULL)
    return;
  if (!above->is_array) {
    try_column(parser, frame);
  } else if (holds_table(parser, above) && frame->role == CT_JSON_PLAIN) {
    frame->role = CT_JSON_ROW;
    ct_json_values_truncate(&parser->row, 0);
    g_clear_pointer(&parser->problem, g_free);
  }
}

/* [{...}, [...], {...}]: the first one was no head of the list behind it. */
static gboolean
tell_lost_head(CtJsonParser *parser, const CtJsonFrame *frame)
{
  g_autofree gchar *pointer = g_strdup(parser->pointer->str);
  gboolean good;

  parser->took_head = FALSE;
  g_string_truncate(parser->pointer, frame->pointer_length);
  g_string_append(parser->pointer, "/0");
  good = ct_json_tell_problem(parser, _("an object before a list, among other objects"));
  g_string_assign(parser->pointer, pointer);
  return good;
}

static gboolean
begin_record(CtJsonParser *parser, CtJsonFrame *frame, const gchar *at)
{
  gboolean first = frame->is_root && frame->next_index == 1 && parser->path == NULL;

  g_clear_pointer(&parser->problem, g_free);
  if (parser->in_root)
    ct_json_give_up_root(parser);
  parser->in_record = TRUE;
  ct_json_capture_begin(&parser->capture, at, parser->scanner.depth);
  parser->held = first && frame->is_array;
  parser->held_in = parser->frames->len - 1;
  if (parser->held)
    return TRUE;
  return ct_json_tell_array(parser, frame) &&
         (!parser->took_head || !frame->is_root || tell_lost_head(parser, frame));
}

/* The members "0", "1" ... of an object are like elements of an array. */
static gboolean
is_numbered(CtJsonParser *parser, CtJsonFrame *frame)
{
  const gchar *key = parser->pointer->str + frame->pointer_length + 1;
  guint64 index = 0;

  if (frame->gave == CT_JSON_GAVE_NONE && !g_str_equal(key, "0"))
    return FALSE;
  if (strlen(key) > 12 || !g_ascii_string_to_unsigned(key, 10, 0, G_MAXINT64, &index, NULL) ||
      index < frame->next_index)
    return FALSE;
  frame->next_index = index + 1;
  return TRUE;
}

static gboolean
begin_object(CtJsonParser *parser, const gchar *at)
{
  CtJsonFrame *above = ct_json_frame(parser, 0);
  gboolean lines = parser->scanner.sequence == CT_JSON_LINES;
  CtJsonFrame *frame;

  if (above != NULL && holds_table(parser, above) && above->gave != CT_JSON_GAVE_ROWS &&
      (above->is_sequence ? lines : above->is_array || is_numbered(parser, above)))
    return begin_record(parser, above, at);
  frame = push_frame(parser, FALSE);
  above = ct_json_frame(parser, 1);
  if (above != NULL && above->gave == CT_JSON_GAVE_ROWS && holds_table(parser, above)) {
    frame->role = CT_JSON_IGNORED;
    return ct_json_tell_problem(parser, _("an object among lists"));
  }
  if (frame->is_root && parser->path == NULL) {
    parser->in_root = TRUE;
    parser->root_bad = FALSE;
    ct_json_capture_begin(&parser->capture, at, parser->scanner.depth);
    g_clear_pointer(&parser->problem, g_free);
  } else if (above != NULL && !above->is_array) {
    try_column(parser, frame);
  }
  return TRUE;
}

gboolean
ct_json_begin_container(CtJsonParser *parser, const gchar *at)
{
  CtJsonFrame *frame = ct_json_frame(parser, 0);

  if (!ct_json_enter_value(parser, at))
    return FALSE;
  if (frame != NULL && (frame->role == CT_JSON_ROW || frame->role == CT_JSON_COLUMN))
    demote(parser, frame);
  if (*at == '{')
    return begin_object(parser, at);
  begin_array(parser);
  return TRUE;
}

/* Ends */

gboolean
ct_json_end_record(CtJsonParser *parser, const gchar *at)
{
  CtJsonFrame *frame = ct_json_frame(parser, 0);

  ct_json_capture_end(&parser->capture, at);
  parser->in_record = FALSE;
  return parser->held || ct_json_tell_record(parser, frame->next_index - 1);
}

static gboolean
end_row(CtJsonParser *parser, const CtJsonFrame *frame)
{
  CtJsonFrame *above = ct_json_frame(parser, 1);

  if (frame->bad)
    return ct_json_tell_problem(parser, _("a list or object in place of a value"));
  if (ct_json_values_count(&parser->row) == 0 && !parser->row.full && parser->problem == NULL)
    return TRUE;
  if (above->gave == CT_JSON_GAVE_RECORDS)
    return ct_json_tell_problem(parser, _("a list among objects"));
  return ct_json_tell_row(parser, above, above->next_index - 1);
}

/* The end of the document, or of a value of a sequence, that was an object. */
static gboolean
end_root(CtJsonParser *parser, CtJsonFrame *frame, const gchar *at)
{
  CtJsonFrame *sequence = ct_json_frame(parser, 1);

  if (!parser->in_root)
    return TRUE;
  ct_json_capture_end(&parser->capture, at);
  parser->in_root = FALSE;
  ct_json_values_truncate(&parser->context, frame->n_context); /* it is the record's */
  g_clear_pointer(&parser->twin, g_free);
  if (parser->root_bad)
    return TRUE;
  if (sequence != NULL && !ct_json_tell_array(parser, sequence))
    return FALSE;
  return ct_json_tell_record(parser, sequence != NULL ? sequence->next_index - 1 : 0);
}

gboolean
ct_json_end_container(CtJsonParser *parser, const gchar *at, GError **error)
{
  CtJsonFrame *frame = ct_json_frame(parser, 0);
  gboolean good = ct_json_release_held(parser, TRUE);

  g_string_truncate(parser->pointer, frame->pointer_length);
  if (good && frame->role == CT_JSON_ROW)
    good = end_row(parser, frame);
  if (frame->role == CT_JSON_COLUMN && !frame->is_array && frame->next_index == 0)
    ct_json_columns_truncate(parser->columns, frame->n_columns); /* {} */
  if (good && !frame->is_array && frame->role != CT_JSON_COLUMN)
    good = ct_json_tell_columns(parser, frame, at, error);
  if (good && !frame->is_array && frame->is_root)
    good = end_root(parser, frame, at);
  if (good)
    good = ct_json_end_context(parser, frame);
  g_array_set_size(parser->frames, parser->frames->len - 1);
  return good;
}

/* Keys and scalars */

gboolean
ct_json_take_key(CtJsonParser *parser, const gchar *key)
{
  CtJsonFrame *frame = ct_json_frame(parser, 0);

  g_string_truncate(parser->pointer, frame->pointer_length);
  ct_json_append_part(parser->pointer, key);
  if (frame->role == CT_JSON_COLUMN) {
    gchar expected[24];

    g_snprintf(expected, sizeof expected, "%" G_GUINT64_FORMAT, frame->next_index++);
    if (!g_str_equal(key, expected))
      demote(parser, frame);
  }
  return TRUE;
}

static gboolean
take_plain(CtJsonParser *parser, CtJsonFrame *frame, const CtJsonValue *value)
{
  if (frame != NULL && frame->is_array && frame->gave != CT_JSON_GAVE_NONE &&
      value->kind != CT_JSON_NULL && holds_table(parser, frame))
    return ct_json_tell_problem(parser, frame->gave == CT_JSON_GAVE_RECORDS
                                          ? _("a value among objects")
                                          : _("a value among lists"));
  if (frame == NULL || (frame->in_array && !frame->is_array))
    return TRUE;
  if (!frame->is_array && !ct_json_tell_context(parser, value))
    return FALSE;
  if (frame->is_array && value->kind != CT_JSON_NULL && !frame->has_scalars) {
    g_string_truncate(parser->pointer, frame->pointer_length);
    ct_json_leave_out(parser, parser->pointer->str);
  }
  frame->has_scalars = TRUE;
  return TRUE;
}

gboolean
ct_json_take_scalar(CtJsonParser *parser, const CtJsonValue *value)
{
  CtJsonFrame *frame = ct_json_frame(parser, 0);

  switch (frame != NULL ? frame->role : CT_JSON_PLAIN) {
  case CT_JSON_ROW:
    if (!frame->bad) {
      const gchar *index = parser->pointer->str + frame->pointer_length + 1;
      CtJsonValue cell = {
        .path = index, .kind = value->kind, .text = value->text, .length = value->length};

      ct_json_values_push(&parser->row, &cell);
    }
    return TRUE;
  case CT_JSON_COLUMN:
    ct_json_columns_add(parser->columns, value->kind, value->text);
    return TRUE;
  case CT_JSON_IGNORED:
    return TRUE;
  default:
    return take_plain(parser, frame, value);
  }
}
