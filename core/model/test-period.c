#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ct-period-relative.h"

typedef struct {
  const gchar *text;
  const gchar *period; /* canonical; "" for none */
} ParseCase;

static const ParseCase standard[] = {
  {"2023", "2023"},
  {"2023-A1", "2023"},
  {"2023-01/P12M", "2023"},
  {"2023-01/P1Y", "2023"},
  {"2023-Q1", "2023-Q1"},
  {"2023-01/P3M", "2023-Q1"},
  {"2023-Q4", "2023-Q4"},
  {"2023-S1", "2023-01/P6M"},
  {"2023-S2", "2023-07/P6M"},
  {"2023-06", "2023-06"},
  {"2023-M06", "2023-06"},
  {"2023-06/P1M", "2023-06"},
  {"2023-01/P6M", "2023-01/P6M"},
  {"2023-01-01/P6M", "2023-01/P6M"},
  {"2023-01/P9M", "2023-01/P9M"},
  {"2022-09/P12M", "2022-09/P12M"},
  {"2021-01/P60M", "2021-01/P60M"},
  {"2023-02/P3M", "2023-02/P3M"},
  {"", ""},
  {"202", ""},
  {"20233", ""},
  {"1899", ""},
  {"2200", ""},
  {"2023-", ""},
  {"2023-1", ""},
  {"2023-13", ""},
  {"2023-00", ""},
  {"2023-Q0", ""},
  {"2023-Q5", ""},
  {"2023-S3", ""},
  {"2023-A2", ""},
  {"2023-M13", ""},
  {"2023-01/P0M", ""},
  {"2023-01/P61M", ""},
  {"2023-01/P6Y", ""},
  {"2023-01/P6", ""},
  {"2023-01/6M", ""},
  {"2023-01-02/P6M", ""},
  {"2023-01-01", ""},
  {"2023-01/P6M ", ""},
  {" 2023", ""},
  {"2023-01/P600M", ""},
  {"6/2023", ""},
};

typedef struct {
  const gchar *text;
  const gchar *period; /* "~" before it: an estimate */
} WordsCase;

