#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/ct-decimal.h"

static void
assert_decimal(CtDecimal value, const gchar *expected)
{
  gchar text[CT_DECIMAL_CHARS];

  assert_int_equal(ct_decimal_format(value, text), strlen(expected));
  assert_string_equal(text, expected);
}

typedef struct {
  const gchar *label;
  const gchar *input;
  const gchar *output; /* NULL: refused */
  gint64 coefficient;
  gint scale;
} ParseCase;

static const ParseCase parse_cases[] = {
  {"parse: zero", "0", "0", 0, 0},
  {"parse: decimals are kept as written", "12.50", "12.50", 1250, 2},
  {"parse: negative", "-0.05", "-0.05", -5, 2},
  {"parse: plus sign is not printed", "+7", "7", 7, 0},
  {"parse: minus zero has no sign", "-0.0", "0.0", 0, 1},
  {"parse: zeros in front do not count", "000000000000000000000012", "12", 12, 0},
  {"parse: 18 digits", "123456789012345678", "123456789012345678", 123456789012345678, 0},
  {"parse: 18 digits and a point", "-1234567890123456.78", "-1234567890123456.78",
   -123456789012345678, 2},
  {"parse: 19 digits are refused", "1234567890123456789", NULL, 0, 0},
  {"parse: 19 digits with a point are refused", "12345678901234567.89", NULL, 0, 0},
  {"parse: 18 decimals", "0.000000000000000001", "0.000000000000000001", 1, 18},
  {"parse: 19 decimals are refused", "0.0000000000000000001", NULL, 0, 0},
  {"parse: zeros behind 18 decimals", "0.0000000000000000010000", "0.000000000000000001", 1, 18},
  {"parse: zeros after the point beyond the room", "1.00000000000000000000000000",
   "1.00000000000000000", 100000000000000000, 17},
  {"parse: large round number", "5000000000000000000000", "5000000000000000000000",
   500000000000000000, -4},
  {"parse: 36 digits of which one counts", "100000000000000000000000000000000000",
   "100000000000000000000000000000000000", 100000000000000000, -18},
  {"parse: 37 digits are refused", "1000000000000000000000000000000000000", NULL, 0, 0},
  {"parse: many zeros are zero", "0.00000000000000000000000000000", "0.000000000000000000", 0, 18},
  {"parse: empty", "", NULL, 0, 0},
  {"parse: only a sign", "-", NULL, 0, 0},
  {"parse: two signs", "--1", NULL, 0, 0},
  {"parse: only a point", ".", NULL, 0, 0},
  {"parse: nothing before the point", ".5", NULL, 0, 0},
  {"parse: nothing after the point", "5.", NULL, 0, 0},
  {"parse: nothing after the point of a long one", "100000000000000000000.", NULL, 0, 0},
  {"parse: two points", "1.2.3", NULL, 0, 0},
  {"parse: two points in a long one", "100000000000000000.0.0", NULL, 0, 0},
  {"parse: space", " 1", NULL, 0, 0},
  {"parse: comma", "1,5", NULL, 0, 0},
  {"parse: exponent", "1e5", NULL, 0, 0},
  {"parse: other digits", "\xd9\xa1", NULL, 0, 0},
};

static void
parse_one(void **state)
{
  const ParseCase *c = *state;
  CtDecimal value = CT_DECIMAL_INIT(42, 7);
  gboolean parsed = ct_decimal_parse(c->input, strlen(c->input), &value);

  assert_int_equal(parsed, c->output != NULL);
  if (!parsed) {
    assert_int_equal(value.coefficient, 42);
    assert_int_equal(value.scale, 7);
    return;
  }
  assert_int_equal(value.coefficient, c->coefficient);
  assert_int_equal(value.scale, c->scale);
  assert_decimal(value, c->output);
}

static void
parse_reads_only_its_length(void **state)
{
  CtDecimal value;

  (void)state;
  assert_true(ct_decimal_parse("12.5x", 4, &value));
  assert_decimal(value, "12.5");
  assert_false(ct_decimal_parse("12.5", 3, &value));
}

