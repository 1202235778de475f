/* One sheet of what the child tells: see xls-rows-private.h. */
#include <string.h>

#include "base/ct-message.h"
#include "xls-rows-private.h"

#define MOST_ROWS 65536u /* of the format */
#define MOST_COLUMNS 256u
#define MOST_AREAS 65536u
#define MOST_NAME 1024u /* bytes */

/* Before its rows */

gboolean
xls_sheet_begin(XlsRows *rows, XlsPayload *payload)
{
  gsize length;
  const gchar *name;

  rows->hidden = xls_payload_u8(payload) != 0;
  name = xls_payload_rest(payload, &length);
  if (rows->sheets_left == 0 || length > MOST_NAME)
    return FALSE;
  rows->sheets_left--;
  g_free(rows->name);
  rows->name = xls_text_copy(name, length);
  g_array_set_size(rows->merged, 0);
  g_array_set_size(rows->columns, 0);
  rows->state = STATE_SHEET;
  return TRUE;
}

static gboolean
is_address(const OfficeAddress *address)
{
  return address->row >= 1 && address->row <= MOST_ROWS && address->column >= 1 &&
         address->column <= MOST_COLUMNS;
}

static OfficeAddress
take_address(XlsPayload *payload)
{
  OfficeAddress address = {.row = xls_payload_u32(payload)};

  address.column = xls_payload_u32(payload);
  return address;
}

/* Ranges as the file has them: what is no range there is none here. */
static gboolean
add_range(GArray *ranges, OfficeAddress first, OfficeAddress last)
{
  const OfficeRange range = {first, last};

  if (!is_address(&first) || !is_address(&last) || first.row > last.row ||
      first.column > last.column)
    return TRUE;
  g_array_append_val(ranges, range);
  return ranges->len <= MOST_AREAS;
}

static gboolean
take_merged(XlsRows *rows, XlsPayload *payload)
{
  OfficeAddress first = take_address(payload);

  return add_range(rows->merged, first, take_address(payload));
}

/* Files have all columns beyond the last as one range, up to 256 and further. */
static gboolean
take_columns(XlsRows *rows, XlsPayload *payload)
{
  guint32 first = xls_payload_u32(payload), last = xls_payload_u32(payload);

  return add_range(rows->columns, (OfficeAddress){1, first},
                   (OfficeAddress){MOST_ROWS, MIN(last, MOST_COLUMNS)});
}

/* Who reads old workbooks should know when little holds the child. */
static gboolean
tell_confinement(XlsRows *rows)
{
  static const struct {
    guint flag;
    const gchar *name;
  } means[] = {{XLS_CONFINED_LIMITS, "limits"},
               {XLS_CONFINED_PRIVILEGES, "no-new-privileges"},
               {XLS_CONFINED_LANDLOCK, "Landlock"},
               {XLS_CONFINED_SECCOMP, "seccomp"}};
  g_autoptr(GString) missing = g_string_new(NULL);
  g_autofree gchar *evidence = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS(means); i++)
    if ((rows->confined & means[i].flag) == 0)
      g_string_append_printf(missing, "%s%s", missing->len > 0 ? ", " : "", means[i].name);
  if (missing->len == 0 || rows->told_confined)
    return TRUE;
  rows->told_confined = TRUE;
  evidence = g_strdup_printf(_("this system has none of: %s"), missing->str);
  return ct_row_sink_note(rows->sink, &(CtReadNote){.what = "confinement",
                                                    .value = "partial",
                                                    .evidence = evidence});
}

/* %FALSE: the sink has enough, or the state is another one. */
static gboolean
begin_rows(XlsRows *rows)
{
  OfficeSheetInfo info = {.name = rows->name,
                          .hidden = rows->hidden,
                          .merged = (const OfficeRange *)(gpointer)rows->merged->data,
                          .n_merged = rows->merged->len,
                          .hidden_columns = (const OfficeRange *)(gpointer)rows->columns->data,
                          .n_hidden_columns = rows->columns->len};

  if (rows->state != STATE_SHEET)
    return TRUE;
  rows->sheet = office_sheet_begin(rows->sink, &info);
  rows->state = STATE_ROWS;
  return tell_confinement(rows);
}

