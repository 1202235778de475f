/* ct-column-describe.h: what a column means, for people.
 */
#pragma once

#include "intake/ct-header.h"

G_BEGIN_DECLS

/* Returns: (transfer full): in the thread's language: "actual, 2022-01/P6M, Huyện Bát Xát" */
gchar *ct_column_describe(const CtCatalog *catalog, const CtColumn *column);

G_END_DECLS
