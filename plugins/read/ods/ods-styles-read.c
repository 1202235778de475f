#include <string.h>

#include "ods-format.h"
#include "ods-names.h"
#include "ods-styles-private.h"

#define DEPTH_STYLE 3u

/* Returns: (transfer none) (nullable) */
static const gchar *
keep(OdsStyles *styles, const gchar *text)
{
  if (text == NULL)
    return NULL;
  styles->n_bytes += strlen(text) + 1;
  return g_string_chunk_insert_const(styles->texts, text);
}

static gboolean
has_room(OdsStyles *styles)
{
  return ++styles->n_styles <= ODS_MAX_STYLES && styles->n_bytes <= ODS_MAX_STYLE_BYTES;
}

static GHashTable *
find_family(OdsStyles *styles, const OfficeXmlElement *element)
{
  const gchar *family = ods_attribute(element, "style", "family");

  if (g_strcmp0(family, "table-cell") == 0)
    return styles->cells;
  if (g_strcmp0(family, "text") == 0)
    return styles->spans;
  return g_strcmp0(family, "table") == 0 ? styles->tables : NULL;
}

static void
begin_style(OdsStyles *styles, const OfficeXmlElement *element)
{
  GHashTable *family = find_family(styles, element);
  const gchar *name = keep(styles, ods_attribute(element, "style", "name"));

  if (family == NULL || name == NULL)
    return;
  styles->style = g_new0(OdsStyleEntry, 1);
  styles->style->parent = keep(styles, ods_attribute(element, "style", "parent-style-name"));
  styles->style->data = keep(styles, ods_attribute(element, "style", "data-style-name"));
  g_hash_table_replace(family, (gpointer)name, styles->style);
}

static void
begin_data(OdsStyles *styles, const OfficeXmlElement *element)
{
  const gchar *name = keep(styles, ods_attribute(element, "style", "name"));

  if (name == NULL)
    return;
  styles->data = g_new0(OdsData, 1);
  styles->data->is_boolean = strcmp(element->name, "boolean-style") == 0;
  styles->percent = strcmp(element->name, "percentage-style") == 0;
  /* Hours that go on behind 24. */
  g_string_assign(styles->code,
                  g_strcmp0(ods_attribute(element, "datastyle", "truncate-on-overflow"),
                            "false") == 0 ? "[h]" : "");
  g_hash_table_replace(styles->datas, (gpointer)name, styles->data);
}

/* "'Times New Roman', serif" */
static const gchar *
keep_family(OdsStyles *styles, const gchar *family)
{
  g_autofree gchar *bare = NULL;

  if (family == NULL)
    return NULL;
  bare = g_strdup(family + (family[0] == '\'' || family[0] == '"'));
  bare[strcspn(bare, "'\",")] = '\0';
  return keep(styles, bare);
}

static void
begin_face(OdsStyles *styles, const OfficeXmlElement *element)
{
  const gchar *name = keep(styles, ods_attribute(element, "style", "name"));
  const gchar *family =
    keep_family(styles, ods_attribute(element, "svg-compatible", "font-family"));

  if (name != NULL && family != NULL)
    g_hash_table_replace(styles->faces, (gpointer)name, (gpointer)family);
}

static void
begin_outer(OdsStyles *styles, const OfficeXmlElement *element)
{
  styles->style = NULL;
  styles->data = NULL;
  if (ods_is(element, "style", "style"))
    begin_style(styles, element);
  else if (ods_is(element, "style", "font-face"))
    begin_face(styles, element);
  else if (ods_is(element, "style", "default-style") &&
           find_family(styles, element) == styles->cells)
    styles->style = styles->fallback;
  else if (ods_format_is_style(element->space, element->name))
    begin_data(styles, element);
}

static void
take_font(OdsStyles *styles, const OfficeXmlElement *element)
{
  const gchar *face = ods_attribute(element, "style", "font-name");

  if (face == NULL)
    styles->style->font = keep_family(
      styles, ods_attribute(element, "xsl-fo-compatible", "font-family"));
  else
    styles->style->font = keep(styles, face);
}

static void
take_map(OdsStyles *styles, const OfficeXmlElement *element)
{
  g_autoptr(GString) condition = g_string_new(NULL);
  const gchar *name = keep(styles, ods_attribute(element, "style", "apply-style-name"));

  if (name == NULL ||
      !ods_format_add_condition(condition, ods_attribute(element, "style", "condition")))
    return;
  if (styles->data->maps == NULL)
    styles->data->maps = g_ptr_array_new();
  if (styles->data->maps->len < 2 * OFFICE_MAX_SECTIONS) {
    g_ptr_array_add(styles->data->maps, (gpointer)keep(styles, condition->str));
    g_ptr_array_add(styles->data->maps, (gpointer)name);
  }
}

static void
begin_inner(OdsStyles *styles, const OfficeXmlElement *element)
{
  styles->in_text = styles->data != NULL && ods_is(element, "datastyle", "text");
  if (styles->data != NULL && ods_is(element, "style", "map"))
    take_map(styles, element);
  else if (styles->data != NULL)
    ods_format_add(styles->code, element);
  else if (styles->style != NULL && ods_is(element, "style", "text-properties"))
    take_font(styles, element);
  else if (styles->style != NULL && ods_is(element, "style", "table-properties"))
    styles->style->hidden = g_strcmp0(ods_attribute(element, "table", "display"), "false") == 0;
}

gboolean
ods_styles_begin(OdsStyles *styles, const OfficeXmlElement *element)
{
  if (element->depth == DEPTH_STYLE) {
    if (!has_room(styles))
      return FALSE;
    begin_outer(styles, element);
  } else if (element->depth == DEPTH_STYLE + 1) {
    begin_inner(styles, element);
  }
  return styles->n_bytes <= ODS_MAX_STYLE_BYTES;
}

void
ods_styles_text(OdsStyles *styles, const gchar *text, gsize length)
{
  if (styles->in_text)
    ods_format_add_text(styles->code, text, length, styles->percent);
}

void
ods_styles_end(OdsStyles *styles, guint depth)
{
  if (depth <= DEPTH_STYLE + 1)
    styles->in_text = FALSE;
  if (depth != DEPTH_STYLE || styles->data == NULL)
    return;
  styles->data->code = g_strndup(styles->code->str, styles->code->len);
  styles->data = NULL;
}
