#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-legacy.h"
#include "base/ct-text.h"
#include "base/ct-vietnamese.h"
#include "test-old-text.h"

typedef struct {
  const gchar *label;
  const gchar *seen;
  CtLegacy legacy;
  const gchar *text; /* NULL: cannot be decoded */
} GuessCase;

#define SHY "\u00AD"

static const GuessCase guess_cases[] = {
  {"guess: TCVN3", "Tû lÖ hé nghÌo", CT_LEGACY_TCVN3, "Tỷ lệ hộ nghèo"},
  {"guess: TCVN3 with soft hyphens", "HuyÖn M" SHY "êng Kh" SHY "¬ng", CT_LEGACY_TCVN3,
   "Huyện Mường Khương"},
  {"guess: TCVN3 in capitals", "TæNG Sè", CT_LEGACY_TCVN3, "TổNG Số"},
  {"guess: TCVN3, one word", "triÖu", CT_LEGACY_TCVN3, "triệu"},
  {"guess: TCVN3, a sign inside", "Xu©n", CT_LEGACY_TCVN3, "Xuân"},
  {"guess: TCVN3 with signs of windows-1252", "DiÖn tÝch “rõng” – km²", CT_LEGACY_TCVN3,
   "Diện tích “rừng” – km²"},
  {"guess: VNI", "Tyû leä hoä ngheøo", CT_LEGACY_VNI, "Tỷ lệ hộ nghèo"},
  {"guess: VNI in capitals", "TOÅNG SOÁ", CT_LEGACY_VNI, "TỔNG SỐ"},
  {"guess: VNI, one word", "ñoàng", CT_LEGACY_VNI, "đồng"},
  {"guess: VNI with ö and ô", "Khöông", CT_LEGACY_VNI, "Khương"},
  {"guess: misread UTF-8", "Tá»· lá»‡ há»™ nghÃ¨o", CT_LEGACY_MOJIBAKE, "Tỷ lệ hộ nghèo"},
  {"guess: misread, the no-break space of à became a space", "Tá»•ng toÃ n xÃ£",
   CT_LEGACY_MOJIBAKE, "Tổng toàn xã"},
  {"guess: misread, à at the end", "Báº¯c HÃ", CT_LEGACY_MOJIBAKE, "Bắc Hà"},
  {"guess: misread, with C1 controls", "MÆ°á»\xC2\x9D" "ng", CT_LEGACY_MOJIBAKE, "Mường"},
  {"guess: misread, a letter was lost", "Huyá»‡n MÆ°á»\uFFFDng KhÆ°Æ¡ng", CT_LEGACY_MOJIBAKE,
   NULL},
  {"guess: misread quotes", "â€œthÃ´nâ€\xC2\x9D", CT_LEGACY_MOJIBAKE, "“thôn”"},
  {"guess: many lines", "Ten\nTû lÖ\nhé\nHà Nội\n", CT_LEGACY_TCVN3, NULL},
  {"guess: nothing", "", CT_LEGACY_NONE, ""},
  {"guess: ASCII", "Ten chi tieu", CT_LEGACY_NONE, NULL},
  {"guess: Vietnamese", "Tỷ lệ hộ nghèo", CT_LEGACY_NONE, NULL},
  {"guess: Hà Nội", "Hà Nội", CT_LEGACY_NONE, NULL},
  {"guess: only letters of Latin-1", "Hà Nam", CT_LEGACY_NONE, NULL},
  {"guess: capitals of Latin-1", "ÔNG", CT_LEGACY_NONE, NULL},
  {"guess: XÃ SA PA", "XÃ SA PA", CT_LEGACY_NONE, NULL},
  {"guess: THÔN VÀ XÃ", "THÔN VÀ XÃ", CT_LEGACY_NONE, NULL},
  {"guess: hoà and hòa", "Hoà Bình, Hòa Bình, Thuý", CT_LEGACY_NONE, NULL},
  {"guess: Mường Khương decomposed", "Mu\u031Bo\u031B\u0300ng", CT_LEGACY_NONE, NULL},
  {"guess: abbreviations", "BQĐN, ĐVT, trđ, THCS Ê", CT_LEGACY_NONE, NULL},
  {"guess: unclear, hé", "hé", CT_LEGACY_NONE, NULL},
  {"guess: unclear, a sign at the end", "x·", CT_LEGACY_NONE, NULL},
  {"guess: café", "café", CT_LEGACY_NONE, NULL},
  {"guess: French", "République française, Citroën, où, très, Noël", CT_LEGACY_NONE, NULL},
  {"guess: German", "Müller für Köln, Zürich, Öl, größer, schön", CT_LEGACY_NONE, NULL},
  {"guess: Spanish and Portuguese", "señor, São Paulo, niño, ação", CT_LEGACY_NONE, NULL},
  {"guess: Scandinavian", "Malmö, Århus, Tromsø, smørrebrød", CT_LEGACY_NONE, NULL},
  {"guess: units", "25µm, µg/m³, 20°C, ±5, km², m³, ½", CT_LEGACY_NONE, NULL},
  {"guess: one unit", "µm", CT_LEGACY_NONE, NULL},
  {"guess: signs", "© 2023 «ABC» § 5 £ 3 • – … €", CT_LEGACY_NONE, NULL},
  {"guess: bullets", "· xã\n· huyện", CT_LEGACY_NONE, NULL},
  {"guess: Chinese and Russian", "老街省 Лаокай", CT_LEGACY_NONE, NULL},
};

