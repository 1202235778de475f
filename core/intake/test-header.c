#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/ct-layout.h"
#include "test-small-catalog.h"

typedef struct {
  CtCatalog *catalog;
  CtResolver *resolver;
  CtHeaderWords *words;
} Fixture;

static Fixture fixture;

static int
set_up(void **state)
{
  (void)state;
  fixture.catalog = small_catalog_new();
  fixture.resolver = ct_resolver_new(fixture.catalog);
  fixture.words = ct_header_words_new();
  return 0;
}

static int
tear_down(void **state)
{
  (void)state;
  ct_header_words_free(fixture.words);
  ct_resolver_free(fixture.resolver);
  ct_catalog_free(fixture.catalog);
  return 0;
}

static const gchar *const role_names[CT_N_MEANINGS] = {
  [CT_MEANS_NONE] = "?",
  [CT_MEANS_IGNORED] = "ignored",
  [CT_MEANS_ROW_NUMBER] = "row-number",
  [CT_MEANS_INDICATOR_CODE] = "indicator-code",
  [CT_MEANS_INDICATOR] = "indicator",
  [CT_MEANS_INDICATOR_NAME] = "indicator-name",
  [CT_MEANS_AREA_CODE] = "area-code",
  [CT_MEANS_AREA] = "area",
  [CT_MEANS_AREA_NAME] = "area-name",
  [CT_MEANS_COMMUNE_CODE] = "commune-code",
  [CT_MEANS_COMMUNE] = "commune",
  [CT_MEANS_DISTRICT_CODE] = "district-code",
  [CT_MEANS_DISTRICT] = "district",
  [CT_MEANS_AREA_OR_UNIT] = "area-or-unit",
  [CT_MEANS_PERIOD] = "period",
  [CT_MEANS_UNIT] = "unit",
  [CT_MEANS_NUMERATOR] = "numerator",
  [CT_MEANS_DENOMINATOR] = "denominator",
  [CT_MEANS_MEASURE] = "measure",
  [CT_MEANS_STATUS] = "status",
  [CT_MEANS_DECIMALS] = "decimals",
  [CT_MEANS_SENDER] = "sender",
  [CT_MEANS_VALUE] = "value",
  [CT_MEANS_OTHER_PLAN] = "other-plan",
  [CT_MEANS_COMPARISON] = "comparison",
  [CT_MEANS_REPEATED] = "repeated",
  [CT_MEANS_AMBIGUOUS_AREA] = "ambiguous",
};

/* "value plan 2023 =082 #5 [tỷ đồng]": what a column holds beside its role */
static void
append_column(GString *text, const CtColumn *column)
{
  g_string_append(text, role_names[column->role]);
  if (column->measure != CT_MEASURE_UNSAID)
    g_string_append_printf(text, " %s", ct_measure_name((CtMeasure)column->measure));
  if (column->period != CT_PERIOD_NONE) {
    gchar period[CT_PERIOD_CHARS];

    ct_period_format(column->period, period);
    g_string_append_printf(text, " %s", period);
  }
  if (column->area != CT_INDEX_NONE)
    g_string_append_printf(text, " =%s", fixture.catalog->areas[column->area].code);
  if (column->indicator != CT_INDEX_NONE)
    g_string_append_printf(text, " #%s", fixture.catalog->indicators[column->indicator].code);
  if (column->unit.length > 0)
    g_string_append_printf(text, " [%.*s]", (int)column->unit.length, column->unit.text);
}

typedef struct {
  const gchar *text;
  const gchar *column;
} WordCase;

