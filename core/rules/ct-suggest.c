/* ct-suggest.c: finds the one change that repairs a figure.
 *
 * An equation pins a figure down: a power of ten that satisfies it is no accident. A
 * bound does not, so there a change is only suggested when it brings the figure nearer
 * to the bound than it was (672 % to 67.2 %, but not 105 % to 10.5 %).
 *
 * The broken constraint is first asked for all changes at once, in small numbers; what
 * breaks it still needs no closer look.
 */
#include "rules/ct-suggest.h"

#include <string.h>

#include "rules/ct-change.h"
#include "rules/ct-expression.h"

#define MAX_OPERANDS 64

/* Keeps those with which the constraint may be something else than broken. */
static void
sift_changes(const CtSuggest *suggest, const CtConstraint *constraint,
             const CtObservation *subject, const CtObservation *figure, CtChanges *changes)
{
  CtSpanVerdict verdicts[CT_CHANGES_MAX];
  guint n = 0;

  if (suggest->sieve == NULL || changes->n == 0)
    return;
  ct_sieve_variants(suggest->sieve, suggest->block, constraint, subject, figure,
                    changes->changed, changes->n, verdicts);
  for (guint i = 0; i < changes->n; i++) {
    if (verdicts[i] == CT_SPAN_BREAKS)
      continue;
    changes->change[n] = changes->change[i];
    changes->changed[n++] = changes->changed[i];
  }
  changes->n = n;
}

/* What is wrong with a figure before it is changed. */
typedef struct {
  const CtObservation *figure;
  const CtView *view;
  guint n_broken;
  gboolean pinned;    /* by a broken equation */
  gboolean has_limit; /* of a broken bound on the figure itself */
  CtRational limit;
  const CtConstraint *broken; /* the first that is asked whatever another one says */
  CtObservation subject;      /* of it */
} Trouble;

static gboolean
note_trouble(const CtConstraint *constraint, const CtObservation *subject, CtVerdict verdict,
             gpointer user_data)
{
  Trouble *trouble = user_data;
  CtEvaluation evaluation = {.view = trouble->view, .cell = subject, .exactly = TRUE};
  CtInterval right;

  if (verdict != CT_VERDICT_BROKEN)
    return TRUE;
  trouble->n_broken++;
  if (trouble->broken == NULL && !constraint->otherwise) {
    trouble->broken = constraint;
    trouble->subject = *subject;
  }
  if (constraint->relation == CT_RELATION_EQ) {
    trouble->pinned = TRUE;
  } else if (!trouble->has_limit && ct_observation_same_key(subject, trouble->figure) &&
             constraint->left->kind == CT_EXPRESSION_FIGURE &&
             ct_evaluate(&evaluation, constraint->right, &right)) {
    trouble->has_limit = TRUE;
    trouble->limit = right.low;
  }
  return TRUE;
}

/* How many times the larger of the two is the smaller; both above 0. */
static gboolean
distance(CtRational a, CtRational b, CtRational *result)
{
  if (ct_rational_sign(a) <= 0 || ct_rational_sign(b) <= 0)
    return FALSE;
  return ct_rational_compare(a, b) >= 0 ? ct_rational_divide(a, b, result)
                                        : ct_rational_divide(b, a, result);
}

/* Totals are off by thousands, because units are (tỷ for triệu); rates by any power. */
static gboolean
is_usual_slip(const Trouble *trouble, guint change)
{
  const CtCatalog *catalog = trouble->view->catalog;
  const CtUnit *unit = &catalog->units[catalog->indicators[trouble->figure->indicator].unit];
  gboolean is_rate = ct_decimal_compare(unit->factor, CT_DECIMAL_INIT(1, 0)) < 0;

  return is_rate || (change / 2 + 1) % 3 == 0;
}

static gboolean
is_plausible(const Trouble *trouble, const CtObservation *changed, guint change)
{
  CtRational before, after;

  if (trouble->pinned)
    return TRUE;
  if (!trouble->has_limit)
    return FALSE;
  if (change == CT_CHANGE_SIGN)
    return trouble->figure->value.coefficient < 0;
  return change < CT_CHANGE_POWERS && is_usual_slip(trouble, change) &&
         distance(ct_rational_from_decimal(trouble->figure->value), trouble->limit, &before) &&
         distance(ct_rational_from_decimal(changed->value), trouble->limit, &after) &&
         ct_rational_compare(after, before) < 0;
}

static gboolean
note_rule(const CtConstraint *constraint, const CtObservation *subject G_GNUC_UNUSED,
          CtVerdict verdict, gpointer user_data)
{
  CtRepair *repair = user_data;

  if (verdict == CT_VERDICT_BROKEN)
    return FALSE;
  repair->n_rules++;
  if (strstr(repair->rules, constraint->rule) == NULL &&
      strlen(repair->rules) + strlen(constraint->rule) + 3 < sizeof repair->rules) {
    if (repair->rules[0] != '\0')
      g_strlcat(repair->rules, ", ", sizeof repair->rules);
    g_strlcat(repair->rules, constraint->rule, sizeof repair->rules);
  }
  return TRUE;
}

