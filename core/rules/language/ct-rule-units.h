/* ct-rule-units.h: what is measured, and in which unit, for the checker of rules; private to
 * core/rules.
 *
 * A dimension called "money-per-person" in units.csv is money divided by person, in base
 * units; "ratio" is no dimension, "point" is the difference of two ratios.
 */
#pragma once

#include "rules/language/ct-rule-node.h"

G_BEGIN_DECLS

typedef struct CtRuleUnits CtRuleUnits;
CtRuleUnits *ct_rule_units_new(const CtCatalog *catalog);
void ct_rule_units_free(CtRuleUnits *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRuleUnits, ct_rule_units_free)

/* Of a figure: its unit, and the price base of unit or indicator. */
CtRuleType ct_rule_units_of_indicator(const CtRuleUnits *units, guint32 indicator);

typedef enum { CT_UNIT_TEXT_FOUND, CT_UNIT_TEXT_UNKNOWN, CT_UNIT_TEXT_AMBIGUOUS } CtUnitText;

/* Of a number: a symbol, code or name of units.csv, or two joined by "/". "" is a bare number. */
CtUnitText ct_rule_units_of_text(const CtRuleUnits *units, const gchar *text, gsize length,
                                 CtRuleType *type);

/* Adds @power of @atom. %FALSE: there are too many. */
gboolean ct_rule_dimension_raise(CtRuleDimension *dimension, guint16 atom, gint power);
/* @power: 1 multiplies, -1 divides. %FALSE: it has too many dimensions or does not fit. */
gboolean ct_rule_dimension_multiply(const CtRuleDimension *a, const CtRuleDimension *b, gint power,
                                    CtRuleDimension *result);
gboolean ct_rule_dimension_equal(const CtRuleDimension *a, const CtRuleDimension *b);
gboolean ct_rule_units_is_point(const CtRuleUnits *units, const CtRuleDimension *dimension);

/* "tỷ đồng, giá SS 2010", "money / visit". Returns: (transfer full) */
gchar *ct_rule_units_describe(const CtRuleUnits *units, const CtRuleType *type);

G_END_DECLS
