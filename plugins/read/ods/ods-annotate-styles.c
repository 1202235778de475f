/* Fills for marked cells: a copy of each style in use by one, with another background. */
#include <string.h>

#include "ods-annotate-private.h"

/* Unlike those of any palette, so that ours are known again when a program has given them
 * names of its own. */
static const gchar *const colours[] = {
  [CT_SEVERITY_INFO] = "#ffee9b",
  [CT_SEVERITY_WARNING] = "#ffee9b",
  [CT_SEVERITY_ERROR] = "#ffc9ce",
};
static const gchar *const names[] = {
  [CT_SEVERITY_INFO] = "chitieu-w",
  [CT_SEVERITY_WARNING] = "chitieu-w",
  [CT_SEVERITY_ERROR] = "chitieu-e",
};

#define DEFAULT_WIDTH 2258u
#define DEFAULT_HEIGHT 452u

/* Reading */

static guint
find_properties(const OdsCopy *copy, guint style)
{
  return office_outline_child(copy->outline, style, "table-cell-properties");
}

void
ods_styles_read(OdsCopy *copy)
{
  const OfficeOutline *outline = copy->outline;
  guint styles = office_outline_child(outline, 0, "automatic-styles");

  copy->styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  copy->new_names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  copy->new_styles = g_string_new(NULL);
  for (guint i = styles != OFFICE_NODE_NONE ? office_outline_child(outline, styles, "style")
                                            : OFFICE_NODE_NONE;
       i != OFFICE_NODE_NONE; i = office_outline_next(outline, i, "style")) {
    OfficeTag tag = office_outline_tag(outline, i);
    g_autofree gchar *family = ods_get_attribute(tag, "family");
    g_autofree gchar *name = ods_get_attribute(tag, "name");

    if (name != NULL && family != NULL)
      g_hash_table_insert(copy->styles,
                          strcmp(family, "table-cell") == 0
                            ? g_strdup(name)
                            : g_strdup_printf("%s:%s", family, name),
                          GUINT_TO_POINTER(i + 1));
  }
}

/* "2.258cm", "0.889in", in hundredths of a millimetre. */
static guint32
parse_length(const gchar *text)
{
  static const struct {
    const gchar *unit;
    guint32 length; /* of a thousandth of it, in hundred-thousandths of a millimetre */
  } units[] = {{"cm", 1000}, {"mm", 100}, {"in", 2540}, {"pt", 35}, {"pc", 423}};
  guint64 thousandths = 0;
  guint decimals = 0;
  gboolean point = FALSE;

  for (; g_ascii_isdigit(*text) || *text == '.'; text++) {
    if (*text == '.')
      point = TRUE;
    else if ((!point || decimals++ < 3) && thousandths < 100000)
      thousandths = thousandths * 10 + (guint64)(*text - '0');
  }
  for (; decimals < 3; decimals++)
    thousandths *= 10;
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    if (strcmp(text, units[i].unit) == 0)
      return (guint32)(thousandths * units[i].length / 1000);
  return 0;
}

guint32
ods_styles_length(const OdsCopy *copy, const gchar *family, const gchar *name)
{
  gboolean row = strcmp(family, "table-row") == 0;
  g_autofree gchar *key = g_strdup_printf("%s:%s", family, name != NULL ? name : "");
  g_autofree gchar *kind = g_strdup_printf("%s-properties", family);
  guint style = GPOINTER_TO_UINT(g_hash_table_lookup(copy->styles, key));
  guint properties =
    style > 0 ? office_outline_child(copy->outline, style - 1, kind) : OFFICE_NODE_NONE;
  g_autofree gchar *text =
    properties != OFFICE_NODE_NONE
      ? ods_get_attribute(office_outline_tag(copy->outline, properties),
                          row ? "row-height" : "column-width")
      : NULL;
  guint32 length = text != NULL ? parse_length(text) : 0;

  return length > 0 ? length : row ? DEFAULT_HEIGHT : DEFAULT_WIDTH;
}

