/* office-formula-grid.c: the beginning of a sheet, kept for its formulas.
 */
#include "office/office-formula-private.h"

#include <string.h>

#include "base/ct-text.h"
#include "office/office-number.h"

#define MAX_REFERENCES 200000u
#define MAX_LABEL 48u
#define MAX_SPENT G_GUINT64_CONSTANT(5000000)

static OfficeSaid
what_is_said(const OfficeCell *cell)
{
  switch (cell->cell.kind) {
  case CT_CELL_NUMBER:
    return OFFICE_SAID_NUMBER;
  case CT_CELL_PERCENT:
    return OFFICE_SAID_PERCENT;
  case CT_CELL_TEXT:
    /* "-" for a nil is a figure, too, and so is one that is not shown. */
    return cell->raw != NULL ? OFFICE_SAID_NUMBER : OFFICE_SAID_TEXT;
  case CT_CELL_BLANK:
    return cell->raw != NULL ? OFFICE_SAID_NUMBER : OFFICE_SAID_OTHER;
  default:
    return OFFICE_SAID_OTHER;
  }
}

static void
keep_number(OfficeGrid *grid, const OfficeCell *cell, OfficeKept *kept)
{
  const gchar *text = cell->raw != NULL ? cell->raw : cell->cell.text;
  gsize length = cell->raw != NULL ? cell->raw_length : cell->cell.length;

  if (length > OFFICE_SEEN_SIZE) {
    kept->said = OFFICE_SAID_OTHER;
    return;
  }
  kept->exact = cell->raw != NULL;
  kept->text = (guint32)grid->texts->len;
  kept->length = (guint8)length;
  g_string_append_len(grid->texts, text, (gssize)length);
}

gboolean
office_grid_value(const OfficeGrid *grid, const OfficeKept *cell, CtDecimal *value)
{
  static const OfficeFormat general = {.kind = OFFICE_FORMAT_GENERAL};
  const gchar *text = grid->texts->str + cell->text;
  gchar seen[OFFICE_SEEN_SIZE];
  gsize length;

  if (cell->said != OFFICE_SAID_NUMBER && cell->said != OFFICE_SAID_PERCENT)
    return FALSE;
  if (!cell->exact)
    return ct_decimal_parse(text, cell->length, value);
  return office_number_see(text, cell->length, &general, FALSE, seen, &length) == CT_CELL_NUMBER &&
         ct_decimal_parse(seen, length, value);
}

static void
keep_references(OfficeGrid *grid, const OfficeFormula *formula, OfficeKept *kept)
{
  kept->reference = grid->references->len;
  if (grid->references->len + formula->n_references > MAX_REFERENCES) {
    kept->unknown = 1;
    kept->adds = 0;
    return;
  }
  kept->n_references = (guint8)formula->n_references;
  g_array_append_vals(grid->references, formula->references, formula->n_references);
}

static gboolean
begins_with(const gchar *text, const gchar *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix(text, *words))
      return TRUE;
  return FALSE;
}

static OfficeRowName
name_of(const gchar *text, gsize length)
{
  static const gchar *const dashes[] = {"-", "+", "*", "•", "–", NULL};
  static const gchar *const parts[] = {"trong ", "chia ra", "bao gom", "of which", "including",
                                       "gom",    "rieng",   "ghi chu", NULL};
  static const gchar *const totals[] = {"tong",  "cong", "toan tinh", "toan huyen",
                                        "total", "sum",  "chung",     NULL};
  g_autofree gchar *plain = g_strndup(text, length);
  g_autofree gchar *folded = ct_text_fold(text, length, CT_FOLD_LETTERS);

  if (begins_with(plain, dashes) || begins_with(folded, parts))
    return OFFICE_ROW_PART;
  return begins_with(folded, totals) ? OFFICE_ROW_TOTAL : OFFICE_ROW_PLAIN;
}

OfficeRowName
office_grid_row_name(const OfficeGrid *grid, guint32 row)
{
  const OfficeKeptRow *kept = &grid->rows[row];
  OfficeRowName name = OFFICE_ROW_PLAIN;

  for (guint i = 0; i < kept->n_labels && name == OFFICE_ROW_PLAIN; i++)
    name = name_of(grid->texts->str + kept->labels[i], kept->lengths[i]);
  return name;
}