static void
format_the_longest(void **state)
{
  (void)state;
  assert_decimal(CT_DECIMAL_INIT(-G_MAXINT64, -18), "-9223372036854775807000000000000000000");
  assert_decimal(CT_DECIMAL_INIT(-G_MAXINT64, 18), "-9.223372036854775807");
  assert_decimal(CT_DECIMAL_INIT(0, -18), "0");
}

typedef struct {
  const gchar *label;
  gchar operation;
  CtDecimal a;
  CtDecimal b;     /* its coefficient is the scale for 'r' */
  gint scale;      /* of '/' */
  const gchar *result; /* NULL: refused */
} SumCase;

/* In static tables gcc takes braces only. */
#define D(c, s) {.coefficient = (c), .scale = (s)}
#define BIG D(G_MAXINT64, 0)

static const SumCase sum_cases[] = {
  {"add: scales are aligned", '+', D(125, 1), D(125, 2), 0, "13.75"},
  {"add: zeros stay", '+', D(1250, 2), D(50, 2), 0, "13.00"},
  {"add: to nothing", '+', D(15, 1), D(-15, 1), 0, "0.0"},
  {"add: past 64 bits", '+', BIG, D(1, 0), 0, NULL},
  {"add: past 64 bits with a zero at the end", '+', BIG, D(3, 0), 0, "9223372036854775810"},
  {"add: the most negative integer is no coefficient", '+', D(-G_MAXINT64, 0), D(-1, 0), 0, NULL},
  {"add: scales 36 apart", '+', D(G_GINT64_CONSTANT(1000000000000000000), 18),
   D(1, -18), 0, "1000000000000000001"},
  {"add: scales 36 apart that do not fit", '+', D(1, 18), D(1, -18), 0, NULL},
  {"add: nothing at a far scale", '+', D(0, -18), D(G_MAXINT64, 18), 0, "9.223372036854775807"},
  {"subtract: below nothing", '-', D(1, 0), D(15, 1), 0, "-0.5"},
  {"subtract: past 64 bits", '-', D(-G_MAXINT64, 0), D(1, 0), 0, NULL},
  {"multiply: scales add up", '*', D(125, 2), D(-4, 0), 0, "-5.00"},
  {"multiply: past 64 bits", '*', BIG, D(2, 0), 0, NULL},
  {"multiply: zeros make room", '*', D(5000000000000000000, 10), D(2, 0), 0,
   "1000000000.000000000"},
  {"multiply: scale too small", '*', D(1, 18), D(1, 1), 0, NULL},
  {"multiply: scale too small but for a zero", '*', D(5, 18), D(2, 1), 0, "0.000000000000000001"},
  {"multiply: scale too large is written out", '*', D(3, -18), D(1, -2), 0,
   "300000000000000000000"},
  {"multiply: the largest two", '*', BIG, BIG, 0, NULL},
  {"divide: published rate", '/', D(7200, 0), D(127, 0), 1, "56.7"},
  {"divide: the half goes up", '/', D(1, 0), D(2, 0), 0, "1"},
  {"divide: the negative half goes up", '/', D(-1, 0), D(2, 0), 0, "0"},
  {"divide: past the negative half", '/', D(-51, 2), D(1, 0), 0, "-1"},
  {"divide: negative divisor", '/', D(1, 0), D(-3, 0), 3, "-0.333"},
  {"divide: by nothing", '/', D(1, 0), D(0, 3), 2, NULL},
  {"divide: no room for the decimals", '/', D(1000, 0), D(3, 0), 18, NULL},
  {"divide: to thousands", '/', D(1234567, 0), D(1, 0), -3, "1235000"},
  {"divide: tiny by huge", '/', D(1, 18), D(G_MAXINT64, -18), 18, "0.000000000000000000"},
  {"divide: minus tiny by huge", '/', D(-1, 18), D(G_MAXINT64, -18), 0, "0"},
  {"divide: huge by tiny", '/', D(G_MAXINT64, -18), D(1, 18), 0, NULL},
  {"divide: nothing by tiny", '/', D(0, -18), D(1, 18), 18, "0.000000000000000000"},
  {"divide: scale out of range", '/', D(1, 0), D(1, 0), 19, NULL},
  {"exact: a half", 'x', D(1, 0), D(2, 0), 0, "0.5"},
  {"exact: a third is refused", 'x', D(1, 0), D(3, 0), 0, NULL},
  {"exact: thirds that cancel", 'x', D(99, 1), D(3, 0), 0, "3.3"},
  {"exact: 1/1024", 'x', D(1, 0), D(1024, 0), 0, "0.0009765625"},
  {"exact: 2^-62 has too many digits", 'x', D(1, 0), D(G_GINT64_CONSTANT(1) << 62, 0), 0, NULL},
  {"exact: by a unit of millions", 'x', D(5, 0), D(1, -6), 0, "0.000005"},
  {"exact: nothing", 'x', D(0, 3), D(7, 0), 0, "0.000"},
  {"exact: by nothing", 'x', D(1, 0), D(0, 0), 0, NULL},
  {"exact: minus by minus", 'x', D(-3, 0), D(-4, 0), 0, "0.75"},
  {"round: half up", 'r', D(125, 2), D(1, 0), 0, "1.3"},
  {"round: negative half up", 'r', D(-125, 2), D(1, 0), 0, "-1.2"},
  {"round: below the half", 'r', D(12499, 4), D(1, 0), 0, "1.2"},
  {"round: more decimals", 'r', D(5, 0), D(2, 0), 0, "5.00"},
  {"round: more decimals than fit", 'r', BIG, D(1, 0), 0, NULL},
  {"round: to hundreds", 'r', D(1250, 0), D(-2, 0), 0, "1300"},
  {"round: all away", 'r', D(4, 1), D(-18, 0), 0, "0"},
};

