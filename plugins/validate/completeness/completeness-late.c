/* completeness-late.c: what came after the day it was due. */
#include "completeness.h"

#include <stdio.h>

static gint
days_between(const gchar *from, const gchar *to)
{
  gint year[2], month[2], day[2];
  g_autoptr(GDate) first = NULL;
  g_autoptr(GDate) last = NULL;

  if (sscanf(from, "%4d-%2d-%2d", &year[0], &month[0], &day[0]) != 3 ||
      sscanf(to, "%4d-%2d-%2d", &year[1], &month[1], &day[1]) != 3)
    return 0;
  first = g_date_new_dmy((GDateDay)day[0], (GDateMonth)month[0], (GDateYear)year[0]);
  last = g_date_new_dmy((GDateDay)day[1], (GDateMonth)month[1], (GDateYear)year[1]);
  return g_date_days_between(first, last);
}

/* A report that tells only of other periods was due on another day. */
static guint8 *
find_those_of_period(const CtView *view)
{
  const CtBatch *observations = view->current->observations;
  guint8 *has = g_new0(guint8, view->n_submissions + 1);

  for (gsize i = 0; i < observations->n; i++)
    if (ct_batch_period(observations, i) == view->period)
      has[ct_dataset_submission_at(view->current, i)] = 1;
  return has;
}

static void
tell_late(const CtView *view, guint32 index, CtFindings *findings)
{
  const CtSubmission *submission = view->submissions[index];
  CtFinding finding = CT_FINDING_INIT;
  gint days = days_between(view->due, submission->received_date);

  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "completeness.late";
  finding.submission = index;
  finding.period = view->period;
  finding.observed = submission->received_date;
  finding.expected = view->due;
  ct_findings_add(findings, &finding, _("received on %s and due on %s: days late: %d"),
                  submission->received_date, view->due, days);
}

void
completeness_check_late(const CtView *view, CtFindings *findings)
{
  g_autofree guint8 *of_period = view->due != NULL ? find_those_of_period(view) : NULL;

  for (guint32 i = 0; of_period != NULL && i < view->n_submissions; i++)
    if (of_period[i] && g_strcmp0(view->submissions[i]->received_date, view->due) > 0)
      tell_late(view, i, findings);
}
