#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-encoding.h"
#include "base/ct-text.h"
#include "test-old-text.h"

typedef struct {
  const gchar *name;
  gboolean known;
  CtEncoding encoding;
} NameCase;

static void
names_are_parsed(void **state)
{
  static const NameCase cases[] = {
    {"auto", TRUE, CT_ENCODING_AUTO},
    {"utf-8", TRUE, CT_ENCODING_UTF_8},
    {"UTF8", TRUE, CT_ENCODING_UTF_8},
    {"utf-16", TRUE, CT_ENCODING_UTF_16LE},
    {"UTF-16BE", TRUE, CT_ENCODING_UTF_16BE},
    {"utf_32le", TRUE, CT_ENCODING_UTF_32LE},
    {"utf-32be", TRUE, CT_ENCODING_UTF_32BE},
    {"Windows-1258", TRUE, CT_ENCODING_WINDOWS_1258},
    {"cp1258", TRUE, CT_ENCODING_WINDOWS_1258},
    {"viscii", TRUE, CT_ENCODING_VISCII},
    {"TCVN3", TRUE, CT_ENCODING_TCVN3},
    {"abc", TRUE, CT_ENCODING_TCVN3},
    {"TCVN3 (ABC)", TRUE, CT_ENCODING_TCVN3},
    {"vni", TRUE, CT_ENCODING_VNI},
    {"VNI-Windows", TRUE, CT_ENCODING_VNI},
    {"", FALSE, CT_ENCODING_AUTO},
    {"utf-9", FALSE, CT_ENCODING_AUTO},
    {"utf-8x", FALSE, CT_ENCODING_AUTO},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    CtEncoding encoding = CT_ENCODING_AUTO;
    assert_int_equal(ct_encoding_parse(cases[i].name, &encoding), cases[i].known);
    assert_int_equal(encoding, cases[i].encoding);
  }
  for (gint i = CT_ENCODING_AUTO; i <= CT_ENCODING_VNI; i++) {
    CtEncoding encoding = CT_ENCODING_AUTO;
    assert_true(ct_encoding_parse(ct_encoding_name((CtEncoding)i), &encoding));
    assert_int_equal(encoding, i);
  }
}

static void
assert_decodes(CtEncoding encoding, const gchar *bytes, gsize length, const gchar *text)
{
  gsize n = 0;
  g_autofree gchar *decoded = ct_encoding_decode(encoding, bytes, length, &n);

  assert_string_equal(decoded, text);
  assert_int_equal(n, strlen(text));
}

/* Where a byte is none, iconv says so and we write U+FFFD. */
static void
tables_are_those_of_iconv(void **state)
{
  static const struct {
    CtEncoding encoding;
    const gchar *charset;
  } tables[] = {{CT_ENCODING_WINDOWS_1258, "CP1258"}, {CT_ENCODING_VISCII, "VISCII"}};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    for (gint byte = 1; byte < 256; byte++) {
      gchar bytes[] = {(gchar)byte, '\0'};
      g_autofree gchar *text = g_convert(bytes, 1, "UTF-8", tables[i].charset, NULL, NULL, NULL);
      assert_decodes(tables[i].encoding, bytes, 1, text != NULL ? text : "\xEF\xBF\xBD");
    }
}

static void
all_letters_of_the_fonts(void **state)
{
  (void)state;
  assert_int_equal(g_utf8_strlen(vni_letters, -1), 134);
  assert_decodes(CT_ENCODING_VNI, vni_bytes, strlen(vni_bytes), vni_letters);
  assert_int_equal(g_utf8_strlen(tcvn3_letters, -1), 74);
  assert_decodes(CT_ENCODING_TCVN3, tcvn3_bytes, strlen(tcvn3_bytes), tcvn3_letters);
  /* Signs of windows-1252, not capitals of TCVN 5712-1. */
  assert_decodes(CT_ENCODING_TCVN3, "\223a\224 \226 \205", 7, "“a” – …");
  assert_decodes(CT_ENCODING_VNI, "\223a\224 \226 \205", 7, "“a” – …");
  /* Marks of small letters behind capitals. */
  assert_decodes(CT_ENCODING_VNI, "TO\345NG", 5, "TỔNG");
}

