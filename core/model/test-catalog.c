#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "model/ct-catalog.h"

/* A small province; each case changes one place in it. */
typedef struct {
  const gchar *name;
  const gchar *text;
} File;

static const File files[] = {
  {"groups.csv", "code,name_vi,name_en\n"
                 "g1,Kinh tế,Economy\n"
                 "g2,Xã hội,Society\n"},
  {"units.csv",
   "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases,whole\n"
   "VND,đồng,đồng,dong,money,1,,đ,\n"
   "VND_MN,triệu đồng,triệu đồng,million dong,money,1000000,,triệu | tr.đ,\n"
   "VND_BN,tỷ đồng,tỷ đồng,billion dong,money,1000000000,,tỷ,\n"
   "VND_BN_2010,\"tỷ đồng, giá SS 2010\",\"tỷ đồng, giá 2010\",,money,1000000000,2010,tỷ,\n"
   "VND_BN_2020,\"tỷ đồng, giá SS 2020\",\"tỷ đồng, giá 2020\",,money,1000000000,2020,tỷ,\n"
   "PCT,%,phần trăm,per cent,ratio,0.01,,,\n"
   "POINT,điểm %,điểm phần trăm,points,point,0.01,,%,\n"
   "VISIT,lượt,lượt khách,visits,visit,1,,,yes\n"
   "VISIT_MN,triệu lượt,triệu lượt,million visits,visit,1000000,,triệu,yes\n"
   "PERSON,người,người,persons,person,1,,khách,yes\n"
   "GUEST,khách,khách,guests,visit,1,,,no\n"},
  {"areas.csv", "code,parent,level,type,name,aliases,valid_from,valid_to,note\n"
                "10,,province,Tỉnh,Tỉnh Lào Cai,Toàn tỉnh | Tổng số,,,\n"
                "10-KT,10,residual,Khối tỉnh,Khối tỉnh,,,,\n"
                "080,10,district,Thành phố,Thành phố Lào Cai,,,,\n"
                "083,10,district,Huyện,Huyện Mường Khương,M.Khương,,,\n"
                "085,10,district,Huyện,Huyện Bắc Hà,,,,\n"
                "088,10,district,Thị xã,Thị xã Sa Pa,,2020-01-01,,\n"
                "088-H,10,district,Huyện,Huyện Sa Pa,,,2019-12-31,\n"
                "02641,080,commune,Phường,Phường Lào Cai,,,,\n"
                "02644,080,commune,Phường,Phường 1,,,,\n"
                "02779,083,commune,Xã,Xã Thanh Bình,,,,\n"
                "02839,085,commune,Thị trấn,Thị trấn Bắc Hà,,,,\n"
                "03001,088,commune,Phường,Phường Sa Pa,,,,\n"
                "03002,088,commune,Phường,Phường Sa Pả,,,,\n"
                "03022,088,commune,Xã,Xã Thanh Bình,,,,\n"
                "03040,088,commune,Xã,Tả Van,,,,\n"},
  {"reporters.csv", "name,area,levels,aliases,note\n"
                    "Cục Thống kê,10,province,Cục TK,\n"
                    "Sở Du lịch,10,province;district,,\n"
                    "UBND huyện Bắc Hà,085,district,Bắc Hà,\n"},
  {"indicators.csv",
   "code,group,name_vi,name_en,aliases,unit,decimals,accrual,due,window,price_base,levels,"
   "additive,form,numerator,denominator,factor,minimum,maximum,better,comparator,target,"
   "target_period,target_area,tolerance,reporter,quote,note\n"
   "1,g1,Tăng trưởng,Growth,GRDP,PCT,2,growth,3;6;9;12,calendar,2010,province,none,growth,"
   "GRDP_SS,,100,-100,100,higher,>=,11,2023,10,,Cục Thống kê,tăng 11%,\n"
   "2.1,g1,Tỷ trọng nông nghiệp,Farming,,PCT,2,structure,12,calendar,,province,none,share,"
   "VA_NN,GRDP,100,0,100,lower,~,12.77,2023,10,0.5,Cục TK,\"chiếm 12,77%\",\n"
   "7,g1,Công nghiệp,Industry,,VND_BN_2010,0,flow,6;12,calendar,2010,province;district,"
   "sum+residual,total,,,,0,,higher,>,51100,2023,,,Cục Thống kê,trên 51.100,\n"
   "8.1,g2,Khách du lịch,Visitors,khách,triệu lượt,6,flow,3;6;9;12,calendar,,province;district,"
   "at-most-sum,total,,,,0,30,higher,>=,6,2023,10,,Sở Du lịch,6 triệu lượt,\n"
   "9,g2,Không mục tiêu,,,VISIT,0,stock,6;12,12-15/06-14,,province;district;commune,sum,total,"
   ",,,,,none,,,,,,Sở Du lịch,,\n"},
  {"components.csv",
   "code,name_vi,name_en,aliases,unit,decimals,accrual,window,price_base,levels,additive,"
   "minimum,maximum,reporter,note\n"
   "GRDP_SS,GRDP giá so sánh,,,VND_BN_2010,0,flow,calendar,2010,province,none,0,,,\n"
   "GRDP,GRDP giá hiện hành,,,VND_BN,0,flow,calendar,,province,none,0,,,\n"
   "VA_NN,Giá trị tăng thêm nông nghiệp,,,VND_BN,0,flow,calendar,,province,none,0,,,\n"
   "VA_KHAC,Giá trị tăng thêm khác,,,VND_BN,0,flow,calendar,,province,none,0,,,\n"},
  {"parts.csv", "code,whole,parts,note\n"
                "va,GRDP,VA_NN;VA_KHAC,\n"
                "co-cau,100,2.1;1,\n"},
  {"headings.csv", "heading,name,indicator,first,note\n"
                   "khách,tổng số,8.1,,\n"
                   "\"khách quốc tế\",tổng số | tất cả,-,,\n"
                   "\"nông nghiệp | nông, lâm\",tỷ trọng,2.1,,\n"
                   "công nghiệp,\"tổng số | cả ngành\",7,yes,\n"},
};

