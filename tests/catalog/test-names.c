#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-text.h"
#include "test-names.h"

static CtCatalog *catalog;

typedef struct {
  const gchar *text;
  const gchar *code; /* "" unknown, "?" ambiguous */
} NameCase;

/* As they stand in forms, file names and the press. */
static const NameCase areas[] = {
  {"Toàn tỉnh", "10"},
  {"TOÀN TỈNH", "10"},
  {"Tổng số toàn tỉnh", "10"},
  {"Tỉnh Lào Cai", "10"},
  {"Lào Cai", "?"},
  {"TP Lào Cai", "080"},
  {"TP. Lào Cai", "080"},
  {"T.P Lào Cai", "080"},
  {"Thành phố Lào Cai", "080"},
  {"Sa Pa", "088"},
  {"TX Sa Pa", "088"},
  {"B.Xát", "082"},
  {"M.Khương", "083"},
  {"S.M.Cai", "084"},
  {"B.Hà", "085"},
  {"B.Thắng", "086"},
  {"B.Yên", "087"},
  {"V.Bàn", "089"},
  {"Trực thuộc Sở", "10-KT"},
  {"H. Si Ma Cai", "084"},
  {"Simacai", "084"},
  {"H. Bảo Thắng", "086"},
  {"huyện Bảo Thắng", "086"},
  {"Bao Thang", "086"},
  {"HUYỆN VĂN BÀN", "089"},
  {"Cao tốc NB-LC", "10-KT"},
  {"Bắc Hà", "085"},
  {"Thị trấn Bắc Hà", "02839"},
  {"Xã Thanh Bình", "?"},
  {"Thanh Bình, huyện Mường Khương", "02779"},
  {"Thanh Bình (TX Sa Pa)", "03022"},
  {"xã Hoà Mạc", "03097"},
  {"xã Hòa Mạc", "03097"},
  {"Sơn Thủy", "03064"},
  {"TT N.T Phong Hải", "02902"},
  {"Khánh Yên", "03055"},
  {"Khánh Yên Thượng", "03082"},
  {"Phường Sa Pả", "03002"},
  {"Hà Nội", ""},
};

static const NameCase reporters[] = {
  {"UBND HUYỆN BÁT XÁT", "UBND huyện Bát Xát"},
  {"HUYỆN ỦY VĂN BÀN", "UBND huyện Văn Bàn"},
  {"UBND TP. Lào Cai", "UBND thành phố Lào Cai"},
  {"Sở GD&ĐT", "Sở Giáo dục và Đào tạo"},
  {"SỞ CÔNG THƯƠNG", "Sở Công Thương"},
  {"CÔNG AN TỈNH", "Công an tỉnh"},
  {"so y te", "Sở Y tế"},
  {"Sở Thuế", ""},
};

/* The reporter in a title or file name. */
static const NameCase titles[] = {
  {"so-y-te-6t-2023.csv", "Sở Y tế"},
  {"districts/bat-xat.csv", "UBND huyện Bát Xát"},
  {"sa_pa_6T2023.xlsx", "UBND thị xã Sa Pa"},
  {"thanh-pho-lao-cai.csv", "UBND thành phố Lào Cai"},
  {"UBND HUYỆN BÁT XÁT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND huyện Bát Xát"},
  {"Đơn vị báo cáo: Sở GD&ĐT", "Sở Giáo dục và Đào tạo"},
  {"SỞ CÔNG THƯƠNG Phụ lục 2: GTSXCN, TMBLHH VÀ DTDV", "Sở Công Thương"},
  {"Sở Y tế gửi Sở Du lịch", "?"},
  {"bieu-01.csv", ""},
};

typedef struct {
  const gchar *text;
  const gchar *indicator;
  const gchar *unit;
} UnitCase;

static const UnitCase units[] = {
  {"%", "10", "PCT"},
  {"(%)", "10", "PCT"},
  {"%", "15", "POINT_YEAR"},
  {"%/năm", "24.3", "PCT_YEAR"},
  {"‰", "14", "PERMILLE"},
  {"Tỷ đồng", "5", "VND_BN"},
  {"tỉ đồng", "5", "VND_BN"},
  {"Triệu đồng", "5", "VND_MN"},
  {"tr.đ", "5", "VND_MN"},
  {"Triệu đồng (giá SS 2010)", "7", "VND_MN_2010"},
  {"Tỷ đồng, giá SS 2020", "7", "VND_BN_2020"},
  {"triệu lượt", "8.1", "VISIT_MN"},
  {"triệu", "8.1", "VISIT_MN"},
  {"nghìn lượt khách", "8.1", "VISIT_K"},
  {"lượt", "8.1", "VISIT"},
  {"triệu USD", "9.2", "USD_MN"},
  {"nghìn USD", "9.2", "USD_K"},
  {"giường/vạn dân", "13.1", "BED_PER_10K"},
  {"bác sĩ / 1 vạn dân", "13.2", "DOCTOR_PER_10K"},
  {"Xã", "19.2", "COMMUNE"},
  {"Trường", "TRUONG", "SCHOOL"},
  {"nghìn người", "DS", "PERSON_K"},
  {"hộ", "HO", "HOUSEHOLD"},
  {"ha", "RUNG_TU_NHIEN", "HA"},
  {"lít", "5", ""},
};

static const NameCase indicators[] = {
  {"1", "1"},
  {"24.5", "24.5"},
  {"Thu NSNN trên địa bàn", "5"},
  {"thu ngan sach nha nuoc tren dia ban", "5"},
  {"GTSX CN-TTCN (giá SS)", "7"},
  {"Tổng thu từ khách du lịch", "8.2"},
  {"Tỷ lệ hộ đạt tiêu chuẩn gia đình văn hóa", "18.1"},
  {"Số bác sĩ trên 1 vạn dân", "13.2"},
  {"TỶ LỆ CHE PHỦ RỪNG", "20"},
};

