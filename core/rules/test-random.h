/* test-random.h: small random worlds: figures of all sizes, decimals, words and gaps, and
 * constraints of all shapes, for tests that compare two ways of judging.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/test-world.h"

#define N_INDICATORS 6
#define MAX_FIGURES 400
#define MAX_CONSTRAINTS 14

static const CtIndicator indicators[N_INDICATORS] = {
  {.code = "RATE", .unit = PERCENT, .decimals = 1},  {.code = "COUNT", .unit = COMMUNE},
  {.code = "PEOPLE", .unit = PERSON_K},              {.code = "MONEY", .unit = BILLION},
  {.code = "VISITS", .unit = VISIT_MN, .decimals = 6}, {.code = "POINTS", .unit = POINT},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

/* Small: figures that often fit; odd: scales and words too; huge: near what 64 bits hold. */
typedef enum { SMALL, ODD, HUGE_NUMBERS, N_STYLES } Style;

/* @narrow: few areas, and as many plans as actual figures: much is found beside a cell, and
 * much of it is of the other measure */
typedef struct {
  GRand *rand;
  Style style;
  gboolean narrow;
  World *world;
  CtConstraints *constraints;
} Random;

static gint
below(const Random *random, gint n)
{
  return g_rand_int_range(random->rand, 0, n);
}

static CtDecimal
random_value(const Random *random)
{
  gint64 wide = (gint64)((guint64)g_rand_int(random->rand) << 31 | g_rand_int(random->rand));
  gint64 sign = below(random, 8) == 0 ? -1 : 1;

  switch (random->style) {
  case SMALL:
    return CT_DECIMAL_INIT(sign * below(random, 12), (gint8)below(random, 2));
  case ODD:
    return CT_DECIMAL_INIT(sign * (wide >> below(random, 62)), (gint8)(below(random, 12) - 4));
  case HUGE_NUMBERS:
  default:
    return CT_DECIMAL_INIT(sign * (G_MAXINT64 - (wide >> below(random, 62))),
                           (gint8)(below(random, 37) - 18));
  }
}

static CtObservation
random_figure(const Random *random, CtPeriod period, guint32 row)
{
  CtObservation figure = {
    .indicator = (guint32)below(random, N_INDICATORS),
    .area = (guint32)below(random, random->narrow ? 3 : N_WORLD_AREAS),
    .period = period,
    .measure = random->narrow && below(random, 2) == 0 ? CT_MEASURE_PLAN
                                                       : (CtMeasure)MAX(below(random, 5) - 2, 0),
    .value = random_value(random),
    .status = 'A',
    .place = {row + 1, 4, 0},
  };

  figure.unit = indicators[figure.indicator].unit;
  figure.decimals = figure.value.scale;
  if (random->style != SMALL && below(random, 3) == 0)
    figure.decimals = below(random, 44) - 22;
  figure.missing = below(random, 15) == 0;
  if (below(random, random->style == SMALL ? 40 : 8) == 0)
    figure.qualifier = (CtQualifier)below(random, CT_QUALIFIER_ABOVE + 1);
  return figure;
}

static CtDataset *
random_dataset(const Random *random, const gchar *const *periods, gint n_periods)
{
  CtBatch *batches[WORLD_SUBMISSIONS] = {ct_batch_new(), ct_batch_new(), ct_batch_new()};
  guint n = (guint)below(random, below(random, 2) == 0 ? MAX_FIGURES / 4 : MAX_FIGURES);
  CtDataset *dataset;

  for (guint i = 0; i < n; i++) {
    const gchar *period = periods[below(random, n_periods)];
    CtObservation figure = random_figure(random, ct_period_parse(period, strlen(period)), i);
    ct_batch_append(batches[below(random, WORLD_SUBMISSIONS)], &figure);
  }
  dataset = ct_dataset_merge(&catalog, batches, random->world->submissions, WORLD_SUBMISSIONS, 1,
                             NULL);
  for (guint i = 0; i < WORLD_SUBMISSIONS; i++)
    ct_batch_free(batches[i]);
  return dataset;
}

static void
random_world(Random *random)
{
  static const gchar *const now[] = {"2023-01/P6M", "2022-Q1", "2023", "2023-Q1", "2023-06"};
  static const gchar *const earlier[] = {"2022-01/P6M", "2021-Q1", "2022", "2022-Q1"};
  World *world = world_new(&catalog, now[0], NULL, 0);

  random->world = world;
  ct_dataset_free(world->current);
  ct_dataset_free(world->history);
  world->current = random_dataset(random, now, G_N_ELEMENTS(now));
  world->history = random_dataset(random, earlier, G_N_ELEMENTS(earlier));
  world->view.current = world->current;
  world->view.history = below(random, 4) == 0 ? NULL : world->history;
}

/* Constraints */

static CtPeriodReference
random_reference(const Random *random)
{
  static const gint months[] = {-12, 3, 6, 12, 1};
  CtReferenceKind kind = (CtReferenceKind)below(random, CT_REFERENCE_YEAR_BEFORE + 1);

  if (kind == CT_REFERENCE_SHIFTED || below(random, 2) == 0)
    return (CtPeriodReference){CT_REFERENCE_SHIFTED, -12};
  return (CtPeriodReference){kind, kind == CT_REFERENCE_SAME
                                       ? 0
                                       : months[1 + below(random, G_N_ELEMENTS(months) - 1)]};
}

