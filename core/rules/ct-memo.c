/* ct-memo.c: figures that were asked for before, and what they stand for. */
#include "rules/ct-memo.h"

/* A figure that falls on the place of another one takes it. */
#define PLACE_BITS 8
#define SUM_BITS 5

struct CtMemo {
  CtViewCursor cursor;
  CtMemoFigure places[1u << PLACE_BITS];
  CtMemoSum sums[1u << SUM_BITS];
};

CtMemo *
ct_memo_new(const CtView *view)
{
  CtMemo *memo = g_new0(CtMemo, 1);

  memo->cursor = ct_view_cursor(view);
  return memo;
}

void
ct_memo_free(CtMemo *memo)
{
  g_free(memo);
}

static CtMemoFigure *
place_of(CtMemo *memo, guint32 indicator, CtPeriod period, guint32 area, CtMeasure measure)
{
  guint32 mixed = (area + (guint32)measure) * 0x9e3779b1u ^ indicator * 0x85ebca6bu ^
                  period * 0xc2b2ae35u;

  return &memo->places[mixed >> (32 - PLACE_BITS)];
}

CtMemoFigure *
ct_memo_find(CtMemo *memo, guint32 indicator, CtPeriod period, guint32 area, CtMeasure measure)
{
  CtMemoFigure *known = place_of(memo, indicator, period, area, measure);

  if (known->is_asked && known->indicator == indicator && known->period == period &&
      known->area == area && known->measure == measure)
    return known;
  known->is_asked = TRUE;
  known->judged = 0;
  known->indicator = indicator;
  known->period = period;
  known->area = area;
  known->measure = measure;
  known->is_found = ct_view_cursor_find_measure(&memo->cursor, indicator, period, area, measure,
                                                &known->figure);
  return known;
}

gboolean
ct_memo_interval(const CtMemo *memo, CtMemoFigure *known, CtRounding rounding,
                 CtInterval *interval)
{
  const CtCatalog *catalog = memo->cursor.view->catalog;
  const CtUnit *unit = &catalog->units[catalog->indicators[known->indicator].unit];
  const guint bit = 1u << rounding;

  if ((known->judged & bit) == 0) {
    gboolean told = ct_interval_of_figure(&known->figure.observation, unit, rounding,
                                          &known->intervals[rounding]);
    known->judged |= bit;
    known->told = told ? known->told | bit : known->told & ~bit;
  }
  if ((known->told & bit) != 0)
    *interval = known->intervals[rounding];
  return (known->told & bit) != 0;
}

CtMemoSum *
ct_memo_sum(CtMemo *memo, gconstpointer expression, guint32 area, CtPeriod period,
            CtMeasure measure, CtRounding rounding)
{
  guint32 mixed = (area + (guint32)measure) * 0x9e3779b1u ^ period * 0xc2b2ae35u ^
                  (guint32)(GPOINTER_TO_SIZE(expression) >> 4) * 0x85ebca6bu ^
                  (guint32)rounding * 0x27d4eb2fu;
  CtMemoSum *sum = &memo->sums[mixed >> (32 - SUM_BITS)];

  if (!sum->is_asked || sum->expression != expression || sum->area != area ||
      sum->period != period || sum->measure != measure || sum->rounding != rounding)
    *sum = (CtMemoSum){.is_asked = TRUE, .expression = expression, .area = area,
                       .period = period, .measure = measure, .rounding = rounding};
  return sum;
}
