#include "slips.h"

#include <string.h>

#include "spelling.h"

#define MAX_SLIPS 4

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

/* "Kh báo cáo" for "Kỳ báo cáo" is a plan, "TU_DAT" for "THU_DAT" somebody's. */
static gboolean
is_abbreviation(const gchar *text)
{
  return g_ascii_strncasecmp(text, "kh ", 3) == 0 || g_ascii_strncasecmp(text, "tu_", 3) == 0;
}

static gboolean
means_something(const CtCatalog *catalog, const gchar *text)
{
  gsize length = strlen(text);

  return has_unit_in_brackets(catalog, text) || is_abbreviation(text) ||
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

/* How many cells of other rows below the same header, in @column (or all columns), are like
 * @what. A header again may have a slip, and so begin another table. */
static guint
count_like(const Grid *grid, const GridRow *row, gint column, gconstpointer what,
           gboolean (*is_like)(gconstpointer what, const GridCell *cell))
{
  gboolean passed = FALSE;
  guint n = 0;

  for (guint r = 0; r < grid->rows->len; r++) {
    const GridRow *other = grid->rows->pdata[r];

    if (other->kind == GRID_HEADER && passed)
      break;
    if (other->kind == GRID_HEADER)
      n = 0;
    passed = passed || other == row;
    for (guint i = 0; other->kind == GRID_DATA && other != row && i < other->cells->len; i++)
      n += (column < 0 || column == (gint)i) &&
           is_like(what, &g_array_index(other->cells, GridCell, i));
  }
  return n;
}

static gboolean
is_unit(gconstpointer catalog, const GridCell *cell)
{
  return ct_catalog_find_unit(catalog, cell->text, strlen(cell->text), NULL).result !=
         CT_NAME_UNKNOWN;
}

/* Where no unit is left, nobody can know. */
static gboolean
is_last_unit(const Grid *grid, const GridRow *row, guint column, const CtCatalog *catalog)
{
  return row->kind == GRID_DATA && is_unit(catalog, grid_cell(row, column)) &&
         count_like(grid, row, (gint)column, catalog, is_unit) == 0;
}

/* A unit that nobody filled in. */
static gboolean
lose_unit(GridCell *cell, const CtCatalog *catalog)
{
  if (!is_unit(catalog, cell))
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

/* The mark of 104,6 or 104.6, which can be read one way only; or NULL. */
static gchar *
find_plain_mark(const GridCell *cell)
{
  gchar *mark = strpbrk(cell->text, ".,");
  gsize whole = strspn(cell->text, "0123456789");

  if (mark == NULL || whole == 0 || whole > 3 || cell->text + whole != mark ||
      strspn(mark + 1, "0123456789") != 1 || (mark[2] != '\0' && mark[2] != ' '))
    return NULL;
  return mark;
}

static gboolean
has_same_mark(gconstpointer what, const GridCell *other)
{
  const GridCell *cell = what;
  const gchar *mark = other->figure != NO_FIGURE ? find_plain_mark(other) : NULL;

  return mark != NULL && *mark == *find_plain_mark(cell);
}

/* 104,6 for 104.6 and the other way round, where so many figures of the table are written
 * as it was that other slips leave one: else it would be the table's way of writing. */
static gboolean
other_mark(const Grid *grid, const GridRow *row, GridCell *cell)
{
  gchar *mark = find_plain_mark(cell);

  if (mark == NULL || count_like(grid, row, -1, cell, has_same_mark) < MAX_SLIPS)
    return FALSE;
  *mark = *mark == '.' ? ',' : '.';
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
slip_figure(const Grid *grid, const GridRow *row, GridCell *cell, GRand *random)
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
    return other_mark(grid, row, cell);
  default:
    return words_for_figure(cell, random);
  }
}

static gboolean
slip_cell(const Grid *grid, const GridRow *row, guint column, const CtCatalog *catalog,
          const FormStyle *style, GRand *random)
{
  GridCell *cell = &g_array_index(row->cells, GridCell, column);
  gboolean loses = row->kind == GRID_DATA && style->unit_place == UNITS_COLUMN &&
                   g_rand_int_range(random, 0, 3) == 0;

  if (*cell->text == '\0')
    return FALSE;
  if (cell->figure != NO_FIGURE)
    return slip_figure(grid, row, cell, random);
  if (is_last_unit(grid, row, column, catalog))
    return FALSE;
  return (loses && lose_unit(cell, catalog)) || slip_name(cell, catalog, random);
}

guint
slips_make(Grid *grid, const CtCatalog *catalog, const FormStyle *style, GRand *random)
{
  guint made = 0;
  guint wanted = (guint)g_rand_int_range(random, 1, MAX_SLIPS + 1);

  for (guint tries = 0; tries < 60 && made < wanted; tries++) {
    GridRow *row =
        grid->rows->pdata[g_rand_int_range(random, 0, (gint32)grid->rows->len)];

    if (row->cells->len == 0 || row->kind == GRID_BELOW || row->kind == GRID_NUMBERS)
      continue;
    if (slip_cell(grid, row, (guint)g_rand_int_range(random, 0, (gint32)row->cells->len), catalog,
                  style, random))
      made++;
  }
  return made;
}
