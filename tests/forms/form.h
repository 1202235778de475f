/* form.h: known figures written as an office would: letterhead, title, header, rows,
 * footer. The grid says where each figure stands and what must be read there.
 */
#pragma once

#include "grid.h"
#include "style.h"

G_BEGIN_DECLS

/* Adds one table to @grid. @first: with what stands above a file's first table;
 * @last: with what stands below its last one */
void form_write(Grid *grid, const CtCatalog *catalog, const Figures *figures,
                const FormStyle *style, gboolean first, gboolean last);

/* After the last table: blank columns, rows of one length. */
void form_finish(Grid *grid, const FormStyle *style);

/* The name under which such a file is sent: "huyen-bat-xat-6-thang.csv".
 * Returns: (transfer full) */
gchar *form_file_name(const Figures *figures, const FormStyle *style, const gchar *ending);

/* What a reader must make of one figure. */
Expected form_expect(const CtCatalog *catalog, const Figures *figures, guint indicator, guint area,
                     FigureKind kind);

G_END_DECLS
