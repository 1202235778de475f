/* ct-remedy.h: what a figure would have to be; private to core/rules.
 */
#pragma once

#include "rules/cause/ct-scene.h"
#include "rules/cause/ct-slip.h"

G_BEGIN_DECLS

#define CT_REMEDY_SLIPS 3

/**
 * CtRemedy:
 * @suspect: number in the scene
 * @admits: what the figure has to stand for
 * @n_repaired, @n_left: broken constraints that it repairs, and that it leaves as they are
 * @slips: (array length=n): each satisfies all but those left; the likeliest first
 * @n_rules: constraints that use the figure and hold with the first of them
 * @cost: of the first, and of what it leaves in doubt
 */
typedef struct {
  guint suspect;
  CtInterval admits;
  guint n_repaired;
  guint n_left;
  CtSlip slips[CT_REMEDY_SLIPS];
  guint n;
  guint n_rules;
  gint cost;
} CtRemedy;

/**
 * ct_remedy_find:
 * @must: an incident that has to be repaired; CT_INDEX_NONE: all that use the figure
 * @loosely: figures may have been cut and not rounded
 *
 * What holds now must hold afterwards. Returns: %FALSE when there is no such value
 */
gboolean ct_remedy_find(CtScene *scene, const CtNeighbours *neighbours, guint suspect, guint must,
                        gboolean loosely, CtRemedy *remedy);

G_END_DECLS
