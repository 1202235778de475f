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
  {"letter O", "1O,5", CT_STYLE_AUTO, "none likely 10.5"},
  {"small o", "1o,5", CT_STYLE_AUTO, "none likely 10.5"},
  {"letter l", "1l5", CT_STYLE_AUTO, "none likely 115"},
  {"letter l first", "l2", CT_STYLE_AUTO, "none likely 12"},
  {"capital I first", "I2,5", CT_STYLE_AUTO, "none likely 12.5"},
  {"capital O last", "5O", CT_STYLE_AUTO, "none likely 50"},
  {"two letters O", "1OO", CT_STYLE_AUTO, "none likely 100"},
  {"letter O before a unit", "1O,5 tỷ đồng", CT_STYLE_AUTO, "none likely 10.5"},
  {"letter O, then a unit glued", "1O,5%", CT_STYLE_AUTO, "none likely 10.5"},
  {"letter O behind words", "ước đạt 1O,5", CT_STYLE_AUTO, "none likely 10.5"},
  {"letter O, two readings", "1O.500", CT_STYLE_AUTO, "none"},
  {"letter O, two readings, in vi", "1O.500", CT_STYLE_VI, "none likely 10500"},
  {"litres", "5l", CT_STYLE_AUTO, "value 5 [l]"},
  {"a letter in a word", "COVID19", CT_STYLE_AUTO, "none"},
  {"roman item", "I.1", CT_STYLE_AUTO, "none"},
  {"letters only", "Ol", CT_STYLE_AUTO, "none"},
  {"two commas", "56,,7", CT_STYLE_AUTO, "none likely 56.7"},
  {"point and comma", "56.,7", CT_STYLE_AUTO, "none likely 56.7"},
  {"two points, two readings", "56..700", CT_STYLE_AUTO, "none"},
  {"two points, one in vi", "56..700", CT_STYLE_VI, "none likely 56700"},
  {"three commas", "56,,,7", CT_STYLE_AUTO, "none"},
  {"two decimal points", "12.5.6", CT_STYLE_AUTO, "none"},
  {"no sense in the marks", "1.23,4,5", CT_STYLE_AUTO, "none"},
  {"sentence's end", "12,5.", CT_STYLE_AUTO, "none likely 12.5"},
  {"space before the comma", "97 ,6", CT_STYLE_AUTO, "value 97.6 !space"},
  {"space behind the comma", "97, 6", CT_STYLE_AUTO, "value 97.6 !space"},
  {"space before the point", "97 .6", CT_STYLE_EN, "value 97.6 !space"},
  {"space beside it, negative, unit", "-97 ,65 %", CT_STYLE_AUTO, "value -97.65 !space [%]"},
  {"space beside it, groups", "1.234 ,5", CT_STYLE_AUTO, "value 1234.5 !space"},
  {"an item's number", "1. 5", CT_STYLE_AUTO, "none"},
  {"a list or a group", "1, 234", CT_STYLE_AUTO, "none"},
  {"a list of three", "1, 2, 3", CT_STYLE_AUTO, "none"},
  {"a list in two lines", "97,\n6", CT_STYLE_AUTO, "none"},
  {"a list without mark", "12 5", CT_STYLE_AUTO, "none"},
  {"two lines are two numbers", "12\n345", CT_STYLE_AUTO, "none"},
  {"groups of two", "12 34", CT_STYLE_AUTO, "none"},
  {"unlike groups", "1.234 567", CT_STYLE_AUTO, "none"},
  {"a group behind four digits", "1234 567", CT_STYLE_AUTO, "none"},
  {"exponent", "1,23E+12", CT_STYLE_AUTO, "none"},
  {"small exponent", "1e5", CT_STYLE_AUTO, "none"},
  {"full-width digits", "２０２３", CT_STYLE_AUTO, "value 2023"},
  {"full-width marks", "１．２３４，５％", CT_STYLE_AUTO, "value 1234.5 [％]"},
  {"other scripts' digits", "٣٤", CT_STYLE_AUTO, "none"},
  {"footnote", "60,5¹", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"two footnotes", "60,5¹²", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"footnote in brackets", "60,5 (1)", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"footnote in brackets, glued", "60,5(1)", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"footnote in square brackets", "60,5[2]", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"star", "60,5*", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"stars in brackets", "60,5 (**)", CT_STYLE_AUTO, "value 60.5 !footnote"},
  {"footnote behind the unit", "60,5%¹", CT_STYLE_AUTO, "value 60.5 !footnote [%]"},
  {"footnote behind unit and space", "53.000 tỷ (1)", CT_STYLE_VI, "value 53000 !footnote [tỷ]"},
  {"a raised digit of a unit", "12 m²", CT_STYLE_AUTO, "value 12 [m²]"},
  {"footnote of a negative in brackets", "(12,5) (1)", CT_STYLE_AUTO, "value -12.5 !footnote"},
  {"a power", "10³", CT_STYLE_AUTO, "none"},
  {"a factor", "5.10⁶", CT_STYLE_AUTO, "none"},
  {"a glued footnote is a digit", "60,51", CT_STYLE_AUTO, "value 60.51"},
  {"two digits are no footnote", "60,5 (12)", CT_STYLE_AUTO, "none"},
  {"ước", "ước 12,5", CT_STYLE_AUTO, "value 12.5 estimate"},
  {"ước đạt gần", "Ước đạt gần 68.000 tỷ đồng", CT_STYLE_VI,
   "value 68000 below estimate [tỷ đồng]"},
  {"ước khoảng", "ước khoảng 5,5", CT_STYLE_AUTO, "value 5.5 about estimate"},
  {"ước behind", "12,5 ước", CT_STYLE_AUTO, "value 12.5 estimate"},
  {"ước behind in brackets", "12,5 (ước)", CT_STYLE_AUTO, "value 12.5 estimate"},
  {"ước thực hiện behind a unit", "12,5 tỷ (ước thực hiện)", CT_STYLE_AUTO,
   "value 12.5 estimate [tỷ]"},
  {"ước, then a footnote", "12,5 (ước) (1)", CT_STYLE_AUTO, "value 12.5 !footnote estimate"},
  {"ước of a ratio", "ước 13/21 xã", CT_STYLE_AUTO, "ratio 13 21 estimate [xã]"},
  {"đạt", "Đạt 7,14%", CT_STYLE_AUTO, "value 7.14 [%]"},
  {"tỷ lệ", "tỷ lệ 45%", CT_STYLE_AUTO, "value 45 [%]"},
  {"tỷ lệ with a colon", "Tỷ lệ: 45 %", CT_STYLE_AUTO, "value 45 [%]"},
  {"words without marks", "uoc dat 12,5 ty", CT_STYLE_AUTO, "value 12.5 estimate [ty]"},
  {"a word with other marks", "đất 12,5", CT_STYLE_AUTO, "none"},
  {"words in capitals", "KHOẢNG 32", CT_STYLE_AUTO, "value 32 about"},
  {"two qualifiers", "gần trên 5", CT_STYLE_AUTO, "none"},
  {"tăng", "tăng 12 vụ", CT_STYLE_AUTO, "change 12 up [vụ]"},
  {"giảm, with a qualifier", "giảm khoảng 2,7%", CT_STYLE_AUTO, "change 2.7 down about [%]"},
  {"giảm, greater", "giảm >5%", CT_STYLE_AUTO, "change 5 down above [%]"},
  {"giảm and minus", "giảm -9,68%", CT_STYLE_AUTO, "change 9.68 down [%]"},
  {"ước giảm", "ước giảm 2,7%", CT_STYLE_AUTO, "change 2.7 down estimate [%]"},
  {"tăng thêm", "tăng thêm 02 xã", CT_STYLE_AUTO, "change 2 up [xã]"},
  {"tăng and minus", "tăng -5", CT_STYLE_AUTO, "none"},
  {"giảm and plus", "giảm +5", CT_STYLE_AUTO, "none"},
  {"giảm còn", "giảm còn 12 hộ", CT_STYLE_AUTO, "value 12 [hộ]"},
  {"a change that can be read in two ways", "tăng 1.234", CT_STYLE_AUTO, "none"},
  {"a change in vi", "tăng 1.234", CT_STYLE_VI, "change 1234 up"},
  {"two directions", "tăng giảm 5", CT_STYLE_AUTO, "none"},
  {"a share of the plan", "đạt 52,5% KH", CT_STYLE_AUTO, "none"},
  {"a share of last year", "96,5 % so với cùng kỳ", CT_STYLE_AUTO, "none"},
  {"of the plan", "bằng 105%", CT_STYLE_AUTO, "none"},
  {"two numbers", "105 đ/c, đạt 52,5% KH", CT_STYLE_AUTO, "none"},
  {"a range", "từ 5 đến 6", CT_STYLE_AUTO, "none"},
  {"a range with a dash", "12-15", CT_STYLE_AUTO, "none"},
  {"both in brackets", "12/21 xã (57,1%)", CT_STYLE_AUTO, "none"},
  {"comrades", "12 đ/c", CT_STYLE_AUTO, "value 12 [đ/c]"},
  {"per year", "5,5%/năm", CT_STYLE_AUTO, "value 5.5 [%/năm]"},
  {"padded, with unit", "05 vụ", CT_STYLE_AUTO, "value 5 [vụ]"},
  {"unit with digits, in words", "45 giường trên 1 vạn dân", CT_STYLE_AUTO,
   "value 45 [giường trên 1 vạn dân]"},
  {"unit with a price base", "51.100 tỷ đồng (giá SS 2010)", CT_STYLE_VI,
   "value 51100 [tỷ đồng (giá SS 2010)]"},
  {"plus in brackets", "(+5)", CT_STYLE_AUTO, "value 5"},
  {"hyphen behind which a digit", "–3", CT_STYLE_AUTO, "value -3"},
  {"ratio with units", "13 xã/21 xã", CT_STYLE_AUTO, "ratio 13 21 [xã]"},
  {"ratio with units, glued", "13xã/21xã", CT_STYLE_AUTO, "ratio 13 21 [xã]"},
  {"unlike units", "13 xã/21 thôn", CT_STYLE_AUTO, "none"},
  {"a padded ratio", "05/06", CT_STYLE_AUTO, "ratio 5 6"},
  {"a date", "05/06/2023", CT_STYLE_AUTO, "date 5 6"},
  {"a date, day before month", "7/11/2023", CT_STYLE_AUTO, "date 7 11"},
  {"a date, the part is smaller", "11/07/2023", CT_STYLE_AUTO, "date 7 11"},
  {"a date with points", "12.5.2023", CT_STYLE_AUTO, "date 5 12"},
  {"a date with hyphens", "5-6-2023", CT_STYLE_AUTO, "date 5 6"},
  {"a date, short year", "05/06/23", CT_STYLE_AUTO, "date 5 6"},
  {"ISO date", "2023-06-05", CT_STYLE_AUTO, "date 5 6"},
  {"ISO date with time", "2023-06-05T00:00:00", CT_STYLE_AUTO, "date 5 6"},
  {"a date with time", "6/5/2023 12:00:00 AM", CT_STYLE_AUTO, "date 5 6"},
  {"a date in English", "5-Jun", CT_STYLE_AUTO, "date 5 6"},
  {"a date in English, month first", "11-Jul", CT_STYLE_AUTO, "date 7 11"},
  {"a month and a number", "Jun-23", CT_STYLE_AUTO, "date 6 23"},
  {"a date in Vietnamese", "05-thg 6", CT_STYLE_AUTO, "date 5 6"},
  {"a date in Vietnamese, glued", "5-Th6", CT_STYLE_AUTO, "date 5 6"},
  {"a month of a year", "06/2023", CT_STYLE_AUTO, "date 6 2023"},
  {"no date", "13/13/2023", CT_STYLE_AUTO, "none"},
  {"no date either", "1/2/3", CT_STYLE_AUTO, "none"},
  {"no day", "Jun-0", CT_STYLE_AUTO, "none"},
  {"no month", "5-Jumbo", CT_STYLE_AUTO, "none"},
  {"open bracket", "(12", CT_STYLE_AUTO, "none"},
  {"two signs", "--5", CT_STYLE_AUTO, "none"},
  {"a sentence with a number", "vụ tăng 12", CT_STYLE_AUTO, "none"},
  {"trailing point", "12.", CT_STYLE_AUTO, "none"},
  {"brackets behind a word", "đạt (5,1%)", CT_STYLE_AUTO, "none"},
  {"brackets behind ước", "ước (22,4)", CT_STYLE_AUTO, "none"},
  {"a ratio to a plan", "9/10 xã được giao", CT_STYLE_AUTO, "none"},
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
  [CT_NUMBER_DATE] = "date",
  [CT_NUMBER_CHANGE] = "change",
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

