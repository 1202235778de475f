/* mistake-typing.c: one figure, written wrongly. */
#include "mistake.h"

#include <string.h>

static guint
count_digits(gint64 coefficient, gint digits[20])
{
  guint n = 0;

  for (gint64 rest = ABS(coefficient); rest > 0; rest /= 10)
    digits[n++] = (gint)(rest % 10);
  return n;
}

static gint64
from_digits(const gint *digits, guint n)
{
  gint64 value = 0;

  for (guint i = n; i-- > 0;)
    value = value * 10 + digits[i];
  return value;
}

static CtDecimal
with(const Figure *figure, gint64 coefficient)
{
  return CT_DECIMAL_INIT(figure->printed.coefficient < 0 ? -coefficient : coefficient,
                         figure->printed.scale);
}

/* The same digits with the point elsewhere. */
gboolean
mistake_of_power(Table *table, GRand *rand, gint power)
{
  Figure *figure = mistake_pick(table, rand);
  CtDecimal moved = figure->printed;
  gint scale = moved.scale - power;

  if (ct_decimal_is_zero(moved) || scale > 9)
    return FALSE;
  for (; scale < 0; scale++)
    moved.coefficient *= 10;
  moved.scale = (gint8)scale;
  return mistake_put(figure, moved);
}

/* The number is right, and the unit beside it is that of another row. */
gboolean
mistake_unit(Table *table, GRand *rand)
{
  static const gchar *const pairs[][2] = {
    {"VND_BN", "VND_MN"},   {"VND_BN_2010", "VND_MN_2010"}, {"VISIT_MN", "VISIT_K"},
    {"VISIT_K", "VISIT"},   {"TONNE_K", "TONNE"},           {"PERSON_K", "PERSON"},
    {"HA_K", "HA"},         {"USD_BN", "USD_MN"},           {"BED_PER_1K", "BED_PER_10K"},
    {"PERMILLE", "PCT"},    {"DOCTOR_PER_1K", "DOCTOR_PER_10K"},
  };
  const CtCatalog *catalog = table->world->catalog;
  Figure *figure = mistake_pick(table, rand);
  const gchar *code = catalog->units[figure->unit].code;

  if (figure->cell != CELL_VALUE || ct_decimal_is_zero(figure->printed))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
    for (guint side = 0; side < 2; side++) {
      if (!g_str_equal(pairs[i][side], code))
        continue;
      for (guint32 unit = 0; unit < catalog->n_units; unit++)
        if (g_str_equal(catalog->units[unit].code, pairs[i][1 - side])) {
          sheet_row(table_sheet(table, figure->sheet), figure->row)->unit = unit;
          figure->wrong = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_percent(const Table *table, const Figure *figure)
{
  return g_str_has_prefix(table->world->catalog->units[figure->unit].code, "PCT");
}

gboolean
mistake_fraction(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  if (!is_percent(table, figure) || ct_decimal_is_zero(figure->printed))
    return FALSE;
  return mistake_put(figure, CT_DECIMAL_INIT(figure->printed.coefficient,
                                             (gint8)(figure->printed.scale + 2)));
}

/* 12 for 1,2 %. */
gboolean
mistake_permille(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  if (!is_percent(table, figure) || figure->printed.scale < 1 ||
      ct_decimal_compare(figure->printed, CT_DECIMAL_INIT(10, 0)) >= 0)
    return FALSE;
  return mistake_put(figure, CT_DECIMAL_INIT(figure->printed.coefficient,
                                             (gint8)(figure->printed.scale - 1)));
}

gboolean
mistake_per_thousand(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  if (!g_str_has_suffix(table->world->catalog->units[figure->unit].code, "PER_10K"))
    return FALSE;
  return mistake_put(figure, CT_DECIMAL_INIT(figure->printed.coefficient,
                                             (gint8)(figure->printed.scale + 1)));
}

gboolean
mistake_comma_lost(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  return figure->printed.scale > 0 &&
         mistake_put(figure, CT_DECIMAL_INIT(figure->printed.coefficient, 0));
}

/* 12,345 typed as 12.345 in a table that is written 1.234,5. */
gboolean
mistake_comma_as_thousands(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  g_autoptr(GString) text = g_string_new(NULL);

  if (figure->printed.scale != 3 || ABS(figure->printed.coefficient) < 1000)
    return FALSE;
  append_number(text, CT_DECIMAL_INIT(figure->printed.coefficient, 0),
                table_sheet(table, figure->sheet)->comma);
  figure->text = g_string_free(g_steal_pointer(&text), FALSE);
  return mistake_put(figure, CT_DECIMAL_INIT(figure->printed.coefficient, 0));
}

/* 18.563 typed as 18,563 there. */
gboolean
mistake_thousands_as_comma(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  if (figure->printed.scale != 0 || ABS(figure->printed.coefficient) < 1000 ||
      ABS(figure->printed.coefficient) >= 1000000)
    return FALSE;
  return mistake_put(figure, CT_DECIMAL_INIT(figure->printed.coefficient, 3));
}

gboolean
mistake_swapped(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  gint digits[20];
  guint n = count_digits(figure->printed.coefficient, digits);

  if (n < 2)
    return FALSE;
  guint at = (guint)mistake_draw(rand, 0, n - 2);
  gint other = digits[at];
  digits[at] = digits[at + 1];
  digits[at + 1] = other;
  return digits[n - 1] != 0 && mistake_put(figure, with(figure, from_digits(digits, n)));
}

gboolean
mistake_digit(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  gint digits[20];
  guint n = count_digits(figure->printed.coefficient, digits);

  if (n == 0)
    return FALSE;
  guint at = (guint)mistake_draw(rand, 0, n - 1);
  digits[at] = (digits[at] + (gint)mistake_draw(rand, 1, 9)) % 10;
  return digits[n - 1] != 0 && mistake_put(figure, with(figure, from_digits(digits, n)));
}

/* A digit before the point, or the last one behind it with its place. */
gboolean
mistake_dropped(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  gint digits[20];
  guint n = count_digits(figure->printed.coefficient, digits);

  if (n < 2 || (gint)n <= figure->printed.scale)
    return FALSE;
  guint at = (guint)mistake_draw(rand, 0, n - 1);
  memmove(digits + at, digits + at + 1, (n - at - 1) * sizeof *digits);
  CtDecimal value = with(figure, from_digits(digits, n - 1));
  if ((gint)at < figure->printed.scale)
    value.scale--;
  return mistake_put(figure, value);
}

gboolean
mistake_doubled(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  gint digits[20];
  guint n = count_digits(figure->printed.coefficient, digits);

  if (n == 0 || n > 15)
    return FALSE;
  guint at = (guint)mistake_draw(rand, 0, n - 1);
  memmove(digits + at + 1, digits + at, (n - at) * sizeof *digits);
  CtDecimal value = with(figure, from_digits(digits, n + 1));
  if ((gint)at < figure->printed.scale)
    value.scale++;
  return mistake_put(figure, value);
}

gboolean
mistake_sign(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  return mistake_put(figure,
                     CT_DECIMAL_INIT(-figure->printed.coefficient, figure->printed.scale));
}
