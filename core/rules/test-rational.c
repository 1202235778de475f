/* Fractions against the same sums done another way: in steps of 1 / (b d) on a number line
 * that is known not to overflow, and against identities that hold for any number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/ct-number-text.h"
#include "rules/ct-rational.h"
#include "base/ct-message.h"

#define MAX128 ((CtInt128)(~(CtUint128)0 >> 1))
#define ROUNDS 20000

static CtRational
small(GRand *rand)
{
  return (CtRational){g_rand_int_range(rand, -1000000, 1000000),
                      g_rand_int_range(rand, 1, 1000000)};
}

/* Any size up to the largest that there is. */
static CtRational
large(GRand *rand)
{
  CtUint128 n = ((CtUint128)g_rand_int(rand) << 95) ^ ((CtUint128)g_rand_int(rand) << 63) ^
                ((CtUint128)g_rand_int(rand) << 31) ^ g_rand_int(rand);
  CtUint128 d = ((CtUint128)g_rand_int(rand) << 95) ^ ((CtUint128)g_rand_int(rand) << 63) ^
                g_rand_int(rand);
  n >>= g_rand_int_range(rand, 1, 127);
  d >>= g_rand_int_range(rand, 1, 127);
  CtInt128 numerator = (CtInt128)(n & (CtUint128)MAX128);
  CtInt128 denominator = (CtInt128)(d & (CtUint128)MAX128);
  return (CtRational){g_rand_boolean(rand) ? numerator : -numerator, MAX(denominator, 1)};
}

static GRand *
seeded(void)
{
  guint32 seed = g_random_int();

  print_message("# seed %u\n", seed);
  return g_rand_new_with_seed(seed);
}

static void
small_sums_are_exact(void **state G_GNUC_UNUSED)
{
  GRand *rand = seeded();

  for (guint i = 0; i < ROUNDS; i++) {
    CtRational a = small(rand), b = small(rand), result;
    CtInt128 n = a.numerator * b.denominator + b.numerator * a.denominator;
    assert_true(ct_rational_add(a, b, &result));
    assert_true(result.denominator > 0);
    assert_true(result.numerator * (a.denominator * b.denominator) == n * result.denominator);
    assert_true(ct_rational_multiply(a, b, &result));
    assert_true(result.numerator * (a.denominator * b.denominator) ==
                a.numerator * b.numerator * result.denominator);
  }
  g_rand_free(rand);
}

static void
what_fits_can_be_undone(void **state G_GNUC_UNUSED)
{
  GRand *rand = seeded();
  guint n_fit = 0;

  for (guint i = 0; i < ROUNDS; i++) {
    CtRational a = large(rand), b = large(rand), sum, back;
    if (ct_rational_add(a, b, &sum) && ct_rational_subtract(sum, b, &back)) {
      assert_int_equal(ct_rational_compare(a, back), 0);
      assert_int_equal(ct_rational_compare(sum, a), ct_rational_sign(b));
      n_fit++;
    }
    if (b.numerator != 0 && ct_rational_divide(a, b, &sum) &&
        ct_rational_multiply(sum, b, &back)) {
      assert_int_equal(ct_rational_compare(a, back), 0);
      n_fit++;
    }
  }
  assert_true(n_fit > ROUNDS / 10);
  g_rand_free(rand);
}

static void
order_is_that_of_the_differences(void **state G_GNUC_UNUSED)
{
  GRand *rand = seeded();

  for (guint i = 0; i < ROUNDS; i++) {
    CtRational a = large(rand), b = large(rand), difference;
    gint order = ct_rational_compare(a, b);
    assert_int_equal(ct_rational_compare(b, a), -order);
    if (ct_rational_subtract(a, b, &difference))
      assert_int_equal(ct_rational_sign(difference), order);
  }
  g_rand_free(rand);
}

static void
order_at_the_edge_of_128_bits(void **state G_GNUC_UNUSED)
{
  const CtRational most = {MAX128, 1}, nearly = {MAX128 - 1, 1};
  const CtRational one = {MAX128, MAX128}, below_one = {MAX128 - 1, MAX128};
  const CtRational above = {MAX128, MAX128 - 1};

  assert_int_equal(ct_rational_compare(most, nearly), 1);
  assert_int_equal(ct_rational_compare(one, (CtRational){1, 1}), 0);
  assert_int_equal(ct_rational_compare(below_one, one), -1);
  assert_int_equal(ct_rational_compare(above, one), 1);
  assert_int_equal(ct_rational_compare(ct_rational_negate(above), ct_rational_negate(one)), -1);
  assert_int_equal(ct_rational_compare(ct_rational_negate(most), most), -1);
}

