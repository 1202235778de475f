/* What stands in the forms of offices is known to the shipped catalog. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ct-catalog.h"

static CtCatalog *catalog;

/* @heading: "": the name is known by itself; @code: "" unknown, "?" ambiguous, "-" known
 * and nothing of the catalog */
typedef struct {
  const gchar *heading;
  const gchar *name;
  const gchar *code;
} Row;

static const Row rows[] = {
  /* a district's form of all targets */
  {"", "Thu NSNN trên địa bàn", "5"},
  {"", "Thu tiền SDĐ", "THU_DAT"},
  {"", "Số xã đạt chuẩn NTM", "19.2"},
  {"Số xã đạt chuẩn NTM", "Tỷ lệ", "19.1"},
  {"Tổng thu NSNN trên địa bàn", "Thu tiền đất", ""},
  {"Tổng thu NSNN trên địa bàn", "Tiền đất", "THU_DAT"},
  {"THU NGÂN SÁCH NHÀ NƯỚC NĂM 2023", "Tổng số", "5"},
  {"THU NGÂN SÁCH ĐỊA PHƯƠNG", "Tổng số", "THU_NSDP"},
  {"Số trường đạt chuẩn quốc gia", "Tỷ lệ", "12.1"},
  {"Hộ nghèo", "Tỷ lệ", "NGHEO_TL"},
  {"Tỷ lệ giảm hộ nghèo đa chiều", "Số hộ", "-"},
  {"Giảm hộ nghèo đa chiều", "Tỷ lệ", "15"},
  /* a trade department's two tables */
  {"A CÔNG NGHIỆP", "Tổng số", "7"},
  {"CÔNG NGHIỆP", "TW quản lý", "GTSX_CN_TW"},
  {"CÔNG NGHIỆP", "Địa phương", "GTSX_CN_DP"},
  {"CÔNG NGHIỆP", "TTCN", "GTSX_TTCN"},
  {"Giá trị sản xuất công nghiệp (giá so sánh 2010)", "Tổng số", "7"},
  {"GTSXCN (tỷ đồng)", "Tổng số", "7"},
  {"B THƯƠNG MẠI - DỊCH VỤ", "Tổng số", "9.1"},
  {"Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ", "Lưu trú, ăn uống", ""},
  {"Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ", "Bán lẻ", "BAN_LE"},
  {"Phụ lục 2: GTSXCN, TMBLHH VÀ DTDV tháng 6 và 6 tháng năm 2023", "Tổng số", "?"},
  {"Giá trị sản xuất công nghiệp, giá hiện hành", "Tổng số", "-"},
  {"Chỉ số sản xuất công nghiệp", "Tổng số", ""},
  /* a form of one indicator with districts as columns */
  {"", "Tổng số trường", "TRUONG"},
  {"TRƯỜNG ĐẠT CHUẨN QUỐC GIA", "đạt chuẩn", "TRUONG_CHUAN"},
  {"TRƯỜNG ĐẠT CHUẨN QUỐC GIA", "Tỷ lệ", "12.1"},
  {"TRƯỜNG ĐẠT CHUẨN QUỐC GIA", "Công nhận mới trong kỳ", "-"},
  {"truong dat chuan quoc gia", "ty le", "12.1"},
  {"TRƯỜNG ĐẠT CHUẨN QUỐC GIA MỨC ĐỘ 2", "Tỷ lệ", ""},
  /* a police form with the subject in the title */
  {"THỐNG KÊ TAI NẠN GIAO THÔNG 06 THÁNG ĐẦU NĂM 2023 (từ 15/12/2022 đến 14/6/2023)", "Số vụ",
   "TNGT_VU"},
  {"THỐNG KÊ TAI NẠN GIAO THÔNG 06 THÁNG ĐẦU NĂM 2023", "Số người chết", "TNGT_CHET"},
  {"THỐNG KÊ TAI NẠN GIAO THÔNG QUÝ II/2023", "Số người bị thương", "TNGT_BTHUONG"},
  {"Tai nạn giao thông trên địa bàn huyện", "bị thương", "TNGT_BTHUONG"},
  {"Tai nạn giao thông đường sắt", "Số vụ", ""},
  {"Tỷ lệ giảm tai nạn giao thông", "Số vụ", "24.3"},
  {"CHÁY NỔ", "Số vụ", ""},
  /* prose */
  {"An ninh trật tự", "Vụ án", "24.2"},
  {"(24) An ninh trật tự", "Vụ án", "24.2"},
  {"Kết nạp đảng viên", "Tỷ lệ", "27"},
  {"Kết nạp đảng viên là nữ", "Tỷ lệ", ""},
  /* neighbours that must not be taken for each other */
  {"Xã đạt chuẩn NTM nâng cao", "Tỷ lệ", "-"},
  {"Xã đạt chuẩn NTM năm 2023", "Tỷ lệ", "19.1"},
  {"Hộ nghèo, hộ cận nghèo", "Tỷ lệ", "NGHEO_CAN_TL"},
  {"Hộ nghèo; trong đó hộ cận nghèo", "Tỷ lệ", "?"},
  {"Kết quả rà soát hộ nghèo, hộ cận nghèo", "Tỷ lệ", ""},
  {"Hộ nghèo dân tộc thiểu số", "Tỷ lệ", ""},
  {"Khách du lịch", "Quốc tế", "KHACH_QT"},
  {"Tổng thu từ khách du lịch", "Tổng số", "8.2"},
  {"Tổng thu từ khách du lịch", "Quốc tế", "-"},
  {"Thu từ hoạt động xuất nhập khẩu", "Tổng số", "THU_XNK"},
  {"Dân số trung bình", "Thành thị", "-"},
  {"Dân số", "Thành thị", "DS_TT"},
  {"Công tác dân số", "Thành thị", ""},
  {"2. Lúa", "Sản lượng", "LUA_SL"},
  {"Lúa xuân", "Sản lượng", ""},
  {"", "Tổng thu từ khách du lịch", "8.2"},
  {"Du lịch", "Tổng số lượt khách du lịch", ""},
};

