/* form-private.h: what the files that write a form share.
 */
#pragma once

#include "columns.h"
#include "form.h"

G_BEGIN_DECLS

/* A table on its way into a grid. */
typedef struct {
  Grid *grid;
  const CtCatalog *catalog;
  const Figures *figures;
  const FormStyle *style;
  GArray *columns;
  guint rows_written;
} FormWriting;

/* What a row is about. @figure: of LAYOUT_LONG; all may be NONE: the column tells. */
typedef struct {
  gint indicator;
  gint area;
  gint figure;
} FormSubject;

/* The rows of the header, and the one that numbers the columns (form-header.c) */
void form_write_head(FormWriting *writing);

/* The cell of one column in a row (form-cell.c) */
void form_write_cell(FormWriting *writing, GridRow *row, const Column *column,
                     const FormSubject *subject);

G_END_DECLS
