#include "xlsx-annotate.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-annotate-private.h"

#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
#define STYLES_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

typedef struct {
  XlsxParts parts;
  XlsxBook *book;
  XlsxMarks *marks;
  const CtRemarks *remarks;
} Annotating;

/* Cells of a sheet */

static void
clear_mark(gpointer data)
{
  g_free(((XlsxMark *)data)->comment);
}

/* A comment on a covered cell is seen by nobody. */
static OfficeAddress
uncover(const XlsxSurvey *survey, OfficeAddress address)
{
  for (guint i = 0; i < survey->merged->len; i++) {
    const OfficeRange *range = &g_array_index(survey->merged, OfficeRange, i);

    if (range->first.row <= address.row && address.row <= range->last.row &&
        range->first.column <= address.column && address.column <= range->last.column)
      return range->first;
  }
  return address;
}

static gint
compare_marks(gconstpointer a, gconstpointer b)
{
  const XlsxMark *left = a, *right = b;

  return xlsx_compare_addresses(left->address, right->address);
}

/* Several of one cell, where it covers others, become one. */
static void
join_marks(GArray *list)
{
  for (guint i = 1; i < list->len;) {
    XlsxMark *before = &g_array_index(list, XlsxMark, i - 1);
    const XlsxMark *mark = &g_array_index(list, XlsxMark, i);

    if (compare_marks(before, mark) != 0) {
      i++;
      continue;
    }
    gchar *both = ct_remark_join_comments(before->comment, mark->comment);
    g_free(before->comment);
    before->comment = both;
    before->severity = MAX(before->severity, mark->severity);
    g_array_remove_index(list, i);
  }
}

static gboolean
is_of_sheet(const CtRemark *remark, const gchar *name)
{
  return remark->sheet != NULL && strcmp(remark->sheet, name) == 0 && remark->place.row > 0 &&
         remark->place.row <= OFFICE_MAX_ROWS && remark->place.column <= OFFICE_MAX_COLUMNS;
}

/* A remark on a row goes to its first cell; one on a whole column only to the list. */
static GArray *
find_marks(const CtRemarks *remarks, const gchar *name, const XlsxSurvey *survey)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(XlsxMark));

  g_array_set_clear_func(list, clear_mark);
  for (gsize i = 0; i < remarks->n; i++) {
    const CtRemark *remark = &remarks->list[i];
    XlsxMark mark = {{remark->place.row, remark->place.column}, remark->severity, NULL};

    if (!is_of_sheet(remark, name))
      continue;
    if (mark.address.column == 0)
      mark.address.column = GPOINTER_TO_UINT(
        g_hash_table_lookup(survey->first_cells, GUINT_TO_POINTER(mark.address.row)));
    mark.address = uncover(survey, mark.address);
    mark.comment = g_strdup(remark->comment);
    g_array_append_val(list, mark);
  }
  g_array_sort(list, compare_marks);
  join_marks(list);
  return list;
}

static GArray *
find_rows(const CtRemarks *remarks, const gchar *name, gboolean *any)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint32));

  for (gsize i = 0; i < remarks->n; i++) {
    if (!is_of_sheet(&remarks->list[i], name))
      continue;
    *any = TRUE;
    if (remarks->list[i].place.column == 0)
      g_array_append_val(rows, remarks->list[i].place.row);
  }
  return rows;
}

static gboolean
has_comments(Annotating *annotating, const gchar *part, gboolean *has, GError **error)
{
  g_autoptr(GPtrArray) relations = xlsx_relations_read(annotating->parts.package, part, error);

  *has = relations != NULL && xlsx_relations_find(relations, "comments") != NULL;
  return relations != NULL;
}

static gboolean
patch_sheet(Annotating *annotating, const XlsxSheetEntry *entry, GBytes *bytes,
            const GArray *rows, GError **error)
{
  g_autoptr(XlsxSurvey) survey =
    xlsx_survey_read(bytes, entry->part, annotating->marks, rows, error);
  g_autoptr(OfficePatch) patch = NULL;
  g_autoptr(GArray) list = NULL;

  if (survey == NULL)
    return FALSE;
  list = find_marks(annotating->remarks, entry->name, survey);
  patch = office_patch_new(bytes);
  if ((list->len > 0 || survey->has_own) &&
      !xlsx_patch_cells(bytes, entry->part, annotating->marks, survey, list, patch, error))
    return FALSE;
  if (!xlsx_annotate_comments(&annotating->parts, entry->part, survey, list,
                              annotating->remarks->author, patch, error))
    return FALSE;
  if (!office_patch_is_empty(patch)) {
    g_autoptr(GBytes) patched = office_patch_apply(patch);
    xlsx_parts_put(&annotating->parts, entry->part, patched, NULL);
  }
  return TRUE;
}