static const gchar *
format_match(CtNameMatch match)
{
  return match.result == CT_NAME_UNKNOWN     ? ""
         : match.result == CT_NAME_AMBIGUOUS ? "?"
         : match.id == CT_INDEX_NONE         ? "-"
                                             : catalog->indicators[match.id].code;
}

static void
find_row(void **state)
{
  const Row *row = *state;
  CtNameMatch match =
    row->heading[0] == '\0'
      ? ct_catalog_find_indicator(catalog, row->name, strlen(row->name))
      : ct_catalog_find_under(catalog, row->heading, strlen(row->heading), row->name,
                              strlen(row->name));

  assert_string_equal(format_match(match), row->code);
}

typedef struct {
  const gchar *text;
  const gchar *code;
} Group;

static const Group groups[] = {
  {"19", "19"},
  {"(19)", "19"},
  {"Xã đạt chuẩn NTM", "19"},
  {"(15)", "15"},
  {"Giảm hộ nghèo đa chiều", "15"},
  {"(24)", "24"},
  {"An ninh, trật tự", "24"},
  {"KẾT NẠP ĐẢNG VIÊN", "27"},
  {"28", ""},
  {"19.1", ""},
  {"Tỷ lệ", ""},
};

static void
find_group(void **state)
{
  const Group *group = *state;
  guint32 id = ct_catalog_find_group(catalog, group->text, strlen(group->text));

  assert_string_equal(id == CT_INDEX_NONE ? "" : catalog->groups[id].code, group->code);
}

typedef struct {
  const gchar *text;
  const gchar *indicator; /* "" for none */
  const gchar *code;
} Unit;

