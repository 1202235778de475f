/* ct-encoding-lines.h: spans of a text into UTF-8 in NFC, for ct-text-input. */
#pragma once

#include "base/ct-text-input.h"

G_BEGIN_DECLS

typedef struct CtEncodingLines CtEncodingLines;

/* @encoding: of the text; UTF-16 and UTF-32 are UTF-8 when they come here. */
CtEncodingLines *ct_encoding_lines_new(CtEncoding encoding);
void ct_encoding_lines_free(CtEncodingLines *lines);
void ct_encoding_lines_set_func(CtEncodingLines *lines, CtTextLineFunc func, gpointer user_data);

/* Tells, once, of the first U+FFFD in @bytes; @pending: where what was not yet converted
 * begins, which ends with @bytes. */
void ct_encoding_lines_tell_broken(CtEncodingLines *lines, const gchar *pending, const gchar *bytes,
                               gsize length);

/* @whole: @bytes are whole lines; else they are a part of one that is too long for what
 * needs a whole line. They may be what is returned. @valid: they are known to be valid
 * UTF-8.
 * Returns: (transfer none) (array length=converted): valid until the next call */
const gchar *ct_encoding_lines_convert(CtEncodingLines *lines, const gchar *bytes, gsize length,
                                   gboolean whole, gboolean valid, gsize *converted);

/* Whether what it gave last is known to be valid UTF-8. */
gboolean ct_encoding_lines_are_valid(const CtEncodingLines *lines);

G_END_DECLS