static guint
find_style(const OdsCopy *copy, const gchar *name)
{
  guint found = name != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(copy->styles, name)) : 0;

  return found > 0 ? found - 1 : OFFICE_NODE_NONE;
}

/* Returns: (transfer full) (nullable) */
static gchar *
background_of(const OdsCopy *copy, guint style)
{
  guint properties = find_properties(copy, style);

  return properties != OFFICE_NODE_NONE
           ? ods_get_attribute(office_outline_tag(copy->outline, properties), "background-color")
           : NULL;
}

static gboolean
has_colour(const OdsCopy *copy, guint style, CtSeverity severity)
{
  g_autofree gchar *colour = background_of(copy, style);

  return colour != NULL && g_ascii_strcasecmp(colour, colours[severity]) == 0;
}

/* "chitieu-e-ce3" was made of "ce3", "chitieu-e" of none. @base: (out) (transfer full)
 * (nullable) */
static gboolean
split_name(const gchar *name, gchar **base)
{
  for (gint i = CT_SEVERITY_WARNING; i <= CT_SEVERITY_ERROR; i++) {
    gsize length = strlen(names[i]);

    if (strncmp(name, names[i], length) != 0 || (name[length] != '\0' && name[length] != '-'))
      continue;
    *base = name[length] == '-' ? g_strdup(name + length + 1) : NULL;
    return TRUE;
  }
  return FALSE;
}

/* Making */

void
ods_styles_add(OdsCopy *copy, const gchar *name, const gchar *text)
{
  if (g_hash_table_contains(copy->styles, name) || g_hash_table_contains(copy->new_names, name))
    return;
  g_hash_table_add(copy->new_names, g_strdup(name));
  g_string_append(copy->new_styles, text);
}

/* Sets an attribute by its local name, or adds it with the prefix of @space. */
static void
set_attribute(const OdsCopy *copy, GString *tag, OdsSpace space, const gchar *name,
              const gchar *value)
{
  OfficeTag written = {tag->str, tag->len};
  g_autofree gchar *full = g_strconcat(copy->prefixes[space], name, NULL);
  gsize at, length;

  if (!office_tag_find(written, name, TRUE, &at, &length)) {
    office_tag_set(tag, full, value);
    return;
  }
  g_string_erase(tag, (gssize)at, (gssize)length);
  g_string_insert(tag, (gssize)at, value);
}

static GString *
copy_text(OfficeTag text)
{
  return g_string_new_len(text.text, (gssize)text.length);
}

/* The style's own text, under another name and with another background. */
static gchar *
derive(const OdsCopy *copy, guint style, const gchar *name, const gchar *colour)
{
  const OfficeNode *node = office_outline_get(copy->outline, style);
  const gchar *bytes = g_bytes_get_data(copy->outline->bytes, NULL);
  guint properties = find_properties(copy, style);
  GString *text = copy_text(office_outline_tag(copy->outline, style));
  gboolean empty = office_tag_is_empty((OfficeTag){text->str, text->len});
  g_autoptr(GString) tag = NULL;

  set_attribute(copy, text, ODS_STYLE, "name", name);
  if (empty)
    g_string_overwrite(text, text->len - 2, "> ");
  if (empty)
    g_string_truncate(text, text->len - 1);
  if (properties == OFFICE_NODE_NONE) {
    g_string_append_printf(text, "<%stable-cell-properties%s %sbackground-color=\"%s\"/>",
                           copy->prefixes[ODS_STYLE], copy->declarations, copy->prefixes[ODS_FO],
                           colour);
    g_string_append_len(text, bytes + node->tag_end, (gssize)(node->content_end - node->tag_end));
  } else {
    const OfficeNode *old = office_outline_get(copy->outline, properties);
    tag = copy_text(office_outline_tag(copy->outline, properties));
    set_attribute(copy, tag, ODS_FO, "background-color", colour);
    if (copy->declarations[0] != '\0' && strstr(copy->declarations, "xmlns:fo=") != NULL)
      g_string_insert(tag, (gssize)strcspn(tag->str, " \t\r\n/>"), copy->declarations);
    g_string_append_len(text, bytes + node->tag_end, (gssize)(old->begin - node->tag_end));
    g_string_append(text, tag->str);
    g_string_append_len(text, bytes + old->tag_end, (gssize)(node->content_end - old->tag_end));
  }
  g_string_append_printf(text, "</%sstyle>", copy->prefixes[ODS_STYLE]);
  return g_string_free(text, FALSE);
}