static gchar *
write_catalog(const gchar *changed, const gchar *text)
{
  g_autoptr(GError) error = NULL;
  gchar *folder = g_dir_make_tmp("ct-catalog-XXXXXX", &error);

  g_assert_no_error(error);
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree gchar *path = g_build_filename(folder, files[i].name, NULL);
    const gchar *content = g_strcmp0(files[i].name, changed) == 0 ? text : files[i].text;

    if (content != NULL)
      assert_true(g_file_set_contents(path, content, -1, NULL));
  }
  return folder;
}

static void
remove_catalog(gchar *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree gchar *path = g_build_filename(folder, files[i].name, NULL);

    g_unlink(path);
  }
  g_rmdir(folder);
  g_free(folder);
}

static const gchar *
file_text(const gchar *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
    if (strcmp(files[i].name, name) == 0)
      return files[i].text;
  return NULL;
}

/* The catalog with one text replaced by another in one file. */
static CtCatalog *
load_changed(const gchar *file, const gchar *old, const gchar *new, GError **error)
{
  g_autofree gchar *text = NULL;
  gchar *folder;
  CtCatalog *catalog;

  if (file != NULL && old != NULL) {
    const gchar *all = file_text(file), *at = strstr(all, old);

    assert_non_null(at);
    text = g_strdup_printf("%.*s%s%s", (int)(at - all), all, new, at + strlen(old));
  } else {
    text = g_strdup(new);
  }
  folder = write_catalog(file, text);
  catalog = ct_catalog_load(folder, error);
  remove_catalog(folder);
  return catalog;
}

static CtCatalog *
load(void)
{
  g_autoptr(GError) error = NULL;
  CtCatalog *catalog = load_changed(NULL, NULL, NULL, &error);

  g_assert_no_error(error);
  return catalog;
}

static guint32
indicator(const CtCatalog *catalog, const gchar *code)
{
  guint32 id = ct_catalog_indicator_by_code(catalog, code);

  assert_int_not_equal(id, CT_INDEX_NONE);
  return id;
}

static guint32
area(const CtCatalog *catalog, const gchar *code)
{
  guint32 id = ct_catalog_area_by_code(catalog, code);

  assert_int_not_equal(id, CT_INDEX_NONE);
  return id;
}

static void
assert_decimal(CtDecimal value, const gchar *text)
{
  gchar buffer[CT_DECIMAL_CHARS];

  ct_decimal_format(value, buffer);
  assert_string_equal(buffer, text);
}

static void
everything_is_read(void **state)
{
  g_autoptr(CtCatalog) catalog = load();
  const CtIndicator *share = &catalog->indicators[indicator(catalog, "2.1")];
  const CtIndicator *growth = &catalog->indicators[indicator(catalog, "1")];
  const CtIndicator *none = &catalog->indicators[indicator(catalog, "9")];
  const CtArea *province = &catalog->areas[area(catalog, "10")];

  (void)state;
  assert_int_equal(catalog->n_groups, 2);
  assert_int_equal(catalog->n_targeted, 5);
  assert_int_equal(catalog->n_indicators, 9);
  assert_int_equal(catalog->n_dimensions, 5);
  assert_int_equal(catalog->n_reporters, 3);

  assert_string_equal(share->name_vi, "Tỷ trọng nông nghiệp");
  assert_int_equal(share->form, CT_FORM_SHARE);
  assert_int_equal(share->numerator, indicator(catalog, "va_nn"));
  assert_int_equal(share->denominator, indicator(catalog, "GRDP"));
  assert_decimal(share->factor, "100");
  assert_int_equal(share->target.comparator, CT_COMPARATOR_NEAR);
  assert_decimal(share->target.value, "12.77");
  assert_decimal(share->target.tolerance, "0.5");
  assert_int_equal(share->target.period, ct_period_new(2023, 1, 12));
  assert_int_equal(share->target.area, area(catalog, "10"));
  assert_int_equal(share->due, 1u << 12);
  assert_int_equal(share->reporter, 0);
  assert_int_equal(growth->denominator, growth->numerator);
  assert_int_equal(growth->due, 1u << 3 | 1u << 6 | 1u << 9 | 1u << 12);
  assert_int_equal(growth->better, CT_BETTER_HIGHER);
  assert_int_equal(none->target.comparator, CT_COMPARATOR_NONE);
  assert_false(none->minimum.set || none->maximum.set);
  assert_int_equal(none->levels, CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT | CT_LEVEL_COMMUNE);
  assert_string_equal(none->window, "12-15/06-14");
  assert_int_equal(catalog->indicators[indicator(catalog, "7")].target.area, 0);

  assert_int_equal(province->parent, CT_INDEX_NONE);
  assert_int_equal(province->n_children, 6);
  for (guint i = 0; i < province->n_children; i++)
    assert_int_equal(catalog->areas[province->children[i]].parent, area(catalog, "10"));
  assert_string_equal(catalog->areas[province->children[0]].code, "10-KT");
  assert_string_equal(catalog->areas[area(catalog, "088-H")].valid_to, "2019-12-31");
  assert_null(catalog->areas[area(catalog, "085")].valid_from);

  assert_int_equal(catalog->parts[0].whole, indicator(catalog, "GRDP"));
  assert_int_equal(catalog->parts[0].n_parts, 2);
  assert_int_equal(catalog->parts[1].whole, CT_INDEX_NONE);
  assert_decimal(catalog->parts[1].whole_value, "100");
  assert_int_equal(catalog->parts[1].parts[0], indicator(catalog, "2.1"));
}

