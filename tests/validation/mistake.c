#include "mistake.h"

static gboolean
times_ten(Table *table, GRand *rand)
{
  return mistake_of_power(table, rand, mistake_draw(rand, 0, 1) == 0 ? 1 : -1);
}

static gboolean
times_hundred(Table *table, GRand *rand)
{
  return mistake_of_power(table, rand, mistake_draw(rand, 0, 1) == 0 ? 2 : -2);
}

static gboolean
times_thousand(Table *table, GRand *rand)
{
  return mistake_of_power(table, rand, mistake_draw(rand, 0, 1) == 0 ? 3 : -3);
}

static gboolean
times_million(Table *table, GRand *rand)
{
  return mistake_of_power(table, rand, 6);
}

const MistakeKind mistake_kinds[] = {
  {"factor 10", TRUE, FALSE, times_ten},
  {"factor 100", TRUE, FALSE, times_hundred},
  {"factor 1000", TRUE, FALSE, times_thousand},
  {"factor 10^6", TRUE, FALSE, times_million},
  {"unit of the row", TRUE, FALSE, mistake_unit},
  {"percent as fraction", TRUE, FALSE, mistake_fraction},
  {"per mille in percent", TRUE, FALSE, mistake_permille},
  {"per 1.000 for 10.000", TRUE, FALSE, mistake_per_thousand},
  {"comma lost", TRUE, FALSE, mistake_comma_lost},
  {"comma as thousands", TRUE, FALSE, mistake_comma_as_thousands},
  {"thousands as comma", TRUE, FALSE, mistake_thousands_as_comma},
  {"digits swapped", TRUE, FALSE, mistake_swapped},
  {"digit wrong", TRUE, FALSE, mistake_digit},
  {"digit dropped", TRUE, FALSE, mistake_dropped},
  {"digit doubled", TRUE, FALSE, mistake_doubled},
  {"sign", TRUE, FALSE, mistake_sign},
  {"n and d exchanged", TRUE, FALSE, mistake_exchanged},
  {"column shifted", TRUE, FALSE, mistake_column_shifted},
  {"row above", TRUE, FALSE, mistake_row_above},
  {"rows shifted", TRUE, FALSE, mistake_row_shifted},
  {"neighbour's figure", TRUE, FALSE, mistake_neighbour},
  {"last year's figure", TRUE, FALSE, mistake_last_year},
  {"plan as actual", FALSE, FALSE, mistake_plan},
  {"annual for period", TRUE, FALSE, mistake_annual},
  {"quarter for period", FALSE, FALSE, mistake_quarter},
  {"copied file", FALSE, TRUE, mistake_copied_file},
  {"last year's file", FALSE, TRUE, mistake_last_years_file},
  {"index for growth", TRUE, FALSE, mistake_index},
  {"relative for points", TRUE, FALSE, mistake_relative},
  {"mean of rates", FALSE, FALSE, mistake_mean},
  {"trong đó twice", FALSE, FALSE, mistake_twice},
  {"last area left out", FALSE, FALSE, mistake_last_child},
  {"residual left out", FALSE, FALSE, mistake_no_residual},
};
const guint mistake_n_kinds = G_N_ELEMENTS(mistake_kinds);

/* Tools */

gint64
mistake_draw(GRand *rand, gint64 low, gint64 high)
{
  guint64 bits = (guint64)g_rand_int(rand) << 32 | g_rand_int(rand);

  return low + (gint64)(bits % (guint64)(high - low + 1));
}

Figure *
mistake_pick(Table *table, GRand *rand)
{
  for (guint tries = 0; tries < 100; tries++) {
    Figure *figure = table_figure(table, (guint)mistake_draw(rand, 0, table->figures->len - 1));
    if (figure->fact.measure == CT_MEASURE_ACTUAL)
      return figure;
  }
  g_error("a table of plans alone");
}

gboolean
mistake_put(Figure *figure, CtDecimal value)
{
  if (ct_decimal_compare(value, figure->printed) == 0)
    return FALSE;
  figure->sent = value;
  figure->wrong = TRUE;
  return TRUE;
}

gboolean
mistake_put_exact(const Table *table, Figure *figure, CtRational value)
{
  return mistake_put(figure, table_print(table, figure, value));
}

void
mistake_forget(Table *table)
{
  for (guint i = 0; i < table->figures->len; i++) {
    Figure *figure = table_figure(table, i);
    g_clear_pointer(&figure->text, g_free);
    figure->sent = figure->printed;
    figure->left_out = figure->wrong = FALSE;
  }
  for (guint i = 0; i < table->sheets->len; i++) {
    const Sheet *sheet = table_sheet(table, i);
    for (guint r = 0; r < sheet->rows->len; r++)
      sheet_row(sheet, r)->unit =
          table_figure(table, sheet_row(sheet, r)->figures[CELL_VALUE])->unit;
  }
}
