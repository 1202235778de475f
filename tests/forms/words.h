/* words.h: what offices write above their columns.
 */
#pragma once

#include "columns.h"

G_BEGIN_DECLS

/* @n: which of the words, counted round. @title: a title says the period, so that the
 * words may lean on it */
const gchar *words_figure(FigureKind kind, guint n, gboolean title);
const gchar *words_comparison(Comparison comparison, gboolean of_plan, guint n);
/* Of any other column; of COLUMN_FIGURE: where the row says what kind of figure it is. */
const gchar *words_heading(ColumnKind kind, guint n);

G_END_DECLS
