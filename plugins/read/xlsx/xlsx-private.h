/* xlsx-private.h: small things that the files of this plugin share.
 */
#pragma once

#include "office/office-package.h"
#include "office/office-xml.h"

G_BEGIN_DECLS

/* Whether @space is that of SpreadsheetML, strict or transitional. */
gboolean xlsx_is_main(const gchar *space);
/* Whether @element is @name of SpreadsheetML. */
gboolean xlsx_is(const OfficeXmlElement *element, const gchar *name);

/* "1", "true" and "on" are. */
gboolean xlsx_is_true(const gchar *value);

/* A whole number from 0 to @max. Returns: %FALSE: @text (nullable) is none, or greater */
gboolean xlsx_parse_number(const gchar *text, guint32 max, guint32 *number);

/* The content type that the package states for @part; (transfer full) (nullable): it states
 * none, or the list is missing. */
gboolean xlsx_content_type(OfficePackage *package, const gchar *part, gchar **type,
                           GError **error);

G_END_DECLS
