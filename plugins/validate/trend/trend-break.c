/* trend-break.c: steps that no sender is to blame for: other boundaries, another count of the
 * population. */
#include <stdio.h>

#include "trend.h"

/* Population and households do not move by more within a year; from so many of them on that
 * move together it is another count. */
#define STEP_PERCENT 3
#define TOGETHER 2

/* Boundaries */

/* 0: no date. */
static guint32
day_number(const gchar *date)
{
  gint year, month, day;

  if (date == NULL || sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return 0;
  g_autoptr(GDate) found = g_date_new_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian(found);
}

/* The first day of a month that is counted from year 0. */
static guint32
first_day(gint month)
{
  g_autoptr(GDate) day = g_date_new_dmy(1, (GDateMonth)(month % 12 + 1), (GDateYear)(month / 12));

  return g_date_get_julian(day);
}

/* The new boundaries hold from @day on: a flow of the earlier period has some of the old
 * ones, a stock at its end had only them. */
static gboolean
is_between(const TrendSlice *slice, guint32 day)
{
  gboolean at_end = slice->indicator->accrual == CT_ACCRUAL_STOCK;
  guint32 from = at_end ? first_day(ct_period_end(slice->base))
                        : first_day(ct_period_begin(slice->base)) + 1;

  return day >= from && day < first_day(ct_period_end(slice->period));
}

static const gchar *
date_of_change(const TrendSlice *slice, guint32 area)
{
  const CtArea *found = &slice->view->catalog->areas[area];
  guint32 from = day_number(found->valid_from), to = day_number(found->valid_to);

  if (from != 0 && is_between(slice, from))
    return found->valid_from;
  return to != 0 && is_between(slice, to + 1) ? found->valid_to : NULL;
}

static gboolean
has_new_boundary(const TrendSlice *slice, guint32 area, TrendBreak *found)
{
  const CtArea *whole = &slice->view->catalog->areas[area];
  const gchar *date = date_of_change(slice, area);

  for (guint i = 0; i < whole->n_children && date == NULL; i++)
    date = date_of_change(slice, whole->children[i]);
  if (date != NULL)
    *found = (TrendBreak){.kind = TREND_BREAK_BOUNDARY, .area = area, .date = date};
  return date != NULL;
}

/* Status */

static gboolean
find_figure(const TrendSlice *slice, const TrendFigure *figure, guint32 indicator,
            CtPeriod period, CtObservation *observation)
{
  CtFigure found;

  if (!ct_view_find(slice->view, indicator, period, figure->area, figure->measure, &found))
    return FALSE;
  *observation = found.observation;
  return TRUE;
}

static gboolean
has_break_status(const TrendSlice *slice, const TrendFigure *figure, TrendBreak *found)
{
  guint32 denominator = slice->indicator->denominator;
  CtObservation below;

  found->indicator = slice->index;
  if (ct_batch_status(slice->view->current->observations, figure->index) != 'B') {
    found->indicator = denominator;
    if (denominator == CT_INDEX_NONE ||
        !find_figure(slice, figure, denominator, slice->period, &below) || below.status != 'B')
      return FALSE;
  }
  found->kind = TREND_BREAK_STATUS;
  return TRUE;
}

/* Vintage */

/* Above 0 when the figure rose by STEP_PERCENT, below 0 when it fell so. */
static gint
step_of(const TrendSlice *slice, const TrendFigure *figure, guint32 indicator, gint64 *ratio)
{
  CtObservation now, then;

  if (!find_figure(slice, figure, indicator, slice->period, &now) ||
      !find_figure(slice, figure, indicator, slice->base, &then) ||
      now.value.coefficient <= 0 || then.value.coefficient <= 0)
    return 0;
  *ratio = trend_ratio(now.value, then.value);
  if (*ratio >= TREND_ONE * (100 + STEP_PERCENT) / 100)
    return 1;
  return *ratio <= TREND_ONE * (100 - STEP_PERCENT) / 100 ? -1 : 0;
}

static gboolean
is_denominator(const CtCatalog *catalog, guint32 indicator)
{
  if (catalog->indicators[indicator].accrual != CT_ACCRUAL_STOCK)
    return FALSE;
  for (guint32 i = 0; i < catalog->n_indicators; i++)
    if (catalog->indicators[i].denominator == indicator)
      return TRUE;
  return FALSE;
}

/* Whether other wholes that rates are of moved like @indicator. */
static gboolean
moves_with_others(const TrendSlice *slice, const TrendFigure *figure, guint32 indicator,
                  gint step, guint others)
{
  const CtCatalog *catalog = slice->view->catalog;

  for (guint32 i = 0; i < catalog->n_indicators && others > 0; i++) {
    gint64 ratio;
    if (i != indicator && is_denominator(catalog, i) &&
        step_of(slice, figure, i, &ratio) == step)
      others--;
  }
  return others == 0;
}

/* With the whole as it was counted before, the figure would be usual. */
static gboolean
explains(const TrendFigure *figure, const TrendDoubt *doubt, gint64 ratio)
{
  CtInt128 as_before = trend_fixed(figure->now) * ratio / TREND_ONE;

  return as_before >= doubt->low && as_before <= doubt->high;
}

static gboolean
has_new_vintage(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
                TrendBreak *found)
{
  const CtCatalog *catalog = slice->view->catalog;
  guint32 denominator = slice->indicator->denominator;
  gboolean itself = is_denominator(catalog, slice->index);
  gint64 ratio;
  gint step;

  if (!itself && (denominator == CT_INDEX_NONE || !is_denominator(catalog, denominator)))
    return FALSE;
  found->indicator = itself ? slice->index : denominator;
  step = step_of(slice, figure, found->indicator, &ratio);
  if (step == 0 || (!itself && !explains(figure, doubt, ratio)) ||
      !moves_with_others(slice, figure, found->indicator, step, itself ? TOGETHER : TOGETHER - 1))
    return FALSE;
  found->kind = TREND_BREAK_VINTAGE;
  return TRUE;
}

TrendBreak
trend_break(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt)
{
  TrendBreak found = {TREND_BREAK_NONE};

  if (slice->base != CT_PERIOD_NONE && !has_new_boundary(slice, figure->area, &found) &&
      !has_break_status(slice, figure, &found))
    (void)has_new_vintage(slice, figure, doubt, &found);
  return found;
}
