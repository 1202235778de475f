/* book-xlsx.h: a book as the bytes of an .xlsx file.
 */
#pragma once

#include "book.h"

G_BEGIN_DECLS

/* @font: (nullable): of the texts. Returns: (transfer full) */
GBytes *book_write_xlsx(const Book *book, const gchar *font);

G_END_DECLS
