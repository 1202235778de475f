#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ct-batch.h"

typedef struct {
  const gchar *label;
  CtObservation given;
  gint decimals; /* as they come back */
} Case;

static const Case cases[] = {
  {"a plain figure", {7, 80, 1, CT_MEASURE_ACTUAL, {672, 1}, 1, 3, 'A', FALSE, 0, {2, 4, 0}}, 1},
  {"a plan, about", {0, 0, 9, CT_MEASURE_PLAN, {-5, -6}, -6, 0, 'E', FALSE, CT_QUALIFIER_ABOUT,
                     {1, 1, 65535}}, -6},
  {"an estimate, above", {1, 2, 3, CT_MEASURE_ESTIMATE, {G_MAXINT64, 18}, 18, 65534, 'P', FALSE,
                          CT_QUALIFIER_ABOVE, {G_MAXUINT32, 65535, 1}}, 18},
  {"not available", {1, 2, 3, CT_MEASURE_ACTUAL, {0, 0}, 0, 5, 'L', TRUE, CT_QUALIFIER_BELOW,
                     {1, 1, 0}}, 0},
  {"no unit, no area", {1, CT_INDEX_NONE, 3, CT_MEASURE_ACTUAL, {1, 0}, 0, CT_INDEX_NONE, 'A',
                        FALSE, 0, {1, 1, 0}}, 0},
  {"decimals beyond reason stay in range", {1, 1, 1, CT_MEASURE_ACTUAL, {1, 0}, -1000, 1, 'A',
                                            FALSE, 0, {1, 1, 0}}, -128},
};

static void
assert_same(const CtObservation *a, const CtObservation *b)
{
  assert_int_equal(a->indicator, b->indicator);
  assert_int_equal(a->area, b->area);
  assert_int_equal(a->period, b->period);
  assert_int_equal(a->measure, b->measure);
  assert_int_equal(a->value.coefficient, b->value.coefficient);
  assert_int_equal(a->value.scale, b->value.scale);
  assert_int_equal(a->unit, b->unit);
  assert_int_equal(a->status, b->status);
  assert_int_equal(a->missing, b->missing);
  assert_int_equal(a->qualifier, b->qualifier);
  assert_int_equal(ct_place_compare(a->place, b->place), 0);
}

static void
comes_back_as_given(void **state)
{
  const Case *c = *state;
  g_autoptr(CtBatch) batch = ct_batch_new();

  ct_batch_append(batch, &c->given);
  CtObservation back = ct_batch_get(batch, 0);
  assert_same(&back, &c->given);
  assert_int_equal(back.decimals, c->decimals);
  assert_int_equal(ct_batch_is_missing(batch, 0), c->given.missing);
  assert_int_equal(ct_batch_measure(batch, 0), c->given.measure);
}

static void
fill(CtBatch *batch, guint n)
{
  for (guint i = 0; i < n; i++) {
    CtObservation one = {.indicator = i, .area = i / 2, .value = {(gint64)i * 10, 1},
                         .decimals = 1, .unit = i % 7, .status = 'A', .place = {i + 1, 3, 0}};
    ct_batch_append(batch, &one);
  }
}

static void
grows(void **state)
{
  g_autoptr(CtBatch) batch = ct_batch_new();

  (void)state;
  fill(batch, 10000);
  assert_int_equal(batch->n, 10000);
  for (guint i = 0; i < 10000; i++) {
    CtObservation one = ct_batch_get(batch, i);
    assert_int_equal(one.indicator, i);
    assert_int_equal(one.value.coefficient, (gint64)i * 10);
    assert_int_equal(one.unit, i % 7);
    assert_int_equal(one.place.row, i + 1);
  }
}

static void
filter_keeps_the_order(void **state)
{
  g_autoptr(CtBatch) batch = ct_batch_new();
  guint8 keep[100];

  (void)state;
  fill(batch, 100);
  for (guint i = 0; i < 100; i++)
    keep[i] = i % 3 == 0;
  ct_batch_filter(batch, keep);
  assert_int_equal(batch->n, 34);
  for (guint i = 0; i < 34; i++) {
    CtObservation one = ct_batch_get(batch, i);
    assert_int_equal(one.indicator, i * 3);
    assert_int_equal(one.place.row, i * 3 + 1);
    assert_int_equal(one.value.coefficient, (gint64)i * 30);
  }
}

static void
set_value_leaves_the_rest(void **state)
{
  g_autoptr(CtBatch) batch = ct_batch_new();

  (void)state;
  ct_batch_append(batch, &cases[1].given);
  ct_batch_set_value(batch, 0, CT_DECIMAL_INIT(53, -3), -3);
  CtObservation back = ct_batch_get(batch, 0);
  assert_int_equal(back.value.coefficient, 53);
  assert_int_equal(back.value.scale, -3);
  assert_int_equal(back.decimals, -3);
  assert_int_equal(back.measure, CT_MEASURE_PLAN);
  assert_int_equal(back.qualifier, CT_QUALIFIER_ABOUT);
}

static void
some_of_another_are_appended(void **state)
{
  g_autoptr(CtBatch) from = ct_batch_new(), batch = ct_batch_new();

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ct_batch_append(from, &cases[i].given);
  for (guint32 round = 0; round < 1000; round++) {
    ct_batch_append_some(batch, from, 3, 3, 5);
    ct_batch_append_some(batch, from, 1, 5, round);
  }
  assert_int_equal(batch->n, 4000);
  for (guint32 i = 0; i < 4000; i++) {
    CtObservation wanted = cases[1 + i % 4].given, one = ct_batch_get(batch, i);

    wanted.place.row = (guint32)MIN((guint64)wanted.place.row + i / 4, G_MAXUINT32);
    assert_same(&one, &wanted);
    assert_int_equal(one.decimals, cases[1 + i % 4].decimals);
  }
  ct_batch_truncate(batch, 5000);
  assert_int_equal(batch->n, 4000);
  ct_batch_truncate(batch, 10);
  assert_int_equal(batch->n, 10);
}

static void
plain_numbers_are_as_others(void **state)
{
  g_autoptr(CtBatch) batch = ct_batch_new();
  const CtObservation *given = &cases[0].given;
  CtObservation back;

  (void)state;
  for (guint i = 0; i < 3000; i++)
    ct_batch_append_number(batch, given->indicator, given->area, given->period, CT_MEASURE_PLAN,
                           given->unit, given->value, given->place);
  back = ct_batch_get(batch, 2999);
  assert_int_equal(back.measure, CT_MEASURE_PLAN);
  back.measure = given->measure;
  assert_same(&back, given);
  assert_int_equal(back.decimals, 1);
  assert_int_equal(back.sender, 0);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 5];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(cases); n++)
    tests[n] = (struct CMUnitTest){.name = cases[n].label,
                                   .test_func = comes_back_as_given,
                                   .initial_state = (void *)&cases[n]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(grows);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(filter_keeps_the_order);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(set_value_leaves_the_rest);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(some_of_another_are_appended);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(plain_numbers_are_as_others);
  return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
