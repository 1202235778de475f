/* xlsx-input.h: workbooks of the fuzz targets xlsx-*: one part of any bytes, the others sound.
 */
#pragma once

#include "fuzz.h"

G_BEGIN_DECLS

/* Reads a workbook in which @part is made of @data, twice: what comes out is valid, and the same
 * both times; by the quick scanner and by XML. */
void fuzz_xlsx_part(const gchar *part, const void *data, gsize size);

G_END_DECLS
