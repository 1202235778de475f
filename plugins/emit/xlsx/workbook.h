/* workbook.h: one workbook being written. libxlsxwriter, and only here and in what includes
 * this.
 *
 * Every text goes through write_string: nothing that a sender wrote becomes a formula. A
 * number is a double in the file: decimals of up to 15 digits come back as they were; longer
 * ones are written as text. Rows and columns count from 0, as the library has them.
 */
#pragma once

#include <xlsxwriter.h>

#include "base/ct-decimal.h"
#include "base/ct-error.h"
#include "base/ct-message.h"

G_BEGIN_DECLS

#define WORKBOOK_MAX_ROWS 1048576u
#define WORKBOOK_MAX_COLUMNS 16384u
#define WORKBOOK_MAX_LINKS 65530u /* of a sheet; what comes after has no link */

/* How a cell looks: bits, and a colour, a size and a number of decimals. */
typedef enum {
  LOOK_BOLD = 1 << 0,
  LOOK_ITALIC = 1 << 1,
  LOOK_WRAP = 1 << 2,
  LOOK_CENTRE = 1 << 3,
  LOOK_RIGHT = 1 << 4,
  LOOK_BORDER = 1 << 5,
  LOOK_UNLOCKED = 1 << 6,
  LOOK_LINK = 1 << 7,
  LOOK_UNDERLINE = 1 << 8,
  LOOK_PLAIN_TEXT = 1 << 9, /* what is typed stays text */
  LOOK_DATE = 1 << 10,
  LOOK_PERCENT = 1 << 11,
  LOOK_INDENT = 1 << 12,
  LOOK_TOP = 1 << 13, /* else in the middle of its row */
  LOOK_UNGROUPED = 1 << 14 /* no signs between thousands */
} LookBits;

typedef enum {
  FILL_NONE,
  FILL_HEAD,
  FILL_GROUP,
  FILL_INPUT,
  FILL_COMPUTED,
  FILL_ERROR,
  FILL_WARNING,
  FILL_INFO,
  FILL_GOOD,
  N_FILLS
} Fill;

#define LOOK_TEXT (-1) /* no number */

/**
 * Look:
 * @decimals: of a number; LOOK_TEXT
 * @size: of the font; 0: 11
 */
typedef struct {
  guint bits;
  Fill fill;
  gint decimals;
  guint size;
} Look;

typedef struct Workbook Workbook;

/**
 * workbook_create:
 * @path: of the file; temporary files lie beside it
 * @shown: what messages call it
 * @streaming: rows of a sheet are written in order, and are not kept
 */
Workbook *workbook_create(const gchar *path, const gchar *shown, gboolean streaming,
                          GError **error);
/* Writes the file. %CT_ERROR_OUTPUT when it cannot be. Frees in any case. */
gboolean workbook_finish(Workbook *workbook, GError **error);
void workbook_drop(Workbook *workbook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workbook, workbook_drop)

lxw_workbook *workbook_get_book(Workbook *workbook);
lxw_format *workbook_look(Workbook *workbook, Look look);

/* A new sheet; its name is @name as far as spreadsheets take it, and unlike all others.
 * @given: (out) (optional) (transfer none): the name. Never fails */
lxw_worksheet *workbook_add(Workbook *workbook, const gchar *name, const gchar **given);

/* @text: (nullable). What is longer than a cell takes (32,767 characters) is cut. */
void workbook_text(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                   const gchar *text, Look look);
void workbook_decimal(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                      CtDecimal value, Look look);
void workbook_blank(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column, Look look);

/* Whether @value is the double that is closest to it and comes back as it was. */
gboolean workbook_is_exact(CtDecimal value, gdouble *number);

/**
 * workbook_link:
 * @target: "internal:'Biểu 1'!D12", "external:../a.xlsx#'Biểu 1'!D12" or "https://..."
 * @tip: (nullable): shown beside the pointer
 * The cell is written by the caller after this. Returns: %FALSE when it can have none.
 */
gboolean workbook_link(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                       const gchar *target, const gchar *tip, Look look);

/* Lines that a text takes in a column of @width characters: not all spreadsheets find out by
 * themselves how high a row is. */
guint workbook_count_lines(const gchar *text, gdouble width);

/* Cells of one column with just this word get the colour. */
void workbook_colour_word(Workbook *workbook, lxw_worksheet *sheet, guint first, guint last,
                          guint column, const gchar *word, Fill fill);

/* How many numbers were written as text, and how many cells went without a link. */
guint64 workbook_n_long(const Workbook *workbook);
guint64 workbook_n_unlinked(const Workbook *workbook);

/* "D12" */
void workbook_address(guint row, guint column, gchar address[LXW_MAX_CELL_NAME_LENGTH]);
/* "'Biểu 1'!D12" Returns: (transfer full) */
gchar *workbook_reference(const gchar *sheet, guint row, guint column);

G_END_DECLS
