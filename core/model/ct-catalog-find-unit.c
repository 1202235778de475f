/* A unit by its spelling and by what it is for. */
#include <string.h>

#include "model/ct-catalog-private.h"

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

CtNameMatch
ct_catalog_find_unit(const CtCatalog *catalog, const gchar *text, gsize length,
                     const CtIndicator *indicator)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match = ct_name_index_find(data->unit_index, text, length);
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
