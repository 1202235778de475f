/* ods-sheet-private.h: where the reading of a sheet is.
 */
#pragma once

#include "ods-columns.h"
#include "ods-row.h"
#include "ods-sheet.h"
#include "ods-tell.h"
#include "ods-text.h"
#include "ods-value.h"

/**
 * OdsSheet:
 * @outside: it only keeps what was taken from another file, and nobody sees it
 * @sheet: (nullable): begun with the first row: columns stand before it
 * @hidden_group: depth of the outermost group of rows or columns that is not shown; 0: none
 * @skip: depth of an element that is passed over; 0: none
 * @number: of the row at hand, or of the next one; @n_rows: how often it is repeated;
 *   @n_beyond: elements behind the last row that a sheet may have
 * @row_style, @row_hidden: of the row at hand; @row_depth: 0: none is open
 * @column: of the cell at hand, or of the next one; @cursor: see ods_columns_style()
 * @n_columns: how often the cell is repeated; @cell_depth: 0: none is open; @covered: it is
 */
struct OdsSheet {
  OdsReading *reading;
  gchar *name;
  gboolean hidden;
  gboolean outside;
  OfficeSheet *sheet;
  OdsTell tell;
  OdsColumns columns;
  guint n_merged;
  guint hidden_group;
  guint skip;
  guint32 number;
  guint n_beyond;
  guint32 n_rows;
  guint row_depth;
  gboolean row_hidden;
  const OdsStyle *row_style;
  OdsRow row;
  guint32 column;
  guint cursor;
  guint32 n_columns;
  guint cell_depth;
  gboolean covered;
  OdsRaw raw;
  OdsText text;
};

/* A cell of the open row, covered or not. */
void ods_sheet_begin_cell(OdsSheet *sheet, const OfficeXmlElement *element);
void ods_sheet_end_cell(OdsSheet *sheet);
