/* ct-rule-compile.h: from a checked rule to constraints; private to core/rules.
 */
#pragma once

#include "rules/language/ct-rule-node.h"

G_BEGIN_DECLS

/* A rule that is one condition joined by more `and` is refused. */
#define CT_RULE_MAX_CONSTRAINTS 64

/**
 * ct_rule_compile:
 * @id, @vi, @en: must live as long as the constraints
 * @constraints: (element-type CtConstraint): receives those of the rule; on failure some
 */
gboolean ct_rule_compile(const CtRuleTree *tree, const CtCatalog *catalog, const gchar *id,
                         const gchar *vi, const gchar *en, GArray *constraints, GError **error);

G_END_DECLS
