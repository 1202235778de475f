/* ct-answering.h: findings that senders have answered ("Giải trình: ...").
 */
#pragma once

#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/**
 * ct_answer_findings:
 * A finding about a figure becomes information where it was answered: in the row of the
 * figure, in the list of findings that came back with it, in the pipeline's file of answers, or in an earlier run, while the figure is what
 * it was then. Its message keeps the answer, who gave it and when. What intake and readers
 * found stays: there is no figure to explain. The answers go to @run's.
 */
void ct_answer_findings(const CtPlan *plan, const CtView *view, CtRun *run);

G_END_DECLS
