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

/* Columns against one figure at a time: a catalog with so many indicators that no table
 * of them and the units is made gives the same. */
#define MANY 4000

static CtObservation
random_observation(GRand *random, guint row)
{
  static const gint64 sizes[] = {1, 10, 1000, 1000000, G_GINT64_CONSTANT(1000000000000),
                                 G_GINT64_CONSTANT(100000000000000000), G_MAXINT64 / 2};
  gint64 size = sizes[g_rand_int_range(random, 0, G_N_ELEMENTS(sizes))];
  gint64 bits = (gint64)((guint64)g_rand_int(random) << 31 | g_rand_int(random) >> 1);

  return (CtObservation){
    .indicator = (guint32)g_rand_int_range(random, 0, N_INDICATORS),
    .area = NORTH,
    .period = ct_period_new(2023, 1, 6),
    .value = {g_rand_boolean(random) ? bits % size : -(bits % size),
              (gint8)g_rand_int_range(random, CT_DECIMAL_MIN_SCALE, CT_DECIMAL_MAX_SCALE + 1)},
    .decimals = g_rand_int_range(random, G_MININT8, G_MAXINT8 + 1),
    .unit = g_rand_int_range(random, 0, 20) == 0
                ? CT_INDEX_NONE
                : (guint32)g_rand_int_range(random, 0, G_N_ELEMENTS(world_units)),
    .status = 'A',
    .missing = g_rand_int_range(random, 0, 20) == 0,
    .place = {row, 1, 0},
  };
}

static void
assert_same_batches(const CtBatch *one, const CtBatch *other)
{
  assert_int_equal(one->n, other->n);
  for (gsize i = 0; i < one->n; i++) {
    assert_int_equal(one->place[i].row, other->place[i].row);
    assert_int_equal(one->coefficient[i], other->coefficient[i]);
    assert_int_equal(one->scale[i], other->scale[i]);
    assert_int_equal(one->decimals[i], other->decimals[i]);
    assert_int_equal(one->unit[i], other->unit[i]);
    assert_int_equal(one->flags[i], other->flags[i]);
  }
}

static void
assert_same_findings(const CtFindings *one, const CtFindings *other)
{
  assert_int_equal(ct_findings_count(one), ct_findings_count(other));
  for (guint i = 0; i < ct_findings_count(one); i++) {
    assert_string_equal(ct_findings_get(one, i)->rule, ct_findings_get(other, i)->rule);
    assert_string_equal(ct_findings_get(one, i)->message, ct_findings_get(other, i)->message);
    assert_int_equal(ct_findings_get(one, i)->place.row, ct_findings_get(other, i)->place.row);
  }
}

static void
columns_are_as_one_by_one(void **state G_GNUC_UNUSED)
{
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  g_autofree CtIndicator *many = g_new0(CtIndicator, MANY);
  CtCatalog large = catalog;
  g_autoptr(CtBatch) batch = ct_batch_new(), other = ct_batch_new();
  g_autoptr(CtFindings) findings = ct_findings_new(), same = ct_findings_new();

  print_message("# seed %u\n", seed);
  memcpy(many, indicators, sizeof indicators);
  large.indicators = many;
  large.n_indicators = MANY;
  for (guint i = 0; i < 9000; i++) {
    CtObservation observation = random_observation(random, i + 1);
    ct_batch_append(batch, &observation);
    ct_batch_append(other, &observation);
  }
  assert_true(ct_plugin.normalize->normalize(NULL, &catalog, 0, batch, findings, NULL));
  assert_true(ct_plugin.normalize->normalize(NULL, &large, 0, other, same, NULL));
  assert_in_range(batch->n, 1000, 8900);
  assert_same_batches(batch, other);
  assert_same_findings(findings, same);
}

int
main(void)
{
  struct CMUnitTest tests[2 + G_N_ELEMENTS(cases)] = {
    cmocka_unit_test(normalize_column), cmocka_unit_test(columns_are_as_one_by_one)};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[2 + i] = (struct CMUnitTest){.name = cases[i].label, .test_func = normalize_one,
                                       .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("units", tests, NULL, NULL);
}
