/* The part with the new styles. */
#include <string.h>

#include "xlsx-annotate-styles.h"

/* What follows a collection that is missing; ECMA-376 part 1, 18.8.39. */
static const gchar *const order[] = {"numFmts",    "fonts", "fills",       "borders",
                                     "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
                                     "tableStyles", "colors", "extLst"};

static guint
place_in_order(const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    if (strcmp(order[i], name) == 0)
      return i;
  return G_N_ELEMENTS(order);
}

/* In front of what follows it, else at the end. */
static gsize
place_of_missing(const XlsxMarks *marks, guint kind)
{
  guint own = place_in_order(xlsx_collection_names[kind].name);

  for (guint i = office_outline_child(marks->outline, 0, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(marks->outline, i, NULL))
    if (place_in_order(office_outline_get(marks->outline, i)->name) > own)
      return office_outline_get(marks->outline, i)->begin;
  return office_outline_get(marks->outline, 0)->content_end;
}

static void
write_collection(const XlsxMarks *marks, guint kind, OfficePatch *patch)
{
  const Collection *collection = &marks->collections[kind];
  const gchar *name = xlsx_collection_names[kind].name;
  guint n = collection->items->len;
  g_autofree gchar *count = g_strdup_printf("%u", n);
  g_autoptr(GString) text = g_string_new(NULL);
  const OfficeNode *node;
  OfficeTag tag;

  if (n == collection->n_old)
    return;
  for (guint i = collection->n_old; i < n; i++)
    g_string_append(text, collection->items->pdata[i]);
  if (collection->node == OFFICE_NODE_NONE || collection->n_old == 0) {
    g_autofree gchar *whole =
      g_strdup_printf("<%s%s count=\"%s\">%s</%s%s>", marks->prefix, name, count, text->str,
                      marks->prefix, name);
    if (collection->node == OFFICE_NODE_NONE) {
      office_patch_replace(patch, place_of_missing(marks, kind), 0, whole);
    } else {
      node = office_outline_get(marks->outline, collection->node);
      office_patch_replace(patch, node->begin, node->end - node->begin, whole);
    }
    return;
  }
  node = office_outline_get(marks->outline, collection->node);
  tag = office_outline_tag(marks->outline, collection->node);
  gsize at, length;
  if (office_tag_find(tag, "count", FALSE, &at, &length))
    office_patch_replace(patch, node->begin + at, length, count);
  office_patch_replace(patch, node->content_end, 0, text->str);
}

GBytes *
xlsx_marks_finish(XlsxMarks *marks)
{
  g_autoptr(OfficePatch) patch = office_patch_new(marks->outline->bytes);

  for (guint i = 0; i < N_COLLECTIONS; i++)
    write_collection(marks, i, patch);
  return marks->is_new || !office_patch_is_empty(patch) ? office_patch_apply(patch) : NULL;
}
