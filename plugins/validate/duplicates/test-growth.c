/* The work of duplicates.area grows as the figures do, whatever the number of areas. */
#include "test-copies.h"

/* @value: of an area and indicator; @one_file: or a file for each area; @copies: told;
 * @steps: that a figure takes at most */
typedef struct {
  const gchar *label;
  gint64 (*value)(guint32 area, guint32 indicator);
  gboolean one_file;
  guint (*copies)(guint32 n_areas);
  guint steps;
} Shape;

/* Each is a multiple of 8. Of the last two, the second is to take hardly more than twice the
 * steps of the first; before, rates come to be shared by more and more areas. */
static const guint32 sizes[] = {16, 160, 1600, 10240, 20480};

static gint64
scattered(guint32 area, guint32 indicator)
{
  guint64 mixed = ((guint64)indicator << 32 | area) * G_GUINT64_CONSTANT(0xd6e8feb86659fd93);

  mixed = (mixed ^ mixed >> 32) * G_GUINT64_CONSTANT(0xd6e8feb86659fd93);
  return (gint64)(mixed >> 24);
}

static gint64
rate(guint32 area, guint32 indicator)
{
  return scattered(area, indicator) % 1000;
}

static gint64
in_twos(guint32 area, guint32 indicator)
{
  return scattered(area / 2, indicator) * 10 + 7;
}

static gint64
in_eights(guint32 area, guint32 indicator)
{
  return scattered(area / 8, indicator) * 10 + 7;
}

static gint64
stepped(guint32 area, guint32 indicator)
{
  return (gint64)area * (1 << 13) + indicator + 11;
}

static gint64
one(guint32 area G_GNUC_UNUSED, guint32 indicator)
{
  return 1234 + (gint64)indicator;
}

/* All but one indicator say the same of all areas. */
static gint64
nearly_one(guint32 area, guint32 indicator)
{
  return indicator == 5 ? scattered(area, indicator) : one(area, indicator);
}

static guint
none(guint32 n_areas G_GNUC_UNUSED)
{
  return 0;
}

static guint
half(guint32 n_areas)
{
  return n_areas / 2;
}

static guint
all_in_eights(guint32 n_areas)
{
  return n_areas / 8 * 28;
}

static guint
neighbours(guint32 n_areas)
{
  return n_areas - 1;
}

static const Shape shapes[] = {
  {"figures that differ", scattered, TRUE, none, 4},
  {"in steps", stepped, TRUE, none, 4},
  {"rates that many share", rate, TRUE, none, 8},
  {"copies in twos", in_twos, TRUE, half, 7},
  {"copies in eights", in_eights, TRUE, all_in_eights, 19},
  {"all the same", one, TRUE, neighbours, 9},
  {"all but one the same", nearly_one, TRUE, none, 8},
  {"rates, a file an area", rate, FALSE, none, 8},
  {"copies, a file an area", in_twos, FALSE, half, 7},
};

static guint64
count_steps(const Shape *shape, guint32 n_areas)
{
  Country *country = country_new(n_areas, 0, shape->one_file ? 1 : n_areas);
  g_autoptr(CtFindings) findings = ct_findings_new();

  for (guint32 area = 0; area < n_areas; area++)
    for (guint32 indicator = 0; indicator < N_INDICATORS; indicator++)
      country_add(country, shape->one_file ? 0 : area, area, indicator, 6, CT_MEASURE_ACTUAL,
                  FALSE, CT_DECIMAL_INIT(shape->value(area, indicator), 1));
  guint64 n_steps = country_check(country, findings);
  assert_int_equal(ct_findings_total(findings, CT_SEVERITY_WARNING), shape->copies(n_areas));
  country_free(country);
  return n_steps;
}

static void
grow(void **state)
{
  const Shape *shape = *state;
  guint64 n_steps = 0, before = 0;

  for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
    before = n_steps;
    n_steps = count_steps(shape, sizes[i]);
    if (n_steps > (guint64)sizes[i] * N_INDICATORS * shape->steps)
      fail_msg("%u areas take %" G_GUINT64_FORMAT " steps, more than %u a figure", sizes[i],
               n_steps, shape->steps);
  }
  if (n_steps * 10 > before * 23)
    fail_msg("the steps grow from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT, before, n_steps);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(shapes)];

  for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++)
    tests[i] = (struct CMUnitTest){.name = shapes[i].label, .test_func = grow,
                                   .initial_state = (void *)&shapes[i]};
  return cmocka_run_group_tests_name("duplicates-growth", tests, NULL, NULL);
}
