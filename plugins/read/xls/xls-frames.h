/* xls-frames.h: the parent's side of the protocol: bytes into frames. The child may have been
 * taken over by the file it reads, so nothing it says is trusted.
 */
#pragma once

#include "xls-protocol.h"

/* What is left of a payload. */
typedef struct {
  const gchar *at;
  gsize left;
  gboolean cut; /* something was asked for that is not there */
} XlsPayload;

guint8 xls_payload_u8(XlsPayload *payload);
guint32 xls_payload_u32(XlsPayload *payload);
gdouble xls_payload_number(XlsPayload *payload);
/* With its length before it. Returns: (transfer none) (array length=length) */
const gchar *xls_payload_text(XlsPayload *payload, gsize *length);
/* All that is left. */
const gchar *xls_payload_rest(XlsPayload *payload, gsize *length);
/* Nothing is missing or left. */
gboolean xls_payload_is_done(const XlsPayload *payload);

/* Returns: %FALSE: no more frames are wanted */
typedef gboolean (*XlsFrameFunc)(XlsFrame frame, XlsPayload *payload, gpointer user_data);

typedef struct XlsFrames XlsFrames;
XlsFrames *xls_frames_new(XlsFrameFunc take, gpointer user_data);
void xls_frames_free(XlsFrames *frames);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsFrames, xls_frames_free)

/* Returns: %FALSE: no more is wanted, or a payload is longer than any may be */
gboolean xls_frames_feed(XlsFrames *frames, const gchar *bytes, gsize length);
/* Nothing of a frame is left over, and none was too long. */
gboolean xls_frames_are_whole(const XlsFrames *frames);
