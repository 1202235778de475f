#include "office/office-xml.h"

#include <expat.h>
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-xml-names.h"

/* Between namespace and name; expat refuses namespaces that hold it. */
#define SEPARATOR '\n'

/* Expat looks at an unfinished tag again with each piece that comes, and keeps all of it. */
#define MAX_TAG (1u << 20)
#define PIECE 65536u

typedef struct {
  const gchar *space;
  const gchar *name;
} Open;

/**
 * OfficeXml:
 * @attributes: room for as many as an element may have
 * @open: (array length=depth): the elements that are open
 * @fed: bytes
 * @stopped: by the handler, or by @failure
 * @failure: (nullable): (transfer full): told at the end of the feeding
 */
struct OfficeXml {
  OfficeXmlHandler handler;
  gpointer user_data;
  gchar *what;
  XML_Parser parser;
  OfficeXmlNames *names;
  OfficeXmlAttribute *attributes;
  Open open[OFFICE_XML_MAX_DEPTH];
  guint depth;
  guint64 fed;
  gboolean stopped;
  gchar *failure;
};

static void
stop(OfficeXml *xml)
{
  xml->stopped = TRUE;
  XML_StopParser(xml->parser, XML_FALSE);
}

/* @message: (transfer full) */
static void
fail(OfficeXml *xml, gchar *message)
{
  if (xml->failure == NULL)
    xml->failure = message;
  else
    g_free(message);
  stop(xml);
}

static gboolean
split_name(OfficeXml *xml, const gchar *full, const gchar **space, const gchar **name)
{
  if (office_xml_names_split(xml->names, full, space, name))
    return TRUE;
  if (strlen(full) > OFFICE_XML_MAX_NAME)
    fail(xml, g_strdup_printf(_("a name of %zu bytes, longer than the limit of %u"), strlen(full),
                              OFFICE_XML_MAX_NAME));
  else
    fail(xml, g_strdup_printf(_("more than the limit of %u different names, or %u bytes of them"),
                              OFFICE_XML_MAX_NAMES, OFFICE_XML_MAX_NAME_BYTES));
  return FALSE;
}

static gboolean
take_attributes(OfficeXml *xml, const gchar **pairs, guint *n)
{
  for (*n = 0; pairs[2 * *n] != NULL; (*n)++) {
    OfficeXmlAttribute *attribute = &xml->attributes[*n];

    if (*n == OFFICE_XML_MAX_ATTRIBUTES) {
      fail(xml, g_strdup_printf(_("an element with more than the limit of %u attributes"),
                                OFFICE_XML_MAX_ATTRIBUTES));
      return FALSE;
    }
    attribute->value = pairs[2 * *n + 1];
    if (!split_name(xml, pairs[2 * *n], &attribute->space, &attribute->name))
      return FALSE;
  }
  return TRUE;
}

static void
begin_element(void *user_data, const gchar *full, const gchar **pairs)
{
  OfficeXml *xml = user_data;
  OfficeXmlElement element = {.attributes = xml->attributes};

  if (xml->stopped)
    return;
  element.depth = ++xml->depth;
  if (xml->depth > OFFICE_XML_MAX_DEPTH) {
    fail(xml, g_strdup_printf(_("elements are nested deeper than the limit of %u"),
                              OFFICE_XML_MAX_DEPTH));
    return;
  }
  if (!split_name(xml, full, &element.space, &element.name))
    return;
  xml->open[xml->depth - 1] = (Open){element.space, element.name};
  if (take_attributes(xml, pairs, &element.n_attributes) && xml->handler.begin != NULL &&
      !xml->handler.begin(&element, xml->user_data))
    stop(xml);
}

static void
end_element(void *user_data, const gchar *full G_GNUC_UNUSED)
{
  OfficeXml *xml = user_data;
  guint depth = xml->depth--;
  const Open *open;

  if (xml->stopped || xml->handler.end == NULL)
    return;
  open = &xml->open[depth - 1];
  if (!xml->handler.end(open->space, open->name, depth, xml->user_data))
    stop(xml);
}

static void
take_text(void *user_data, const gchar *text, int length)
{
  OfficeXml *xml = user_data;

  if (!xml->stopped && !xml->handler.text(text, (gsize)length, xml->user_data))
    stop(xml);
}

static void
refuse_doctype(void *user_data, const gchar *name G_GNUC_UNUSED, const gchar *sysid G_GNUC_UNUSED,
               const gchar *pubid G_GNUC_UNUSED, int internal G_GNUC_UNUSED)
{
  fail(user_data, g_strdup(_("a DOCTYPE declaration, which workbooks do not have")));
}

/* Encodings of one byte a letter; those that expat does not know itself. */
static int
find_encoding(void *user_data G_GNUC_UNUSED, const gchar *name, XML_Encoding *encoding)
{
  if (g_ascii_strncasecmp(name, "windows-125", 11) != 0 &&
      g_ascii_strncasecmp(name, "iso-8859-", 9) != 0)
    return XML_STATUS_ERROR;
  for (gint i = 0; i < 256; i++) {
    gchar byte = (gchar)i;
    g_autofree gchar *text = g_convert(&byte, 1, "UTF-8", name, NULL, NULL, NULL);

    encoding->map[i] = text != NULL && i > 0 ? (int)g_utf8_get_char(text) : i > 0 ? -1 : 0;
  }
  encoding->data = NULL;
  encoding->convert = NULL;
  encoding->release = NULL;
  return XML_STATUS_OK;
}

