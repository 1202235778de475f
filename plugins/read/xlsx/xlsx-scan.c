/* xlsx-scan.c: see xlsx-scan.h */
#include "xlsx-scan-private.h"

#define MAX_CELLS 16384u

/* Cells */

static gboolean
parse_number(const XlsxAttribute *attribute, guint32 max, guint32 *number)
{
  guint64 value = 0;

  for (gsize i = 0; i < attribute->value_length; i++) {
    if (attribute->value[i] < '0' || attribute->value[i] > '9' || value > max)
      return FALSE;
    value = value * 10 + (guint64)(attribute->value[i] - '0');
  }
  *number = (guint32)value;
  return attribute->value_length > 0 && value <= max;
}

static inline gboolean
is_called(const XlsxAttribute *attribute, gchar name)
{
  return attribute->name_length == 1 && attribute->name[0] == name;
}

static gboolean
read_cell_attribute(XlsxCursor *cursor, const XlsxAttribute *attribute, XlsxScanCell *cell)
{
  if (is_called(attribute, 'r'))
    return (attribute->value_length > 0 &&
            office_address_parse(attribute->value, attribute->value_length, &cell->address) ==
              attribute->value_length) ||
           xlsx_cursor_unknown(cursor);
  if (is_called(attribute, 's'))
    return parse_number(attribute, G_MAXUINT32 - 1, &cell->raw.style) ||
           xlsx_cursor_unknown(cursor);
  if (is_called(attribute, 't'))
    cell->raw.type = xlsx_type_parse(attribute->value, attribute->value_length);
  return TRUE;
}

/* <v>12</v> */
static gboolean
take_v(XlsxCursor *cursor, XlsxScanCell *cell)
{
  if (cell->raw.value != NULL)
    return xlsx_cursor_unknown(cursor);
  return xlsx_cursor_take(cursor, "<v>", 3) &&
         xlsx_cursor_text(cursor, &cell->raw.value, &cell->raw.length) &&
         xlsx_cursor_end(cursor, "v", 1);
}

/* <f>A1*2</f> */
static gboolean
take_f(XlsxCursor *cursor, XlsxScanCell *cell)
{
  if (cell->raw.formula || cell->raw.value != NULL)
    return xlsx_cursor_unknown(cursor);
  cell->raw.formula = TRUE;
  return xlsx_cursor_take(cursor, "<f>", 3) &&
         xlsx_cursor_text(cursor, &cell->formula, &cell->formula_length) &&
         xlsx_cursor_end(cursor, "f", 1);
}

/* <is><t>x</t></is> */
static gboolean
take_is(XlsxCursor *cursor, XlsxScanCell *cell)
{
  XlsxAttributes attributes;

  if (cell->raw.value != NULL || cell->raw.type != XLSX_INLINE)
    return xlsx_cursor_unknown(cursor);
  return xlsx_cursor_take(cursor, "<is><t", 6) && xlsx_cursor_attributes(cursor, &attributes) &&
         (!attributes.empty || xlsx_cursor_unknown(cursor)) &&
         xlsx_cursor_text(cursor, &cell->raw.value, &cell->raw.length) &&
         xlsx_cursor_end(cursor, "t", 1) && xlsx_cursor_end(cursor, "is", 2);
}

static gboolean
take_inside(XlsxCursor *cursor, XlsxScanCell *cell)
{
  for (;;) {
    xlsx_cursor_skip_space(cursor);
    if (cursor->end - cursor->at < 2)
      return xlsx_cursor_more(cursor);
    if (cursor->at[0] != '<')
      return xlsx_cursor_unknown(cursor);
    if (cursor->at[1] == '/')
      return xlsx_cursor_end(cursor, "c", 1);
    if (!(cursor->at[1] == 'v'   ? take_v(cursor, cell)
          : cursor->at[1] == 'f' ? take_f(cursor, cell)
          : cursor->at[1] == 'i' ? take_is(cursor, cell)
                                 : xlsx_cursor_unknown(cursor)))
      return FALSE;
  }
}

static XlsxScanCell *
add_cell(XlsxScan *scan)
{
  XlsxScanCell *cell;

  if (scan->n_cells == scan->capacity) {
    scan->capacity = MAX(2 * scan->capacity, 16u);
    scan->cells = g_renew(XlsxScanCell, scan->cells, scan->capacity);
  }
  cell = &scan->cells[scan->n_cells++];
  *cell = (XlsxScanCell){.raw.type = XLSX_NUMBER};
  return cell;
}

