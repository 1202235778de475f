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

/* The key of an observation by its columns. */
static inline guint64
squeeze(const CtKeyLayout *layout, const CtBatch *batch, gsize i)
{
  guint32 period = batch->period[i] - layout->low[CT_KEY_PERIOD];

  if (layout->period_numbers != NULL)
    period = layout->period_numbers[period];
  return ct_key_layout_join(layout, batch->indicator[i] - layout->low[CT_KEY_INDICATOR], period,
                            batch->area[i] - layout->low[CT_KEY_AREA],
                            (guint32)ct_batch_measure(batch, i) - layout->low[CT_KEY_MEASURE]);
}

/* Sorting */

typedef struct {
  CtKeyOrder *order;
  const CtBatch *batch;
  gboolean first; /* round */
  guint done;     /* bits of the key that are sorted */
  guint64 mask;   /* the bits of the key that there is room for beside the number */
} Round;

/* The number of the observation below, the next bits of its key above. */
static void
pack_piece(gsize piece, gpointer user_data)
{
  const Round *round = user_data;
  const CtKeyOrder *order = round->order;
  gsize end = MIN((piece + 1) * CT_COLUMN_PIECE, order->n);

  for (gsize i = piece * CT_COLUMN_PIECE; i < end; i++) {
    guint64 number = round->first ? i : order->values[i] & order->number_mask;
    guint64 key = squeeze(order->layout, round->batch, number);
    key = key >> (round->done & 63u) & round->mask;
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

static void
forget_key_columns(CtBatch *batch)
{
  g_clear_pointer(&batch->indicator, g_free);
  g_clear_pointer(&batch->area, g_free);
  g_clear_pointer(&batch->period, g_free);
}

/* Key bits and number mostly fit 64 bits together, and this takes one round. */
static void
sort(CtKeyOrder *order, CtBatch *batch, guint n_threads)
{
  guint room = 64 - order->number_bits, key_bits = order->layout->n_bits;
  Round round = {.order = order, .batch = batch, .first = TRUE, .mask = ones(room)};

  order->whole = key_bits <= room;
  do {
    guint bits = MIN(room, key_bits - round.done);
    ct_task_for_each(n_threads, ct_column_pieces(order->n), pack_piece, &round);
    if (round.first && order->whole) {
      order->sorted = is_sorted(order->values, order->n);
      if (order->sorted)
        return;
      forget_key_columns(batch);
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
ct_key_order_new(CtBatch *batch, guint n_threads)
{
  CtKeyOrder *order = g_new0(CtKeyOrder, 1);

  order->layout = ct_key_layout_new(batch, n_threads);
  order->n = batch->n;
  order->number_bits = ct_key_bits(batch->n);
  order->number_mask = ones(order->number_bits);
  order->values = ct_column_new(batch->n, sizeof *order->values);
  sort(order, batch, n_threads);
  return order;
}

void
ct_key_order_free(CtKeyOrder *order)
{
  if (order == NULL)
    return;
  g_free(order->values);
  g_free(order->spare);
  ct_key_layout_free(order->layout);
  g_free(order);
}

/* Keys from values */

/* @wide: the keys */
typedef struct {
  const CtKeyOrder *order;
  const CtBatch *batch;
  guint64 *wide;
} Keys;

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
  const Keys *keys = user_data;
  const CtKeyOrder *order = keys->order;
  gsize end = MIN((piece + 1) * CT_COLUMN_PIECE, order->n);

  for (gsize i = piece * CT_COLUMN_PIECE; i < end; i++)
    keys->wide[i] = order->whole ? keys->wide[i] >> (order->number_bits & 63u)
                                 : squeeze(order->layout, keys->batch, i);
}

void
ct_key_order_take_keys(CtKeyOrder *order, CtBatch *batch, guint n_threads)
{
  guint64 *values = g_steal_pointer(&order->values);
  const Keys keys = {.order = order, .batch = batch, .wide = values};

  if (order->whole && order->layout->n_bits <= 32) {
    batch->keys = narrow_values(values, order->n, order->number_bits);
  } else {
    ct_task_for_each(n_threads, ct_column_pieces(order->n), widen_piece, (gpointer)&keys);
    batch->wide_keys = values;
  }
  forget_key_columns(batch);
  batch->layout = g_steal_pointer(&order->layout);
}