static const WordsCase cells[] = {
  {"2023", "2023"},
  {" 2023 ", "2023"},
  {"2023-01/P6M", "2023-01/P6M"},
  {"2023-q1", "2023-Q1"},
  {"Năm 2023", "2023"},
  {"NĂM 2023", "2023"},
  {"nam 2023", "2023"},
  {"na\xcc\x86m 2023", "2023"}, /* decomposed */
  {"cả năm 2023", "2023"},
  {"ước năm 2023", "~2023"},
  {"Ước cả năm 2023", "~2023"},
  {"Ước TH năm 2023", "~2023"},
  {"năm 2023 (ước)", "~2023"},
  {"6 tháng đầu năm 2023", "2023-01/P6M"},
  {"06 tháng đầu năm 2023", "2023-01/P6M"},
  {"06 THÁNG ĐẦU NĂM 2023", "2023-01/P6M"},
  {"sáu tháng đầu năm 2023", "2023-01/P6M"},
  {"năm tháng đầu năm 2023", "2023-01/P5M"},
  {"mười một tháng đầu năm 2023", "2023-01/P11M"},
  {"6 thang dau nam 2023", "2023-01/P6M"},
  {"6 tháng năm 2023", "2023-01/P6M"},
  {"6 tháng của năm 2023", "2023-01/P6M"},
  {"6 tháng 2023", "2023-01/P6M"},
  {"6 tháng/2023", "2023-01/P6M"},
  {"6 tháng đầu năm, năm 2023", "2023-01/P6M"},
  {"6T/2023", "2023-01/P6M"},
  {"9T/2023", "2023-01/P9M"},
  {"9T 2023", "2023-01/P9M"},
  {"6T2023", "2023-01/P6M"},
  {"6TĐN 2023", "2023-01/P6M"},
  {"6M/2023", "2023-01/P6M"},
  {"10T/2023", "2023-01/P10M"},
  {"TH 6T/2022", "2022-01/P6M"},
  {"Ước thực hiện 6 tháng đầu năm 2023", "~2023-01/P6M"},
  {"Ước TH 6T/2023", "~2023-01/P6M"},
  {"Kỳ báo cáo: 6 tháng đầu năm 2023", "2023-01/P6M"},
  {"nửa đầu năm 2023", "2023-01/P6M"},
  {"nửa cuối năm 2023", "2023-07/P6M"},
  {"6 tháng cuối năm 2023", "2023-07/P6M"},
  {"H1 2023", "2023-01/P6M"},
  {"H2/2023", "2023-07/P6M"},
  {"3 tháng đầu năm 2023", "2023-Q1"},
  {"3 tháng cuối năm 2023", "2023-Q4"},
  {"12 tháng năm 2023", "2023"},
  {"1 tháng đầu năm 2023", "2023-01"},
  {"3 quý đầu năm 2023", "2023-01/P9M"},
  {"quý II/2023", "2023-Q2"},
  {"Quý I năm 2023", "2023-Q1"},
  {"quý 2 năm 2023", "2023-Q2"},
  {"quí 4/2023", "2023-Q4"},
  {"quý tư năm 2023", "2023-Q4"},
  {"Quý: III/2023", "2023-Q3"},
  {"QUÝ IV - 2023", "2023-Q4"},
  {"Q2/2023", "2023-Q2"},
  {"Q.II/2023", "2023-Q2"},
  {"QII/2023", "2023-Q2"},
  {"Q2-2023", "2023-Q2"},
  {"Quý \xe2\x85\xa1/2023", "2023-Q2"}, /* the character for roman two */
  {"quý I đến quý III năm 2023", "2023-01/P9M"},
  {"T6/2023", "2023-06"},
  {"T06-2023", "2023-06"},
  {"tháng 6/2023", "2023-06"},
  {"tháng 06 năm 2023", "2023-06"},
  {"Tháng sáu năm 2023", "2023-06"},
  {"tháng tư năm 2023", "2023-04"},
  {"tháng năm năm 2023", "2023-05"},
  {"tháng mười hai năm 2023", "2023-12"},
  {"06/2023", "2023-06"},
  {"6/2023", "2023-06"},
  {"06 / 2023", "2023-06"},
  {"2023/06", "2023-06"},
  {"2023-M06", "2023-06"},
  {"tháng 01 đến tháng 6 năm 2023", "2023-01/P6M"},
  {"từ tháng 1 đến tháng 9/2023", "2023-01/P9M"},
  {"tháng 1-6/2023", "2023-01/P6M"},
  {"T1-T6/2023", "2023-01/P6M"},
  {"01/2023 - 06/2023", "2023-01/P6M"},
  {"từ tháng 12/2022 đến tháng 5/2023", "2022-12/P6M"},
  {"từ 01/01/2023 đến 30/6/2023", "2023-01/P6M"},
  {"từ ngày 01/01 đến ngày 28/02/2023", "2023-01/P2M"},
  {"06 tháng đầu năm 2023 (từ 15/12/2022 đến 14/6/2023)", "2023-01/P6M"},
  {"lũy kế đến hết tháng 6/2023", "2023-01/P6M"},
  {"Lũy kế từ đầu năm đến tháng 10 năm 2023", "2023-01/P10M"},
  {"lũy kế quý II/2023", "2023-01/P6M"},
  {"lũy kế 9 tháng năm 2023", "2023-01/P9M"},
  {"giai đoạn 2021-2025", "2021-01/P60M"},
  {"Cùng kỳ 6T/2022", "2022-01/P6M"},
  {"Năm 2023, 6 tháng", "2023-01/P6M"},
  {"2023 6T", "2023-01/P6M"},
  {"2023Q2", "2023-Q2"},
  {"6T đầu năm 2023", "2023-01/P6M"},
  {"9 tháng/2023", "2023-01/P9M"},
  {"06T/2023", "2023-01/P6M"},
  /* none, or doubtful */
  {"", ""},
  {"tháng 6", ""},
  {"6 tháng", ""},
  {"6 tháng đầu năm", ""},
  {"quý II", ""},
  {"6", ""},
  {"13/2023", ""},
  {"0/2023", ""},
  {"T13/2023", ""},
  {"Q5/2023", ""},
  {"quý V/2023", ""},
  {"0 tháng 2023", ""},
  {"13 tháng năm 2023", ""},
  {"tháng ... năm 2023", ""},
  {"tháng năm 2023", ""},
  {"từ tháng năm 2023", ""},
  {"từ tháng 6/2023", ""},
  {"01-06/2023", ""},
  {"16/6/2023", ""},
  {"2023-06-30", ""},
  {"ngày 20 tháng 6 năm 2023", ""},
  {"20 tháng 6 năm 2023", ""},
  {"6.2023", ""},
  {"2.023", ""},
  {"2023%", ""},
  {"20232", ""},
  {"2022-2023", ""},
  {"năm học 2022-2023", ""},
  {"2022 - 2023", ""},
  {"cùng kỳ năm 2022", ""},
  {"cuối năm 2022", ""},
  {"đầu năm 2023", ""},
  {"kế hoạch năm 2023", ""}, /* a measure, not only a period */
  {"KH 2023", ""},
  {"giá 2010", ""},
  {"6 tháng tuổi 2023", ""},
  {"từ 15/12/2022 đến 14/6/2023", ""},
  {"tháng 9 đến tháng 6/2023", ""},
  {"6 tháng đầu năm 2023 và 2022", ""},
  {"Số 05/2023/QĐ-TTg", ""},
  {"99999999999999999999", ""},
  {"Июнь 2023", ""},
};