static void
what_does_not_fit_is_refused(void **state G_GNUC_UNUSED)
{
  const CtRational most = {MAX128, 1}, one = {1, 1};
  CtRational result = {7, 7};

  assert_false(ct_rational_add(most, one, &result));
  assert_false(ct_rational_subtract(ct_rational_negate(most), one, &result));
  assert_false(ct_rational_multiply(most, (CtRational){2, 1}, &result));
  assert_false(ct_rational_divide(one, (CtRational){0, 5}, &result));
  /* these need their common factors taken out first */
  /* 1 in large terms, times what shares none of them */
  assert_true(ct_rational_multiply((CtRational){MAX128, MAX128}, (CtRational){97, 89}, &result));
  assert_int_equal(ct_rational_compare(result, (CtRational){97, 89}), 0);
  assert_true(ct_rational_multiply(most, (CtRational){1, MAX128}, &result));
  assert_int_equal(ct_rational_compare(result, one), 0);
  assert_true(ct_rational_add((CtRational){MAX128 - 1, MAX128 - 1},
                              (CtRational){MAX128, MAX128}, &result));
  assert_int_equal(ct_rational_compare(result, (CtRational){2, 1}), 0);
}

typedef struct {
  const gchar *label;
  gint64 numerator;
  gint64 denominator;
  gint scale;
  const gchar *rounded;
} RoundCase;

static const RoundCase round_cases[] = {
  {"72 of 127 communes", 7200, 127, 1, "56.7"},
  {"half goes up", 5, 2, 0, "3"},
  {"half goes up below zero too", -5, 2, 0, "-2"},
  {"just under the half", 2499999, 1000000, 0, "2"},
  {"tens", 12345, 1, -1, "12350"},
  {"nothing left", 1, 1000, 2, "0.00"},
  {"zeros are kept", 1, 2, 3, "0.500"},
};

static void
round_one(void **state)
{
  const RoundCase *c = *state;
  gchar text[CT_DECIMAL_CHARS];
  CtDecimal rounded;

  assert_true(ct_rational_round((CtRational){c->numerator, c->denominator}, c->scale, &rounded));
  ct_decimal_format(rounded, text);
  assert_string_equal(text, c->rounded);
}

static void
floors_and_ceilings(void **state G_GNUC_UNUSED)
{
  assert_true(ct_rational_floor((CtRational){-7, 2}) == -4);
  assert_true(ct_rational_ceiling((CtRational){-7, 2}) == -3);
  assert_true(ct_rational_floor((CtRational){7, 2}) == 3);
  assert_true(ct_rational_ceiling((CtRational){7, 2}) == 4);
  assert_true(ct_rational_floor((CtRational){-6, 2}) == -3);
  assert_true(ct_rational_ceiling((CtRational){6, 2}) == 3);
}

static void
numbers_in_sentences(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) text = g_string_new(NULL);
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);

  ct_number_append(text, CT_DECIMAL_INIT(-1234567, 1));
  g_string_append_c(text, ' ');
  ct_number_append_rational(text, (CtRational){1, 3000}, 1);
  ct_language_set(CT_LANGUAGE_EN);
  g_string_append_c(text, ' ');
  ct_number_append(text, CT_DECIMAL_INIT(1234567, 1));
  g_string_append_c(text, ' ');
  ct_number_append_rational(text, (CtRational){200000, 2}, 2);
  ct_language_set(before);
  assert_string_equal(text->str, "-123.456,7 0,0003 123,456.7 100,000");
}

int
main(void)
{
  static const struct CMUnitTest fixed[] = {
    cmocka_unit_test(small_sums_are_exact),
    cmocka_unit_test(what_fits_can_be_undone),
    cmocka_unit_test(order_is_that_of_the_differences),
    cmocka_unit_test(order_at_the_edge_of_128_bits),
    cmocka_unit_test(what_does_not_fit_is_refused),
    cmocka_unit_test(floors_and_ceilings),
    cmocka_unit_test(numbers_in_sentences),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(fixed) + G_N_ELEMENTS(round_cases)];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(fixed); n++)
    tests[n] = fixed[n];
  for (gsize i = 0; i < G_N_ELEMENTS(round_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = round_cases[i].label, .test_func = round_one,
                                     .initial_state = (void *)&round_cases[i]};
  return cmocka_run_group_tests_name("rational", tests, NULL, NULL);
}
