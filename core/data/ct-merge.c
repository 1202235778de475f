#include <string.h>

#include "base/ct-task.h"
#include "data/ct-column.h"
#include "data/ct-dataset.h"
#include "data/ct-disagreement.h"
#include "data/ct-key-order.h"

/* The observations of all batches are put one after the other, the highest trust
 * first, and sorted stably by key: so within a key they stand by rank. Everything
 * goes a column at a time, and what has been moved is freed, so that memory stays
 * near what the result takes. */

#define PIECE ((gsize)256 * 1024)

/* Putting them one after the other */

typedef struct {
  gint trust;
  guint32 submission;
  gsize n;
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
  return ranks;
}

static void
append_column(CtBatch *all, guint column, CtBatch **batches, const Rank *ranks, gsize n_ranks)
{
  gsize size = ct_column_size(column);
  gchar *values = g_malloc_n(MAX(all->n, 1), size);
  gchar *next = values;

  for (gsize i = 0; i < n_ranks; i++) {
    CtBatch *batch = batches[ranks[i].submission];
    if (batch == NULL)
      continue;
    gpointer part = ct_column_get(batch, column);
    if (ranks[i].n > 0)
      memcpy(next, part, ranks[i].n * size);
    next += ranks[i].n * size;
    g_free(part);
    ct_column_set(batch, column, NULL);
  }
  ct_column_set(all, column, values);
}

static CtBatch *
put_together(CtBatch **batches, const Rank *ranks, gsize n_ranks)
{
  CtBatch *all = ct_batch_new();

  for (gsize i = 0; i < n_ranks; i++)
    all->n += ranks[i].n;
  g_assert(all->n < G_MAXUINT32);
  all->capacity = MAX(all->n, 1);
  for (guint column = 0; column < CT_N_COLUMNS; column++)
    append_column(all, column, batches, ranks, n_ranks);
  for (gsize i = 0; i < n_ranks; i++)
    if (batches[i] != NULL)
      batches[i]->n = batches[i]->capacity = 0;
  return all;
}

static guint32 *
submission_column(const Rank *ranks, gsize n_ranks, gsize n)
{
  guint32 *column = g_new(guint32, MAX(n, 1));
  guint32 *next = column;

  for (gsize i = 0; i < n_ranks; i++)
    for (gsize j = 0; j < ranks[i].n; j++)
      *next++ = ranks[i].submission;
  return column;
}

/* Moving */

typedef struct {
  guint column;
  gpointer to;
  gconstpointer from;
  const guint64 *order;
  gsize n;
} Gather;

static gsize
n_pieces(gsize n)
{
  return (n + PIECE - 1) / PIECE;
}

static void
gather_piece(gsize piece, gpointer user_data)
{
  const Gather *gather = user_data;
  gsize begin = piece * PIECE;

  ct_column_gather(gather->column, gather->to, gather->from, gather->order, begin,
                   MIN(begin + PIECE, gather->n));
}

static void
gather_columns(CtBatch *batch, const guint64 *order, guint n_threads)
{
  for (guint column = 0; column < CT_N_COLUMNS; column++) {
    gpointer from = ct_column_get(batch, column);
    gpointer to = g_malloc_n(MAX(batch->n, 1), ct_column_size(column));
    Gather gather = {column, to, from, order, batch->n};
    ct_task_for_each(n_threads, n_pieces(batch->n), gather_piece, &gather);
    ct_column_set(batch, column, to);
    g_free(from);
  }
}

static guint32 *
gather_submissions(guint32 *from, const guint64 *order, gsize n)
{
  guint32 *to = g_new(guint32, MAX(n, 1));

  for (gsize i = 0; i < n; i++)
    to[i] = from[order[i]];
  g_free(from);
  return to;
}

/* Cells */

static void
find_cells(CtDataset *dataset, guint64 *room)
{
  const CtBatch *all = dataset->observations;

  dataset->keys = room;
  dataset->first = g_new(guint32, all->n + 1);
  for (gsize i = 0; i < all->n; i++) {
    guint64 key = ct_dataset_key(all->indicator[i], all->period[i], all->area[i],
                                 ct_batch_measure(all, i));
    if (dataset->n_cells == 0 || dataset->keys[dataset->n_cells - 1] != key) {
      dataset->keys[dataset->n_cells] = key;
      dataset->first[dataset->n_cells++] = (guint32)i;
    }
  }
  dataset->first[dataset->n_cells] = (guint32)all->n;
  dataset->keys = g_renew(guint64, dataset->keys, MAX(dataset->n_cells, 1));
  dataset->first = g_renew(guint32, dataset->first, dataset->n_cells + 1);
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
    g_autofree gchar *ordered = g_malloc_n(n, size);
    ct_column_gather(column, ordered, values, order, 0, n);
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
    if (i < end && dataset->submission[i] == dataset->submission[first]) {
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
  for (gsize cell = 0; cell < dataset->n_cells; cell++)
    if (dataset->first[cell + 1] - dataset->first[cell] > 1)
      order_cell(dataset, dataset->first[cell], dataset->first[cell + 1]);
}

CtDataset *
ct_dataset_merge(const CtCatalog *catalog, CtBatch **batches, CtSubmission *const *submissions,
                 gsize n_submissions, guint n_threads, CtFindings *findings)
{
  g_autofree Rank *ranks = rank_submissions(batches, submissions, n_submissions);
  CtDataset *dataset = g_new0(CtDataset, 1);
  CtBatch *all = put_together(batches, ranks, n_submissions);
  guint64 *order = ct_key_order(all, MAX(n_threads, 1));

  dataset->observations = all;
  dataset->submission = submission_column(ranks, n_submissions, all->n);
  if (order != NULL) {
    dataset->submission = gather_submissions(dataset->submission, order, all->n);
    gather_columns(all, order, MAX(n_threads, 1));
  }
  find_cells(dataset, order != NULL ? order : g_new(guint64, MAX(all->n, 1)));
  order_cells(dataset);
  if (findings != NULL)
    ct_disagreement_find(dataset, catalog, submissions, findings);
  return dataset;
}
