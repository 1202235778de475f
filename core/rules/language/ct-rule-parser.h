/* ct-rule-parser.h: a line of a rules file as a tree; private to core/rules.
 */
#pragma once

#include "rules/language/ct-rule-node.h"

G_BEGIN_DECLS

/**
 * ct_rule_parse:
 * @tree: (out): NULL for a line without a rule: empty, or a comment
 *
 * Codes and words are looked up; units and kinds are left to ct_rule_check().
 */
gboolean ct_rule_parse(const CtRuleLine *line, const CtCatalog *catalog, CtRuleTree **tree,
                       GError **error);

G_END_DECLS
