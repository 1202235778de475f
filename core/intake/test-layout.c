/* Headers of one to four rows, each as an office writes it, and what its columns hold.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/ct-layout.h"
#include "test-layout-cases.h"
#include "test-layout-text.h"
#include "test-small-catalog.h"

typedef struct {
  CtCatalog *catalog;
  CtResolver *resolver;
  CtHeaderWords *words;
  CtLayoutMemo *memo;
} Fixture;

static Fixture fixture;

static int
set_up(void **state)
{
  (void)state;
  fixture.catalog = small_catalog_new();
  fixture.resolver = ct_resolver_new(fixture.catalog);
  fixture.words = ct_header_words_new();
  fixture.memo = ct_layout_memo_new();
  return 0;
}

static int
tear_down(void **state)
{
  (void)state;
  ct_layout_memo_free(fixture.memo);
  ct_header_words_free(fixture.words);
  ct_resolver_free(fixture.resolver);
  ct_catalog_free(fixture.catalog);
  return 0;
}

/* Rows and all that they borrow. */
typedef struct {
  GPtrArray *texts;
  GArray *rows;
  guint32 line;
} Table;

static void
add_row(Table *table, const gchar *line)
{
  gchar **texts = g_strsplit(line, "|", -1);
  guint n = g_strv_length(texts);
  CtCell *cells = g_new0(CtCell, n + 1);
  CtRow row = {.number = ++table->line, .cells = cells, .n_cells = n};

  for (guint i = 0; i < n; i++) {
    g_auto(GStrv) lines = g_strsplit(texts[i], "⏎", -1);

    g_free(texts[i]);
    texts[i] = g_strjoinv("\n", lines);
    table->line += g_strv_length(lines) > 0 ? g_strv_length(lines) - 1 : 0;
    cells[i] = (CtCell){.text = texts[i],
                        .length = strlen(texts[i]),
                        .kind = *texts[i] != '\0' ? CT_CELL_TEXT : CT_CELL_BLANK};
  }
  g_ptr_array_add(table->texts, texts);
  g_array_append_val(table->rows, row);
}

static Table
table_new(const gchar *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Table table = {g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev),
                 g_array_new(FALSE, FALSE, sizeof(CtRow)), 0};

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_row(&table, lines[i]);
    else
      table.line++;
  return table;
}

static void
table_clear(Table *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    g_free((gpointer)(guintptr)g_array_index(table->rows, CtRow, i).cells);
  g_array_unref(table->rows);
  g_ptr_array_unref(table->texts);
}

/* The first row over one of figures: what it says alone is then known. */
static void
learn(const Table *table, const CtSpan *headings, guint n_headings)
{
  const CtRow *first = &g_array_index(table->rows, CtRow, 0);
  g_autofree CtCell *cells = g_new(CtCell, first->n_cells);
  CtRow rows[] = {*first, {first->number + 1, cells, first->n_cells}};
  guint used;

  for (guint i = 0; i < first->n_cells; i++)
    cells[i] = (CtCell){.text = "12,5", .length = 4, .kind = CT_CELL_TEXT};
  ct_layout_free(ct_layout_find(fixture.words, fixture.resolver, fixture.memo, rows, 2, headings,
                                n_headings, &used));
}

/* @memo: (nullable) */
static gchar *
describe(const LayoutCase *test, CtLayoutMemo *memo)
{
  Table table = table_new(test->rows);
  g_auto(GStrv) titles = g_strsplit(test->headings, "|", -1);
  guint n_titles = g_strv_length(titles), used = 99;
  g_autofree CtSpan *headings = g_new0(CtSpan, n_titles + 1);
  g_autoptr(CtLayout) layout = NULL;
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < n_titles; i++)
    headings[i] = (CtSpan){titles[i], strlen(titles[i])};
  if (memo != NULL)
    learn(&table, headings, n_titles);
  layout = ct_layout_find(fixture.words, fixture.resolver, memo,
                          (const CtRow *)(gconstpointer)table.rows->data, table.rows->len,
                          headings, n_titles, &used);
  if (layout != NULL) {
    ct_layout_settle(layout, ct_period_parse(test->period, strlen(test->period)));
    g_string_append_printf(text, "%u: ", used);
    layout_append(text, fixture.catalog, layout);
  }
  table_clear(&table);
  return g_string_free(text, FALSE);
}

