/* Numbers that are written in random ways and read back: the same, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "data/ct-batch.h"
#include "intake/ct-prose.h"

#define CELLS 20000u
#define SENTENCES 5000u

/* How a style writes numbers. */
typedef struct {
  CtNumberStyle style;
  const gchar *group;
  const gchar *point;
} Form;

static const Form forms[] = {
  {CT_STYLE_VI, ".", ","},   {CT_STYLE_EN, ",", "."},
  {CT_STYLE_PLAIN, "", "."}, {CT_STYLE_VI, " ", ","},
  {CT_STYLE_VI, "\xc2\xa0", ","}, {CT_STYLE_EN, "\xe2\x80\xaf", "."},
  {CT_STYLE_EN, "'", "."},   {CT_STYLE_MIXED, "", ","},
};

static GRand *
start(void)
{
  guint32 seed = g_random_int();

  print_message("# seed %u\n", seed);
  return g_rand_new_with_seed(seed);
}

static guint
any(GRand *random, gsize n)
{
  return (guint)g_rand_int_range(random, 0, (gint32)n);
}

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

/* A number of up to twelve digits and six decimals. What mixed reads as decimals cannot
 * be told from a group, so it has no groups there. */
static CtDecimal
append_number(GString *text, GRand *random, const Form *form, gint most_decimals)
{
  gint scale = g_rand_int_range(random, 0, most_decimals + 1);
  gint64 power = (gint64)ct_power_of_ten((guint)scale);
  gint64 part = g_rand_int_range(random, 0, 1000000) % power;
  gint64 whole = (gint64)g_rand_int(random) >> any(random, 32);
  g_autofree gchar *digits = g_strdup_printf("%" G_GINT64_FORMAT, whole);

  append_grouped(text, digits, form->group);
  if (scale > 0)
    g_string_append_printf(text, "%s%0*" G_GINT64_FORMAT, form->point, scale, part);
  return CT_DECIMAL_INIT(whole * power + part, (gint8)scale);
}

static void
assert_equal(CtDecimal value, CtDecimal expected, const gchar *text)
{
  if (ct_decimal_compare(value, expected) != 0 || value.scale != expected.scale)
    fail_msg("\"%s\" is read as another number", text);
}

static void
read_what_was_written(void **state)
{
  g_autoptr(GRand) random = start();

  (void)state;
  for (guint i = 0; i < CELLS; i++) {
    const Form *form = &forms[any(random, G_N_ELEMENTS(forms))];
    g_autoptr(GString) text = g_string_new(g_rand_boolean(random) ? "-" : "");
    gboolean negative = text->len > 0;
    CtDecimal expected = append_number(text, random, form, 6);
    CtNumber number = ct_number_read(text->str, text->len, form->style);

    if (negative)
      expected.coefficient = -expected.coefficient;
    assert_int_equal(number.kind, CT_NUMBER_VALUE);
    assert_equal(number.value, expected, text->str);
    assert_int_equal(number.decimals, expected.scale);
  }
}

/* What may stand around a number, and what it says. */
typedef struct {
  const gchar *text;
  guint qualifier;
  gint direction;
  gboolean estimate;
} Before;

static const Before befores[] = {
  {"", 0, 0, FALSE},
  {"gần ", CT_QUALIFIER_BELOW, 0, FALSE},
  {"Khoảng ", CT_QUALIFIER_ABOUT, 0, FALSE},
  {"trên ", CT_QUALIFIER_ABOVE, 0, FALSE},
  {"ước ", 0, 0, TRUE},
  {"Ước đạt ", 0, 0, TRUE},
  {"ước đạt gần ", CT_QUALIFIER_BELOW, 0, TRUE},
  {"đạt: ", 0, 0, FALSE},
  {"tỷ lệ ", 0, 0, FALSE},
  {"tăng ", 0, 1, FALSE},
  {"giảm ", 0, -1, FALSE},
  {"ước giảm khoảng ", CT_QUALIFIER_ABOUT, -1, TRUE},
  {"giảm còn ", 0, 0, FALSE},
  {">= ", CT_QUALIFIER_ABOVE, 0, FALSE},
};

