/* fuzz-form.c: forms of offices (intake/ct-intake.h): tables of typed cells with all that
 * stands around them, described in the lines of form-input.h. What is read must
 * be what stands there.
 */
#include "form-input.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-prose.h"

#define SUBMISSION 3
#define N_STYLES (CT_STYLE_MIXED + 1)
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

/* What a cell says */

static CtSpan
get_text(const CtCell *cell)
{
  CtSpan text = {cell->text, cell->length};

  ct_text_trim(&text.text, &text.length);
  return text;
}

static gboolean
is_value(const CtObservation *observation, CtDecimal value)
{
  return !observation->missing && ct_decimal_compare(observation->value, value) == 0;
}

/* The value or, where prose says a direction, the other way. */
static gboolean
is_either(const CtObservation *observation, const CtNumber *number)
{
  CtObservation turned = *observation;

  turned.value.coefficient = -turned.value.coefficient;
  return is_value(observation, number->value) || is_value(observation, number->other) ||
         is_value(&turned, number->value) || is_value(&turned, number->other);
}

static gboolean
is_in_prose(const CtObservation *observation, CtSpan text)
{
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));

  for (guint style = 0; style < N_STYLES; style++) {
    ct_prose_read(text.text, text.length, (CtNumberStyle)style, figures);
    for (guint i = 0; i < figures->len; i++)
      if (is_either(observation, &g_array_index(figures, CtProseFigure, i).number))
        return TRUE;
  }
  return FALSE;
}

/* The reading of the cell alone, when it is no prose. */
static void
check_reading(const CtObservation *observation, const CtNumber *number)
{
  switch (number->kind) {
  case CT_NUMBER_VALUE:
    g_assert_true(is_value(observation, number->value));
    break;
  case CT_NUMBER_AMBIGUOUS:
  case CT_NUMBER_RATIO:
    g_assert_true(is_value(observation, number->value) || is_value(observation, number->other));
    break;
  case CT_NUMBER_NIL:
    g_assert_true(observation->missing || observation->value.coefficient == 0);
    break;
  case CT_NUMBER_NOT_AVAILABLE:
  case CT_NUMBER_NOT_APPLICABLE:
    g_assert_true(observation->missing);
    break;
  case CT_NUMBER_BLANK:
  case CT_NUMBER_OVERFLOW:
  case CT_NUMBER_DATE:
  case CT_NUMBER_CHANGE:
  case CT_NUMBER_NONE:
  default:
    g_error("a figure where none is");
  }
}

static void
check_text(const Run *run, const CtObservation *observation, CtSpan text)
{
  CtNumber number = ct_number_read(text.text, text.length, CT_STYLE_AUTO);

  if (has_finding(run, "intake.footnote", &observation->place))
    return;
  if (has_finding(run, "intake.prose", &observation->place))
    g_assert_true(is_in_prose(observation, text) || is_either(observation, &number));
  else
    check_reading(observation, &number);
}

/* A cell of the row that says "L", "M" or "O" says why there is no figure. */
static gboolean
says_missing(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = get_text(&row->cells[i]);

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
  CtSpan text = get_text(cell);
  CtDecimal value;

  switch (cell->kind) {
  case CT_CELL_TEXT:
    if (!has_old_letters(run, text))
      check_text(run, observation, text);
    break;
  case CT_CELL_NUMBER:
  case CT_CELL_PERCENT:
    g_assert_true(ct_decimal_parse(text.text, text.length, &value));
    g_assert_true(is_value(observation, value));
    break;
  case CT_CELL_BLANK:
  case CT_CELL_DATE:
  case CT_CELL_ERROR:
  case CT_CELL_FORMULA:
  default:
    g_error("a figure from a cell that holds none");
  }
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
  if (cell != NULL && get_text(cell).length > 0)
    check_cell(run, observation, cell);
  else
    g_assert_true(observation->missing && says_missing(row));
}

/* Columns */

/**
 * Columns: what those of the table at hand mean.
 * @from: the first row that they are for
 * @figures: 1 by 1, 0: not said, 1: figures, 2: no figures
 */
typedef struct {
  guint16 table;
  guint32 from;
  GByteArray *figures;
} Columns;

static void
clear_columns(gpointer data)
{
  g_byte_array_unref(((Columns *)data)->figures);
}

static void
add_columns(GArray *list, const CtFact *fact)
{
  Columns columns = {.table = fact->table,
                     .from = fact->kind == CT_FACT_HEADER ? fact->place.row : 0,
                     .figures = g_byte_array_new()};

  g_array_append_val(list, columns);
}

static gboolean
means_figures(const gchar *meaning)
{
  return g_str_has_prefix(meaning, "figures") || g_str_has_prefix(meaning, "numerator") ||
         g_str_has_prefix(meaning, "denominator");
}

static void
add_column(Columns *columns, const CtFact *fact)
{
  static const guint8 none[1] = {0};

  while (columns->figures->len <= fact->place.column)
    g_byte_array_append(columns->figures, none, 1);
  columns->figures->data[fact->place.column] |= means_figures(fact->meaning) ? 1 : 2;
}

static GArray *
collect_columns(const CtRecognition *recognition)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(Columns));

  g_array_set_clear_func(list, clear_columns);
  for (guint i = 0; i < ct_recognition_count(recognition); i++) {
    const CtFact *fact = ct_recognition_get(recognition, i);

    if (fact->kind == CT_FACT_TABLE || fact->kind == CT_FACT_HEADER)
      add_columns(list, fact);
    else if (fact->kind == CT_FACT_COLUMN && list->len > 0)
      add_column(&g_array_index(list, Columns, list->len - 1), fact);
  }
  return list;
}

/* Comparisons, other plans, row numbers, and what is not known, give no figure. */
static void
check_column(const GArray *list, CtPlace place)
{
  const Columns *found = NULL;

  for (guint i = 0; i < list->len; i++) {
    const Columns *columns = &g_array_index(list, Columns, i);

    if (columns->table == place.table && columns->from <= place.row)
      found = columns;
  }
  g_assert_nonnull(found);
  if (place.column < found->figures->len && found->figures->data[place.column] != 0)
    g_assert_cmpuint(found->figures->data[place.column], ==, 1);
}

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
  g_autoptr(GArray) columns = collect_columns(run->recognition);
  guint n = ct_recognition_count(run->recognition);

  g_assert_cmpuint(n, <=, CT_RECOGNITION_MAX);
  for (guint i = 0; i < n; i++)
    check_fact(ct_recognition_get(run->recognition, i));
  for (gsize i = 0; n < CT_RECOGNITION_MAX && i < run->batch->n; i++)
    check_column(columns, run->batch->place[i]);
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
  if (fuzz_hash(data, size) % 4 == 0)
    check_same(&run);
  clear(&run);
  return 0;
}