static const WordsCase titles[] = {
  {"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KT-XH 6 THÁNG ĐẦU NĂM, ƯỚC CẢ NĂM 2023", "2023-01/P6M"},
  {"BÁO CÁO ước thực hiện 6 tháng đầu năm 2023 của huyện", "~2023-01/P6M"},
  {"TÌNH HÌNH KT-XH THÁNG 6 NĂM 2023", "2023-06"},
  {"Phụ lục 2: GTSXCN, TMBLHH VÀ DTDV tháng 6 và 6 tháng năm 2023", "2023-01/P6M"},
  {"Ước tháng 6/2023 và lũy kế 6 tháng đầu năm 2023", "~2023-01/P6M"},
  {"Quý II/2023 và 6 tháng đầu năm 2023", "2023-01/P6M"},
  {"6 tháng đầu năm và quý III năm 2023", "2023-01/P6M"},
  {"Kết quả 6 tháng, ước 9 tháng năm 2023", "2023-01/P6M"},
  {"THỐNG KÊ TAI NẠN GIAO THÔNG 06 THÁNG ĐẦU NĂM 2023 (từ 15/12/2022 đến 14/6/2023)",
   "2023-01/P6M"},
  {"THỐNG KÊ TAI NẠN GIAO THÔNG (từ 15/12/2022 đến 14/6/2023)", ""},
  {"(từ 15/12 đến 14/6/2023) 06 tháng đầu năm 2023", "2023-01/P6M"},
  {"Số liệu từ ngày 15/12/2022 đến hết ngày 14/6/2023, 6 tháng 2023", "2023-01/P6M"},
  {"(kèm BC số 312/BC-UBND ngày 16/6/2023)", ""},
  {"Văn Bàn, ngày 20 tháng 6 năm 2023", ""},
  {"Lào Cai, ngày    tháng    năm 2023", ""},
  {"Lào Cai, ngày ... tháng 6 năm 2023", ""},
  {"Ngày nhận: 15/6 và 15/9", ""},
  {"Quyết định số 05/2023/QĐ-TTg", ""},
  {"theo Nghị quyết số 12/2023, 6 tháng đầu năm 2023", "2023-01/P6M"},
  {"Kế hoạch năm 2023, kết quả 6 tháng", "2023-01/P6M"},
  {"Kế hoạch năm 2023, kết quả 6 tháng đầu năm 2023", "2023-01/P6M"},
  {"Lào Cai 2023, 6 tháng", "2023-01/P6M"},
  {"Thực hiện kế hoạch năm 2023", "2023"},
  {"TRƯỜNG ĐẠT CHUẨN QUỐC GIA NĂM 2023", "2023"},
  {"TRƯỜNG ĐẠT CHUẨN QUỐC GIA NĂM HỌC 2022-2023", ""},
  {"Ước cả năm 2023", "~2023"},
  {"KH 2023: Tỉnh giao", "2023"},
  {"GTSX công nghiệp (giá so sánh 2010) 9 tháng năm 2023", "2023-01/P9M"},
  {"GTSX công nghiệp (giá so sánh năm 2010)", ""},
  {"GTSX công nghiệp 9 tháng (giá 2010)", ""},
  {"6 tháng đầu năm 2023 so với cùng kỳ năm 2022", "2023-01/P6M"},
  {"So với cùng kỳ 6T/2022", ""},
  {"Tầm nhìn đến năm 2045", ""},
  {"Trẻ dưới 6 tháng tuổi năm 2023", "2023"},
  {"Hồ sơ tháng 6/2023", "2023-06"},
  {"so-y-te-6t-2023.csv", "2023-01/P6M"},
  {"bat-xat_2023-Q1.csv", "2023-Q1"},
  {"bat-xat_2023-06.csv", "2023-06"},
  {"bat-xat_2023-01_P6M.csv", "2023-01"},
  {"bat-xat_2023-06-30.csv", ""},
  {"Biểu số 01", ""},
  {"Tỷ lệ 12,5/2023", ""},
  {"Q5/2023", ""},
  {"T13/2023", ""},
  {"Năm 2022, 6 tháng đầu năm 2023", "2022"},
  {"KẾT QUẢ ĐẾN HẾT THÁNG 9 NĂM 2023", "2023-01/P9M"},
  {"đến hết quý II/2023", "2023-01/P6M"},
  {"Từ tháng 4 đến hết tháng 9 năm 2023", "2023-04/P6M"},
  {"BÁO CÁO THÁNG 6/2023 (LŨY KẾ TỪ ĐẦU NĂM)", "2023-01/P6M"},
  {"THÁNG 6, 6 THÁNG NĂM 2023", "2023-01/P6M"},
  {"QUÝ III, 9 THÁNG NĂM 2023", "2023-01/P9M"},
  {"THÁNG 6 NĂM 2023, 6 THÁNG NĂM 2022", "2023-06"},
  {"DỰ KIẾN NĂM 2024", "~2024"},
  {"", ""},
};