static gboolean
is_roman_or_letter(const gchar *text, gsize length)
{
  if (length == 0 || length > 6)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (strchr("IVXLABCDE.", text[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* How rows are counted: 1, 2, 3 are others than I, II and A, B. */
static gchar
number_style_of(const OfficeCell *cell)
{
  const gchar *text = cell->cell.text;
  gsize length = cell->cell.length;

  if (cell->cell.kind == CT_CELL_NUMBER)
    return 'n';
  if (cell->cell.kind != CT_CELL_TEXT || length == 0)
    return 't';
  if (is_roman_or_letter(text, length))
    return 'r';
  if (g_ascii_isdigit(text[0]) && length <= 6)
    return memchr(text, '.', length - 1) != NULL ? '.' : 'n';
  return text[0] == '-' || text[0] == '+' ? '-' : 't';
}

/* Whole letters of the beginning. */
static gsize
cut_label(const gchar *text, gsize length)
{
  gsize cut = MIN(length, MAX_LABEL);

  while (cut > 0 && cut < length && ((guchar)text[cut] & 0xC0) == 0x80)
    cut--;
  return cut;
}

static void
keep_label(OfficeGrid *grid, OfficeKeptRow *row, const OfficeCell *cell)
{
  gsize length = cut_label(cell->cell.text, cell->cell.length);

  row->labels[row->n_labels] = (guint32)grid->texts->len;
  row->lengths[row->n_labels++] = (guint8)length;
  g_string_append_len(grid->texts, cell->cell.text, (gssize)length);
}

static void
keep_in_row(OfficeGrid *grid, const OfficeCell *cell, guint said)
{
  OfficeKeptRow *row = &grid->rows[cell->address.row];

  if (row->n == 0) {
    row->first = grid->cells->len;
    row->number_style = number_style_of(cell);
  }
  row->n++;
  grid->last_row = cell->address.row;
  if (said == OFFICE_SAID_TEXT && row->n_labels < OFFICE_ROW_LABELS)
    keep_label(grid, row, cell);
}

static guint64
hash_of(const gchar *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT(0xCBF29CE484222325);

  for (gsize i = 0; i < MIN(length, MAX_LABEL); i++)
    hash = (hash ^ (guchar)text[i]) * G_GUINT64_CONSTANT(0x100000001B3);
  return hash | 1;
}

void
office_grid_keep(OfficeGrid *grid, const OfficeCell *cell, const OfficeFormula *formula)
{
  OfficeKept kept = {.column = (guint16)cell->address.column,
                     .computed = cell->formula != NULL ? 1 : 0};

  if (grid->cells->len >= OFFICE_FORMULA_MAX_CELLS) {
    grid->full = TRUE;
    return;
  }
  kept.said = (guint8)what_is_said(cell);
  if (kept.said == OFFICE_SAID_NUMBER || kept.said == OFFICE_SAID_PERCENT)
    keep_number(grid, cell, &kept);
  if (formula != NULL) {
    kept.shape = formula->shape;
    kept.adds = formula->adds ? 1 : 0;
    kept.unknown = formula->unknown ? 1 : 0;
    keep_references(grid, formula, &kept);
  }
  if (kept.said == OFFICE_SAID_TEXT && formula == NULL)
    kept.shape = hash_of(cell->cell.text, cell->cell.length);
  keep_in_row(grid, cell, kept.said);
  g_array_append_val(grid->cells, kept);
}

const OfficeKept *
office_grid_find(const OfficeGrid *grid, guint32 row, guint32 column)
{
  const OfficeKeptRow *kept = row <= grid->last_row ? &grid->rows[row] : NULL;
  guint32 low = 0;
  guint32 high = kept != NULL ? kept->n : 0;

  while (low < high) {
    guint32 middle = (low + high) / 2;
    const OfficeKept *cell = &g_array_index(grid->cells, OfficeKept, kept->first + middle);
    if (cell->column == column)
      return cell;
    if (cell->column < column)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* 0: no text */
static guint64
text_to_the_left(const OfficeGrid *grid, guint32 row, guint32 column)
{
  const OfficeKeptRow *kept = &grid->rows[row];
  guint64 hash = 0;

  for (guint32 i = 0; i < kept->n; i++) {
    const OfficeKept *cell = &g_array_index(grid->cells, OfficeKept, kept->first + i);
    if (cell->column >= column)
      break;
    hash = cell->said == OFFICE_SAID_TEXT && !cell->computed ? cell->shape : hash;
  }
  return hash;
}

gboolean
office_grid_has_other_unit(const OfficeGrid *grid, guint32 row, guint32 column, guint32 one,
                           guint32 other)
{
  guint64 shared = text_to_the_left(grid, one, column);

  return shared != 0 && shared == text_to_the_left(grid, other, column) &&
         shared != text_to_the_left(grid, row, column);
}

gboolean
office_grid_spend(OfficeGrid *grid, guint64 n_cells)
{
  grid->spent += n_cells;
  return grid->spent <= MAX_SPENT;
}

const OfficeRange *
office_grid_references(const OfficeGrid *grid, const OfficeKept *cell)
{
  return &g_array_index(grid->references, OfficeRange, cell->reference);
}
