#include "data/ct-key-order.h"

#include "base/ct-task.h"
#include "data/ct-sort.h"

#define N_FIELDS 4 /* measure, area, period, indicator: from the low end of a key */
#define PIECE ((gsize)256 * 1024)

/* A key squeezed into as few bits as the fields that occur need. */
typedef struct {
  guint32 low[N_FIELDS];
  guint32 high[N_FIELDS];
  guint shift[N_FIELDS];
  guint bits;
} Layout;

static void
read_fields(const CtBatch *batch, gsize i, guint32 *fields)
{
  fields[0] = (guint32)ct_batch_measure(batch, i);
  fields[1] = batch->area[i];
  fields[2] = batch->period[i];
  fields[3] = batch->indicator[i];
}

static guint
bits_of(guint64 number)
{
  return number == 0 ? 0 : 64u - (guint)__builtin_clzll(number);
}

static Layout
lay_out(const CtBatch *batch)
{
  Layout layout = {.low = {G_MAXUINT32, G_MAXUINT32, G_MAXUINT32, G_MAXUINT32}};
  guint32 fields[N_FIELDS];

  for (gsize i = 0; i < batch->n; i++) {
    read_fields(batch, i, fields);
    for (guint f = 0; f < N_FIELDS; f++) {
      layout.low[f] = MIN(layout.low[f], fields[f]);
      layout.high[f] = MAX(layout.high[f], fields[f]);
    }
  }
  for (guint f = 0; f < N_FIELDS && batch->n > 0; f++) {
    layout.shift[f] = layout.bits;
    layout.bits += bits_of(layout.high[f] - layout.low[f]);
  }
  g_assert(layout.bits <= 64);
  return layout;
}

/* A field that does not vary has no bits and may then be shifted by all 64. */
static guint64
squeeze(const Layout *layout, const CtBatch *batch, gsize i)
{
  guint32 fields[N_FIELDS];
  guint64 key = 0;

  read_fields(batch, i, fields);
  for (guint f = 0; f < N_FIELDS; f++)
    key |= (guint64)(fields[f] - layout->low[f]) << (layout->shift[f] & 63u);
  return key;
}

typedef struct {
  const CtBatch *batch;
  Layout layout;
  guint64 *values;
  gboolean first;     /* round */
  guint done;         /* bits of the key that are sorted */
  guint number_bits;  /* what an observation's number takes */
  guint64 key_mask;   /* the bits of the key that there is room for beside it */
} Order;

static gsize
n_pieces(gsize n)
{
  return (n + PIECE - 1) / PIECE;
}

static guint64
ones(guint n)
{
  return n >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT(1) << n) - 1;
}

/* The number of the observation below, the next bits of its key above. */
static void
pack_piece(gsize piece, gpointer user_data)
{
  const Order *order = user_data;
  gsize end = MIN((piece + 1) * PIECE, order->batch->n);

  for (gsize i = piece * PIECE; i < end; i++) {
    guint64 number = order->first ? i : order->values[i] & ones(order->number_bits);
    guint64 key = squeeze(&order->layout, order->batch, number) >> order->done & order->key_mask;
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

/* Key bits and number mostly fit 64 bits together, and this takes one round. */
guint64 *
ct_key_order(const CtBatch *batch, guint n_threads)
{
  gsize n = batch->n;
  Order order = {
    .batch = batch, .layout = lay_out(batch), .number_bits = bits_of(n), .first = TRUE};
  guint room = 64 - order.number_bits;
  g_autofree guint64 *spare = NULL;

  order.values = g_new(guint64, MAX(n, 1));
  order.key_mask = ones(room);
  do {
    guint bits = MIN(room, order.layout.bits - order.done);
    ct_task_for_each(n_threads, n_pieces(n), pack_piece, &order);
    if (order.first && bits == order.layout.bits && is_sorted(order.values, n)) {
      g_free(order.values);
      return NULL;
    }
    if (spare == NULL)
      spare = g_new(guint64, MAX(n, 1));
    ct_sort_bits(&order.values, &spare, n, order.number_bits, order.number_bits + bits, n_threads);
    order.done += bits;
    order.first = FALSE;
  } while (order.done < order.layout.bits);
  for (gsize i = 0; i < n; i++)
    order.values[i] &= ones(order.number_bits);
  return order.values;
}