static gchar *
spell(CtPeriod period, gboolean estimate)
{
  gchar buffer[CT_PERIOD_CHARS];
  gsize length = ct_period_format(period, buffer);

  assert_int_equal(length, strlen(buffer));
  return g_strconcat(estimate ? "~" : "", buffer, NULL);
}

static void
parse_standard(void **state)
{
  const ParseCase *test = *state;
  g_autofree gchar *seen = spell(ct_period_parse(test->text, strlen(test->text)), FALSE);

  assert_string_equal(seen, test->period);
}

/* Every canonical spelling reads back to the same period, in both functions. */
static void
read_back(void **state)
{
  (void)state;
  for (gint year = 1900; year <= 2199; year += 23) {
    for (gint month = 1; month <= 12; month++) {
      for (gint months = 1; months <= 60; months++) {
        gchar buffer[CT_PERIOD_CHARS];
        CtPeriod period = ct_period_new(year, month, months);
        gsize length = ct_period_format(period, buffer);

        assert_int_equal(ct_period_parse(buffer, length), period);
        assert_int_equal(ct_period_parse_words(buffer, length, FALSE, NULL), period);
        assert_int_equal(ct_period_year(period), year);
        assert_int_equal(ct_period_month(period), month);
        assert_int_equal(ct_period_months(period), months);
      }
    }
  }
}

static void
check_words(const WordsCase *test, gboolean whole)
{
  gboolean estimate = TRUE;
  CtPeriod period =
    ct_period_parse_words(test->text, strlen(test->text), whole, &estimate);
  g_autofree gchar *seen = spell(period, estimate);

  assert_string_equal(seen, test->period);
}

static void
parse_cell(void **state)
{
  check_words(*state, TRUE);
}

static void
parse_title(void **state)
{
  check_words(*state, FALSE);
}

