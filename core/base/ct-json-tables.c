/* ct-json-tables.c: what the parser tells: tables, records, context. */
#include "base/ct-json-private.h"
#include "base/ct-message.h"

#include <string.h>

gboolean
ct_json_go_on(CtJsonParser *parser, gboolean wanted)
{
  parser->stopped = parser->stopped || !wanted;
  return !parser->stopped;
}

gboolean
ct_json_tell_problem(CtJsonParser *parser, const gchar *message)
{
  return ct_json_go_on(parser, parser->handler.problem == NULL ||
                                 parser->handler.problem(parser->pointer->str, message,
                                                         parser->user_data));
}

gboolean
ct_json_tell_syntax(CtJsonParser *parser, const gchar *message)
{
  if (parser->handler.syntax == NULL)
    return ct_json_tell_problem(parser, message);
  return ct_json_go_on(
    parser, parser->handler.syntax(parser->pointer->str, message, parser->user_data));
}

/* Context */

static gboolean
give_context(CtJsonParser *parser, const CtJsonValue *value)
{
  return ct_json_go_on(parser, parser->handler.context == NULL ||
                                 parser->handler.context(value, parser->user_data));
}

/* Once it is known that the document is not one record, which tells that itself. */
static gboolean
tell_twin(CtJsonParser *parser)
{
  g_autofree gchar *twin = g_steal_pointer(&parser->twin);
  g_autofree gchar *pointer = NULL;
  gboolean good;

  if (twin == NULL)
    return TRUE;
  pointer = g_strdup(parser->pointer->str);
  g_string_assign(parser->pointer, twin);
  good = ct_json_tell_problem(parser, _("this key is given twice"));
  g_string_assign(parser->pointer, pointer);
  return good;
}

/* What was kept from @first on holds for the table told last. */
gboolean
ct_json_give_contexts(CtJsonParser *parser, guint first)
{
  if (!tell_twin(parser))
    return FALSE;
  for (guint i = first; i < ct_json_values_count(&parser->context); i++) {
    CtJsonValue value = ct_json_values_get(&parser->context, i);

    if (!give_context(parser, &value))
      return FALSE;
  }
  return TRUE;
}

/* The tables before the last one have been read without it. */
static void
note_late(CtJsonParser *parser, const CtJsonFrame *frame, const gchar *path)
{
  if (frame->n_tables > 1 && parser->n_late++ == 0)
    parser->late = g_strconcat("/", path, NULL);
}

static gboolean
is_kept(const CtJsonParser *parser, const gchar *path)
{
  for (guint i = 0; i < ct_json_values_count(&parser->context); i++)
    if (strcmp(ct_json_values_get(&parser->context, i).path, path) == 0)
      return TRUE;
  return FALSE;
}

gboolean
ct_json_tell_context(CtJsonParser *parser, const CtJsonValue *value)
{
  const CtJsonFrame *frame = ct_json_frame(parser, 0);

  if (!parser->context.full && is_kept(parser, value->path)) {
    g_free(parser->twin);
    parser->twin = g_strconcat("/", value->path, NULL);
    return frame == NULL || frame->n_tables == 0 || tell_twin(parser);
  }
  ct_json_values_push(&parser->context, value);
  if (frame == NULL || frame->n_tables == 0)
    return TRUE;
  note_late(parser, frame, value->path);
  return give_context(parser, value);
}

gboolean
ct_json_end_context(CtJsonParser *parser, const CtJsonFrame *frame)
{
  const CtJsonFrame *above = ct_json_frame(parser, 1);

  if (frame->n_tables > 0 || (above != NULL && above->is_sequence)) {
    ct_json_values_truncate(&parser->context, frame->n_context);
    return TRUE;
  }
  if (above == NULL || above->n_tables == 0)
    return TRUE;
  for (guint i = frame->n_context; i < ct_json_values_count(&parser->context); i++)
    note_late(parser, above, ct_json_values_get(&parser->context, i).path);
  return ct_json_give_contexts(parser, frame->n_context);
}

/* Tables */

void
ct_json_give_up_root(CtJsonParser *parser)
{
  parser->in_root = FALSE;
  if (!parser->in_record)
    ct_json_capture_cancel(&parser->capture);
}

