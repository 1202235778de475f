#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "data/ct-batch.h"
#include "intake/ct-number.h"

/* A cell, and how it is written out again: "kind value other unit". */
typedef struct {
  const gchar *label;
  const gchar *text;
  CtNumberStyle style;
  const gchar *reading;
} ReadCase;

static const ReadCase readings[] = {
  {"digits", "1234", CT_STYLE_AUTO, "value 1234"},
  {"zero padding", "05", CT_STYLE_AUTO, "value 5"},
  {"sign", "+01", CT_STYLE_AUTO, "value 1"},
  {"spaces at the ends", " \xc2\xa0" "12,5\xe2\x80\x8b ", CT_STYLE_AUTO, "value 12.5"},
  {"Vietnamese", "1.234,5", CT_STYLE_AUTO, "value 1234.5"},
  {"English", "1,234.5", CT_STYLE_AUTO, "value 1234.5"},
  {"plain", "1234.5", CT_STYLE_AUTO, "value 1234.5"},
  {"decimals are kept", "12,50", CT_STYLE_AUTO, "value 12.50"},
  {"without a whole part", ",5", CT_STYLE_AUTO, "value 0.5"},
  {"two groups of points", "1.234.567", CT_STYLE_PLAIN, "value 1234567"},
  {"two groups of commas", "1,234,567", CT_STYLE_VI, "value 1234567"},
  {"groups and decimals", "1.234.567,89", CT_STYLE_EN, "value 1234567.89"},
  {"spaces as groups", "1 234 567,5", CT_STYLE_AUTO, "value 1234567.5"},
  {"no-break and thin spaces", "1\xc2\xa0" "234\xe2\x80\xaf" "567", CT_STYLE_AUTO, "value 1234567"},
  {"apostrophes as groups", "1'234’567", CT_STYLE_AUTO, "value 1234567"},
  {"spaces, then three decimals", "1 234.567", CT_STYLE_AUTO, "value 1234.567"},
  {"four digits are no group", "1234.567", CT_STYLE_VI, "value 1234.567"},
  {"a zero starts no group", "0.125", CT_STYLE_VI, "value 0.125"},
  {"ambiguous point", "18.000", CT_STYLE_AUTO, "ambiguous 18.000 18000"},
  {"ambiguous comma", "18,000", CT_STYLE_AUTO, "ambiguous 18.000 18000"},
  {"point in vi", "18.000", CT_STYLE_VI, "value 18000"},
  {"comma in vi", "18,000", CT_STYLE_VI, "value 18.000"},
  {"point in en", "18.000", CT_STYLE_EN, "value 18.000"},
  {"comma in en", "18,000", CT_STYLE_EN, "value 18000"},
  {"point in plain", "18.000", CT_STYLE_PLAIN, "value 18.000"},
  {"plain has no commas", "18,000", CT_STYLE_PLAIN, "ambiguous 18.000 18000"},
  {"point in mixed", "18.000", CT_STYLE_MIXED, "value 18.000"},
  {"comma in mixed", "18,000", CT_STYLE_MIXED, "value 18.000"},
  {"one reading, other style", "12.77", CT_STYLE_VI, "value 12.77"},
  {"minus", "-12,5", CT_STYLE_AUTO, "value -12.5"},
  {"true minus sign", "−12,5", CT_STYLE_AUTO, "value -12.5"},
  {"en dash and space", "– 12,5", CT_STYLE_AUTO, "value -12.5"},
  {"full-width minus", "－3", CT_STYLE_AUTO, "value -3"},
  {"brackets", "(12,5)", CT_STYLE_AUTO, "value -12.5"},
  {"brackets, sign and unit", "(-9,68%)", CT_STYLE_AUTO, "value -9.68 [%]"},
  {"brackets, unit outside", "(12) tỷ", CT_STYLE_AUTO, "value -12 [tỷ]"},
  {"unit", "53.000 tỷ đồng", CT_STYLE_VI, "value 53000 [tỷ đồng]"},
  {"unit without space", "97,6%", CT_STYLE_AUTO, "value 97.6 [%]"},
  {"per mille", "11,11 ‰", CT_STYLE_AUTO, "value 11.11 [‰]"},
  {"ambiguous with unit", "3.672 nghìn", CT_STYLE_AUTO, "ambiguous 3.672 3672 [nghìn]"},
  {"unit with digits", "45 giường/10.000 dân", CT_STYLE_AUTO, "value 45 [giường/10.000 dân]"},
  {"gần", "gần 68.000", CT_STYLE_VI, "value 68000 below"},
  {"decomposed word", "ga\xcc\x82\xcc\x80n 68.000", CT_STYLE_VI, "value 68000 below"},
  {"trên", "Trên 10.389", CT_STYLE_VI, "value 10389 above"},
  {"hơn, with unit", "hơn 5 tỷ", CT_STYLE_VI, "value 5 above [tỷ]"},
  {"khoảng", "khoảng 32", CT_STYLE_VI, "value 32 about"},
  {"dưới", "dưới 5", CT_STYLE_VI, "value 5 below"},
  {"greater or equal", ">= 80", CT_STYLE_VI, "value 80 above"},
  {"greater sign", ">5%", CT_STYLE_VI, "value 5 above [%]"},
  {"less or equal sign", "≤1,2", CT_STYLE_VI, "value 1.2 below"},
  {"about, negative", "khoảng -3", CT_STYLE_VI, "value -3 about"},
  {"nil", "-", CT_STYLE_AUTO, "nil"},
  {"nil, en dash", " – ", CT_STYLE_AUTO, "nil"},
  {"nil, em dash", "—", CT_STYLE_AUTO, "nil"},
  {"not available", "…", CT_STYLE_AUTO, "not-available"},
  {"not available, dots", "...", CT_STYLE_AUTO, "not-available"},
  {"not available, spaced", ". . .", CT_STYLE_AUTO, "not-available"},
  {"not applicable", "x", CT_STYLE_AUTO, "not-applicable"},
  {"not applicable, capital", " X ", CT_STYLE_AUTO, "not-applicable"},
  {"blank", " \xc2\xa0 ", CT_STYLE_AUTO, "blank"},
  {"empty", "", CT_STYLE_AUTO, "blank"},
  {"ratio", "62/127", CT_STYLE_AUTO, "ratio 62 127"},
  {"ratio with unit", "13 / 21 xã", CT_STYLE_AUTO, "ratio 13 21 [xã]"},
  {"ratio of groups", "1.234/5.678", CT_STYLE_AUTO, "ratio 1234 5678"},
  {"18 digits", "123456789012345678", CT_STYLE_AUTO, "value 123456789012345678"},
  {"19 digits", "1234567890123456789", CT_STYLE_AUTO, "overflow"},
  {"digits of no end", "1.234.567.890.123.456.789.012", CT_STYLE_AUTO, "overflow"},
  {"decimals beyond all measure", "0,0000000000000000000001", CT_STYLE_AUTO, "overflow"},
  {"leading zeros do not count", "000000000000000000000012", CT_STYLE_AUTO, "value 12"},
  {"a word", "chưa rà soát", CT_STYLE_AUTO, "none"},
  {"letter O", "1O,5", CT_STYLE_AUTO, "none"},
  {"letter l", "1l5", CT_STYLE_AUTO, "none"},
  {"space before the comma", "97 ,6", CT_STYLE_AUTO, "none"},
  {"two commas", "56,,7", CT_STYLE_AUTO, "none"},
  {"a date", "05/06/2023", CT_STYLE_AUTO, "none"},
  {"a date with points", "12.5.2023", CT_STYLE_AUTO, "none"},
  {"groups of two", "12 34", CT_STYLE_AUTO, "none"},
  {"unlike groups", "1.234 567", CT_STYLE_AUTO, "none"},
  {"exponent", "1,23E+12", CT_STYLE_AUTO, "none"},
  {"footnote", "60,5¹", CT_STYLE_AUTO, "none"},
  {"footnote in brackets", "60,5 (1)", CT_STYLE_AUTO, "none"},
  {"open bracket", "(12", CT_STYLE_AUTO, "none"},
  {"two signs", "--5", CT_STYLE_AUTO, "none"},
  {"a sentence with a number", "tăng 12 vụ", CT_STYLE_AUTO, "none"},
  {"trailing point", "12.", CT_STYLE_AUTO, "none"},
  {"error of a spreadsheet", "#REF!", CT_STYLE_AUTO, "none"},
};

