/* What the lines around a table, its columns and its rows say of the period. The pipeline says 6
 * months of 2023. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "test-run.h"

#define BODY "Chỉ tiêu|ĐVT|TH\nThu NSNN|tỷ đồng|8\n"

/* @n: lines above the table */
#define TITLE(name, text, period, n)                                                              \
  {.label = name, .table = text "\n" BODY, .observations = "5 10 " period " VND_BN @" #n ":3\n"}

static const TableCase cases[] = {
  /* days */
  TITLE("counted up to a day", "KẾT QUẢ (Tính đến ngày 30/9/2023)", "2023-01/P9M actual 8", 3),
  TITLE("between two days", "Từ ngày 01/01/2023 đến ngày 30/9/2023", "2023-01/P9M actual 8", 3),
  TITLE("days of a closed book", "từ 15/12/2022 đến 14/9/2023", "2023-01/P9M actual 8", 3),
  TITLE("up to a day, without the word", "Đến 30/9/2023", "2023-01/P9M actual 8", 3),
  TITLE("a point in time", "Tại thời điểm 31/12/2022", "2022 actual 8", 3),
  TITLE("expected up to a day", "Ước đến 30/9/2023", "2023-01/P9M actual 8", 3),
  TITLE("the day of a letter", "Thực hiện Công văn số 2214/UBND-TH ngày 15/5/2023, UBND huyện báo "
        "cáo kết quả 9 tháng đầu năm 2023", "2023-01/P9M actual 8", 3),
  TITLE("a letter about a plan", "(Theo Quyết định số 12 ngày 10/12/2022 về kế hoạch năm 2022)",
        "2023-01/P6M actual 8", 3),
  TITLE("the day of the last count", "Số liệu so với thời điểm 31/12/2022",
        "2023-01/P6M actual 8", 3),
  TITLE("a year up to a day", "CHỈ TIÊU NĂM 2023\nĐến ngày 30/9/2023", "2023-01/P9M actual 8", 4),
  TITLE("a day amid the last month of what the pipeline says", "Đến ngày 15/6/2023",
        "2023-01/P6M actual 8", 3),
  {.label = "a day amid another month",
   .table = "Đến ngày 15/9/2023\n" BODY,
   .findings = "error intake.missing-column @2:0 \"indicator, value, unit\"\n"
               "error intake.unknown-period @1:1 \"Đến ngày 15/9/2023\"\n"},

  /* from January on */
  TITLE("to the end of a month", "KẾT QUẢ ĐẾN HẾT THÁNG 9 NĂM 2023", "2023-01/P9M actual 8", 3),
  TITLE("to the end of a quarter", "Đến hết quý III/2023", "2023-01/P9M actual 8", 3),
  TITLE("cumulated since January", "BÁO CÁO THÁNG 9/2023 (LŨY KẾ TỪ ĐẦU NĂM)",
        "2023-01/P9M actual 8", 3),

  /* titles over several rows */
  TITLE("done, and to be done", "KẾT QUẢ 9 THÁNG ĐẦU NĂM\nVÀ NHIỆM VỤ 3 THÁNG CUỐI NĂM 2023",
        "2023-01/P9M actual 8", 4),
  TITLE("done, and expected", "KẾT QUẢ 9 THÁNG ĐẦU NĂM\nƯỚC THỰC HIỆN CẢ NĂM 2023",
        "2023-01/P9M actual 8", 4),
  TITLE("the months below the year", "NGHỊ QUYẾT NĂM 2023\n(Kết quả 9 tháng đầu năm)",
        "2023-01/P9M actual 8", 4),
  TITLE("two quarters", "KẾT QUẢ QUÝ I\nNHIỆM VỤ QUÝ II NĂM 2023", "2023-Q1 actual 8", 4),
  TITLE("a title cut amid its words", "KẾT QUẢ 9 THÁNG\nĐẦU NĂM 2023", "2023-01/P9M actual 8", 4),
  TITLE("the number of a form", "Biểu số 3\nTHÁNG 9 NĂM 2023", "2023-09 actual 8", 4),
  TITLE("months of no year", "BÁO CÁO QUÝ I", "2023-Q1 actual 8", 3),
  TITLE("a month, and all up to it", "THÁNG 9, 9 THÁNG NĂM 2023", "2023-01/P9M actual 8", 3),

  /* several tables and sections */
  {.label = "a new title over the same header",
   .table = "KẾT QUẢ 9 THÁNG NĂM 2023\n" BODY "||\nKẾT QUẢ NĂM 2022\n" BODY,
   .observations = "5 10 2023-01/P9M actual 8 VND_BN @3:3\n5 10 2022 actual 8 VND_BN @7:3\n"},
  {.label = "a new title that names no year",
   .table = "NĂM 2022\nQUÝ I\n" BODY "||\nQUÝ II\n" BODY,
   .observations = "5 10 2022-Q1 actual 8 VND_BN @4:3\n5 10 2022-Q2 actual 8 VND_BN @8:3\n"},
  {.label = "the same title on the next page",
   .table = "9 THÁNG NĂM 2023\nChỉ tiêu|ĐVT|TH\nI. Huyện Bát Xát||\nThu NSNN|tỷ đồng|8\n"
            "9 THÁNG NĂM 2023\nChỉ tiêu|ĐVT|TH\nDiện tích rừng|tỷ đồng|7\n",
   .observations = "5 082 2023-01/P9M actual 8 VND_BN @4:3\n"
                   "RUNG 082 2023-01/P9M actual 7 VND_BN @7:3\n"},
  {.label = "periods as sections",
   .table = "Chỉ tiêu|ĐVT|KH|TH\nNăm 2022|||\nThu NSNN|tỷ đồng|9|8\n9 tháng đầu năm 2023|||\n"
            "Thu NSNN|tỷ đồng|7|6\n",
   .observations = "5 10 2022 plan 9 VND_BN @3:3\n5 10 2022 actual 8 VND_BN @3:4\n"
                   "5 10 2023 plan 7 VND_BN @5:3\n5 10 2023-01/P9M actual 6 VND_BN @5:4\n"},

  /* columns */
  {.label = "several years are none",
   .table = "Chỉ tiêu|ĐVT|KH 2021-2025|TH|Lũy kế năm 2021-2023\nThu NSNN|tỷ đồng|60|8|28\n",
   .observations = "5 10 2023-01/P6M actual 8 VND_BN @2:4\n",
   .findings = "info intake.unknown-column @1:3 \"KH 2021-2025\"\n"
               "info intake.unknown-column @1:5 \"Lũy kế năm 2021-2023\"\n"},
  {.label = "this year and the last one, both of them up to here",
   .table = "Chỉ tiêu|ĐVT|Năm trước|Năm nay\nThu NSNN|tỷ đồng|7|8\n",
   .observations = "5 10 2022-01/P6M actual 7 VND_BN @2:3\n5 10 2023-01/P6M actual 8 VND_BN @2:4\n"},
  {.label = "plans as rows are of the year",
   .table = "Chỉ tiêu|Loại|Bát Xát|Mường Khương\nThu NSNN|Kế hoạch|9|7\nThu NSNN|Thực hiện|8|6\n",
   .observations = "5 082 2023 plan 9 VND_BN @2:3\n5 083 2023 plan 7 VND_BN @2:4\n"
                   "5 082 2023-01/P6M actual 8 VND_BN @3:3\n5 083 2023-01/P6M actual 6 VND_BN @3:4\n",
   .findings = "info intake.column-by-cells @1:2 \"Loại\"\n"},
  {.label = "a plan that is expected",
   .table = "Chỉ tiêu|ĐVT|KH 2023|Dự kiến KH 2024\nThu NSNN|tỷ đồng|9|8\n",
   .observations = "5 10 2023 plan 9 VND_BN @2:3\n5 10 2024 plan 8 VND_BN @2:4\n"},
  {.label = "estimates with their year",
   .table = "Chỉ tiêu|ĐVT|KH 2023|ƯTH 2023|Dự kiến 2024\nThu NSNN|tỷ đồng|9|8|7\n",
   .observations = "5 10 2023 plan 9 VND_BN @2:3\n5 10 2023 estimate 8 VND_BN @2:4\n"
                   "5 10 2024 estimate 7 VND_BN @2:5\n"},
};

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = run_check_case,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("intake/periods", tests, run_set_up, run_tear_down);
}
