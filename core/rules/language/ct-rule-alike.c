/* ct-rule-alike.c: the checker of operators: what may be added, compared, multiplied.
 */
#include "base/ct-message.h"
#include "rules/language/ct-rule-amount.h"
#include "rules/language/ct-rule-check-private.h"

/* The price base that two amounts have together. */
static gboolean
join_prices(const CtRuleChecker *checker, const CtRuleNode *node, const gchar **base)
{
  const CtRuleType *left = &node->left->type, *right = &node->right->type;
  g_autofree gchar *one = NULL, *other = NULL;

  *base = left->price_base[0] != '\0' ? left->price_base : right->price_base;
  if (left->price_base[0] == '\0' || right->price_base[0] == '\0' ||
      g_str_equal(left->price_base, right->price_base))
    return TRUE;
  one = ct_rule_checker_quote(checker, node->left);
  other = ct_rule_checker_quote(checker, node->right);
  return ct_rule_fail(checker->line, node->right->at, checker->error,
                      _("'%s' is in prices of %s and '%s' in prices of %s, expected one price "
                        "base"),
                      one, left->price_base, other, right->price_base);
}

static gboolean
fail_kinds(const CtRuleChecker *checker, const CtRuleNode *left, const CtRuleNode *right)
{
  g_autofree gchar *one = ct_rule_checker_quote(checker, left);
  g_autofree gchar *other = ct_rule_checker_quote(checker, right);
  g_autofree gchar *unit = ct_rule_units_describe(checker->units, &left->type);
  g_autofree gchar *other_unit = ct_rule_units_describe(checker->units, &right->type);

  return ct_rule_fail(checker->line, right->at, checker->error,
                      _("'%s' is in %s and '%s' in %s, expected units of one kind"), one, unit,
                      other, other_unit);
}

static gboolean
fail_bare(const CtRuleChecker *checker, const CtRuleNode *bare, const CtRuleNode *other)
{
  g_autofree gchar *seen = ct_rule_checker_quote(checker, bare);
  g_autofree gchar *beside = ct_rule_checker_quote(checker, other);
  g_autofree gchar *unit = ct_rule_units_describe(checker->units, &other->type);

  return ct_rule_fail(checker->line, bare->at, checker->error,
                      _("'%s' has no unit and '%s' is in %s, expected a number with such a unit"),
                      seen, beside, unit);
}

/* What of two ratios fits the other: a difference in percent is in percentage points. */
static gboolean
fit_point(const CtRuleChecker *checker, const CtRuleNode *node)
{
  const CtRuleType *left = &node->left->type, *right = &node->right->type;
  gboolean point_left = ct_rule_units_is_point(checker->units, &left->dimension);
  gboolean point_right = ct_rule_units_is_point(checker->units, &right->dimension);

  if (node->kind == CT_RULE_RELATION)
    return (point_left && right->is_difference) || (point_right && left->is_difference);
  if (node->kind == CT_RULE_ADD && point_left)
    return right->dimension.n == 0 && !right->is_bare;
  return point_right && left->dimension.n == 0 && !left->is_bare;
}

/* Whether the operands may be added or compared. */
static gboolean
check_alike(const CtRuleChecker *checker, const CtRuleNode *node)
{
  const CtRuleNode *left = node->left, *right = node->right;

  if (left->type.is_zero || right->type.is_zero)
    return TRUE;
  if (ct_rule_dimension_equal(&left->type.dimension, &right->type.dimension)) {
    if (left->type.is_bare && right->type.is_share)
      return fail_bare(checker, left, right);
    if (right->type.is_bare && left->type.is_share)
      return fail_bare(checker, right, left);
    return TRUE;
  }
  if (fit_point(checker, node))
    return TRUE;
  if (left->type.is_bare)
    return fail_bare(checker, left, right);
  if (right->type.is_bare)
    return fail_bare(checker, right, left);
  return fail_kinds(checker, left, right);
}

static gboolean
is_number(const CtRuleNode *node)
{
  return node->kind == CT_RULE_NUMBER || node->kind == CT_RULE_TARGET ||
         (node->kind == CT_RULE_NEGATIVE && is_number(node->left));
}

/* The unit in which two operands are added or compared: a number is brought into that of the
 * other side; but what is in no unit of the catalog into that of the limit it is compared
 * with, in which people think of it. */
static CtRational
common_factor(const CtRuleNode *node)
{
  const CtRuleType *left = &node->left->type, *right = &node->right->type;
  gboolean compares = node->kind == CT_RULE_RELATION;

  if (left->is_zero)
    return right->factor;
  if (right->is_zero || is_number(node->left) == is_number(node->right))
    return left->factor;
  if (is_number(node->left))
    return compares && right->is_derived ? left->factor : right->factor;
  return compares && left->is_derived ? right->factor : left->factor;
}

