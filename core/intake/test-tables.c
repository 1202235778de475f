/* Tables that are more than rows of text: keyed ones, several, long, hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-run.h"

static Run
start(void)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  options.period = ct_period_new(2023, 1, 6);
  return run_start(&options, FALSE);
}

static void
begin_keyed(Run *run, const gchar *const *keys)
{
  assert_true(ct_row_sink_table(run->sink, &(CtTableInfo){.style = CT_PLACE_POINTER,
                                                          .name = "/data",
                                                          .keyed = TRUE}));
  for (guint i = 0; keys[i] != NULL; i++)
    assert_true(ct_row_sink_column(run->sink, i + 1, keys[i]));
}

static void
give_context(Run *run, const gchar *name, const gchar *text)
{
  CtCell cell = {.text = text, .length = strlen(text), .kind = CT_CELL_TEXT};

  assert_true(ct_row_sink_context(run->sink, name, &cell));
}

/* Its keys are the header, wherever the first row is. */
static void
keyed_table(void **state)
{
  static const gchar *const keys[] = {"chi_tieu/ma", "dia_ban", "gia_tri", "mau", NULL};
  Run run = start();
  g_autoptr(GString) place = g_string_new(NULL);

  (void)state;
  begin_keyed(&run, keys);
  run_give_row(&run, 1, "5|082|#12.5|xanh");
  run_give_row(&run, 2, "5|083|12,5|");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run,
            "5 082 2023-01/P6M actual 12.5 VND_BN @1:3\n"
            "5 083 2023-01/P6M actual 12.5 VND_BN @2:3\n",
            "info intake.unknown-column @1:4 \"mau\"\n");
  ct_places_append(run.submission->places, ct_batch_get(run.batch, 1).place, place);
  assert_string_equal(place->str, "/data/1/gia_tri");
  run_stop(&run);
}

static void
context_before_and_after_a_table(void **state)
{
  static const gchar *const keys[] = {"chi_tieu", "gia_tri", NULL};
  Run run = start();

  (void)state;
  begin_keyed(&run, keys);
  give_context(&run, "ky", "2022");
  run_give_row(&run, 1, "5|#12.5");
  give_context(&run, "header/dia_ban", "Sa Pa");
  give_context(&run, "don_vi_tinh", "triệu đồng");
  give_context(&run, "loai_so_lieu", "KH");
  give_context(&run, "tong_so", "1");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 088 2022 plan 12.5 VND_MN @1:2\n", NULL);
  run_stop(&run);
}

/* A context that means nothing holds for every row: none of them can be read. */
static void
context_of_no_meaning(void **state)
{
  static const gchar *const keys[] = {"chi_tieu", "gia_tri", NULL};
  Run run = start();

  (void)state;
  begin_keyed(&run, keys);
  give_context(&run, "dia_ban", "Hà Giang");
  run_give_row(&run, 1, "5|#12.5");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, NULL, "error intake.unknown-area @0:0 \"Hà Giang\"\n");
  run_stop(&run);
}

static void
context_behind_a_long_table(void **state)
{
  static const gchar *const keys[] = {"chi_tieu", "dia_ban", "ky", "gia_tri", NULL};
  Run run = start();

  (void)state;
  begin_keyed(&run, keys);
  for (guint i = 1; i <= CT_INTAKE_EVIDENCE_ROWS; i++)
    run_give_row(&run, i, "5|082|2023|");
  give_context(&run, "don_vi_tinh", "triệu đồng");
  run_give_row(&run, CT_INTAKE_EVIDENCE_ROWS + 1, "5|082|2023|#1");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 082 2023 actual 1 VND_BN @1001:4\n",
            "error intake.late-context @0:0 \"don_vi_tinh\"\n");
  run_stop(&run);
}

/* A key that comes first in a late record is read from there on. */
static void
key_that_comes_late(void **state)
{
  static const gchar *const keys[] = {"chi_tieu", "dia_ban", "gia_tri", NULL};
  Run run = start();

  (void)state;
  begin_keyed(&run, keys);
  for (guint i = 1; i <= CT_INTAKE_EVIDENCE_ROWS; i++)
    run_give_row(&run, i, "5|082|");
  assert_true(ct_row_sink_column(run.sink, 4, "ky"));
  run_give_row(&run, 1001, "5|082|#1|2022");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 082 2022 actual 1 VND_BN @1001:3\n", NULL);
  run_stop(&run);
}