static void
guess_one(void **state)
{
  const GuessCase *c = *state;
  CtLegacy legacy = ct_legacy_guess(c->seen, strlen(c->seen));
  g_autofree gchar *text = ct_legacy_decode(legacy, c->seen, strlen(c->seen));

  assert_string_equal(ct_legacy_name(legacy), ct_legacy_name(c->legacy));
  if (legacy == CT_LEGACY_NONE)
    assert_string_equal(text, c->seen);
  else if (c->text == NULL)
    assert_null(text);
  else
    assert_string_equal(text, c->text);
}

typedef struct {
  const gchar *label;
  CtLegacy legacy;
  const gchar *seen;
  const gchar *text; /* NULL: does not fit */
} FitCase;

static const FitCase fit_cases[] = {
  {"fits: hé among TCVN3", CT_LEGACY_TCVN3, "hé", "hộ"},
  {"fits: x· among TCVN3", CT_LEGACY_TCVN3, "x·", "xã"},
  {"fits: xã among TCVN3 is good", CT_LEGACY_TCVN3, "xã", NULL},
  {"fits: Lào Cai among TCVN3 is good", CT_LEGACY_TCVN3, "Lào Cai", NULL},
  {"fits: Tỷ lệ among TCVN3 is good", CT_LEGACY_TCVN3, "Tỷ lệ", NULL},
  {"fits: a word with a slip among TCVN3", CT_LEGACY_TCVN3, "§¬f vÞ:vTr®", "Đơf vị:vTrđ"},
  {"fits: km² among TCVN3 is good", CT_LEGACY_TCVN3, "km²", NULL},
  {"fits: ASCII", CT_LEGACY_TCVN3, "Sa Pa", NULL},
  {"fits: xaõ among VNI", CT_LEGACY_VNI, "xaõ", "xã"},
  {"fits: hai among VNI", CT_LEGACY_VNI, "hai", NULL},
  {"fits: XÃ SA PA among misread", CT_LEGACY_MOJIBAKE, "XÃ SA PA", NULL},
  {"fits: nothing into nothing", CT_LEGACY_NONE, "hé", NULL},
};

static void
fit_one(void **state)
{
  const FitCase *c = *state;
  gboolean fits = ct_legacy_fits(c->legacy, c->seen, strlen(c->seen));

  assert_int_equal(fits, c->text != NULL);
  if (fits) {
    g_autofree gchar *text = ct_legacy_decode(c->legacy, c->seen, strlen(c->seen));
    assert_string_equal(text, c->text);
  }
}

