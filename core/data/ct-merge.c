#include <malloc.h>
#include <string.h>

#include "base/ct-task.h"
#include "data/ct-column.h"
#include "data/ct-dataset.h"
#include "data/ct-disagreement.h"
#include "data/ct-key-order.h"

/* The observations of all batches are put one after the other, the highest trust
 * first, and sorted stably by key: so within a key they stand by rank. Everything
 * goes a column at a time, and what has been moved is freed or moved into, so that
 * memory stays near what the result takes. */

/* Putting them one after the other */

/* @at: where its observations go */
typedef struct {
  gint trust;
  guint32 submission;
  gsize n;
  gsize at;
} Rank;

static gint
compare_ranks(gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Rank *left = a;
  const Rank *right = b;

  (void)user_data;
  if (left->trust != right->trust)
    return left->trust > right->trust ? -1 : 1;
  return left->submission < right->submission ? -1 : left->submission > right->submission;
}

static Rank *
rank_submissions(CtBatch **batches, CtSubmission *const *submissions, gsize n)
{
  Rank *ranks = g_new(Rank, n + 1);

  g_assert(n <= G_MAXINT);
  for (gsize i = 0; i < n; i++)
    ranks[i] = (Rank){.trust = submissions[i]->trust,
                      .submission = (guint32)i,
                      .n = batches[i] != NULL ? batches[i]->n : 0};
  g_qsort_with_data(ranks, (gint)n, sizeof *ranks, compare_ranks, NULL);
  for (gsize i = 1; i < n; i++)
    ranks[i].at = ranks[i - 1].at + ranks[i - 1].n;
  return ranks;
}

/* Memory that columns of small batches had is scattered; it goes back to the system when
 * so much of it has gathered, or batches and dataset would be in memory together. */
#define TRIM_BYTES ((gsize)32 * 1024 * 1024)

static void
trim(gsize freed)
{
#ifdef __GLIBC__
  if (freed >= TRIM_BYTES)
    malloc_trim(0);
#else
  (void)freed;
#endif
}

/* @batch: (nullable) */
static gsize
count_bytes(const CtBatch *batch)
{
  gsize n = 0;

  for (guint column = 0; batch != NULL && column < CT_N_COLUMNS; column++)
    n += batch->capacity * ct_column_size(column);
  return n;
}

static void
append_batch(CtBatch *all, gsize at, CtBatch *batch)
{
  for (guint column = 0; column < CT_N_COLUMNS; column++) {
    gsize size = ct_column_size(column);
    gpointer part = ct_column_get(batch, column);

    if (batch->n > 0)
      memcpy((gchar *)ct_column_get(all, column) + at * size, part, batch->n * size);
    g_free(part);
    ct_column_set(batch, column, NULL);
  }
  batch->n = batch->capacity = 0;
}

/* So many batches are appended by a thread at a time. */
#define BATCHES_TOGETHER ((gsize)16)

/* @begin, @end: the ranks whose batches are appended now */
typedef struct {
  CtBatch *all;
  CtBatch **batches;
  const Rank *ranks;
  gsize begin;
  gsize end;
} Append;

static void
append_piece(gsize piece, gpointer user_data)
{
  const Append *append = user_data;
  gsize begin = append->begin + piece * BATCHES_TOGETHER;

  for (gsize i = begin; i < MIN(begin + BATCHES_TOGETHER, append->end); i++)
    if (append->batches[append->ranks[i].submission] != NULL)
      append_batch(append->all, append->ranks[i].at,
                   append->batches[append->ranks[i].submission]);
}

static void
append_some(Append *append, gsize n_ranks, guint n_threads)
{
  gsize freed = 0;

  append->begin = append->end;
  for (; append->end < n_ranks && freed < TRIM_BYTES; append->end++)
    freed += count_bytes(append->batches[append->ranks[append->end].submission]);
  ct_task_for_each(n_threads,
                   (append->end - append->begin + BATCHES_TOGETHER - 1) / BATCHES_TOGETHER,
                   append_piece, append);
  trim(freed);
}

/* The only batch that has any observations, if there is one. */
static CtBatch *
find_only(CtBatch **batches, const Rank *ranks, gsize n_ranks, gsize n)
{
  for (gsize i = 0; i < n_ranks; i++)
    if (ranks[i].n > 0)
      return ranks[i].n == n ? batches[ranks[i].submission] : NULL;
  return NULL;
}

