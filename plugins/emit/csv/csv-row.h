/* csv-row.h: one row of a table as a line of delimited text.
 */
#pragma once

#include "data/ct-results.h"

G_BEGIN_DECLS

typedef enum {
  CSV_CELL_PLAIN,
  CSV_CELL_NUMBER, /* gets the decimal mark, never a guard */
  CSV_CELL_FOREIGN /* is guarded against formulas */
} CsvCell;

/* How one table is written; immutable. */
typedef struct {
  CtTableKind table;
  guint n_columns;
  CsvCell cells[CT_TABLE_MAX_COLUMNS];
  gchar delimiter;
  gchar decimal;
} CsvFormat;

CsvFormat csv_format_new(CtTableKind table, gchar delimiter, gchar decimal);
void csv_append_header(const CsvFormat *format, GString *bytes);
void csv_append_row(const CsvFormat *format, const CtTableText *row, GString *bytes);
/* One cell of a row and what stands behind it. @text: (nullable): an empty one */
void csv_append_cell(const CsvFormat *format, guint column, const gchar *text, gsize length,
                     GString *bytes);

/* Whether a spreadsheet would take a cell with this text for a formula. */
gboolean csv_is_formula(const gchar *text, gsize length);

G_END_DECLS
