/* ct-tangle.h: breaches that hang together by the figures they use; private to core/rules.
 */
#pragma once

#include "rules/ct-breach-private.h"

G_BEGIN_DECLS

/* Breaches from @first up to, not including, @first + @n of CtTangles.breaches. */
typedef struct {
  guint first;
  guint n;
} CtTangle;

/**
 * CtTangles: two breaches that use one current figure are in the same tangle. They come in the
 * order of their first breaches.
 * @list: (array length=n)
 * @breaches: indexes of breaches, those of a tangle side by side and ascending
 * @number: (array): of each breach: that of its tangle
 * @first_use: (array length=n_cells): of each current cell: 1 + the first breach that uses it;
 *   0: there is none
 */
typedef struct {
  CtTangle *list;
  guint n;
  guint *breaches;
  guint *number;
  guint *first_use;
} CtTangles;

CtTangles *ct_tangles_new(const CtBreaches *breaches, guint n_threads);
void ct_tangles_free(CtTangles *tangles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtTangles, ct_tangles_free)

G_END_DECLS
