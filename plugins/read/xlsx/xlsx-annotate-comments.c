/* Comments of a sheet: those of others stay; ours are replaced; where both are about one cell,
 * ours stands below theirs. It begins with a line that names us: programs that save the file
 * may forget who wrote what.
 */
#include <string.h>

#include "xlsx-annotate-private.h"

#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
#define VML_TYPE "application/vnd.openxmlformats-officedocument.vmlDrawing"

/**
 * Commenting:
 * @ours: author id -> present: those of our name
 * @removed, @added: (element-type OfficeAddress): cells that lose or get a comment
 * @met: bit for each of @list: it has one already
 */
typedef struct {
  const OfficeOutline *outline;
  OfficePatch *patch;
  const GArray *list;
  const gchar *author;
  gchar *prefix;
  gchar *line; /* in ASCII, as some programs write all else as entities */
  GHashTable *ours;
  gchar *author_id;
  GArray *removed;
  GArray *added;
  gboolean *met;
} Commenting;

static void
append_text(const Commenting *commenting, const gchar *before, const gchar *comment, GString *text)
{
  const gchar *p = commenting->prefix;

  g_string_append_printf(text,
                         "<%sr><%srPr><%ssz val=\"10\"/><%srFont val=\"Times New Roman\"/></%srPr>"
                         "<%st xml:space=\"preserve\">%s%s\n",
                         p, p, p, p, p, p, before, commenting->line);
  office_escape(text, comment);
  g_string_append_printf(text, "</%st></%sr>", p, p);
}

static void
append_comment(const Commenting *commenting, const XlsxMark *mark, GString *text)
{
  const gchar *p = commenting->prefix;

  g_string_append_printf(text, "<%scomment ref=\"", p);
  office_address_append(mark->address, text);
  g_string_append_printf(text, "\" authorId=\"%s\"><%stext>", commenting->author_id, p);
  append_text(commenting, "", mark->comment, text);
  g_string_append_printf(text, "</%stext></%scomment>", p, p);
}

/* Authors */

/* Puts our name behind those that are there. */
static void
add_author(Commenting *commenting, guint authors, guint n)
{
  const OfficeNode *node = office_outline_get(commenting->outline, authors);
  const gchar *p = commenting->prefix;
  g_autofree gchar *text = g_strdup_printf("<%sauthor>%s</%sauthor>", p, commenting->author, p);
  g_autofree gchar *whole = g_strdup_printf("<%sauthors>%s</%sauthors>", p, text, p);

  if (office_tag_is_empty(office_outline_tag(commenting->outline, authors)))
    office_patch_replace(commenting->patch, node->begin, node->end - node->begin, whole);
  else
    office_patch_replace(commenting->patch, node->content_end, 0, text);
  commenting->author_id = g_strdup_printf("%u", n);
}

static void
read_authors(Commenting *commenting)
{
  const OfficeOutline *outline = commenting->outline;
  guint authors = office_outline_child(outline, 0, "authors"), n = 0;

  if (authors == OFFICE_NODE_NONE)
    return;
  for (guint i = office_outline_child(outline, authors, "author"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "author"), n++) {
    OfficeTag name = office_outline_content(outline, i);

    if (name.length != strlen(commenting->author) ||
        memcmp(name.text, commenting->author, name.length) != 0)
      continue;
    if (commenting->author_id == NULL)
      commenting->author_id = g_strdup_printf("%u", n);
    g_hash_table_add(commenting->ours, g_strdup_printf("%u", n));
  }
  if (commenting->author_id == NULL && commenting->list->len > 0)
    add_author(commenting, authors, n);
}

/* Comments of others */

static guint
last_child(const OfficeOutline *outline, guint parent, const gchar *name)
{
  guint last = OFFICE_NODE_NONE;

  for (guint i = office_outline_child(outline, parent, name); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, name))
    last = i;
  return last;
}

static gboolean
is_blank(const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace(text[i]))
      return FALSE;
  return TRUE;
}

