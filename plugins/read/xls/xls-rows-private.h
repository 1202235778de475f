/* xls-rows-private.h: the state of a workbook that is being told.
 */
#pragma once

#include "office/office-sheet.h"
#include "xls-rows.h"
#include "xls-value.h"

/* What may come next. */
typedef enum {
  STATE_HELLO,
  STATE_BOOK,
  STATE_LOOKS,      /* or a sheet, or the end */
  STATE_SHEETS,     /* the same without looks */
  STATE_SHEET,      /* what is known of a sheet before its rows, or these */
  STATE_ROWS,
  STATE_ENDED,
  STATE_STOPPED, /* the sink has enough */
  STATE_FAILED,
  STATE_NONSENSE
} State;

struct XlsRows {
  CtRowSink *sink;
  XlsFrames *frames;
  State state;
  guint confined; /* XlsConfined */
  gboolean told_confined;
  gboolean since_1904;
  guint32 sheets_left;
  guint32 n_sheets;
  guint64 n_cells;
  guint64 max_cells;
  GArray *looks;
  OfficeSheet *sheet;
  gchar *name;
  gboolean hidden;
  GArray *merged;
  GArray *columns;
  guint64 n_old[OFFICE_N_FONTS]; /* texts of the sheet in old fonts */
  XlsFailure failure;
  guint32 number;
};

/* The sheet that comes next. All return %FALSE when what was told makes no sense. */
gboolean xls_sheet_begin(XlsRows *rows, XlsPayload *payload);
/* What comes until its end. */
gboolean xls_sheet_take(XlsRows *rows, XlsFrame frame, XlsPayload *payload);
