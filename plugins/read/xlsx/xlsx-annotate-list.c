/* The sheet with all findings, and a column for answers. */
#include <string.h>

#include "xlsx-annotate-private.h"

#define ANSWER (CT_REMARK_COLUMNS - 1)
#define LINK 2u

static const guint widths[CT_REMARK_COLUMNS] = {5, 11, 16, 32, 18, 18, 16, 60, 28, 40};

#define LINE_POINTS 15u
#define MAX_LINES 27u /* 409 points are the limit of a row */

static void
append_reference(guint32 row, guint32 column, GString *text)
{
  office_address_append((OfficeAddress){row, column}, text);
}

/* Text, whatever it begins with: never a formula. */
static void
append_cell(guint32 row, guint32 column, guint32 style, const gchar *value, GString *text)
{
  g_string_append(text, "<c r=\"");
  append_reference(row, column, text);
  g_string_append_printf(text, "\" s=\"%u\"", style);
  if (value == NULL || value[0] == '\0') {
    g_string_append(text, "/>");
    return;
  }
  g_string_append(text, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  office_escape(text, value);
  g_string_append(text, "</t></is></c>");
}

static void
append_headings(const CtRemarks *remarks, XlsxMarks *marks, GString *text)
{
  guint32 style = xlsx_marks_list_style(marks, XLSX_LIST_HEADING);

  g_string_append(text, "<row r=\"1\" ht=\"30\" customHeight=\"1\">");
  for (guint i = 0; i < CT_REMARK_COLUMNS; i++)
    append_cell(1, i + 1,
                i == ANSWER ? xlsx_marks_list_style(marks, XLSX_LIST_ANSWER_HEADING) : style,
                remarks->headings[i], text);
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    append_cell(1, CT_REMARK_COLUMNS + i + 1, style, remarks->keys[i], text);
  g_string_append(text, "</row>");
}

/* Lines that a text takes in a column so wide. */
static guint
count_lines(const gchar *value, guint width)
{
  guint lines = 1, chars = 0;

  for (const gchar *at = value != NULL ? value : ""; *at != '\0'; at = g_utf8_next_char(at)) {
    chars++;
    if (*at != '\n' && chars <= width)
      continue;
    lines++;
    chars = 0;
  }
  return lines;
}

/* Not all programs find the height of a row by themselves. */
static guint
row_height(const gchar *const *cells, guint n)
{
  guint lines = 1;

  for (guint i = 0; i < n; i++)
    lines = MAX(lines, count_lines(cells[i], widths[i + 1]));
  return MIN(lines, MAX_LINES) * LINE_POINTS;
}

static void
append_row(const CtRemarkRow *row, guint32 at, const guint32 styles[CT_REMARK_COLUMNS],
           guint32 key_style, GString *text)
{
  const gchar *const cells[] = {row->severity,    row->location, row->indicator_name,
                                row->area_name,   row->period_name, row->observed,
                                row->message,     row->suggestion, row->answer};
  const gchar *const keys[CT_REMARK_KEYS] = {row->rule, row->indicator, row->area, row->period,
                                             row->value};

  g_string_append_printf(text,
                         "<row r=\"%u\" ht=\"%u\" customHeight=\"1\"><c r=\"A%u\" s=\"%u\">"
                         "<v>%u</v></c>",
                         at, row_height(cells, G_N_ELEMENTS(cells)), at, styles[0], at - 1);
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    append_cell(at, i + 2, styles[i + 1], cells[i], text);
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    append_cell(at, CT_REMARK_COLUMNS + i + 1, key_style, keys[i], text);
  g_string_append(text, "</row>");
}

static void
append_rows(const CtRemarks *remarks, guint32 n, XlsxMarks *marks, GString *text)
{
  guint32 plain = xlsx_marks_list_style(marks, XLSX_LIST_TEXT);
  guint32 styles[CT_REMARK_COLUMNS];

  for (guint i = 0; i < CT_REMARK_COLUMNS; i++)
    styles[i] = plain;
  styles[0] = xlsx_marks_list_style(marks, XLSX_LIST_NUMBER);
  styles[LINK] = xlsx_marks_list_style(marks, XLSX_LIST_LINK);
  styles[ANSWER] = xlsx_marks_list_style(marks, XLSX_LIST_ANSWER);
  for (guint32 i = 0; i < n; i++)
    append_row(&remarks->rows[i], i + 2, styles, plain, text);
}

static void
append_columns(GString *text)
{
  g_string_append(text, "<cols>");
  for (guint i = 0; i < CT_REMARK_COLUMNS; i++)
    g_string_append_printf(text, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>",
                           i + 1, i + 1, widths[i]);
  g_string_append_printf(text,
                         "<col min=\"%u\" max=\"%u\" width=\"12\" hidden=\"1\" customWidth=\"1\"/>"
                         "</cols>",
                         CT_REMARK_COLUMNS + 1, CT_REMARK_COLUMNS + CT_REMARK_KEYS);
}

/* 'Biểu 1'!D12 */
static void
append_location(const CtRemarkRow *row, GString *text)
{
  g_autoptr(GString) name = g_string_new("'");

  for (const gchar *at = row->sheet; *at != '\0'; at++) {
    if (*at == '\'')
      g_string_append_c(name, '\'');
    g_string_append_c(name, *at);
  }
  g_string_append(name, "'!");
  append_reference(MAX(row->place.row, 1), MAX(row->place.column, 1), name);
  office_escape(text, name->str);
}

static void
append_links(const CtRemarks *remarks, guint32 n, GString *text)
{
  gboolean any = FALSE;

  for (guint32 i = 0; i < n; i++) {
    const CtRemarkRow *row = &remarks->rows[i];

    if (row->sheet == NULL)
      continue;
    g_string_append(text, any ? "<hyperlink ref=\"" : "<hyperlinks><hyperlink ref=\"");
    append_reference(i + 2, LINK + 1, text);
    g_string_append(text, "\" location=\"");
    append_location(row, text);
    g_string_append(text, "\"/>");
    any = TRUE;
  }
  if (any)
    g_string_append(text, "</hyperlinks>");
}

GBytes *
xlsx_list_make(const CtRemarks *remarks, XlsxMarks *marks, const gchar *main_space)
{
  guint32 n = (guint32)MIN(remarks->n_rows, OFFICE_MAX_ROWS - 1);
  GString *text = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");

  g_string_append_printf(
    text,
    "<worksheet xmlns=\"%s\"><sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/>"
    "</sheetPr><dimension ref=\"A1:O%u\"/><sheetViews><sheetView workbookViewId=\"0\">"
    "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    "<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>"
    "<sheetFormatPr defaultRowHeight=\"15\"/>",
    main_space, n + 1);
  append_columns(text);
  g_string_append(text, "<sheetData>");
  append_headings(remarks, marks, text);
  append_rows(remarks, n, marks, text);
  g_string_append_printf(text, "</sheetData><autoFilter ref=\"A1:J%u\"/>", n + 1);
  append_links(remarks, n, text);
  g_string_append(text, "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" "
                        "header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" "
                        "fitToHeight=\"0\" orientation=\"landscape\"/></worksheet>");
  return g_string_free_to_bytes(text);
}
