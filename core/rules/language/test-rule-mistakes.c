/* Mistakes in a file of rules: each is told with its place and what was expected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "rules/language/ct-rules-file.h"
#include "rules/language/test-rule-catalog.h"

#define TAIL " | vi \"a\" | en \"b\""

static CtCatalog *catalog;

typedef struct {
  const gchar *label;
  const gchar *text;
  const gchar *message;
} Case;

static const Case cases[] = {
  {"no severity", "X: {5} > 0" TAIL, "r:1:2: ':' stands here, expected severity"},
  {"a misspelt severity", "X warnig: {5} > 0" TAIL,
   "r:1:3: 'warnig' is no severity, expected one of: error, warning, info; is 'warning' meant?"},
  {"no colon", "X error {5} > 0" TAIL,
   "r:1:9: '{5}' stands here, expected ':', or one of on, at, in, of that is not there yet"},
  {"a level that is none", "X error at provinces: {5} > 0" TAIL,
   "r:1:12: 'provinces' is no level, expected one of: province, district, commune, residual; is "
   "'province' meant?"},
  {"a measure that is none", "X error of budget: {5} > 0" TAIL,
   "r:1:12: 'budget' is no measure, expected one of: actual, estimate, plan"},
  {"a length that is none", "X error in 6M: {5} > 0" TAIL,
   "r:1:12: '6M' stands here, expected the length of a period: P1M to P60M"},
  {"a length too long", "X error in P61M: {5} > 0" TAIL,
   "r:1:12: 'P61M' stands here, expected the length of a period: P1M to P60M"},
  {"levels twice", "X error at province at district: {5} > 0" TAIL,
   "r:1:21: 'at' stands here, expected ':', or one of on, at, in, of that is not there yet"},
  {"a subject without braces", "X error on 5: {5} > 0" TAIL,
   "r:1:12: '5' stands here, expected {CODE}"},
  {"a name that begins with a digit", "1X error: {5} > 0" TAIL,
   "r:1:1: '1X error' stands here, expected a rule: NAME SEVERITY: CONDITION | vi \"...\" | en "
   "\"...\""},
  {"a letter in a word", "X error: Đúng" TAIL,
   "r:1:10: 'Đ' cannot stand here, expected a word, a number, a sign, {CODE} or \"text\""},
  {"columns count characters", "# đường\nX error: {5} > 5 tỷ đồng or ộ" TAIL,
   "r:2:29: 'ộ' cannot stand here, expected a word, a number, a sign, {CODE} or \"text\""},

  {"a code that is none", "X error: {GRDP_S} > 0" TAIL,
   "r:1:11: 'GRDP_S' is no code of an indicator or component; is 'GRDP_SS' meant?"},
  {"nothing near", "X error: {Doanh thu du lịch} > 0" TAIL,
   "r:1:11: 'Doanh thu du lịch' is no code, expected one of indicators.csv or components.csv"},
  {"a part that is none", "X error: {19.1:x} > 0" TAIL,
   "r:1:16: 'x' behind ':', expected n (numerator) or d (denominator)"},
  {"no parts", "X error: {5:n} > 0" TAIL,
   "r:1:13: '5' has no numerator and denominator in the catalog"},
  {"a period that is none", "X error: {5@-1M} > 0" TAIL,
   "r:1:13: '-1M' is no period or measure, expected one of: -1y, -3m, P6M, prev, prev1, month, "
   "quarter, year, Y-1, actual, estimate, plan, target"},
  {"too many years", "X error: {5@-11y} > 0" TAIL,
   "r:1:13: '-11y' is no period or measure, expected one of: -1y, -3m, P6M, prev, prev1, month, "
   "quarter, year, Y-1, actual, estimate, plan, target"},
  {"two periods", "X error: {5@-1y,year} > 0" TAIL,
   "r:1:17: a second period of one figure, expected only one"},
  {"two measures", "X error: {5@plan,actual} > 0" TAIL,
   "r:1:18: a second measure of one figure, expected only one"},
  {"a year of last year", "X error: {24.3:d@year} > 0" TAIL,
   "r:1:18: this denominator is of a year before as it is; write the component's code with the "
   "period that is meant"},
  {"no target", "X error: {5} > {8.2@target}" TAIL,
   "r:1:21: '8.2' has no target in the catalog"},
  {"a target of a plan", "X error: {5} > {5@target,plan}" TAIL,
   "r:1:16: a target has no period and measure of its own, expected {5@target}"},
  {"a brace that is open", "X error: {5 > 0" TAIL, "r:1:10: '{' has no '}' behind it"},

  {"a number with a comma", "X error: {5} > 1,5 tỷ đồng" TAIL,
   "r:1:16: a number is written 1234.5: with a point before the decimals and nothing between "
   "the thousands"},
  {"a number with thousands", "X error: {5} > 1.000.000 tỷ đồng" TAIL,
   "r:1:16: a number is written 1234.5: with a point before the decimals and nothing between "
   "the thousands"},
  {"a number with 19 digits", "X error: {5} > 1234567890123456789 tỷ đồng" TAIL,
   "r:1:16: a number with more than 18 digits"},
  {"a unit that is none", "X error: {5} > 1 tỉ đô" TAIL,
   "r:1:18: 'tỉ đô' is no unit, expected one of units.csv, or two joined by '/'"},
  {"a unit that may be two", "X error: {5} > 1 triệu" TAIL,
   "r:1:18: 'triệu' can be several units, expected a symbol or code of units.csv"},
  {"a half of a unit", "X error: {5} > 1 tỷ đồng/thước" TAIL,
   "r:1:18: 'tỷ đồng/thước' is no unit, expected one of units.csv, or two joined by '/'"},
  {"a unit that does not end", "X error: {5} > 1 [tỷ" TAIL,
   "r:1:18: the unit that begins with '[' has no ']'"},

  {"persons and hectares", "X error: {DS} + {DAT} > 0" TAIL,
   "r:1:17: '{DS}' is in người and '{DAT}' in ha, expected units of one kind"},
  {"a rate and a count", "X error: {19.1} <= {19.2}" TAIL,
   "r:1:20: '{19.1}' is in % and '{19.2}' in xã, expected units of one kind"},
  {"a quotient and money", "X error: {8.2} / {8.1} <= {5}" TAIL,
   "r:1:27: '{8.2} / {8.1}' is in money / visit and '{5}' in tỷ đồng, expected units of one kind"},
  {"money a person and a day", "X error: {5} <= 3 kg/người/ngày" TAIL,
   "r:1:17: '{5}' is in tỷ đồng and '3 kg/người/ngày' in kg/người/ngày, expected units of one "
   "kind"},
  {"two price bases", "X error: {GRDP} > {GRDP_SS}" TAIL,
   "r:1:19: '{GRDP}' is in prices of current and '{GRDP_SS}' in prices of 2010, expected one "
   "price base"},
  {"two price bases in a quotient", "X error: {GRDP} / {GRDP_SS} > 1" TAIL,
   "r:1:19: '{GRDP}' is in prices of current and '{GRDP_SS}' in prices of 2010, expected one "
   "price base"},
  {"a price base a person", "X error: {3} = {GRDP_SS} / {DS}" TAIL,
   "r:1:16: '{3}' is in prices of current and '{GRDP_SS} / {DS}' in prices of 2010, expected one "
   "price base"},
  {"a bare number", "X error: {19.2} <= 9" TAIL,
   "r:1:20: '9' has no unit and '{19.2}' is in xã, expected a number with such a unit"},
  {"a bare number of percents", "X error: {19.1} = 100" TAIL,
   "r:1:19: '100' has no unit and '{19.1}' is in %, expected a number with such a unit"},
  {"a count beside percents", "X error: count(children: {5} > 0) <= {19.1}" TAIL,
   "r:1:10: 'count(children: {5} > 0)' has no unit and '{19.1}' is in %, expected a number with "
   "such a unit"},
  {"one and a percent", "X error: {5} = (1 + {19.1}) * {5@-1y}" TAIL,
   "r:1:17: '1' has no unit and '{19.1}' is in %, expected a number with such a unit"},
  {"100 times a ratio", "X error: {19.1} = 100 * {19.2} / {XA}" TAIL,
   "r:1:19: a factor of 100: units are converted by themselves, expected none here, or one with a "
   "unit, as in 100 %"},
  {"divided by a thousand", "X error: {5} = {8.2} / 1000" TAIL,
   "r:1:24: a factor of 1000: units are converted by themselves, expected none here, or one with a "
   "unit, as in 100 %"},
  {"points that are no difference", "X error: {19.1} <= 2 điểm %" TAIL,
   "r:1:20: '{19.1}' is in % and '2 điểm %' in điểm %, expected units of one kind"},
  {"units too far apart", "X error: {TO} = {NHO}" TAIL,
   "r:1:17: units that differ by more than 18 digits"},
  {"a product of too many", "X error: {5} * {DS} * {DAT} * {XA} * {QT} * {GIUONG} * 1 RATE > 0" TAIL,
   "r:1:10: a product of too many units, expected at most 6"},

  {"an amount for a condition", "X error: {5} + 3 tỷ đồng" TAIL,
   "r:1:10: '{5} + 3 tỷ đồng' is an amount (tỷ đồng), expected a condition: a comparison, "
   "present() ..."},
  {"a condition for an amount", "X error: ({5} > 0) + 1 > 0" TAIL,
   "r:1:11: '{5} > 0' is a condition, expected an amount: a number, {CODE} ..."},
  {"an amount in if", "X error: if {5} then {5} > 0" TAIL,
   "r:1:13: '{5}' is an amount (tỷ đồng), expected a condition: a comparison, present() ..."},
  {"a sum of conditions", "X error: {5} = sum(children: {5} > 0)" TAIL,
   "r:1:30: '{5} > 0' is a condition, expected an amount: a number, {CODE} ..."},
  {"a count of amounts", "X error: {5} > 0 and count(children: {5}) > 1" TAIL,
   "r:1:38: '{5}' is an amount (tỷ đồng), expected a condition: a comparison, present() ..."},
  {"presence of a number", "X error: present(5) and {5} > 0" TAIL,
   "r:1:18: '5' stands here, expected {CODE}"},
  {"presence of a target", "X error: present({5@target}) and {5} > 0" TAIL,
   "r:1:18: a target is a number of the catalog, expected a figure that may be missing"},
  {"areas in areas", "X error: {5} > sum(districts: sum(communes: {5}))" TAIL,
   "r:1:31: areas inside of areas, expected figures of one area here"},
  {"areas that are none", "X error: {5} > sum(district: {5})" TAIL,
   "r:1:20: 'district' is no kind of areas, expected one of: children, districts, communes; is "
   "'districts' meant?"},
  {"a function that is none", "X error: {5} > average(districts: {5})" TAIL,
   "r:1:16: 'average' is no function, expected one of: abs, residual, parts, present, missing, "
   "sum, min, max, mean, count, all"},
  {"no whole", "X error: {5} = parts({5})" TAIL,
   "r:1:22: '5' is no whole, expected one that parts.csv has parts of"},
  {"a whole with two lines", "X error: {DS} = parts({DS})" TAIL,
   "r:1:23: 'DS' has 2 lines in parts.csv, expected the code of one of these lines"},
  {"no subject", "X error: sum(districts: {5}) > 3 tỷ đồng" TAIL,
   "r:1:10: no figure of the area and period that is asked, expected one, or 'on {CODE}' before "
   "':'"},
  {"only what must be there", "X error: present({5})" TAIL,
   "r:1:10: no figure of the area and period that is asked, expected one, or 'on {CODE}' before "
   "':'"},
  {"a relation that is open", "X error: {5} >" TAIL,
   "r:1:16: '|' stands here, expected a number, {CODE}, a function or '('"},
  {"if without then", "X error: if {5} > 0" TAIL,
   "r:1:21: '|' stands here, expected 'then', or an operator"},
  {"a bracket that is open", "X error: ({5} > 0" TAIL, "r:1:19: '|' stands here, expected ')'"},
  {"a bracket too many", "X error: {5} > 0)" TAIL,
   "r:1:17: ')' stands here, expected an operator, or '|' and a message"},

  {"no messages", "X error: {5} > 0", "r:1:17: the rule ends here, expected | vi \"...\""},
  {"only one message", "X error: {5} > 0 | vi \"a\"",
   "r:1:26: the rule ends here, expected | en \"...\""},
  {"one message twice", "X error: {5} > 0 | vi \"a\" | vi \"b\"",
   "r:1:29: 'vi' stands here, expected vi \"...\" and en \"...\", each once"},
  {"another language", "X error: {5} > 0 | fr \"a\"",
   "r:1:20: 'fr' stands here, expected vi \"...\" and en \"...\", each once"},
  {"an empty message", "X error: {5} > 0 | vi \"\" | en \"b\"",
   "r:1:23: '\"\"' stands here, expected a message: \"...\" of 1 to 1000 bytes"},
  {"a message that does not end", "X error: {5} > 0 | vi \"a", "r:1:23: '\"' has no '\"' behind it"},
  {"one name twice", "X error: {5} > 0" TAIL "\n#\nX info: {5} > 0" TAIL,
   "r:3:1: a second rule 'X', expected another name; the first is in line 1"},
  {"the place of a later line", "A error: {5} > 0" TAIL "\r\nB info: {5} > 0 1" TAIL,
   "r:2:17: '1' stands here, expected an operator, or '|' and a message"},
  {"no text", "# \xff\n", "r:1: bytes that are no UTF-8 text"},
};

static void
tell(void **state)
{
  const Case *c = *state;
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;

  assert_null(ct_rules_parse("r", c->text, strlen(c->text), catalog, constraints, &error));
  assert_non_null(error);
  assert_string_equal(error->message, c->message);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_int_equal(ct_constraints_count(constraints), 0);
}

/* @n times @piece between @before and @behind. */
static gchar *
repeat(const gchar *before, const gchar *piece, guint n, const gchar *behind)
{
  GString *text = g_string_new(before);

  for (guint i = 0; i < n; i++)
    g_string_append(text, piece);
  g_string_append(text, behind);
  return g_string_free(text, FALSE);
}