/* @period: with June 2023 and its half-year as the base */
static const struct {
  const gchar *text;
  const gchar *period; /* "~" before it: an estimate; "": nothing is said */
  const gchar *base;
} relatives[] = {
  {"CK", "2022-01/P6M", "2023-01/P6M"},
  {"cùng kỳ", "2022-01/P6M", "2023-01/P6M"},
  {"cùng kỳ năm trước", "2022-01/P6M", "2023-01/P6M"},
  {"Cùng kỳ năm 2021", "2021-01/P6M", "2023-01/P6M"},
  {"CK 2022", "2022-01/P6M", "2023-01/P6M"},
  {"CK 6T/2022", "2022-01/P6M", ""},
  {"CK T6", "2022-06", "2023-01/P6M"},
  {"6T CK", "2022-01/P6M", "2023"},
  {"6 tháng cùng kỳ năm 2022", "2022-01/P6M", "2023"},
  {"KBC", "2023-01/P6M", "2023-01/P6M"},
  {"kỳ báo cáo", "2023-Q2", "2023-Q2"},
  {"6T", "2023-01/P6M", "2023"},
  {"6 tháng đầu năm", "2023-01/P6M", "2023"},
  {"6 tháng đầu năm trước", "2022-01/P6M", "2023"},
  {"6T/2022", "2022-01/P6M", ""},
  {"6T2022", "2022-01/P6M", ""},
  {"9T", "2023-01/P9M", "2023-01/P6M"},
  {"T5", "2023-05", "2023-01/P6M"},
  {"tháng 6", "2023-06", "2023-01/P6M"},
  {"T6/2022", "2022-06", ""},
  {"quý II", "2023-Q2", "2023-01/P6M"},
  {"Lũy kế 6T", "2023-01/P6M", "2023-06"},
  {"lũy kế", "2023-01/P6M", "2023-06"},
  {"Lũy kế đến tháng 5", "2023-01/P5M", "2023-06"},
  {"lũy kế từ đầu năm", "2023-01/P6M", "2023-06"},
  {"lũy kế quý II", "2023-01/P6M", "2023-06"},
  {"năm", "2023", "2023-01/P6M"},
  {"cả năm", "2023", "2023-01/P6M"},
  {"năm 2022", "2022", ""},
  {"2022", "2022", ""},
  {"năm trước", "2022", "2023-01/P6M"},
  {"tháng báo cáo", "2023-06", "2023-01/P6M"},
  {"tháng trước", "2023-05", "2023-01/P6M"},
  {"tháng trước", "2022-12", "2023-01"},
  {"ước T6", "~2023-06", "2023-01/P6M"},
  {"TH 6T", "2023-01/P6M", "2023-01/P6M"},
  {"CK", "", ""},
  {"T6", "", ""},
  {"kế hoạch", "", "2023-01/P6M"},
  {"năm học", "", "2023-01/P6M"},
  {"6", "", "2023-01/P6M"},
  {"kỳ trước", "", "2023-01/P6M"},
  {"6T so CK", "", "2023-01/P6M"},
  {"", "", "2023-01/P6M"},
};

static void
parse_relatives(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(relatives); i++) {
    gboolean estimate = TRUE;
    CtRelativePeriod relative =
      ct_relative_period_parse(relatives[i].text, strlen(relatives[i].text), &estimate);
    CtPeriod base = ct_period_parse(relatives[i].base, strlen(relatives[i].base));
    CtPeriod period = relative.said ? ct_relative_period_resolve(relative, base) : CT_PERIOD_NONE;
    g_autofree gchar *seen = spell(period, estimate);

    if (strcmp(seen, relatives[i].period) != 0)
      fail_msg("\"%s\": %s, not %s", relatives[i].text, seen, relatives[i].period);
  }
}

/* What stands above and what stands below. */
static void
join_relatives(void **state)
{
  static const struct {
    const gchar *first, *second, *period;
  } joins[] = {
    {"6T", "2022", "2022-01/P6M"},         {"năm 2022", "6 tháng", "2022-01/P6M"},
    {"6 tháng", "CK", "2022-01/P6M"},      {"CK", "T6", "2022-06"},
    {"năm 2022", "cả năm", "2022"},        {"", "6T", "2023-01/P6M"},
    {"6T", "", "2023-01/P6M"},             {"6 tháng", "năm trước", "2022-01/P6M"},
    {"6T", "cả năm", "2023"},              {"lũy kế", "T6", "2023-01/P6M"},
    {"quý II", "tháng báo cáo", "2023-06"},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(joins); i++) {
    CtRelativePeriod joined = ct_relative_period_join(
      ct_relative_period_parse(joins[i].first, strlen(joins[i].first), NULL),
      ct_relative_period_parse(joins[i].second, strlen(joins[i].second), NULL));
    g_autofree gchar *seen =
      spell(ct_relative_period_resolve(joined, ct_period_new(2023, 1, 6)), FALSE);

    if (strcmp(seen, joins[i].period) != 0)
      fail_msg("%s over %s: %s, not %s", joins[i].first, joins[i].second, seen, joins[i].period);
  }
}

