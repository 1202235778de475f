#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-run.h"

/**
 * Case: a table, and the observations and findings that it gives.
 * @table: rows parted by line ends, cells by "|"; a cell that starts with "#" is a
 *   number of a spreadsheet, with "%" a percent, "!" an error, "@" a date, "=" a
 *   formula
 * @observations: a line each: indicator area period measure value.decimals unit
 *   [status] [qualifier] @row:column
 * @findings: a line each: severity rule @row:column "observed"
 */
typedef struct {
  const gchar *label;
  const gchar *table;
  const gchar *observations;
  const gchar *findings;
  CtNumberStyle style;
  gboolean reporter;    /* the submission comes from UBND huyện Bát Xát */
  gboolean from_table;  /* sender = @table */
  const gchar *sender;  /* expected with @from_table */
} Case;

#define LONG "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|ĐVT\n"
#define PARTS "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|Tử số|Mẫu số\n"

static const Case cases[] = {
  /* long tables */
  {.label = "long, Vietnamese",
   .table = LONG "Thu NSNN|H. Bát Xát|6 tháng đầu năm 2023|1.234,5|tỷ đồng\n",
   .observations = "5 082 2023-01/P6M actual 1234.5 VND_BN @2:4\n"},
  {.label = "long, SDMX, leading zeros kept",
   .table = "OBS_VALUE|REF_AREA|INDICATOR|TIME_PERIOD\n12.5|080|5|2023-Q1\n",
   .observations = "5 080 2023-Q1 actual 12.5 VND_BN @2:1\n"},
  {.label = "units all blank are those of the indicators",
   .table = LONG "5|082|2023|7,5|\n8.1|082|2023|7|\n",
   .observations = "5 082 2023 actual 7.5 VND_BN @2:4\n8.1 082 2023 actual 7 VISIT @3:4\n"},
  {.label = "a blank unit beside others is missing, unless they say the same",
   .table = LONG "5|082|2023|7,5|\n5|083|2023|8,5|tỷ đồng\n8.1|082|2023|7|\n"
            "8.1|083|2023|7|nghìn lượt\n19.1|082|2023|50,5|\n",
   .observations = "5 082 2023 actual 7.5 VND_BN @2:4\n5 083 2023 actual 8.5 VND_BN @3:4\n"
                   "8.1 083 2023 actual 7 VISIT_K @5:4\n19.1 082 2023 actual 50.5 PCT @6:4\n",
   .findings = "error intake.missing-unit @4:4 \"7\"\n"},
  {.label = "blank rows and rows without figures are no trouble",
   .table = LONG "||||\nI. KINH TẾ||||\n5|082|2023|7|\nGhi chú: số ước||||\n",
   .observations = "5 082 2023 actual 7 VND_BN @4:4\n"},
  {.label = "numbers of columns below the header",
   .table = "STT|Chỉ tiêu|Địa bàn|Kỳ|Số liệu\nA|B|(1)|(2)|(3)\n1|5|082|2023|7\n",
   .observations = "5 082 2023 actual 7 VND_BN @3:5\n"},
  {.label = "title gives the period, a line the unit",
   .table = "UBND HUYỆN BÁT XÁT||Số 12/BC ngày 16/6/2022\nKẾT QUẢ 9 THÁNG NĂM 2023\n"
            "(Đơn vị tính: Triệu đồng)\nChỉ tiêu|Địa bàn|Thực hiện\n5|082|1.500,5\n",
   .observations = "5 082 2023-01/P9M actual 1500.5 VND_MN @5:3\n"},
  {.label = "labels and their values side by side",
   .table = "Kỳ báo cáo|6 tháng đầu năm 2023\nĐịa bàn|Sa Pa\n|\nChỉ tiêu|Thực hiện\n5|1,5\n",
   .observations = "5 088 2023-01/P6M actual 1.5 VND_BN @5:2\n"},
  {.label = "the pipeline's period and the sender's area",
   .table = "Chỉ tiêu|Thực hiện\n5|1,5\n",
   .observations = "5 082 2023-01/P6M actual 1.5 VND_BN @2:2\n",
   .reporter = TRUE},
  {.label = "list numbers before names, unit in brackets behind",
   .table = LONG "1. Thu NSNN (triệu đồng)|082|2023|7,5|\n",
   .observations = "5 082 2023 actual 7.5 VND_MN @2:4\n"},
  {.label = "components have codes of their own",
   .table = LONG "DS|02776|2023|1.234|người\n",
   .observations = "DS 02776 2023 actual 1234 PERSON @2:4\n"},
  {.label = "measure column, estimate of the period's words",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|Loại số liệu\n5|082|2023|1|KH\n"
            "5|082|2023|2|Ước thực hiện\n"
            "5|082|ước cả năm 2023|3|\n5|082|ước cả năm 2023|4|thực hiện\n",
   .observations = "5 082 2023 plan 1 VND_BN @2:4\n5 082 2023 estimate 2 VND_BN @3:4\n"
                   "5 082 2023 estimate 3 VND_BN @4:4\n5 082 2023 actual 4 VND_BN @5:4\n"},
  {.label = "several value columns",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|KH 2023|Thực hiện|Ước TH\n5|082|2023-01/P6M|10,5|4,5|5\n",
   .observations = "5 082 2023 plan 10.5 VND_BN @2:4\n5 082 2023-01/P6M actual 4.5 VND_BN @2:5\n"
                   "5 082 2023-01/P6M estimate 5 VND_BN @2:6\n"},
  {.label = "dataset.csv read back",
   .table = "INDICATOR|REF_AREA|TIME_PERIOD|MEASURE|OBS_VALUE|UNIT_MEASURE|DECIMALS|OBS_STATUS|"
            "SENDER|SOURCE|LOCATION\n"
            "5|082|2023|actual|18.125|tỷ đồng|3|A|X|x.csv|2:4\n"
            "5|083|2023|estimate|5000|VND_BN|-3|E|X|x.csv|3:4\n"
            "17|083|2023|actual||%||M|X|x.csv|4:4\n",
   .observations = "5 082 2023 actual 18.125 VND_BN @2:5\n"
                   "5 083 2023 estimate 5000 d-3 VND_BN E @3:5\n"
                   "17 083 2023 actual missing PCT M @4:5\n"},

  /* wide tables */
  {.label = "areas as columns",
   .table = "Chỉ tiêu|ĐVT|Toàn tỉnh|B.Xát|TX Sa Pa\nThu NSNN|tỷ đồng|12,5|-|x\n",
   .observations = "5 10 2023-01/P6M actual 12.5 VND_BN @2:3\n"
                   "5 082 2023-01/P6M actual 0 VND_BN @2:4\n"
                   "5 088 2023-01/P6M actual missing VND_BN M @2:5\n"},
  {.label = "indicators as columns",
   .table = "Địa bàn|Thu NSNN (triệu đồng)|Khách du lịch\nBát Xát|1.200,5|5.600\nSa Pa||7.000\n",
   .observations = "5 082 2023-01/P6M actual 1200.5 VND_MN @2:2\n"
                   "8.1 082 2023-01/P6M actual 5600 VISIT @2:3\n"
                   "8.1 088 2023-01/P6M actual 7000 VISIT @3:3\n"},
  {.label = "periods as columns",
   .table = "Chỉ tiêu|Địa bàn|2022|6T/2023|Ước cả năm 2023\n5|082|1,5|2,5|3,5\n",
   .observations = "5 082 2022 actual 1.5 VND_BN @2:3\n5 082 2023-01/P6M actual 2.5 VND_BN @2:4\n"
                   "5 082 2023 estimate 3.5 VND_BN @2:5\n"},
  {.label = "a column for an area of two meanings is left out and told",
   .table = "Chỉ tiêu|Thanh Bình|Bát Xát|Sa Pa\n5|1,5|2,5|3,5\n",
   .observations = "5 082 2023-01/P6M actual 2.5 VND_BN @2:3\n"
                   "5 088 2023-01/P6M actual 3.5 VND_BN @2:4\n",
   .findings = "error intake.ambiguous-area @1:2 \"Thanh Bình\"\n"},
  {.label = "đơn vị holds units",
   .table = "Chỉ tiêu|Đơn vị|Bát Xát|Sa Pa\n5|triệu đồng|2,5|3,5\n",
   .observations = "5 082 2023-01/P6M actual 2.5 VND_MN @2:3\n"
                   "5 088 2023-01/P6M actual 3.5 VND_MN @2:4\n"},
  {.label = "đơn vị holds areas",
   .table = "Chỉ tiêu|Đơn vị|Kỳ|Số liệu\n5|Bát Xát|2023|2,5\n",
   .observations = "5 082 2023 actual 2.5 VND_BN @2:4\n"},
  {.label = "đơn vị holds offices beside areas",
   .table = "Chỉ tiêu|Đơn vị|Địa bàn|Kỳ|Số liệu\n5|Phòng Tài chính|Bát Xát|2023|2,5\n",
   .observations = "5 082 2023 actual 2.5 VND_BN @2:5\n",
   .findings = "info intake.unknown-column @1:2 \"Đơn vị\"\n"},

  /* names */
  {.label = "names in any spelling",
   .table = LONG "THU NGÂN SÁCH NHÀ NƯỚC|huyện bat xat|2023|1|\n"
            "thu nsnn|Ba\xcc\x81t Xa\xcc\x81t|2023-Q1|2|\n"
            "Thu NSNN|Thị xã Sapa|2023|3|\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n5 082 2023-Q1 actual 2 VND_BN @3:4\n"
                   "5 088 2023 actual 3 VND_BN @4:4\n"},
  {.label = "a commune of two districts is reported, never guessed",
   .table = LONG "DS|Xã Thanh Bình|2023|1|\nDS|Thanh Bình, huyện Mường Khương|2023|2|\n",
   .observations = "DS 02776 2023 actual 2 PERSON @3:4\n",
   .findings = "error intake.ambiguous-area @2:2 \"Xã Thanh Bình\"\n"},
  {.label = "district and commune in two columns",
   .table = "Chỉ tiêu|Huyện|Xã|Kỳ|Số liệu\nDS|Sa Pa|Thanh Bình|2023|1\nDS|Bát Xát||2023|2\n"
            "DS|Bát Xát|Thanh Bình|2023|3\n",
   .observations = "DS 03025 2023 actual 1 PERSON @2:5\nDS 082 2023 actual 2 PERSON @3:5\n",
   .findings = "error intake.ambiguous-area @4:3 \"Thanh Bình\"\n"},
  {.label = "province or town",
   .table = LONG "5|Lào Cai|2023|1|\n5|TP Lào Cai|2023|2|\n5|Tỉnh Lào Cai|2023|3|\n",
   .observations = "5 080 2023 actual 2 VND_BN @3:4\n5 10 2023 actual 3 VND_BN @4:4\n",
   .findings = "error intake.ambiguous-area @2:2 \"Lào Cai\"\n"},
  {.label = "code wins over name, and their contradiction is told",
   .table = "Mã chỉ tiêu|Chỉ tiêu|Mã địa bàn|Địa bàn|Kỳ|Số liệu\n"
            "5|Khách du lịch|082|Bát Xát|2023|1\n"
            "5|tên lạ|082|Sa Pa|2023-Q1|2\n|Thu NSNN||Sa Pa|2023|3\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:6\n5 082 2023-Q1 actual 2 VND_BN @3:6\n"
                   "5 088 2023 actual 3 VND_BN @4:6\n",
   .findings = "error intake.indicator-contradiction @2:2 \"Khách du lịch\"\n"
               "error intake.area-contradiction @3:4 \"Sa Pa\"\n"},
  {.label = "each trouble costs its row and is one finding",
   .table = LONG "Thu ngân sach nha nuocc|082|2023|1|\nchỉ tiêu lạ lùng|082|2023|1|\n"
            "5|Hà Giang|2023|1|\n"
            "5|082|quý V/2023|1|\n5|082|2023|1|mớ\n|082|2023|1|\n5||2023|1|\n5|082||1|\n"
            "5|082|2023|9|\n",
   .observations = "5 082 2023 actual 9 VND_BN @10:4\n",
   .findings = "error intake.unknown-indicator @2:1 \"Thu ngân sach nha nuocc\" -> Budget revenue\n"
               "error intake.unknown-indicator @3:1 \"chỉ tiêu lạ lùng\"\n"
               "error intake.unknown-area @4:2 \"Hà Giang\"\n"
               "error intake.unknown-period @5:3 \"quý V/2023\"\n"
               "error intake.unknown-unit @6:5 \"mớ\"\n"
               "error intake.unknown-indicator @7:4 \"\"\n"
               "error intake.unknown-area @8:4 \"\"\n"
               "error intake.unknown-period @9:4 \"\"\n"},
  {.label = "a code without its zeros",
   .table = LONG "5|82|2023|1|\n",
   .findings = "error intake.unknown-area @2:2 \"82\" -> Huyện Bát Xát\n"},
  {.label = "level at which it is not reported",
   .table = LONG "5|02776|2023|1|\n5|02776|2023-Q1|x|\n5|10-KT|2023|1|\n",
   .observations = "5 02776 2023 actual 1 VND_BN @2:4\n"
                   "5 02776 2023-Q1 actual missing VND_BN M @3:4\n"
                   "5 10-KT 2023 actual 1 VND_BN @4:4\n",
   .findings = "warning intake.level @2:4 \"commune\"\n"},
  {.label = "measure, status and decimals out of their lists",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|MEASURE|OBS_STATUS|DECIMALS\n5|082|2023|1|phỏng chừng||\n"
            "5|082|2023|1||Z9|\n5|082|2023|1||A|1,5\n5|082|2023|1||A|19\n5|082|2023|1||M|\n",
   .findings = "error intake.unknown-measure @2:5 \"phỏng chừng\"\n"
               "error intake.unknown-status @3:6 \"Z9\"\n"
               "error intake.bad-decimals @4:7 \"1,5\"\n"
               "error intake.bad-decimals @5:7 \"19\"\n"
               "error intake.status-contradiction @6:4 \"1\"\n"},

  /* parts */
  {.label = "parts become observations of the components",
   .table = PARTS "17|082|2023|98,5|985|1.000\n",
   .observations = "17 082 2023 actual 98.5 PCT @2:4\nBHYT_THE 082 2023 actual 985 PERSON @2:5\n"
                   "DS 082 2023 actual 1000 PERSON @2:6\n"},
  {.label = "the denominator of a decrease is a year earlier",
   .table = PARTS "24.3|082|2023-01/P6M|25,0|3|4\n",
   .observations = "24.3 082 2023-01/P6M actual 25.0 PCT @2:4\n"
                   "TNGT 082 2023-01/P6M actual 3 COMMUNE @2:5\n"
                   "TNGT 082 2022-01/P6M actual 4 COMMUNE @2:6\n"},
  {.label = "parts of what has none",
   .table = PARTS "5|082|2023|98,5|985|-\n",
   .observations = "5 082 2023 actual 98.5 VND_BN @2:4\n",
   .findings = "error intake.no-component @2:5 \"985\"\n"},
  {.label = "parts of a group are of none of its indicators",
   .table = PARTS "Kinh tế|082|2023||985|-\n"
                  "Kinh tế|082|2023||…|#7\n",
   .findings = "warning intake.prose-not-read @2:5 \"985\"\n"
               "warning intake.prose-not-read @3:6 \"7\"\n"},
  {.label = "parts may stand without the rate, with units of their own",
   .table = PARTS "17|082|2023||1,5 nghìn người|…\n",
   .observations = "BHYT_THE 082 2023 actual 1.5 PERSON_K @2:5\n"
                   "DS 082 2023 actual missing PERSON L @2:6\n"},
  {.label = "62/127 tells the parts",
   .table = LONG "19.1|082|2023|13/21 xã|%\n8.1|082|2023|13/21|\n",
   .observations = "XA_CHUAN 082 2023 actual 13 COMMUNE @2:4\nXA 082 2023 actual 21 COMMUNE @2:4\n",
   .findings = "info intake.ratio-parts @2:4 \"13/21 xã\"\n"
               "error intake.not-a-number @3:4 \"13/21\"\n"},

  /* numbers, units and signs */
  {.label = "the table's style decides",
   .table = LONG "5|082|2023|18.000|\n5|083|2023|12,5|\n",
   .observations = "5 082 2023 actual 18000 VND_BN @2:4\n5 083 2023 actual 12.5 VND_BN @3:4\n"},
  {.label = "a declared style decides",
   .table = LONG "5|082|2023|18.000|\n",
   .observations = "5 082 2023 actual 18.000 VND_BN @2:4\n",
   .style = CT_STYLE_PLAIN},
  {.label = "a count is whole, whatever the style",
   .table = LONG "8.1|082|2023|18.000|\n8.1|083|2023|18.000|lượt\n",
   .observations = "8.1 082 2023 actual 18000 VISIT @2:4\n8.1 083 2023 actual 18000 VISIT @3:4\n"},
  {.label = "thousands of a count need not be whole; the bounds decide",
   .table = LONG "8.1|082|2023|60.125|nghìn lượt\n",
   .observations = "8.1 082 2023 actual 60.125 VISIT_K @2:4\n",
   .findings = "info intake.number-by-bounds @2:4 \"60.125\" -> 60.125\n"},
  {.label = "the bounds decide, and that is told",
   .table = LONG "17|082|2023|98.512|\n",
   .observations = "17 082 2023 actual 98.512 PCT @2:4\n",
   .findings = "info intake.number-by-bounds @2:4 \"98.512\" -> 98.512\n"},
  {.label = "the parts decide, and that is told",
   .table = PARTS "24.3|082|2023|-2.125|817|800\n24.3|083|2023|-2.125|817|8\n",
   .observations = "24.3 082 2023 actual -2.125 PCT @2:4\nTNGT 082 2023 actual 817 COMMUNE @2:5\n"
                   "TNGT 082 2022 actual 800 COMMUNE @2:6\nTNGT 083 2023 actual 817 COMMUNE @3:5\n"
                   "TNGT 083 2022 actual 8 COMMUNE @3:6\n",
   .findings = "info intake.number-by-parts @2:4 \"-2.125\" -> -2.125\n"
               "error intake.ambiguous-number @3:4 \"-2.125\"\n"},
  {.label = "nothing decides",
   .table = LONG "5|082|2023|18.000|\n",
   .findings = "error intake.ambiguous-number @2:4 \"18.000\"\n"},
  {.label = "another style, but one reading",
   .table = LONG "5|082|2023|12,5|\n5|083|2023|12.77|\n5|088|2023|1,5|\n5|10|2023|2,5|\n"
            "5|080|2023|2,5|\n5|082|2022|2,5|\n5|083|2022|2,5|\n5|088|2022|2,5|\n5|10|2022|2,5|\n"
            "5|080|2022|2,5|\n",
   .observations = "5 082 2023 actual 12.5 VND_BN @2:4\n5 083 2023 actual 12.77 VND_BN @3:4\n"
                   "5 088 2023 actual 1.5 VND_BN @4:4\n5 10 2023 actual 2.5 VND_BN @5:4\n"
                   "5 080 2023 actual 2.5 VND_BN @6:4\n5 082 2022 actual 2.5 VND_BN @7:4\n"
                   "5 083 2022 actual 2.5 VND_BN @8:4\n5 088 2022 actual 2.5 VND_BN @9:4\n"
                   "5 10 2022 actual 2.5 VND_BN @10:4\n5 080 2022 actual 2.5 VND_BN @11:4\n",
   .findings = "warning intake.style @3:4 \"12.77\"\n"},
  {.label = "divided evidence",
   .table = LONG "5|082|2023|12,5|\n5|083|2023|12.77|\n5|088|2023|12.777|\n",
   .observations = "5 082 2023 actual 12.5 VND_BN @2:4\n5 083 2023 actual 12.77 VND_BN @3:4\n",
   .findings = "info intake.style @1:0 \"\"\nerror intake.ambiguous-number @4:4 \"12.777\"\n"},
  {.label = "units in cells",
   .table = LONG "5|082|2023|53,5 tỷ|\n8.1|082|2023|3.672,5 nghìn|\n17|082|2023|97,6%|%\n"
            "8.1|083|2023|3.672,5 nghìn|lượt\n",
   .observations = "5 082 2023 actual 53.5 VND_BN @2:4\n8.1 082 2023 actual 3672.5 VISIT_K @3:4\n"
                   "17 082 2023 actual 97.6 PCT @4:4\n8.1 083 2023 actual 3672.5 VISIT_K @5:4\n"},
  {.label = "cell and column say different units",
   .table = LONG "5|082|2023|60,2 triệu đồng|tỷ đồng\n5|082|2023|60,2 tấn|tỷ đồng\n"
            "5|082|2023|60,2 mớ|tỷ đồng\n",
   .observations = "5 082 2023 actual 60.2 VND_MN @2:4\n",
   .findings = "info intake.unit-contradiction @2:4 \"triệu đồng\"\n"
               "error intake.unit-contradiction @3:4 \"tấn\"\n"
               "error intake.unknown-unit @4:4 \"mớ\"\n"},
  {.label = "brackets behind a word, or where nothing can be negative, make no negative figure",
   .table = LONG
            "5|082|2023|đạt (22,4)|tỷ đồng\n"
            "5|082|2023|ước (22,4)|tỷ đồng\n"
            "5|082|2023|đạt (22,4 tỷ)|tỷ đồng\n"
            "5|082|2023|(22,4)|tỷ đồng\n"
            "5|082|2023|hoàn thành (102%)|tỷ đồng\n"
            "24.3|082|2023|(5,1)|%\n"
            "24.3|082|2023|đạt (5,1%)|%\n",
   .observations =
                   "24.3 082 2023 actual -5.1 PCT @7:4\n",
   .findings =
               "error intake.not-a-number @2:4 \"đạt (22,4)\"\n"
               "error intake.not-a-number @3:4 \"ước (22,4)\"\n"
               "error intake.not-a-number @4:4 \"đạt (22,4 tỷ)\"\n"
               "error intake.not-a-number @5:4 \"(22,4)\"\n"
               "error intake.not-a-number @6:4 \"hoàn thành (102%)\"\n"
               "error intake.not-a-number @8:4 \"đạt (5,1%)\"\n"},
  {.label = "a number in two units is added up",
   .table = LONG
            "5|082|2023|22 tỷ 400 triệu|tỷ đồng\n"
            "5|082|2023|22 tỷ 4|tỷ đồng\n",
   .observations =
                   "5 082 2023 actual 22400 VND_MN @2:4\n",
   .findings =
               "info intake.unit-contradiction @2:4 \"triệu\"\n"
               "error intake.not-a-number @3:4 \"22 tỷ 4\"\n"},
  {.label = "a month beside the cumulated figure",
   .table = LONG
            "5|082|2023|4,1 tỷ; lũy kế 22,4 tỷ|tỷ đồng\n"
            "5|082|2023|4,1 (lũy kế 22,4)|tỷ đồng\n"
            "XA_CHUAN|082|2023|01 xã (lũy kế 9 xã)|xã\n",
   .findings =
               "error intake.not-a-number @2:4 \"4,1 tỷ; lũy kế 22,4 tỷ\"\n"
               "error intake.not-a-number @3:4 \"4,1 (lũy kế 22,4)\"\n"
               "error intake.not-a-number @4:4 \"01 xã (lũy kế 9 xã)\"\n"},
  {.label = "a change is no level",
   .table = LONG
            "XA_CHUAN|082|2023|thêm 01 xã|xã\n"
            "XA_CHUAN|082|2023|công nhận mới 01 xã|xã\n"
            "XA_CHUAN|082|2023|thêm 01 xã, nâng tổng số lên 9 xã|xã\n"
            "5|082|2023|thêm 2,4 tỷ|tỷ đồng\n"
            "17|082|2023|tăng nhẹ (0,6%)|%\n"
            "17|082|2023|giảm (1,4%)|%\n",
   .findings =
               "error intake.not-a-number @2:4 \"thêm 01 xã\"\n"
               "error intake.not-a-number @3:4 \"công nhận mới 01 xã\"\n"
               "error intake.not-a-number @4:4 \"thêm 01 xã, nâng tổng số lên 9 xã\"\n"
               "error intake.not-a-number @5:4 \"thêm 2,4 tỷ\"\n"
               "error intake.not-a-number @6:4 \"tăng nhẹ (0,6%)\"\n"
               "error intake.not-a-number @7:4 \"giảm (1,4%)\"\n"},
  {.label = "not yet, no longer, to be",
   .table = LONG
            "XA_CHUAN|082|2023|chưa đạt 12 xã|xã\n"
            "XA_CHUAN|082|2023|12 xã chưa đạt, 9 xã đạt|xã\n"
            "XA_CHUAN|082|2023|9 xã, chưa công nhận|xã\n"
            "XA_CHUAN|082|2023|rớt 01 xã|xã\n"
            "XA_CHUAN|082|2023|đề nghị công nhận 10 xã|xã\n"
            "XA_CHUAN|082|2023|đang thẩm định 02 xã|xã\n"
            "XA_CHUAN|082|2023|đăng ký 10 xã|xã\n"
            "XA_CHUAN|082|2023|đến cuối năm 10 xã|xã\n"
            "XA_CHUAN|082|2023|còn thiếu 2 xã|xã\n",
   .findings =
               "error intake.not-a-number @2:4 \"chưa đạt 12 xã\"\n"
               "error intake.not-a-number @3:4 \"12 xã chưa đạt, 9 xã đạt\"\n"
               "error intake.unknown-unit @4:4 \"xã, chưa công nhận\"\n"
               "error intake.not-a-number @5:4 \"rớt 01 xã\"\n"
               "error intake.not-a-number @6:4 \"đề nghị công nhận 10 xã\"\n"
               "error intake.not-a-number @7:4 \"đang thẩm định 02 xã\"\n"
               "error intake.not-a-number @8:4 \"đăng ký 10 xã\"\n"
               "error intake.not-a-number @9:4 \"đến cuối năm 10 xã\"\n"
               "error intake.not-a-number @10:4 \"còn thiếu 2 xã\"\n"},
  {.label = "the plan, the average or last year",
   .table = LONG
            "17|082|2023|chưa đạt KH (97%)|%\n"
            "17|082|2023|Đạt mục tiêu NQ (97%)|%\n"
            "17|082|2023|vượt kế hoạch (97%)|%\n"
            "17|082|2023|cao hơn bình quân chung (94%)|%\n"
            "17|082|2023|đạt tiến độ (98%)|%\n"
            "5|082|2023|31,5 (CK)|tỷ đồng\n",
   .findings =
               "error intake.not-a-number @2:4 \"chưa đạt KH (97%)\"\n"
               "error intake.not-a-number @3:4 \"Đạt mục tiêu NQ (97%)\"\n"
               "error intake.not-a-number @4:4 \"vượt kế hoạch (97%)\"\n"
               "error intake.not-a-number @5:4 \"cao hơn bình quân chung (94%)\"\n"
               "error intake.not-a-number @6:4 \"đạt tiến độ (98%)\"\n"
               "error intake.not-a-number @7:4 \"31,5 (CK)\"\n"},
  {.label = "a plan is no whole",
   .table = LONG
            "XA_CHUAN|082|2023|9/10 KH|xã\n"
            "XA_CHUAN|082|2023|9/10 xã được giao|xã\n"
            "XA_CHUAN|082|2023|9/10 chỉ tiêu|xã\n",
   .findings =
               "error intake.not-a-number @2:4 \"9/10 KH\"\n"
               "error intake.not-a-number @3:4 \"9/10 xã được giao\"\n"
               "error intake.not-a-number @4:4 \"9/10 chỉ tiêu\"\n"},
  {.label = "several of one kind",
   .table = LONG
            "XA_CHUAN|082|2023|02 xã nâng cao, 9 xã đạt chuẩn|xã\n"
            "17|082|2023|nam 95%, nữ 98%|%\n"
            "5|082|2023|5 tỷ, 6 tỷ|tỷ đồng\n",
   .findings =
               "error intake.not-a-number @2:4 \"02 xã nâng cao, 9 xã đạt chuẩn\"\n"
               "error intake.not-a-number @3:4 \"nam 95%, nữ 98%\"\n"
               "error intake.not-a-number @4:4 \"5 tỷ, 6 tỷ\"\n"},
  {.label = "words that say nothing",
   .table = LONG
            "XA_CHUAN|082|2023|ước đạt 12 xã|xã\n"
            "XA_CHUAN|082|2023|hiện nay có 12 xã|xã\n"
            "XA_CHUAN|082|2023|12 xã đạt chuẩn, tăng 2 xã|xã\n",
   .observations =
                   "XA_CHUAN 082 2023 estimate 12 COMMUNE @2:4\n"
                   "XA_CHUAN 082 2023 actual 12 COMMUNE @3:4\n"
                   "XA_CHUAN 082 2023 actual 12 COMMUNE @4:4\n",
   .findings =
               "info intake.prose @3:4 \"hiện nay có 12 xã\"\n"
               "info intake.prose @4:4 \"12 xã đạt chuẩn, tăng 2 xã\"\n"},
  {.label = "nothing arose, nothing is known, a number as text",
   .table = LONG
            "XA_CHUAN|082|2023|không phát sinh|xã\n"
            "XA_CHUAN|082|2023|chưa có số liệu|xã\n"
            "XA_CHUAN|082|2023|'12|xã\n",
   .observations =
                   "XA_CHUAN 082 2023 actual 0 COMMUNE @2:4\n"
                   "XA_CHUAN 082 2023 actual missing COMMUNE L @3:4\n"
                   "XA_CHUAN 082 2023 actual 12 COMMUNE @4:4\n"},
  {.label = "prices of another year than the indicator's, above the table",
   .table = "(Tính theo giá hiện hành)\nChỉ tiêu|Địa bàn|Kỳ|Số liệu|ĐVT\n"
            "GTSX|082|2023|7|tỷ đồng\n5|082|2023|8|tỷ đồng\n",
   .observations = "5 082 2023 actual 8 VND_BN @4:4\n",
   .findings = "error intake.unit-contradiction @3:4 \"current prices\"\n"},
  {.label = "prices of the indicator's year above the table",
   .table = "(Giá so sánh 2010)\nChỉ tiêu|Địa bàn|Kỳ|Số liệu|ĐVT\nGTSX|082|2023|7|tỷ đồng\n",
   .observations = "GTSX 082 2023 actual 7 VND_BN @3:4\n"},
  {.label = "words that widen",
   .table = LONG "5|082|2023|gần 68.000|\n5|083|2023|trên 10.389|\n5|088|2023|khoảng 3,5|\n",
   .observations = "5 082 2023 actual 68000 VND_BN below @2:4\n"
                   "5 083 2023 actual 10389 VND_BN above @3:4\n"
                   "5 088 2023 actual 3.5 VND_BN about @4:4\n"},
  {.label = "signs",
   .table = LONG "5|082|2023|-|\n17|082|2023|-|\n5|083|2023|…|\n5|088|2023|x|\n5|10|2023||\n",
   .observations = "5 082 2023 actual 0 VND_BN @2:4\n17 082 2023 actual missing PCT M @3:4\n"
                   "5 083 2023 actual missing VND_BN L @4:4\n"
                   "5 088 2023 actual missing VND_BN M @5:4\n"},
  {.label = "no numbers",
   .table = LONG "5|082|2023|8O,5|\n5|082|2023|chưa có|\n5|082|2023|1234567890123456789012|\n"
            "5|082|2023|05/06/2023|\n",
   .findings = "error intake.not-a-number @2:4 \"8O,5\" -> 80.5\n"
               "error intake.not-a-number @3:4 \"chưa có\"\n"
               "error intake.overflow @4:4 \"1234567890123456789012\"\n"
               "error intake.date @5:4 \"05/06/2023\"\n"},
  {.label = "cells of spreadsheets",
   .table = LONG "5|082|2023|#18.125|\n17|082|#2023|%67.2|\n5|083|2023|!#REF!|\n5|083|2023|=A1|\n"
            "5|083|2023|@2023-06-05|\n",
   .observations = "5 082 2023 actual 18.125 VND_BN @2:4\n17 082 2023 actual 67.2 PCT @3:4\n",
   .findings = "error intake.cell-error @4:4 \"#REF!\"\nerror intake.cell-error @5:4 \"A1\"\n"
               "error intake.date @6:4 \"2023-06-05\"\n"},

  /* tables */
  {.label = "a column of no meaning",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|Ý kiến phòng\n5|082|2023|1|đã rà\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .findings = "info intake.unknown-column @1:5 \"Ý kiến phòng\"\n"},
  {.label = "two columns of one meaning",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|Giá trị\n5|082|2023|1|2\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .findings = "error intake.repeated-column @1:5 \"Giá trị\"\n"},
  {.label = "no value column",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Ghi chú\n5|082|2023|1\n",
   .findings = "error intake.missing-column @1:0 \"indicator, area, period\"\n"},
  {.label = "no area, and no sender to tell it",
   .table = "Chỉ tiêu|Kỳ|Số liệu\n5|2023|1\n",
   .findings = "error intake.missing-column @1:0 \"indicator, period, value\"\n"},
  {.label = "no header",
   .table = "Kính gửi: Văn phòng\nThu NSNN năm 2023 là 12,5 tỷ đồng\n",
   .findings = "error intake.no-header @1:0 \"\"\n"},
  {.label = "a second unit is passed over",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|ĐVT|Đơn vị tính\n5|082|2023|1|tỷ đồng|tỷ đồng\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .findings = "warning intake.repeated-column @1:6 \"Đơn vị tính\"\n"},
  {.label = "SDMX words beside Vietnamese ones",
   .table = "INDICATOR|Chỉ tiêu|REF_AREA|Địa bàn|TIME_PERIOD|OBS_VALUE\n"
            "5|Thu NSNN|082|Huyện Bát Xát|2023|1\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:6\n"},
  {.label = "one indicator beside the areas",
   .table = "Địa bàn|Số xã đạt chuẩn\nH. Bát Xát|9\nTX Sa Pa|7\n",
   .observations = "XA_CHUAN 082 2023-01/P6M actual 9 COMMUNE @2:2\n"
                   "XA_CHUAN 088 2023-01/P6M actual 7 COMMUNE @3:2\n"},
  {.label = "more fields than the header",
   .table = "Chỉ tiêu|Địa bàn|Kỳ|Số liệu\n5|082|2023|12|5\n5|080|2023|7|\n",
   .observations = "5 080 2023 actual 7 VND_BN @3:4\n",
   .findings = "error intake.extra-fields @2:5 \"5\"\n"},
  {.label = "a misspelt area among the columns",
   .table = "Chỉ tiêu|TP Lào Cai|Bát Xatx|Sa Pa\n5|1|2|3\n",
   .observations = "5 080 2023-01/P6M actual 1 VND_BN @2:2\n5 088 2023-01/P6M actual 3 VND_BN @2:4\n",
   .findings = "error intake.unknown-column @1:3 \"Bát Xatx\" -> Huyện Bát Xát\n"},
  {.label = "header alone",
   .table = LONG,
   .findings = "error intake.no-rows @1:0 \"\"\n"},
  {.label = "no figures",
   .table = LONG "5|082|2023||\n",
   .findings = "warning intake.no-rows @1:0 \"\"\n"},
  {.label = "empty", .table = "||\n|\n", .findings = "error intake.empty @0:0 \"\"\n"},
  {.label = "sender in a column",
   .table = "Nơi gửi|Chỉ tiêu|Kỳ|Số liệu\nUBND H. Bát Xát|5|2023|1\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .from_table = TRUE,
   .sender = "UBND huyện Bát Xát"},
  {.label = "sender in a title",
   .table = "UBND HUYỆN BÁT XÁT\nChỉ tiêu|Kỳ|Số liệu\n5|2023|1\n",
   .observations = "5 082 2023 actual 1 VND_BN @3:3\n",
   .from_table = TRUE,
   .sender = "UBND huyện Bát Xát"},
  {.label = "sender nowhere",
   .table = LONG "5|082|2023|1|\n",
   .observations = "5 082 2023 actual 1 VND_BN @2:4\n",
   .findings = "warning intake.no-sender @0:0 \"\"\n",
   .from_table = TRUE,
   .sender = ""},
};

static void
read_one(void **state)
{
  const Case *test = *state;
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  options.style = test->style;
  options.sender_from_table = test->from_table;
  if (strstr(test->label, "no area") == NULL)
    options.period = ct_period_new(2023, 1, 6);
  run = run_start(&options, test->reporter);
  run_give_table(&run, test->table);
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, test->observations, test->findings);
  if (test->from_table)
    assert_string_equal(run.submission->sender, test->sender);
  run_stop(&run);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = read_one,
                                     .initial_state = (void *)(guintptr)&cases[i]};
  return cmocka_run_group_tests_name("intake", tests, run_set_up, run_tear_down);
}
