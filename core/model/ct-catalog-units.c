/* units.csv */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-private.h"

enum {
  CODE,
  SYMBOL,
  NAME_VI,
  NAME_EN,
  DIMENSION,
  FACTOR,
  PRICE_BASE,
  ALIASES,
  WHOLE,
  NOTE,
  N_COLUMNS
};

static const CtColumn columns[N_COLUMNS] = {
  [CODE] = {"code", FALSE},           [SYMBOL] = {"symbol", FALSE},
  [NAME_VI] = {"name_vi", FALSE},     [NAME_EN] = {"name_en", FALSE},
  [DIMENSION] = {"dimension", FALSE}, [FACTOR] = {"factor", FALSE},
  [PRICE_BASE] = {"price_base", FALSE}, [ALIASES] = {"aliases", FALSE},
  [WHOLE] = {"whole", TRUE},          [NOTE] = {"note", TRUE},
};

static gboolean
read_symbol(CtCatalogData *data, const CtTable *table, guint row, CtUnit *unit, GError **error)
{
  gboolean added;

  if (!ct_table_text(table, row, SYMBOL, &unit->symbol, error))
    return FALSE;
  ct_text_ids_add(data->unit_symbols, unit->symbol, strlen(unit->symbol), &added);
  return added || ct_table_fail(table, row, SYMBOL, error, "%s",
                                _("a symbol that no other unit has"));
}

static gboolean
read_factor(const CtTable *table, guint row, CtUnit *unit, GError **error)
{
  if (!ct_table_decimal(table, row, FACTOR, &unit->factor, error))
    return FALSE;
  unit->factor = ct_decimal_reduce(unit->factor);
  return unit->factor.coefficient > 0 ||
         ct_table_fail(table, row, FACTOR, error, "%s", _("a number above 0"));
}

static gboolean
read_whole(const CtTable *table, guint row, CtUnit *unit, GError **error)
{
  static const gchar *const words[] = {"", "no", "yes"};
  guint word;

  if (!ct_table_word(table, row, WHOLE, words, G_N_ELEMENTS(words), &word, error))
    return FALSE;
  unit->whole = word == 2;
  return TRUE;
}

static gboolean
read_unit(CtCatalogData *data, const CtTable *table, guint row, CtUnit *unit, GError **error)
{
  const gchar *dimension;

  if (!ct_catalog_add_code(data->unit_codes, table, row, CODE, error) ||
      !read_symbol(data, table, row, unit, error) ||
      !ct_table_text(table, row, NAME_VI, &unit->name_vi, error) ||
      !ct_table_text(table, row, DIMENSION, &dimension, error) ||
      !read_factor(table, row, unit, error) || !read_whole(table, row, unit, error))
    return FALSE;
  unit->code = ct_table_get(table, row, CODE);
  unit->name_en = ct_table_get(table, row, NAME_EN);
  unit->price_base = ct_table_get(table, row, PRICE_BASE);
  unit->dimension =
    ct_text_ids_add(data->dimension_names, dimension, strlen(dimension), NULL);

  ct_name_index_add_code(data->unit_index, unit->code, row);
  ct_name_index_add(data->unit_index, unit->symbol, row);
  if (unit->name_en[0] != '\0')
    ct_name_index_add(data->unit_index, unit->name_en, row);
  ct_catalog_add_names(data->unit_index, unit->name_vi, table, row, ALIASES, row);
  ct_catalog_add_unit_base(data, row);
  return TRUE;
}

static void
list_dimensions(CtCatalogData *data)
{
  guint n = ct_text_ids_count(data->dimension_names);

  data->dimensions = g_new(const gchar *, n);
  data->public.n_dimensions = n;
  for (guint i = 0; i < n; i++)
    data->dimensions[i] = ct_text_ids_get(data->dimension_names, i);
}

gboolean
ct_catalog_load_units(CtCatalogData *data, const gchar *folder, GError **error)
{
  g_autoptr(CtTable) table = ct_table_load(folder, "units.csv", columns, N_COLUMNS, CT_MAX_ROWS,
                                           FALSE, data->arena, error);

  if (table == NULL)
    return FALSE;
  data->units = g_new0(CtUnit, table->n_rows);
  data->public.n_units = table->n_rows;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_unit(data, table, row, &data->units[row], error))
      return FALSE;
  list_dimensions(data);
  return TRUE;
}
