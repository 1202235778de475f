/* xlsx-tell.c: see xlsx-tell.h */
#include "xlsx-tell.h"

#include "base/ct-message.h"

#define EACH 20u

static void
give(XlsxTell *tell, const gchar *rule, guint32 row, guint32 column, const gchar *observed,
     const gchar *expected, const gchar *message)
{
  if (!tell->stopped)
    tell->stopped =
      !ct_row_sink_problem(tell->rows, &(CtReadProblem){.rule = rule,
                                                        .row = row,
                                                        .column = column,
                                                        .observed = observed,
                                                        .expected = expected,
                                                        .message = message});
}

static void
note(XlsxTell *tell, CtReadNote note)
{
  if (!tell->stopped)
    tell->stopped = !ct_row_sink_note(tell->rows, &note);
}

static const gchar *
describe_fault(XlsxFault fault)
{
  switch (fault) {
  case XLSX_FAULT_STRING:
    return _("the cell refers to a shared text that does not exist");
  case XLSX_FAULT_NUMBER:
    return _("the cell should be a number, and is none");
  case XLSX_FAULT_TYPE:
    return _("the cell is of a type that workbooks do not have");
  default:
    return _("the text of the cell is longer than the limit (read.max-text)");
  }
}

void
xlsx_tell_fault(XlsxTell *tell, OfficeAddress address, XlsxFault fault, const gchar *text,
                gsize length)
{
  g_autofree gchar *observed = NULL;

  tell->last_cell = address;
  if (tell->n_cells++ >= EACH)
    return;
  observed = g_strndup(text, length);
  give(tell, fault == XLSX_FAULT_TOO_LONG ? "read.long-text" : "read.broken-cell", address.row,
       address.column, observed, NULL, describe_fault(fault));
}

void
xlsx_tell_address(XlsxTell *tell, guint32 row, const gchar *text)
{
  g_autofree gchar *shown = NULL;

  tell->last_row = row;
  if (tell->n_addresses++ >= EACH)
    return;
  shown = text != NULL ? g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), 40)) : NULL;
  give(tell, "read.bad-address", row, 0, shown, "A1 ... XFD1048576",
       text != NULL ? _("a row or cell stands where no sheet has one; it is left out")
                    : _("a row stands behind the last one that a sheet may have; it is left out"));
}

void
xlsx_tell_style(XlsxTell *tell, OfficeAddress address, guint32 style, guint n_styles)
{
  g_autofree gchar *message = NULL;
  gchar value[16];

  if (tell->n_styles++ > 0)
    return;
  g_snprintf(value, sizeof value, "%u", style);
  message = g_strdup_printf(_("the cell has style %u, but the workbook has only %u: its number is "
                              "read as it is written, and percent or dates are not known"),
                            style, n_styles);
  note(tell, (CtReadNote){.what = "style",
                          .value = value,
                          .rule = "read.unknown-style",
                          .warning = TRUE,
                          .row = address.row,
                          .column = address.column,
                          .message = message});
}

void
xlsx_tell_merges(XlsxTell *tell, guint n_wrong, gboolean full, guint max)
{
  g_autofree gchar *message = NULL;

  if (full)
    message = g_strdup_printf(_("the sheet has more than %u merged cells (read.max-merged): the "
                                "others are read as if they were not merged"),
                              max);
  else if (n_wrong > 0)
    message = g_strdup_printf(_("%u merged cells have no place in a sheet, and are passed over"),
                              n_wrong);
  else
    return;
  give(tell, "read.merged-cells", 0, 0, NULL, NULL, message);
}

void
xlsx_tell_part(XlsxTell *tell, const gchar *part, const gchar *message)
{
  give(tell, "read.missing-part", 0, 0, part, NULL, message);
}

void
xlsx_tell_rest(XlsxTell *tell)
{
  g_autofree gchar *cells = NULL;
  g_autofree gchar *rows = NULL;

  if (tell->n_cells > EACH) {
    cells = g_strdup_printf(_("%lu more cells of the sheet cannot be read; this is the last one"),
                            (gulong)(tell->n_cells - EACH));
    give(tell, "read.broken-cell", tell->last_cell.row, tell->last_cell.column, NULL, NULL, cells);
  }
  if (tell->n_addresses > EACH) {
    rows = g_strdup_printf(_("%lu more rows or cells stand where no sheet has one"),
                           (gulong)(tell->n_addresses - EACH));
    give(tell, "read.bad-address", (guint32)tell->last_row, 0, NULL, NULL, rows);
  }
  /* Only now: then it is known how many. */
  if (!tell->stopped)
    tell->stopped = !office_fonts_tell(tell->rows, tell->n_fonts);
}
