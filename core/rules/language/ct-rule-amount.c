/* ct-rule-amount.c: amounts of a rule as expressions. Figures stay in their own units; where
 * two of them meet, one is multiplied by the exact factor between these.
 */
#include "rules/language/ct-rule-amount.h"

#include "rules/ct-power.h"

static CtExpression *
times(CtExpression *expression, CtDecimal factor)
{
  return ct_expression_binary(CT_OPERATOR_MULTIPLY, expression, ct_expression_number(factor));
}

static gboolean
fits(CtInt128 value)
{
  return value > G_MININT64 && value <= G_MAXINT64;
}

static CtInt128
common_divisor(CtInt128 a, CtInt128 b)
{
  while (b != 0) {
    CtInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

gboolean
ct_rule_ratio(CtRational from, CtRational to, CtRational *ratio)
{
  CtInt128 divisor;

  if (!ct_rational_divide(from, to, ratio))
    return FALSE;
  divisor = common_divisor(ratio->denominator, ratio->numerator);
  ratio->numerator /= divisor;
  ratio->denominator /= divisor;
  return ratio->numerator > 0 && fits(ratio->numerator) && fits(ratio->denominator);
}

/* @value as a decimal, where it is one of at most 18 digits. */
static gboolean
to_decimal(CtRational value, CtDecimal *result)
{
  for (gint scale = 0; scale <= CT_DECIMAL_MAX_SCALE; scale++) {
    CtRational whole;

    if (!ct_rational_multiply(value, (CtRational){(CtInt128)ct_power_of_ten((guint)scale), 1},
                              &whole))
      return FALSE;
    if (whole.numerator % whole.denominator == 0) {
      *result = CT_DECIMAL_INIT((gint64)(whole.numerator / whole.denominator), (gint8)scale);
      return fits(whole.numerator / whole.denominator);
    }
  }
  return FALSE;
}

gboolean
ct_rule_scale_number(CtDecimal number, CtRational ratio, CtDecimal *result)
{
  CtDecimal scaled;
  CtRational value;

  if (!ct_rational_multiply(ct_rational_from_decimal(number), ratio, &value) ||
      !to_decimal(value, &scaled))
    return FALSE;
  *result = ct_decimal_reduce(scaled);
  return TRUE;
}

/* Times what may be no decimal: by numerator and denominator. */
static CtExpression *
scale(CtExpression *expression, CtRational ratio)
{
  CtDecimal factor;

  if (ratio.numerator == ratio.denominator)
    return expression;
  if (to_decimal(ratio, &factor))
    return times(expression, ct_decimal_reduce(factor));
  if (ratio.numerator != 1)
    expression = times(expression, CT_DECIMAL_INIT((gint64)ratio.numerator, 0));
  return ct_expression_binary(CT_OPERATOR_DIVIDE, expression,
                              ct_expression_number(CT_DECIMAL_INIT((gint64)ratio.denominator, 0)));
}

CtExpression *
ct_rule_amount_in(const CtRuleAmounts *amounts, const CtRuleNode *node, CtRational factor)
{
  CtDecimal number;
  CtRational ratio;

  if (node->type.is_zero || !ct_rule_ratio(node->type.factor, factor, &ratio))
    return ct_rule_amount(amounts, node);
  if (node->kind == CT_RULE_NUMBER && ct_rule_scale_number(node->number, ratio, &number))
    return ct_expression_number(number);
  return scale(ct_rule_amount(amounts, node), ratio);
}

static CtExpression *
figure(const CtRuleNode *node)
{
  return node->has_measure
             ? ct_expression_figure_of(node->indicator, node->reference, node->measure)
             : ct_expression_figure_at(node->indicator, node->reference);
}

/* Each in the unit of the first; halves, so that many do not lie deep. */
static CtExpression *
sum_parts(const CtCatalog *catalog, const guint32 *parts, guint n, const CtUnit *unit)
{
  if (n > 1)
    return ct_expression_binary(CT_OPERATOR_ADD, sum_parts(catalog, parts, n / 2, unit),
                                sum_parts(catalog, parts + n / 2, n - n / 2, unit));
  const CtUnit *own = &catalog->units[catalog->indicators[parts[0]].unit];
  CtExpression *part = ct_expression_part(parts[0], CT_MISSING_UNTELLABLE);
  CtRational ratio;

  return ct_rule_ratio(ct_rational_from_decimal(own->factor),
                       ct_rational_from_decimal(unit->factor), &ratio)
             ? scale(part, ratio)
             : part;
}

static CtExpression *
parts(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  const CtCatalog *catalog = amounts->catalog;
  const CtParts *line = &catalog->parts[node->parts];
  const CtUnit *unit = &catalog->units[catalog->indicators[line->parts[0]].unit];

  return sum_parts(catalog, line->parts, line->n_parts, unit);
}

static CtExpression *
negative(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  CtDecimal number = node->left->number;

  if (node->left->kind == CT_RULE_NUMBER) {
    number.coefficient = -number.coefficient;
    return ct_expression_number(number);
  }
  return ct_expression_binary(CT_OPERATOR_SUBTRACT, ct_expression_number(CT_DECIMAL_INIT(0, 0)),
                              ct_rule_amount(amounts, node->left));
}

/* The levels asked for are just the ones above. */
static gboolean
are_children(const CtRuleAmounts *amounts, guint levels)
{
  return levels == 0 || amounts->asked << 1 == levels;
}

static CtExpression *
over_areas(const CtRuleAmounts *amounts, const CtRuleNode *node, CtAggregate aggregate)
{
  CtMissing missing = node->known ? CT_MISSING_AT_LEAST : CT_MISSING_UNTELLABLE;

  if (ct_rule_node_is_own(node->left) && are_children(amounts, node->levels))
    return ct_expression_children(node->left->indicator, aggregate, missing, FALSE);
  return ct_expression_over_areas(ct_rule_amount(amounts, node->left), node->levels, aggregate,
                                  missing);
}

static CtExpression *
count(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  CtCondition *condition;

  if (node->left != NULL && node->kind == CT_RULE_COUNT)
    condition = ct_rule_condition(amounts, node->left);
  else
    condition = ct_condition_relation(ct_expression_number(CT_DECIMAL_INIT(0, 0)), CT_RELATION_EQ,
                                      ct_expression_number(CT_DECIMAL_INIT(0, 0)));
  return ct_expression_count(condition, node->levels);
}

static CtExpression *
mean(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  return ct_expression_binary(CT_OPERATOR_DIVIDE, over_areas(amounts, node, CT_AGGREGATE_SUM),
                              count(amounts, node));
}

static CtExpression *
sum(const CtRuleAmounts *amounts, const CtRuleNode *node, CtOperator operator)
{
  return ct_expression_binary(operator, ct_rule_amount_in(amounts, node->left, node->type.factor),
                              ct_rule_amount_in(amounts, node->right, node->type.factor));
}

static gboolean
is_one(const CtRuleNode *node)
{
  return node->kind == CT_RULE_NUMBER &&
         ct_decimal_compare(node->number, CT_DECIMAL_INIT(1, 0)) == 0;
}

/* "* 1 xã" gives a count its unit and changes nothing. */
static CtExpression *
product(const CtRuleAmounts *amounts, const CtRuleNode *node, CtOperator operator)
{
  if (is_one(node->right))
    return ct_rule_amount(amounts, node->left);
  if (is_one(node->left) && operator == CT_OPERATOR_MULTIPLY)
    return ct_rule_amount(amounts, node->right);
  return ct_expression_binary(operator, ct_rule_amount(amounts, node->left),
                              ct_rule_amount(amounts, node->right));
}

static CtExpression *
aggregate(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  switch (node->kind) {
  case CT_RULE_MINIMUM:
    return over_areas(amounts, node, CT_AGGREGATE_MINIMUM);
  case CT_RULE_MAXIMUM:
    return over_areas(amounts, node, CT_AGGREGATE_MAXIMUM);
  case CT_RULE_MEAN:
    return mean(amounts, node);
  case CT_RULE_COUNT:
    return count(amounts, node);
  default:
    return over_areas(amounts, node, CT_AGGREGATE_SUM);
  }
}

CtExpression *
ct_rule_amount(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  switch (node->kind) {
  case CT_RULE_NUMBER:
    return ct_expression_number(node->number);
  case CT_RULE_FIGURE:
    return figure(node);
  case CT_RULE_TARGET:
    return ct_expression_number(amounts->catalog->indicators[node->indicator].target.value);
  case CT_RULE_PARTS:
    return parts(amounts, node);
  case CT_RULE_NEGATIVE:
    return negative(amounts, node);
  case CT_RULE_ABSOLUTE:
    return ct_expression_absolute(ct_rule_amount(amounts, node->left));
  case CT_RULE_RESIDUAL:
    return ct_expression_residual(ct_rule_amount(amounts, node->left));
  case CT_RULE_ADD:
    return sum(amounts, node, CT_OPERATOR_ADD);
  case CT_RULE_SUBTRACT:
    return sum(amounts, node, CT_OPERATOR_SUBTRACT);
  case CT_RULE_MULTIPLY:
    return product(amounts, node, CT_OPERATOR_MULTIPLY);
  case CT_RULE_DIVIDE:
    return product(amounts, node, CT_OPERATOR_DIVIDE);
  default:
    return aggregate(amounts, node);
  }
}
