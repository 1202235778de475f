#include "json-blocks.h"

#include <string.h>

#define BLOCK_BYTES ((gsize)1024 * 1024)
#define FIRST_WAIT 256 /* rows told one by one before the sink is asked */
#define LAST_WAIT 65536
#define IS_PROBLEM G_MAXUINT32

/**
 * JsonBlocks:
 * @to: gets all in the end
 * @giving: it takes blocks now
 * @block: (nullable): packed; a Head, and after it rows and problems
 * @before: the number of the row before @block
 * @last: of the row that came last
 * @n_told: rows told one by one since the sink was asked; it is asked after @wait
 */
struct JsonBlocks {
  CtRowSink sink;
  CtRowSink *to;
  gboolean giving;
  GByteArray *block;
  guint64 before;
  guint64 last;
  guint n_told;
  guint wait;
};

/* @n_rows: numbers that the block takes */
typedef struct {
  guint64 n_rows;
} Head;

/* @row: from 1 in the block
 * @n_cells: so many Cells follow, then their texts; or IS_PROBLEM, and a Problem follows, with
 *   its message
 * @n_texts: bytes of the texts, up to a multiple of 8 */
typedef struct {
  guint64 row;
  guint32 n_cells;
  guint32 n_texts;
} Entry;

typedef struct {
  guint32 length;
  guint32 kind;
} Cell;

/* @rule: lives as long as the plugin */
typedef struct {
  const gchar *rule;
  guint64 column;
} Problem;

/* Packed rows into rows: in any thread */

static gboolean
unpack_problem(const Entry *entry, const gchar *at, CtRowSink *rows)
{
  Problem packed;
  CtReadProblem problem = {.row = entry->row, .message = at + sizeof packed};

  memcpy(&packed, at, sizeof packed);
  problem.rule = packed.rule;
  problem.column = (guint)packed.column;
  return ct_row_sink_problem(rows, &problem);
}

static gboolean
unpack_row(const Entry *entry, const gchar *at, GArray *cells, CtRowSink *rows)
{
  const gchar *text = at + entry->n_cells * sizeof(Cell);

  g_array_set_size(cells, entry->n_cells);
  for (guint i = 0; i < entry->n_cells; i++) {
    CtCell *cell = &g_array_index(cells, CtCell, i);
    Cell packed;

    memcpy(&packed, at + i * sizeof packed, sizeof packed);
    cell->text = text;
    cell->length = packed.length;
    cell->kind = (CtCellKind)packed.kind;
    cell->flags = 0;
    text += packed.length;
  }
  return ct_row_sink_row(rows, entry->row, (CtCell *)(gpointer)cells->data, entry->n_cells);
}

static gboolean
parse_block(gconstpointer data G_GNUC_UNUSED, const gchar *bytes, gsize length,
            gboolean last G_GNUC_UNUSED, CtRowSink *rows, gsize *used, guint64 *n_rows)
{
  g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(CtCell));
  Head head;
  Entry entry;
  gboolean good = TRUE;

  memcpy(&head, bytes, sizeof head);
  *used = length;
  *n_rows = head.n_rows;
  for (gsize at = sizeof head; good && at < length; at += entry.n_texts) {
    memcpy(&entry, bytes + at, sizeof entry);
    at += sizeof entry;
    if (entry.n_cells == IS_PROBLEM) {
      good = unpack_problem(&entry, bytes + at, rows);
      at += sizeof(Problem);
    } else {
      good = unpack_row(&entry, bytes + at, cells, rows);
      at += entry.n_cells * sizeof(Cell);
    }
  }
  return good;
}

/* Rows into packed rows */

static const CtBlockParser block_parser = {.parse = parse_block};

/* Returns: room for @size bytes more */
static gchar *
reserve(JsonBlocks *blocks, gsize size)
{
  gsize at;

  if (blocks->block == NULL) {
    blocks->block = g_byte_array_sized_new((guint)(BLOCK_BYTES + BLOCK_BYTES / 8));
    g_byte_array_set_size(blocks->block, sizeof(Head));
  }
  at = blocks->block->len;
  g_byte_array_set_size(blocks->block, (guint)(at + size));
  return (gchar *)blocks->block->data + at;
}

/* Returns: %FALSE when the sink has enough */
static gboolean
give_block(JsonBlocks *blocks)
{
  Head head = {.n_rows = blocks->last - blocks->before};
  g_autoptr(GBytes) bytes = NULL;

  if (blocks->block == NULL)
    return TRUE;
  memcpy(blocks->block->data, &head, sizeof head);
  bytes = g_byte_array_free_to_bytes(g_steal_pointer(&blocks->block));
  blocks->before = blocks->last;
  return ct_row_sink_block(blocks->to, bytes);
}

static gboolean
give_full_block(JsonBlocks *blocks)
{
  return blocks->block->len < BLOCK_BYTES || give_block(blocks);
}