/* One that stands on a style of styles.xml, or on none. */
static gchar *
make(const OdsCopy *copy, const gchar *parent, const gchar *name, const gchar *colour)
{
  const gchar *p = copy->prefixes[ODS_STYLE];
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(text, "<%sstyle%s %sname=\"%s\" %sfamily=\"table-cell\"", p,
                         copy->declarations, p, name, p);
  if (parent != NULL)
    g_string_append_printf(text, " %sparent-style-name=\"%s\"", p, parent);
  g_string_append_printf(text, "><%stable-cell-properties %sbackground-color=\"%s\"/></%sstyle>", p,
                         copy->prefixes[ODS_FO], colour, p);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
add_with_colour(OdsCopy *copy, const gchar *base, const gchar *name, const gchar *colour)
{
  guint style = find_style(copy, base);
  g_autofree gchar *text = style != OFFICE_NODE_NONE ? derive(copy, style, name, colour)
                                                     : make(copy, base, name, colour);

  ods_styles_add(copy, name, text);
}

gchar *
ods_styles_mark(OdsCopy *copy, const gchar *base, CtSeverity severity)
{
  guint style = find_style(copy, base);
  g_autofree gchar *own = NULL;
  gchar *name;

  if (base != NULL && split_name(base, &own))
    return ods_styles_mark(copy, own, severity);
  if (style != OFFICE_NODE_NONE && has_colour(copy, style, severity))
    return g_strdup(base);
  name = base != NULL ? g_strdup_printf("%s-%s", names[severity], base) : g_strdup(names[severity]);
  add_with_colour(copy, base, name, colours[severity]);
  return name;
}

/* A program that has given it another name has forgotten the background before. */
gboolean
ods_styles_unmark(OdsCopy *copy, const gchar *name, gchar **base)
{
  guint style = find_style(copy, name);

  if (style == OFFICE_NODE_NONE)
    return FALSE;
  if (split_name(name, base))
    return TRUE;
  if (!has_colour(copy, style, CT_SEVERITY_ERROR) && !has_colour(copy, style, CT_SEVERITY_WARNING))
    return FALSE;
  *base = g_strdup_printf("chitieu-o-%s", name);
  add_with_colour(copy, name, *base, "transparent");
  return TRUE;
}

void
ods_styles_finish(OdsCopy *copy)
{
  const OfficeOutline *outline = copy->outline;
  guint styles = office_outline_child(outline, 0, "automatic-styles");
  guint body = office_outline_child(outline, 0, "body");
  const gchar *p = copy->prefixes[ODS_OFFICE];
  g_autofree gchar *whole =
    g_strdup_printf("<%sautomatic-styles%s>%s</%sautomatic-styles>", p, copy->declarations,
                    copy->new_styles->str, p);
  const OfficeNode *node;

  if (copy->new_styles->len == 0)
    return;
  if (styles == OFFICE_NODE_NONE) {
    office_patch_replace(copy->patch, office_outline_get(outline, body)->begin, 0, whole);
    return;
  }
  node = office_outline_get(outline, styles);
  if (office_tag_is_empty(office_outline_tag(outline, styles)))
    office_patch_replace(copy->patch, node->begin, node->end - node->begin, whole);
  else
    office_patch_replace(copy->patch, node->content_end, 0, copy->new_styles->str);
}
