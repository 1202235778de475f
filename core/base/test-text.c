#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-text.h"

/* Spellings of one name, and one that is another; what the key looks like is
 * not promised, but for LETTERS of Latin text. */
typedef struct {
  const gchar *label;
  const gchar *a;
  const gchar *b;
  gboolean same_spelling;
  gboolean same_letters;
} SameCase;

static const SameCase same_cases[] = {
  {"fold: case", "Lào Cai", "LÀO CAI", TRUE, TRUE},
  {"fold: NFC and NFD", "Bảo Thắng", "Ba\u0309o Tha\u0306\u0301ng", TRUE, TRUE},
  {"fold: marks in another order", "\u1ead", "a\u0302\u0323", TRUE, TRUE},
  {"fold: marks typed over one another", "\u1ead", "\u1ea1\u0302", TRUE, TRUE},
  {"fold: D with stroke", "Đồng", "đồng", TRUE, TRUE},
  {"fold: eth for D with stroke", "Ðồng", "Đồng", TRUE, TRUE},
  {"fold: d is not d with stroke", "đa", "da", FALSE, TRUE},
  {"fold: tone is spelling", "Mường", "Mương", FALSE, TRUE},
  {"fold: vowel marks are spelling", "sơn", "son", FALSE, TRUE},
  {"fold: other letters", "Sa Pa", "Si Ma", FALSE, FALSE},
  {"fold: tone on o or a", "hoà", "hòa", TRUE, TRUE},
  {"fold: tone on u or y", "thuý", "thúy", TRUE, TRUE},
  {"fold: hook on o or e", "khoẻ", "khỏe", TRUE, TRUE},
  {"fold: tone before the last consonant", "hoàn", "hòan", TRUE, TRUE},
  {"fold: the tone still counts", "hoà", "hoá", FALSE, TRUE},
  {"fold: the tone stays in its word", "hoà binh", "hoa bình", FALSE, TRUE},
  {"fold: bác sỹ", "bác sỹ", "bác sĩ", TRUE, TRUE},
  {"fold: kỹ thuật", "KỸ THUẬT", "kĩ thuật", TRUE, TRUE},
  {"fold: Lý", "Lý", "Lí", TRUE, TRUE},
  {"fold: Mỹ", "Mỹ", "Mĩ", TRUE, TRUE},
  {"fold: tỷ lệ", "Tỷ lệ", "tỉ lệ", TRUE, TRUE},
  {"fold: tỷ without marks", "ty le", "ti le", TRUE, TRUE},
  {"fold: quý", "Quý I", "quí I", TRUE, TRUE},
  {"fold: uy is not ui", "thuý", "thúi", FALSE, FALSE},
  {"fold: ay is not ai", "tay", "tai", FALSE, FALSE},
  {"fold: y tế", "y tế", "i tế", FALSE, FALSE},
  {"fold: words of other languages keep y", "company", "compani", FALSE, FALSE},
  {"fold: the y of quyết stays", "quyết", "quiết", FALSE, FALSE},
  {"fold: spaces of all kinds", "Lào\u00a0Cai", "  Lào \t Cai\n", TRUE, TRUE},
  {"fold: zero width and soft hyphen", "Lào\u200b Cai\ufeff", "Là\u00ado Cai", TRUE, TRUE},
  {"fold: hyphens", "Thừa Thiên - Huế", "Thừa Thiên\u2013Huế", TRUE, TRUE},
  {"fold: hyphen is a space", "Thừa Thiên-Huế", "Thừa Thiên Huế", TRUE, TRUE},
  {"fold: minus sign is a hyphen", "a\u2212b", "a-b", TRUE, TRUE},
  {"fold: apostrophes", "Ea H\u2019leo", "Ea H'leo", TRUE, TRUE},
  {"fold: acute typed as apostrophe", "Ea H\u00b4leo", "Ea H'leo", TRUE, TRUE},
  {"fold: underscores", "DAN_SO", "Dan so", TRUE, TRUE},
  {"fold: brackets", "Tỷ lệ (%)", "tỷ lệ %", TRUE, TRUE},
  {"fold: quotes and colons", "\u201cSố hộ\u201d:", "Số hộ", TRUE, TRUE},
  {"fold: bullets", "\u2022 Dân số", "Dân số", TRUE, TRUE},
  {"fold: ampersand", "VH&TT", "VH TT", TRUE, TRUE},
  {"fold: superscript 2", "km²", "km2", TRUE, TRUE},
  {"fold: square km in one sign", "\u33a2", "km2", TRUE, TRUE},
  {"fold: km^2", "km^2", "km²", TRUE, TRUE},
  {"fold: full width", "ＬＡＯ　１２％", "LAO 12%", TRUE, TRUE},
  {"fold: per mille is no per cent", "‰", "%", FALSE, FALSE},
  {"fold: spaces at a slash", "bác sĩ / 1 vạn dân", "bác sĩ/1 vạn dân", TRUE, TRUE},
  {"fold: division sign and slash", "a\u2215b", "a/b", TRUE, TRUE},
  {"fold: slash is not a space", "a/b", "a b", FALSE, FALSE},
  {"fold: plus counts", "A+", "A", FALSE, FALSE},
  {"fold: point in a number counts", "1.5", "15", FALSE, FALSE},
  {"fold: point is not a comma", "1.5", "1,5", FALSE, FALSE},
  {"fold: point behind a number", "năm 2023.", "năm 2023", TRUE, TRUE},
  {"fold: point in an abbreviation", "H. Bảo Thắng", "h bảo thắng", TRUE, TRUE},
  {"fold: point and space between digits", "1. 5", "1 5", TRUE, TRUE},
  {"fold: two points between digits", "1..5", "1 5", TRUE, TRUE},
  {"fold: Arabic digits", "\u0661\u0662", "12", TRUE, TRUE},
  {"fold: nothing but signs of a list", " - ", "", TRUE, TRUE},
  {"fold: a mark on nothing", "\u0301", "", TRUE, TRUE},
};

