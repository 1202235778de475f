#include "ods-annotate.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "ods-annotate-private.h"

#define MAX_CONTENT ((gsize)512 << 20)
#define CONTENT "content.xml"
#define RANGE_NAME "chitieu"

/* Spaces */

static const struct {
  const gchar *prefix, *space;
} spaces[ODS_N_SPACES] = {
  [ODS_OFFICE] = {"office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
  [ODS_TABLE] = {"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
  [ODS_TEXT] = {"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
  [ODS_STYLE] = {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
  [ODS_FO] = {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
  [ODS_DC] = {"dc", "http://purl.org/dc/elements/1.1/"},
  [ODS_XLINK] = {"xlink", "http://www.w3.org/1999/xlink"},
  [ODS_SVG] = {"svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
  [ODS_DRAW] = {"draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
};

/* The prefix that the root gives to a space. Returns: (transfer full) (nullable) */
static gchar *
find_prefix(OfficeTag root, const gchar *space)
{
  g_autofree gchar *text = g_strndup(root.text, root.length);
  const gchar *at = text;

  while ((at = strstr(at, "xmlns:")) != NULL) {
    gsize length = strcspn(at + 6, "= \t\r\n");
    g_autofree gchar *name = g_strndup(at, 6 + length);

    if (office_tag_is(root, name, space))
      return g_strdup_printf("%s:", name + 6);
    at += 6 + length;
  }
  return NULL;
}

/* Those that the root does not know are declared where they are needed, with their usual
 * prefixes. */
static void
find_prefixes(OdsCopy *copy)
{
  OfficeTag root = office_outline_tag(copy->outline, 0);
  g_autoptr(GString) missing = g_string_new(NULL);

  for (guint i = 0; i < ODS_N_SPACES; i++) {
    copy->prefixes[i] = find_prefix(root, spaces[i].space);
    if (copy->prefixes[i] != NULL)
      continue;
    copy->prefixes[i] = g_strdup_printf("%s:", spaces[i].prefix);
    g_string_append_printf(missing, " xmlns:%s=\"%s\"", spaces[i].prefix, spaces[i].space);
  }
  copy->declarations = g_string_free(g_steal_pointer(&missing), FALSE);
}

void
ods_set_attribute(const OdsCopy *copy, GString *text, const gchar *name, const gchar *value)
{
  OfficeTag tag = {text->str, text->len};
  g_autofree gchar *full = g_strconcat(copy->prefixes[ODS_TABLE], name, NULL);
  gsize at, length, begin;

  if (office_tag_find(tag, name, TRUE, &at, &length)) {
    if (value != NULL) {
      g_autoptr(GString) escaped = g_string_new(NULL);
      office_escape(escaped, value);
      g_string_erase(text, (gssize)at, (gssize)length);
      g_string_insert(text, (gssize)at, escaped->str);
      return;
    }
    for (begin = at; begin > 0 && !g_ascii_isspace(text->str[begin]); begin--)
      ;
    g_string_erase(text, (gssize)begin, (gssize)(at + length + 1 - begin));
    return;
  }
  if (value == NULL)
    return;
  office_tag_set(text, full, value);
  if (strstr(copy->declarations, spaces[ODS_TABLE].space) != NULL)
    office_tag_set(text, "xmlns:table", spaces[ODS_TABLE].space);
}

gchar *
ods_get_attribute(OfficeTag tag, const gchar *name)
{
  gsize at, length;

  return office_tag_find(tag, name, TRUE, &at, &length) ? g_strndup(tag.text + at, length) : NULL;
}

guint32
ods_get_repeated(OfficeTag tag, const gchar *name)
{
  g_autofree gchar *text = ods_get_attribute(tag, name);
  guint64 n = text != NULL ? g_ascii_strtoull(text, NULL, 10) : 1;

  return (guint32)CLAMP(n, 1, OFFICE_MAX_ROWS);
}

/* Of several spaces, and of those at the front, each but one is an element (ODF 1.3 part 3,
 * 6.1.2 and 6.1.3). */
void
ods_append_paragraphs(const OdsCopy *copy, const gchar *plain, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TEXT];
  g_auto(GStrv) lines = g_strsplit(plain, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    gboolean space = TRUE;

    g_string_append_printf(text, "<%sp>", p);
    for (const gchar *at = lines[i]; *at != '\0';) {
      gsize n = strcspn(at, " \t");
      g_autofree gchar *word = g_strndup(at, n);

      office_escape(text, word);
      at += n;
      space = space && n == 0;
      for (; *at == ' ' || *at == '\t'; at++) {
        if (space)
          g_string_append_printf(text, "<%ss/>", p);
        else
          g_string_append_c(text, ' ');
        space = TRUE;
      }
      space = FALSE;
    }
    g_string_append_printf(text, "</%sp>", p);
  }
}

/* Tables */

static gchar *
table_name(const OdsCopy *copy, guint table)
{
  g_autofree gchar *raw = ods_get_attribute(office_outline_tag(copy->outline, table), "name");
  g_autoptr(GString) name = g_string_new(NULL);
  static const struct {
    const gchar *entity, *text;
  } entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&apos;", "'"}, {"&quot;", "\""}};

  g_string_append(name, raw != NULL ? raw : "");
  for (gsize i = G_N_ELEMENTS(entities); i-- > 0;)
    g_string_replace(name, entities[i].entity, entities[i].text, 0);
  return g_string_free(g_steal_pointer(&name), FALSE);
}

static guint
find_sheets(const OdsCopy *copy)
{
  guint body = office_outline_child(copy->outline, 0, "body");

  return body != OFFICE_NODE_NONE ? office_outline_child(copy->outline, body, "spreadsheet")
                                  : OFFICE_NODE_NONE;
}

static gboolean
is_taken(const OdsCopy *copy, guint sheets, const gchar *title)
{
  g_autofree gchar *wanted = g_utf8_casefold(title, -1);

  for (guint i = office_outline_child(copy->outline, sheets, "table"); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, "table")) {
    g_autofree gchar *name = table_name(copy, i);
    g_autofree gchar *other = g_utf8_casefold(name, -1);

    if (strcmp(other, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

static gchar *
free_title(const OdsCopy *copy, guint sheets)
{
  gchar *title = g_strdup(copy->remarks->title);

  for (guint i = 2; is_taken(copy, sheets, title); i++) {
    g_free(title);
    title = g_strdup_printf("%s (%u)", copy->remarks->title, i);
  }
  return title;
}

/* What stands behind the tables; ODF 1.3 part 3, 9.1.1. */
static gsize
place_of_range(const OdsCopy *copy, guint sheets)
{
  static const gchar *const followers[] = {"data-pilot-tables", "consolidation", "dde-links"};

  for (guint i = office_outline_child(copy->outline, sheets, NULL); i != OFFICE_NODE_NONE;
       i = office_outline_next(copy->outline, i, NULL))
    for (gsize k = 0; k < G_N_ELEMENTS(followers); k++)
      if (strcmp(office_outline_get(copy->outline, i)->name, followers[k]) == 0)
        return office_outline_get(copy->outline, i)->begin;
  return office_outline_get(copy->outline, sheets)->content_end;
}

static guint
find_range(const OdsCopy *copy, guint ranges)
{
  for (guint i = office_outline_child(copy->outline, ranges, "database-range");
       i != OFFICE_NODE_NONE; i = office_outline_next(copy->outline, i, "database-range")) {
    g_autofree gchar *name = ods_get_attribute(office_outline_tag(copy->outline, i), "name");

    if (g_strcmp0(name, RANGE_NAME) == 0)
      return i;
  }
  return OFFICE_NODE_NONE;
}

/* Buttons for filters at the headings. */
static void
add_range(OdsCopy *copy, guint sheets, const gchar *title)
{
  const gchar *p = copy->prefixes[ODS_TABLE];
  guint ranges = office_outline_child(copy->outline, sheets, "database-ranges"), own;
  g_autoptr(GString) name = g_string_new(NULL);
  g_autofree gchar *range = NULL, *whole = NULL;
  const OfficeNode *node;

  office_escape(name, title);
  range = g_strdup_printf(
    "<%sdatabase-range%s %sname=\"%s\" %starget-range-address=\"'%s'.A1:'%s'.J%zu\" "
    "%sdisplay-filter-buttons=\"true\"/>",
    p, copy->declarations, p, RANGE_NAME, p, name->str, name->str, copy->remarks->n_rows + 1, p);
  whole = g_strdup_printf("<%sdatabase-ranges%s>%s</%sdatabase-ranges>", p, copy->declarations,
                          range, p);
  if (ranges == OFFICE_NODE_NONE) {
    office_patch_replace(copy->patch, place_of_range(copy, sheets), 0, whole);
    return;
  }
  node = office_outline_get(copy->outline, ranges);
  if (office_tag_is_empty(office_outline_tag(copy->outline, ranges))) {
    office_patch_replace(copy->patch, node->begin, node->end - node->begin, whole);
    return;
  }
  own = find_range(copy, ranges);
  if (own == OFFICE_NODE_NONE) {
    office_patch_replace(copy->patch, node->content_end, 0, range);
    return;
  }
  node = office_outline_get(copy->outline, own);
  office_patch_replace(copy->patch, node->begin, node->end - node->begin, range);
}

/* An earlier list gives its place to the new one. @last: of the tables */
static void
add_list(OdsCopy *copy, guint sheets, guint earlier, guint last)
{
  g_autofree gchar *title = earlier != OFFICE_NODE_NONE ? g_strdup(copy->remarks->earlier)
                                                        : free_title(copy, sheets);
  g_autofree gchar *text = NULL;
  const OfficeNode *node;

  if (earlier == OFFICE_NODE_NONE && copy->remarks->n_rows == 0)
    return;
  text = ods_list_make(copy, title);
  if (earlier != OFFICE_NODE_NONE) {
    node = office_outline_get(copy->outline, earlier);
    office_patch_replace(copy->patch, node->begin, node->end - node->begin, text);
  } else {
    office_patch_replace(copy->patch, office_outline_get(copy->outline, last)->end, 0, text);
  }
  add_range(copy, sheets, title);
}

static void
clear_mark(gpointer data)
{
  g_free(((OdsMark *)data)->comment);
}

static gboolean
patch_tables(OdsCopy *copy, GError **error)
{
  guint sheets = find_sheets(copy), earlier = OFFICE_NODE_NONE, last = OFFICE_NODE_NONE;

  for (guint i = sheets != OFFICE_NODE_NONE
                   ? office_outline_child(copy->outline, sheets, "table")
                   : OFFICE_NODE_NONE;
       i != OFFICE_NODE_NONE; i = office_outline_next(copy->outline, i, "table")) {
    g_autofree gchar *name = table_name(copy, i);
    g_autoptr(GArray) list = NULL;

    last = i;
    if (g_strcmp0(name, copy->remarks->earlier) == 0) {
      earlier = i;
      continue;
    }
    list = ods_find_marks(copy, i, name);
    g_array_set_clear_func(list, clear_mark);
    ods_patch_cells(copy, i, list);
  }
  if (last == OFFICE_NODE_NONE) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("the workbook has no sheets"));
    return FALSE;
  }
  add_list(copy, sheets, earlier, last);
  ods_styles_finish(copy);
  return TRUE;
}

static void
clear_copy(OdsCopy *copy)
{
  for (guint i = 0; i < ODS_N_SPACES; i++)
    g_free(copy->prefixes[i]);
  g_free(copy->declarations);
  g_clear_pointer(&copy->styles, g_hash_table_unref);
  g_clear_pointer(&copy->new_names, g_hash_table_unref);
  if (copy->new_styles != NULL)
    g_string_free(copy->new_styles, TRUE);
  office_patch_free(copy->patch);
  office_outline_free(copy->outline);
}

/* Returns: (transfer full) (nullable) */
static GBytes *
annotate_content(GBytes *content, const CtRemarks *remarks, const gchar *what, GError **error)
{
  g_autoptr(GBytes) bytes = office_patch_decode(content, error);
  OdsCopy copy = {.remarks = remarks};
  GBytes *patched = NULL;

  if (bytes != NULL)
    copy.outline = office_outline_read(bytes, what, error);
  if (copy.outline != NULL) {
    copy.patch = office_patch_new(bytes);
    find_prefixes(&copy);
    ods_styles_read(&copy);
    if (patch_tables(&copy, error))
      patched = office_patch_apply(copy.patch);
  }
  clear_copy(&copy);
  return patched;
}

gboolean
ods_annotate(OfficePackage *package, const CtRemarks *remarks, const gchar *path, GError **error)
{
  g_autoptr(GBytes) content = office_package_read(package, CONTENT, MAX_CONTENT, error);
  g_autoptr(GBytes) patched =
    content != NULL ? annotate_content(content, remarks, CONTENT, error) : NULL;

  if (patched == NULL)
    return FALSE;
  if (!g_bytes_equal(content, patched))
    office_package_put(package, CONTENT, patched);
  return office_package_write(package, path, error);
}

gboolean
ods_annotate_flat(GBytes *bytes, const CtRemarks *remarks, const gchar *path, GError **error)
{
  g_autoptr(GBytes) patched = annotate_content(bytes, remarks, "XML", error);
  g_autoptr(GError) fault = NULL;
  gsize size;
  const gchar *text;

  if (patched == NULL)
    return FALSE;
  text = g_bytes_get_data(patched, &size);
  if (g_file_set_contents(path, text, (gssize)size, &fault))
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s cannot be written: %s"), path,
              ct_error_reason_of(fault));
  return FALSE;
}
