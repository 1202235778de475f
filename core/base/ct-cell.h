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

/* @text: (array length=length): valid UTF-8 without NUL, not NUL-terminated */
typedef struct {
  const gchar *text;
  gsize length;
  CtCellKind kind;
} CtCell;

G_END_DECLS
