/* What rows take from the rows above them: never from over a row that was not read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-run.h"

#define FORM "STT|Chỉ tiêu|ĐVT|Số liệu\n"

static const TableCase cases[] = {
  {.label = "a merged name below one that is not known",
   .table = "Chỉ tiêu|Địa bàn|Số liệu\n5|082|1\n|083|2\nLạ lùng|082|3\n|083|4\n",
   .observations = "5 082 2023-01/P6M actual 1 VND_BN @2:3\n5 083 2023-01/P6M actual 2 VND_BN @3:3\n",
   .findings = "error intake.unknown-indicator @4:1 \"Lạ lùng\"\n"
               "error intake.unknown-indicator @5:3 \"\"\ninfo intake.inherited @3:1 \"\"\n"},
  {.label = "a merged area below one that is not known",
   .table = "Địa bàn|Chỉ tiêu|Số liệu\n082|5|1\n|DS|2\nXứ Lạ|5|3\n|DS|4\n",
   .observations = "5 082 2023-01/P6M actual 1 VND_BN @2:3\nDS 082 2023-01/P6M actual 2 PERSON @3:3\n",
   .findings = "error intake.unknown-area @4:1 \"Xứ Lạ\"\nerror intake.unknown-area @5:3 \"\"\n"
               "info intake.inherited @3:1 \"\"\n"},
  {.label = "a merged area whose first row has no known indicator",
   .table = "Địa bàn|Chỉ tiêu|Số liệu\n082|5|1\n|DS|2\n083|Lạ lùng|3\n|DS|4\n",
   .observations = "5 082 2023-01/P6M actual 1 VND_BN @2:3\nDS 082 2023-01/P6M actual 2 PERSON @3:3\n"
                   "DS 083 2023-01/P6M actual 4 PERSON @5:3\n",
   .findings = "error intake.unknown-indicator @4:2 \"Lạ lùng\"\ninfo intake.inherited @3:1 \"\"\n"},
  {.label = "a merged name below a row of its own",
   .table = "Chỉ tiêu|Địa bàn|Số liệu\n5|082|1\n|083|2\nDS||\n|082|3\n|083|4\n",
   .observations = "5 082 2023-01/P6M actual 1 VND_BN @2:3\n5 083 2023-01/P6M actual 2 VND_BN @3:3\n"
                   "DS 082 2023-01/P6M actual 3 PERSON @5:3\nDS 083 2023-01/P6M actual 4 PERSON @6:3\n",
   .findings = "info intake.inherited @3:1 \"\"\n"},
  {.label = "ditto below a name that is not known",
   .table = LONG "5|082|2023|1|\nLạ lùng|082|2023|2|\n\"|083|2023|3|\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .findings = "error intake.unknown-indicator @3:1 \"Lạ lùng\"\n"
               "error intake.unknown-indicator @4:4 \"\"\n"},
  {.label = "a ditto mark for the unit of a row that is not read",
   .table = FORM "1|Thu NSNN|tỷ đồng|1\n2|Lạ lùng|triệu đồng|2\n3|Diện tích rừng|\"|3\n",
   .observations = "5 10 2023-01/P6M actual 1 VND_BN @2:4\nRUNG 10 2023-01/P6M actual 3 VND_MN @4:4\n",
   .findings = "warning intake.unknown-indicator @3:2 \"Lạ lùng\"\n"},
  {.label = "a plan below a name that is not known",
   .table = FORM "1|Thu NSNN|tỷ đồng|1\n2|Lạ lùng|tỷ đồng|2\n-|Kế hoạch|tỷ đồng|3\n",
   .observations = "5 10 2023-01/P6M actual 1 VND_BN @2:4\n",
   .findings = "warning intake.unknown-indicator @3:2 \"Lạ lùng\"\n"
               "warning intake.unknown-indicator @4:2 \"Kế hoạch\"\n"},
  {.label = "a plan below a name without a figure",
   .table = FORM "1|Thu NSNN|tỷ đồng|1\n2|Diện tích rừng|tỷ đồng|\n-|Kế hoạch|tỷ đồng|3\n",
   .observations = "5 10 2023-01/P6M actual 1 VND_BN @2:4\nRUNG 10 2023 plan 3 VND_BN @4:4\n"},
  {.label = "a row about a group is about its own area and period",
   .table = LONG "Kinh tế|083|2022|12/21 xã|\n",
   .observations = "XA_CHUAN 083 2022 actual 12 COMMUNE @2:4\nXA 083 2022 actual 21 COMMUNE @2:4\n",
   .findings = "info intake.prose @2:4 \"12/21 xã\"\n"},
  {.label = "a row about a group that names no area",
   .table = LONG "Kinh tế||2022|12/21 xã|\n",
   .findings = "error intake.unknown-area @2:4 \"\"\n"},
  {.label = "words beside a signature",
   .table = FORM "1|Thu NSNN|tỷ đồng|1\n||Người lập biểu|Giám đốc\n",
   .observations = "5 10 2023-01/P6M actual 1 VND_BN @2:4\n"},
  {.label = "a number in a row that begins like a note",
   .table = "STT|Chỉ tiêu|Kế hoạch|Thực hiện\n1|Thu NSNN|9|1\n2|Nguồn khác|chưa giao|12\n",
   .observations = "5 10 2023 plan 9 VND_BN @2:3\n5 10 2023-01/P6M actual 1 VND_BN @2:4\n",
   .findings = "warning intake.unknown-indicator @3:2 \"Nguồn khác\"\n"},
};

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = run_check_case,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("intake/below", tests, run_set_up, run_tear_down);
}