typedef struct {
  const gchar *label;
  const gchar *before, *piece, *behind;
  guint most; /* so many are well */
  const gchar *message; /* of one more */
} Limit;

static const Limit limits[] = {
  {"signs", "X error: {5} > ", "-", "{5@-1y}" TAIL, 62,
   "r:1:10: operators that lie 65 deep, expected at most 64"},
  {"terms", "X error: 0 < ", "{5} + ", "{5}" TAIL, 62,
   "r:1:10: operators that lie 65 deep, expected at most 64"},
  {"demands", "X error: ", "({5} > 0 and {8.2} > 0) and ", "{5} > 0" TAIL, 31,
   "r:1:906: a rule of more than 64 demands, expected several rules"},
  {"letters of a message", "X error: {5} > 0 | vi \"", "x", "\" | en \"b\"", 1000,
   "r:1:23: '\"xxx"},
  {"letters of a name", "", "x", " error: {5} > 0" TAIL, 64,
   "r:1:1: a name of 65 letters, expected at most 64"},
  {"bytes of a line", "#", "x", "", 64 * 1024 - 1, "r:1: a line of 65537 bytes, expected at most "
   "65536"},
};

static CtRules *
parse(const gchar *text, CtConstraints *constraints, GError **error)
{
  return ct_rules_parse("r", text, strlen(text), catalog, constraints, error);
}

