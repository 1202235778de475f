/* Reads a catalog's folder: the files in the order in which they refer to each
 * other, one function a kind. */
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

gboolean
ct_catalog_add_code(CtTextIds *codes, const CtTable *table, guint row, guint column,
                    GError **error)
{
  const gchar *code = ct_table_get(table, row, column);
  g_autofree gchar *lower = g_ascii_strdown(code, -1);
  gboolean added;

  if (code[0] == '\0')
    return ct_table_fail(table, row, column, error, "%s", _("a code"));
  ct_text_ids_add(codes, lower, strlen(lower), &added);
  return added || ct_table_fail(table, row, column, error, "%s",
                                _("a code that no other row has"));
}

guint32
ct_catalog_find_code(const CtTextIds *codes, const gchar *code)
{
  g_autofree gchar *lower = g_ascii_strdown(code, -1);

  return ct_text_ids_find(codes, lower, strlen(lower));
}

gboolean
ct_catalog_refer(const CtTextIds *codes, const CtTable *table, guint row, guint column,
                 const gchar *expected, guint32 *id, GError **error)
{
  *id = ct_catalog_find_code(codes, ct_table_get(table, row, column));
  return *id != CT_INDEX_NONE || ct_table_fail(table, row, column, error, "%s", expected);
}

guint32
ct_catalog_only_root(const CtCatalogData *data)
{
  guint32 root = CT_INDEX_NONE;

  for (guint32 i = 0; i < data->public.n_areas; i++) {
    if (data->areas[i].parent != CT_INDEX_NONE)
      continue;
    if (root != CT_INDEX_NONE)
      return CT_INDEX_NONE;
    root = i;
  }
  return root;
}

void
ct_catalog_add_names(CtNameIndex *index, const gchar *name, const CtTable *table, guint row,
                     guint aliases, guint32 id)
{
  g_auto(GStrv) list = ct_table_list(table, row, aliases, "|");

  ct_name_index_add(index, name, id);
  for (guint i = 0; list[i] != NULL; i++)
    ct_name_index_add(index, list[i], id);
}

static CtCatalogData *
new_data(const gchar *folder)
{
  CtCatalogData *data = g_new0(CtCatalogData, 1);

  data->arena = ct_arena_new();
  data->public.folder = ct_arena_copy(data->arena, folder, strlen(folder));
  data->area_codes = ct_text_ids_new();
  data->unit_codes = ct_text_ids_new();
  data->unit_symbols = ct_text_ids_new();
  data->dimension_names = ct_text_ids_new();
  data->group_codes = ct_text_ids_new();
  data->indicator_codes = ct_text_ids_new();
  data->reporter_names = ct_text_ids_new();
  data->area_index = ct_name_index_new();
  data->area_initials = ct_name_index_new();
  data->area_joined = ct_name_index_new();
  data->unit_index = ct_name_index_new();
  data->unit_bases = ct_name_index_new();
  data->indicator_index = ct_name_index_new();
  data->reporter_index = ct_name_index_new();
  data->group_index = ct_name_index_new();
  data->heading_index = ct_name_index_new();
  data->heading_rows = ct_name_index_new();
  data->heading_names = ct_name_index_new();
  return data;
}

void
ct_catalog_free(CtCatalog *catalog)
{
  CtCatalogData *data = (CtCatalogData *)catalog;

  if (data == NULL)
    return;
  g_free(data->areas);
  g_free(data->area_bare);
  g_free(data->units);
  g_free(data->groups);
  g_free(data->indicators);
  g_free(data->parts);
  g_free(data->reporters);
  g_free(data->dimensions);
  g_free(data->headings);
  ct_text_ids_free(data->area_codes);
  ct_text_ids_free(data->unit_codes);
  ct_text_ids_free(data->unit_symbols);
  ct_text_ids_free(data->dimension_names);
  ct_text_ids_free(data->group_codes);
  ct_text_ids_free(data->indicator_codes);
  ct_text_ids_free(data->reporter_names);
  ct_name_index_free(data->area_index);
  ct_name_index_free(data->area_initials);
  ct_name_index_free(data->area_joined);
  ct_name_index_free(data->unit_index);
  ct_name_index_free(data->unit_bases);
  ct_name_index_free(data->indicator_index);
  ct_name_index_free(data->reporter_index);
  ct_name_index_free(data->group_index);
  ct_name_index_free(data->heading_index);
  ct_name_index_free(data->heading_rows);
  ct_name_index_free(data->heading_names);
  ct_arena_free(data->arena);
  g_free(data);
}

/* What the public part shows. */
static void
publish(CtCatalogData *data)
{
  data->public.areas = data->areas;
  data->public.units = data->units;
  data->public.groups = data->groups;
  data->public.indicators = data->indicators;
  data->public.parts = data->parts;
  data->public.reporters = data->reporters;
  data->public.dimensions = data->dimensions;
  data->public.headings = data->headings;
}

CtCatalog *
ct_catalog_load(const gchar *folder, GError **error)
{
  g_autoptr(CtCatalog) catalog = NULL;
  CtCatalogData *data;

  if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: no such folder, expected a catalog"),
                folder);
    return NULL;
  }
  data = new_data(folder);
  catalog = &data->public;
  if (!ct_catalog_load_units(data, folder, error) || !ct_catalog_load_areas(data, folder, error) ||
      !ct_catalog_load_reporters(data, folder, error) ||
      !ct_catalog_load_indicators(data, folder, error) ||
      !ct_catalog_load_parts(data, folder, error) ||
      !ct_catalog_load_headings(data, folder, error))
    return NULL;
  publish(data);
  return g_steal_pointer(&catalog);
}
