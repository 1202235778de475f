/* frame.h: what stands above and below a table.
 */
#pragma once

#include "grid.h"
#include "style.h"

G_BEGIN_DECLS

void frame_write_above(Grid *grid, const Figures *figures, const FormStyle *style, gboolean first);
void frame_write_below(Grid *grid, const FormStyle *style);

G_END_DECLS
