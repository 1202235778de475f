/* validate/bounds: what a figure can be at all, from the catalog. */
#include "plugin/ct-plugin.h"

static void
add_bound(CtConstraints *constraints, const gchar *rule, guint32 indicator, CtRelation relation,
          CtDecimal limit, const gchar *message)
{
  const CtConstraint constraint = {
    .rule = rule,
    .severity = CT_SEVERITY_ERROR,
    .subject = indicator,
    .left = ct_expression_figure(indicator, 0),
    .relation = relation,
    .right = ct_expression_number(limit),
    .message = message,
  };

  ct_constraints_add(constraints, &constraint);
}

static gboolean
bounds_constrain(gpointer self G_GNUC_UNUSED, const CtCatalog *catalog, CtConstraints *constraints,
                 GError **error G_GNUC_UNUSED)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    if (indicator->minimum.set)
      add_bound(constraints, "bounds.below", i, CT_RELATION_GE, indicator->minimum.value,
                N_("the figure is below what the indicator can be"));
    if (indicator->maximum.set)
      add_bound(constraints, "bounds.above", i, CT_RELATION_LE, indicator->maximum.value,
                N_("the figure is above what the indicator can be"));
  }
  return TRUE;
}

/* Half a commune: of a unit that is counted there are whole ones only. An average may
 * have decimals, so this is a warning. */
static gboolean
is_fraction(const CtUnit *unit, CtDecimal value)
{
  gboolean whole;

  return ct_unit_amount_is_whole(unit, value, &whole) && !whole;
}

static void
report_fraction(const CtView *view, gsize cell, const CtObservation *figure, const CtUnit *unit,
                CtFindings *findings)
{
  CtFinding finding = ct_finding_of_figure(CT_SEVERITY_WARNING, "bounds.fraction",
                                           ct_dataset_submission(view->current, cell), figure);
  gchar observed[CT_DECIMAL_CHARS];

  ct_decimal_format(figure->value, observed);
  finding.observed = observed;
  ct_findings_add(findings, &finding, _("%s %s is no whole number, but this is counted one by one"),
                  observed, unit->symbol);
}

static void
check_whole(const CtView *view, const CtUnit *unit, gsize begin, gsize end, CtFindings *findings)
{
  const CtDataset *current = view->current;

  for (gsize cell = begin; cell < end; cell++) {
    if (!is_fraction(unit, ct_batch_value(current->observations, ct_dataset_first(current, cell))))
      continue;
    CtObservation figure = ct_dataset_get(current, cell);
    if (!figure.missing && figure.qualifier == CT_QUALIFIER_NONE)
      report_fraction(view, cell, &figure, unit, findings);
  }
}

static void
bounds_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  const CtCatalog *catalog = view->catalog;

  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtUnit *unit = &catalog->units[catalog->indicators[i].unit];
    gsize begin, end;
    if (!unit->whole)
      continue;
    ct_dataset_range(view->current, i, &begin, &end);
    check_whole(view, unit, begin, end, findings);
  }
}

static const CtValidateRole bounds_role = {
  .size = sizeof(CtValidateRole),
  .constrain = bounds_constrain,
  .check = bounds_check,
};

CT_PLUGIN_REGISTER(.name = "bounds", .summary = N_("what a figure can be at all"),
                   .version = "0.1.0", .licence = "MIT", .validate = &bounds_role)
