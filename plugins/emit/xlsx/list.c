/* list.c: the sheet "Cần sửa": one line a finding, with room for an answer. */
#include <string.h>

#include "xlsx.h"

enum { NUMBER, SEVERITY, PLACE, INDICATOR, AREA, PERIOD, OBSERVED, MESSAGE, SUGGESTION, ANSWER };

#define MAX_LINES 25u /* of a row */

static const gdouble widths[CT_REMARK_COLUMNS] = {6, 11, 16, 34, 20, 18, 16, 60, 34, 44};

/* The words of ct-remark.c. */
static Fill
fill_of(const gchar *severity)
{
  if (g_strcmp0(severity, _("Error")) == 0)
    return FILL_ERROR;
  return g_strcmp0(severity, _("Warning")) == 0 ? FILL_WARNING : FILL_INFO;
}

static void
put_head(Workbook *workbook, lxw_worksheet *sheet, const CtRemarks *remarks)
{
  const Look look = {.bits = LOOK_BOLD | LOOK_WRAP | LOOK_CENTRE | LOOK_BORDER,
                     .fill = FILL_HEAD, .decimals = LOOK_TEXT};
  lxw_row_col_options hidden = {.hidden = LXW_TRUE};

  for (guint i = 0; i < CT_REMARK_COLUMNS; i++) {
    workbook_text(workbook, sheet, 0, i, remarks->headings[i], look);
    worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
  }
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    workbook_text(workbook, sheet, 0, CT_REMARK_COLUMNS + i, remarks->keys[i], look);
  worksheet_set_column_opt(sheet, CT_REMARK_COLUMNS, CT_REMARK_COLUMNS + CT_REMARK_KEYS - 1, 12,
                           NULL, &hidden);
}

static void
put_location(Workbook *workbook, lxw_worksheet *sheet, guint at, const CtRemarkRow *row,
             GHashTable *sheets)
{
  const gchar *target = row->sheet != NULL ? g_hash_table_lookup(sheets, row->sheet) : NULL;
  Look look = {.bits = LOOK_WRAP | LOOK_BORDER | LOOK_TOP, .decimals = LOOK_TEXT};
  gchar address[LXW_MAX_CELL_NAME_LENGTH];
  const gchar *text = row->location;
  g_autofree gchar *reference = NULL;
  g_autofree gchar *link = NULL;

  if (target != NULL && row->place.row > 0 && row->place.row <= WORKBOOK_MAX_ROWS) {
    look.bits |= LOOK_LINK;
    workbook_address(row->place.row - 1, MAX(row->place.column, 1) - 1u, address);
    if (strchr(text, '!') == NULL)
      text = address; /* line and field of a text file are row and column of its copy */
    reference = workbook_reference(target, row->place.row - 1, MAX(row->place.column, 1) - 1u);
    link = g_strconcat("internal:", reference, NULL);
    workbook_link(workbook, sheet, at, PLACE, link, NULL, look);
  }
  workbook_text(workbook, sheet, at, PLACE, text, look);
}

static void
put_row(Workbook *workbook, lxw_worksheet *sheet, guint at, const CtRemarkRow *row,
        GHashTable *sheets)
{
  const gchar *const texts[CT_REMARK_COLUMNS] = {
    [SEVERITY] = row->severity, [INDICATOR] = row->indicator_name, [AREA] = row->area_name,
    [PERIOD] = row->period_name, [OBSERVED] = row->observed, [MESSAGE] = row->message,
    [SUGGESTION] = row->suggestion, [ANSWER] = row->answer};
  const gchar *const keys[CT_REMARK_KEYS] = {row->rule, row->indicator, row->area, row->period,
                                             row->value};
  Look look = {.bits = LOOK_WRAP | LOOK_BORDER | LOOK_TOP, .decimals = LOOK_TEXT};
  Look hidden = {.bits = LOOK_PLAIN_TEXT, .decimals = LOOK_TEXT};
  guint lines = 1;

  for (guint i = SEVERITY; i < CT_REMARK_COLUMNS; i++)
    if (texts[i] != NULL)
      lines = MAX(lines, workbook_count_lines(texts[i], widths[i]));
  if (lines > 1)
    worksheet_set_row(sheet, at, MIN(lines, MAX_LINES) * 15.0, NULL);
  look.decimals = 0;
  workbook_decimal(workbook, sheet, at, NUMBER, CT_DECIMAL_INIT(at, 0), look);
  look.decimals = LOOK_TEXT;
  for (guint i = SEVERITY; i < CT_REMARK_COLUMNS; i++) {
    look.fill = i == SEVERITY ? fill_of(row->severity) : i == ANSWER ? FILL_INPUT : FILL_NONE;
    if (i == PLACE)
      put_location(workbook, sheet, at, row, sheets);
    else
      workbook_text(workbook, sheet, at, i, texts[i], look);
  }
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    workbook_text(workbook, sheet, at, CT_REMARK_COLUMNS + i, keys[i], hidden);
}

void
xlsx_write_list(Workbook *workbook, const CtRemarks *remarks, GHashTable *sheets)
{
  lxw_worksheet *sheet = workbook_add(workbook, remarks->title, NULL);
  gsize n = MIN(remarks->n_rows, (gsize)WORKBOOK_MAX_ROWS - 1);

  put_head(workbook, sheet, remarks);
  for (gsize i = 0; i < n; i++)
    put_row(workbook, sheet, (guint)i + 1, &remarks->rows[i], sheets);
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, (lxw_row_t)n, CT_REMARK_COLUMNS - 1);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
}
