/* validate/trend on random figures: growth that is common to all areas, and 15 % of noise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/test-seed.h"
#include "test-trend.h"

#define ROUNDS 300
#define MOST_AREAS 40
#define NOISE 15
#define ANY_FACTS 1500

typedef struct {
  CtArea areas[MOST_AREAS + 1];
  guint32 children[MOST_AREAS];
  gchar codes[MOST_AREAS + 1][8];
  CtCatalog catalog;
} Country;

static void
make_country(Country *country, guint n)
{
  for (guint i = 0; i <= n; i++) {
    g_snprintf(country->codes[i], sizeof country->codes[i], "%03u", i);
    country->areas[i] = (CtArea){.code = country->codes[i], .name = "Huyện",
                                 .level = i == 0 ? CT_LEVEL_PROVINCE : CT_LEVEL_DISTRICT,
                                 .parent = i == 0 ? CT_INDEX_NONE : 0};
    if (i > 0)
      country->children[i - 1] = i;
  }
  country->areas[0].children = country->children;
  country->areas[0].n_children = n;
  country->catalog = catalog;
  country->catalog.areas = country->areas;
  country->catalog.n_areas = n + 1;
}

/* Sizes are skew: most are small, few are very large. In the last digit. */
static gint64
draw_size(GRand *random)
{
  gint64 size = g_rand_int_range(random, 10, 100);

  for (gint i = g_rand_int_range(random, 0, 6); i > 0; i--)
    size *= 10;
  return size + g_rand_int_range(random, 0, 10);
}

static gint64
grow(GRand *random, gint64 size, gint percent)
{
  gint noise = g_rand_int_range(random, -NOISE * 10, NOISE * 10 + 1);

  return (size * percent * (1000 + noise) + 50000) / 100000;
}

/* @then, @now: (array length=n): in the last digit of @decimals */
typedef struct {
  guint32 indicator;
  guint decimals;
  guint n;
  gint64 then[MOST_AREAS];
  gint64 now[MOST_AREAS];
} Figures;

static void
draw_figures(GRand *random, guint n, Figures *figures)
{
  gint percent = g_rand_int_range(random, 60, 220);
  gboolean counted = g_rand_int_range(random, 0, 2) == 0;

  figures->indicator = counted ? DEATHS : BUDGET;
  figures->decimals = counted ? 0 : 1;
  figures->n = n;
  for (guint i = 0; i < n; i++) {
    figures->then[i] = draw_size(random);
    figures->now[i] = grow(random, figures->then[i], percent);
  }
}

static gchar *
write_value(gint64 value, guint decimals)
{
  return decimals == 0 ? g_strdup_printf("%" G_GINT64_FORMAT, value)
                       : g_strdup_printf("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, value / 10,
                                         value % 10);
}

/* Returns: (transfer full): what is found */
static CtFindings *
judge(const Country *country, const Figures *figures)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  Fact facts[2 * MOST_AREAS];
  CtFindings *findings = ct_findings_new();

  for (guint i = 0; i < figures->n; i++) {
    g_ptr_array_add(texts, write_value(figures->then[i], figures->decimals));
    facts[2 * i] = (Fact)LAST(figures->indicator, i + 1, texts->pdata[2 * i]);
    g_ptr_array_add(texts, write_value(figures->now[i], figures->decimals));
    facts[2 * i + 1] = (Fact)NOW(figures->indicator, i + 1, texts->pdata[2 * i + 1]);
  }
  World *world = world_new(&country->catalog, H1, facts, 2 * figures->n);
  validate_world(world, findings);
  world_free(world);
  return findings;
}

static void
noise_is_no_finding(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) random = seeded();

  for (guint round = 0; round < ROUNDS; round++) {
    Country country;
    Figures figures;
    make_country(&country, (guint)g_rand_int_range(random, 1, MOST_AREAS));
    draw_figures(random, country.catalog.n_areas - 1, &figures);
    g_autoptr(CtFindings) findings = judge(&country, &figures);
    g_autoptr(GString) text = g_string_new(NULL);
    world_describe(&country.catalog, findings, text);
    assert_string_equal(text->str, "");
  }
}

