#include "data/ct-pool.h"

#include <stdatomic.h>
#include <string.h>

#include "base/ct-task.h"
#include "data/ct-column.h"

/* What is smaller is copied rather than kept with the room that it has to spare. */
#define MIN_ADOPTED ((gsize)64 * 1024)

/* @all: its own n is set at the end
 * @n: taken or being taken
 * @odd: some had senders or statuses of their own: else nothing has been put into these columns
 * @lock: shared by those who copy into the columns, owned by who moves them */
struct CtPool {
  CtBatch *all;
  atomic_size_t n;
  gboolean odd;
  CtSharedLock *lock;
};

CtPool *
ct_pool_new(void)
{
  CtPool *pool = g_new0(CtPool, 1);

  pool->all = ct_batch_new();
  atomic_init(&pool->n, 0);
  pool->lock = ct_shared_lock_new();
  return pool;
}

void
ct_pool_free(CtPool *pool)
{
  if (pool == NULL)
    return;
  ct_batch_free(pool->all);
  ct_shared_lock_free(pool->lock);
  g_free(pool);
}

/* Whether those up to @n can be copied to where they go. */
static gboolean
is_ready(const CtPool *pool, gsize n, gboolean usual)
{
  return n <= pool->all->capacity && (usual || pool->odd);
}

/* Those that are there get the usual senders and statuses. */
static void
keep_odd(CtPool *pool)
{
  CtBatch *all = pool->all;
  gsize n = MIN(atomic_load(&pool->n), all->capacity);

  memset(all->sender, 0, n * sizeof *all->sender);
  memset(all->status, 'A', n);
  pool->odd = TRUE;
}

static void
make_ready(CtPool *pool, gsize n, gboolean usual)
{
  ct_shared_lock_own(pool->lock);
  if (n > pool->all->capacity)
    ct_batch_set_capacity(pool->all, MAX(n, pool->all->capacity + pool->all->capacity / 2));
  if (!usual && !pool->odd)
    keep_odd(pool);
  ct_shared_lock_release(pool->lock);
}

static void
forget(CtBatch *batch)
{
  for (guint column = 0; column < CT_N_COLUMNS; column++)
    ct_column_free(batch, column);
  batch->n = batch->capacity = 0;
}

/* Each column is gone before the next one is copied. */
static void
copy(CtPool *pool, gsize at, CtBatch *batch)
{
  CtBatch *all = pool->all;

  for (guint column = 0; column < CT_N_COLUMNS; column++) {
    gsize size = ct_column_size(column);
    gpointer values = ct_column_get(batch, column);

    if (pool->odd || (values != batch->sender && values != batch->status))
      memcpy((gchar *)ct_column_get(all, column) + at * size, values, batch->n * size);
    ct_column_free(batch, column);
  }
  batch->n = batch->capacity = 0;
}

/* The first large one need not be copied: its columns are those of the pool.
 * Returns: %FALSE when the pool has some already */
static gboolean
adopt(CtPool *pool, CtBatch *batch, gboolean usual)
{
  gboolean first;

  ct_shared_lock_own(pool->lock);
  first = atomic_load(&pool->n) == 0;
  if (first) {
    CtBatch empty = *pool->all;

    *pool->all = *batch;
    *batch = empty;
    pool->odd = !usual;
    atomic_store(&pool->n, pool->all->n);
  }
  ct_shared_lock_release(pool->lock);
  return first;
}

CtPart
ct_pool_take(CtPool *pool, CtBatch *batch)
{
  CtPart part = {0, batch->n};
  gboolean usual;

  if (part.n == 0) {
    forget(batch);
    return part;
  }
  g_assert(batch->layout == NULL && batch->unit_of == NULL);
  usual = ct_column_is_usual(batch);
  if (part.n >= MIN_ADOPTED && adopt(pool, batch, usual))
    return part;
  ct_shared_lock_share(pool->lock);
  part.begin = atomic_fetch_add(&pool->n, part.n);
  while (!is_ready(pool, part.begin + part.n, usual)) {
    ct_shared_lock_release(pool->lock);
    make_ready(pool, part.begin + part.n, usual);
    ct_shared_lock_share(pool->lock);
  }
  copy(pool, part.begin, batch);
  ct_shared_lock_release(pool->lock);
  return part;
}

CtBatch *
ct_pool_steal(CtPool *pool)
{
  CtBatch *all = g_steal_pointer(&pool->all);

  all->n = atomic_exchange(&pool->n, 0);
  if (!pool->odd) {
    g_clear_pointer(&all->sender, g_free);
    g_clear_pointer(&all->status, g_free);
  }
  pool->odd = FALSE;
  pool->all = ct_batch_new();
  return all;
}