static CtBatch *
put_together(CtBatch **batches, const Rank *ranks, gsize n_ranks, guint n_threads)
{
  CtBatch *all = ct_batch_new();
  CtBatch *only;
  Append append = {.all = all, .batches = batches, .ranks = ranks};
  gsize n = 0;

  for (gsize i = 0; i < n_ranks; i++)
    n += ranks[i].n;
  g_assert(n < G_MAXUINT32);
  only = find_only(batches, ranks, n_ranks, n);
  if (only != NULL) {
    *all = *only;
    *only = (CtBatch){0};
    return all;
  }
  all->n = n;
  all->capacity = MAX(n, 1);
  for (guint column = 0; column < CT_N_COLUMNS; column++)
    ct_column_set(all, column, ct_column_new(all->capacity, ct_column_size(column)));
  while (append.end < n_ranks)
    append_some(&append, n_ranks, n_threads);
  return all;
}

/* @values: (array length=n): room for them */
static void
fill_submissions(const Rank *ranks, gsize n_ranks, guint32 *values)
{
  for (gsize i = 0; i < n_ranks; i++)
    for (gsize j = 0; j < ranks[i].n; j++)
      *values++ = ranks[i].submission;
}

/* Moving */

/* @room: what the last column has been moved from: the next one is moved into it. As no
 * column is wider than the one before, it is long enough, and memory that was never used
 * is hardly asked for. */
typedef struct {
  const CtKeyOrder *order;
  guint n_threads;
  gsize size; /* of a value */
  gpointer room;
  gconstpointer from;
} Move;

static void
gather_piece(gsize piece, gpointer user_data)
{
  const Move *move = user_data;
  gsize begin = piece * CT_COLUMN_PIECE;

  ct_column_gather(move->size, move->room, move->from, move->order->values,
                   move->order->number_mask, begin, MIN(begin + CT_COLUMN_PIECE, move->order->n));
}

/* Returns: the values in their order; @from becomes the room. */
static gpointer
move_values(Move *move, gpointer from, gsize size)
{
  gpointer to;

  move->room = g_realloc_n(move->room, move->order->n, size);
  move->size = size;
  move->from = from;
  ct_task_for_each(move->n_threads, ct_column_pieces(move->order->n), gather_piece, move);
  to = move->room;
  move->room = from;
  return to;
}

static void
move_columns(Move *move, CtBatch *batch, gsize size)
{
  for (guint column = 0; column < CT_N_COLUMNS; column++)
    if (ct_column_size(column) == size && ct_column_get(batch, column) != NULL &&
        !ct_column_is_constant(batch, column))
      ct_column_set(batch, column, move_values(move, ct_column_get(batch, column), size));
}

/* Returns: %FALSE when several submissions have observations. */
static gboolean
is_of_one(const Rank *ranks, gsize n_ranks, guint32 *submission)
{
  gsize n = 0;

  *submission = 0;
  for (gsize i = 0; i < n_ranks; i++)
    if (ranks[i].n > 0) {
      *submission = ranks[i].submission;
      n++;
    }
  return n <= 1;
}

static void
put_submissions(CtDataset *dataset, const Rank *ranks, gsize n_ranks)
{
  if (is_of_one(ranks, n_ranks, &dataset->only_submission))
    return;
  dataset->submission = g_new(guint32, dataset->observations->n);
  fill_submissions(ranks, n_ranks, dataset->submission);
}

/* The spare room of the sorting is as wide as the widest column. */
static void
move_all(CtDataset *dataset, CtKeyOrder *order, guint n_threads)
{
  CtBatch *all = dataset->observations;
  Move move = {.order = order, .n_threads = n_threads, .room = g_steal_pointer(&order->spare)};

  move_columns(&move, all, 8);
  move_columns(&move, all, 4);
  if (dataset->submission != NULL)
    dataset->submission = move_values(&move, dataset->submission, sizeof *dataset->submission);
  move_columns(&move, all, 2);
  move_columns(&move, all, 1);
  g_free(move.room);
}

/* Cells */

/* Numbers of a group of cells that are on their way. */
typedef struct {
  CtDataset *dataset;
  GArray *odd;
  gsize n_groups;
  guint32 first[CT_CELLS_TOGETHER];
  guint n;
} Groups;

static void
end_group(Groups *groups)
{
  CtCellGroup *group = &groups->dataset->groups[groups->n_groups++];

  group->first = groups->first[0];
  if (groups->first[groups->n - 1] - groups->first[0] != groups->n - 1) {
    group->odd = groups->odd->len + 1;
    g_array_append_vals(groups->odd, groups->first, groups->n);
  }
  groups->n = 0;
}

