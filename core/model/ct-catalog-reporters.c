/* reporters.csv. Where it is missing, those that indicators.csv names report for the
 * whole. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-private.h"

enum { NAME, AREA, LEVELS, ALIASES, NOTE, N_COLUMNS };

static const CtColumn columns[N_COLUMNS] = {
  [NAME] = {"name", FALSE},       [AREA] = {"area", FALSE}, [LEVELS] = {"levels", TRUE},
  [ALIASES] = {"aliases", FALSE}, [NOTE] = {"note", TRUE},
};

static gboolean
read_reporter(CtCatalogData *data, const CtTable *table, guint row, CtReporter *reporter,
              GError **error)
{
  if (!ct_catalog_add_code(data->reporter_names, table, row, NAME, error) ||
      !ct_catalog_refer(data->area_codes, table, row, AREA, _("the code of an area"),
                        &reporter->area, error))
    return FALSE;
  if (ct_table_get(table, row, LEVELS)[0] != '\0' &&
      !ct_catalog_read_levels(table, row, LEVELS, &reporter->levels, error))
    return FALSE;
  reporter->name = ct_table_get(table, row, NAME);
  ct_catalog_add_names(data->reporter_index, reporter->name, table, row, ALIASES, row);
  return TRUE;
}

gboolean
ct_catalog_load_reporters(CtCatalogData *data, const gchar *folder, GError **error)
{
  g_autoptr(CtTable) table = ct_table_load(folder, "reporters.csv", columns, N_COLUMNS,
                                           CT_MAX_ROWS, TRUE, data->arena, error);

  if (table == NULL)
    return FALSE;
  data->has_reporters = table->n_rows > 0;
  data->reporters = g_new0(CtReporter, table->n_rows);
  data->public.n_reporters = table->n_rows;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_reporter(data, table, row, &data->reporters[row], error))
      return FALSE;
  return TRUE;
}

static guint32
add_reporter(CtCatalogData *data, const gchar *name)
{
  guint32 id = data->public.n_reporters++;

  data->reporters = g_renew(CtReporter, data->reporters, id + 1);
  data->reporters[id] = (CtReporter){.name = name, .area = ct_catalog_only_root(data)};
  ct_name_index_add(data->reporter_index, name, id);
  return id;
}

gboolean
ct_catalog_refer_reporter(CtCatalogData *data, const CtTable *table, guint row, guint column,
                          guint32 *id, GError **error)
{
  const gchar *name = ct_table_get(table, row, column);
  CtNameMatch match;

  *id = CT_INDEX_NONE;
  if (name[0] == '\0')
    return TRUE;
  *id = ct_catalog_find_code(data->reporter_names, name);
  if (*id != CT_INDEX_NONE)
    return TRUE;
  match = ct_name_index_find(data->reporter_index, name, strlen(name));
  if (match.result == CT_NAME_FOUND)
    *id = match.id;
  else if (match.result == CT_NAME_UNKNOWN && !data->has_reporters)
    *id = add_reporter(data, name);
  return *id != CT_INDEX_NONE ||
         ct_table_fail(table, row, column, error, "%s", _("a name from reporters.csv"));
}
