/* ods-document.h: the XML of a document: content.xml, styles.xml, or a flat one of all.
 */
#pragma once

#include "ods-reading.h"

G_BEGIN_DECLS

/* The styles of a part alone; one that is missing has none. */
gboolean ods_document_read_styles(OdsReading *reading, OfficePackage *package, const gchar *part,
                                  GError **error);
/* Its styles and its sheets. %TRUE also when the receiver wanted no more. */
gboolean ods_document_read_part(OdsReading *reading, OfficePackage *package, const gchar *part,
                                GError **error);
/* The same for a flat document. */
gboolean ods_document_read_flat(OdsReading *reading, CtInput *input, GError **error);

G_END_DECLS
