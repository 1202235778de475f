/* What only workbooks have: merged cells, typed cells, several sheets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/test-seed.h"
#include "test-run.h"

/* Tables in one sheet */

static void
check_sheet(void **state)
{
  const TableCase *c = *state;
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  options.period = ct_period_new(2023, 1, 6);
  options.area = 0; /* the province */
  run = run_start(&options, FALSE);
  run_give_sheet(&run, "Biểu 1", c->table);
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, c->observations, c->findings);
  run_stop(&run);
}

#define TWO_ROWS                                                                                   \
  "STT|Chỉ tiêu|ĐVT|Thực hiện|<|KH 2023|So sánh (%)|<\n"                                           \
  "^|^|^|6T/2022|6T/2023|^|CK|KH\n"

static const TableCase merged[] = {
  {"header merged both ways",
   TWO_ROWS
   "#1|Thu NSNN|Tỷ đồng|#98.2|#104.6|#230|#106.5|#45.5\n",
   "5 10 2022-01/P6M actual 98.2 VND_BN @3:4\n"
   "5 10 2023-01/P6M actual 104.6 VND_BN @3:5\n"
   "5 10 2023 plan 230 VND_BN @3:6\n",
   NULL},
  {"a title over all is one title, and a section one text",
   "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023|<|<|<|<|<|<|<\n" TWO_ROWS
   "I. KINH TẾ|<|<|<|<|<|<|<\n"
   "#1|Thu NSNN|Tỷ đồng|#98.2|#104.6|#230||\n",
   "5 10 2022-01/P6M actual 98.2 VND_BN @5:4\n"
   "5 10 2023-01/P6M actual 104.6 VND_BN @5:5\n"
   "5 10 2023 plan 230 VND_BN @5:6\n",
   NULL},
  {"areas merged over unlike numbers of rows",
   "Địa bàn|Chỉ tiêu|ĐVT|TH 6T/2023\n"
   "Bát Xát|Thu NSNN|Tỷ đồng|#98.2\n"
   "^|Khách du lịch|Lượt|#1200\n"
   "^|BHYT|%|#91.5\n"
   "Sa Pa|Thu NSNN|Tỷ đồng|#150\n"
   "^|Khách du lịch|Lượt|#900000\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:4\n"
   "8.1 082 2023-01/P6M actual 1200 VISIT @3:4\n"
   "17 082 2023-01/P6M actual 91.5 PCT @4:4\n"
   "5 088 2023-01/P6M actual 150 VND_BN @5:4\n"
   "8.1 088 2023-01/P6M actual 900000 VISIT @6:4\n",
   NULL},
  {"units and periods merged over rows",
   "Chỉ tiêu|Kỳ|ĐVT|Địa bàn|Số liệu\n"
   "Thu NSNN|6 tháng đầu năm 2023|triệu đồng|Bát Xát|#98200\n"
   "^|^|^|Sa Pa|#150000\n",
   "5 082 2023-01/P6M actual 98200 VND_MN @2:5\n"
   "5 088 2023-01/P6M actual 150000 VND_MN @3:5\n",
   NULL},
  {"a figure merged over rows counts once",
   "Địa bàn|Chỉ tiêu|TH 6T/2023\n"
   "Bát Xát|Thu NSNN|#98.2\n"
   "Sa Pa|Thu NSNN|^\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:3\n", NULL},
  {"a figure merged over columns counts once",
   "Chỉ tiêu|ĐVT|TH 6T/2022|TH 6T/2023\n"
   "Thu NSNN|Tỷ đồng|#98.2|<\n",
   "5 10 2022-01/P6M actual 98.2 VND_BN @2:3\n", NULL},
  {"the name over its number",
   "STT|Địa bàn|ĐVT|Thu NSNN|Khách du lịch\n"
   "Toàn tỉnh|<||#980|#4000\n"
   "#1|Bát Xát||#98.2|#1200\n",
   "5 10 2023-01/P6M actual 980 VND_BN @2:4\n"
   "8.1 10 2023-01/P6M actual 4000 VISIT @2:5\n"
   "5 082 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 082 2023-01/P6M actual 1200 VISIT @3:5\n",
   NULL},
  {"what a merged heading does not cover is not under it",
   "Chỉ tiêu|ĐVT|Thực hiện|<||\n"
   "^|^|6T/2022|6T/2023|Ghi chú|\n"
   "Thu NSNN|Tỷ đồng|#98.2|#104.6|#5|\n",
   "5 10 2022-01/P6M actual 98.2 VND_BN @3:3\n"
   "5 10 2023-01/P6M actual 104.6 VND_BN @3:4\n",
   NULL},
  {"a spare row under merged headings",
   "Chỉ tiêu|ĐVT|TH 6T/2023\n"
   "^|^|^\n"
   "^|^|^\n"
   "(1)|(2)|(3)\n"
   "Thu NSNN|Tỷ đồng|#98.2\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @5:3\n", NULL},
  {"a remark merged over rows explains each",
   "Địa bàn|Chỉ tiêu|TH 6T/2023|Ghi chú\n"
   "Bát Xát|Thu NSNN|#98.2|Giải trình: có dự án\n"
   "^|Khách du lịch|#1200|^\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 082 2023-01/P6M actual 1200 VISIT @3:3\n",
   NULL},
};

