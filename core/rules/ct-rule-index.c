/* ct-rule-index.c: which constraints speak of a cell.
 */
#include "rules/ct-rule-index.h"

/* Subjects come first, then by constraint; one that uses a cell twice is kept once. */
static gint
compare_usages(gconstpointer a, gconstpointer b)
{
  const CtUsageOf *x = a, *y = b;
  const gint64 left[] = {x->indicator, x->usage.use != CT_USE_SUBJECT, x->usage.constraint,
                         x->usage.use, x->usage.reference.kind, x->usage.reference.months,
                         x->usage.levels, x->usage.strictly, x->usage.has_measure,
                         x->usage.measure};
  const gint64 right[] = {y->indicator, y->usage.use != CT_USE_SUBJECT, y->usage.constraint,
                          y->usage.use, y->usage.reference.kind, y->usage.reference.months,
                          y->usage.levels, y->usage.strictly, y->usage.has_measure,
                          y->usage.measure};

  for (guint i = 0; i < G_N_ELEMENTS(left); i++)
    if (left[i] != right[i])
      return left[i] < right[i] ? -1 : 1;
  return 0;
}

static GArray *
collect_usages(const CtConstraints *constraints, CtPeriodInverse *inverse)
{
  GArray *usages = g_array_new(FALSE, FALSE, sizeof(CtUsageOf));

  for (guint i = 0; i < ct_constraints_count(constraints); i++)
    ct_usages_collect(usages, inverse, i, ct_constraints_get(constraints, i));
  g_array_sort(usages, compare_usages);
  return usages;
}

CtRuleIndex *
ct_rule_index_new(const CtView *view, const CtConstraints *constraints)
{
  CtRuleIndex *index = g_new(CtRuleIndex, 1);
  guint n_indicators = view->catalog->n_indicators, n = 0, at = 0;
  GArray *usages;

  index->view = view;
  index->constraints = constraints;
  index->inverse = ct_period_inverse_new(view->current);
  usages = collect_usages(constraints, index->inverse);
  index->first = g_new(guint, n_indicators + 1);
  index->usages = g_new(CtUsage, MAX(usages->len, 1));
  for (guint32 indicator = 0; indicator < n_indicators; indicator++) {
    index->first[indicator] = n;
    for (; at < usages->len && g_array_index(usages, CtUsageOf, at).indicator == indicator; at++) {
      const CtUsageOf *of = &g_array_index(usages, CtUsageOf, at);
      if (at == 0 || compare_usages(of - 1, of) != 0)
        index->usages[n++] = of->usage;
    }
  }
  index->first[n_indicators] = n;
  g_array_unref(usages);
  return index;
}

void
ct_rule_index_free(CtRuleIndex *index)
{
  if (index == NULL)
    return;
  g_free(index->first);
  g_free(index->usages);
  ct_period_inverse_free(index->inverse);
  g_free(index);
}

void
ct_rule_index_range(const CtRuleIndex *index, guint32 indicator, guint *begin, guint *end)
{
  *begin = index->first[indicator];
  *end = index->first[indicator + 1];
}

guint
ct_rule_index_n_subject(const CtRuleIndex *index, guint32 indicator)
{
  guint begin, end, at;

  ct_rule_index_range(index, indicator, &begin, &end);
  for (at = begin; at < end && index->usages[at].use == CT_USE_SUBJECT;)
    at++;
  return at - begin;
}

CtVerdict
ct_rule_index_judge(const CtRuleIndex *index, guint at, CtVerdict before, CtEvaluation *evaluation)
{
  const CtConstraint *constraint =
      ct_constraints_get(index->constraints, index->usages[at].constraint);
  const CtObservation *cell = evaluation->cell;

  if (!ct_constraint_asks_for(constraint, index->view->catalog->areas[cell->area].level,
                              cell->period, cell->measure))
    return CT_VERDICT_UNTELLABLE;
  if (constraint->otherwise && before != CT_VERDICT_UNTELLABLE)
    return CT_VERDICT_UNTELLABLE;
  return ct_evaluate_constraint(evaluation, constraint);
}

CtVerdict
ct_rule_index_judge_alone(const CtRuleIndex *index, guint constraint, CtEvaluation *evaluation)
{
  guint begin, end, n;
  CtVerdict verdict = CT_VERDICT_UNTELLABLE;
  guint32 subject = ct_constraints_get(index->constraints, constraint)->subject;

  ct_rule_index_range(index, subject, &begin, &end);
  n = ct_rule_index_n_subject(index, subject);
  for (guint at = begin; at < begin + n; at++) {
    gboolean wanted = index->usages[at].constraint == constraint;
    gboolean leads = at + 1 < begin + n && index->usages[at + 1].constraint == constraint;
    if (wanted || leads)
      verdict = ct_rule_index_judge(index, at, verdict, evaluation);
    if (wanted)
      return verdict;
  }
  return CT_VERDICT_UNTELLABLE;
}
