/* ct-formula-areas.c: what is asked of the areas below, with its figures, for people.
 */
#include "rules/ct-areas-below.h"
#include "rules/ct-condition.h"
#include "rules/ct-expression.h"
#include "rules/ct-formula-private.h"
#include "rules/ct-number-text.h"

/* One walk for children and for over areas. */
typedef struct {
  CtFormula *formula;
  const CtExpression *expression;
  CtAreasBelow areas;
  guint position;
} Walk;

/* What is asked of one area. */
typedef struct {
  guint32 area;
  CtRational value;
  CtDecimal printed; /* of a child */
} Value;

static Walk
walk_of(CtFormula *formula, const CtExpression *expression)
{
  const CtEvaluation *evaluation = formula->evaluation;

  return (Walk){.formula = formula,
                .expression = expression,
                .areas = ct_areas_below(evaluation->view, ct_evaluation_area(evaluation),
                                        evaluation->cell->period, expression->levels)};
}

static gboolean
next_child(Walk *walk, Value *value)
{
  CtEvaluation *evaluation = walk->formula->evaluation;
  const CtPeriod period = evaluation->cell->period;
  CtFigure figure;

  while (ct_view_next_child(evaluation->view, ct_evaluation_area(evaluation), period,
                            walk->expression->with_residual, &walk->position, &value->area))
    if (ct_evaluation_find(evaluation, walk->expression->indicator, period, value->area, TRUE,
                           &figure)) {
      value->printed = figure.observation.value;
      value->value = ct_rational_from_decimal(value->printed);
      return TRUE;
    }
  return FALSE;
}

static gboolean
next_area(Walk *walk, Value *value)
{
  CtEvaluation *evaluation = walk->formula->evaluation;

  while (ct_areas_below_next(&walk->areas, &value->area)) {
    CtEvaluationPlace before = ct_evaluation_go(evaluation, value->area);
    gboolean given = ct_formula_give(evaluation, walk->expression->left, &value->value);
    ct_evaluation_go_back(evaluation, before);
    if (given)
      return TRUE;
  }
  return FALSE;
}

/* The next one that has a value. */
static gboolean
next_value(Walk *walk, Value *value)
{
  return walk->expression->kind == CT_EXPRESSION_CHILDREN ? next_child(walk, value)
                                                          : next_area(walk, value);
}

/* "402 (Huyện Bắc)", or "402 (TRUONG, Huyện Bắc)" of a figure that is named */
static void
append_value(CtFormula *formula, const CtExpression *expression, const Value *value)
{
  CtEvaluation *evaluation = formula->evaluation;

  if (expression->kind == CT_EXPRESSION_CHILDREN) {
    ct_number_append(formula->text, ct_decimal_reduce(value->printed));
  } else if (ct_formula_is_single(expression->left)) {
    CtEvaluationPlace before = ct_evaluation_go(evaluation, value->area);
    ct_formula_append(formula, expression->left);
    ct_evaluation_go_back(evaluation, before);
    return;
  } else {
    ct_number_append_rational(formula->text, value->value, formula->decimals);
  }
  g_string_append_printf(formula->text, " (%s)",
                         evaluation->view->catalog->areas[value->area].name);
  formula->n++;
}

static void
append_sum(CtFormula *formula, const CtExpression *expression)
{
  Walk walk = walk_of(formula, expression);
  guint n = 0;
  Value value;

  while (next_value(&walk, &value)) {
    if (n++ > 0)
      g_string_append(formula->text, " + ");
    if (formula->n >= CT_FORMULA_OPERANDS) {
      g_string_append(formula->text, "…");
      return;
    }
    append_value(formula, expression, &value);
  }
}

/* The area that has the smallest or largest value. */
static void
append_extreme(CtFormula *formula, const CtExpression *expression)
{
  Walk walk = walk_of(formula, expression);
  gint wanted = expression->aggregate == CT_AGGREGATE_MINIMUM ? -1 : 1;
  gboolean found = FALSE;
  Value value, best;

  while (next_value(&walk, &value)) {
    if (!found || ct_rational_compare(value.value, best.value) == wanted)
      best = value;
    found = TRUE;
  }
  if (found)
    append_value(formula, expression, &best);
}

static gboolean
surely_counts(CtFormula *formula, const CtExpression *expression, guint32 area)
{
  CtEvaluation exact = *formula->evaluation;

  exact.exactly = TRUE;
  ct_evaluation_go(&exact, area);
  return !ct_condition_evaluate(&exact, expression->condition).may_fail;
}

/* "2 (Huyện Bắc, Huyện Nam)" */
static void
append_count(CtFormula *formula, const CtExpression *expression)
{
  Walk walk = walk_of(formula, expression);
  const CtArea *areas = formula->evaluation->view->catalog->areas;
  g_autoptr(GString) names = g_string_new(NULL);
  guint n = 0;
  guint32 area;

  while (ct_areas_below_next(&walk.areas, &area)) {
    if (!surely_counts(formula, expression, area))
      continue;
    if (n < CT_FORMULA_OPERANDS)
      g_string_append_printf(names, "%s%s", n > 0 ? ", " : "", areas[area].name);
    else if (n == CT_FORMULA_OPERANDS)
      g_string_append(names, ", …");
    n++;
  }
  ct_number_append(formula->text, CT_DECIMAL_INIT(n, 0));
  if (n > 0)
    g_string_append_printf(formula->text, " (%s)", names->str);
  formula->n++;
}

void
ct_formula_append_areas(CtFormula *formula, const CtExpression *expression)
{
  if (expression->kind == CT_EXPRESSION_COUNT)
    append_count(formula, expression);
  else if (expression->aggregate == CT_AGGREGATE_SUM)
    append_sum(formula, expression);
  else
    append_extreme(formula, expression);
}
