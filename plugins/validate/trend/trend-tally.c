/* trend-tally.c: counts found by submission and period. */
#include "trend-tally.h"

/* @places: one more than the number of a count, or 0; 2^@bits of them
 * @last: the count that was asked for last */
struct TrendTally {
  GArray *counts;
  guint32 *places;
  guint bits;
  guint last;
};

#define FIRST_BITS 6

TrendTally *
trend_tally_new(void)
{
  TrendTally *tally = g_new0(TrendTally, 1);

  tally->counts = g_array_new(FALSE, TRUE, sizeof(TrendCount));
  tally->bits = FIRST_BITS;
  tally->places = g_new0(guint32, (gsize)1 << tally->bits);
  return tally;
}

void
trend_tally_free(TrendTally *tally)
{
  g_array_unref(tally->counts);
  g_free(tally->places);
  g_free(tally);
}

static gboolean
is_of(const TrendCount *count, guint32 submission, CtPeriod period)
{
  return count->submission == submission && count->period == period;
}

static TrendCount *
count_at(const TrendTally *tally, guint index)
{
  return &g_array_index(tally->counts, TrendCount, index);
}

/* The place of a count, or the free one where it belongs. */
static guint32 *
find_place(const TrendTally *tally, guint32 submission, CtPeriod period)
{
  guint64 key = ((guint64)submission << 32 | period) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  gsize mask = ((gsize)1 << tally->bits) - 1, at = key >> (64 - tally->bits);

  while (tally->places[at] != 0 &&
         !is_of(count_at(tally, tally->places[at] - 1), submission, period))
    at = (at + 1) & mask;
  return &tally->places[at];
}

static void
make_room(TrendTally *tally)
{
  tally->bits++;
  g_free(tally->places);
  tally->places = g_new0(guint32, (gsize)1 << tally->bits);
  for (guint i = 0; i < tally->counts->len; i++) {
    const TrendCount *count = count_at(tally, i);
    *find_place(tally, count->submission, count->period) = i + 1;
  }
}

TrendCount *
trend_tally_get(TrendTally *tally, guint32 submission, CtPeriod period)
{
  const TrendCount fresh = {.submission = submission, .period = period};
  guint32 *place;

  if (tally->last < tally->counts->len && is_of(count_at(tally, tally->last), submission, period))
    return count_at(tally, tally->last);
  if (tally->counts->len >= (gsize)1 << (tally->bits - 1))
    make_room(tally);
  place = find_place(tally, submission, period);
  if (*place == 0) {
    g_array_append_val(tally->counts, fresh);
    *place = tally->counts->len;
  }
  tally->last = *place - 1;
  return count_at(tally, tally->last);
}

guint
trend_tally_size(const TrendTally *tally)
{
  return tally->counts->len;
}

const TrendCount *
trend_tally_at(const TrendTally *tally, guint index)
{
  return count_at(tally, index);
}

void
trend_tally_add(TrendTally *tally, const TrendTally *from)
{
  for (guint i = 0; i < from->counts->len; i++) {
    const TrendCount *more = count_at(from, i);
    TrendCount *count = trend_tally_get(tally, more->submission, more->period);
    for (guint k = 0; k < more->n_equal && count->n_equal + k < TREND_TALLY_NAMED; k++)
      count->named[count->n_equal + k] = more->named[k];
    count->n += more->n;
    count->n_equal += more->n_equal;
    count->chance += more->chance;
  }
}
