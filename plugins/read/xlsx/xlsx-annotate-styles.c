/* Fills for marked cells: a copy of each style in use by one, with another fill. */
#include <string.h>

#include "xlsx-annotate-styles.h"

/* Unlike those of any palette, so that ours are known again. The colour that a cell had is
 * kept as the second one of the solid fill, which is not seen. */
static const gchar *const colours[] = {
  [CT_SEVERITY_INFO] = NULL, [CT_SEVERITY_WARNING] = "FFFFEE9B", [CT_SEVERITY_ERROR] = "FFFFC9CE"};

#define MAX_STYLES 64000u

const XlsxCollectionName xlsx_collection_names[N_COLLECTIONS] = {
  {"fonts", "font"}, {"fills", "fill"}, {"borders", "border"}, {"cellXfs", "xf"}};

/* @ours: severity whose colour it is, or -1. @colour: attributes of what is seen, or for ours
 * of what was seen before; NULL: no solid fill */
typedef struct {
  gint ours;
  gchar *colour;
} Fill;

static void
clear_fill(gpointer data)
{
  g_free(((Fill *)data)->colour);
}

/* Reading */

/* What stands between the name and the end of "<fgColor rgb='FF0000FF'/>". */
static gchar *
tag_attributes(OfficeTag tag)
{
  gsize begin = strcspn(tag.text, " \t\r\n/>"), end = tag.length - 1;

  if (tag.text[end - 1] == '/')
    end--;
  return begin < end ? g_strstrip(g_strndup(tag.text + begin, end - begin)) : g_strdup("");
}

static gint
severity_of(OfficeTag colour)
{
  for (gint i = CT_SEVERITY_WARNING; i <= CT_SEVERITY_ERROR; i++)
    if (office_tag_is(colour, "rgb", colours[i]))
      return i;
  return -1;
}

static Fill
read_fill(const OfficeOutline *outline, guint node)
{
  Fill fill = {.ours = -1};
  guint pattern = office_outline_child(outline, node, "patternFill"), first, second;

  if (pattern == OFFICE_NODE_NONE ||
      !office_tag_is(office_outline_tag(outline, pattern), "patternType", "solid"))
    return fill;
  first = office_outline_child(outline, pattern, "fgColor");
  second = office_outline_child(outline, pattern, "bgColor");
  if (first == OFFICE_NODE_NONE)
    return fill;
  fill.ours = severity_of(office_outline_tag(outline, first));
  if (fill.ours < 0)
    fill.colour = tag_attributes(office_outline_tag(outline, first));
  else
    fill.colour = second != OFFICE_NODE_NONE ? tag_attributes(office_outline_tag(outline, second))
                                             : g_strdup(XLSX_NO_COLOUR);
  return fill;
}

static void
add_item(Collection *collection, gchar *text)
{
  g_ptr_array_add(collection->items, text);
  if (!g_hash_table_contains(collection->index, text))
    g_hash_table_insert(collection->index, text, GUINT_TO_POINTER(collection->items->len));
}

guint32
xlsx_marks_find_or_add(XlsxMarks *marks, guint kind, const gchar *text)
{
  Collection *collection = &marks->collections[kind];
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(collection->index, text));

  if (found > 0)
    return found - 1;
  add_item(collection, g_strdup(text));
  return collection->items->len - 1;
}

/* What a collection must have in any case. */
static void
add_defaults(XlsxMarks *marks, guint kind)
{
  static const gchar *const defaults[N_COLLECTIONS] = {
    "<%sfont/>", "<%sfill><%spatternFill patternType=\"none\"/></%sfill>", "<%sborder/>",
    "<%sxf/>"};
  g_auto(GStrv) pieces = g_strsplit(defaults[kind], "%s", -1);

  add_item(&marks->collections[kind], g_strjoinv(marks->prefix, pieces));
  if (kind == FILLS) {
    g_auto(GStrv) more =
      g_strsplit("<%sfill><%spatternFill patternType=\"gray125\"/></%sfill>", "%s", -1);
    add_item(&marks->collections[kind], g_strjoinv(marks->prefix, more));
  }
}

