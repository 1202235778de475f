/* ct-memo.h: figures that were asked for before, and what they stand for; private to core/rules.
 *
 * A search for causes asks for the same few figures in every rule that uses them, again and
 * again. A view never changes, so what was found stays right.
 */
#pragma once

#include "rules/ct-interval.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

/**
 * CtMemoFigure:
 * @is_asked: it is one that was asked for
 * @is_found, @figure: as ct_view_find_measure() tells it; without a value it is not found
 * @judged, @told: a bit for each rounding: what it stands for is known; there is an interval
 * @intervals: of each rounding
 */
typedef struct {
  gboolean is_asked;
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
  gboolean is_found;
  CtFigure figure;
  guint judged;
  guint told;
  CtInterval intervals[CT_ROUNDING_EITHER + 1];
} CtMemoFigure;

/**
 * CtMemoSum: what was evaluated of the areas that make up another one.
 * @is_known: what follows is told
 * @n_operands, @n_alike, @n_missing: as CtEvaluation counts them
 */
typedef struct {
  gboolean is_asked;
  gconstpointer expression;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
  CtRounding rounding;
  gboolean is_known;
  gboolean is_told;
  CtInterval interval;
  guint n_operands;
  guint n_alike;
  guint n_missing;
} CtMemoSum;

/* One thread at a time. */
typedef struct CtMemo CtMemo;

CtMemo *ct_memo_new(const CtView *view);
void ct_memo_free(CtMemo *memo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtMemo, ct_memo_free)

/* Returns: (transfer none): until the next call */
CtMemoFigure *ct_memo_find(CtMemo *memo, guint32 indicator, CtPeriod period, guint32 area,
                           CtMeasure measure);
/* What a figure that was found stands for. */
gboolean ct_memo_interval(const CtMemo *memo, CtMemoFigure *known, CtRounding rounding,
                          CtInterval *interval);

/* Returns: (transfer none): until the next call; the caller fills in what is not known yet */
CtMemoSum *ct_memo_sum(CtMemo *memo, gconstpointer expression, guint32 area, CtPeriod period,
                       CtMeasure measure, CtRounding rounding);

G_END_DECLS
