/* xlsx-sheet.c: the part of a sheet, read once for its merged cells and once for all. */
#include "xlsx-sheet.h"

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-sheet-private.h"

#define PIECE ((gsize)64 * 1024)
#define MAX_IDLE ((guint64)32 << 20) /* bytes of XML without a row or cell */

/* The part */

/* How far the reading has come: bytes that bring neither row nor cell cost only time. */
typedef struct {
  guint64 n_cells;
  guint32 row;
  guint64 bytes;
} Progress;

static gboolean
check_progress(const XlsxSheet *sheet, gsize length, Progress *progress, GError **error)
{
  if (sheet->reading->n_cells != progress->n_cells || sheet->row != progress->row)
    progress->bytes = 0;
  progress->bytes += length;
  progress->n_cells = sheet->reading->n_cells;
  progress->row = sheet->row;
  if (progress->bytes <= MAX_IDLE)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
              _("sheet '%.100s' has more than %lu bytes without a row or cell"),
              sheet->entry->name, (gulong)MAX_IDLE);
  return FALSE;
}

static gboolean
feed_part(XlsxSheet *sheet, XlsxStream *stream, GError **error)
{
  g_autoptr(OfficePart) part =
    office_package_open_part(sheet->reading->package, sheet->entry->part, error);
  g_autofree gchar *piece = g_malloc(PIECE);
  Progress progress = {0};
  gssize n = part != NULL ? 1 : -1;

  while (n > 0) {
    n = office_part_read(part, piece, PIECE, error);
    if (n < 0 || !xlsx_stream_feed(stream, piece, (gsize)n, n == 0, error) ||
        !check_progress(sheet, (gsize)n, &progress, error))
      return FALSE;
  }
  return n == 0;
}

/* Returns: %FALSE with @error set, or not: no more is wanted */
static gboolean
feed(XlsxSheet *sheet, GError **error)
{
  const XlsxOptions *options = sheet->reading->options;
  g_autoptr(XlsxStream) stream = xlsx_stream_new(&xlsx_sheet_class, sheet->entry->part,
                                                 options->max_text, options->by_xml, sheet);
  const GByteArray *whole = sheet->merges.whole;

  if (whole != NULL)
    return xlsx_stream_feed(stream, (const gchar *)whole->data, whole->len, TRUE, error);
  return feed_part(sheet, stream, error);
}

static void
sheet_init(XlsxSheet *sheet, XlsxReading *reading, const XlsxSheetEntry *entry)
{
  *sheet = (XlsxSheet){.reading = reading,
                   .entry = entry,
                   .tell = {.rows = reading->rows, .sheet = entry->name},
                   .hidden_columns = g_array_new(FALSE, FALSE, sizeof(OfficeRange)),
                   .formulas = xlsx_formulas_new(),
                   .seen.text = g_string_new(NULL),
                   .cell = {.value = g_string_new(NULL),
                            .formula_text = g_string_new(NULL),
                            .ready = g_string_new(NULL)}};
  xlsx_text_init(&sheet->cell.inline_text, reading->values.max_text);
}

static void
sheet_clear(XlsxSheet *sheet)
{
  xlsx_merges_clear(&sheet->merges);
  g_array_unref(sheet->hidden_columns);
  xlsx_formulas_free(sheet->formulas);
  g_clear_pointer(&sheet->sheet, office_sheet_free);
  g_string_free(sheet->seen.text, TRUE);
  g_string_free(sheet->cell.value, TRUE);
  g_string_free(sheet->cell.formula_text, TRUE);
  g_string_free(sheet->cell.ready, TRUE);
  xlsx_text_clear(&sheet->cell.inline_text);
}

/* Nothing of it can be read; the other sheets are. */
static gboolean
pass_over(XlsxSheet *sheet, const gchar *message)
{
  CtTableInfo table = {.style = CT_PLACE_SHEET, .name = sheet->entry->name};

  if (ct_row_sink_table(sheet->reading->rows, &table))
    xlsx_tell_part(&sheet->tell, sheet->entry->part, message);
  else
    sheet->tell.stopped = TRUE;
  return TRUE;
}

static gboolean
end_sheet(XlsxSheet *sheet)
{
  if (!sheet->is_sheet)
    return pass_over(sheet, _("the part that should be the sheet is something else"));
  if (sheet->sheet == NULL)
    xlsx_sheet_begin(sheet);
  sheet->tell.stopped |= !office_sheet_end(sheet->sheet);
  xlsx_tell_rest(&sheet->tell);
  return TRUE;
}

static gboolean
read_sheet(XlsxSheet *sheet, GError **error)
{
  g_autoptr(GError) fault = NULL;

  if (!office_package_has(sheet->reading->package, sheet->entry->part))
    return pass_over(sheet, _("the part of the sheet is missing: the workbook is not complete"));
  if (!xlsx_merges_read(sheet->reading->package, sheet->entry->part,
                        sheet->reading->options->max_merged, &sheet->merges, error))
    return FALSE;
  if (!feed(sheet, &fault) && sheet->is_sheet && !sheet->ended && fault == NULL &&
      sheet->error == NULL)
    sheet->tell.stopped = TRUE;
  if (fault == NULL)
    fault = g_steal_pointer(&sheet->error);
  if (fault == NULL)
    return sheet->tell.stopped || end_sheet(sheet);
  g_propagate_error(error, g_steal_pointer(&fault));
  return FALSE;
}

gboolean
xlsx_sheet_read(XlsxReading *reading, const XlsxSheetEntry *entry, GError **error)
{
  XlsxSheet sheet;
  gboolean read;

  sheet_init(&sheet, reading, entry);
  read = read_sheet(&sheet, error);
  reading->stopped |= sheet.tell.stopped;
  sheet_clear(&sheet);
  return read;
}
