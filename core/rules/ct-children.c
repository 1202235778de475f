/* ct-children.c: the areas that make up another one.
 */
#include "rules/ct-areas-below.h"

static gboolean
makes_up(const CtArea *child, const CtArea *area, gboolean with_residual)
{
  if (child->level == CT_LEVEL_RESIDUAL)
    return with_residual;
  return (guint)child->level == (guint)area->level << 1;
}

gboolean
ct_view_next_child(const CtView *view, guint32 area, CtPeriod period, gboolean with_residual,
                   guint *position, guint32 *child)
{
  const CtArea *parent = &view->catalog->areas[area];

  while (*position < parent->n_children) {
    guint32 candidate = parent->children[(*position)++];
    const CtArea *below = &view->catalog->areas[candidate];
    if (makes_up(below, parent, with_residual) && ct_area_is_valid(below, period)) {
      *child = candidate;
      return TRUE;
    }
  }
  return FALSE;
}
