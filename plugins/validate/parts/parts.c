/* validate/parts: wholes and what adds up to them, from the catalog's parts.csv. */
#include "plugin/ct-plugin.h"

/* The part in the unit of the whole: times an exact factor where the units differ.
 * NULL when there is no such factor. */
static CtExpression *
part_in(const CtCatalog *catalog, guint32 part, guint32 unit, CtMissing missing)
{
  const CtUnit *from = &catalog->units[catalog->indicators[part].unit];
  const CtUnit *to = &catalog->units[unit];
  CtExpression *expression = ct_expression_part(part, missing);
  CtDecimal factor;

  if (from->dimension == to->dimension && ct_decimal_compare(from->factor, to->factor) == 0)
    return expression;
  if (from->dimension == to->dimension &&
      ct_decimal_divide_exact(from->factor, to->factor, &factor))
    return ct_expression_binary(CT_OPERATOR_MULTIPLY, expression, ct_expression_number(factor));
  ct_expression_free(expression);
  return NULL;
}

/* Halves add up, so that many parts do not nest deeply. */
static CtExpression *
sum_of(const CtCatalog *catalog, const guint32 *parts, guint n_parts, guint32 unit,
       CtMissing missing)
{
  CtExpression *left, *right;
  guint half = n_parts / 2;

  if (n_parts == 1)
    return part_in(catalog, parts[0], unit, missing);
  left = sum_of(catalog, parts, half, unit, missing);
  right = sum_of(catalog, parts + half, n_parts - half, unit, missing);
  if (left != NULL && right != NULL)
    return ct_expression_binary(CT_OPERATOR_ADD, left, right);
  ct_expression_free(left);
  ct_expression_free(right);
  return NULL;
}

static gboolean
may_be_negative(const CtIndicator *indicator)
{
  return !indicator->minimum.set || indicator->minimum.value.coefficient < 0;
}

static gboolean
any_may_be_negative(const CtCatalog *catalog, const CtParts *parts)
{
  for (guint i = 0; i < parts->n_parts; i++)
    if (may_be_negative(&catalog->indicators[parts->parts[i]]))
      return TRUE;
  return FALSE;
}

/* A whole that is a number (100 %) has no cell: the first part is asked instead. */
static void
add_rule(const CtCatalog *catalog, const CtParts *parts, CtMissing missing, CtConstraint rule,
         CtConstraints *constraints)
{
  gboolean is_number = parts->whole == CT_INDEX_NONE;
  guint32 subject = is_number ? parts->parts[0] : parts->whole;
  CtExpression *sum = sum_of(catalog, parts->parts, parts->n_parts,
                             catalog->indicators[subject].unit, missing);

  if (sum == NULL)
    return;
  rule.severity = CT_SEVERITY_ERROR;
  rule.subject = subject;
  rule.left = is_number ? sum : ct_expression_figure(subject, 0);
  rule.right = is_number ? ct_expression_number(parts->whole_value) : sum;
  ct_constraints_add(constraints, &rule);
}

static void
add_parts(const CtCatalog *catalog, const CtParts *parts, CtConstraints *constraints)
{
  gboolean is_number = parts->whole == CT_INDEX_NONE;

  add_rule(catalog, parts, CT_MISSING_UNTELLABLE,
           (CtConstraint){.rule = "parts.sum",
                          .relation = CT_RELATION_EQ,
                          .message = N_("the parts do not add up to the whole")},
           constraints);
  if (any_may_be_negative(catalog, parts))
    return;
  add_rule(catalog, parts, CT_MISSING_AT_LEAST,
           (CtConstraint){.rule = "parts.exceeds",
                          .relation = is_number ? CT_RELATION_LE : CT_RELATION_GE,
                          .message = N_("the parts that are there are more than the whole"),
                          .otherwise = TRUE},
           constraints);
}

static gboolean
parts_constrain(gpointer self G_GNUC_UNUSED, const CtCatalog *catalog, CtConstraints *constraints,
                GError **error G_GNUC_UNUSED)
{
  for (guint i = 0; i < catalog->n_parts; i++)
    if (catalog->parts[i].n_parts > 0)
      add_parts(catalog, &catalog->parts[i], constraints);
  return TRUE;
}

static const CtValidateRole parts_role = {
  .size = sizeof(CtValidateRole),
  .constrain = parts_constrain,
};

CT_PLUGIN_REGISTER(.name = "parts", .summary = N_("parts of a whole add up to it"),
                   .version = "0.1.0", .licence = "MIT", .validate = &parts_role)
