/* ct-usage.c: which cells a constraint uses, of the relation and of the condition.
 */
#include "rules/ct-expression.h"
#include "rules/ct-rule-index.h"

#define ALL_BUT_RESIDUAL (CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT | CT_LEVEL_COMMUNE)

/* @use, @levels: what a figure is used for where the walk is */
typedef struct {
  GArray *usages;
  CtPeriodInverse *inverse;
  guint constraint;
  guint32 subject;
  CtUse use;
  guint levels;
} Collector;

static void
add(const Collector *collector, const CtExpression *expression, CtUse use, guint levels,
    gboolean strictly)
{
  CtUsageOf of = {.indicator = expression->indicator,
                  .usage = {.constraint = collector->constraint,
                            .use = use,
                            .reference = expression->reference,
                            .levels = levels,
                            .strictly = strictly,
                            .has_measure = expression->has_measure,
                            .measure = expression->measure}};

  if (expression->reference.kind != CT_REFERENCE_SAME &&
      expression->reference.kind != CT_REFERENCE_SHIFTED)
    of.usage.inverse = ct_period_inverse_add(collector->inverse, expression->reference);
  g_array_append_val(collector->usages, of);
}

static void
add_figure(const Collector *collector, const CtExpression *expression)
{
  gboolean here = collector->use == CT_USE_FIGURE;

  if (here && ct_expression_is_subject(expression, collector->subject))
    return; /* is there already */
  add(collector, expression, collector->use, collector->levels,
      !here || expression->kind == CT_EXPRESSION_PART);
}

static void
add_children(const Collector *collector, const CtExpression *expression)
{
  add(collector, expression, collector->use == CT_USE_FIGURE ? CT_USE_CHILD : CT_USE_BELOW,
      expression->with_residual ? 0 : ALL_BUT_RESIDUAL, TRUE);
}

static void collect_expression(const Collector *collector, const CtExpression *expression);
static void collect_condition(const Collector *collector, const CtCondition *condition);

/* The one that is asked for another area's cells is asked for those of areas above, when it
 * looks further down than to the next level, or does so twice. */
static void
collect_below(const Collector *collector, const CtExpression *expression, guint levels)
{
  gboolean next = collector->use == CT_USE_FIGURE &&
                  (expression->kind == CT_EXPRESSION_RESIDUAL || expression->levels == 0);
  Collector below = *collector;

  below.use = next ? CT_USE_CHILD : CT_USE_BELOW;
  below.levels = levels;
  if (expression->kind == CT_EXPRESSION_COUNT)
    collect_condition(&below, expression->condition);
  else
    collect_expression(&below, expression->left);
}

static void
collect_expression(const Collector *collector, const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return;
  case CT_EXPRESSION_CHILDREN:
    add_children(collector, expression);
    return;
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
    collect_below(collector, expression,
                  expression->levels != 0 ? expression->levels : ALL_BUT_RESIDUAL);
    return;
  case CT_EXPRESSION_RESIDUAL:
    collect_below(collector, expression, CT_LEVEL_RESIDUAL);
    return;
  case CT_EXPRESSION_ABSOLUTE:
    collect_expression(collector, expression->left);
    return;
  case CT_EXPRESSION_BINARY:
    collect_expression(collector, expression->left);
    collect_expression(collector, expression->right);
    return;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  default:
    add_figure(collector, expression);
  }
}

static void
collect_condition(const Collector *collector, const CtCondition *condition)
{
  if (condition->a != NULL)
    collect_expression(collector, condition->a);
  if (condition->b != NULL)
    collect_expression(collector, condition->b);
  if (condition->left != NULL)
    collect_condition(collector, condition->left);
  if (condition->right != NULL)
    collect_condition(collector, condition->right);
}

void
ct_usages_collect(GArray *usages, CtPeriodInverse *inverse, guint constraint,
                  const CtConstraint *asked)
{
  CtUsageOf subject = {asked->subject, {.constraint = constraint, .use = CT_USE_SUBJECT}};
  Collector collector = {.usages = usages, .inverse = inverse, .constraint = constraint,
                         .subject = asked->subject, .use = CT_USE_FIGURE};

  g_array_append_val(usages, subject);
  collect_expression(&collector, asked->left);
  collect_expression(&collector, asked->right);
  if (asked->when != NULL)
    collect_condition(&collector, asked->when);
}
