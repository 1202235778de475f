/* office-sheet-hidden.h: what of a sheet is hidden and yet has something in it.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "office/office-address.h"

G_BEGIN_DECLS

typedef struct OfficeHidden OfficeHidden;

/* @columns: copied */
OfficeHidden *office_hidden_new(const OfficeRange *columns, gsize n_columns);
void office_hidden_free(OfficeHidden *hidden);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeHidden, office_hidden_free)

/* Something stands in a hidden row. Rows from top to bottom. */
void office_hidden_add_row(OfficeHidden *hidden, guint32 row);
/* Something stands in the column. */
void office_hidden_use_column(OfficeHidden *hidden, guint32 column);
/* Returns: %FALSE when the receiver wants no more. */
gboolean office_hidden_tell(const OfficeHidden *hidden, CtRowSink *rows);

G_END_DECLS
