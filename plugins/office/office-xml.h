/* office-xml.h: the XML of a part, element by element.
 *
 * The one home of expat. Any legal encoding, prefix and namespace; a DOCTYPE is refused, and so
 * is what passes a limit: depth, attributes of an element, bytes of a name. Text of one element
 * comes in pieces as it is read.
 */
#pragma once

#include "office/office-package.h"

G_BEGIN_DECLS

#define OFFICE_XML_MAX_DEPTH 256u
#define OFFICE_XML_MAX_ATTRIBUTES 1000u

/**
 * OfficeXmlAttribute:
 * @space: namespace; "" for none. @name: local
 */
typedef struct {
  const gchar *space;
  const gchar *name;
  const gchar *value;
} OfficeXmlAttribute;

/**
 * OfficeXmlElement: borrowed until the call returns.
 * @space: its namespace, "" for none; strict and transitional OOXML differ: see
 *   office_xml_is()
 * @depth: 1: the root
 */
typedef struct {
  const gchar *space;
  const gchar *name;
  const OfficeXmlAttribute *attributes;
  guint n_attributes;
  guint depth;
} OfficeXmlElement;

/* Of an attribute without namespace. Returns: (nullable) */
const gchar *office_xml_attribute(const OfficeXmlElement *element, const gchar *name);
/* Of one in a namespace that ends in @space_end ("/relationships"): the same for strict and
 * transitional OOXML. Returns: (nullable) */
const gchar *office_xml_attribute_in(const OfficeXmlElement *element, const gchar *space_end,
                                     const gchar *name);
/* Whether it is @name in a namespace that ends in @space_end ("/main"). */
gboolean office_xml_is(const OfficeXmlElement *element, const gchar *space_end,
                       const gchar *name);

/* Each may be NULL. %FALSE: no more is wanted, which is no error. @text: (array length=length):
 * valid UTF-8, not NUL-terminated */
typedef struct {
  gboolean (*begin)(const OfficeXmlElement *element, gpointer user_data);
  gboolean (*end)(const gchar *space, const gchar *name, guint depth, gpointer user_data);
  gboolean (*text)(const gchar *text, gsize length, gpointer user_data);
} OfficeXmlHandler;

typedef struct OfficeXml OfficeXml;
/* @what: the part's name, for messages */
OfficeXml *office_xml_new(const OfficeXmlHandler *handler, const gchar *what, gpointer user_data);
void office_xml_free(OfficeXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeXml, office_xml_free)

/* %FALSE with @error: no XML, or past a limit (%CT_ERROR_SOURCE, with line and column);
 * %FALSE without: the handler wants no more. */
gboolean office_xml_feed(OfficeXml *xml, const gchar *bytes, gsize length, gboolean last,
                         GError **error);

/* While the handler is called: where the tag that it is called for stands, in the bytes fed;
 * the end of an empty element has no length. For parts in UTF-8 that are to be patched. */
void office_xml_tag(const OfficeXml *xml, gsize *offset, gsize *length);

/* The same for a whole part; %TRUE also when the handler wanted no more. */
gboolean office_xml_read_part(OfficePackage *package, const gchar *name,
                              const OfficeXmlHandler *handler, gpointer user_data,
                              GError **error);

G_END_DECLS
