/* catalog.h: writes the catalog and the pipeline files of the benchmark.
 */
#pragma once

#include "figures.h"

/* Into @folder: catalog/, and bench.ini, which reads data/ with reader @read and has the
 * checks that the peer does too; bench-plain.ini has none, bench-all.ini all there are. */
gboolean catalog_write(const Figures *figures, const gchar *read, const gchar *folder,
                       GError **error);
