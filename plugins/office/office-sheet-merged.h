/* office-sheet-merged.h: the merged cells of a sheet, met row by row.
 */
#pragma once

#include "base/ct-cell.h"
#include "office/office-address.h"

G_BEGIN_DECLS

/* More of one merged cell than this is not filled: no form is so wide or so long, and a title
 * over all columns makes no table of them. */
#define OFFICE_MERGED_MAX_COLUMNS 256u
#define OFFICE_MERGED_MAX_ROWS 10000u

typedef struct OfficeMerged OfficeMerged;

/* @ranges: copied; those of one cell count for nothing. */
OfficeMerged *office_merged_new(const OfficeRange *ranges, gsize n_ranges);
void office_merged_free(OfficeMerged *merged);
/* One more, of a format that tells them cell by cell: before the row that it begins in is
 * filled, and in the order of their first cells. */
void office_merged_add(OfficeMerged *merged, const OfficeRange *range);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeMerged, office_merged_free)

/* The columns that @row needs beside its own cells: to the end of what is filled in it.
 * @cells: (array length=n_cells): its own, the blank ones too. Rows come from top to bottom. */
guint office_merged_width(OfficeMerged *merged, guint32 row, const CtCell *cells, guint n_cells);
/* After office_merged_width() of the same row. @cells: (array length=n_cells) (inout): as wide
 * as that said; the texts of those that are covered live until the next call.
 * @budget: (inout): cells that may still be filled; at 0 nothing more is */
void office_merged_fill(OfficeMerged *merged, guint32 row, CtCell *cells, guint n_cells,
                        guint64 *budget);

G_END_DECLS
