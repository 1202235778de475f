/* ct-row-kind.h: rows that hold no figures.
 */
#pragma once

#include "intake/ct-held-rows.h"

G_BEGIN_DECLS

gboolean ct_row_is_blank(const CtRow *row);

/* "(1) (2) (3)", "A B 1 2": the row below a header that numbers its columns, from 1. */
gboolean ct_row_is_numbering(const CtRow *row);

G_END_DECLS