/* Cells */

static gboolean
give_cell(XlsRows *rows, OfficeCell *cell, XlsValue kind, const XlsStyle *look, XlsPayload *payload)
{
  gchar seen[OFFICE_SEEN_SIZE];
  g_autofree gchar *clean = NULL;
  gsize length;

  if (kind == XLS_VALUE_NUMBER || kind == XLS_VALUE_TRUTH) {
    gdouble number = xls_payload_number(payload);

    cell->cell = kind == XLS_VALUE_NUMBER ? xls_number_cell(number, look, rows->since_1904, seen)
                                          : xls_truth_cell(number);
  } else {
    const gchar *text = xls_payload_rest(payload, &length);

    cell->cell = xls_text_cell(text, length, kind, look, &clean, rows->n_old);
  }
  cell->cell.flags = cell->formula != NULL ? CT_CELL_COMPUTED : 0;
  if (!xls_payload_is_done(payload))
    return FALSE;
  if (++rows->n_cells > rows->max_cells)
    return FALSE;
  if (!office_sheet_cell(rows->sheet, cell))
    rows->state = STATE_STOPPED;
  return TRUE;
}

/* What is no text is a formula that is not known. */
static const gchar *
take_formula(XlsPayload *payload, gsize *length)
{
  const gchar *formula = xls_payload_text(payload, length);

  if (g_utf8_validate_len(formula, *length, NULL))
    return formula;
  *length = 0;
  return "";
}

static gboolean
take_cell(XlsRows *rows, XlsPayload *payload)
{
  OfficeCell cell = {.address = take_address(payload)};
  guint32 number = xls_payload_u32(payload);
  guint8 kind = xls_payload_u8(payload);
  gboolean computed = xls_payload_u8(payload) != 0;
  const XlsStyle *look =
    number < rows->looks->len ? &g_array_index(rows->looks, XlsStyle, number) : NULL;

  if (computed)
    cell.formula = take_formula(payload, &cell.formula_length);
  if (payload->cut || kind >= XLS_N_VALUES || !is_address(&cell.address))
    return FALSE;
  return give_cell(rows, &cell, (XlsValue)kind, look, payload);
}

static gboolean
take_hidden_row(XlsRows *rows, XlsPayload *payload)
{
  guint32 row = xls_payload_u32(payload);

  if (row < 1 || row > MOST_ROWS)
    return FALSE;
  office_sheet_hide_row(rows->sheet, row);
  return TRUE;
}

static gboolean
tell_old_fonts(XlsRows *rows)
{
  const gboolean more = office_fonts_tell(rows->sink, rows->n_old);

  memset(rows->n_old, 0, sizeof rows->n_old);
  return more;
}

static gboolean
end_sheet(XlsRows *rows)
{
  rows->state = STATE_SHEETS;
  if (!office_sheet_end(rows->sheet) || !tell_old_fonts(rows))
    rows->state = STATE_STOPPED;
  g_clear_pointer(&rows->sheet, office_sheet_free);
  return TRUE;
}

gboolean
xls_sheet_take(XlsRows *rows, XlsFrame frame, XlsPayload *payload)
{
  gboolean known = rows->state == STATE_SHEET;

  if (frame == XLS_FRAME_MERGED)
    return known && take_merged(rows, payload);
  if (frame == XLS_FRAME_COLUMNS)
    return known && take_columns(rows, payload);
  if (!begin_rows(rows)) {
    rows->state = STATE_STOPPED;
    return TRUE;
  }
  if (frame == XLS_FRAME_ROW)
    return take_hidden_row(rows, payload);
  if (frame == XLS_FRAME_CELL)
    return take_cell(rows, payload);
  return frame == XLS_FRAME_SHEET_END && end_sheet(rows);
}
