/* office-xml-names.h: the names of one document, each split and kept once.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Real parts have some hundreds. */
#define OFFICE_XML_MAX_NAMES 10000u
#define OFFICE_XML_MAX_NAME_BYTES (2u << 20)
#define OFFICE_XML_MAX_NAME 4096u

typedef struct OfficeXmlNames OfficeXmlNames;

/* @separator: between namespace and local name */
OfficeXmlNames *office_xml_names_new(gchar separator);
void office_xml_names_free(OfficeXmlNames *names);

/* @space: (out): "" for none; both live as long as @names. The same name gives the same
 * pointers. Returns: %FALSE: it is too long, or there are too many */
gboolean office_xml_names_split(OfficeXmlNames *names, const gchar *full, const gchar **space,
                                const gchar **name);

G_END_DECLS