/* Our line, with the line break in front of it. Returns: (nullable) */
static const gchar *
find_ours(const Commenting *commenting, OfficeTag content)
{
  static const gchar *const breaks[] = {"\n", "&#10;", "&#xA;", "\r", "&#13;", "_x000D_"};
  const gchar *found = g_strstr_len(content.text, (gssize)content.length, commenting->line);

  for (guint i = 0; found != NULL && i < G_N_ELEMENTS(breaks); i++)
    if ((gsize)(found - content.text) >= strlen(breaks[i]) &&
        memcmp(found - strlen(breaks[i]), breaks[i], strlen(breaks[i])) == 0)
      found -= strlen(breaks[i]);
  return found;
}

/* Whether the text of a comment begins with our line. */
static gboolean
is_ours(const Commenting *commenting, guint comment)
{
  const OfficeOutline *outline = commenting->outline;
  const OfficeNode *node = office_outline_get(outline, comment);

  for (guint i = comment + 1; i < node->after; i++) {
    OfficeTag content = office_outline_content(outline, i);
    gsize at = 0;

    if (strcmp(office_outline_get(outline, i)->name, "t") != 0)
      continue;
    while (at < content.length && g_ascii_isspace(content.text[at]))
      at++;
    if (at < content.length)
      return content.length - at >= strlen(commenting->line) &&
             memcmp(content.text + at, commenting->line, strlen(commenting->line)) == 0;
  }
  return FALSE;
}

/* Takes out what we wrote behind the text of another one: from our line to the end. */
static void
cut_ours(Commenting *commenting, guint node)
{
  const OfficeOutline *outline = commenting->outline;
  const OfficeNode *text = office_outline_get(outline, node);
  const gchar *bytes = g_bytes_get_data(outline->bytes, NULL);
  gboolean cut = FALSE;

  for (guint i = node + 1; i < text->after; i++) {
    const OfficeNode *piece = office_outline_get(outline, i), *run;
    OfficeTag content;
    const gchar *found;

    if (strcmp(piece->name, "t") != 0 || piece->content_end < piece->tag_end)
      continue;
    run = office_outline_get(outline, piece->parent);
    content = office_outline_content(outline, i);
    found = cut ? content.text : find_ours(commenting, content);
    if (found == NULL)
      continue;
    cut = TRUE;
    if (strcmp(run->name, "r") == 0 && is_blank(content.text, (gsize)(found - content.text)))
      office_patch_replace(commenting->patch, run->begin, run->end - run->begin, NULL);
    else
      office_patch_replace(commenting->patch, (gsize)(found - bytes),
                           piece->content_end - (gsize)(found - bytes), NULL);
  }
}

static void
append_below(Commenting *commenting, guint text, const gchar *comment)
{
  const OfficeOutline *outline = commenting->outline;
  const gchar *p = commenting->prefix;
  guint run = last_child(outline, text, "r"), plain = office_outline_child(outline, text, "t");
  const OfficeNode *node = office_outline_get(outline, text);
  g_autoptr(GString) more = g_string_new(NULL);
  g_autoptr(GString) whole = g_string_new(NULL);

  if (run != OFFICE_NODE_NONE) {
    append_text(commenting, "\n", comment, more);
    office_patch_replace(commenting->patch, office_outline_get(outline, run)->end, 0, more->str);
  } else if (plain != OFFICE_NODE_NONE &&
             !office_tag_is_empty(office_outline_tag(outline, plain))) {
    g_string_append_printf(more, "\n%s\n", commenting->line);
    office_escape(more, comment);
    office_patch_replace(commenting->patch, office_outline_get(outline, plain)->content_end, 0,
                         more->str);
  } else {
    append_text(commenting, "", comment, more);
    g_string_append_printf(whole, "<%stext>%s</%stext>", p, more->str, p);
    office_patch_replace(commenting->patch, node->begin, node->end - node->begin, whole->str);
  }
}

static void
keep_foreign(Commenting *commenting, guint comment, const XlsxMark *mark)
{
  guint text = office_outline_child(commenting->outline, comment, "text");

  if (text == OFFICE_NODE_NONE)
    return;
  cut_ours(commenting, text);
  if (mark != NULL)
    append_below(commenting, text, mark->comment);
}

/* All comments */

