/* test-ods.h: small documents, and what a reader gives of them, written down.
 */
#pragma once

#include <string.h>

#include "plugin/ct-plugin.h"

#define ODS_URN "urn:oasis:names:tc:opendocument:xmlns:"

/* Of the root. */
#define ODS_SPACES                                                                                 \
  " xmlns:office='" ODS_URN "office:1.0' xmlns:table='" ODS_URN "table:1.0' xmlns:text='" ODS_URN  \
  "text:1.0' xmlns:style='" ODS_URN "style:1.0' xmlns:number='" ODS_URN                            \
  "datastyle:1.0' xmlns:fo='" ODS_URN "xsl-fo-compatible:1.0' xmlns:svg='" ODS_URN                 \
  "svg-compatible:1.0' xmlns:draw='" ODS_URN                                                       \
  "drawing:1.0' xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:"  \
  "1.0'"

typedef struct {
  CtRowSink sink;
  GString *text;
  guint n_rows;
  guint stop_after; /* rows; 0: never */
} OdsRecorder;

/* Text as it is, #number, %percent, @date, !error, =formula without value; _ blank; behind it
 * < covered from the left, ^ from above, + computed. */
static inline void
ods_record_cell(GString *text, const CtCell *cell)
{
  static const gchar *const signs[] = {[CT_CELL_BLANK] = "_",   [CT_CELL_TEXT] = "",
                                       [CT_CELL_NUMBER] = "#",  [CT_CELL_PERCENT] = "%",
                                       [CT_CELL_DATE] = "@",    [CT_CELL_ERROR] = "!",
                                       [CT_CELL_FORMULA] = "="};

  g_string_append(text, signs[cell->kind]);
  g_string_append_len(text, cell->text, (gssize)cell->length);
  g_string_append(text, cell->flags & CT_CELL_COVERED_LEFT ? "<" : "");
  g_string_append(text, cell->flags & CT_CELL_COVERED_ABOVE ? "^" : "");
  g_string_append(text, cell->flags & CT_CELL_COMPUTED ? "+" : "");
}

static inline gboolean
ods_record_table(CtRowSink *sink, const CtTableInfo *table)
{
  g_string_append_printf(((OdsRecorder *)sink)->text, "table %s\n", table->name);
  return TRUE;
}

static inline gboolean
ods_record_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  OdsRecorder *recorder = (OdsRecorder *)sink;

  g_string_append_printf(recorder->text, "%lu:", (gulong)row);
  for (guint i = 0; i < n_cells; i++) {
    g_string_append_c(recorder->text, i == 0 ? ' ' : '|');
    ods_record_cell(recorder->text, &cells[i]);
  }
  g_string_append_c(recorder->text, '\n');
  return ++recorder->n_rows != recorder->stop_after;
}

static inline gboolean
ods_record_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  g_string_append_printf(((OdsRecorder *)sink)->text, "problem %s %lu:%u\n", problem->rule,
                         (gulong)problem->row, problem->column);
  return TRUE;
}

static inline gboolean
ods_record_note(CtRowSink *sink, const CtReadNote *note)
{
  g_string_append_printf(((OdsRecorder *)sink)->text, "note %s %s %lu:%u\n", note->rule,
                         note->value, (gulong)note->row, note->column);
  return TRUE;
}

static inline OdsRecorder
ods_recorder_new(void)
{
  static const CtRowSinkClass class = {.table = ods_record_table,
                                       .row = ods_record_row,
                                       .problem = ods_record_problem,
                                       .note = ods_record_note};

  return (OdsRecorder){.sink = {.class = &class}, .text = g_string_new(NULL)};
}
