/* trend-copies.c: the column of last year, or of the plan, sent as what was reached. */
#include "trend.h"

#define ENOUGH_BEFORE 3
#define ENOUGH_PLANNED 4
/* Figures mostly lie within a tenth of the other column's: there are so many of them. */
#define WITHIN 5
/* From so many on all equal rows are told by validate/duplicates. */
#define DUPLICATES 4

/* The digits that count. %FALSE: with one or two of them figures are soon equal, and cases
 * that are new, settled and all cases are so together. */
static gboolean
telling_digits(CtDecimal value, guint64 *digits)
{
  guint64 rest = value.coefficient < 0 ? (guint64)-value.coefficient : (guint64)value.coefficient;

  while (rest != 0 && rest % 10 == 0)
    rest /= 10;
  *digits = rest;
  return rest > 99;
}

static gboolean
is_same(CtDecimal a, CtDecimal b)
{
  return a.scale == b.scale ? a.coefficient == b.coefficient : ct_decimal_compare(a, b) == 0;
}

static gboolean
find_plan(CtViewCursor *cursor, const TrendSlice *slice, CtPeriod period, guint32 area,
          CtDecimal *plan)
{
  const CtDataset *dataset;
  gsize cell;

  if (period == CT_PERIOD_NONE ||
      !ct_view_cursor_locate(cursor, slice->index, period, area, CT_MEASURE_PLAN, &dataset,
                             &cell))
    return FALSE;
  *plan = ct_batch_value(dataset->observations, ct_dataset_first(dataset, cell));
  return TRUE;
}

static CtPeriod
year_of(CtPeriod period)
{
  return ct_period_month(period) == 1 && ct_period_months(period) < 12
           ? ct_period_new(ct_period_year(period), 1, 12)
           : CT_PERIOD_NONE;
}

/* The plan of the same months, or of the year that they begin. */
static void
note_plan(TrendSlice *slice, const TrendFigure *figure, guint32 submission, guint64 chance)
{
  CtDecimal plan, year_plan;
  gboolean has = find_plan(&slice->plan, slice, slice->period, figure->area, &plan);
  gboolean has_year =
      find_plan(&slice->year_plan, slice, year_of(slice->period), figure->area, &year_plan);

  if (has || has_year)
    trend_count_add(trend_tally_get(slice->planned, submission, slice->period), figure->index,
                    (has && is_same(figure->now, plan)) ||
                      (has_year && is_same(figure->now, year_plan)),
                    chance);
}

void
trend_note_copies(TrendSlice *slice)
{
  if (slice->indicator->accrual != CT_ACCRUAL_FLOW)
    return;
  for (guint i = 0; i < slice->figures->len; i++) {
    const TrendFigure *figure = trend_figure(slice, i);
    guint32 submission = ct_dataset_submission_at(slice->view->current, figure->index);
    guint64 digits, chance;
    if (!telling_digits(figure->now, &digits))
      continue;
    chance = MIN(WITHIN * (guint64)TREND_ONE / digits, (guint64)TREND_ONE);
    if (figure->then_dataset != NULL)
      trend_count_add(trend_tally_get(slice->before, submission, slice->period), figure->index,
                      is_same(figure->now, figure->then), chance);
    note_plan(slice, figure, submission, chance);
  }
}

/* More than chance does, by four times its usual error. */
static gboolean
is_no_accident(const TrendCount *count)
{
  CtInt128 excess = (CtInt128)count->n_equal * TREND_ONE - count->chance;

  return excess > 0 && excess * excess > (CtInt128)16 * count->chance * TREND_ONE;
}

/* "5 (Huyện Bắc), 7 (Huyện Bắc)" */
static gchar *
name_figures(const CtView *view, const TrendCount *count)
{
  const CtBatch *observations = view->current->observations;
  GString *names = g_string_new(NULL);

  for (guint i = 0; i < MIN(count->n_equal, TREND_TALLY_NAMED); i++)
    g_string_append_printf(
        names, "%s%s (%s)", i > 0 ? ", " : "",
        view->catalog->indicators[ct_batch_indicator(observations, count->named[i])].code,
        view->catalog->areas[ct_batch_area(observations, count->named[i])].name);
  if (count->n_equal > TREND_TALLY_NAMED)
    g_string_append(names, ", …");
  return g_string_free(names, FALSE);
}

static CtFinding
finding_of(const TrendSlice *slice, const TrendCount *count, const gchar *rule, gchar *observed)
{
  const CtObservation first =
      ct_batch_get(slice->view->current->observations, count->named[0]);
  CtFinding finding =
      ct_finding_of_figure(CT_SEVERITY_WARNING, rule, count->submission, &first);

  ct_decimal_format(first.value, observed);
  finding.observed = observed;
  return finding;
}

static void
report_before(const TrendSlice *slice, const TrendCount *count)
{
  gchar observed[CT_DECIMAL_CHARS];
  CtFinding finding = finding_of(slice, count, "trend.same-as-before", observed);
  g_autofree gchar *names = name_figures(slice->view, count);

  ct_findings_add(slice->findings, &finding,
                  _("%u of %u figures that can be compared are those of a year before to the "
                    "last digit, %s: was the column of last year copied?"),
                  count->n_equal, count->n, names);
}

static void
report_planned(const TrendSlice *slice, const TrendCount *count)
{
  gchar observed[CT_DECIMAL_CHARS];
  CtFinding finding = finding_of(slice, count, "trend.same-as-plan", observed);
  g_autofree gchar *names = name_figures(slice->view, count);

  ct_findings_add(slice->findings, &finding,
                  _("%u of %u figures that can be compared are those of the plan to the last "
                    "digit, %s: was the column of the plan copied?"),
                  count->n_equal, count->n, names);
}

static gboolean
is_copied_from_before(const TrendCount *count)
{
  return count->n_equal >= ENOUGH_BEFORE && is_no_accident(count) &&
         (count->n_equal < count->n || count->n_equal < DUPLICATES);
}

void
trend_report_copies(const TrendSlice *slice)
{
  for (guint i = 0; i < trend_tally_size(slice->before); i++) {
    const TrendCount *count = trend_tally_at(slice->before, i);
    if (is_copied_from_before(count))
      report_before(slice, count);
  }
  for (guint i = 0; i < trend_tally_size(slice->planned); i++) {
    const TrendCount *count = trend_tally_at(slice->planned, i);
    if (count->n_equal >= ENOUGH_PLANNED && is_no_accident(count))
      report_planned(slice, count);
  }
}