static const TableCase typed[] = {
  {"numbers are exact beside text in another style",
   "Địa bàn|Thu NSNN|Khách du lịch\n"
   "Bát Xát|#98.2|#1200\n"
   "Sa Pa|#1299.05|1.299.050\n"
   "Mường Khương|12,77|#1300\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:2\n"
   "8.1 082 2023-01/P6M actual 1200 VISIT @2:3\n"
   "5 088 2023-01/P6M actual 1299.05 VND_BN @3:2\n"
   "8.1 088 2023-01/P6M actual 1299050 VISIT @3:3\n"
   "5 083 2023-01/P6M actual 12.77 VND_BN @4:2\n"
   "8.1 083 2023-01/P6M actual 1300 VISIT @4:3\n",
   "info intake.number-as-text @3:3 \"1.299.050\"\n"
   "info intake.number-as-text @4:2 \"12,77\"\n"},
  {"numbers say nothing of how text is written",
   "Địa bàn|Thu NSNN\n"
   "Bát Xát|#98.2\n"
   "Sa Pa|#1299.05\n"
   "Mường Khương|1.299\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:2\n"
   "5 088 2023-01/P6M actual 1299.05 VND_BN @3:2\n",
   "error intake.ambiguous-number @4:2 \"1.299\"\n"},
  {"per cent cells, whatever the unit over the table",
   "Đơn vị tính: triệu đồng\n"
   "Chỉ tiêu|TH 6T/2023\n"
   "Thu NSNN|#98200\n"
   "BHYT|%91.5\n",
   "5 10 2023-01/P6M actual 98200 VND_MN @3:2\n"
   "17 10 2023-01/P6M actual 91.5 PCT @4:2\n",
   NULL},
  {"per cent cells beside their unit",
   "Chỉ tiêu|ĐVT|TH 6T/2023\n"
   "BHYT|%|%91.5\n"
   "Tỷ lệ xã đạt chuẩn||%57.1\n",
   "17 10 2023-01/P6M actual 91.5 PCT @2:3\n"
   "19.1 10 2023-01/P6M actual 57.1 PCT @3:3\n",
   NULL},
  {"a per cent cell where money is",
   "Chỉ tiêu|ĐVT|TH 6T/2023\n"
   "Thu NSNN|Tỷ đồng|%91.5\n",
   NULL, "error intake.unit-contradiction @2:3 \"%\"\n"},
  {"dates where ratios were",
   "Chỉ tiêu|ĐVT|TH 6T/2023\n"
   "Tỷ lệ xã đạt chuẩn|%|@2023-06-05\n"
   "Thu NSNN|Tỷ đồng|@2023-06-05\n",
   NULL,
   "error intake.date @2:3 \"2023-06-05\" -> 5/6\n"
   "error intake.date @3:3 \"2023-06-05\"\n"},
  {"errors and formulas without a value",
   "Chỉ tiêu|ĐVT|TH 6T/2022|TH 6T/2023|So sánh (%)\n"
   "Thu NSNN|Tỷ đồng|!#REF!|#104.6|!#DIV/0!\n"
   "Khách du lịch|Lượt|#1000|=B2*2|=E3/D3\n"
   "BHYT|%|=|%91.5|=\n",
   "5 10 2023-01/P6M actual 104.6 VND_BN @2:4\n"
   "8.1 10 2022-01/P6M actual 1000 VISIT @3:3\n"
   "17 10 2023-01/P6M actual 91.5 PCT @4:4\n",
   "error intake.cell-error @2:3 \"#REF!\"\n"
   "error intake.cell-error @3:4 \"B2*2\"\n"
   "error intake.cell-error @4:3 \"=\"\n"},
  {"codes that lost their zeros",
   "REF_AREA|INDICATOR|OBS_VALUE\n"
   "#82|#5|#98.2\n"
   "#88|#8.1|#1200\n"
   "82|#5|#98.2\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 088 2023-01/P6M actual 1200 VISIT @3:3\n",
   "error intake.unknown-area @4:1 \"82\" -> Huyện Bát Xát\n"},
  {"years and numbers of columns are no figures",
   "STT|Chỉ tiêu|ĐVT|Thực hiện|<|Kế hoạch\n"
   "^|^|^|#2022|#2023|#2023\n"
   "#-1|#-2|#-3|#-4|#-5|#-6\n"
   "#1|Thu NSNN|Tỷ đồng|#98.2|#104.6|#230\n",
   "5 10 2022 actual 98.2 VND_BN @4:4\n"
   "5 10 2023 actual 104.6 VND_BN @4:5\n"
   "5 10 2023 plan 230 VND_BN @4:6\n",
   NULL},
};