/* An exact factor leads from each operand's unit to the common one. */
static gboolean
set_common_factor(const CtRuleChecker *checker, CtRuleNode *node)
{
  CtRational ratio;

  node->type.factor = common_factor(node);
  return (ct_rule_ratio(node->left->type.factor, node->type.factor, &ratio) &&
          ct_rule_ratio(node->right->type.factor, node->type.factor, &ratio)) ||
         ct_rule_fail(checker->line, node->right->at, checker->error,
                      _("units that differ by more than 18 digits"));
}

gboolean
ct_rule_check_sum(const CtRuleChecker *checker, CtRuleNode *node)
{
  const CtRuleType *left = &node->left->type, *right = &node->right->type;
  gboolean from_right, ratios;
  const gchar *base;

  if (!check_alike(checker, node) || !join_prices(checker, node, &base))
    return FALSE;
  from_right = left->is_zero || (left->dimension.n > 0 && right->dimension.n == 0 &&
                                 !right->is_zero);
  ratios = left->dimension.n == 0 && right->dimension.n == 0;
  node->type = from_right ? *right : *left;
  node->type.price_base = base;
  node->type.is_bare = left->is_bare && right->is_bare;
  node->type.is_zero = FALSE;
  node->type.is_share = left->is_share || right->is_share;
  node->type.is_derived = left->is_derived || right->is_derived;
  if (ratios)
    node->type.is_difference =
      node->kind == CT_RULE_SUBTRACT && !left->is_bare && !right->is_bare;
  if (left->unit != right->unit && !is_number(node->left) && !is_number(node->right))
    node->type.unit = CT_INDEX_NONE;
  return set_common_factor(checker, node);
}

/* 100 × n / d: units are converted without it. */
static gboolean
check_no_power(const CtRuleChecker *checker, const CtRuleNode *number, const CtRuleNode *other)
{
  g_autofree gchar *seen = NULL;
  gint exponent;

  if (number->kind != CT_RULE_NUMBER || !number->type.is_bare || other->type.is_bare ||
      !ct_decimal_is_power_of_ten(number->number, &exponent) || ABS(exponent) < 2)
    return TRUE;
  seen = ct_rule_checker_quote(checker, number);
  return ct_rule_fail(checker->line, number->at, checker->error,
                      _("a factor of %s: units are converted by themselves, expected none here, or "
                        "one with a unit, as in 100 %%"),
                      seen);
}

/* What a multiple of it keeps. */
static void
take_multiple(CtRuleNode *node, const CtRuleType *of, const CtRuleNode *times)
{
  CtRational factor = node->type.factor;

  node->type = *of;
  node->type.factor = factor;
  node->type.is_zero = FALSE;
  node->type.is_bare = of->is_bare && times->type.is_bare;
}

/* "105 %" times something is 1.05 times it. */
static gboolean
is_multiplier(CtRuleNode *node)
{
  CtDecimal value;

  if (node->kind != CT_RULE_NUMBER || node->type.dimension.n > 0)
    return node->type.is_bare;
  if (ct_rule_scale_number(node->number, node->type.factor, &value)) {
    node->number = value;
    node->type.factor = (CtRational){1, 1};
  }
  return TRUE;
}

gboolean
ct_rule_check_product(const CtRuleChecker *checker, CtRuleNode *node)
{
  CtRuleType *type = &node->type;
  const CtRuleType *left, *right;
  gboolean divides = node->kind == CT_RULE_DIVIDE, times_left, times_right;

  if (!check_no_power(checker, node->right, node->left) ||
      (!divides && !check_no_power(checker, node->left, node->right)) ||
      !join_prices(checker, node, &type->price_base))
    return FALSE;
  times_left = is_multiplier(node->left) && !divides;
  times_right = is_multiplier(node->right);
  left = &node->left->type;
  right = &node->right->type;
  if (!ct_rule_dimension_multiply(&left->dimension, &right->dimension, divides ? -1 : 1,
                                  &type->dimension) ||
      !(divides ? ct_rational_divide(left->factor, right->factor, &type->factor)
                : ct_rational_multiply(left->factor, right->factor, &type->factor)))
    return ct_rule_fail(checker->line, node->at, checker->error,
                        _("a product of too many units, expected at most %d"), CT_RULE_MAX_ATOMS);
  type->unit = CT_INDEX_NONE;
  type->is_derived = TRUE;
  if (type->dimension.n == 0 ||
      (divides && left->price_base[0] != '\0' && right->price_base[0] != '\0'))
    type->price_base = "";
  if (times_right)
    take_multiple(node, left, node->right);
  else if (times_left)
    take_multiple(node, right, node->left);
  return TRUE;
}

gboolean
ct_rule_check_relation(const CtRuleChecker *checker, CtRuleNode *node)
{
  const gchar *base;

  if (!check_alike(checker, node) || !join_prices(checker, node, &base))
    return FALSE;
  node->type = ct_rule_condition_type();
  return set_common_factor(checker, node);
}
