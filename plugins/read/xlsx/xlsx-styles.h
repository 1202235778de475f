/* xlsx-styles.h: of the styles' part what changes how a cell is read: number format and font.
 *
 * ECMA-376 part 1, 18.8.
 */
#pragma once

#include "office/office-font.h"
#include "office/office-number.h"
#include "office/office-package.h"

G_BEGIN_DECLS

/* @format: (transfer none) */
typedef struct {
  const OfficeFormat *format;
  OfficeFont font;
} XlsxStyle;

typedef struct XlsxStyles XlsxStyles;

/* @part: (nullable): NULL: the workbook has none, all cells are general */
XlsxStyles *xlsx_styles_read(OfficePackage *package, const gchar *part, GError **error);
void xlsx_styles_free(XlsxStyles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxStyles, xlsx_styles_free)

/* How many "s" may name. */
guint xlsx_styles_count(const XlsxStyles *styles);
/* The general one for an index that is too great. Returns: (transfer none) */
const XlsxStyle *xlsx_styles_get(const XlsxStyles *styles, guint index);
/* Whether any style has @font. */
gboolean xlsx_styles_use(const XlsxStyles *styles, OfficeFont font);

G_END_DECLS
