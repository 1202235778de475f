/* Intervals: what printed figures stand for, and arithmetic against brute force over points
 * inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/ct-interval.h"
#include "rules/test-world.h"

static CtRational
rational(const gchar *text)
{
  CtDecimal value;

  assert_true(ct_decimal_parse(text, strlen(text), &value));
  return ct_rational_from_decimal(value);
}

/* "[67.15, 67.25)", "[0, +" and "-, 3]" for ends without bound */
static void
assert_interval(const CtInterval *interval, const gchar *text)
{
  g_auto(GStrv) ends = g_strsplit(text, ", ", 2);

  assert_int_equal(interval->low_unbounded, ends[0][0] == '-' && ends[0][1] == '\0');
  if (!interval->low_unbounded) {
    assert_int_equal(interval->low_open, ends[0][0] == '(');
    assert_int_equal(ct_rational_compare(interval->low, rational(ends[0] + 1)), 0);
  }
  assert_int_equal(interval->high_unbounded, strcmp(ends[1], "+") == 0);
  if (!interval->high_unbounded) {
    gsize last = strlen(ends[1]) - 1;
    assert_int_equal(interval->high_open, ends[1][last] == ')');
    ends[1][last] = '\0';
    assert_int_equal(ct_rational_compare(interval->high, rational(ends[1])), 0);
  }
}

typedef struct {
  const gchar *label;
  const gchar *value;
  gint decimals;
  CtQualifier qualifier;
  guint unit;
  CtRounding rounding;
  const gchar *interval;
  CtDecimalsFrom from;
} FigureCase;

#define NONE CT_QUALIFIER_NONE
#define NEAREST CT_ROUNDING_NEAREST
#define CUT CT_ROUNDING_CUT
#define EITHER CT_ROUNDING_EITHER

static const FigureCase figure_cases[] = {
  {"half of the last digit", "67.2", 1, NONE, PERCENT, NEAREST, "[67.15, 67.25]"},
  {"zeros count", "67.20", 2, NONE, PERCENT, NEAREST, "[67.195, 67.205]"},
  {"1.234,5 thousand people", "1234500", -2, NONE, PERSON, NEAREST, "[1234450, 1234550]"},
  {"rounded to millions", "5000000", -6, NONE, BILLION, NEAREST, "[4500000, 5500000]"},
  {"below zero", "-9.68", 2, NONE, PERCENT, NEAREST, "[-9.685, -9.675]"},
  {"people to the last one", "72", 0, NONE, PERSON, NEAREST, "[72, 72]"},
  {"people with a decimal", "72.5", 1, NONE, PERSON, NEAREST, "[72.45, 72.55]"},
  {"visits to the last one", "6.071691", 6, NONE, VISIT_MN, NEAREST, "[6.071691, 6.071691]"},
  {"visits in hundredths of a million", "6.07", 2, NONE, VISIT_MN, NEAREST, "[6.065, 6.075]"},
  {"thousands of people with three decimals", "1.234", 3, NONE, PERSON_K, NEAREST,
   "[1.234, 1.234]"},
  {"cut", "79.63", 2, NONE, PERCENT, CUT, "[79.63, 79.64)"},
  {"cut below zero", "-9.6", 1, NONE, PERCENT, CUT, "(-9.7, -9.6]"},
  {"cut to nothing", "0.0", 1, NONE, PERCENT, CUT, "(-0.1, 0.1)"},
  {"rounded or cut", "79.63", 2, NONE, PERCENT, EITHER, "[79.625, 79.64)"},
  {"rounded or cut below zero", "-9.6", 1, NONE, PERCENT, EITHER, "(-9.7, -9.55]"},
  {"rounded or cut to nothing", "0.0", 1, NONE, PERCENT, EITHER, "(-0.1, 0.1)"},
  {"of a sender who cuts", "79.63", 2, NONE, PERCENT, NEAREST, "[79.63, 79.64)",
   CT_DECIMALS_TRUNCATED},
  {"of a sender who never cuts", "79.63", 2, NONE, PERCENT, EITHER, "[79.625, 79.635]",
   CT_DECIMALS_NEAREST},
  {"people are not cut", "72", 0, NONE, PERSON, CUT, "[72, 72]"},
  {"khoảng 32", "32", 0, CT_QUALIFIER_ABOUT, PERCENT, NEAREST, "[31.18, 32.82]"},
  {"khoảng, below zero", "-10", 0, CT_QUALIFIER_ABOUT, PERCENT, NEAREST, "[-10.6, -9.4]"},
  {"gần 68.000", "68000", 0, CT_QUALIFIER_BELOW, BILLION, NEAREST, "[64600, 68000]"},
  {"gần, below zero", "-100", 0, CT_QUALIFIER_BELOW, PERCENT, NEAREST, "[-105, -100]"},
  {"trên 10.389", "10389", 0, CT_QUALIFIER_ABOVE, BILLION, NEAREST, "[10389, 10390)"},
  {"words make people inexact", "2500", 0, CT_QUALIFIER_ABOVE, PERSON, NEAREST, "[2500, 2501)"},
};

