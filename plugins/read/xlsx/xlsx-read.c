/* xlsx-read.c: a workbook sheet by sheet. */
#include "xlsx-read.h"

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-sheet.h"

/* Two sheets of one part are a mistake; it is read once. */
static gboolean
is_read_already(const XlsxBook *book, guint index)
{
  const XlsxSheetEntry *entry = book->sheets->pdata[index];

  for (guint i = 0; i < index; i++) {
    const XlsxSheetEntry *before = book->sheets->pdata[i];

    if (before->part != NULL && g_ascii_strcasecmp(before->part, entry->part) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
tell_twice(XlsxReading *reading, const XlsxSheetEntry *entry)
{
  CtTableInfo table = {.style = CT_PLACE_SHEET, .name = entry->name};

  return ct_row_sink_table(reading->rows, &table) &&
         ct_row_sink_problem(
           reading->rows,
           &(CtReadProblem){.rule = "read.missing-part",
                            .observed = entry->part,
                            .message = _("the sheet has the same part as one before it, which "
                                         "was read already")});
}

static gboolean
read_sheets(XlsxReading *reading, GError **error)
{
  const XlsxBook *book = reading->book;

  for (guint i = 0; i < book->sheets->len && !reading->stopped; i++) {
    const XlsxSheetEntry *entry = book->sheets->pdata[i];

    if (entry->part == NULL)
      continue;
    if (entry->part[0] != '\0' && is_read_already(book, i))
      reading->stopped = !tell_twice(reading, entry);
    else if (!xlsx_sheet_read(reading, entry, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_sheets(const XlsxBook *book, GError **error)
{
  for (guint i = 0; i < book->sheets->len; i++)
    if (((const XlsxSheetEntry *)book->sheets->pdata[i])->part != NULL)
      return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("the workbook has no sheet with cells"));
  return FALSE;
}

gboolean
xlsx_read_book(OfficePackage *package, const XlsxOptions *options, CtRowSink *rows,
               GError **error)
{
  g_autoptr(XlsxBook) book = xlsx_book_read(package, error);
  g_autoptr(XlsxStyles) styles = NULL;
  g_autoptr(XlsxStrings) strings = NULL;
  XlsxReading reading = {.package = package, .book = book, .options = options, .rows = rows};

  if (book == NULL || !check_sheets(book, error))
    return FALSE;
  styles = xlsx_styles_read(package, book->styles, error);
  if (styles == NULL)
    return FALSE;
  strings = xlsx_strings_read(package, book->strings, styles, options, error);
  if (strings == NULL)
    return FALSE;
  reading.values = (XlsxValues){styles, strings, book->since_1904, options->max_text};
  return read_sheets(&reading, error);
}
