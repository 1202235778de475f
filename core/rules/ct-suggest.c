/* ct-suggest.c: finds the one change that repairs a figure.
 *
 * An equation pins a figure down: a power of ten that satisfies it is no accident. A
 * bound does not, so there a change is only suggested when it brings the figure nearer
 * to the bound than it was (672 % to 67.2 %, but not 105 % to 10.5 %).
 */
#include "rules/ct-suggest.h"

#include <string.h>

#include "rules/ct-expression.h"

#define MAX_POWER 9
#define N_POWERS (2 * MAX_POWER)
#define SIGN_CHANGE N_POWERS
#define FIRST_SWAP (N_POWERS + 1)
#define N_CHANGES (FIRST_SWAP + 18)
#define MAX_OPERANDS 64

/* Powers in the order 10, 1/10, 100, 1/100 ... */
static gboolean
shift_point(CtObservation *figure, guint change)
{
  gint power = (gint)(change / 2 + 1) * (change % 2 == 0 ? 1 : -1);
  gint scale = figure->value.scale - power;

  if (figure->value.coefficient == 0 || scale < CT_DECIMAL_MIN_SCALE ||
      scale > CT_DECIMAL_MAX_SCALE)
    return FALSE;
  figure->value = ct_decimal_reduce(CT_DECIMAL_INIT(figure->value.coefficient, (gint8)scale));
  figure->decimals -= power;
  return TRUE;
}

/* Swaps the digit at @position from the right with the one before it. */
static gboolean
swap_digits(CtObservation *figure, guint position)
{
  gint64 power = (gint64)ct_power_of_ten(position);
  gint64 low = figure->value.coefficient / power % 10;
  gint64 high = figure->value.coefficient / power / 10 % 10;

  if (low == high || low == 0 || high == 0)
    return FALSE;
  figure->value.coefficient += (low - high) * 10 * power + (high - low) * power;
  return TRUE;
}

static gboolean
is_whole_thing(const CtCatalog *catalog, const CtObservation *figure)
{
  const CtUnit *unit = &catalog->units[catalog->indicators[figure->indicator].unit];
  CtRational amount;

  if (!unit->whole)
    return TRUE;
  return ct_rational_multiply(ct_rational_from_decimal(figure->value),
                              ct_rational_from_decimal(unit->factor), &amount) &&
         amount.numerator % amount.denominator == 0;
}

static gboolean
change_figure(const CtCatalog *catalog, const CtObservation *figure, guint change,
              CtObservation *changed)
{
  gboolean possible = TRUE;

  *changed = *figure;
  if (change < N_POWERS)
    possible = shift_point(changed, change);
  else if (change == SIGN_CHANGE)
    changed->value.coefficient = -changed->value.coefficient;
  else
    possible = swap_digits(changed, change - FIRST_SWAP);
  return possible && changed->value.coefficient != 0 && is_whole_thing(catalog, changed);
}

/* What is wrong with a figure before it is changed. */
typedef struct {
  const CtObservation *figure;
  const CtView *view;
  guint n_broken;
  gboolean pinned;    /* by a broken equation */
  gboolean has_limit; /* of a broken bound on the figure itself */
  CtRational limit;
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
  if (change == SIGN_CHANGE)
    return trouble->figure->value.coefficient < 0;
  return change < N_POWERS && is_usual_slip(trouble, change) &&
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
try_change(const CtRuleIndex *index, const Trouble *trouble, guint change, CtRepair *repair)
{
  *repair = (CtRepair){.figure = *trouble->figure};

  return change_figure(index->view->catalog, trouble->figure, change, &repair->changed) &&
         is_plausible(trouble, &repair->changed, change) &&
         ct_rule_index_judge_around(index, &repair->changed, note_rule, repair) &&
         repair->n_rules > 0;
}

gboolean
ct_suggest_repair(const CtRuleIndex *index, const CtObservation *figure, CtRepair *repair)
{
  Trouble trouble = {.figure = figure, .view = index->view};

  ct_rule_index_judge_around(index, figure, note_trouble, &trouble);
  if (trouble.n_broken == 0)
    return FALSE;
  for (guint change = 0; change < N_CHANGES; change++)
    if (try_change(index, &trouble, change, repair))
      return TRUE;
  return FALSE;
}

/* The current figures that a constraint takes besides its subject. */
typedef struct {
  CtObservation figures[MAX_OPERANDS];
  guint n;
} Operands;

static void
add_operand(Operands *operands, const CtEvaluation *evaluation, guint32 indicator, CtPeriod period,
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
collect_operands(Operands *operands, const CtEvaluation *evaluation,
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
    if (expression->months != 0)
      period = ct_period_shift(period, expression->months);
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

static gboolean
repair_operand(const CtRuleIndex *index, const CtConstraint *constraint,
               const CtObservation *subject, const CtObservation *operand, CtRepair *repair)
{
  Trouble trouble = {.figure = operand, .view = index->view, .pinned = TRUE};

  for (guint change = 0; change < N_CHANGES; change++) {
    CtObservation changed;
    if (change_figure(index->view->catalog, operand, change, &changed) &&
        would_hold(index, constraint, subject, &changed) &&
        try_change(index, &trouble, change, repair))
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_suggest_operand(const CtRuleIndex *index, const CtConstraint *constraint,
                   const CtObservation *subject, CtRepair *repair)
{
  CtEvaluation evaluation = {.view = index->view, .cell = subject};
  Operands operands = {.n = 0};
  guint n_found = 0;

  if (constraint->relation != CT_RELATION_EQ)
    return FALSE;
  collect_operands(&operands, &evaluation, constraint->left);
  collect_operands(&operands, &evaluation, constraint->right);
  for (guint i = 0; i < operands.n && n_found < 2; i++) {
    CtRepair found;
    if (repair_operand(index, constraint, subject, &operands.figures[i], &found)) {
      *repair = found;
      n_found++;
    }
  }
  return n_found == 1;
}