typedef struct {
  const gchar *label;
  const gchar *bytes;
  gsize length;
  CtEncoding encoding;
  const gchar *text;
} FindCase;

#define BYTES(text) (text), sizeof(text) - 1

static const FindCase find_cases[] = {
  {"find: nothing", BYTES(""), CT_ENCODING_UTF_8, ""},
  {"find: ASCII", BYTES("a,b\n1,2\n"), CT_ENCODING_UTF_8, "a,b\n1,2\n"},
  {"find: UTF-8", BYTES("Tỷ lệ,2\n"), CT_ENCODING_UTF_8, "Tỷ lệ,2\n"},
  {"find: UTF-8 with a mark", BYTES("\xEF\xBB\xBFTỷ lệ"), CT_ENCODING_UTF_8, "Tỷ lệ"},
  {"find: only a mark", BYTES("\xEF\xBB\xBF"), CT_ENCODING_UTF_8, ""},
  {"find: UTF-8 cut in a character", BYTES("Tỷ lệ h\xE1\xBB"), CT_ENCODING_UTF_8, "Tỷ lệ h"},
  {"find: UTF-8 decomposed", BYTES("Ty\xCC\x89 le\xCC\xA3\xCC\x82"), CT_ENCODING_UTF_8,
   "Tỷ lệ"},
  {"find: UTF-16LE with a mark", BYTES("\xFF\xFET\0\xF7\x1E"), CT_ENCODING_UTF_16LE, "Tỷ"},
  {"find: UTF-16BE with a mark", BYTES("\xFE\xFF\0T\x1E\xF7"), CT_ENCODING_UTF_16BE, "Tỷ"},
  {"find: UTF-16LE", BYTES("T\0\xF7\x1E,\0" "1\0\n\0"), CT_ENCODING_UTF_16LE, "Tỷ,1\n"},
  {"find: UTF-16BE", BYTES("\0T\x1E\xF7\0,\0" "1\0\n"), CT_ENCODING_UTF_16BE, "Tỷ,1\n"},
  {"find: UTF-16 cut in a character", BYTES("\xFF\xFET\0\xF7"), CT_ENCODING_UTF_16LE, "T"},
  {"find: UTF-32LE with a mark", BYTES("\xFF\xFE\0\0T\0\0\0\xF7\x1E\0\0"), CT_ENCODING_UTF_32LE,
   "Tỷ"},
  {"find: UTF-32BE with a mark", BYTES("\0\0\xFE\xFF\0\0\0T\0\0\x1E\xF7"), CT_ENCODING_UTF_32BE,
   "Tỷ"},
  {"find: UTF-32LE", BYTES("T\0\0\0\xF7\x1E\0\0"), CT_ENCODING_UTF_32LE, "Tỷ"},
  {"find: UTF-32BE", BYTES("\0\0\0T\0\0\x1E\xF7"), CT_ENCODING_UTF_32BE, "Tỷ"},
  {"find: a NUL or two are no UTF-16", BYTES("a,b\n1,\0\n3,4\n5,\0\n"), CT_ENCODING_UTF_8, NULL},
  {"find: a short TCVN3", BYTES("T\373 l\326"), CT_ENCODING_TCVN3, "Tỷ lệ"},
  {"find: a short VNI", BYTES("Ty\373 le\344"), CT_ENCODING_VNI, "Tỷ lệ"},
  {"find: a short windows-1258", BYTES("T\xF4\xD2ng s\xF4\xEC"), CT_ENCODING_WINDOWS_1258,
   "Tổng số"},
  {"find: a short VISCII", BYTES("T\xB1ng s\xAF"), CT_ENCODING_VISCII, "Tổng số"},
  {"find: TCVN3 that ends like a cut UTF-8", BYTES("T\373 l\326 h\351"), CT_ENCODING_TCVN3,
   "Tỷ lệ hộ"},
  {"find: TCVN3 all in capitals", BYTES("T\346NG S\350 H\351 NGH\314O"), CT_ENCODING_TCVN3,
   "TổNG Số Hộ NGHèO"},
  {"find: French of windows-1252", BYTES("Soci\xE9t\xE9 fran\xE7" "aise, 12 \x80\n"),
   CT_ENCODING_WINDOWS_1258, "Société française, 12 €\n"},
  {"find: most lines are UTF-8", BYTES("xã\nhộ\nT\373 l\326\n"), CT_ENCODING_UTF_8, NULL},
  {"find: most lines are TCVN3", BYTES("xã\nT\373 l\326\nh\351 ngh\314o\n"), CT_ENCODING_TCVN3,
   NULL},
  {"find: no text at all", BYTES("\x89PNG\r\n\x1A\n\x01\x02\xFF\xFE\xFF\x03"),
   CT_ENCODING_UTF_8, NULL},
};

