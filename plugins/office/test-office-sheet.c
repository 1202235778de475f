/* test-office-sheet.c: rows of a sheet from cells by address.
 */
#include <stdlib.h>

#include "test-office-rows.h"

#include "base/test-seed.h"
#include "office/office-sheet-merged.h"

typedef struct {
  const gchar *label;
  const gchar *cells;
  const gchar *rows;
  const gchar *told;
  const gchar *merged;         /* "A1:C1 A3:A5" */
  const gchar *hidden_columns; /* "B1:C1" */
  gboolean hidden;
} Case;

static const Case cases[] = {
  {"an empty sheet is a table without rows", "", "[S]\n", "", NULL, NULL, FALSE},
  {"rows and columns", "A1 tTên;B1 tSố;A2 tBát Xát;B2 n12.5", "[S]\n1:Tên|Số|\n2:Bát Xát|n12.5|\n",
   "", NULL, NULL, FALSE},
  {"blank cells in between, and rows", "C2 tc;E2 n5;B7 n1", "[S]\n2:_|_|c|_|n5|\n7:_|n1|\n", "",
   NULL, NULL, FALSE},
  {"blank cells at the end are none", "A1 ta;B1 _;C1 _;A2 _;B2 _;A3 tb", "[S]\n1:a|\n3:b|\n", "",
   NULL, NULL, FALSE},
  {"empty text is blank", "A1 t;B1 ta", "[S]\n1:_|a|\n", "", NULL, NULL, FALSE},
  {"all kinds", "A1 n1;B1 %2;C1 d2023-06-30;D1 !#REF!;E1 f=B1", "[S]\n1:n1|%2|d2023-06-30|!#REF!|f=|\n",
   "error read.formula-without-value 1:5\n", NULL, NULL, FALSE},
  {"a formula gave it", "A1 n1=B1*2", "[S]\n1:n1=|\n", "", NULL, NULL, FALSE},

  {"merged to the right", "A1 tTiêu đề;A2 n1;B2 n2;C2 n3", "[S]\n1:Tiêu đề|Tiêu đề<|Tiêu đề<|\n2:n1|n2|n3|\n",
   "", "A1:C1", NULL, FALSE},
  {"merged downwards", "A1 tBát Xát;B1 n1;B2 n2;B3 n3;B4 n4",
   "[S]\n1:Bát Xát|n1|\n2:Bát Xát^|n2|\n3:Bát Xát^|n3|\n4:_|n4|\n", "", "A1:A3", NULL, FALSE},
  {"merged both ways", "A1 tx;D1 t1;D2 t2", "[S]\n1:x|x<|_|1|\n2:x^|x<^|_|2|\n", "", "A1:B2", NULL,
   FALSE},
  {"a merged figure", "A1 n5;B1 ta;B2 tb", "[S]\n1:n5|a|\n2:n5^|b|\n", "", "A1:A2", NULL, FALSE},
  {"rows without cells of their own stay blank", "A1 tx;B5 n1", "[S]\n1:x|\n5:x^|n1|\n", "", "A1:A9",
   NULL, FALSE},
  {"what lies under a merged cell is not seen", "A1 tx;B1 ty;A2 tz;B2 tw;C2 tv",
   "[S]\n1:x|x<|\n2:x^|x<^|v|\n", "", "A1:B2", NULL, FALSE},
  {"a merged cell with nothing in it covers nothing", "B1 ty;A2 tz", "[S]\n1:_|y|\n2:z|\n", "", "A1:B2",
   NULL, FALSE},
  {"merged cells in any order", "A1 ta;C1 tc;A2 n1;B2 n2;C2 n3;D2 n4;A3 tu;B3 tv",
   "[S]\n1:a|a<|c|c<|\n2:n1|n2|n3|n4|\n3:u|u<|\n", "", "A3:B3 C1:D1 A1:B1", NULL, FALSE},
  {"of two that overlap the upper counts", "A1 ta;B1 tb;A2 tc;C2 tz",
   "[S]\n1:a|a<|\n2:a^|a<^|z|\n", "", "B1:C2 A1:B2", NULL, FALSE},
  {"a part of the other is its own", "A1 ta;C2 tc;D2 td;D3 tw", "[S]\n1:a|a<|a<|\n2:_|_|c|d|\n3:_|_|c^|w|\n",
   "", "A1:C1 C2:C3", NULL, FALSE},
  {"one cell merged with itself", "A1 ta;B1 tb", "[S]\n1:a|b|\n", "", "A1:A1", NULL, FALSE},

  {"a hidden sheet", "A1 ta", "[S]\n1:a|\n", "info read.hidden-sheet 0:0 S\n", NULL, NULL, TRUE},
  {"a hidden sheet without anything", "A1 _", "[S]\n", "", NULL, NULL, TRUE},
  {"hidden rows", "A1 ta;hide 2;A2 tb;hide 3;A3 tc;A4 td;hide 6;A6 te",
   "[S]\n1:a|\n2:b|\n3:c|\n4:d|\n6:e|\n", "info read.hidden-rows 2:0 2-3, 6\n", NULL, NULL, FALSE},
  {"hidden rows with nothing in them", "A1 ta;hide 2;hide 3;A3 _;A4 td", "[S]\n1:a|\n4:d|\n", "", NULL,
   NULL, FALSE},
  {"the first row is hidden", "hide 1;A1 ta", "[S]\n1:a|\n", "info read.hidden-rows 1:0 1\n", NULL,
   NULL, FALSE},
  {"hidden columns", "A1 ta;B1 tb;C1 tc;E1 te", "[S]\n1:a|b|c|_|e|\n",
   "info read.hidden-columns 0:0 B-C, E\n", NULL, "B1:E1", FALSE},
  {"hidden columns with nothing in them", "A1 ta", "[S]\n1:a|\n", "", NULL, "C1:XFD1", FALSE},

  {"a cell twice", "A1 ta;A1 tb;B1 tc", "[S]\n1:a|c|\n", "error read.cell-order 1:1\n", NULL, NULL,
   FALSE},
  {"cells out of order", "C1 ta;B1 tb;D1 tc", "[S]\n1:_|_|a|c|\n", "error read.cell-order 1:2\n", NULL,
   NULL, FALSE},
  {"rows out of order", "A2 ta;A1 tb;A3 tc", "[S]\n2:a|\n3:c|\n", "error read.cell-order 1:1\n", NULL,
   NULL, FALSE},
};

