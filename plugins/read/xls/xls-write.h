/* xls-write.h: the child's side of the protocol: frames to descriptor 1.
 */
#pragma once

#include "xls-protocol.h"

/* One frame is put together, then ended; the process ends when nobody reads. Not re-entrant:
 * the child has one thread. */
void xls_write_begin(XlsFrame frame);
void xls_write_u8(guint8 value);
void xls_write_u32(guint32 value);
void xls_write_number(gdouble value);
/* With its length before it. Both: what is too long for a payload is cut. */
void xls_write_text(const gchar *text);
/* The rest of the payload. */
void xls_write_rest(const gchar *text);
void xls_write_end(void);
void xls_write_flush(void);
