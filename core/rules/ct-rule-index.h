/* ct-rule-index.h: which constraints speak of a cell; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"
#include "rules/ct-period-inverse.h"

G_BEGIN_DECLS

/* For which cell a constraint that uses an indicator's cell is asked: */
typedef enum {
  CT_USE_SUBJECT, /* for the cell itself */
  CT_USE_FIGURE,  /* for one of the same area */
  CT_USE_CHILD,   /* for one of the parent area */
  CT_USE_BELOW    /* for one of any area above */
} CtUse;

/**
 * CtUsage:
 * @reference: from the subject's period to that of the cell; @inverse: its number in
 *   CtRuleIndex.inverse, unless it is the same period or a shifted one
 * @levels: of the cell's area; 0: any
 * @strictly: the cell has the subject's measure; else it may be an actual figure, too
 * @has_measure, @measure: the cell has just this one, whatever the subject's is
 */
typedef struct {
  guint constraint;
  CtUse use;
  CtPeriodReference reference;
  guint inverse;
  guint levels;
  gboolean strictly;
  gboolean has_measure;
  CtMeasure measure;
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
  CtPeriodInverse *inverse;
} CtRuleIndex;

CtRuleIndex *ct_rule_index_new(const CtView *view, const CtConstraints *constraints);
void ct_rule_index_free(CtRuleIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRuleIndex, ct_rule_index_free)

/* What a constraint uses: (element-type CtUsageOf); its subject is the first. */
typedef struct {
  guint32 indicator;
  CtUsage usage;
} CtUsageOf;
void ct_usages_collect(GArray *usages, CtPeriodInverse *inverse, guint constraint,
                       const CtConstraint *asked);

/* The usages of an indicator: from *begin up to, not including, *end; as subject: only
 * up to the first that is none. */
void ct_rule_index_range(const CtRuleIndex *index, guint32 indicator, guint *begin, guint *end);
guint ct_rule_index_n_subject(const CtRuleIndex *index, guint32 indicator);

/* Whether the constraint is asked for such cells at all. */
static inline gboolean
ct_constraint_asks_for(const CtConstraint *constraint, CtLevel level, CtPeriod period,
                       CtMeasure measure)
{
  return (constraint->levels == 0 || (constraint->levels & (guint)level) != 0) &&
         (constraint->lengths == 0 || (constraint->lengths >> ct_period_months(period) & 1) != 0) &&
         (constraint->measures == 0 || (constraint->measures >> (guint)measure & 1) != 0);
}

/* The verdict on the usage @at of the subject's cell @evaluation->cell; @before: that on
 * the usage before it. */
CtVerdict ct_rule_index_judge(const CtRuleIndex *index, guint at, CtVerdict before,
                              CtEvaluation *evaluation);
/* The verdict on one constraint, whatever the one before it comes to: that one is judged
 * where it matters. */
CtVerdict ct_rule_index_judge_alone(const CtRuleIndex *index, guint constraint,
                                    CtEvaluation *evaluation);

/**
 * ct_rule_index_each_use:
 * @figure: its key counts, not its value
 * @used: called for each current cell that a constraint is asked for and takes the figure's
 *   cell at, once for each pair; with the figure itself where it is the subject. %FALSE ends
 *   the walk
 * Returns: %FALSE when @used ended it
 */
typedef gboolean (*CtUsedFunc)(guint constraint, const CtObservation *subject,
                               gpointer user_data);
gboolean ct_rule_index_each_use(const CtRuleIndex *index, const CtObservation *figure,
                                CtUsedFunc used, gpointer user_data);

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
