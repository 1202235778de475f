/* read/xlsx: workbooks of Office Open XML (ECMA-376), strict or transitional. */
#include <string.h>

#include "plugin/ct-plugin.h"
#include "xlsx-annotate.h"
#include "xlsx-read.h"

typedef struct {
  OfficeLimits limits;
  XlsxOptions options;
} XlsxReader;

static gboolean
xlsx_read(gpointer self, CtInput *input, CtRowSink *rows, GError **error)
{
  const XlsxReader *reader = self;
  g_autoptr(OfficePackage) package = office_package_open(input, &reader->limits, error);

  return package != NULL && xlsx_read_book(package, &reader->options, rows, error);
}

static gboolean
xlsx_annotate_file(gpointer self, CtInput *input, const CtRemarks *remarks, const gchar *path,
                   GError **error)
{
  const XlsxReader *reader = self;
  g_autoptr(OfficePackage) package = office_package_open(input, &reader->limits, error);

  return package != NULL && xlsx_annotate(package, remarks, path, error);
}

static gboolean
has_bytes(const gchar *head, gsize length, const gchar *wanted)
{
  gsize n = strlen(wanted);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp(head + i, wanted, n) == 0)
      return TRUE;
  return FALSE;
}

/* By what is in it; a text document is taken, too, to be told for what it is. */
static guint
xlsx_probe(const gchar *name, const gchar *media_type G_GNUC_UNUSED, const gchar *head,
           gsize length)
{
  static const gchar *const endings[] = {".xlsx", ".xlsm", ".xltx", ".xltm"};
  g_autofree gchar *lower = g_ascii_strdown(name, -1);

  if (length < 4 || memcmp(head, "PK", 2) != 0)
    return 0;
  if (has_bytes(head, length, "xl/"))
    return 95;
  if (has_bytes(head, length, "[Content_Types].xml"))
    return 90;
  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(lower, endings[i]))
      return 60;
  return 0;
}

static gpointer
xlsx_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  XlsxReader *reader = g_new0(XlsxReader, 1);

  reader->limits = OFFICE_LIMITS_DEFAULT;
  reader->limits.max_file = ct_settings_get_number(settings, "max-file");
  reader->limits.max_part = ct_settings_get_number(settings, "max-part");
  reader->limits.max_total = 2 * MIN(reader->limits.max_part, (guint64)G_MAXINT64 / 2);
  reader->options = (XlsxOptions){
    .max_cells = ct_settings_get_number(settings, "max-cells"),
    .max_merged = (guint)MIN(ct_settings_get_number(settings, "max-merged"), 1u << 24),
    .max_text = MIN(ct_settings_get_number(settings, "max-text"), (guint64)G_MAXINT32),
    .max_strings = ct_settings_get_number(settings, "max-strings"),
  };
  return reader;
}

static const CtOption xlsx_options[] = {
  {"max-file", CT_OPTION_NUMBER, "256M", NULL, FALSE, N_("bytes of the largest file")},
  {"max-part", CT_OPTION_NUMBER, "1G", NULL, FALSE,
   N_("bytes of the largest part of it, unpacked")},
  {"max-cells", CT_OPTION_NUMBER, "16M", NULL, FALSE, N_("cells of a workbook")},
  {"max-merged", CT_OPTION_NUMBER, "100000", NULL, FALSE, N_("merged cells of a sheet")},
  {"max-text", CT_OPTION_NUMBER, "128K", NULL, FALSE, N_("bytes of the longest text of a cell")},
  {"max-strings", CT_OPTION_NUMBER, "40M", NULL, FALSE,
   N_("bytes that the shared texts of a workbook may take")},
  {0},
};

static const CtReadRole xlsx_role = {
  .size = sizeof xlsx_role,
  .probe = xlsx_probe,
  .read = xlsx_read,
  .annotate = xlsx_annotate_file};

CT_PLUGIN_REGISTER(.name = "xlsx", .summary = N_("workbooks (XLSX)"), .version = "1.0",
                   .licence = "MIT AND BSD-3-Clause", .options = xlsx_options, .open = xlsx_open,
                   .close = g_free, .read = &xlsx_role)
