/* xls-formula.h: formulas as people write them. Files keep them in Polish notation, in tokens.
 */
#pragma once

#include "xls-biff.h"

/* @tokens: (array length=n). @row, @column: the cell's, from 0: formulas that many cells share
 * are relative to it. Returns: (transfer full) (nullable): "SUM(C2:C3)"; %NULL: something in
 * it is not known here, or damaged */
gchar *xls_formula_text(const XlsBook *book, const guint8 *tokens, gsize n, guint row,
                        guint column);