/* Several sheets */

typedef struct {
  const gchar *label;
  const gchar *sheets[8]; /* a name, "~" before that of a hidden one, then its rows */
  const gchar *observations;
  const gchar *findings;
} BookCase;

static void
give_sheet(Run *run, const gchar *name, const gchar *table)
{
  gboolean hidden = *name == '~';

  run_give_sheet(run, hidden ? name + 1 : name, table);
  if (hidden)
    assert_true(ct_row_sink_note(run->sink, &(CtReadNote){.what = "hidden-sheet",
                                                          .value = name + 1,
                                                          .rule = "read.hidden-sheet",
                                                          .message = "the sheet is hidden"}));
}

static void
check_book(void **state)
{
  const BookCase *c = *state;
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  options.period = ct_period_new(2023, 1, 6);
  options.area = 0;
  run = run_start(&options, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS(c->sheets) && c->sheets[i] != NULL; i += 2)
    give_sheet(&run, c->sheets[i], c->sheets[i + 1]);
  assert_int_equal(ct_intake_finish(run.intake, TRUE), c->observations != NULL);
  run_check(&run, c->observations, c->findings);
  run_stop(&run);
}

#define FORM_1                                                                                     \
  "Chỉ tiêu|ĐVT|TH 6T/2023\n"                                                                      \
  "Thu NSNN|Tỷ đồng|#98.2\n"                                                                       \
  "Khách du lịch|Lượt|#1200\n"
#define FORM_1_READ                                                                                \
  "5 10 2023-01/P6M actual 98.2 VND_BN @2:3\n"                                                     \
  "8.1 10 2023-01/P6M actual 1200 VISIT @3:3\n"
#define FORM_1_CHANGED                                                                             \
  "Chỉ tiêu|ĐVT|TH 6T/2023\n"                                                                      \
  "Thu NSNN|Tỷ đồng|#98.2\n"                                                                       \
  "Khách du lịch|Lượt|#1300\n"                                                                     \
  "BHYT|%|#91.5\n"
#define COVER                                                                                      \
  "UBND TỈNH LÀO CAI|<|<\n"                                                                        \
  "BÁO CÁO\n"                                                                                      \
  "Số 312/BC-UBND ngày 16/6/2023\n"
#define NOTES                                                                                      \
  "STT|Tên chỉ tiêu|Cách tính|Đơn vị báo cáo\n"                                                    \
  "#1|Thu NSNN|Thu nội địa và thu xuất nhập khẩu|Sở Tài chính\n"                                   \
  "#2|Khách du lịch|Khách nội địa và quốc tế|Sở Du lịch\n"

