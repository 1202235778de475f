/* schema.h: the tables of the database, and what of the catalog stands in them.
 */
#pragma once

#include "data/ct-results.h"
#include "store/ct-database.h"

G_BEGIN_DECLS

/* Before any row. */
gboolean schema_create_tables(CtDatabase *database, GError **error);

/* areas, units, groups, reporters, indicators. */
gboolean schema_write_catalog(CtDatabase *database, const CtCatalog *catalog, GError **error);

/* After all rows, which is quicker than keeping them up to date. */
gboolean schema_create_indexes(CtDatabase *database, GError **error);

G_END_DECLS
