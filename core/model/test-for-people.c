#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "model/ct-for-people.h"

typedef struct {
  const gchar *text; /* as a file has it, and as English messages do */
  const gchar *vi;
} PeriodCase;

static const PeriodCase period_cases[] = {
  {"2023", "năm 2023"},
  {"2023-Q1", "quý I/2023"},
  {"2023-Q4", "quý IV/2023"},
  {"2023-06", "tháng 6/2023"},
  {"2023-12", "tháng 12/2023"},
  {"2023-01/P6M", "6 tháng năm 2023"},
  {"2023-01/P11M", "11 tháng năm 2023"},
  {"2021-01/P24M", "24 tháng năm 2021"},
  {"2022-09/P12M", "2022-09/P12M"}, /* a school year has no such name */
  {"2023-02/P3M", "2023-02/P3M"},
};

static void
call_period(void **state)
{
  const PeriodCase *test = *state;
  CtLanguage before = ct_language_set(CT_LANGUAGE_EN);
  gchar buffer[CT_PERIOD_PEOPLE_CHARS];
  CtPeriod period = ct_period_parse(test->text, strlen(test->text));

  assert_string_equal(ct_period_for_people(period, buffer), test->text);
  ct_language_set(CT_LANGUAGE_VI);
  assert_string_equal(ct_period_for_people(period, buffer), test->vi);
  ct_language_set(before);
}

static void
no_period_is_no_text(void **state)
{
  gchar buffer[CT_PERIOD_PEOPLE_CHARS];

  (void)state;
  assert_string_equal(ct_period_for_people(CT_PERIOD_NONE, buffer), "");
}

static void
levels_in_both_languages(void **state)
{
  guint levels = CT_LEVEL_PROVINCE | CT_LEVEL_COMMUNE | CT_LEVEL_RESIDUAL;
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);
  g_autofree gchar *vi = ct_levels_for_people(levels);
  g_autofree gchar *none = ct_levels_for_people(0);
  g_autofree gchar *en = NULL;

  (void)state;
  ct_language_set(CT_LANGUAGE_EN);
  en = ct_levels_for_people(levels);
  assert_string_equal(vi, "tỉnh, xã, khối tỉnh");
  assert_string_equal(en, "province, commune, residual");
  assert_string_equal(none, "");
  ct_language_set(before);
}

typedef struct {
  const gchar *label;
  CtIndicator indicator;
  const gchar *vi;
  const gchar *en;
} NameCase;

static const NameCase name_cases[] = {
  {"an indicator by its number",
   {.code = "11", .group = 3, .name_vi = "Hộ dùng điện", .name_en = "With electricity"},
   "11", "11"},
  {"a component by its name, too",
   {.code = "HO", .group = CT_INDEX_NONE, .name_vi = "Số hộ", .name_en = "Households"},
   "HO Số hộ", "HO Households"},
  {"a component without an English name",
   {.code = "HO", .group = CT_INDEX_NONE, .name_vi = "Số hộ", .name_en = ""},
   "HO Số hộ", "HO Số hộ"},
  {"a name that is the code",
   {.code = "HO", .group = CT_INDEX_NONE, .name_vi = "HO", .name_en = ""}, "HO", "HO"},
};

static void
call_indicator(void **state)
{
  const NameCase *test = *state;
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);
  g_autofree gchar *vi = ct_indicator_for_people(&test->indicator);
  g_autofree gchar *en = NULL;

  ct_language_set(CT_LANGUAGE_EN);
  en = ct_indicator_for_people(&test->indicator);
  assert_string_equal(vi, test->vi);
  assert_string_equal(en, test->en);
  ct_language_set(before);
}

typedef struct {
  const gchar *values;
  const gchar *vi, *en;
} ValuesCase;

static const ValuesCase values_cases[] = {
  {"1360.800", "1.360,8", "1,360.8"},
  {"2426.800 | 2426.799 | 2426.801", "2.426,8 hoặc 2.426,799 hoặc 2.426,801",
   "2,426.8 or 2,426.799 or 2,426.801"},
  {"11700..104000", "11.700–104.000", "11,700–104,000"},
  {">= 0", ">= 0", ">= 0"},
  {"-1896.10 (3:4)", "-1.896,1 (3:4)", "-1,896.1 (3:4)"},
  {"2023, estimate", "2023, estimate", "2023, estimate"},
  {"2023-06-30", "2023-06-30", "2023-06-30"},
  {"2500 | a", "2500 | a", "2500 | a"},
  {"1000 người", "1000 người", "1000 người"},
  {"", "", ""},
};

static void
call_values(void **state)
{
  const ValuesCase *test = *state;
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);
  g_autofree gchar *vi = ct_values_for_people(test->values);
  g_autofree gchar *en = NULL;

  assert_string_equal(vi, test->vi);
  ct_language_set(CT_LANGUAGE_EN);
  en = ct_values_for_people(test->values);
  assert_string_equal(en, test->en);
  ct_language_set(before);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(period_cases) + G_N_ELEMENTS(name_cases) +
                          G_N_ELEMENTS(values_cases) + 2];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(period_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = period_cases[i].text, .test_func = call_period,
                                     .initial_state = (void *)&period_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(name_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = name_cases[i].label, .test_func = call_indicator,
                                     .initial_state = (void *)&name_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(values_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = values_cases[i].values, .test_func = call_values,
                                     .initial_state = (void *)&values_cases[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_period_is_no_text);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(levels_in_both_languages);
  return _cmocka_run_group_tests("for people", tests, n, NULL, NULL);
}