static const BookCase books[] = {
  {"a cover, notes and an empty sheet beside a table",
   {"Bìa", COVER, "Biểu 1", FORM_1, "Hướng dẫn", NOTES, "Sheet4", ""},
   FORM_1_READ,
   "info intake.no-header @1:0 \"\"\n"
   "info intake.no-header @1:0 \"\"\n"},
  {"no table at all",
   {"Bìa", COVER},
   NULL,
   "error intake.no-header @1:0 \"\"\n"},
  {"figures under no header are more than text",
   {"Biểu 1", FORM_1, "Nháp", "Thu NSNN|#98.2|#104.6\nKhách du lịch|#12|#13\n"},
   FORM_1_READ,
   "warning intake.no-header @1:0 \"\"\n"},
  {"two versions of one form",
   {"Biểu 1", FORM_1, "Biểu 1 (sửa)", FORM_1_CHANGED},
   FORM_1_READ "17 10 2023-01/P6M actual 91.5 PCT @4:3\n",
   "error intake.sheet-versions @3:3 \"Biểu 1 (sửa)\"\n"},
  {"a copy made by the program",
   {"Bản sao của Biểu 1", FORM_1, "Biểu 1", FORM_1_CHANGED},
   FORM_1_READ "17 10 2023-01/P6M actual 91.5 PCT @4:3\n",
   "error intake.sheet-versions @3:3 \"Biểu 1\"\n"},
  {"the same twice",
   {"Biểu 1", FORM_1, "Biểu 1 (2)", FORM_1},
   FORM_1_READ,
   "warning intake.sheet-versions @2:3 \"Biểu 1 (2)\"\n"},
  {"a hidden version gives way",
   {"~Biểu 1", FORM_1, "Biểu 1 bản cuối", FORM_1_CHANGED},
   "5 10 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 10 2023-01/P6M actual 1300 VISIT @3:3\n"
   "17 10 2023-01/P6M actual 91.5 PCT @4:3\n",
   "info read.hidden-sheet @0:0 \"Biểu 1\"\n"
   "error intake.sheet-versions @3:3 \"Biểu 1\"\n"},
  {"two forms that share a figure",
   {"Biểu 1", FORM_1, "Biểu 2", "Chỉ tiêu|ĐVT|TH 6T/2023\nThu NSNN|Tỷ đồng|#98.2\nBHYT|%|#91.5\n"},
   FORM_1_READ
   "5 10 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "17 10 2023-01/P6M actual 91.5 PCT @3:3\n",
   NULL},
  {"a sheet a district",
   {"Bát Xát", FORM_1, "TX Sa Pa", FORM_1_CHANGED},
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 082 2023-01/P6M actual 1200 VISIT @3:3\n"
   "5 088 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 088 2023-01/P6M actual 1300 VISIT @3:3\n"
   "17 088 2023-01/P6M actual 91.5 PCT @4:3\n",
   NULL},
  {"answers and no table",
   {"Cần sửa", "STT|Giải trình|RULE|INDICATOR|REF_AREA|TIME_PERIOD|OBS_VALUE\n"
               "1|đúng|R|5|10|2023-01/P6M|98.2\n"},
   NULL,
   "error intake.no-header @0:0 \"\"\n"},
};

/* Answers */

static void
takes_answers(void **state)
{
  static const gchar sheet[] =
    "Danh sách cần sửa|<|<|<|<|<|<|<\n"
    "STT|Vị trí|Số liệu|Giải trình|RULE|INDICATOR|REF_AREA|TIME_PERIOD|OBS_VALUE\n"
    "#1|Biểu 1!C2|#98.2|có dự án mới|bounds.high|5|082|2023-01/P6M|98.2\n"
    "#2|Biểu 1!C3|#1200||bounds.high|8.1|082|2023-01/P6M|1200\n"
    "#3|Biểu 1!C4||không phát sinh||17|082|2023-01/P6M|\n"
    "#4|Biểu 1!C5|#5|hàng đã xóa|bounds.high|mất|082|2023-01/P6M|5\n"
    "#5|Biểu 1!3:3||đã đổi tên cột|intake.unknown-column||||\n";
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;
  const CtAnswer *answer;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  options.area = 0;
  run = run_start(&options, FALSE);
  run_give_sheet(&run, "Biểu 1", FORM_1);
  run_give_sheet(&run, "Cần sửa", sheet);
  /* Its keys are hidden on purpose. */
  assert_true(ct_row_sink_note(run.sink, &(CtReadNote){.what = "hidden-columns",
                                                       .value = "E-I",
                                                       .rule = "read.hidden-columns",
                                                       .message = "hidden"}));
  assert_true(ct_intake_finish(run.intake, TRUE));
  run_check(&run, FORM_1_READ, "warning intake.answer-not-read @6:4 \"hàng đã xóa\"\n"
            "info intake.answer-not-read @7:4 \"đã đổi tên cột\"\n");
  assert_non_null(run.submission->answers);
  assert_int_equal(ct_answers_count(run.submission->answers), 2);
  answer = ct_answers_get(run.submission->answers, 0);
  assert_string_equal(answer->rule, "bounds.high");
  assert_string_equal(answer->text, "có dự án mới");
  assert_true(answer->has_value);
  assert_int_equal(ct_decimal_compare(answer->value, CT_DECIMAL_INIT(982, 1)), 0);
  answer = ct_answers_get(run.submission->answers, 1);
  assert_string_equal(answer->rule, "");
  assert_false(answer->has_value);
  run_stop(&run);
}

/* A remark over two rows is the answer to both. */
static void
explains_merged_rows(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  run = run_start(&options, FALSE);
  run_give_sheet(&run, "Biểu 1", merged[G_N_ELEMENTS(merged) - 1].table);
  ct_intake_finish(run.intake, TRUE);
  for (guint32 row = 2; row <= 3; row++)
    assert_string_equal(ct_submission_get_note(run.submission, (CtPlace){.row = row}),
                        "có dự án");
  run_stop(&run);
}

