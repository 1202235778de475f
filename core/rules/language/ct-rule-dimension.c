/* ct-rule-dimension.c: powers of what is measured.
 */
#include <string.h>

#include "rules/language/ct-rule-units.h"

gboolean
ct_rule_dimension_raise(CtRuleDimension *dimension, guint16 atom, gint power)
{
  guint i = 0;

  while (i < dimension->n && dimension->list[i].atom < atom)
    i++;
  if (i < dimension->n && dimension->list[i].atom == atom) {
    gint sum = dimension->list[i].power + power;
    if (sum < G_MININT8 || sum > G_MAXINT8)
      return FALSE;
    dimension->list[i].power = (gint8)sum;
    if (sum == 0)
      memmove(&dimension->list[i], &dimension->list[i + 1],
              (--dimension->n - i) * sizeof dimension->list[0]);
    return TRUE;
  }
  if (dimension->n == CT_RULE_MAX_ATOMS || power < G_MININT8 || power > G_MAXINT8)
    return FALSE;
  memmove(&dimension->list[i + 1], &dimension->list[i],
          (dimension->n++ - i) * sizeof dimension->list[0]);
  dimension->list[i].atom = atom;
  dimension->list[i].power = (gint8)power;
  return TRUE;
}

gboolean
ct_rule_dimension_multiply(const CtRuleDimension *a, const CtRuleDimension *b, gint power,
                           CtRuleDimension *result)
{
  CtRuleDimension product = *a;

  for (guint i = 0; i < b->n; i++)
    if (!ct_rule_dimension_raise(&product, b->list[i].atom, b->list[i].power * power))
      return FALSE;
  *result = product;
  return TRUE;
}

gboolean
ct_rule_dimension_equal(const CtRuleDimension *a, const CtRuleDimension *b)
{
  if (a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (a->list[i].atom != b->list[i].atom || a->list[i].power != b->list[i].power)
      return FALSE;
  return TRUE;
}
