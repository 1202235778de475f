/* ct-formula.c: an expression with its figures, for people.
 */
#include "rules/ct-formula.h"

#include <string.h>

#include "base/ct-message.h"
#include "model/ct-for-people.h"
#include "rules/ct-areas-below.h"
#include "rules/ct-expression.h"
#include "rules/ct-formula-private.h"
#include "rules/ct-number-text.h"

static const gchar *const operators[] = {" + ", " - ", " × ", " / "};
static const gchar *const measures[CT_N_MEASURES] = {N_("actual"), N_("estimate"), N_("plan")};

gboolean
ct_formula_give(CtEvaluation *evaluation, const CtExpression *expression, CtRational *value)
{
  CtEvaluation exact = *evaluation;
  CtInterval interval;

  exact.exactly = TRUE;
  if (!ct_evaluate(&exact, expression, &interval))
    return FALSE;
  *value = interval.low;
  return TRUE;
}

static void
append_period(GString *text, CtPeriod period)
{
  gchar buffer[CT_PERIOD_PEOPLE_CHARS];

  g_string_append(text, ct_period_for_people(period, buffer));
}

/* The name of a component is told once a formula. */
static void
append_indicator(GString *text, const CtIndicator *indicator)
{
  g_autofree gchar *called = ct_indicator_for_people(indicator);

  g_string_append(text, strstr(text->str, called) != NULL ? indicator->code : called);
}

void
ct_formula_append_name(CtFormula *formula, const CtExpression *expression)
{
  const CtEvaluation *evaluation = formula->evaluation;
  const CtCatalog *catalog = evaluation->view->catalog;
  CtPeriod period = ct_period_reference_apply(expression->reference, evaluation->cell->period);

  append_indicator(formula->text, &catalog->indicators[expression->indicator]);
  if (!ct_expression_is_here(expression) && period != CT_PERIOD_NONE) {
    g_string_append(formula->text, ", ");
    append_period(formula->text, period);
  }
  if (expression->has_measure)
    g_string_append_printf(formula->text, ", %s", _(measures[expression->measure]));
  if (evaluation->below)
    g_string_append_printf(formula->text, ", %s", catalog->areas[evaluation->area].name);
}

/* "402 (TRUONG_CHUAN)", "? (TRUONG)" */
static void
append_figure(CtFormula *formula, const CtExpression *expression)
{
  CtFigure figure;

  if (ct_evaluation_find_figure(formula->evaluation, expression, &figure))
    ct_number_append(formula->text, ct_decimal_reduce(figure.observation.value));
  else
    g_string_append_c(formula->text, '?');
  g_string_append(formula->text, " (");
  ct_formula_append_name(formula, expression);
  g_string_append_c(formula->text, ')');
  formula->n++;
}

static gint
precedence(const CtExpression *expression)
{
  if (expression->kind == CT_EXPRESSION_CHILDREN || expression->kind == CT_EXPRESSION_OVER_AREAS)
    return expression->aggregate == CT_AGGREGATE_SUM ? 0 : 2;
  if (expression->kind == CT_EXPRESSION_RESIDUAL)
    return precedence(expression->left);
  if (expression->kind != CT_EXPRESSION_BINARY)
    return 2;
  return expression->operator == CT_OPERATOR_ADD || expression->operator == CT_OPERATOR_SUBTRACT
             ? 0 : 1;
}

static void
append_operand(CtFormula *formula, const CtExpression *expression, gboolean in_brackets)
{
  if (in_brackets)
    g_string_append_c(formula->text, '(');
  ct_formula_append(formula, expression);
  if (in_brackets)
    g_string_append_c(formula->text, ')');
}

static void
append_binary(CtFormula *formula, const CtExpression *expression)
{
  gint own = precedence(expression);
  gboolean strict = expression->operator == CT_OPERATOR_SUBTRACT ||
                    expression->operator == CT_OPERATOR_DIVIDE;

  append_operand(formula, expression->left, precedence(expression->left) < own);
  if (formula->n >= CT_FORMULA_OPERANDS) {
    if (!g_str_has_suffix(formula->text->str, "…"))
      g_string_append_printf(formula->text, "%s…", operators[expression->operator]);
    return;
  }
  g_string_append(formula->text, operators[expression->operator]);
  append_operand(formula, expression->right,
                 precedence(expression->right) < own + (strict ? 1 : 0));
}

static void
append_residual(CtFormula *formula, const CtExpression *expression)
{
  CtEvaluation *evaluation = formula->evaluation;
  guint32 area = ct_area_residual(evaluation->view, ct_evaluation_area(evaluation),
                                  evaluation->cell->period);

  if (area == CT_INDEX_NONE) {
    g_string_append_c(formula->text, '?');
    return;
  }
  CtEvaluationPlace before = ct_evaluation_go(evaluation, area);
  ct_formula_append(formula, expression->left);
  ct_evaluation_go_back(evaluation, before);
}

static void
append_absolute(CtFormula *formula, const CtExpression *expression)
{
  g_string_append_c(formula->text, '|');
  ct_formula_append(formula, expression->left);
  g_string_append_c(formula->text, '|');
}

void
ct_formula_append(CtFormula *formula, const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    ct_number_append(formula->text, expression->number);
    return;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    append_figure(formula, expression);
    return;
  case CT_EXPRESSION_CHILDREN:
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
    ct_formula_append_areas(formula, expression);
    return;
  case CT_EXPRESSION_RESIDUAL:
    append_residual(formula, expression);
    return;
  case CT_EXPRESSION_ABSOLUTE:
    append_absolute(formula, expression);
    return;
  case CT_EXPRESSION_BINARY:
  default:
    append_binary(formula, expression);
  }
}

gboolean
ct_formula_is_single(const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  case CT_EXPRESSION_COUNT:
    return TRUE;
  case CT_EXPRESSION_CHILDREN:
  case CT_EXPRESSION_OVER_AREAS:
    return expression->aggregate != CT_AGGREGATE_SUM;
  case CT_EXPRESSION_RESIDUAL:
    return ct_formula_is_single(expression->left);
  case CT_EXPRESSION_ABSOLUTE:
  case CT_EXPRESSION_BINARY:
  default:
    return FALSE;
  }
}

void
ct_formula_append_told(CtFormula *formula, const CtExpression *expression)
{
  CtRational result;

  ct_formula_append(formula, expression);
  if (ct_formula_is_single(expression) ||
      !ct_formula_give(formula->evaluation, expression, &result))
    return;
  g_string_append(formula->text, " = ");
  ct_number_append_rational(formula->text, result, formula->decimals);
}

gchar *
ct_formula_with_result(CtEvaluation *evaluation, const CtExpression *expression, CtRational result,
                       gint decimals)
{
  GString *text = g_string_new(NULL);
  CtFormula formula = {evaluation, text, decimals, 0};

  ct_formula_append(&formula, expression);
  if (!ct_formula_is_single(expression)) {
    g_string_append(text, " = ");
    ct_number_append_rational(text, result, decimals);
  }
  return g_string_free(text, FALSE);
}
