#include "data/ct-scorecard.h"

struct CtScorecard {
  GArray *scores;
};

const gchar *
ct_score_status_name(CtScoreStatus status)
{
  switch (status) {
  case CT_SCORE_EXCEEDED: return "exceeded";
  case CT_SCORE_MET: return "met";
  case CT_SCORE_MISSED: return "missed";
  case CT_SCORE_ON_TRACK: return "on-track";
  case CT_SCORE_BEHIND: return "behind";
  case CT_SCORE_NOT_DUE: return "not-due";
  case CT_SCORE_NO_DATA: return "no-data";
  }
  g_return_val_if_reached("no-data");
}

CtScorecard *
ct_scorecard_new(void)
{
  CtScorecard *scorecard = g_new(CtScorecard, 1);

  scorecard->scores = g_array_new(FALSE, FALSE, sizeof(CtScore));
  return scorecard;
}

void
ct_scorecard_free(CtScorecard *scorecard)
{
  if (scorecard == NULL)
    return;
  g_array_unref(scorecard->scores);
  g_free(scorecard);
}

void
ct_scorecard_add(CtScorecard *scorecard, const CtScore *score)
{
  g_array_append_vals(scorecard->scores, score, 1);
}

guint
ct_scorecard_count(const CtScorecard *scorecard)
{
  return scorecard->scores->len;
}

const CtScore *
ct_scorecard_get(const CtScorecard *scorecard, guint index)
{
  g_return_val_if_fail(index < scorecard->scores->len, NULL);

  return &g_array_index(scorecard->scores, CtScore, index);
}