static void
keep_to_limit(void **state)
{
  const Limit *limit = *state;
  g_autofree gchar *well = repeat(limit->before, limit->piece, limit->most, limit->behind);
  g_autofree gchar *more = repeat(limit->before, limit->piece, limit->most + 1, limit->behind);
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;
  CtRules *rules = parse(well, constraints, &error);

  g_assert_no_error(error);
  ct_rules_free(rules);
  assert_null(parse(more, constraints, &error));
  assert_memory_equal(error->message, limit->message,
                      MIN(strlen(limit->message), strlen(error->message)));
}

/* 65 brackets that are all closed again. */
static void
refuse_deep_brackets(void **state G_GNUC_UNUSED)
{
  for (guint n = 64; n <= 65; n++) {
    g_autofree gchar *open = repeat("X error: ", "(", n, "{5} > 0");
    g_autofree gchar *text = repeat(open, ")", n, TAIL);
    g_autoptr(CtConstraints) constraints = ct_constraints_new();
    g_autoptr(GError) error = NULL;
    CtRules *rules = parse(text, constraints, &error);

    assert_int_equal(rules != NULL, n <= 64);
    if (rules == NULL)
      assert_string_equal(error->message, "r:1:74: brackets that lie more than 64 deep");
    ct_rules_free(rules);
  }
}

