/* xlsx-tell.h: what is wrong in a sheet, told cell by cell at first and then counted, so that a
 * file of a million wrong cells has few findings.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "office/office-address.h"
#include "office/office-font.h"
#include "xlsx-value.h"

G_BEGIN_DECLS

/**
 * XlsxTell: of one sheet.
 * @stopped: the receiver wants no more
 */
typedef struct {
  CtRowSink *rows;
  const gchar *sheet;
  gboolean stopped;
  guint64 n_cells;
  OfficeAddress last_cell;
  guint64 n_addresses;
  guint64 last_row;
  guint64 n_styles;
  guint64 n_fonts[OFFICE_N_FONTS];
} XlsxTell;

/* A cell whose value cannot be taken. */
void xlsx_tell_fault(XlsxTell *tell, OfficeAddress address, XlsxFault fault, const gchar *text,
                     gsize length);
/* A row or cell that has no place. @row: where it is, or near it; 0: not known
 * @text: (nullable): as written; NULL: it is counted, and behind the last one */
void xlsx_tell_address(XlsxTell *tell, guint32 row, const gchar *text);
void xlsx_tell_style(XlsxTell *tell, OfficeAddress address, guint32 style, guint n_styles);
/* Merged cells that are none, or too many. */
void xlsx_tell_merges(XlsxTell *tell, guint n_wrong, gboolean full, guint max);
/* The sheet's part cannot be read. @message: why */
void xlsx_tell_part(XlsxTell *tell, const gchar *part, const gchar *message);
/* What was counted, and the old fonts. */
void xlsx_tell_rest(XlsxTell *tell);

G_END_DECLS
