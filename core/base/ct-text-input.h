/* ct-text-input.h: the bytes of a submission as UTF-8 in NFC, whatever they were.
 *
 * Comes out piece by piece, in bounded memory (some MiB, also for one line of a
 * gigabyte). There are as many lines before as after. UTF-8 in NFC passes without
 * being copied. What stays as it was, because the parser behind tells it better:
 * NUL bytes, and lines that are no UTF-8 and cannot be decided to be anything else.
 *
 * A reader tells what was found by ct_row_sink_note() (data/ct-row-sink.h):
 *   what "encoding", value ct_encoding_name(ct_text_input_encoding()), evidence
 *   ct_text_input_evidence(); without rule for UTF-8, UTF-16 and UTF-32, with one
 *   of information for the old encodings (the sender should save as UTF-8), and one
 *   with the row for a line that was in another encoding than the rest.
 */
#pragma once

#include "base/ct-encoding.h"
#include "base/ct-input.h"

G_BEGIN_DECLS

typedef struct CtTextInput CtTextInput;

/**
 * CtTextLineFunc:
 * @line: physical line, from 1
 * @encoding: what this line was decoded from, other than the rest; or the encoding
 *   of the text itself: here is the first character that it cannot have, which
 *   became U+FFFD (told once)
 */
typedef void (*CtTextLineFunc)(guint64 line, CtEncoding encoding, gpointer user_data);

/**
 * ct_text_input_new:
 * @input: (transfer none): outlives the text; read by nobody else
 * @encoding: what it is declared to be; %CT_ENCODING_AUTO: found from the first
 *   64 KiB. A byte-order mark goes before either.
 * Returns: (transfer full) (nullable)
 */
CtTextInput *ct_text_input_new(CtInput *input, CtEncoding encoding, GError **error);
void ct_text_input_free(CtTextInput *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtTextInput, ct_text_input_free)

/* Set before the first peek or next. Called while those decode, so about lines
 * ahead of what the reader has seen. */
void ct_text_input_set_line_func(CtTextInput *text, CtTextLineFunc func, gpointer user_data);

/* The first piece, which next() will give again: what the first 64 KiB (or more) of
 * input decode to, less when the text is shorter; whole lines, unless the first line
 * is longer. Only before the first next().
 * Returns: (transfer none) (array length=length): valid until the next call; %NULL
 *   on error */
const gchar *ct_text_input_peek(CtTextInput *text, gsize *length, GError **error);

/* The next piece; @length 0 at the end. Pieces end anywhere, but not inside a
 * character of valid text.
 * Returns: (transfer none) (array length=length): valid until the next call; %NULL
 *   on error */
const gchar *ct_text_input_next(CtTextInput *text, gsize *length, GError **error);

/* Whether the piece given last is known to be valid UTF-8; others mostly are, too. */
gboolean ct_text_input_is_valid(const CtTextInput *text);

CtEncoding ct_text_input_encoding(const CtTextInput *text);

/* How it was found, in the thread's language: "byte-order mark". */
const gchar *ct_text_input_evidence(const CtTextInput *text);

G_END_DECLS