/* From behind "<c". */
static gboolean
take_cell(XlsxCursor *cursor)
{
  XlsxAttributes attributes;
  XlsxScanCell *cell;

  if (cursor->scan->n_cells == MAX_CELLS)
    return xlsx_cursor_unknown(cursor);
  cell = add_cell(cursor->scan);
  if (!xlsx_cursor_attributes(cursor, &attributes))
    return FALSE;
  for (guint i = 0; i < attributes.n; i++)
    if (!read_cell_attribute(cursor, &attributes.list[i], cell))
      return FALSE;
  cursor->scan->column = cell->address.row > 0 ? cell->address.column : cursor->scan->column + 1;
  if (cursor->scan->column > OFFICE_MAX_COLUMNS)
    return xlsx_cursor_unknown(cursor);
  return attributes.empty || take_inside(cursor, cell);
}

/* Rows */

static gboolean
read_row_attributes(XlsxCursor *cursor, const XlsxAttributes *attributes)
{
  XlsxScan *scan = cursor->scan;

  for (guint i = 0; i < attributes->n; i++) {
    const XlsxAttribute *attribute = &attributes->list[i];

    if (is_called(attribute, 'r')) {
      if (!parse_number(attribute, OFFICE_MAX_ROWS, &scan->row) || scan->row == 0)
        return xlsx_cursor_unknown(cursor);
    } else if (attribute->name_length == 6 && memcmp(attribute->name, "hidden", 6) == 0) {
      if (attribute->value_length != 1)
        return xlsx_cursor_unknown(cursor);
      scan->hidden = attribute->value[0] == '1';
    }
  }
  return TRUE;
}

/* From behind "<row". */
static gboolean
take_row(XlsxCursor *cursor)
{
  XlsxAttributes attributes;

  if (!xlsx_cursor_attributes(cursor, &attributes) || !read_row_attributes(cursor, &attributes))
    return FALSE;
  if (attributes.empty)
    return TRUE;
  for (;;) {
    xlsx_cursor_skip_space(cursor);
    if (cursor->end - cursor->at < 3)
      return xlsx_cursor_more(cursor);
    if (cursor->at[0] == '<' && cursor->at[1] == '/')
      return xlsx_cursor_end(cursor, "row", 3);
    if (cursor->at[0] != '<' || cursor->at[1] != 'c')
      return xlsx_cursor_unknown(cursor);
    cursor->at += 2;
    if (!take_cell(cursor))
      return FALSE;
  }
}

/* Returns: whether "<NAME" stands there, behind white space; else why not is in @cursor */
static gboolean
find_item(XlsxCursor *cursor, const gchar *tag, gsize length)
{
  xlsx_cursor_skip_space(cursor);
  if (!xlsx_cursor_take(cursor, tag, length))
    return cursor->status == XLSX_SCAN_MORE ? FALSE : xlsx_cursor_stop(cursor, XLSX_SCAN_OTHER);
  return cursor->at == cursor->end || !xlsx_is_name(*cursor->at) ||
         xlsx_cursor_stop(cursor, XLSX_SCAN_OTHER);
}

XlsxScanStatus
xlsx_scan_row(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used)
{
  XlsxCursor cursor = {scan, bytes, bytes + length, XLSX_SCAN_ITEM};

  scan->row = 0;
  scan->hidden = FALSE;
  scan->column = 0;
  scan->n_cells = 0;
  if (find_item(&cursor, "<row", 4) && take_row(&cursor))
    *used = (gsize)(cursor.at - bytes);
  return cursor.status;
}

XlsxScanStatus
xlsx_scan_text(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used, const gchar **text,
               gsize *text_length)
{
  XlsxCursor cursor = {scan, bytes, bytes + length, XLSX_SCAN_ITEM};
  XlsxAttributes attributes;

  if (find_item(&cursor, "<si", 3) && xlsx_cursor_take(&cursor, "><t", 3) &&
      xlsx_cursor_attributes(&cursor, &attributes) &&
      (!attributes.empty || xlsx_cursor_unknown(&cursor)) &&
      xlsx_cursor_text(&cursor, text, text_length) && xlsx_cursor_end(&cursor, "t", 1) &&
      xlsx_cursor_end(&cursor, "si", 2))
    *used = (gsize)(cursor.at - bytes);
  return cursor.status;
}

void
xlsx_scan_clear(XlsxScan *scan)
{
  g_clear_pointer(&scan->cells, g_free);
}
