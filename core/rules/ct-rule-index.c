/* ct-rule-index.c: which constraints speak of a cell.
 */
#include "rules/ct-rule-index.h"

#include "rules/ct-expression.h"

typedef struct {
  guint32 indicator;
  CtUsage usage;
} Entry;

static void
add_usages(GArray *entries, guint constraint, guint32 subject, const CtExpression *expression)
{
  Entry entry = {expression->indicator, {constraint, CT_USE_FIGURE, expression->reference}};

  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return;
  case CT_EXPRESSION_BINARY:
    add_usages(entries, constraint, subject, expression->left);
    add_usages(entries, constraint, subject, expression->right);
    return;
  case CT_EXPRESSION_CHILDREN:
    entry.usage.use = CT_USE_CHILD;
    break;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  default:
    if (entry.indicator == subject && ct_expression_is_here(expression))
      return; /* is there as the subject */
    break;
  }
  g_array_append_val(entries, entry);
}

/* Subjects come first, then by constraint; one that uses a cell twice is kept once. */
static gint
compare_entries(gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->indicator != y->indicator)
    return x->indicator < y->indicator ? -1 : 1;
  if ((x->usage.use == CT_USE_SUBJECT) != (y->usage.use == CT_USE_SUBJECT))
    return x->usage.use == CT_USE_SUBJECT ? -1 : 1;
  if (x->usage.constraint != y->usage.constraint)
    return x->usage.constraint < y->usage.constraint ? -1 : 1;
  if (x->usage.use != y->usage.use)
    return x->usage.use < y->usage.use ? -1 : 1;
  if (x->usage.reference.kind != y->usage.reference.kind)
    return x->usage.reference.kind < y->usage.reference.kind ? -1 : 1;
  return (x->usage.reference.months > y->usage.reference.months) -
         (x->usage.reference.months < y->usage.reference.months);
}

static GArray *
collect_entries(const CtConstraints *constraints)
{
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));

  for (guint i = 0; i < ct_constraints_count(constraints); i++) {
    const CtConstraint *constraint = ct_constraints_get(constraints, i);
    Entry subject = {constraint->subject, {i, CT_USE_SUBJECT, {CT_REFERENCE_SAME, 0}}};
    g_array_append_val(entries, subject);
    add_usages(entries, i, constraint->subject, constraint->left);
    add_usages(entries, i, constraint->subject, constraint->right);
  }
  g_array_sort(entries, compare_entries);
  return entries;
}

CtRuleIndex *
ct_rule_index_new(const CtView *view, const CtConstraints *constraints)
{
  CtRuleIndex *index = g_new(CtRuleIndex, 1);
  GArray *entries = collect_entries(constraints);
  guint n_indicators = view->catalog->n_indicators, n = 0, at = 0;

  index->view = view;
  index->constraints = constraints;
  index->first = g_new(guint, n_indicators + 1);
  index->usages = g_new(CtUsage, MAX(entries->len, 1));
  for (guint32 indicator = 0; indicator < n_indicators; indicator++) {
    index->first[indicator] = n;
    for (; at < entries->len && g_array_index(entries, Entry, at).indicator == indicator; at++) {
      const Entry *entry = &g_array_index(entries, Entry, at);
      if (at == 0 || compare_entries(entry - 1, entry) != 0)
        index->usages[n++] = entry->usage;
    }
  }
  index->first[n_indicators] = n;
  g_array_unref(entries);
  return index;
}

void
ct_rule_index_free(CtRuleIndex *index)
{
  if (index == NULL)
    return;
  g_free(index->first);
  g_free(index->usages);
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
  const CtArea *area = &index->view->catalog->areas[evaluation->cell->area];

  if (constraint->levels != 0 && (constraint->levels & (guint)area->level) == 0)
    return CT_VERDICT_UNTELLABLE;
  if (constraint->otherwise && before != CT_VERDICT_UNTELLABLE)
    return CT_VERDICT_UNTELLABLE;
  return ct_evaluate_constraint(evaluation, constraint);
}

/* The subject's cell for which a constraint uses the cell of @figure. */
static gboolean
find_subject(const CtRuleIndex *index, const CtUsage *usage, const CtObservation *figure,
             CtObservation *subject)
{
  const CtCatalog *catalog = index->view->catalog;
  const CtConstraint *constraint = ct_constraints_get(index->constraints, usage->constraint);
  guint32 area = figure->area;
  CtPeriod period = figure->period;

  if (usage->use == CT_USE_SUBJECT) {
    *subject = *figure;
    return TRUE;
  }
  if (usage->use == CT_USE_CHILD)
    area = catalog->areas[area].parent;
  if (usage->reference.kind == CT_REFERENCE_SHIFTED)
    period = ct_period_shift(period, -usage->reference.months);
  if (area == CT_INDEX_NONE || period == CT_PERIOD_NONE)
    return FALSE;

  gsize cell = ct_dataset_find(index->view->current, constraint->subject, period, area,
                               figure->measure);
  if (cell == CT_CELL_NONE)
    return FALSE;
  *subject = ct_dataset_get(index->view->current, cell);
  return !subject->missing;
}

/* The verdict on one constraint whatever comes before it. */
static CtVerdict
judge_alone(const CtRuleIndex *index, guint constraint, CtEvaluation *evaluation)
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

gboolean
ct_rule_index_judge_around(const CtRuleIndex *index, const CtObservation *figure,
                           CtJudgedFunc judged, gpointer user_data)
{
  guint begin, end;

  ct_rule_index_range(index, figure->indicator, &begin, &end);
  for (guint at = begin; at < end; at++) {
    const CtUsage *usage = &index->usages[at];
    CtObservation subject;
    if (!find_subject(index, usage, figure, &subject))
      continue;
    CtEvaluation evaluation = {.view = index->view, .cell = &subject, .instead = figure};
    CtVerdict verdict = judge_alone(index, usage->constraint, &evaluation);
    if (verdict != CT_VERDICT_UNTELLABLE &&
        !judged(ct_constraints_get(index->constraints, usage->constraint), &subject, verdict,
                user_data))
      return FALSE;
  }
  return TRUE;
}
