/* areas.h: the areas of the benchmark: made up, or those of an official list.
 *
 * Areas are numbered with what lies below them right behind them, so the descendants of
 * area A are A + 1 up to, not including, its end.
 */
#pragma once

#include <glib.h>

#define AREAS_DISTRICTS 10u /* of a made-up province */
#define AREAS_NONE G_MAXUINT

/**
 * Area:
 * @parent: AREAS_NONE for a province
 * @level: 0 a province, 1 a district, 2 a commune
 * @end: one behind its last descendant
 * @name: with its type
 */
typedef struct {
  gchar code[12];
  guint parent;
  guint level;
  guint end;
  gchar *name;
} Area;

/**
 * Areas:
 * @n_levels: 2 or 3
 */
typedef struct {
  GArray *list;
  guint n_levels;
} Areas;

/* Provinces of ten districts each; the last one has fewer where @n says so. */
Areas *areas_new_made(guint n);
/* The areas of a list: code, parent, type, name; codes of two, three and five digits for
 * provinces, districts and communes, each behind its parent. */
Areas *areas_new_official(const gchar *path, GError **error);
void areas_free(Areas *areas);

static inline const Area *
areas_get(const Areas *areas, guint area)
{
  return &g_array_index(areas->list, Area, area);
}

static inline gboolean
areas_is_leaf(const Areas *areas, guint area)
{
  return areas_get(areas, area)->end == area + 1;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Areas, areas_free)
