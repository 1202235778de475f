#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-text-input.h"
#include "base/ct-text.h"
#include "test-old-text.h"

#define BYTES(text) (text), sizeof(text) - 1

typedef struct {
  const gchar *label;
  CtEncoding declared;
  const gchar *bytes;
  gsize length;
  const gchar *text;  /* what comes out */
  gsize text_length;
  CtEncoding encoding;
  const gchar *told;  /* "2:TCVN3 5:VNI" */
} ReadCase;

#define AUTO CT_ENCODING_AUTO

static const ReadCase read_cases[] = {
  {"read: nothing", AUTO, BYTES(""), BYTES(""), CT_ENCODING_UTF_8, ""},
  {"read: a mark is removed", AUTO, BYTES("\xEF\xBB\xBFxã\n"), BYTES("xã\n"), CT_ENCODING_UTF_8,
   ""},
  {"read: a mark in the middle stays", AUTO, BYTES("xã\xEF\xBB\xBF\n"), BYTES("xã\xEF\xBB\xBF\n"),
   CT_ENCODING_UTF_8, ""},
  {"read: NUL stays", AUTO, BYTES("x\0,1,2,3\n"), BYTES("x\0,1,2,3\n"), CT_ENCODING_UTF_8, ""},
  {"read: a line in TCVN3", AUTO, BYTES("xã,hộ,tỷ\nmột\r\nT\373 l\326 h\351,2\nhai\n"),
   BYTES("xã,hộ,tỷ\nmột\r\nTỷ lệ hộ,2\nhai\n"), CT_ENCODING_UTF_8, "3:TCVN3"},
  {"read: two lines in two encodings", AUTO,
   BYTES("xã\nmột\nhộ\nT\373 l\326\nTy\373 le\344 ho\344\n"),
   BYTES("xã\nmột\nhộ\nTỷ lệ\nTỷ lệ hộ\n"), CT_ENCODING_UTF_8, "4:TCVN3 5:VNI"},
  {"read: two encodings in a line", AUTO, BYTES("một\nxã;T\373 l\326;hộ\n"),
   BYTES("một\nxã;Tỷ lệ;hộ\n"), CT_ENCODING_UTF_8, "2:TCVN3"},
  {"read: lines that end in CR", AUTO, BYTES("xã\rhộ\rT\373 l\326\rmột"),
   BYTES("xã\rhộ\rTỷ lệ\rmột"), CT_ENCODING_UTF_8, "3:TCVN3"},
  {"read: a broken line stays", AUTO, BYTES("xã\nhộ\nqq\xFFqq\xC0zz,3\nmột\n"),
   BYTES("xã\nhộ\nqq\xFFqq\xC0zz,3\nmột\n"), CT_ENCODING_UTF_8, ""},
  {"read: a letter cut in two stays", AUTO, BYTES("xã\nHuyện Mường Khư\xC6\nmột\n"),
   BYTES("xã\nHuyện Mường Khư\xC6\nmột\n"), CT_ENCODING_UTF_8, ""},
  {"read: a line in UTF-8 among TCVN3", AUTO,
   BYTES("T\373 l\326\nh\351 ngh\314o\nTỷ lệ hộ\nx\267 h\351i\n"),
   BYTES("Tỷ lệ\nhộ nghèo\nTỷ lệ hộ\nxã hội\n"), CT_ENCODING_TCVN3, "3:UTF-8"},
  {"read: decomposed", AUTO, BYTES("a\nTy\xCC\x89 le\xCC\xA3\xCC\x82\nxã\n"),
   BYTES("a\nTỷ lệ\nxã\n"), CT_ENCODING_UTF_8, ""},
  {"read: decomposed beside NUL", AUTO, BYTES("y\xCC\x89\0,\0\xCC\x89,1,2,3,4,5,6,7\n"),
   BYTES("ỷ\0,\0\xCC\x89,1,2,3,4,5,6,7\n"), CT_ENCODING_UTF_8, ""},
  {"read: marks in any order", AUTO,
   BYTES("e\xCC\x82\xCC\xA3,e\xCC\xA3\xCC\x82,\xC3\xAA\xCC\xA3,\xE1\xBA\xB9\xCC\x82\n"),
   BYTES("ệ,ệ,ệ,ệ\n"), CT_ENCODING_UTF_8, ""},
  {"read: a mark without a letter stays", AUTO, BYTES("\xCC\x89\nq\xCC\x89,x\xCD\xBA\n"),
   BYTES("\xCC\x89\nq\xCC\x89,x\xCD\xBA\n"), CT_ENCODING_UTF_8, ""},
  {"read: windows-1258 is composed", CT_ENCODING_WINDOWS_1258, BYTES("T\xF4\xD2ng s\xF4\xEC\n"),
   BYTES("Tổng số\n"), CT_ENCODING_WINDOWS_1258, ""},
  {"read: declared VNI", CT_ENCODING_VNI, BYTES("xã\n"), BYTES("xã\n"), CT_ENCODING_VNI, "1:UTF-8"},
  {"read: declared VNI, one word", CT_ENCODING_VNI, BYTES("xa\365\n"), BYTES("xã\n"),
   CT_ENCODING_VNI, ""},
  {"read: a byte that TCVN3 has not", CT_ENCODING_TCVN3, BYTES("a\nx\267\nb\x81" "c\n\x8D\n"),
   BYTES("a\nxã\nb\xEF\xBF\xBD" "c\n\xEF\xBF\xBD\n"), CT_ENCODING_TCVN3, "3:TCVN3"},
  {"read: a mark goes before what was declared", CT_ENCODING_TCVN3, BYTES("\xFF\xFET\0\xF7\x1E"),
   BYTES("Tỷ"), CT_ENCODING_UTF_16LE, ""},
  {"read: declared UTF-16, big-endian by its zeros", CT_ENCODING_UTF_16LE,
   BYTES("\0T\x1E\xF7\0,\0" "1"), BYTES("Tỷ,1"), CT_ENCODING_UTF_16BE, ""},
  {"read: UTF-16 with an odd byte", AUTO, BYTES("\xFF\xFET\0\n\0a"), BYTES("T\n\xEF\xBF\xBD"),
   CT_ENCODING_UTF_16LE, "2:UTF-16LE"},
  {"read: UTF-16 with half of a pair and an odd byte", AUTO, BYTES("\xFF\xFET\0\n\0\x2C\xD9" "a"),
   BYTES("T\n\xEF\xBF\xBD\xEF\xBF\xBD"), CT_ENCODING_UTF_16LE, "2:UTF-16LE"},
  {"read: UTF-16 with lone surrogates", AUTO,
   BYTES("\xFF\xFET\0\n\0\x3D\xD8T\0\x3D\xD8\x00\xDE\n\0\x00\xDE"),
   BYTES("T\n\xEF\xBF\xBDT\xF0\x9F\x98\x80\n\xEF\xBF\xBD"), CT_ENCODING_UTF_16LE, "2:UTF-16LE"},
  {"read: UTF-16 decomposed", AUTO, BYTES("\xFF\xFEy\0\x09\x03\n\0"), BYTES("ỷ\n"),
   CT_ENCODING_UTF_16LE, ""},
  {"read: UTF-32 beyond Unicode", AUTO, BYTES("\xFF\xFE\0\0T\0\0\0\0\0\x11\0"),
   BYTES("T\xEF\xBF\xBD"), CT_ENCODING_UTF_32LE, "1:UTF-32LE"},
};

