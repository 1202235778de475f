/* Random tables of known figures: each figure comes out right, or a finding says why it
 * does not; never another one. Seed and number of tables are arguments ("new": another
 * seed each time), or CT_FORMS_SEED and CT_FORMS_TABLES; table i has the seed + i. A third argument
 * "books" makes workbooks of them. A table that fails is written to the working folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "book-grid.h"
#include "compare.h"
#include "random-table.h"
#include "variation.h"

#define FIRST_SEED 20230630u
#define SHOWN 10
/* Percent of the figures of tables without a slip that must come out. */
#define READ_AT_LEAST 90

static guint32 seed = FIRST_SEED;
static guint n_tables = 10000;
static gboolean books;

static Office *office;
static guint n_failed;
static guint64 clean_right, clean_told, slipped_right, slipped_told, lost, wrong;

static void
keep_table(const RandomTable *table, guint32 its_seed, const gchar *complaints)
{
  g_autofree gchar *file = g_strdup_printf("failed-forms-%u-%s", its_seed, table->name);
  g_autofree gchar *habits = random_table_describe(table);
  gsize length = 0;
  const gchar *data = g_bytes_get_data(table->bytes, &length);

  g_file_set_contents(file, data, (gssize)length, NULL);
  fprintf(stderr, "# %s (seed %u): %s\n%s", file, its_seed, habits, complaints);
}

/* As a workbook. */
static CtProcessed *
receive_book(const RandomTable *table, guint32 its_seed)
{
  BookStyle style = book_style_random(its_seed, table->form.numbers == NUMBERS_PLAIN);
  g_autoptr(Book) book = book_from_grid(table->grid, office_catalog(office), &style);

  return office_receive_book(office, table->name, book);
}

static void
read_table(guint32 its_seed)
{
  RandomTable table = random_table_make(office_catalog(office), its_seed);
  g_autoptr(CtProcessed) processed = books ? receive_book(&table, its_seed)
                                           : office_receive(office, table.name, table.bytes);
  Outcome outcome = compare_outcome(office, processed, table.grid->expected, compare_grid_excuse,
                                    table.grid);

  *(table.slips > 0 ? &slipped_right : &clean_right) += outcome.right;
  *(table.slips > 0 ? &slipped_told : &clean_told) += outcome.told;
  lost += outcome.lost;
  wrong += outcome.wrong;
  if (outcome.lost + outcome.wrong > 0 && n_failed++ < SHOWN)
    keep_table(&table, its_seed, outcome.complaints->str);
  if (outcome.lost + outcome.wrong > 0 && g_getenv("CT_FORMS_ALL") != NULL) {
    g_autofree gchar *habits = random_table_describe(&table);

    fprintf(stderr, "FAIL %u wrong %u lost %u %s\n", its_seed, outcome.wrong, outcome.lost, habits);
  }
  outcome_clear(&outcome);
  random_table_clear(&table);
}

static int
read_tables(void **state G_GNUC_UNUSED)
{
  office = office_open();
  g_print("# seed %u, %u tables\n", seed, n_tables);
  for (guint i = 0; i < n_tables; i++)
    read_table(seed + i);
  g_print("# clean tables: %" G_GUINT64_FORMAT " figures right, %" G_GUINT64_FORMAT " told\n"
          "# with slips: %" G_GUINT64_FORMAT " right, %" G_GUINT64_FORMAT " told\n"
          "# %" G_GUINT64_FORMAT " lost, %" G_GUINT64_FORMAT " wrong, in %u tables\n",
          clean_right, clean_told, slipped_right, slipped_told, lost, wrong, n_failed);
  return 0;
}

static int
leave_office(void **state G_GNUC_UNUSED)
{
  office_close(office);
  return 0;
}

static void
nothing_is_wrong(void **state G_GNUC_UNUSED)
{
  assert_int_equal(wrong, 0);
}

