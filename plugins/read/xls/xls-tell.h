/* xls-tell.h: a workbook in frames, from what freexl and we ourselves find in it.
 */
#pragma once

#include "xls-biff.h"

/* @library: freexl's handle of it. @n: sheets that freexl has
 * @book: (nullable): %NULL: of a kind that is not known here */
void xls_tell_book(const void *library, guint n, const XlsBook *book);
