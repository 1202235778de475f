/* xlsx-scan.h: rows of a sheet, and shared texts, as programs write them, without an XML parser.
 *
 * Knows UTF-8, elements without prefix, and what most sheets consist of:
 *
 *   <row r="7" spans="1:3"><c r="A7" s="1" t="s"><v>12</v></c><c r="B7"><f>A7*2</f><v>3</v></c>
 *   <c r="C7" t="inlineStr"><is><t>x</t></is></c></row>
 *
 * Whatever else is in a row (references, comments, other elements, a mistake) it does not know,
 * and says so before any cell of the row is given: such a row is read as XML. What it knows it
 * reads as an XML parser does, which tests hold.
 */
#pragma once

#include "office/office-address.h"
#include "xlsx-value.h"

G_BEGIN_DECLS

/**
 * XlsxScanCell: text is borrowed from the bytes.
 * @address: row 0: none was written, the cell is behind the one before it
 * @formula: (nullable): NULL: no f element; without attributes
 */
typedef struct {
  OfficeAddress address;
  XlsxRaw raw;
  const gchar *formula;
  gsize formula_length;
} XlsxScanCell;

/**
 * XlsxScan:
 * @root: (array length=root_length): the tag of the root, where prefixes are declared
 * @max_text: bytes of a text; longer ones are not known
 * @prefix: one that is, of those asked for the last
 * @row: number of the row; 0: none was written
 * @column: of the last cell
 * @cells: (array length=n_cells)
 */
typedef struct {
  const gchar *root;
  gsize root_length;
  gchar prefix[16];
  gsize max_text;
  guint32 row;
  gboolean hidden;
  guint32 column;
  XlsxScanCell *cells;
  guint n_cells;
  guint capacity;
} XlsxScan;

void xlsx_scan_clear(XlsxScan *scan);

typedef enum {
  XLSX_SCAN_ITEM,    /* a row or text */
  XLSX_SCAN_MORE,    /* it goes on behind the bytes */
  XLSX_SCAN_UNKNOWN, /* one that is not known */
  XLSX_SCAN_OTHER,   /* no row or text */
  XLSX_SCAN_STOP     /* no more is wanted */
} XlsxScanStatus;

/* The next row: %XLSX_SCAN_ITEM: it is in @scan. @used: (out): bytes that it takes, then */
XlsxScanStatus xlsx_scan_row(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used);
/* The next shared text: <si><t>x</t></si>
 * @text: (out) (array length=text_length): borrowed from the bytes */
XlsxScanStatus xlsx_scan_text(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used,
                              const gchar **text, gsize *text_length);

G_END_DECLS
