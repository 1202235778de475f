#include "data/ct-table-write.h"

#include "base/ct-task.h"

/* About 1 MiB of a dataset. */
#define PIECE_ROWS ((gsize)8192)

/* Pieces a thread formats before they are written: enough that all threads end
 * at nearly the same time, few enough that the buffers stay small. */
#define PIECES_A_THREAD 4u

typedef struct {
  CtTableText *row;
  GString *bytes;
} Piece;

/* The buffers are used again from one wave of pieces to the next. */
typedef struct {
  const CtResults *results;
  CtTableKind table;
  CtRowWriteFunc func;
  gpointer user_data;
  gsize n_rows;
  gsize begin; /* the wave's first row */
  Piece *pieces;
} Writing;

static void
format_piece(gsize index, gpointer user_data)
{
  const Writing *writing = user_data;
  const Piece *piece = &writing->pieces[index];
  gsize begin = writing->begin + index * PIECE_ROWS;
  gsize end = MIN(begin + PIECE_ROWS, writing->n_rows);

  g_string_truncate(piece->bytes, 0);
  for (gsize row = begin; row < end; row++) {
    ct_table_format(writing->results, writing->table, row, piece->row);
    writing->func(row, piece->row, piece->bytes, writing->user_data);
  }
}

static void
write_wave(Writing *writing, guint n_threads, gsize n_pieces, CtOutput *output)
{
  ct_task_for_each(n_threads, n_pieces, format_piece, writing);
  for (gsize i = 0; i < n_pieces; i++)
    ct_output_write(output, writing->pieces[i].bytes->str, writing->pieces[i].bytes->len);
  writing->begin += n_pieces * PIECE_ROWS;
}

void
ct_table_write(const CtResults *results, CtTableKind table, CtRowWriteFunc func,
               gpointer user_data, CtOutput *output)
{
  guint n_threads = MAX(results->n_threads, 1);
  Writing writing = {.results = results, .table = table, .func = func, .user_data = user_data,
                     .n_rows = ct_table_rows(results, table)};
  gsize n_pieces = (writing.n_rows + PIECE_ROWS - 1) / PIECE_ROWS;
  gsize in_wave = MIN(n_pieces, (gsize)n_threads * PIECES_A_THREAD);

  writing.pieces = g_new(Piece, in_wave + 1);
  for (gsize i = 0; i < in_wave; i++)
    writing.pieces[i] = (Piece){ct_table_text_new(), g_string_new(NULL)};
  for (gsize done = 0; done < n_pieces; done += in_wave)
    write_wave(&writing, n_threads, MIN(in_wave, n_pieces - done), output);
  for (gsize i = 0; i < in_wave; i++) {
    ct_table_text_free(writing.pieces[i].row);
    g_string_free(writing.pieces[i].bytes, TRUE);
  }
  g_free(writing.pieces);
}
