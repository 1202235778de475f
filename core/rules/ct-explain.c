/* ct-explain.c: does the sum for the reader.
 */
#include "rules/ct-explain.h"

#include "base/ct-message.h"
#include "model/ct-for-people.h"
#include "rules/ct-expression.h"
#include "rules/ct-formula-private.h"
#include "rules/ct-formula.h"
#include "rules/ct-number-text.h"

static const gchar *const relations[] = {"=", "<=", ">=", "<", ">"};

static const CtIndicator *
indicator_of(const CtEvaluation *evaluation, guint32 indicator)
{
  return &evaluation->view->catalog->indicators[indicator];
}

static CtRational
absolute(CtRational value)
{
  return ct_rational_sign(value) < 0 ? ct_rational_negate(value) : value;
}

/* How much of the difference the roundings explain: all but the gap between the
 * intervals. */
static gboolean
explained(CtEvaluation *evaluation, const CtConstraint *constraint, CtRational difference,
          CtRational *result)
{
  CtInterval left, right;
  CtRational gap;

  if (!ct_evaluate(evaluation, constraint->left, &left) ||
      !ct_evaluate(evaluation, constraint->right, &right))
    return FALSE;
  gboolean below = !left.high_unbounded && !right.low_unbounded &&
                   ct_rational_compare(left.high, right.low) <= 0;
  return (below ? ct_rational_subtract(right.low, left.high, &gap)
                : ct_rational_subtract(left.low, right.high, &gap)) &&
         ct_rational_subtract(difference, gap, result);
}

/* "; the difference is 27,02, of which rounding explains at most 0,05" */
static void
append_difference(GString *text, CtEvaluation *evaluation, const CtConstraint *constraint,
                  CtRational left, CtRational right, gint decimals)
{
  CtRational difference, share;
  g_autofree gchar *amount = NULL;

  if (!ct_rational_subtract(left, right, &difference))
    return;
  difference = absolute(difference);
  amount = ct_number_for_people(difference, decimals);
  if (explained(evaluation, constraint, difference, &share) && ct_rational_sign(share) > 0) {
    g_autofree gchar *rounding = ct_number_for_people(share, decimals);

    g_string_append_printf(
        text, _("; the difference is %s, of which rounding explains at most %s"), amount, rounding);
  } else {
    g_string_append_printf(text, _("; the difference is %s"), amount);
  }
}

static gboolean
is_subject(const CtExpression *expression, const CtConstraint *constraint)
{
  return expression->kind == CT_EXPRESSION_FIGURE &&
         ct_expression_is_subject(expression, constraint->subject);
}

/* "67,2 % is printed" or "12,77 (2.1) + 46,89 (2.2) + 40,24 (2.3) = 99,9" */
static gchar *
left_text(CtEvaluation *evaluation, const CtConstraint *constraint, CtRational left, gint decimals)
{
  const CtCatalog *catalog = evaluation->view->catalog;
  const CtUnit *unit = &catalog->units[indicator_of(evaluation, constraint->subject)->unit];
  gchar printed[CT_DECIMAL_PEOPLE_CHARS];

  if (!is_subject(constraint->left, constraint))
    return ct_formula_with_result(evaluation, constraint->left, left, decimals);
  ct_decimal_format_for_people(evaluation->cell->value, printed);
  return g_strdup_printf(_("%s %s is printed"), printed, unit->symbol);
}

/* "402 (TRUONG_CHUAN) / 610 (TRUONG) × 100 = 65,9", or a number alone */
static gchar *
right_text(CtEvaluation *evaluation, const CtConstraint *constraint, CtRational right,
           gint decimals)
{
  if (constraint->right->kind == CT_EXPRESSION_NUMBER)
    return ct_number_for_people(right, decimals);
  return ct_formula_with_result(evaluation, constraint->right, right, decimals);
}

static void
append_demand(GString *text, const CtConstraint *constraint, const gchar *left, const gchar *right)
{
  switch (constraint->relation) {
  case CT_RELATION_LE:
    g_string_append_printf(text, _("%s, but at most %s is possible"), left, right);
    break;
  case CT_RELATION_GE:
    g_string_append_printf(text, _("%s, but at least %s is needed"), left, right);
    break;
  case CT_RELATION_LT:
    g_string_append_printf(text, _("%s, but it has to be less than %s"), left, right);
    break;
  case CT_RELATION_GT:
    g_string_append_printf(text, _("%s, but it has to be more than %s"), left, right);
    break;
  case CT_RELATION_EQ:
  default:
    if (constraint->right->kind == CT_EXPRESSION_NUMBER)
      g_string_append_printf(text, _("%s, and not %s"), left, right);
    else
      g_string_append_printf(text, _("%s, but %s"), left, right);
  }
}

