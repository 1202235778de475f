#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/ct-outline.h"

#define SPAN(text) ((CtSpan){text, strlen(text)})

typedef struct {
  const gchar *number;
  const gchar *name;
  gboolean numbered;
  CtOutlineLevel level;
  const gchar *stripped;
} Case;

static const Case cases[] = {
  {"I", "KINH TẾ", TRUE, CT_OUTLINE_SECTION, "KINH TẾ"},
  {"XIV.", "Xã hội", TRUE, CT_OUTLINE_SECTION, "Xã hội"},
  {"A", "CÔNG NGHIỆP", TRUE, CT_OUTLINE_SECTION, "CÔNG NGHIỆP"},
  {"1", "Thu NSNN", TRUE, CT_OUTLINE_ROW, "Thu NSNN"},
  {"(15)", "Giảm hộ nghèo", TRUE, CT_OUTLINE_ROW, "Giảm hộ nghèo"},
  {"1.1", "Thu nội địa", TRUE, CT_OUTLINE_BELOW, "Thu nội địa"},
  {"a)", "Thu nội địa", TRUE, CT_OUTLINE_BELOW, "Thu nội địa"},
  {"-", "Thu tiền SDĐ", TRUE, CT_OUTLINE_PART, "Thu tiền SDĐ"},
  {"", "Thu tiền SDĐ", TRUE, CT_OUTLINE_PART, "Thu tiền SDĐ"},
  {"", "Thu NSNN", FALSE, CT_OUTLINE_ROW, "Thu NSNN"},
  {"", "- Thu tiền SDĐ", FALSE, CT_OUTLINE_PART, "Thu tiền SDĐ"},
  {"", "+ Trong đó: Thu tiền SDĐ", FALSE, CT_OUTLINE_PART, "Thu tiền SDĐ"},
  {"", "– Tr.đó: TTCN", FALSE, CT_OUTLINE_PART, "TTCN"},
  {"", "Trong đó: - đạt chuẩn", FALSE, CT_OUTLINE_PART, "đạt chuẩn"},
  {"2", "Tỷ lệ", TRUE, CT_OUTLINE_PART, "Tỷ lệ"},
  {"", "TỔNG SỐ", FALSE, CT_OUTLINE_PART, "TỔNG SỐ"},
  {"", "Trong đóng góp", FALSE, CT_OUTLINE_ROW, "Trong đóng góp"},
  {"", "-", FALSE, CT_OUTLINE_ROW, "-"},
  {"", "", TRUE, CT_OUTLINE_PART, ""},
};

static void
levels(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const Case *c = &cases[i];
    CtSpan stripped = ct_outline_strip(SPAN(c->name));
    g_autofree gchar *text = g_strndup(stripped.text, stripped.length);

    if (ct_outline_level(SPAN(c->number), SPAN(c->name), c->numbered) != c->level)
      fail_msg("level of \"%s\" \"%s\"", c->number, c->name);
    assert_string_equal(text, c->stripped);
  }
}

static void
dittos(void **state)
{
  (void)state;
  assert_true(ct_outline_is_ditto(SPAN("\"")));
  assert_true(ct_outline_is_ditto(SPAN("″")));
  assert_true(ct_outline_is_ditto(SPAN("-nt-")));
  assert_false(ct_outline_is_ditto(SPAN("-")));
  assert_false(ct_outline_is_ditto(SPAN("")));
  assert_false(ct_outline_is_ditto(SPAN("tấn")));
}

static void
check_headings(const CtOutline *outline, CtOutlineLevel level, const gchar *expected)
{
  CtSpan headings[CT_OUTLINE_MAX];
  g_autoptr(GString) text = g_string_new(NULL);
  guint n = ct_outline_headings(outline, level, headings);

  for (guint i = 0; i < n; i++)
    g_string_append_printf(text, "%.*s|", (int)headings[i].length, headings[i].text);
  assert_string_equal(text->str, expected);
}

static void
what_stands_above(void **state)
{
  g_autoptr(CtOutline) outline = ct_outline_new();

  (void)state;
  ct_outline_add_title(outline, SPAN("Phụ lục 2"));
  ct_outline_add_title(outline, SPAN("GTSXCN"));
  check_headings(outline, CT_OUTLINE_PART, "GTSXCN|Phụ lục 2|");
  ct_outline_enter(outline, CT_OUTLINE_SECTION, SPAN("I"));
  ct_outline_enter(outline, CT_OUTLINE_ROW, SPAN("1"));
  ct_outline_enter(outline, CT_OUTLINE_PART, SPAN("-"));
  check_headings(outline, CT_OUTLINE_PART, "1|I|GTSXCN|Phụ lục 2|");
  check_headings(outline, CT_OUTLINE_ROW, "I|GTSXCN|Phụ lục 2|");
  ct_outline_enter(outline, CT_OUTLINE_SECTION, SPAN("II"));
  check_headings(outline, CT_OUTLINE_PART, "II|GTSXCN|Phụ lục 2|");
  ct_outline_clear_rows(outline);
  ct_outline_clear_titles(outline);
  check_headings(outline, CT_OUTLINE_PART, "");
}

/* A thousand lines above a table, each as long as a page. */
static void
titles_are_bounded(void **state)
{
  g_autoptr(CtOutline) outline = ct_outline_new();
  g_autofree gchar *page = g_strnfill(5000, 'x');
  CtSpan headings[CT_OUTLINE_MAX];

  (void)state;
  for (guint i = 0; i < 1000; i++)
    ct_outline_add_title(outline, i % 2 == 0 ? SPAN(page) : SPAN("Biểu số 1"));
  assert_in_range(ct_outline_headings(outline, CT_OUTLINE_PART, headings), 1, CT_OUTLINE_MAX);
  assert_int_equal(headings[0].length, strlen("Biểu số 1"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(levels),
    cmocka_unit_test(dittos),
    cmocka_unit_test(what_stands_above),
    cmocka_unit_test(titles_are_bounded),
  };
  return cmocka_run_group_tests_name("intake/outline", tests, NULL, NULL);
}
