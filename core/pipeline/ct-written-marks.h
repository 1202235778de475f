/* ct-written-marks.h: how a number is written in a cell, so that another one can be typed into it.
 */
#pragma once

#include "data/ct-written.h"
#include "intake/ct-recognition.h"

G_BEGIN_DECLS

/**
 * ct_written_find_marks:
 * @text, @kind: of the cell
 * @figure: the only one that was taken from it, as it was written
 * @recognition: of the submission
 * @written: gets its marks
 * @behind: (out): what follows the number in the cell, from within @text or static
 * Returns: %FALSE: @text is more than this number, or not sure to be read as it
 */
gboolean ct_written_find_marks(const gchar *text, CtCellKind kind, const CtObservation *figure,
                               const CtRecognition *recognition, CtWrittenCell *written,
                               const gchar **behind);

G_END_DECLS
