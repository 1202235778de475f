#include "data/ct-key-order.h"

#include <string.h>

#include "base/ct-task.h"
#include "data/ct-column.h"
#include "data/ct-sort.h"

static guint64
ones(guint n)
{
  return n >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT(1) << n) - 1;
}

/* Keys from columns */

/* @wide: (nullable): where they go; %NULL: to where the indicators are */
typedef struct {
  CtBatch *batch;
  guint64 *wide;
} Keys;

static inline guint64
squeeze(const CtKeyLayout *layout, const CtBatch *batch, gsize i)
{
  guint32 period = batch->period[i] - layout->low[CT_KEY_PERIOD];

  if (layout->period_numbers != NULL)
    period = layout->period_numbers[period] - 1u;
  return ct_key_layout_join(layout, batch->indicator[i] - layout->low[CT_KEY_INDICATOR], period,
                            batch->area[i] - layout->low[CT_KEY_AREA],
                            (guint32)ct_batch_measure(batch, i) - layout->low[CT_KEY_MEASURE]);
}

static void
squeeze_piece(gsize piece, gpointer user_data)
{
  const Keys *keys = user_data;
  CtBatch *batch = keys->batch;
  gsize end = MIN((piece + 1) * CT_COLUMN_PIECE, batch->n);

  for (gsize i = piece * CT_COLUMN_PIECE; i < end; i++) {
    guint64 key = squeeze(batch->layout, batch, i);
    if (keys->wide != NULL)
      keys->wide[i] = key;
    else
      batch->indicator[i] = (guint32)key;
  }
}

/* Mostly a key takes no more than its indicator did, and no memory is asked for. */
static void
make_keys(CtBatch *batch, guint n_threads)
{
  const gboolean narrow = batch->layout->n_bits <= 32;
  Keys keys = {batch, narrow ? NULL : ct_column_new(batch->n, sizeof *keys.wide)};

  ct_task_for_each(n_threads, ct_column_pieces(batch->n), squeeze_piece, &keys);
  if (narrow && batch->n > 0)
    batch->keys = g_steal_pointer(&batch->indicator);
  batch->wide_keys = keys.wide;
  g_clear_pointer(&batch->indicator, g_free);
  g_clear_pointer(&batch->area, g_free);
  g_clear_pointer(&batch->period, g_free);
}

/* Sorting */

typedef struct {
  CtKeyOrder *order;
  const CtBatch *batch;
  const CtStretch *stretches;
  gsize n_stretches;
  gboolean first; /* round */
  guint done;     /* bits of the key that are sorted */
  guint64 mask;   /* the bits of the key that there is room for beside the number */
} Round;

/* The last one that does not begin behind @rank. */
static const CtStretch *
find_stretch(const Round *round, gsize rank)
{
  gsize low = 0, high = round->n_stretches;

  while (high - low > 1) {
    gsize middle = low + (high - low) / 2;
    if (round->stretches[middle].rank <= rank)
      low = middle;
    else
      high = middle;
  }
  return &round->stretches[low];
}

/* Those of the ranks from @begin to before @end. */
static void
number(const Round *round, gsize begin, gsize end)
{
  const CtStretch *stretch = find_stretch(round, begin);

  for (gsize i = begin; i < end; stretch++)
    for (; i < MIN(stretch->rank + stretch->n, end); i++)
      round->order->values[i] = stretch->begin + (i - stretch->rank);
}

/* The number of the observation below, the next bits of its key above. */
static void
pack_piece(gsize piece, gpointer user_data)
{
  const Round *round = user_data;
  const CtKeyOrder *order = round->order;
  gsize begin = piece * CT_COLUMN_PIECE, end = MIN(begin + CT_COLUMN_PIECE, order->n);

  if (round->first)
    number(round, begin, end);
  for (gsize i = begin; i < end; i++) {
    guint64 number = order->values[i] & order->number_mask;
    guint64 key = ct_batch_key(round->batch, number) >> (round->done & 63u) & round->mask;
    order->values[i] = key << (order->number_bits & 63u) | number;
  }
}

/* Whether they stand in order as they came, as those of a dataset read back do. */
static gboolean
is_sorted(const CtKeyOrder *order)
{
  for (gsize i = 0; i < order->n; i++)
    if ((order->values[i] & order->number_mask) != i ||
        (i > 0 && order->values[i - 1] > order->values[i]))
      return FALSE;
  return TRUE;
}

/* Key bits and number mostly fit 64 bits together, and this takes one round. */
static void
sort(CtKeyOrder *order, CtBatch *batch, Round round, guint n_threads)
{
  guint room = 64 - order->number_bits, key_bits = batch->layout->n_bits;

  round.mask = ones(room);
  order->whole = key_bits <= room;
  do {
    guint bits = MIN(room, key_bits - round.done);
    ct_task_for_each(n_threads, ct_column_pieces(order->n), pack_piece, &round);
    if (round.first && order->whole) {
      order->sorted = is_sorted(order);
      if (order->sorted)
        return;
      g_clear_pointer(&batch->keys, g_free);
      g_clear_pointer(&batch->wide_keys, g_free);
    }
    if (order->spare == NULL)
      order->spare = ct_column_new(order->n, sizeof *order->spare);
    ct_sort_bits(&order->values, &order->spare, order->n, order->number_bits,
                 order->number_bits + bits, n_threads);
    round.done += bits;
    round.first = FALSE;
  } while (round.done < key_bits);
}

CtKeyOrder *
ct_key_order_new(CtBatch *batch, const CtStretch *stretches, gsize n_stretches,
                 guint n_threads)
{
  CtKeyOrder *order = g_new0(CtKeyOrder, 1);
  const Round first = {.order = order,
                       .batch = batch,
                       .stretches = stretches,
                       .n_stretches = n_stretches,
                       .first = TRUE};

  batch->layout = ct_key_layout_new(batch, n_threads);
  make_keys(batch, n_threads);
  order->n = batch->n;
  order->number_bits = ct_key_bits(batch->n);
  order->number_mask = ones(order->number_bits);
  order->values = ct_column_new(batch->n, sizeof *order->values);
  sort(order, batch, first, n_threads);
  return order;
}

void
ct_key_order_free(CtKeyOrder *order)
{
  if (order == NULL)
    return;
  g_free(order->values);
  g_free(order->spare);
  g_free(order);
}

/* Keys from values */

/* Each is written where a value before it was read, or that one. */
static guint32 *
narrow_values(guint64 *values, gsize n, guint number_bits)
{
  for (gsize i = 0; i < n; i++) {
    guint32 key = (guint32)(values[i] >> (number_bits & 63u));
    memcpy((gchar *)values + i * sizeof key, &key, sizeof key);
  }
  return g_realloc_n(values, MAX(n, 1), sizeof(guint32));
}

static void
widen_piece(gsize piece, gpointer user_data)
{
  const CtKeyOrder *order = user_data;
  gsize end = MIN((piece + 1) * CT_COLUMN_PIECE, order->n);

  for (gsize i = piece * CT_COLUMN_PIECE; i < end; i++)
    order->values[i] >>= order->number_bits & 63u;
}

void
ct_key_order_give_keys(CtKeyOrder *order, CtBatch *batch, guint n_threads)
{
  if (batch->keys != NULL || batch->wide_keys != NULL)
    return;
  if (batch->layout->n_bits <= 32) {
    batch->keys = narrow_values(g_steal_pointer(&order->values), order->n, order->number_bits);
  } else {
    ct_task_for_each(n_threads, ct_column_pieces(order->n), widen_piece, order);
    batch->wide_keys = g_steal_pointer(&order->values);
  }
}
