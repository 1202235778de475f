/* book-grid.h: a grid as an office has it in a workbook.
 */
#pragma once

#include "book.h"
#include "encoding.h"
#include "grid.h"

G_BEGIN_DECLS

typedef enum {
  SECTIONS_AS_CELLS,  /* "I" | "KINH TẾ" */
  SECTIONS_OVER_NAMES, /* the same, the name merged over the columns of figures */
  SECTIONS_OVER_ALL   /* "I. KINH TẾ" over all columns */
} SectionCells;

/**
 * BookStyle: the zero of each is what a text file has.
 * @typed: figures are numbers; else text
 * @percent: rates have the format of per cent
 * @some_text: every third figure was typed as text
 * @merged: headings and titles are merged cells
 * @merged_keys: names, units and periods that follow each other in a column are one cell
 * @minus: "(1)" below the header became -1
 * @cover, @notes, @empty: a sheet before, one behind, one between
 * @again: the sheet once more, as "Biểu 1 (2)"
 * @tcvn3: the text is in letters of .VnTime
 */
typedef struct {
  gboolean typed;
  gboolean percent;
  gboolean some_text;
  gboolean merged;
  gboolean merged_keys;
  SectionCells sections;
  gboolean minus;
  gboolean cover;
  gboolean notes;
  gboolean empty;
  gboolean again;
  gboolean tcvn3;
} BookStyle;

/* Habits by chance. Figures can be numbers only where the grid has them as plain decimals. */
BookStyle book_style_random(guint32 seed, gboolean plain_numbers);

/* Also sets the lines of @grid's rows and the places of what is expected. */
Book *book_from_grid(Grid *grid, const CtCatalog *catalog, const BookStyle *style);

G_END_DECLS
