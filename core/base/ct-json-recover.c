/* ct-json-recover.c: after a fault, on at the next record. */
#include "base/ct-error.h"
#include "base/ct-json-private.h"

/* The array, or sequence, at whose next element reading can go on: its elements are
 * records or rows. Returns: how many frames are above it, -1: none */
static gint
find_target(CtJsonParser *parser)
{
  guint n = parser->frames->len;

  if (parser->in_record || parser->held)
    return 0;
  for (guint i = 0; i < n; i++) {
    const CtJsonFrame *frame = ct_json_frame(parser, i);

    if (frame->is_sequence || (frame->is_array && frame->gave != CT_JSON_GAVE_NONE))
      return (gint)i;
  }
  return -1;
}

/* The pointer of what is broken: the element in progress; between two elements the one
 * before, or in lines the one that does not even begin. */
static void
set_pointer(CtJsonParser *parser, CtJsonFrame *frame, gboolean between)
{
  if (parser->in_record)
    return;
  if (between && parser->scanner.sequence == CT_JSON_LINES)
    frame->next_index++;
  g_string_truncate(parser->pointer, frame->pointer_length);
  if (frame->next_index > 0)
    g_string_append_printf(parser->pointer, "/%" G_GUINT64_FORMAT, frame->next_index - 1);
}

/* What was kept of the element that is given up. */
static void
drop(CtJsonParser *parser, guint n_above)
{
  if (n_above > 0) {
    const CtJsonFrame *first = ct_json_frame(parser, n_above - 1);

    ct_json_values_truncate(&parser->context, first->n_context);
    ct_json_columns_truncate(parser->columns, first->n_columns);
    g_array_set_size(parser->frames, parser->frames->len - n_above);
  }
  ct_json_values_truncate(&parser->row, 0);
  ct_json_capture_cancel(&parser->capture);
  g_clear_pointer(&parser->problem, g_free);
  parser->in_record = FALSE;
  parser->in_root = FALSE;
  parser->bad_text = FALSE;
  parser->token_start = NULL;
}

/* Not indented lines begin alike inside and outside of a record. */
static gint
find_indent(const CtJsonParser *parser, const CtJsonFrame *frame, gboolean between, gchar fault)
{
  const CtJsonScanner *scanner = &parser->scanner;
  gboolean one_line = scanner->line == frame->line ||
                      (scanner->line == frame->line + 1 && scanner->fresh && fault == '{');

  return between || (frame->indent == 0 && !one_line) ? -1 : frame->indent;
}

static gboolean
give_up_element(CtJsonParser *parser, guint n_above, gchar fault, GError **error)
{
  CtJsonFrame *frame;
  gboolean between = n_above == 0 && !parser->in_record;
  gboolean good = !parser->held || parser->in_record || ct_json_release_held(parser, TRUE);
  gint indent;

  frame = ct_json_frame(parser, n_above);
  indent = find_indent(parser, frame, between, fault);
  set_pointer(parser, frame, between);
  if (good && parser->in_record)
    good = ct_json_tell_array(parser, frame);
  parser->held = FALSE;
  good = good && ct_json_tell_syntax(parser, (*error)->message);
  drop(parser, n_above);
  g_clear_error(error);
  if (good)
    ct_json_scanner_skip(&parser->scanner, ct_json_frame(parser, 0)->depth, indent);
  return good;
}

/* Whether the text that is broken at @at was over its limit before: where the text is fed
 * in pieces that has ended the reading. */
static gboolean
is_over_limit(CtJsonParser *parser, const gchar *at, GError **error)
{
  g_autoptr(GError) limit = NULL;

  if (ct_json_take_token(parser, at, &limit))
    return FALSE;
  g_clear_error(error);
  *error = g_steal_pointer(&limit);
  return TRUE;
}

gboolean
ct_json_recover(const gchar *at, gpointer user_data, GError **error)
{
  CtJsonParser *parser = user_data;
  gint n_above = find_target(parser);

  if (n_above < 0 || parser->stopped || is_over_limit(parser, at, error))
    return FALSE;
  if (!g_error_matches(*error, CT_ERROR, CT_ERROR_SOURCE) && !parser->in_record)
    return FALSE;
  return give_up_element(parser, (guint)n_above, *at, error);
}

/* The document as a whole is broken off: the record in progress is told, too. */
gboolean
ct_json_recover_end(CtJsonParser *parser, GError **error)
{
  gint n_above = find_target(parser);
  gboolean whole = parser->scanner.sequence != CT_JSON_ONE_VALUE;
  g_autoptr(GError) copy = NULL;

  if (!parser->in_record && !ct_json_release_held(parser, TRUE))
    return FALSE;
  if (!parser->tolerant || n_above < 0)
    return FALSE;
  if (!whole && !parser->in_record)
    return FALSE;
  copy = g_error_copy(*error);
  if (!give_up_element(parser, (guint)n_above, '\0', &copy))
    return FALSE;
  if (whole)
    g_clear_error(error);
  return whole;
}
