/* ct-rule-check-private.h: what the parts of the checker share.
 */
#pragma once

#include "rules/language/ct-rule-check.h"

G_BEGIN_DECLS

/* @in_areas: the node is evaluated at other areas than the subject's */
typedef struct {
  const CtRuleLine *line;
  const CtCatalog *catalog;
  const CtRuleUnits *units;
  gboolean in_areas;
  GError **error;
} CtRuleChecker;

/* The node as it is written. Returns: (transfer full) */
gchar *ct_rule_checker_quote(const CtRuleChecker *checker, const CtRuleNode *node);

CtRuleType ct_rule_condition_type(void);

/* Of operands whose types are known: whether they fit, and what they give. */
gboolean ct_rule_check_sum(const CtRuleChecker *checker, CtRuleNode *node);
gboolean ct_rule_check_relation(const CtRuleChecker *checker, CtRuleNode *node);
gboolean ct_rule_check_product(const CtRuleChecker *checker, CtRuleNode *node);

G_END_DECLS
