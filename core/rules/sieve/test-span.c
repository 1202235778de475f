/* Small numbers against fractions of 128 bits: the same, or unsure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "rules/sieve/ct-span.h"
#include "rules/test-world.h"

#define KNOWN CT_SPAN_KNOWN
#define UNSURE CT_SPAN_UNSURE
#define BIG G_MAXINT64
#define WHOLE(n) CT_SPAN_OF(n, n, 0)
#define CT_SPAN_OF(l, h, s) {.low = (l), .high = (h), .low_over = 1, .high_over = 1, .scale = (s)}
#define WITHOUT_END {.low_over = 1, .high_over = 1, .state = CT_SPAN_UNBOUNDED}

static CtRational
end_value(gint64 number, gint64 over, gint scale)
{
  return (CtRational){number, (CtInt128)over * (CtInt128)ct_power_of_ten((guint)scale)};
}

static CtInterval
interval_of(const CtSpan *span)
{
  CtInterval interval = {
    .low = end_value(span->low, span->low_over, span->scale),
    .high = end_value(span->high, span->high_over, span->scale),
    .high_unbounded = span->state == CT_SPAN_UNBOUNDED,
  };

  return interval;
}

static gboolean
same(const CtSpan *span, const CtInterval *interval)
{
  const CtInterval own = interval_of(span);

  return !interval->low_open && !interval->high_open && !interval->low_unbounded &&
         own.high_unbounded == interval->high_unbounded &&
         ct_rational_compare(own.low, interval->low) == 0 &&
         (own.high_unbounded || ct_rational_compare(own.high, interval->high) == 0);
}

/* Whether all of the interval is inside. */
static gboolean
holds(const CtSpan *span, const CtInterval *interval)
{
  const CtInterval own = interval_of(span);

  return ct_rational_compare(own.low, interval->low) <= 0 &&
         ct_rational_compare(own.high, interval->high) >= 0;
}

typedef void (*SpanFunc)(const CtSpan *a, const CtSpan *b, CtSpan *result);
typedef gboolean (*IntervalFunc)(const CtInterval *a, const CtInterval *b, CtInterval *result);

static gboolean
minimum(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  *result = ct_interval_minimum(a, b);
  return TRUE;
}

static gboolean
maximum(const CtInterval *a, const CtInterval *b, CtInterval *result)
{
  *result = ct_interval_maximum(a, b);
  return TRUE;
}

/* Of one: the other is left out. */
static void
span_absolute(const CtSpan *a, const CtSpan *b G_GNUC_UNUSED, CtSpan *result)
{
  ct_span_absolute(a, result);
}

static gboolean
absolute(const CtInterval *a, const CtInterval *b G_GNUC_UNUSED, CtInterval *result)
{
  *result = ct_interval_absolute(a);
  return TRUE;
}

static const struct {
  SpanFunc span;
  IntervalFunc interval;
} operations[] = {
  {ct_span_add, ct_interval_add},           {ct_span_subtract, ct_interval_subtract},
  {ct_span_multiply, ct_interval_multiply}, {ct_span_divide, ct_interval_divide},
  {ct_span_minimum, minimum},               {ct_span_maximum, maximum},
  {span_absolute, absolute},
};

/* Where the small number is sure, the fraction says the same. */
static void
check_operation(gsize operation, const CtSpan *a, const CtSpan *b, CtSpan *result)
{
  const CtInterval left = interval_of(a), right = interval_of(b);
  CtInterval interval;
  gboolean told = operations[operation].interval(&left, &right, &interval);

  operations[operation].span(a, b, result);
  if (result->state == CT_SPAN_MISSING)
    assert_false(told);
  else if (result->state != CT_SPAN_UNSURE)
    assert_true(told && same(result, &interval));
}

/* Edges */

typedef struct {
  const gchar *label;
  SpanFunc function;
  CtSpan a;
  CtSpan b;
  CtSpan result; /* its ends only when it is known */
} EdgeCase;

