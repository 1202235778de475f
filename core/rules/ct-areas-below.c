/* ct-areas-below.c: the areas below one.
 */
#include "rules/ct-areas-below.h"

CtAreasBelow
ct_areas_below(const CtView *view, guint32 area, CtPeriod period, guint levels)
{
  return (CtAreasBelow){.view = view, .period = period, .levels = levels, .area = {area}};
}

/* Levels only go down, so that a walk ends whatever the catalog says. */
static gboolean
goes_down(const CtAreasBelow *areas, const CtArea *from, const CtArea *to)
{
  return to->level > from->level && to->n_children > 0 && areas->depth + 1 < CT_AREAS_DEPTH;
}

static gboolean
is_wanted(const CtAreasBelow *areas, const CtArea *area)
{
  if (((guint)area->level & areas->levels) == 0 ||
      ((areas->levels & CT_AREAS_RURAL) != 0 && area->level == CT_LEVEL_COMMUNE &&
       g_strcmp0(area->type, "Xã") != 0))
    return FALSE;
  return ct_area_is_valid(area, areas->period);
}

static void
go_down(CtAreasBelow *areas, guint32 area)
{
  areas->depth++;
  areas->area[areas->depth] = area;
  areas->position[areas->depth] = 0;
}

static gboolean
next_of_levels(CtAreasBelow *areas, guint32 *area)
{
  const CtCatalog *catalog = areas->view->catalog;

  for (;;) {
    const CtArea *above = &catalog->areas[areas->area[areas->depth]];
    if (areas->position[areas->depth] >= above->n_children) {
      if (areas->depth == 0)
        return FALSE;
      areas->depth--;
      continue;
    }
    guint32 candidate = above->children[areas->position[areas->depth]++];
    const CtArea *below = &catalog->areas[candidate];
    if (goes_down(areas, above, below))
      go_down(areas, candidate);
    if (below->level > above->level && is_wanted(areas, below)) {
      *area = candidate;
      return TRUE;
    }
  }
}

gboolean
ct_areas_below_next(CtAreasBelow *areas, guint32 *area)
{
  if (areas->levels == 0)
    return ct_view_next_child(areas->view, areas->area[0], areas->period, FALSE,
                              &areas->position[0], area);
  return next_of_levels(areas, area);
}

guint32
ct_area_residual(const CtView *view, guint32 area, CtPeriod period)
{
  const CtArea *above = &view->catalog->areas[area];

  for (guint i = 0; i < above->n_children; i++) {
    const CtArea *below = &view->catalog->areas[above->children[i]];
    if (below->level == CT_LEVEL_RESIDUAL && ct_area_is_valid(below, period))
      return above->children[i];
  }
  return CT_INDEX_NONE;
}
