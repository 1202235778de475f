#include "catalog.h"

static const gchar units_csv[] =
  "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases,whole\n"
  "VND,đồng,đồng,dong,money,1,,VNĐ,\n"
  "VND_K,nghìn đồng,nghìn đồng,thousand dong,money,1000,,ngàn đồng | 1.000 đồng,\n"
  "VND_MN,triệu đồng,triệu đồng,million dong,money,1000000,,tr.đồng | triệu,\n"
  "VND_BN,tỷ đồng,tỷ đồng,billion dong,money,1000000000,,tỉ đồng | tỷ,\n"
  "PERSON,người,người,persons,person,1,,nhân khẩu,yes\n"
  "PERSON_K,nghìn người,nghìn người,thousand persons,person,1000,,ngàn người,yes\n"
  "PERSON_10K,vạn người,vạn người,ten thousand persons,person,10000,,vạn dân,yes\n"
  "HA,ha,héc-ta,hectares,area,1,,hecta,\n"
  "KM2,km²,ki-lô-mét vuông,square kilometres,area,100,,km2,\n"
  "KG,kg,ki-lô-gam,kilograms,mass,1,,kilôgam,\n"
  "TONNE,tấn,tấn,tonnes,mass,1000,,tonne,\n"
  "PCT,%,phần trăm,per cent,ratio,0.01,,phần trăm (%),\n"
  "PERMILLE,‰,phần nghìn,per mille,ratio,0.001,,phần ngàn,\n";

static const gchar groups_csv[] =
  "code,name_vi,name_en\n"
  "PLAIN,Số đơn lẻ,Single figures\n"
  "SUM_EXACT,Tổng đếm,Counted sums\n"
  "SUM_ROUNDED,Tổng làm tròn,Rounded sums\n"
  "PARTS,Tổng và phần,Wholes and parts\n"
  "RATIO,Tỷ lệ,Ratios\n";

static const gchar pipeline_format[] =
  "# Made by tests/bench/generate.c.\n"
  "[pipeline]\n"
  "title   = chitieu's benchmark\n"
  "catalog = catalog\n"
  "period  = 2018\n"
  "fail-at = never\n"
  "lang    = en\n"
  "\n"
  "[source bench]\n"
  "sender     = benchmark\n"
  "fetch      = file\n"
  "fetch.path = data\n"
  "read       = %s\n"
  "table.number-style = mixed\n"
  "\n"
  "[normalize units]\n"
  "%s"
  "\n"
  "[emit csv]\n";

static const gchar checks_of_both[] =
  "[validate bounds]\n"
  "[validate ratios]\n"
  "[validate rollup]\n"
  "untellable = no\n"
  "[validate parts]\n";
static const gchar checks_more[] =
  "[validate rules]\n"
  "[validate cumulative]\n"
  "[validate completeness]\n"
  "[validate revision]\n"
  "[validate duplicates]\n"
  "[validate trend]\n"
  "[validate targets]\n"
  "[validate localise]\n";

/* They hold in the figures as they are without mistakes. */
static const gchar rules_txt[] =
  "# a numerator is part of its denominator, both in units of their own\n"
  "B1 error: {CTQ01:n} <= {CTQ01:d} | vi \"tử số lớn hơn mẫu số\" | "
  "en \"the numerator is more than the denominator\"\n"
  "# no area has more than all of them\n"
  "B2 error: max(children: {CTS01}) <= {CTS01} | vi \"một địa bàn nhiều hơn tất cả\" | "
  "en \"one area has more than all of them\"\n"
  "# a part is at least a hundredth of its whole\n"
  "B3 warning: if present({CTW01}) then {CTW02} >= 1 % * {CTW01} and {CTW02} <= {CTW01} | "
  "vi \"phần quá nhỏ hoặc quá lớn\" | en \"the part is too small or too large\"\n"
  "# from month to month by a tenth up and a tenth down\n"
  "B4 warning: if {CTP04} > 0 ha and {CTP04@-1m} > 0 ha then 0.5 <= {CTP04} / {CTP04@-1m} <= 2 | "
  "vi \"thay đổi quá nhiều so với tháng trước\" | en \"it changed too much in a month\"\n"
  "# money by person\n"
  "B5 warning at district: {CTP02} / {CTP03} <= 3 triệu đồng/người | "
  "vi \"bình quân đầu người quá cao\" | en \"there is too much for each of them\"\n";

static const gchar *const group_codes[] = {"PLAIN", "SUM_EXACT", "SUM_ROUNDED", "PARTS", "RATIO"};

static GString *
areas_csv(const Areas *areas)
{
  static const gchar *const levels[] = {"province", "district", "commune"};
  GString *text = g_string_new("code,parent,level,type,name,aliases,valid_from,valid_to,note\n");

  for (guint number = 0; number < areas->list->len; number++) {
    const Area *area = areas_get(areas, number);
    g_string_append_printf(text, "%s,%s,%s,,%s,,,,\n", area->code,
                           area->parent == AREAS_NONE ? "" : areas_get(areas, area->parent)->code,
                           levels[area->level], area->name);
  }
  return text;
}

