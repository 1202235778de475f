#include "duplicates-alike.h"

#include <string.h>

#include "duplicates-hash.h"

#define NONE G_MAXUINT32

void
alike_clear(Alike *alike)
{
  g_free(alike->keys);
  g_free(alike->items);
  g_free(alike->shared);
  g_free(alike->run);
}

static void
make_room(Alike *alike, guint bits)
{
  gsize n = (gsize)1 << (bits - 1);

  alike->room_bits = bits;
  alike->round = 0;
  alike->keys = g_renew(AlikeKey, alike->keys, n * 2);
  memset(alike->keys, 0, n * 2 * sizeof *alike->keys);
  alike->items = g_renew(AlikeItem, alike->items, n);
  alike->shared = g_renew(guint32, alike->shared, n);
  alike->run = g_renew(guint32, alike->run, n);
}

/* A small round uses a small part of the table, and what others left there is out of date. */
void
alike_begin(Alike *alike, gsize n)
{
  alike->bits = duplicates_table_bits(n);
  if (alike->bits > alike->room_bits || alike->round == G_MAXUINT32)
    make_room(alike, MAX(alike->bits, alike->room_bits));
  alike->round++;
  alike->n_items = alike->n_shared = 0;
}

static AlikeKey *
find_place(Alike *alike, guint64 key)
{
  gsize mask = ((gsize)1 << alike->bits) - 1;
  gsize at = duplicates_place(key, alike->bits);

  alike->n_steps++;
  while (alike->keys[at].round == alike->round && alike->keys[at].key != key) {
    at = (at + 1) & mask;
    alike->n_steps++;
  }
  return &alike->keys[at];
}

void
alike_add(Alike *alike, guint64 key, guint32 item)
{
  AlikeKey *place = find_place(alike, key);
  guint32 before = NONE;

  if (place->round == alike->round) {
    before = place->last;
    if (alike->items[before].before == NONE)
      alike->shared[alike->n_shared++] = (guint32)(place - alike->keys);
  } else {
    place->key = key;
    place->round = alike->round;
  }
  place->last = alike->n_items;
  alike->items[alike->n_items++] = (AlikeItem){.item = item, .before = before};
}

/* The chain leads back; the run ends at the end of its room. Returns: its begin */
static guint32 *
collect_run(Alike *alike, guint32 last)
{
  guint32 *at = alike->run + ((gsize)1 << (alike->room_bits - 1));

  for (guint32 i = last; i != NONE; i = alike->items[i].before)
    *--at = alike->items[i].item;
  return at;
}

void
alike_each(Alike *alike, AlikeFunc func, gpointer user_data)
{
  guint32 *end = alike->run + ((gsize)1 << (alike->room_bits - 1));

  for (guint32 i = 0; i < alike->n_shared; i++) {
    guint32 *begin = collect_run(alike, alike->keys[alike->shared[i]].last);
    alike->n_steps += (guint64)(end - begin);
    func(begin, (gsize)(end - begin), user_data);
  }
}
