/* ct-intake-blocks.c: the rest of a long table as blocks of text that are parsed side by
 * side (ct-plain-block.h) and taken in order.
 *
 * What a block gives is used only while the table is as it was when the block came; else,
 * and where a row reaches over the end of a block, the rows are read one by one.
 */
#include "base/ct-task.h"
#include "intake/ct-plain-block.h"

/* A block on its way. */
typedef struct {
  CtBlocks *blocks;
  GBytes *bytes;
  CtPlainTable *plain; /* (nullable): it is not parsed ahead */
  CtTeamWork *work;    /* (nullable): it is parsed already */
  CtPlainBlock *rows;
  gsize used;
  guint64 n_lines;
} Block;

/* @first_row: of the first block of @ahead, less one
 * @tail: (nullable): bytes before that block
 * @lock: guards @memos: those that no thread uses */
struct CtBlocks {
  CtIntake *intake;
  CtBlockParser parser;
  guint64 first_row;
  GBytes *tail;
  GQueue ahead;    /* of Block */
  GPtrArray *free; /* of CtPlainBlock */
  CtMutex *lock;
  GPtrArray *memos; /* of CtPlainMemo */
};

/* Blocks parsed by any thread */

static CtPlainMemo *
take_memo(CtBlocks *blocks)
{
  CtPlainMemo *memo = NULL;

  ct_mutex_lock(blocks->lock);
  if (blocks->memos->len > 0)
    memo = g_ptr_array_steal_index_fast(blocks->memos, blocks->memos->len - 1);
  ct_mutex_unlock(blocks->lock);
  return memo != NULL ? memo : ct_plain_memo_new(blocks->intake->catalog, NULL);
}

static void
give_memo_back(CtBlocks *blocks, CtPlainMemo *memo)
{
  ct_mutex_lock(blocks->lock);
  g_ptr_array_add(blocks->memos, memo);
  ct_mutex_unlock(blocks->lock);
}

static void
parse_block(gpointer user_data)
{
  Block *block = user_data;
  const CtBlockParser *parser = &block->blocks->parser;
  CtPlainMemo *memo = take_memo(block->blocks);
  gsize length;
  const gchar *bytes = g_bytes_get_data(block->bytes, &length);

  ct_plain_block_begin(block->rows, memo, block->plain);
  parser->parse(parser->data, bytes, length, FALSE, &block->rows->sink, &block->used,
                &block->n_lines);
  ct_plain_block_end(block->rows);
  give_memo_back(block->blocks, memo);
}

/* Rows one by one */

/* Gives to the intake what the parser gives, but for the first @skip. */
typedef struct {
  CtRowSink sink;
  CtRowSink *to;
  guint64 skip;
  guint64 first_row;
} Relay;

static gboolean
relay_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  Relay *relay = (Relay *)sink;

  if (relay->skip > 0) {
    relay->skip--;
    return TRUE;
  }
  return ct_row_sink_row(relay->to, relay->first_row + row, cells, n_cells);
}

static gboolean
relay_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  Relay *relay = (Relay *)sink;
  CtReadProblem own = *problem;

  if (relay->skip > 0) {
    relay->skip--;
    return TRUE;
  }
  own.row += relay->first_row;
  return ct_row_sink_problem(relay->to, &own);
}

static const CtRowSinkClass relay_sink = {.row = relay_row, .problem = relay_problem};

static void
read_rows(CtBlocks *blocks, GBytes *block, guint64 skip, gboolean last, gsize *used,
          guint64 *n_lines)
{
  Relay relay = {.sink.class = &relay_sink,
                 .to = &blocks->intake->sink,
                 .skip = skip,
                 .first_row = blocks->first_row};
  gsize length;
  const gchar *bytes = g_bytes_get_data(block, &length);

  blocks->parser.parse(blocks->parser.data, bytes, length, last, &relay.sink, used, n_lines);
}

/* Blocks taken in their order */

static gboolean
is_as_it_was(const CtIntake *intake, const Block *block)
{
  return block->plain != NULL && block->plain == intake->plain && ct_intake_is_plain(intake);
}

static void
take_plain_rows(CtBlocks *blocks, const CtPlainBlock *rows, gsize begin, gsize end,
                const CtPlainState *state)
{
  CtIntake *intake = blocks->intake;

  if (state->n_rows == 0)
    return;
  ct_intake_put_down_plain(intake);
  ct_batch_append_some(intake->batch, rows->batch, begin, end, blocks->first_row);
  ct_intake_take_state(intake, state);
  intake->n_rows += state->n_rows;
  intake->table.n_rows += state->n_rows;
  intake->table.n_body_rows += state->n_rows;
}

static void
take_other(CtBlocks *blocks, const CtPlainBlock *rows, const CtPlainOther *other)
{
  CtRowSink *sink = &blocks->intake->sink;
  CtReadProblem problem = other->problem;
  const CtRow *row;

  if (other->is_problem) {
    problem.row += blocks->first_row;
    ct_row_sink_problem(sink, &problem);
    return;
  }
  row = ct_held_rows_get(rows->rows, other->held);
  ct_row_sink_row(sink, blocks->first_row + row->number, row->cells, row->n_cells);
}

/* Returns: how much of what the parser gave is taken */
static guint64
take_parsed(CtBlocks *blocks, const Block *block)
{
  const CtPlainBlock *rows = block->rows;
  gsize at = 0;

  for (guint i = 0; i < rows->others->len; i++) {
    const CtPlainOther *other = &g_array_index(rows->others, CtPlainOther, i);

    take_plain_rows(blocks, rows, at, other->position, &other->above);
    at = other->position;
    take_other(blocks, rows, other);
    if (!is_as_it_was(blocks->intake, block))
      return other->n_before + 1;
  }
  take_plain_rows(blocks, rows, at, rows->batch->n, &rows->below);
  return rows->n_taken;
}

