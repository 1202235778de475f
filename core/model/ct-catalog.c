/* Finding entries of a loaded catalog by what people wrote. */
#include "model/ct-catalog.h"

#include <string.h>

#include "base/ct-message.h"
#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

static const CtCatalogData *
get_data(const CtCatalog *catalog)
{
  return (const CtCatalogData *)catalog;
}

CtNameMatch
ct_catalog_find_indicator(const CtCatalog *catalog, const gchar *text, gsize length)
{
  return ct_name_index_find(get_data(catalog)->indicator_index, text, length);
}

CtNameMatch
ct_catalog_find_reporter(const CtCatalog *catalog, const gchar *text, gsize length)
{
  return ct_name_index_find(get_data(catalog)->reporter_index, text, length);
}

CtNameMatch
ct_catalog_find_reporter_within(const CtCatalog *catalog, const gchar *text, gsize length)
{
  return ct_name_index_find_one_within(get_data(catalog)->reporter_index, text, length);
}

guint32
ct_catalog_find_group(const CtCatalog *catalog, const gchar *text, gsize length)
{
  CtNameMatch match = ct_name_index_find(get_data(catalog)->group_index, text, length);

  return match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
}

guint32
ct_catalog_indicator_by_code(const CtCatalog *catalog, const gchar *code)
{
  return ct_catalog_find_code(get_data(catalog)->indicator_codes, code);
}

guint32
ct_catalog_area_by_code(const CtCatalog *catalog, const gchar *code)
{
  return ct_catalog_find_code(get_data(catalog)->area_codes, code);
}

const gchar *
ct_indicator_name(const CtIndicator *indicator)
{
  if (ct_language_get() == CT_LANGUAGE_EN && indicator->name_en[0] != '\0')
    return indicator->name_en;
  return indicator->name_vi;
}