static void
count_complaint(const gchar *place, const gchar *message, gpointer user_data)
{
  g_string_append_printf(user_data, "%s: %s\n", place, message);
}

typedef struct {
  const gchar *label;
  const gchar *file;
  const gchar *old;
  const gchar *new;
  const gchar *complaint;
} CheckCase;

static const CheckCase checks[] = {
  {"nothing to complain about", NULL, NULL, NULL, ""},
  {"alias of two indicators", "indicators.csv", ",GRDP,PCT", ",khách du lịch,PCT",
   "indicators.csv: 1: the name"},
  {"alias of two units of one kind", "units.csv", ",đ,", ",triệu,", "units.csv: VND: the name"},
  {"alias of two areas", "areas.csv", "M.Khương", "Huyện Bắc Hà",
   "areas.csv: 083: the name"},
  {"alias of two reporters", "reporters.csv", "Cục TK", "Sở Du lịch | Cục TK",
   "reporters.csv: Cục Thống kê"},
  {"nobody owes it", "indicators.csv", ",Sở Du lịch,6 triệu", ",,6 triệu",
   "indicators.csv: 8.1: nobody owes it"},
  {"never owed", "indicators.csv", "structure,12,", "structure,,",
   "indicators.csv: 2.1: it is never owed"},
  {"target outside its bounds", "indicators.csv", "0,30,higher", "0,5,higher",
   "indicators.csv: 8.1: the target is outside"},
  {"direction against comparator", "indicators.csv", "higher,>,51100", "lower,>,51100",
   "indicators.csv: 7: better is lower"},
  {"no quote", "indicators.csv", ",6 triệu lượt,", ",,", "indicators.csv: 8.1: a target without"},
  {"target at no reported level", "indicators.csv", "2023,10,,Sở Du lịch", "2023,02779,,Sở Du lịch",
   "indicators.csv: 8.1: the target's area"},
  {"share of unlike things", "indicators.csv", "VA_NN,GRDP,", "VA_NN,8.1,",
   "indicators.csv: 2.1: a share of VA_NN in 8.1"},
  {"total by its parts", "indicators.csv", "sum+residual", "parts",
   "indicators.csv: 7: adds up by its parts"},
  {"rate by sum", "indicators.csv", "none,share", "sum,share",
   "indicators.csv: 2.1: adds up by sum"},
  {"no residual", "areas.csv", "10,residual", "10,district", "indicators.csv: 7: adds up with"},
  {"price bases differ", "indicators.csv", "calendar,2010,province;district",
   "calendar,2020,province;district", "indicators.csv: 7: price base 2020"},
  {"empty group", "groups.csv", "g2,Xã hội", "g3,Khác,Other\ng2,Xã hội", "groups.csv: g3"},
  {"parts of unlike things", "parts.csv", "VA_NN;VA_KHAC", "VA_NN;8.1",
   "parts.csv: va: the units of GRDP and 8.1"},
  {"alias of two groups", "groups.csv", "g2,Xã hội", "g2,Economy", "groups.csv: g1: the name"},
  {"a heading's name twice", "headings.csv", "nông, lâm\",tỷ trọng", "khách\",tổng số",
   "headings.csv: khách: the name"},
  {"commune above a district", "areas.csv", "083,10,district", "083,02641,district",
   "areas.csv: 083: its parent 02641"},
};

static void
check_one(void **state)
{
  const CheckCase *test = *state;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtCatalog) catalog = load_changed(test->file, test->old, test->new, &error);
  g_autoptr(GString) seen = g_string_new(NULL);
  guint n;

  g_assert_no_error(error);
  n = ct_catalog_check(catalog, count_complaint, seen);
  if (test->complaint[0] == '\0')
    assert_string_equal(seen->str, "");
  else if (strstr(seen->str, test->complaint) == NULL)
    fail_msg("'%s' instead of '%s'", seen->str, test->complaint);
  assert_int_equal(n == 0, test->complaint[0] == '\0');
}

typedef struct {
  const gchar *label;
  const gchar *file;
  const gchar *old; /* NULL: the whole file */
  const gchar *new;
  const gchar *error; /* NULL: loads */
} LoadCase;

