/* targets-rank.c: which findings to look at first. */
#include <string.h>

#include "base/ct-task.h"
#include "targets-impact.h"

#define TASK_FINDINGS 256u

/* @found: it moves a figure */
typedef struct {
  gboolean found;
  CtPriority priority;
} Ranked;

/* @figures: (array length=n_indicators): those that are judged, each looked for once
 * @ranked: (array): of each finding */
typedef struct {
  const CtView *view;
  const CtFindings *findings;
  TargetFigure *figures;
  Ranked *ranked;
} Ranking;

/* Findings name no measure: what was done comes before what is expected. */
static gboolean
find_figure(const CtView *view, const CtFinding *finding, CtObservation *figure)
{
  for (guint measure = 0; measure < CT_N_MEASURES; measure++) {
    gsize cell = ct_dataset_find(view->current, finding->indicator, finding->period,
                                 finding->area, (CtMeasure)measure);
    if (cell == CT_CELL_NONE)
      continue;
    *figure = ct_dataset_get(view->current, cell);
    if (!figure->missing)
      return TRUE;
  }
  return FALSE;
}

static gboolean
parse(const gchar *text, CtDecimal *value)
{
  return text != NULL && ct_decimal_parse(text, strlen(text), value);
}

/* What is suggested; or what is expected, where it is the figure itself that was seen. */
static gboolean
find_change(const CtView *view, const CtFinding *finding, TargetChange *change)
{
  CtDecimal value, observed;

  if (finding->indicator == CT_INDEX_NONE || finding->area == CT_INDEX_NONE ||
      finding->period == CT_PERIOD_NONE || !find_figure(view, finding, &change->figure))
    return FALSE;
  change->at_most = !parse(finding->suggestion, &value) &&
                    !(parse(finding->observed, &observed) &&
                      ct_decimal_compare(observed, change->figure.value) == 0 &&
                      parse(finding->expected, &value));
  change->right = change->at_most ? (CtRational){0, 1} : ct_rational_from_decimal(value);
  return TRUE;
}

/* Where nobody knows what is right, nobody knows what would be said. */
static void
judge_target(const Ranking *ranking, const TargetChange *change, const TargetImpact *impact,
             CtPriority *priority)
{
  const TargetAsked asked = target_of_catalog(ranking->view, priority->indicator);
  TargetFigure figure = ranking->figures[priority->indicator];

  if (change->at_most || !figure.found || figure.period != change->figure.period)
    return;
  priority->before = target_judge(&asked, &figure);
  priority->has_target = ct_rational_round(impact->after, asked.indicator->decimals, &figure.value);
  priority->after = target_judge(&asked, &figure);
}

static gboolean
is_more(const CtPriority *a, const CtPriority *b)
{
  gboolean overturns_a = a->has_target && a->before != a->after;
  gboolean overturns_b = b->has_target && b->before != b->after;

  return overturns_a != overturns_b ? overturns_a : a->moved > b->moved;
}

static gboolean
is_moved_by(const CtIndicator *indicator, guint32 index, guint32 changed)
{
  return index == changed ||
         (target_has_parts(indicator) &&
          (indicator->numerator == changed || indicator->denominator == changed));
}

/* What the change does to the figure of one indicator. */
static gboolean
weigh(const Ranking *ranking, const TargetChange *change, guint32 index, CtPriority *priority)
{
  const CtIndicator *indicator = &ranking->view->catalog->indicators[index];
  TargetImpact impact;

  if (!is_moved_by(indicator, index, change->figure.indicator) ||
      !target_find_impact(ranking->view, change, index, &impact))
    return FALSE;
  priority->indicator = index;
  priority->at_most = change->at_most;
  priority->moved = impact.moved;
  priority->has_target = FALSE;
  if (indicator->target.comparator != CT_COMPARATOR_NONE)
    judge_target(ranking, change, &impact, priority);
  return TRUE;
}

static Ranked
rank_finding(const Ranking *ranking, guint index)
{
  const CtFinding *finding = ct_findings_get(ranking->findings, index);
  CtPriority one = {.finding = index};
  Ranked most = {.found = FALSE, .priority = one};
  TargetChange change;

  if (finding->severity == CT_SEVERITY_INFO || !find_change(ranking->view, finding, &change))
    return most;
  for (guint32 i = 0; i < ranking->view->catalog->n_indicators; i++)
    if (weigh(ranking, &change, i, &one) && (!most.found || is_more(&one, &most.priority)))
      most = (Ranked){.found = TRUE, .priority = one};
  return most;
}

static void
rank_some(gsize task, gpointer user_data)
{
  const Ranking *ranking = user_data;
  guint begin = (guint)task * TASK_FINDINGS;
  guint end = MIN(begin + TASK_FINDINGS, ct_findings_count(ranking->findings));

  for (guint i = begin; i < end; i++)
    ranking->ranked[i] = rank_finding(ranking, i);
}

static TargetFigure
find_judged(const CtView *view, guint32 index)
{
  const TargetAsked asked = target_of_catalog(view, index);

  return asked.target.comparator != CT_COMPARATOR_NONE ? target_find_figure(&asked)
                                                       : (TargetFigure){.found = FALSE};
}

void
targets_rank(gpointer self G_GNUC_UNUSED, const CtView *view, const CtFindings *findings,
             CtPriorities *priorities)
{
  const guint n = ct_findings_count(findings);
  g_autofree TargetFigure *figures = g_new0(TargetFigure, view->catalog->n_indicators + 1);
  g_autofree Ranked *ranked = g_new(Ranked, MAX(n, 1));
  Ranking ranking = {view, findings, figures, ranked};

  for (guint32 i = 0; i < view->catalog->n_targeted; i++)
    figures[i] = find_judged(view, i);
  ct_task_for_each(MAX(view->n_threads, 1), (n + TASK_FINDINGS - 1) / TASK_FINDINGS, rank_some,
                   &ranking);
  for (guint i = 0; i < n; i++)
    if (ranked[i].found)
      ct_priorities_add(priorities, &ranked[i].priority);
}