static void
take_line(guint64 line, CtEncoding encoding, gpointer user_data)
{
  GString *told = user_data;

  g_string_append_printf(told, "%s%" G_GUINT64_FORMAT ":%s", told->len > 0 ? " " : "", line,
                         ct_encoding_name(encoding));
}

/* Everything that comes out; @peeked: with a look at the first piece before. */
static GString *
read_all(const gchar *bytes, gsize length, CtEncoding declared, gboolean peeked, GString *told,
         CtEncoding *encoding, gsize *largest)
{
  g_autoptr(GBytes) copy = g_bytes_new(bytes, length);
  g_autoptr(CtInput) input = ct_input_new_bytes(copy);
  g_autoptr(CtTextInput) text = ct_text_input_new(input, declared, NULL);
  GString *out = g_string_new(NULL);
  const gchar *piece;
  gsize n = 0, n_peeked = 0;

  assert_non_null(text);
  if (told != NULL)
    ct_text_input_set_line_func(text, take_line, told);
  if (peeked)
    assert_non_null(ct_text_input_peek(text, &n_peeked, NULL));
  do {
    piece = ct_text_input_next(text, &n, NULL);
    assert_non_null(piece);
    if (peeked && out->len == 0)
      assert_int_equal(n, n_peeked);
    g_string_append_len(out, piece, (gssize)n);
    if (largest != NULL)
      *largest = MAX(*largest, n);
  } while (n > 0);
  assert_non_null(ct_text_input_next(text, &n, NULL));
  assert_int_equal(n, 0);
  assert_true(strlen(ct_text_input_evidence(text)) > 0);
  if (encoding != NULL)
    *encoding = ct_text_input_encoding(text);
  return out;
}

