/* ct-rule-around.c: from a figure to the cells whose constraints take it.
 */
#include "rules/ct-areas-below.h"
#include "rules/ct-rule-index.h"

#define MAX_SEEN 64

/* @seen: (array length=n_seen): the subjects' cells that @constraint has been told for */
typedef struct {
  const CtRuleIndex *index;
  const CtObservation *figure;
  CtUsedFunc used;
  gpointer user_data;
  guint constraint;
  guint n_seen;
  gsize seen[MAX_SEEN];
} Around;

/* A constraint that takes a figure in two ways is told once. Past so many it may be told
 * again. */
static gboolean
is_new(Around *around, guint constraint, gsize cell)
{
  if (around->constraint != constraint)
    around->n_seen = 0;
  around->constraint = constraint;
  for (guint i = 0; i < around->n_seen; i++)
    if (around->seen[i] == cell)
      return FALSE;
  if (around->n_seen < MAX_SEEN)
    around->seen[around->n_seen++] = cell;
  return TRUE;
}

static gboolean
tell(const Around *around, guint constraint, const CtObservation *subject)
{
  const CtRuleIndex *index = around->index;
  CtLevel level = index->view->catalog->areas[subject->area].level;

  return !ct_constraint_asks_for(ct_constraints_get(index->constraints, constraint), level,
                                 subject->period, subject->measure) ||
         around->used(constraint, subject, around->user_data);
}

/* Whether a subject of @measure takes the figure, and not one of its own measure. Where it
 * has to be of its own, no others are asked. */
static gboolean
takes(const Around *around, const CtUsage *usage, CtMeasure measure)
{
  const CtObservation *figure = around->figure;
  CtFigure own;

  if (usage->has_measure)
    return figure->measure == usage->measure;
  if (figure->measure == measure)
    return TRUE;
  return figure->measure == CT_MEASURE_ACTUAL &&
         !ct_view_find_measure(around->index->view, figure->indicator, figure->period,
                               figure->area, measure, &own);
}

static gboolean
tell_cell(Around *around, const CtUsage *usage, guint32 indicator, CtPeriod period, guint32 area,
          CtMeasure measure)
{
  const CtDataset *current = around->index->view->current;
  gsize cell = ct_dataset_find(current, indicator, period, area, measure);
  CtObservation subject;

  if (cell == CT_CELL_NONE || !takes(around, usage, measure))
    return TRUE;
  subject = ct_dataset_get(current, cell);
  if (subject.missing || ct_observation_same_key(&subject, around->figure) ||
      !is_new(around, usage->constraint, cell))
    return TRUE;
  return tell(around, usage->constraint, &subject);
}

static gboolean
tell_at(Around *around, const CtUsage *usage, CtPeriod period, guint32 area)
{
  const CtRuleIndex *index = around->index;
  const CtKeyLayout *layout = index->view->current->observations->layout;
  const CtArea *here = &index->view->catalog->areas[around->figure->area];
  guint32 subject = ct_constraints_get(index->constraints, usage->constraint)->subject;

  if (period == CT_PERIOD_NONE || layout == NULL ||
      (area != around->figure->area && !ct_area_is_valid(here, period)))
    return TRUE;
  if (usage->strictly && !usage->has_measure)
    return tell_cell(around, usage, subject, period, area, around->figure->measure);
  for (guint32 i = 0; i <= layout->span[CT_KEY_MEASURE]; i++)
    if (!tell_cell(around, usage, subject, period, area,
                   (CtMeasure)(layout->low[CT_KEY_MEASURE] + i)))
      return FALSE;
  return TRUE;
}

static gboolean
tell_periods(Around *around, const CtUsage *usage, guint32 area)
{
  const CtRuleIndex *index = around->index;
  CtPeriod period = around->figure->period;
  const CtPeriod *periods = &period;
  guint n = 1;

  if (usage->reference.kind == CT_REFERENCE_SHIFTED)
    period = ct_period_shift(period, -usage->reference.months);
  else if (usage->reference.kind != CT_REFERENCE_SAME)
    periods = ct_period_inverse_find(index->inverse, usage->inverse, period, &n);
  for (guint i = 0; i < n; i++)
    if (!tell_at(around, usage, periods[i], area))
      return FALSE;
  return TRUE;
}

/* Levels only go down from above. */
static gboolean
tell_above(Around *around, const CtUsage *usage)
{
  const CtArea *areas = around->index->view->catalog->areas;
  guint32 area = around->figure->area;

  while (areas[area].parent != CT_INDEX_NONE &&
         areas[areas[area].parent].level < areas[area].level) {
    area = areas[area].parent;
    if (!tell_periods(around, usage, area))
      return FALSE;
    if (usage->use == CT_USE_CHILD)
      break;
  }
  return TRUE;
}

static gboolean
tell_usage(Around *around, const CtUsage *usage)
{
  const CtCatalog *catalog = around->index->view->catalog;
  CtLevel level = catalog->areas[around->figure->area].level;

  if (usage->use == CT_USE_SUBJECT)
    return tell(around, usage->constraint, around->figure);
  if (usage->levels != 0 && (usage->levels & (guint)level) == 0)
    return TRUE;
  return usage->use == CT_USE_FIGURE ? tell_periods(around, usage, around->figure->area)
                                     : tell_above(around, usage);
}

gboolean
ct_rule_index_each_use(const CtRuleIndex *index, const CtObservation *figure, CtUsedFunc used,
                       gpointer user_data)
{
  Around around = {.index = index, .figure = figure, .used = used, .user_data = user_data,
                   .constraint = G_MAXUINT};
  guint begin, end;

  ct_rule_index_range(index, figure->indicator, &begin, &end);
  for (guint at = begin; at < end; at++)
    if (!tell_usage(&around, &index->usages[at]))
      return FALSE;
  return TRUE;
}

typedef struct {
  const CtRuleIndex *index;
  const CtObservation *figure;
  CtJudgedFunc judged;
  gpointer user_data;
} Judging;

static gboolean
judge_one(guint constraint, const CtObservation *subject, gpointer user_data)
{
  const Judging *judging = user_data;
  CtEvaluation evaluation = {.view = judging->index->view, .cell = subject,
                             .instead = judging->figure};
  CtVerdict verdict = ct_rule_index_judge_alone(judging->index, constraint, &evaluation);

  return verdict == CT_VERDICT_UNTELLABLE ||
         judging->judged(ct_constraints_get(judging->index->constraints, constraint), subject,
                         verdict, judging->user_data);
}

gboolean
ct_rule_index_judge_around(const CtRuleIndex *index, const CtObservation *figure,
                           CtJudgedFunc judged, gpointer user_data)
{
  Judging judging = {index, figure, judged, user_data};

  return ct_rule_index_each_use(index, figure, judge_one, &judging);
}
