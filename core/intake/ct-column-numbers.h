/* ct-column-numbers.h: the row of a form that numbers its columns: "(1)", "A",
 * "(9)=(7)/(4)".
 */
#pragma once

#include "intake/ct-held-rows.h"
#include "intake/ct-resolve.h"

G_BEGIN_DECLS

typedef enum {
  CT_FORMULA_NONE,
  CT_FORMULA_RATIO,     /* a / b */
  CT_FORMULA_DIFFERENCE /* a - b */
} CtFormulaKind;

/**
 * CtColumnNumber: one cell of it.
 * @number: of the column; 0: a letter, or blank
 * @a, @b: numbers of columns, of a formula
 */
typedef struct {
  guint number;
  CtFormulaKind kind;
  guint a;
  guint b;
} CtColumnNumber;

/* %FALSE: the text numbers no column. */
gboolean ct_column_number_read(const gchar *text, gsize length, CtColumnNumber *number);

/* The text of a cell that may number a column: a spreadsheet makes -1 of "(1)". */
CtSpan ct_column_number_text(const CtCell *cell);

/* Whether the row numbers columns: brackets, letters or formulas, or three bare
 * numbers; cells may be blank. */
gboolean ct_row_numbers_columns(const CtRow *row);

/* "1 | 2", "A | 2" in the first two columns and nothing more: maybe a row that numbers them. */
gboolean ct_row_numbers_two_columns(const CtRow *row);

G_END_DECLS
