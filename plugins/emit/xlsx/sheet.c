#include "sheet.h"

#define MAX_LINES 25u
#define LINE_HEIGHT 15.0

const Look look_cell = {.bits = LOOK_WRAP | LOOK_BORDER | LOOK_TOP, .decimals = LOOK_TEXT};
const Look look_centre = {.bits = LOOK_WRAP | LOOK_BORDER | LOOK_TOP | LOOK_CENTRE,
                          .decimals = LOOK_TEXT};

#define A3 8
#define A4 9
#define WIDE 190.0 /* characters that are still read on A4 */

static void
set_page(lxw_worksheet *sheet, const Column *columns, guint n_columns)
{
  gdouble width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += columns[i].width;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, width > WIDE ? A3 : A4);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, SHEET_HEAD, SHEET_HEAD);
  worksheet_set_footer(sheet, "&C&\"Times New Roman\"&10&A - &P/&N");
}

/* Title and headings of one part. */
static void
begin_part(Sheet *sheet)
{
  const Look title = {.bits = LOOK_BOLD, .decimals = LOOK_TEXT, .size = 14};
  const Look head = {.bits = LOOK_BOLD | LOOK_WRAP | LOOK_CENTRE | LOOK_BORDER, .fill = FILL_HEAD,
                     .decimals = LOOK_TEXT};

  sheet->sheet = workbook_add(sheet->workbook, sheet->name, NULL);
  set_page(sheet->sheet, sheet->columns, sheet->n_columns);
  worksheet_freeze_panes(sheet->sheet, SHEET_HEAD + 1, (lxw_col_t)sheet->frozen);
  worksheet_set_default_row(sheet->sheet, LINE_HEIGHT + 2, LXW_FALSE);
  worksheet_set_row(sheet->sheet, 0, 24, NULL);
  workbook_text(sheet->workbook, sheet->sheet, 0, 0, sheet->title, title);
  worksheet_set_row(sheet->sheet, SHEET_HEAD, 36, NULL);
  for (guint i = 0; i < sheet->n_columns; i++) {
    worksheet_set_column(sheet->sheet, (lxw_col_t)i, (lxw_col_t)i, sheet->columns[i].width, NULL);
    workbook_text(sheet->workbook, sheet->sheet, SHEET_HEAD, i, sheet->columns[i].heading, head);
  }
  sheet->row = SHEET_HEAD;
}

void
sheet_begin(Sheet *sheet, Workbook *workbook, const gchar *name, const gchar *title,
            const Column *columns, guint n_columns, guint frozen)
{
  *sheet = (Sheet){.workbook = workbook, .name = g_strdup(name), .title = g_strdup(title),
                   .columns = g_memdup2(columns, sizeof *columns * n_columns),
                   .n_columns = n_columns, .frozen = frozen};
  begin_part(sheet);
}

static void
end_row(Sheet *sheet)
{
  if (sheet->row > SHEET_HEAD && sheet->lines > 1)
    worksheet_set_row(sheet->sheet, sheet->row, MIN(sheet->lines, MAX_LINES) * LINE_HEIGHT + 2,
                      NULL);
  sheet->lines = 1;
}

static void
end_part(Sheet *sheet)
{
  end_row(sheet);
  worksheet_autofilter(sheet->sheet, SHEET_HEAD, 0, MAX(sheet->row, SHEET_HEAD + 1),
                       (lxw_col_t)(sheet->n_columns - 1));
}

void
sheet_next(Sheet *sheet)
{
  if (sheet->row + 1 >= WORKBOOK_MAX_ROWS) {
    end_part(sheet);
    begin_part(sheet);
  }
  end_row(sheet);
  sheet->row++;
}

void
sheet_text(Sheet *sheet, guint column, const gchar *text, Look look)
{
  if (text != NULL)
    sheet->lines = MAX(sheet->lines, workbook_count_lines(text, sheet->columns[column].width));
  workbook_text(sheet->workbook, sheet->sheet, sheet->row, column, text, look);
}

void
sheet_decimal(Sheet *sheet, guint column, CtDecimal value, gint decimals, Look look)
{
  look.decimals = MAX(decimals, 0);
  workbook_decimal(sheet->workbook, sheet->sheet, sheet->row, column, value, look);
}

void
sheet_count(Sheet *sheet, guint column, guint64 count)
{
  const Look look = {.bits = LOOK_BORDER | LOOK_TOP};

  workbook_decimal(sheet->workbook, sheet->sheet, sheet->row, column,
                   CT_DECIMAL_INIT((gint64)MIN(count, (guint64)G_MAXINT64), 0), look);
}

void
sheet_link(Sheet *sheet, guint column, const gchar *target, const gchar *tip, Look *look)
{
  Look linked = *look;

  linked.bits |= LOOK_LINK;
  if (target != NULL && workbook_link(sheet->workbook, sheet->sheet, sheet->row, column, target,
                                      tip, linked))
    *look = linked;
}

void
sheet_end(Sheet *sheet, guint coloured, const WordColour *colours, guint n_colours)
{
  end_part(sheet);
  for (guint i = 0; i < n_colours; i++)
    workbook_colour_word(sheet->workbook, sheet->sheet, SHEET_HEAD + 1,
                         MAX(sheet->row, SHEET_HEAD + 1), coloured, colours[i].word,
                         colours[i].fill);
  g_free(sheet->name);
  g_free(sheet->title);
  g_free(sheet->columns);
}