static void
refuse_many_rules(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;
  CtRules *rules;

  for (guint i = 0; i < CT_RULES_MAX; i++)
    g_string_append_printf(text, "X%u error: {5} > 0" TAIL "\n", i);
  rules = parse(text->str, constraints, &error);
  g_assert_no_error(error);
  assert_int_equal(ct_rules_count(rules), CT_RULES_MAX);
  ct_rules_free(rules);
  g_string_append(text, "more error: {5} > 0" TAIL);
  assert_null(parse(text->str, constraints, &error));
  assert_string_equal(error->message, "r:10001:1: more than 10000 rules in one file");
}

static void
refuse_zero_bytes(void **state G_GNUC_UNUSED)
{
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;

  assert_null(ct_rules_parse("r", "X error\0", 8, catalog, constraints, &error));
  assert_string_equal(error->message, "r:1: bytes that are no UTF-8 text");
}

/* A file of the catalog that cannot be read is a mistake of the catalog. */
static void
refuse_no_file(void **state G_GNUC_UNUSED)
{
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(GError) error = NULL;

  assert_null(ct_rules_load("/nowhere/rules.txt", catalog, constraints, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, "/nowhere/rules.txt"));
}

int
main(void)
{
  struct CMUnitTest tests[4 + G_N_ELEMENTS(limits) + G_N_ELEMENTS(cases)] = {
    cmocka_unit_test(refuse_deep_brackets),
    cmocka_unit_test(refuse_many_rules),
    cmocka_unit_test(refuse_zero_bytes),
    cmocka_unit_test(refuse_no_file),
  };
  struct CMUnitTest *next = tests + 4;
  int failed;

  for (gsize i = 0; i < G_N_ELEMENTS(limits); i++)
    *next++ = (struct CMUnitTest){.name = limits[i].label, .test_func = keep_to_limit,
                                  .initial_state = (void *)&limits[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    *next++ = (struct CMUnitTest){.name = cases[i].label, .test_func = tell,
                                  .initial_state = (void *)&cases[i]};
  ct_language_set(CT_LANGUAGE_EN);
  catalog = rule_catalog_load();
  failed = cmocka_run_group_tests_name("rule-mistakes", tests, NULL, NULL);
  ct_catalog_free(catalog);
  return failed;
}