static gboolean
annotate_sheet(Annotating *annotating, const XlsxSheetEntry *entry, GError **error)
{
  gboolean needed = xlsx_marks_has_own(annotating->marks), commented;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (entry->part == NULL || !office_package_has(annotating->parts.package, entry->part) ||
      g_strcmp0(entry->name, annotating->remarks->earlier) == 0)
    return TRUE;
  rows = find_rows(annotating->remarks, entry->name, &needed);
  if (!has_comments(annotating, entry->part, &commented, error))
    return FALSE;
  if (!needed && !commented)
    return TRUE;
  bytes = xlsx_parts_read(&annotating->parts, entry->part, error);
  return bytes != NULL && patch_sheet(annotating, entry, bytes, rows, error);
}

/* The list */

static const XlsxSheetEntry *
find_sheet(const XlsxBook *book, const gchar *name)
{
  for (guint i = 0; name != NULL && i < book->sheets->len; i++) {
    const XlsxSheetEntry *entry = book->sheets->pdata[i];

    if (strcmp(entry->name, name) == 0)
      return entry;
  }
  return NULL;
}

/* Names of sheets count without regard to case. */
static gboolean
is_taken(const XlsxBook *book, const gchar *name)
{
  g_autofree gchar *wanted = g_utf8_casefold(name, -1);

  for (guint i = 0; i < book->sheets->len; i++) {
    g_autofree gchar *other =
      g_utf8_casefold(((const XlsxSheetEntry *)book->sheets->pdata[i])->name, -1);

    if (strcmp(wanted, other) == 0)
      return TRUE;
  }
  return FALSE;
}

static gchar *
free_title(const XlsxBook *book, const gchar *title)
{
  gchar *name = g_strdup(title);

  for (guint i = 2; is_taken(book, name); i++) {
    g_free(name);
    name = g_strdup_printf("%s (%u)", title, i);
  }
  return name;
}

static guint32
next_sheet_id(const OfficeOutline *outline, guint sheets)
{
  guint64 highest = 0;

  for (guint i = office_outline_child(outline, sheets, "sheet"); i != OFFICE_NODE_NONE;
       i = office_outline_next(outline, i, "sheet")) {
    g_autofree gchar *id = office_tag_get(office_outline_tag(outline, i), "sheetId");

    highest = MAX(highest, id != NULL ? g_ascii_strtoull(id, NULL, 10) : 0);
  }
  return (guint32)MIN(highest + 1, 65534);
}

static gboolean
add_to_workbook(Annotating *annotating, const gchar *part, GError **error)
{
  const gchar *book = annotating->book->part;
  g_autofree gchar *id =
    xlsx_parts_relate(&annotating->parts, book, "worksheet", part, error);
  g_autoptr(OfficeOutline) outline =
    id != NULL ? xlsx_parts_outline(&annotating->parts, book, error) : NULL;
  g_autofree gchar *title = free_title(annotating->book, annotating->remarks->title);
  g_autofree gchar *prefix = NULL;
  g_autoptr(OfficePatch) patch = NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GBytes) bytes = NULL;
  guint sheets;

  if (outline == NULL)
    return FALSE;
  sheets = office_outline_child(outline, 0, "sheets");
  if (sheets == OFFICE_NODE_NONE || office_tag_is_empty(office_outline_tag(outline, sheets))) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("the workbook has no sheets"));
    return FALSE;
  }
  prefix = office_tag_prefix(office_outline_tag(outline, sheets));
  g_string_append_printf(text, "<%ssheet xmlns:r=\"%s\" name=\"", prefix,
                         xlsx_parts_relation_space(&annotating->parts));
  office_escape(text, title);
  g_string_append_printf(text, "\" sheetId=\"%u\" r:id=\"%s\"/>", next_sheet_id(outline, sheets),
                         id);
  patch = office_patch_new(outline->bytes);
  office_patch_replace(patch, office_outline_get(outline, sheets)->content_end, 0, text->str);
  bytes = office_patch_apply(patch);
  xlsx_parts_put(&annotating->parts, book, bytes, NULL);
  return TRUE;
}

static gchar *
relations_of(const gchar *part)
{
  const gchar *slash = strrchr(part, '/');
  const gchar *name = slash != NULL ? slash + 1 : part;

  return g_strdup_printf("%.*s_rels/%s.rels", (gint)(name - part), part, name);
}

