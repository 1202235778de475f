/* file-json.h: a grid as JSON.
 */
#pragma once

#include "file.h"

G_BEGIN_DECLS

/* Keys are the cells of the header row. Returns: (transfer full) */
GString *file_write_json(Grid *grid, const FileStyle *style);

G_END_DECLS