static void
read_one(void **state)
{
  const ReadCase *c = *state;

  for (gint peeked = 0; peeked < 2; peeked++) {
    g_autoptr(GString) told = g_string_new(NULL);
    CtEncoding encoding = CT_ENCODING_AUTO;
    g_autoptr(GString) out =
      read_all(c->bytes, c->length, c->declared, peeked, told, &encoding, NULL);
    assert_string_equal(ct_encoding_name(encoding), ct_encoding_name(c->encoding));
    assert_int_equal(out->len, c->text_length);
    assert_memory_equal(out->str, c->text, c->text_length);
    assert_string_equal(told->str, c->told);
  }
}

/* The same lines many times over: the joints of pieces fall everywhere. */
static void
long_text_of_each_encoding(void **state)
{
  (void)state;
  for (gint i = CT_ENCODING_UTF_8; i <= CT_ENCODING_VNI; i++) {
    g_autoptr(GString) text = g_string_new(NULL), bytes = NULL, out = NULL;
    g_autofree gchar *expected = NULL;
    CtEncoding encoding = CT_ENCODING_AUTO;
    for (guint k = 0; text->len < 600000; k++)
      g_string_append_printf(text, "%u,%s%s", k, phrases[k % G_N_ELEMENTS(phrases)].text,
                             k % 3 == 0 ? "\r\n" : "\n");
    bytes = encode((CtEncoding)i, text->str);
    expected = as_decoded((CtEncoding)i, text->str);
    out = read_all(bytes->str, bytes->len, CT_ENCODING_AUTO, i % 2 == 0, NULL, &encoding, NULL);
    assert_int_equal(encoding, i);
    assert_string_equal(out->str, expected);
  }
}

/* Of the first 64 KiB all is known, when it is all. */
static void
text_as_long_as_the_head(void **state)
{
  static const gchar *const ends[] = {"xã\n", "\xCC\xB8\n", "T\373 l\326\n", "qq\xC6", "y\r"};

  (void)state;
  for (gsize i = 0; i < 2 * 5 * G_N_ELEMENTS(ends); i++) {
    const gchar *end = ends[i / 10], *mark = i % 2 == 0 ? "\xEF\xBB\xBF" : "";
    gsize size = 65536 - 2 + i / 2 % 5;
    g_autoptr(GString) text = g_string_new(mark), told = g_string_new(NULL), out = NULL;
    while (text->len < size - strlen(end) - 40)
      g_string_append(text, "một,tỷ lệ hộ nghèo\n");
    while (text->len < size - strlen(end) - 1)
      g_string_append_c(text, 'q');
    g_string_append_c(text, '\n');
    g_string_append(text, end);
    out = read_all(text->str, text->len, CT_ENCODING_AUTO, i % 3 == 0, told, NULL, NULL);
    if (i / 10 == 2)
      assert_true(g_str_has_suffix(out->str, "Tỷ lệ\n"));
    else
      assert_string_equal(out->str, text->str + strlen(mark));
    assert_int_equal(told->len > 0, i / 10 == 2);
  }
}

static void
append_many(GString *out, const GString *part, gsize times)
{
  for (gsize i = 0; i < times; i++)
    g_string_append_len(out, part->str, (gssize)part->len);
}

/* Of millions of bytes without a line end at most the buffer is held. Tones that
 * windows-1258 has apart stay apart there. */
static void
long_line_of_each_encoding(void **state)
{
  static const gchar phrase[] = "Tỷ lệ hộ nghèo, ", end[] = "\r\nTôi";

  (void)state;
  for (gint i = CT_ENCODING_UTF_8; i <= CT_ENCODING_VNI; i++) {
    g_autoptr(GString) part = encode((CtEncoding)i, phrase), last = encode((CtEncoding)i, end);
    g_autoptr(GString) bytes = g_string_new(NULL), expected = g_string_new(NULL), out = NULL;
    g_autofree gchar *composed = NULL;
    CtEncoding encoding = CT_ENCODING_AUTO;
    gsize largest = 0, n, times = 3000000 / part->len;
    append_many(bytes, part, times);
    append_many(bytes, last, 1);
    for (gsize k = 0; k < times; k++)
      g_string_append(expected, phrase);
    g_string_append(expected, end);
    out = read_all(bytes->str, bytes->len, CT_ENCODING_AUTO, FALSE, NULL, &encoding, &largest);
    composed = ct_encoding_decode(CT_ENCODING_UTF_8, out->str, out->len, &n);
    assert_int_equal(encoding, i);
    assert_string_equal(composed, expected->str);
    assert_true(largest < 4 * 1024 * 1024);
  }
}

