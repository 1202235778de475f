#include "data/ct-key-layout.h"

#include "base/ct-task.h"
#include "data/ct-column.h"

/* Periods are numbered where they lie in 85 years. */
#define MAX_PERIOD_RANGE ((gsize)G_MAXUINT16)

/* What occurs */

typedef struct {
  guint32 low;
  guint32 high;
} Range;

typedef struct {
  const CtBatch *batch;
  Range (*ranges)[CT_N_KEY_FIELDS]; /* of each piece */
} Survey;

static Range
find_range(const guint32 *values, gsize begin, gsize end)
{
  Range range = {G_MAXUINT32, 0};

  for (gsize i = begin; i < end; i++) {
    range.low = MIN(range.low, values[i]);
    range.high = MAX(range.high, values[i]);
  }
  return range;
}

static Range
find_measures(const CtBatch *batch, gsize begin, gsize end)
{
  Range range = {G_MAXUINT32, 0};

  for (gsize i = begin; i < end; i++) {
    guint32 measure = (guint32)ct_batch_measure(batch, i);
    range.low = MIN(range.low, measure);
    range.high = MAX(range.high, measure);
  }
  return range;
}

static void
survey_piece(gsize piece, gpointer user_data)
{
  const Survey *survey = user_data;
  const CtBatch *batch = survey->batch;
  gsize begin = piece * CT_COLUMN_PIECE, end = MIN(begin + CT_COLUMN_PIECE, batch->n);
  Range *ranges = survey->ranges[piece];

  ranges[CT_KEY_MEASURE] = find_measures(batch, begin, end);
  ranges[CT_KEY_AREA] = find_range(batch->area, begin, end);
  ranges[CT_KEY_PERIOD] = find_range(batch->period, begin, end);
  ranges[CT_KEY_INDICATOR] = find_range(batch->indicator, begin, end);
}

static void
survey(const CtBatch *batch, guint n_threads, Range *ranges)
{
  Survey survey = {.batch = batch};

  survey.ranges = g_malloc_n(ct_column_pieces(batch->n) + 1, sizeof *survey.ranges);
  ct_task_for_each(n_threads, ct_column_pieces(batch->n), survey_piece, &survey);
  for (guint f = 0; f < CT_N_KEY_FIELDS; f++) {
    ranges[f] = (Range){G_MAXUINT32, 0};
    for (gsize i = 0; i < ct_column_pieces(batch->n); i++) {
      ranges[f].low = MIN(ranges[f].low, survey.ranges[i][f].low);
      ranges[f].high = MAX(ranges[f].high, survey.ranges[i][f].high);
    }
  }
  g_free(survey.ranges);
}

/* Returns: the highest number. */
static guint32
number_periods(CtKeyLayout *layout, const CtBatch *batch, Range range)
{
  gsize n = (gsize)(range.high - range.low) + 1;
  guint32 next = 0;
  CtPeriod last = CT_PERIOD_NONE;

  layout->period_numbers = g_new0(guint16, n);
  layout->periods = g_new(CtPeriod, n);
  layout->period_numbers[0] = 1;
  for (gsize i = 0; i < batch->n; i++) {
    CtPeriod period = batch->period[i];
    if (period != last)
      layout->period_numbers[period - range.low] = 1;
    last = period;
  }
  for (gsize i = 0; i < n; i++)
    if (layout->period_numbers[i] != 0) {
      layout->periods[next++] = range.low + (CtPeriod)i;
      layout->period_numbers[i] = (guint16)next;
    }
  return next - 1;
}

CtKeyLayout *
ct_key_layout_new(const CtBatch *batch, guint n_threads)
{
  CtKeyLayout *layout = g_new0(CtKeyLayout, 1);
  Range ranges[CT_N_KEY_FIELDS];

  if (batch->n == 0)
    return layout;
  survey(batch, n_threads, ranges);
  for (guint f = 0; f < CT_N_KEY_FIELDS; f++) {
    guint32 highest = layout->span[f] = ranges[f].high - ranges[f].low;
    if (f == CT_KEY_PERIOD && highest < MAX_PERIOD_RANGE)
      highest = number_periods(layout, batch, ranges[f]);
    layout->low[f] = ranges[f].low;
    layout->bits[f] = ct_key_bits(highest);
    layout->shift[f] = layout->n_bits;
    layout->n_bits += layout->bits[f];
  }
  g_assert(layout->n_bits <= 64);
  return layout;
}

void
ct_key_layout_free(CtKeyLayout *layout)
{
  if (layout == NULL)
    return;
  g_free(layout->period_numbers);
  g_free(layout->periods);
  g_free(layout);
}
