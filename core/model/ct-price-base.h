/* ct-price-base.h: what a unit's text says of prices (for ct-catalog-*.c).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CT_PRICES_NONE,     /* nothing */
  CT_PRICES_CURRENT,  /* "giá hiện hành", "giá HH", "giá thực tế" */
  CT_PRICES_YEAR,     /* "giá so sánh 2010", "giá SS 2010", "giá 2010" */
  CT_PRICES_CONSTANT  /* "giá so sánh": of some year */
} CtPrices;

#define CT_PRICE_BASE_CURRENT "current"

/**
 * ct_price_base_split:
 * @key: (inout): a unit's text, folded; what it says of prices, before or behind the
 *   unit, is cut off, and so is "Đơn vị tính" in front
 * @length: (inout)
 * @year: (array fixed-size=5): with %CT_PRICES_YEAR
 */
CtPrices ct_price_base_split(const gchar **key, gsize *length, gchar *year);

G_END_DECLS
