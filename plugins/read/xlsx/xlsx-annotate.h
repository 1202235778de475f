/* xlsx-annotate.h: the sender's own workbook back, with its wrong cells marked.
 *
 * Parts are patched where something changes; all else keeps its bytes. A cell gets a comment
 * (legacy ones, which every program shows) and a fill; one sheet has the list. What an earlier
 * annotation left is replaced: comments of our author, the sheet, fills of our colours.
 */
#pragma once

#include "data/ct-remark.h"
#include "office/office-package.h"

G_BEGIN_DECLS

/* Makes the file @path. Fails with %CT_ERROR_SOURCE when a part cannot be read, or with
 * %CT_ERROR_OUTPUT. */
gboolean xlsx_annotate(OfficePackage *package, const CtRemarks *remarks, const gchar *path,
                       GError **error);

G_END_DECLS