static const Unit units[] = {
  {"Triệu đồng (giá SS 2010)", "7", "VND_MN_2010"},
  {"Tỷ đồng, giá HH", "9.1", "VND_BN_CURRENT"},
  {"tỷ đồng theo giá hiện hành", "9.1", "VND_BN_CURRENT"},
  {"ĐVT: triệu đồng; giá so sánh 2010", "7", "VND_MN_2010"},
  {"Đơn vị tính: Tỷ đồng", "5", "VND_BN"},
  {"triệu đồng, giá 2010", "7", "VND_MN_2010"},
  {"tr.đ (giá 2010)", "7", "VND_MN_2010"},
  {"trđ giá so sánh năm 2010", "7", "VND_MN_2010"},
  {"giá so sánh 2010, triệu đồng", "7", "VND_MN_2010"},
  {"Giá hiện hành - tỷ đồng", "9.1", "VND_BN_CURRENT"},
  {"tỷ đồng (giá SS 2020)", "7", "VND_BN_2020"},
  {"tỷ đồng (giá SS 2015)", "7", ""},
  {"Triệu đồng (giá SS)", "7", "VND_MN_2010"},
  {"Triệu đồng (giá SS)", "5", "?"},
  {"Triệu đồng (giá SS)", "9.1", "?"},
  {"Triệu đồng (giá SS)", "", "?"},
  {"Triệu đồng (giá HH)", "3", "VND_MN_PER_PERSON_CURRENT"},
  {"Triệu đồng/ha, giá hiện hành", "6", "VND_MN_PER_HA_CURRENT"},
  {"Triệu đồng/người", "3", "VND_MN_PER_PERSON"},
  {"giá hiện hành", "5", ""},
  {"hộ, giá 2010", "HO", ""},
  {"1.000 lượt", "8.1", "VISIT_K"},
  {"nghìn lượt khách", "8.1", "VISIT_K"},
  {"(%)", "10", "PCT"},
  {"Tr.đ", "5", "VND_MN"},
  {"trđ", "5", "VND_MN"},
  {"Ng.đ", "5", "VND_K"},
  {"tỷ đ", "5", "VND_BN"},
  {"triệu USD", "9.2", "USD_MN"},
  {"1000 USD", "9.2", "USD_K"},
  {"vạn dân", "DS", "PERSON_10K"},
  {"đ/c", "DV_MOI", "PARTY_MEMBER"},
  {"vụ", "TNGT_VU", "ACCIDENT"},
  {"vụ", "VU_AN", "CASE"},
};

static void
find_unit(void **state)
{
  const Unit *unit = *state;
  guint32 indicator = ct_catalog_indicator_by_code(catalog, unit->indicator);
  CtNameMatch match =
    ct_catalog_find_unit(catalog, unit->text, strlen(unit->text),
                         indicator == CT_INDEX_NONE ? NULL : &catalog->indicators[indicator]);

  assert_string_equal(match.result == CT_NAME_UNKNOWN     ? ""
                      : match.result == CT_NAME_AMBIGUOUS ? "?"
                                                          : catalog->units[match.id].code,
                      unit->code);
}

typedef struct {
  const gchar *text;
  const gchar *code;
} Area;

static const Area areas[] = {
  {"B.Xát", "082"},
  {"B. Xát", "082"},
  {"H. B.Xát", "082"},
  {"H.Bát X.", "082"},
  {"M.Khương", "083"},
  {"S.M.Cai", "084"},
  {"S.M.C", ""},
  {"H. S.M.C", "084"},
  {"B.Hà", "085"},
  {"B.Thắng", "086"},
  {"B.Yên", "087"},
  {"V.Bàn", "089"},
  {"S.Pa", "088"},
  {"H. Si Ma Cai", "084"},
  {"H.BX", "082"},
  {"TP.LC", "080"},
  {"Tp.LC", "080"},
  {"TP LC", "080"},
  {"Thành phố LC", "080"},
  {"LC", ""},
  {"TP. L.Cai", "080"},
  {"T.P Lào Cai", "080"},
  {"TP.Lào Cai", "080"},
  {"thị xã SaPa", "088"},
  {"TX SaPa", "088"},
  {"SaPa", "088"},
  {"Simacai", "084"},
  {"SI MACAI", "084"},
  {"LaoCai", "?"},
  {"TP LaoCai", "080"},
  {"huyện SaPa", ""},
  {"B.Thăng Long", ""},
  {"X.Y", ""},
  {"B. X. Y", ""},
  {"UBND huyện", ""},
  {"Phòng GD&ĐT huyện Bát Xát", ""},
  {"P. Sa Pa", "?"}, /* Sa Pả without its mark */
  {"Phường Sa Pa", "03001"},
  {"HuyÖn B¸t X¸t", "082"},
  {"B.X¸t", "082"},
  {"Huyeän Baùt Xaùt", "082"},
};

