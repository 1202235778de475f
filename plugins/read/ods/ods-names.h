/* ods-names.h: the namespaces of OpenDocument (1.3 part 3, 2.2).
 */
#pragma once

#include "office/office-xml.h"

G_BEGIN_DECLS

/* @space: "urn:oasis:names:tc:opendocument:xmlns:table:1.0" is in "table". */
gboolean ods_is_in(const gchar *space, const gchar *part);
gboolean ods_is(const OfficeXmlElement *element, const gchar *part, const gchar *name);
/* Returns: (nullable): the attribute @name of a namespace of OpenDocument */
const gchar *ods_attribute(const OfficeXmlElement *element, const gchar *part, const gchar *name);
/* A whole number. @otherwise: where it is missing or none. Large ones are G_MAXUINT32. */
guint32 ods_number(const OfficeXmlElement *element, const gchar *part, const gchar *name,
                   guint32 otherwise);
/* "true" or "1". */
gboolean ods_is_true(const OfficeXmlElement *element, const gchar *part, const gchar *name);

G_END_DECLS
