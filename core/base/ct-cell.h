/* ct-cell.h: one cell of a row, as a reader gives it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CT_CELL_BLANK,
  CT_CELL_TEXT,    /* to be understood; all cells of a text file */
  CT_CELL_NUMBER,  /* plain decimal, exactly as a person saw it: "67.2" */
  CT_CELL_PERCENT, /* plain decimal of percent: "67.2" for 67.2 % */
  CT_CELL_DATE,    /* "2023-06-30" */
  CT_CELL_ERROR,   /* "#REF!" */
  CT_CELL_FORMULA  /* a formula without a value */
} CtCellKind;

/* How a cell of a workbook lies among others; none of them in text. A cell that a merged one
 * covers has the text and kind of that one. */
typedef enum {
  CT_CELL_COVERED_LEFT = 1 << 0,  /* the merged cell begins in a column to the left */
  CT_CELL_COVERED_ABOVE = 1 << 1, /* it begins in a row above */
  CT_CELL_COMPUTED = 1 << 2       /* a formula gave the value */
} CtCellFlags;

/* @text: (array length=length): valid UTF-8 without NUL, not NUL-terminated
 * @flags: of CtCellFlags */
typedef struct {
  const gchar *text;
  gsize length;
  CtCellKind kind;
  guint flags;
} CtCell;

G_END_DECLS
