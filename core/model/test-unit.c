#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ct-catalog.h"

static const CtUnit dong = {.code = "VND", .price_base = "", .factor = {1, 0}};
static const CtUnit million = {.code = "VND_MN", .price_base = "", .factor = {1000000, 0}};
static const CtUnit billion = {.code = "VND_BN", .price_base = "", .factor = {1000000000, 0}};
static const CtUnit billion_2010 = {.price_base = "2010", .factor = {1000000000, 0}};
static const CtUnit billion_2020 = {.price_base = "2020", .factor = {1000000000, 0}};
static const CtUnit percent = {.dimension = 1, .price_base = "", .factor = {1, 2}};
static const CtUnit per_mille = {.dimension = 1, .price_base = "", .factor = {1, 3}};
static const CtUnit times = {.dimension = 1, .price_base = "", .factor = {1, 0}};
static const CtUnit sao = {.dimension = 2, .price_base = "", .factor = {360, 0}};
static const CtUnit square_metre = {.dimension = 2, .price_base = "", .factor = {1, 0}};
static const CtUnit hectare = {.dimension = 2, .price_base = "", .factor = {10000, 0}};
static const CtUnit third = {.dimension = 2, .price_base = "", .factor = {3, 0}};
static const CtUnit huge = {.dimension = 3, .price_base = "", .factor = {1000000000000000000, 0}};
static const CtUnit tiny = {.dimension = 3, .price_base = "", .factor = {1, 18}};

typedef struct {
  const gchar *label;
  const gchar *value;
  const CtUnit *from;
  const CtUnit *to;
  const gchar *result; /* NULL: does not fit */
} ConvertCase;

static const ConvertCase converts[] = {
  {"million to billion", "1500", &million, &billion, "1.500"},
  {"billion to million", "1.5", &billion, &million, "1500"},
  {"no zeros are made up", "1.50", &billion, &million, "1500"},
  {"digits stay as printed", "12.50", &million, &million, "12.50"},
  {"negative", "-0.25", &billion, &dong, "-250000000"},
  {"zero", "0", &billion, &dong, "0"},
  {"per cent to per mille", "1.2", &percent, &per_mille, "12"},
  {"per mille to per cent", "12", &per_mille, &percent, "1.2"},
  {"times to per cent", "0.672", &times, &percent, "67.2"},
  {"no power of ten", "2.5", &sao, &square_metre, "900.0"},
  {"quotient that ends", "100", &sao, &hectare, "3.600"},
  {"product ends though the quotient does not", "6", &square_metre, &third, "2"},
  {"no finite decimal", "1", &square_metre, &third, NULL},
  {"too large", "12345", &huge, &tiny, NULL},
  {"too small", "1", &tiny, &huge, NULL},
  {"largest", "999999999999999999", &million, &dong, "999999999999999999000000"},
};

static CtDecimal
parse(const gchar *text)
{
  CtDecimal value = {0};

  assert_true(ct_decimal_parse(text, strlen(text), &value));
  return value;
}

static void
convert_one(void **state)
{
  const ConvertCase *test = *state;
  CtDecimal result = CT_DECIMAL_INIT(77, 7);
  gboolean fits = ct_unit_convert(parse(test->value), test->from, test->to, &result);
  gchar buffer[CT_DECIMAL_CHARS];

  assert_int_equal(fits, test->result != NULL);
  if (fits) {
    ct_decimal_format(result, buffer);
    assert_string_equal(buffer, test->result);
  } else {
    assert_int_equal(result.coefficient, 77);
    assert_int_equal(result.scale, 7);
  }
}

typedef struct {
  const gchar *label;
  gint decimals;
  const CtUnit *from;
  const CtUnit *to;
  gint result;
} DecimalsCase;

static const DecimalsCase decimals[] = {
  {"same unit", 2, &million, &million, 2},
  {"billion to million", 1, &billion, &million, -2},
  {"million to billion", 0, &million, &billion, 3},
  {"per cent to per mille", 1, &percent, &per_mille, 0},
  {"times to per cent", 3, &times, &percent, 1},
  {"360 is more than 100: down to thousands", 0, &sao, &square_metre, -3},
  {"1/360 is less than 1/100", 0, &square_metre, &sao, 2},
  {"a third is less than one", 0, &square_metre, &third, 0},
  {"three are more than one", 0, &third, &square_metre, -1},
  {"0.036 is less than 0.1", 0, &sao, &hectare, 1},
  {"far apart", 0, &huge, &tiny, -36},
  {"far apart, back", 0, &tiny, &huge, 36},
};

static void
decimals_one(void **state)
{
  const DecimalsCase *test = *state;

  assert_int_equal(ct_unit_convert_decimals(test->decimals, test->from, test->to), test->result);
}

static void
convertible(void **state)
{
  (void)state;
  assert_true(ct_unit_convertible(&million, &billion));
  assert_true(ct_unit_convertible(&million, &billion_2010));
  assert_true(ct_unit_convertible(&billion_2010, &million));
  assert_true(ct_unit_convertible(&billion_2010, &billion_2010));
  assert_false(ct_unit_convertible(&billion_2010, &billion_2020));
  assert_false(ct_unit_convertible(&million, &percent));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(converts) + G_N_ELEMENTS(decimals) + 1];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(converts); i++)
    tests[n++] = (struct CMUnitTest){
      .name = converts[i].label, .test_func = convert_one, .initial_state = (void *)&converts[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(decimals); i++)
    tests[n++] = (struct CMUnitTest){
      .name = decimals[i].label, .test_func = decimals_one, .initial_state = (void *)&decimals[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(convertible);
  return cmocka_run_group_tests_name("unit", tests, NULL, NULL);
}
