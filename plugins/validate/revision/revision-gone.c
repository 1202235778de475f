/* revision-gone.c: figures that were accepted and that nobody sent this time. */
#include "revision.h"

#include <string.h>

#include "model/ct-for-people.h"

#define ONE_BY_ONE 5u /* more of one sender and period are told together */
#define SHOWN 12u

/* What one sender said of one period. */
typedef struct {
  const gchar *sender;
  CtPeriod period;
  guint32 submission; /* the first with figures of it, or CT_INDEX_NONE */
  GArray *gone;       /* gsize: cells of what was accepted */
} Report;

typedef struct {
  const CtView *view;
  GHashTable *reports; /* Report, a set */
  GPtrArray *order;
} Reports;

static guint
hash_report(gconstpointer data)
{
  const Report *report = data;

  return g_str_hash(report->sender) * 31u + report->period;
}

static gboolean
equal_reports(gconstpointer a, gconstpointer b)
{
  const Report *left = a, *right = b;

  return left->period == right->period && strcmp(left->sender, right->sender) == 0;
}

static void
free_report(gpointer data)
{
  Report *report = data;

  g_array_unref(report->gone);
  g_free(report);
}

static Report *
find_report(const Reports *reports, const gchar *sender, CtPeriod period)
{
  const Report key = {.sender = sender, .period = period};

  return g_hash_table_lookup(reports->reports, &key);
}

static Report *
add_report(Reports *reports, const gchar *sender, CtPeriod period, guint32 submission)
{
  Report *report = find_report(reports, sender, period);

  if (report == NULL) {
    report = g_new0(Report, 1);
    report->sender = sender;
    report->period = period;
    report->submission = submission;
    report->gone = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_hash_table_add(reports->reports, report);
    g_ptr_array_add(reports->order, report);
  }
  report->submission = MIN(report->submission, submission);
  return report;
}

/* Cells beside one another are mostly of the same period and one of few submissions. */
static void
find_speakers(Reports *reports)
{
  const CtDataset *current = reports->view->current;
  const CtBatch *all = current->observations;
  gsize n = reports->view->n_submissions;
  g_autofree CtPeriod *last = g_new0(CtPeriod, n + 1);
  g_autofree guint *last_sender = g_new0(guint, n + 1);

  for (gsize i = 0; i < all->n; i++) {
    guint32 submission = ct_dataset_submission_at(current, i);
    guint sender = ct_batch_sender(all, i);

    if (last[submission] == ct_batch_period(all, i) && last_sender[submission] == sender)
      continue;
    last[submission] = ct_batch_period(all, i);
    last_sender[submission] = sender;
    add_report(reports,
               ct_submission_get_sender(reports->view->submissions[submission], sender),
               ct_batch_period(all, i), submission);
  }
}

/* @at: see ct_dataset_find_near() */
static gboolean
is_there(const CtView *view, const CtObservation *figure, gsize *at)
{
  return ct_dataset_find_near(view->current, at, figure->indicator, figure->period, figure->area,
                              figure->measure) ||
         (figure->measure == CT_MEASURE_ESTIMATE &&
          ct_dataset_find_near(view->current, at, figure->indicator, figure->period,
                               figure->area, CT_MEASURE_ACTUAL));
}

/* Of the run's period all must be there; of another one, what is there depends on which
 * reports a run takes in, so that only a sender who speaks of it can have left out some. */
static void
find_gone(Reports *reports)
{
  const CtView *view = reports->view;
  const CtDataset *accepted = view->accepted->figures;
  gsize at = 0, beside = 0;

  for (gsize cell = 0; cell < accepted->n_cells; cell++) {
    cell += ct_dataset_skip_alike(accepted, cell, accepted->n_cells, view->current, &beside);
    if (cell == accepted->n_cells)
      break;
    const CtObservation figure = ct_dataset_get(accepted, cell);
    const gchar *sender;
    Report *report;

    if (is_there(view, &figure, &at))
      continue;
    sender = ct_accepted_sender(view->accepted, &figure);
    report = find_report(reports, sender, figure.period);
    if (report == NULL && view->whole && figure.period == view->period)
      report = add_report(reports, sender, figure.period, CT_INDEX_NONE);
    if (report != NULL)
      g_array_append_val(report->gone, cell);
  }
}

