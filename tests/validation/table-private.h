/* table-private.h: what table.c and table-senders.c share. */
#pragma once

#include "table.h"

G_BEGIN_DECLS

/* Makes the sheets and figures of all facts of the world. */
void table_write_sheets(Table *table, guint comma, guint cutting);
void table_remove_last_sheet(Table *table);

G_END_DECLS
