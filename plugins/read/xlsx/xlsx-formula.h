/* xlsx-formula.h: the formulas of a sheet: many cells share one, shifted (ECMA-376 part 1,
 * 18.3.1.40).
 */
#pragma once

#include "office/office-address.h"

G_BEGIN_DECLS

typedef enum { XLSX_FORMULA_OF_CELL, XLSX_FORMULA_SHARED, XLSX_FORMULA_ARRAY } XlsxFormulaKind;

/**
 * XlsxFormula: one f element.
 * @text: (array length=length): "" in cells that share another's
 * @si: number of a shared one
 * @range: of an array
 */
typedef struct {
  XlsxFormulaKind kind;
  const gchar *text;
  gsize length;
  guint32 si;
  OfficeRange range;
} XlsxFormula;

typedef struct XlsxFormulas XlsxFormulas;

XlsxFormulas *xlsx_formulas_new(void);
void xlsx_formulas_free(XlsxFormulas *formulas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxFormulas, xlsx_formulas_free)

/* The formula of the cell at @address. Returns: (transfer none) (nullable): valid until the next
 * call; %NULL: it is not known */
const gchar *xlsx_formulas_take(XlsxFormulas *formulas, const XlsxFormula *formula,
                                OfficeAddress address, gsize *length);
/* Of a cell without an f element: that of an array around it. Returns: (nullable) */
const gchar *xlsx_formulas_around(const XlsxFormulas *formulas, OfficeAddress address,
                                  gsize *length);

/* Relative references of @text moved by so many rows and columns, appended to @shifted; those
 * that leave the sheet are "#REF!". */
void xlsx_formula_shift(const gchar *text, gsize length, gint rows, gint columns,
                        GString *shifted);

G_END_DECLS
