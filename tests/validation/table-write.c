/* table-write.c: figures as text. */
#include "table.h"

#include <string.h>

guint
figure_line(const Figure *figure)
{
  return figure->row + 2;
}

guint
figure_column(const Figure *figure)
{
  static const guint columns[N_CELLS] = {4, 6, 7};

  return columns[figure->cell];
}

/* Digits in threes, a decimal comma: never ambiguous where the style is declared. */
void
append_number(GString *text, CtDecimal value, gboolean comma)
{
  gchar plain[CT_DECIMAL_CHARS];
  const gchar *point, *at = plain;

  ct_decimal_format(value, plain);
  if (!comma) {
    g_string_append(text, plain);
    return;
  }
  if (*at == '-')
    g_string_append_c(text, *at++);
  point = strchr(at, '.');
  gsize whole = point != NULL ? (gsize)(point - at) : strlen(at);
  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0)
      g_string_append_c(text, '.');
    g_string_append_c(text, at[i]);
  }
  if (point != NULL)
    g_string_append_printf(text, ",%s", point + 1);
}

static void
append_cell(const Table *table, const Sheet *sheet, guint index, GString *text)
{
  const Figure *figure = index != FIGURE_NONE ? table_figure(table, index) : NULL;

  if (figure == NULL || figure->left_out)
    return;
  if (figure->text != NULL)
    g_string_append(text, figure->text);
  else
    append_number(text, figure->sent, sheet->comma);
}

static void
append_row(const Table *table, const Sheet *sheet, const Row *row, GString *text)
{
  const CtCatalog *catalog = table->world->catalog;
  const Fact *fact = &table_figure(table, row->figures[CELL_VALUE])->fact;
  gchar period[CT_PERIOD_CHARS];

  ct_period_format(fact->period, period);
  g_string_append_printf(text, "%s;%s;%s;", catalog->indicators[fact->indicator].code,
                         catalog->areas[fact->area].code, period);
  append_cell(table, sheet, row->figures[CELL_VALUE], text);
  g_string_append_printf(text, ";\"%s\";", catalog->units[row->unit].symbol);
  append_cell(table, sheet, row->figures[CELL_NUMERATOR], text);
  g_string_append_c(text, ';');
  append_cell(table, sheet, row->figures[CELL_DENOMINATOR], text);
  g_string_append(text, fact->measure == CT_MEASURE_PLAN ? ";kế hoạch\n" : ";\n");
}

void
sheet_write(const Table *table, const Sheet *sheet, GString *text)
{
  g_string_assign(text, "Chỉ tiêu;Địa bàn;Kỳ;Thực hiện;Đơn vị tính;Tử số;Mẫu số;MEASURE\n");
  for (guint i = 0; i < sheet->rows->len; i++)
    append_row(table, sheet, sheet_row(sheet, i), text);
}

static void
append_last_year(const World *world, const Fact *fact, GString *text)
{
  const CtIndicator *indicator = &world->catalog->indicators[fact->indicator];
  gchar period[CT_PERIOD_CHARS], plain[CT_DECIMAL_CHARS];
  CtDecimal value;

  if (!ct_rational_round(fact->value, indicator->decimals, &value))
    g_error("a figure of the generator does not fit");
  ct_period_format(fact->period, period);
  ct_decimal_format(value, plain);
  g_string_append_printf(text, "%s,%s,%s,actual,%s,\"%s\",%d,A,,,\n", indicator->code,
                         world->catalog->areas[fact->area].code, period, plain,
                         world->catalog->units[indicator->unit].symbol, indicator->decimals);
}

void
table_write_history(const Table *table, GString *text)
{
  const GArray *facts = table->world->facts;

  g_string_assign(text, "INDICATOR,REF_AREA,TIME_PERIOD,MEASURE,OBS_VALUE,UNIT_MEASURE,DECIMALS,"
                        "OBS_STATUS,SENDER,SOURCE,LOCATION\n");
  for (guint i = 0; i < facts->len; i++)
    if (ct_period_year(g_array_index(facts, Fact, i).period) < WORLD_YEAR)
      append_last_year(table->world, &g_array_index(facts, Fact, i), text);
}
