/* duplicates.area against its definition, on random reports of few areas. */
#include "test-copies.h"

#include "base/test-seed.h"

#define N_AREAS 4u
#define N_SUBMISSIONS 2u
#define N_MONTHS 2
#define N_COLUMNS (N_INDICATORS * N_MONTHS * CT_N_MEASURES)
#define N_ROUNDS 3000

/* What one submission says of one area; a column is an indicator, month and measure. */
typedef struct {
  gboolean there[N_COLUMNS];
  gboolean missing[N_COLUMNS];
  CtDecimal values[N_COLUMNS];
} Report;

typedef Report Reports[N_SUBMISSIONS][N_AREAS];

static CtDecimal
random_value(GRand *random)
{
  static const CtDecimal values[] = {{12, 0},  {120, 1}, {12, -1}, {0, 0},   {0, 2},   {7, 0},
                                     {700, 0}, {-45, 1}, {45, 1},  {3458, 2}, {99, 0}, {100, 0}};

  return values[g_rand_int_range(random, 0, G_N_ELEMENTS(values))];
}

static void
invent(Report *report, GRand *random)
{
  gint percent_there = g_rand_int_range(random, 20, 101);

  for (guint c = 0; c < N_COLUMNS; c++) {
    report->there[c] = g_rand_int_range(random, 0, 100) < percent_there;
    report->missing[c] = g_rand_int_range(random, 0, 20) == 0;
    report->values[c] = random_value(random);
  }
}

/* 12.0 for 12, a figure or two less, seldom one that differs. */
static void
copy(Report *report, const Report *from, GRand *random)
{
  gint n_changes = g_rand_int_range(random, -2, 3);

  *report = *from;
  for (guint c = 0; c < N_COLUMNS; c++) {
    report->there[c] = report->there[c] && g_rand_int_range(random, 0, 20) != 0;
    if (report->values[c].scale < 3 && g_rand_boolean(random))
      report->values[c] = CT_DECIMAL_INIT(report->values[c].coefficient * 10,
                                          (gint8)(report->values[c].scale + 1));
  }
  for (gint i = 0; i < n_changes; i++)
    report->values[g_rand_int_range(random, 0, N_COLUMNS)] = random_value(random);
}

static void
invent_all(Reports reports, GRand *random)
{
  const Report *pattern = &reports[0][0];

  memset(reports, 0, sizeof(Reports));
  for (guint s = 0; s < N_SUBMISSIONS; s++)
    for (guint a = 0; a < N_AREAS; a++)
      switch (g_rand_int_range(random, 0, 4)) {
      case 0:
        break;
      case 1:
        invent(&reports[s][a], random);
        break;
      default:
        if (&reports[s][a] == pattern)
          invent(&reports[s][a], random);
        else
          copy(&reports[s][a], pattern, random);
      }
}

static guint
indicator_of(guint column)
{
  return column / (N_MONTHS * CT_N_MEASURES);
}

static CtMeasure
measure_of(guint column)
{
  return (CtMeasure)(column % CT_N_MEASURES);
}

static void
send(Country *country, Reports reports)
{
  for (guint s = 0; s < N_SUBMISSIONS; s++)
    for (guint a = 0; a < N_AREAS; a++)
      for (guint c = 0; c < N_COLUMNS; c++)
        if (reports[s][a].there[c])
          country_add(country, s, a, indicator_of(c), 1 + (gint)(c / CT_N_MEASURES % N_MONTHS),
                      measure_of(c), reports[s][a].missing[c], reports[s][a].values[c]);
}

/* The definition */

static gboolean
says_anything(const Report *report)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    if (report->there[c])
      return TRUE;
  return FALSE;
}

static gboolean
is_alone(const Country *country, Reports reports, guint submission, guint area)
{
  guint n = 0;

  for (guint a = 0; a < N_AREAS; a++)
    n += says_anything(&reports[submission][a]) &&
         country->areas[a].level == country->areas[area].level;
  return n == 1;
}

static gboolean
is_figure(const Report *report, guint column)
{
  return report->there[column] && !report->missing[column] &&
         measure_of(column) != CT_MEASURE_PLAN;
}

