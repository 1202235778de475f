/* Slips of typing in headers, unit lines and names: they cost what they stand over, and give no
 * other figure. What slips in figures mean has tests of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "test-run.h"

#define FORM "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện\n"

#define LAST "Chỉ tiêu|ĐVT|KH 2023|TH 6T/2022|TH 6T/2023\n"
#define NOTED "Chỉ tiêu|ĐVT|Thực hiện|Ghi chú\n"

static const TableCase cases[] = {
  {.label = "decimals behind a comma among the notes",
   .table = NOTED "Thu NSNN|tỷ đồng|104|6\nThu NSNN|tỷ đồng|104,6|đạt\n",
   .commas = TRUE,
   .observations = "5 10 2023-01/P6M actual 104.6 VND_BN @3:3\n",
   .findings = "error intake.extra-fields @2:4 \"6\"\n"},
  {.label = "the same in a long table",
   .table = "indicator|area|period|value|note\n5|082|2023-01/P6M|104|6\n5|083|2023-01/P6M|9|\n",
   .commas = TRUE,
   .observations = "5 083 2023-01/P6M actual 9 VND_BN @3:4\n",
   .findings = "error intake.extra-fields @2:5 \"6\"\n"},
  {.label = "a footnote's number where nothing is parted by commas",
   .table = NOTED "Thu NSNN|tỷ đồng|104|6\n",
   .observations = "5 10 2023-01/P6M actual 104 VND_BN @2:3\n"},
  {.label = "a cell lost in the middle",
   .table = LAST "Thu NSNN|tỷ đồng|230|98,2|104,6\nDiện tích rừng|tỷ đồng|5|4|3\n"
                 "Thu NSNN|tỷ đồng|31,5|22,4\n",
   .observations = "5 10 2023 plan 230 VND_BN @2:3\n5 10 2022-01/P6M actual 98.2 VND_BN @2:4\n"
                   "5 10 2023-01/P6M actual 104.6 VND_BN @2:5\nRUNG 10 2023 plan 5 VND_BN @3:3\n"
                   "RUNG 10 2022-01/P6M actual 4 VND_BN @3:4\n"
                   "RUNG 10 2023-01/P6M actual 3 VND_BN @3:5\n",
   .findings = "error intake.short-row @4:0 \"4\"\n"},
  {.label = "name and figure in one cell, the figure in the cell of the unit",
   .table = "Chỉ tiêu|ĐVT|Thực hiện\nDiện tích rừng|tỷ đồng|5\nThu NSNN: 22,4 tỷ đồng\n"
            "Thu NSNN|145,6 tỷ đồng|\nThu NSNN    tỷ đồng    22,4\n",
   .observations = "RUNG 10 2023-01/P6M actual 5 VND_BN @2:3\n",
   .findings = "error intake.stray-row @3:1 \"Thu NSNN: 22,4 tỷ đồng\"\n"
               "error intake.stray-row @4:2 \"145,6 tỷ đồng\"\n"
               "error intake.stray-row @5:1 \"Thu NSNN    tỷ đồng    22,4\"\n"},
  {.label = "the figure among the notes, or there beside a sign",
   .table = NOTED "Diện tích rừng|tỷ đồng|5|\nThu NSNN|tỷ đồng||22,4\n"
                  "Thu NSNN|tỷ đồng|-|22,4 tỷ đồng\n",
   .observations = "RUNG 10 2023-01/P6M actual 5 VND_BN @2:3\n"
                   "5 10 2023-01/P6M actual 0 VND_BN @4:3\n",
   .findings = "error intake.stray-row @3:4 \"22,4\"\n"
               "warning intake.stray-row @4:4 \"22,4 tỷ đồng\"\n"},
  {.label = "only last year's figures are there",
   .table = LAST "Thu NSNN|tỷ đồng||98,2|\nDiện tích rừng|tỷ đồng||5|\n",
   .observations = "5 10 2022-01/P6M actual 98.2 VND_BN @2:4\nRUNG 10 2022-01/P6M actual 5 VND_BN @3:4\n",
   .findings = "error intake.no-rows @1:0 \"\"\n"},
  {.label = "a letter for a digit behind a figure shows no style",
   .table = LONG "5|082|2023|1,234 triệu đồng|\nDS|082|2023|20.28l người|\n",
   .findings = "error intake.ambiguous-number @2:4 \"1,234 triệu đồng\"\n"
               "error intake.unknown-unit @3:4 \"l người\"\n"},
  {.label = "a unit line without its colon",
   .table = "Đơn ịp tr.đ\n" FORM "1|Thu NSNN||9|8\n",
   .observations = "5 10 2023 plan 9 VND_MN @3:4\n5 10 2023-01/P6M actual 8 VND_MN @3:5\n"},
  {.label = "a short unit line without its colon",
   .table = "ĐVTa đồng\n" FORM "1|Thu NSNN||9|8\n",
   .observations = "5 10 2023 plan 9 VND @3:4\n5 10 2023-01/P6M actual 8 VND @3:5\n"},
  {.label = "a unit line, both label and unit misspelt",
   .table = "Đơn vị tníh: tr.đpng\n" FORM "1|Thu NSNN||9|8\n",
   .findings = "error intake.unknown-unit @3:4 \"tr.đpng\"\n"
               "error intake.unknown-unit @3:5 \"tr.đpng\"\n"},
  {.label = "a short unit line without its colon, the unit misspelt",
   .table = "ĐVT Tđ\n" FORM "1|Thu NSNN||9|8\n",
   .findings = "error intake.unknown-unit @3:4 \"Tđ\"\nerror intake.unknown-unit @3:5 \"Tđ\"\n"},
  {.label = "figures above the header are no unit line",
   .table = "CHỈ TIÊU|Thựch iện|\nThu NSNN|chưa có|\nThu ngân scáh|329,2 tr.đ|\n||\n"
            "CHỈ TIÊU|Thực hiện|\nTỷ lệ bao phủ BHYT|60%|\nTỷ lệ xã đạt chuẩn|50%|\n",
   .observations = "17 10 2023-01/P6M actual 60 PCT @6:2\n19.1 10 2023-01/P6M actual 50 PCT @7:2\n",
   .findings = "warning intake.stray-row @3:0 \"\"\nwarning intake.stray-row @2:0 \"\"\n"},
  {.label = "a misspelt unit that is another word",
   .table = "Đơn vị: đang\n" FORM "1|Thu NSNN||9|8\n",
   .findings = "error intake.unknown-unit @3:4 \"đang\"\nerror intake.unknown-unit @3:5 \"đang\"\n"},
  {.label = "a unit line without its colon, the unit in two words and misspelt",
   .table = "ĐVTm ỷ đồng\n" FORM "1|Thu NSNN||9|8\n",
   .findings = "error intake.unknown-unit @3:4 \"ỷ đồng\"\n"
               "error intake.unknown-unit @3:5 \"ỷ đồng\"\n"},
  {.label = "a damaged figure above the header",
   .table = "CHỈ TIÊU|Thựch iện|\nThu NSNN|84O,1|\n||\nCHỈ TIÊU|Thực hiện|\n"
            "Tỷ lệ bao phủ BHYT|60%|\nTỷ lệ xã đạt chuẩn|50%|\n",
   .observations = "17 10 2023-01/P6M actual 60 PCT @5:2\n19.1 10 2023-01/P6M actual 50 PCT @6:2\n",
   .findings = "warning intake.stray-row @2:0 \"\"\n"},
  {.label = "a sign for nothing known is no heading",
   .table = "Tên chỉ ctêu|Thực hiện|Ghi chú\nThu NSNN|?|\nDiện tích rừng|52|\n",
   .observations = "RUNG 10 2023-01/P6M actual 52 VND_BN @3:2\n",
   .findings = "error intake.not-a-number @2:2 \"?\"\n"},
  {.label = "units beside areas as columns, all misspelt or ditto marks",
   .table = "Chỉ tiêu|Đơn vị|Bát Xát|Sa Pa\nThu NSNN|triệu đồng|chưa có|8\n"
            "Diện tích rừng|\"|7|6\nSố xã đạt chuẩn|xxã|5|4\n",
   .observations = "5 088 2023-01/P6M actual 8 VND_MN @2:4\nRUNG 082 2023-01/P6M actual 7 VND_MN @3:3\n"
                   "RUNG 088 2023-01/P6M actual 6 VND_MN @3:4\n",
   .findings = "error intake.not-a-number @2:3 \"chưa có\"\n"
               "error intake.unknown-unit @4:2 \"xxã\"\nerror intake.unknown-unit @4:2 \"xxã\"\n"},
  {.label = "an area's name that reads as a period",
   .table = "Chỉ tiêu|Thành phố Lào Cai|Bát Xát|Bảy Thắng|Sa Pa\nTỷ lệ bao phủ BHYT|9|8|7|6\n",
   .observations = "17 080 2023-01/P6M actual 9 PCT @2:2\n17 082 2023-01/P6M actual 8 PCT @2:3\n"
                   "17 088 2023-01/P6M actual 6 PCT @2:5\n",
   .findings = "warning intake.unknown-column @1:4 \"Bảy Thắng\"\n"},
  {.label = "a unit line without its colon, the unit in two short words",
   .table = "Đơn vịc tỷ đ\n" FORM "1|Thu NSNN||9|8\n",
   .findings = "error intake.unknown-unit @3:4 \"tỷ đ\"\nerror intake.unknown-unit @3:5 \"tỷ đ\"\n"},
  {.label = "a short label and its unit, both misspelt",
   .table = "ĐV:TT rđ\n" FORM "1|Thu NSNN||9|\nĐơn vc: tr.đåkg\n" FORM "1|Thu NSNN||8|\n"
            "ĐTV: đyng\n" FORM "1|Thu NSNN||7|\n",
   .findings = "error intake.unknown-unit @3:4 \"TT rđ\"\n"
               "error intake.unknown-unit @6:4 \"tr.đåkg\"\n"
               "error intake.unknown-unit @9:4 \"đyng\"\n"},
  {.label = "units and ditto marks under a heading that is not understood",
   .table = "STT|Chỉ tiêu|Đơn ị|Thực hiện\n1|Thu NSNN|triệu đồng|8\n2|Diện tích rừng|\"|7\n"
            "3|Thu ngân sách|\"|6\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_MN @2:4\nRUNG 10 2023-01/P6M actual 7 VND_MN @3:4\n",
   .findings = "info intake.column-by-cells @1:3 \"Đơn ị\"\n"
               "warning intake.unknown-indicator @4:2 \"Thu ngân sách\"\n"},
  {.label = "a group misspelt above the last row of a header",
   .table = "Địa bàn|Kết quả các chỉ tiêu|||||\n|KINHeT|||XÃHI||\n|Thu NSNN|||Diện tích rừng||\n"
            "|CK|KBC|% so với CK|CK|KBC|% so với CK\n082|4|3|75|2|1|50\n088|4|3|75|2|1|50\n",
   .findings = "info intake.unknown-column @3:2 \"KINHeT / Thu NSNN\"\n"
               "info intake.unknown-column @3:5 \"XÃHI / Diện tích rừng\"\n"
               "error intake.missing-column @3:0 \"area\"\n"},
  {.label = "no row of the header under a heading that is not understood",
   .table = "|ĐỊA BmN|Thu NSNN||Diện tích rừng\n|A|2||3\n|Bát Xát|8 tr.đ||#REF!\n|Sa Pa|7 tr.đ||6\n",
   .findings = "warning intake.unknown-column @2:2 \"ĐỊA BmN\"\n"
               "error intake.unknown-area @3:3 \"\"\nerror intake.unknown-area @4:3 \"\"\n"},
  {.label = "a percent sign and a ditto mark number no rows",
   .table = "STT|Chỉ tiêu|Đơn vị|Cautinh|Bát Xát\n1|Tỷ lệ bao phủ BHYT|%|86,3|61,3\n"
            "2|Tỷ lệ xã đạt chuẩn|\"|56,6|50\n",
   .observations = "17 082 2023-01/P6M actual 61.3 PCT @2:5\n19.1 082 2023-01/P6M actual 50 PCT @3:5\n",
   .findings = "warning intake.unknown-column @1:4 \"Cautinh\"\n"},
  {.label = "an addressee with a unit's letters is no unit",
   .table = FORM "1|Thu NSNN|||8\nBảng 2\n- Lưu: VT, 02 xã\n" FORM "1|Thu NSNN|||7\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @2:5\n"
                   "5 10 2023-01/P6M actual 7 VND_BN @6:5\n"},
  {.label = "a district of the name of a commune",
   .table = LONG "5|H. A Lù|2023|1|\n5|Xã Bát Xát|2023|1|\n5|H. Bát Xát|2023|1|\n",
   .observations = "5 082 2023 actual 1 VND_BN @4:4\n",
   .findings = "error intake.unknown-area @2:2 \"H. A Lù\" -> Xã A Lù\n"
               "error intake.unknown-area @3:2 \"Xã Bát Xát\" -> Huyện Bát Xát\n"},
  {.label = "a ditto mark below a blank unit",
   .table = FORM "1|Thu NSNN|||8\n2|Diện tích rừng|\"||7\n",
   .findings = "error intake.missing-unit @2:5 \"8\"\nerror intake.missing-unit @3:5 \"7\"\n"},
  {.label = "a blank unit under a header with a slip, filled under the next one",
   .table = "Số TT|CHỈ aIÊU|Đvt|Bát Xát|Sa Pa\n1|Thu NSNN||8|7\n"
            "Số TT|CHỈ TIÊU|Đvt|Bát Xát|Sa Pa\n2|Tỷ lệ bao phủ BHYT|%|60|50\n",
   .observations = "17 082 2023-01/P6M actual 60 PCT @4:4\n17 088 2023-01/P6M actual 50 PCT @4:5\n",
   .findings = "error intake.missing-unit @2:4 \"8\"\nerror intake.missing-unit @2:5 \"7\"\n"},
  {.label = "a short header again, with a slip",
   .table = "Chỉ tiêu|Thực hiện\n1|2\nThu NSNN|8\nChỉ tiêu chủ ếu|Thực hiện\n1|2\n"
            "Diện tích rừng|7\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @3:2\n"
                   "RUNG 10 2023-01/P6M actual 7 VND_BN @6:2\n"},
  {.label = "codes as a header that is not understood",
   .table = "Địa bàn|5|17\n082|8|60\nĐoa bàn|8.1|RUNG\n082|7|6\n",
   .observations = "5 082 2023-01/P6M actual 8 VND_BN @2:2\n17 082 2023-01/P6M actual 60 PCT @2:3\n",
   .findings = "error intake.unknown-header @3:0 \"\"\nwarning intake.stray-row @4:0 \"\"\n"},
  {.label = "signs and parts below a header that is not understood",
   .table = "Địa bàn|5|17|Tử số\n082|8|60|\nĐoa bàn|8.1|RUNG|\n"
            "Sa Pa|-||\nSa Pa||…|\nSa Pa|||~125 %\nSa Pa|||-\nNhận xét|chưa có||\n",
   .observations = "5 082 2023-01/P6M actual 8 VND_BN @2:2\n17 082 2023-01/P6M actual 60 PCT @2:3\n",
   .findings = "error intake.unknown-header @3:0 \"\"\nwarning intake.stray-row @4:0 \"\"\n"
               "warning intake.stray-row @5:0 \"\"\nwarning intake.stray-row @6:0 \"\"\n"},
  {.label = "a name misspelt beside figures that are codes too",
   .table = "Địa bàn|5|17\nBát Xátt|8.1|5\n083|7|6\n",
   .observations = "5 083 2023-01/P6M actual 7 VND_BN @3:2\n17 083 2023-01/P6M actual 6 PCT @3:3\n",
   .findings = "error intake.unknown-area @2:1 \"Bát Xátt\" -> Huyện Bát Xát\n"},
  {.label = "codes in a header again, with a slip",
   .table = "Chỉ tiêu|10||Chia ra||||Ghi chú\n|KH|TH|082||088||\n|||KH|TH|KH|TH|\n"
            "Thu NSNN|9|8|7|6|5|4|\nChỉ tiu|10||Chia ra||||Ghi chú\n|KH|TH|082||088||\n"
            "|||KH|TH|KH|TH|\nDiện tích rừng|6|5|4|3|2|1|\n",
   .observations = "5 10 2023 plan 9 VND_BN @4:2\n5 10 2023-01/P6M actual 8 VND_BN @4:3\n"
                   "5 082 2023 plan 7 VND_BN @4:4\n5 082 2023-01/P6M actual 6 VND_BN @4:5\n"
                   "5 088 2023 plan 5 VND_BN @4:6\n5 088 2023-01/P6M actual 4 VND_BN @4:7\n"
                   "RUNG 10 2023 plan 6 VND_BN @8:2\nRUNG 10 2023-01/P6M actual 5 VND_BN @8:3\n"
                   "RUNG 082 2023 plan 4 VND_BN @8:4\nRUNG 082 2023-01/P6M actual 3 VND_BN @8:5\n"
                   "RUNG 088 2023 plan 2 VND_BN @8:6\nRUNG 088 2023-01/P6M actual 1 VND_BN @8:7\n"},
  {.label = "a row's number under no heading is no code",
   .table = "||Bát Xát|Sa Pa\n5|Tỷ lệ bao phủ BHYT|60|50\n",
   .findings = "info intake.unknown-column @1:2 \"\"\n"
               "error intake.missing-column @1:0 \"value\"\n"},
  {.label = "a slip in each row of a header",
   .table = "Chỉ tiêu: Thu NSNN\nSTT|Địa bàn|Năm 2023|Năm 2022|Sy sánh\n"
            "||Týc hiện|Thực iện|6 tháng 2023 so với\n||6 tháng|6 tháng|6T/CK\n"
            "1|082|8|7|1\n2|088|8|7|1\n",
   .findings = "info intake.unknown-column @3:3 \"Năm 2023 / Týc hiện\"\n"
               "info intake.unknown-column @3:4 \"Năm 2022 / Thực iện\"\n"
               "error intake.missing-column @3:0 \"area\"\n"},
  {.label = "words for a figure below a heading that is not understood",
   .table = "ĐỊs BÀN|Thu NSNN|Diện tích rừng\nSa Pa|Rà soát cuối năm|689,300\n"
            "Bát Xát|8,1|7,1\nMường Khương|6,1|5,1\n",
   .observations = "RUNG 088 2023-01/P6M actual 689.300 VND_BN @2:3\n"
                   "5 082 2023-01/P6M actual 8.1 VND_BN @3:2\n"
                   "RUNG 082 2023-01/P6M actual 7.1 VND_BN @3:3\n"
                   "5 083 2023-01/P6M actual 6.1 VND_BN @4:2\n"
                   "RUNG 083 2023-01/P6M actual 5.1 VND_BN @4:3\n",
   .findings = "error intake.not-a-number @2:2 \"Rà soát cuối năm\"\n"},
  {.label = "other indicators under words that are the same",
   .table = "STT|Địa bàn|Thu NSNN|\n||TH|KH\n1|082|8|7\nSTT|Địa bàn|Diện tích rừng|\n||TH|KH\n"
            "1|082|6|5\n",
   .observations = "5 082 2023-01/P6M actual 8 VND_BN @3:3\n5 082 2023 plan 7 VND_BN @3:4\n"
                   "RUNG 082 2023-01/P6M actual 6 VND_BN @6:3\nRUNG 082 2023 plan 5 VND_BN @6:4\n"},
};

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = run_check_case,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("intake/slips", tests, run_set_up, run_tear_down);
}
