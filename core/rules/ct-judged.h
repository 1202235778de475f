/* ct-judged.h: what is said of a cell that breaks its rules; private to core/rules.
 */
#pragma once

#include "rules/ct-suggest.h"

G_BEGIN_DECLS

/**
 * CtJudged: one cell with its verdicts.
 * @findings: receive what is reported
 * @repairs_left: how many searches for a repair are left to its chunk
 * @cell, @figure: of the current figures
 * @first, @n: the usages as subject in the index
 * @verdicts: (array length=n): on each
 */
typedef struct {
  CtSuggest suggest;
  CtFindings *findings;
  guint *repairs_left;
  gsize cell;
  CtObservation figure;
  guint first;
  guint n;
  CtVerdict *verdicts;
} CtJudged;

/* A finding for each broken constraint, see ct_engine_run(). */
void ct_judged_report(const CtJudged *judged);

/* Says only what fits when it was cut, and appends the other broken constraints.
 * @breaches: (element-type CtBreach) */
void ct_judged_collect(const CtJudged *judged, GArray *breaches);

/* The finding for one broken constraint, whatever the verdicts. */
void ct_judged_report_one(const CtJudged *judged, const CtConstraint *constraint);

G_END_DECLS
