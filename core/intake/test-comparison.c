#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/ct-comparison.h"

/* @said: what the header says of the column
 * @rows: parted by spaces: compared;base;observed, "?" for what is no number
 * @kind: "index", "growth", "difference" or "": not told
 * @faults: parted by spaces: row:observed->expected, the row 0 for the column */
typedef struct {
  const gchar *label;
  CtComparison said;
  const gchar *rows;
  const gchar *kind;
  const gchar *faults;
} Case;

static const Case cases[] = {
  {"index", CT_COMPARES_PERCENT, "104.6;98.2;106.5 22.4;31.5;71.1 3610700;3512400;102.8", "index",
   ""},
  {"growth", CT_COMPARES_PERCENT, "20764300;22945000;-9.5 104.6;98.2;6.5", "growth", ""},
  {"growth in a column that says nothing", CT_COMPARES_UNKNOWN,
   "14;17;-17.65 6;8;-25 11;14;-21.4", "growth", ""},
  {"difference", CT_COMPARES_DIFFERENCE, "52;58;-6 27;31;-4 1;0;1 4;5;-1", "difference", ""},
  {"an index wrong in one row", CT_COMPARES_PERCENT,
   "104.6;98.2;106.5 22.4;31.5;17.1 50;40;125.0 7;8;87.5", "index", "2:17.1->71.1"},
  {"growth where an index is", CT_COMPARES_PERCENT,
   "104.6;98.2;106.5 22.4;31.5;71.1 50;40;25.0 7;8;87.5", "index", "3:25.0->125.0"},
  {"a small count is exact", CT_COMPARES_PERCENT,
   "14;17;-17.65 6;8;-25 11;14;-21.4 3;4;-20 9;12;-25", "growth", "4:-20->-25"},
  {"a difference off by one", CT_COMPARES_DIFFERENCE, "52;58;-6 27;31;-4 6;8;-3 4;5;-1",
   "difference", "3:-3->-2"},
  {"a minus forgotten", CT_COMPARES_DIFFERENCE, "52;58;-6 27;31;-4 6;8;2 4;5;-1", "difference",
   "3:2->-2"},
  {"cut instead of rounded", CT_COMPARES_PERCENT, "35164.5;51100;68.81 176;221;79.63", "index", ""},
  {"rounded operands", CT_COMPARES_PERCENT, "0.3;0.4;71 0.7;0.9;80", "index", ""},
  {"rounded whole numbers", CT_COMPARES_PERCENT, "105;98;106.5 22;32;71.1 41;41;101.2", "index",
   ""},
  {"decreases without their minus", CT_COMPARES_PERCENT, "52;58;10.34 27;31;12.9 39;45;13.33",
   "growth", ""},
  {"falls as a number", CT_COMPARES_DIFFERENCE, "52;58;6 27;31;4 39;45;6", "difference", ""},
  {"a difference under a header of per cent", CT_COMPARES_PERCENT, "52;58;-6 27;31;-4 39;45;-6",
   "difference", ""},
  {"what follows from nothing", CT_COMPARES_PERCENT, "52;58;35 27;31;3 39;45;77 5;6;99", "",
   "0:35->90"},
  {"a rate in points", CT_COMPARES_PERCENT, "104.6;98.2;106.5 65.9;64.1;1.8 22.4;31.5;71.1 5;4;125",
   "index", ""},
  {"one row that fits tells the kind", CT_COMPARES_PERCENT, "104.6;98.2;106.5", "index", ""},
  {"one row that does not fit tells nothing", CT_COMPARES_PERCENT, "104.6;98.2;55", "", ""},
  {"a base of nothing is passed over", CT_COMPARES_PERCENT, "1;0;100 2;4;50 3;4;75", "index", ""},
  {"no numbers", CT_COMPARES_PERCENT, "?;1;2 1;?;2 1;1;?", "", ""},
  {"a negative figure", CT_COMPARES_DIFFERENCE, "-5;3;-8 2;-1;3", "difference", ""},
  {"huge figures are not judged", CT_COMPARES_PERCENT,
   "900000000000000000;3;1 900000000000000000;4;1", "", ""},
  {"a huge percentage is a fault", CT_COMPARES_PERCENT, "2;4;50 3;4;75 3;4;7500000000000",
   "index", "3:7500000000000->75"},
};

static CtComparedCell
read_cell(const gchar *text)
{
  CtComparedCell cell = {0};
  const gchar *point = strchr(text, '.');

  cell.set = ct_decimal_parse(text, strlen(text), &cell.value);
  cell.decimals = point != NULL ? (gint)strlen(point + 1) : 0;
  return cell;
}

