/* test-office-rows.h: sheets written down as text, and what a receiver gets of them.
 */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "office/office-sheet.h"

/* "|" after each cell; kinds but text as a letter in front; flags behind: "<" covered from the
 * left, "^" from above, "=" computed. */
typedef struct {
  CtRowSink sink;
  GString *rows;
  GString *told;
  guint n_rows;
  guint64 n_cells;
  guint stop_after;
} Received;

static inline void
write_cell(GString *text, const CtCell *cell)
{
  static const gchar kinds[] = "_\0n%d!f";

  if (cell->kind != CT_CELL_TEXT)
    g_string_append_c(text, kinds[cell->kind]);
  g_string_append_len(text, cell->text, (gssize)cell->length);
  if ((cell->flags & CT_CELL_COVERED_LEFT) != 0)
    g_string_append_c(text, '<');
  if ((cell->flags & CT_CELL_COVERED_ABOVE) != 0)
    g_string_append_c(text, '^');
  if ((cell->flags & CT_CELL_COMPUTED) != 0)
    g_string_append_c(text, '=');
  g_string_append_c(text, '|');
}

static inline gboolean
receive_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  Received *received = (Received *)sink;

  received->n_rows++;
  received->n_cells += n_cells;
  if (received->rows->len < 4096) {
    g_string_append_printf(received->rows, "%d:", (gint)row);
    for (guint i = 0; i < n_cells; i++)
      write_cell(received->rows, &cells[i]);
    g_string_append_c(received->rows, '\n');
  }
  return received->stop_after == 0 || received->n_rows < received->stop_after;
}

static inline gboolean
receive_table(CtRowSink *sink, const CtTableInfo *table)
{
  assert_int_equal(table->style, CT_PLACE_SHEET);
  assert_false(table->keyed);
  g_string_append_printf(((Received *)sink)->rows, "[%s]\n", table->name);
  return TRUE;
}

static inline gboolean
receive_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  assert_non_null(problem->message);
  g_string_append_printf(((Received *)sink)->told, "error %s %d:%u\n", problem->rule,
                         (gint)problem->row, problem->column);
  return TRUE;
}

static inline gboolean
receive_note(CtRowSink *sink, const CtReadNote *note)
{
  assert_non_null(note->message);
  g_string_append_printf(((Received *)sink)->told, "%s %s %d:%u %s\n",
                         note->warning ? "warning" : "info", note->rule, (gint)note->row,
                         note->column, note->value);
  return TRUE;
}

static inline void
received_init(Received *received)
{
  static const CtRowSinkClass class = {.table = receive_table, .row = receive_row,
                                       .problem = receive_problem, .note = receive_note};

  *received = (Received){.sink = {&class}};
  received->rows = g_string_new(NULL);
  received->told = g_string_new(NULL);
}

static inline void
received_clear(Received *received)
{
  g_string_free(received->rows, TRUE);
  g_string_free(received->told, TRUE);
}

static inline CtCellKind
kind_of_letter(gchar letter)
{
  switch (letter) {
  case 'n':
    return CT_CELL_NUMBER;
  case '%':
    return CT_CELL_PERCENT;
  case 'd':
    return CT_CELL_DATE;
  case '!':
    return CT_CELL_ERROR;
  case 'f':
    return CT_CELL_FORMULA;
  case '_':
    return CT_CELL_BLANK;
  default:
    return CT_CELL_TEXT;
  }
}

/* "C5 n12.5": address, a letter for the kind, text. Behind: "~12.49999" what the file has,
 * "=SUM(C1:C4)" the formula, "#2" the shared one. */
static inline gboolean
give_cell(OfficeSheet *sheet, const gchar *line)
{
  g_auto(GStrv) shared = g_strsplit(line, "#si", 2);
  g_auto(GStrv) formula = g_strsplit(shared[0], "=", 2);
  g_auto(GStrv) raw = g_strsplit(formula[0], "~", 2);
  OfficeCell cell = {.formula = formula[1], .raw = raw[1]};
  gsize used = office_address_parse(raw[0], strlen(raw[0]), &cell.address);
  const gchar *text = raw[0] + used + 2;

  assert_true(used > 0);
  cell.cell = (CtCell){text, strlen(text), kind_of_letter(text[-1]), 0};
  cell.formula_length = cell.formula != NULL ? strlen(cell.formula) : 0;
  cell.raw_length = cell.raw != NULL ? strlen(cell.raw) : 0;
  cell.shared = shared[1] != NULL ? (guint)g_ascii_strtoull(shared[1], NULL, 10) : 0;
  return office_sheet_cell(sheet, &cell);
}

/* Lines or pieces apart by ';': cells, or "hide 7". */
static inline gboolean
give_sheet(Received *received, const OfficeSheetInfo *info, const gchar *cells)
{
  g_autoptr(OfficeSheet) sheet = office_sheet_begin(&received->sink, info);
  g_auto(GStrv) lines = g_strsplit(cells, ";", -1);
  gboolean goes_on = TRUE;

  for (guint i = 0; lines[i] != NULL && goes_on; i++) {
    const gchar *line = g_strstrip(lines[i]);
    if (g_str_has_prefix(line, "hide "))
      office_sheet_hide_row(sheet, (guint32)g_ascii_strtoull(line + 5, NULL, 10));
    else if (line[0] != '\0')
      goes_on = give_cell(sheet, line);
  }
  return office_sheet_end(sheet) && goes_on;
}