static gchar *
expected_text(const CtConstraint *constraint, CtRational right, gint decimals)
{
  g_autofree gchar *number = ct_number_plain(right, decimals);

  if (constraint->relation == CT_RELATION_EQ)
    return g_steal_pointer(&number);
  return g_strdup_printf("%s %s", relations[constraint->relation], number);
}

static gchar *
observed_text(CtEvaluation *evaluation, const CtConstraint *constraint, CtRational left,
              gint decimals)
{
  gchar plain[CT_DECIMAL_CHARS];

  if (!is_subject(constraint->left, constraint))
    return ct_number_plain(left, decimals);
  ct_decimal_format(evaluation->cell->value, plain);
  return g_strdup(plain);
}

const gchar *
ct_constraint_message(const CtConstraint *constraint)
{
  if (constraint->message_vi == NULL)
    return ct_message(constraint->message);
  return ct_language_get() == CT_LANGUAGE_VI ? constraint->message_vi : constraint->message;
}

/* What must never be: there is nothing to compare. */
static gboolean
is_never(const CtConstraint *constraint)
{
  return constraint->left->kind == CT_EXPRESSION_NUMBER &&
         constraint->right->kind == CT_EXPRESSION_NUMBER;
}

/* Where not the figure itself is compared but what is made of it, a ratio of counts, say:
 * enough decimals for three digits of the smaller side. */
static gint
decimals_of_sides(const CtConstraint *constraint, CtRational left, CtRational right,
                  gint decimals)
{
  gint of_three = 3;

  if (is_subject(constraint->left, constraint))
    return decimals;
  left = absolute(left);
  right = absolute(right);
  if (ct_rational_sign(left) == 0 ||
      (ct_rational_sign(right) != 0 && ct_rational_compare(right, left) < 0))
    left = right;
  for (CtRational power = {1, 1}; of_three > 0 && ct_rational_compare(left, power) >= 0;
       power.numerator *= 10)
    of_three--;
  return MAX(decimals, of_three);
}

static void
explain_relation(CtExplanation *explanation, CtEvaluation *evaluation,
                 const CtConstraint *constraint, gint decimals)
{
  g_autofree gchar *left_side = NULL, *right_side = NULL;
  CtRational left, right;

  if (!ct_formula_give(evaluation, constraint->left, &left) ||
      !ct_formula_give(evaluation, constraint->right, &right))
    return;
  decimals = decimals_of_sides(constraint, left, right, decimals);
  explanation->observed = observed_text(evaluation, constraint, left, decimals);
  explanation->expected = expected_text(constraint, right, decimals);
  g_string_append(explanation->message, ": ");
  left_side = left_text(evaluation, constraint, left, decimals);
  right_side = right_text(evaluation, constraint, right, decimals + 1);
  append_demand(explanation->message, constraint, left_side, right_side);
  append_difference(explanation->message, evaluation, constraint, left, right, decimals + 1);
}

static void
explain_never(CtExplanation *explanation, CtEvaluation *evaluation,
              const CtConstraint *constraint, gint decimals)
{
  gchar plain[CT_DECIMAL_CHARS];
  g_autofree gchar *figures = NULL;

  ct_decimal_format(evaluation->cell->value, plain);
  explanation->observed = g_strdup(plain);
  if (constraint->when == NULL)
    return;
  figures = ct_formula_of_condition(evaluation, constraint->when, decimals);
  if (figures[0] != '\0')
    g_string_append_printf(explanation->message, ": %s", figures);
}

static void
append_condition(CtExplanation *explanation, CtEvaluation *evaluation,
                 const CtConstraint *constraint, gint decimals)
{
  g_autofree gchar *figures =
      ct_formula_of_condition(evaluation, constraint->when, decimals);

  if (figures[0] != '\0')
    g_string_append_printf(explanation->message, _("; given %s"), figures);
}

void
ct_explanation_init(CtExplanation *explanation, CtEvaluation *evaluation,
                    const CtConstraint *constraint)
{
  gint decimals = MAX(evaluation->cell->decimals,
                      indicator_of(evaluation, constraint->subject)->decimals);

  *explanation = (CtExplanation){.message = g_string_new(ct_constraint_message(constraint))};
  if (is_never(constraint)) {
    explain_never(explanation, evaluation, constraint, decimals);
    return;
  }
  explain_relation(explanation, evaluation, constraint, decimals);
  if (constraint->when != NULL)
    append_condition(explanation, evaluation, constraint, decimals + 1);
}

void
ct_explanation_clear(CtExplanation *explanation)
{
  g_free(explanation->observed);
  g_free(explanation->expected);
  g_string_free(explanation->message, TRUE);
}

void
ct_explain_append_cell(GString *text, const CtCatalog *catalog, const CtObservation *figure)
{
  g_autofree gchar *called = ct_indicator_for_people(&catalog->indicators[figure->indicator]);
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  g_string_append_printf(text, "%s, %s (%s)", catalog->areas[figure->area].name, called,
                         ct_period_for_people(figure->period, period));
}
