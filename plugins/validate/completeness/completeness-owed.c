/* completeness-owed.c: figures that are owed for the run's period and that nobody sent. */
#include "completeness.h"

#include "model/ct-debt.h"
#include "model/ct-for-people.h"

#define SHOWN 12u /* of what is missing, in a message */

/**
 * Debt: of one reporter.
 * @n_owed, @n_missing: figures
 * @list: (nullable): the first that are missing, "5, 7, 8.1 (080)"
 * @indicator, @area: of all that is missing, where they are the same
 * @spoke: the first submission with figures of the period; @failed: with none
 */
typedef struct {
  guint n_owed;
  guint n_missing;
  GString *list;
  guint n_listed;
  guint32 indicator;
  guint32 area;
  guint32 spoke;
  guint32 failed;
} Debt;

typedef struct {
  const CtView *view;
  Debt *debts; /* of each reporter */
} Owing;

/* Who has spoken */

static void
note_first(guint32 *first, guint32 submission)
{
  *first = MIN(*first, submission);
}

static void
find_speakers(Owing *owing, const Senders *senders)
{
  const CtDataset *dataset = owing->view->current;
  const CtBatch *observations = dataset->observations;

  for (gsize i = 0; i < observations->n; i++) {
    if (ct_batch_period(observations, i) != owing->view->period)
      continue;
    guint32 submission = ct_dataset_submission_at(dataset, i);
    guint32 reporter =
        completeness_reporter(senders, submission, ct_batch_sender(observations, i));
    if (reporter != CT_INDEX_NONE)
      note_first(&owing->debts[reporter].spoke, submission);
  }
  for (guint32 i = 0; i < owing->view->n_submissions; i++) {
    const CtSubmission *submission = owing->view->submissions[i];
    if (submission->reporter != CT_INDEX_NONE && submission->status != CT_SUBMISSION_ACCEPTED)
      note_first(&owing->debts[submission->reporter].failed, i);
  }
}

/* What is owed */

static gboolean
is_sent(const CtView *view, guint32 indicator, guint32 area)
{
  return ct_dataset_find(view->current, indicator, view->period, area, CT_MEASURE_ACTUAL) !=
             CT_CELL_NONE ||
         ct_dataset_find(view->current, indicator, view->period, area, CT_MEASURE_ESTIMATE) !=
             CT_CELL_NONE;
}

static void
list_missing(const CtCatalog *catalog, Debt *debt, guint32 indicator, guint32 area,
             gboolean with_area)
{
  if (debt->list == NULL) {
    debt->list = g_string_new(NULL);
    debt->indicator = indicator;
    debt->area = area;
  }
  debt->indicator = debt->indicator == indicator ? indicator : CT_INDEX_NONE;
  debt->area = debt->area == area ? area : CT_INDEX_NONE;
  debt->n_missing++;
  if (debt->n_listed == SHOWN)
    return;
  debt->n_listed++;
  g_string_append_printf(debt->list, "%s%s", debt->n_listed > 1 ? ", " : "",
                         catalog->indicators[indicator].code);
  if (with_area)
    g_string_append_printf(debt->list, " (%s)", catalog->areas[area].code);
}

static void
claim(guint32 index, guint32 area, guint32 owner, gpointer user_data)
{
  Owing *owing = user_data;
  const CtCatalog *catalog = owing->view->catalog;

  if (owner == CT_INDEX_NONE)
    return;
  owing->debts[owner].n_owed++;
  if (!is_sent(owing->view, index, area))
    list_missing(catalog, &owing->debts[owner], index, area,
                 catalog->reporters[owner].area != area);
}

/* What is told */

static void
tell_missing(const Owing *owing, const Debt *debt, guint32 submission, CtFindings *findings)
{
  CtFinding finding = CT_FINDING_INIT;
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  ct_period_for_people(owing->view->period, period);
  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "completeness.missing";
  finding.submission = submission;
  finding.indicator = debt->indicator;
  finding.area = debt->area;
  finding.period = owing->view->period;
  finding.expected = debt->list->str;
  if (debt->n_missing > debt->n_listed)
    ct_findings_add(findings, &finding,
                    _("of the figures owed for %s nobody sent %u of %u: %s and %u more"), period,
                    debt->n_missing, debt->n_owed, debt->list->str,
                    debt->n_missing - debt->n_listed);
  else
    ct_findings_add(findings, &finding,
                    _("of the figures owed for %s nobody sent %u of %u: %s"), period,
                    debt->n_missing, debt->n_owed, debt->list->str);
}

static void
tell_silence(const Owing *owing, guint32 reporter, const Debt *debt, CtFindings *findings)
{
  const gchar *name = owing->view->catalog->reporters[reporter].name;
  CtFinding finding = CT_FINDING_INIT;
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  ct_period_for_people(owing->view->period, period);
  finding.severity = debt->n_missing > 0 ? CT_SEVERITY_WARNING : CT_SEVERITY_INFO;
  finding.rule = "completeness.no-report";
  finding.told = reporter + 1;
  finding.area = owing->view->catalog->reporters[reporter].area;
  finding.period = owing->view->period;
  if (debt->n_missing > 0)
    ct_findings_add(findings, &finding,
                    _("%s has sent nothing for %s: of the figures that it owes %u of %u are "
                      "missing"),
                    name, period, debt->n_missing, debt->n_owed);
  else
    ct_findings_add(findings, &finding,
                    _("%s has sent nothing for %s; others sent the figures that it owes (%u)"),
                    name, period, debt->n_owed);
}

/* A sender whose file could not be read has sent something. */
static void
tell(const Owing *owing, guint32 reporter, CtFindings *findings)
{
  const Debt *debt = &owing->debts[reporter];
  guint32 submission = debt->spoke != CT_INDEX_NONE ? debt->spoke : debt->failed;

  if (debt->n_owed == 0)
    return;
  if (submission == CT_INDEX_NONE)
    tell_silence(owing, reporter, debt, findings);
  else if (debt->n_missing > 0)
    tell_missing(owing, debt, submission, findings);
}

void
completeness_check_owed(const Completeness *self, const CtView *view, const Senders *senders,
                        CtFindings *findings)
{
  guint n_reporters = view->catalog->n_reporters;
  Owing owing = {.view = view, .debts = g_new0(Debt, n_reporters + 1)};

  for (guint i = 0; i < n_reporters; i++)
    owing.debts[i].spoke = owing.debts[i].failed = CT_INDEX_NONE;
  find_speakers(&owing, senders);
  ct_debts_for_each(view->catalog, view->period, self->levels, claim, &owing);
  for (guint32 i = 0; i < n_reporters; i++) {
    tell(&owing, i, findings);
    if (owing.debts[i].list != NULL)
      g_string_free(owing.debts[i].list, TRUE);
  }
  g_free(owing.debts);
}
