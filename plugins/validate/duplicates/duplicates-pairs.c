#include "duplicates-pairs.h"

#include <stdlib.h>

#include "duplicates-hash.h"

void
pairs_init(Pairs *pairs, gsize limit)
{
  *pairs = (Pairs){.bits = duplicates_table_bits(0), .limit = limit};
  pairs->places = g_new0(Pair, (gsize)1 << pairs->bits);
}

void
pairs_clear(Pairs *pairs)
{
  g_free(pairs->places);
}

/* The place of @key, or the free one where it belongs. */
static Pair *
find_place(Pairs *pairs, guint64 key)
{
  gsize mask = ((gsize)1 << pairs->bits) - 1;
  gsize at = duplicates_place(duplicates_mix(duplicates_mix(key)), pairs->bits);

  pairs->n_steps++;
  while (pairs->places[at].key != 0 && pairs->places[at].key != key) {
    at = (at + 1) & mask;
    pairs->n_steps++;
  }
  return &pairs->places[at];
}

static void
grow(Pairs *pairs)
{
  gsize n = (gsize)1 << pairs->bits;
  g_autofree Pair *old = pairs->places;

  pairs->bits++;
  pairs->places = g_new0(Pair, n * 2);
  for (gsize i = 0; i < n; i++)
    if (old[i].key != 0)
      *find_place(pairs, old[i].key) = old[i];
}

/* Returns: (nullable): NULL: there are too many. */
static Pair *
find_pair(Pairs *pairs, guint32 a, guint32 b)
{
  guint64 key = (guint64)MIN(a, b) << 32 | MAX(a, b);
  Pair *pair = find_place(pairs, key);

  if (pair->key != 0)
    return pair;
  if (pairs->n == pairs->limit)
    return NULL;
  if (pairs->n + 1 > (gsize)1 << (pairs->bits - 1)) {
    grow(pairs);
    pair = find_place(pairs, key);
  }
  pairs->n++;
  *pair = (Pair){.key = key};
  return pair;
}

void
pairs_count(Pairs *pairs, guint32 a, guint32 b, guint32 indicator)
{
  Pair *pair = find_pair(pairs, a, b);

  if (pair == NULL)
    return;
  if (pair->n_indicators == 0 || pair->last_indicator != indicator)
    pair->n_indicators++;
  pair->last_indicator = indicator;
}

void
pairs_set(Pairs *pairs, guint32 a, guint32 b, guint32 n)
{
  Pair *pair = find_pair(pairs, a, b);

  if (pair != NULL)
    pair->n_indicators = n;
}

static int
compare_keys(const void *a, const void *b)
{
  guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;

  return (x > y) - (x < y);
}

guint64 *
pairs_list(const Pairs *pairs, guint32 enough, gsize *n)
{
  GArray *keys = g_array_new(FALSE, FALSE, sizeof(guint64));

  for (gsize i = 0; i < (gsize)1 << pairs->bits; i++)
    if (pairs->places[i].n_indicators >= enough)
      g_array_append_val(keys, pairs->places[i].key);
  *n = keys->len;
  if (keys->len > 0)
    qsort(keys->data, keys->len, sizeof(guint64), compare_keys);
  return (guint64 *)(gpointer)g_array_free(keys, FALSE);
}
