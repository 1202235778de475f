/* office-formula.h: what a sheet's formulas tell of mistakes: one typed over, a sum that leaves
 * rows out, a total that is out of date, a value that lies in another file.
 *
 * Forms have sums of some rows on purpose, subtotals and shares. What is told here is sure
 * enough for a sender to look; all else is silent.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "office/office-sheet.h"

G_BEGIN_DECLS

/* Formulas are compared with what is around them in these: cells are kept so far and no
 * further, and no more of them; of what lies outside nothing is told. */
#define OFFICE_FORMULA_MAX_ROWS 2048u
#define OFFICE_FORMULA_MAX_COLUMNS 256u
#define OFFICE_FORMULA_MAX_CELLS 100000u

typedef struct OfficeFormulas OfficeFormulas;

/* @rows: is told; borrowed */
OfficeFormulas *office_formulas_new(CtRowSink *rows);
void office_formulas_free(OfficeFormulas *formulas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeFormulas, office_formulas_free)

/* In the order of the sheet, of all cells that are not blank or have a formula. Both return
 * %FALSE when the receiver wants no more. */
gboolean office_formulas_cell(OfficeFormulas *formulas, const OfficeCell *cell);
gboolean office_formulas_end(OfficeFormulas *formulas);

G_END_DECLS
