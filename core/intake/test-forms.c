/* Forms as offices write them: more than one header row and table, sections, merged
 * cells, footers, figures in prose. What headers mean has tests of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-run.h"

#define FORM "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện\n"

static const TableCase cases[] = {
  /* tables */
  {.label = "the header again on the next page",
   .table = LONG "5|082|2023|1|\n" LONG "5|083|2023|2|\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n5 083 2023 actual 2 VND_BN @4:4\n"},
  {.label = "two tables, each with its unit line",
   .table = "Đơn vị tính: triệu đồng\n" FORM "1|Thu NSNN||9|8\nBảng 2\nĐVT: tỷ đồng\n"
            "STT|Chỉ tiêu|Thực hiện|Kế hoạch\n1|Thu NSNN|7|6\n",
   .observations = "5 10 2023 plan 9 VND_MN @3:4\n5 10 2023-01/P6M actual 8 VND_MN @3:5\n"
                   "5 10 2023-01/P6M actual 7 VND_BN @7:3\n5 10 2023 plan 6 VND_BN @7:4\n"},
  {.label = "a unit line amid the rows holds from there on",
   .table = "ĐVT: triệu đồng\n" FORM "1|Thu NSNN||9|8\nĐVT: tỷ đồng\n2|Diện tích rừng||7|6\n",
   .observations = "5 10 2023 plan 9 VND_MN @3:4\n5 10 2023-01/P6M actual 8 VND_MN @3:5\n"
                   "RUNG 10 2023 plan 7 VND_BN @5:4\n"
                   "RUNG 10 2023-01/P6M actual 6 VND_BN @5:5\n"},
  {.label = "the second table keeps the period above the first one",
   .table = "Quý I năm 2023\n" LONG "5|082|2023|1|\nBảng 2\nChỉ tiêu|Địa bàn|Số liệu\n5|083|2\n",
   .observations = "5 082 2023 actual 1 VND_BN @3:4\n5 083 2023-Q1 actual 2 VND_BN @6:3\n"},

  /* units of parts of a table */
  {.label = "a section has a unit of its own, and the next one has none",
   .table = FORM "I|KINH TẾ (ĐVT: triệu đồng)|||\n1|Thu NSNN|||8\nII|XÃ HỘI|||\n1|Diện tích rừng|||7\n"
            "2|Dân số|||6\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_MN @3:5\nDS 10 2023-01/P6M actual 6 PERSON @6:5\n",
   .findings = "error intake.missing-unit @5:5 \"7\"\n"},
  {.label = "a unit over one of two columns",
   .table = "Chỉ tiêu|Kế hoạch (triệu đồng)|Thực hiện\nThu NSNN|9|8\n",
   .observations = "5 10 2023 plan 9 VND_MN @2:2\n",
   .findings = "error intake.missing-unit @2:3 \"8\"\n"},
  {.label = "a unit over a group of columns",
   .table = "Chỉ tiêu|Số tiền (triệu đồng)||\n|Kế hoạch|Thực hiện|%\nThu NSNN|9|8|88,9\n",
   .observations = "5 10 2023 plan 9 VND_MN @3:2\n5 10 2023-01/P6M actual 8 VND_MN @3:3\n"},
  {.label = "a sentence above the table says the unit",
   .table = "Số liệu tính bằng triệu đồng\n" FORM "1|Thu NSNN|||8\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_MN @3:5\n"},
  {.label = "a note below the table says another unit than was taken",
   .table = "Chỉ tiêu|Thực hiện\nThu NSNN|8\nDân số|7\nGhi chú: số liệu tính bằng triệu đồng|\n",
   .observations = "DS 10 2023-01/P6M actual 7 PERSON @3:2\n",
   .findings = "error intake.unit-contradiction @4:1 \"triệu đồng\"\n"},
  {.label = "the name of a row and the column of units contradict each other",
   .table = FORM "1|Thu NSNN (tỷ đồng)|triệu đồng|9|8\n",
   .findings = "error intake.unit-contradiction @2:3 \"triệu đồng\"\n"},
  {.label = "what was reached stands between the plan and a percentage",
   .table = "Chỉ tiêu|Kế hoạch|Hoàn thành|Tỷ lệ %\nThu NSNN|10|8|80\n",
   .observations = "5 10 2023 plan 10 VND_BN @2:2\n5 10 2023-01/P6M actual 8 VND_BN @2:3\n"},
  {.label = "a percentage of two columns beside it is the rate of both",
   .table = "Địa bàn|Tổng số xã|Số xã đạt chuẩn|Tỷ lệ (%)\n1|2|3|4=3/2\nBát Xát|20|10|50\n",
   .observations = "XA 082 2023-01/P6M actual 20 COMMUNE @3:2\n"
                   "XA_CHUAN 082 2023-01/P6M actual 10 COMMUNE @3:3\n"
                   "19.1 082 2023-01/P6M actual 50 PCT @3:4\n"},

  /* sections and rows below others */
  {.label = "a name that says nothing alone",
   .table = FORM "I|KINH TẾ|||\n1|Số xã đạt chuẩn|xã|12|10\n|Tỷ lệ|%|60|50\n",
   .observations = "XA_CHUAN 10 2023 plan 12 COMMUNE @3:4\n"
                   "XA_CHUAN 10 2023-01/P6M actual 10 COMMUNE @3:5\n"
                   "19.1 10 2023 plan 60 PCT @4:4\n"
                   "19.1 10 2023-01/P6M actual 50 PCT @4:5\n"},
  {.label = "a name under the title",
   .table = "TAI NẠN GIAO THÔNG 6 THÁNG ĐẦU NĂM 2023\n" FORM "1|Số vụ|||52\n",
   .observations = "TNGT 10 2023-01/P6M actual 52 COMMUNE @3:5\n"},
  {.label = "trong đó, and ditto marks",
   .table = FORM "1|Thu NSNN|triệu đồng||8\n-|Trong đó: Diện tích rừng|\"||3\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_MN @2:5\n"
                   "RUNG 10 2023-01/P6M actual 3 VND_MN @3:5\n"},
  {.label = "known, and none of this catalog",
   .table = FORM "A|Thu ngân sách|||\n1|Trung ương quản lý|||8\n",
   .findings = "info intake.not-in-catalog @3:2 \"Trung ương quản lý\"\n"},
  {.label = "measures as rows",
   .table = "STT|Chỉ tiêu|ĐVT|Số liệu\n1|Thu NSNN|tỷ đồng|8\n|- Kế hoạch|tỷ đồng|9\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @2:4\n5 10 2023 plan 9 VND_BN @3:4\n"},
  {.label = "areas as sections",
   .table = FORM "I|Huyện Bát Xát|||\n1|Thu NSNN|||8\nII|Huyện Mường Khương|||\n1|Thu NSNN|||7\n",
   .observations = "5 082 2023-01/P6M actual 8 VND_BN @3:5\n5 083 2023-01/P6M actual 7 VND_BN @5:5\n"},
  {.label = "what is below a section that is no area is not of the last area",
   .table = FORM "I|Huyện Bát Xát|||\n1|Thu NSNN|||8\nII|Khối doanh nghiệp|||\n1|Thu NSNN|||7\n",
   .observations = "5 082 2023-01/P6M actual 8 VND_BN @3:5\n",
   .findings = "error intake.unknown-area @5:5 \"\"\n"},
  {.label = "a total of districts is the province",
   .table = "Địa bàn|Thu NSNN|Khách du lịch\nTổng số|9|8\nBát Xát|5|4\nMường Khương|4|4\n",
   .observations = "5 10 2023-01/P6M actual 9 VND_BN @2:2\n8.1 10 2023-01/P6M actual 8 VISIT @2:3\n"
                   "5 082 2023-01/P6M actual 5 VND_BN @3:2\n8.1 082 2023-01/P6M actual 4 VISIT @3:3\n"
                   "5 083 2023-01/P6M actual 4 VND_BN @4:2\n8.1 083 2023-01/P6M actual 4 VISIT @4:3\n"},

  /* merged cells */
  {.label = "merged areas",
   .table = LONG "5|082|2023|1|\nDS||2023|2|\n5|083|2023|3|\nDS||2023|4|\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\nDS 082 2023 actual 2 PERSON @3:4\n"
                   "5 083 2023 actual 3 VND_BN @4:4\nDS 083 2023 actual 4 PERSON @5:4\n",
   .findings = "info intake.inherited @3:2 \"\"\n"},
  {.label = "one forgotten area is not a merged one",
   .table = LONG "5|082|2023|1|\nDS|082|2023|2|\n5|083|2023|3|\nDS||2023|4|\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\nDS 082 2023 actual 2 PERSON @3:4\n"
                   "5 083 2023 actual 3 VND_BN @4:4\n",
   .findings = "error intake.unknown-area @5:4 \"\"\n"},

  /* what stands around */
  {.label = "notes, signatures and addressees are no rows",
   .table = FORM "1|Thu NSNN|||8\nGhi chú: số liệu ước||||\nNgười lập biểu||Phòng TC||GIÁM ĐỐC\n"
            "Nơi nhận:|||- Lưu: VT|\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @2:5\n"},
  {.label = "who signs stands on the right of an office that the catalog knows",
   .table = FORM "1|Thu NSNN|||8\n|Phòng Thu ngân sách|||GIÁM ĐỐC\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @2:5\n"},
  {.label = "a row of figures below a signature is read",
   .table = FORM "1|Thu NSNN|||8\nNgười lập biểu||||GIÁM ĐỐC\n2|Diện tích rừng|||7\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @2:5\n"
                   "RUNG 10 2023-01/P6M actual 7 VND_BN @4:5\n"},
  {.label = "numbered columns, comparisons, a second plan",
   .table = "STT|Chỉ tiêu|KH 2023: Tỉnh giao|Huyện giao|TH 6T/2022|TH 6T/2023|So sánh 6T/CK (%)\n"
            "(1)|(2)|(3)|(4)|(5)|(6)|(7)=(6)/(5)\n1|Thu NSNN|230|245|98,2|104,6|106,5\n",
   .observations = "5 10 2023 plan 230 VND_BN @3:3\n5 10 2022-01/P6M actual 98.2 VND_BN @3:5\n"
                   "5 10 2023-01/P6M actual 104.6 VND_BN @3:6\n"},
  {.label = "a comparison that does not follow",
   .table = "Chỉ tiêu|TH 6T/2022|TH 6T/2023|6T/CK (%)\n(1)|(2)|(3)|(4)=(3)/(2)\n"
            "Thu NSNN|100|110|110\nDiện tích rừng|50|60|120\nDân số|200|220|101\n",
   .observations = "5 10 2022-01/P6M actual 100 VND_BN @3:2\n5 10 2023-01/P6M actual 110 VND_BN @3:3\n"
                   "RUNG 10 2022-01/P6M actual 50 VND_BN @4:2\nRUNG 10 2023-01/P6M actual 60 VND_BN @4:3\n"
                   "DS 10 2022-01/P6M actual 200 PERSON @5:2\nDS 10 2023-01/P6M actual 220 PERSON @5:3\n",
   .findings = "warning intake.comparison @5:4 \"101\"\n"},
  {.label = "a comment line",
   .table = "# xuất từ hệ thống\n" LONG "5|082|2023|1|\n# hết||||\n",
   .observations = "5 082 2023 actual 1 VND_BN @3:4\n"},

  /* words */
  {.label = "a share in words",
   .table = FORM "1|Tỷ lệ xã đạt chuẩn|%||12/21 xã (57,1%), tăng 01 xã so với 31/12/2022\n",
   .observations = "XA_CHUAN 10 2023-01/P6M actual 12 COMMUNE @2:5\n"
                   "XA 10 2023-01/P6M actual 21 COMMUNE @2:5\n"
                   "19.1 10 2023-01/P6M actual 57.1 PCT @2:5\n",
   .findings = "info intake.prose @2:5 \"12/21 xã (57,1%), tăng 01 xã so với 31/12/2022\"\n"},
  {.label = "a share that its parts do not give",
   .table = FORM "1|Tỷ lệ xã đạt chuẩn|%||12/21 xã (67,1%)\n",
   .findings = "error intake.not-a-number @2:5 \"12/21 xã (67,1%)\"\n"},
  {.label = "two figures, and nothing says which",
   .table = FORM "1|Thu NSNN|tỷ đồng||12 tỷ đồng và 13 tỷ đồng\n",
   .findings = "error intake.not-a-number @2:5 \"12 tỷ đồng và 13 tỷ đồng\"\n"},
  {.label = "a figure of something else",
   .table = FORM "1|Thu NSNN|tỷ đồng||chi thường xuyên 12 tỷ đồng\n2|Thu NSNN|tỷ đồng||đạt 13 tỷ đồng\n",
   .observations = "5 10 2023-01/P6M actual 13 VND_BN @3:5\n",
   .findings = "error intake.not-a-number @2:5 \"chi thường xuyên 12 tỷ đồng\"\n"},
  {.label = "a decrease in words has its sign",
   .table = FORM "1|Giảm số vụ TNGT|%||giảm 12 vụ (-9,68%)\n",
   .observations = "24.3 10 2023-01/P6M actual 9.68 PCT @2:5\n",
   .findings = "info intake.prose @2:5 \"giảm 12 vụ (-9,68%)\"\n"},
  {.label = "what only compares is no figure",
   .table = FORM "1|Thu NSNN|tỷ đồng||tăng 22,7% so với cùng kỳ\n",
   .findings = "error intake.not-a-number @2:5 \"tăng 22,7% so với cùng kỳ\"\n"},
  {.label = "slips of typing are suggested and not read",
   .table = LONG "5|082|2023|1O,5|\n5|083|2023|56,,7|\n19.1|082|2023|05/06/2023|\n",
   .findings = "error intake.not-a-number @2:4 \"1O,5\" -> 10.5\n"
               "error intake.not-a-number @3:4 \"56,,7\" -> 56.7\n"
               "error intake.date @4:4 \"05/06/2023\" -> 5/6\n"},
  {.label = "a space beside the decimal mark",
   .table = LONG "5|082|2023|97 ,6|\n",
   .observations = "5 082 2023 actual 97.6 VND_BN @2:4\n",
   .findings = "info intake.odd-number @2:4 \"97 ,6\"\n"},

  /* old encodings */
  {.label = "TCVN3 in Unicode",
   .table = "ChØ tiªu|§Þa bµn|Kú|Sè liÖu|§¬n vÞ tÝnh\nThu NSNN|HuyÖn B¸t X¸t|2023|1|tû ®ång\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .findings = "info intake.legacy-text @1:1 \"TCVN3\"\n"},
};