static CtExpression *
random_figure_at(const Random *random, guint32 indicator)
{
  switch (below(random, 6)) {
  case 0:
    return ct_expression_figure_of(indicator, (CtPeriodReference){CT_REFERENCE_SAME, 0},
                                   (CtMeasure)below(random, CT_N_MEASURES));
  case 1:
    return ct_expression_figure_of(indicator, random_reference(random),
                                   (CtMeasure)below(random, CT_N_MEASURES));
  case 2:
  case 3:
    return ct_expression_figure_at(indicator, random_reference(random));
  default:
    return ct_expression_figure(indicator, 0);
  }
}

static CtExpression *
random_leaf(const Random *random)
{
  guint32 indicator = (guint32)below(random, N_INDICATORS);
  CtMissing missing = (CtMissing)below(random, 2);

  switch (below(random, 6)) {
  case 0:
    return ct_expression_number(random_value(random));
  case 1:
    return ct_expression_number(CT_DECIMAL_INIT(below(random, 3) == 0 ? 0 : 100, 0));
  case 2:
    return ct_expression_part(indicator, missing);
  case 3:
    return ct_expression_children(indicator, (CtAggregate)below(random, 3), missing,
                                  below(random, 2) != 0);
  default:
    return random_figure_at(random, indicator);
  }
}

static guint
random_levels(const Random *random)
{
  return below(random, 2) == 0 ? 0 : (guint)below(random, 16);
}

static CtCondition *random_condition(const Random *random, gint depth);
static CtExpression *random_expression(const Random *random, gint depth);

/* Of areas below, or the residual, or without the sign. */
static CtExpression *
random_aggregate(const Random *random, gint depth)
{
  switch (below(random, 5)) {
  case 0:
    return ct_expression_count(random_condition(random, depth), random_levels(random));
  case 1:
    return ct_expression_residual(random_expression(random, depth));
  case 2:
    return ct_expression_absolute(random_expression(random, depth));
  default:
    return ct_expression_over_areas(random_expression(random, depth), random_levels(random),
                                    (CtAggregate)below(random, 3), (CtMissing)below(random, 2));
  }
}

static CtExpression *
random_expression(const Random *random, gint depth)
{
  if (depth == 0 || below(random, 3) == 0)
    return random_leaf(random);
  if (below(random, 6) == 0)
    return random_aggregate(random, depth - 1);
  return ct_expression_binary((CtOperator)below(random, CT_OPERATOR_DIVIDE + 1),
                              random_expression(random, depth - 1),
                              random_expression(random, depth - 1));
}

static CtCondition *
random_relation(const Random *random, gint depth)
{
  return ct_condition_relation(random_expression(random, depth),
                               (CtRelation)below(random, CT_RELATION_GT + 1),
                               random_expression(random, depth));
}

static CtCondition *
random_condition(const Random *random, gint depth)
{
  if (depth == 0)
    return below(random, 3) == 0 ? ct_condition_present(random_leaf(random))
                                 : random_relation(random, 0);
  switch (below(random, 6)) {
  case 0:
    return ct_condition_not(random_condition(random, depth - 1));
  case 1:
    return ct_condition_and(random_condition(random, depth - 1),
                            random_condition(random, depth - 1));
  case 2:
    return ct_condition_or(random_condition(random, depth - 1),
                           random_condition(random, depth - 1));
  case 3:
    return ct_condition_present(random_expression(random, depth));
  default:
    return random_relation(random, depth);
  }
}

/* What must never be, or a relation under a condition. */
static void
random_when(const Random *random, CtConstraint *constraint)
{
  constraint->when = random_condition(random, below(random, 3));
  if (below(random, 3) != 0)
    return;
  ct_expression_free(constraint->left);
  ct_expression_free(constraint->right);
  constraint->left = ct_expression_number(CT_DECIMAL_INIT(1, 0));
  constraint->right = ct_expression_number(CT_DECIMAL_INIT(0, 0));
  constraint->relation = CT_RELATION_EQ;
}

static void
random_constraints(Random *random)
{
  static const gchar *const rules[] = {"r.a", "r.b", "r.c", "r.d"};
  static const guint levels[] = {0, 0, CT_LEVEL_PROVINCE, CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT};
  gint n = 1 + below(random, MAX_CONSTRAINTS);
  CtConstraint constraint = {.severity = CT_SEVERITY_ERROR, .message = "this does not fit"};

  random->constraints = ct_constraints_new();
  for (gint i = 0; i < n; i++) {
    constraint.otherwise = i > 0 && below(random, 3) == 0;
    if (!constraint.otherwise)
      constraint.subject = (guint32)below(random, N_INDICATORS);
    constraint.rule = rules[below(random, G_N_ELEMENTS(rules))];
    constraint.levels = levels[below(random, G_N_ELEMENTS(levels))];
    constraint.relation = (CtRelation)below(random, CT_RELATION_GT + 1);
    constraint.left = below(random, 3) == 0 ? random_expression(random, 2)
                                            : ct_expression_figure(constraint.subject, 0);
    constraint.right = random_expression(random, below(random, 4));
    constraint.when = NULL;
    if (below(random, 3) == 0)
      random_when(random, &constraint);
    constraint.lengths = below(random, 6) == 0 ? G_GUINT64_CONSTANT(1) << 6 | 1u << 3 : 0;
    constraint.measures = below(random, 6) == 0 ? 1u << below(random, CT_N_MEASURES) : 0;
    ct_constraints_add(random->constraints, &constraint);
  }
}

static void
random_init(Random *random, GRand *rand, guint round)
{
  random->rand = rand;
  random->style = (Style)(round % N_STYLES);
  random->narrow = below(random, 2) == 0;
  random_world(random);
  random_constraints(random);
}

static void
random_clear(Random *random)
{
  world_free(random->world);
  ct_constraints_free(random->constraints);
}
