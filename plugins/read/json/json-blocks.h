/* json-blocks.h: rows on their way to a sink that takes blocks.
 *
 * The parser reads records in one thread, as which of them are good depends on those before;
 * what rows mean is found by several. A block is not the text, but rows packed: their cells
 * one behind the other, with problems in between. Whatever else is told ends the blocks.
 */
#pragma once

#include "data/ct-row-sink.h"

G_BEGIN_DECLS

typedef struct JsonBlocks JsonBlocks;

/* @to is borrowed. */
JsonBlocks *json_blocks_new(CtRowSink *to);
void json_blocks_free(JsonBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonBlocks, json_blocks_free)

/* Takes all that a reader tells. */
CtRowSink *json_blocks_sink(JsonBlocks *blocks);
/* What is packed goes to the sink; nothing is told after it. */
gboolean json_blocks_end(JsonBlocks *blocks);

G_END_DECLS