static gboolean
calculate(const SumCase *c, CtDecimal *result)
{
  switch (c->operation) {
  case '+':
    return ct_decimal_add(c->a, c->b, result);
  case '-':
    return ct_decimal_subtract(c->a, c->b, result);
  case '*':
    return ct_decimal_multiply(c->a, c->b, result);
  case '/':
    return ct_decimal_divide(c->a, c->b, c->scale, result);
  case 'x':
    return ct_decimal_divide_exact(c->a, c->b, result);
  default:
    return ct_decimal_round(c->a, (gint)c->b.coefficient, result);
  }
}

static void
calculate_one(void **state)
{
  const SumCase *c = *state;
  CtDecimal result = CT_DECIMAL_INIT(42, 7);

  assert_int_equal(calculate(c, &result), c->result != NULL);
  if (c->result != NULL)
    assert_decimal(result, c->result);
  else
    assert_true(result.coefficient == 42 && result.scale == 7);
}

static void
compare_orders_a_list(void **state)
{
  /* Each is larger than the one before. */
  static const CtDecimal list[] = {
    D(-G_MAXINT64, -18), D(-G_MAXINT64, -17), D(-G_MAXINT64, 0), D(-1, -18), D(-101, 2),
    D(-1, 0), D(-1, 1), D(-1, 18), D(0, 5), D(1, 18), D(1, 17), D(99, 2), D(10, 1), D(101, 2),
    D(1, -18), D(G_MAXINT64 - 1, 0), BIG, D(G_MAXINT64, -18),
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(list); i++)
    for (gsize j = 0; j < G_N_ELEMENTS(list); j++)
      assert_int_equal(ct_decimal_compare(list[i], list[j]), (i > j) - (i < j));
  assert_int_equal(ct_decimal_compare(CT_DECIMAL_INIT(1250, 2), CT_DECIMAL_INIT(125, 1)), 0);
  assert_int_equal(ct_decimal_compare(CT_DECIMAL_INIT(0, -18), CT_DECIMAL_INIT(0, 18)), 0);
}

static void
reduce_makes_equal_structs(void **state)
{
  static const struct {
    CtDecimal value, reduced;
  } cases[] = {
    {D(1250, 2), D(125, 1)},  {D(-500, 2), D(-5, 0)}, {D(5, -6), D(5000000, 0)},
    {D(0, 7), D(0, 0)},       {D(0, -7), D(0, 0)},    {D(100, 0), D(100, 0)},
    {D(1, -18), D(1000000000000000000, 0)},
    {D(100000000000000000, -2), D(1000000000000000000, -1)},
    {D(1000000000000000000, -1), D(1000000000000000000, -1)},
    {D(1, -18), D(1000000000000000000, 0)},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    CtDecimal reduced = ct_decimal_reduce(cases[i].value);
    assert_int_equal(reduced.coefficient, cases[i].reduced.coefficient);
    assert_int_equal(reduced.scale, cases[i].reduced.scale);
  }
}

