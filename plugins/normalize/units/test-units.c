/* normalize/units: what comes in, what is left, and what is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugin/ct-plugin.h"
#include "rules/test-world.h"

extern const CtPlugin ct_plugin;

enum { PEOPLE, MONEY, VISITS, MONEY_2010, MONEY_NOW, N_INDICATORS };

static const CtIndicator indicators[N_INDICATORS] = {
  [PEOPLE] = {.code = "PEOPLE", .unit = PERSON, .price_base = ""},
  [MONEY] = {.code = "MONEY", .unit = BILLION, .price_base = ""},
  [VISITS] = {.code = "VISITS", .unit = VISIT_MN, .price_base = ""},
  [MONEY_NOW] = {.code = "MONEY_NOW", .unit = BILLION, .price_base = "current"},
  [MONEY_2010] = {.code = "MONEY_2010", .unit = BILLION_2010, .price_base = ""},
};

static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS};

typedef struct {
  const gchar *label;
  guint32 indicator;
  const gchar *value; /* "" for none */
  guint32 unit;
  const gchar *result; /* NULL: taken out */
  gint decimals;
  const gchar *rule;
} Case;

static const Case cases[] = {
  {"its own unit", PEOPLE, "1234", PERSON, "1234", 0, NULL},
  {"thousands of people", PEOPLE, "1234.5", PERSON_K, "1234500", -2, NULL},
  {"with more decimals than people", PEOPLE, "1.23456", PERSON_K, "1234.56", 2, NULL},
  {"million to billion", MONEY, "1500", MILLION, "1.500", 3, NULL},
  {"zero", MONEY, "0", MILLION, "0.000", 3, NULL},
  {"no value stays so", PEOPLE, "", MILLION, "", 0, NULL},
  {"money is no people", PEOPLE, "7", MILLION, NULL, 0, "units.dimension"},
  {"prices of 2010 are not those of now", MONEY_2010, "7", MILLION, NULL, 0,
   "units.price-base"},
  {"a unit without prices becomes one with", MONEY_2010, "7", BILLION, "7", 0, NULL},
  {"prices of 2010 where the indicator asks for those of now", MONEY_NOW, "7", BILLION_2010,
   NULL, 0, "units.price-base"},
  {"prices that nobody names", MONEY_NOW, "1500", MILLION, "1.500", 3, NULL},
  {"no unit at all", PEOPLE, "12", CT_INDEX_NONE, "12", 0, NULL},
  {"too many digits", PEOPLE, "999999999999999999000000000000000000", PERSON_K, NULL, 0,
   "units.overflow"},
};

static CtObservation
observation_of(const Case *c)
{
  CtObservation observation = {.indicator = c->indicator, .area = NORTH,
                               .period = ct_period_new(2023, 1, 6), .unit = c->unit,
                               .status = 'A', .place = {3, 4, 0}};

  observation.missing = !ct_decimal_parse(c->value, strlen(c->value), &observation.value);
  observation.decimals = observation.missing ? 0 : observation.value.scale;
  return observation;
}

static void
assert_result(const CtBatch *batch, gsize index, const Case *c)
{
  gchar text[CT_DECIMAL_CHARS];

  assert_int_equal(ct_batch_get(batch, index).unit, indicators[c->indicator].unit);
  assert_int_equal(ct_batch_is_missing(batch, index), c->result[0] == '\0');
  if (c->result[0] == '\0')
    return;
  ct_decimal_format(ct_batch_value(batch, index), text);
  assert_string_equal(text, c->result);
  assert_int_equal(batch->decimals[index], c->decimals);
}

static void
normalize_one(void **state)
{
  const Case *c = *state;
  g_autoptr(CtBatch) batch = ct_batch_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  CtObservation observation = observation_of(c);

  ct_batch_append(batch, &observation);
  assert_true(ct_plugin.normalize->normalize(NULL, &catalog, 2, batch, findings, NULL));
  assert_int_equal(ct_findings_count(findings), c->rule != NULL ? 1 : 0);
  assert_int_equal(batch->n, c->result != NULL ? 1 : 0);
  if (c->result != NULL)
    assert_result(batch, 0, c);
  if (c->rule != NULL) {
    const CtFinding *finding = ct_findings_get(findings, 0);
    assert_string_equal(finding->rule, c->rule);
    assert_int_equal(finding->submission, 2);
    assert_int_equal(finding->place.row, 3);
    assert_int_equal(finding->severity, CT_SEVERITY_ERROR);
    assert_string_equal(finding->expected, world_units[indicators[c->indicator].unit].symbol);
  }
}

/* All of them in one column: what stays keeps its order. */
static void
normalize_column(void **state G_GNUC_UNUSED)
{
  g_autoptr(CtBatch) batch = ct_batch_new();
  g_autoptr(CtFindings) findings = ct_findings_new();
  gsize left = 0, told = 0;

  for (guint round = 0; round < 3; round++)
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
      CtObservation observation = observation_of(&cases[i]);
      ct_batch_append(batch, &observation);
    }
  assert_true(ct_plugin.normalize->normalize(NULL, &catalog, 0, batch, findings, NULL));
  for (guint round = 0; round < 3; round++)
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
      told += cases[i].rule != NULL ? 1 : 0;
      if (cases[i].result != NULL)
        assert_result(batch, left++, &cases[i]);
    }
  assert_int_equal(batch->n, left);
  assert_int_equal(ct_findings_count(findings), told);
}

int
main(void)
{
  struct CMUnitTest tests[1 + G_N_ELEMENTS(cases)] = {cmocka_unit_test(normalize_column)};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[1 + i] = (struct CMUnitTest){.name = cases[i].label, .test_func = normalize_one,
                                       .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("units", tests, NULL, NULL);
}
