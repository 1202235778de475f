#include "data/ct-sort.h"

#include "base/ct-task.h"

/* 2,048 places to write to at once still fit the caches; digits of 8 bits need
 * half as many passes again. */
#define DIGIT_BITS 11u
#define N_DIGITS (1u << DIGIT_BITS)

/* A piece a thread, but none so small that handing it out costs more. */
#define MIN_PIECE ((gsize)64 * 1024)

/* One pass: by the bits mask << shift. */
typedef struct {
  const guint64 *from;
  guint64 *to;
  gsize n;
  guint shift;
  guint64 mask;
  gsize n_pieces;
  gsize (*counts)[N_DIGITS]; /* of each piece; then where its next value goes */
} Pass;

static gsize
piece_begin(const Pass *pass, gsize piece)
{
  return pass->n / pass->n_pieces * piece + MIN(piece, pass->n % pass->n_pieces);
}

static void
count_piece(gsize piece, gpointer user_data)
{
  const Pass *pass = user_data;
  gsize *counts = pass->counts[piece];
  gsize end = piece_begin(pass, piece + 1);

  for (guint digit = 0; digit < N_DIGITS; digit++)
    counts[digit] = 0;
  for (gsize i = piece_begin(pass, piece); i < end; i++)
    counts[pass->from[i] >> pass->shift & pass->mask]++;
}

static void
scatter_piece(gsize piece, gpointer user_data)
{
  const Pass *pass = user_data;
  gsize *next = pass->counts[piece];
  gsize end = piece_begin(pass, piece + 1);

  for (gsize i = piece_begin(pass, piece); i < end; i++) {
    guint64 value = pass->from[i];
    pass->to[next[value >> pass->shift & pass->mask]++] = value;
  }
}

/* Counts become positions. Returns: %FALSE when all values have one digit, so the
 * pass would change nothing. */
static gboolean
place_digits(Pass *pass)
{
  gsize position = 0;

  for (guint digit = 0; digit < N_DIGITS; digit++) {
    gsize before = position;
    for (gsize piece = 0; piece < pass->n_pieces; piece++) {
      gsize count = pass->counts[piece][digit];
      pass->counts[piece][digit] = position;
      position += count;
    }
    if (position - before == pass->n)
      return FALSE;
  }
  return TRUE;
}

void
ct_sort_bits(guint64 **values, guint64 **spare, gsize n, guint low, guint high, guint n_threads)
{
  gsize n_pieces = CLAMP(n / MIN_PIECE, 1, MAX(n_threads, 1));
  Pass pass = {.n = n, .n_pieces = n_pieces};

  g_return_if_fail(low <= high && high <= 64);

  pass.counts = g_malloc_n(n_pieces, sizeof *pass.counts);
  for (guint shift = low; shift < high && n > 1; shift += DIGIT_BITS) {
    pass.from = *values;
    pass.to = *spare;
    pass.shift = shift;
    pass.mask = (G_GUINT64_CONSTANT(1) << MIN(high - shift, DIGIT_BITS)) - 1;
    ct_task_for_each(n_threads, n_pieces, count_piece, &pass);
    if (!place_digits(&pass))
      continue;
    ct_task_for_each(n_threads, n_pieces, scatter_piece, &pass);
    *values = pass.to;
    *spare = (guint64 *)pass.from;
  }
  g_free(pass.counts);
}
