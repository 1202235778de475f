/* ods-formula.h: OpenFormula (OpenDocument 1.3 part 4) as the A1 notation of other workbooks.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "of:=SUM([.C5:.C12];[$'Phụ lục'.B2])" to "SUM(C5:C12,'Phụ lục'!B2)", a place in another file
 * to "'[FILE]Sheet'!A1". What is not understood stays as it is.
 * @a1: what it is put to */
void ods_formula_translate(const gchar *formula, GString *a1);

G_END_DECLS
