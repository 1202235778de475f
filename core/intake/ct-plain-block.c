#include "intake/ct-plain-block.h"

#include <string.h>

#include "intake/ct-row-kind.h"

/* What is kept of other rows; of a block that holds more, the rest is read one by one. */
#define MAX_BYTES ((gsize)1024 * 1024)

static CtPlainBlock *
from_sink(CtRowSink *sink)
{
  return (CtPlainBlock *)sink;
}

/* The text of the unit belongs to the memo, which others will use. */
static CtPlainState
take_state(CtPlainBlock *block)
{
  CtPlainState state = block->below;

  if (state.n_rows > 0)
    state.unit.text = ct_arena_copy(block->texts, state.unit.text, state.unit.length);
  block->below = (CtPlainState){0};
  return state;
}

static CtPlainOther
make_other(CtPlainBlock *block)
{
  return (CtPlainOther){.n_before = block->n_taken,
                        .position = block->batch->n,
                        .above = take_state(block)};
}

static gsize
count_bytes(const CtRow *row)
{
  gsize n = sizeof(CtPlainOther) + row->n_cells * sizeof(CtCell);

  for (guint i = 0; i < row->n_cells; i++)
    n += row->cells[i].length;
  return n;
}

/* The first one has room in any case. */
static gboolean
has_room(CtPlainBlock *block, gsize bytes)
{
  if (block->bytes > 0 && block->bytes + bytes > MAX_BYTES) {
    block->full = TRUE;
    return FALSE;
  }
  block->bytes += bytes;
  return TRUE;
}

static gboolean
take_other_row(CtPlainBlock *block, const CtRow *row)
{
  CtPlainOther other;

  if (!has_room(block, count_bytes(row)))
    return FALSE;
  other = make_other(block);
  other.held = ct_held_rows_count(block->rows);
  ct_held_rows_add(block->rows, row);
  g_array_append_val(block->others, other);
  return TRUE;
}

static gboolean
take_row(CtRowSink *sink, guint64 number, const CtCell *cells, guint n_cells)
{
  CtPlainBlock *block = from_sink(sink);
  CtRow row = {.number = (guint32)MIN(number, G_MAXUINT32), .cells = cells, .n_cells = n_cells};

  if (!ct_plain_read_row(block->memo, &row, block->batch, &block->below) &&
      !ct_row_is_blank(&row) && !take_other_row(block, &row))
    return FALSE;
  block->n_taken++;
  return TRUE;
}

static const gchar *
copy_text(CtPlainBlock *block, const gchar *text)
{
  return text != NULL ? ct_arena_copy(block->texts, text, strlen(text)) : NULL;
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  CtPlainBlock *block = from_sink(sink);
  CtPlainOther other;

  if (!has_room(block, sizeof other + strlen(problem->message)))
    return FALSE;
  other = make_other(block);
  other.is_problem = TRUE;
  other.problem = *problem;
  other.problem.observed = copy_text(block, problem->observed);
  other.problem.expected = copy_text(block, problem->expected);
  other.problem.message = copy_text(block, problem->message);
  g_array_append_val(block->others, other);
  block->n_taken++;
  return TRUE;
}

static const CtRowSinkClass block_sink = {.row = take_row, .problem = take_problem};

CtPlainBlock *
ct_plain_block_new(void)
{
  CtPlainBlock *block = g_new0(CtPlainBlock, 1);

  block->sink.class = &block_sink;
  block->batch = ct_batch_new();
  block->others = g_array_new(FALSE, FALSE, sizeof(CtPlainOther));
  block->rows = ct_held_rows_new();
  block->texts = ct_arena_new();
  return block;
}

void
ct_plain_block_free(CtPlainBlock *block)
{
  if (block == NULL)
    return;
  ct_batch_free(block->batch);
  g_array_unref(block->others);
  ct_held_rows_free(block->rows);
  ct_arena_free(block->texts);
  g_free(block);
}

void
ct_plain_block_begin(CtPlainBlock *block, CtPlainMemo *memo, const CtPlainTable *table)
{
  ct_plain_memo_use(memo, table);
  block->memo = memo;
  ct_batch_truncate(block->batch, 0);
  g_array_set_size(block->others, 0);
  ct_held_rows_clear(block->rows);
  ct_arena_clear(block->texts);
  block->bytes = 0;
  block->below = (CtPlainState){0};
  block->n_taken = 0;
  block->full = FALSE;
}

void
ct_plain_block_end(CtPlainBlock *block)
{
  CtPlainState below = take_state(block);

  block->below = below;
  block->memo = NULL;
}
