/* ct-text.h: UTF-8 text, and the folding under which names are the same.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CtFold:
 * @CT_FOLD_SPELLING: case, Unicode form, width, kinds of space, hyphen and
 *   apostrophe, place of the tone mark (hoà, hòa), y for i where both are
 *   written (bác sỹ, bác sĩ), brackets and punctuation as spaces, runs of
 *   spaces as one; tone marks and vowel marks stay
 * @CT_FOLD_LETTERS: the same without any mark, đ as d ("bac si")
 *
 * Signs that carry meaning stay: % ‰ / + ² (as 2) and digits; "." and "," only
 * between digits, where they group or part a number.
 */
typedef enum { CT_FOLD_SPELLING, CT_FOLD_LETTERS } CtFold;

/**
 * ct_text_fold:
 * @text: (array length=length): valid UTF-8
 * Returns: (transfer full): the key under which spellings are compared. It is no
 *   text to show, and only keys compare with keys: tỷ has the key of tỉ, "ty" that
 *   of "ti".
 */
gchar *ct_text_fold(const gchar *text, gsize length, CtFold fold);

/* Moves @text and @length over white space of any kind (no-break, thin, zero
 * width, BOM) at both ends. */
void ct_text_trim(const gchar **text, gsize *length);

/* The offset of the first byte that is no valid UTF-8, or -1; NUL is valid here. */
gssize ct_text_find_invalid(const gchar *text, gsize length);

/* How many line ends: CR, LF and CR LF. */
guint64 ct_text_count_lines(const gchar *text, gsize length);

/* The first line with its end: CR, LF or CR LF; all, where none ends it. */
gsize ct_text_line_length(const gchar *text, gsize length);

/* How many bytes are @c. */
gsize ct_text_count(const gchar *text, gsize length, gchar c);

/* %TRUE when both are the same bytes, the second being NUL-terminated. */
gboolean ct_text_equal(const gchar *text, gsize length, const gchar *other);

/* A copy for messages: at most 60 characters, then "…"; control characters and
 * broken bytes as visible escapes (<00>). Returns: (transfer full) */
gchar *ct_text_quote(const gchar *text, gsize length);

/* Splits a list cell of the catalog at @separator, trims the parts, leaves out
 * empty ones. Returns: (transfer full): NULL-terminated */
gchar **ct_text_split(const gchar *text, const gchar *separator);

G_END_DECLS
