/* encoding.h: text in the encodings of old and new files.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ENCODING_UTF8,
  ENCODING_UTF8_BOM,
  ENCODING_UTF16LE, /* with a byte-order mark, and big-endian */
  ENCODING_UTF16BE,
  ENCODING_UTF16LE_BARE, /* without */
  ENCODING_UTF32LE,
  ENCODING_CP1258,
  ENCODING_VISCII,
  ENCODING_TCVN3,
  ENCODING_VNI,
  ENCODING_TCVN3_IN_UTF8, /* "Tû lÖ hé nghÌo": legacy bytes taken for Latin-1 */
  ENCODING_VNI_IN_UTF8
} Encoding;
#define N_ENCODINGS 12

const gchar *encoding_name(Encoding encoding);

/* @text: UTF-8 in NFC. Returns: (transfer full) */
GBytes *encoding_write(const gchar *text, gsize length, Encoding encoding);

G_END_DECLS
