/* form-check.h: what is read is what stands in the cells, and from columns of figures.
 */
#pragma once

#include "fuzz.h"

#include "data/ct-row-sink.h"
#include "intake/ct-layout.h"
#include "intake/ct-recognition.h"

G_BEGIN_DECLS

/* The text of a cell without the space around it. */
CtSpan form_cell_text(const CtCell *cell);

/* Checks that @observation is what @cell says, as any of its readings. @prose: it was
 * read as several figures in words. */
void form_check_cell(const CtObservation *observation, const CtCell *cell, gboolean prose);

/* Checks that every observation stands in a column that @recognition calls figures,
 * numerator or denominator: none is of a comparison, another plan, a row's number or
 * of what is not known. */
void form_check_columns(const CtRecognition *recognition, const CtBatch *batch);

G_END_DECLS
