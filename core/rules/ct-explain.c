/* ct-explain.c: does the sum for the reader.
 */
#include "rules/ct-explain.h"

#include "base/ct-message.h"
#include "rules/ct-expression.h"
#include "rules/ct-formula.h"
#include "rules/ct-number-text.h"

static const gchar *const relations[] = {"=", "<=", ">=", "<", ">"};

static const CtIndicator *
indicator_of(const CtEvaluation *evaluation, guint32 indicator)
{
  return &evaluation->view->catalog->indicators[indicator];
}

/* What an expression gives with the figures just as they are printed. */
static gboolean
give(CtEvaluation *evaluation, const CtExpression *expression, CtRational *value)
{
  CtEvaluation exact = *evaluation;
  CtInterval interval;

  exact.exactly = TRUE;
  if (!ct_evaluate(&exact, expression, &interval))
    return FALSE;
  *value = interval.low;
  return TRUE;
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
  return expression->kind == CT_EXPRESSION_FIGURE && ct_expression_is_here(expression) &&
         expression->indicator == constraint->subject;
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

void
ct_explanation_init(CtExplanation *explanation, CtEvaluation *evaluation,
                    const CtConstraint *constraint)
{
  gint decimals = MAX(evaluation->cell->decimals,
                      indicator_of(evaluation, constraint->subject)->decimals);
  g_autofree gchar *left_side = NULL, *right_side = NULL;
  CtRational left, right;

  *explanation = (CtExplanation){.message = g_string_new(ct_message(constraint->message))};
  if (!give(evaluation, constraint->left, &left) || !give(evaluation, constraint->right, &right))
    return;

  explanation->observed = observed_text(evaluation, constraint, left, decimals);
  explanation->expected = expected_text(constraint, right, decimals);
  g_string_append(explanation->message, ": ");
  left_side = left_text(evaluation, constraint, left, decimals);
  right_side = right_text(evaluation, constraint, right, decimals + 1);
  append_demand(explanation->message, constraint, left_side, right_side);
  append_difference(explanation->message, evaluation, constraint, left, right, decimals + 1);
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
  gchar period[CT_PERIOD_CHARS];

  g_string_append_printf(text, "%s, %s (", catalog->areas[figure->area].name,
                         catalog->indicators[figure->indicator].code);
  ct_period_format(figure->period, period);
  g_string_append_printf(text, "%s)", period);
}
