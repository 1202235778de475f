/* ct-formula.c: an expression with its figures, for people.
 */
#include "rules/ct-formula.h"

#include "rules/ct-expression.h"
#include "rules/ct-number-text.h"

#define MAX_OPERANDS 12

static const gchar *const operators[] = {" + ", " - ", " × ", " / "};

/* @n: operands written so far */
typedef struct {
  CtEvaluation *evaluation;
  GString *text;
  guint n;
} Formula;

static const CtIndicator *
indicator_of(const CtEvaluation *evaluation, guint32 indicator)
{
  return &evaluation->view->catalog->indicators[indicator];
}

static void
append_period(GString *text, CtPeriod period)
{
  gchar buffer[CT_PERIOD_CHARS];

  ct_period_format(period, buffer);
  g_string_append(text, buffer);
}

/* "402 (TRUONG_CHUAN)", "? (TRUONG)" */
static void
append_figure(Formula *formula, const CtExpression *expression)
{
  CtEvaluation *evaluation = formula->evaluation;
  CtPeriod period = ct_period_reference_apply(expression->reference, evaluation->cell->period);
  CtFigure figure;

  if (ct_evaluation_find(evaluation, expression->indicator, period, evaluation->cell->area,
                         expression->kind == CT_EXPRESSION_PART, &figure))
    ct_number_append(formula->text, ct_decimal_reduce(figure.observation.value));
  else
    g_string_append_c(formula->text, '?');

  g_string_append_printf(formula->text, " (%s",
                         indicator_of(evaluation, expression->indicator)->code);
  if (!ct_expression_is_here(expression)) {
    g_string_append(formula->text, ", ");
    append_period(formula->text, period);
  }
  g_string_append_c(formula->text, ')');
  formula->n++;
}

static void
append_child(Formula *formula, const CtArea *area, const CtObservation *figure)
{
  ct_number_append(formula->text, ct_decimal_reduce(figure->value));
  g_string_append_printf(formula->text, " (%s)", area->name);
  formula->n++;
}

static void
append_child_sum(Formula *formula, const CtExpression *expression)
{
  CtEvaluation *evaluation = formula->evaluation;
  const CtCatalog *catalog = evaluation->view->catalog;
  const CtObservation *cell = evaluation->cell;
  guint position = 0, n = 0;
  guint32 child;
  CtFigure figure;

  while (ct_view_next_child(evaluation->view, cell->area, cell->period, expression->with_residual,
                            &position, &child)) {
    if (!ct_evaluation_find(evaluation, expression->indicator, cell->period, child, TRUE, &figure))
      continue;
    if (n++ > 0)
      g_string_append(formula->text, " + ");
    if (formula->n >= MAX_OPERANDS) {
      g_string_append(formula->text, "…");
      return;
    }
    append_child(formula, &catalog->areas[child], &figure.observation);
  }
}

/* The child that has the smallest or largest figure. */
static void
append_child_extreme(Formula *formula, const CtExpression *expression)
{
  CtEvaluation *evaluation = formula->evaluation;
  const CtCatalog *catalog = evaluation->view->catalog;
  const CtObservation *cell = evaluation->cell;
  gint wanted = expression->aggregate == CT_AGGREGATE_MINIMUM ? -1 : 1;
  guint position = 0;
  guint32 child, found = CT_INDEX_NONE;
  CtFigure figure, best;

  while (ct_view_next_child(evaluation->view, cell->area, cell->period, expression->with_residual,
                            &position, &child)) {
    if (!ct_evaluation_find(evaluation, expression->indicator, cell->period, child, TRUE, &figure))
      continue;
    if (found == CT_INDEX_NONE ||
        ct_decimal_compare(figure.observation.value, best.observation.value) == wanted) {
      best = figure;
      found = child;
    }
  }
  if (found != CT_INDEX_NONE)
    append_child(formula, &catalog->areas[found], &best.observation);
}

static gint
precedence(const CtExpression *expression)
{
  if (expression->kind == CT_EXPRESSION_CHILDREN)
    return expression->aggregate == CT_AGGREGATE_SUM ? 0 : 2;
  if (expression->kind != CT_EXPRESSION_BINARY)
    return 2;
  return expression->operator == CT_OPERATOR_ADD || expression->operator == CT_OPERATOR_SUBTRACT
             ? 0 : 1;
}

static void append_expression(Formula *formula, const CtExpression *expression);

static void
append_operand(Formula *formula, const CtExpression *expression, gboolean in_brackets)
{
  if (in_brackets)
    g_string_append_c(formula->text, '(');
  append_expression(formula, expression);
  if (in_brackets)
    g_string_append_c(formula->text, ')');
}

static void
append_binary(Formula *formula, const CtExpression *expression)
{
  gint own = precedence(expression);
  gboolean strict = expression->operator == CT_OPERATOR_SUBTRACT ||
                    expression->operator == CT_OPERATOR_DIVIDE;

  append_operand(formula, expression->left, precedence(expression->left) < own);
  if (formula->n >= MAX_OPERANDS) {
    if (!g_str_has_suffix(formula->text->str, "…"))
      g_string_append_printf(formula->text, "%s…", operators[expression->operator]);
    return;
  }
  g_string_append(formula->text, operators[expression->operator]);
  append_operand(formula, expression->right,
                 precedence(expression->right) < own + (strict ? 1 : 0));
}

static void
append_expression(Formula *formula, const CtExpression *expression)
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
    if (expression->aggregate == CT_AGGREGATE_SUM)
      append_child_sum(formula, expression);
    else
      append_child_extreme(formula, expression);
    return;
  case CT_EXPRESSION_BINARY:
  default:
    append_binary(formula, expression);
  }
}

static gboolean
is_single_figure(const CtExpression *expression)
{
  return expression->kind == CT_EXPRESSION_FIGURE || expression->kind == CT_EXPRESSION_PART ||
         (expression->kind == CT_EXPRESSION_CHILDREN &&
          expression->aggregate != CT_AGGREGATE_SUM);
}

gchar *
ct_formula_with_result(CtEvaluation *evaluation, const CtExpression *expression, CtRational result,
                       gint decimals)
{
  GString *text = g_string_new(NULL);
  Formula formula = {evaluation, text, 0};

  append_expression(&formula, expression);
  if (!is_single_figure(expression)) {
    g_string_append(text, " = ");
    ct_number_append_rational(text, result, decimals);
  }
  return g_string_free(text, FALSE);
}
