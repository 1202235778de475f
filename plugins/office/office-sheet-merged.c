/* office-sheet-merged.c: merged cells in order of their rows, and those that reach further down.
 *
 * A merged cell counts when its first cell has something in it: only then it is kept for the
 * rows below, so that what is kept is bounded by what the sheet says.
 */
#include "office/office-sheet-merged.h"

#include <stdlib.h>
#include <string.h>

/* One that reaches the row at hand. @cell: has a copy of the text; NULL: of this row itself */
typedef struct {
  OfficeRange range;
  CtCell cell;
  gchar *text;
} Open;

struct OfficeMerged {
  OfficeRange *ranges;
  gsize n_ranges;
  gsize capacity;
  gsize next;
  gboolean spent;
  GArray *open;
};

static int
compare_ranges(const void *a, const void *b)
{
  const OfficeRange *one = a;
  const OfficeRange *other = b;

  if (one->first.row != other->first.row)
    return one->first.row < other->first.row ? -1 : 1;
  if (one->first.column != other->first.column)
    return one->first.column < other->first.column ? -1 : 1;
  return 0;
}

static gboolean
is_sorted(const OfficeRange *ranges, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (compare_ranges(&ranges[i - 1], &ranges[i]) > 0)
      return FALSE;
  return TRUE;
}

static gboolean
covers_others(const OfficeRange *range)
{
  return range->first.row > 0 && range->first.column > 0 &&
         range->last.row >= range->first.row && range->last.column >= range->first.column &&
         range->last.row <= OFFICE_MAX_ROWS && range->last.column <= OFFICE_MAX_COLUMNS &&
         (range->first.row < range->last.row || range->first.column < range->last.column);
}

static OfficeRange
cut(OfficeRange range)
{
  range.last.column = MIN(range.last.column, range.first.column + OFFICE_MERGED_MAX_COLUMNS - 1);
  range.last.row = MIN(range.last.row, range.first.row + OFFICE_MERGED_MAX_ROWS - 1);
  return range;
}

static void
clear_open(gpointer data)
{
  g_free(((Open *)data)->text);
}

OfficeMerged *
office_merged_new(const OfficeRange *ranges, gsize n_ranges)
{
  OfficeMerged *merged = g_new0(OfficeMerged, 1);

  merged->open = g_array_new(FALSE, FALSE, sizeof(Open));
  g_array_set_clear_func(merged->open, clear_open);
  merged->ranges = n_ranges > 0 ? g_try_new(OfficeRange, n_ranges) : NULL;
  merged->capacity = merged->ranges != NULL ? n_ranges : 0;
  for (gsize i = 0; merged->ranges != NULL && i < n_ranges; i++)
    if (covers_others(&ranges[i]))
      merged->ranges[merged->n_ranges++] = cut(ranges[i]);
  if (!is_sorted(merged->ranges, merged->n_ranges))
    qsort(merged->ranges, merged->n_ranges, sizeof *merged->ranges, compare_ranges);
  return merged;
}

void
office_merged_add(OfficeMerged *merged, const OfficeRange *range)
{
  if (merged->spent || !covers_others(range))
    return;
  if (merged->next == merged->n_ranges)
    merged->next = merged->n_ranges = 0;
  if (merged->n_ranges == merged->capacity) {
    merged->capacity = MAX(64, merged->capacity * 2);
    merged->ranges = g_renew(OfficeRange, merged->ranges, merged->capacity);
  }
  merged->ranges[merged->n_ranges++] = cut(*range);
}

void
office_merged_free(OfficeMerged *merged)
{
  g_free(merged->ranges);
  g_array_free(merged->open, TRUE);
  g_free(merged);
}

static void
drop_past(OfficeMerged *merged, guint32 row)
{
  guint kept = 0;

  for (guint i = 0; i < merged->open->len; i++) {
    Open *open = &g_array_index(merged->open, Open, i);
    if (open->range.last.row < row)
      g_free(open->text);
    else
      g_array_index(merged->open, Open, kept++) = *open;
  }
  /* What is behind has moved, or is freed. */
  g_array_set_clear_func(merged->open, NULL);
  g_array_set_size(merged->open, kept);
  g_array_set_clear_func(merged->open, clear_open);
}

static void
open_those_of(OfficeMerged *merged, guint32 row, const CtCell *cells, guint n_cells)
{
  for (; merged->next < merged->n_ranges; merged->next++) {
    const OfficeRange *range = &merged->ranges[merged->next];
    guint at = range->first.column - 1;
    if (range->first.row > row)
      return;
    if (range->first.row == row && at < n_cells && cells[at].kind != CT_CELL_BLANK)
      g_array_append_val(merged->open, ((Open){.range = *range, .cell = cells[at]}));
  }
}

guint
office_merged_width(OfficeMerged *merged, guint32 row, const CtCell *cells, guint n_cells)
{
  guint width = n_cells;

  if (merged->spent)
    g_array_set_size(merged->open, 0);
  if (merged->open->len > 0)
    drop_past(merged, row);
  if (merged->next < merged->n_ranges)
    open_those_of(merged, row, cells, n_cells);
  for (guint i = 0; i < merged->open->len; i++)
    width = MAX(width, g_array_index(merged->open, Open, i).range.last.column);
  return width;
}

static gboolean
is_covered(const CtCell *cell)
{
  return (cell->flags & (CT_CELL_COVERED_LEFT | CT_CELL_COVERED_ABOVE)) != 0;
}

/* In one row; what another merged cell covers stays its. */
static guint
fill_one(const Open *open, guint32 row, CtCell *cells, guint n_cells)
{
  guint first = open->range.first.column;
  guint last = MIN(open->range.last.column, n_cells);
  guint filled = 0;

  for (guint column = first; column <= last; column++) {
    CtCell *cell = &cells[column - 1];
    guint flags = (column > first ? CT_CELL_COVERED_LEFT : 0u) |
                  (row > open->range.first.row ? CT_CELL_COVERED_ABOVE : 0u);
    if (flags == 0 || is_covered(cell))
      continue;
    *cell = open->cell;
    cell->flags |= flags;
    filled++;
  }
  return filled;
}

static void
keep_text(Open *open)
{
  if (open->text != NULL || open->cell.length == 0)
    return;
  open->text = g_memdup2(open->cell.text, open->cell.length);
  open->cell.text = open->text;
}

void
office_merged_fill(OfficeMerged *merged, guint32 row, CtCell *cells, guint n_cells,
                   guint64 *budget)
{
  for (guint i = 0; i < merged->open->len && *budget > 0; i++) {
    Open *open = &g_array_index(merged->open, Open, i);
    /* The cell itself may lie in one that came before. */
    if (open->range.first.row == row && is_covered(&cells[open->range.first.column - 1]))
      open->range.last.row = 0;
    else
      *budget -= MIN(*budget, fill_one(open, row, cells, n_cells) + 1);
  }
  if (*budget == 0) {
    merged->spent = TRUE;
    merged->next = merged->n_ranges;
  }
  for (guint i = 0; i < merged->open->len; i++)
    if (g_array_index(merged->open, Open, i).range.last.row > row)
      keep_text(&g_array_index(merged->open, Open, i));
}
