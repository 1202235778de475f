/* ct-rule-check.c: whether a rule makes sense.
 */
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "rules/language/ct-rule-amount.h"
#include "rules/language/ct-rule-check-private.h"

static gboolean check(CtRuleChecker *checker, CtRuleNode *node);

gchar *
ct_rule_checker_quote(const CtRuleChecker *checker, const CtRuleNode *node)
{
  return ct_text_quote(checker->line->text + node->at, node->end - node->at);
}

static gboolean
want_condition(const CtRuleChecker *checker, const CtRuleNode *node)
{
  g_autofree gchar *seen = NULL, *kind = NULL;

  if (node->type.is_condition)
    return TRUE;
  seen = ct_rule_checker_quote(checker, node);
  kind = ct_rule_units_describe(checker->units, &node->type);
  return ct_rule_fail(checker->line, node->at, checker->error,
                      _("'%s' is an amount (%s), expected a condition: a comparison, "
                        "present() ..."),
                      seen, kind);
}

static gboolean
want_amount(const CtRuleChecker *checker, const CtRuleNode *node)
{
  g_autofree gchar *seen = NULL;

  if (!node->type.is_condition)
    return TRUE;
  seen = ct_rule_checker_quote(checker, node);
  return ct_rule_fail(checker->line, node->at, checker->error,
                      _("'%s' is a condition, expected an amount: a number, {CODE} ..."), seen);
}

static gboolean
check_amount(CtRuleChecker *checker, CtRuleNode *node)
{
  return check(checker, node) && want_amount(checker, node);
}

static gboolean
check_condition(CtRuleChecker *checker, CtRuleNode *node)
{
  return check(checker, node) && want_condition(checker, node);
}

static gboolean
check_number(const CtRuleChecker *checker, CtRuleNode *node)
{
  g_autofree gchar *unit = NULL;
  CtUnitText found = ct_rule_units_of_text(checker->units, node->unit, node->unit_length,
                                           &node->type);

  node->type.is_zero = ct_decimal_is_zero(node->number);
  if (found == CT_UNIT_TEXT_FOUND)
    return TRUE;
  unit = ct_text_quote(node->unit, node->unit_length);
  return ct_rule_fail(checker->line, (gsize)(node->unit - checker->line->text), checker->error,
                      found == CT_UNIT_TEXT_AMBIGUOUS
                        ? _("'%s' can be several units, expected a symbol or code of units.csv")
                        : _("'%s' is no unit, expected one of units.csv, or two joined by '/'"),
                      unit);
}

static gboolean
check_parts(const CtRuleChecker *checker, CtRuleNode *node)
{
  const CtParts *parts = &checker->catalog->parts[node->parts];
  const CtUnit *units = checker->catalog->units;
  const CtIndicator *first = &checker->catalog->indicators[parts->parts[0]];

  node->type = ct_rule_units_of_indicator(checker->units, parts->parts[0]);
  for (guint i = 1; i < parts->n_parts; i++) {
    const CtIndicator *part = &checker->catalog->indicators[parts->parts[i]];
    CtRational ratio;

    if (!ct_unit_convertible(&units[first->unit], &units[part->unit]) ||
        !ct_rule_ratio(ct_rational_from_decimal(units[part->unit].factor),
                       ct_rational_from_decimal(units[first->unit].factor), &ratio))
      return ct_rule_fail(checker->line, node->at, checker->error,
                          _("the parts of '%s' are in %s and %s, expected one kind of unit"),
                          parts->code, units[first->unit].symbol, units[part->unit].symbol);
  }
  return TRUE;
}

CtRuleType
ct_rule_condition_type(void)
{
  return (CtRuleType){.is_condition = TRUE, .factor = {1, 1}, .price_base = "",
                      .unit = CT_INDEX_NONE};
}

static gboolean
check_operator(CtRuleChecker *checker, CtRuleNode *node,
               gboolean (*fit)(const CtRuleChecker *, CtRuleNode *))
{
  return check_amount(checker, node->left) && check_amount(checker, node->right) &&
         fit(checker, node);
}

static gboolean
check_in_areas(CtRuleChecker *checker, CtRuleNode *node,
               gboolean (*inner)(CtRuleChecker *, CtRuleNode *))
{
  gboolean well;

  if (checker->in_areas)
    return ct_rule_fail(checker->line, node->at, checker->error,
                        _("areas inside of areas, expected figures of one area here"));
  if (node->left == NULL)
    return TRUE;
  checker->in_areas = TRUE;
  well = inner(checker, node->left);
  checker->in_areas = FALSE;
  return well;
}