static void
check(CtNameMatch match, const gchar *name, const gchar *expected)
{
  const gchar *seen = match.result == CT_NAME_FOUND       ? name
                      : match.result == CT_NAME_AMBIGUOUS ? "?"
                                                          : "";

  assert_string_equal(seen, expected);
}

static void
find_area(void **state)
{
  const NameCase *test = *state;
  CtNameMatch match = ct_catalog_find_area(catalog, test->text, strlen(test->text));

  check(match, match.result == CT_NAME_FOUND ? catalog->areas[match.id].code : "", test->code);
}

static void
find_reporter(void **state)
{
  const NameCase *test = *state;
  CtNameMatch match = ct_catalog_find_reporter(catalog, test->text, strlen(test->text));

  check(match, match.result == CT_NAME_FOUND ? catalog->reporters[match.id].name : "",
        test->code);
}

static void
find_reporter_within(void **state)
{
  const NameCase *test = *state;
  CtNameMatch match = ct_catalog_find_reporter_within(catalog, test->text, strlen(test->text));

  check(match, match.result == CT_NAME_FOUND ? catalog->reporters[match.id].name : "",
        test->code);
}

static void
find_unit(void **state)
{
  const UnitCase *test = *state;
  guint32 indicator = ct_catalog_indicator_by_code(catalog, test->indicator);
  CtNameMatch match;

  assert_int_not_equal(indicator, CT_INDEX_NONE);
  match = ct_catalog_find_unit(catalog, test->text, strlen(test->text),
                               &catalog->indicators[indicator]);
  check(match, match.result == CT_NAME_FOUND ? catalog->units[match.id].code : "", test->unit);
}

static void
find_indicator(void **state)
{
  const NameCase *test = *state;
  CtNameMatch match = ct_catalog_find_indicator(catalog, test->text, strlen(test->text));

  check(match, match.result == CT_NAME_FOUND ? catalog->indicators[match.id].code : "",
        test->code);
}

/* What has been written is never taken for another entry. */
static void
assert_itself(CtNameMatch match, guint32 id, const gchar *text)
{
  gboolean possible = match.result == CT_NAME_FOUND && match.id == id;

  for (guint i = 0; match.result == CT_NAME_AMBIGUOUS && i < match.n_candidates; i++)
    possible = possible || match.candidates[i] == id;
  if (!possible)
    fail_msg("'%s' is taken for another", text);
}

static void
every_area(void **state)
{
  (void)state;
  for (guint32 i = 0; i < catalog->n_areas; i++) {
    const CtArea *area = &catalog->areas[i];
    g_autofree gchar *letters = ct_text_fold(area->name, strlen(area->name), CT_FOLD_LETTERS);
    g_autofree gchar *full = NULL;

    assert_int_equal(ct_catalog_find_area(catalog, area->code, strlen(area->code)).id, i);
    assert_itself(ct_catalog_find_area(catalog, area->name, strlen(area->name)), i, area->name);
    assert_itself(ct_catalog_find_area(catalog, letters, strlen(letters)), i, letters);
    if (area->parent == CT_INDEX_NONE)
      continue;
    full = g_strdup_printf("%s, %s", area->name, catalog->areas[area->parent].name);
    assert_int_equal(ct_catalog_find_area(catalog, full, strlen(full)).result, CT_NAME_FOUND);
    assert_itself(ct_catalog_find_area(catalog, full, strlen(full)), i, full);
  }
}

static void
every_indicator(void **state)
{
  (void)state;
  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    const gchar *name = indicator->name_vi;
    const gchar *symbol = catalog->units[indicator->unit].symbol;
    g_autofree gchar *letters = ct_text_fold(name, strlen(name), CT_FOLD_LETTERS);

    assert_int_equal(
      ct_catalog_find_indicator(catalog, indicator->code, strlen(indicator->code)).id, i);
    assert_int_equal(ct_catalog_find_indicator(catalog, name, strlen(name)).id, i);
    assert_itself(ct_catalog_find_indicator(catalog, letters, strlen(letters)), i, letters);
    assert_int_equal(ct_catalog_find_unit(catalog, symbol, strlen(symbol), indicator).id,
                     indicator->unit);
  }
}

static void
every_reporter(void **state)
{
  (void)state;
  for (guint32 i = 0; i < catalog->n_reporters; i++) {
    const gchar *name = catalog->reporters[i].name;
    g_autofree gchar *title = g_strdup_printf("%s - BÁO CÁO 6 THÁNG", name);

    assert_int_equal(ct_catalog_find_reporter(catalog, name, strlen(name)).id, i);
    assert_itself(ct_catalog_find_reporter_within(catalog, title, strlen(title)), i, title);
  }
}

static void
add(GArray *tests, const gchar *label, CMUnitTestFunction func, const void *state)
{
  struct CMUnitTest test = {.name = label, .test_func = func, .initial_state = (void *)state};

  g_array_append_val(tests, test);
}

void
test_names_add(GArray *tests, CtCatalog *loaded)
{
  catalog = loaded;
  for (gsize i = 0; i < G_N_ELEMENTS(areas); i++)
    add(tests, areas[i].text, find_area, &areas[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(reporters); i++)
    add(tests, reporters[i].text, find_reporter, &reporters[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
    add(tests, titles[i].text, find_reporter_within, &titles[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    add(tests, units[i].text, find_unit, &units[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(indicators); i++)
    add(tests, indicators[i].text, find_indicator, &indicators[i]);
  add(tests, "every area", every_area, NULL);
  add(tests, "every indicator", every_indicator, NULL);
  add(tests, "every reporter", every_reporter, NULL);
}
