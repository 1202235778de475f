#include "base/ct-json-capture.h"

void
ct_json_capture_init(CtJsonCapture *capture, gsize max_record)
{
  *capture = (CtJsonCapture){.max_record = max_record};
  ct_json_record_init(&capture->record);
}

void
ct_json_capture_clear(CtJsonCapture *capture)
{
  ct_json_record_clear(&capture->record);
}

void
ct_json_capture_begin(CtJsonCapture *capture, const gchar *at, guint depth)
{
  ct_json_record_reset(&capture->record);
  capture->active = TRUE;
  capture->from = at;
  capture->too_long = FALSE;
  capture->depth = depth;
}

void
ct_json_capture_cancel(CtJsonCapture *capture)
{
  ct_json_record_reset(&capture->record);
  capture->active = FALSE;
}

void
ct_json_capture_resume(CtJsonCapture *capture, const gchar *at)
{
  capture->from = at;
}

static gsize
offset(const CtJsonCapture *capture, const gchar *at)
{
  return capture->record.bytes->len + (gsize)(at - capture->from);
}

void
ct_json_capture_take(CtJsonCapture *capture, const gchar *end)
{
  if (!capture->active)
    return;
  if (capture->too_long || offset(capture, end) > capture->max_record) {
    capture->too_long = TRUE;
    ct_json_record_reset(&capture->record);
    return;
  }
  g_string_append_len(capture->record.bytes, capture->from, (gssize)(end - capture->from));
  capture->from = end;
}

void
ct_json_capture_end(CtJsonCapture *capture, const gchar *end)
{
  ct_json_capture_take(capture, end);
  capture->active = FALSE;
}

void
ct_json_capture_begin_number(CtJsonCapture *capture, const gchar *at)
{
  if (capture->active && !capture->too_long)
    capture->number_start = offset(capture, at);
}

void
ct_json_capture_end_number(CtJsonCapture *capture, const gchar *end)
{
  CtJsonToken number = {.start = capture->number_start};

  if (!capture->active || capture->too_long)
    return;
  if (offset(capture, end) > capture->max_record) {
    capture->too_long = TRUE; /* before the numbers take more memory than the bytes may */
    return;
  }
  number.length = offset(capture, end) - number.start;
  g_array_append_val(capture->record.numbers, number);
}