/* One figure a thousand times too large among five or more. */
static void
a_wrong_unit_is_found(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) random = seeded();

  for (guint round = 0; round < ROUNDS; round++) {
    Country country;
    Figures figures;
    make_country(&country, (guint)g_rand_int_range(random, 5, MOST_AREAS));
    draw_figures(random, country.catalog.n_areas - 1, &figures);
    guint wrong = (guint)g_rand_int_range(random, 0, (gint32)figures.n);
    g_autofree gchar *right = write_value(figures.now[wrong], 0);
    figures.now[wrong] *= 1000;
    g_autoptr(CtFindings) findings = judge(&country, &figures);
    assert_int_equal(ct_findings_count(findings), 1);
    const CtFinding *finding = ct_findings_get(findings, 0);
    assert_int_equal(finding->area, wrong + 1);
    /* Where the others count a handful, it is on its own, and their growth is not known. */
    if (g_str_equal(finding->rule, "trend.jump"))
      continue;
    assert_string_equal(finding->rule, "trend.unusual");
    assert_non_null(finding->suggestion);
    if (figures.decimals == 0)
      assert_string_equal(finding->suggestion, right);
  }
}

/* Any sign, any digits, any comma; often the same, often nothing. */
static gchar *
draw_any(GRand *random)
{
  static const gchar *const often[] = {"0", "-", "…", "100", "67.7", "45.6", "0.0000000000001"};
  GString *text;
  gint whole, decimals;

  if (g_rand_int_range(random, 0, 3) == 0)
    return g_strdup(often[g_rand_int_range(random, 0, G_N_ELEMENTS(often))]);
  text = g_string_new(g_rand_int_range(random, 0, 6) == 0 ? "-" : NULL);
  whole = g_rand_int_range(random, 1, 19);
  decimals = g_rand_int_range(random, 0, 19 - whole + 1);
  for (gint i = 0; i < whole; i++)
    g_string_append_c(text, (gchar)('0' + g_rand_int_range(random, i == 0 ? 1 : 0, 10)));
  for (gint i = 0; i < decimals && whole + decimals <= 18; i++)
    g_string_append_printf(text, "%s%d", i == 0 ? "." : "", g_rand_int_range(random, 0, 10));
  return g_string_free(text, FALSE);
}

static Fact
draw_fact(GRand *random, GPtrArray *texts)
{
  static const gchar *const now[] = {"2023", H1, "2023-Q1", "2023-05", "2023-06"};
  static const gchar *const earlier[] = {"2022", H1_BEFORE, "2022-Q1", "2021", "2020", "2019",
                                         "2018", "2021-01/P6M", "2022-06"};
  gboolean is_earlier = g_rand_int_range(random, 0, 2) == 0;

  g_ptr_array_add(texts, draw_any(random));
  return (Fact){
    .indicator = (guint32)g_rand_int_range(random, 0, N_INDICATORS),
    .area = (guint32)g_rand_int_range(random, 0, N_AREAS),
    .period = is_earlier ? earlier[g_rand_int_range(random, 0, G_N_ELEMENTS(earlier))]
                         : now[g_rand_int_range(random, 0, G_N_ELEMENTS(now))],
    .value = texts->pdata[texts->len - 1],
    .measure = (CtMeasure)g_rand_int_range(random, 0, CT_N_MEASURES),
    .submission = (guint)g_rand_int_range(random, 0, WORLD_SUBMISSIONS),
    .earlier = is_earlier,
  };
}

static gboolean
is_judgement(const CtFinding *finding)
{
  static const gchar *const rules[] = {"trend.unusual", "trend.series", "trend.count",
                                       "trend.jump", "trend.break", NULL};

  return g_strv_contains(rules, finding->rule);
}

static void
one_judgement_a_figure(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) random = seeded();
  Fact facts[ANY_FACTS];

  for (guint round = 0; round < ROUNDS; round++) {
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) judged = g_hash_table_new(NULL, NULL);
    g_autoptr(CtFindings) findings = ct_findings_new();
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
      facts[i] = draw_fact(random, texts);
    World *world = world_new(&catalog, H1, facts, G_N_ELEMENTS(facts));
    validate_world(world, findings);
    for (guint i = 0; i < ct_findings_count(findings); i++) {
      const CtFinding *finding = ct_findings_get(findings, i);
      assert_true(finding->severity <= CT_SEVERITY_WARNING && finding->place.row > 0);
      if (is_judgement(finding))
        assert_true(g_hash_table_add(judged, GUINT_TO_POINTER(finding->place.row)));
    }
    world_free(world);
  }
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_judgement_a_figure),
    cmocka_unit_test(noise_is_no_finding),
    cmocka_unit_test(a_wrong_unit_is_found),
  };

  ct_language_set(CT_LANGUAGE_EN);
  return cmocka_run_group_tests_name("trend: noise", tests, NULL, NULL);
}
