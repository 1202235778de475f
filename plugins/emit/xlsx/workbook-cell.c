/* workbook-cell.c: what goes into cells: texts, numbers, links. */
#include "workbook-private.h"

#include <string.h>

#define MAX_TEXT 32767u /* UTF-16 units of a cell */
#define MAX_TIP 250u
#define MAX_TARGET 600u /* bytes, of which each may become three; 2,079 are the limit */
#define EXACT_DIGITS 1000000000000000 /* 10^15 */

/* Texts */

static gsize
utf16_units(gunichar character)
{
  return character > 0xFFFF ? 2 : 1;
}

gsize
workbook_cut(const gchar *text, gsize limit)
{
  const gchar *at = text;

  for (gsize n = 0; *at != '\0'; at = g_utf8_next_char(at)) {
    n += utf16_units(g_utf8_get_char(at));
    if (n > limit)
      break;
  }
  return (gsize)(at - text);
}

/* Letters are narrower than digits, which the width is told in. */
guint
workbook_count_lines(const gchar *text, gdouble width)
{
  const glong room = MAX((glong)(width * 1.25) - 1, 1);
  glong lines = 0;

  for (const gchar *line = text; line != NULL;) {
    const gchar *end = strchr(line, '\n');
    glong length = g_utf8_strlen(line, end != NULL ? end - line : -1);

    lines += MAX(1, (length + room - 1) / room);
    line = end != NULL ? end + 1 : NULL;
  }
  return (guint)MIN(lines, 1000);
}

/* "_x0041_" stands for the character of that number. */
static gboolean
is_escape(const gchar *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit(text[i]))
      return FALSE;
  return text[6] == '_';
}

/* As much as a cell takes, so that it is shown as it is. Returns: (transfer full) */
static gchar *
make_text(const gchar *text)
{
  gsize length = workbook_cut(text, MAX_TEXT);
  GString *legal;

  if (strstr(text, "_x") == NULL)
    return g_strndup(text, length);
  legal = g_string_sized_new(length + 16);
  for (gsize i = 0; i < length; i++) {
    if (is_escape(text + i))
      g_string_append(legal, "_x005F");
    g_string_append_c(legal, text[i]);
  }
  g_string_truncate(legal, workbook_cut(legal->str, MAX_TEXT));
  return g_string_free(legal, FALSE);
}

void
workbook_blank(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column, Look look)
{
  worksheet_write_blank(sheet, row, (lxw_col_t)column, workbook_look(workbook, look));
}

void
workbook_text(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column,
              const gchar *text, Look look)
{
  g_autofree gchar *legal = NULL;

  if (text == NULL || *text == '\0') {
    workbook_blank(workbook, sheet, row, column, look);
    return;
  }
  legal = make_text(text);
  worksheet_write_string(sheet, row, (lxw_col_t)column, legal, workbook_look(workbook, look));
}

gboolean
workbook_is_exact(CtDecimal value, gdouble *number)
{
  CtDecimal reduced = ct_decimal_reduce(value);
  gchar text[CT_DECIMAL_CHARS];

  if (reduced.coefficient >= EXACT_DIGITS || reduced.coefficient <= -EXACT_DIGITS)
    return FALSE;
  ct_decimal_format(reduced, text);
  *number = g_ascii_strtod(text, NULL);
  return TRUE;
}

void
workbook_decimal(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                 CtDecimal value, Look look)
{
  gchar text[CT_DECIMAL_CHARS];
  gdouble number;

  if (workbook_is_exact(value, &number)) {
    worksheet_write_number(sheet, row, (lxw_col_t)column, number, workbook_look(workbook, look));
    return;
  }
  workbook->n_long++;
  ct_decimal_format(value, text);
  look.bits |= LOOK_RIGHT;
  look.decimals = LOOK_TEXT;
  workbook_text(workbook, sheet, row, column, text, look);
}

/* Links */

static gboolean
has_room(Workbook *workbook, lxw_worksheet *sheet)
{
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(workbook->links, sheet));

  if (n >= WORKBOOK_MAX_LINKS) {
    workbook->n_unlinked++;
    return FALSE;
  }
  g_hash_table_insert(workbook->links, sheet, GUINT_TO_POINTER(n + 1));
  return TRUE;
}

gboolean
workbook_link(Workbook *workbook, lxw_worksheet *sheet, guint row, guint column,
              const gchar *target, const gchar *tip, Look look)
{
  g_autofree gchar *cut_tip = tip != NULL ? g_strndup(tip, workbook_cut(tip, MAX_TIP)) : NULL;

  return strlen(target) <= MAX_TARGET && has_room(workbook, sheet) &&
         worksheet_write_url_opt(sheet, row, (lxw_col_t)column, target,
                                 workbook_look(workbook, look), "",
                                 cut_tip) == LXW_NO_ERROR;
}

guint64
workbook_n_long(const Workbook *workbook)
{
  return workbook->n_long;
}

guint64
workbook_n_unlinked(const Workbook *workbook)
{
  return workbook->n_unlinked;
}

void
workbook_address(guint row, guint column, gchar address[LXW_MAX_CELL_NAME_LENGTH])
{
  lxw_rowcol_to_cell(address, row, (lxw_col_t)column);
}

gchar *
workbook_reference(const gchar *sheet, guint row, guint column)
{
  g_auto(GStrv) parts = g_strsplit(sheet, "'", -1);
  g_autofree gchar *quoted = g_strjoinv("''", parts);
  gchar address[LXW_MAX_CELL_NAME_LENGTH];

  workbook_address(row, column, address);
  return g_strdup_printf("'%s'!%s", quoted, address);
}
