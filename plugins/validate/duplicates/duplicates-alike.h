/* duplicates-alike.h: finds the items of a round that have the same key, in a table. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @round: in which it was last used; @last: the item that came last */
typedef struct {
  guint64 key;
  guint32 round;
  guint32 last;
} AlikeKey;

/* @before: the one of the same key that came before, or G_MAXUINT32 */
typedef struct {
  guint32 item;
  guint32 before;
} AlikeItem;

/**
 * Alike:
 * @keys: 2^@bits of the 2^@room_bits that there is room for are used in this round
 * @shared: (array length=n_shared): the places of keys that several items have
 * @run: room for the items of one key
 * @n_steps: places and items that were looked at, in all rounds
 */
typedef struct {
  AlikeKey *keys;
  guint room_bits;
  guint bits;
  guint32 round;
  AlikeItem *items;
  guint32 n_items;
  guint32 *shared;
  guint32 n_shared;
  guint32 *run;
  guint64 n_steps;
} Alike;

/* Begins as zeros. */
void alike_clear(Alike *alike);

/* Forgets what was added. @n: so many are added at most; less than 2^32 */
void alike_begin(Alike *alike, gsize n);

/* @key: its high bits tell the place */
void alike_add(Alike *alike, guint64 key, guint32 item);

/* @items: (array length=n): two or more, in the order in which they were added */
typedef void (*AlikeFunc)(guint32 *items, gsize n, gpointer user_data);
void alike_each(Alike *alike, AlikeFunc func, gpointer user_data);

G_END_DECLS
