/* row-recorder.h: a receiver of rows that writes down what it gets, for tests of readers.
 */
#pragma once

#include <string.h>

#include "data/ct-row-sink.h"

/* One line a call: "table /data", "column 1 a", "context ky 2023", "3: a|b", "problem
 * read.nul 3:2", "note delimiter ;" or "note encoding TCVN3 read.encoding-found 0". Numbers are written as #12.50, blanks as _. */
typedef struct {
  CtRowSink sink;
  GString *text;
} RowRecorder;

static void
record_cell(GString *text, const CtCell *cell)
{
  if (cell->kind == CT_CELL_BLANK)
    g_string_append_c(text, '_');
  else if (cell->kind == CT_CELL_NUMBER)
    g_string_append_c(text, '#');
  g_string_append_len(text, cell->text, (gssize)cell->length);
}

static gboolean
record_table(CtRowSink *sink, const CtTableInfo *table)
{
  g_string_append_printf(((RowRecorder *)sink)->text, "table %s\n",
                         table->name != NULL ? table->name : "(one record)");
  return TRUE;
}

static gboolean
record_column(CtRowSink *sink, guint column, const gchar *name)
{
  g_string_append_printf(((RowRecorder *)sink)->text, "column %u %s\n", column, name);
  return TRUE;
}

static gboolean
record_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  GString *text = ((RowRecorder *)sink)->text;

  g_string_append_printf(text, "context %s ", name);
  record_cell(text, cell);
  g_string_append_c(text, '\n');
  return TRUE;
}

static gboolean
record_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  GString *text = ((RowRecorder *)sink)->text;

  g_string_append_printf(text, "%lu:", (gulong)row);
  for (guint i = 0; i < n_cells; i++) {
    g_string_append_c(text, i == 0 ? ' ' : '|');
    record_cell(text, &cells[i]);
  }
  g_string_append_c(text, '\n');
  return TRUE;
}

static gboolean
record_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  g_string_append_printf(((RowRecorder *)sink)->text, "problem %s %lu:%u\n", problem->rule,
                         (gulong)problem->row, problem->column);
  return TRUE;
}

static gboolean
record_note(CtRowSink *sink, const CtReadNote *note)
{
  g_string_append_printf(((RowRecorder *)sink)->text, "note %s %s", note->what, note->value);
  if (note->rule != NULL)
    g_string_append_printf(((RowRecorder *)sink)->text, " %s %lu", note->rule, (gulong)note->row);
  g_string_append_c(((RowRecorder *)sink)->text, '\n');
  return TRUE;
}

static inline RowRecorder
row_recorder_new(void)
{
  static const CtRowSinkClass class = {.table = record_table,
                                       .column = record_column,
                                       .context = record_context,
                                       .row = record_row,
                                       .problem = record_problem,
                                       .note = record_note};

  return (RowRecorder){.sink = {.class = &class}, .text = g_string_new(NULL)};
}