/* Another text needs a box of another size. */
static void
replace_ours(Commenting *commenting, guint index, const XlsxMark *mark)
{
  const OfficeNode *node = office_outline_get(commenting->outline, index);
  const gchar *bytes = g_bytes_get_data(commenting->outline->bytes, NULL);
  gsize length = node->end - node->begin;
  g_autoptr(GString) text = g_string_new(NULL);

  append_comment(commenting, mark, text);
  if (text->len == length && memcmp(text->str, bytes + node->begin, length) == 0)
    return;
  office_patch_replace(commenting->patch, node->begin, length, text->str);
  g_array_append_val(commenting->removed, mark->address);
  g_array_append_val(commenting->added, mark->address);
}

static void
take_comment(Commenting *commenting, guint index)
{
  const OfficeOutline *outline = commenting->outline;
  const OfficeNode *node = office_outline_get(outline, index);
  OfficeTag tag = office_outline_tag(outline, index);
  g_autofree gchar *place = office_tag_get(tag, "ref");
  g_autofree gchar *author = office_tag_get(tag, "authorId");
  const XlsxMark *mark;
  OfficeAddress address;

  if (place == NULL || office_address_parse(place, strlen(place), &address) == 0)
    return;
  mark = xlsx_find_mark(commenting->list, address);
  if ((author == NULL || !g_hash_table_contains(commenting->ours, author)) &&
      !is_ours(commenting, index)) {
    keep_foreign(commenting, index, mark);
  } else if (mark != NULL) {
    replace_ours(commenting, index, mark);
  } else {
    office_patch_replace(commenting->patch, node->begin, node->end - node->begin, NULL);
    g_array_append_val(commenting->removed, address);
  }
  if (mark != NULL)
    commenting->met[mark - &g_array_index(commenting->list, XlsxMark, 0)] = TRUE;
}

static void
add_missing(Commenting *commenting, guint comments)
{
  const OfficeNode *node = office_outline_get(commenting->outline, comments);
  const gchar *p = commenting->prefix;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree gchar *whole = NULL;

  for (guint i = 0; i < commenting->list->len; i++) {
    const XlsxMark *mark = &g_array_index(commenting->list, XlsxMark, i);

    if (commenting->met[i])
      continue;
    append_comment(commenting, mark, text);
    g_array_append_val(commenting->added, mark->address);
  }
  if (text->len == 0)
    return;
  whole = g_strdup_printf("<%scommentList>%s</%scommentList>", p, text->str, p);
  if (office_tag_is_empty(office_outline_tag(commenting->outline, comments)))
    office_patch_replace(commenting->patch, node->begin, node->end - node->begin, whole);
  else
    office_patch_replace(commenting->patch, node->content_end, 0, text->str);
}

static GBytes *
patch_comments(Commenting *commenting)
{
  const OfficeOutline *outline = commenting->outline;
  guint comments = office_outline_child(outline, 0, "commentList");

  read_authors(commenting);
  if (comments == OFFICE_NODE_NONE || (commenting->author_id == NULL && commenting->list->len > 0))
    return NULL;
  for (guint i = office_outline_child(outline, comments, "comment"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "comment"))
    take_comment(commenting, i);
  add_missing(commenting, comments);
  return office_patch_is_empty(commenting->patch) ? NULL : office_patch_apply(commenting->patch);
}

static OfficeOutline *
read_comments(XlsxParts *parts, const gchar *name, GError **error)
{
  g_autofree gchar *none = g_strdup_printf(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<comments xmlns=\"%s\"><authors/><commentList/></comments>",
    xlsx_parts_main_space(parts));
  g_autoptr(GBytes) bytes = NULL;

  if (name != NULL)
    return xlsx_parts_outline(parts, name, error);
  bytes = g_bytes_new(none, strlen(none));
  return office_outline_read(bytes, "comments", error);
}

/* Shapes */

static gboolean
add_drawing(XlsxParts *parts, const gchar *sheet, const XlsxSurvey *survey, GBytes *shapes,
            OfficePatch *patch, GError **error)
{
  g_autofree gchar *name = xlsx_parts_new_name(parts, "xl/drawings/vmlDrawing", ".vml");
  g_autofree gchar *id = xlsx_parts_relate(parts, sheet, "vmlDrawing", name, error);
  OfficeTag tag = {survey->tag, strlen(survey->tag)};
  g_autofree gchar *prefix = office_tag_prefix(tag);
  g_autofree gchar *element = NULL;

  if (id == NULL)
    return FALSE;
  xlsx_parts_put(parts, name, shapes, VML_TYPE);
  element = g_strdup_printf("<%slegacyDrawing xmlns:r=\"%s\" r:id=\"%s\"/>", prefix,
                            xlsx_parts_relation_space(parts), id);
  office_patch_replace(patch, survey->legacy_at, 0, element);
  return TRUE;
}

