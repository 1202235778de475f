/* The whole numbers behind validate/trend, against simpler ways to the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/test-seed.h"
#include "trend-number.h"

#define LENGTH 60
#define ROUNDS 2000

typedef struct {
  const gchar *label;
  CtDecimal now;
  CtDecimal then;
  gint64 ratio;
} Ratio;

static const Ratio ratios[] = {
  {"half as much again", {150, 1}, {10, 0}, 1500000},
  {"scales differ by more than 64 bits hold", {1, -18}, {1, 18}, TREND_RATIO_MAX},
  {"and the other way round", {1, 18}, {1, -18}, 1},
  {"a third is cut", {1, 0}, {3, 0}, 333333},
  {"many digits", {G_MAXINT64, 0}, {G_MAXINT64, 1}, 10000000},
  {"many digits by one", {G_MAXINT64, 0}, {1, 0}, TREND_RATIO_MAX},
  {"no change", {G_MAXINT64, 18}, {G_MAXINT64, 18}, 1000000},
};

static void
ratio_is(void **state)
{
  const Ratio *c = *state;

  assert_int_equal(trend_ratio(c->now, c->then), c->ratio);
}

static void
twice_is_as_far_as_half(void **state G_GNUC_UNUSED)
{
  assert_int_equal(trend_relative(3 * TREND_ONE, TREND_ONE * 3 / 2), TREND_ONE);
  assert_int_equal(trend_relative(TREND_ONE * 3 / 4, TREND_ONE * 3 / 2), -TREND_ONE);
  assert_int_equal(trend_relative(TREND_RATIO_MAX, 1), 10 * TREND_ONE);
  assert_int_equal(trend_relative(1, TREND_RATIO_MAX), -10 * TREND_ONE);
}

static void
fixed_numbers_have_an_end(void **state G_GNUC_UNUSED)
{
  assert_true(trend_fixed(CT_DECIMAL_INIT(125, 2)) == 1250000);
  assert_true(trend_fixed(CT_DECIMAL_INIT(-125, 9)) == 0);
  assert_true(trend_fixed(CT_DECIMAL_INIT(G_MAXINT64, -18)) == TREND_FIXED_MAX);
  assert_true(trend_fixed(CT_DECIMAL_INIT(-G_MAXINT64, -18)) == -TREND_FIXED_MAX);
}

static void
bounds_are_rounded_outwards_or_inwards(void **state G_GNUC_UNUSED)
{
  CtDecimal value;

  assert_true(trend_decimal(-1250001, 1, TRUE, &value));
  assert_true(value.coefficient == -12 && value.scale == 1);
  assert_true(trend_decimal(-1250001, 1, FALSE, &value));
  assert_true(value.coefficient == -13 && value.scale == 1);
  assert_true(trend_decimal(1234 * TREND_ONE, -1, TRUE, &value));
  assert_true(value.coefficient == 1240 && value.scale == 0);
  assert_false(trend_decimal(TREND_FIXED_MAX * 1000, 6, TRUE, &value));
}

/* The largest whole number whose square is not above. */
static void
roots_are_roots(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) random = seeded();

  for (guint i = 0; i < ROUNDS; i++) {
    guint64 number = ((guint64)g_rand_int(random) << 32 | g_rand_int(random)) >>
                     (2 + g_rand_int_range(random, 0, 62));
    CtInt128 root = trend_root((CtInt128)number);
    assert_true(root * root <= (CtInt128)number && (root + 1) * (root + 1) > (CtInt128)number);
  }
  assert_int_equal(trend_root(TREND_ONE * TREND_ONE * (CtInt128)TREND_ONE), TREND_ONE * 1000);
  assert_int_equal(trend_root(TREND_FIXED_MAX), G_GINT64_CONSTANT(900000000000));
}

static int
compare(const void *a, const void *b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Few different values, so that many are equal; sorted and reversed ones, too. */
static void
quartiles_are_those_of_sorted_values(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) random = seeded();
  gint64 values[LENGTH], sorted[LENGTH];

  for (guint round = 0; round < ROUNDS; round++) {
    gsize n = (gsize)g_rand_int_range(random, 1, LENGTH + 1), quarter = (n - 1) / 4;
    gint32 most = g_rand_int_range(random, 1, 100);
    for (gsize i = 0; i < n; i++)
      values[i] = sorted[i] = g_rand_int_range(random, -most, most + 1);
    qsort(sorted, n, sizeof *sorted, compare);
    if (round % 3 == 0)
      memcpy(values, sorted, n * sizeof *values);
    TrendQuartiles found = trend_quartiles(values, n);
    assert_int_equal(found.low, sorted[quarter]);
    assert_int_equal(found.high, sorted[n - 1 - quarter]);
    assert_int_equal(found.middle,
                     sorted[(n - 1) / 2] + (sorted[n / 2] - sorted[(n - 1) / 2]) / 2);
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(ratios) + 5] = {
    cmocka_unit_test(twice_is_as_far_as_half),
    cmocka_unit_test(fixed_numbers_have_an_end),
    cmocka_unit_test(bounds_are_rounded_outwards_or_inwards),
    cmocka_unit_test(roots_are_roots),
    cmocka_unit_test(quartiles_are_those_of_sorted_values),
  };

  for (gsize i = 0; i < G_N_ELEMENTS(ratios); i++)
    tests[5 + i] = (struct CMUnitTest){.name = ratios[i].label, .test_func = ratio_is,
                                       .initial_state = (void *)&ratios[i]};
  return cmocka_run_group_tests_name("trend-number", tests, NULL, NULL);
}
