/* ct-encoding.h: in which encoding the bytes of a text are.
 *
 * Offices of Viet Nam send, besides UTF-8, what Excel calls "Unicode text" (UTF-16)
 * and old files in windows-1258, VISCII, TCVN3 (the ABC fonts, .VnTime) and VNI.
 * To read a whole submission use ct-text-input.h. Text in TCVN3 or VNI that sits in
 * valid Unicode is the matter of ct-legacy.h.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CT_ENCODING_AUTO, /* to be found */
  CT_ENCODING_UTF_8,
  CT_ENCODING_UTF_16LE,
  CT_ENCODING_UTF_16BE,
  CT_ENCODING_UTF_32LE,
  CT_ENCODING_UTF_32BE,
  CT_ENCODING_WINDOWS_1258,
  CT_ENCODING_VISCII,
  CT_ENCODING_TCVN3,
  CT_ENCODING_VNI
} CtEncoding;

/* Any case, with or without hyphens; "utf-16" and "utf-32" are the little-endian
 * ones (a byte-order mark in the text goes before it). %FALSE: no such name. */
gboolean ct_encoding_parse(const gchar *name, CtEncoding *encoding);

/* "UTF-8", "TCVN3": as shown to people; ct_encoding_parse() understands it. */
const gchar *ct_encoding_name(CtEncoding encoding);

/**
 * ct_encoding_find:
 * @head: (array length=length): the first bytes; 4 KiB tell much, 64 KiB more
 *
 * By a byte-order mark; by zero bytes (UTF-16, UTF-32); by being valid UTF-8, all or
 * most lines; else the old encoding under which most words are Vietnamese. Text
 * that is no Vietnamese under any is %CT_ENCODING_WINDOWS_1258, whose letters are
 * mostly those of windows-1252; bytes that are no text in any are left to
 * %CT_ENCODING_UTF_8, where a parser finds them broken. A character that is cut at
 * the end of @head does no harm. Never %CT_ENCODING_AUTO.
 */
CtEncoding ct_encoding_find(const gchar *head, gsize length);

/**
 * ct_encoding_may_begin:
 * @signs: of ASCII, no white space
 *
 * A quick look, in whatever encoding @head is. Returns: %FALSE when what it decodes to
 *   begins, behind white space, with none of @signs; %TRUE when it may
 */
gboolean ct_encoding_may_begin(const gchar *head, gsize length, const gchar *signs);

/**
 * ct_encoding_decode:
 * @encoding: %CT_ENCODING_AUTO: found first
 * @bytes: (array length=length): a head, a line, a name
 *
 * Returns: (transfer full): UTF-8, NUL-terminated, @decoded bytes long, in NFC,
 *   without byte-order mark; what cannot be decoded is U+FFFD, a character that is
 *   cut at the end is left out
 */
gchar *ct_encoding_decode(CtEncoding encoding, const gchar *bytes, gsize length, gsize *decoded);

G_END_DECLS
