#include "data/ct-merge.h"

#include <string.h>

#include "base/ct-task.h"
#include "data/ct-column.h"
#include "data/ct-disagreement.h"
#include "data/ct-key-order.h"

/* The observations stand in one batch as they came. They are sorted by key, those of one key
 * by rank: the highest trust first. Everything goes a column at a time, and what has been moved
 * is freed or moved into, so that memory stays near what the result takes. */

/* Ranks */

/* @part: of the batch; @at: the first one's place in the order of rank */
typedef struct {
  gint trust;
  guint32 submission;
  CtPart part;
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
rank_submissions(const CtPart *parts, CtSubmission *const *submissions, gsize n)
{
  Rank *ranks = g_new(Rank, n + 1);

  g_assert(n <= G_MAXINT);
  for (gsize i = 0; i < n; i++)
    ranks[i] = (Rank){
      .trust = submissions[i]->trust, .submission = (guint32)i, .part = parts[i]};
  g_qsort_with_data(ranks, (gint)n, sizeof *ranks, compare_ranks, NULL);
  for (gsize i = 1; i < n; i++)
    ranks[i].at = ranks[i - 1].at + ranks[i - 1].part.n;
  return ranks;
}

/* Returns: (transfer full) */
static CtKeyOrder *
find_order(CtBatch *all, const Rank *ranks, gsize n_ranks, guint n_threads)
{
  g_autofree CtStretch *stretches = g_new0(CtStretch, n_ranks + 1);

  for (gsize i = 0; i < n_ranks; i++)
    stretches[i] = (CtStretch){ranks[i].part.begin, ranks[i].part.n, ranks[i].at};
  return ct_key_order_new(all, stretches, MAX(n_ranks, 1), n_threads);
}

/* Returns: (transfer full) (array length=n): of each observation */
static guint32 *
fill_submissions(const Rank *ranks, gsize n_ranks, gsize n)
{
  guint32 *submissions = ct_column_new(n, sizeof *submissions);

  for (gsize i = 0; i < n_ranks; i++)
    for (gsize j = 0; j < ranks[i].part.n; j++)
      submissions[ranks[i].part.begin + j] = ranks[i].submission;
  return submissions;
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
    if (ranks[i].part.n > 0) {
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
  dataset->submission = fill_submissions(ranks, n_ranks, dataset->observations->n);
}

/* The spare room of the sorting is as wide as the widest column. It has shrunk when submissions
 * get theirs. */
static void
move_all(CtDataset *dataset, CtKeyOrder *order, const Rank *ranks, gsize n_ranks,
         guint n_threads)
{
  CtBatch *all = dataset->observations;
  Move move = {.order = order, .n_threads = n_threads, .room = g_steal_pointer(&order->spare)};

  if (all->wide_keys != NULL)
    all->wide_keys = move_values(&move, all->wide_keys, sizeof *all->wide_keys);
  move_columns(&move, all, 8);
  move_columns(&move, all, 4);
  move.room = g_realloc_n(move.room, order->n, sizeof *dataset->submission);
  put_submissions(dataset, ranks, n_ranks);
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
ct_dataset_merge_pool(const CtCatalog *catalog, CtPool *pool, const CtPart *parts,
                      CtSubmission *const *submissions, gsize n_submissions, guint n_threads,
                      CtFindings *findings)
{
  g_autofree Rank *ranks = rank_submissions(parts, submissions, n_submissions);
  CtDataset *dataset = g_new0(CtDataset, 1);
  CtBatch *all = dataset->observations = ct_pool_steal(pool);
  g_autoptr(CtKeyOrder) order = NULL;

  g_assert(all->n < G_MAXUINT32);
  n_threads = MAX(n_threads, 1);
  ct_column_drop_implied(all, catalog);
  order = find_order(all, ranks, n_submissions, n_threads);
  if (order->sorted)
    put_submissions(dataset, ranks, n_submissions);
  else
    move_all(dataset, order, ranks, n_submissions, n_threads);
  ct_key_order_give_keys(order, all, n_threads);
  find_cells(dataset);
  order_cells(dataset);
  if (findings != NULL)
    ct_disagreement_find(dataset, catalog, submissions, findings);
  return dataset;
}

CtDataset *
ct_dataset_merge(const CtCatalog *catalog, CtBatch **batches, CtSubmission *const *submissions,
                 gsize n_submissions, guint n_threads, CtFindings *findings)
{
  g_autoptr(CtPool) pool = ct_pool_new();
  g_autofree CtPart *parts = g_new0(CtPart, n_submissions + 1);

  for (gsize i = 0; i < n_submissions; i++)
    if (batches[i] != NULL)
      parts[i] = ct_pool_take(pool, batches[i]);
  return ct_dataset_merge_pool(catalog, pool, parts, submissions, n_submissions, n_threads,
                               findings);
}
