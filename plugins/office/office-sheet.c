/* office-sheet.c: cells by address become rows without gaps.
 */
#include "office/office-sheet.h"

#include <string.h>

#include "base/ct-message.h"
#include "office/office-formula.h"
#include "office/office-sheet-hidden.h"
#include "office/office-sheet-merged.h"

/* Of one rule; what is more of it is told as one. */
#define MAX_TOLD 20u
/* Blank cells between others, and covered ones, of a whole sheet: a row with a cell far to the
 * right costs as much as one that is full. */
#define MAX_FILLED G_GUINT64_CONSTANT(50000000)
#define MAX_ROW_BYTES (16u << 20)

typedef enum {
  PROBLEM_ORDER,
  PROBLEM_ROWS,
  PROBLEM_COLUMNS,
  PROBLEM_SPARSE,
  PROBLEM_LONG,
  N_PROBLEMS
} Problem;

/**
 * @row: the one being put together; 0: none yet
 * @cells: (array length=capacity): the first n_cells of them are of the row; until it is given
 *   their text is where it begins in @text
 * @filled: what is left of MAX_FILLED
 * @told: how many of each problem
 */
struct OfficeSheet {
  CtRowSink *rows;
  gchar *name;
  gboolean goes_on;
  gboolean tell_hidden;
  OfficeMerged *merged;
  OfficeHidden *hidden;
  OfficeFormulas *formulas;
  guint32 row;
  guint32 hidden_row;
  CtCell *cells;
  guint n_cells;
  guint capacity;
  GString *text;
  guint64 filled;
  guint64 told[N_PROBLEMS];
};

OfficeSheet *
office_sheet_begin(CtRowSink *rows, const OfficeSheetInfo *info)
{
  OfficeSheet *sheet = g_new0(OfficeSheet, 1);

  sheet->rows = rows;
  sheet->name = g_strdup(info->name);
  sheet->tell_hidden = info->hidden;
  sheet->merged = office_merged_new(info->merged, info->n_merged);
  sheet->hidden = office_hidden_new(info->hidden_columns, info->n_hidden_columns);
  sheet->formulas = office_formulas_new(rows);
  sheet->text = g_string_new(NULL);
  sheet->filled = MAX_FILLED;
  sheet->goes_on =
    ct_row_sink_table(rows, &(CtTableInfo){.style = CT_PLACE_SHEET, .name = sheet->name});
  return sheet;
}

void
office_sheet_free(OfficeSheet *sheet)
{
  office_merged_free(sheet->merged);
  office_hidden_free(sheet->hidden);
  office_formulas_free(sheet->formulas);
  g_string_free(sheet->text, TRUE);
  g_free(sheet->cells);
  g_free(sheet->name);
  g_free(sheet);
}

static const gchar *
rule_of(Problem problem)
{
  static const gchar *const rules[N_PROBLEMS] = {
    [PROBLEM_ORDER] = "read.cell-order",        [PROBLEM_ROWS] = "read.too-many-rows",
    [PROBLEM_COLUMNS] = "read.too-many-columns", [PROBLEM_SPARSE] = "read.too-sparse",
    [PROBLEM_LONG] = "read.long-row",
  };

  return rules[problem];
}

static const gchar *
message_of(Problem problem)
{
  static const gchar *const messages[N_PROBLEMS] = {
    [PROBLEM_ORDER] = N_("the file has this cell twice, or out of its order; it is left out"),
    [PROBLEM_ROWS] = N_("the sheet has more rows than a sheet may have; what is behind is left out"),
    [PROBLEM_COLUMNS] =
      N_("the row has more columns than a sheet may have; what is behind is left out"),
    [PROBLEM_SPARSE] = N_("the sheet has too many blank cells between others; what stands behind "
                          "them is left out"),
    [PROBLEM_LONG] = N_("the row has more text than is read; what is behind is left out"),
  };

  return _(messages[problem]);
}

