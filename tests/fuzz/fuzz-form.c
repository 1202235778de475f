/* fuzz-form.c: forms of offices (intake/ct-intake.h): tables of typed cells with all that
 * stands around them, described in the lines of form-input.h. What is read must
 * be what stands there.
 */
#include "form-input.h"

#include <string.h>

#include "form-check.h"
#include "silence.h"

#define SUBMISSION 3
#define MOST_OF_A_FACT 2000u /* bytes */

typedef struct {
  const FormInput *input;
  CtSubmission *submission;
  CtBatch *batch;
  CtFindings *findings;
  CtRecognition *recognition;
} Run;

/* Running */

static Run
run_intake(const FormInput *input, gboolean recognise, gboolean borrowed)
{
  Run run = {.input = input,
             .submission = ct_submission_new("x.xlsx"),
             .batch = ct_batch_new(),
             .findings = ct_findings_new(),
             .recognition = recognise ? ct_recognition_new() : NULL};
  CtIntakeOptions options = input->options;
  g_autoptr(CtIntake) intake = NULL;

  options.recognition = run.recognition;
  intake = ct_intake_new(fuzz_catalog(), &options, run.submission, SUBMISSION, run.batch,
                         run.findings);
  form_input_tell(input, ct_intake_get_sink(intake), borrowed);
  if (!ct_intake_finish(intake, TRUE))
    g_assert_cmpuint(run.batch->n, ==, 0);
  return run;
}

static void
clear(Run *run)
{
  ct_submission_free(run->submission);
  ct_batch_free(run->batch);
  ct_findings_free(run->findings);
  ct_recognition_free(run->recognition);
}

/* All that came out. */
static GString *
write_run(const Run *run)
{
  GString *text = g_string_new(run->submission->sender);

  for (gsize i = 0; i < run->batch->n; i++) {
    CtObservation o = ct_batch_get(run->batch, i);

    g_string_append_printf(text, "\n%u %u %" G_GUINT64_FORMAT " %d %" G_GINT64_FORMAT
                           "e-%d %d %u %c %d %d @%u:%u:%u %s",
                           o.indicator, o.area, (guint64)o.period, (gint)o.measure,
                           o.value.coefficient, o.value.scale, o.decimals, o.unit, o.status,
                           o.missing, (gint)o.qualifier, o.place.table, o.place.row,
                           o.place.column, ct_submission_get_sender(run->submission, o.sender));
  }
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *f = ct_findings_get(run->findings, i);

    g_string_append_printf(text, "\n%d %s @%u:%u:%u %u %u \"%s\" \"%s\" \"%s\" %s",
                           (gint)f->severity, f->rule, f->place.table, f->place.row,
                           f->place.column, f->indicator, f->area,
                           f->observed != NULL ? f->observed : "",
                           f->expected != NULL ? f->expected : "",
                           f->suggestion != NULL ? f->suggestion : "", f->message);
  }
  return text;
}

/* Whose cells they are, and whether anybody asks what was recognised, changes nothing. */
static void
check_same(const Run *run)
{
  Run other = run_intake(run->input, FALSE, FALSE);
  g_autoptr(GString) one = write_run(run);
  g_autoptr(GString) two = write_run(&other);

  g_assert_cmpstr(one->str, ==, two->str);
  clear(&other);
}

/* Findings */

static gboolean
has_finding(const Run *run, const gchar *rule, const CtPlace *place)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);

    if (g_str_equal(finding->rule, rule) &&
        (place == NULL || ct_place_compare(finding->place, *place) == 0))
      return TRUE;
  }
  return FALSE;
}

static void
check_finding(const Run *run, const CtFinding *finding)
{
  const CtCatalog *catalog = fuzz_catalog();

  g_assert_true(g_str_has_prefix(finding->rule, "intake.") ||
                g_str_has_prefix(finding->rule, "read."));
  g_assert_cmpuint(finding->submission, ==, SUBMISSION);
  g_assert_true(finding->indicator == CT_INDEX_NONE ||
                finding->indicator < catalog->n_indicators);
  g_assert_true(finding->area == CT_INDEX_NONE || finding->area < catalog->n_areas);
  g_assert_true(finding->message != NULL && g_utf8_validate(finding->message, -1, NULL));
  g_assert_true(finding->observed == NULL || g_utf8_validate(finding->observed, -1, NULL));
  g_assert_true(finding->expected == NULL || g_utf8_validate(finding->expected, -1, NULL));
  if (g_str_has_prefix(finding->rule, "read."))
    return;
  g_assert_cmpstr(finding->message, !=, "");
  if (finding->place.row != 0 && !g_str_has_suffix(finding->rule, "-column")) /* of keys */
    g_assert_nonnull(form_input_find_row(run->input, finding->place.table, finding->place.row));
}

/* Observations */

