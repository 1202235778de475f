#include "reading.h"

/* Stands between the reader and intake, to see the notes. */
typedef struct {
  CtRowSink sink;
  CtRowSink *next;
  GPtrArray *notes;
} Listener;

static gboolean
pass_table(CtRowSink *sink, const CtTableInfo *table)
{
  return ct_row_sink_table(((Listener *)sink)->next, table);
}

static gboolean
pass_column(CtRowSink *sink, guint column, const gchar *name)
{
  return ct_row_sink_column(((Listener *)sink)->next, column, name);
}

static gboolean
pass_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  return ct_row_sink_context(((Listener *)sink)->next, name, cell);
}

static gboolean
pass_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  return ct_row_sink_row(((Listener *)sink)->next, row, cells, n_cells);
}

static gboolean
pass_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  return ct_row_sink_problem(((Listener *)sink)->next, problem);
}

static gboolean
pass_note(CtRowSink *sink, const CtReadNote *note)
{
  Listener *listener = (Listener *)sink;

  g_ptr_array_add(listener->notes, g_strdup_printf("note %s %s", note->what, note->value));
  return ct_row_sink_note(listener->next, note);
}

static CtSettings *
default_settings(void)
{
  const gchar *none[] = {NULL};
  g_autoptr(GError) error = NULL;
  CtSettings *settings = ct_settings_new(ct_plugin.options, none, none, "/", NULL, &error);

  g_assert_no_error(error);
  return settings;
}

static gboolean
read_with(const CtSettings *settings, CtInput *input, CtRowSink *sink, GError **error)
{
  gpointer self = ct_plugin.open(settings, error);
  gboolean done = self != NULL && ct_plugin.read->read(self, input, sink, error);

  if (self != NULL && ct_plugin.close != NULL)
    ct_plugin.close(self);
  return done;
}

Reading
reading_run(const CtCatalog *catalog, CtInput *input, const CtIntakeOptions *options,
            const CtSettings *settings, gboolean from_reporter)
{
  static const CtRowSinkClass class = {.table = pass_table,
                                       .column = pass_column,
                                       .context = pass_context,
                                       .row = pass_row,
                                       .problem = pass_problem,
                                       .note = pass_note};
  Reading reading = {.submission = ct_submission_new("x"),
                     .batch = ct_batch_new(),
                     .findings = ct_findings_new(),
                     .notes = g_ptr_array_new_with_free_func(g_free)};
  g_autoptr(CtSettings) defaults = settings == NULL ? default_settings() : NULL;
  g_autoptr(CtIntake) intake = NULL;
  Listener listener = {.sink = {.class = &class}, .notes = reading.notes};
  gboolean done;

  if (from_reporter)
    reading.submission->reporter = 0;
  intake = ct_intake_new(catalog, options, reading.submission, 0, reading.batch, reading.findings);
  listener.next = ct_intake_get_sink(intake);
  done = read_with(settings != NULL ? settings : defaults, input, &listener.sink, &reading.error);
  reading.recognised = ct_intake_finish(intake, done);
  return reading;
}

void
reading_clear(Reading *reading)
{
  ct_batch_free(reading->batch);
  ct_findings_free(reading->findings);
  ct_submission_free(reading->submission);
  g_ptr_array_unref(reading->notes);
  g_clear_error(&reading->error);
}