static gchar *
limit_of(Problem problem)
{
  switch (problem) {
  case PROBLEM_ROWS:
    return g_strdup_printf("<= %u", OFFICE_MAX_ROWS);
  case PROBLEM_COLUMNS:
    return g_strdup_printf("<= %u", OFFICE_MAX_COLUMNS);
  case PROBLEM_SPARSE:
    return g_strdup_printf("<= %" G_GUINT64_FORMAT, MAX_FILLED);
  case PROBLEM_LONG:
    return g_strdup_printf("<= %u", MAX_ROW_BYTES);
  case PROBLEM_ORDER:
  default:
    return NULL;
  }
}

static gboolean
tell(OfficeSheet *sheet, Problem problem, OfficeAddress place)
{
  g_autofree gchar *limit = NULL;

  if (sheet->told[problem]++ >= (problem == PROBLEM_ORDER ? MAX_TOLD : 1))
    return TRUE;
  limit = limit_of(problem);
  sheet->goes_on = ct_row_sink_problem(
    sheet->rows,
    &(CtReadProblem){.rule = rule_of(problem),
                     .row = MIN(place.row, OFFICE_MAX_ROWS),
                     .column = place.column <= OFFICE_MAX_COLUMNS ? place.column : 0,
                     .expected = limit,
                     .message = message_of(problem)});
  return sheet->goes_on;
}

static gboolean
tell_hidden_sheet(OfficeSheet *sheet)
{
  g_autofree gchar *message = NULL;

  if (!sheet->tell_hidden)
    return TRUE;
  sheet->tell_hidden = FALSE;
  message = g_strdup_printf(_("the sheet '%s' is hidden; it is read like the others"), sheet->name);
  return ct_row_sink_note(sheet->rows, &(CtReadNote){.what = "hidden-sheet",
                                                     .value = sheet->name,
                                                     .rule = "read.hidden-sheet",
                                                     .message = message});
}

static void
reserve_cells(OfficeSheet *sheet, guint n)
{
  if (n <= sheet->capacity)
    return;
  sheet->capacity = MAX(n, MIN(sheet->capacity * 2, OFFICE_MAX_COLUMNS));
  sheet->cells = g_renew(CtCell, sheet->cells, sheet->capacity);
}

static void
blank_to(OfficeSheet *sheet, guint n)
{
  reserve_cells(sheet, n);
  for (; sheet->n_cells < n; sheet->n_cells++)
    sheet->cells[sheet->n_cells] = (CtCell){.text = "", .kind = CT_CELL_BLANK};
}

/* Texts stand still only now. */
static void
find_texts(OfficeSheet *sheet)
{
  for (guint i = 0; i < sheet->n_cells; i++)
    if (sheet->cells[i].kind != CT_CELL_BLANK)
      sheet->cells[i].text = sheet->text->str + GPOINTER_TO_SIZE(sheet->cells[i].text);
}

static void
fill_merged(OfficeSheet *sheet)
{
  guint width = office_merged_width(sheet->merged, sheet->row, sheet->cells, sheet->n_cells);

  blank_to(sheet, width);
  office_merged_fill(sheet->merged, sheet->row, sheet->cells, width, &sheet->filled);
  while (sheet->n_cells > 0 && sheet->cells[sheet->n_cells - 1].kind == CT_CELL_BLANK)
    sheet->n_cells--;
}

static gboolean
give_row(OfficeSheet *sheet)
{
  if (sheet->n_cells == 0)
    return TRUE;
  find_texts(sheet);
  fill_merged(sheet);
  if (sheet->hidden_row == sheet->row)
    office_hidden_add_row(sheet->hidden, sheet->row);
  sheet->goes_on = tell_hidden_sheet(sheet) &&
                   ct_row_sink_row(sheet->rows, sheet->row, sheet->cells, sheet->n_cells);
  sheet->n_cells = 0;
  g_string_truncate(sheet->text, 0);
  return sheet->goes_on;
}

