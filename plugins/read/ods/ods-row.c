#include "ods-row.h"

/* As much as a row may have (office/office-sheet.c), and one cell to pass it. */
#define MAX_BYTES (16u << 20)

/* A cell whose texts are where they begin in the bytes. */
typedef struct {
  guint32 column;
  CtCellKind kind;
  gsize text;
  gsize text_length;
  gsize formula;
  gsize formula_length;
  gsize raw;
  gsize raw_length;
} OdsKept;

void
ods_row_init(OdsRow *row)
{
  *row = (OdsRow){.cells = g_array_new(FALSE, FALSE, sizeof(OdsKept)),
                  .bytes = g_string_new(NULL)};
}

void
ods_row_clear(OdsRow *row)
{
  g_array_unref(row->cells);
  g_string_free(row->bytes, TRUE);
}

void
ods_row_reset(OdsRow *row)
{
  g_array_set_size(row->cells, 0);
  g_string_truncate(row->bytes, 0);
}

static gsize
keep(OdsRow *row, const gchar *text, gsize length)
{
  gsize at = row->bytes->len;

  g_string_append_len(row->bytes, text, (gssize)length);
  return at;
}

/* One cell behind the last column is kept, to be told. */
static gboolean
is_full(const OdsRow *row)
{
  const GArray *cells = row->cells;

  return cells->len > 0 &&
         g_array_index(cells, OdsKept, cells->len - 1).column > OFFICE_MAX_COLUMNS;
}

void
ods_row_add(OdsRow *row, const OfficeCell *cell, guint32 n)
{
  OdsKept kept = {.column = cell->address.column,
                  .kind = cell->cell.kind,
                  .text_length = cell->cell.length,
                  .formula_length = cell->formula_length,
                  .raw_length = cell->raw_length};

  if (row->bytes->len > MAX_BYTES || is_full(row))
    return;
  kept.text = keep(row, cell->cell.text, cell->cell.length);
  kept.formula = keep(row, cell->formula, cell->formula_length);
  kept.raw = keep(row, cell->raw, cell->raw_length);
  for (guint32 i = 0; i < n && kept.column <= OFFICE_MAX_COLUMNS + 1; i++, kept.column++)
    g_array_append_val(row->cells, kept);
}

gboolean
ods_row_give(const OdsRow *row, guint32 number, OfficeSheet *sheet)
{
  const gchar *bytes = row->bytes->str;

  for (guint i = 0; i < row->cells->len; i++) {
    const OdsKept *kept = &g_array_index(row->cells, OdsKept, i);
    OfficeCell cell = {.address = {.row = number, .column = kept->column},
                       .cell = {.text = bytes + kept->text,
                                .length = kept->text_length,
                                .kind = kept->kind},
                       .formula = kept->formula_length > 0 ? bytes + kept->formula : NULL,
                       .formula_length = kept->formula_length,
                       .raw = kept->raw_length > 0 ? bytes + kept->raw : NULL,
                       .raw_length = kept->raw_length};

    if (!office_sheet_cell(sheet, &cell))
      return FALSE;
  }
  return TRUE;
}