static void
read_collection(XlsxMarks *marks, guint kind)
{
  const gchar *item = xlsx_collection_names[kind].item;
  Collection *collection = &marks->collections[kind];
  const OfficeOutline *outline = marks->outline;

  collection->items = g_ptr_array_new_with_free_func(g_free);
  collection->index = g_hash_table_new(g_str_hash, g_str_equal);
  collection->node = office_outline_child(outline, 0, xlsx_collection_names[kind].name);
  for (guint i = collection->node != OFFICE_NODE_NONE
                   ? office_outline_child(outline, collection->node, item)
                   : OFFICE_NODE_NONE;
       i != OFFICE_NODE_NONE; i = office_outline_next(outline, i, item)) {
    OfficeTag text = office_outline_text(outline, i);

    add_item(collection, g_strndup(text.text, text.length));
    if (kind == FILLS) {
      Fill fill = read_fill(outline, i);
      g_array_append_val(marks->fills, fill);
      marks->has_own = marks->has_own || fill.ours >= 0;
    }
  }
  collection->n_old = collection->items->len;
  if (collection->n_old == 0)
    add_defaults(marks, kind);
}

XlsxMarks *
xlsx_marks_new(GBytes *bytes, const gchar *main_space, GError **error)
{
  g_autoptr(XlsxMarks) marks = g_new0(XlsxMarks, 1);
  g_autofree gchar *none = g_strdup_printf(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<styleSheet xmlns=\"%s\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/>"
    "</font></fonts><cellStyleXfs count=\"1\"><xf/></cellStyleXfs></styleSheet>",
    main_space);
  g_autoptr(GBytes) made = bytes == NULL ? g_bytes_new(none, strlen(none)) : g_bytes_ref(bytes);

  marks->fills = g_array_new(FALSE, TRUE, sizeof(Fill));
  g_array_set_clear_func(marks->fills, clear_fill);
  marks->marked = g_hash_table_new(g_direct_hash, g_direct_equal);
  marks->unmarked = g_hash_table_new(g_direct_hash, g_direct_equal);
  marks->is_new = bytes == NULL;
  marks->outline = office_outline_read(made, "styles", error);
  if (marks->outline == NULL)
    return NULL;
  marks->prefix = office_tag_prefix(office_outline_tag(marks->outline, 0));
  for (guint i = 0; i < N_COLLECTIONS; i++)
    read_collection(marks, i);
  return g_steal_pointer(&marks);
}

void
xlsx_marks_free(XlsxMarks *marks)
{
  if (marks == NULL)
    return;
  for (guint i = 0; i < N_COLLECTIONS; i++) {
    g_clear_pointer(&marks->collections[i].index, g_hash_table_unref);
    g_clear_pointer(&marks->collections[i].items, g_ptr_array_unref);
  }
  office_outline_free(marks->outline);
  g_array_unref(marks->fills);
  g_hash_table_unref(marks->marked);
  g_hash_table_unref(marks->unmarked);
  g_free(marks->prefix);
  g_free(marks);
}

/* Fills */

static guint32
style_fill(const XlsxMarks *marks, guint32 style)
{
  const GPtrArray *items = marks->collections[STYLES].items;
  const gchar *text = items->pdata[MIN(style, items->len - 1)];
  g_autofree gchar *id = office_tag_get((OfficeTag){text, strcspn(text, ">") + 1}, "fillId");

  return id != NULL ? (guint32)g_ascii_strtoull(id, NULL, 10) : 0;
}

static const Fill *
fill_at(const XlsxMarks *marks, guint32 id)
{
  return id < marks->fills->len ? &g_array_index(marks->fills, Fill, id) : NULL;
}

guint32
xlsx_marks_solid_fill(XlsxMarks *marks, const gchar *first, const gchar *second)
{
  const gchar *p = marks->prefix;
  g_autofree gchar *text = g_strdup_printf(
    "<%sfill><%spatternFill patternType=\"solid\"><%sfgColor %s/><%sbgColor %s/></%spatternFill>"
    "</%sfill>",
    p, p, p, first, p, second, p, p);

  return xlsx_marks_find_or_add(marks, FILLS, text);
}