/* The days up to which figures count. */
static void
find_untils(void **state)
{
  static const struct {
    const gchar *text, *period;
    gint month; /* 0: none is named */
  } untils[] = {
    {"(Tính đến ngày 30/6/2023)", "2023-01/P6M", 6},
    {"Từ ngày 01/01/2023 đến ngày 30/6/2023", "2023-01/P6M", 6},
    {"từ 15/12/2022 đến 14/6/2023", "2023-01/P6M", 6},
    {"từ 15/12 đến 14/6/2023", "2023-01/P6M", 6},
    {"Đến 30/6/2023", "2023-01/P6M", 6},
    {"đến hết ngày 30 tháng 6 năm 2023", "2023-01/P6M", 6},
    {"(Thời điểm 30/6/2023)", "2023-01/P6M", 6},
    {"Tại thời điểm 31/12/2023", "2023", 12},
    {"Ước đến 30/6/2023", "2023-01/P6M", 6},
    {"đến 28/02/2023", "2023-01/P2M", 2},
    {"đến ngày 15/6/2023", "", 6},
    {"từ 15/12/2022 đến 20/6/2023", "", 6},
    {"so với 30/6/2023", "", 0},
    {"so với thời điểm 30/6/2023", "", 0},
    {"Văn Bàn, ngày 30 tháng 6 năm 2023", "", 0},
    {"đến ngày 31/6/2023", "", 0},
    {"đến năm 2023", "", 0},
    {"6 tháng đầu năm 2023", "", 0},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(untils); i++) {
    CtPeriod period = CT_PERIOD_NONE;
    gint month = 0;
    gboolean found =
      ct_period_find_until(untils[i].text, strlen(untils[i].text), &period, &month);
    g_autofree gchar *seen = spell(period, FALSE);

    if (found != (untils[i].month != 0) || strcmp(seen, untils[i].period) != 0 ||
        (found && month != 2023 * 12 + untils[i].month - 1))
      fail_msg("\"%s\": %s up to %d", untils[i].text, seen, month % 12 + 1);
  }
}

static void
find_windows(void **state)
{
  static const struct {
    const gchar *text, *window;
  } windows[] = {
    {"06 THÁNG ĐẦU NĂM 2023 (từ 15/12/2022 đến 14/6/2023)", "2022-12-15 2023-06-14"},
    {"(từ ngày 15/12/2022 đến hết ngày 14/6/2023)", "2022-12-15 2023-06-14"},
    {"Tính từ ngày 15/12/2022 đến ngày 14/06/2023", "2022-12-15 2023-06-14"},
    {"15/12/2022 - 14/6/2023", "2022-12-15 2023-06-14"},
    {"15-12-2022 đến 14-6-2023", "2022-12-15 2023-06-14"},
    {"15.12.2022 – 14.6.2023", "2022-12-15 2023-06-14"},
    {"từ 15/12 đến 14/6/2023", "2022-12-15 2023-06-14"},
    {"từ 01/01 đến 30/6/2023", "2023-01-01 2023-06-30"},
    {"từ ngày 15 tháng 12 năm 2022 đến ngày 14 tháng 6 năm 2023", "2022-12-15 2023-06-14"},
    {"ngày 16/6/2023", ""},
    {"từ tháng 1 đến tháng 6/2023", ""},
    {"từ 31/2/2023 đến 14/6/2023", ""},
    {"từ 15/7/2023 đến 14/6/2023", ""},
    {"từ 15/12 đến 14/6", ""},
    {"Ngày nhận: 15/6 và 15/9", ""},
    {"", ""},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(windows); i++) {
    gchar from[11] = "", to[11] = "";
    gboolean found =
      ct_period_find_window(windows[i].text, strlen(windows[i].text), from, to);
    g_autofree gchar *seen = found ? g_strdup_printf("%s %s", from, to) : g_strdup("");

    if (strcmp(seen, windows[i].window) != 0)
      fail_msg("\"%s\": %s, not %s", windows[i].text, seen, windows[i].window);
  }
}