static const LoadCase loads[] = {
  {"byte-order mark", "groups.csv", "code,name", "\xef\xbb\xbf" "code,name", NULL},
  {"columns in another order", "groups.csv", NULL, "name_en,code,name_vi\nA,g1,Một\nB,g2,Hai\n",
   NULL},
  {"semicolons from a spreadsheet", "groups.csv", NULL,
   "\xef\xbb\xbf" "code;name_vi;name_en\r\ng1;Một, hai;\r\ng2;Hai;\r\n", NULL},
  {"empty rows and cells at the end", "groups.csv", NULL,
   "code,name_vi,name_en,,\n,,\ng1,Một,A,,\n\n , ,\ng2,Hai,B\n", NULL},
  {"no parts.csv", "parts.csv", NULL, NULL, NULL},
  {"no headings.csv", "headings.csv", NULL, NULL, NULL},
  {"aliases of groups", "groups.csv", NULL, "code,name_vi,name_en,aliases\ng1,A,,B | C\ng2,D,,\n",
   NULL},
  {"heading of an unknown indicator", "headings.csv", "8.1", "8.9",
   "headings.csv:2: column 'indicator' is '8.9', expected the code of an indicator or component"},
  {"heading of nothing", "headings.csv", "8.1", "", "headings.csv:2: column 'indicator' is empty"},
  {"no heading", "headings.csv", "khách,", ",", "headings.csv:2: column 'heading' is empty"},
  {"no name under a heading", "headings.csv", "tổng số,8.1", "|,8.1",
   "headings.csv:2: column 'name' is '|', expected a text"},
  {"heading without letters", "headings.csv", "khách,", "khách | ---,",
   "headings.csv:2: column 'heading' is 'khách | ---', expected names with letters"},
  {"heading that is first or not", "headings.csv", "yes", "1",
   "headings.csv:5: column 'first' is '1', expected one of: , no, yes"},
  {"no reporters.csv", "reporters.csv", NULL, NULL, NULL},
  {"no column whole", "units.csv", NULL,
   "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases\nVND_BN,tỷ đồng,tỷ,,m,1,,\n"
   "VND_BN_2010,x,x,,m,1,2010,\nPCT,%,p,,r,0.01,,\nVISIT,lượt,l,,v,1,,\n"
   "VISIT_MN,triệu lượt,tl,,v,1000000,,\n", NULL},
  {"spaces around cells", "groups.csv", "g1,Kinh tế", "  g1 ,\xc2\xa0Kinh tế ", NULL},

  {"no units.csv", "units.csv", NULL, NULL, "units.csv: cannot be opened"},
  {"empty file", "groups.csv", NULL, "", "groups.csv: empty"},
  {"unknown column", "groups.csv", "name_en", "name_eng",
   "groups.csv:1: unknown column 'name_eng', expected one of: code, name_vi, name_en"},
  {"missing column", "groups.csv", NULL, "code,name_vi\ng1,A\n",
   "groups.csv:1: column 'name_en' is missing"},
  {"column twice", "groups.csv", "name_en", "name_vi", "groups.csv:1: column 'name_vi' is there"},
  {"more fields than columns", "groups.csv", "Economy", "Economy,x", "groups.csv:2: 4 fields"},
  {"broken quote", "groups.csv", "Kinh tế", "\"Kinh\" tế", "groups.csv"},
  {"bad encoding", "groups.csv", "Kinh tế", "Kinh t\xff", "groups.csv"},
  {"code twice", "groups.csv", "g2", "G1", "groups.csv:3: column 'code' is 'G1'"},
  {"no code", "groups.csv", "g2,", ",", "groups.csv:3: column 'code' is empty"},

  {"unit twice", "units.csv", "VND_MN,", "VND,", "units.csv:3: column 'code' is 'VND'"},
  {"symbol twice", "units.csv", "triệu đồng,triệu", "đồng,triệu",
   "units.csv:3: column 'symbol' is 'đồng'"},
  {"factor 0", "units.csv", "money,1,", "money,0,", "units.csv:2: column 'factor' is '0'"},
  {"negative factor", "units.csv", "money,1,", "money,-1,", "units.csv:2: column 'factor'"},
  {"factor with a comma", "units.csv", "ratio,0.01", "ratio,\"0,01\"",
   "units.csv:7: column 'factor' is '0,01', expected a plain number"},
  {"no dimension", "units.csv", "money,1,", ",1,", "units.csv:2: column 'dimension' is empty"},
  {"whole is a word", "units.csv", "đ,\n", "đ,maybe\n", "units.csv:2: column 'whole' is 'maybe'"},

  {"area twice", "areas.csv", "083,10", "080,10", "areas.csv:5: column 'code' is '080'"},
  {"unknown parent", "areas.csv", "083,10", "083,11",
   "areas.csv:5: column 'parent' is '11', expected the code of an area"},
  {"its own parent", "areas.csv", "083,10", "083,083", "areas.csv:5: column 'parent' is '083'"},
  {"loop of parents", "areas.csv", "10,,province", "10,02641,province", "column 'parent'"},
  {"unknown level", "areas.csv", "10,residual", "10,region",
   "areas.csv:3: column 'level' is 'region', expected one of: province, district"},
  {"no date", "areas.csv", "2020-01-01", "2020-02-30", "areas.csv:7: column 'valid_from'"},
  {"date in another form", "areas.csv", "2020-01-01", "01/01/2020", "areas.csv:7"},
  {"ends before it begins", "areas.csv", "2020-01-01,,", "2020-01-01,2019-12-31,",
   "areas.csv:7: column 'valid_to'"},

  {"reporter of no area", "reporters.csv", "10,province,", "99,province,",
   "reporters.csv:2: column 'area' is '99'"},
  {"reporter of a level that is none", "reporters.csv", "province;district", "province;huyện",
   "reporters.csv:3: column 'levels'"},
  {"reporter twice", "reporters.csv", "Sở Du lịch,", "Cục Thống kê,", "reporters.csv:3"},

  {"unknown group", "indicators.csv", "1,g1", "1,g9",
   "indicators.csv:2: column 'group' is 'g9', expected the code of a group"},
  {"unknown unit", "indicators.csv", "GRDP,PCT", "GRDP,USD",
   "indicators.csv:2: column 'unit' is 'USD', expected the code or symbol"},
  {"decimals of 13", "indicators.csv", "PCT,2,growth", "PCT,13,growth",
   "indicators.csv:2: column 'decimals' is '13', expected a whole number from -6 to 12"},
  {"decimals of -7", "indicators.csv", "PCT,2,growth", "PCT,-7,growth", "indicators.csv:2"},
  {"no decimals", "indicators.csv", "PCT,2,growth", "PCT,,growth",
   "indicators.csv:2: column 'decimals' is empty"},
  {"unknown accrual", "indicators.csv", "2,growth", "2,grow",
   "indicators.csv:2: column 'accrual' is 'grow'"},
  {"month 13", "indicators.csv", "3;6;9;12", "3;13", "indicators.csv:2: column 'due' is '3;13'"},
  {"unknown window", "indicators.csv", "3;6;9;12,calendar", "3;6;9;12,lunar",
   "indicators.csv:2: column 'window'"},
  {"no level", "indicators.csv", "2010,province,none", "2010,,none",
   "indicators.csv:2: column 'levels' is empty"},
  {"unknown additive", "indicators.csv", "province,none,growth", "province,mean,growth",
   "indicators.csv:2: column 'additive' is 'mean'"},
  {"unknown form", "indicators.csv", "none,growth", "none,index",
   "indicators.csv:2: column 'form' is 'index'"},
  {"unknown numerator", "indicators.csv", "growth,GRDP_SS,", "growth,GDP,",
   "indicators.csv:2: column 'numerator' is 'GDP'"},
  {"growth over another component", "indicators.csv", "growth,GRDP_SS,,", "growth,GRDP_SS,GRDP,",
   "indicators.csv:2: column 'denominator' is 'GRDP'"},
  {"ratio without denominator", "indicators.csv", "VA_NN,GRDP,", "VA_NN,,",
   "indicators.csv:3: column 'denominator' is empty"},
  {"ratio without numerator", "indicators.csv", "VA_NN,GRDP,", ",GRDP,",
   "indicators.csv:3: column 'numerator' is empty"},
  {"made from itself", "indicators.csv", "VA_NN,GRDP,", "2.1,GRDP,",
   "indicators.csv:3: column 'numerator' is '2.1'"},
  {"made from one that is made from it", "indicators.csv", "growth,GRDP_SS,,100,-100,100,higher,"
   ">=,11,2023,10,,Cục Thống kê,tăng 11%,\n2.1,g1,Tỷ trọng nông nghiệp,Farming,,PCT,2,structure,12,"
   "calendar,,province,none,share,VA_NN,", "growth,2.1,,100,-100,100,higher,>=,11,2023,10,,"
   "Cục Thống kê,tăng 11%,\n2.1,g1,Tỷ trọng nông nghiệp,Farming,,PCT,2,structure,12,calendar,,"
   "province,none,share,1,", "column 'numerator'"},
  {"no factor", "indicators.csv", "GRDP,100,0", "GRDP,,0",
   "indicators.csv:3: column 'factor' is empty"},
  {"factor 0 of a ratio", "indicators.csv", "GRDP,100,0", "GRDP,0,0",
   "indicators.csv:3: column 'factor' is '0'"},
  {"total with parts", "indicators.csv", "total,,,,0,,higher", "total,GRDP,,,0,,higher",
   "indicators.csv:4: column 'numerator' is 'GRDP', expected nothing"},
  {"minimum above maximum", "indicators.csv", "-100,100,higher", "100,-100,higher",
   "indicators.csv:2: column 'maximum'"},
  {"unknown direction", "indicators.csv", "100,lower", "100,low",
   "indicators.csv:3: column 'better' is 'low'"},
  {"unknown comparator", "indicators.csv", "higher,>=,11", "higher,=>,11",
   "indicators.csv:2: column 'comparator' is '=>'"},
  {"comparator without target", "indicators.csv", ">=,11,", ">=,,",
   "indicators.csv:2: column 'target' is empty"},
  {"target without comparator", "indicators.csv", ">=,11,", ",11,",
   "indicators.csv:2: column 'target' is '11', expected nothing"},
  {"target that is no number", "indicators.csv", ">=,11,", ">=,11%,",
   "indicators.csv:2: column 'target' is '11%'"},
  {"target without period", "indicators.csv", "11,2023,10", "11,,10",
   "indicators.csv:2: column 'target_period' is empty"},
  {"target with a period in words", "indicators.csv", "11,2023,10", "11,năm 2023,10",
   "indicators.csv:2: column 'target_period' is 'năm 2023'"},
  {"target of an unknown area", "indicators.csv", "11,2023,10", "11,2023,11",
   "indicators.csv:2: column 'target_area' is '11'"},
  {"near without tolerance", "indicators.csv", "10,0.5", "10,",
   "indicators.csv:3: column 'tolerance' is empty"},
  {"tolerance that is not used", "indicators.csv", "10,,Cục Thống kê,tăng", "10,1,Cục Thống kê,tăng",
   "indicators.csv:2: column 'tolerance' is '1', expected nothing"},
  {"unknown reporter", "indicators.csv", "Cục TK", "Cục Thuế",
   "indicators.csv:3: column 'reporter' is 'Cục Thuế'"},
  {"no name", "indicators.csv", "g1,Tăng trưởng", "g1,",
   "indicators.csv:2: column 'name_vi' is empty"},

  {"component with an indicator's code", "components.csv", "GRDP,GRDP giá", "1,GRDP giá",
   "components.csv:3: column 'code' is '1'"},
  {"component with a form", "components.csv", "unit,", "form,",
   "components.csv:1: unknown column 'form'"},
  {"component of an unknown unit", "components.csv", "VND_BN,0", "tỷ VND,0",
   "components.csv:3: column 'unit' is 'tỷ VND'"},

  {"parts of an unknown whole", "parts.csv", "va,GRDP", "va,GDP", "parts.csv:2: column 'whole'"},
  {"unknown part", "parts.csv", "VA_NN;VA_KHAC", "VA_NN;VA", "parts.csv:2: column 'parts'"},
  {"one part", "parts.csv", "VA_NN;VA_KHAC", "VA_NN", "parts.csv:2: column 'parts' is 'VA_NN'"},
  {"part twice", "parts.csv", "VA_NN;VA_KHAC", "VA_NN;va_nn", "parts.csv:2: column 'parts'"},
  {"whole among its parts", "parts.csv", "VA_NN;VA_KHAC", "VA_NN;GRDP", "parts.csv:2"},
  {"parts twice", "parts.csv", "co-cau", "VA", "parts.csv:3: column 'code' is 'VA'"},
};

