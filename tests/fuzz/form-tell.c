/* form-tell.c: what a reader would tell of the tables of an input. */
#include "form-input.h"

#include <string.h>

/* Cells that are gone when the call has returned. */
static CtCell *
copy_cells(const CtRow *row)
{
  CtCell *cells = g_new(CtCell, MAX(row->n_cells, 1));

  for (guint i = 0; i < row->n_cells; i++) {
    cells[i] = row->cells[i];
    cells[i].text = fuzz_bytes(row->cells[i].text, row->cells[i].length);
  }
  return cells;
}

static void
spoil_cells(CtCell *cells, guint n)
{
  for (guint i = 0; i < n; i++) {
    memset((gchar *)cells[i].text, '#', cells[i].length);
    g_free((gchar *)cells[i].text);
  }
  memset(cells, '#', n * sizeof *cells);
  g_free(cells);
}

static void
tell_table(const FormEvent *event, CtRowSink *sink, const gchar *name)
{
  ct_row_sink_table(sink, &(CtTableInfo){.style = event->style, .name = name,
                                         .keyed = event->keyed});
}

static void
tell_problem(CtRowSink *sink, const gchar *message)
{
  ct_row_sink_problem(sink, &(CtReadProblem){.rule = "read.broken-record", .row = 1, .column = 1,
                                             .observed = message, .message = message});
}

static void
tell_note(CtRowSink *sink, const gchar *message)
{
  ct_row_sink_note(sink, &(CtReadNote){.what = "encoding", .value = message,
                                       .rule = *message != '\0' ? "read.encoding" : NULL,
                                       .message = message});
}

/* @first: keys that the table has told before */
static void
tell_event(const FormEvent *event, CtRowSink *sink, const gchar *text, const CtCell *cells,
           guint first)
{
  switch (event->kind) {
  case FORM_TABLE:
    tell_table(event, sink, text);
    break;
  case FORM_KEYS:
    for (guint i = 0; i < event->row.n_cells; i++) {
      g_autofree gchar *name = g_strndup(cells[i].text, cells[i].length);

      ct_row_sink_column(sink, first + i + 1, name);
    }
    break;
  case FORM_CONTEXT:
    if (event->row.n_cells > 0)
      ct_row_sink_context(sink, text, &cells[0]);
    break;
  case FORM_NOTE:
    tell_note(sink, text);
    break;
  case FORM_PROBLEM:
    tell_problem(sink, text);
    break;
  case FORM_ROW:
  default:
    g_assert_true(ct_row_sink_row(sink, event->row.number, cells, event->row.n_cells));
    break;
  }
}

void
form_input_tell(const FormInput *input, CtRowSink *sink, gboolean borrowed)
{
  guint n_keys = 0;

  for (guint i = 0; i < input->events->len; i++) {
    const FormEvent *event = &g_array_index(input->events, FormEvent, i);
    CtCell *cells = borrowed ? copy_cells(&event->row) : NULL;
    gchar *text = borrowed ? g_strdup(event->text) : NULL;

    n_keys = event->kind == FORM_TABLE ? 0 : n_keys;
    tell_event(event, sink, borrowed ? text : event->text, borrowed ? cells : event->row.cells,
               n_keys);
    n_keys += event->kind == FORM_KEYS ? event->row.n_cells : 0;
    if (!borrowed)
      continue;
    spoil_cells(cells, event->row.n_cells);
    memset(text, '#', strlen(text));
    g_free(text);
  }
}
