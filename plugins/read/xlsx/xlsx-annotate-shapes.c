/* The shapes of comments: VML, as ECMA-376 part 4, 19 has it.
 *
 * Programs write VML that is not always sound XML (<br> in texts). What cannot be parsed is
 * looked at as text, with the prefixes that such programs use.
 */
#include <string.h>

#include "xlsx-annotate-private.h"

#define SHAPE_WIDTH 380u
#define LINE_PIXELS 18u
#define LINE_CHARS 46u
#define MAX_LINES 22u
#define BLOCK 1024u /* numbers of shapes belong to blocks of so many */

static const gchar *const spaces[] = {" xmlns:v=\"urn:schemas-microsoft-com:vml\"",
                                      " xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
                                      " xmlns:x=\"urn:schemas-microsoft-com:office:excel\""};
static const gchar shape_type[] =
  "<v:shapetype%s id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
  "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
  "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/* Where a comment's box lies */

static guint
column_pixels(const XlsxSurvey *survey, guint32 column)
{
  for (guint i = 0; i < survey->columns->len; i++) {
    const XlsxColumn *one = &g_array_index(survey->columns, XlsxColumn, i);

    if (one->first <= column && column <= one->last)
      return one->pixels;
  }
  return survey->column_pixels;
}

static guint
row_pixels(const XlsxSurvey *survey, guint32 row)
{
  gpointer pixels;

  return g_hash_table_lookup_extended(survey->heights, GUINT_TO_POINTER(row), NULL, &pixels)
           ? GPOINTER_TO_UINT(pixels)
           : survey->row_pixels;
}

/* From 0. @pixels: (inout): within the column that is found */
static guint32
go_right(const XlsxSurvey *survey, guint32 column, guint *pixels)
{
  guint width;

  for (; column + 1 < OFFICE_MAX_COLUMNS; column++) {
    width = column_pixels(survey, column + 1);
    if (*pixels < width)
      return column;
    *pixels -= width;
  }
  *pixels = 0;
  return column;
}

static guint32
go_down(const XlsxSurvey *survey, guint32 row, guint *pixels)
{
  guint height;

  for (; row + 1 < OFFICE_MAX_ROWS; row++) {
    height = row_pixels(survey, row + 1);
    if (*pixels < height)
      return row;
    *pixels -= height;
  }
  *pixels = 0;
  return row;
}

static guint
count_lines(const gchar *comment)
{
  guint lines = 1, chars = 0;

  for (const gchar *at = comment; *at != '\0'; at = g_utf8_next_char(at)) {
    chars++;
    if (*at == '\n' || chars > LINE_CHARS) {
      lines++;
      chars = 0;
    }
  }
  return MIN(lines + 1, MAX_LINES);
}

/* To the right of the cell, a little above it; wide enough for the text. */
static void
append_anchor(const XlsxSurvey *survey, OfficeAddress address, const gchar *comment, GString *text)
{
  guint32 left = MIN(address.column, OFFICE_MAX_COLUMNS - 1);
  guint32 top = address.row > 1 ? address.row - 2 : 0;
  guint right_pixels = 15 + SHAPE_WIDTH, bottom_pixels = 4 + count_lines(comment) * LINE_PIXELS;
  guint32 right = go_right(survey, left, &right_pixels);
  guint32 bottom = go_down(survey, top, &bottom_pixels);

  g_string_append_printf(text, "%u, 15, %u, 4, %u, %u, %u, %u", left, top, right, right_pixels,
                         bottom, bottom_pixels);
}