static gboolean
check_over_areas(CtRuleChecker *checker, CtRuleNode *node)
{
  if (node->kind == CT_RULE_COUNT || node->kind == CT_RULE_ALL) {
    node->type = ct_rule_condition_type();
    node->type.is_condition = node->kind == CT_RULE_ALL;
    node->type.is_bare = node->kind == CT_RULE_COUNT;
    return check_in_areas(checker, node, check_condition);
  }
  if (!check_in_areas(checker, node, check_amount))
    return FALSE;
  node->type = node->left->type;
  node->type.is_zero = FALSE;
  return TRUE;
}

static gboolean
check_presence(const CtRuleChecker *checker, CtRuleNode *node)
{
  node->type = ct_rule_condition_type();
  if (node->left->kind == CT_RULE_FIGURE)
    return TRUE;
  return ct_rule_fail(checker->line, node->left->at, checker->error,
                      _("a target is a number of the catalog, expected a figure that may be "
                        "missing"));
}

static gboolean
check_inner(CtRuleChecker *checker, CtRuleNode *node)
{
  if (!check_amount(checker, node->left))
    return FALSE;
  node->type = node->left->type;
  return TRUE;
}

static gboolean
check_logic(CtRuleChecker *checker, CtRuleNode *node)
{
  node->type = ct_rule_condition_type();
  return check_condition(checker, node->left) &&
         (node->right == NULL || check_condition(checker, node->right));
}

static gboolean
check(CtRuleChecker *checker, CtRuleNode *node)
{
  switch (node->kind) {
  case CT_RULE_NUMBER:
    return check_number(checker, node);
  case CT_RULE_FIGURE:
  case CT_RULE_TARGET:
    node->type = ct_rule_units_of_indicator(checker->units, node->indicator);
    return TRUE;
  case CT_RULE_PARTS:
    return check_parts(checker, node);
  case CT_RULE_NEGATIVE:
  case CT_RULE_ABSOLUTE:
    return check_inner(checker, node);
  case CT_RULE_ADD:
  case CT_RULE_SUBTRACT:
    return check_operator(checker, node, ct_rule_check_sum);
  case CT_RULE_MULTIPLY:
  case CT_RULE_DIVIDE:
    return check_operator(checker, node, ct_rule_check_product);
  case CT_RULE_RELATION:
    return check_operator(checker, node, ct_rule_check_relation);
  case CT_RULE_PRESENT:
  case CT_RULE_MISSING:
    return check_presence(checker, node);
  case CT_RULE_AND:
  case CT_RULE_OR:
  case CT_RULE_NOT:
    return check_logic(checker, node);
  default:
    return check_over_areas(checker, node);
  }
}

/* The first figure of the subject's own area and period; those inside of @skipped cannot be
 * asked, because they are there only where the rule holds. */
static guint32
find_own(const CtRuleNode *node, CtRuleKind skipped)
{
  guint32 found = CT_INDEX_NONE;

  if (node != NULL && node->kind == CT_RULE_NOT)
    return find_own(node->left, skipped == CT_RULE_PRESENT ? CT_RULE_MISSING : CT_RULE_PRESENT);
  if (node == NULL || node->kind == skipped || ct_rule_node_is_over_areas(node))
    return CT_INDEX_NONE;
  if (ct_rule_node_is_own(node))
    return node->indicator;
  found = find_own(node->left, skipped);
  return found != CT_INDEX_NONE ? found : find_own(node->right, skipped);
}

static gboolean
find_subject(CtRuleTree *tree, GError **error)
{
  if (tree->subject == CT_INDEX_NONE)
    tree->subject = find_own(tree->then, CT_RULE_PRESENT);
  if (tree->subject == CT_INDEX_NONE)
    tree->subject = find_own(tree->when, CT_RULE_MISSING);
  return tree->subject != CT_INDEX_NONE ||
         ct_rule_fail(&tree->line, tree->then->at, error,
                      _("no figure of the area and period that is asked, expected one, or 'on "
                        "{CODE}' before ':'"));
}

gboolean
ct_rule_check(CtRuleTree *tree, const CtCatalog *catalog, const CtRuleUnits *units, GError **error)
{
  CtRuleChecker checker = {&tree->line, catalog, units, FALSE, error};

  return (tree->when == NULL || check_condition(&checker, tree->when)) &&
         check_condition(&checker, tree->then) && find_subject(tree, error);
}
