/* ct-process-ending.h: files whose names say that they are something else. For the pipeline layer.
 */
#pragma once

#include "pipeline/ct-process.h"

G_BEGIN_DECLS

/* Tells (information) a submission that was read by @reader, where the ending of its name is that
 * of another kind of workbook or table: other programs go by the name. */
void ct_process_tell_wrong_ending(const CtProcessed *processed, const CtInstance *reader);

G_END_DECLS
