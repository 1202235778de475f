/* validate/rollup: areas against the area that they make up, as the catalog says. */
#include "rollup.h"

guint
rollup_parent_levels(const CtIndicator *indicator)
{
  guint levels = 0;

  for (guint level = CT_LEVEL_PROVINCE; level < CT_LEVEL_COMMUNE; level <<= 1)
    if ((indicator->levels & level) != 0 && (indicator->levels & level << 1) != 0)
      levels |= level;
  return levels;
}

/* A rule on the cells of @indicator against an aggregate of its children. */
static void
add_rule(guint32 indicator, guint levels, CtExpression *children, CtConstraint rule,
         CtConstraints *constraints)
{
  rule.severity = CT_SEVERITY_ERROR;
  rule.subject = indicator;
  rule.levels = levels;
  rule.left = ct_expression_figure(indicator, 0);
  rule.right = children;
  ct_constraints_add(constraints, &rule);
}

static void
add_sum(const CtIndicator *indicator, guint32 index, guint levels, gboolean with_residual,
        CtConstraints *constraints)
{
  add_rule(index, levels,
           ct_expression_children(index, CT_AGGREGATE_SUM, CT_MISSING_UNTELLABLE, with_residual),
           (CtConstraint){.rule = "rollup.sum",
                          .relation = CT_RELATION_EQ,
                          .message = N_("the areas do not add up to the whole")},
           constraints);
  if (!indicator->minimum.set || indicator->minimum.value.coefficient < 0)
    return;
  add_rule(index, levels,
           ct_expression_children(index, CT_AGGREGATE_SUM, CT_MISSING_AT_LEAST, with_residual),
           (CtConstraint){.rule = "rollup.exceeds",
                          .relation = CT_RELATION_GE,
                          .message = N_("the areas that are there are more than the whole"),
                          .otherwise = TRUE},
           constraints);
}

static void
add_at_most_sum(guint32 index, guint levels, CtConstraints *constraints)
{
  add_rule(index, levels,
           ct_expression_children(index, CT_AGGREGATE_SUM, CT_MISSING_UNTELLABLE, FALSE),
           (CtConstraint){.rule = "rollup.at-most-sum",
                          .relation = CT_RELATION_LE,
                          .message = N_("the whole is more than its areas together")},
           constraints);
  add_rule(index, levels,
           ct_expression_children(index, CT_AGGREGATE_MAXIMUM, CT_MISSING_AT_LEAST, FALSE),
           (CtConstraint){.rule = "rollup.at-least-largest",
                          .relation = CT_RELATION_GE,
                          .message = N_("the whole is less than its largest area")},
           constraints);
}

static void
add_range(guint32 index, guint levels, CtConstraints *constraints)
{
  add_rule(index, levels,
           ct_expression_children(index, CT_AGGREGATE_MINIMUM, CT_MISSING_UNTELLABLE, FALSE),
           (CtConstraint){.rule = "rollup.rate-range",
                          .relation = CT_RELATION_GE,
                          .message = N_("the rate of the whole is below that of every area")},
           constraints);
  add_rule(index, levels,
           ct_expression_children(index, CT_AGGREGATE_MAXIMUM, CT_MISSING_UNTELLABLE, FALSE),
           (CtConstraint){.rule = "rollup.rate-range",
                          .relation = CT_RELATION_LE,
                          .message = N_("the rate of the whole is above that of every area")},
           constraints);
}

static gboolean
rollup_constrain(gpointer self G_GNUC_UNUSED, const CtCatalog *catalog, CtConstraints *constraints,
                 GError **error G_GNUC_UNUSED)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    guint levels = rollup_parent_levels(indicator);
    if (levels == 0)
      continue;
    switch (indicator->additive) {
    case CT_ADDITIVE_SUM:
      add_sum(indicator, i, levels, FALSE, constraints);
      break;
    case CT_ADDITIVE_SUM_RESIDUAL:
      add_sum(indicator, i, levels, TRUE, constraints);
      break;
    case CT_ADDITIVE_AT_MOST_SUM:
      add_at_most_sum(i, levels, constraints);
      break;
    case CT_ADDITIVE_PARTS:
      add_range(i, levels, constraints);
      break;
    case CT_ADDITIVE_PARTS_RESIDUAL: /* its parts add up on their own */
    case CT_ADDITIVE_NONE:
    default:
      break;
    }
  }
  return TRUE;
}

static void
rollup_check(gpointer self, const CtView *view, CtFindings *findings)
{
  const gboolean *tells_untellable = self;

  rollup_check_plain_mean(view, findings);
  if (view->whole && (tells_untellable == NULL || *tells_untellable))
    rollup_check_untellable(view, findings);
}

static const CtOption rollup_options[] = {
  {"untellable", CT_OPTION_BOOLEAN, "yes", NULL, FALSE,
   N_("tell which areas are missing where a whole cannot be held against them")},
  {NULL},
};

static gpointer
rollup_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  gboolean tells_untellable = ct_settings_get_boolean(settings, "untellable");

  return g_memdup2(&tells_untellable, sizeof tells_untellable);
}

static const CtValidateRole rollup_role = {
  .size = sizeof(CtValidateRole),
  .constrain = rollup_constrain,
  .check = rollup_check,
};

CT_PLUGIN_REGISTER(.name = "rollup", .summary = N_("areas make up the whole"),
                   .version = "0.1.0", .licence = "MIT", .options = rollup_options,
                   .open = rollup_open, .close = g_free, .validate = &rollup_role)
