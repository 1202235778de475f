/* validate/cumulative: figures from the year's first month on grow with the months. */
#include "cumulative.h"

#define LENGTH(months) (G_GUINT64_CONSTANT(1) << (months))
#define QUARTERS (LENGTH(6) | LENGTH(9) | LENGTH(12))
#define LAST_LENGTH 12
/* A plan says what shall be; it may well be less than what was. */
#define NO_PLAN (1u << CT_MEASURE_ACTUAL | 1u << CT_MEASURE_ESTIMATE)

gboolean
cumulative_is_flow(const CtIndicator *indicator)
{
  return indicator->accrual == CT_ACCRUAL_FLOW && indicator->minimum.set &&
         indicator->minimum.value.coefficient >= 0;
}

static CtExpression *
figure(guint32 indicator, CtReferenceKind kind, gint months)
{
  return ct_expression_figure_at(indicator, (CtPeriodReference){kind, months});
}

/* Only from the quarter before: where that one is not known, from the one before it. */
static void
add_falls(guint32 indicator, gint months, CtConstraints *constraints)
{
  ct_constraints_add(constraints, &(CtConstraint){
    .rule = "cumulative.falls",
    .severity = CT_SEVERITY_ERROR,
    .subject = indicator,
    .left = ct_expression_figure(indicator, 0),
    .relation = CT_RELATION_GE,
    .right = figure(indicator, CT_REFERENCE_SHORTER, months),
    .lengths = QUARTERS & ~(LENGTH(months + 1) - 1),
    .measures = NO_PLAN,
    .otherwise = months > 3,
    .message = N_("counted from the first month of the year, a figure cannot be less than that "
                  "of fewer months"),
  });
}

/* With what came last: a month, or a quarter. */
static void
add_sum(guint32 indicator, gint months, const gchar *rule, const gchar *message,
        CtConstraints *constraints)
{
  CtExpression *before = figure(indicator, CT_REFERENCE_SHORTER, months);
  CtExpression *last = figure(indicator, CT_REFERENCE_LAST, months);

  ct_constraints_add(constraints, &(CtConstraint){
    .rule = rule,
    .severity = CT_SEVERITY_ERROR,
    .subject = indicator,
    .left = ct_expression_figure(indicator, 0),
    .relation = CT_RELATION_EQ,
    .right = ct_expression_binary(CT_OPERATOR_ADD, before, last),
    .lengths = (LENGTH(LAST_LENGTH + 1) - 1) & ~(LENGTH(months + 1) - 1),
    .measures = NO_PLAN,
    .message = message,
  });
}

static gboolean
cumulative_constrain(gpointer self G_GNUC_UNUSED, const CtCatalog *catalog,
                     CtConstraints *constraints, GError **error G_GNUC_UNUSED)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    if (!cumulative_is_flow(&catalog->indicators[i]))
      continue;
    for (gint months = 3; months < LAST_LENGTH; months += 3)
      add_falls(i, months, constraints);
    add_sum(i, 1, "cumulative.month",
            N_("the months before and the last month do not add up to the period"), constraints);
    add_sum(i, 3, "cumulative.quarter",
            N_("the months before and the last quarter do not add up to the period"),
            constraints);
  }
  return TRUE;
}

static void
cumulative_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  cumulative_check_share(view, findings);
}

static const CtValidateRole cumulative_role = {
  .size = sizeof(CtValidateRole),
  .constrain = cumulative_constrain,
  .check = cumulative_check,
};

CT_PLUGIN_REGISTER(.name = "cumulative",
                   .summary = N_("figures of 3, 6, 9 and 12 months hold one another"),
                   .version = "0.1.0", .licence = "MIT", .validate = &cumulative_role)