static const gchar *const kinds[] = {
  [CT_NUMBER_VALUE] = "value",
  [CT_NUMBER_AMBIGUOUS] = "ambiguous",
  [CT_NUMBER_NIL] = "nil",
  [CT_NUMBER_NOT_AVAILABLE] = "not-available",
  [CT_NUMBER_NOT_APPLICABLE] = "not-applicable",
  [CT_NUMBER_BLANK] = "blank",
  [CT_NUMBER_RATIO] = "ratio",
  [CT_NUMBER_OVERFLOW] = "overflow",
  [CT_NUMBER_NONE] = "none",
};

static const gchar *const qualifiers[] = {
  [CT_QUALIFIER_NONE] = "",
  [CT_QUALIFIER_ABOUT] = " about",
  [CT_QUALIFIER_BELOW] = " below",
  [CT_QUALIFIER_ABOVE] = " above",
};

static void
append_decimal(GString *text, CtDecimal value)
{
  gchar digits[CT_DECIMAL_CHARS];

  ct_decimal_format(value, digits);
  g_string_append_printf(text, " %s", digits);
}

static gchar *
describe(const CtNumber *number)
{
  GString *text = g_string_new(kinds[number->kind]);

  if (number->kind == CT_NUMBER_VALUE || number->kind == CT_NUMBER_AMBIGUOUS ||
      number->kind == CT_NUMBER_RATIO) {
    append_decimal(text, number->value);
    assert_int_equal(number->decimals, number->value.scale);
  }
  if (number->kind == CT_NUMBER_AMBIGUOUS || number->kind == CT_NUMBER_RATIO)
    append_decimal(text, number->other);
  g_string_append(text, qualifiers[number->qualifier]);
  if (number->unit_length > 0)
    g_string_append_printf(text, " [%.*s]", (int)number->unit_length, number->unit);
  return g_string_free(text, FALSE);
}