typedef struct {
  const gchar *text;
  const gchar *unit;
  guint oddities;
  gboolean estimate;
} Behind;

static const Behind behinds[] = {
  {"", "", 0, FALSE},
  {" %", "%", 0, FALSE},
  {"%", "%", 0, FALSE},
  {" tỷ đồng", "tỷ đồng", 0, FALSE},
  {" giường/10.000 dân", "giường/10.000 dân", 0, FALSE},
  {" m²", "m²", 0, FALSE},
  {" đ/c", "đ/c", 0, FALSE},
  {"*", "", CT_ODD_FOOTNOTE, FALSE},
  {" (1)", "", CT_ODD_FOOTNOTE, FALSE},
  {" xã (2)", "xã", CT_ODD_FOOTNOTE, FALSE},
  {" (ước)", "", 0, TRUE},
  {"% ước", "%", 0, TRUE},
};

static void
check_words(const CtNumber *number, const Before *before, const Behind *behind,
            CtDecimal expected, const gchar *text)
{
  assert_equal(number->value, expected, text);
  assert_int_equal(number->kind, before->direction != 0 ? CT_NUMBER_CHANGE : CT_NUMBER_VALUE);
  assert_int_equal(number->direction, before->direction);
  assert_int_equal(number->qualifier, before->qualifier);
  assert_int_equal(number->estimate, before->estimate || behind->estimate);
  assert_int_equal(number->oddities, behind->oddities);
  assert_int_equal(number->unit_length, strlen(behind->unit));
  if (number->unit_length > 0)
    assert_memory_equal(number->unit, behind->unit, number->unit_length);
}

static void
read_with_words(void **state)
{
  g_autoptr(GRand) random = start();

  (void)state;
  for (guint i = 0; i < CELLS; i++) {
    const Form *form = &forms[any(random, G_N_ELEMENTS(forms))];
    const Before *before = &befores[any(random, G_N_ELEMENTS(befores))];
    const Behind *behind = &behinds[any(random, G_N_ELEMENTS(behinds))];
    g_autoptr(GString) text = g_string_new(before->text);
    CtDecimal expected = append_number(text, random, form, 6);
    CtNumber number;

    g_string_append(text, behind->text);
    number = ct_number_read(text->str, text->len, form->style);
    check_words(&number, before, behind, expected, text->str);
  }
}

/* One character typed wrong: never another number, and what is likely is right. */
static void
misspell(GString *text, GRand *random)
{
  gsize at = any(random, text->len);
  gchar *c = &text->str[at];

  if (*c == '0')
    *c = g_rand_boolean(random) ? 'O' : 'o';
  else if (*c == '1')
    *c = g_rand_boolean(random) ? 'I' : 'l';
  else if (*c == ',' || *c == '.')
    g_string_insert_c(text, (gssize)at, *c);
}

static void
read_misspelt(void **state)
{
  g_autoptr(GRand) random = start();
  guint likely = 0, spoilt = 0;

  (void)state;
  for (guint i = 0; i < CELLS; i++) {
    const Form *form = &forms[any(random, 2)];
    g_autoptr(GString) text = g_string_new(NULL);
    CtDecimal expected = append_number(text, random, form, 3);
    g_autofree gchar *right = g_strdup(text->str);
    CtNumber number;

    misspell(text, random);
    if (strcmp(text->str, right) == 0)
      continue;
    number = ct_number_read(text->str, text->len, form->style);
    spoilt++;
    if (number.likely_set)
      likely++;
    if (number.likely_set)
      assert_equal(number.likely, expected, text->str);
    /* "1l" are litres; a unit is not taken for granted. */
    assert_true(number.kind == CT_NUMBER_NONE || number.unit_length > 0);
  }
  assert_true(spoilt > 1000 && likely * 10 > spoilt * 8);
}

/* Sentences of random clauses, each with one figure. */
typedef struct {
  const gchar *before;
  const gchar *behind;
  CtProseKind kind;
  gint direction;
} Clause;

