/* ods-annotate.h: the sender's own workbook back, with its wrong cells marked, in OpenDocument.
 *
 * content.xml is patched at the cells, at the styles and for one table more; all else in it, and
 * all other parts, keep their bytes. What an earlier annotation left is replaced.
 */
#pragma once

#include "data/ct-remark.h"
#include "office/office-package.h"

G_BEGIN_DECLS

/* Makes the file @path. Fails with %CT_ERROR_SOURCE when the content cannot be read, or with
 * %CT_ERROR_OUTPUT. */
gboolean ods_annotate(OfficePackage *package, const CtRemarks *remarks, const gchar *path,
                      GError **error);

/* The same for a flat file (.fods). @bytes: all of it */
gboolean ods_annotate_flat(GBytes *bytes, const CtRemarks *remarks, const gchar *path,
                           GError **error);

G_END_DECLS
