/* trend-judge.c: who can say what is usual: the other areas of a level, the figure's own past,
 * or, of small counts, chance. */
#include "trend.h"

#define N_LEVELS 4
#define N_KINDS (N_LEVELS * CT_N_MEASURES)

static guint
kind_of(const TrendFigure *figure)
{
  return g_bit_storage((gulong)figure->level) - 1 + N_LEVELS * (guint)figure->measure;
}

static gboolean
tells(const TrendFigure *figure)
{
  return figure->sort == TREND_RATIO || figure->sort == TREND_POINTS;
}

/* Returns: how many of the group say how figures changed. */
static guint
gather_group(TrendSlice *slice, guint kind)
{
  guint n_telling = 0, n = 0;

  g_array_set_size(slice->group, slice->figures->len);
  for (guint i = 0; i < slice->figures->len; i++) {
    TrendFigure *figure = trend_figure(slice, i);
    if (kind_of(figure) != kind)
      continue;
    if (figure->sort == TREND_SMALL)
      trend_judge_count(slice, figure);
    else if (figure->sort == TREND_SIGNED || figure->sort == TREND_ALONE)
      trend_judge_alone(slice, figure);
    else
      g_array_index(slice->group, guint, n++) = i;
    n_telling += tells(figure) ? 1 : 0;
  }
  g_array_set_size(slice->group, n);
  return n_telling;
}

static void
judge_kind(TrendSlice *slice, guint kind)
{
  if (gather_group(slice, kind) >= TREND_AREAS) {
    trend_judge_areas(slice);
    return;
  }
  for (guint i = 0; i < slice->group->len; i++)
    trend_judge_alone(slice, trend_figure(slice, g_array_index(slice->group, guint, i)));
}

void
trend_judge(TrendSlice *slice)
{
  guint kinds = 0;

  for (guint i = 0; i < slice->figures->len; i++)
    kinds |= 1u << kind_of(trend_figure(slice, i));
  for (guint kind = 0; kind < N_KINDS; kind++)
    if ((kinds & 1u << kind) != 0)
      judge_kind(slice, kind);
}
