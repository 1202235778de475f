/* trend.h: private to validate/trend.
 *
 * A slice is all figures of one indicator and period. Each is held against the figure of its
 * area a year before, or, of a stock, against the nearest earlier one. What looks odd there
 * becomes a doubt: bounds of what would be usual, which the figure is judged by and people are
 * told.
 */
#pragma once

#include "plugin/ct-plugin.h"
#include "trend-number.h"
#include "trend-tally.h"

G_BEGIN_DECLS

/* So many areas say what is usual among them, so many earlier years what is in one of them. */
#define TREND_AREAS 5
#define TREND_YEARS 4
#define TREND_YEARS_MAX 10
/* Counts below this vary by chance: their ratios say nothing. */
#define TREND_SMALL_COUNT 30
/* Three times as much, or a third. */
#define TREND_JUMP 3

typedef enum {
  TREND_ALONE,  /* nothing to hold it against */
  TREND_RATIO,  /* both above 0: by how many times */
  TREND_ZERO,   /* nothing now, something then */
  TREND_SMALL,  /* a small count */
  TREND_POINTS, /* a rate: by how many points */
  TREND_SIGNED  /* below 0, or from nothing: only its own past can tell */
} TrendSort;

/**
 * TrendFigure:
 * @cell, @index: of the current figures
 * @then_dataset, @then_index: the observation it is held against; %NULL: none is known
 * @change: ratio or points, in millionths
 * @root: of the larger of both, where effects are asked for
 * @told: it has its finding
 */
typedef struct {
  gsize cell;
  guint32 index;
  guint32 area;
  CtLevel level;
  CtMeasure measure;
  TrendSort sort;
  gboolean told;
  CtDecimal now;
  CtDecimal then;
  const CtDataset *then_dataset;
  guint32 then_index;
  gint64 change;
  gint64 root;
} TrendFigure;

/**
 * TrendVotes: of one area's children: whether one figure is that of more than half of them.
 * @group: for which these are; of an earlier one they mean nothing
 * @candidate: index of the figure; @lead: of those like it before the others
 */
typedef struct {
  guint32 group;
  guint32 n;
  guint32 lead;
  guint32 n_equal;
  guint32 candidate;
} TrendVotes;

/**
 * TrendSlice:
 * @rate: it is judged by points
 * @range: of a rate: from the least to the most it can be, at most 100 %
 * @base: the period it is held against; CT_PERIOD_NONE: none
 * @figures: (element-type TrendFigure): without plans and what is missing, by area
 * @measures: a bit for each measure that they have
 * @group, @values: (element-type guint, gint64): for those who judge
 * @before, @plan: which figures are those of the year before, or the plan's
 * @votes: (array): of each area
 */
typedef struct {
  const CtView *view;
  CtFindings *findings;
  guint32 index;
  const CtIndicator *indicator;
  const CtUnit *unit;
  gboolean rate;
  gint64 range;
  CtPeriod period;
  CtPeriod base;
  GArray *figures;
  guint measures;
  GArray *group;
  GArray *values;
  CtViewCursor then;
  CtViewCursor then_estimate;
  CtViewCursor plan;
  CtViewCursor year_plan;
  TrendTally *before;
  TrendTally *planned;
  TrendVotes *votes;
  guint32 n_votes;
} TrendSlice;

static inline TrendFigure *
trend_figure(const TrendSlice *slice, guint index)
{
  return &g_array_index(slice->figures, TrendFigure, index);
}

/* trend-slice.c */

void trend_slice_init(TrendSlice *slice, const CtView *view, CtFindings *findings);
void trend_slice_clear(TrendSlice *slice);
/* Frees what only one more figure would need. */
void trend_slice_rest(TrendSlice *slice);
void trend_slice_begin(TrendSlice *slice, guint32 indicator);
/* From @cell on, up to @end. Returns: the first cell of the next period. */
gsize trend_slice_fill(TrendSlice *slice, gsize cell, gsize end);

/* trend-base.c */

/* Which period the slice that begins at @cell is held against. */
CtPeriod trend_base(const CtView *view, guint32 indicator, gsize cell, gsize end);
/* The one before that. */
CtPeriod trend_base_before(CtPeriod period, CtPeriod base);

/* trend-judge.c: trend.unusual, trend.series, trend.count, trend.jump */

void trend_judge(TrendSlice *slice);