static void
tell(const CtComparisonFault *fault, gpointer user_data)
{
  GString *text = user_data;
  gchar observed[CT_DECIMAL_CHARS], expected[CT_DECIMAL_CHARS];

  ct_decimal_format(fault->observed, observed);
  ct_decimal_format(fault->expected, expected);
  g_string_append_printf(text, "%s%u:%s->%s", text->len > 0 ? " " : "", fault->row, observed,
                         expected);
  assert_int_equal(fault->column, 3);
  assert_true(fault->n_faults <= fault->n_rows);
}

/* Name, two figures and their comparison. */
static CtLayout *
make_layout(CtComparison said)
{
  CtLayout *layout = ct_layout_new();
  CtColumn column = CT_COLUMN_INIT;

  ct_layout_set_role(layout, 0, CT_MEANS_INDICATOR);
  column.role = CT_MEANS_VALUE;
  ct_layout_set(layout, 1, &column);
  column.period = ct_period_new(2022, 1, 6);
  ct_layout_set(layout, 2, &column);
  column = CT_COLUMN_INIT;
  column.role = CT_MEANS_COMPARISON;
  column.comparison = said;
  column.compared = 1;
  column.base = 2;
  ct_layout_set(layout, 3, &column);
  return layout;
}

static void
judge_one(void **state)
{
  static const gchar *const kinds[] = {"index", "growth", "difference"};
  const Case *test = *state;
  g_autoptr(CtLayout) layout = make_layout(test->said);
  g_autoptr(CtComparisons) comparisons = ct_comparisons_new(layout);
  g_auto(GStrv) rows = g_strsplit(test->rows, " ", -1);
  g_autoptr(GString) faults = g_string_new(NULL);
  CtComparisonKind kind;

  for (guint i = 0; rows[i] != NULL; i++) {
    g_auto(GStrv) texts = g_strsplit(rows[i], ";", 3);
    CtComparedCell cells[4] = {{0}, read_cell(texts[0]), read_cell(texts[1]), read_cell(texts[2])};

    ct_comparisons_add(comparisons, i + 1, cells, G_N_ELEMENTS(cells));
  }
  ct_comparisons_finish(comparisons, tell, faults);
  assert_string_equal(faults->str, test->faults);
  assert_string_equal(ct_comparisons_kind(comparisons, 3, &kind) ? kinds[kind] : "", test->kind);
}

static void
needs_three_columns(void **state)
{
  g_autoptr(CtLayout) layout = make_layout(CT_COMPARES_PERCENT);
  g_autoptr(CtComparisons) comparisons = ct_comparisons_new(layout);

  (void)state;
  assert_false(ct_comparisons_needs(comparisons, 0));
  for (guint i = 1; i < 4; i++)
    assert_true(ct_comparisons_needs(comparisons, i));
  assert_false(ct_comparisons_needs(comparisons, 4));
}

static void
nothing_to_judge(void **state)
{
  g_autoptr(CtLayout) layout = ct_layout_new();

  (void)state;
  ct_layout_set_role(layout, 0, CT_MEANS_COMPARISON);
  assert_null(ct_comparisons_new(layout));
}

/* Any two figures and what is printed of them, rounded or cut, are no fault. */
static void
printed_figures_fit(void **state)
{
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  (void)state;
  print_message("# seed %u\n", seed);
  for (guint round = 0; round < 500; round++) {
    g_autoptr(CtLayout) layout = make_layout(CT_COMPARES_PERCENT);
    g_autoptr(CtComparisons) comparisons = ct_comparisons_new(layout);
    g_autoptr(GString) faults = g_string_new(NULL);
    gboolean growth = g_rand_boolean(random);

    for (guint i = 0; i < 8; i++) {
      gint64 a = g_rand_int_range(random, 1000, 99999999);
      gint64 b = g_rand_int_range(random, 1000, 99999999);
      gint64 index = a * 100000 / b; /* three decimals, cut */
      gint64 printed = (index + (g_rand_boolean(random) ? 50 : 0)) / 100; /* one */
      CtComparedCell cells[4] = {{0},
                                 {TRUE, CT_DECIMAL_INIT(a, 2), 2},
                                 {TRUE, CT_DECIMAL_INIT(b, 2), 2},
                                 {TRUE, CT_DECIMAL_INIT(printed - (growth ? 1000 : 0), 1), 1}};

      ct_comparisons_add(comparisons, i + 1, cells, G_N_ELEMENTS(cells));
    }
    ct_comparisons_finish(comparisons, tell, faults);
    assert_string_equal(faults->str, "");
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 3];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = judge_one,
                                     .initial_state = (void *)(guintptr)&cases[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(needs_three_columns);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(nothing_to_judge);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(printed_figures_fit);
  return cmocka_run_group_tests_name("comparison", tests, NULL, NULL);
}