static void
find_one(void **state)
{
  const LayoutCase *test = *state;
  g_autofree gchar *text = describe(test, NULL);
  g_autofree gchar *known = describe(test, fixture.memo);

  assert_string_equal(text, test->layout);
  assert_string_equal(known, test->layout);
}

static void
add_cases(GArray *tests, const LayoutCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    struct CMUnitTest test = {.name = cases[i].label,
                              .test_func = find_one,
                              .initial_state = (void *)(guintptr)&cases[i]};

    g_array_append_val(tests, test);
  }
}

/* What people state is taken without doubts. */
static void
read_stated(void **state)
{
  Table table = table_new("KH 2023|Thu NSNN|Bát Xát|6T/2023|Màu\nHuyện giao||||");
  g_autoptr(CtLayout) layout =
    ct_layout_read(fixture.words, fixture.resolver, (const CtRow *)(gconstpointer)table.rows->data,
                   table.rows->len, NULL, 0);
  g_autoptr(GString) text = g_string_new(NULL);

  (void)state;
  layout_append(text, fixture.catalog, layout);
  assert_string_equal(text->str, "value plan 2023 by district|value #5|value =082|"
                                 "value 2023-01/P6M|?");
  table_clear(&table);
}

/* A column set anew is forgotten as what it was. */
static void
set_again(void **state)
{
  Table table = table_new("Chỉ tiêu|ĐVT|KH|TH");
  guint used;
  g_autoptr(CtLayout) layout =
    ct_layout_find(fixture.words, fixture.resolver, NULL,
                   (const CtRow *)(gconstpointer)table.rows->data, table.rows->len, NULL, 0,
                   &used);

  (void)state;
  ct_layout_set_role(layout, 1, CT_MEANS_AREA);
  ct_layout_set_role(layout, 3, CT_MEANS_IGNORED);
  assert_int_equal(layout->at[CT_MEANS_UNIT], CT_COLUMN_NONE);
  assert_int_equal(layout->at[CT_MEANS_AREA], 1);
  assert_int_equal(layout->values->len, 1);
  assert_int_equal(g_array_index(layout->values, guint, 0), 2);
  table_clear(&table);
}

/* A header as wide as a file may be, and rows that are almost one. */
static void
wide_rows(void **state)
{
  g_autoptr(GString) text = g_string_new("Chỉ tiêu");
  guint used;

  (void)state;
  for (guint i = 0; i < 40000; i++)
    g_string_append(text, i % 2 == 0 ? "|So với CK (%)" : "|Bát Xát");
  g_string_append(text, "\n");
  for (guint i = 0; i < 40000; i++)
    g_string_append(text, "|%");

  Table table = table_new(text->str);
  g_autoptr(CtLayout) layout =
    ct_layout_find(fixture.words, fixture.resolver, NULL,
                   (const CtRow *)(gconstpointer)table.rows->data, table.rows->len, NULL, 0,
                   &used);

  assert_non_null(layout);
  ct_layout_settle(layout, ct_period_new(2023, 1, 6));
  assert_true(layout->columns->len <= 16384);
  table_clear(&table);
}

int
main(void)
{
  const struct CMUnitTest others[] = {
    cmocka_unit_test(read_stated),
    cmocka_unit_test(set_again),
    cmocka_unit_test(wide_rows),
  };
  g_autoptr(GArray) tests = g_array_new(FALSE, FALSE, sizeof(struct CMUnitTest));

  add_cases(tests, layout_forms, n_layout_forms);
  add_cases(tests, layout_headers, n_layout_headers);
  add_cases(tests, layout_words, n_layout_words);
  add_cases(tests, layout_rows, n_layout_rows);
  g_array_append_vals(tests, others, G_N_ELEMENTS(others));
  return _cmocka_run_group_tests("layout", (struct CMUnitTest *)(void *)tests->data, tests->len,
                                 set_up, tear_down);
}
