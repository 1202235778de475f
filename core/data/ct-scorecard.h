/* ct-scorecard.h: targets and how far they are reached.
 */
#pragma once

#include "data/ct-finding.h"

G_BEGIN_DECLS

typedef enum {
  CT_SCORE_EXCEEDED, /* strictly better than a >= or <= target */
  CT_SCORE_MET,
  CT_SCORE_MISSED,
  CT_SCORE_ON_TRACK,
  CT_SCORE_BEHIND,
  CT_SCORE_NOT_DUE, /* an annual indicator before the year is over */
  CT_SCORE_NO_DATA
} CtScoreStatus;

const gchar *ct_score_status_name(CtScoreStatus status); /* "on-track" ... */

/**
 * CtScore: one target.
 * @indicator, @area: indexes
 * @period: of the figure judged; the target's where there is none
 * @comparator, @target: what it is held against, in the indicator's unit
 * @value: as published, in the indicator's unit; unset without a figure
 * @progress: in percent, 1 decimal; unset where it says nothing
 */
typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtComparator comparator;
  CtDecimal target;
  CtLimit value;
  CtLimit progress;
  CtScoreStatus status;
} CtScore;

/* An array of CtScore, in catalog order. */
typedef struct CtScorecard CtScorecard;
CtScorecard *ct_scorecard_new(void);
void ct_scorecard_free(CtScorecard *scorecard);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtScorecard, ct_scorecard_free)
void ct_scorecard_add(CtScorecard *scorecard, const CtScore *score);
guint ct_scorecard_count(const CtScorecard *scorecard);
const CtScore *ct_scorecard_get(const CtScorecard *scorecard, guint index);

G_END_DECLS