/* The text ends where its memory ends, so that a look beyond it shows. */
static void
read_one(void **state)
{
  const ReadCase *test = *state;
  gsize length = strlen(test->text);
  g_autofree gchar *exact = g_memdup2(test->text, MAX(length, 1));
  CtNumber number = ct_number_read(exact, length, test->style);
  g_autofree gchar *reading = NULL;

  if (number.kind == CT_NUMBER_OVERFLOW)
    number.unit_length = 0;
  reading = describe(&number);
  assert_string_equal(reading, test->reading);
}

typedef struct {
  const gchar *text;
  guint evidence;
} EvidenceCase;

static void
evidence_of_one_number(void **state)
{
  static const EvidenceCase cases[] = {
    {"1234", 0},
    {"1 234", 0},
    {"-", 0},
    {"xã", 0},
    {"12,5", CT_EVIDENCE_VI},
    {"1.234,5", CT_EVIDENCE_VI},
    {"1.234.567", CT_EVIDENCE_VI},
    {"0,125", CT_EVIDENCE_VI},
    {"12.5", CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN},
    {"1234.567", CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN},
    {"1,234.5", CT_EVIDENCE_EN},
    {"1,234,567", CT_EVIDENCE_EN},
    {"18.000", CT_EVIDENCE_VI | CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN},
    {"18,000", CT_EVIDENCE_VI | CT_EVIDENCE_EN},
    {"97,6%", CT_EVIDENCE_VI},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_int_equal(ct_number_evidence(cases[i].text, strlen(cases[i].text)), cases[i].evidence);
}

/* Cells of a table, and the style that it is in. */
typedef struct {
  const gchar *label;
  const gchar *cells[12];
  CtNumberStyle style;
} StyleCase;

static const StyleCase styles[] = {
  {"nothing speaks", {"1234", "5"}, CT_STYLE_AUTO},
  {"ambiguous cells alone do not speak", {"18.000", "12.345"}, CT_STYLE_AUTO},
  {"one comma decides", {"18.000", "12,5"}, CT_STYLE_VI},
  {"two groups decide", {"1.234.567", "18.000"}, CT_STYLE_VI},
  {"one point decides", {"18.000", "12.5"}, CT_STYLE_PLAIN},
  {"points part, commas group", {"12.5", "1,234.5"}, CT_STYLE_EN},
  {"points part, so 18,000 is grouped", {"12.5", "18,000"}, CT_STYLE_EN},
  {"one against one", {"12,5", "12.5"}, CT_STYLE_AUTO},
  {"nine of ten",
   {"1,5", "2,5", "3,5", "4,5", "5,5", "6,5", "7,5", "8,5", "9,5", "12.77"},
   CT_STYLE_VI},
  {"eight of nine", {"1,5", "2,5", "3,5", "4,5", "5,5", "6,5", "7,5", "8,5", "9.5"}, CT_STYLE_AUTO},
};

static void
decide_one(void **state)
{
  const StyleCase *test = *state;
  CtStyleCount count = {0};

  for (gsize i = 0; i < G_N_ELEMENTS(test->cells) && test->cells[i] != NULL; i++)
    ct_style_count_add(&count, test->cells[i], strlen(test->cells[i]));
  assert_int_equal(ct_style_count_decide(&count), test->style);
}

static void
names_of_styles(void **state)
{
  static const gchar *const names[] = {"auto", "vi", "en", "plain", "mixed"};
  CtNumberStyle style;

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    assert_true(ct_number_style_parse(names[i], &style));
    assert_string_equal(ct_number_style_name(style), names[i]);
  }
  assert_false(ct_number_style_parse("VI", &style));
}