static void
mark_table(CtJsonParser *parser, CtJsonFrame *frame)
{
  CtJsonFrame *root = &g_array_index(parser->frames, CtJsonFrame, 0);

  for (CtJsonFrame *other = root; other <= frame; other++)
    other->n_tables++;
  if (frame > root)
    frame[-1].has_child_table = TRUE;
}

/* Whether a table of @frame is to be told. */
gboolean
ct_json_begin_table(CtJsonParser *parser, CtJsonFrame *frame)
{
  if (parser->told_table == frame->id)
    return FALSE;
  parser->told_table = frame->id;
  mark_table(parser, frame);
  if (parser->in_root)
    ct_json_give_up_root(parser);
  return TRUE;
}

gchar *
ct_json_copy_pointer(const CtJsonParser *parser, const CtJsonFrame *frame)
{
  return g_strndup(parser->pointer->str, frame->pointer_length);
}

gboolean
ct_json_tell_array(CtJsonParser *parser, CtJsonFrame *frame)
{
  g_autofree gchar *pointer = NULL;

  frame->gave = CT_JSON_GAVE_RECORDS;
  if (!ct_json_begin_table(parser, frame))
    return TRUE;
  pointer = ct_json_copy_pointer(parser, frame);
  return ct_json_go_on(parser, parser->handler.array == NULL ||
                                 parser->handler.array(pointer, parser->user_data)) &&
         ct_json_give_contexts(parser, 0);
}

/* Records */

/* Returns: (transfer full) (nullable): why the record cannot be used */
static gchar *
parse_record(CtJsonParser *parser)
{
  CtJsonCapture *capture = &parser->capture;

  if (capture->too_long)
    return g_strdup_printf(_("longer than %zu bytes"), capture->max_record);
  if (parser->problem != NULL)
    return g_steal_pointer(&parser->problem);
  return ct_json_record_parse(&capture->record, CT_JSON_TEXTS_FACTOR * capture->max_record,
                              parser->pointer);
}

gboolean
ct_json_give_record(CtJsonParser *parser, const CtJsonValue *values, guint n_values, guint64 index)
{
  return ct_json_go_on(parser, parser->handler.record == NULL ||
                                 parser->handler.record(values, n_values, index,
                                                        parser->user_data));
}

gboolean
ct_json_tell_record(CtJsonParser *parser, guint64 index)
{
  const GArray *values = parser->capture.record.values;
  gsize length = parser->pointer->len;
  g_autofree gchar *problem = parse_record(parser);
  const CtJsonValue *first = (const CtJsonValue *)(const void *)values->data;
  gboolean good = problem != NULL ? ct_json_tell_problem(parser, problem)
                                  : ct_json_give_record(parser, first, values->len, index);

  g_string_truncate(parser->pointer, length);
  return good;
}

/* [{"page": 1}, [{...}, ...]]: what is said of the array behind it. */
static gboolean
take_as_context(CtJsonParser *parser)
{
  const GArray *values = parser->capture.record.values;
  gsize length = parser->pointer->len;
  g_autofree gchar *problem = parse_record(parser);

  parser->took_head = TRUE;
  if (problem != NULL && !ct_json_tell_problem(parser, problem))
    return FALSE;
  for (guint i = 0; problem == NULL && i < values->len; i++) {
    CtJsonValue value = g_array_index(values, CtJsonValue, i);
    g_autofree gchar *path = g_strconcat(parser->pointer->str + 1, "/", value.path, NULL);

    value.path = path;
    if (!ct_json_tell_context(parser, &value))
      return FALSE;
  }
  g_string_truncate(parser->pointer, length);
  return TRUE;
}

gboolean
ct_json_release_held(CtJsonParser *parser, gboolean is_record)
{
  CtJsonFrame *frame;
  g_autofree gchar *pointer = NULL;
  gboolean good;

  if (!parser->held)
    return TRUE;
  parser->held = FALSE;
  frame = &g_array_index(parser->frames, CtJsonFrame, parser->held_in);
  pointer = g_strdup(parser->pointer->str);
  g_string_truncate(parser->pointer, frame->pointer_length);
  g_string_append(parser->pointer, "/0");
  good = is_record ? ct_json_tell_array(parser, frame) && ct_json_tell_record(parser, 0)
                   : take_as_context(parser);
  g_string_assign(parser->pointer, pointer);
  return good;
}
