/* ct-json-batch.c: records that lie whole in a piece, one after the other, without events. */
#include "base/ct-json-private.h"

/* Whether an object that begins now can be nothing but one more record of the table told
 * last. */
static gboolean
is_in_table(const CtJsonParser *parser, const CtJsonFrame *frame)
{
  if (frame == NULL || !frame->is_array || parser->in_record || parser->in_root || parser->held)
    return FALSE;
  if (frame->gave != CT_JSON_GAVE_RECORDS || parser->told_table != frame->id ||
      frame->role != CT_JSON_PLAIN || frame->bad)
    return FALSE;
  if (frame->is_sequence && parser->scanner.sequence != CT_JSON_LINES)
    return FALSE;
  return !(parser->took_head && frame->is_root) && (parser->path == NULL || frame->at_path);
}

static void
pass_lines(CtJsonScanner *scanner, CtJsonQuickRecord *record)
{
  scanner->line += record->n_lines;
  if (record->line_start != NULL) {
    scanner->column = 0;
    scanner->line_start = record->line_start;
  }
  record->n_lines = 0;
  record->line_start = NULL;
}

/* As if each record had been entered. */
static void
set_pointer(CtJsonParser *parser, const CtJsonFrame *frame)
{
  g_string_truncate(parser->pointer, frame->pointer_length);
  g_string_append_printf(parser->pointer, "/%" G_GUINT64_FORMAT, frame->next_index - 1);
  if (frame->is_sequence)
    parser->root_length = parser->pointer->len;
  g_clear_pointer(&parser->problem, g_free);
}

const gchar *
ct_json_take_records(const gchar *at, const gchar *end, gpointer user_data)
{
  CtJsonParser *parser = user_data;
  CtJsonFrame *frame = ct_json_frame(parser, 0);
  CtJsonQuickRecord record = {0};
  CtJsonQuickLimits limits = {.max_length = parser->capture.max_record,
                              .max_texts = CT_JSON_TEXTS_FACTOR * parser->capture.max_record,
                              .max_depth = parser->scanner.max_depth - parser->scanner.depth,
                              .one_line = parser->scanner.sequence == CT_JSON_LINES};
  const gchar *behind = at;

  if (at == parser->refused || !is_in_table(parser, frame))
    return at;
  if (parser->quick == NULL)
    parser->quick = ct_json_quick_new();
  while (at != NULL) {
    const gchar *next = ct_json_quick_read(parser->quick, &limits, at, end, &record);

    if (next == NULL)
      break;
    behind = next;
    pass_lines(&parser->scanner, &record);
    if (!ct_json_give_record(parser, record.values, record.n_values, frame->next_index++))
      return NULL;
    at = ct_json_quick_find_next(behind, end, frame->is_sequence, &record);
  }
  parser->refused = at;
  if (frame->next_index > 0)
    set_pointer(parser, frame);
  return behind;
}
