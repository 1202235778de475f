/* xlsx-book.h: what a workbook consists of: its sheets and the parts they need.
 *
 * Parts are found by relationships and not by name: ECMA-376 part 2 (OPC), 9.3; part 1, 12.
 */
#pragma once

#include "office/office-package.h"

G_BEGIN_DECLS

/**
 * XlsxRelation:
 * @id: "rId1"
 * @type: the last piece of its type: "worksheet", "styles"; the same in strict OOXML
 * @target: the part it leads to, without '/' at its front and without ".."; or, when
 *   @external, as written
 */
typedef struct {
  gchar *id;
  gchar *type;
  gchar *target;
  gboolean external;
} XlsxRelation;

/* @part: "" for the package's own. A part without relationships has none.
 * Returns: (transfer full) (element-type XlsxRelation) (nullable): %NULL with @error */
GPtrArray *xlsx_relations_read(OfficePackage *package, const gchar *part, GError **error);
/* The first of @type. Returns: (transfer none) (nullable) */
const XlsxRelation *xlsx_relations_find(const GPtrArray *relations, const gchar *type);
/* Returns: (transfer none) (nullable) */
const XlsxRelation *xlsx_relations_by_id(const GPtrArray *relations, const gchar *id);

/**
 * XlsxSheetEntry: in the order of the workbook.
 * @part: of a worksheet; NULL: the sheet is a chart, a dialog or a macro
 */
typedef struct {
  gchar *name;
  gchar *part;
  gboolean hidden;
} XlsxSheetEntry;

/**
 * XlsxBook:
 * @part: the workbook's own
 * @sheets: (element-type XlsxSheetEntry)
 * @styles, @strings, @theme: (nullable): parts
 * @external: (element-type utf8): what external links lead to: [1] is the first
 */
typedef struct {
  gchar *part;
  gboolean since_1904;
  GPtrArray *sheets;
  gchar *styles;
  gchar *strings;
  gchar *theme;
  GPtrArray *external;
} XlsxBook;

/* Fails with %CT_ERROR_SOURCE, telling what the file is instead (a document, a presentation). */
XlsxBook *xlsx_book_read(OfficePackage *package, GError **error);
void xlsx_book_free(XlsxBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxBook, xlsx_book_free)

G_END_DECLS