static void
begin_sheet(Run *run, const gchar *name)
{
  assert_true(ct_row_sink_table(run->sink,
                                &(CtTableInfo){.style = CT_PLACE_SHEET, .name = name}));
}

/* A reader that breaks its promise: what heads a column is found among the rows. */
static void
key_of_a_table_without_keys(void **state)
{
  Run run = start();

  (void)state;
  run_give_row(&run, 1, "Chỉ tiêu|Địa bàn|Số liệu");
  run_give_row(&run, 2, "5|082|12");
  for (guint i = 3; i <= CT_INTAKE_EVIDENCE_ROWS + 1; i++)
    run_give_row(&run, i, "5|082|");
  assert_true(ct_row_sink_column(run.sink, 4, "cung_ky"));
  run_give_row(&run, 1002, "5|083|13|14");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 082 2023-01/P6M actual 12 VND_BN @2:3\n",
            "error intake.extra-fields @1002:4 \"14\"\n");
  run_stop(&run);
}

/* Each has its own header, title and style; a sheet of notes is only a warning. */
static void
several_sheets(void **state)
{
  Run run = start();
  g_autoptr(GString) place = g_string_new(NULL);

  (void)state;
  begin_sheet(&run, "Trống");
  begin_sheet(&run, "Hướng dẫn");
  run_give_table(&run, "Đọc kỹ trước khi điền\n");
  begin_sheet(&run, "Biểu 1");
  run_give_table(&run, "Năm 2022\nChỉ tiêu|Địa bàn|Số liệu\n5|082|1.234,5\n5|083|18.000\n");
  begin_sheet(&run, "Biểu 2");
  run_give_table(&run, "Chỉ tiêu|Địa bàn|Số liệu\n5|082|1234.5\n5|083|18.000\n");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run,
            "5 082 2022 actual 1234.5 VND_BN @3:3\n5 083 2022 actual 18000 VND_BN @4:3\n"
            "5 082 2023-01/P6M actual 1234.5 VND_BN @2:3\n"
            "5 083 2023-01/P6M actual 18.000 VND_BN @3:3\n",
            "info intake.no-header @1:0 \"\"\n");
  ct_places_append(run.submission->places, ct_batch_get(run.batch, 3).place, place);
  assert_string_equal(place->str, "Biểu 2!C3");
  run_stop(&run);
}

/* The style is fixed by the rows that are held back; a later cell of another
 * style is read in its one way, and an ambiguous one by the table's style. */
static void
style_is_fixed_from_the_first_rows(void **state)
{
  Run run = start();

  (void)state;
  run_give_row(&run, 1, "Chỉ tiêu|Địa bàn|Kỳ|Số liệu");
  run_give_row(&run, 2, "5|082|2023|12,5");
  for (guint i = 3; i <= CT_INTAKE_EVIDENCE_ROWS + 1; i++)
    run_give_row(&run, i, "5|082|2023|");
  run_give_row(&run, 1002, "5|083|2023|12.77");
  run_give_row(&run, 1003, "5|088|2023|12.777");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run,
            "5 082 2023 actual 12.5 VND_BN @2:4\n5 083 2023 actual 12.77 VND_BN @1002:4\n"
            "5 088 2023 actual 12777 VND_BN @1003:4\n",
            "warning intake.style @1002:4 \"12.77\"\n");
  run_stop(&run);
}

static void
rows_out_of_all_measure(void **state)
{
  guint n = CT_INTAKE_MAX_COLUMNS + 1;
  gsize length = 64 * 1024 + 1;
  g_autofree CtCell *cells = g_new0(CtCell, n);
  g_autofree gchar *text = g_strnfill(length, '9');
  Run run = start();

  (void)state;
  run_give_row(&run, 1, "Chỉ tiêu|Địa bàn|Số liệu");
  cells[0] = (CtCell){.text = "5", .length = 1, .kind = CT_CELL_TEXT};
  assert_true(ct_row_sink_row(run.sink, 2, cells, n));
  cells[2] = (CtCell){.text = text, .length = length, .kind = CT_CELL_TEXT};
  assert_true(ct_row_sink_row(run.sink, 3, cells, 3));
  run_give_row(&run, 4, "5|082|1");
  assert_true(ct_row_sink_row(run.sink, G_MAXUINT64, cells, 0));
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 082 2023-01/P6M actual 1 VND_BN @4:3\n",
            "error intake.too-many-columns @2:0 \"\"\nerror intake.long-cell @3:3 \"\"\n");
  run_stop(&run);
}

