#include "columns.h"

#include "spelling.h"
#include "words.h"

/* Header stacks */

static void
push(Column *column, const gchar *text)
{
  guint n = g_strv_length(column->header);

  if (n < MAX_HEADER_ROWS)
    column->header[n] = g_strdup(text);
}

/* Two or three rows: the year above, then what it is. */
static void
push_split(Column *column, const FormStyle *style, guint depth)
{
  static const gchar *const years[] = {"Năm 2023", "Năm 2022", "Kế hoạch 2023"};
  static const gchar *const inner[] = {"6 tháng", "6 tháng", "Tỉnh giao"};
  FigureKind kind = column->kind == COLUMN_SECOND_PLAN ? FIGURE_PLAN : (FigureKind)column->figure;

  if (column->kind == COLUMN_COMPARISON) {
    push(column, style->comparison == COMPARE_DIFFERENCE && !column->percent_of_plan
                     ? "So sánh"
                     : "So sánh (%)");
    if (depth == 3)
      push(column, "6 tháng 2023 so với");
    push(column, column->percent_of_plan ? "6T/KH" : "6T/CK");
    return;
  }
  push(column, years[kind]);
  if (depth == 3)
    push(column, kind == FIGURE_PLAN ? "Kế hoạch" : "Thực hiện");
  push(column, column->kind == COLUMN_SECOND_PLAN      ? "Huyện giao"
               : depth == 2 && kind != FIGURE_PLAN ? "TH 6T"
                                                   : inner[kind]);
}

static void
push_kind(Column *column, const FormStyle *style)
{
  if (column->kind == COLUMN_COMPARISON)
    push(column, words_comparison(style->comparison, column->percent_of_plan, style->words));
  else if (column->kind == COLUMN_SECOND_PLAN)
    push(column, "KH huyện giao");
  else
    push(column, words_figure((FigureKind)column->figure, style->words, !style->no_title));
}

static void
push_indicator(Column *column, const Figures *figures, const FormStyle *style)
{
  const KnownIndicator *known = figures_indicator(figures, (guint)column->indicator);
  g_autofree gchar *name =
      style->codes ? g_strdup(known->code)
                   : spell_name(spell_choose(known->names, style->indicator_name), style);
  g_autofree gchar *united =
      g_strdup_printf("%s (%s)", name, spell_unit(known, style->unit)->text);

  push(column, style->unit_place == UNITS_NAME ? united : name);
}

static void
push_area(Column *column, const Figures *figures, const FormStyle *style)
{
  const KnownArea *known = &known_areas[figures->areas[column->area]];
  g_autofree gchar *name = spell_name(spell_choose(known->names, style->area_name), style);

  push(column, style->codes ? known->code : name);
}

static gboolean
one_kind(const FormStyle *style)
{
  return (style->kinds & (style->kinds - 1)) == 0;
}

static void
push_area_levels(Column *column, const Figures *figures, const FormStyle *style)
{
  guint above = style->header_depth - (one_kind(style) ? 1 : MIN(2, style->header_depth));

  if (above >= 3)
    push(column, "Số liệu 6 tháng đầu năm 2023");
  if (above >= 1 && figures->areas[column->area] != KNOWN_PROVINCE) {
    push(column, "Chia ra");
    if (above >= 2)
      push(column, "Huyện, thị xã, thành phố");
  }
  push_area(column, figures, style);
}

static void
push_indicator_levels(Column *column, const Figures *figures, const FormStyle *style)
{
  guint above = style->header_depth - (one_kind(style) ? 1 : MIN(2, style->header_depth));

  if (above >= 2)
    push(column, "Kết quả các chỉ tiêu");
  if (above >= 1)
    push(column, figures_indicator(figures, (guint)column->indicator)->section);
  push_indicator(column, figures, style);
}

static void
make_header(Column *column, const Figures *figures, const FormStyle *style)
{
  if (style->layout == LAYOUT_AREA_COLUMNS) {
    push_area_levels(column, figures, style);
    if (!one_kind(style))
      push_kind(column, style);
  } else if (style->layout == LAYOUT_AREA_ROWS) {
    push_indicator_levels(column, figures, style);
    if (!one_kind(style) || column->kind != COLUMN_FIGURE)
      push_kind(column, style);
  } else if (style->header_depth == 1) {
    push_kind(column, style);
  } else {
    if (style->header_depth == 4)
      push(column, "Số liệu báo cáo");
    push_split(column, style, MIN(style->header_depth, 3));
  }
}

/* Columns */

static Column *
add(GArray *columns, ColumnKind kind, const gchar *header)
{
  Column column = {.kind = kind, .indicator = NONE, .area = NONE, .figure = NONE};

  if (header != NULL)
    push(&column, header);
  g_array_append_val(columns, column);
  return &g_array_index(columns, Column, columns->len - 1);
}

