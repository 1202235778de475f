#include "slips.h"

#include <string.h>

#include "spelling.h"

static gboolean
has_digit(const gchar *text)
{
  return strpbrk(text, "0123456789") != NULL;
}

/* Names */

/* "(Tr đồng)" for "(Tỷ đồng)" is another unit, and nobody can know. */
static gboolean
has_unit_in_brackets(const CtCatalog *catalog, const gchar *text)
{
  const gchar *open = strrchr(text, '('), *close = open != NULL ? strchr(open, ')') : NULL;

  return close != NULL && ct_catalog_find_unit(catalog, open + 1, (gsize)(close - open - 1), NULL)
                              .result != CT_NAME_UNKNOWN;
}

static gboolean
means_something(const CtCatalog *catalog, const gchar *text)
{
  gsize length = strlen(text);

  return has_unit_in_brackets(catalog, text) ||
         ct_catalog_find_indicator(catalog, text, length).result != CT_NAME_UNKNOWN ||
         ct_catalog_find_area(catalog, text, length).result != CT_NAME_UNKNOWN ||
         ct_catalog_find_unit(catalog, text, length, NULL).result != CT_NAME_UNKNOWN;
}

static gboolean
slip_name(GridCell *cell, const CtCatalog *catalog, GRand *random)
{
  g_autofree gchar *slipped = NULL;

  if (has_digit(cell->text) || g_utf8_strlen(cell->text, -1) < 6)
    return FALSE;
  slipped = spell_slip(cell->text, random);
  if (g_str_equal(slipped, cell->text) || means_something(catalog, slipped))
    return FALSE;
  g_free(cell->text);
  cell->text = g_steal_pointer(&slipped);
  return TRUE;
}

/* A unit that nobody filled in. */
static gboolean
lose_unit(GridCell *cell, const CtCatalog *catalog)
{
  if (ct_catalog_find_unit(catalog, cell->text, strlen(cell->text), NULL).result ==
      CT_NAME_UNKNOWN)
    return FALSE;
  *cell->text = '\0';
  return TRUE;
}

/* Figures */

/* Puts @with in place of the first @what. */
static gboolean
replace_first(GridCell *cell, const gchar *what, const gchar *with)
{
  const gchar *at = strstr(cell->text, what);
  gchar *text;

  if (at == NULL)
    return FALSE;
  text = g_strdup_printf("%.*s%s%s", (gint)(at - cell->text), cell->text, with, at + strlen(what));
  g_free(cell->text);
  cell->text = text;
  return TRUE;
}

/* 104,6 for 104.6 and the other way round: both can be read one way only. */
static gboolean
other_mark(GridCell *cell)
{
  const gchar *mark = strpbrk(cell->text, ".,");
  gsize whole = strspn(cell->text, "0123456789");

  if (mark == NULL || whole == 0 || whole > 3 || cell->text + whole != mark ||
      strspn(mark + 1, "0123456789") != 1 || (mark[2] != '\0' && mark[2] != ' '))
    return FALSE;
  cell->text[whole] = *mark == '.' ? ',' : '.';
  return TRUE;
}

static gboolean
words_for_figure(GridCell *cell, GRand *random)
{
  static const gchar *const words[] = {"Rà soát cuối năm", "chưa có", "đang tổng hợp", "#REF!",
                                       "?", "12a3"};

  g_free(cell->text);
  cell->text = g_strdup(words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
  return TRUE;
}

static gboolean
slip_figure(GridCell *cell, GRand *random)
{
  switch (g_rand_int_range(random, 0, 7)) {
  case 0:
    return replace_first(cell, "0", "O");
  case 1:
    return replace_first(cell, "1", "l");
  case 2:
    return replace_first(cell, ",", " ,");
  case 3:
    return replace_first(cell, ",", ",,");
  case 4:
    return replace_first(cell, ".", "..");
  case 5:
    return other_mark(cell);
  default:
    return words_for_figure(cell, random);
  }
}

static gboolean
slip_cell(GridCell *cell, GridRowKind kind, const CtCatalog *catalog, const FormStyle *style,
          GRand *random)
{
  gboolean loses = kind == GRID_DATA && style->unit_place == UNITS_COLUMN &&
                   g_rand_int_range(random, 0, 3) == 0;

  if (*cell->text == '\0')
    return FALSE;
  if (cell->figure != NO_FIGURE)
    return slip_figure(cell, random);
  return (loses && lose_unit(cell, catalog)) || slip_name(cell, catalog, random);
}

guint
slips_make(Grid *grid, const CtCatalog *catalog, const FormStyle *style, GRand *random)
{
  guint made = 0;
  guint wanted = (guint)g_rand_int_range(random, 1, 5);

  for (guint tries = 0; tries < 60 && made < wanted; tries++) {
    GridRow *row =
        grid->rows->pdata[g_rand_int_range(random, 0, (gint32)grid->rows->len)];

    if (row->cells->len == 0 || row->kind == GRID_BELOW || row->kind == GRID_NUMBERS)
      continue;
    if (slip_cell(&g_array_index(row->cells, GridCell,
                                 g_rand_int_range(random, 0, (gint32)row->cells->len)),
                  row->kind, catalog, style, random))
      made++;
  }
  return made;
}
