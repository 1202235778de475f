/* ct-search.h: the smallest set of figures whose change satisfies everything; private to
 * core/rules.
 */
#pragma once

#include "rules/cause/ct-cause.h"
#include "rules/cause/ct-remedy.h"

G_BEGIN_DECLS

/**
 * CtSearch:
 * @broken: (element-type guint): incidents of the scene that are to be repaired
 */
typedef struct {
  CtScene *scene;
  const CtNeighbours *neighbours;
  const CtCauseOptions *options;
} CtSearch;

/**
 * ct_search_singles:
 * Returns: (element-type CtRemedy) (transfer full): the figures one of which repairs all of
 *   @broken, the likeliest first; perhaps none
 */
GArray *ct_search_singles(const CtSearch *search, const GArray *broken);

/**
 * ct_search_set:
 * Returns: (element-type CtRemedy) (transfer full) (nullable): two or more figures that
 *   together repair all of @broken; as few as do, and of those the likeliest
 */
GArray *ct_search_set(const CtSearch *search, const GArray *broken);

/* The one figure that repairs most of @broken, at least two. */
gboolean ct_search_best(const CtSearch *search, const GArray *broken, CtRemedy *remedy);

/* Those of @broken that are broken with what is changed now. Returns: (transfer full) */
GArray *ct_search_still_broken(const CtSearch *search, const GArray *broken);

G_END_DECLS