static const EdgeCase edges[] = {
  {"the largest sum", ct_span_add, WHOLE(BIG - 1), WHOLE(1), WHOLE(BIG)},
  {"a sum past it", ct_span_add, WHOLE(BIG), WHOLE(1), {.state = UNSURE}},
  {"the smallest sum", ct_span_add, WHOLE(-BIG), WHOLE(-1), WHOLE(G_MININT64)},
  {"a sum below it", ct_span_add, WHOLE(-BIG), WHOLE(-2), {.state = UNSURE}},
  {"two scales", ct_span_add, CT_SPAN_OF(15, 25, 1), CT_SPAN_OF(1, 2, 0), CT_SPAN_OF(25, 45, 1)},
  {"a scale that does not fit", ct_span_add, WHOLE(BIG / 10 + 1), CT_SPAN_OF(1, 1, 1),
   {.state = UNSURE}},
  {"no high end", ct_span_add, WHOLE(BIG), WITHOUT_END,
   {.low = BIG, .low_over = 1, .high_over = 1, .state = CT_SPAN_UNBOUNDED}},
  {"less than the smallest", ct_span_subtract, WHOLE(0), WHOLE(G_MININT64), {.state = UNSURE}},
  {"less no end", ct_span_subtract, WHOLE(1), WITHOUT_END, {.state = UNSURE}},
  {"the largest product", ct_span_multiply, WHOLE(3037000499), WHOLE(3037000499),
   WHOLE(9223372030926249001)},
  {"a product past it", ct_span_multiply, WHOLE(3037000500), WHOLE(3037000500),
   {.state = UNSURE}},
  {"a scale past 18", ct_span_multiply, CT_SPAN_OF(1, 1, 9), CT_SPAN_OF(1, 1, 10),
   {.state = UNSURE}},
  {"corners", ct_span_multiply, CT_SPAN_OF(-2, 3, 0), CT_SPAN_OF(-5, 4, 0),
   CT_SPAN_OF(-15, 12, 0)},
  {"a quotient", ct_span_divide, WHOLE(1), CT_SPAN_OF(30, 31, 1),
   {.low = 10, .low_over = 31, .high = 10, .high_over = 30}},
  {"a quotient below 0", ct_span_divide, WHOLE(1), CT_SPAN_OF(-4, -2, 0),
   {.low = -1, .low_over = 2, .high = -1, .high_over = 4}},
  {"what may be 0", ct_span_divide, WHOLE(1), CT_SPAN_OF(0, 5, 0), {.state = CT_SPAN_MISSING}},
  {"0 inside", ct_span_divide, WHOLE(1), CT_SPAN_OF(-1, 5, 1), {.state = CT_SPAN_MISSING}},
  {"a quotient's scale that does not fit", ct_span_divide, WHOLE(BIG), CT_SPAN_OF(1, 1, 1),
   {.state = UNSURE}},
  {"a missing figure is missing whatever the other is", ct_span_add, {.state = UNSURE},
   {.state = CT_SPAN_MISSING}, {.state = CT_SPAN_MISSING}},
  {"the smaller of one without end", ct_span_minimum, CT_SPAN_OF(3, 4, 0), WITHOUT_END,
   CT_SPAN_OF(0, 4, 0)},
  {"the larger of one without end", ct_span_maximum, CT_SPAN_OF(3, 4, 0), WITHOUT_END,
   {.low = 3, .low_over = 1, .high_over = 1, .state = CT_SPAN_UNBOUNDED}},
};

static void
stop_at_edge(void **state)
{
  const EdgeCase *c = *state;
  CtSpan result;

  c->function(&c->a, &c->b, &result);
  assert_int_equal(result.state, c->result.state);
  if (result.state >= CT_SPAN_UNSURE)
    return;
  CtInterval expected = interval_of(&c->result);
  assert_true(same(&result, &expected));
}

/* Relations */

typedef struct {
  const gchar *label;
  CtSpan left;
  CtRelation relation;
  CtSpan right;
  CtSpanVerdict verdict;
} RelationCase;

