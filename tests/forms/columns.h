/* columns.h: the columns of a table, and what stands above them.
 */
#pragma once

#include "style.h"

G_BEGIN_DECLS

typedef enum {
  COLUMN_STT,
  COLUMN_INDICATOR,
  COLUMN_AREA,
  COLUMN_UNIT,
  COLUMN_PERIOD,
  COLUMN_MEASURE,
  COLUMN_FIGURE,
  COLUMN_SECOND_PLAN,
  COLUMN_COMPARISON,
  COLUMN_NOTE,
  COLUMN_BLANK
} ColumnKind;

#define MAX_HEADER_ROWS 5
#define NONE (-1)

/**
 * Column:
 * @indicator, @area: positions in Figures, or NONE: the row tells
 * @figure: of COLUMN_FIGURE, or NONE: the row tells
 * @compared, @base: of COLUMN_COMPARISON
 * @percent_of_plan: of COLUMN_COMPARISON: an index, whatever the style
 * @header: from top to bottom; NULL at the end
 */
typedef struct {
  ColumnKind kind;
  gint indicator;
  gint area;
  gint figure;
  FigureKind compared;
  FigureKind base;
  gboolean percent_of_plan;
  gchar *header[MAX_HEADER_ROWS + 1];
} Column;

/* Returns: (transfer full) (element-type Column): in the order of the table */
GArray *columns_make(const Figures *figures, const FormStyle *style);

G_END_DECLS
