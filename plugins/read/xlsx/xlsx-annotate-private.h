/* xlsx-annotate-private.h: what the files of xlsx-annotate share.
 */
#pragma once

#include "data/ct-remark.h"
#include "office/office-address.h"
#include "office/office-outline.h"
#include "xlsx-book.h"

G_BEGIN_DECLS

#define XLSX_MAX_PATCHED ((gsize)512 << 20) /* bytes of a part */

/* Parts */

/**
 * XlsxParts: the package with what becomes of its parts.
 * @strict: names of relationships and spaces are those of strict OOXML
 * @put: part -> GBytes
 * @types: part -> content type, of new parts
 */
typedef struct {
  OfficePackage *package;
  gboolean strict;
  GHashTable *put;
  GHashTable *types;
} XlsxParts;

/* As it is now, in UTF-8. Returns: (transfer full) (nullable) */
GBytes *xlsx_parts_read(XlsxParts *parts, const gchar *name, GError **error);
OfficeOutline *xlsx_parts_outline(XlsxParts *parts, const gchar *name, GError **error);
gboolean xlsx_parts_have(const XlsxParts *parts, const gchar *name);
/* @bytes: (transfer none). @type: (nullable): content type, of a new part */
void xlsx_parts_put(XlsxParts *parts, const gchar *name, GBytes *bytes, const gchar *type);
void xlsx_parts_remove(XlsxParts *parts, const gchar *name);
/* "xl/comments3.xml" for "xl/comments%u.xml": one that is free. Returns: (transfer full) */
gchar *xlsx_parts_new_name(const XlsxParts *parts, const gchar *before, const gchar *after);
/* A relationship of @part to @target. @type: last piece: "comments".
 * Returns: (transfer full) (nullable): its id */
gchar *xlsx_parts_relate(XlsxParts *parts, const gchar *part, const gchar *type,
                         const gchar *target, GError **error);
/* Writes the list of content types. */
gboolean xlsx_parts_finish(XlsxParts *parts, GError **error);
/* "http://schemas.openxmlformats.org/spreadsheetml/2006/main", or that of strict OOXML */
const gchar *xlsx_parts_main_space(const XlsxParts *parts);
const gchar *xlsx_parts_relation_space(const XlsxParts *parts);

/* Styles */

typedef struct XlsxMarks XlsxMarks;

typedef enum {
  XLSX_LIST_HEADING,
  XLSX_LIST_TEXT,
  XLSX_LIST_NUMBER,
  XLSX_LIST_LINK,
  XLSX_LIST_ANSWER,
  XLSX_LIST_ANSWER_HEADING
} XlsxListStyle;

/* @bytes: (nullable): of the part, in UTF-8; NULL: there is none. */
XlsxMarks *xlsx_marks_new(GBytes *bytes, const gchar *main_space, GError **error);
void xlsx_marks_free(XlsxMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxMarks, xlsx_marks_free)
/* The style @base with our fill. */
guint32 xlsx_marks_mark(XlsxMarks *marks, guint32 base, CtSeverity severity);
/* The workbook was saved by LibreOffice, which may not have kept what a cell's colour was. */
void xlsx_marks_doubt(XlsxMarks *marks);
/* Whether any style has a fill of ours, which an earlier annotation left. */
gboolean xlsx_marks_has_own(const XlsxMarks *marks);
/* Whether @style has; @base: (out): the style without it */
gboolean xlsx_marks_unmark(XlsxMarks *marks, guint32 style, guint32 *base);
guint32 xlsx_marks_list_style(XlsxMarks *marks, XlsxListStyle style);
/* Returns: (transfer full) (nullable): the changed part; NULL: it has not changed */
GBytes *xlsx_marks_finish(XlsxMarks *marks);

/* Sheets */

/* A cell to be marked; a list of them is in the order of the sheet. */
typedef struct {
  OfficeAddress address;
  CtSeverity severity;
  gchar *comment;
} XlsxMark;

typedef struct {
  guint32 first;
  guint32 last;
  guint pixels;
  guint32 style;
} XlsxColumn;

/**
 * XlsxSurvey: what must be known of a sheet before it is patched.
 * @tag: (transfer full): of its root
 * @legacy_id: (nullable): of the drawing that holds the shapes of comments
 * @legacy_at: where such an element may stand
 * @merged: (element-type OfficeRange); @columns: (element-type XlsxColumn)
 * @heights: row -> pixels, of rows with a height of their own
 * @first_cells: row -> column of the first cell with something in it, of rows asked for
 * @has_own: cells have styles of ours
 */
typedef struct {
  gchar *tag;
  gchar *legacy_id;
  gsize legacy_at;
  GArray *merged;
  GArray *columns;
  GHashTable *heights;
  GHashTable *first_cells;
  guint column_pixels;
  guint row_pixels;
  gboolean has_own;
} XlsxSurvey;

/* @rows: (element-type guint32): whose first cell is asked for */
XlsxSurvey *xlsx_survey_read(GBytes *sheet, const gchar *what, XlsxMarks *marks,
                             const GArray *rows, GError **error);
void xlsx_survey_free(XlsxSurvey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxSurvey, xlsx_survey_free)

/* The cells of @list (element-type XlsxMark) get their fill, others lose one of ours. */
gboolean xlsx_patch_cells(GBytes *sheet, const gchar *what, XlsxMarks *marks,
                          const XlsxSurvey *survey, const GArray *list, OfficePatch *patch,
                          GError **error);

/* Comments. @sheet: its part; @patch: of it, for the element that leads to the shapes. */
gboolean xlsx_annotate_comments(XlsxParts *parts, const gchar *sheet, const XlsxSurvey *survey,
                                const GArray *list, const gchar *author, OfficePatch *patch,
                                GError **error);

/* The shapes of comments: cells (element-type OfficeAddress) that lose or get one.
 * @existing: (nullable). @block: for the numbers of new shapes. Returns: (transfer full) */
GBytes *xlsx_shapes_patch(GBytes *existing, const XlsxSurvey *survey, const GArray *removed,
                          const GArray *added, const GArray *list, guint block);

/* The sheet with the list. Returns: (transfer full) */
GBytes *xlsx_list_make(const CtRemarks *remarks, XlsxMarks *marks, const gchar *main_space);

gint xlsx_compare_addresses(OfficeAddress a, OfficeAddress b);
/* Returns: (nullable) */
const XlsxMark *xlsx_find_mark(const GArray *list, OfficeAddress address);

G_END_DECLS
