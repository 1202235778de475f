/* slips.h: what people get wrong when they type, in a few cells of a table.
 */
#pragma once

#include "grid.h"
#include "style.h"

G_BEGIN_DECLS

/* Spoils some cells; what is expected stays as it was meant. No slip makes the name of
 * something else, or a number that only its writer knows to be wrong.
 * Returns: how many */
guint slips_make(Grid *grid, const CtCatalog *catalog, const FormStyle *style, GRand *random);

G_END_DECLS