static gsize
round_up(gsize size)
{
  return (size + 7) / 8 * 8;
}

static gboolean
pack_row(JsonBlocks *blocks, guint64 row, const CtCell *cells, guint n_cells)
{
  Entry entry = {.row = row - blocks->before, .n_cells = n_cells};
  gsize n_texts = 0;
  gchar *at, *text;

  for (guint i = 0; i < n_cells; i++)
    n_texts += cells[i].length;
  entry.n_texts = (guint32)round_up(n_texts);
  at = reserve(blocks, sizeof entry + n_cells * sizeof(Cell) + entry.n_texts);
  memcpy(at, &entry, sizeof entry);
  at += sizeof entry;
  text = at + n_cells * sizeof(Cell);
  for (guint i = 0; i < n_cells; i++) {
    Cell packed = {.length = (guint32)cells[i].length, .kind = (guint32)cells[i].kind};

    memcpy(at + i * sizeof packed, &packed, sizeof packed);
    memcpy(text, cells[i].text, cells[i].length);
    text += cells[i].length;
  }
  memset(text, 0, entry.n_texts - n_texts);
  blocks->last = row;
  return give_full_block(blocks);
}

static gboolean
pack_problem(JsonBlocks *blocks, const CtReadProblem *problem)
{
  gsize length = strlen(problem->message) + 1;
  Entry entry = {.row = problem->row - blocks->before,
                 .n_cells = IS_PROBLEM,
                 .n_texts = (guint32)round_up(length)};
  Problem packed = {.rule = problem->rule, .column = problem->column};
  gchar *at = reserve(blocks, sizeof entry + sizeof packed + entry.n_texts);

  memcpy(at, &entry, sizeof entry);
  memcpy(at + sizeof entry, &packed, sizeof packed);
  memset(at + sizeof entry + sizeof packed, 0, entry.n_texts);
  memcpy(at + sizeof entry + sizeof packed, problem->message, length);
  blocks->last = MAX(blocks->last, problem->row);
  return give_full_block(blocks);
}

/* The sink's calls */

/* Each time it is longer until blocks are tried again: beginning them costs something. */
gboolean
json_blocks_end(JsonBlocks *blocks)
{
  gboolean good;

  if (!blocks->giving)
    return TRUE;
  blocks->giving = FALSE;
  blocks->n_told = 0;
  blocks->wait = MIN(2 * blocks->wait, LAST_WAIT);
  good = give_block(blocks);
  return ct_row_sink_end_blocks(blocks->to) && good;
}

static JsonBlocks *
from_sink(CtRowSink *sink)
{
  return (JsonBlocks *)sink;
}

static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  JsonBlocks *blocks = from_sink(sink);

  if (blocks->giving && row > blocks->before)
    return pack_row(blocks, row, cells, n_cells);
  if (!json_blocks_end(blocks) || !ct_row_sink_row(blocks->to, row, cells, n_cells))
    return FALSE;
  if (++blocks->n_told < blocks->wait)
    return TRUE;
  blocks->n_told = 0;
  blocks->before = blocks->last = row;
  blocks->giving = ct_row_sink_begin_blocks(blocks->to, &block_parser, row + 1);
  return TRUE;
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  JsonBlocks *blocks = from_sink(sink);

  if (blocks->giving && problem->row > blocks->before && problem->observed == NULL &&
      problem->expected == NULL)
    return pack_problem(blocks, problem);
  return json_blocks_end(blocks) && ct_row_sink_problem(blocks->to, problem);
}

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  return json_blocks_end(from_sink(sink)) && ct_row_sink_table(from_sink(sink)->to, table);
}

static gboolean
take_column(CtRowSink *sink, guint column, const gchar *name)
{
  return json_blocks_end(from_sink(sink)) &&
         ct_row_sink_column(from_sink(sink)->to, column, name);
}

static gboolean
take_context(CtRowSink *sink, const gchar *name, const CtCell *cell)
{
  return json_blocks_end(from_sink(sink)) && ct_row_sink_context(from_sink(sink)->to, name, cell);
}

static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  return json_blocks_end(from_sink(sink)) && ct_row_sink_note(from_sink(sink)->to, note);
}

JsonBlocks *
json_blocks_new(CtRowSink *to)
{
  static const CtRowSinkClass class = {.table = take_table,
                                       .column = take_column,
                                       .context = take_context,
                                       .row = take_row,
                                       .problem = take_problem,
                                       .note = take_note};
  JsonBlocks *blocks = g_new0(JsonBlocks, 1);

  blocks->sink.class = &class;
  blocks->to = to;
  blocks->wait = FIRST_WAIT;
  return blocks;
}

void
json_blocks_free(JsonBlocks *blocks)
{
  if (blocks == NULL)
    return;
  g_clear_pointer(&blocks->block, g_byte_array_unref);
  g_free(blocks);
}

CtRowSink *
json_blocks_sink(JsonBlocks *blocks)
{
  return &blocks->sink;
}