static void
what_cannot_be_is_not_decoded(void **state)
{
  static const struct {
    CtLegacy legacy;
    const gchar *text;
  } cases[] = {
    {CT_LEGACY_TCVN3, "Hà"},      {CT_LEGACY_TCVN3, "Tỷ"},      {CT_LEGACY_TCVN3, "Œuvre"},
    {CT_LEGACY_TCVN3, "ÀÁÂ"},     {CT_LEGACY_VNI, "öä"},        {CT_LEGACY_VNI, "Tỷ"},
    {CT_LEGACY_VNI, "hé"},        {CT_LEGACY_MOJIBAKE, "Hà"},   {CT_LEGACY_MOJIBAKE, "Tỷ"},
    {CT_LEGACY_MOJIBAKE, "CÔ»"},  {CT_LEGACY_MOJIBAKE, "abc"},  {CT_LEGACY_MOJIBAKE, "XÃ"},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_null(ct_legacy_decode(cases[i].legacy, cases[i].text, strlen(cases[i].text)));
}

/* As a cell in the font of @legacy holds it. Returns: (transfer full) (nullable) */
static gchar *
as_seen(CtLegacy legacy, const gchar *text)
{
  g_autoptr(GString) bytes = NULL;
  GString *seen;

  if (legacy == CT_LEGACY_MOJIBAKE)
    bytes = g_string_new(text);
  else
    bytes = encode(legacy == CT_LEGACY_TCVN3 ? CT_ENCODING_TCVN3 : CT_ENCODING_VNI, text);
  if (bytes == NULL)
    return NULL;
  seen = g_string_new(NULL);
  for (gsize i = 0; i < bytes->len; i++) {
    g_autofree gchar *one = legacy == CT_LEGACY_MOJIBAKE
                              ? g_convert(bytes->str + i, 1, "UTF-8", "CP1252", NULL, NULL, NULL)
                              : NULL;
    if (one != NULL)
      g_string_append(seen, one);
    else
      g_string_append_unichar(seen, (guchar)bytes->str[i]);
  }
  return g_string_free(seen, FALSE);
}

static gchar *
as_text(CtLegacy legacy, const gchar *text)
{
  return legacy == CT_LEGACY_TCVN3 ? as_tcvn3_text(text) : g_strdup(text);
}

static void
phrases_as_seen(void **state)
{
  (void)state;
  for (gint i = CT_LEGACY_TCVN3; i <= CT_LEGACY_MOJIBAKE; i++)
    for (gsize k = 0; k < G_N_ELEMENTS(phrases); k++) {
      g_autofree gchar *seen = as_seen((CtLegacy)i, phrases[k].text);
      g_autofree gchar *expected = as_text((CtLegacy)i, phrases[k].text);
      g_autofree gchar *text = ct_legacy_decode((CtLegacy)i, seen, strlen(seen));
      assert_string_equal(text, expected);
      assert_int_equal(ct_legacy_guess(seen, strlen(seen)), i);
    }
}

/* All names of the catalog together are told, and each is decoded to what it was. */
static void
all_names_together(void **state)
{
  g_autoptr(GPtrArray) names = read_names();

  (void)state;
  for (gint i = CT_LEGACY_NONE; i <= CT_LEGACY_MOJIBAKE; i++) {
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint k = 0; k < names->len; k++) {
      g_autofree gchar *seen =
        i == CT_LEGACY_NONE ? g_strdup(names->pdata[k]) : as_seen((CtLegacy)i, names->pdata[k]);
      g_autofree gchar *expected = as_text((CtLegacy)i, names->pdata[k]);
      g_autofree gchar *text = seen != NULL ? ct_legacy_decode((CtLegacy)i, seen, strlen(seen))
                                            : NULL;
      if (seen == NULL)
        continue;
      assert_string_equal(text, expected);
      g_string_append_printf(all, "%s\n", seen);
    }
    assert_int_equal(ct_legacy_guess(all->str, all->len), i);
  }
}

/* One name alone may be unclear; it is never taken for something else. */
static void
one_name_alone(void **state)
{
  g_autoptr(GPtrArray) names = read_names();

  (void)state;
  for (gint i = CT_LEGACY_NONE; i <= CT_LEGACY_MOJIBAKE; i++) {
    guint right = 0, fitting = 0, all = 0;
    for (guint k = 0; k < names->len; k++) {
      g_autofree gchar *seen =
        i == CT_LEGACY_NONE ? g_strdup(names->pdata[k]) : as_seen((CtLegacy)i, names->pdata[k]);
      CtLegacy legacy;
      if (seen == NULL)
        continue;
      legacy = ct_legacy_guess(seen, strlen(seen));
      if (legacy != CT_LEGACY_NONE && (gint)legacy != i) {
        print_message("%s as %s\n", seen, ct_legacy_name(legacy));
        assert_int_equal(legacy, i);
      }
      all++;
      right += (gint)legacy == i;
      fitting += (gint)legacy == i || ct_legacy_fits((CtLegacy)i, seen, strlen(seen));
      /* True text stays among text of any kind. */
      for (gint other = CT_LEGACY_TCVN3; i == 0 && other <= CT_LEGACY_MOJIBAKE; other++)
        assert_false(ct_legacy_fits((CtLegacy)other, seen, strlen(seen)));
    }
    print_message("%s: of %u names alone %u are clear, %u among others\n",
                  i == 0 ? "Unicode" : ct_legacy_name((CtLegacy)i), all, right, fitting);
    assert_true(right * 100 >= all * 90);
  }
}

