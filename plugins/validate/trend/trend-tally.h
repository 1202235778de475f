/* trend-tally.h: how many figures of a submission and period are those of another column. */
#pragma once

#include <glib.h>

#include "model/ct-period.h"

G_BEGIN_DECLS

#define TREND_TALLY_NAMED 5

/**
 * TrendCount: of one submission and period.
 * @n: figures that were compared; @n_equal: those that are equal and say something
 * @chance: how many would be equal by accident, in millionths
 * @named: the first equal ones
 */
typedef struct {
  guint32 submission;
  CtPeriod period;
  guint32 n;
  guint32 n_equal;
  guint64 chance;
  guint32 named[TREND_TALLY_NAMED];
} TrendCount;

typedef struct TrendTally TrendTally;
TrendTally *trend_tally_new(void);
void trend_tally_free(TrendTally *tally);

/* Adds what @from has counted behind what @tally has. */
void trend_tally_add(TrendTally *tally, const TrendTally *from);

/* Returns: (transfer none): until the next call */
TrendCount *trend_tally_get(TrendTally *tally, guint32 submission, CtPeriod period);

/* @chance: that the two are equal by accident */
static inline void
trend_count_add(TrendCount *count, guint32 index, gboolean equal, guint64 chance)
{
  if (equal && count->n_equal < TREND_TALLY_NAMED)
    count->named[count->n_equal] = index;
  count->n++;
  count->n_equal += equal ? 1 : 0;
  count->chance += chance;
}

/* In the order in which they were met. */
guint trend_tally_size(const TrendTally *tally);
const TrendCount *trend_tally_at(const TrendTally *tally, guint index);

G_END_DECLS