OfficeXml *
office_xml_new(const OfficeXmlHandler *handler, const gchar *what, gpointer user_data)
{
  OfficeXml *xml = g_new0(OfficeXml, 1);

  xml->attributes = g_new(OfficeXmlAttribute, OFFICE_XML_MAX_ATTRIBUTES);
  xml->handler = *handler;
  xml->user_data = user_data;
  xml->what = g_strdup(what);
  xml->names = office_xml_names_new(SEPARATOR);
  xml->parser = XML_ParserCreateNS(NULL, SEPARATOR);
  if (xml->parser == NULL)
    g_error("no memory for an XML parser");
  XML_SetUserData(xml->parser, xml);
  XML_SetElementHandler(xml->parser, begin_element, end_element);
  if (handler->text != NULL)
    XML_SetCharacterDataHandler(xml->parser, take_text);
  XML_SetStartDoctypeDeclHandler(xml->parser, refuse_doctype);
  XML_SetUnknownEncodingHandler(xml->parser, find_encoding, NULL);
  return xml;
}

void
office_xml_free(OfficeXml *xml)
{
  if (xml == NULL)
    return;
  XML_ParserFree(xml->parser);
  office_xml_names_free(xml->names);
  g_free(xml->attributes);
  g_free(xml->failure);
  g_free(xml->what);
  g_free(xml);
}

/* What expat says most; the others are shown as they are. */
static const gchar *const faults[] = {
  N_("no element found"),        N_("not well-formed (invalid token)"),
  N_("unclosed token"),          N_("mismatched tag"),
  N_("duplicate attribute"),     N_("junk after document element"),
  N_("undefined entity"),        N_("unknown encoding"),
  N_("unbound prefix"),          N_("partial character"),
};

static const gchar *
describe_fault(OfficeXml *xml)
{
  const gchar *text = XML_ErrorString(XML_GetErrorCode(xml->parser));

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS(faults); i++)
    if (strcmp(text, faults[i]) == 0)
      return _(faults[i]);
  return text != NULL ? text : "";
}

static gboolean
set_failure(OfficeXml *xml, const gchar *fault, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s is no sound XML: line %lu, column %lu: %s"),
              xml->what, (gulong)XML_GetCurrentLineNumber(xml->parser),
              (gulong)XML_GetCurrentColumnNumber(xml->parser) + 1, fault);
  return FALSE;
}

/* Returns: whether what expat waits to see the end of is longer than any tag */
static gboolean
is_tag_too_long(OfficeXml *xml)
{
  XML_Index at = XML_GetCurrentByteIndex(xml->parser);

  return at >= 0 && xml->fed > (guint64)at + MAX_TAG;
}

static gboolean
feed_piece(OfficeXml *xml, const gchar *bytes, gsize length, gboolean last, GError **error)
{
  enum XML_Status status = XML_Parse(xml->parser, bytes, (int)length, last);

  xml->fed += length;
  if (xml->failure == NULL && !xml->stopped && !last && is_tag_too_long(xml))
    xml->failure =
      g_strdup_printf(_("a tag or comment longer than the limit of %u bytes"), MAX_TAG);
  if (xml->failure != NULL)
    return set_failure(xml, xml->failure, error);
  if (xml->stopped)
    return FALSE;
  return status == XML_STATUS_OK || set_failure(xml, describe_fault(xml), error);
}

gboolean
office_xml_feed(OfficeXml *xml, const gchar *bytes, gsize length, gboolean last, GError **error)
{
  do {
    gsize n = MIN(length, PIECE);

    if (!feed_piece(xml, bytes, n, last && n == length, error))
      return FALSE;
    bytes += n;
    length -= n;
  } while (length > 0);
  return TRUE;
}

void
office_xml_tag(const OfficeXml *xml, gsize *offset, gsize *length)
{
  *offset = (gsize)XML_GetCurrentByteIndex(xml->parser);
  *length = (gsize)XML_GetCurrentByteCount(xml->parser);
}

/* Returns: %FALSE with @error set, or when no more is wanted */
static gboolean
feed_part(OfficeXml *xml, OfficePart *part, GError **error)
{
  g_autofree gchar *piece = g_malloc(PIECE);
  gssize n;

  do {
    n = office_part_read(part, piece, PIECE, error);
    if (n < 0 || !office_xml_feed(xml, piece, (gsize)n, n == 0, error))
      return FALSE;
  } while (n > 0);
  return TRUE;
}

gboolean
office_xml_read_part(OfficePackage *package, const gchar *name, const OfficeXmlHandler *handler,
                     gpointer user_data, GError **error)
{
  g_autoptr(OfficePart) part = office_package_open_part(package, name, error);
  g_autoptr(OfficeXml) xml = NULL;

  if (part == NULL)
    return FALSE;
  xml = office_xml_new(handler, name, user_data);
  return feed_part(xml, part, error) || (xml->stopped && xml->failure == NULL);
}
