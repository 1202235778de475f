/* ods-row.h: the cells of one table-row, kept until it ends: it may stand for many rows.
 */
#pragma once

#include "ods-tell.h"
#include "office/office-sheet.h"

G_BEGIN_DECLS

/* @cells: (element-type OdsKept); @bytes: of their texts */
typedef struct {
  GArray *cells;
  GString *bytes;
} OdsRow;

void ods_row_init(OdsRow *row);
void ods_row_clear(OdsRow *row);
void ods_row_reset(OdsRow *row);
/* One cell @n times, from its address on. */
void ods_row_add(OdsRow *row, const OfficeCell *cell, guint32 n);
/* Gives the cells as those of @number. */
gboolean ods_row_give(const OdsRow *row, guint32 number, OfficeSheet *sheet);

G_END_DECLS