static const WordCase words[] = {
  {"Chỉ tiêu", "indicator"},
  {"CHỈ TIÊU", "indicator"},
  {"chi tieu", "indicator"},
  {"Mã chỉ tiêu", "indicator-code"},
  {"Tên chỉ tiêu", "indicator-name"},
  {"INDICATOR", "indicator"},
  {"Địa bàn", "area"},
  {"REF_AREA", "area"},
  {"Đơn vị", "area-or-unit"},
  {"Mã địa bàn", "area-code"},
  {"Huyện", "district"},
  {"Xã, phường, thị trấn", "commune"},
  {"Kỳ", "period"},
  {"Kì báo cáo", "period"},
  {"Thời gian", "period"},
  {"TIME_PERIOD", "period"},
  {"Số liệu", "value"},
  {"Giá trị", "value"},
  {"Thực hiện", "value"},
  {"Kết quả", "value"},
  {"OBS_VALUE", "value"},
  {"obsValue", "value"},
  {"Ước thực hiện", "value estimate"},
  {"Ước TH", "value estimate"},
  {"Kế hoạch", "value plan"},
  {"KH", "value plan"},
  {"KH 2023", "value plan 2023"},
  {"Kế hoạch năm 2023", "value plan 2023"},
  {"Thực hiện 6 tháng đầu năm 2023", "value 2023-01/P6M"},
  {"Ước TH\n6T/2023", "value estimate 2023-01/P6M"},
  {"Thực hiện (tỷ đồng)", "value [tỷ đồng]"},
  {"Kế hoạch năm 2023 (triệu đồng)", "value plan 2023 [triệu đồng]"},
  {"Thực hiện (% so với kế hoạch)", "comparison"},
  {"Đơn vị tính", "unit"},
  {"ĐVT", "unit"},
  {"UNIT_MEASURE", "unit"},
  {"Tử số", "numerator"},
  {"Mẫu số", "denominator"},
  {"Loại số liệu", "measure"},
  {"OBS_STATUS", "status"},
  {"DECIMALS", "decimals"},
  {"Nơi gửi", "sender"},
  {"Đơn vị báo cáo", "sender"},
  {"Ghi chú", "ignored"},
  {"STT", "row-number"},
  {"So sánh (%)", "comparison"},
  {"Bát Xát", "?"},
  {"", "?"},
};

static void
read_words(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    CtSpan span = {words[i].text, strlen(words[i].text)};
    CtColumn column = ct_header_words_read(fixture.words, fixture.resolver, span);
    g_autoptr(GString) text = g_string_new(NULL);

    append_column(text, &column);
    if (strcmp(text->str, words[i].column) != 0)
      fail_msg("\"%s\": %s, not %s", words[i].text, text->str, words[i].column);
  }
}

static void
read_keys_of_json(void **state)
{
  static const WordCase keys[] = {
    {"chi_tieu", "indicator"},        {"chi_tieu/ma", "indicator-code"},
    {"chi_tieu/ten", "indicator-name"}, {"area/code", "area-code"},
    {"duLieu/gia_tri", "value"},      {"header/ky", "period"},
    {"value", "value"},               {"unit/code", "unit"},
    {"ma", "?"},                      {"la", "?"},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    CtColumn column = ct_header_words_read_key(fixture.words, fixture.resolver, keys[i].text);
    g_autoptr(GString) text = g_string_new(NULL);

    append_column(text, &column);
    assert_string_equal(text->str, keys[i].column);
  }
}

static void
read_measures(void **state)
{
  static const struct {
    const gchar *text;
    gint measure;
  } cases[] = {
    {"actual", CT_MEASURE_ACTUAL},           {"Thực hiện", CT_MEASURE_ACTUAL},
    {"TH", CT_MEASURE_ACTUAL},               {"estimate", CT_MEASURE_ESTIMATE},
    {"ước", CT_MEASURE_ESTIMATE},            {"Ước thực hiện", CT_MEASURE_ESTIMATE},
    {"plan", CT_MEASURE_PLAN},               {"Kế hoạch", CT_MEASURE_PLAN},
    {"KH", CT_MEASURE_PLAN},                 {"phấn đấu", CT_MEASURE_PLAN},
    {"chỉ tiêu", CT_MEASURE_UNSAID},
  };

  (void)state;
  for (gsize twice = 0; twice < 2; twice++)
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
      CtSpan span = {cases[i].text, strlen(cases[i].text)};

      assert_int_equal(ct_header_words_measure(fixture.words, span), cases[i].measure);
    }
}

/* A row, its cells parted by "|", and what its columns hold; "" for no header. */
typedef struct {
  const gchar *label;
  const gchar *row;
  const gchar *columns;
} RowCase;

