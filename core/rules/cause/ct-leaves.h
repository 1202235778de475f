/* ct-leaves.h: how often an expression names an indicator; private to core/rules.
 */
#pragma once

#include "rules/ct-constraint.h"

G_BEGIN_DECLS

typedef enum {
  CT_LEAVES_OWN = 1 << 0,  /* of the area that the constraint is asked for */
  CT_LEAVES_BELOW = 1 << 1, /* of areas below it */
  CT_LEAVES_ALL = CT_LEAVES_OWN | CT_LEAVES_BELOW
} CtLeaves;

/* How many of its leaves for such areas are of @indicator. */
guint ct_expression_count_some(const CtExpression *expression, guint32 indicator, CtLeaves leaves);

/* How many leaves are of @indicator, whichever cells they take. */
guint ct_expression_count_leaves(const CtExpression *expression, guint32 indicator);
guint ct_condition_count_leaves(const CtCondition *condition, guint32 indicator);

G_END_DECLS
