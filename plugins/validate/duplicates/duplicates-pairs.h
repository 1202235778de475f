/* duplicates-pairs.h: how many indicators two statements were seen to share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @key: the first statement and the second, in 32 bits each; 0: the place is free */
typedef struct {
  guint64 key;
  guint32 n_indicators;
  guint32 last_indicator;
} Pair;

/* A table of 2^@bits places. @limit: pairs that are kept at most; @n_steps: places that were
 * looked at */
typedef struct {
  Pair *places;
  guint bits;
  gsize n;
  gsize limit;
  guint64 n_steps;
} Pairs;

void pairs_init(Pairs *pairs, gsize limit);
void pairs_clear(Pairs *pairs);

/* Of two different statements. The same indicator in a row counts once. */
void pairs_count(Pairs *pairs, guint32 a, guint32 b, guint32 indicator);
/* The same, as if they shared @n. */
void pairs_set(Pairs *pairs, guint32 a, guint32 b, guint32 n);

/* Returns: (transfer full) (array length=n): the keys of those that share at least @enough,
 * ascending */
guint64 *pairs_list(const Pairs *pairs, guint32 enough, gsize *n);

G_END_DECLS
