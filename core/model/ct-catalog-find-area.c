/* An area by its name, where needed together with the area that it lies in. */
#include <string.h>

#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

#define MAX_NAME 512 /* bytes of a name with its parents */

static gboolean
has_id(const CtNameEntry *entry, guint32 id)
{
  for (; entry != NULL; entry = entry->next)
    for (guint i = 0; i < entry->n_ids; i++)
      if (entry->ids[i] == id)
        return TRUE;
  return FALSE;
}

/* The offset of the last space before @end, or 0. */
static gsize
space_before(const gchar *key, gsize end)
{
  while (end > 0 && key[end - 1] != ' ')
    end--;
  return end > 0 ? end - 1 : 0;
}

/* Whether @tail is the name of an area above @area, or the names of several. */
static gboolean
names_ancestors(const CtCatalogData *data, guint32 area, const gchar *tail, CtFold fold)
{
  gsize length = strlen(tail);

  for (gsize end = length; end > 0; end = space_before(tail, end)) {
    const CtNameEntry *entry = ct_name_index_look_up(data->area_index, tail, end, fold);

    for (guint32 at = data->areas[area].parent; entry != NULL && at != CT_INDEX_NONE;
         at = data->areas[at].parent)
      if (has_id(entry, at) &&
          (end == length || names_ancestors(data, at, tail + end + 1, fold)))
        return TRUE;
  }
  return FALSE;
}

/* Of the areas under one name, those which lie where @tail says: the lowest rank
 * that has any decides. */
static CtNameMatch
narrow(const CtCatalogData *data, const CtNameEntry *entry, const gchar *tail, CtFold fold)
{
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  for (; entry != NULL && match.result == CT_NAME_UNKNOWN; entry = entry->next) {
    for (guint i = 0; i < entry->n_ids; i++) {
      if (!names_ancestors(data, entry->ids[i], tail, fold))
        continue;
      if (match.result == CT_NAME_FOUND)
        return (CtNameMatch){.result = CT_NAME_AMBIGUOUS,
                             .id = CT_INDEX_NONE,
                             .candidates = entry->ids,
                             .n_candidates = entry->n_ids};
      match = (CtNameMatch){.result = CT_NAME_FOUND,
                            .id = entry->ids[i],
                            .candidates = &entry->ids[i],
                            .n_candidates = 1};
    }
  }
  return match;
}

/* "thanh bình huyện mường khương": every place where the name may end and that of
 * the parent begin. */
static CtNameMatch
find_with_parent(const CtCatalogData *data, const gchar *key, CtFold fold)
{
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  for (gsize end = space_before(key, strlen(key)); end > 0 && match.result == CT_NAME_UNKNOWN;
       end = space_before(key, end))
    match = narrow(data, ct_name_index_look_up(data->area_index, key, end, fold), key + end + 1,
                   fold);
  return match;
}

CtNameMatch
ct_catalog_find_area(const CtCatalog *catalog, const gchar *text, gsize length)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match = ct_name_index_find(data->area_index, text, length);

  for (CtFold fold = CT_FOLD_SPELLING;
       match.result == CT_NAME_UNKNOWN && length <= MAX_NAME && fold <= CT_FOLD_LETTERS; fold++) {
    g_autofree gchar *key = ct_text_fold(text, length, fold);

    match = find_with_parent(data, key, fold);
  }
  return match;
}