/* A reader of text need not announce its first table. */
static void
first_sheet_without_name(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  options.area = 0;
  run = run_start(&options, FALSE);
  run_give_table(&run, FORM_1);
  run_give_sheet(&run, "Biểu 1", FORM_1);
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, FORM_1_READ FORM_1_READ, NULL);
  run_stop(&run);
}

/* Whatever a reader says of its cells. */
static void
any_cells(void **state)
{
  static const gchar *const texts[] = {
    "",        "Chỉ tiêu", "Địa bàn", "ĐVT",  "Thực hiện", "KH 2023", "So sánh (%)", "(1)", "-1",
    "Thu NSNN", "Bát Xát", "I. KINH TẾ", "98.2", "12",      "#REF!",   "2023-06-05",  "%",   "="};
  g_autoptr(GRand) random = seeded();
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  for (guint book = 0; book < 300; book++) {
    Run run = run_start(&options, FALSE);

    for (guint row = 0; row < 60; row++) {
      CtCell cells[9];

      if (row % 20 == 0)
        run_give_sheet(&run, row == 0 ? "Biểu 1" : "Biểu 1 (2)", "Chỉ tiêu|ĐVT|Thực hiện\n");
      for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        const gchar *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];

        cells[i] = (CtCell){.text = text,
                            .length = strlen(text),
                            .kind = (CtCellKind)g_rand_int_range(random, 0, CT_CELL_FORMULA + 1),
                            .flags = (guint)g_rand_int_range(random, 0, 8)};
      }
      assert_true(ct_row_sink_row(run.sink, row + 2, cells,
                                  (guint)g_rand_int_range(random, 0, G_N_ELEMENTS(cells) + 1)));
    }
    ct_intake_finish(run.intake, TRUE);
    for (gsize i = 0; i < run.batch->n; i++)
      assert_true(ct_batch_get(run.batch, i).place.row > 0);
    run_stop(&run);
  }
}

/* The messages that `--annotate` wrote behind the columns of a text file. */
static const TableCase annotated[] = {
  {"behind a header",
   "Chỉ tiêu|ĐVT|TH 6T/2023|chitieu: năm 2021 của Bát Xát chưa có\n"
   "Thu NSNN|Tỷ đồng|98,2|'Thu NSNN' là 98,2: cao hơn năm 2022\n"
   "Khách du lịch|Lượt|1200|\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @3:3\n",
   NULL},
  {"behind indicators as columns",
   "Địa bàn|Thu NSNN|Khách du lịch|chitieu\n"
   "Bát Xát|98,2|1200|Thu NSNN\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:2\n"
   "8.1 082 2023-01/P6M actual 1200 VISIT @2:3\n",
   NULL},
  {"behind a title",
   "BÁO CÁO|||chitieu: số liệu năm 2019 của Sa Pa\n"
   "Chỉ tiêu|ĐVT|TH|thiếu chỉ tiêu của năm 2020\n"
   "Thu NSNN|Tỷ đồng|98,2|xem lại\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:3\n", NULL},
  {"a column of that name that is one of indicators",
   "diaban|ky|gia_tri|chitieu\n"
   "082|2023-01/P6M|98,2|5\n",
   "5 082 2023-01/P6M actual 98.2 VND_BN @2:3\n", NULL},
};

#define MAX_TESTS 64u

static void
add(struct CMUnitTest *tests, guint *n, const gchar *name, CMUnitTestFunction func,
    gconstpointer state)
{
  g_assert(*n < MAX_TESTS);
  tests[(*n)++] = (struct CMUnitTest){
    .name = name, .test_func = func, .initial_state = (void *)state};
}

int
main(void)
{
  struct CMUnitTest tests[MAX_TESTS];
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(merged); i++)
    add(tests, &n, merged[i].label, check_sheet, &merged[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(typed); i++)
    add(tests, &n, typed[i].label, check_sheet, &typed[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(books); i++)
    add(tests, &n, books[i].label, check_book, &books[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(annotated); i++)
    add(tests, &n, annotated[i].label, run_check_case, &annotated[i]);
  add(tests, &n, "answers to findings", takes_answers, NULL);
  add(tests, &n, "a remark over two rows", explains_merged_rows, NULL);
  add(tests, &n, "a first sheet without a name", first_sheet_without_name, NULL);
  add(tests, &n, "any cells", any_cells, NULL);
  return _cmocka_run_group_tests("intake-workbook", tests, n, run_set_up, run_tear_down);
}