static void
figure_stands_for(void **state)
{
  const FigureCase *c = *state;
  CtObservation figure = {.decimals = c->decimals, .qualifier = c->qualifier,
                          .decimals_from = c->from};
  CtInterval interval;

  assert_true(ct_decimal_parse(c->value, strlen(c->value), &figure.value));
  assert_true(ct_interval_of_figure(&figure, &world_units[c->unit], c->rounding, &interval));
  assert_interval(&interval, c->interval);
}

static void
odd_figures_are_refused(void **state G_GNUC_UNUSED)
{
  CtObservation figure = {.value = {5, 0}, .decimals = 100};
  CtInterval interval;

  assert_false(ct_interval_of_figure(&figure, &world_units[PERCENT], NEAREST, &interval));
  figure.decimals = -100;
  assert_false(ct_interval_of_figure(&figure, &world_units[PERCENT], NEAREST, &interval));
  figure = (CtObservation){.missing = TRUE};
  assert_false(ct_interval_of_figure(&figure, &world_units[PERCENT], NEAREST, &interval));
}

static CtInterval
parse_interval(const gchar *text)
{
  g_auto(GStrv) ends = g_strsplit(text, ", ", 2);
  CtInterval interval = {.low = {0, 1}, .high = {0, 1}};
  gsize last = strlen(ends[1]) - 1;

  interval.low_unbounded = strcmp(ends[0], "-") == 0;
  if (!interval.low_unbounded) {
    interval.low_open = ends[0][0] == '(';
    interval.low = rational(ends[0] + 1);
  }
  interval.high_unbounded = strcmp(ends[1], "+") == 0;
  if (!interval.high_unbounded) {
    interval.high_open = ends[1][last] == ')';
    ends[1][last] = '\0';
    interval.high = rational(ends[1]);
  }
  return interval;
}

typedef struct {
  const gchar *label;
  const gchar *a;
  gchar operator;
  const gchar *b;
  const gchar *result; /* NULL: refused */
} SumCase;

static const SumCase sum_cases[] = {
  {"sum", "[1, 2]", '+', "[10, 20)", "[11, 22)"},
  {"sum without bound", "[1, 2]", '+', "[10, +", "[11, +"},
  {"difference", "[1, 2)", '-', "[10, 20)", "(-19, -8)"},
  {"difference without bound", "[1, 2)", '-', "[10, +", "-, -8)"},
  {"product over zero", "[-2, 3]", '*', "[-5, 7]", "[-15, 21]"},
  {"product with an open end", "[2, 3)", '*', "[4, 5]", "[8, 15)"},
  {"zero times no bound", "[0, 1]", '*', "[2, +", "[0, +"},
  {"open zero times no bound", "(0, 1]", '*', "[2, +", "(0, +"},
  {"zero alone times no bound", "[0, 0]", '*', "-, +", "[0, 0]"},
  {"negative times no bound", "[-3, -2]", '*', "[1, +", "-, -2]"},
  {"quotient", "[10, 20]", '/', "[2, 4]", "[2.5, 10]"},
  {"quotient by negatives", "[10, 20]", '/', "[-4, -2)", "(-10, -2.5]"},
  {"divisor may be zero", "[1, 2]", '/', "[0, 3]", NULL},
  {"divisor around zero", "[1, 2]", '/', "[-1, 3]", NULL},
  {"divisor above an open zero", "[1, 2]", '/', "(0, 4]", "[0.25, +"},
  {"divisor without bound", "[1, 2]", '/', "[4, +", "(0, 0.5]"},
  {"smaller", "[1, 5]", 'm', "(1, 4)", "[1, 4)"},
  {"larger", "[1, 5)", 'M', "[2, 5]", "[2, 5]"},
  {"larger without bound", "[1, 5)", 'M', "[2, +", "[2, +"},
  {"without the sign: above 0", "(1, 5]", '|', "[0, 0]", "(1, 5]"},
  {"without the sign: below 0", "[-5, -1)", '|', "[0, 0]", "(1, 5]"},
  {"without the sign: around 0", "[-3, 2)", '|', "[0, 0]", "[0, 3]"},
  {"without the sign: to an open 0", "[-3, 0)", '|', "[0, 0]", "(0, 3]"},
  {"without the sign and bound", "[-3, +", '|', "[0, 0]", "[0, +"},
};

