/* ct-encoding-note.h: what readers of text say about its encoding.
 *
 * Shared by the readers, so that all say the same.
 */
#pragma once

#include "base/ct-text-input.h"
#include "data/ct-row-sink.h"

G_BEGIN_DECLS

/* Tells in which encoding the text is, by a note "encoding"; with a finding
 * (read.encoding-found) for one of the old encodings. */
gboolean ct_row_sink_note_encoding(CtRowSink *sink, const CtTextInput *text);

/* Tells a line that is not in the encoding of the rest, with a warning
 * (read.encoding-line); or, with the encoding of the text itself, the first line that
 * has characters which that does not have. */
gboolean ct_row_sink_note_line_encoding(CtRowSink *sink, const CtTextInput *text, guint64 line,
                                        CtEncoding encoding);

G_END_DECLS
