/* duplicates-year.c: last year's figures sent again under this year's title. */
#include "duplicates.h"

/* What one submission says of one area, or of all, against the same periods a year before.
 * @first: the observation that was compared first */
typedef struct {
  guint32 first;
  guint n_compared;
  guint n_indicators;
  guint n_flows; /* figures that start anew each year */
  guint32 last_indicator;
  gboolean differs;
} Comparison;

/* @areas: (array length=statements->n); @files: (array length=statements->n_files);
 * @before: among the figures of the year before */
typedef struct {
  const Statements *statements;
  Comparison *areas;
  Comparison *files;
  CtViewCursor before;
} Year;

static Comparison *
new_comparisons(guint32 n)
{
  Comparison *comparisons = g_new0(Comparison, (gsize)n + 1);

  for (guint32 i = 0; i < n; i++) {
    comparisons[i].first = G_MAXUINT32;
    comparisons[i].last_indicator = CT_INDEX_NONE;
  }
  return comparisons;
}

static void
compare(Comparison *comparison, const CtIndicator *indicator, const CtBatch *observations,
        guint32 index, CtDecimal then)
{
  CtDecimal now = ct_batch_value(observations, index);

  if (comparison->first == G_MAXUINT32)
    comparison->first = index;
  if (ct_decimal_is_zero(now) && ct_decimal_is_zero(then))
    return;
  if (ct_decimal_compare(now, then) != 0) {
    comparison->differs = TRUE;
    return;
  }
  comparison->n_compared++;
  if (!duplicates_is_telling(now))
    return;
  comparison->n_flows += indicator->accrual != CT_ACCRUAL_STOCK ? 1 : 0;
  if (comparison->last_indicator != ct_batch_indicator(observations, index))
    comparison->n_indicators++;
  comparison->last_indicator = ct_batch_indicator(observations, index);
}

/* The figures of the year before are in the same order as this year's. */
static void
compare_observation(Year *year, guint32 index)
{
  const CtView *view = year->statements->view;
  const CtBatch *observations = view->current->observations;
  guint32 indicator = ct_batch_indicator(observations, index);
  guint32 statement = year->statements->of[index];
  CtPeriod before = ct_period_shift(ct_batch_period(observations, index), -12);
  const CtDataset *history;
  gsize cell;

  if (!duplicates_is_figure(observations, index) || before == CT_PERIOD_NONE ||
      !ct_view_cursor_locate(&year->before, indicator, before, ct_batch_area(observations, index),
                             CT_MEASURE_ACTUAL, &history, &cell))
    return;
  CtDecimal then = ct_batch_value(history->observations, ct_dataset_first(history, cell));
  compare(&year->areas[statement], &view->catalog->indicators[indicator], observations, index,
          then);
  compare(&year->files[year->statements->list[statement].file],
          &view->catalog->indicators[indicator], observations, index, then);
}

/* What stays for years (stocks of one indicator in many areas) is no copy. */
static gboolean
is_copy(const Comparison *comparison)
{
  return !comparison->differs && (comparison->n_indicators >= DUPLICATES_ENOUGH ||
                                  comparison->n_flows >= DUPLICATES_ENOUGH);
}

static void
report_file(guint32 submission, const Comparison *comparison, CtFindings *findings)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "duplicates.last-year";
  finding.submission = submission;
  ct_findings_add(findings, &finding,
                  _("all %u figures that can be compared are those of a year before: was last "
                    "year's report sent again?"),
                  comparison->n_compared);
}

static void
report_area(const CtView *view, guint32 submission, const Comparison *comparison,
            CtFindings *findings)
{
  const CtObservation figure = ct_batch_get(view->current->observations, comparison->first);
  CtFinding finding =
      ct_finding_of_figure(CT_SEVERITY_WARNING, "duplicates.last-year", submission, &figure);

  ct_findings_add(findings, &finding,
                  _("all %u figures of %s that can be compared are those of a year before: were "
                    "last year's sent again?"),
                  comparison->n_compared, view->catalog->areas[figure.area].name);
}

/* One finding for a whole file, else one for each area that is a copy. */
static void
report(const Year *year, CtFindings *findings)
{
  const Statements *statements = year->statements;

  for (guint32 s = 0; s < statements->n; s++) {
    const Statement *statement = &statements->list[s];
    const Comparison *file = &year->files[statement->file];
    gboolean last = s + 1 == statements->n || statements->list[s + 1].file != statement->file;
    if (is_copy(file) && last)
      report_file(statement->submission, file, findings);
    else if (!is_copy(file) && is_copy(&year->areas[s]))
      report_area(statements->view, statement->submission, &year->areas[s], findings);
  }
}

void
duplicates_check_last_year(const Statements *statements, CtFindings *findings)
{
  CtView before = *statements->view;
  Year year = {.statements = statements, .before = ct_view_cursor(&before)};

  before.current = statements->view->history;
  before.history = NULL;
  if (before.current == NULL || before.current->observations->layout == NULL)
    return;
  year.areas = new_comparisons(statements->n);
  year.files = new_comparisons(statements->n_files);
  for (gsize i = 0; i < statements->view->current->observations->n; i++)
    compare_observation(&year, (guint32)i);
  report(&year, findings);
  g_free(year.areas);
  g_free(year.files);
}