static gboolean
patch_shapes(XlsxParts *parts, const gchar *sheet, const XlsxSurvey *survey,
             const GPtrArray *relations, const Commenting *commenting, OfficePatch *patch,
             GError **error)
{
  const XlsxRelation *relation =
    survey->legacy_id != NULL ? xlsx_relations_by_id(relations, survey->legacy_id) : NULL;
  gboolean has = relation != NULL && !relation->external &&
                 xlsx_parts_have(parts, relation->target);
  g_autoptr(GBytes) existing =
    has ? office_package_read(parts->package, relation->target, XLSX_MAX_PATCHED, error) : NULL;
  g_autoptr(GBytes) shapes = NULL;

  if (has && existing == NULL)
    return FALSE;
  shapes = xlsx_shapes_patch(existing, survey, commenting->removed, commenting->added,
                             commenting->list, g_hash_table_size(parts->types) + 1);
  if (!has && survey->legacy_id == NULL)
    return commenting->added->len == 0 ||
           add_drawing(parts, sheet, survey, shapes, patch, error);
  if (has && !g_bytes_equal(shapes, existing))
    xlsx_parts_put(parts, relation->target, shapes, NULL);
  return TRUE;
}

static void
clear_commenting(Commenting *commenting)
{
  g_free(commenting->prefix);
  g_free(commenting->line);
  g_free(commenting->author_id);
  g_free(commenting->met);
  g_hash_table_unref(commenting->ours);
  g_array_unref(commenting->removed);
  g_array_unref(commenting->added);
}

static gboolean
annotate(XlsxParts *parts, const gchar *sheet, const XlsxSurvey *survey, Commenting *commenting,
         const GPtrArray *relations, OfficePatch *patch, GError **error)
{
  const XlsxRelation *relation = xlsx_relations_find(relations, "comments");
  g_autofree gchar *name = NULL, *id = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = patch_comments(commenting);
  if (bytes == NULL)
    return TRUE;
  name = relation != NULL ? g_strdup(relation->target)
                          : xlsx_parts_new_name(parts, "xl/comments", ".xml");
  xlsx_parts_put(parts, name, bytes, relation == NULL ? COMMENTS_TYPE : NULL);
  if (relation == NULL) {
    id = xlsx_parts_relate(parts, sheet, "comments", name, error);
    if (id == NULL)
      return FALSE;
  }
  return patch_shapes(parts, sheet, survey, relations, commenting, patch, error);
}

gboolean
xlsx_annotate_comments(XlsxParts *parts, const gchar *sheet, const XlsxSurvey *survey,
                       const GArray *list, const gchar *author, OfficePatch *patch,
                       GError **error)
{
  g_autoptr(GPtrArray) relations = xlsx_relations_read(parts->package, sheet, error);
  const XlsxRelation *relation =
    relations != NULL ? xlsx_relations_find(relations, "comments") : NULL;
  g_autoptr(OfficeOutline) outline = NULL;
  g_autoptr(OfficePatch) own = NULL;
  Commenting commenting = {.list = list, .author = author};
  gboolean done;

  if (relations == NULL)
    return FALSE;
  if (relation == NULL && list->len == 0)
    return TRUE;
  outline = read_comments(parts, relation != NULL ? relation->target : NULL, error);
  if (outline == NULL)
    return FALSE;
  own = office_patch_new(outline->bytes);
  commenting.outline = outline;
  commenting.patch = own;
  commenting.prefix = office_tag_prefix(office_outline_tag(outline, 0));
  commenting.line = g_strdup_printf("[%s]", author);
  commenting.ours = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  commenting.removed = g_array_new(FALSE, FALSE, sizeof(OfficeAddress));
  commenting.added = g_array_new(FALSE, FALSE, sizeof(OfficeAddress));
  commenting.met = g_new0(gboolean, list->len + 1);
  done = annotate(parts, sheet, survey, &commenting, relations, patch, error);
  clear_commenting(&commenting);
  return done;
}
