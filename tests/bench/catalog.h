/* catalog.h: writes the catalog and the pipeline file of the benchmark.
 */
#pragma once

#include "figures.h"

/* "00100" a province, "00103" its third district. @buffer: 12 bytes */
void catalog_area_code(guint area, gchar *buffer);

gboolean catalog_write(const Figures *figures, guint n_areas, const gchar *folder,
                       GError **error);
