#include "data/ct-key-order.h"

#include "base/ct-task.h"
#include "data/ct-sort.h"

#define PIECE ((gsize)128 * 1024)

/* Periods are numbered where they lie in 85 years. */
#define MAX_PERIOD_RANGE ((gsize)64 * 1024)

enum { MEASURE, AREA, PERIOD, INDICATOR };

static gsize
n_pieces(gsize n)
{
  return (n + PIECE - 1) / PIECE;
}

static guint
bits_of(guint64 number)
{
  return number == 0 ? 0 : 64u - (guint)__builtin_clzll(number);
}

static guint64
ones(guint n)
{
  return n >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT(1) << n) - 1;
}

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
  gsize begin = piece * PIECE, end = MIN(begin + PIECE, batch->n);
  Range *ranges = survey->ranges[piece];

  ranges[MEASURE] = find_measures(batch, begin, end);
  ranges[AREA] = find_range(batch->area, begin, end);
  ranges[PERIOD] = find_range(batch->period, begin, end);
  ranges[INDICATOR] = find_range(batch->indicator, begin, end);
}

static void
survey(const CtBatch *batch, guint n_threads, Range *ranges)
{
  Survey survey = {.batch = batch};

  survey.ranges = g_malloc_n(n_pieces(batch->n) + 1, sizeof *survey.ranges);
  ct_task_for_each(n_threads, n_pieces(batch->n), survey_piece, &survey);
  for (guint f = 0; f < CT_N_KEY_FIELDS; f++) {
    ranges[f] = (Range){G_MAXUINT32, 0};
    for (gsize i = 0; i < n_pieces(batch->n); i++) {
      ranges[f].low = MIN(ranges[f].low, survey.ranges[i][f].low);
      ranges[f].high = MAX(ranges[f].high, survey.ranges[i][f].high);
    }
  }
  g_free(survey.ranges);
}

/* Returns: the highest number. */
static guint32
number_periods(CtKeyOrder *order, const CtBatch *batch, Range range)
{
  gsize n = (gsize)(range.high - range.low) + 1;
  guint32 next = 0;
  CtPeriod last = CT_PERIOD_NONE;

  order->period_numbers = g_new0(guint16, n);
  order->periods = g_new(CtPeriod, n);
  order->period_numbers[0] = 1;
  for (gsize i = 0; i < batch->n; i++) {
    CtPeriod period = batch->period[i];
    if (period != last)
      order->period_numbers[period - range.low] = 1;
    last = period;
  }
  for (gsize i = 0; i < n; i++)
    if (order->period_numbers[i] != 0) {
      order->periods[next] = range.low + (CtPeriod)i;
      order->period_numbers[i] = (guint16)next++;
    }
  return next - 1;
}

/* Returns: the bits that a key has. */
static guint
lay_out(CtKeyOrder *order, const CtBatch *batch, guint n_threads)
{
  Range ranges[CT_N_KEY_FIELDS];
  guint bits = 0;

  if (batch->n == 0)
    return 0;
  survey(batch, n_threads, ranges);
  for (guint f = 0; f < CT_N_KEY_FIELDS; f++) {
    guint32 highest = ranges[f].high - ranges[f].low;
    if (f == PERIOD && highest < MAX_PERIOD_RANGE)
      highest = number_periods(order, batch, ranges[f]);
    order->low[f] = ranges[f].low;
    order->bits[f] = bits_of(highest);
    order->shift[f] = bits;
    bits += order->bits[f];
  }
  g_assert(bits <= 64);
  return bits;
}

/* Sorting */

typedef struct {
  CtKeyOrder *order;
  const CtBatch *batch;
  gboolean first; /* round */
  guint done;     /* bits of the key that are sorted */
  guint64 mask;   /* the bits of the key that there is room for beside the number */
} Round;

/* A field that does not vary has no bits and may then be shifted by all 64. */
static inline guint64
squeeze(const CtKeyOrder *order, const CtBatch *batch, gsize i)
{
  guint32 period = batch->period[i] - order->low[PERIOD];

  if (order->period_numbers != NULL)
    period = order->period_numbers[period];
  return ((guint64)ct_batch_measure(batch, i) - order->low[MEASURE]) |
         (guint64)(batch->area[i] - order->low[AREA]) << (order->shift[AREA] & 63u) |
         (guint64)period << (order->shift[PERIOD] & 63u) |
         (guint64)(batch->indicator[i] - order->low[INDICATOR])
             << (order->shift[INDICATOR] & 63u);
}