/* Returns: how many figures are the same in both, 0: they are no copies. */
static guint
count_shared(const Report *x, const Report *y)
{
  gboolean telling[N_INDICATORS] = {FALSE};
  guint n = 0, n_telling = 0;

  for (guint c = 0; c < N_COLUMNS; c++) {
    if (!is_figure(x, c) || !is_figure(y, c))
      continue;
    if (ct_decimal_compare(x->values[c], y->values[c]) != 0)
      return 0;
    n += ct_decimal_is_zero(x->values[c]) ? 0 : 1;
    telling[indicator_of(c)] |= duplicates_is_telling(x->values[c]);
  }
  for (guint i = 0; i < N_INDICATORS; i++)
    n_telling += telling[i] ? 1 : 0;
  return n_telling >= DUPLICATES_ENOUGH ? n : 0;
}

static void
describe(GPtrArray *lines, guint32 submission, guint32 area, guint n_shared)
{
  g_ptr_array_add(lines, g_strdup_printf("submission %u area %u: %u", submission, area, n_shared));
}

static void
expect_pair(const Country *country, Reports reports, guint first, guint second, GPtrArray *lines)
{
  guint s = first / N_AREAS, a = first % N_AREAS, t = second / N_AREAS, b = second % N_AREAS;
  const Report *x = &reports[s][a], *y = &reports[t][b];

  if (a == b || country->areas[a].level != country->areas[b].level || !says_anything(x) ||
      !says_anything(y))
    return;
  if (s != t &&
      !(is_alone(country, reports, s, a) && is_alone(country, reports, t, b)))
    return;
  guint n_shared = count_shared(x, y);
  if (n_shared > 0)
    describe(lines, t, b, n_shared);
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
  return g_strcmp0(*(const gchar *const *)a, *(const gchar *const *)b);
}

static gchar *
join(GPtrArray *lines)
{
  g_ptr_array_sort(lines, compare_lines);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (gchar **)lines->pdata);
}

static gchar *
expected(const Country *country, Reports reports)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < N_SUBMISSIONS * N_AREAS; i++)
    for (guint j = i + 1; j < N_SUBMISSIONS * N_AREAS; j++)
      expect_pair(country, reports, i, j, lines);
  return join(lines);
}

static gchar *
found(const CtFindings *findings)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    guint64 n_shared = g_ascii_strtoull(finding->message + strlen("all "), NULL, 10);
    describe(lines, finding->submission, finding->area, (guint)n_shared);
  }
  return join(lines);
}

static void
as_defined(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) random = seeded();
  guint n_found = 0;

  for (guint round = 0; round < N_ROUNDS; round++) {
    Country *country = country_new(N_AREAS, 1, N_SUBMISSIONS);
    g_autoptr(CtFindings) findings = ct_findings_new();
    Reports reports;

    invent_all(reports, random);
    send(country, reports);
    country_check(country, findings);
    g_autofree gchar *wanted = expected(country, reports);
    g_autofree gchar *seen = found(findings);
    assert_string_equal(seen, wanted);
    n_found += ct_findings_count(findings);
    country_free(country);
  }
  print_message("# %u copies in %u rounds\n", n_found, N_ROUNDS);
  assert_true(n_found > N_ROUNDS / 10);
}

/* Of so many equal figures only neighbours are paired, and these two are none: one figure after
 * another is shared with those between them. */
static void
coarse_copies(void **state G_GNUC_UNUSED)
{
  Country *country = country_new(42, 0, 1);
  g_autoptr(CtFindings) findings = ct_findings_new();

  for (guint32 area = 0; area < 42; area++)
    for (guint32 i = 0; i < N_INDICATORS; i++) {
      gboolean copied = area == 1 || area == 40 || area % N_INDICATORS != i;
      country_add(country, 0, area, i, 6, CT_MEASURE_ACTUAL, FALSE,
                  CT_DECIMAL_INIT(copied ? 25 : 100 + (gint64)area, 0));
    }
  country_check(country, findings);
  assert_int_equal(ct_findings_count(findings), 1);
  assert_int_equal(ct_findings_get(findings, 0)->area, 40);
  country_free(country);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(as_defined),
    cmocka_unit_test(coarse_copies),
  };

  ct_language_set(CT_LANGUAGE_EN);
  return cmocka_run_group_tests_name("duplicates-copies", tests, NULL, NULL);
}
