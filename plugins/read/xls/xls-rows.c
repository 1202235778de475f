#include "xls-rows.h"

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-kind.h"
#include "xls-rows-private.h"
#include "xls-run.h"

#define MOST_LOOKS 65536u
#define MOST_SHEETS 4096u

XlsRows *
xls_rows_new(CtRowSink *sink, guint64 max_cells)
{
  XlsRows *rows = g_new0(XlsRows, 1);

  rows->sink = sink;
  rows->max_cells = max_cells;
  rows->looks = g_array_new(FALSE, FALSE, sizeof(XlsStyle));
  rows->merged = g_array_new(FALSE, FALSE, sizeof(OfficeRange));
  rows->columns = g_array_new(FALSE, FALSE, sizeof(OfficeRange));
  return rows;
}

void
xls_rows_free(XlsRows *rows)
{
  if (rows == NULL)
    return;
  xls_frames_free(rows->frames);
  g_array_unref(rows->looks);
  g_clear_pointer(&rows->sheet, office_sheet_free);
  g_free(rows->name);
  g_array_unref(rows->merged);
  g_array_unref(rows->columns);
  g_free(rows);
}

/* The book */

static gboolean
take_hello(XlsRows *rows, XlsPayload *payload)
{
  guint32 version = xls_payload_u32(payload);

  rows->confined = xls_payload_u32(payload);
  rows->state = STATE_BOOK;
  return version == XLS_PROTOCOL_VERSION;
}

static gboolean
take_book(XlsRows *rows, XlsPayload *payload)
{
  rows->since_1904 = xls_payload_u8(payload) != 0;
  rows->n_sheets = rows->sheets_left = xls_payload_u32(payload);
  rows->state = STATE_LOOKS;
  return rows->n_sheets <= MOST_SHEETS;
}

static gboolean
take_look(XlsRows *rows, XlsPayload *payload)
{
  gsize font_length, code_length;
  gboolean is_next = xls_payload_u32(payload) == rows->looks->len;
  guint32 builtin = xls_payload_u32(payload);
  const gchar *font_text = xls_payload_text(payload, &font_length);
  const gchar *code_text = xls_payload_rest(payload, &code_length);
  g_autofree gchar *font = xls_text_copy(font_text, font_length);
  g_autofree gchar *code = xls_text_copy(code_text, code_length);
  const XlsStyle look = {.format = code_length > 0 ? office_format_parse(code)
                                               : office_format_builtin(builtin),
                     .font = office_font_parse(font)};

  g_array_append_val(rows->looks, look);
  return is_next && rows->looks->len <= MOST_LOOKS;
}

static gboolean
take_failure(XlsRows *rows, XlsPayload *payload)
{
  guint32 failure = xls_payload_u32(payload);

  rows->failure = (XlsFailure)failure;
  rows->number = xls_payload_u32(payload);
  rows->state = STATE_FAILED;
  return failure < XLS_N_FAILURES;
}

/* All ended */

static gboolean
end_all(XlsRows *rows)
{
  rows->state = STATE_ENDED;
  return rows->sheets_left == 0 && rows->n_sheets > 0;
}

/* Frames, in their order */

static gboolean
take_between(XlsRows *rows, XlsFrame frame, XlsPayload *payload)
{
  if (frame == XLS_FRAME_SHEET)
    return xls_sheet_begin(rows, payload);
  return frame == XLS_FRAME_END && end_all(rows);
}

static gboolean
take_in_order(XlsRows *rows, XlsFrame frame, XlsPayload *payload)
{
  switch (rows->state) {
  case STATE_HELLO:
    return frame == XLS_FRAME_HELLO && take_hello(rows, payload);
  case STATE_BOOK:
    if (frame == XLS_FRAME_FAILED)
      return take_failure(rows, payload);
    return frame == XLS_FRAME_BOOK && take_book(rows, payload);
  case STATE_LOOKS:
    if (frame == XLS_FRAME_LOOK)
      return take_look(rows, payload);
    return take_between(rows, frame, payload);
  case STATE_SHEETS:
    return take_between(rows, frame, payload);
  case STATE_SHEET:
  case STATE_ROWS:
    return xls_sheet_take(rows, frame, payload);
  default:
    return FALSE;
  }
}

static gboolean
take_frame(XlsFrame frame, XlsPayload *payload, gpointer user_data)
{
  XlsRows *rows = user_data;
  gboolean sound = take_in_order(rows, frame, payload);

  if (rows->state != STATE_STOPPED && (!sound || !xls_payload_is_done(payload)))
    rows->state = STATE_NONSENSE;
  return rows->state < STATE_STOPPED;
}

gboolean
xls_rows_take(const gchar *bytes, gsize length, gpointer user_data)
{
  XlsRows *rows = user_data;

  if (rows->frames == NULL)
    rows->frames = xls_frames_new(take_frame, rows);
  return xls_frames_feed(rows->frames, bytes, length);
}

static void
set_failure(const XlsRows *rows, GError **error)
{
  if (rows->failure == XLS_FAILURE_PASSWORD)
    g_set_error_literal(error, CT_ERROR, CT_ERROR_SOURCE, office_kind_tell(OFFICE_KIND_ENCRYPTED));
  else if (rows->failure == XLS_FAILURE_MEMORY)
    xls_set_unreadable(error, _("it needs more memory than it may have (read.max-memory)"));
  else
    xls_set_unreadable(error, _("it is no workbook, or damaged (error %u of freexl)"),
                       rows->number);
}

gboolean
xls_rows_finish(XlsRows *rows, GError **error)
{
  if (rows->state == STATE_STOPPED)
    return TRUE;
  if (rows->state == STATE_FAILED) {
    set_failure(rows, error);
    return FALSE;
  }
  if (rows->n_cells > rows->max_cells) {
    g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                _("the workbook has more than %lu cells (read.max-cells); delete sheets that hold no "
                  "figures of the report, or raise the limit"),
                (gulong)rows->max_cells);
    return FALSE;
  }
  if (rows->state == STATE_ENDED && xls_frames_are_whole(rows->frames))
    return TRUE;
  xls_set_unreadable(error, _("the program that reads it gave an answer that makes no sense"));
  return FALSE;
}