static void
load_one(void **state)
{
  const LoadCase *test = *state;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtCatalog) catalog = load_changed(test->file, test->old, test->new, &error);

  if (test->error == NULL) {
    g_assert_no_error(error);
    assert_non_null(catalog);
    assert_int_equal(catalog->n_targeted, 5);
    return;
  }
  assert_null(catalog);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  if (strstr(error->message, test->error) == NULL)
    fail_msg("'%s' instead of '%s'", error->message, test->error);
}

static void
no_folder(void **state)
{
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_null(ct_catalog_load("/nonexistent/catalog", &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, "/nonexistent/catalog"));
}

/* Reporters that only indicators.csv names still get a number and a name. */
static void
reporters_from_indicators(void **state)
{
  g_autoptr(CtCatalog) catalog = load_changed("reporters.csv", NULL, NULL, NULL);
  CtNameMatch match = ct_catalog_find_reporter(catalog, "so du lich", 10);

  (void)state;
  assert_int_equal(catalog->n_reporters, 3);
  assert_int_equal(match.result, CT_NAME_FOUND);
  assert_string_equal(catalog->reporters[match.id].name, "Sở Du lịch");
  assert_int_equal(catalog->reporters[match.id].area, area(catalog, "10"));
}

typedef struct {
  const gchar *text;
  const gchar *code; /* "" unknown, "?" ambiguous */
} NameCase;