/* A table of many rows is the same whether it is held or flows. */
static void
a_header_far_below(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  guint n = 3 * CT_INTAKE_EVIDENCE_ROWS;
  Run run;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  run = run_start(&options, FALSE);
  run_give_row(&run, 1, "Chỉ tiêu|Địa bàn|Kỳ|Số liệu");
  for (guint i = 0; i < n; i++)
    run_give_row(&run, i + 2, i % 700 == 699 ? "Chỉ tiêu|Địa bàn|Kỳ|Số liệu" : "DS|082|2023|1");
  run_give_row(&run, n + 2, "Bảng 2");
  run_give_row(&run, n + 3, "Chỉ tiêu|Địa bàn|Số liệu|Kỳ");
  run_give_row(&run, n + 4, "5|083|7|2022");
  ct_intake_finish(run.intake, TRUE);
  assert_int_equal(run.batch->n, n - n / 700 + 1);
  assert_int_equal(run.batch->coefficient[run.batch->n - 1], 7);
  assert_int_equal(ct_findings_count(run.findings), 0);
  run_stop(&run);
}

static void
a_declared_form(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  g_autoptr(CtFormDeclaration) form = ct_form_declaration_new("f");
  Run run;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  options.form = form;
  ct_form_declaration_add_title(form, "Đơn vị tính: triệu đồng");
  form->header_first = form->header_last = 2;
  ct_form_declaration_add_column(form, 1, "Chỉ tiêu");
  ct_form_declaration_add_column(form, 2, "Địa bàn");
  ct_form_declaration_add_column(form, 3, "Kế hoạch năm 2023");
  ct_form_declaration_add_column(form, 4, "-");
  ct_form_declaration_add_name(form, "Tổng thu", "5");
  ct_form_declaration_add_name(form, "Tổng chi", "-");
  run = run_start(&options, FALSE);
  run_give_table(&run, "x|y\nfoo|bar|baz|qux\nTổng thu|082|12|99\nTổng chi|082|13|98\n");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 082 2023 plan 12 VND_MN @3:3\n",
            "info intake.not-in-catalog @4:1 \"Tổng chi\"\n");
  run_stop(&run);
}