static void
free_block(Block *block)
{
  g_ptr_array_add(block->blocks->free, block->rows);
  ct_plain_table_unref(block->plain);
  g_bytes_unref(block->bytes);
  g_free(block);
}

/* Returns: (transfer full): @tail (nullable) (transfer full), and behind it @bytes
 * (transfer full) */
static GBytes *
join(GBytes *tail, GBytes *bytes)
{
  GByteArray *whole;
  gsize length;
  gconstpointer data;

  if (tail == NULL)
    return bytes;
  whole = g_bytes_unref_to_array(tail);
  data = g_bytes_get_data(bytes, &length);
  g_byte_array_append(whole, data, (guint)length);
  g_bytes_unref(bytes);
  return g_byte_array_free_to_bytes(whole);
}

static void
take_block(CtBlocks *blocks, Block *block)
{
  CtIntake *intake = blocks->intake;
  gboolean parsed = blocks->tail == NULL && is_as_it_was(intake, block);
  guint64 n_taken = 0;

  if (block->work != NULL)
    ct_team_claim(intake->options.team, block->work);
  block->bytes = join(g_steal_pointer(&blocks->tail), block->bytes);
  if (parsed)
    n_taken = take_parsed(blocks, block);
  if (!parsed || block->rows->full || n_taken < block->rows->n_taken)
    read_rows(blocks, block->bytes, n_taken, FALSE, &block->used, &block->n_lines);
  if (block->used < g_bytes_get_size(block->bytes))
    blocks->tail = g_bytes_new_from_bytes(block->bytes, block->used,
                                          g_bytes_get_size(block->bytes) - block->used);
  blocks->first_row += block->n_lines;
  free_block(block);
}

/* Takes the oldest blocks until no more than @n are on their way. */
static void
take_blocks(CtBlocks *blocks, guint n)
{
  gboolean taking = blocks->intake->taking_blocks;

  blocks->intake->taking_blocks = TRUE;
  while (g_queue_get_length(&blocks->ahead) > n)
    take_block(blocks, g_queue_pop_head(&blocks->ahead));
  blocks->intake->taking_blocks = taking;
}

/* The sink's calls */

gboolean
ct_intake_begin_blocks(CtIntake *intake, const CtBlockParser *parser, guint64 first_row)
{
  CtBlocks *blocks;

  if (intake->blocks != NULL || intake->table.ahead || !ct_intake_is_plain(intake))
    return FALSE;
  blocks = g_new0(CtBlocks, 1);
  blocks->intake = intake;
  blocks->parser = *parser;
  blocks->first_row = first_row - 1;
  g_queue_init(&blocks->ahead);
  blocks->free = g_ptr_array_new_with_free_func((GDestroyNotify)ct_plain_block_free);
  blocks->lock = ct_mutex_new();
  blocks->memos = g_ptr_array_new_with_free_func((GDestroyNotify)ct_plain_memo_free);
  intake->blocks = blocks;
  return TRUE;
}

static CtPlainBlock *
take_free(CtBlocks *blocks)
{
  return blocks->free->len > 0
           ? g_ptr_array_steal_index_fast(blocks->free, blocks->free->len - 1)
           : ct_plain_block_new();
}

/* What is ahead of the others, so that no thread waits. */
static guint
count_ahead(const CtTeam *team)
{
  return team != NULL && ct_team_size(team) > 1 ? 2 * ct_team_size(team) - 1 : 0;
}

void
ct_intake_take_block(CtIntake *intake, GBytes *bytes)
{
  CtBlocks *blocks = intake->blocks;
  guint n_ahead = count_ahead(intake->options.team);
  Block *block = g_new0(Block, 1);

  block->blocks = blocks;
  block->bytes = g_bytes_ref(bytes);
  block->rows = take_free(blocks);
  if (ct_intake_is_plain(intake) &&
      (blocks->tail == NULL || !g_queue_is_empty(&blocks->ahead)))
    block->plain = ct_plain_table_ref(intake->plain);
  if (block->plain != NULL && n_ahead > 0)
    block->work = ct_team_offer(intake->options.team, parse_block, block);
  else if (block->plain != NULL)
    parse_block(block);
  g_queue_push_tail(&blocks->ahead, block);
  take_blocks(blocks, n_ahead);
}

void
ct_intake_take_all_blocks(CtIntake *intake)
{
  if (intake->blocks != NULL && !intake->taking_blocks)
    take_blocks(intake->blocks, 0);
}

void
ct_intake_end_blocks(CtIntake *intake, gboolean last)
{
  CtBlocks *blocks = intake->blocks;
  gsize used;
  guint64 n_lines;

  if (blocks == NULL)
    return;
  take_blocks(blocks, 0);
  intake->taking_blocks = TRUE;
  if (last && blocks->tail != NULL)
    read_rows(blocks, blocks->tail, 0, TRUE, &used, &n_lines);
  intake->taking_blocks = FALSE;
  intake->blocks = NULL;
  g_clear_pointer(&blocks->tail, g_bytes_unref);
  g_ptr_array_unref(blocks->free);
  g_ptr_array_unref(blocks->memos);
  ct_mutex_free(blocks->lock);
  g_free(blocks);
}