static const NameCase area_names[] = {
  {"10", "10"},
  {"080", "080"},
  {"80", ""},
  {"088-h", "088-H"},
  {"Tỉnh Lào Cai", "10"},
  {"toàn tỉnh", "10"},
  {"TỔNG SỐ", "10"},
  {"Lào Cai", "?"},
  {"lao cai", "?"},
  {"TP Lào Cai", "080"},
  {"T.P Lào Cai", "080"},
  {"Tp.Lào Cai", "080"},
  {"thanh pho lao cai", "080"},
  {"Phường Lào Cai", "02641"},
  {"P. Lào Cai", "02641"},
  {"H. Mường Khương", "083"},
  {"h.muong khuong", "083"},
  {"Mường Khương", "083"},
  {"M.Khương", "083"},
  {"Bắc Hà", "085"},
  {"bac ha", "085"},
  {"TT. Bắc Hà", "02839"},
  {"thị trấn Bắc Hà", "02839"},
  {"Bắc Hà, Bắc Hà", "02839"},
  {"Sa Pa", "088"},
  {"TX. Sa Pa", "088"},
  {"Huyện Sa Pa", "088-H"},
  {"Phường Sa Pa", "03001"},
  {"Sa Pả", "03002"},
  {"phuong sa pa", "?"},
  {"Thanh Bình", "?"},
  {"Xã Thanh Bình", "?"},
  {"Xã Thanh Bình, huyện Mường Khương", "02779"},
  {"xã Thanh Bình - H. Mường Khương", "02779"},
  {"Thanh Bình (Mường Khương)", "02779"},
  {"Thanh Bình (Sa Pa)", "03022"},
  {"X. Thanh Bình, TX Sa Pa, tỉnh Lào Cai", "03022"},
  {"thanh binh sa pa lao cai", "03022"},
  {"Thanh Bình, tỉnh Lào Cai", "?"},
  {"Thanh Bình, huyện Bắc Hà", ""},
  {"Thanh Bình, huyện Bát Xát", ""},
  {"Huyện Bắc Hà, tỉnh Lào Cai", "085"},
  {"Toàn tỉnh Lào Cai", ""}, /* never the city */
  {"Tả Van", "03040"},
  {"xã Tả Van", "03040"},
  {"Phường 1", "02644"},
  {"1", ""}, /* too little */
  {"Khối tỉnh", "10-KT"},
  {"Khối tỉnh Lào Cai", "10-KT"},
  {"Bát Xát", ""},
  {"", ""},
};

