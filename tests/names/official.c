#include "official.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/ct-csv.h"

static void
unit_clear(gpointer item)
{
  OfficialUnit *unit = item;

  g_free(unit->code);
  g_free(unit->parent);
  g_free(unit->type);
  g_free(unit->name);
}

static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  OfficialUnit unit;

  if (line == 1)
    return TRUE;
  g_assert_cmpuint(n_fields, ==, 4);
  unit.code = g_strndup(fields[0].text, fields[0].length);
  unit.parent = g_strndup(fields[1].text, fields[1].length);
  unit.type = g_strndup(fields[2].text, fields[2].length);
  unit.name = g_strndup(fields[3].text, fields[3].length);
  g_array_append_val((GArray *)user_data, unit);
  return TRUE;
}

GArray *
official_list_load(const gchar *path, GError **error)
{
  static const CtCsvHandler handler = {.record = take_record};
  GArray *units = g_array_new(FALSE, FALSE, sizeof(OfficialUnit));

  g_array_set_clear_func(units, unit_clear);
  if (ct_csv_read_file(path, &handler, units, error))
    return units;
  g_array_unref(units);
  return NULL;
}

gchar *
official_unit_name(const OfficialUnit *unit)
{
  const gchar *type = g_str_equal(unit->type, "Thành phố Trung ương") ? "Thành phố" : unit->type;

  return g_strdup_printf("%s %s", type, unit->name);
}

/* Codes have two digits for provinces, three for districts, five for communes. */
static const gchar *
level_word(const OfficialUnit *unit)
{
  return strlen(unit->code) == 2 ? "province" : strlen(unit->code) == 3 ? "district" : "commune";
}

static gchar *
format_areas(const GArray *units)
{
  GString *text = g_string_new("code,parent,level,type,name,aliases,valid_from,valid_to\n");

  for (guint i = 0; i < units->len; i++) {
    const OfficialUnit *unit = &g_array_index(units, OfficialUnit, i);
    g_autofree gchar *name = official_unit_name(unit);

    g_string_append_printf(text, "%s,%s,%s,%s,\"%s\",,,\n", unit->code, unit->parent,
                           level_word(unit), unit->type, name);
  }
  return g_string_free(text, FALSE);
}

static const gchar *const other_files[][2] = {
  {"groups.csv", "code,name_vi,name_en\n"},
  {"units.csv", "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases\n"},
  {"components.csv",
   "code,name_vi,name_en,aliases,unit,decimals,accrual,window,price_base,levels,additive,"
   "minimum,maximum,reporter,note\n"},
  {"indicators.csv",
   "code,group,name_vi,name_en,aliases,unit,decimals,accrual,due,window,price_base,levels,"
   "additive,form,numerator,denominator,factor,minimum,maximum,better,comparator,target,"
   "target_period,target_area,tolerance,reporter,quote,note\n"},
};

static gboolean
write_file(const gchar *folder, const gchar *name, const gchar *text, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);

  return g_file_set_contents(path, text, -1, error);
}

static gboolean
write_files(const gchar *folder, const GArray *units, GError **error)
{
  g_autofree gchar *areas = format_areas(units);

  for (gsize i = 0; i < G_N_ELEMENTS(other_files); i++)
    if (!write_file(folder, other_files[i][0], other_files[i][1], error))
      return FALSE;
  return write_file(folder, "areas.csv", areas, error);
}

static void
remove_files(const gchar *folder)
{
  g_autofree gchar *areas = g_build_filename(folder, "areas.csv", NULL);

  g_unlink(areas);
  for (gsize i = 0; i < G_N_ELEMENTS(other_files); i++) {
    g_autofree gchar *path = g_build_filename(folder, other_files[i][0], NULL);

    g_unlink(path);
  }
  g_rmdir(folder);
}

CtCatalog *
official_catalog_new(const GArray *units, GError **error)
{
  g_autofree gchar *folder = g_dir_make_tmp("ct-official-XXXXXX", error);
  CtCatalog *catalog = NULL;

  if (folder == NULL)
    return NULL;
  if (write_files(folder, units, error))
    catalog = ct_catalog_load(folder, error);
  remove_files(folder);
  return catalog;
}