static guint
parse_ranges(const gchar *text, OfficeRange *ranges, guint max)
{
  g_auto(GStrv) words = g_strsplit(text != NULL ? text : "", " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++) {
    assert_true(n < max);
    assert_true(office_range_parse(words[i], strlen(words[i]), &ranges[n++]));
  }
  return n;
}

static void
read_one(void **state)
{
  const Case *c = *state;
  OfficeRange merged[8];
  OfficeRange columns[8];
  OfficeSheetInfo info = {.name = "S", .hidden = c->hidden, .merged = merged,
                          .hidden_columns = columns};
  Received received;

  received_init(&received);
  info.n_merged = parse_ranges(c->merged, merged, G_N_ELEMENTS(merged));
  info.n_hidden_columns = parse_ranges(c->hidden_columns, columns, G_N_ELEMENTS(columns));
  assert_true(give_sheet(&received, &info, c->cells));
  assert_string_equal(received.rows->str, c->rows);
  assert_string_equal(received.told->str, c->told);
  received_clear(&received);
}

static void
give_at(OfficeSheet *sheet, guint32 row, guint32 column, const gchar *text)
{
  office_sheet_cell(sheet, &(OfficeCell){.address = {row, column},
                                         .cell = {text, strlen(text), CT_CELL_TEXT, 0}});
}

static void
beyond_the_last_row_and_column(void **state)
{
  OfficeSheetInfo info = {.name = "S"};
  Received received;
  OfficeSheet *sheet;

  (void)state;
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  give_at(sheet, 1, 0, "x");
  give_at(sheet, 0, 1, "x");
  give_at(sheet, 1, OFFICE_MAX_COLUMNS, "last");
  give_at(sheet, 2, OFFICE_MAX_COLUMNS + 1, "x");
  give_at(sheet, OFFICE_MAX_ROWS, 1, "last");
  give_at(sheet, OFFICE_MAX_ROWS + 1, 1, "x");
  give_at(sheet, G_MAXUINT32, G_MAXUINT32, "x");
  assert_true(office_sheet_end(sheet));
  assert_int_equal(received.n_rows, 2);
  assert_string_equal(received.told->str,
                      "error read.too-many-columns 1:0\nerror read.too-many-rows 0:1\n");
  office_sheet_free(sheet);
  received_clear(&received);
}

