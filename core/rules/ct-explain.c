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

static void
append_difference(GString *text, CtEvaluation *evaluation, const CtConstraint *constraint,
                  CtRational left, CtRational right, gint decimals)
{
  CtRational difference, share;

  if (!ct_rational_subtract(left, right, &difference))
    return;
  difference = absolute(difference);
  g_string_append(text, "; ");
  g_string_append(text, _("the difference is "));
  ct_number_append_rational(text, difference, decimals);
  if (!explained(evaluation, constraint, difference, &share))
    return;
  if (ct_rational_sign(share) <= 0)
    return;
  g_string_append(text, _(", of which rounding explains at most "));
  ct_number_append_rational(text, share, decimals);
}

static gboolean
is_subject(const CtExpression *expression, const CtConstraint *constraint)
{
  return expression->kind == CT_EXPRESSION_FIGURE && expression->months == 0 &&
         expression->indicator == constraint->subject;
}

static void
append_unit(GString *text, const CtEvaluation *evaluation, guint32 indicator)
{
  const CtCatalog *catalog = evaluation->view->catalog;

  g_string_append_printf(text, " %s",
                         catalog->units[catalog->indicators[indicator].unit].symbol);
}

/* "67,2 % is printed" or "12,77 (2.1) + 46,89 (2.2) + 40,24 (2.3) = 99,9" */
static void
append_left(GString *text, CtEvaluation *evaluation, const CtConstraint *constraint,
            CtRational left, gint decimals)
{
  if (is_subject(constraint->left, constraint)) {
    ct_number_append(text, evaluation->cell->value);
    append_unit(text, evaluation, constraint->subject);
    g_string_append(text, _(" is printed"));
    return;
  }
  ct_formula_append(text, evaluation, constraint->left);
  g_string_append(text, " = ");
  ct_number_append_rational(text, left, decimals);
}

static const gchar *
demand(CtRelation relation)
{
  switch (relation) {
  case CT_RELATION_LE:
    return _(", but at most ");
  case CT_RELATION_GE:
    return _(", but at least ");
  case CT_RELATION_LT:
    return _(", but less than ");
  case CT_RELATION_GT:
    return _(", but more than ");
  case CT_RELATION_EQ:
  default:
    return _(", but not ");
  }
}

/* ", but 402 (TRUONG_CHUAN) / 610 (TRUONG) × 100 = 65,9", ", but at most 100" */
static void
append_right(GString *text, CtEvaluation *evaluation, const CtConstraint *constraint,
             CtRational right, gint decimals)
{
  gboolean formula = constraint->right->kind != CT_EXPRESSION_NUMBER;

  if (formula && constraint->relation == CT_RELATION_EQ)
    g_string_append(text, _(", but "));
  else
    g_string_append(text, demand(constraint->relation));
  if (formula) {
    ct_formula_append(text, evaluation, constraint->right);
    g_string_append(text, " = ");
  }
  ct_number_append_rational(text, right, decimals);
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
  CtRational left, right;

  *explanation = (CtExplanation){.message = g_string_new(ct_message(constraint->message))};
  if (!give(evaluation, constraint->left, &left) || !give(evaluation, constraint->right, &right))
    return;

  explanation->observed = observed_text(evaluation, constraint, left, decimals);
  explanation->expected = expected_text(constraint, right, decimals);
  g_string_append(explanation->message, ": ");
  append_left(explanation->message, evaluation, constraint, left, decimals);
  append_right(explanation->message, evaluation, constraint, right, decimals + 1);
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
