/* Long texts, of which 64 bytes are looked at at a time: every place in them counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-text.h"
#include "test-seed.h"

/* In a block of its own size, so that ASan sees the end. */
static void
check_valid(const GString *text)
{
  g_autofree gchar *copy = g_memdup2(text->str, text->len);
  const gchar *end;
  gboolean valid = g_utf8_validate_len(text->str, text->len, &end);

  assert_int_equal(ct_text_find_invalid(copy, text->len), valid ? -1 : end - text->str);
}

static void
append_characters(GRand *rand, GString *text, gint max)
{
  static const gunichar tops[] = {0x80, 0x80, 0x800, 0x2000, 0x10000, 0x110000};
  gunichar top = tops[g_rand_int_range(rand, 0, G_N_ELEMENTS(tops))];

  for (gint n = g_rand_int_range(rand, 0, max); n > 0; n--) {
    gunichar c = (gunichar)g_rand_int_range(rand, 1, (gint)top);

    g_string_append_unichar(text, c >= 0xD800 && c < 0xE000 ? 0x1EA1 : c);
  }
}

static void
valid_text_with_faults(void **state)
{
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 20000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);

    for (gint n = g_rand_int_range(rand, 0, 6); n > 0; n--)
      append_characters(rand, text, 60);
    check_valid(text);
    for (gint n = g_rand_int_range(rand, 0, 3); n > 0 && text->len > 0; n--)
      text->str[g_rand_int_range(rand, 0, (gint)text->len)] = (gchar)g_rand_int_range(rand, 1, 256);
    if (g_rand_boolean(rand) && text->len > 0)
      g_string_truncate(text, text->len - 1);
    check_valid(text);
  }
}

/* All sequences around the borders of what is valid, at all places. */
static void
sequences_at_every_place(void **state)
{
  static const guchar bytes[] = {0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2,
                                 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5};
  const gsize n = sizeof bytes;
  g_autofree gchar *fill = g_strnfill(200, 'x');

  (void)state;
  for (gsize i = 0; i < n * n * n * n; i++) {
    const gchar sequence[] = {(gchar)bytes[i % n], (gchar)bytes[i / n % n],
                              (gchar)bytes[i / n / n % n], (gchar)bytes[i / n / n / n]};
    gsize before = 58 + i % 71;
    g_autoptr(GString) text = g_string_new_len(fill, (gssize)before);

    g_string_append_len(text, sequence, sizeof sequence);
    g_string_append_len(text, fill, (gssize)(i % 67));
    check_valid(text);
  }
}

static void
nul_is_valid(void **state)
{
  gchar zeros[200] = {0};

  (void)state;
  assert_int_equal(ct_text_find_invalid(zeros, sizeof zeros), -1);
  zeros[150] = '\xFF';
  assert_int_equal(ct_text_find_invalid(zeros, sizeof zeros), 150);
}

static void
counts(void **state)
{
  static const gchar bytes[] = "aa\r\n\"\n";
  g_autoptr(GRand) rand = seeded();

  (void)state;
  for (guint round = 0; round < 20000; round++) {
    gsize length = (gsize)g_rand_int_range(rand, 0, 300), lines = 0, quotes = 0;
    gint kinds = g_rand_int_range(rand, 1, sizeof bytes), first;
    g_autofree gchar *text = g_malloc(length);

    first = g_rand_int_range(rand, 0, (gint)sizeof bytes - kinds);
    for (gsize i = 0; i < length; i++)
      text[i] = bytes[first + g_rand_int_range(rand, 0, kinds)];
    for (gsize i = 0; i < length; i++) {
      quotes += text[i] == '"';
      lines += text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
    }
    assert_int_equal(ct_text_count_lines(text, length), lines);
    assert_int_equal(ct_text_count(text, length, '"'), quotes);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(valid_text_with_faults),
    cmocka_unit_test(sequences_at_every_place),
    cmocka_unit_test(nul_is_valid),
    cmocka_unit_test(counts),
  };

  return cmocka_run_group_tests_name("text-look", tests, NULL, NULL);
}
