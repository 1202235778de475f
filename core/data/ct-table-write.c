#include "data/ct-table-write.h"

#include "base/ct-task.h"

/* Some 350 KiB of a dataset: more than an output buffers, so that it is written as it
 * lies, and little enough to be still in a cache then. */
#define PIECE_ROWS ((gsize)4096)

/* Buffers a thread has: while it waits for its turn it formats the next piece. */
#define BUFFERS_A_THREAD 3u

/* What the threads share. @idle holds the buffers that nobody uses: who has got one takes
 * the next piece, so the first piece that is not written always has a buffer, and whoever
 * waits for one waits for a thread that is at work. */
typedef struct {
  gsize n_rows;
  gsize n_pieces;
  CtPieceWriteFunc func;
  gpointer user_data;
  CtOutput *output;
  CtQueue *idle;
  guint n_buffers;
  CtMutex *lock;    /* guards what follows */
  GString **done;   /* of n_buffers: piece i at i % n_buffers, NULL while it is not done */
  gsize next;       /* piece to format */
  gsize n_written;
  gboolean writing; /* one of the threads does */
} Writing;

/* Returns: the next piece, n_pieces when there is none. */
static gsize
take_piece(Writing *writing)
{
  gsize piece;

  ct_mutex_lock(writing->lock);
  piece = writing->next;
  if (piece < writing->n_pieces)
    writing->next++;
  ct_mutex_unlock(writing->lock);
  return piece;
}

/* Writes what is done, in order, until there is nothing more. With the lock, which is
 * not held during the write. */
static void
write_done(Writing *writing)
{
  GString **slot = &writing->done[writing->n_written % writing->n_buffers];

  writing->writing = TRUE;
  while (*slot != NULL) {
    GString *bytes = *slot;
    *slot = NULL;
    ct_mutex_unlock(writing->lock);
    ct_output_write(writing->output, bytes->str, bytes->len);
    g_string_truncate(bytes, 0);
    ct_queue_push(writing->idle, bytes);
    ct_mutex_lock(writing->lock);
    writing->n_written++;
    slot = &writing->done[writing->n_written % writing->n_buffers];
  }
  writing->writing = FALSE;
}

static void
hand_in(Writing *writing, gsize piece, GString *bytes)
{
  ct_mutex_lock(writing->lock);
  writing->done[piece % writing->n_buffers] = bytes;
  if (!writing->writing)
    write_done(writing);
  ct_mutex_unlock(writing->lock);
}

static void
work(gsize index G_GNUC_UNUSED, gpointer user_data)
{
  Writing *writing = user_data;

  for (;;) {
    GString *bytes = ct_queue_pop(writing->idle);
    gsize piece = take_piece(writing);
    gsize begin = piece * PIECE_ROWS;

    if (piece == writing->n_pieces) {
      ct_queue_push(writing->idle, bytes);
      return;
    }
    writing->func(begin, MIN(begin + PIECE_ROWS, writing->n_rows), bytes, writing->user_data);
    hand_in(writing, piece, bytes);
  }
}

static void
free_buffers(Writing *writing)
{
  ct_queue_close(writing->idle);
  for (guint i = 0; i < writing->n_buffers; i++)
    g_string_free(ct_queue_pop(writing->idle), TRUE);
}

void
ct_table_write_pieces(gsize n_rows, guint n_threads, CtPieceWriteFunc func, gpointer user_data,
                      CtOutput *output)
{
  gsize n_pieces = (n_rows + PIECE_ROWS - 1) / PIECE_ROWS;
  guint n_workers = (guint)MIN(MAX(n_threads, 1), n_pieces);
  guint n_buffers = n_workers > 1 ? n_workers * BUFFERS_A_THREAD : 1;
  g_autoptr(CtQueue) idle = ct_queue_new(n_buffers);
  g_autoptr(CtMutex) lock = ct_mutex_new();
  g_autofree GString **done = g_new0(GString *, n_buffers);
  Writing writing = {.n_rows = n_rows, .n_pieces = n_pieces, .func = func,
                     .user_data = user_data, .output = output, .idle = idle,
                     .n_buffers = n_buffers, .lock = lock, .done = done};

  if (n_pieces == 0)
    return;
  for (guint i = 0; i < n_buffers; i++)
    ct_queue_push(idle, g_string_new(NULL));
  ct_task_for_each(n_workers, n_workers, work, &writing);
  free_buffers(&writing);
}

/* Row by row */

typedef struct {
  const CtResults *results;
  CtTableKind table;
  CtRowWriteFunc func;
  gpointer user_data;
} Rows;

static void
write_rows(gsize begin, gsize end, GString *bytes, gpointer user_data)
{
  const Rows *rows = user_data;
  g_autoptr(CtTableText) row = ct_table_text_new();

  for (gsize i = begin; i < end; i++) {
    ct_table_format(rows->results, rows->table, i, row);
    rows->func(i, row, bytes, rows->user_data);
  }
}

void
ct_table_write(const CtResults *results, CtTableKind table, CtRowWriteFunc func,
               gpointer user_data, CtOutput *output)
{
  Rows rows = {results, table, func, user_data};

  ct_table_write_pieces(ct_table_rows(results, table), results->n_threads, write_rows, &rows,
                        output);
}
