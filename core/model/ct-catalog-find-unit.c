/* A unit by its spelling, by what it says of prices, and by what it is for. */
#include <string.h>

#include "base/ct-text.h"
#include "model/ct-catalog-private.h"
#include "model/ct-price-base.h"

#define MAX_NAME 1024 /* bytes */
#define CONSTANT "constant" /* in keys: prices of some year */

/* What speaks for a unit, from the least. */
enum {
  FIT_NONE,
  FIT_OTHER_BASE, /* prices of another year, but the quantity is right */
  FIT_NO_BASE,    /* says nothing about prices */
  FIT_BASE
};

static const gchar *
wanted_base(const CtCatalogData *data, const CtIndicator *indicator)
{
  return indicator->price_base[0] != '\0' ? indicator->price_base
                                          : data->units[indicator->unit].price_base;
}

static guint
weigh(const CtCatalogData *data, const CtUnit *unit, const CtIndicator *indicator)
{
  if (unit->dimension != data->units[indicator->unit].dimension)
    return FIT_NONE;
  if (strcmp(unit->price_base, wanted_base(data, indicator)) == 0)
    return FIT_BASE;
  return unit->price_base[0] == '\0' ? FIT_NO_BASE : FIT_OTHER_BASE;
}

static CtNameMatch
found(const guint32 *candidate)
{
  return (CtNameMatch){
    .result = CT_NAME_FOUND, .id = *candidate, .candidates = candidate, .n_candidates = 1};
}

/* Of several units with one spelling that for the indicator. */
static CtNameMatch
choose(const CtCatalogData *data, CtNameMatch match, const CtIndicator *indicator)
{
  const guint32 *best = NULL;
  guint best_fit = FIT_NONE, n_best = 0;

  if (match.result != CT_NAME_AMBIGUOUS || indicator == NULL)
    return match;
  for (guint i = 0; i < match.n_candidates; i++) {
    guint fit = weigh(data, &data->units[match.candidates[i]], indicator);

    if (fit > best_fit) {
      best = &match.candidates[i];
      best_fit = fit;
      n_best = 0;
    }
    n_best += fit == best_fit && fit != FIT_NONE ? 1 : 0;
  }
  if (best_fit == FIT_NONE) /* each is of another kind, which the caller will say of the first */
    return found(&match.candidates[0]);
  return n_best == 1 ? found(best) : match;
}

/* The key of the units that differ from @unit in their prices only. */
static gchar *
format_base_key(const CtUnit *unit, const gchar *base)
{
  return g_strdup_printf("%u %" G_GINT64_FORMAT " %d %s", unit->dimension,
                         (gint64)unit->factor.coefficient, unit->factor.scale, base);
}

void
ct_catalog_add_unit_base(CtCatalogData *data, guint32 id)
{
  const CtUnit *unit = &data->units[id];
  g_autofree gchar *key = format_base_key(unit, unit->price_base);
  g_autofree gchar *constant = format_base_key(unit, CONSTANT);

  if (unit->price_base[0] == '\0')
    return;
  ct_name_index_add_folded(data->unit_bases, key, key, id, 0);
  if (strcmp(unit->price_base, CT_PRICE_BASE_CURRENT) != 0)
    ct_name_index_add_folded(data->unit_bases, constant, constant, id, 0);
}

/* Constant prices of no year are those of the indicator. */
static const gchar *
name_base(const CtCatalogData *data, CtPrices prices, const gchar *year,
          const CtIndicator *indicator)
{
  const gchar *wanted = indicator != NULL ? wanted_base(data, indicator) : "";

  if (prices == CT_PRICES_YEAR)
    return year;
  if (prices == CT_PRICES_CURRENT)
    return CT_PRICE_BASE_CURRENT;
  return wanted[0] != '\0' && strcmp(wanted, CT_PRICE_BASE_CURRENT) != 0 ? wanted : CONSTANT;
}

/* The unit like @unit at prices of @base. */
static const CtNameEntry *
find_base(const CtCatalogData *data, const CtUnit *unit, const gchar *base)
{
  g_autofree gchar *key = format_base_key(unit, base);

  return ct_name_index_look_up(data->unit_bases, key, strlen(key), CT_FOLD_SPELLING);
}

/* Each unit that the text without its prices may mean, at those prices. Of another
 * kind than the indicator's only where none is of that. */
static CtNameMatch
find_at_prices(const CtCatalogData *data, CtNameMatch plain, const gchar *base,
               const CtIndicator *indicator)
{
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
  CtNameMatch other = match;

  for (guint i = 0; i < plain.n_candidates; i++) {
    const CtUnit *unit = &data->units[plain.candidates[i]];
    const CtNameEntry *entry =
      unit->price_base[0] == '\0' ? find_base(data, unit, base) : NULL;
    gboolean is_other = entry != NULL && indicator != NULL &&
                        unit->dimension != data->units[indicator->unit].dimension;

    for (guint j = 0; entry != NULL && j < entry->n_ids; j++)
      ct_name_match_add(is_other ? &other : &match, entry, j);
  }
  return match.result != CT_NAME_UNKNOWN ? match : other;
}

static CtNameMatch
find_with_prices(const CtCatalogData *data, const gchar *text, gsize length,
                 const CtIndicator *indicator)
{
  CtNameMatch plain = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
  g_autofree gchar *letters = ct_text_fold(text, length, CT_FOLD_LETTERS);
  const gchar *key = letters;
  gsize key_length = strlen(letters);
  gchar year[5];
  CtPrices prices = ct_price_base_split(&key, &key_length, year);

  if (key_length == 0 || key_length == strlen(letters))
    return plain;
  plain = ct_name_match_new(
    ct_name_index_look_up(data->unit_index, key, key_length, CT_FOLD_LETTERS));
  if (prices == CT_PRICES_NONE)
    return choose(data, plain, indicator);
  return find_at_prices(data, plain, name_base(data, prices, year, indicator), indicator);
}

CtNameMatch
ct_catalog_find_unit(const CtCatalog *catalog, const gchar *text, gsize length,
                     const CtIndicator *indicator)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match = ct_name_index_find(data->unit_index, text, length);

  if (match.result == CT_NAME_UNKNOWN && length <= MAX_NAME)
    return find_with_prices(data, text, length, indicator);
  return choose(data, match, indicator);
}
