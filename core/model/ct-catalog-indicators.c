/* groups.csv, indicators.csv and components.csv: what both of the last have. What
 * only indicators have is in ct-catalog-targets.c. */
#include "model/ct-catalog-indicators.h"

#include <string.h>

#include "base/ct-message.h"

static const CtColumn group_columns[] = {
  {"code", FALSE}, {"name_vi", FALSE}, {"name_en", FALSE}, {"aliases", TRUE}, {"note", TRUE}};

/* Components have those up to N_COMMON. */
static const CtColumn columns[CT_COLUMN_N] = {
  [CT_COLUMN_CODE] = {"code", FALSE},
  [CT_COLUMN_NAME_VI] = {"name_vi", FALSE},
  [CT_COLUMN_NAME_EN] = {"name_en", FALSE},
  [CT_COLUMN_ALIASES] = {"aliases", FALSE},
  [CT_COLUMN_UNIT] = {"unit", FALSE},
  [CT_COLUMN_DECIMALS] = {"decimals", FALSE},
  [CT_COLUMN_ACCRUAL] = {"accrual", FALSE},
  [CT_COLUMN_WINDOW] = {"window", FALSE},
  [CT_COLUMN_PRICE_BASE] = {"price_base", FALSE},
  [CT_COLUMN_LEVELS] = {"levels", FALSE},
  [CT_COLUMN_ADDITIVE] = {"additive", FALSE},
  [CT_COLUMN_MINIMUM] = {"minimum", FALSE},
  [CT_COLUMN_MAXIMUM] = {"maximum", FALSE},
  [CT_COLUMN_REPORTER] = {"reporter", FALSE},
  [CT_COLUMN_NOTE] = {"note", FALSE},
  [CT_COLUMN_GROUP] = {"group", FALSE},
  [CT_COLUMN_DUE] = {"due", FALSE},
  [CT_COLUMN_FORM] = {"form", FALSE},
  [CT_COLUMN_NUMERATOR] = {"numerator", FALSE},
  [CT_COLUMN_DENOMINATOR] = {"denominator", FALSE},
  [CT_COLUMN_FACTOR] = {"factor", FALSE},
  [CT_COLUMN_BETTER] = {"better", FALSE},
  [CT_COLUMN_COMPARATOR] = {"comparator", FALSE},
  [CT_COLUMN_TARGET] = {"target", FALSE},
  [CT_COLUMN_TARGET_PERIOD] = {"target_period", FALSE},
  [CT_COLUMN_TARGET_AREA] = {"target_area", FALSE},
  [CT_COLUMN_TOLERANCE] = {"tolerance", FALSE},
  [CT_COLUMN_QUOTE] = {"quote", FALSE},
};

static gboolean
load_groups(CtCatalogData *data, const gchar *folder, GError **error)
{
  g_autoptr(CtTable) table =
    ct_table_load(folder, "groups.csv", group_columns, G_N_ELEMENTS(group_columns), CT_MAX_ROWS,
                  FALSE, data->arena, error);

  if (table == NULL)
    return FALSE;
  data->groups = g_new0(CtGroup, table->n_rows);
  data->public.n_groups = table->n_rows;
  for (guint row = 0; row < table->n_rows; row++) {
    CtGroup *group = &data->groups[row];

    if (!ct_catalog_add_code(data->group_codes, table, row, 0, error) ||
        !ct_table_text(table, row, 1, &group->name_vi, error))
      return FALSE;
    group->code = ct_table_get(table, row, 0);
    group->name_en = ct_table_get(table, row, 2);
    ct_name_index_add(data->group_index, group->code, row); /* "(19)" as well */
    if (group->name_en[0] != '\0')
      ct_name_index_add(data->group_index, group->name_en, row);
    ct_catalog_add_names(data->group_index, group->name_vi, table, row, 3, row);
  }
  return TRUE;
}

gboolean
ct_catalog_refer_unit(const CtCatalogData *data, const CtTable *table, guint row, guint column,
                      guint32 *id, GError **error)
{
  const gchar *text = ct_table_get(table, row, column);

  *id = ct_text_ids_find(data->unit_symbols, text, strlen(text));
  if (*id != CT_TEXT_ID_NONE && text[0] != '\0')
    return TRUE;
  return ct_catalog_refer(data->unit_codes, table, row, column,
                          _("the code or symbol of a unit in units.csv"), id, error);
}

/* "12-15/06-14": from 15 December to 14 June */
static gboolean
is_window(const gchar *text)
{
  static const gchar form[] = "dd-dd/dd-dd";

  if (strlen(text) != strlen(form))
    return FALSE;
  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
      return FALSE;
  return TRUE;
}

static gboolean
read_window(const CtTable *table, guint row, CtIndicator *indicator, GError **error)
{
  indicator->window = ct_table_get(table, row, CT_COLUMN_WINDOW);
  return strcmp(indicator->window, "calendar") == 0 ||
         strcmp(indicator->window, "school-year") == 0 || is_window(indicator->window) ||
         ct_table_fail(table, row, CT_COLUMN_WINDOW, error, "%s",
                       _("calendar, school-year, or two days such as 12-15/06-14"));
}