static void
words_of_other_languages_are_no_syllables(void **state)
{
  static const struct {
    const gchar *word;
    gboolean is_syllable;
  } cases[] = {
    {"nghiêng", TRUE}, {"gì", TRUE},      {"giếng", TRUE},  {"quyết", TRUE},   {"huỳnh", TRUE},
    {"hoà", TRUE},     {"hòa", TRUE},     {"yên", TRUE},    {"ở", TRUE},       {"rượu", TRUE},
    {"khuya", TRUE},   {"khuỷu", TRUE},   {"đắk", TRUE},    {"xoong", TRUE},   {"y", TRUE},
    {"café", FALSE},   {"hộc", TRUE},     {"hồc", FALSE},   {"cê", FALSE},     {"ngê", FALSE},
    {"ghà", FALSE},    {"xaõ", FALSE},    {"mừơng", FALSE}, {"áé", FALSE},     {"über", FALSE},
    {"đ", FALSE},      {"trđ", FALSE},    {"nghiêngg", FALSE}, {"", FALSE},    {"ñoan", FALSE},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    glong n = 0;
    g_autofree gunichar *letters = g_utf8_to_ucs4_fast(cases[i].word, -1, &n);
    if (ct_vietnamese_is_syllable(letters, (guint)n) != cases[i].is_syllable)
      fail_msg("%s", cases[i].word);
  }
}

/* The words are searched by halves: each must be in its place. */
static void
common_words_are_found(void **state)
{
  static const gchar *const words[] = {"biểu", "xã", "huyện", "tỷ", "lệ", "đồng", "ước", "ở"};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    glong n = 0;
    g_autofree gunichar *letters = g_utf8_to_ucs4_fast(words[i], -1, &n);
    assert_true(ct_vietnamese_is_common(letters, (guint)n));
    assert_false(ct_vietnamese_is_common(letters, (guint)n - 1));
  }
}

static void
random_text_does_no_harm(void **state)
{
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("seed %u\n", seed);
  for (guint i = 0; i < 20000; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    gint limit = i % 3 == 0 ? 0x100 : i % 3 == 1 ? 0x2200 : 0x110000;
    for (gint n = g_rand_int_range(random, 0, 40); n > 0; n--) {
      gunichar c = (gunichar)g_rand_int_range(random, i % 2 == 0 ? 0x20 : 0xa0, limit);
      g_string_append_unichar(text, g_unichar_validate(c) ? c : '\n');
    }
    ct_legacy_guess(text->str, text->len);
    for (gint k = CT_LEGACY_NONE; k <= CT_LEGACY_MOJIBAKE; k++) {
      g_autofree gchar *decoded = ct_legacy_decode((CtLegacy)k, text->str, text->len);
      ct_legacy_fits((CtLegacy)k, text->str, text->len);
      if (decoded != NULL)
        assert_true(g_utf8_validate(decoded, -1, NULL));
    }
  }
}

/* One letter or sign amid ASCII, wherever it stands. */
static void
what_says_nothing_is_known_at_a_glance(void **state)
{
  static const struct {
    const gchar *sign;
    gboolean may_be;
  } signs[] = {{"", FALSE},  {"\t", FALSE}, {"\v", FALSE}, {"\x7f", FALSE}, {"\x1a", FALSE},
               {"đ", FALSE}, {"ế", FALSE},  {"é", TRUE},   {"\n", TRUE},    {"®", TRUE}};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
    for (guint n = 0; n < 30; n++) {
      g_autofree gchar *before = g_strnfill(n, 'a');

      for (guint k = 0; k < 30; k++) {
        g_autofree gchar *behind = g_strnfill(k, ' ');
        g_autofree gchar *text = g_strconcat(before, signs[i].sign, behind, NULL);

        assert_int_equal(ct_legacy_may_be(text, strlen(text)), signs[i].may_be);
      }
    }
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(what_says_nothing_is_known_at_a_glance),
    cmocka_unit_test(what_cannot_be_is_not_decoded),
    cmocka_unit_test(phrases_as_seen),
    cmocka_unit_test(all_names_together),
    cmocka_unit_test(one_name_alone),
    cmocka_unit_test(words_of_other_languages_are_no_syllables),
    cmocka_unit_test(common_words_are_found),
    cmocka_unit_test(random_text_does_no_harm),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(guess_cases) + G_N_ELEMENTS(fit_cases) +
                          G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(guess_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = guess_cases[i].label, .test_func = guess_one,
                                     .initial_state = (void *)&guess_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(fit_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = fit_cases[i].label, .test_func = fit_one,
                                     .initial_state = (void *)&fit_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("legacy", tests, NULL, NULL);
}