static const RowCase rows[] = {
  {"long", "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|ĐVT", "indicator|area|period|value|unit"},
  {"any order and case", "OBS_VALUE|indicator|TIME_PERIOD|ref_area",
   "value|indicator|period|area"},
  {"columns of no meaning", "Chỉ tiêu|Giá trị|Màu|", "indicator|value|?|?"},
  {"code and name", "Mã chỉ tiêu|Chỉ tiêu|Giá trị", "indicator-code|indicator|value"},
  {"one meaning twice", "Chỉ tiêu|Giá trị|Số liệu|Chỉ tiêu", "indicator|value|repeated|indicator-name"},
  {"several measures", "Chỉ tiêu|KH 2023|TH 6T/2022|Ước TH 6T/2023",
   "indicator|value plan 2023|value 2022-01/P6M|value estimate 2023-01/P6M"},
  {"areas as columns", "STT|Chỉ tiêu|ĐVT|Toàn tỉnh|B.Xát|TX Sa Pa",
   "row-number|indicator|unit|value =10|value =082|value =088"},
  {"areas with an empty corner", "|Bát Xát|Sa Pa", "indicator|value =082|value =088"},
  {"an area of two meanings among columns", "Chỉ tiêu|Thanh Bình|Bát Xát|Sa Pa",
   "indicator|ambiguous|value =082|value =088"},
  {"indicators as columns", "Địa bàn|Thu NSNN (tỷ đồng)|Khách du lịch|Nhiệt độ",
   "area|value #5 [tỷ đồng]|value #8.1|?"},
  {"indicators as columns, by period", "Kỳ|5|8.1", "period|value #5|value #8.1"},
  {"periods as columns", "Chỉ tiêu|ĐVT|Quý I/2023|6 tháng đầu năm 2023|Ước cả năm 2023",
   "indicator|unit|value 2023-Q1|value 2023-01/P6M|value estimate 2023"},
  {"one period as column", "Chỉ tiêu|Đơn vị tính|6T/2023", "indicator|unit|value 2023-01/P6M"},
  {"a period and an expected one as columns", "Chỉ tiêu|9 tháng năm 2023|Ước cả năm 2023",
   "indicator|value 2023-01/P9M|value estimate 2023"},
  {"without a value", "Chỉ tiêu|Địa bàn|Kỳ", "indicator|area|period"},
  {"a title", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU 6 THÁNG ĐẦU NĂM 2023", ""},
  {"a letterhead", "UBND HUYỆN BÁT XÁT||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""},
  {"labels before the table", "Đơn vị:|UBND huyện Bát Xát|Kỳ:|6T/2023", ""},
  {"labels without colons", "Kỳ báo cáo|6 tháng đầu năm 2023", ""},
  {"a unit line", "Đơn vị tính: tỷ đồng", ""},
  {"one word alone", "Chỉ tiêu", ""},
  {"data", "Thu NSNN|Bát Xát|6T/2023|12,5|tỷ đồng", ""},
  {"years as data", "Thu NSNN|2021|2022|2023", ""},
};

static CtCell *
split_cells(gchar **texts, guint *n)
{
  CtCell *cells = g_new0(CtCell, g_strv_length(texts) + 1);

  for (*n = 0; texts[*n] != NULL; (*n)++)
    cells[*n] = (CtCell){.text = texts[*n],
                         .length = strlen(texts[*n]),
                         .kind = *texts[*n] != '\0' ? CT_CELL_TEXT : CT_CELL_BLANK};
  return cells;
}

static void
find_one(void **state)
{
  const RowCase *test = *state;
  g_auto(GStrv) texts = g_strsplit(test->row, "|", -1);
  guint n = 0;
  g_autofree CtCell *cells = split_cells(texts, &n);
  CtRow row = {.number = 1, .cells = cells, .n_cells = n};
  guint used = 0;
  g_autoptr(CtLayout) layout =
    ct_layout_find(fixture.words, fixture.resolver, NULL, &row, 1, NULL, 0, &used);
  g_autoptr(GString) text = g_string_new(NULL);

  for (guint i = 0; layout != NULL && i < layout->columns->len; i++) {
    if (i > 0)
      g_string_append_c(text, '|');
    append_column(text, ct_layout_get(layout, i));
  }
  assert_string_equal(text->str, test->columns);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(rows) + 3];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    tests[n++] = (struct CMUnitTest){.name = rows[i].label,
                                     .test_func = find_one,
                                     .initial_state = (void *)(guintptr)&rows[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_words);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_keys_of_json);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_measures);
  return cmocka_run_group_tests_name("header", tests, set_up, tear_down);
}
