/* xlsx-options.h: what the reading of a workbook may cost.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlsxOptions:
 * @max_cells: of all sheets, blank ones that are written out among them
 * @max_merged: merged cells of a sheet
 * @max_text: bytes of the text of one cell
 * @max_strings: bytes of all shared texts, with 16 for each one
 * @by_xml: all is read by office-xml.h, nothing by xlsx-scan.h: slower, and the same
 */
typedef struct {
  guint64 max_cells;
  guint max_merged;
  gsize max_text;
  gsize max_strings;
  gboolean by_xml;
} XlsxOptions;

G_END_DECLS
