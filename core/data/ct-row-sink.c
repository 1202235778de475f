#include "data/ct-row-sink.h"

/* A receiver leaves out what it has no use for. */

gboolean
ct_row_sink_table(CtRowSink *sink, const CtTableInfo *table)
{
  return sink->class->table == NULL || sink->class->table(sink, table);
}

gboolean
ct_row_sink_column(CtRowSink *sink, guint column, const gchar *name)
{
  return sink->class->column == NULL || sink->class->column(sink, column, name);
}

gboolean
ct_row_sink_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  return sink->class->context == NULL || sink->class->context(sink, name, cell);
}

gboolean
ct_row_sink_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  return sink->class->row == NULL || sink->class->row(sink, row, cells, n_cells);
}

gboolean
ct_row_sink_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  return sink->class->problem == NULL || sink->class->problem(sink, problem);
}

gboolean
ct_row_sink_note(CtRowSink *sink, const CtReadNote *note)
{
  return sink->class->note == NULL || sink->class->note(sink, note);
}

gboolean
ct_row_sink_begin_blocks(CtRowSink *sink, const CtBlockParser *parser, guint64 first_row)
{
  return sink->class->begin_blocks != NULL && sink->class->begin_blocks(sink, parser, first_row);
}

gboolean
ct_row_sink_block(CtRowSink *sink, GBytes *block)
{
  return sink->class->block(sink, block);
}

gboolean
ct_row_sink_end_blocks(CtRowSink *sink)
{
  return sink->class->end_blocks(sink);
}