static void
many_cells_twice_are_told_as_one(void **state)
{
  OfficeSheetInfo info = {.name = "S"};
  Received received;
  OfficeSheet *sheet;
  guint lines = 0;

  (void)state;
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  give_at(sheet, 5, 1, "a");
  for (guint i = 0; i < 1000; i++)
    give_at(sheet, 1, 1, "b");
  assert_true(office_sheet_end(sheet));
  for (const gchar *at = received.told->str; *at != '\0'; at++)
    lines += *at == '\n' ? 1 : 0;
  assert_int_equal(lines, 21);
  office_sheet_free(sheet);
  received_clear(&received);
}

/* Time is not measured: without the bounds these tests do not end while anybody waits. */
static void
a_million_merged_cells(void **state)
{
  enum { N = 1000000 };
  g_autofree OfficeRange *merged = g_new(OfficeRange, N);
  OfficeSheetInfo info = {.name = "S", .merged = merged, .n_merged = N};
  Received received;
  OfficeSheet *sheet;

  (void)state;
  for (guint32 i = 0; i < N; i++)
    merged[i] = (OfficeRange){{N - i, 1}, {N - i, 2}};
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  for (guint32 row = 1; row <= 1000; row++)
    give_at(sheet, row, 1, "x");
  give_at(sheet, N, 1, "x");
  assert_true(office_sheet_end(sheet));
  assert_int_equal(received.n_rows, 1001);
  assert_int_equal(received.n_cells, 2002);
  office_sheet_free(sheet);
  received_clear(&received);
}

static void
a_merged_cell_over_all_of_the_sheet(void **state)
{
  OfficeRange all = {{1, 1}, {OFFICE_MAX_ROWS, OFFICE_MAX_COLUMNS}};
  OfficeSheetInfo info = {.name = "S", .merged = &all, .n_merged = 1};
  Received received;
  OfficeSheet *sheet;

  (void)state;
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  give_at(sheet, 1, 1, "x");
  give_at(sheet, 2, 1, "y");
  for (guint32 row = 3; row <= OFFICE_MAX_ROWS; row += 1000)
    give_at(sheet, row, 300, "z");
  assert_true(office_sheet_end(sheet));
  assert_true(g_str_has_prefix(received.rows->str, "[S]\n1:x|x<|x<|"));
  assert_true(received.n_cells < 400000);
  office_sheet_free(sheet);
  received_clear(&received);
}

/* A cell in the last column of each row: 1.7e10 blank ones between. */
static void
a_sheet_of_gaps_ends(void **state)
{
  OfficeSheetInfo info = {.name = "S"};
  Received received;
  OfficeSheet *sheet;

  (void)state;
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  for (guint32 row = 1; row <= OFFICE_MAX_ROWS; row++)
    give_at(sheet, row, OFFICE_MAX_COLUMNS, "x");
  assert_true(office_sheet_end(sheet));
  assert_true(received.n_cells < 60000000);
  assert_true(strstr(received.told->str, "read.too-sparse") != NULL);
  office_sheet_free(sheet);
  received_clear(&received);
}

enum { SIDE = 12 };

/* The plain way: each merged cell is painted over the sheet, those further up first. */
static void
paint(gchar sheet[SIDE][SIDE], gchar covered[SIDE][SIDE], const OfficeRange *merged)
{
  guint row = merged->first.row - 1;
  guint column = merged->first.column - 1;

  if (sheet[row][column] == ' ' || covered[row][column])
    return;
  for (guint r = row; r < merged->last.row; r++)
    for (guint c = column; c < merged->last.column; c++)
      if ((r != row || c != column) && !covered[r][c]) {
        sheet[r][c] = sheet[row][column];
        covered[r][c] = 1;
      }
}

static OfficeRange
random_range(GRand *random)
{
  guint row = (guint)g_rand_int_range(random, 1, SIDE + 1);
  guint column = (guint)g_rand_int_range(random, 1, SIDE + 1);

  return (OfficeRange){{row, column},
                       {(guint)g_rand_int_range(random, (gint)row, SIDE + 1),
                        (guint)g_rand_int_range(random, (gint)column, SIDE + 1)}};
}

static gint
compare_by_place(gconstpointer a, gconstpointer b)
{
  const OfficeRange *one = a;
  const OfficeRange *other = b;

  return (gint)(one->first.row * 100 + one->first.column) -
         (gint)(other->first.row * 100 + other->first.column);
}

