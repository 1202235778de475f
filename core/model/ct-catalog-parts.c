/* parts.csv: wholes and what adds up to them. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-private.h"

enum { CODE, WHOLE, PARTS, NOTE, N_COLUMNS };

static const CtColumn columns[N_COLUMNS] = {
  [CODE] = {"code", FALSE},
  [WHOLE] = {"whole", FALSE},
  [PARTS] = {"parts", FALSE},
  [NOTE] = {"note", TRUE},
};

/* A code, else a number. */
static gboolean
read_whole(CtCatalogData *data, const CtTable *table, guint row, CtParts *parts, GError **error)
{
  const gchar *text = ct_table_get(table, row, WHOLE);

  parts->whole = ct_catalog_find_code(data->indicator_codes, text);
  return parts->whole != CT_INDEX_NONE ||
         ct_decimal_parse(text, strlen(text), &parts->whole_value) ||
         ct_table_fail(table, row, WHOLE, error, "%s",
                       _("the code of an indicator or component, or a number"));
}

static gboolean
is_known(const CtParts *parts, const guint32 *list, guint n, guint32 id)
{
  if (id == parts->whole)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (list[i] == id)
      return TRUE;
  return FALSE;
}

static gboolean
read_parts(CtCatalogData *data, const CtTable *table, guint row, CtParts *parts, GError **error)
{
  g_auto(GStrv) codes = ct_table_list(table, row, PARTS, ";");
  guint n = g_strv_length(codes);
  guint32 *list;

  if (n < 2 || n > CT_MAX_PARTS)
    return ct_table_fail(table, row, PARTS, error, _("2 to %d codes, parted by ';'"),
                         CT_MAX_PARTS);
  list = ct_arena_allocate(data->arena, n * sizeof(guint32));
  for (guint i = 0; i < n; i++) {
    list[i] = ct_catalog_find_code(data->indicator_codes, codes[i]);
    if (list[i] == CT_INDEX_NONE)
      return ct_table_fail(table, row, PARTS, error,
                           _("codes of indicators or components; '%s' is none"), codes[i]);
    if (is_known(parts, list, i, list[i]))
      return ct_table_fail(table, row, PARTS, error,
                           _("each code once and not the whole's; '%s' is there again"),
                           codes[i]);
  }
  parts->parts = list;
  parts->n_parts = n;
  return TRUE;
}

gboolean
ct_catalog_load_parts(CtCatalogData *data, const gchar *folder, GError **error)
{
  g_autoptr(CtTextIds) codes = ct_text_ids_new();
  g_autoptr(CtTable) table = ct_table_load(folder, "parts.csv", columns, N_COLUMNS, CT_MAX_ROWS,
                                           TRUE, data->arena, error);

  if (table == NULL)
    return FALSE;
  data->parts = g_new0(CtParts, table->n_rows);
  data->public.n_parts = table->n_rows;
  for (guint row = 0; row < table->n_rows; row++) {
    CtParts *parts = &data->parts[row];

    if (!ct_catalog_add_code(codes, table, row, CODE, error) ||
        !read_whole(data, table, row, parts, error) ||
        !read_parts(data, table, row, parts, error))
      return FALSE;
    parts->code = ct_table_get(table, row, CODE);
  }
  return TRUE;
}
