/* test-office-number.c: what a cell of a workbook shows, for values and format codes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/test-seed.h"
#include "office/office-number.h"

#include <string.h>

typedef struct {
  const gchar *label;
  const gchar *code;
  const gchar *text;
  CtCellKind kind;
  const gchar *seen;
  gboolean since_1904;
} Case;

#define ACCOUNTING "_-* #,##0.0_-;-* #,##0.0_-;_-* \"-\"?\?_-;_-@_-"

static const Case cases[] = {
  {"a whole number", "General", "4205", CT_CELL_NUMBER, "4205", FALSE},
  {"the nearest decimal to a binary fraction", "General", "0.67200000000000004", CT_CELL_NUMBER,
   "0.672", FALSE},
  {"below it", "General", "0.56699999999999995", CT_CELL_NUMBER, "0.567", FALSE},
  {"the sum of 0.1 and 0.2", "General", "0.30000000000000004", CT_CELL_NUMBER, "0.3", FALSE},
  {"all nines carry", "General", "99.999999999999986", CT_CELL_NUMBER, "100", FALSE},
  {"a third keeps 15 digits", "General", "0.33333333333333331", CT_CELL_NUMBER,
   "0.333333333333333", FALSE},
  {"an exponent", "General", "1.5E-2", CT_CELL_NUMBER, "0.015", FALSE},
  {"a small e", "General", "1.5e3", CT_CELL_NUMBER, "1500", FALSE},
  {"a large exponent", "General", "1.25E+15", CT_CELL_NUMBER, "1250000000000000", FALSE},
  {"larger than any figure", "General", "1E+300", CT_CELL_TEXT, "1E+300", FALSE},
  {"a rest of binary sums", "General", "2.7755575615628914E-17", CT_CELL_NUMBER,
   "0.000000000000000028", FALSE},
  {"smaller than any figure", "General", "1E-300", CT_CELL_NUMBER, "0", FALSE},
  {"an exponent past all bounds", "General", "1E99999999999", CT_CELL_TEXT, "1E99999999999", FALSE},
  {"negative", "General", "-12.7", CT_CELL_NUMBER, "-12.7", FALSE},
  {"minus zero", "General", "-0", CT_CELL_NUMBER, "0", FALSE},
  {"zeros in front", "General", "007", CT_CELL_NUMBER, "7", FALSE},
  {"spaces around", "General", " 7 ", CT_CELL_NUMBER, "7", FALSE},
  {"no number", "General", "abc", CT_CELL_ERROR, "abc", FALSE},
  {"two points", "General", "1.2.3", CT_CELL_ERROR, "1.2.3", FALSE},
  {"an exponent without digits", "General", "1E", CT_CELL_ERROR, "1E", FALSE},
  {"a sign alone", "General", "-", CT_CELL_ERROR, "-", FALSE},
  {"nothing", "General", "", CT_CELL_ERROR, "", FALSE},
  {"INF", "0.0", "INF", CT_CELL_ERROR, "INF", FALSE},

  {"decimals of the format", "0.00", "67.2", CT_CELL_NUMBER, "67.20", FALSE},
  {"fewer than there are", "#,##0.0", "1234.5678", CT_CELL_NUMBER, "1234.6", FALSE},
  {"half goes away from zero", "0.0", "0.25", CT_CELL_NUMBER, "0.3", FALSE},
  {"below zero too", "0.0", "-0.25", CT_CELL_NUMBER, "-0.3", FALSE},
  {"a half that a binary fraction misses", "0.00", "1.0049999999999999", CT_CELL_NUMBER, "1.01",
   FALSE},
  {"rounded to zero has no sign", "0", "-0.4", CT_CELL_NUMBER, "0", FALSE},
  {"rounded up to one", "0", "0.5", CT_CELL_NUMBER, "1", FALSE},
  {"rounded over all digits", "0.0", "9.96", CT_CELL_NUMBER, "10.0", FALSE},
  {"far below the last decimal", "0.0", "0.0001", CT_CELL_NUMBER, "0.0", FALSE},
  {"decimals that may be left out", "0.0##", "67.2", CT_CELL_NUMBER, "67.2", FALSE},
  {"and stand when they count", "0.0##", "67.2456", CT_CELL_NUMBER, "67.246", FALSE},
  {"all may be left out", "#.##", "5", CT_CELL_NUMBER, "5", FALSE},
  {"a thousand decimals are cut", "0.000000000000000000000000000000000000000000", "1", CT_CELL_NUMBER,
   "1.000000000000000000000000000000", FALSE},

  {"per cent", "0.0%", "0.67200000000000004", CT_CELL_PERCENT, "67.2", FALSE},
  {"per cent with more decimals", "0.00%", "0.67200000000000004", CT_CELL_PERCENT, "67.20", FALSE},
  {"per cent without", "0%", "0.125", CT_CELL_PERCENT, "13", FALSE},
  {"per cent with a space", "0.0\\ %", "0.5", CT_CELL_PERCENT, "50.0", FALSE},
  {"a percent sign in quotes multiplies nothing", "0.0\"%\"", "67.2", CT_CELL_PERCENT, "67.2", FALSE},
  {"nor one behind a backslash", "0.0\\%", "67.2", CT_CELL_PERCENT, "67.2", FALSE},
  {"per mille in quotes", "0.0\"‰\"", "6.7199999999999998", CT_CELL_TEXT, "6,7 ‰", FALSE},
  {"per mille behind a backslash", "0.00\\‰", "6.7199999999999998", CT_CELL_TEXT, "6,72 ‰", FALSE},
  {"per mille bare", "0.00‰", "6.72", CT_CELL_TEXT, "6,72 ‰", FALSE},
  {"per mille of a whole number", "0\"‰\"", "7", CT_CELL_TEXT, "7 ‰", FALSE},

  {"shown in thousands", "#,##0,", "67200", CT_CELL_NUMBER, "67", FALSE},
  {"shown in millions", "#,##0.0,,", "67250000", CT_CELL_NUMBER, "67.3", FALSE},
  {"a comma before the point", "#,##0,.00", "67250", CT_CELL_NUMBER, "67.25", FALSE},
  {"a unit in quotes", "#,##0.0\" triệu đồng\"", "1234.5", CT_CELL_NUMBER, "1234.5", FALSE},
  {"letters in it are no dates", "0\" ha/người d\"", "5", CT_CELL_NUMBER, "5", FALSE},
  {"a bare letter behind digits is no date", "0 d", "5", CT_CELL_NUMBER, "5", FALSE},

  {"accounting", ACCOUNTING, "1234.56", CT_CELL_NUMBER, "1234.6", FALSE},
  {"accounting, below zero", ACCOUNTING, "-1234.56", CT_CELL_NUMBER, "-1234.6", FALSE},
  {"accounting, nil", ACCOUNTING, "0", CT_CELL_TEXT, "-", FALSE},
  {"accounting, almost nil", ACCOUNTING, "0.001", CT_CELL_NUMBER, "0.0", FALSE},
  {"brackets stay negative", "#,##0.0_);(#,##0.0)", "-12.34", CT_CELL_NUMBER, "-12.3", FALSE},
  {"a colour stays negative", "0.0;[Red]0.0", "-12.34", CT_CELL_NUMBER, "-12.3", FALSE},
  {"three sections, nil bare", "0;-0;-", "0", CT_CELL_TEXT, "-", FALSE},
  {"three sections, a dash", "0;-0;\"–\"", "0", CT_CELL_TEXT, "-", FALSE},
  {"zero as a digit", "0.0;-0.0;0", "0", CT_CELL_NUMBER, "0", FALSE},
  {"zero is not shown", "0.0;-0.0;", "0", CT_CELL_BLANK, "", FALSE},
  {"zero is not shown, text is", "0.0;-0.0;;@", "0", CT_CELL_BLANK, "", FALSE},
  {"but others are", "0.0;-0.0;;@", "-3", CT_CELL_NUMBER, "-3.0", FALSE},
  {"nothing is shown", ";;;", "5", CT_CELL_BLANK, "", FALSE},
  {"no digit for zero", "#,###", "0", CT_CELL_BLANK, "", FALSE},
  {"nor for what rounds to it", "#,###", "0.3", CT_CELL_BLANK, "", FALSE},
  {"nor with a point", "#.##", "0.001", CT_CELL_BLANK, "", FALSE},
  {"digits for others", "#,###", "5", CT_CELL_NUMBER, "5", FALSE},
  {"two sections, the last is for text", "0.0;@", "-5", CT_CELL_NUMBER, "-5.0", FALSE},

  {"a condition that holds", "[>100]0;0.00", "123.4", CT_CELL_NUMBER, "123", FALSE},
  {"a condition that does not", "[>100]0;0.00", "12.3", CT_CELL_NUMBER, "12.30", FALSE},
  {"at most", "[<=100]0.0;0", "100", CT_CELL_NUMBER, "100.0", FALSE},
  {"a condition with zero", "[=0]\"-\";0.0", "0", CT_CELL_TEXT, "-", FALSE},
  {"two conditions", "[<1]0.00;[<10]0.0;0", "5.55", CT_CELL_NUMBER, "5.6", FALSE},
  {"and what is left", "[<1]0.00;[<10]0.0;0", "55.5", CT_CELL_NUMBER, "56", FALSE},
  {"a colour before a condition", "[Red][<5]0.0;[Blue]0.00", "4", CT_CELL_NUMBER, "4.0", FALSE},
  {"a locale", "[$-42A]#,##0.0", "4.25", CT_CELL_NUMBER, "4.3", FALSE},
  {"a currency", "#,##0 [$₫-42A]", "4.25", CT_CELL_NUMBER, "4", FALSE},
  {"fill and width are passed over", "_(* #,##0.0_)", "4.25", CT_CELL_NUMBER, "4.3", FALSE},
  {"a fill of several bytes", "*–0.0", "4.25", CT_CELL_NUMBER, "4.3", FALSE},
  {"general with words", "General\" xã\"", "4.25", CT_CELL_NUMBER, "4.25", FALSE},
  {"text", "@", "4.25", CT_CELL_NUMBER, "4.25", FALSE},
  {"a fraction", "# ?/?", "0.5", CT_CELL_NUMBER, "0.5", FALSE},
  {"scientific", "0.00E+00", "12345", CT_CELL_NUMBER, "12300", FALSE},
  {"scientific, small", "0.00E+00", "0.00012345", CT_CELL_NUMBER, "0.000123", FALSE},
  {"scientific by threes", "##0.0E+0", "12345", CT_CELL_NUMBER, "12300", FALSE},

  {"a date", "dd/mm/yyyy", "45107", CT_CELL_DATE, "2023-06-30", FALSE},
  {"a date with a locale", "[$-42A]d mmmm yyyy", "45107", CT_CELL_DATE, "2023-06-30", FALSE},
  {"a date and a time", "d/m/yy h:mm", "45107.75", CT_CELL_DATE, "2023-06-30", FALSE},
  {"since 1904", "dd/mm/yyyy", "43645", CT_CELL_DATE, "2023-06-30", TRUE},
  {"the first day since 1904", "dd/mm/yyyy", "0", CT_CELL_DATE, "1904-01-01", TRUE},
  {"the first day", "d/m/yyyy", "1", CT_CELL_DATE, "1900-01-01", FALSE},
  {"before the day that never was", "d/m/yyyy", "59", CT_CELL_DATE, "1900-02-28", FALSE},
  {"the day that never was", "d/m/yyyy", "60", CT_CELL_DATE, "1900-02-29", FALSE},
  {"after it", "d/m/yyyy", "61", CT_CELL_DATE, "1900-03-01", FALSE},
  {"zero", "d/m/yyyy", "0", CT_CELL_DATE, "1900-01-00", FALSE},
  {"the last day", "d/m/yyyy", "2958465", CT_CELL_DATE, "9999-12-31", FALSE},
  {"no day any more", "d/m/yyyy", "2958466", CT_CELL_NUMBER, "2958466", FALSE},
  {"no day before zero", "d/m/yyyy", "-1", CT_CELL_NUMBER, "-1", FALSE},
  {"a ratio that became a date", "d-mmm", "45052", CT_CELL_DATE, "2023-05-06", FALSE},
  {"months alone", "mm/yyyy", "45107", CT_CELL_DATE, "2023-06-30", FALSE},
  {"a time", "h:mm", "0.75", CT_CELL_TEXT, "18:00", FALSE},
  {"a time with seconds", "h:mm:ss", "0.52138888888888890", CT_CELL_TEXT, "12:30:48", FALSE},
  {"a time of a day", "h:mm AM/PM", "45107.75", CT_CELL_TEXT, "18:00", FALSE},
  {"hours that go on", "[h]:mm", "1.5", CT_CELL_TEXT, "36:00", FALSE},
  {"tenths of seconds", "mm:ss.0", "0.5", CT_CELL_TEXT, "12:00", FALSE},

  {"quotes that do not end", "0.0\"abc", "1", CT_CELL_NUMBER, "1.0", FALSE},
  {"a bracket that does not end", "0.0[Red", "1", CT_CELL_NUMBER, "1.0", FALSE},
  {"a backslash at the end", "0.0\\", "1", CT_CELL_NUMBER, "1.0", FALSE},
  {"a fill at the end", "0.0*", "1", CT_CELL_NUMBER, "1.0", FALSE},
  {"many signs of per cent", "0%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", "1", CT_CELL_TEXT,
   "1", FALSE},
  {"many commas", "0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", "1", CT_CELL_NUMBER, "0", FALSE},
  {"many sections", "0;0;0;0;0;0;0;0", "1", CT_CELL_NUMBER, "1", FALSE},
  {"no code", "", "1.5", CT_CELL_NUMBER, "1.5", FALSE},
};

static void
expect_seen(const Case *c, const OfficeFormat *format)
{
  gchar seen[OFFICE_SEEN_SIZE];
  gsize length = 0;
  CtCellKind kind =
    office_number_see(c->text, strlen(c->text), format, c->since_1904, seen, &length);

  assert_true(length < sizeof seen);
  seen[length] = '\0';
  assert_string_equal(seen, c->seen);
  assert_int_equal(kind, c->kind);
}

static void
see_one(void **state)
{
  const Case *c = *state;
  OfficeFormat format = office_format_parse(c->code);

  expect_seen(c, &format);
}

typedef struct {
  const gchar *label;
  guint id;
  const gchar *text;
  CtCellKind kind;
  const gchar *seen;
} BuiltinCase;

static const BuiltinCase builtins[] = {
  {"built-in 0", 0, "0.10000000000000001", CT_CELL_NUMBER, "0.1"},
  {"built-in 1", 1, "0.6", CT_CELL_NUMBER, "1"},
  {"built-in 2", 2, "0.6", CT_CELL_NUMBER, "0.60"},
  {"built-in 3", 3, "1234567", CT_CELL_NUMBER, "1234567"},
  {"built-in 4", 4, "1234.5", CT_CELL_NUMBER, "1234.50"},
  {"built-in 9", 9, "0.672", CT_CELL_PERCENT, "67"},
  {"built-in 10", 10, "0.672", CT_CELL_PERCENT, "67.20"},
  {"built-in 11", 11, "1234", CT_CELL_NUMBER, "1230"},
  {"built-in 12", 12, "0.5", CT_CELL_NUMBER, "0.5"},
  {"built-in 14", 14, "45107", CT_CELL_DATE, "2023-06-30"},
  {"built-in 16", 16, "45107", CT_CELL_DATE, "2023-06-30"},
  {"built-in 17", 17, "45107", CT_CELL_DATE, "2023-06-30"},
  {"built-in 20", 20, "0.25", CT_CELL_TEXT, "06:00"},
  {"built-in 22", 22, "45107.25", CT_CELL_DATE, "2023-06-30"},
  {"built-in 37 below zero", 37, "-5.4", CT_CELL_NUMBER, "-5"},
  {"built-in 41 of zero", 41, "0", CT_CELL_TEXT, "-"},
  {"built-in 43 of zero", 43, "0", CT_CELL_TEXT, "-"},
  {"built-in 43", 43, "1.005", CT_CELL_NUMBER, "1.01"},
  {"built-in 44 of zero", 44, "0", CT_CELL_TEXT, "-"},
  {"built-in 46", 46, "1.25", CT_CELL_TEXT, "30:00"},
  {"built-in 49", 49, "1.25", CT_CELL_NUMBER, "1.25"},
  {"a gap among them is general", 30, "1.25", CT_CELL_NUMBER, "1.25"},
  {"none of them is general", 4000000000u, "1.25", CT_CELL_NUMBER, "1.25"},
};

static void
see_builtin(void **state)
{
  const BuiltinCase *c = *state;
  OfficeFormat format = office_format_builtin(c->id);

  expect_seen(&(Case){c->label, NULL, c->text, c->kind, c->seen, FALSE}, &format);
}

/* As readers of OpenDocument make them: without sections. */
static void
formats_without_sections(void **state)
{
  static const struct {
    OfficeFormat format;
    Case expected;
  } made[] = {
    {{.kind = OFFICE_FORMAT_PERCENT, .decimals = 1, .power = 2},
     {"", "", "0.672", CT_CELL_PERCENT, "67.2", FALSE}},
    {{.kind = OFFICE_FORMAT_NUMBER, .decimals = 2, .nil_zero = TRUE},
     {"", "", "0", CT_CELL_TEXT, "-", FALSE}},
    {{.kind = OFFICE_FORMAT_NUMBER, .decimals = 2, .nil_zero = TRUE},
     {"", "", "1", CT_CELL_NUMBER, "1.00", FALSE}},
    {{.kind = OFFICE_FORMAT_DATE}, {"", "", "45107", CT_CELL_DATE, "2023-06-30", FALSE}},
    {{.kind = OFFICE_FORMAT_GENERAL}, {"", "", "12", CT_CELL_NUMBER, "12", FALSE}},
  };

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(made); i++)
    expect_seen(&made[i].expected, &made[i].format);
}