/* What is told */

void
revision_tell_gone(const CtView *view, CtFinding *finding, const CtObservation *before,
                   CtFindings *findings)
{
  gchar value[CT_DECIMAL_CHARS], people[CT_DECIMAL_PEOPLE_CHARS];
  const gchar *sender = ct_accepted_sender(view->accepted, before);

  ct_decimal_format(before->value, value);
  ct_decimal_format_for_people(before->value, people);
  finding->rule = "revision.gone";
  finding->expected = value;
  ct_findings_add(findings, finding, _("%s (%s, run %u) was accepted, now there is no figure"),
                  people, sender[0] != '\0' ? sender : "?", before->place.row);
}

static CtFinding
begin_finding(const Reports *reports, const Report *report)
{
  const CtCatalog *catalog = reports->view->catalog;
  CtFinding finding = CT_FINDING_INIT;
  CtNameMatch match;

  finding.severity = CT_SEVERITY_WARNING;
  finding.rule = "revision.gone";
  finding.submission = report->submission;
  finding.period = report->period;
  if (report->submission == CT_INDEX_NONE && report->sender[0] != '\0') {
    match = ct_catalog_find_reporter(catalog, report->sender, strlen(report->sender));
    finding.told = match.result == CT_NAME_FOUND ? match.id + 1 : 0;
  }
  return finding;
}

static void
tell_one(const Reports *reports, const Report *report, gsize cell, CtFindings *findings)
{
  const CtObservation before = ct_dataset_get(reports->view->accepted->figures, cell);
  CtFinding finding = begin_finding(reports, report);

  finding.indicator = before.indicator;
  finding.area = before.area;
  revision_tell_gone(reports->view, &finding, &before, findings);
}

static void
tell_together(const Reports *reports, const Report *report, CtFindings *findings)
{
  const CtCatalog *catalog = reports->view->catalog;
  CtFinding finding = begin_finding(reports, report);
  g_autoptr(GString) list = g_string_new(NULL);
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  ct_period_for_people(report->period, period);
  for (guint i = 0; i < MIN(report->gone->len, SHOWN); i++) {
    gsize cell = g_array_index(report->gone, gsize, i);
    const CtObservation before = ct_dataset_get(reports->view->accepted->figures, cell);

    g_string_append_printf(list, "%s%s (%s)", i > 0 ? ", " : "",
                           catalog->indicators[before.indicator].code,
                           catalog->areas[before.area].code);
  }
  finding.expected = list->str;
  ct_findings_add(findings, &finding,
                  _("%u figures of %s for %s were accepted and are not among those sent now: "
                    "%s%s"),
                  report->gone->len, report->sender, period, list->str,
                  report->gone->len > SHOWN ? ", …" : "");
}

void
revision_check_gone(const CtView *view, CtFindings *findings)
{
  Reports reports = {.view = view};

  reports.reports = g_hash_table_new(hash_report, equal_reports);
  reports.order = g_ptr_array_new_with_free_func(free_report);
  find_speakers(&reports);
  find_gone(&reports);
  for (guint i = 0; i < reports.order->len; i++) {
    const Report *report = reports.order->pdata[i];

    if (report->gone->len > ONE_BY_ONE)
      tell_together(&reports, report, findings);
    else
      for (guint k = 0; k < report->gone->len; k++)
        tell_one(&reports, report, g_array_index(report->gone, gsize, k), findings);
  }
  g_hash_table_unref(reports.reports);
  g_ptr_array_unref(reports.order);
}