static GString *
style_with_fill(const XlsxMarks *marks, guint32 style, guint32 fill)
{
  const GPtrArray *items = marks->collections[STYLES].items;
  GString *text = g_string_new(items->pdata[MIN(style, items->len - 1)]);
  g_autofree gchar *id = g_strdup_printf("%u", fill);

  office_tag_set(text, "fillId", id);
  office_tag_set(text, "applyFill", "1");
  return text;
}

/* What is to be kept of it. */
static const gchar *
colour_of_cell(const XlsxMarks *marks, const Fill *fill)
{
  if (fill == NULL || fill->colour == NULL || (fill->ours >= 0 && marks->forgetful))
    return XLSX_NO_COLOUR;
  return fill->colour;
}

guint32
xlsx_marks_mark(XlsxMarks *marks, guint32 base, CtSeverity severity)
{
  gpointer key = GUINT_TO_POINTER(base * 4 + (guint)severity);
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(marks->marked, key));
  const Fill *fill = fill_at(marks, style_fill(marks, base));
  g_autofree gchar *colour = NULL;
  g_autoptr(GString) text = NULL;
  guint32 style;

  if (known > 0)
    return known - 1;
  if ((fill != NULL && fill->ours == (gint)severity) ||
      marks->collections[STYLES].items->len >= MAX_STYLES)
    return base;
  colour = g_strdup_printf("rgb=\"%s\"", colours[MAX(severity, CT_SEVERITY_WARNING)]);
  text = style_with_fill(
    marks, base,
    xlsx_marks_solid_fill(marks, colour, colour_of_cell(marks, fill)));
  style = xlsx_marks_find_or_add(marks, STYLES, text->str);
  g_hash_table_insert(marks->marked, key, GUINT_TO_POINTER(style + 1));
  return style;
}

/* LibreOffice writes a colour of its own there, never the one of XLSX_NO_COLOUR. */
void
xlsx_marks_doubt(XlsxMarks *marks)
{
  for (guint i = 0; i < marks->fills->len; i++) {
    const Fill *fill = fill_at(marks, i);

    if (fill->ours >= 0 && strcmp(fill->colour, XLSX_NO_COLOUR) == 0)
      return;
  }
  marks->forgetful = TRUE;
}

gboolean
xlsx_marks_has_own(const XlsxMarks *marks)
{
  return marks->has_own;
}

static guint32
plain_fill(XlsxMarks *marks, const gchar *colour)
{
  if (marks->forgetful || colour[0] == '\0' || strcmp(colour, XLSX_NO_COLOUR) == 0)
    return 0;
  for (guint i = 0; i < marks->fills->len; i++) {
    const Fill *fill = fill_at(marks, i);

    if (fill->ours < 0 && g_strcmp0(fill->colour, colour) == 0)
      return i;
  }
  return xlsx_marks_solid_fill(marks, colour, XLSX_NO_COLOUR);
}

/* One that differs in nothing that is seen, else a new one. */
static guint32
find_unmarked(XlsxMarks *marks, guint32 style, guint32 fill)
{
  g_autoptr(GString) wanted = style_with_fill(marks, style, fill);
  guint n = marks->collections[STYLES].items->len;

  for (guint i = 0; i < n; i++) {
    g_autoptr(GString) other = NULL;

    if (style_fill(marks, i) != fill)
      continue;
    other = style_with_fill(marks, i, fill);
    if (g_string_equal(other, wanted))
      return i;
    office_tag_remove(other, "applyFill");
    office_tag_set(other, "applyFill", "1");
    if (g_string_equal(other, wanted))
      return i;
  }
  return n < MAX_STYLES ? xlsx_marks_find_or_add(marks, STYLES, wanted->str) : 0;
}

gboolean
xlsx_marks_unmark(XlsxMarks *marks, guint32 style, guint32 *base)
{
  const Fill *fill = marks->has_own ? fill_at(marks, style_fill(marks, style)) : NULL;
  guint known;

  if (fill == NULL || fill->ours < 0)
    return FALSE;
  known = GPOINTER_TO_UINT(g_hash_table_lookup(marks->unmarked, GUINT_TO_POINTER(style)));
  if (known == 0) {
    known = 1 + find_unmarked(marks, style, plain_fill(marks, fill->colour));
    g_hash_table_insert(marks->unmarked, GUINT_TO_POINTER(style), GUINT_TO_POINTER(known));
  }
  *base = known - 1;
  return TRUE;
}