/* The number of the observation below, the next bits of its key above. */
static void
pack_piece(gsize piece, gpointer user_data)
{
  const Round *round = user_data;
  const CtKeyOrder *order = round->order;
  gsize end = MIN((piece + 1) * PIECE, order->n);

  for (gsize i = piece * PIECE; i < end; i++) {
    guint64 number = round->first ? i : order->values[i] & order->number_mask;
    guint64 key = squeeze(order, round->batch, number) >> (round->done & 63u) & round->mask;
    order->values[i] = key << (order->number_bits & 63u) | number;
  }
}

/* Whether they are in order as they came, as those of a dataset read back are. */
static gboolean
is_sorted(const guint64 *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (values[i - 1] > values[i])
      return FALSE;
  return TRUE;
}

/* Key bits and number mostly fit 64 bits together, and this takes one round.
 * Returns: %FALSE when all were in order. */
static gboolean
sort(CtKeyOrder *order, const CtBatch *batch, guint key_bits, guint n_threads)
{
  guint room = 64 - order->number_bits;
  Round round = {.order = order, .batch = batch, .first = TRUE, .mask = ones(room)};

  order->whole = key_bits <= room;
  do {
    guint bits = MIN(room, key_bits - round.done);
    ct_task_for_each(n_threads, n_pieces(order->n), pack_piece, &round);
    if (round.first && order->whole && is_sorted(order->values, order->n))
      return FALSE;
    if (order->spare == NULL)
      order->spare = g_new(guint64, order->n);
    ct_sort_bits(&order->values, &order->spare, order->n, order->number_bits,
                 order->number_bits + bits, n_threads);
    round.done += bits;
    round.first = FALSE;
  } while (round.done < key_bits);
  return TRUE;
}

CtKeyOrder *
ct_key_order_new(const CtBatch *batch, guint n_threads)
{
  g_autoptr(CtKeyOrder) order = g_new0(CtKeyOrder, 1);
  guint key_bits = lay_out(order, batch, n_threads);

  order->n = batch->n;
  order->number_bits = bits_of(batch->n);
  order->number_mask = ones(order->number_bits);
  if (batch->n == 0)
    return NULL;
  order->values = g_new(guint64, batch->n);
  return sort(order, batch, key_bits, n_threads) ? g_steal_pointer(&order) : NULL;
}

void
ct_key_order_free(CtKeyOrder *order)
{
  if (order == NULL)
    return;
  g_free(order->values);
  g_free(order->spare);
  g_free(order->period_numbers);
  g_free(order->periods);
  g_free(order);
}

/* Reading keys */

typedef struct {
  const CtKeyOrder *order;
  CtBatch *batch;
} Restore;

static inline guint32
field_of(const CtKeyOrder *order, guint64 key, guint f)
{
  return (guint32)(key >> (order->shift[f] & 63u) & ones(order->bits[f]));
}

static void
restore_piece(gsize piece, gpointer user_data)
{
  const Restore *restore = user_data;
  const CtKeyOrder *order = restore->order;
  CtBatch *batch = restore->batch;
  gsize end = MIN((piece + 1) * PIECE, order->n);

  for (gsize i = piece * PIECE; i < end; i++) {
    guint64 key = order->values[i] >> (order->number_bits & 63u);
    guint32 period = field_of(order, key, PERIOD);

    batch->indicator[i] = order->low[INDICATOR] + field_of(order, key, INDICATOR);
    batch->area[i] = order->low[AREA] + field_of(order, key, AREA);
    batch->period[i] =
        order->periods != NULL ? order->periods[period] : order->low[PERIOD] + period;
  }
}

void
ct_key_order_restore(const CtKeyOrder *order, CtBatch *batch, guint n_threads)
{
  Restore restore = {order, batch};

  g_return_if_fail(order->whole);

  ct_task_for_each(n_threads, n_pieces(order->n), restore_piece, &restore);
}
