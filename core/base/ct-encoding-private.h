/* ct-encoding-private.h: what ct-encoding, ct-text-input and ct-legacy share. */
#pragma once

#include "base/ct-encoding.h"
#include "base/ct-vietnamese.h"

G_BEGIN_DECLS

typedef enum {
  CT_ENCODING_BY_DECLARATION,
  CT_ENCODING_BY_MARK,   /* byte-order mark */
  CT_ENCODING_BY_ZEROS,
  CT_ENCODING_BY_ASCII,  /* nothing else at the start */
  CT_ENCODING_BY_UTF_8,  /* valid, all of it */
  CT_ENCODING_BY_LINES,  /* most lines valid UTF-8 */
  CT_ENCODING_BY_WORDS,  /* Vietnamese */
  CT_ENCODING_BY_DEFAULT /* nothing speaks for it */
} CtEncodingGround;

/* How an encoding was found; @good of @words for the old ones. @valid: all of the head
 * is known to be valid UTF-8. */
typedef struct {
  CtEncodingGround ground;
  guint64 good, words;
  gboolean valid;
} CtEncodingEvidence;

CtEncoding ct_encoding_find_with(const gchar *head, gsize length, CtEncodingEvidence *evidence);

/* Of the length of a byte-order mark at the start, 0 without one. */
gsize ct_encoding_find_mark(const gchar *head, gsize length, CtEncoding *encoding);

/* Windows-1258 and the three of Viet Nam: one or two bytes a letter. */
gboolean ct_encoding_is_old(CtEncoding encoding);

/* The first character; U+FFFD for a byte that is none.
 * Returns: how many bytes it takes */
gsize ct_encoding_old_character(CtEncoding encoding, const guint8 *bytes, gsize length,
                                gunichar *c);

/* Pushes the characters of @bytes into @score, and ends the last word. */
void ct_encoding_score(CtEncoding encoding, const gchar *bytes, gsize length,
                       CtVietnamese *score);

/**
 * ct_encoding_append:
 * @more: the text goes on behind @bytes: a character that may be cut at the end is left
 * @n_broken: (inout): counts what became U+FFFD
 *
 * Any encoding but UTF-8. Combining marks come out as they are.
 * Returns: how many bytes were taken
 */
gsize ct_encoding_append(CtEncoding encoding, const gchar *bytes, gsize length, gboolean more,
                         GString *out, guint64 *n_broken);

/* The same for a line of which the encoding is not known: the old one under which it is
 * clearly Vietnamese, or %CT_ENCODING_AUTO. @likely: that of lines before, preferred
 * where there is doubt. */
CtEncoding ct_encoding_find_old(const CtVietnamese *scores, CtEncoding likely);
#define CT_N_OLD_ENCODINGS 4
#define CT_OLD_ENCODING(i) ((CtEncoding)(CT_ENCODING_WINDOWS_1258 + (i)))

/* What stands at @byte in windows-1252; the C1 control where nothing does. */
gunichar ct_windows_1252_character(guint8 byte);
/* -1: no such character there. */
gint ct_windows_1252_byte(gunichar c);

/* @letter with @mark as one character. %FALSE: there is none; @composed is undefined. */
gboolean ct_encoding_compose(gunichar letter, gunichar mark, gunichar *composed);

/* Whether @text may have combining marks of U+0300 and on, in a quick look. */
gboolean ct_encoding_has_marks(const gchar *text, gsize length);
/* Appends valid UTF-8; letters with combining marks of U+0300 and on come out in NFC,
 * unless they have more than 32. */
void ct_encoding_append_nfc(GString *out, const gchar *text, gsize length);

G_END_DECLS
