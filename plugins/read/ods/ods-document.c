#include "ods-document.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "ods-names.h"
#include "ods-sheet.h"

#define PIECE 65536u

/* Depths: 1 the document, 2 its sections, 3 the body's kind, 4 tables */
#define DEPTH_SECTION 2u
#define DEPTH_KIND 3u
#define DEPTH_TABLE 4u

typedef enum { SECTION_OTHER, SECTION_STYLES, SECTION_BODY } Section;

/**
 * OdsDocument:
 * @alone: only the styles are read
 * @found: a spreadsheet was there
 * @sheet: (nullable): the table at hand
 */
typedef struct {
  OdsReading *reading;
  gboolean alone;
  Section section;
  gboolean found;
  OdsSheet *sheet;
} OdsDocument;

static gboolean
fail(OdsDocument *document, const gchar *message)
{
  if (document->reading->error == NULL)
    g_set_error_literal(&document->reading->error, CT_ERROR, CT_ERROR_SOURCE, message);
  return FALSE;
}

static gboolean
begin_root(OdsDocument *document, const OfficeXmlElement *element)
{
  if (ods_is_in(element->space, "office") && g_str_has_prefix(element->name, "document"))
    return TRUE;
  return fail(document, _("the file is XML, but no OpenDocument: expected office:document"));
}

static void
begin_section(OdsDocument *document, const OfficeXmlElement *element)
{
  document->section = SECTION_OTHER;
  if (!ods_is_in(element->space, "office"))
    return;
  if (strcmp(element->name, "styles") == 0 || strcmp(element->name, "automatic-styles") == 0 ||
      strcmp(element->name, "font-face-decls") == 0)
    document->section = SECTION_STYLES;
  else if (strcmp(element->name, "body") == 0 && !document->alone)
    document->section = SECTION_BODY;
}

static gboolean
begin_kind(OdsDocument *document, const OfficeXmlElement *element)
{
  g_autofree gchar *kind = NULL;
  g_autofree gchar *message = NULL;

  if (strcmp(element->name, "spreadsheet") == 0) {
    document->found = TRUE;
    return TRUE;
  }
  kind = ct_text_quote(element->name, strlen(element->name));
  message = g_strdup_printf(
    _("the file is an OpenDocument of another kind (%s), expected a spreadsheet"), kind);
  return fail(document, message);
}

static void
take_null_date(OdsDocument *document, const OfficeXmlElement *element)
{
  const gchar *date = ods_attribute(element, "table", "date-value");

  document->reading->since_1904 = date != NULL && g_str_has_prefix(date, "1904-01-01");
}

static gboolean
begin_in_body(OdsDocument *document, const OfficeXmlElement *element)
{
  if (document->sheet != NULL)
    return ods_sheet_begin_element(document->sheet, element);
  if (element->depth == DEPTH_KIND)
    return begin_kind(document, element);
  if (element->depth == DEPTH_TABLE && document->found && ods_is(element, "table", "table"))
    document->sheet = ods_sheet_new(document->reading, element);
  else if (element->depth == DEPTH_TABLE + 1 && ods_is(element, "table", "null-date"))
    take_null_date(document, element);
  return TRUE;
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  OdsDocument *document = user_data;

  if (element->depth == 1)
    return begin_root(document, element);
  if (element->depth == DEPTH_SECTION)
    begin_section(document, element);
  else if (document->section == SECTION_BODY)
    return begin_in_body(document, element);
  else if (document->section == SECTION_STYLES &&
           !ods_styles_begin(document->reading->styles, element))
    return fail(document, _("the document has too many styles"));
  return TRUE;
}

static gboolean
end_table(OdsDocument *document)
{
  gboolean goes_on = ods_sheet_finish(document->sheet);

  g_clear_pointer(&document->sheet, ods_sheet_free);
  return goes_on;
}

static gboolean
end_element(const gchar *space G_GNUC_UNUSED, const gchar *name G_GNUC_UNUSED, guint depth,
            gpointer user_data)
{
  OdsDocument *document = user_data;

  if (document->section == SECTION_STYLES)
    ods_styles_end(document->reading->styles, depth);
  if (document->sheet == NULL)
    return TRUE;
  return depth == DEPTH_TABLE ? end_table(document)
                              : ods_sheet_end_element(document->sheet, depth);
}

static gboolean
take_text(const gchar *text, gsize length, gpointer user_data)
{
  OdsDocument *document = user_data;

  if (document->section == SECTION_STYLES)
    ods_styles_text(document->reading->styles, text, length);
  else if (document->sheet != NULL)
    ods_sheet_letters(document->sheet, text, length);
  return TRUE;
}

static const OfficeXmlHandler handler = {begin_element, end_element, take_text};

/* @read: what the XML itself gave. */
static gboolean
finish(OdsDocument *document, gboolean read, GError **error)
{
  g_clear_pointer(&document->sheet, ods_sheet_free);
  if (document->reading->error != NULL) {
    g_clear_error(error);
    g_propagate_error(error, g_steal_pointer(&document->reading->error));
    return FALSE;
  }
  if (!read || document->found || document->alone || document->reading->stopped)
    return read;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("the OpenDocument has no spreadsheet in it"));
  return FALSE;
}

gboolean
ods_document_read_styles(OdsReading *reading, OfficePackage *package, const gchar *part,
                         GError **error)
{
  OdsDocument document = {.reading = reading, .alone = TRUE};
  gboolean read;

  if (!office_package_has(package, part))
    return TRUE;
  read = office_xml_read_part(package, part, &handler, &document, error);
  return finish(&document, read, error);
}

gboolean
ods_document_read_part(OdsReading *reading, OfficePackage *package, const gchar *part,
                       GError **error)
{
  OdsDocument document = {.reading = reading};
  gboolean read = office_xml_read_part(package, part, &handler, &document, error);

  return finish(&document, read, error);
}

static gboolean
check_size(const OdsReading *reading, guint64 size, GError **error)
{
  if (size <= reading->limits->package.max_part)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_LIMIT, _("the file has more than the limit of %lu bytes"),
              (gulong)reading->limits->package.max_part);
  return FALSE;
}

/* Returns: %FALSE with @error, or when no more is wanted */
static gboolean
feed(OdsReading *reading, OfficeXml *xml, CtInput *input, GError **error)
{
  g_autofree gchar *piece = g_malloc(PIECE);
  guint64 size = 0;
  gssize n;

  do {
    n = ct_input_read(input, piece, PIECE, error);
    if (n < 0)
      return FALSE;
    size += (guint64)n;
    if (!check_size(reading, size, error) ||
        !office_xml_feed(xml, piece, (gsize)n, n == 0, error))
      return FALSE;
  } while (n > 0);
  return TRUE;
}

gboolean
ods_document_read_flat(OdsReading *reading, CtInput *input, GError **error)
{
  OdsDocument document = {.reading = reading};
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, _("the document"), &document);
  g_autoptr(GError) own = NULL;
  gboolean read = feed(reading, xml, input, &own) || own == NULL;

  if (own != NULL)
    g_propagate_error(error, g_steal_pointer(&own));
  return finish(&document, read, error);
}