static void
find_one(void **state)
{
  const FindCase *c = *state;

  assert_string_equal(ct_encoding_name(ct_encoding_find(c->bytes, c->length)),
                      ct_encoding_name(c->encoding));
  if (c->text != NULL)
    assert_decodes(CT_ENCODING_AUTO, c->bytes, c->length, c->text);
}

static void
phrases_in_the_fonts(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
    g_autofree gchar *small = as_tcvn3_text(phrases[i].text);
    assert_decodes(CT_ENCODING_TCVN3, phrases[i].tcvn3, strlen(phrases[i].tcvn3), small);
    assert_decodes(CT_ENCODING_VNI, phrases[i].vni, strlen(phrases[i].vni), phrases[i].text);
  }
}

/* All names of the catalog, a line each, in one encoding: found, and read as they were. */
static void
a_file_of_all_names(void **state)
{
  g_autoptr(GPtrArray) names = read_names();

  (void)state;
  assert_true(names->len > 500);
  for (gint i = CT_ENCODING_UTF_8; i <= CT_ENCODING_VNI; i++) {
    CtEncoding encoding = (CtEncoding)i;
    g_autoptr(GString) text = g_string_new("code,name\n"), bytes = NULL;
    g_autofree gchar *expected = NULL;
    for (guint k = 0; k < names->len; k++) {
      g_autoptr(GString) one = encode(encoding, names->pdata[k]);
      if (one != NULL)
        g_string_append_printf(text, "%u,%s\n", k, (const gchar *)names->pdata[k]);
    }
    bytes = encode(encoding, text->str);
    expected = as_decoded(encoding, text->str);
    assert_non_null(bytes);
    assert_string_equal(ct_encoding_name(ct_encoding_find(bytes->str, bytes->len)),
                        ct_encoding_name(encoding));
    assert_decodes(CT_ENCODING_AUTO, bytes->str, bytes->len, expected);
  }
}

/* One name says less, and a choice must be made: how often it is right is printed. */
static void
one_name_alone(void **state)
{
  g_autoptr(GPtrArray) names = read_names();

  (void)state;
  for (gint i = CT_ENCODING_WINDOWS_1258; i <= CT_ENCODING_VNI; i++) {
    guint right = 0, same = 0, all = 0;
    for (guint k = 0; k < names->len; k++) {
      g_autoptr(GString) bytes = encode((CtEncoding)i, names->pdata[k]);
      g_autofree gchar *expected = as_decoded((CtEncoding)i, names->pdata[k]);
      g_autofree gchar *decoded = NULL;
      gsize n;
      if (bytes == NULL)
        continue;
      decoded = ct_encoding_decode(CT_ENCODING_AUTO, bytes->str, bytes->len, &n);
      all++;
      right += (gint)ct_encoding_find(bytes->str, bytes->len) == i;
      same += strcmp(decoded, expected) == 0;
      }
    print_message("%s: of %u names alone %u found, %u read right\n",
                  ct_encoding_name((CtEncoding)i), all, right, same);
    assert_true(same * 100 >= all * 95);
  }
}

