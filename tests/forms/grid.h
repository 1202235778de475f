/* grid.h: a table as it stands on paper: rows of cells, some of which hold a figure that
 * a reader must find.
 */
#pragma once

#include "model/ct-catalog.h"
#include "base/ct-cell.h"
#include "data/ct-batch.h"

G_BEGIN_DECLS

/* What a reader must find. */
typedef enum {
  WANTED,         /* it must come out */
  WANTED_OR_TOLD, /* it must come out, or a finding says why not */
  NOT_WANTED      /* it may come out */
} Want;

/**
 * Expected:
 * @value: in the indicator's unit
 * @missing: '\0', or the status of a figure without a value
 * @row, @column: where it stands, as in CtPlace; 0: not looked at
 */
typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
  CtDecimal value;
  gchar missing;
  guint row;
  guint column;
  Want want;
} Expected;

typedef enum {
  GRID_BLANK,
  GRID_ABOVE, /* letterhead, title, unit line */
  GRID_HEADER,
  GRID_NUMBERS, /* of columns */
  GRID_SECTION,
  GRID_DATA,
  GRID_BELOW /* notes, signatures */
} GridRowKind;

#define NO_FIGURE (-1)

/* @figure: index in the grid's @expected, or NO_FIGURE
 * @cover: of CtCellFlags: a heading to the left, or above, is over this cell, too */
typedef struct {
  gchar *text;
  gint figure;
  guint cover;
} GridCell;

/* @line: where it starts in the file, from 1; set when it is written */
typedef struct {
  GridRowKind kind;
  guint table;
  GArray *cells; /* GridCell */
  guint line;
} GridRow;

/**
 * Grid:
 * @rows: (element-type GridRow)
 * @expected: Expected
 * @width: cells that rows are filled up to
 * @tables: how many tables stand in it
 */
typedef struct {
  GPtrArray *rows;
  GArray *expected;
  guint width;
  guint tables;
} Grid;

Grid *grid_new(void);
void grid_free(Grid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Grid, grid_free)

GridRow *grid_add_row(Grid *grid, GridRowKind kind);
/* @text is copied; NULL for "". */
void grid_add_cell(GridRow *row, const gchar *text);
/* A blank cell under a heading. @cover: of CtCellFlags */
void grid_add_covered(GridRow *row, guint cover);
void grid_add_figure(Grid *grid, GridRow *row, const gchar *text, const Expected *expected);
/* Puts @text into the cell @column (from 0), which may lie beyond the last one. */
void grid_set_cell(GridRow *row, guint column, const gchar *text);
/* An empty column before @column (from 0) in all rows. */
void grid_insert_column(Grid *grid, guint column);
/* Fills all rows up to the longest one. */
void grid_fill_up(Grid *grid);

const GridCell *grid_cell(const GridRow *row, guint column);

G_END_DECLS