static gboolean
try_change(const CtRuleIndex *index, const Trouble *trouble, const CtObservation *changed,
           guint change, CtRepair *repair)
{
  *repair = (CtRepair){.figure = *trouble->figure, .changed = *changed};

  return is_plausible(trouble, changed, change) &&
         ct_rule_index_judge_around(index, &repair->changed, note_rule, repair) &&
         repair->n_rules > 0;
}

gboolean
ct_suggest_repair(const CtSuggest *suggest, const CtObservation *figure, CtRepair *repair)
{
  const CtRuleIndex *index = suggest->index;
  Trouble trouble = {.figure = figure, .view = index->view};
  CtChanges changes;

  ct_rule_index_judge_around(index, figure, note_trouble, &trouble);
  if (trouble.n_broken == 0)
    return FALSE;
  ct_changes_collect(&changes, index->view->catalog, figure);
  if (trouble.broken != NULL)
    sift_changes(suggest, trouble.broken, &trouble.subject, figure, &changes);
  for (guint i = 0; i < changes.n; i++)
    if (try_change(index, &trouble, &changes.changed[i], changes.change[i], repair))
      return TRUE;
  return FALSE;
}

/* The current figures that a constraint takes besides its subject. */
typedef struct {
  CtObservation figures[MAX_OPERANDS];
  guint n;
} Operands;

static void
add_operand(Operands *operands, CtEvaluation *evaluation, guint32 indicator, CtPeriod period,
            guint32 area, gboolean strictly)
{
  CtFigure figure;

  if (!ct_evaluation_find(evaluation, indicator, period, area, strictly, &figure) ||
      figure.from_history || ct_observation_same_key(&figure.observation, evaluation->cell))
    return;
  for (guint i = 0; i < operands->n; i++)
    if (ct_observation_same_key(&figure.observation, &operands->figures[i]))
      return;
  if (operands->n < MAX_OPERANDS)
    operands->figures[operands->n++] = figure.observation;
}

static void
collect_operands(Operands *operands, CtEvaluation *evaluation,
                 const CtExpression *expression)
{
  const CtObservation *cell = evaluation->cell;
  CtPeriod period = cell->period;
  guint position = 0;
  guint32 child;

  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return;
  case CT_EXPRESSION_BINARY:
    collect_operands(operands, evaluation, expression->left);
    collect_operands(operands, evaluation, expression->right);
    return;
  case CT_EXPRESSION_CHILDREN:
    while (ct_view_next_child(evaluation->view, cell->area, period,
                              expression->with_residual, &position, &child))
      add_operand(operands, evaluation, expression->indicator, period, child, TRUE);
    return;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  default:
    period = ct_period_reference_apply(expression->reference, period);
    add_operand(operands, evaluation, expression->indicator, period, cell->area,
                expression->kind == CT_EXPRESSION_PART);
  }
}

/* Whether the constraint itself would hold: a quick look before everything around the
 * operand is judged. */
static gboolean
would_hold(const CtRuleIndex *index, const CtConstraint *constraint, const CtObservation *subject,
           const CtObservation *changed)
{
  CtEvaluation evaluation = {.view = index->view, .cell = subject, .instead = changed};

  return ct_evaluate_constraint(&evaluation, constraint) == CT_VERDICT_HOLDS;
}

/* What would hold without any figure there proves nothing for a small one. */
static gboolean
counts(const CtRuleIndex *index, const CtConstraint *constraint, const CtObservation *subject,
       const CtObservation *operand)
{
  CtObservation nothing = *operand;

  nothing.value = CT_DECIMAL_INIT(0, 0);
  return !would_hold(index, constraint, subject, &nothing);
}

static gboolean
repair_operand(const CtSuggest *suggest, const CtConstraint *constraint,
               const CtObservation *subject, const CtObservation *operand, CtRepair *repair)
{
  const CtRuleIndex *index = suggest->index;
  Trouble trouble = {.figure = operand, .view = index->view, .pinned = TRUE};
  CtChanges changes;

  ct_changes_collect(&changes, index->view->catalog, operand);
  sift_changes(suggest, constraint, subject, operand, &changes);
  if (changes.n > 0 && !counts(index, constraint, subject, operand))
    return FALSE;
  for (guint i = 0; i < changes.n; i++)
    if (would_hold(index, constraint, subject, &changes.changed[i]) &&
        try_change(index, &trouble, &changes.changed[i], changes.change[i], repair))
      return TRUE;
  return FALSE;
}

gboolean
ct_suggest_operand(const CtSuggest *suggest, const CtConstraint *constraint,
                   const CtObservation *subject, CtRepair *repair)
{
  CtEvaluation evaluation = {.view = suggest->index->view, .cell = subject};
  Operands operands = {.n = 0};
  guint n_found = 0;

  if (constraint->relation != CT_RELATION_EQ)
    return FALSE;
  collect_operands(&operands, &evaluation, constraint->left);
  collect_operands(&operands, &evaluation, constraint->right);
  for (guint i = 0; i < operands.n && n_found < 2; i++) {
    CtRepair found;
    if (repair_operand(suggest, constraint, subject, &operands.figures[i], &found)) {
      *repair = found;
      n_found++;
    }
  }
  return n_found == 1;
}