static void
add_compared(GArray *columns, const Figures *figures, const FormStyle *style, gint indicator,
             gint area, gboolean of_plan)
{
  Column *column = add(columns, COLUMN_COMPARISON, NULL);

  column->indicator = indicator;
  column->area = area;
  column->percent_of_plan = of_plan;
  column->compared = FIGURE_DONE;
  column->base = of_plan ? FIGURE_PLAN : FIGURE_BEFORE;
  make_header(column, figures, style);
}

/* Figures of one indicator and area: before, plan, second plan, done, comparisons. */
static void
add_figures(GArray *columns, const Figures *figures, const FormStyle *style, gint indicator,
            gint area)
{
  static const FigureKind order[] = {FIGURE_BEFORE, FIGURE_PLAN, FIGURE_DONE};

  for (guint k = 0; k < G_N_ELEMENTS(order); k++) {
    FigureKind kind = order[(k + style->shuffle) % G_N_ELEMENTS(order)];

    if ((style->kinds & (1u << kind)) == 0)
      continue;
    for (guint twice = 0; twice < (kind == FIGURE_PLAN && style->second_plan ? 2 : 1); twice++) {
      Column *column = add(columns, twice == 0 ? COLUMN_FIGURE : COLUMN_SECOND_PLAN, NULL);

      column->indicator = indicator;
      column->area = area;
      column->figure = (gint)kind;
      make_header(column, figures, style);
    }
  }
  if (style->comparison == COMPARE_NONE || (style->kinds & 3) != 3)
    return;
  add_compared(columns, figures, style, indicator, area, FALSE);
  if ((style->kinds & (1u << FIGURE_PLAN)) != 0)
    add_compared(columns, figures, style, indicator, area, TRUE);
}

static void
add_value_columns(GArray *columns, const Figures *figures, const FormStyle *style)
{
  if (style->layout == LAYOUT_AREA_ROWS)
    for (guint i = 0; i < figures->n_indicators; i++)
      add_figures(columns, figures, style, (gint)((i + style->shuffle) % figures->n_indicators),
                  NONE);
  else if (style->layout == LAYOUT_AREA_COLUMNS)
    for (guint a = 0; a < figures->n_areas; a++)
      add_figures(columns, figures, style, NONE,
                  (gint)(style->total_last ? (a + 1) % figures->n_areas : a));
  else if (style->layout == LAYOUT_LONG)
    add(columns, COLUMN_FIGURE, words_heading(COLUMN_FIGURE, style->words));
  else
    add_figures(columns, figures, style, NONE, NONE);
}

static gboolean
rows_are_areas(const FormStyle *style)
{
  return style->layout == LAYOUT_AREA_ROWS || style->layout == LAYOUT_ONE_INDICATOR;
}

static void
rotate(GArray *columns, guint by)
{
  for (guint i = 0; i < by % columns->len; i++) {
    Column first = g_array_index(columns, Column, 0);

    g_array_remove_index(columns, 0);
    g_array_append_val(columns, first);
  }
}

static void
clear_column(gpointer data)
{
  for (gchar **text = ((Column *)data)->header; *text != NULL; text++)
    g_free(*text);
}

GArray *
columns_make(const Figures *figures, const FormStyle *style)
{
  GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
  gboolean areas = rows_are_areas(style) || style->layout == LAYOUT_LONG;
  gboolean units = style->unit_place == UNITS_COLUMN && style->layout != LAYOUT_AREA_ROWS;
  /* "Đơn vị" may mean either, so it does not stand above both. */
  guint words = areas && units ? style->words % 4 : style->words;

  if (style->stt)
    add(columns, COLUMN_STT, words_heading(COLUMN_STT, style->words));
  if (!rows_are_areas(style))
    add(columns, COLUMN_INDICATOR, words_heading(COLUMN_INDICATOR, style->words));
  if (areas)
    add(columns, COLUMN_AREA, words_heading(COLUMN_AREA, words));
  if (style->layout == LAYOUT_LONG) {
    add(columns, COLUMN_PERIOD, words_heading(COLUMN_PERIOD, style->words));
    add(columns, COLUMN_MEASURE, words_heading(COLUMN_MEASURE, style->words));
  }
  if (units)
    add(columns, COLUMN_UNIT, words_heading(COLUMN_UNIT, words));
  add_value_columns(columns, figures, style);
  if (style->notes)
    add(columns, COLUMN_NOTE, words_heading(COLUMN_NOTE, style->words));
  if (style->layout == LAYOUT_LONG)
    rotate(columns, style->shuffle);
  g_array_set_clear_func(columns, clear_column);
  return columns;
}
