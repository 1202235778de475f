/* duplicates-copies.h: two statements in full. */
#pragma once

#include "duplicates-statements.h"

G_BEGIN_DECLS

/* @n_shared: equal figures, but 0; @later: the first of them in the second statement;
 * @n_steps: observations that were looked at */
typedef struct {
  guint n_shared;
  guint n_indicators;
  guint32 last_indicator;
  guint32 later;
  guint64 n_steps;
} Copy;

/* Whether every figure that both have is the same, and enough of them say something. */
gboolean copy_confirm(Copy *copy, const CtBatch *observations, const StatementRows *rows,
                      guint32 first, guint32 second);

G_END_DECLS