static gboolean
calculate(const CtInterval *a, gchar operator, const CtInterval *b, CtInterval *result)
{
  switch (operator) {
  case '+':
    return ct_interval_add(a, b, result);
  case '-':
    return ct_interval_subtract(a, b, result);
  case '*':
    return ct_interval_multiply(a, b, result);
  case '/':
    return ct_interval_divide(a, b, result);
  case '|': /* of one */
    *result = ct_interval_absolute(a);
    return TRUE;
  case 'm':
    *result = ct_interval_minimum(a, b);
    return TRUE;
  default:
    *result = ct_interval_maximum(a, b);
    return TRUE;
  }
}

static void
sum_gives(void **state)
{
  const SumCase *c = *state;
  CtInterval a = parse_interval(c->a), b = parse_interval(c->b), result;

  assert_int_equal(calculate(&a, c->operator, &b, &result), c->result != NULL);
  if (c->result != NULL)
    assert_interval(&result, c->result);
}

typedef struct {
  const gchar *label;
  const gchar *left;
  CtRelation relation;
  const gchar *right;
  gboolean possible;
} RelationCase;

static const RelationCase relation_cases[] = {
  {"they meet", "[1, 2]", CT_RELATION_EQ, "[2, 3]", TRUE},
  {"they meet at an open end", "[1, 2)", CT_RELATION_EQ, "[2, 3]", FALSE},
  {"apart", "[1, 2]", CT_RELATION_EQ, "[2.1, 3]", FALSE},
  {"inside", "[1, 9]", CT_RELATION_EQ, "(2, 3)", TRUE},
  {"no bound reaches anything", "[1, +", CT_RELATION_EQ, "[5, 5]", TRUE},
  {"below a lower bound", "[4, +", CT_RELATION_EQ, "[3, 3]", FALSE},
  {"at most, touching", "[2, 3]", CT_RELATION_LE, "[1, 2]", TRUE},
  {"at most, touching an open end", "[2, 3]", CT_RELATION_LE, "[1, 2)", FALSE},
  {"at most, apart", "[2.1, 3]", CT_RELATION_LE, "[1, 2]", FALSE},
  {"less, touching", "[2, 3]", CT_RELATION_LT, "[1, 2]", FALSE},
  {"at least", "[1, 2]", CT_RELATION_GE, "[3, 4]", FALSE},
  {"at least, overlapping", "[1, 3]", CT_RELATION_GE, "[3, 4]", TRUE},
  {"more, overlapping", "[1, 3]", CT_RELATION_GT, "[3, 4]", FALSE},
};

static void
relation_holds(void **state)
{
  const RelationCase *c = *state;
  CtInterval left = parse_interval(c->left), right = parse_interval(c->right);

  assert_int_equal(ct_interval_possible(&left, c->relation, &right), c->possible);
}

static void
whole_numbers_inside(void **state G_GNUC_UNUSED)
{
  static const struct {
    const gchar *interval;
    gboolean has;
  } cases[] = {{"[0.2, 0.8]", FALSE}, {"[0.2, 1]", TRUE},  {"[0.2, 1)", FALSE},
               {"(1, 2)", FALSE},     {"(1, 2]", TRUE},    {"[-0.5, 0.5]", TRUE},
               {"(-2, -1)", FALSE},   {"[0.9, +", TRUE}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    CtInterval interval = parse_interval(cases[i].interval);
    assert_int_equal(ct_interval_has_whole(&interval), cases[i].has);
  }
}

/* Brute force: intervals with ends in quarters, and all their points in twelfths. */

#define LIMIT 6
#define STEP 12

