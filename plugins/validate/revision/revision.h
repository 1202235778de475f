/* revision.h: figures of this run beside those that were accepted before. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* What was accepted and is not there any more. */
void revision_check_gone(const CtView *view, CtFindings *findings);

/* Of the figures that have no value now: what they had. */
void revision_tell_gone(const CtView *view, CtFinding *finding, const CtObservation *before,
                        CtFindings *findings);

G_END_DECLS
