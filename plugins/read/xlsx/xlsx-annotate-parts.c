/* Parts that are changed or added, with the relationships and content types that go with it. */
#include <string.h>

#include "xlsx-annotate-private.h"

GBytes *
xlsx_parts_read(XlsxParts *parts, const gchar *name, GError **error)
{
  GBytes *put = g_hash_table_lookup(parts->put, name);
  g_autoptr(GBytes) bytes = NULL;

  if (put != NULL)
    return g_bytes_ref(put);
  bytes = office_package_read(parts->package, name, XLSX_MAX_PATCHED, error);
  return bytes != NULL ? office_patch_decode(bytes, error) : NULL;
}

OfficeOutline *
xlsx_parts_outline(XlsxParts *parts, const gchar *name, GError **error)
{
  g_autoptr(GBytes) bytes = xlsx_parts_read(parts, name, error);

  return bytes != NULL ? office_outline_read(bytes, name, error) : NULL;
}

gboolean
xlsx_parts_have(const XlsxParts *parts, const gchar *name)
{
  return g_hash_table_contains(parts->put, name) || office_package_has(parts->package, name);
}

void
xlsx_parts_put(XlsxParts *parts, const gchar *name, GBytes *bytes, const gchar *type)
{
  g_hash_table_insert(parts->put, g_strdup(name), g_bytes_ref(bytes));
  if (type != NULL)
    g_hash_table_insert(parts->types, g_strdup(name), g_strdup(type));
  office_package_put(parts->package, name, bytes);
}

void
xlsx_parts_remove(XlsxParts *parts, const gchar *name)
{
  if (office_package_has(parts->package, name))
    office_package_remove(parts->package, name);
}

gchar *
xlsx_parts_new_name(const XlsxParts *parts, const gchar *before, const gchar *after)
{
  for (guint i = 1;; i++) {
    gchar *name = g_strdup_printf("%s%u%s", before, i, after);

    if (!xlsx_parts_have(parts, name))
      return name;
    g_free(name);
  }
}

const gchar *
xlsx_parts_main_space(const XlsxParts *parts)
{
  return parts->strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                       : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}

const gchar *
xlsx_parts_relation_space(const XlsxParts *parts)
{
  return parts->strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                       : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

/* Relationships */

static gchar *
relations_name(const gchar *part)
{
  const gchar *slash = strrchr(part, '/');
  const gchar *name = slash != NULL ? slash + 1 : part;

  return g_strdup_printf("%.*s_rels/%s.rels", (gint)(name - part), part, name);
}

static gboolean
has_id(const OfficeOutline *outline, const gchar *id)
{
  for (guint i = office_outline_child(outline, 0, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, NULL))
    if (office_tag_is(office_outline_tag(outline, i), "Id", id))
      return TRUE;
  return FALSE;
}

/* In front of the root's end tag, or in place of a root without one. */
static GBytes *
append_to_root(const OfficeOutline *outline, const gchar *text)
{
  g_autoptr(OfficePatch) patch = office_patch_new(outline->bytes);
  const OfficeNode *root = office_outline_get(outline, 0);
  OfficeTag tag = office_outline_tag(outline, 0);

  if (office_tag_is_empty(tag)) {
    gsize name = strcspn(tag.text + 1, " \t\r\n/>");
    g_autofree gchar *whole = g_strdup_printf(">%s</%.*s>", text, (gint)name, tag.text + 1);
    office_patch_replace(patch, root->tag_end - 2, 2, whole);
  } else {
    office_patch_replace(patch, root->content_end, 0, text);
  }
  return office_patch_apply(patch);
}

static OfficeOutline *
read_relations(XlsxParts *parts, const gchar *name, GError **error)
{
  static const gchar none[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
  g_autoptr(GBytes) bytes = NULL;

  if (xlsx_parts_have(parts, name))
    return xlsx_parts_outline(parts, name, error);
  bytes = g_bytes_new_static(none, sizeof none - 1);
  return office_outline_read(bytes, name, error);
}

gchar *
xlsx_parts_relate(XlsxParts *parts, const gchar *part, const gchar *type, const gchar *target,
                  GError **error)
{
  g_autofree gchar *name = relations_name(part);
  g_autoptr(OfficeOutline) outline = read_relations(parts, name, error);
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree gchar *prefix = NULL, *id = NULL;

  if (outline == NULL)
    return NULL;
  for (guint i = 1; id == NULL || has_id(outline, id); i++) {
    g_free(id);
    id = g_strdup_printf("rIdChitieu%u", i);
  }
  prefix = office_tag_prefix(office_outline_tag(outline, 0));
  g_string_append_printf(text, "<%sRelationship Id=\"%s\" Type=\"%s/%s\" Target=\"/", prefix, id,
                         xlsx_parts_relation_space(parts), type);
  office_escape(text, target);
  g_string_append(text, "\"/>");
  bytes = append_to_root(outline, text->str);
  xlsx_parts_put(parts, name, bytes, NULL);
  return g_steal_pointer(&id);
}

/* Content types */

#define VML_TYPE "application/vnd.openxmlformats-officedocument.vmlDrawing"

static gboolean
has_default(const OfficeOutline *outline, const gchar *extension)
{
  for (guint i = office_outline_child(outline, 0, "Default"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "Default")) {
    g_autofree gchar *told = office_tag_get(office_outline_tag(outline, i), "Extension");

    if (told != NULL && g_ascii_strcasecmp(told, extension) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_override(const OfficeOutline *outline, const gchar *part)
{
  for (guint i = office_outline_child(outline, 0, "Override"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "Override")) {
    g_autofree gchar *told = office_tag_get(office_outline_tag(outline, i), "PartName");

    if (told != NULL && g_ascii_strcasecmp(told[0] == '/' ? told + 1 : told, part) == 0)
      return TRUE;
  }
  return FALSE;
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

/* VML is told by its extension, as spreadsheets do it; all else by name. */
gboolean
xlsx_parts_finish(XlsxParts *parts, GError **error)
{
  static const gchar name[] = "[Content_Types].xml";
  GList *names = g_list_sort(g_hash_table_get_keys(parts->types), compare_names);
  g_autoptr(OfficeOutline) outline = names != NULL ? xlsx_parts_outline(parts, name, error) : NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree gchar *prefix = NULL;
  gboolean done = names == NULL || outline != NULL, vml = FALSE;

  if (outline != NULL)
    prefix = office_tag_prefix(office_outline_tag(outline, 0));
  for (GList *l = outline != NULL ? names : NULL; l != NULL; l = l->next) {
    if (g_str_has_suffix(l->data, ".vml")) {
      if (!vml && !has_default(outline, "vml"))
        g_string_append_printf(text, "<%sDefault Extension=\"vml\" ContentType=\"%s\"/>", prefix,
                               VML_TYPE);
      vml = TRUE;
    } else if (!has_override(outline, l->data)) {
      g_string_append_printf(text, "<%sOverride PartName=\"/", prefix);
      office_escape(text, l->data);
      g_string_append_printf(text, "\" ContentType=\"%s\"/>",
                             (const gchar *)g_hash_table_lookup(parts->types, l->data));
    }
  }
  g_list_free(names);
  if (text->len > 0) {
    g_autoptr(GBytes) bytes = append_to_root(outline, text->str);
    xlsx_parts_put(parts, name, bytes, NULL);
  }
  return done;
}