static void
find_area(void **state)
{
  const NameCase *test = *state;
  g_autoptr(CtCatalog) catalog = load();
  CtNameMatch match = ct_catalog_find_area(catalog, test->text, strlen(test->text));

  if (match.result == CT_NAME_FOUND) {
    assert_string_equal(catalog->areas[match.id].code, test->code);
    assert_int_equal(match.candidates[0], match.id);
  } else {
    assert_string_equal(match.result == CT_NAME_AMBIGUOUS ? "?" : "", test->code);
    assert_int_equal(match.n_candidates > 1, match.result == CT_NAME_AMBIGUOUS);
  }
}

typedef struct {
  const gchar *text;
  const gchar *indicator;
  const gchar *unit;
} UnitCase;

static const UnitCase unit_names[] = {
  {"triệu", "8.1", "VISIT_MN"},
  {"triệu", "7", "VND_MN"},
  {"Tr.đ", "7", "VND_MN"},
  {"(triệu đồng)", "7", "VND_MN"},
  {"vnd_bn", "7", "VND_BN"},
  {"tỷ", "7", "VND_BN_2010"},    /* its own price base */
  {"tỷ", "GRDP", "VND_BN"},      /* no price base */
  {"tỷ", "8.1", "VND_BN"},       /* none is right: of another kind, which the caller says */
  {"tỷ đồng", "7", "VND_BN"},
  {"Tỷ đồng (giá SS 2020)", "7", "VND_BN_2020"}, /* says so itself */
  {"%", "1", "PCT"},
  {"đồng", "8.1", "VND"}, /* the only one: its dimension is for the caller to tell */
  {"khách", "8.1", "GUEST"},
  {"lít", "8.1", ""},
};

static void
find_unit(void **state)
{
  const UnitCase *test = *state;
  g_autoptr(CtCatalog) catalog = load();
  const CtIndicator *for_what = &catalog->indicators[indicator(catalog, test->indicator)];
  CtNameMatch match = ct_catalog_find_unit(catalog, test->text, strlen(test->text), for_what);

  if (match.result == CT_NAME_FOUND)
    assert_string_equal(catalog->units[match.id].code, test->unit);
  else
    assert_string_equal(match.result == CT_NAME_AMBIGUOUS ? "?" : "", test->unit);
}

static void
find_indicators(void **state)
{
  g_autoptr(CtCatalog) catalog = load();

  (void)state;
  assert_int_equal(ct_catalog_find_indicator(catalog, "2.1", 3).id, indicator(catalog, "2.1"));
  assert_int_equal(ct_catalog_find_indicator(catalog, "khach du lich", 13).id,
                   indicator(catalog, "8.1"));
  assert_int_equal(ct_catalog_find_indicator(catalog, "GRDP", 4).id, indicator(catalog, "GRDP"));
  assert_int_equal(ct_catalog_find_indicator(catalog, "GDP", 3).result, CT_NAME_UNKNOWN);
  assert_int_equal(ct_catalog_indicator_by_code(catalog, "GDP"), CT_INDEX_NONE);
  assert_int_equal(ct_catalog_area_by_code(catalog, "80"), CT_INDEX_NONE);
}

static void
names_in_both_languages(void **state)
{
  g_autoptr(CtCatalog) catalog = load();
  const CtIndicator *growth = &catalog->indicators[indicator(catalog, "1")];
  const CtIndicator *none = &catalog->indicators[indicator(catalog, "9")];
  CtLanguage before = ct_language_set(CT_LANGUAGE_VI);

  (void)state;
  assert_string_equal(ct_indicator_name(growth), "Tăng trưởng");
  ct_language_set(CT_LANGUAGE_EN);
  assert_string_equal(ct_indicator_name(growth), "Growth");
  assert_string_equal(ct_indicator_name(none), "Không mục tiêu");
  ct_language_set(before);
}

static void
spellings(void **state)
{
  g_autofree gchar *levels = ct_levels_format(CT_LEVEL_PROVINCE | CT_LEVEL_RESIDUAL);

  (void)state;
  assert_string_equal(levels, "province;residual");
  assert_string_equal(ct_accrual_name(CT_ACCRUAL_FLOW_OVER_STOCK), "flow-over-stock");
  assert_string_equal(ct_additive_name(CT_ADDITIVE_AT_MOST_SUM), "at-most-sum");
  assert_string_equal(ct_form_name(CT_FORM_DECREASE), "decrease");
  assert_string_equal(ct_comparator_name(CT_COMPARATOR_NEAR), "~");
  assert_string_equal(ct_better_name(CT_BETTER_LOWER), "lower");
}