static const Clause clauses[] = {
  {"Thu NSNN đạt ", " tỷ đồng", CT_PROSE_FIGURE, 0},
  {"số xã về đích: ", " xã", CT_PROSE_FIGURE, 0},
  {"Tỷ lệ hộ nghèo giảm còn ", "%", CT_PROSE_FIGURE, 0},
  {"bị thương tăng ", " người", CT_PROSE_CHANGE, 1},
  {"giảm ", " vụ so với cùng kỳ", CT_PROSE_CHANGE, -1},
  {"so với cùng kỳ tăng ", "%", CT_PROSE_CHANGE, 1},
  {"bằng ", "% dự toán tỉnh giao", CT_PROSE_PROGRESS, 0},
  {"đạt ", " % KH", CT_PROSE_PROGRESS, 0},
  {"án dân sự >", "%", CT_PROSE_TARGET, 0},
  {"phấn đấu đạt ", " xã", CT_PROSE_TARGET, 0},
  {"cùng kỳ ", " vụ", CT_PROSE_OTHER, 0},
};

static const Form *
choose_sentence_form(GRand *random)
{
  return &forms[any(random, 2)];
}

static void
read_sentences(void **state)
{
  static const gchar *const parts[] = {", ", "; ", "\n- ", ". "};
  g_autoptr(GRand) random = start();
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));

  (void)state;
  for (guint i = 0; i < SENTENCES; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    const Form *form = choose_sentence_form(random);
    const Clause *said[6];
    CtDecimal values[6];
    guint n = any(random, 6) + 1;

    for (guint k = 0; k < n; k++) {
      said[k] = &clauses[any(random, G_N_ELEMENTS(clauses))];
      g_string_append_printf(text, "%s%s", k > 0 ? parts[any(random, 4)] : "", said[k]->before);
      values[k] = append_number(text, random, form, 2);
      g_string_append(text, said[k]->behind);
    }
    guint found = ct_prose_read(text->str, text->len, form->style, figures);
    if (found != n)
      fail_msg("\"%s\" has %u figures, not %u", text->str, n, found);
    for (guint k = 0; k < n; k++) {
      const CtProseFigure *figure = &g_array_index(figures, CtProseFigure, k);

      if (figure->kind != said[k]->kind || figure->direction != said[k]->direction)
        fail_msg("\"%s\": figure %u is %u", text->str, k, (guint)figure->kind);
      assert_equal(figure->number.value, values[k], text->str);
    }
  }
}

/* Nasty cells. Twice as long may not take much more than twice the time; a quadratic
 * walk takes sixteen times as long for four times the text. */
static const gchar *const patterns[] = {
  "1",        "1.",      "1 ,",     "1/",       "(",        "(1)",  "1O",     "- ",
  "x1",       "ước ",    "so với ", "năm 2022 ", "1%-",      "5, ",  "5 xã ",  "KH ",
  "1 trên ",  "= 5%\n",  "12 xã (", "≥",        "trong đó ", "T6/2", "a/",     "1. ",
  "\xcc\x80", "giảm 5%", "**",      "¹",        "2021-",    "–",    "1 xã/1 ", ",,",
};

/* Microseconds of this thread alone: others may be busy. */
static gint64
get_time(void)
{
  struct timespec now;

  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
measure(const gchar *pattern, gsize length)
{
  g_autoptr(GString) text = g_string_sized_new(length + 16);
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));
  gint64 best = G_MAXINT64;

  while (text->len < length)
    g_string_append(text, pattern);
  for (guint i = 0; i < 5; i++) {
    gint64 begin = get_time();

    ct_number_read(text->str, text->len, CT_STYLE_AUTO);
    ct_prose_read(text->str, text->len, CT_STYLE_AUTO, figures);
    best = MIN(best, get_time() - begin);
  }
  return best;
}

static void
time_grows_with_length(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
    gint64 some = measure(patterns[i], 15 * 1024), more = measure(patterns[i], 60 * 1024);

    if (more > 9 * MAX(some, 500))
      fail_msg("\"%s\": %" G_GINT64_FORMAT " us, then %" G_GINT64_FORMAT " us", patterns[i], some,
               more);
  }
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(read_what_was_written), cmocka_unit_test(read_with_words),
    cmocka_unit_test(read_misspelt),         cmocka_unit_test(read_sentences),
    cmocka_unit_test(time_grows_with_length),
  };

  return cmocka_run_group_tests_name("number-random", tests, NULL, NULL);
}