static const RelationCase relations[] = {
  {"touching", CT_SPAN_OF(1, 2, 0), CT_RELATION_EQ, CT_SPAN_OF(20, 30, 1), CT_SPAN_HOLDS},
  {"apart", CT_SPAN_OF(1, 2, 0), CT_RELATION_EQ, CT_SPAN_OF(21, 30, 1), CT_SPAN_BREAKS},
  {"less, touching", CT_SPAN_OF(2, 3, 0), CT_RELATION_LT, WHOLE(2), CT_SPAN_BREAKS},
  {"at most, touching", CT_SPAN_OF(2, 3, 0), CT_RELATION_LE, WHOLE(2), CT_SPAN_HOLDS},
  {"more", CT_SPAN_OF(2, 3, 0), CT_RELATION_GT, WHOLE(2), CT_SPAN_HOLDS},
  {"at least", CT_SPAN_OF(2, 3, 0), CT_RELATION_GE, WHOLE(4), CT_SPAN_BREAKS},
  {"equal to what has no end", WHOLE(2), CT_RELATION_EQ, WITHOUT_END, CT_SPAN_UNTELLABLE},
  {"at most what has no end", WHOLE(2), CT_RELATION_LE, WITHOUT_END, CT_SPAN_HOLDS},
  {"at least what has no end", WHOLE(-2), CT_RELATION_GE, WITHOUT_END, CT_SPAN_BREAKS},
  {"no scale for both", WHOLE(BIG), CT_RELATION_GE, CT_SPAN_OF(1, 1, 1), CT_SPAN_DOUBTFUL},
  {"thirds", {.low = BIG, .high = BIG, .low_over = 3, .high_over = 3}, CT_RELATION_LT,
   {.low = BIG, .high = BIG, .low_over = 2, .high_over = 2}, CT_SPAN_HOLDS},
  {"a figure is missing", {.state = CT_SPAN_MISSING}, CT_RELATION_LE, {.state = UNSURE},
   CT_SPAN_UNTELLABLE},
  {"unsure", {.state = UNSURE}, CT_RELATION_LE, WITHOUT_END, CT_SPAN_DOUBTFUL},
};

static void
relate(void **state)
{
  const RelationCase *c = *state;

  assert_int_equal(ct_span_compare(&c->left, c->relation, &c->right), c->verdict);
}

/* Random */

/* Of any size up to the limits. */
static gint64
random_number(GRand *rand)
{
  guint64 bits = (guint64)g_rand_int(rand) << 32 | g_rand_int(rand);
  gint64 number = (gint64)(bits >> g_rand_int_range(rand, 1, 64));

  return g_rand_boolean(rand) ? number : -number;
}

static CtSpan
random_span(GRand *rand)
{
  CtSpan span = CT_SPAN_OF(random_number(rand), random_number(rand), 0);

  if (span.low > span.high || g_rand_boolean(rand))
    span.high = span.low;
  span.scale = (gint8)g_rand_int_range(rand, 0, g_rand_boolean(rand) ? 3 : 19);
  if (g_rand_int_range(rand, 0, 8) == 0)
    span = ct_span_not_negative();
  return span;
}

static void
random_terms(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);
  guint n_sure = 0;

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 40000; round++) {
    CtSpan term = random_span(rand);
    for (guint step = 0; step < 5 && term.state < CT_SPAN_UNSURE; step++) {
      const CtSpan other = random_span(rand), before = term;
      gsize operation = (gsize)g_rand_int_range(rand, 0, G_N_ELEMENTS(operations));
      gboolean swapped = g_rand_boolean(rand);
      check_operation(operation, swapped ? &other : &before, swapped ? &before : &other, &term);
      n_sure += term.state < CT_SPAN_UNSURE ? 1 : 0;
      if (term.state >= CT_SPAN_UNSURE)
        continue;
      const CtSpan against = random_span(rand);
      const CtInterval left = interval_of(&term), right = interval_of(&against);
      CtRelation relation = (CtRelation)g_rand_int_range(rand, 0, CT_RELATION_GT + 1);
      CtSpanVerdict verdict = ct_span_compare(&term, relation, &against);
      if (verdict < CT_SPAN_UNTELLABLE)
        assert_int_equal(verdict == CT_SPAN_HOLDS, ct_interval_possible(&left, relation, &right));
    }
  }
  assert_true(n_sure > 20000);
  g_rand_free(rand);
}