static CtInterval
random_interval(GRand *rand)
{
  gint a = g_rand_int_range(rand, -LIMIT * 4, LIMIT * 4);
  gint b = g_rand_int_range(rand, a, LIMIT * 4 + 1);

  return (CtInterval){.low = {a, 4}, .high = {b, 4}, .low_open = a < b && g_rand_boolean(rand),
                      .high_open = a < b && g_rand_boolean(rand)};
}

static gboolean
contains(const CtInterval *interval, CtRational value)
{
  CtInterval point = ct_interval_point(value);

  return ct_interval_possible(interval, CT_RELATION_EQ, &point);
}

static gboolean
apply(CtRational x, gchar operator, CtRational y, CtRational *result)
{
  switch (operator) {
  case '+':
    return ct_rational_add(x, y, result);
  case '-':
    return ct_rational_subtract(x, y, result);
  case '*':
    return ct_rational_multiply(x, y, result);
  default:
    return ct_rational_divide(x, y, result);
  }
}

static void
check_points(const CtInterval *a, gchar operator, const CtInterval *b, const CtInterval *result)
{
  gboolean low_met = FALSE, high_met = FALSE;

  for (gint i = -LIMIT * STEP; i <= LIMIT * STEP; i++)
    for (gint j = -LIMIT * STEP; j <= LIMIT * STEP; j++) {
      CtRational x = {i, STEP}, y = {j, STEP}, value;
      if (!contains(a, x) || !contains(b, y) || !apply(x, operator, y, &value))
        continue;
      assert_true(contains(result, value));
      low_met |= ct_rational_compare(value, result->low) == 0;
      high_met |= ct_rational_compare(value, result->high) == 0;
    }
  /* ends of the operands lie on the grid, so closed ends of the result must be met */
  assert_true(low_met == !result->low_open || result->low_unbounded);
  assert_true(high_met == !result->high_open || result->high_unbounded);
}

static void
points_inside_stay_inside(void **state G_GNUC_UNUSED)
{
  static const gchar operators[] = {'+', '-', '*', '/'};
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);
  guint n = 0;

  print_message("# seed %u\n", seed);
  for (guint i = 0; i < 200; i++) {
    CtInterval a = random_interval(rand), b = random_interval(rand), result;
    gchar operator = operators[i % G_N_ELEMENTS(operators)];
    if (!calculate(&a, operator, &b, &result)) {
      assert_int_equal(operator, '/');
      continue;
    }
    check_points(&a, operator, &b, &result);
    n++;
  }
  assert_true(n > 100);
  g_rand_free(rand);
}

static void
relations_of_points(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 300; round++) {
    CtInterval a = random_interval(rand), b = random_interval(rand);
    gboolean found[5] = {FALSE};
    for (gint i = -LIMIT * STEP; i <= LIMIT * STEP; i++)
      for (gint j = -LIMIT * STEP; j <= LIMIT * STEP; j++) {
        if (!contains(&a, (CtRational){i, STEP}) || !contains(&b, (CtRational){j, STEP}))
          continue;
        found[CT_RELATION_EQ] |= i == j;
        found[CT_RELATION_LE] |= i <= j;
        found[CT_RELATION_GE] |= i >= j;
        found[CT_RELATION_LT] |= i < j;
        found[CT_RELATION_GT] |= i > j;
      }
    for (guint relation = 0; relation < 5; relation++)
      assert_int_equal(ct_interval_possible(&a, (CtRelation)relation, &b), found[relation]);
  }
  g_rand_free(rand);
}

#define ADD_CASES(cases, function)                                                                 \
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)                                                  \
    tests[n++] = (struct CMUnitTest){.name = cases[i].label, .test_func = function,                \
                                     .initial_state = (void *)&cases[i]}

int
main(void)
{
  static const struct CMUnitTest fixed[] = {
    cmocka_unit_test(odd_figures_are_refused),
    cmocka_unit_test(whole_numbers_inside),
    cmocka_unit_test(points_inside_stay_inside),
    cmocka_unit_test(relations_of_points),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(fixed) + G_N_ELEMENTS(figure_cases) +
                          G_N_ELEMENTS(sum_cases) + G_N_ELEMENTS(relation_cases)];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(fixed); n++)
    tests[n] = fixed[n];
  ADD_CASES(figure_cases, figure_stands_for);
  ADD_CASES(sum_cases, sum_gives);
  ADD_CASES(relation_cases, relation_holds);
  return cmocka_run_group_tests_name("interval", tests, NULL, NULL);
}
