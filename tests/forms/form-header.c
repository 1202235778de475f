#include "form-private.h"
#include "spelling.h"

static void
write_header(FormWriting *writing)
{
  guint depth = 0;

  for (guint c = 0; c < writing->columns->len; c++)
    depth = MAX(depth, g_strv_length(g_array_index(writing->columns, Column, c).header));
  for (guint level = 0; level < depth; level++) {
    GridRow *row = grid_add_row(writing->grid, GRID_HEADER);

    for (guint c = 0; c < writing->columns->len; c++) {
      const Column *column = &g_array_index(writing->columns, Column, c);
      const Column *left = c > 0 ? column - 1 : NULL;
      guint own = g_strv_length((gchar **)column->header);
      const gchar *text = own > level ? column->header[level] : "";
      gboolean merged =
          left != NULL && level + 1 < own && level < g_strv_length((gchar **)left->header);

      for (guint above = 0; merged && above <= level; above++)
        merged = g_str_equal(left->header[above], column->header[above]);
      if (merged || own <= level)
        grid_add_covered(row, merged ? CT_CELL_COVERED_LEFT : CT_CELL_COVERED_ABOVE);
      else
        grid_add_cell(row, text);
    }
  }
}

static void
write_unit_row(FormWriting *writing)
{
  GridRow *row = grid_add_row(writing->grid, GRID_HEADER);

  for (guint c = 0; c < writing->columns->len; c++) {
    const Column *column = &g_array_index(writing->columns, Column, c);
    g_autofree gchar *unit = NULL;

    if (column->indicator != NONE && column->kind == COLUMN_FIGURE)
      unit = g_strdup_printf("(%s)", spell_unit(figures_indicator(writing->figures,
                                                                  (guint)column->indicator),
                                                writing->style->unit)->text);
    if (unit != NULL)
      grid_add_cell(row, unit);
    else
      grid_add_covered(row, CT_CELL_COVERED_ABOVE);
  }
}

static gint
find_figure_column(const GArray *columns, FigureKind kind)
{
  for (guint c = 0; c < columns->len; c++)
    if (g_array_index(columns, Column, c).kind == COLUMN_FIGURE &&
        g_array_index(columns, Column, c).figure == (gint)kind)
      return (gint)c + 1;
  return 0;
}

/* Returns: (transfer full) */
static gchar *
column_number(const FormWriting *writing, guint c)
{
  const Column *column = &g_array_index(writing->columns, Column, c);
  gboolean is_value = column->kind >= COLUMN_FIGURE && column->kind <= COLUMN_COMPARISON;

  switch (writing->style->numbering) {
  case NUMBERING_PLAIN: /* "1 | 2" over codes is indicator 1 with the figure 2 */
    return g_strdup_printf(writing->style->codes && writing->columns->len == 2 ? "(%u)" : "%u",
                           c + 1);
  case NUMBERING_LETTERS:
    return is_value ? g_strdup_printf("%u", c + 1) : g_strdup_printf("%c", 'A' + (gint)c % 26);
  case NUMBERING_FORMULAS:
    if (column->kind == COLUMN_COMPARISON)
      return g_strdup_printf("(%u)=(%d)/(%d)", c + 1,
                             find_figure_column(writing->columns, column->compared),
                             find_figure_column(writing->columns, column->base));
    return g_strdup_printf("(%u)", c + 1);
  case NUMBERING_NONE:
  case NUMBERING_BRACKETS:
  default:
    return g_strdup_printf("(%u)", c + 1);
  }
}

static void
write_numbers(FormWriting *writing)
{
  GridRow *row = grid_add_row(writing->grid, GRID_NUMBERS);

  for (guint c = 0; c < writing->columns->len; c++) {
    g_autofree gchar *number = column_number(writing, c);

    grid_add_cell(row, number);
  }
}

void
form_write_head(FormWriting *writing)
{
  write_header(writing);
  if (writing->style->unit_place == UNITS_HEADER_ROW &&
      writing->style->layout == LAYOUT_AREA_ROWS)
    write_unit_row(writing);
  if (writing->style->numbering != NUMBERING_NONE)
    write_numbers(writing);
}
