/* ods-columns.h: the columns of a sheet: their default styles, and which are hidden.
 */
#pragma once

#include "ods-styles.h"
#include "office/office-address.h"

G_BEGIN_DECLS

/* @list: (element-type OdsColumns_): runs of like columns; @hidden: (element-type OfficeRange)
 * @next: the first column that has not been told of */
typedef struct {
  GArray *list;
  GArray *hidden;
  guint32 next;
} OdsColumns;

void ods_columns_init(OdsColumns *columns);
void ods_columns_clear(OdsColumns *columns);
/* A table-column element. */
void ods_columns_add(OdsColumns *columns, OdsStyles *styles, const OfficeXmlElement *element,
                     gboolean hidden);
/* @cursor: (inout): 0 at the beginning of a row; columns are asked for from left to right.
 * Returns: (transfer none) (nullable): NULL: it has none */
const OdsStyle *ods_columns_style(const OdsColumns *columns, guint32 column, guint *cursor);

G_END_DECLS
