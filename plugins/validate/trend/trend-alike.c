/* trend-alike.c: one figure in the rows of many areas. */
#include "trend.h"

#define ALIKE_AREAS 5
#define TARGET_AREAS 3
#define FEW TREND_SMALL_COUNT
/* Figures mostly lie within a tenth of the target: there are so many of them. */
#define WITHIN 5

static gboolean
is_same(CtDecimal a, CtDecimal b)
{
  return a.scale == b.scale ? a.coefficient == b.coefficient : ct_decimal_compare(a, b) == 0;
}

/* Nothing, all and a handful of things are the same in many areas. */
static gboolean
is_telling(const TrendSlice *slice, CtDecimal value)
{
  const CtLimit *most = &slice->indicator->maximum;
  CtInt128 fixed = trend_fixed(value), count;

  if (value.coefficient == 0 || (most->set && is_same(value, most->value)) ||
      (slice->rate && fixed == slice->range))
    return FALSE;
  return !trend_count(slice->unit, MAX(fixed, 0), &count) || count >= FEW;
}

static CtFinding
finding_at(const TrendSlice *slice, const TrendFigure *figure, const gchar *rule, gchar *observed)
{
  const CtDataset *current = slice->view->current;
  const CtObservation observation = ct_dataset_get(current, figure->cell);
  CtFinding finding = ct_finding_of_figure(
      CT_SEVERITY_WARNING, rule, ct_dataset_submission(current, figure->cell), &observation);

  ct_decimal_format(figure->now, observed);
  finding.observed = observed;
  return finding;
}

static guint32
submission_of(const TrendSlice *slice, const TrendFigure *figure)
{
  return ct_dataset_submission_at(slice->view->current, figure->index);
}

/* The target */

static gboolean
has_target(const TrendSlice *slice, const TrendFigure *figure)
{
  const CtTarget *target = &slice->indicator->target;

  return figure->area != target->area && figure->level != CT_LEVEL_PROVINCE &&
         is_same(figure->now, target->value) && !trend_may_be_alike(slice, figure);
}

static guint
count_targets(const TrendSlice *slice)
{
  guint n = 0;

  for (guint i = 0; i < slice->figures->len; i++)
    n += has_target(slice, trend_figure(slice, i)) ? 1 : 0;
  return n;
}

/* With few digits as printed some areas reach it exactly. */
static gboolean
is_accident(const TrendSlice *slice, guint n)
{
  CtInt128 chance = 0, excess;

  for (guint i = 0; i < slice->figures->len && chance == 0; i++)
    if (has_target(slice, trend_figure(slice, i)))
      chance = WITHIN * TREND_ONE / MAX(ABS(trend_figure(slice, i)->now.coefficient), 1);
  chance = MIN(chance, TREND_ONE) * slice->figures->len;
  excess = n * (CtInt128)TREND_ONE - chance;
  return excess <= 0 || excess * excess <= 16 * chance * TREND_ONE;
}

/* Told to each sender at the first figure. */
static void
report_targets(TrendSlice *slice, guint n)
{
  guint32 last = CT_INDEX_NONE;

  for (guint i = 0; i < slice->figures->len; i++) {
    TrendFigure *figure = trend_figure(slice, i);
    gchar observed[CT_DECIMAL_CHARS], value[CT_DECIMAL_PEOPLE_CHARS];
    if (!has_target(slice, figure))
      continue;
    figure->told = TRUE;
    if (submission_of(slice, figure) == last)
      continue;
    last = submission_of(slice, figure);
    CtFinding finding = finding_at(slice, figure, "trend.equals-target", observed);
    ct_findings_add(slice->findings, &finding,
                    _("%s %s is the target of %s to the last digit, in %u areas: send what was "
                      "reached, and not the target"),
                    ct_decimal_format_for_people(figure->now, value), slice->unit->symbol,
                    slice->indicator->code, n);
  }
}

static void
check_targets(TrendSlice *slice)
{
  const CtTarget *target = &slice->indicator->target;
  guint n;

  if (target->comparator == CT_COMPARATOR_NONE ||
      !ct_period_contains(target->period, slice->period) || !is_telling(slice, target->value))
    return;
  n = count_targets(slice);
  if (n >= TARGET_AREAS && !is_accident(slice, n))
    report_targets(slice, n);
}

