#include <string.h>

#include "ods-styles-private.h"

/* Styles that inherit in a circle have an end, too. */
#define MAX_PARENTS 32u

static void
style_free(gpointer data)
{
  OdsStyleEntry *style = data;

  g_free(style->seen);
  g_free(style);
}

static void
data_free(gpointer pointer)
{
  OdsData *data = pointer;

  g_free(data->code);
  g_clear_pointer(&data->maps, g_ptr_array_unref);
  g_free(data);
}

static GHashTable *
new_table(GDestroyNotify free)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free);
}

OdsStyles *
ods_styles_new(void)
{
  OdsStyles *styles = g_new0(OdsStyles, 1);

  styles->texts = g_string_chunk_new(4096);
  styles->cells = new_table(style_free);
  styles->spans = new_table(style_free);
  styles->tables = new_table(style_free);
  styles->faces = new_table(NULL);
  styles->datas = new_table(data_free);
  styles->fallback = g_new0(OdsStyleEntry, 1);
  styles->code = g_string_new(NULL);
  return styles;
}

void
ods_styles_free(OdsStyles *styles)
{
  g_hash_table_unref(styles->cells);
  g_hash_table_unref(styles->spans);
  g_hash_table_unref(styles->tables);
  g_hash_table_unref(styles->faces);
  g_hash_table_unref(styles->datas);
  g_string_chunk_free(styles->texts);
  style_free(styles->fallback);
  g_string_free(styles->code, TRUE);
  g_free(styles);
}

/* Asking */

/* Whether the sections are those that codes have without saying it: only so one can be empty,
 * and show nothing. */
static gboolean
is_usual(const GPtrArray *maps)
{
  static const gchar *const usual[OFFICE_MAX_SECTIONS] = {"[>0]", "[<0]", "[=0]"};

  for (guint i = 0; i < OFFICE_MAX_SECTIONS; i++)
    if (maps == NULL || 2 * i >= maps->len ||
        strcmp(g_ptr_array_index(maps, 2 * i), usual[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Sections with conditions, and at the end, for all other numbers, the style itself: without
 * one of its own the last of them. */
static OfficeFormat
make_format(OdsStyles *styles, const OdsData *data)
{
  g_autoptr(GString) code = g_string_new(NULL);
  guint n_maps = data->maps != NULL ? data->maps->len : 0;
  gboolean usual = is_usual(data->maps);

  for (guint i = 0; i < n_maps; i += 2) {
    const OdsData *other = g_hash_table_lookup(styles->datas, g_ptr_array_index(data->maps, i + 1));
    gboolean last = i / 2 == OFFICE_MAX_SECTIONS - 1;

    if (other != NULL && other->code != NULL)
      g_string_append_printf(
        code, "%s%s%s", last || usual ? "" : (const gchar *)g_ptr_array_index(data->maps, i),
        other->code, last ? "" : ";");
  }
  if (n_maps / 2 < OFFICE_MAX_SECTIONS)
    g_string_append(code, code->len + strlen(data->code) > 0 ? data->code : ";;");
  return office_format_parse(code->str);
}

static const gchar *
find_face(const OdsStyles *styles, const gchar *font)
{
  const gchar *family = font != NULL ? g_hash_table_lookup(styles->faces, font) : NULL;

  return family != NULL ? family : font;
}

/* Fills in what @style says and those that came before did not. */
static void
inherit(const OdsStyleEntry *style, const gchar **data, const gchar **font)
{
  if (*data == NULL)
    *data = style->data;
  if (*font == NULL)
    *font = style->font;
}

static OdsStyle *
make_cell(OdsStyles *styles, const OdsStyleEntry *style)
{
  OdsStyle *seen = g_new0(OdsStyle, 1);
  const gchar *data_name = NULL, *font = NULL;
  const OdsData *data;

  for (guint i = 0; style != NULL && i < MAX_PARENTS; i++) {
    inherit(style, &data_name, &font);
    style = style->parent != NULL ? g_hash_table_lookup(styles->cells, style->parent) : NULL;
  }
  inherit(styles->fallback, &data_name, &font);
  data = data_name != NULL ? g_hash_table_lookup(styles->datas, data_name) : NULL;
  seen->format = data != NULL && data->code != NULL ? make_format(styles, data)
                                                    : office_format_parse("General");
  seen->is_boolean = data != NULL && data->is_boolean;
  seen->font = office_font_parse(find_face(styles, font));
  return seen;
}

const OdsStyle *
ods_styles_cell(OdsStyles *styles, const gchar *name)
{
  OdsStyleEntry *style = name != NULL ? g_hash_table_lookup(styles->cells, name) : NULL;

  if (style == NULL)
    style = g_hash_table_lookup(styles->cells, "Default");
  if (style == NULL)
    style = styles->fallback;
  if (style->seen == NULL)
    style->seen = make_cell(styles, style);
  return style->seen;
}

gboolean
ods_styles_span_font(OdsStyles *styles, const gchar *name, OfficeFont *font)
{
  const OdsStyleEntry *style = name != NULL ? g_hash_table_lookup(styles->spans, name) : NULL;

  for (guint i = 0; style != NULL && style->font == NULL && i < MAX_PARENTS; i++)
    style = style->parent != NULL ? g_hash_table_lookup(styles->spans, style->parent) : NULL;
  if (style == NULL || style->font == NULL)
    return FALSE;
  *font = office_font_parse(find_face(styles, style->font));
  return TRUE;
}

gboolean
ods_styles_is_hidden_table(const OdsStyles *styles, const gchar *name)
{
  const OdsStyleEntry *style = name != NULL ? g_hash_table_lookup(styles->tables, name) : NULL;

  return style != NULL && style->hidden;
}