static gboolean
has_other(CtNumberKind kind)
{
  return kind == CT_NUMBER_AMBIGUOUS || kind == CT_NUMBER_RATIO || kind == CT_NUMBER_DATE;
}

static void
append_words(GString *text, const CtNumber *number)
{
  if (number->direction != 0)
    g_string_append(text, number->direction < 0 ? " down" : " up");
  g_string_append(text, qualifiers[number->qualifier]);
  if (number->oddities & CT_ODD_SPACE)
    g_string_append(text, " !space");
  if (number->oddities & CT_ODD_FOOTNOTE)
    g_string_append(text, " !footnote");
  if (number->estimate)
    g_string_append(text, " estimate");
}

static gchar *
describe(const CtNumber *number)
{
  GString *text = g_string_new(kinds[number->kind]);

  if (number->kind == CT_NUMBER_VALUE || number->kind == CT_NUMBER_CHANGE ||
      has_other(number->kind)) {
    append_decimal(text, number->value);
    assert_int_equal(number->decimals, number->value.scale);
  }
  if (has_other(number->kind))
    append_decimal(text, number->other);
  append_words(text, number);
  if (number->unit_length > 0)
    g_string_append_printf(text, " [%.*s]", (int)number->unit_length, number->unit);
  if (number->likely_set) {
    g_string_append(text, " likely");
    append_decimal(text, number->likely);
  }
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

/* Decimals of a column, the last of them in question; all values end with 1. */
typedef struct {
  const gchar *label;
  const gchar *decimals; /* a digit a figure */
  guint notes;
  const gchar *without; /* NULL: no evidence */
} FootnoteCase;

static const FootnoteCase footnotes[] = {
  {"one more decimal than all", "111112", 1u << 1, "12345.6"},
  {"one more than nine of ten", "11111111102", 1u << 1, "12345.6"},
  {"the footnote is not explained", "111112", 1u << 2, NULL},
  {"no footnotes at all", "111112", 0, NULL},
  {"too few others", "11112", 1u << 1, NULL},
  {"others as long", "1111122", 1u << 1, NULL},
  {"few others as long", "1111111122", 1u << 1, "12345.6"},
  {"others longer", "1111132", 1u << 1, NULL},
  {"two decimals more", "111113", 1u << 1, NULL},
  {"the others differ", "111110002", 1u << 1, NULL},
  {"whole figures", "000001", 1u << 1, NULL},
};

static void
tell_footnote(void **state)
{
  const FootnoteCase *test = *state;
  CtDecimal column[16], without = {0};
  gsize n = strlen(test->decimals);
  gchar printed[CT_DECIMAL_CHARS];

  for (gsize i = 0; i < n; i++)
    column[i] = CT_DECIMAL_INIT(1234561, (gint8)(test->decimals[i] - '0'));
  gboolean found = ct_footnote_evidence(column, n, n - 1, test->notes, &without);
  assert_int_equal(found, test->without != NULL);
  if (!found)
    return;
  ct_decimal_format(without, printed);
  assert_string_equal(printed, test->without);
}

/* A figure as long as the suspect that does not end with a footnote is a figure. */
static void
other_digits_are_no_footnote(void **state)
{
  CtDecimal column[] = {{605, 1}, {612, 1}, {630, 1}, {644, 1}, {651, 1}, {660, 1},
                        {672, 1}, {685, 1}, {6547, 2}, {6051, 2}};
  CtDecimal without;

  (void)state;
  assert_false(ct_footnote_evidence(column, G_N_ELEMENTS(column), 9, 1u << 1, &without));
  column[8] = CT_DECIMAL_INIT(6541, 2);
  assert_true(ct_footnote_evidence(column, G_N_ELEMENTS(column), 9, 1u << 1, &without));
  assert_int_equal(without.coefficient, 605);
  assert_int_equal(without.scale, 1);
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

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(readings) + G_N_ELEMENTS(styles) + G_N_ELEMENTS(footnotes) +
                          3];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(readings); i++)
    tests[n++] = (struct CMUnitTest){.name = readings[i].label,
                                     .test_func = read_one,
                                     .initial_state = (void *)(guintptr)&readings[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(styles); i++)
    tests[n++] = (struct CMUnitTest){.name = styles[i].label,
                                     .test_func = decide_one,
                                     .initial_state = (void *)(guintptr)&styles[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(footnotes); i++)
    tests[n++] = (struct CMUnitTest){.name = footnotes[i].label,
                                     .test_func = tell_footnote,
                                     .initial_state = (void *)(guintptr)&footnotes[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(other_digits_are_no_footnote);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(evidence_of_one_number);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(names_of_styles);
  return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