static void
formats_tell_what_they_are(void **state)
{
  OfficeFormat format = office_format_parse("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"?\?_-");

  (void)state;
  assert_int_equal(format.kind, OFFICE_FORMAT_NUMBER);
  assert_int_equal(format.decimals, 2);
  assert_true(format.nil_zero);
  assert_false(format.hidden);
  format = office_format_parse(";;;");
  assert_true(format.hidden);
  format = office_format_parse("0.0\"‰\"");
  assert_true(format.per_mille);
  assert_int_equal(format.power, 0);
  format = office_format_parse("#,##0,,");
  assert_int_equal(format.power, -6);
}

/* A copy of exactly its size, so that reading beyond is seen. */
static gchar *
random_text(GRand *random, const gchar *letters, guint max)
{
  gsize length = (gsize)g_rand_int_range(random, 0, (gint)max);
  gchar *text = g_malloc(length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = letters[g_rand_int_range(random, 0, (gint)strlen(letters))];
  text[length] = '\0';
  return text;
}

/* Whatever the code and the number: what is seen has room, and is plain where it is said so. */
static void
random_codes_and_numbers(void **state)
{
  g_autoptr(GRand) random = seeded();

  (void)state;
  for (guint i = 0; i < 200000; i++) {
    g_autofree gchar *code =
      random_text(random, "00##??..,,%%;;[[]]\"\"\\_*--<>=ymdhsAMPEe+@/GeneralRed1 \xc3\xa1", 24);
    g_autofree gchar *number = random_text(random, "0123456789999900..--+eE", 30);
    gsize length = strlen(number);
    g_autofree gchar *exact = g_memdup2(number, MAX(length, 1));
    OfficeFormat format = office_format_parse(code);
    gchar seen[OFFICE_SEEN_SIZE];
    gsize n = 0;
    CtCellKind kind = office_number_see(exact, length, &format, i % 2 == 1, seen, &n);

    assert_true(n < OFFICE_SEEN_SIZE);
    if (kind != CT_CELL_NUMBER && kind != CT_CELL_PERCENT)
      continue;
    assert_true(n > 0);
    for (gsize at = 0; at < n; at++)
      assert_true(g_ascii_isdigit(seen[at]) || seen[at] == '.' || (at == 0 && seen[at] == '-'));
  }
}

int
main(void)
{
  enum { N = G_N_ELEMENTS(cases), N_BUILTINS = G_N_ELEMENTS(builtins) };
  struct CMUnitTest tests[N + N_BUILTINS + 3];

  for (gsize i = 0; i < N; i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = see_one,
                                   .initial_state = (void *)&cases[i]};
  for (gsize i = 0; i < N_BUILTINS; i++)
    tests[N + i] = (struct CMUnitTest){.name = builtins[i].label, .test_func = see_builtin,
                                       .initial_state = (void *)&builtins[i]};
  tests[N + N_BUILTINS] = (struct CMUnitTest)cmocka_unit_test(formats_without_sections);
  tests[N + N_BUILTINS + 1] = (struct CMUnitTest)cmocka_unit_test(formats_tell_what_they_are);
  tests[N + N_BUILTINS + 2] = (struct CMUnitTest)cmocka_unit_test(random_codes_and_numbers);
  return cmocka_run_group_tests_name("office-number", tests, NULL, NULL);
}
