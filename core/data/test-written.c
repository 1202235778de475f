#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "data/ct-written.h"

enum { REVENUE, VISITS };
enum { TY, TRIEU, LUOT, LA_CHI };

static const CtUnit units[] = {
  {.code = "TY", .symbol = "tỷ đồng", .dimension = 0, .factor = {1000000000, 0}, .price_base = ""},
  {.code = "TR", .symbol = "triệu đồng", .dimension = 0, .factor = {1000000, 0}, .price_base = ""},
  {.code = "L", .symbol = "lượt", .dimension = 1, .factor = {1, 0}, .price_base = ""},
  {.code = "C", .symbol = "phần ba", .dimension = 0, .factor = {3, 0}, .price_base = ""},
};
static const CtIndicator indicators[] = {{.code = "8.2", .unit = TY}, {.code = "8.1", .unit = LUOT}};
static const CtCatalog catalog = {
  .units = units, .n_units = 4, .indicators = indicators, .n_indicators = 2};

typedef struct {
  const gchar *label;
  const gchar *rule, *suggestion;
  CtWrittenCell cell;
  const gchar *wanted;
} Case;

#define OF(unit_, behind_) {"", REVENUE, unit_, '.', ',', behind_}
#define UNSURE {"", CT_INDEX_NONE, CT_INDEX_NONE, '\0', '\0', ""}

static const Case cases[] = {
  {"in the cell's unit", "rules.R22", "909.7", OF(TRIEU, ""), "909.700"},
  {"in the indicator's own", "rules.R22", "909.700", OF(TY, ""), "909,7"},
  {"several", "parts.sum", "2426.800 | 2426.799", OF(TRIEU, ""), "2.426.800 hoặc 2.426.799"},
  {"with what stands behind it", "rules.R22", "1.5", OF(TRIEU, " triệu đồng"), "1.500 triệu đồng"},
  {"in the cell's marks", "rules.R22", "2426.85", {"", REVENUE, TY, ',', '.', ""}, "2,426.85"},
  {"without groups", "rules.R22", "2426.85", {"", REVENUE, TY, '\0', ',', ""}, "2426,85"},
  {"the cell's unit is not known", "rules.R22", "909.7", UNSURE, "909,7 tỷ đồng"},
  {"several, the same", "rules.R22", "1 | 2", UNSURE, "1 tỷ đồng hoặc 2 tỷ đồng"},
  {"of another indicator", "rules.R22", "1", {"", VISITS, LUOT, '.', ',', ""}, "1 tỷ đồng"},
  {"no such number in its unit", "rules.R22", "0.1", OF(LA_CHI, ""), "0,1 tỷ đồng"},
  {"no number", "completeness.not-due", "2023, estimate", OF(TRIEU, ""), "2023, estimate"},
  {"a name", "intake.unknown-area", "Huyện Bát Xát", UNSURE, "Huyện Bát Xát"},
  {"already as it is to be typed", "intake.not-a-number", "1.360", UNSURE, "1.360"},
  {"one of two readings", "intake.number-by-bounds", "9097.5", OF(TRIEU, ""), "9.097,5"},
  {"none", "rules.R22", NULL, OF(TRIEU, ""), NULL},
};

static CtFinding
finding_of(const gchar *rule)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.rule = rule;
  finding.indicator = REVENUE;
  return finding;
}

static void
suggests(void **state)
{
  const Case *test = *state;
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);
  CtFinding finding = finding_of(test->rule);
  g_autofree gchar *seen = NULL;

  finding.suggestion = test->suggestion;
  seen = ct_written_suggestion(&catalog, &finding, &test->cell);
  if (test->wanted != NULL)
    assert_string_equal(seen, test->wanted);
  else
    assert_null(seen);
  ct_language_set(before);
}

static void
without_a_catalog_or_a_cell(void **state)
{
  CtLanguage before = ct_language_set(CT_LANGUAGE_EN);
  CtFinding finding = finding_of("rules.R22");
  g_autofree gchar *bare = NULL, *unit = NULL;

  (void)state;
  finding.suggestion = "13608 | 2";
  bare = ct_written_suggestion(NULL, &finding, NULL);
  assert_string_equal(bare, "13,608 or 2");
  unit = ct_written_suggestion(&catalog, &finding, NULL);
  assert_string_equal(unit, "13,608 tỷ đồng or 2 tỷ đồng");
  ct_language_set(before);
}

static void
check_observed(const gchar *rule, const gchar *observed, const CtWrittenCell *cell,
               const gchar *wanted)
{
  CtFinding finding = finding_of(rule);
  g_autofree gchar *seen = NULL;

  finding.observed = observed;
  seen = ct_written_observed(&finding, cell);
  if (wanted != NULL)
    assert_string_equal(seen, wanted);
  else
    assert_null(seen);
}

static void
observed_is_what_the_cell_has(void **state)
{
  const CtWrittenCell full = {"9.097.000", REVENUE, TRIEU, '.', ',', ""};
  const CtWrittenCell empty = {"", CT_INDEX_NONE, CT_INDEX_NONE, '.', ',', ""};
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);

  (void)state;
  check_observed("rules.R22", "17.754", &full, "9.097.000");
  check_observed("rules.R22", "17.754", &empty, "");
  check_observed("read.formula", "A1+B1", &empty, "A1+B1");
  check_observed("rules.R22", "1360.800", NULL, "1.360,8");
  check_observed("intake.not-a-number", "1.360", NULL, "1.360");
  check_observed("duplicates.file", "a.csv", NULL, "a.csv");
  check_observed("rules.R22", NULL, NULL, NULL);
  ct_language_set(before);
}

static void
long_texts_are_cut(void **state)
{
  g_autofree gchar *longer = g_strnfill(3000, 'x');
  const CtWrittenCell cell = {longer, CT_INDEX_NONE, CT_INDEX_NONE, '.', ',', ""};
  CtFinding finding = finding_of("rules.R22");
  g_autofree gchar *seen = ct_written_observed(&finding, &cell);

  (void)state;
  assert_int_equal(g_utf8_strlen(seen, -1), 201);
  assert_true(g_str_has_suffix(seen, "x…"));
}

static void
cells_are_found_by_place(void **state)
{
  const CtPlace place = {7, 2, 1}, other = {7, 2, 0};
  CtWrittenCell cell = {"1.360,8", REVENUE, TRIEU, '.', ',', " tr"};
  g_autoptr(CtWritten) written = ct_written_new();

  (void)state;
  ct_written_set(written, place, &cell);
  assert_string_equal(ct_written_get(written, place)->text, "1.360,8");
  assert_string_equal(ct_written_get(written, place)->behind, " tr");
  assert_int_equal(ct_written_get(written, place)->unit, TRIEU);
  assert_null(ct_written_get(written, other));
  assert_null(ct_written_get(NULL, place));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 4];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(cases); n++)
    tests[n] = (struct CMUnitTest){
      .name = cases[n].label, .test_func = suggests, .initial_state = (void *)&cases[n]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(without_a_catalog_or_a_cell);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(observed_is_what_the_cell_has);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(long_texts_are_cut);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(cells_are_found_by_place);
  return cmocka_run_group_tests_name("written", tests, NULL, NULL);
}
