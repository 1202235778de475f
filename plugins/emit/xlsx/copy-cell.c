/* copy-cell.c: one cell of a copy. */
#include "copy.h"

#include <stdio.h>

static void
put_number(Copy *copy, guint row, guint column, const CtCell *cell, Look look)
{
  g_autofree gchar *text = g_strndup(cell->text, cell->length);
  CtDecimal value;

  if (!ct_decimal_parse(cell->text, cell->length, &value) ||
      (cell->kind == CT_CELL_PERCENT && value.scale > CT_DECIMAL_MAX_SCALE - 2)) {
    workbook_text(copy->workbook, copy->sheet, row, column, text, look);
    return;
  }
  look.decimals = MAX(value.scale, 0);
  if (cell->kind == CT_CELL_PERCENT) {
    look.bits |= LOOK_PERCENT;
    value.scale = (gint8)(value.scale + 2);
  }
  workbook_decimal(copy->workbook, copy->sheet, row, column, value, look);
}

static void
put_date(Copy *copy, guint row, guint column, const CtCell *cell, Look look)
{
  g_autofree gchar *text = g_strndup(cell->text, cell->length);
  lxw_datetime date = {0};

  if (sscanf(text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3 || date.year < 1900) {
    workbook_text(copy->workbook, copy->sheet, row, column, text, look);
    return;
  }
  look.bits |= LOOK_DATE;
  worksheet_write_datetime(copy->sheet, row, (lxw_col_t)column, &date,
                           workbook_look(copy->workbook, look));
}

/* All cells of a text file are text: how a figure in one is to be read is not for the copy to
 * say. */
void
copy_put_cell(Copy *copy, guint row, guint column, const CtCell *cell, Look look)
{
  g_autofree gchar *text = NULL;

  switch (cell->kind) {
  case CT_CELL_NUMBER:
  case CT_CELL_PERCENT:
    put_number(copy, row, column, cell, look);
    return;
  case CT_CELL_DATE:
    put_date(copy, row, column, cell, look);
    return;
  case CT_CELL_BLANK:
  case CT_CELL_FORMULA:
    break;
  case CT_CELL_TEXT:
  case CT_CELL_ERROR:
    text = g_strndup(cell->text, cell->length);
    break;
  }
  if (text != NULL || look.fill != FILL_NONE)
    workbook_text(copy->workbook, copy->sheet, row, column, text, look);
}