/**
 * TrendDoubt:
 * @low, @high: what would be usual; @centre: what would be most so
 * @n: how many others say so: areas or years
 * @common: the others of the level changed likewise
 */
typedef struct {
  const gchar *rule;
  CtInt128 low;
  CtInt128 high;
  CtInt128 centre;
  guint n;
  gboolean common;
} TrendDoubt;

/* trend-judge-areas.c: what the other areas of a level say. */

/* @slice->group: at least TREND_AREAS figures that can be compared. */
void trend_judge_areas(TrendSlice *slice);

/* trend-judge-alone.c: where there are no others. */

void trend_judge_alone(TrendSlice *slice, TrendFigure *figure);
/* A count by what chance alone does. */
void trend_judge_count(TrendSlice *slice, TrendFigure *figure);

/* trend-series.c */

/**
 * TrendSeries: earlier years of one figure, in millionths.
 */
typedef struct {
  guint n;
  CtInt128 values[TREND_YEARS_MAX];
} TrendSeries;

TrendSeries trend_series(const TrendSlice *slice, const TrendFigure *figure);
/* What lies far from the median, by the median distance from it. */
TrendDoubt trend_series_doubt(const TrendSlice *slice, const TrendSeries *series);

/* trend-doubt.c */

/* Judges @figure by @doubt, after roundings, chance and what explains it are taken into
 * account, and tells what is left. */
void trend_doubt(TrendSlice *slice, TrendFigure *figure, TrendDoubt doubt);

/* trend-whole.c */

/* Whether it is a part of a whole that all parts add up to, all others of them being usual. */
gboolean trend_adds_up(const TrendSlice *slice, const TrendFigure *figure);

gboolean trend_has_part(const CtParts *parts, guint32 indicator);

/* trend-exchange.c */

/**
 * TrendExchange: what belongs here and stands elsewhere.
 * @name: of the area or indicator where it does
 */
typedef struct {
  CtDecimal value;
  const gchar *name;
} TrendExchange;

/* Another area, or another part of the same whole, has what would be usual here, and the other
 * way round. */
gboolean trend_exchange(const TrendSlice *slice, const TrendFigure *figure,
                        const TrendDoubt *doubt, TrendExchange *found);

/* trend-chance.c */

/* How many things @value stands for. %FALSE: it counts nothing, or does not fit. */
gboolean trend_count(const CtUnit *unit, CtInt128 fixed, CtInt128 *count);
/* A rate that follows from parts, or may be of so few that others have the same: half, two
 * thirds. */
gboolean trend_may_be_alike(const TrendSlice *slice, const TrendFigure *figure);
/* Widens what is usual by what chance does to counts. %FALSE: nothing can be said. */
gboolean trend_allow_chance(const TrendSlice *slice, const TrendFigure *figure,
                            TrendDoubt *doubt);

/* trend-break.c */

typedef enum {
  TREND_BREAK_NONE,
  TREND_BREAK_BOUNDARY, /* @area changed on @date */
  TREND_BREAK_STATUS,   /* OBS_STATUS B of @indicator */
  TREND_BREAK_VINTAGE   /* @indicator was counted anew, and others with it */
} TrendBreakKind;

typedef struct {
  TrendBreakKind kind;
  guint32 area;
  const gchar *date;
  guint32 indicator;
} TrendBreak;

TrendBreak trend_break(const TrendSlice *slice, const TrendFigure *figure,
                       const TrendDoubt *doubt);

/* trend-slip.c */

/* Returns: (transfer full) (nullable): the end of a sentence that says what @figure looks
 * like; @repaired is what it would be then */
gchar *trend_slip(const TrendSlice *slice, const TrendFigure *figure, const TrendDoubt *doubt,
                  CtDecimal *repaired);

/* trend-tell.c */

/* "a year before", "at the end of 12/2022". Returns: (transfer full) */
gchar *trend_when(CtPeriod period, CtPeriod base);
void trend_tell(TrendSlice *slice, TrendFigure *figure, const TrendDoubt *doubt);
void trend_tell_break(TrendSlice *slice, TrendFigure *figure, const TrendDoubt *doubt,
                      const TrendBreak *explained);

/* trend-alike.c: trend.same-everywhere, trend.equals-target */

void trend_check_alike(TrendSlice *slice);

/* trend-copies.c: trend.same-as-before, trend.same-as-plan */

void trend_note_copies(TrendSlice *slice);
void trend_report_copies(const TrendSlice *slice);

G_END_DECLS