static void
nothing_is_lost(void **state G_GNUC_UNUSED)
{
  assert_int_equal(lost, 0);
}

/* Findings for all would be no reading. */
static void
clean_tables_are_read(void **state G_GNUC_UNUSED)
{
  assert_true(clean_right * 100 >= (clean_right + clean_told) * READ_AT_LEAST);
}

/* Slips are really made: some cost a figure, which is told. */
static void
slips_cost_something(void **state G_GNUC_UNUSED)
{
  assert_true(slipped_told > 0 && slipped_right > slipped_told);
}

/* This test itself: the plainest table against what it does not say. */

typedef enum { AS_WRITTEN, OTHER_VALUE, OTHER_PERIOD, ONE_LESS, ONE_MORE } Change;

static void
change_expected(GArray *expected, Change change)
{
  Expected *first = &g_array_index(expected, Expected, 0);
  Expected copy = *first;

  if (change == OTHER_VALUE)
    first->value.coefficient++;
  else if (change == OTHER_PERIOD)
    first->period = ct_period_shift(first->period, 12);
  else if (change == ONE_LESS)
    g_array_remove_index(expected, 0);
  copy.measure = CT_MEASURE_ESTIMATE;
  if (change == ONE_MORE)
    g_array_append_val(expected, copy);
}

static void
change_is_seen(void **state)
{
  static const guint wrong_then[] = {0, 1, 1, 1, 0};
  static const guint lost_then[] = {0, 1, 1, 0, 1};
  Change change = (Change)GPOINTER_TO_UINT(*state);
  g_autoptr(Grid) grid = variation_grid(&variations[0], office_catalog(office));
  g_autofree gchar *name = NULL;
  g_autoptr(GBytes) bytes = variation_write(&variations[0], grid, &name);
  g_autoptr(CtProcessed) processed = office_receive(office, name, bytes);
  Outcome outcome;

  change_expected(grid->expected, change);
  outcome = compare_outcome(office, processed, grid->expected, compare_grid_excuse, grid);
  assert_int_equal(outcome.wrong, wrong_then[change]);
  assert_int_equal(outcome.lost, lost_then[change]);
  outcome_clear(&outcome);
}

static void
take_arguments(int argc, char **argv)
{
  const gchar *stated_seed = g_getenv("CT_FORMS_SEED");
  const gchar *stated_tables = g_getenv("CT_FORMS_TABLES");

  if (argc > 1)
    seed = g_str_equal(argv[1], "new") ? g_random_int() : (guint32)strtoul(argv[1], NULL, 10);
  if (argc > 2)
    n_tables = (guint)strtoul(argv[2], NULL, 10);
  books = argc > 3 && g_str_equal(argv[3], "books");
  if (stated_seed != NULL)
    seed = (guint32)strtoul(stated_seed, NULL, 10);
  if (stated_tables != NULL)
    n_tables = (guint)strtoul(stated_tables, NULL, 10);
}

int
main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    {"a table against what it says", change_is_seen, NULL, NULL, GUINT_TO_POINTER(AS_WRITTEN)},
    {"against another value", change_is_seen, NULL, NULL, GUINT_TO_POINTER(OTHER_VALUE)},
    {"against another period", change_is_seen, NULL, NULL, GUINT_TO_POINTER(OTHER_PERIOD)},
    {"against one figure less", change_is_seen, NULL, NULL, GUINT_TO_POINTER(ONE_LESS)},
    {"against one figure more", change_is_seen, NULL, NULL, GUINT_TO_POINTER(ONE_MORE)},
    cmocka_unit_test(nothing_is_wrong),
    cmocka_unit_test(nothing_is_lost),
    cmocka_unit_test(clean_tables_are_read),
    cmocka_unit_test(slips_cost_something),
  };

  take_arguments(argc, argv);
  return cmocka_run_group_tests_name("forms-random", tests, read_tables, leave_office);
}