static void
append_shape(const XlsxSurvey *survey, const XlsxMark *mark, guint64 number,
             const gchar *spaces_of, GString *text)
{
  g_string_append_printf(
    text,
    "<v:shape%s id=\"_x0000_s%lu\" type=\"#_x0000_t202\" style='position:absolute;"
    "width:%upt;height:%upt;z-index:1;visibility:hidden' fillcolor=\"#ffffe1\" "
    "o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" "
    "obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style='mso-direction-alt:auto'>"
    "<div style='text-align:left'></div></v:textbox><x:ClientData ObjectType=\"Note\">"
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>",
    spaces_of, (gulong)number, SHAPE_WIDTH * 3 / 4,
    count_lines(mark->comment) * LINE_PIXELS * 3 / 4);
  append_anchor(survey, mark->address, mark->comment, text);
  g_string_append_printf(text,
                         "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%u</x:Row>"
                         "<x:Column>%u</x:Column></x:ClientData></v:shape>",
                         mark->address.row - 1, mark->address.column - 1);
}

/* Shapes that are there */

static gboolean
is_among(const GArray *list, OfficeAddress address)
{
  for (guint i = 0; i < list->len; i++)
    if (xlsx_compare_addresses(g_array_index(list, OfficeAddress, i), address) == 0)
      return TRUE;
  return FALSE;
}

static guint32
number_of(OfficeTag content)
{
  g_autofree gchar *text = g_strndup(content.text, MIN(content.length, 16));

  return (guint32)g_ascii_strtoull(text, NULL, 10) + 1;
}

/* The cell whose comment it shows. */
static gboolean
cell_of_shape(const OfficeOutline *outline, guint shape, OfficeAddress *address)
{
  const OfficeNode *node = office_outline_get(outline, shape);

  for (guint i = shape + 1; i < node->after; i++) {
    guint row, column;

    if (strcmp(office_outline_get(outline, i)->name, "ClientData") != 0 ||
        !office_tag_is(office_outline_tag(outline, i), "ObjectType", "Note"))
      continue;
    row = office_outline_child(outline, i, "Row");
    column = office_outline_child(outline, i, "Column");
    if (row == OFFICE_NODE_NONE || column == OFFICE_NODE_NONE)
      return FALSE;
    address->row = number_of(office_outline_content(outline, row));
    address->column = number_of(office_outline_content(outline, column));
    return TRUE;
  }
  return FALSE;
}

static void
remove_nodes(const OfficeOutline *outline, const GArray *removed, OfficePatch *patch)
{
  OfficeAddress address;

  for (guint i = office_outline_child(outline, 0, "shape"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "shape")) {
    const OfficeNode *node = office_outline_get(outline, i);

    if (cell_of_shape(outline, i, &address) && is_among(removed, address))
      office_patch_replace(patch, node->begin, node->end - node->begin, NULL);
  }
}

/* In text that is no sound XML. */

static gboolean
number_in(const gchar *begin, const gchar *end, const gchar *tag, guint32 *number)
{
  const gchar *found = g_strstr_len(begin, end - begin, tag);

  if (found == NULL)
    return FALSE;
  *number = number_of((OfficeTag){found + strlen(tag), (gsize)(end - found) - strlen(tag)});
  return TRUE;
}

static void
remove_pieces(const gchar *bytes, gsize size, const GArray *removed, OfficePatch *patch)
{
  static const gchar open[] = "<v:shape ", close[] = "</v:shape>";
  const gchar *at = bytes, *end = bytes + size, *next;
  OfficeAddress address;

  while ((at = g_strstr_len(at, end - at, open)) != NULL &&
         (next = g_strstr_len(at, end - at, close)) != NULL) {
    next += strlen(close);
    if (g_strstr_len(at, next - at, "ObjectType=\"Note\"") != NULL &&
        number_in(at, next, "<x:Row>", &address.row) &&
        number_in(at, next, "<x:Column>", &address.column) && is_among(removed, address))
      office_patch_replace(patch, (gsize)(at - bytes), (gsize)(next - at), NULL);
    at = next;
  }
}

static void
remove_shapes(GBytes *existing, const GArray *removed, OfficePatch *patch)
{
  g_autoptr(OfficeOutline) outline = NULL;
  gsize size;
  const gchar *bytes = g_bytes_get_data(existing, &size);

  if (removed->len == 0)
    return;
  outline = office_outline_read(existing, "VML", NULL);
  if (outline != NULL)
    remove_nodes(outline, removed, patch);
  else
    remove_pieces(bytes, size, removed, patch);
}

