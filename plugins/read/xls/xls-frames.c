#include "xls-frames.h"

#include <string.h>

struct XlsFrames {
  XlsFrameFunc take;
  gpointer user_data;
  GByteArray *pending; /* the beginning of a frame */
  gboolean too_long;
};

/* Payloads */

static const gchar *
take_bytes(XlsPayload *payload, gsize n)
{
  const gchar *at = payload->at;

  if (n > payload->left) {
    payload->cut = TRUE;
    return NULL;
  }
  payload->at += n;
  payload->left -= n;
  return at;
}

static guint32
get_u32(const gchar *bytes)
{
  const guint8 *at = (const guint8 *)bytes;

  return at[0] | (guint32)at[1] << 8 | (guint32)at[2] << 16 | (guint32)at[3] << 24;
}

guint8
xls_payload_u8(XlsPayload *payload)
{
  const gchar *at = take_bytes(payload, 1);

  return at != NULL ? (guint8)*at : 0;
}

guint32
xls_payload_u32(XlsPayload *payload)
{
  const gchar *at = take_bytes(payload, 4);

  return at != NULL ? get_u32(at) : 0;
}

gdouble
xls_payload_number(XlsPayload *payload)
{
  const gchar *at = take_bytes(payload, 8);
  union {
    guint64 bits;
    gdouble number;
  } of = {.bits = 0};

  if (at != NULL)
    of.bits = get_u32(at) | (guint64)get_u32(at + 4) << 32;
  return of.number;
}

const gchar *
xls_payload_text(XlsPayload *payload, gsize *length)
{
  const gchar *at;

  *length = xls_payload_u32(payload);
  at = take_bytes(payload, *length);
  if (at == NULL)
    *length = 0;
  return at != NULL ? at : "";
}

const gchar *
xls_payload_rest(XlsPayload *payload, gsize *length)
{
  *length = payload->left;
  return take_bytes(payload, payload->left);
}

gboolean
xls_payload_is_done(const XlsPayload *payload)
{
  return !payload->cut && payload->left == 0;
}

/* Frames */

XlsFrames *
xls_frames_new(XlsFrameFunc take, gpointer user_data)
{
  XlsFrames *frames = g_new0(XlsFrames, 1);

  frames->take = take;
  frames->user_data = user_data;
  frames->pending = g_byte_array_new();
  return frames;
}

void
xls_frames_free(XlsFrames *frames)
{
  if (frames == NULL)
    return;
  g_byte_array_unref(frames->pending);
  g_free(frames);
}

/* Gives the whole frames at the front. @used: (out): their bytes */
static gboolean
take_frames(XlsFrames *frames, const gchar *bytes, gsize length, gsize *used)
{
  *used = 0;
  while (length - *used >= XLS_HEADER_BYTES) {
    const gchar *frame = bytes + *used;
    XlsPayload payload = {.at = frame + XLS_HEADER_BYTES, .left = get_u32(frame + 1)};

    frames->too_long = payload.left > XLS_MAX_PAYLOAD;
    if (frames->too_long)
      return FALSE;
    if (length - *used - XLS_HEADER_BYTES < payload.left)
      return TRUE;
    *used += XLS_HEADER_BYTES + payload.left;
    if (!frames->take((XlsFrame)(guint8)*frame, &payload, frames->user_data))
      return FALSE;
  }
  return TRUE;
}

gboolean
xls_frames_feed(XlsFrames *frames, const gchar *bytes, gsize length)
{
  gsize used;
  gboolean more;

  if (frames->pending->len == 0) {
    more = take_frames(frames, bytes, length, &used);
    g_byte_array_append(frames->pending, (const guint8 *)bytes + used, (guint)(length - used));
    return more;
  }
  g_byte_array_append(frames->pending, (const guint8 *)bytes, (guint)length);
  more = take_frames(frames, (const gchar *)frames->pending->data, frames->pending->len, &used);
  g_byte_array_remove_range(frames->pending, 0, (guint)used);
  return more;
}

gboolean
xls_frames_are_whole(const XlsFrames *frames)
{
  return frames->pending->len == 0 && !frames->too_long;
}
