/* ct-rule-check.h: whether a rule makes sense: conditions and amounts, units and prices;
 * private to core/rules.
 */
#pragma once

#include "rules/language/ct-rule-units.h"

G_BEGIN_DECLS

/* Sets the type of every node, and the subject where the rule names none. */
gboolean ct_rule_check(CtRuleTree *tree, const CtCatalog *catalog, const CtRuleUnits *units,
                       GError **error);

G_END_DECLS