static gboolean
read_words(const CtTable *table, guint row, CtIndicator *indicator, GError **error)
{
  guint accrual, additive;

  if (!ct_table_word(table, row, CT_COLUMN_ACCRUAL, ct_accrual_words,
                     G_N_ELEMENTS(ct_accrual_words), &accrual, error) ||
      !ct_table_word(table, row, CT_COLUMN_ADDITIVE, ct_additive_words,
                     G_N_ELEMENTS(ct_additive_words), &additive, error))
    return FALSE;
  indicator->accrual = (CtAccrual)accrual;
  indicator->additive = (CtAdditive)additive;
  return TRUE;
}

static gboolean
read_limits(const CtTable *table, guint row, CtIndicator *indicator, GError **error)
{
  if (!ct_table_limit(table, row, CT_COLUMN_MINIMUM, &indicator->minimum, error) ||
      !ct_table_limit(table, row, CT_COLUMN_MAXIMUM, &indicator->maximum, error))
    return FALSE;
  return !indicator->minimum.set || !indicator->maximum.set ||
         ct_decimal_compare(indicator->minimum.value, indicator->maximum.value) <= 0 ||
         ct_table_fail(table, row, CT_COLUMN_MAXIMUM, error, "%s",
                       _("a number not below the minimum"));
}

static gboolean
read_common(CtCatalogData *data, const CtTable *table, guint row, CtIndicator *indicator,
            GError **error)
{
  indicator->name_en = ct_table_get(table, row, CT_COLUMN_NAME_EN);
  indicator->price_base = ct_table_get(table, row, CT_COLUMN_PRICE_BASE);
  indicator->note = ct_table_get(table, row, CT_COLUMN_NOTE);
  return ct_catalog_refer_unit(data, table, row, CT_COLUMN_UNIT, &indicator->unit, error) &&
         ct_table_integer(table, row, CT_COLUMN_DECIMALS, CT_MIN_DECIMALS, CT_MAX_DECIMALS,
                          &indicator->decimals, error) &&
         read_words(table, row, indicator, error) && read_window(table, row, indicator, error) &&
         ct_catalog_read_levels(table, row, CT_COLUMN_LEVELS, &indicator->levels, error) &&
         read_limits(table, row, indicator, error) &&
         ct_catalog_refer_reporter(data, table, row, CT_COLUMN_REPORTER, &indicator->reporter,
                                   error);
}

/* Codes and names come first, since any row may refer to any other. */
static gboolean
read_names(CtCatalogData *data, const CtTable *table, guint32 first, GError **error)
{
  for (guint row = 0; row < table->n_rows; row++) {
    CtIndicator *indicator = &data->indicators[first + row];

    if (!ct_catalog_add_code(data->indicator_codes, table, row, CT_COLUMN_CODE, error) ||
        !ct_table_text(table, row, CT_COLUMN_NAME_VI, &indicator->name_vi, error))
      return FALSE;
    indicator->code = ct_table_get(table, row, CT_COLUMN_CODE);
    indicator->name_en = ct_table_get(table, row, CT_COLUMN_NAME_EN);
    ct_name_index_add_code(data->indicator_index, indicator->code, first + row);
    if (indicator->name_en[0] != '\0')
      ct_name_index_add(data->indicator_index, indicator->name_en, first + row);
    ct_catalog_add_names(data->indicator_index, indicator->name_vi, table, row,
                         CT_COLUMN_ALIASES, first + row);
  }
  return TRUE;
}

static gboolean
read_indicators(CtCatalogData *data, const CtTable *table, GError **error)
{
  for (guint row = 0; row < table->n_rows; row++) {
    CtIndicator *indicator = &data->indicators[row];

    if (!ct_catalog_refer(data->group_codes, table, row, CT_COLUMN_GROUP,
                          _("the code of a group in groups.csv"), &indicator->group, error) ||
        !read_common(data, table, row, indicator, error) ||
        !ct_catalog_read_target(data, table, row, indicator, error))
      return FALSE;
  }
  return ct_catalog_check_form_loops(data, table, error);
}

static gboolean
read_components(CtCatalogData *data, const CtTable *table, GError **error)
{
  for (guint row = 0; row < table->n_rows; row++) {
    CtIndicator *component = &data->indicators[data->public.n_targeted + row];

    component->group = CT_INDEX_NONE;
    component->numerator = component->denominator = CT_INDEX_NONE;
    component->factor = CT_DECIMAL_INIT(1, 0);
    component->target.area = CT_INDEX_NONE;
    component->quote = "";
    if (!read_common(data, table, row, component, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
ct_catalog_load_indicators(CtCatalogData *data, const gchar *folder, GError **error)
{
  if (!load_groups(data, folder, error))
    return FALSE;

  g_autoptr(CtTable) indicators = ct_table_load(folder, "indicators.csv", columns, CT_COLUMN_N,
                                                CT_MAX_INDICATORS, FALSE, data->arena, error);
  if (indicators == NULL)
    return FALSE;
  g_autoptr(CtTable) components =
    ct_table_load(folder, "components.csv", columns, CT_COLUMN_N_COMMON,
                  CT_MAX_INDICATORS - indicators->n_rows, FALSE, data->arena, error);
  if (components == NULL)
    return FALSE;

  data->public.n_targeted = indicators->n_rows;
  data->public.n_indicators = indicators->n_rows + components->n_rows;
  data->indicators = g_new0(CtIndicator, data->public.n_indicators);
  return read_names(data, indicators, 0, error) &&
         read_names(data, components, indicators->n_rows, error) &&
         read_indicators(data, indicators, error) && read_components(data, components, error);
}
