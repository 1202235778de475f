/* A commune where one is meant, by its column or the list that it stands in: its bare name may
 * be that of its district, and cut to first letters that of any. */
#include <string.h>

#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

#define MAX_NAME 512 /* bytes */

/* Of all ranks, since a bare name means the district first. */
static CtNameMatch
find_by_name(const CtCatalogData *data, guint32 district, const gchar *text, gsize length,
             CtFold fold)
{
  g_autofree gchar *key = ct_text_fold(text, length, fold);
  const CtNameEntry *entry = ct_name_index_look_up(data->area_index, key, strlen(key), fold);
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  if (entry != NULL && entry->all != NULL)
    entry = entry->all;
  for (; entry != NULL; entry = entry->next)
    for (guint i = 0; i < entry->n_ids; i++) {
      const CtArea *area = &data->areas[entry->ids[i]];

      if (area->level == CT_LEVEL_COMMUNE && area->valid_to == NULL &&
          (district == CT_INDEX_NONE || area->parent == district))
        ct_name_match_add(&match, entry, i);
    }
  return match;
}

/* The words behind the type. */
static const gchar *
skip_type(const gchar *name, const gchar *type)
{
  gsize length = strlen(type);

  return length > 0 && strncmp(name, type, length) == 0 && name[length] == ' '
           ? name + length + 1
           : name;
}

static CtNameMatch
find_cut(const CtCatalogData *data, guint32 district, const gchar *text, gsize length)
{
  const CtArea *outer = &data->areas[district];
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  for (guint i = 0; i < outer->n_children; i++) {
    const CtArea *area = &data->areas[outer->children[i]];

    if (area->valid_to != NULL ||
        !ct_catalog_is_cut_of(text, length, skip_type(area->name, area->type)))
      continue;
    if (match.result == CT_NAME_UNKNOWN)
      match = (CtNameMatch){.result = CT_NAME_FOUND,
                            .id = outer->children[i],
                            .candidates = &outer->children[i],
                            .n_candidates = 1};
    else
      match = (CtNameMatch){.result = CT_NAME_AMBIGUOUS, .id = CT_INDEX_NONE};
  }
  return match;
}

CtNameMatch
ct_catalog_find_commune(const CtCatalog *catalog, guint32 district, const gchar *text,
                        gsize length, gboolean marked)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  if (length > MAX_NAME)
    return match;
  for (gsize i = 0; i < length && !marked; i++)
    marked = (guchar)text[i] >= 0x80;
  match = find_by_name(data, district, text, length, marked ? CT_FOLD_SPELLING : CT_FOLD_LETTERS);
  if (match.result == CT_NAME_UNKNOWN && district != CT_INDEX_NONE)
    match = find_cut(data, district, text, length);
  return match;
}
