#include "office/office-outline.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

typedef struct {
  OfficeOutline *outline;
  OfficeXml *xml;
  guint open[OFFICE_XML_MAX_DEPTH + 1];
} Reading;

static OfficeNode *
node_at(const OfficeOutline *outline, guint index)
{
  return &g_array_index(outline->nodes, OfficeNode, index);
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Reading *reading = user_data;
  OfficeOutline *outline = reading->outline;
  guint index = outline->nodes->len;
  OfficeNode node = {.name = g_string_chunk_insert_const(outline->names, element->name),
                     .depth = element->depth};
  gsize length;

  if (index == 0)
    outline->root_space = g_strdup(element->space);
  node.parent = element->depth > 1 ? reading->open[element->depth - 1] : 0;
  office_xml_tag(reading->xml, &node.begin, &length);
  node.tag_end = node.begin + length;
  g_array_append_val(outline->nodes, node);
  reading->open[element->depth] = index;
  return outline->nodes->len < OFFICE_MAX_OUTLINE;
}

static gboolean
end_element(const gchar *space G_GNUC_UNUSED, const gchar *name G_GNUC_UNUSED, guint depth,
            gpointer user_data)
{
  Reading *reading = user_data;
  OfficeNode *node = node_at(reading->outline, reading->open[depth]);
  gsize length;

  office_xml_tag(reading->xml, &node->content_end, &length);
  node->end = node->content_end + length;
  node->after = reading->outline->nodes->len;
  return TRUE;
}

OfficeOutline *
office_outline_read(GBytes *bytes, const gchar *what, GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_element, .end = end_element};
  g_autoptr(OfficeOutline) outline = g_new0(OfficeOutline, 1);
  g_autofree Reading *reading = g_new0(Reading, 1);
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, what, reading);
  gsize size;
  const gchar *text = g_bytes_get_data(bytes, &size);

  outline->bytes = g_bytes_ref(bytes);
  outline->nodes = g_array_new(FALSE, FALSE, sizeof(OfficeNode));
  outline->names = g_string_chunk_new(1024);
  reading->outline = outline;
  reading->xml = xml;
  if (office_xml_feed(xml, text, size, TRUE, error))
    return g_steal_pointer(&outline);
  if (outline->nodes->len >= OFFICE_MAX_OUTLINE)
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s has more than the limit of %u elements"),
                what, OFFICE_MAX_OUTLINE);
  return NULL;
}

void
office_outline_free(OfficeOutline *outline)
{
  if (outline == NULL)
    return;
  g_bytes_unref(outline->bytes);
  g_array_unref(outline->nodes);
  g_string_chunk_free(outline->names);
  g_free(outline->root_space);
  g_free(outline);
}

const OfficeNode *
office_outline_get(const OfficeOutline *outline, guint index)
{
  return node_at(outline, index);
}

static OfficeTag
piece(const OfficeOutline *outline, gsize begin, gsize end)
{
  const gchar *text = g_bytes_get_data(outline->bytes, NULL);

  return (OfficeTag){text + begin, end > begin ? end - begin : 0};
}

OfficeTag
office_outline_tag(const OfficeOutline *outline, guint index)
{
  const OfficeNode *node = node_at(outline, index);

  return piece(outline, node->begin, node->tag_end);
}

OfficeTag
office_outline_text(const OfficeOutline *outline, guint index)
{
  const OfficeNode *node = node_at(outline, index);

  return piece(outline, node->begin, node->end);
}

OfficeTag
office_outline_content(const OfficeOutline *outline, guint index)
{
  const OfficeNode *node = node_at(outline, index);

  return piece(outline, node->tag_end, node->content_end);
}

/* From @at on, among the children of @parent. */
static guint
find_from(const OfficeOutline *outline, guint at, guint parent, const gchar *name)
{
  guint end = node_at(outline, parent)->after;

  for (; at < end; at = node_at(outline, at)->after)
    if (name == NULL || strcmp(node_at(outline, at)->name, name) == 0)
      return at;
  return OFFICE_NODE_NONE;
}

guint
office_outline_child(const OfficeOutline *outline, guint parent, const gchar *name)
{
  return find_from(outline, parent + 1, parent, name);
}

guint
office_outline_next(const OfficeOutline *outline, guint before, const gchar *name)
{
  const OfficeNode *node = node_at(outline, before);

  return find_from(outline, node->after, node->parent, name);
}
