/* ct-formula-condition.c: why a condition is certain, for people.
 */
#include "base/ct-message.h"
#include "rules/ct-condition.h"
#include "rules/ct-expression.h"
#include "rules/ct-formula-private.h"
#include "rules/ct-formula.h"

static const gchar *const relations[] = {"=", "<=", ">=", "<", ">"};

/* @wanted: %FALSE: it is certain that the condition is not met */
static void append_condition(CtFormula *formula, const CtCondition *condition, gboolean wanted);

static void
append_relation(CtFormula *formula, const CtCondition *condition, gboolean wanted)
{
  CtRelation negated;
  const gchar *relation = relations[condition->relation];

  if (!wanted)
    relation = ct_relation_negate(condition->relation, &negated) ? relations[negated] : "≠";
  ct_formula_append_told(formula, condition->a);
  g_string_append_printf(formula->text, " %s ", relation);
  ct_formula_append_told(formula, condition->b);
}

/* The figure that a presence is first of all asked of. */
static const CtExpression *
figure_of(const CtExpression *expression)
{
  while (expression->left != NULL)
    expression = expression->left;
  return expression;
}

static void
append_absence(CtFormula *formula, const CtExpression *expression)
{
  const CtExpression *figure = figure_of(expression);
  GString *text = formula->text;
  g_autoptr(GString) name = g_string_new(NULL);

  if (figure->indicator == CT_INDEX_NONE)
    return;
  formula->text = name;
  ct_formula_append_name(formula, figure);
  formula->text = text;
  g_string_append_printf(text, _("no figure for %s"), name->str);
  formula->n++;
}

static void
append_presence(CtFormula *formula, const CtCondition *condition)
{
  if (ct_expression_is_present(formula->evaluation, condition->a))
    ct_formula_append(formula, condition->a);
  else
    append_absence(formula, condition->a);
}

static gboolean
is_certain(CtFormula *formula, const CtCondition *condition, gboolean wanted)
{
  CtTruth truth = ct_condition_evaluate(formula->evaluation, condition);

  return wanted ? !truth.may_fail : !truth.may_hold;
}

static void
append_both(CtFormula *formula, const CtCondition *condition, gboolean wanted,
            const gchar *between)
{
  append_condition(formula, condition->left, wanted);
  if (formula->n >= CT_FORMULA_OPERANDS) {
    if (!g_str_has_suffix(formula->text->str, "…"))
      g_string_append(formula->text, " …");
    return;
  }
  g_string_append(formula->text, between);
  append_condition(formula, condition->right, wanted);
}

static void
append_either(CtFormula *formula, const CtCondition *condition, gboolean wanted)
{
  gboolean left = is_certain(formula, condition->left, wanted);
  gboolean right = is_certain(formula, condition->right, wanted);

  if (left && right)
    append_both(formula, condition, wanted, _(" and "));
  else if (!left && !right)
    append_both(formula, condition, wanted, _(" or "));
  else
    append_condition(formula, left ? condition->left : condition->right, wanted);
}

static void
append_condition(CtFormula *formula, const CtCondition *condition, gboolean wanted)
{
  switch (condition->kind) {
  case CT_CONDITION_PRESENT:
    append_presence(formula, condition);
    return;
  case CT_CONDITION_NOT:
    append_condition(formula, condition->left, !wanted);
    return;
  case CT_CONDITION_AND:
  case CT_CONDITION_OR:
    if ((condition->kind == CT_CONDITION_AND) == wanted)
      append_both(formula, condition, wanted, _(" and "));
    else
      append_either(formula, condition, wanted);
    return;
  case CT_CONDITION_RELATION:
  default:
    append_relation(formula, condition, wanted);
  }
}

gchar *
ct_formula_of_condition(CtEvaluation *evaluation, const CtCondition *condition, gint decimals)
{
  GString *text = g_string_new(NULL);
  CtFormula formula = {evaluation, text, decimals, 0};

  append_condition(&formula, condition, TRUE);
  return g_string_free(text, FALSE);
}