static void
what_is_recognised(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  g_autoptr(CtRecognition) recognition = ct_recognition_new();
  g_autoptr(GString) told = g_string_new(NULL);
  Run run;

  (void)state;
  options.recognition = recognition;
  run = run_start(&options, FALSE);
  run_give_table(&run, "UBND HUYỆN BÁT XÁT\nSỐ LIỆU 6 THÁNG ĐẦU NĂM 2023 (từ 15/12/2022 đến 14/6/2023)\n"
                       "Đơn vị tính: triệu đồng\n" FORM "1|Thu NSNN||9,5|8\n");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run,
            "5 082 2023 plan 9.5 VND_MN @5:4\n5 082 2023-01/P6M actual 8 VND_MN @5:5\n",
            NULL);
  assert_string_equal(ct_submission_get_window(run.submission, run.batch->place[0])->from,
                      "2022-12-15");
  for (guint i = 0; i < ct_recognition_count(recognition); i++) {
    const CtFact *fact = ct_recognition_get(recognition, i);

    g_string_append_printf(told, "%s %u:%u %s\n", ct_fact_kind_name(fact->kind), fact->place.row,
                           fact->place.column, fact->meaning);
  }
  assert_string_equal(told->str, "table 0:0 \n"
                                 "sender 1:1 UBND huyện Bát Xát\n"
                                 "window 2:1 2022-12-15 to 2023-06-14\n"
                                 "period 2:1 2023-01/P6M\n"
                                 "unit 3:1 \n"
                                 "header 4:0 row 4\n"
                                 "column 4:1 number of the row\n"
                                 "column 4:2 indicator\n"
                                 "column 4:3 unit\n"
                                 "column 4:4 figures, plan, 2023\n"
                                 "column 4:5 figures, 2023-01/P6M\n"
                                 "number-style 4:0 vi: 1.234,5\n");
  run_stop(&run);
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(a_header_far_below),
    cmocka_unit_test(a_declared_form),
    cmocka_unit_test(what_is_recognised),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(others)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = run_check_case,
                                   .initial_state = (void *)&cases[i]};
  memcpy(&tests[G_N_ELEMENTS(cases)], others, sizeof others);
  return cmocka_run_group_tests_name("intake/forms", tests, run_set_up, run_tear_down);
}