static void
find_area(void **state)
{
  const Area *area = *state;
  CtNameMatch match = ct_catalog_find_area_any(catalog, area->text, strlen(area->text));

  assert_string_equal(match.result == CT_NAME_UNKNOWN     ? ""
                      : match.result == CT_NAME_AMBIGUOUS ? "?"
                                                          : catalog->areas[match.id].code,
                      area->code);
}

static CtNameMatch
find_below(const gchar *parent, const gchar *text)
{
  return ct_catalog_find_area_below(catalog, ct_catalog_area_by_code(catalog, parent), text,
                                    strlen(text));
}

static void
in_their_district(void **state)
{
  guint32 township = ct_catalog_area_by_code(catalog, "02839");

  (void)state;
  assert_int_equal(find_below("085", "Bắc Hà").id, township);
  assert_int_equal(find_below("10", "Bắc Hà").id, ct_catalog_area_by_code(catalog, "085"));
  assert_int_equal(find_below("083", "Thanh Bình").id, ct_catalog_area_by_code(catalog, "02779"));
  assert_int_equal(find_below("10", "Thanh Bình").result, CT_NAME_AMBIGUOUS);
  assert_int_equal(find_below("082", "Thanh Bình").result, CT_NAME_UNKNOWN);
}

static void
with_its_marks(void **state)
{
  (void)state;
  assert_int_equal(ct_catalog_find_area_marked(catalog, "P. Sa Pa", 8).id,
                   ct_catalog_area_by_code(catalog, "03001"));
  assert_int_equal(ct_catalog_find_area_marked(catalog, "Bat Xat", 7).result, CT_NAME_UNKNOWN);
}

static void
has_heading(void **state)
{
  const gchar *title = "THỐNG KÊ TAI NẠN GIAO THÔNG 06 THÁNG ĐẦU NĂM 2023";
  const gchar *other = "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023";

  (void)state;
  assert_true(ct_catalog_has_heading(catalog, title, strlen(title)));
  assert_false(ct_catalog_has_heading(catalog, other, strlen(other)));
  assert_false(ct_catalog_has_heading(catalog, "", 0));
}

static void
add(GArray *tests, GStringChunk *names, const gchar *one, const gchar *other,
    CMUnitTestFunction func, const void *state)
{
  g_autofree gchar *name = g_strconcat(one, one[0] != '\0' ? ": " : "", other, NULL);
  struct CMUnitTest test = {.name = g_string_chunk_insert(names, name),
                            .test_func = func,
                            .initial_state = (void *)state};

  g_array_append_val(tests, test);
}

int
main(void)
{
  g_autoptr(GArray) tests = g_array_new(FALSE, FALSE, sizeof(struct CMUnitTest));
  g_autoptr(GStringChunk) names = g_string_chunk_new(4096);
  g_autoptr(GError) error = NULL;
  int failed;

  catalog = ct_catalog_load(CATALOG, &error);
  if (catalog == NULL) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    add(tests, names, rows[i].heading, rows[i].name, find_row, &rows[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
    add(tests, names, "group", groups[i].text, find_group, &groups[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    add(tests, names, units[i].indicator, units[i].text, find_unit, &units[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(areas); i++)
    add(tests, names, "area", areas[i].text, find_area, &areas[i]);
  add(tests, names, "", "areas in their district", in_their_district, NULL);
  add(tests, names, "", "areas with their marks", with_its_marks, NULL);
  add(tests, names, "", "texts with a heading", has_heading, NULL);
  failed = _cmocka_run_group_tests("forms", (struct CMUnitTest *)(void *)tests->data, tests->len,
                                   NULL, NULL);
  ct_catalog_free(catalog);
  return failed;
}