static CtDecimal
random_decimal(GRand *rand)
{
  gint64 number = random_number(rand) >> g_rand_int_range(rand, 0, 32);

  return CT_DECIMAL_INIT(number, (gint8)g_rand_int_range(rand, -18, 19));
}

static void
random_figures(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);
  guint n_sure = 0;

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 100000; round++) {
    CtUnit unit = world_units[g_rand_int_range(rand, 0, N_WORLD_UNITS)];
    if (g_rand_int_range(rand, 0, 4) == 0)
      unit.factor = random_decimal(rand);
    const CtFigureKind kind = ct_figure_kind(&unit, 5), wide = ct_figure_kind(&unit, 10);
    CtDecimal value = random_decimal(rand);
    if (g_rand_boolean(rand))
      value.scale = (gint8)g_rand_int_range(rand, 0, 4);
    const CtObservation figure = {
      .value = value,
      .decimals = g_rand_boolean(rand) ? value.scale : g_rand_int_range(rand, -25, 26),
      .missing = g_rand_int_range(rand, 0, 20) == 0,
      .qualifier = g_rand_int_range(rand, 0, 20) == 0 ? CT_QUALIFIER_ABOVE : CT_QUALIFIER_NONE,
    };
    CtSpan span;
    CtInterval interval;
    gboolean told = ct_interval_of_figure(&figure, &unit, CT_ROUNDING_NEAREST, &interval);

    ct_span_of_observation(&figure, &kind, &span);
    assert_int_equal(span.state == CT_SPAN_MISSING, figure.missing);
    if (span.state >= CT_SPAN_UNSURE)
      continue;
    n_sure++;
    assert_true(told && same(&span, &interval));
    ct_span_of_observation(&figure, &wide, &span);
    assert_true(ct_interval_of_figure(&figure, &unit, CT_ROUNDING_CUT, &interval));
    assert_true(span.state == CT_SPAN_UNSURE || holds(&span, &interval));
  }
  assert_true(n_sure > 30000);
  g_rand_free(rand);
}

/* Whether an amount is whole, by another way: of a remainder in 128 bits. */
static void
random_amounts(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  GRand *rand = g_rand_new_with_seed(seed);

  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 50000; round++) {
    const CtUnit unit = {.factor = random_decimal(rand)};
    CtDecimal value = random_decimal(rand);
    CtRational amount;
    gboolean whole = FALSE;
    gboolean fits = ct_rational_multiply(ct_rational_from_decimal(value),
                                         ct_rational_from_decimal(unit.factor), &amount);
    assert_int_equal(ct_unit_amount_is_whole(&unit, value, &whole), fits);
    if (fits)
      assert_int_equal(whole, amount.numerator % amount.denominator == 0);
  }
  g_rand_free(rand);
}

int
main(void)
{
  static const struct CMUnitTest fixed[] = {
    cmocka_unit_test(random_terms),
    cmocka_unit_test(random_figures),
    cmocka_unit_test(random_amounts),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(fixed) + G_N_ELEMENTS(edges) + G_N_ELEMENTS(relations)];
  gsize n = 0;

  ct_language_set(CT_LANGUAGE_EN);
  for (; n < G_N_ELEMENTS(fixed); n++)
    tests[n] = fixed[n];
  for (gsize i = 0; i < G_N_ELEMENTS(edges); i++)
    tests[n++] = (struct CMUnitTest){.name = edges[i].label, .test_func = stop_at_edge,
                                     .initial_state = (void *)&edges[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(relations); i++)
    tests[n++] = (struct CMUnitTest){.name = relations[i].label, .test_func = relate,
                                     .initial_state = (void *)&relations[i]};
  return cmocka_run_group_tests_name("span", tests, NULL, NULL);
}
