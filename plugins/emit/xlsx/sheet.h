/* sheet.h: a table that grows row by row: title, frozen headings, filters; where a sheet is
 * full, it goes on in another.
 */
#pragma once

#include "workbook.h"

G_BEGIN_DECLS

/* @width: in characters. Texts longer than that take several lines. */
typedef struct {
  const gchar *heading;
  gdouble width;
} Column;

/**
 * Sheet:
 * @name: wanted; each part of it has one of its own
 * @frozen: columns that stay when the rest moves
 * @row: that is being written; @lines: that its texts take
 */
typedef struct {
  Workbook *workbook;
  gchar *name;
  gchar *title;
  Column *columns;
  guint n_columns;
  guint frozen;
  lxw_worksheet *sheet;
  guint row;
  guint lines;
} Sheet;

#define SHEET_HEAD 1u /* the row of the headings, below the title */

/* @columns are copied; their headings must outlive the sheet. */
void sheet_begin(Sheet *sheet, Workbook *workbook, const gchar *name, const gchar *title,
                 const Column *columns, guint n_columns, guint frozen);
/* The next row is written from now on. */
void sheet_next(Sheet *sheet);
void sheet_text(Sheet *sheet, guint column, const gchar *text, Look look);
void sheet_decimal(Sheet *sheet, guint column, CtDecimal value, gint decimals, Look look);
void sheet_count(Sheet *sheet, guint column, guint64 count);
/* The cell gets a link: written before the cell itself. @target: (nullable) */
void sheet_link(Sheet *sheet, guint column, const gchar *target, const gchar *tip, Look *look);

typedef struct {
  const gchar *word;
  Fill fill;
} WordColour;

/* @coloured: the column whose words have colours */
void sheet_end(Sheet *sheet, guint coloured, const WordColour *colours, guint n_colours);

/* Looks of cells */
extern const Look look_cell;   /* a text */
extern const Look look_centre; /* a short one */

G_END_DECLS
