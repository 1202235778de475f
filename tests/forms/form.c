#include "form-private.h"
#include "frame.h"

Expected
form_expect(const CtCatalog *catalog, const Figures *figures, guint indicator, guint area,
            FigureKind kind)
{
  return (Expected){
    .indicator =
        ct_catalog_indicator_by_code(catalog, figures_indicator(figures, indicator)->code),
    .area = ct_catalog_area_by_code(catalog, known_areas[figures->areas[area]].code),
    .period = figure_kind_period(kind),
    .measure = figure_kind_measure(kind),
    .value = figures->values[indicator][area][kind],
  };
}

static void
write_row(FormWriting *writing, FormSubject subject)
{
  GridRow *row = grid_add_row(writing->grid, GRID_DATA);

  for (guint c = 0; c < writing->columns->len; c++)
    form_write_cell(writing, row, &g_array_index(writing->columns, Column, c), &subject);
  writing->rows_written++;
  if (writing->style->blank_rows && writing->rows_written % 2 == 1)
    grid_add_row(writing->grid, GRID_BLANK);
}

/* How many sections begin before indicator @i. */
static guint
count_sections(const Figures *figures, guint i)
{
  guint n = 0;

  for (guint k = 1; k <= i; k++)
    n += figures_indicator(figures, k)->section != figures_indicator(figures, k - 1)->section;
  return n;
}

static void
write_section(FormWriting *writing, guint i)
{
  static const gchar *const roman[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII"};
  guint before = count_sections(writing->figures, i);
  GridRow *row;

  if (i > 0 && before == count_sections(writing->figures, i - 1))
    return;
  row = grid_add_row(writing->grid, GRID_SECTION);
  if (writing->style->stt)
    grid_add_cell(row, roman[before]);
  grid_add_cell(row, figures_indicator(writing->figures, i)->section);
}

static void
repeat_header_at(FormWriting *writing, guint row, guint rows)
{
  if (writing->style->repeat_header && row > 0 && row == rows / 2) {
    grid_add_row(writing->grid, GRID_BLANK);
    form_write_head(writing);
  }
}

static void
write_indicator_rows(FormWriting *writing)
{
  for (guint i = 0; i < writing->figures->n_indicators; i++) {
    repeat_header_at(writing, i, writing->figures->n_indicators);
    if (writing->style->sections)
      write_section(writing, i);
    write_row(writing, (FormSubject){(gint)i, NONE, NONE});
  }
}

static void
write_area_rows(FormWriting *writing)
{
  guint n = writing->figures->n_areas;

  for (guint a = 0; a < n; a++) {
    repeat_header_at(writing, a, n);
    write_row(writing,
              (FormSubject){NONE, (gint)(writing->style->total_last ? (a + 1) % n : a), NONE});
  }
}

static void
write_long_rows(FormWriting *writing)
{
  const Figures *figures = writing->figures;

  for (guint i = 0; i < figures->n_indicators; i++)
    for (guint a = 0; a < figures->n_areas; a++)
      for (guint kind = 0; kind < N_FIGURE_KINDS; kind++)
        if ((writing->style->kinds & (1u << kind)) != 0)
          write_row(writing, (FormSubject){(gint)i, (gint)a, (gint)kind});
}

void
form_write(Grid *grid, const CtCatalog *catalog, const Figures *figures, const FormStyle *style,
           gboolean first, gboolean last)
{
  FormWriting writing = {.grid = grid, .catalog = catalog, .figures = figures, .style = style};

  if (!first)
    grid_add_row(grid, GRID_BLANK);
  frame_write_above(grid, figures, style, first);
  writing.columns = columns_make(figures, style);
  form_write_head(&writing);
  if (style->layout == LAYOUT_FORM || style->layout == LAYOUT_AREA_COLUMNS)
    write_indicator_rows(&writing);
  else if (style->layout == LAYOUT_LONG)
    write_long_rows(&writing);
  else
    write_area_rows(&writing);
  if (last && style->footer)
    frame_write_below(grid, style);
  grid->tables++;
  g_array_unref(writing.columns);
}

void
form_finish(Grid *grid, const FormStyle *style)
{
  if (style->blank_columns) {
    grid_insert_column(grid, 2);
    grid_insert_column(grid, 0);
  }
  grid_fill_up(grid);
}

gchar *
form_file_name(const Figures *figures, const FormStyle *style, const gchar *ending)
{
  static const gchar *const senders[] = {
    "van-phong-ubnd-tinh", "thanh-pho-lao-cai", "huyen-bat-xat", "huyen-muong-khuong",
    "huyen-si-ma-cai",     "huyen-bac-ha",      "huyen-bao-thang", "huyen-bao-yen",
    "thi-xa-sa-pa",        "huyen-van-ban",
  };
  gboolean one = style->layout == LAYOUT_FORM;

  return g_strdup_printf("%s-6-thang.%s",
                         one ? senders[figures->areas[0]] : "so-ke-hoach-va-dau-tu", ending);
}