static void
begin_cell(Groups *groups, gsize index)
{
  groups->first[groups->n++] = (guint32)index;
  if (groups->n == CT_CELLS_TOGETHER)
    end_group(groups);
}

#define FIND_CELLS(keys)                                                                           \
  for (gsize i = 0; i < all->n; i++)                                                               \
    if (i == 0 || (keys)[i] != (keys)[i - 1]) {                                                    \
      dataset->n_cells++;                                                                          \
      begin_cell(&groups, i);                                                                      \
    }

/* The end of the last cell is kept as if one more began there. */
static void
find_cells(CtDataset *dataset)
{
  const CtBatch *all = dataset->observations;
  Groups groups = {.dataset = dataset, .odd = g_array_new(FALSE, FALSE, sizeof(guint32))};

  dataset->groups = g_new0(CtCellGroup, all->n / CT_CELLS_TOGETHER + 1);
  if (all->keys != NULL) {
    FIND_CELLS(all->keys)
  } else {
    FIND_CELLS(all->wide_keys)
  }
  begin_cell(&groups, all->n);
  if (groups.n > 0)
    end_group(&groups);
  dataset->groups = g_renew(CtCellGroup, dataset->groups, groups.n_groups);
  dataset->odd = (guint32 *)(gpointer)g_array_free(groups.odd, FALSE);
}

static gint
compare_places(gconstpointer a, gconstpointer b, gpointer places)
{
  return ct_place_compare(((const CtPlace *)places)[*(const guint64 *)a],
                          ((const CtPlace *)places)[*(const guint64 *)b]);
}

/* The observations of one submission in one cell, from @begin up to @end. */
static void
order_by_place(CtBatch *all, gsize begin, gsize end)
{
  gsize n = end - begin;
  g_autofree guint64 *order = g_new(guint64, n);

  for (gsize i = 0; i < n; i++)
    order[i] = begin + i;
  g_assert(n <= G_MAXINT);
  g_qsort_with_data(order, (gint)n, sizeof *order, compare_places, all->place);
  for (guint column = 0; column < CT_N_COLUMNS; column++) {
    gsize size = ct_column_size(column);
    gchar *values = ct_column_get(all, column);
    g_autofree gchar *ordered = values != NULL ? g_malloc_n(n, size) : NULL;
    if (values == NULL)
      continue;
    ct_column_gather(size, ordered, values, order, G_MAXUINT64, 0, n);
    memcpy(values + begin * size, ordered, n * size);
  }
}

/* Batches are mostly in order of reading; only where a cell is claimed twice by
 * one submission does it matter whether they are. */
static void
order_cell(CtDataset *dataset, gsize begin, gsize end)
{
  CtBatch *all = dataset->observations;
  gsize first = begin;
  gboolean sorted = TRUE;

  for (gsize i = begin + 1; i <= end; i++) {
    if (i < end &&
        ct_dataset_submission_at(dataset, i) == ct_dataset_submission_at(dataset, first)) {
      sorted = sorted && ct_place_compare(all->place[i - 1], all->place[i]) <= 0;
      continue;
    }
    if (!sorted)
      order_by_place(all, first, i);
    first = i;
    sorted = TRUE;
  }
}

static void
order_cells(CtDataset *dataset)
{
  for (gsize cell = ct_dataset_next_shared(dataset, 0); cell != CT_CELL_NONE;
       cell = ct_dataset_next_shared(dataset, cell + 1))
    order_cell(dataset, ct_dataset_first(dataset, cell), ct_dataset_first(dataset, cell + 1));
}

CtDataset *
ct_dataset_merge(const CtCatalog *catalog, CtBatch **batches, CtSubmission *const *submissions,
                 gsize n_submissions, guint n_threads, CtFindings *findings)
{
  g_autofree Rank *ranks = rank_submissions(batches, submissions, n_submissions);
  CtDataset *dataset = g_new0(CtDataset, 1);
  CtBatch *all = put_together(batches, ranks, n_submissions, MAX(n_threads, 1));
  g_autoptr(CtKeyOrder) order = NULL;

  n_threads = MAX(n_threads, 1);
  dataset->observations = all;
  trim(ct_column_drop_implied(all, catalog));
  put_submissions(dataset, ranks, n_submissions);
  order = ct_key_order_new(all, n_threads);
  if (!order->sorted)
    move_all(dataset, order, n_threads);
  ct_key_order_take_keys(order, all, n_threads);
  find_cells(dataset);
  order_cells(dataset);
  if (findings != NULL)
    ct_disagreement_find(dataset, catalog, submissions, findings);
  return dataset;
}