static gboolean
is_empty(const OfficeCell *cell)
{
  return cell->cell.kind == CT_CELL_BLANK ||
         (cell->cell.kind == CT_CELL_TEXT && cell->cell.length == 0);
}

static gboolean
has_room(OfficeSheet *sheet, const OfficeCell *cell)
{
  guint gap = cell->address.column - 1 - sheet->n_cells;

  if (sheet->text->len + cell->cell.length > MAX_ROW_BYTES)
    return tell(sheet, PROBLEM_LONG, cell->address) && FALSE;
  if (gap > sheet->filled)
    return tell(sheet, PROBLEM_SPARSE, cell->address) && FALSE;
  sheet->filled -= gap;
  return TRUE;
}

static gboolean
tell_formula(OfficeSheet *sheet, const OfficeCell *cell)
{
  sheet->goes_on = office_formulas_cell(sheet->formulas, cell);
  return sheet->goes_on;
}

static gboolean
add_cell(OfficeSheet *sheet, const OfficeCell *cell)
{
  CtCell *to;

  if (!has_room(sheet, cell))
    return sheet->goes_on;
  blank_to(sheet, cell->address.column);
  to = &sheet->cells[cell->address.column - 1];
  *to = cell->cell;
  to->text = GSIZE_TO_POINTER(sheet->text->len);
  to->flags = cell->formula != NULL ? CT_CELL_COMPUTED : 0;
  g_string_append_len(sheet->text, cell->cell.text, (gssize)cell->cell.length);
  office_hidden_use_column(sheet->hidden, cell->address.column);
  return tell_formula(sheet, cell);
}

static gboolean
begin_row(OfficeSheet *sheet, guint32 row)
{
  if (row > sheet->row && give_row(sheet))
    sheet->row = row;
  return sheet->goes_on;
}

gboolean
office_sheet_cell(OfficeSheet *sheet, const OfficeCell *cell)
{
  OfficeAddress place = cell->address;

  if (!sheet->goes_on)
    return FALSE;
  if (is_empty(cell) && cell->formula == NULL && cell->raw == NULL)
    return TRUE;
  if (place.row == 0 || place.row > OFFICE_MAX_ROWS)
    return tell(sheet, PROBLEM_ROWS, place);
  if (place.column == 0 || place.column > OFFICE_MAX_COLUMNS)
    return tell(sheet, PROBLEM_COLUMNS, place);
  if (place.row < sheet->row || (place.row == sheet->row && place.column <= sheet->n_cells))
    return tell(sheet, PROBLEM_ORDER, place);
  if (!begin_row(sheet, place.row))
    return FALSE;
  return is_empty(cell) ? tell_formula(sheet, cell) : add_cell(sheet, cell);
}

void
office_sheet_merge(OfficeSheet *sheet, const OfficeRange *range)
{
  office_merged_add(sheet->merged, range);
}

void
office_sheet_hide_row(OfficeSheet *sheet, guint32 row)
{
  if (begin_row(sheet, row))
    sheet->hidden_row = row;
}

static gboolean
tell_how_many_more(OfficeSheet *sheet)
{
  guint64 more = sheet->told[PROBLEM_ORDER] - MIN(sheet->told[PROBLEM_ORDER], MAX_TOLD);
  g_autofree gchar *message = NULL;

  if (more == 0)
    return TRUE;
  message = g_strdup_printf(_("%lu more cells stand twice in the file, or out of their order; "
                              "they are left out"),
                            (gulong)more);
  return ct_row_sink_problem(sheet->rows, &(CtReadProblem){.rule = rule_of(PROBLEM_ORDER),
                                                           .row = sheet->row,
                                                           .message = message});
}

gboolean
office_sheet_end(OfficeSheet *sheet)
{
  sheet->goes_on = sheet->goes_on && give_row(sheet) && office_formulas_end(sheet->formulas) &&
                   tell_how_many_more(sheet) && office_hidden_tell(sheet->hidden, sheet->rows);
  return sheet->goes_on;
}