/* A cell of the row that says "L", "M" or "O" says why there is no figure. */
static gboolean
says_missing(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = form_cell_text(&row->cells[i]);

    if (text.length == 1 && strchr("LMOlmo", text.text[0]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_old_letters(const Run *run, CtSpan text)
{
  for (gsize i = 0; i < text.length; i++)
    if ((guchar)text.text[i] >= 0x80)
      return has_finding(run, "intake.legacy-text", NULL);
  return FALSE;
}

static void
check_cell(const Run *run, const CtObservation *observation, const CtCell *cell)
{
  if (!has_old_letters(run, form_cell_text(cell)) &&
      !has_finding(run, "intake.footnote", &observation->place))
    form_check_cell(observation, cell, has_finding(run, "intake.prose", &observation->place));
}

static void
check_observation(const Run *run, const CtObservation *observation)
{
  const CtCatalog *catalog = fuzz_catalog();
  const CtRow *row = form_input_find_row(run->input, observation->place.table,
                                         observation->place.row);
  const CtCell *cell;

  g_assert_cmpuint(observation->indicator, <, catalog->n_indicators);
  g_assert_cmpuint(observation->area, <, catalog->n_areas);
  g_assert_cmpuint(observation->unit, <, catalog->n_units);
  g_assert_cmpuint(observation->period, !=, CT_PERIOD_NONE);
  g_assert_cmpuint(observation->measure, <, CT_N_MEASURES);
  g_assert_nonnull(strchr(CT_OBS_STATUS_CODES, observation->status));
  g_assert_nonnull(ct_submission_get_sender(run->submission, observation->sender));
  g_assert_nonnull(row);
  g_assert_cmpuint(observation->place.column, >, 0);
  if (observation->missing)
    g_assert_nonnull(strchr("LMO", observation->status));
  cell = observation->place.column <= row->n_cells ? &row->cells[observation->place.column - 1]
                                                   : NULL;
  if (cell != NULL && form_cell_text(cell).length > 0)
    check_cell(run, observation, cell);
  else
    g_assert_true(observation->missing && says_missing(row));
}

/* Recognition */

static void
check_fact(const CtFact *fact)
{
  g_assert_cmpuint(fact->kind, <=, CT_FACT_ROWS);
  g_assert_true(g_utf8_validate(fact->what, -1, NULL));
  g_assert_true(g_utf8_validate(fact->meaning, -1, NULL));
  g_assert_true(g_utf8_validate(fact->evidence, -1, NULL));
  if (fact->kind != CT_FACT_READING) {
    g_assert_cmpuint(strlen(fact->what), <=, MOST_OF_A_FACT);
    g_assert_cmpuint(strlen(fact->meaning), <=, MOST_OF_A_FACT);
    g_assert_cmpuint(strlen(fact->evidence), <=, MOST_OF_A_FACT);
  }
}

static void
check_recognition(const Run *run)
{
  guint n = ct_recognition_count(run->recognition);

  g_assert_cmpuint(n, <=, CT_RECOGNITION_MAX);
  for (guint i = 0; i < n; i++)
    check_fact(ct_recognition_get(run->recognition, i));
  form_check_columns(run->recognition, run->batch);
}

/* Silence */

static void
check_table(const Run *run, guint table)
{
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(CtRow));

  for (guint i = 0; i < run->input->events->len; i++) {
    const FormEvent *event = &g_array_index(run->input->events, FormEvent, i);

    if (event->kind == FORM_ROW && event->table == table)
      g_array_append_val(rows, event->row);
  }
  silence_check((const CtRow *)(gconstpointer)rows->data, rows->len, table, run->recognition,
                run->batch, run->findings);
}

/* Whether the table was told to be another version of one: figures that both have are taken
 * from one of them. */
static gboolean
is_version(const Run *run, guint table)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);

    if (finding->place.table == table && g_str_equal(finding->rule, "intake.sheet-versions"))
      return TRUE;
  }
  return FALSE;
}

/* @figure is there, from whichever version. */
static void
check_taken(const CtBatch *batch, const CtObservation *figure)
{
  for (gsize i = 0; i < batch->n; i++) {
    CtObservation other = ct_batch_get(batch, i);

    if (other.indicator == figure->indicator && other.area == figure->area &&
        other.period == figure->period && other.measure == figure->measure)
      return;
  }
  g_error("the figure at %u:%u is in no version", figure->place.row, figure->place.column);
}

/* What a version holds is what it gives alone. */
static void
check_version(const Run *run, guint table)
{
  FormInput input = *run->input;
  Run alone;

  input.events = form_input_take_table(run->input, table);
  alone = run_intake(&input, TRUE, TRUE);
  check_table(&alone, 0);
  for (gsize i = 0; i < alone.batch->n; i++) {
    CtObservation figure = ct_batch_get(alone.batch, i);

    check_taken(run->batch, &figure);
  }
  clear(&alone);
  g_array_unref(input.events);
}

/* Rows in old letters are not as they were given. */
static void
check_silence(const Run *run)
{
  if (has_finding(run, "intake.legacy-text", NULL))
    return;
  for (guint table = 0; table < run->input->n_tables; table++) {
    if (is_version(run, table))
      check_version(run, table);
    else
      check_table(run, table);
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(FormInput) input = form_input_read(data, MIN(size, FUZZ_MAX_INPUT));
  Run run = run_intake(input, TRUE, TRUE);

  for (gsize i = 0; i < run.batch->n; i++) {
    CtObservation observation = ct_batch_get(run.batch, i);

    check_observation(&run, &observation);
  }
  for (guint i = 0; i < ct_findings_count(run.findings); i++)
    check_finding(&run, ct_findings_get(run.findings, i));
  check_recognition(&run);
  check_silence(&run);
  if (fuzz_hash(data, size) % 4 == 0)
    check_same(&run);
  clear(&run);
  return 0;
}
