/* ct-pool.h: the observations of many submissions in one batch, put there as they come.
 *
 * Large runs are of many small files: kept one by one until the last is read, they would be in
 * memory a second time when they are put together.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

/* Where the observations of one submission are. */
typedef struct {
  gsize begin;
  gsize n;
} CtPart;

typedef struct CtPool CtPool;

CtPool *ct_pool_new(void);
void ct_pool_free(CtPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPool, ct_pool_free)

/* Takes all of @batch, which has all its columns and is empty then. Any thread, any order. */
CtPart ct_pool_take(CtPool *pool, CtBatch *batch);

/* When all have been taken. Returns: (transfer full): without senders and statuses where all
 * are usual; the pool is empty then. */
CtBatch *ct_pool_steal(CtPool *pool);

G_END_DECLS