/* Everywhere the same: who has more than half of the votes is left over when each vote is
 * crossed out against another one. */

static TrendVotes *
votes_of(const TrendSlice *slice, const TrendFigure *figure, CtMeasure measure)
{
  guint32 parent = slice->view->catalog->areas[figure->area].parent;

  return parent == CT_INDEX_NONE || figure->measure != measure ||
                 figure->level == CT_LEVEL_RESIDUAL
           ? NULL
           : &slice->votes[parent];
}

static void
vote(TrendSlice *slice, TrendVotes *votes, guint index)
{
  if (votes->group != slice->n_votes)
    *votes = (TrendVotes){.group = slice->n_votes};
  votes->n++;
  if (votes->lead == 0)
    votes->candidate = index;
  if (is_same(trend_figure(slice, votes->candidate)->now, trend_figure(slice, index)->now))
    votes->lead++;
  else
    votes->lead--;
}

static gboolean
may_be_alike(const TrendVotes *votes)
{
  return votes != NULL && votes->lead > 0 && votes->n >= ALIKE_AREAS;
}

static gboolean
is_candidate(const TrendSlice *slice, const TrendVotes *votes, const TrendFigure *figure)
{
  return may_be_alike(votes) &&
         is_same(trend_figure(slice, votes->candidate)->now, figure->now);
}

static void
report_alike(TrendSlice *slice, const TrendVotes *votes, const TrendFigure *figure)
{
  const CtArea *areas = slice->view->catalog->areas;
  gchar observed[CT_DECIMAL_CHARS], value[CT_DECIMAL_PEOPLE_CHARS];
  CtFinding finding = finding_at(slice, figure, "trend.same-everywhere", observed);

  ct_findings_add(slice->findings, &finding,
                  _("%s %s stands in %u of %u areas of %s: send what each area has, and not one "
                    "figure for all"),
                  ct_decimal_format_for_people(figure->now, value), slice->unit->symbol,
                  votes->n_equal, votes->n, areas[areas[figure->area].parent].name);
}

/* Returns: whether any is worth counting. */
static gboolean
hold_votes(TrendSlice *slice, CtMeasure measure)
{
  gboolean any = FALSE;

  slice->n_votes++;
  for (guint i = 0; i < slice->figures->len; i++) {
    TrendVotes *votes = votes_of(slice, trend_figure(slice, i), measure);
    if (votes == NULL)
      continue;
    vote(slice, votes, i);
    any = any || votes->n >= ALIKE_AREAS;
  }
  return any;
}

static gboolean
count_votes(TrendSlice *slice, CtMeasure measure)
{
  gboolean any = FALSE;

  for (guint i = 0; i < slice->figures->len; i++) {
    const TrendFigure *figure = trend_figure(slice, i);
    TrendVotes *votes = votes_of(slice, figure, measure);
    if (!is_candidate(slice, votes, figure))
      continue;
    votes->n_equal++;
    any = any || votes->n_equal >= ALIKE_AREAS;
  }
  return any;
}

static void
tell_votes(TrendSlice *slice, CtMeasure measure)
{
  guint32 last = CT_INDEX_NONE;

  for (guint i = 0; i < slice->figures->len; i++) {
    TrendFigure *figure = trend_figure(slice, i);
    TrendVotes *votes = votes_of(slice, figure, measure);
    if (!is_candidate(slice, votes, figure) || votes->n_equal < ALIKE_AREAS ||
        votes->n_equal * 2 <= votes->n || figure->told || !is_telling(slice, figure->now) ||
        trend_may_be_alike(slice, figure))
      continue;
    figure->told = TRUE;
    if (submission_of(slice, figure) != last)
      report_alike(slice, votes, figure);
    last = submission_of(slice, figure);
  }
}

void
trend_check_alike(TrendSlice *slice)
{
  check_targets(slice);
  for (guint measure = 0; measure < CT_MEASURE_PLAN; measure++)
    if ((slice->measures & 1u << measure) != 0 && hold_votes(slice, (CtMeasure)measure) &&
        count_votes(slice, (CtMeasure)measure))
      tell_votes(slice, (CtMeasure)measure);
}
