/* ct-rule-index.h: which constraints speak of a cell; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/* How a constraint uses an indicator's cell: */
typedef enum {
  CT_USE_SUBJECT, /* it is asked for the cell */
  CT_USE_FIGURE,  /* for the cell of the same area, in the period of @reference */
  CT_USE_CHILD    /* for the cell of the parent area */
} CtUse;

typedef struct {
  guint constraint;
  CtUse use;
  CtPeriodReference reference;
} CtUsage;

/**
 * CtRuleIndex: immutable once built; any number of threads.
 * @first: (array length=n_indicators + 1): an indicator's usages in @usages;
 *   those as subject come first, in the order of the constraints
 */
typedef struct {
  const CtView *view;
  const CtConstraints *constraints;
  guint *first;
  CtUsage *usages;
} CtRuleIndex;

CtRuleIndex *ct_rule_index_new(const CtView *view, const CtConstraints *constraints);
void ct_rule_index_free(CtRuleIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRuleIndex, ct_rule_index_free)

/* The usages of an indicator: from *begin up to, not including, *end; as subject: only
 * up to the first that is none. */
void ct_rule_index_range(const CtRuleIndex *index, guint32 indicator, guint *begin, guint *end);
guint ct_rule_index_n_subject(const CtRuleIndex *index, guint32 indicator);

/* The verdict on the usage @at of the subject's cell @evaluation->cell; @before: that on
 * the usage before it. */
CtVerdict ct_rule_index_judge(const CtRuleIndex *index, guint at, CtVerdict before,
                              CtEvaluation *evaluation);

/**
 * ct_rule_index_judge_around:
 * @figure: taken in place of the one that the view has
 * @judged: called for each constraint that uses the figure's cell and can be told;
 *   %FALSE ends the walk
 * Returns: %FALSE when @judged ended it
 */
typedef gboolean (*CtJudgedFunc)(const CtConstraint *constraint, const CtObservation *subject,
                                 CtVerdict verdict, gpointer user_data);
gboolean ct_rule_index_judge_around(const CtRuleIndex *index, const CtObservation *figure,
                                    CtJudgedFunc judged, gpointer user_data);

G_END_DECLS