static void
powers_of_ten(void **state)
{
  CtUint128 power = 1;

  (void)state;
  for (guint i = 0; i <= 38; i++, power *= 10)
    assert_true(ct_power_of_ten(i) == power);
  assert_true(ct_decimal_is_zero(CT_DECIMAL_INIT(0, 3)));
  assert_false(ct_decimal_is_zero(CT_DECIMAL_INIT(1, 18)));
}

/* An independent and slow way: numbers as arrays of decimal digits, least first,
 * counted in 10^-PLACES, with a sign. */
#define PLACES 60
#define SLOW_DIGITS 200

typedef struct {
  gboolean negative;
  guint8 digits[SLOW_DIGITS];
} Slow;

static void
slow_set(Slow *slow, CtDecimal value)
{
  gint at = PLACES - value.scale;
  gint64 rest = value.coefficient;

  memset(slow, 0, sizeof *slow);
  slow->negative = rest < 0;
  for (; rest != 0; rest /= 10)
    slow->digits[at++] = (guint8)ABS(rest % 10);
}

static gint
slow_compare_digits(const Slow *a, const Slow *b)
{
  for (gint i = SLOW_DIGITS - 1; i >= 0; i--)
    if (a->digits[i] != b->digits[i])
      return a->digits[i] < b->digits[i] ? -1 : 1;
  return 0;
}

static gboolean
slow_is_zero(const Slow *a)
{
  static const Slow zero;
  return memcmp(a->digits, zero.digits, SLOW_DIGITS) == 0;
}

static gint
slow_compare(const Slow *a, const Slow *b)
{
  gboolean a_negative = a->negative && !slow_is_zero(a);
  gboolean b_negative = b->negative && !slow_is_zero(b);

  if (a_negative != b_negative)
    return a_negative ? -1 : 1;
  return a_negative ? -slow_compare_digits(a, b) : slow_compare_digits(a, b);
}

static void
slow_add_digits(Slow *a, const Slow *b)
{
  gint carry = 0;

  for (gint i = 0; i < SLOW_DIGITS; i++) {
    gint sum = a->digits[i] + b->digits[i] + carry;
    a->digits[i] = (guint8)(sum % 10);
    carry = sum / 10;
  }
}

/* a >= b */
static void
slow_subtract_digits(Slow *a, const Slow *b)
{
  gint borrow = 0;

  for (gint i = 0; i < SLOW_DIGITS; i++) {
    gint difference = a->digits[i] - b->digits[i] - borrow;
    borrow = difference < 0;
    a->digits[i] = (guint8)(difference + 10 * borrow);
  }
}

static Slow
slow_add(const Slow *a, const Slow *b)
{
  Slow sum = *a;

  if (a->negative == b->negative) {
    slow_add_digits(&sum, b);
    return sum;
  }
  if (slow_compare_digits(a, b) < 0) {
    sum = *b;
    slow_subtract_digits(&sum, a);
  } else {
    slow_subtract_digits(&sum, b);
  }
  return sum;
}

static Slow
slow_multiply(CtDecimal x, CtDecimal y)
{
  Slow a, b, product;
  guint wide[2 * SLOW_DIGITS] = {0};

  slow_set(&a, x);
  slow_set(&b, y);
  memset(&product, 0, sizeof product);
  for (gint i = 0; i < SLOW_DIGITS; i++)
    for (gint j = 0; a.digits[i] != 0 && j < SLOW_DIGITS; j++)
      wide[i + j] += (guint)a.digits[i] * b.digits[j];
  for (gint i = 0; i + 1 < 2 * SLOW_DIGITS; i++) {
    wide[i + 1] += wide[i] / 10;
    wide[i] %= 10;
  }
  for (gint i = 0; i < SLOW_DIGITS; i++)
    product.digits[i] = (guint8)wide[i + PLACES];
  product.negative = a.negative != b.negative;
  return product;
}

