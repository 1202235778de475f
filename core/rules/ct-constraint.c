/* ct-constraint.c: lists of constraints.
 */
#include "rules/ct-expression.h"

struct CtConstraints {
  GArray *list; /* of CtConstraint */
};

static void
clear_constraint(gpointer data)
{
  CtConstraint *constraint = data;

  ct_expression_free(constraint->left);
  ct_expression_free(constraint->right);
  ct_condition_free(constraint->when);
}

CtConstraints *
ct_constraints_new(void)
{
  CtConstraints *constraints = g_new(CtConstraints, 1);

  constraints->list = g_array_new(FALSE, FALSE, sizeof(CtConstraint));
  g_array_set_clear_func(constraints->list, clear_constraint);
  return constraints;
}

void
ct_constraints_free(CtConstraints *constraints)
{
  if (constraints == NULL)
    return;
  g_array_unref(constraints->list);
  g_free(constraints);
}

void
ct_constraints_add(CtConstraints *constraints, const CtConstraint *constraint)
{
  g_return_if_fail(constraint->rule != NULL && constraint->message != NULL);
  g_return_if_fail(constraint->left != NULL && constraint->right != NULL);

  g_array_append_vals(constraints->list, constraint, 1);
}

void
ct_constraints_set_severity(CtConstraints *constraints, guint first, CtSeverity severity)
{
  for (guint i = first; i < constraints->list->len; i++)
    g_array_index(constraints->list, CtConstraint, i).severity = severity;
}

guint
ct_constraints_count(const CtConstraints *constraints)
{
  return constraints->list->len;
}

const CtConstraint *
ct_constraints_get(const CtConstraints *constraints, guint index)
{
  g_return_val_if_fail(index < constraints->list->len, NULL);

  return &g_array_index(constraints->list, CtConstraint, index);
}