/* An earlier list gives its place to the new one. */
static gboolean
annotate_list(Annotating *annotating, GError **error)
{
  const XlsxSheetEntry *earlier = find_sheet(annotating->book, annotating->remarks->earlier);
  const gchar *space = xlsx_parts_main_space(&annotating->parts);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree gchar *part = NULL, *relations = NULL;

  if (earlier == NULL && annotating->remarks->n_rows == 0)
    return TRUE;
  bytes = xlsx_list_make(annotating->remarks, annotating->marks, space);
  if (earlier != NULL && earlier->part != NULL) {
    relations = relations_of(earlier->part);
    xlsx_parts_put(&annotating->parts, earlier->part, bytes, NULL);
    xlsx_parts_remove(&annotating->parts, relations);
    return TRUE;
  }
  part = xlsx_parts_new_name(&annotating->parts, "xl/worksheets/chitieu", ".xml");
  xlsx_parts_put(&annotating->parts, part, bytes, SHEET_TYPE);
  return add_to_workbook(annotating, part, error);
}

/* All of it */

static gboolean
find_strictness(Annotating *annotating, GError **error)
{
  g_autoptr(OfficeOutline) outline =
    xlsx_parts_outline(&annotating->parts, annotating->book->part, error);

  if (outline != NULL)
    annotating->parts.strict = strstr(outline->root_space, "purl.oclc.org") != NULL;
  return outline != NULL;
}

/* The program that saved it last, as far as it tells. */
static gboolean
is_of_libreoffice(OfficePackage *package)
{
  g_autoptr(GPtrArray) relations = xlsx_relations_read(package, "", NULL);
  const XlsxRelation *relation =
    relations != NULL ? xlsx_relations_find(relations, "extended-properties") : NULL;
  g_autoptr(GBytes) bytes = relation != NULL && !relation->external
                              ? office_package_read(package, relation->target, 1 << 20, NULL)
                              : NULL;
  gsize size = 0;
  const gchar *text = bytes != NULL ? g_bytes_get_data(bytes, &size) : NULL;

  return text != NULL && g_strstr_len(text, (gssize)size, "LibreOffice") != NULL;
}

static gboolean
read_styles(Annotating *annotating, GError **error)
{
  const gchar *part = annotating->book->styles;
  gboolean has = part != NULL && office_package_has(annotating->parts.package, part);
  g_autoptr(GBytes) bytes = has ? xlsx_parts_read(&annotating->parts, part, error) : NULL;

  if (has && bytes == NULL)
    return FALSE;
  annotating->marks =
    xlsx_marks_new(bytes, xlsx_parts_main_space(&annotating->parts), error);
  if (annotating->marks != NULL && is_of_libreoffice(annotating->parts.package))
    xlsx_marks_doubt(annotating->marks);
  return annotating->marks != NULL;
}

static gboolean
write_styles(Annotating *annotating, GError **error)
{
  const gchar *part = annotating->book->styles;
  gboolean has = part != NULL && office_package_has(annotating->parts.package, part);
  g_autoptr(GBytes) bytes = xlsx_marks_finish(annotating->marks);
  g_autofree gchar *name = NULL, *id = NULL;

  if (bytes == NULL || has) {
    if (bytes != NULL)
      xlsx_parts_put(&annotating->parts, part, bytes, NULL);
    return TRUE;
  }
  name = xlsx_parts_new_name(&annotating->parts, "xl/styles", ".xml");
  xlsx_parts_put(&annotating->parts, name, bytes, STYLES_TYPE);
  id = xlsx_parts_relate(&annotating->parts, annotating->book->part, "styles", name, error);
  return id != NULL;
}

static gboolean
annotate(Annotating *annotating, const gchar *path, GError **error)
{
  annotating->book = xlsx_book_read(annotating->parts.package, error);
  if (annotating->book == NULL || !find_strictness(annotating, error) ||
      !read_styles(annotating, error))
    return FALSE;
  for (guint i = 0; i < annotating->book->sheets->len; i++)
    if (!annotate_sheet(annotating, annotating->book->sheets->pdata[i], error))
      return FALSE;
  return annotate_list(annotating, error) && write_styles(annotating, error) &&
         xlsx_parts_finish(&annotating->parts, error) &&
         office_package_write(annotating->parts.package, path, error);
}

gboolean
xlsx_annotate(OfficePackage *package, const CtRemarks *remarks, const gchar *path, GError **error)
{
  Annotating annotating = {.remarks = remarks, .parts = {.package = package}};
  gboolean done;

  annotating.parts.put =
    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  annotating.parts.types = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  done = annotate(&annotating, path, error);
  g_hash_table_unref(annotating.parts.put);
  g_hash_table_unref(annotating.parts.types);
  xlsx_marks_free(annotating.marks);
  if (annotating.book != NULL)
    xlsx_book_free(annotating.book);
  return done;
}
