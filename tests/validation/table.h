/* table.h: what senders write of a world: figures rounded or cut, in units of their own, in
 * long tables of which each has a file.
 */
#pragma once

#include "world.h"

G_BEGIN_DECLS

typedef enum { CELL_VALUE, CELL_NUMERATOR, CELL_DENOMINATOR } CellKind;
#define N_CELLS 3

/**
 * Figure: a fact as it is printed.
 * @unit: as written; @printed: what should stand there, in @unit, with its decimals as scale
 * @sent: what stands there; @text: (nullable): how, where it is not just @sent in the sheet's
 *   style; @left_out: nothing does
 * @wrong: a mistake was made here
 * @sheet, @row, @cell: where
 */
typedef struct {
  Fact fact;
  guint32 unit;
  CtDecimal printed;
  CtDecimal sent;
  gchar *text;
  gboolean left_out;
  gboolean wrong;
  guint sheet;
  guint row;
  CellKind cell;
} Figure;

/* @figures: index in the table, or FIGURE_NONE
 * @unit: as written: of the value */
typedef struct {
  guint figures[N_CELLS];
  guint32 unit;
} Row;

#define FIGURE_NONE G_MAXUINT

/**
 * Sheet: the file of one sender.
 * @area: of a district's, else CT_INDEX_NONE; @reporter: of a department's
 * @comma: 1.234,5 and not 1234.5
 * @cuts: figures are cut, not rounded
 */
typedef struct {
  gchar *name;
  guint32 area;
  guint32 reporter;
  gboolean comma;
  gboolean cuts;
  GArray *rows;
} Sheet;

/* @figures: (element-type Figure), @sheets: (element-type Sheet)
 * @printed: (element-type guint): the figure of each fact of the world, or FIGURE_NONE
 * @blocks: what it is about, for people */
typedef struct {
  World *world;
  GArray *figures;
  GArray *printed;
  GArray *sheets;
  GString *blocks;
} Table;

/**
 * table_new:
 * @comma: bit 0: districts write decimal commas, bit 1: departments do
 * @cutting: in percent: how many senders cut
 */
Table *table_new(const CtCatalog *catalog, guint32 seed, guint comma, guint cutting);
void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

static inline Figure *
table_figure(const Table *table, guint index)
{
  return &g_array_index(table->figures, Figure, index);
}

static inline Sheet *
table_sheet(const Table *table, guint index)
{
  return &g_array_index(table->sheets, Sheet, index);
}

static inline Row *
sheet_row(const Sheet *sheet, guint index)
{
  return &g_array_index(sheet->rows, Row, index);
}

/* The figure of this key that the table has, or NULL. */
Figure *table_find(const Table *table, guint32 indicator, guint32 area, CtPeriod period);

/* A value in the indicator's unit, as this figure would be printed. */
CtDecimal table_print(const Table *table, const Figure *figure, CtRational value);
/* What stands at a figure, or should, in its indicator's unit. */
CtDecimal table_value(const Table *table, const Figure *figure, CtDecimal printed);

/* Where the figure is, from 1. */
guint figure_line(const Figure *figure);
guint figure_column(const Figure *figure);

/* "1.234,5" or "1234.5" */
void append_number(GString *text, CtDecimal value, gboolean comma);
void sheet_write(const Table *table, const Sheet *sheet, GString *text);
/* What was published the year before, in the columns of dataset.csv. */
void table_write_history(const Table *table, GString *text);

G_END_DECLS