static const gchar *
additive_of(Group group)
{
  switch (group) {
  case GROUP_PLAIN:
    return "none";
  case GROUP_RATIO:
    return "parts";
  case GROUP_SUM_EXACT:
  case GROUP_SUM_ROUNDED:
  case GROUP_PARTS:
  default:
    return "sum";
  }
}

static const gchar *
levels_of(const Figures *figures)
{
  return figures->areas->n_levels == 3 ? "province;district;commune" : "province;district";
}

static GString *
indicators_csv(const Figures *figures)
{
  /* The first area's figure of 2015 is to be above 0, so that the scorecard has rows. */
  g_autofree gchar *target = g_strdup_printf("higher,>=,1,2015,%s",
                                             areas_get(figures->areas, 0)->code);
  const gchar *levels = levels_of(figures);
  GString *text = g_string_new(
    "code,group,name_vi,name_en,aliases,unit,decimals,accrual,due,window,price_base,levels,"
    "additive,form,numerator,denominator,factor,minimum,maximum,better,comparator,target,"
    "target_period,target_area,tolerance,reporter,quote,note\n");

  for (guint row = 0; row < N_INDICATORS; row++) {
    const Indicator *one = &figures->indicators[row];
    gboolean ratio = one->group == GROUP_RATIO;
    guint first = ratio ? 2 * (row - figures_row(GROUP_RATIO, 0)) : 0;
    g_string_append_printf(
      text, "%s,%s,Chỉ tiêu %s,Indicator %s,,%s,%d,%s,,calendar,,%s,%s,%s,"
      "%s,%s,%s,%s,%s,%s,,,,\n",
      one->code, group_codes[one->group], one->code, one->code, one->unit, one->decimals,
      one->accrual,
      levels, additive_of(one->group), ratio ? "ratio" : "total",
      ratio ? figures->components[first].code : "",
      ratio ? figures->components[first + 1].code : "", ratio ? "100" : "", one->minimum,
      one->maximum, one->group == GROUP_PLAIN ? target : "none,,,,");
  }
  return text;
}

static GString *
components_csv(const Figures *figures)
{
  GString *text = g_string_new("code,name_vi,name_en,aliases,unit,decimals,accrual,window,"
                               "price_base,levels,additive,minimum,maximum,reporter,note\n");

  for (guint i = 0; i < N_COMPONENTS; i++) {
    const Indicator *one = &figures->components[i];
    g_string_append_printf(text, "%s,Thành phần %s,Component %s,,%s,%d,stock,calendar,,"
                           "%s,sum,%s,%s,,\n",
                           one->code, one->code, one->code, one->unit, one->decimals,
                           levels_of(figures), one->minimum, one->maximum);
  }
  return text;
}

static GString *
parts_csv(const Figures *figures)
{
  GString *text = g_string_new("code,whole,parts,note\n");

  for (guint index = 0; index < figures_group_size(GROUP_PARTS); index += 4) {
    const Indicator *whole = &figures->indicators[figures_row(GROUP_PARTS, index)];
    g_string_append_printf(text, "%s_PARTS,%s,%s;%s;%s,\n", whole->code, whole->code,
                           whole[1].code, whole[2].code, whole[3].code);
  }
  return text;
}

static gboolean
write_file(const gchar *folder, const gchar *name, const gchar *text, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);

  return g_file_set_contents(path, text, -1, error);
}

static gboolean
write_table(const gchar *folder, const gchar *name, GString *table, GError **error)
{
  g_autoptr(GString) text = table;

  return write_file(folder, name, text->str, error);
}

static gboolean
write_pipelines(const gchar *read, const gchar *folder, GError **error)
{
  g_autofree gchar *all = g_strconcat(checks_of_both, checks_more, NULL);
  const struct {
    const gchar *name;
    const gchar *checks;
  } files[] = {{"bench.ini", checks_of_both}, {"bench-plain.ini", ""}, {"bench-all.ini", all}};

  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree gchar *text = g_strdup_printf(pipeline_format, read, files[i].checks);
    if (!write_file(folder, files[i].name, text, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
catalog_write(const Figures *figures, const gchar *read, const gchar *folder, GError **error)
{
  g_autofree gchar *catalog = g_build_filename(folder, "catalog", NULL);

  if (g_mkdir_with_parents(catalog, 0777) != 0) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be made", catalog);
    return FALSE;
  }
  return write_pipelines(read, folder, error) &&
         write_file(catalog, "units.csv", units_csv, error) &&
         write_file(catalog, "groups.csv", groups_csv, error) &&
         write_file(catalog, "rules.txt", rules_txt, error) &&
         write_table(catalog, "areas.csv", areas_csv(figures->areas), error) &&
         write_table(catalog, "indicators.csv", indicators_csv(figures), error) &&
         write_table(catalog, "components.csv", components_csv(figures), error) &&
         write_table(catalog, "parts.csv", parts_csv(figures), error);
}