static void
limits(void **state)
{
  (void)state;
  assert_int_equal(ct_period_new(1899, 1, 1), CT_PERIOD_NONE);
  assert_int_equal(ct_period_new(2200, 1, 1), CT_PERIOD_NONE);
  assert_int_equal(ct_period_new(2023, 0, 1), CT_PERIOD_NONE);
  assert_int_equal(ct_period_new(2023, 13, 1), CT_PERIOD_NONE);
  assert_int_equal(ct_period_new(2023, 1, 0), CT_PERIOD_NONE);
  assert_int_equal(ct_period_new(2023, 1, 61), CT_PERIOD_NONE);
  assert_int_not_equal(ct_period_new(2199, 12, 60), CT_PERIOD_NONE);
}

static void
order_and_shift(void **state)
{
  CtPeriod half = ct_period_new(2023, 1, 6), quarter = ct_period_new(2023, 4, 3);
  CtPeriod year = ct_period_new(2023, 1, 12);

  (void)state;
  assert_true(half < year && year < quarter);
  assert_int_equal(ct_period_end(half), 2023 * 12 + 6);
  assert_int_equal(ct_period_shift(half, -12), ct_period_new(2022, 1, 6));
  assert_int_equal(ct_period_shift(half, 11), ct_period_new(2023, 12, 6));
  assert_int_equal(ct_period_shift(half, G_MAXINT), CT_PERIOD_NONE);
  assert_int_equal(ct_period_shift(half, G_MININT), CT_PERIOD_NONE);
  assert_int_equal(ct_period_shift(CT_PERIOD_NONE, 12), CT_PERIOD_NONE);
  assert_true(ct_period_contains(year, half) && ct_period_contains(year, year));
  assert_true(ct_period_contains(half, quarter));
  assert_false(ct_period_contains(half, year));
  assert_false(ct_period_contains(CT_PERIOD_NONE, CT_PERIOD_NONE));
}

/* Texts that run over the room of the words: none, and quickly. */
static void
long_text(void **state)
{
  g_autoptr(GString) text = g_string_new("6 tháng đầu năm 2023 ");

  (void)state;
  while (text->len < 100000)
    g_string_append(text, "đến 06/2023 - ");
  assert_int_equal(ct_period_parse_words(text->str, text->len, TRUE, NULL), CT_PERIOD_NONE);
  assert_int_equal(ct_period_parse_words(text->str, text->len, FALSE, NULL),
                   ct_period_new(2023, 1, 6));
}

static void
one_letter_words(void **state)
{
  g_autoptr(GString) text = g_string_new(NULL);

  (void)state;
  for (guint i = 0; i < 600; i++)
    g_string_append(text, i % 2 == 0 ? "a " : "1");
  assert_int_equal(ct_period_parse_words(text->str, text->len, FALSE, NULL), CT_PERIOD_NONE);
}

static void
add(GArray *tests, const gchar *label, CMUnitTestFunction func, const void *state)
{
  struct CMUnitTest test = {.name = label[0] == '\0' ? "(empty)" : label,
                            .test_func = func,
                            .initial_state = (void *)state};

  g_array_append_val(tests, test);
}

int
main(void)
{
  g_autoptr(GArray) tests = g_array_new(FALSE, FALSE, sizeof(struct CMUnitTest));

  for (gsize i = 0; i < G_N_ELEMENTS(standard); i++)
    add(tests, standard[i].text, parse_standard, &standard[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    add(tests, cells[i].text, parse_cell, &cells[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
    add(tests, titles[i].text, parse_title, &titles[i]);
  add(tests, "read back", read_back, NULL);
  add(tests, "relative periods", parse_relatives, NULL);
  add(tests, "relative periods joined", join_relatives, NULL);
  add(tests, "windows", find_windows, NULL);
  add(tests, "days to count up to", find_untils, NULL);
  add(tests, "limits", limits, NULL);
  add(tests, "order and shift", order_and_shift, NULL);
  add(tests, "long text", long_text, NULL);
  add(tests, "one letter words", one_letter_words, NULL);
  return _cmocka_run_group_tests("period", (struct CMUnitTest *)(void *)tests->data, tests->len,
                                 NULL, NULL);
}
