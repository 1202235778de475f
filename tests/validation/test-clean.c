/* Random tables without a mistake, rounded or cut as they are published: nothing may be wrong
 * with them. Arguments: seed and number of tables; table i has the seed + i. "show SEED":
 * what is said of that table, and its files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "office.h"
#include "table.h"
#include "take-in.h"

#define FIRST_SEED 20230630u
#define SHOWN 12
/* Percent of the tables. */
#define WARNINGS_AT_MOST 8

static guint32 seed = FIRST_SEED;
static guint n_tables = 1000, cutting = 15;
static Office *office;
static guint64 n_figures, n_read;
static guint tables_with[CT_SEVERITY_ERROR + 1], n_shown;
static GHashTable *counts[CT_SEVERITY_ERROR + 1];

static void
show(const Table *table, guint32 its_seed, const CtRun *run, const CtFinding *finding)
{
  g_autoptr(GString) text = g_string_new(NULL);

  if (finding->severity == CT_SEVERITY_INFO || n_shown++ >= SHOWN)
    return;
  take_in_describe(run, finding, text);
  printf("# table %u (%s): %s\n", its_seed, table->blocks->str, text->str);
}

static void
count_finding(const Table *table, guint32 its_seed, const CtRun *run, const CtFinding *finding)
{
  GHashTable *rules = counts[finding->severity];
  gpointer so_far = g_hash_table_lookup(rules, finding->rule);

  if (so_far == NULL)
    show(table, its_seed, run, finding);
  g_hash_table_insert(rules, (gpointer)finding->rule,
                      GUINT_TO_POINTER(GPOINTER_TO_UINT(so_far) + 1));
}

static void
read_table(guint32 its_seed)
{
  guint style = its_seed % OFFICE_STYLES;
  g_autoptr(Table) table = table_new(office_catalog(office), its_seed, style, cutting);
  g_autoptr(CtRun) run = take_in(office, table, style);
  gboolean some[CT_SEVERITY_ERROR + 1] = {FALSE};

  n_figures += table->figures->len;
  n_read += run->dataset->n_cells;
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    count_finding(table, its_seed, run, finding);
    some[finding->severity] = TRUE;
  }
  for (guint s = 0; s <= CT_SEVERITY_ERROR; s++)
    tables_with[s] += some[s] ? 1 : 0;
}

static void
print_counts(CtSeverity severity)
{
  GHashTableIter iter;
  gpointer rule, count;

  printf("# %s: in %u of %u tables\n", ct_severity_name(severity), tables_with[severity],
          n_tables);
  g_hash_table_iter_init(&iter, counts[severity]);
  while (g_hash_table_iter_next(&iter, &rule, &count))
    printf("#   %-28s %u\n", (const gchar *)rule, GPOINTER_TO_UINT(count));
}

static int
read_tables(void **state G_GNUC_UNUSED)
{
  gint64 start;

  office = office_open(NULL);
  printf("# seed %u, %u tables, %u %% of senders cut; checks: %s\n", seed, n_tables, cutting,
          office_checks(office));
  for (guint s = 0; s <= CT_SEVERITY_ERROR; s++)
    counts[s] = g_hash_table_new(g_str_hash, g_str_equal);
  start = g_get_monotonic_time();
  for (guint i = 0; i < n_tables; i++)
    read_table(seed + i);
  printf("# %" G_GUINT64_FORMAT " figures in %.1f s, %.1f ms a table\n", n_figures,
          (gdouble)(g_get_monotonic_time() - start) / 1e6,
          (gdouble)(g_get_monotonic_time() - start) / 1e3 / n_tables);
  for (guint s = CT_SEVERITY_ERROR + 1; s-- > 0;)
    print_counts((CtSeverity)s);
  return 0;
}

static int
leave(void **state G_GNUC_UNUSED)
{
  for (guint s = 0; s <= CT_SEVERITY_ERROR; s++)
    g_hash_table_unref(counts[s]);
  office_close(office);
  return 0;
}

static void
all_figures_arrive(void **state G_GNUC_UNUSED)
{
  assert_true(n_read == n_figures && n_figures > 100 * (guint64)n_tables);
}

static void
no_false_errors(void **state G_GNUC_UNUSED)
{
  assert_int_equal(tables_with[CT_SEVERITY_ERROR], 0);
}

/* What is unlikely happens in some. */
static void
few_false_warnings(void **state G_GNUC_UNUSED)
{
  assert_true(tables_with[CT_SEVERITY_WARNING] * 100 <= n_tables * WARNINGS_AT_MOST);
}

static int
show_table(guint32 its_seed)
{
  guint style = its_seed % OFFICE_STYLES;

  office = office_open(NULL);
  g_autoptr(Table) table = table_new(office_catalog(office), its_seed, style, cutting);
  g_autoptr(CtRun) run = take_in(office, table, style);
  take_in_show(table, run);
  office_close(office);
  return 0;
}

int
main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_figures_arrive),
    cmocka_unit_test(no_false_errors),
    cmocka_unit_test(few_false_warnings),
  };

  setlocale(LC_ALL, "C.UTF-8");
  if (argc > 2 && g_str_equal(argv[1], "show"))
    return show_table((guint32)strtoul(argv[2], NULL, 10));
  if (argc > 1)
    seed = g_str_equal(argv[1], "new") ? g_random_int() : (guint32)strtoul(argv[1], NULL, 10);
  if (argc > 2)
    n_tables = (guint)strtoul(argv[2], NULL, 10);
  if (argc > 3)
    cutting = (guint)strtoul(argv[3], NULL, 10);
  return cmocka_run_group_tests_name("validation-clean", tests, read_tables, leave);
}
