/* copy.h: what the files of the copy share.
 */
#pragma once

#include "xlsx.h"

G_BEGIN_DECLS

#define COPY_WIDTHS 256u /* columns whose width follows from what is in them */

/* A merged cell that may go on in the next row. @columns: 0: none */
typedef struct {
  guint first_row;
  guint last_row;
  guint columns;
} Merged;

/**
 * Copy: receives the rows.
 * @path, @shown: of the workbook, which is begun with the first table
 * @marks: "row:column" of the current table -> CtRemark
 * @given: (element-type utf8 utf8): table -> name of its sheet
 * @skipped: the current table is an earlier list, which the new one replaces
 * @merged: (element-type Merged): by column: still open
 * @widest: characters in each column
 */
typedef struct {
  CtRowSink sink;
  const gchar *path;
  const CtRemarks *remarks;
  Workbook *workbook;
  lxw_worksheet *sheet;
  gchar *table;
  gboolean in_text;
  gboolean skipped;
  GHashTable *marks;
  GHashTable *given;
  GArray *merged;
  guint widest[COPY_WIDTHS];
  GError *fault;
} Copy;

/* A cell as its reader gave it (copy-cell.c). */
void copy_put_cell(Copy *copy, guint row, guint column, const CtCell *cell, Look look);

/* Merged cells (copy-merged.c): told row by row, and when the sheet ends. */
void copy_note_merged(Copy *copy, guint row, const CtCell *cells, guint n_cells);
void copy_end_merged(Copy *copy);

G_END_DECLS