/* What GLib makes of it, one letter at a time. */
static void
random_marks_are_composed(void **state)
{
  static const gchar *const parts[] = {"a", "e", "o", "u", "y", "q", "â", "ơ", "ư", "ẹ", "\u0300",
                                       "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031b",
                                       "\u0323", "đ", "\u00e5"};
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("seed %u\n", seed);
  for (guint i = 0; i < 20000; i++) {
    g_autoptr(GString) text = g_string_new("x");
    g_autofree gchar *decoded = NULL, *expected = NULL;
    gsize n;
    for (gint k = g_rand_int_range(random, 0, 12); k > 0; k--)
      g_string_append(text, parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
    decoded = ct_encoding_decode(CT_ENCODING_UTF_8, text->str, text->len, &n);
    expected = g_utf8_normalize(text->str, -1, G_NORMALIZE_NFC);
    assert_string_equal(decoded, expected);
  }
}

/* Whatever the bytes, what comes out is UTF-8. */
static void
random_bytes_are_decoded(void **state)
{
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("seed %u\n", seed);
  for (guint i = 0; i < 20000; i++) {
    gchar bytes[64];
    gsize length = (gsize)g_rand_int_range(random, 0, sizeof bytes), n;
    for (gsize k = 0; k < length; k++)
      bytes[k] = (gchar)g_rand_int_range(random, i % 2 == 0 ? 0 : 0x60, 256);
    for (gint k = CT_ENCODING_AUTO; k <= CT_ENCODING_VNI; k++) {
      g_autofree gchar *decoded = ct_encoding_decode((CtEncoding)k, bytes, length, &n);
      assert_int_equal(ct_text_find_invalid(decoded, n), -1);
    }
  }
}

/* The quick look never denies what decoding finds. */
static void
quick_look_at_the_start(void **state)
{
  static const gchar some[] = " \t\r\n  <{[a\"\0\0\0\xFF\xFE\xEF\xBB\xBF\xE1\xCC\xB8\x0B";
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("seed %u\n", seed);
  for (guint i = 0; i < 300000; i++) {
    gchar bytes[16];
    gsize length = (gsize)g_rand_int_range(random, 0, sizeof bytes), n;
    g_autofree gchar *decoded = NULL;
    const gchar *begin;
    for (gsize k = 0; k < length; k++)
      bytes[k] = i % 4 == 0 && k % 2 == 1 ? '\0' : some[g_rand_int_range(random, 0, sizeof some)];
    begin = decoded = ct_encoding_decode(CT_ENCODING_AUTO, bytes, length, &n);
    while (g_ascii_isspace(*begin))
      begin++;
    if (*begin != '\0' && strchr("<{[", *begin) != NULL)
      assert_true(ct_encoding_may_begin(bytes, length, "<{["));
  }
  assert_true(ct_encoding_may_begin(BYTES("\xEF\xBB\xBF\r\n {"), "[{"));
  assert_false(ct_encoding_may_begin(BYTES(" a,{"), "[{"));
  assert_false(ct_encoding_may_begin(BYTES("\xEF\xBB\xBF\xE1\xBA\xA1"), "[{"));
  assert_false(ct_encoding_may_begin(BYTES(" "), "[{"));
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(names_are_parsed),
    cmocka_unit_test(tables_are_those_of_iconv),
    cmocka_unit_test(all_letters_of_the_fonts),
    cmocka_unit_test(phrases_in_the_fonts),
    cmocka_unit_test(a_file_of_all_names),
    cmocka_unit_test(one_name_alone),
    cmocka_unit_test(random_marks_are_composed),
    cmocka_unit_test(random_bytes_are_decoded),
    cmocka_unit_test(quick_look_at_the_start),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(find_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(find_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = find_cases[i].label, .test_func = find_one,
                                     .initial_state = (void *)&find_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
