/* read/ods: spreadsheets of OpenDocument, in an archive (.ods) or flat (.fods). */
#include <string.h>

#include "base/ct-encoding.h"
#include "ods-annotate.h"
#include "ods-document.h"
#include "ods-names.h"
#include "office/office-package.h"
#include "plugin/ct-plugin.h"

#define HEAD 4096u

static gboolean
has_text(const gchar *head, gsize length, const gchar *text)
{
  return memmem(head, length, text, strlen(text)) != NULL;
}

/* In any encoding; whatever the prefix is called. */
static gboolean
is_flat(const gchar *head, gsize length)
{
  g_autofree gchar *text = NULL;
  gsize decoded;

  if (!ct_encoding_may_begin(head, length, "<"))
    return FALSE;
  text = ct_encoding_decode(CT_ENCODING_AUTO, head, length, &decoded);
  return has_text(text, decoded, "urn:oasis:names:tc:opendocument:xmlns:office:1.0") &&
         has_text(text, decoded, "document");
}

static gboolean
is_archive(const gchar *head, gsize length)
{
  return length >= 4 && memcmp(head, "PK\3\4", 4) == 0;
}

/* A part with an encryption-data element in the manifest is locked; archives that need no
 * manifest for their reading may have a broken one. */
static gboolean
find_lock(const OfficeXmlElement *element, gpointer user_data)
{
  gboolean *locked = user_data;

  *locked = ods_is(element, "manifest", "encryption-data");
  return !*locked;
}

static gboolean
check_lock(OfficePackage *package, GError **error)
{
  static const OfficeXmlHandler handler = {.begin = find_lock};
  gboolean locked = FALSE;

  if (office_package_has(package, "META-INF/manifest.xml"))
    office_xml_read_part(package, "META-INF/manifest.xml", &handler, &locked, NULL);
  if (!locked)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the file is locked by a password: save it without one"));
  return FALSE;
}

static gboolean
read_archive(OdsReading *reading, CtInput *input, GError **error)
{
  g_autoptr(OfficePackage) package =
    office_package_open(input, &reading->limits->package, error);

  return package != NULL && check_lock(package, error) &&
         ods_document_read_styles(reading, package, "styles.xml", error) &&
         ods_document_read_part(reading, package, "content.xml", error);
}

static gboolean
ods_read(gpointer self, CtInput *input, CtRowSink *rows, GError **error)
{
  const OdsLimits *limits = self;
  g_autoptr(OdsStyles) styles = ods_styles_new();
  OdsReading reading = {.rows = rows, .limits = limits, .styles = styles};
  gsize length = 0;
  const gchar *head = ct_input_peek(input, HEAD, &length, error);

  if (head == NULL)
    return FALSE;
  return is_archive(head, length) ? read_archive(&reading, input, error)
                                  : ods_document_read_flat(&reading, input, error);
}

static GBytes *
read_all(CtInput *input, guint64 max_bytes, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gchar piece[16384];
  gssize n;

  while ((n = ct_input_read(input, piece, sizeof piece, error)) > 0) {
    if (bytes->len + (guint64)n > MIN(max_bytes, (guint64)G_MAXINT32)) {
      g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                  _("the file has more than the limit of %lu bytes (max-file)"),
                  (gulong)max_bytes);
      return NULL;
    }
    g_byte_array_append(bytes, (const guint8 *)piece, (guint)n);
  }
  return n == 0 ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

static gboolean
annotate_flat(const OdsLimits *limits, CtInput *input, const CtRemarks *remarks,
              const gchar *path, GError **error)
{
  g_autoptr(GBytes) bytes = read_all(input, limits->package.max_file, error);

  return bytes != NULL && ods_annotate_flat(bytes, remarks, path, error);
}

static gboolean
ods_annotate_file(gpointer self, CtInput *input, const CtRemarks *remarks, const gchar *path,
                  GError **error)
{
  const OdsLimits *limits = self;
  g_autoptr(OfficePackage) package = NULL;
  gsize length = 0;
  const gchar *head = ct_input_peek(input, HEAD, &length, error);

  if (head == NULL)
    return FALSE;
  if (!is_archive(head, length))
    return annotate_flat(limits, input, remarks, path, error);
  package = office_package_open(input, &limits->package, error);
  return package != NULL && ods_annotate(package, remarks, path, error);
}

/* By what is in it; other documents are taken, too, to be told for what they are. */
static guint
ods_probe(const gchar *name, const gchar *media_type G_GNUC_UNUSED, const gchar *head,
          gsize length)
{
  static const gchar type[] = "mimetypeapplication/vnd.oasis.opendocument.";
  g_autofree gchar *lower = NULL;

  if (!is_archive(head, length))
    return is_flat(head, length) ? 95 : 0;
  if (length > 30 + sizeof type && memcmp(head + 30, type, sizeof type - 1) == 0)
    return 95;
  if (has_text(head, length, "application/vnd.oasis.opendocument."))
    return 80;
  lower = g_ascii_strdown(name, -1);
  return g_str_has_suffix(lower, ".ods") || g_str_has_suffix(lower, ".ots") ? 50 : 0;
}

static gpointer
ods_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  OdsLimits *limits = g_new0(OdsLimits, 1);

  limits->package = OFFICE_LIMITS_DEFAULT;
  limits->package.max_file = ct_settings_get_number(settings, "max-file");
  limits->package.max_part = ct_settings_get_number(settings, "max-part");
  limits->package.max_total = 2 * MIN(limits->package.max_part, (guint64)G_MAXINT64 / 2);
  limits->max_cells = ct_settings_get_number(settings, "max-cells");
  limits->max_repeat = (guint)MIN(ct_settings_get_number(settings, "max-repeat"), G_MAXINT32);
  limits->max_merged = (guint)MIN(ct_settings_get_number(settings, "max-merged"), 1u << 24);
  limits->max_text = MIN(ct_settings_get_number(settings, "max-text"), (guint64)G_MAXINT32);
  return limits;
}

static const CtOption ods_options[] = {
  {"max-file", CT_OPTION_NUMBER, "256M", NULL, FALSE, N_("bytes of the largest file")},
  {"max-part", CT_OPTION_NUMBER, "1G", NULL, FALSE,
   N_("bytes of the largest part of it, unpacked")},
  {"max-cells", CT_OPTION_NUMBER, "16M", NULL, FALSE, N_("cells of a workbook")},
  {"max-repeat", CT_OPTION_NUMBER, "10000", NULL, FALSE,
   N_("times that one row or cell which is not blank may be repeated")},
  {"max-merged", CT_OPTION_NUMBER, "100000", NULL, FALSE, N_("merged cells of a sheet")},
  {"max-text", CT_OPTION_NUMBER, "128K", NULL, FALSE, N_("bytes of the longest text of a cell")},
  {0},
};

static const CtReadRole ods_role = {.size = sizeof ods_role,
                                     .probe = ods_probe,
                                     .read = ods_read,
                                     .annotate = ods_annotate_file};

CT_PLUGIN_REGISTER(.name = "ods", .summary = N_("spreadsheets of OpenDocument (ODS)"),
                   .version = "1.0", .licence = "MIT AND BSD-3-Clause", .options = ods_options,
                   .open = ods_open, .close = g_free, .read = &ods_role)