static void
expect_painted(gchar own[SIDE][SIDE], const OfficeRange *ranges, guint n)
{
  g_autoptr(OfficeMerged) merged = office_merged_new(ranges, n);
  gchar sheet[SIDE][SIDE];
  gchar covered[SIDE][SIDE] = {0};
  guint64 budget = G_MAXUINT64;

  memcpy(sheet, own, sizeof sheet);
  for (guint i = 0; i < n; i++)
    paint(sheet, covered, &ranges[i]);
  for (guint row = 0; row < SIDE; row++) {
    CtCell cells[SIDE];
    for (guint c = 0; c < SIDE; c++)
      cells[c] = (CtCell){&own[row][c], 1, own[row][c] == ' ' ? CT_CELL_BLANK : CT_CELL_TEXT, 0};
    assert_int_equal(office_merged_width(merged, row + 1, cells, SIDE), SIDE);
    office_merged_fill(merged, row + 1, cells, SIDE, &budget);
    for (guint c = 0; c < SIDE; c++) {
      assert_int_equal(cells[c].text[0], sheet[row][c]);
      assert_int_equal(cells[c].flags != 0, covered[row][c]);
    }
  }
}

static gboolean
begins_alone(const OfficeRange *ranges, guint last)
{
  for (guint other = 0; other < last; other++)
    if (compare_by_place(&ranges[other], &ranges[last]) == 0)
      return FALSE;
  return TRUE;
}

/* No two begin in one cell: which of them counts is nobody's business. */
static void
random_merged_cells(void **state)
{
  g_autoptr(GRand) random = seeded();

  (void)state;
  for (guint i = 0; i < 20000; i++) {
    gchar own[SIDE][SIDE];
    OfficeRange ranges[6];
    guint n = 0;

    for (guint at = 0; at < SIDE * SIDE; at++)
      own[at / SIDE][at % SIDE] = g_rand_boolean(random) ? ' ' : (gchar)('a' + at % 26);
    while (n < G_N_ELEMENTS(ranges)) {
      ranges[n] = random_range(random);
      n += begins_alone(ranges, n) ? 1 : 0;
    }
    qsort(ranges, n, sizeof *ranges, compare_by_place);
    expect_painted(own, ranges, n);
  }
}

static void
a_row_of_too_much_text(void **state)
{
  g_autofree gchar *text = g_strnfill(1 << 20, 'x');
  OfficeSheetInfo info = {.name = "S"};
  Received received;
  OfficeSheet *sheet;

  (void)state;
  received_init(&received);
  sheet = office_sheet_begin(&received.sink, &info);
  for (guint32 column = 1; column <= 100; column++)
    give_at(sheet, 1, column, text);
  give_at(sheet, 2, 1, "y");
  assert_true(office_sheet_end(sheet));
  assert_int_equal(received.n_rows, 2);
  assert_int_equal(received.n_cells, 17);
  assert_string_equal(received.told->str, "error read.long-row 1:17\n");
  office_sheet_free(sheet);
  received_clear(&received);
}

static void
the_receiver_wants_no_more(void **state)
{
  OfficeSheetInfo info = {.name = "S"};
  Received received;

  (void)state;
  received_init(&received);
  received.stop_after = 2;
  assert_false(give_sheet(&received, &info, "A1 ta;A2 tb;A3 tc;A4 td;A5 te"));
  assert_int_equal(received.n_rows, 2);
  received_clear(&received);
}

int
main(void)
{
  const struct CMUnitTest others[] = {
    cmocka_unit_test(beyond_the_last_row_and_column),
    cmocka_unit_test(many_cells_twice_are_told_as_one),
    cmocka_unit_test(a_million_merged_cells),
    cmocka_unit_test(a_merged_cell_over_all_of_the_sheet),
    cmocka_unit_test(a_sheet_of_gaps_ends),
    cmocka_unit_test(random_merged_cells),
    cmocka_unit_test(a_row_of_too_much_text),
    cmocka_unit_test(the_receiver_wants_no_more),
  };
  enum { N = G_N_ELEMENTS(cases), N_OTHERS = G_N_ELEMENTS(others) };
  struct CMUnitTest tests[N + N_OTHERS];

  for (gsize i = 0; i < N; i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = read_one,
                                   .initial_state = (void *)&cases[i]};
  memcpy(tests + N, others, sizeof others);
  return cmocka_run_group_tests_name("office-sheet", tests, NULL, NULL);
}