static void
fold_same(void **state)
{
  const SameCase *c = *state;
  g_autofree gchar *a = ct_text_fold(c->a, strlen(c->a), CT_FOLD_SPELLING);
  g_autofree gchar *b = ct_text_fold(c->b, strlen(c->b), CT_FOLD_SPELLING);
  g_autofree gchar *letters_a = ct_text_fold(c->a, strlen(c->a), CT_FOLD_LETTERS);
  g_autofree gchar *letters_b = ct_text_fold(c->b, strlen(c->b), CT_FOLD_LETTERS);

  assert_int_equal(strcmp(a, b) == 0, c->same_spelling);
  assert_int_equal(strcmp(letters_a, letters_b) == 0, c->same_letters);
}

static void
letters_are_plain(void **state)
{
  static const struct {
    const gchar *text, *key;
  } cases[] = {
    {"Bác sĩ", "bac si"},
    {"  Huyện Bảo-Thắng (Lào Cai) ", "huyen bao thang lao cai"},
    {"Đồng bào dân tộc", "dong bao dan toc"},
    {"Số giường bệnh/1 vạn dân, năm 2023", "so giuong benh/1 van dan nam 2023"},
    {"1.234,5 nghìn km²", "1.234,5 nghin km2"},
    {"67,2 % và 3‰", "67,2 % va 3‰"},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree gchar *key = ct_text_fold(cases[i].text, strlen(cases[i].text), CT_FOLD_LETTERS);
    assert_string_equal(key, cases[i].key);
  }
}

/* A key is a name too: folding it again changes nothing. */
static void
fold_is_stable(void **state)
{
  (void)state;
  for (gsize i = 0; i < 2 * G_N_ELEMENTS(same_cases); i++) {
    const SameCase *c = &same_cases[i / 2];
    const gchar *text = i % 2 == 0 ? c->a : c->b;
    for (CtFold fold = CT_FOLD_SPELLING; fold <= CT_FOLD_LETTERS; fold++) {
      g_autofree gchar *once = ct_text_fold(text, strlen(text), fold);
      g_autofree gchar *twice = ct_text_fold(once, strlen(once), fold);
      assert_string_equal(once, twice);
    }
  }
}

/* A quarter of a million marks on one letter, in the worst order for a sort: a
 * quadratic fold would take minutes, and the test's time limit ends it. */
static void
fold_of_marks_is_linear(void **state)
{
  GString *text = g_string_new("a");
  g_autofree gchar *key = NULL;

  (void)state;
  for (guint i = 0; i < 250000; i++)
    g_string_append_unichar(text, i % 2 == 0 ? 0x0308 : 0x0327);
  key = ct_text_fold(text->str, text->len, CT_FOLD_SPELLING);
  assert_true(strlen(key) < 64);
  g_string_free(text, TRUE);
}

static void
fold_takes_its_length_and_nul(void **state)
{
  g_autofree gchar *part = ct_text_fold("Sa Pa", 2, CT_FOLD_SPELLING);
  g_autofree gchar *nul = ct_text_fold("a\0b", 3, CT_FOLD_SPELLING);
  g_autofree gchar *none = ct_text_fold("", 0, CT_FOLD_LETTERS);

  (void)state;
  assert_string_equal(part, "sa");
  assert_string_equal(nul, "a b");
  assert_string_equal(none, "");
}

static void
trim(void **state)
{
  static const struct {
    const gchar *text, *trimmed;
  } cases[] = {
    {"", ""},
    {" \t\r\n", ""},
    {"a", "a"},
    {" a b ", "a b"},
    {"\ufeff\u00a0\u2009Lào Cai\u200b\u3000", "Lào Cai"},
    {"\u00e0", "\u00e0"},            /* its last byte alone would be a no-break space in Latin-1 */
    {"\xa0x\x80", "\xa0x\x80"},      /* broken bytes are no spaces */
    {" \xe2\x80", "\xe2\x80"},       /* nor the beginning of one */
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const gchar *text = cases[i].text;
    gsize length = strlen(text);
    ct_text_trim(&text, &length);
    assert_true(ct_text_equal(text, length, cases[i].trimmed));
  }
}

