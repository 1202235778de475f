/* validate/ratios: printed rates against their numerators and denominators. */
#include "ratios.h"

gboolean
ratios_is_quotient(const CtIndicator *indicator)
{
  return (indicator->form == CT_FORM_RATIO || indicator->form == CT_FORM_SHARE) &&
         indicator->numerator != CT_INDEX_NONE && indicator->denominator != CT_INDEX_NONE;
}

CtFinding
ratios_finding_at(const CtView *view, gsize cell, CtSeverity severity, const gchar *rule)
{
  CtObservation figure = ct_dataset_get(view->current, cell);

  return ct_finding_of_figure(severity, rule, ct_dataset_submission(view->current, cell), &figure);
}

static CtExpression *
binary(CtExpression *left, CtOperator operator, CtExpression *right)
{
  return ct_expression_binary(operator, left, right);
}

static CtExpression *
one(void)
{
  return ct_expression_number(CT_DECIMAL_INIT(1, 0));
}

/* What the parts of an indicator give. */
static CtExpression *
value_of_parts(const CtIndicator *indicator)
{
  gboolean same_period = ratios_is_quotient(indicator);
  CtExpression *n = ct_expression_figure(indicator->numerator, 0);
  CtExpression *d = ct_expression_figure(indicator->denominator, same_period ? 0 : -12);
  CtExpression *factor = ct_expression_number(indicator->factor);

  switch (indicator->form) {
  case CT_FORM_GROWTH:
    return binary(binary(binary(n, CT_OPERATOR_DIVIDE, d), CT_OPERATOR_SUBTRACT, one()),
                  CT_OPERATOR_MULTIPLY, factor);
  case CT_FORM_DECREASE:
    return binary(binary(one(), CT_OPERATOR_SUBTRACT, binary(n, CT_OPERATOR_DIVIDE, d)),
                  CT_OPERATOR_MULTIPLY, factor);
  case CT_FORM_CHANGE:
    return binary(binary(n, CT_OPERATOR_SUBTRACT, d), CT_OPERATOR_MULTIPLY, factor);
  case CT_FORM_TOTAL:
  case CT_FORM_RATIO:
  case CT_FORM_SHARE:
  default:
    return binary(binary(n, CT_OPERATOR_DIVIDE, d), CT_OPERATOR_MULTIPLY, factor);
  }
}

static const gchar *const form_rules[] = {
  [CT_FORM_RATIO] = "ratios.ratio",       [CT_FORM_SHARE] = "ratios.share",
  [CT_FORM_GROWTH] = "ratios.growth",     [CT_FORM_DECREASE] = "ratios.decrease",
  [CT_FORM_CHANGE] = "ratios.change",
};

static const gchar *const form_messages[] = {
  [CT_FORM_RATIO] = N_("the printed rate does not follow from its numerator and denominator"),
  [CT_FORM_SHARE] = N_("the printed share does not follow from the part and the whole"),
  [CT_FORM_GROWTH] = N_("the printed growth does not follow from this year and the last"),
  [CT_FORM_DECREASE] = N_("the printed decrease does not follow from this year and the last"),
  [CT_FORM_CHANGE] = N_("the printed change does not follow from this year and the last"),
};

static void
add_form(const CtIndicator *indicator, guint32 index, CtConstraints *constraints)
{
  const CtConstraint constraint = {
    .rule = form_rules[indicator->form],
    .severity = CT_SEVERITY_ERROR,
    .subject = index,
    .left = ct_expression_figure(index, 0),
    .relation = CT_RELATION_EQ,
    .right = value_of_parts(indicator),
    .message = form_messages[indicator->form],
  };

  ct_constraints_add(constraints, &constraint);
}

/* Whether the numerator is a part of the denominator: a rate in percent that cannot pass
 * 100, of two counts in one unit. */
static gboolean
is_part_of_whole(const CtCatalog *catalog, const CtIndicator *indicator)
{
  const CtDecimal hundred = CT_DECIMAL_INIT(100, 0);

  if (!ratios_is_quotient(indicator) || !indicator->maximum.set ||
      ct_decimal_compare(indicator->factor, hundred) != 0 ||
      ct_decimal_compare(indicator->maximum.value, hundred) > 0)
    return FALSE;
  const CtUnit *n = &catalog->units[catalog->indicators[indicator->numerator].unit];
  const CtUnit *d = &catalog->units[catalog->indicators[indicator->denominator].unit];
  return ct_decimal_compare(n->factor, d->factor) == 0;
}

/* Two rates of the same two counts ask the same. */
static gboolean
is_first_of_pair(const CtCatalog *catalog, guint32 index)
{
  const CtIndicator *indicator = &catalog->indicators[index];

  for (guint32 i = 0; i < index; i++)
    if (catalog->indicators[i].numerator == indicator->numerator &&
        catalog->indicators[i].denominator == indicator->denominator &&
        is_part_of_whole(catalog, &catalog->indicators[i]))
      return FALSE;
  return TRUE;
}

static void
add_order(const CtIndicator *indicator, CtConstraints *constraints)
{
  const CtConstraint constraint = {
    .rule = "ratios.parts-order",
    .severity = CT_SEVERITY_ERROR,
    .subject = indicator->numerator,
    .left = ct_expression_figure(indicator->numerator, 0),
    .relation = CT_RELATION_LE,
    .right = ct_expression_figure(indicator->denominator, 0),
    .message = N_("the numerator is more than the denominator, of which it is a part"),
  };

  ct_constraints_add(constraints, &constraint);
}

static gboolean
ratios_constrain(gpointer self G_GNUC_UNUSED, const CtCatalog *catalog, CtConstraints *constraints,
                 GError **error G_GNUC_UNUSED)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    if (indicator->form == CT_FORM_TOTAL || indicator->numerator == CT_INDEX_NONE ||
        indicator->denominator == CT_INDEX_NONE)
      continue;
    add_form(indicator, i, constraints);
    if (is_part_of_whole(catalog, indicator) && is_first_of_pair(catalog, i))
      add_order(indicator, constraints);
  }
  return TRUE;
}

static void
ratios_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  ratios_check_zero(view, findings);
  ratios_check_feasible(view, findings);
}

static const CtValidateRole ratios_role = {
  .size = sizeof(CtValidateRole),
  .constrain = ratios_constrain,
  .check = ratios_check,
};

CT_PLUGIN_REGISTER(.name = "ratios", .summary = N_("rates follow from their parts"),
                   .version = "0.1.0", .licence = "MIT", .validate = &ratios_role)
