/* An area by its name, where needed together with the area that it lies in. */
#include <string.h>

#include "base/ct-legacy.h"
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

  if (entry != NULL && entry->all != NULL)
    entry = entry->all;
  for (; entry != NULL && match.result == CT_NAME_UNKNOWN; entry = entry->next)
    for (guint i = 0; i < entry->n_ids; i++)
      if (names_ancestors(data, entry->ids[i], tail, fold))
        ct_name_match_add(&match, entry, i);
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

static gboolean
is_ascii(const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* "Ba Dinh" is the name of a commune, and that of the district Ba Đình without its
 * marks. It stands for the first only where nobody of its rank or above has the
 * second. */
static CtNameMatch
doubt(const CtCatalogData *data, CtNameMatch match, const gchar *text, gsize length)
{
  g_autofree gchar *key = ct_text_fold(text, length, CT_FOLD_LETTERS);
  gsize n = strlen(key);
  const CtNameEntry *exact = ct_name_index_look_up(data->area_index, key, n, CT_FOLD_SPELLING);
  const CtNameEntry *any = ct_name_index_look_up(data->area_index, key, n, CT_FOLD_LETTERS);

  if (exact == NULL || any == NULL || any->all == NULL)
    return match;
  for (const CtNameEntry *at = any; at != NULL && at->rank <= exact->rank; at = at->next)
    if (at->rank < exact->rank || at->n_ids > exact->n_ids)
      return ct_name_match_new(any);
  return match;
}

/* With its marks; for @last %CT_FOLD_LETTERS, then without. */
static CtNameMatch
find_as_written(const CtCatalogData *data, const gchar *text, gsize length, CtFold last)
{
  CtNameMatch match = ct_name_index_find_up_to(data->area_index, text, length, last);

  for (CtFold fold = CT_FOLD_SPELLING;
       match.result == CT_NAME_UNKNOWN && length <= MAX_NAME && fold <= last; fold++) {
    g_autofree gchar *key = ct_text_fold(text, length, fold);

    match = find_with_parent(data, key, fold);
  }
  if (match.result == CT_NAME_UNKNOWN)
    match = ct_catalog_find_short_name(data, text, length, last);
  return match;
}

CtNameMatch
ct_catalog_find_area(const CtCatalog *catalog, const gchar *text, gsize length)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match = find_as_written(data, text, length, CT_FOLD_LETTERS);

  return length <= MAX_NAME && is_ascii(text, length) ? doubt(data, match, text, length) : match;
}

CtNameMatch
ct_catalog_find_area_marked(const CtCatalog *catalog, const gchar *text, gsize length)
{
  return find_as_written((const CtCatalogData *)catalog, text, length, CT_FOLD_SPELLING);
}

/* Two readings of one text. */
static CtNameMatch
agree(CtNameMatch one, CtNameMatch other)
{
  if (one.result == CT_NAME_UNKNOWN)
    return other;
  if (other.result == CT_NAME_UNKNOWN || (one.result == CT_NAME_FOUND && one.id == other.id))
    return one;
  return (CtNameMatch){.result = CT_NAME_AMBIGUOUS, .id = CT_INDEX_NONE};
}

static const CtLegacy encodings[] = {CT_LEGACY_TCVN3, CT_LEGACY_VNI, CT_LEGACY_MOJIBAKE};

/* What is decoded has all of its marks, so it is looked for with them. */
static CtNameMatch
find_decoded(const CtCatalogData *data, const gchar *text, gsize length)
{
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
    g_autofree gchar *decoded = ct_legacy_decode(encodings[i], text, length);

    if (decoded != NULL)
      match = agree(match, find_as_written(data, decoded, strlen(decoded), CT_FOLD_SPELLING));
  }
  return match;
}

CtNameMatch
ct_catalog_find_area_any(const CtCatalog *catalog, const gchar *text, gsize length)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match;

  if (length > MAX_NAME || is_ascii(text, length))
    return ct_catalog_find_area(catalog, text, length);
  match = find_as_written(data, text, length, CT_FOLD_SPELLING);
  if (match.result != CT_NAME_UNKNOWN)
    return match;
  return agree(ct_catalog_find_area(catalog, text, length), find_decoded(data, text, length));
}

/* How many levels @area lies below @parent; 0: it does not. */
static guint
measure_depth(const CtCatalogData *data, guint32 area, guint32 parent)
{
  guint depth = 1;

  for (guint32 at = data->areas[area].parent; at != CT_INDEX_NONE;
       at = data->areas[at].parent, depth++)
    if (at == parent)
      return depth;
  return 0;
}

/* Of all ranks, since a township is meant in its own district; those right below
 * before others, since its district is meant in the province. */
static CtNameMatch
find_below(const CtCatalogData *data, guint32 parent, const gchar *text, gsize length, CtFold fold)
{
  g_autofree gchar *key = ct_text_fold(text, length, fold);
  const CtNameEntry *entry = ct_name_index_look_up(data->area_index, key, strlen(key), fold);
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
  guint nearest = G_MAXUINT;

  if (entry != NULL && entry->all != NULL)
    entry = entry->all;
  for (; entry != NULL; entry = entry->next) {
    for (guint i = 0; i < entry->n_ids; i++) {
      guint depth = measure_depth(data, entry->ids[i], parent);

      if (depth == 0 || depth > nearest)
        continue;
      if (depth < nearest)
        match = (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
      nearest = depth;
      ct_name_match_add(&match, entry, i);
    }
  }
  return match;
}

static CtNameMatch
find_below_decoded(const CtCatalogData *data, guint32 parent, const gchar *text, gsize length)
{
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
    g_autofree gchar *decoded = ct_legacy_decode(encodings[i], text, length);

    if (decoded != NULL)
      match = agree(match,
                    find_below(data, parent, decoded, strlen(decoded), CT_FOLD_SPELLING));
  }
  return match;
}

CtNameMatch
ct_catalog_find_area_below(const CtCatalog *catalog, guint32 parent, const gchar *text,
                           gsize length)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  CtNameMatch match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  if (length > MAX_NAME)
    return match;
  if (!is_ascii(text, length)) {
    match = find_below(data, parent, text, length, CT_FOLD_SPELLING);
    if (match.result != CT_NAME_UNKNOWN)
      return match;
    match = find_below_decoded(data, parent, text, length);
  }
  return agree(find_below(data, parent, text, length, CT_FOLD_LETTERS), match);
}