/* Slow by GLib's own sorting of marks, and no Vietnamese: stays as it is. */
static void
many_marks_on_a_letter(void **state)
{
  g_autoptr(GString) text = g_string_new("a"), out = NULL;

  (void)state;
  for (guint i = 0; i < 400000; i++)
    g_string_append(text, i % 2 == 0 ? "\u0301" : "\u0323");
  g_string_append(text, "\nxa\u0303\n");
  out = read_all(text->str, text->len, CT_ENCODING_AUTO, FALSE, NULL, NULL, NULL);
  g_string_truncate(text, text->len - strlen("xa\u0303\n"));
  g_string_append(text, "xã\n");
  assert_string_equal(out->str, text->str);
}

static guint64
count_lines(const gchar *bytes, gsize length)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
  return n;
}

/* Bytes that are likely to be something: letters, marks, leads, line ends. */
static gchar
random_byte(GRand *random, guint kind)
{
  static const gchar some[] = "ab Tn,;\r\n\"\xC3\xA3\xE1\xBB\x87\xCC\x81\xCD\xEF\xBB\xBF\xFF\xFE";

  if (kind == 0 || g_rand_int_range(random, 0, 16) == 0)
    return (gchar)g_rand_int_range(random, 0, 256);
  if (kind == 1)
    return (gchar)g_rand_int_range(random, 0x20, 0x7f);
  return some[g_rand_int_range(random, 0, sizeof some)];
}

static void
random_bytes_do_no_harm(void **state)
{
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("seed %u\n", seed);
  for (guint i = 0; i < 3000; i++) {
    gsize length = (gsize)g_rand_int_range(random, 0, i % 100 == 0 ? 300000 : 300);
    CtEncoding declared = (CtEncoding)g_rand_int_range(random, 0, CT_ENCODING_VNI + 1);
    CtEncoding encoding = CT_ENCODING_AUTO;
    g_autofree gchar *bytes = g_malloc(length + 1);
    g_autoptr(GString) out = NULL;
    guint kind = (guint)g_rand_int_range(random, 0, 3);
    for (gsize k = 0; k < length; k++)
      bytes[k] = random_byte(random, kind);
    out = read_all(bytes, length, declared, i % 2 == 0, NULL, &encoding, NULL);
    if (encoding != CT_ENCODING_UTF_8)
      assert_int_equal(ct_text_find_invalid(out->str, out->len), -1);
    if (encoding == CT_ENCODING_UTF_8 || encoding >= CT_ENCODING_WINDOWS_1258)
      assert_int_equal(count_lines(out->str, out->len), count_lines(bytes, length));
  }
}

/* Four times the bytes take four times the time, where a quadratic step takes sixteen. */
static gint64
time_to_read(const gchar *part, gsize times)
{
  g_autoptr(GString) bytes = g_string_new(NULL);
  gint64 best = G_MAXINT64;

  for (gsize i = 0; i < times; i++)
    g_string_append(bytes, part);
  for (guint i = 0; i < 3; i++) {
    gint64 start = g_get_monotonic_time();
    g_autoptr(GString) out =
      read_all(bytes->str, bytes->len, CT_ENCODING_UTF_8, FALSE, NULL, NULL, NULL);
    best = MIN(best, g_get_monotonic_time() - start);
    assert_true(out->len > 0);
  }
  return best;
}

static void
time_grows_with_size(void **state)
{
  static const gchar *const parts[] = {"Ty\u0309 le\u0323\u0302 ", "\u0301", "a\u0301\u0323",
                                       "\xFF", "T\373 l\326,", "\xCC\x81\xFF", "\n\xFF", "\r\xCD"};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    gsize times = 200000 / strlen(parts[i]);
    gint64 once = time_to_read(parts[i], times), more = time_to_read(parts[i], 4 * times);
    if (more > 8 * once + 20000)
      fail_msg("case %zu: %" G_GINT64_FORMAT " µs, then %" G_GINT64_FORMAT " µs", i, once, more);
  }
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(long_text_of_each_encoding),
    cmocka_unit_test(text_as_long_as_the_head),
    cmocka_unit_test(long_line_of_each_encoding),
    cmocka_unit_test(many_marks_on_a_letter),
    cmocka_unit_test(time_grows_with_size),
    cmocka_unit_test(random_bytes_do_no_harm),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(read_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(read_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = read_cases[i].label, .test_func = read_one,
                                     .initial_state = (void *)&read_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("text-input", tests, NULL, NULL);
}