/* Written in each style and read back, every value is the same. */
static void
append_grouped(GString *text, const gchar *digits, const gchar *mark)
{
  gsize n = strlen(digits);

  for (gsize i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append(text, mark);
    g_string_append_c(text, digits[i]);
  }
}

static void
read_what_was_written(void **state)
{
  static const struct {
    CtNumberStyle style;
    const gchar *group;
    const gchar *point;
  } forms[] = {
    {CT_STYLE_VI, ".", ","}, {CT_STYLE_EN, ",", "."},         {CT_STYLE_PLAIN, "", "."},
    {CT_STYLE_VI, " ", ","}, {CT_STYLE_EN, "\xe2\x80\xaf", "."}, {CT_STYLE_MIXED, ".", ","},
  };
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("# seed %u\n", seed);
  for (guint i = 0; i < 20000; i++) {
    guint form = (guint)g_rand_int_range(random, 0, G_N_ELEMENTS(forms));
    gint scale = g_rand_int_range(random, 0, 7);
    gint64 part = g_rand_int_range(random, 0, 1000000);
    gint64 whole = (gint64)g_rand_int(random) * (g_rand_boolean(random) ? 1 : 100);
    gint64 power = (gint64)ct_power_of_ten((guint)scale);
    g_autofree gchar *digits = g_strdup_printf("%" G_GINT64_FORMAT, whole);
    g_autoptr(GString) text = g_string_new(g_rand_boolean(random) ? "-" : "");
    gboolean negative = text->len > 0;
    CtDecimal expected;
    CtNumber number;

    /* What mixed reads as decimals cannot be told from a group. */
    if (forms[form].style == CT_STYLE_MIXED && scale == 0)
      continue;
    append_grouped(text, digits, forms[form].group);
    if (scale > 0)
      g_string_append_printf(text, "%s%0*" G_GINT64_FORMAT, forms[form].point, scale,
                             part % power);
    expected = CT_DECIMAL_INIT(whole * power + part % power, (gint8)scale);
    if (negative)
      expected.coefficient = -expected.coefficient;
    number = ct_number_read(text->str, text->len, forms[form].style);
    assert_int_equal(number.kind, CT_NUMBER_VALUE);
    assert_int_equal(ct_decimal_compare(number.value, expected), 0);
    assert_int_equal(number.decimals, scale);
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(readings) + G_N_ELEMENTS(styles) + 3];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(readings); i++)
    tests[n++] = (struct CMUnitTest){.name = readings[i].label,
                                     .test_func = read_one,
                                     .initial_state = (void *)(guintptr)&readings[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(styles); i++)
    tests[n++] = (struct CMUnitTest){.name = styles[i].label,
                                     .test_func = decide_one,
                                     .initial_state = (void *)(guintptr)&styles[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(evidence_of_one_number);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(names_of_styles);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_what_was_written);
  return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
