/* ct-plain-block.h: the rows of a block of text, as far as they can be read by themselves.
 *
 * Plain rows become observations; the others are kept for the thread that reads the table,
 * with what the plain rows above each of them leave behind.
 */
#pragma once

#include "intake/ct-plain.h"

G_BEGIN_DECLS

/**
 * CtPlainOther: a row that is not plain, or a problem of the reader.
 * @is_problem: @problem, else row @held of CtPlainBlock.rows
 * @n_before: of what the parser gave, how much came before
 * @position: in CtPlainBlock.batch: of the first observation behind it
 * @above: of the plain rows between the one before and this one
 */
typedef struct {
  gboolean is_problem;
  guint held;
  CtReadProblem problem;
  guint64 n_before;
  gsize position;
  CtPlainState above;
} CtPlainOther;

/**
 * CtPlainBlock: @sink is where a CtBlockParser puts its rows.
 * @batch: of the plain rows; they are numbered as the parser numbers them
 * @others: (element-type CtPlainOther)
 * @below: of the plain rows behind the last one of @others
 * @n_taken: of what the parser gave, how much is in here: all of it, unless @full
 * @full: there are too many others; what the parser would give next is not in here
 */
typedef struct {
  CtRowSink sink;
  CtPlainMemo *memo;
  CtBatch *batch;
  GArray *others;
  CtHeldRows *rows;
  CtArena *texts;
  gsize bytes;
  CtPlainState below;
  guint64 n_taken;
  gboolean full;
} CtPlainBlock;

CtPlainBlock *ct_plain_block_new(void);
void ct_plain_block_free(CtPlainBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPlainBlock, ct_plain_block_free)

/* Empties it for the rows of @table. @memo is borrowed until ct_plain_block_end(). */
void ct_plain_block_begin(CtPlainBlock *block, CtPlainMemo *memo, const CtPlainTable *table);
void ct_plain_block_end(CtPlainBlock *block);

G_END_DECLS