/* Declarations that the root lacks. Returns: (transfer full) */
static gchar *
missing_spaces(const gchar *bytes, gsize size)
{
  const gchar *root = g_strstr_len(bytes, (gssize)size, "<xml");
  const gchar *end = root != NULL ? memchr(root, '>', size - (gsize)(root - bytes)) : NULL;
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
    if (end == NULL || g_strstr_len(root, end - root, spaces[i] + 1) == NULL)
      g_string_append(text, spaces[i]);
  return g_string_free(text, FALSE);
}

/* Behind the highest that is there. */
static guint64
first_free_number(const gchar *bytes, gsize size, guint block)
{
  static const gchar id[] = "_x0000_s";
  const gchar *at = bytes, *end = bytes + size;
  guint64 highest = 0;

  while (at != NULL && (at = g_strstr_len(at, end - at, id)) != NULL) {
    at += strlen(id);
    highest = MAX(highest, g_ascii_strtoull(at, NULL, 10) % (1u << 30));
  }
  return highest > 0 ? highest + 1 : (guint64)block * BLOCK + 1;
}

static void
append_shapes(const XlsxSurvey *survey, const GArray *added, const GArray *list, guint64 number,
              const gchar *spaces_of, GString *text)
{
  for (guint i = 0; i < added->len; i++) {
    const XlsxMark *mark = xlsx_find_mark(list, g_array_index(added, OfficeAddress, i));

    append_shape(survey, mark, number + i, spaces_of, text);
  }
}

/* A text with blocks that are wide enough for @n shapes. */
static GBytes *
make(const XlsxSurvey *survey, const GArray *added, const GArray *list, guint block)
{
  GString *text = g_string_new("<xml");

  for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
    g_string_append(text, spaces[i]);
  g_string_append(text, "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"");
  for (guint i = 0; i <= added->len / BLOCK; i++)
    g_string_append_printf(text, "%s%u", i > 0 ? "," : "", block + i);
  g_string_append(text, "\"/></o:shapelayout>");
  g_string_append_printf(text, shape_type, "");
  append_shapes(survey, added, list, (guint64)block * BLOCK + 1, "", text);
  g_string_append(text, "</xml>");
  return g_string_free_to_bytes(text);
}

/* Where the root ends. Returns: (nullable) */
static const gchar *
find_end(const gchar *bytes, gsize size)
{
  const gchar *end = g_strrstr_len(bytes, (gssize)size, "</xml>");

  return memchr(bytes, '\0', size) == NULL ? end : NULL;
}

GBytes *
xlsx_shapes_patch(GBytes *existing, const XlsxSurvey *survey, const GArray *removed,
                  const GArray *added, const GArray *list, guint block)
{
  g_autoptr(OfficePatch) patch = NULL;
  g_autoptr(GString) text = NULL;
  g_autofree gchar *spaces_of = NULL;
  const gchar *bytes, *end;
  gsize size;

  if (existing == NULL)
    return make(survey, added, list, block);
  bytes = g_bytes_get_data(existing, &size);
  end = find_end(bytes, size);
  if (end == NULL)
    return g_bytes_ref(existing); /* comments without a shape are shown all the same */
  patch = office_patch_new(existing);
  text = g_string_new(NULL);
  spaces_of = missing_spaces(bytes, size);
  remove_shapes(existing, removed, patch);
  if (added->len > 0 && g_strstr_len(bytes, (gssize)size, "\"_x0000_t202\"") == NULL)
    g_string_append_printf(text, shape_type, spaces_of);
  append_shapes(survey, added, list, first_free_number(bytes, size, block), spaces_of, text);
  if (text->len > 0)
    office_patch_replace(patch, (gsize)(end - bytes), 0, text->str);
  return office_patch_apply(patch);
}
