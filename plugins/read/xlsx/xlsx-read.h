/* xlsx-read.h: all rows of a workbook.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "office/office-package.h"
#include "xlsx-options.h"

G_BEGIN_DECLS

gboolean xlsx_read_book(OfficePackage *package, const XlsxOptions *options, CtRowSink *rows,
                        GError **error);

G_END_DECLS