static void
find_invalid(void **state)
{
  static const struct {
    const gchar *text;
    gsize length;
    gssize at;
  } cases[] = {
    {"", 0, -1},
    {"a\0b", 3, -1},
    {"Lào Cai, tỷ đồng", sizeof "Lào Cai, tỷ đồng" - 1, -1},
    {"0123456789\xff", 11, 10},
    {"\xc0\xaf", 2, 0},                 /* overlong */
    {"\xc1\xbf", 2, 0},
    {"\xe0\x9f\xbf", 3, 0},
    {"\xe0\xa0\x80", 3, -1},
    {"\xf0\x8f\xbf\xbf", 4, 0},
    {"\xed\x9f\xbf", 3, -1},
    {"\xed\xa0\x80", 3, 0},             /* surrogate */
    {"\xf4\x8f\xbf\xbf", 4, -1},
    {"\xf4\x90\x80\x80", 4, 0},         /* above U+10FFFF */
    {"\xf5\x80\x80\x80", 4, 0},
    {"ab\xe1\xba", 4, 2},               /* cut off */
    {"ab\xe1\xba\x41", 5, 2},
    {"\x80", 1, 0},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_int_equal(ct_text_find_invalid(cases[i].text, cases[i].length), cases[i].at);
}

/* Another judge of every sequence of three bytes around the borders. */
static void
find_invalid_agrees_with_glib(void **state)
{
  static const guchar bytes[] = {0x01, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2,
                                 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4,
                                 0xf5, 0xff};
  const gsize n = sizeof bytes;

  (void)state;
  for (gsize i = 0; i < n * n * n * n; i++) {
    gchar text[5] = {(gchar)bytes[i % n], (gchar)bytes[i / n % n], (gchar)bytes[i / n / n % n],
                     (gchar)bytes[i / n / n / n], 'x'};
    const gchar *end;
    gboolean valid = g_utf8_validate_len(text, 5, &end);
    assert_int_equal(ct_text_find_invalid(text, 5), valid ? -1 : end - text);
  }
}

static void
quote(void **state)
{
  static const struct {
    const gchar *text;
    gsize length;
    const gchar *quoted;
  } cases[] = {
    {"Lào Cai", sizeof "Lào Cai" - 1, "Lào Cai"},
    {"a\0b\n", 4, "a<00>b<0A>"},
    {"\x1b[31m", 5, "<1B>[31m"},
    {"\xff\xe1\xba", 3, "<FF><E1><BA>"},
    {"\u202eabc", 6, "<U+202E>abc"},
    {"a\u200bb", 5, "a<U+200B>b"},
    {"\xc2\x85", 2, "<U+0085>"},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree gchar *quoted = ct_text_quote(cases[i].text, cases[i].length);
    assert_string_equal(quoted, cases[i].quoted);
  }
}

static void
quote_cuts_after_60(void **state)
{
  GString *text = g_string_new(NULL);
  g_autofree gchar *whole = NULL;
  g_autofree gchar *cut = NULL;

  (void)state;
  for (guint i = 0; i < 60; i++)
    g_string_append(text, "ệ");
  whole = ct_text_quote(text->str, text->len);
  assert_string_equal(whole, text->str);
  g_string_append(text, "x");
  cut = ct_text_quote(text->str, text->len);
  g_string_truncate(text, text->len - 1);
  g_string_append(text, "…");
  assert_string_equal(cut, text->str);
  g_string_free(text, TRUE);
}

static void
split(void **state)
{
  static const struct {
    const gchar *text, *separator, *joined;
  } cases[] = {
    {"", "|", ""},
    {"a", "|", "a"},
    {" a | b b|c ", "|", "a,b b,c"},
    {"||a| \u00a0 |", "|", "a"},
    {"a::b:c", "::", "a,b:c"},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) parts = ct_text_split(cases[i].text, cases[i].separator);
    g_autofree gchar *joined = g_strjoinv(",", parts);
    assert_string_equal(joined, cases[i].joined);
  }
}

static void
equal(void **state)
{
  (void)state;
  assert_true(ct_text_equal("abc", 3, "abc"));
  assert_true(ct_text_equal("abc", 2, "ab"));
  assert_true(ct_text_equal("", 0, ""));
  assert_false(ct_text_equal("abc", 2, "abc"));
  assert_false(ct_text_equal("a\0", 2, "a"));
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(letters_are_plain),
    cmocka_unit_test(fold_is_stable),
    cmocka_unit_test(fold_of_marks_is_linear),
    cmocka_unit_test(fold_takes_its_length_and_nul),
    cmocka_unit_test(trim),
    cmocka_unit_test(find_invalid),
    cmocka_unit_test(find_invalid_agrees_with_glib),
    cmocka_unit_test(quote),
    cmocka_unit_test(quote_cuts_after_60),
    cmocka_unit_test(split),
    cmocka_unit_test(equal),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(same_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(same_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = same_cases[i].label, .test_func = fold_same,
                                     .initial_state = (void *)&same_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
