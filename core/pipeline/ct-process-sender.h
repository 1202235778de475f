/* ct-process-sender.h: who sent a submission, before it is read. For the pipeline layer.
 */
#pragma once

#include "pipeline/ct-process.h"

G_BEGIN_DECLS

/* Submissions get their numbers when all have arrived; see CtProcessed. */
#define CT_UNNUMBERED 0u

/* Sets the submission's sender from what @source states or from the submission's name. */
void ct_process_find_sender(CtProcessed *processed, const CtCatalog *catalog,
                            const CtSource *source);

/* A sender that the catalog does not know, also when all has been read, may be a slip of
 * the pen. */
void ct_process_tell_unknown_sender(const CtProcessed *processed, const CtCatalog *catalog,
                                    const CtSource *source);

G_END_DECLS
