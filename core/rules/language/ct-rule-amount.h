/* ct-rule-amount.h: amounts of a rule as expressions, with the factors between their units;
 * private to core/rules.
 */
#pragma once

#include "rules/language/ct-rule-node.h"

G_BEGIN_DECLS

/**
 * CtRuleAmounts:
 * @asked: level bits at which the rule is asked; 0: all
 */
typedef struct {
  const CtCatalog *catalog;
  guint asked;
} CtRuleAmounts;

/* From one unit to another: an exact fraction in lowest terms. %FALSE: it is none of two
 * 64-bit numbers. */
gboolean ct_rule_ratio(CtRational from, CtRational to, CtRational *ratio);

/* @number in another unit, as a number. %FALSE: that has no end (thirds), or does not fit. */
gboolean ct_rule_scale_number(CtDecimal number, CtRational ratio, CtDecimal *result);

/* In the unit of the node's own type. Returns: (transfer full) */
CtExpression *ct_rule_amount(const CtRuleAmounts *amounts, const CtRuleNode *node);
/* In the unit that times @factor is in base units; the checker has seen that there is a ratio.
 * Returns: (transfer full) */
CtExpression *ct_rule_amount_in(const CtRuleAmounts *amounts, const CtRuleNode *node,
                                CtRational factor);

/* A condition, inside of a count. Returns: (transfer full) */
CtCondition *ct_rule_condition(const CtRuleAmounts *amounts, const CtRuleNode *node);

G_END_DECLS
