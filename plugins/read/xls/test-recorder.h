/* test-recorder.h: a receiver of rows that writes down kinds and flags of cells, too.
 */
#pragma once

#include "row-recorder.h"

/* Rows with the kinds of their cells: #12 a number, %67.2 percent, @2023-06-30 a date, !#REF! an
 * error; = before what a formula gave, < and ^ before what a merged cell covers. */
static gboolean
record_kinds(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  static const gchar *const signs[] = {"_", "", "#", "%", "@", "!", "?"};
  GString *text = ((RowRecorder *)sink)->text;

  g_string_append_printf(text, "%lu:", (gulong)row);
  for (guint i = 0; i < n_cells; i++) {
    g_string_append(text, i == 0 ? " " : "|");
    g_string_append(text, (cells[i].flags & CT_CELL_COMPUTED) != 0 ? "=" : "");
    g_string_append(text, (cells[i].flags & CT_CELL_COVERED_LEFT) != 0 ? "<" : "");
    g_string_append(text, (cells[i].flags & CT_CELL_COVERED_ABOVE) != 0 ? "^" : "");
    g_string_append(text, signs[cells[i].kind]);
    g_string_append_len(text, cells[i].text, (gssize)MIN(cells[i].length, 40));
  }
  g_string_append_c(text, '\n');
  return TRUE;
}

static inline RowRecorder
make_recorder(void)
{
  static const CtRowSinkClass class = {
    .table = record_table, .row = record_kinds, .problem = record_problem, .note = record_note};

  return (RowRecorder){.sink = {.class = &class}, .text = g_string_new(NULL)};
}