typedef struct {
  const gchar *heading;
  const gchar *name;
  const gchar *code; /* "" unknown, "?" ambiguous, "-" of no indicator */
} UnderCase;

static const UnderCase under[] = {
  {"LƯỢNG KHÁCH", "Tổng số", "8.1"},
  {"luong khach", "tong so", "8.1"},
  {"Khách", "Tất cả", ""},
  {"Khách (lượt)", "tổng số", "8.1"},
  {"Khách 6 tháng", "tổng số", "8.1"},
  {"Khách sạn", "tổng số", ""},
  {"Khách hàng ngày", "tổng số", ""},
  {"Hành khách/km", "tổng số", ""},
  {"Khách quốc tế", "tổng số", "-"},
  {"Khách quốc tế năm 2023", "tất cả", "-"},
  {"Khách và khách quốc tế", "tổng số", "?"},
  {"Khách, công nghiệp", "tổng số", ""},
  {"Công nghiệp", "cả ngành", "7"},
  {"II. Công nghiệp", "cả ngành", "7"},
  {"Giá trị công nghiệp", "cả ngành", ""},
  {"Ngành nông, lâm", "Tỷ trọng", "2.1"},
  {"", "tổng số", ""},
  {"Khách", "", ""},
};

static void
find_under(void **state)
{
  const UnderCase *test = *state;
  g_autoptr(CtCatalog) catalog = load();
  CtNameMatch match = ct_catalog_find_under(catalog, test->heading, strlen(test->heading),
                                            test->name, strlen(test->name));

  assert_string_equal(match.result == CT_NAME_UNKNOWN     ? ""
                      : match.result == CT_NAME_AMBIGUOUS ? "?"
                      : match.id == CT_INDEX_NONE         ? "-"
                                                          : catalog->indicators[match.id].code,
                      test->code);
  for (guint i = 0; match.result == CT_NAME_AMBIGUOUS && i < match.n_candidates; i++)
    assert_true(match.candidates[i] < catalog->n_indicators);
}

static void
find_groups(void **state)
{
  g_autoptr(CtCatalog) catalog = load();

  (void)state;
  assert_int_equal(ct_catalog_find_group(catalog, "G2", 2), 1);
  assert_int_equal(ct_catalog_find_group(catalog, "(g2)", 4), 1);
  assert_int_equal(ct_catalog_find_group(catalog, "KINH TẾ", strlen("KINH TẾ")), 0);
  assert_int_equal(ct_catalog_find_group(catalog, "society", 7), 1);
  assert_int_equal(ct_catalog_find_group(catalog, "Kinh", 4), CT_INDEX_NONE);
  assert_int_equal(ct_catalog_find_group(catalog, "", 0), CT_INDEX_NONE);
}

/* A country's worth of areas, one chain of parents as deep as they are many. */
static void
deep_chain(void **state)
{
  g_autoptr(GString) text =
    g_string_new("code,parent,level,type,name,aliases,valid_from,valid_to,note\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(CtCatalog) catalog = NULL;

  (void)state;
  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf(text, "%u,%.0u,province,Tỉnh,Tỉnh Một,,,,\n", i + 9, i == 1 ? 0 : i + 8);
  g_string_append(text, "085,10,district,Huyện,Huyện Bắc Hà,,,,\n");
  catalog = load_changed("areas.csv", NULL, text->str, &error);
  g_assert_no_error(error);
  assert_int_equal(catalog->n_areas, 20001);
  assert_int_equal(ct_catalog_find_area(catalog, "tỉnh một", strlen("tỉnh một")).n_candidates,
                   20000);
}

static void
add(GArray *tests, const gchar *label, CMUnitTestFunction func, const void *state)
{
  struct CMUnitTest test = {
    .name = label[0] == '\0' ? "(empty)" : label, .test_func = func, .initial_state = (void *)state};

  g_array_append_val(tests, test);
}

int
main(void)
{
  g_autoptr(GArray) tests = g_array_new(FALSE, FALSE, sizeof(struct CMUnitTest));

  ct_language_set(CT_LANGUAGE_EN);
  add(tests, "everything is read", everything_is_read, NULL);
  add(tests, "no folder", no_folder, NULL);
  add(tests, "reporters from indicators", reporters_from_indicators, NULL);
  add(tests, "find indicators", find_indicators, NULL);
  add(tests, "names in both languages", names_in_both_languages, NULL);
  add(tests, "spellings", spellings, NULL);
  add(tests, "deep chain", deep_chain, NULL);
  add(tests, "find groups", find_groups, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(under); i++)
    add(tests, under[i].heading, find_under, &under[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(loads); i++)
    add(tests, loads[i].label, load_one, &loads[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(checks); i++)
    add(tests, checks[i].label, check_one, &checks[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(area_names); i++)
    add(tests, area_names[i].text, find_area, &area_names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(unit_names); i++)
    add(tests, unit_names[i].text, find_unit, &unit_names[i]);
  return _cmocka_run_group_tests("catalog", (struct CMUnitTest *)(void *)tests->data, tests->len,
                                 NULL, NULL);
}