static void
trouble_of_the_reader(void **state)
{
  Run run = start();

  (void)state;
  assert_true(ct_row_sink_problem(run.sink, &(CtReadProblem){.rule = "read.broken-record",
                                                             .row = 7,
                                                             .column = 2,
                                                             .observed = "a\"b",
                                                             .message = "a broken quote"}));
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, NULL,
            "error read.broken-record @7:2 \"a\"b\"\nerror intake.no-header @0:0 \"\"\n");
  run_stop(&run);
}

/* No header: what stands in a long text is told once, not for every row. */
static void
long_text_without_a_table(void **state)
{
  Run run = start();

  (void)state;
  for (guint i = 1; i <= 2000; i++)
    run_give_row(&run, i, "Kính gửi|các đơn vị|năm 2023");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, NULL, "error intake.no-header @1:0 \"\"\n");
  run_stop(&run);
}

/* Nothing is dropped in silence: whatever a row holds, a cell with text in a value
 * column gives an observation of its place or a finding on its row. */
#define FIRST_ROW 2000u
#define END_ROW 12000u

/* @told: (array length=END_ROW): which rows gave something */
static void
find_told(const Run *run, gboolean *told)
{
  for (gsize i = 0; i < run->batch->n; i++) {
    CtPlace place = run->batch->place[i];

    if (place.row < END_ROW && place.column == 5)
      told[place.row] = TRUE;
  }
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    if (ct_findings_get(run->findings, i)->place.row < END_ROW)
      told[ct_findings_get(run->findings, i)->place.row] = TRUE;
}

static void
nothing_is_dropped_in_silence(void **state)
{
  static const gchar *const pool[] = {
    "5",      "17",     "Thu NSNN", "Khách",   "082",    "Bát Xát", "Thanh Bình", "2023",
    "6T/2023", "18.000", "12,5",    "-",       "x",      "…",       "62/127",     "%",
    "tỷ đồng", "nghìn",  "gần 5",   "(1,5%)",  "KH",     "M",       "",           " ",
    "#12.5",   "%1.5",   "!#REF!",  "=A1",     "@2023-06-05", "1234567890123456789", "Tổng số",
  };
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  g_autofree gboolean *told = g_new0(gboolean, END_ROW);
  Run run = start();

  (void)state;
  print_message("# seed %u\n", seed);
  run_give_row(&run, 1, "Chỉ tiêu|Địa bàn|Kỳ|Loại số liệu|Số liệu|ĐVT|Tử số|OBS_STATUS");
  for (guint i = 2; i < CT_INTAKE_EVIDENCE_ROWS + 2; i++)
    run_give_row(&run, i, "5|082|2023||12,5|");
  for (guint row = FIRST_ROW; row < END_ROW; row++) {
    g_autoptr(GString) line = g_string_new(NULL);
    const gchar *value = NULL;

    for (guint i = 0; i < 8; i++) {
      const gchar *text = pool[g_rand_int_range(random, 0, G_N_ELEMENTS(pool))];

      /* Good keys in every other row, so that the figures are reached as well. */
      if (i < 4 && row % 2 == 0)
        text = (const gchar *const[]){"17", "082", "2023", ""}[i];
      /* A row of names alone may be another header. */
      if (i == 6 && row % 2 == 1)
        text = "7";
      if (i == 4)
        value = text;
      g_string_append_printf(line, "%s%s", i > 0 ? "|" : "", text);
    }
    run_give_row(&run, row, line->str);
    told[row] = strcmp(value, "") == 0 || strcmp(value, " ") == 0;
  }
  ct_intake_finish(run.intake, TRUE);
  find_told(&run, told);
  for (guint row = FIRST_ROW; row < END_ROW; row++)
    if (!told[row])
      fail_msg("row %u gives nothing", row);
  run_stop(&run);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(keyed_table),
    cmocka_unit_test(context_before_and_after_a_table),
    cmocka_unit_test(context_of_no_meaning),
    cmocka_unit_test(context_behind_a_long_table),
    cmocka_unit_test(key_that_comes_late),
    cmocka_unit_test(key_of_a_table_without_keys),
    cmocka_unit_test(several_sheets),
    cmocka_unit_test(style_is_fixed_from_the_first_rows),
    cmocka_unit_test(rows_out_of_all_measure),
    cmocka_unit_test(trouble_of_the_reader),
    cmocka_unit_test(long_text_without_a_table),
    cmocka_unit_test(nothing_is_dropped_in_silence),
  };

  return cmocka_run_group_tests_name("tables", tests, run_set_up, run_tear_down);
}
