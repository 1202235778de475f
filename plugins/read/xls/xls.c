/* read/xls: old workbooks (.xls), read by freexl in a child without rights; and what a file is
 * when it is none of the workbooks that can be read. */
#include <string.h>
#include <sys/mman.h>

#include "office/office-kind.h"
#include "plugin/ct-plugin.h"
#include "xls-rows.h"
#include "xls-run.h"

#define HEAD_BYTES 4096u

typedef struct {
  XlsBudget budget;
  guint64 max_cells;
} XlsReader;

/* Which files */

static gboolean
ends_with(const gchar *name, const gchar *const *endings, gsize n)
{
  g_autofree gchar *lower = g_ascii_strdown(name, -1);

  for (gsize i = 0; i < n; i++)
    if (g_str_has_suffix(lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_called_old(const gchar *name)
{
  static const gchar *const endings[] = {".xls", ".xlt", ".xla"};

  return ends_with(name, endings, G_N_ELEMENTS(endings));
}

static gboolean
is_called_workbook(const gchar *name)
{
  static const gchar *const endings[] = {".xls",  ".xlt",  ".xla", ".xlsx", ".xlsm",
                                         ".xltx", ".xlsb", ".ods", ".fods"};

  return ends_with(name, endings, G_N_ELEMENTS(endings));
}

/* Other readers come first with what they can read; what nobody can read is told here. */
static guint
xls_probe(const gchar *name, const gchar *media_type G_GNUC_UNUSED, const gchar *head,
          gsize length)
{
  OfficeKind kind = office_kind_find(head, length);

  switch (kind) {
  case OFFICE_KIND_XLS:
  case OFFICE_KIND_ENCRYPTED:
  case OFFICE_KIND_CFB:
    return 95;
  case OFFICE_KIND_DOCUMENT:
  case OFFICE_KIND_SLIDES:
    return 97; /* else those that are archives pass for workbooks */
  case OFFICE_KIND_ZIP:
    return 1;
  case OFFICE_KIND_EMPTY:
    return is_called_workbook(name) ? 60 : 0;
  case OFFICE_KIND_XML:
    return is_called_workbook(name) ? 60 : 1;
  case OFFICE_KIND_HTML:
    return is_called_workbook(name) ? 85 : 10;
  case OFFICE_KIND_OTHER:
    return is_called_old(name) ? 10 : 0; /* less than text has from others */
  default:
    return office_kind_tell(kind) != NULL ? 85 : 0;
  }
}

/* Reading */

static gboolean
set_told(OfficeKind kind, GError **error)
{
  const gchar *sentence = office_kind_tell(kind == OFFICE_KIND_ZIP ? OFFICE_KIND_ARCHIVE : kind);

  if (sentence != NULL)
    g_set_error_literal(error, CT_ERROR, CT_ERROR_SOURCE, sentence);
  else if (kind == OFFICE_KIND_XLSX || kind == OFFICE_KIND_ODS)
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("the file is a newer workbook (%s), expected an old one (.xls): leave out what "
                  "the source says of its reader"),
                kind == OFFICE_KIND_ODS ? ".ods" : ".xlsx");
  else
    xls_set_unreadable(error,
                       _("it is no workbook, whatever its name, or its beginning is missing"));
  return FALSE;
}

/* Once all of the file is there. */
static gboolean
check_kind(const XlsFile *file, GError **error)
{
  gsize size = (gsize)file->size;
  gpointer bytes;
  OfficeKind kind;

  if (size == 0)
    return set_told(OFFICE_KIND_EMPTY, error);
  bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file->descriptor, 0);
  if (bytes == MAP_FAILED)
    return set_told(OFFICE_KIND_OTHER, error);
  kind = office_kind_find(bytes, size);
  munmap(bytes, size);
  return kind == OFFICE_KIND_XLS || set_told(kind, error);
}

static gboolean
read_file(const XlsReader *reader, const XlsFile *file, CtRowSink *sink, GError **error)
{
  g_autoptr(XlsRows) rows = NULL;

  if (!check_kind(file, error))
    return FALSE;
  rows = xls_rows_new(sink, reader->max_cells);
  return xls_run(file, &reader->budget, xls_rows_take, rows, error) &&
         xls_rows_finish(rows, error);
}

static gboolean
xls_read(gpointer self, CtInput *input, CtRowSink *rows, GError **error)
{
  const XlsReader *reader = self;
  gsize length = 0;
  const gchar *head = ct_input_peek(input, HEAD_BYTES, &length, error);
  XlsFile file = {.descriptor = -1};
  OfficeKind kind;
  gboolean read;

  if (head == NULL)
    return FALSE;
  kind = office_kind_find(head, length);
  if (kind != OFFICE_KIND_XLS && kind != OFFICE_KIND_CFB)
    return set_told(kind, error);
  read = xls_file_read(&file, input, reader->budget.max_file, error) &&
         read_file(reader, &file, rows, error);
  xls_file_close(&file);
  return read;
}

static gpointer
xls_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  XlsReader *reader = g_new0(XlsReader, 1);

  reader->budget.max_file = ct_settings_get_number(settings, "max-file");
  reader->budget.max_memory = ct_settings_get_number(settings, "max-memory");
  reader->max_cells = ct_settings_get_number(settings, "max-cells");
  reader->budget.max_seconds = (guint)ct_settings_get_number(settings, "max-seconds");
  return reader;
}

static const CtOption xls_options[] = {
  {"max-file", CT_OPTION_NUMBER, "64M", NULL, FALSE, N_("bytes of the largest workbook")},
  {"max-cells", CT_OPTION_NUMBER, "16M", NULL, FALSE, N_("cells of a workbook")},
  {"max-memory", CT_OPTION_NUMBER, "128M", NULL, FALSE,
   N_("bytes that the program which reads it may use")},
  {"max-seconds", CT_OPTION_NUMBER, "2", NULL, FALSE,
   N_("seconds of computing that the program which reads it may take")},
  {0},
};

static const CtReadRole xls_role = {.size = sizeof xls_role, .probe = xls_probe, .read = xls_read};

CT_PLUGIN_REGISTER(.name = "xls", .summary = N_("old workbooks (.xls)"), .version = "1.0",
                   .licence = "MIT AND (MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later)",
                   .options = xls_options, .open = xls_open, .close = g_free, .read = &xls_role)
