/* book.h: a workbook as its reader gives it: sheets of typed cells, some of them merged.
 */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* @cover: of CtCellFlags: where the merged cell over this one begins; its text is that one's */
typedef struct {
  gchar *text;
  CtCellKind kind;
  guint cover;
} BookCell;

/* @rows: (element-type GArray of BookCell) */
typedef struct {
  gchar *name;
  GPtrArray *rows;
} BookSheet;

/* @sheets: (element-type BookSheet) */
typedef struct {
  GPtrArray *sheets;
} Book;

Book *book_new(void);
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

BookSheet *book_add_sheet(Book *book, const gchar *name);
/* Returns: (transfer none): to add cells to */
GArray *book_add_row(BookSheet *sheet);
/* @text is copied. */
void book_add_cell(GArray *row, const gchar *text, CtCellKind kind);
/* Makes a cell one that a merged cell covers; @cover: CT_CELL_COVERED_LEFT or _ABOVE. That one
 * has been written before. */
void book_cover(BookSheet *sheet, guint row, guint column, CtCellFlags cover);
const BookCell *book_cell(const BookSheet *sheet, guint row, guint column);

/**
 * book_load:
 * @path: lines "=== NAME" begin sheets, the others are rows of cells parted by "|". "#12.5" is
 *   a number, "%67.2" a percentage, "@2023-06-05" a date, "!#REF!" an error; "<" alone is
 *   covered by the merged cell to its left, "^" by the one above; "\n" is a line break
 * Ends the program when it cannot be read.
 */
Book *book_load(const gchar *path);

/* A reader of what book_to_bytes() gives: no bytes of a file, the book stays where it is. */
extern const CtPlugin book_plugin;
GBytes *book_to_bytes(const Book *book);

G_END_DECLS
