/* silence.h: nothing is lost in silence (intake/ct-intake.h): every cell that is not
 * blank, in a column of figures below the header, is an observation, or a finding says
 * why it is none.
 */
#pragma once

#include "fuzz.h"

#include "data/ct-finding.h"
#include "intake/ct-held-rows.h"
#include "intake/ct-recognition.h"

G_BEGIN_DECLS

/**
 * silence_check:
 * @rows: (array length=n_rows): of the table @table, as they were given
 * @recognition: tells where its headers are and which columns hold figures
 */
void silence_check(const CtRow *rows, guint n_rows, guint table, const CtRecognition *recognition,
                   const CtBatch *batch, const CtFindings *findings);

G_END_DECLS