/* Whether some coefficient and scale make the number. */
static gboolean
slow_fits(const Slow *a)
{
  gint low = 0, high = SLOW_DIGITS - 1;
  CtUint128 coefficient = 0;

  if (slow_is_zero(a))
    return TRUE;
  while (a->digits[low] == 0)
    low++;
  while (a->digits[high] == 0)
    high--;
  if (low < PLACES - 18)
    return FALSE;
  low = MIN(low, PLACES + 18);
  if (high - low >= 19)
    return FALSE;
  for (gint i = high; i >= low; i--)
    coefficient = coefficient * 10 + a->digits[i];
  return coefficient <= G_MAXINT64;
}

static guint64 random_state;

static guint64
random_number(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

/* All magnitudes, many zeros at the end, the extremes now and then. */
static CtDecimal
random_decimal(void)
{
  gint64 coefficient = (gint64)(random_number() >> (1 + random_number() % 63));

  for (guint zeros = (guint)(random_number() % 8); zeros > 4; zeros--)
    if (coefficient < G_MAXINT64 / 10)
      coefficient *= 10;
  if (random_number() % 32 == 0)
    coefficient = G_MAXINT64 - (gint64)(random_number() % 3);
  if (random_number() % 2 == 0)
    coefficient = -coefficient;
  return CT_DECIMAL_INIT(coefficient, (gint8)((gint)(random_number() % 37) - 18));
}

/* Both agree on whether the result fits, and on its value. */
static void
assert_same(gboolean fits, CtDecimal result, const Slow *expected)
{
  Slow seen;

  assert_int_equal(fits, slow_fits(expected));
  if (!fits)
    return;
  assert_in_range(result.scale + 18, 0, 36);
  assert_true(result.coefficient != G_MININT64);
  slow_set(&seen, result);
  assert_int_equal(slow_compare(&seen, expected), 0);
}

/* quotient = floor(a / b + 1/2 digit): q - 1/2 <= a/b < q + 1/2 in units of the
 * last digit, all doubled and multiplied by b so that no division is needed. */
static void
check_divide(CtDecimal a, CtDecimal b, gint scale)
{
  CtDecimal quotient;
  Slow doubled, low, high, a_twice, unit, slow_a;

  if (ABS(a.scale - b.scale) > 18 || !ct_decimal_divide(a, b, scale, &quotient) ||
      ABS(quotient.coefficient) > G_MAXINT64 / 4)
    return;
  if (b.coefficient < 0) {
    a.coefficient = -a.coefficient;
    b.coefficient = -b.coefficient;
  }
  slow_set(&slow_a, a);
  a_twice = slow_add(&slow_a, &slow_a);
  doubled = slow_multiply(CT_DECIMAL_INIT(quotient.coefficient * 2, quotient.scale), b);
  unit = slow_multiply(CT_DECIMAL_INIT(1, quotient.scale), b);
  high = slow_add(&doubled, &unit);
  unit.negative = TRUE;
  low = slow_add(&doubled, &unit);
  assert_true(slow_compare(&low, &a_twice) <= 0);
  assert_true(slow_compare(&a_twice, &high) < 0);
}

static void
check_divide_exact(CtDecimal a, CtDecimal b)
{
  CtDecimal quotient, product;
  Slow seen, expected;

  if (ct_decimal_divide_exact(a, b, &quotient)) {
    seen = slow_multiply(quotient, b);
    slow_set(&expected, a);
    assert_int_equal(slow_compare(&seen, &expected), 0);
  }
  /* What was multiplied can be divided again. */
  if (b.coefficient != 0 && ct_decimal_multiply(a, b, &product)) {
    assert_true(ct_decimal_divide_exact(product, b, &quotient));
    assert_int_equal(ct_decimal_compare(quotient, a), 0);
  }
}

static void
check_pair(CtDecimal a, CtDecimal b)
{
  CtDecimal result = a, reduced = ct_decimal_reduce(a);
  Slow x, y, expected;
  gboolean fits;

  slow_set(&x, a);
  slow_set(&y, b);
  assert_int_equal(ct_decimal_compare(a, b), slow_compare(&x, &y));
  expected = slow_add(&x, &y);
  fits = ct_decimal_add(a, b, &result);
  assert_same(fits, result, &expected);
  y.negative = !y.negative;
  expected = slow_add(&x, &y);
  fits = ct_decimal_subtract(a, b, &result);
  assert_same(fits, result, &expected);
  expected = slow_multiply(a, b);
  fits = ct_decimal_multiply(a, b, &result);
  assert_same(fits, result, &expected);
  assert_int_equal(ct_decimal_compare(a, reduced), 0);
  check_divide(a, b, (gint)(random_number() % 37) - 18);
  check_divide_exact(a, b);
}

/* Digit by digit. */
static void
format_slowly(CtDecimal value, gchar *text)
{
  g_autoptr(GString) digits = g_string_new(NULL);

  g_string_printf(digits, "%" G_GINT64_FORMAT, ABS(value.coefficient));
  for (gint i = value.scale; i < 0 && value.coefficient != 0; i++)
    g_string_append_c(digits, '0');
  while (value.scale > 0 && digits->len <= (gsize)value.scale)
    g_string_prepend_c(digits, '0');
  if (value.scale > 0)
    g_string_insert_c(digits, (gssize)digits->len - value.scale, '.');
  if (value.coefficient < 0)
    g_string_prepend_c(digits, '-');
  strcpy(text, digits->str);
}

/* Printed and read again it is the same number, where 18 digits are enough. */
static void
check_text(CtDecimal value)
{
  gchar text[CT_DECIMAL_CHARS], slow[CT_DECIMAL_CHARS];
  gsize length = ct_decimal_format(value, text);
  CtDecimal read;

  format_slowly(value, slow);
  assert_string_equal(text, slow);
  if (!ct_decimal_parse(text, length, &read)) {
    assert_true(ABS(value.coefficient) >= G_GINT64_CONSTANT(1000000000000000000));
    return;
  }
  assert_int_equal(ct_decimal_compare(read, value), 0);
}

/* Where the number of digits changes. */
static void
format_around_powers_of_ten(void **state)
{
  (void)state;
  for (gint scale = CT_DECIMAL_MIN_SCALE; scale <= CT_DECIMAL_MAX_SCALE; scale++)
    for (guint exponent = 0; exponent <= 18; exponent++)
      for (gint64 i = -1; i <= 1; i++) {
        gint64 coefficient = (gint64)ct_power_of_ten(exponent) + i;
        check_text(CT_DECIMAL_INIT(coefficient, (gint8)scale));
        check_text(CT_DECIMAL_INIT(-coefficient, (gint8)scale));
      }
}

static void
agrees_with_the_slow_way(void **state)
{
  const gchar *given = g_getenv("CT_TEST_SEED");
  guint64 seed = given != NULL ? g_ascii_strtoull(given, NULL, 0) : (guint64)g_get_real_time();

  (void)state;
  random_state = seed | 1;
  print_message("# CT_TEST_SEED=%" G_GUINT64_FORMAT "\n", random_state);
  for (guint i = 0; i < 20000; i++) {
    CtDecimal a = random_decimal(), b = random_decimal();
    if (i % 4 == 0) /* the same magnitude, so that differences are small */
      b.scale = a.scale;
    check_pair(a, b);
    check_text(a);
  }
}

int
main(void)
{
  enum { N_PARSE = G_N_ELEMENTS(parse_cases), N_SUMS = G_N_ELEMENTS(sum_cases) };
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(parse_reads_only_its_length), cmocka_unit_test(format_the_longest),
    cmocka_unit_test(compare_orders_a_list),       cmocka_unit_test(reduce_makes_equal_structs),
    cmocka_unit_test(powers_of_ten),               cmocka_unit_test(format_around_powers_of_ten),
    cmocka_unit_test(agrees_with_the_slow_way),
  };
  struct CMUnitTest tests[N_PARSE + N_SUMS + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < N_PARSE; i++)
    tests[n++] = (struct CMUnitTest){.name = parse_cases[i].label, .test_func = parse_one,
                                     .initial_state = (void *)&parse_cases[i]};
  for (gsize i = 0; i < N_SUMS; i++)
    tests[n++] = (struct CMUnitTest){.name = sum_cases[i].label, .test_func = calculate_one,
                                     .initial_state = (void *)&sum_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
