/* The table with all findings, and a column for answers. */
#include <string.h>

#include "ods-annotate-private.h"

#define ANSWER (CT_REMARK_COLUMNS - 1)
#define LINK 2u

/* In millimetres. */
static const guint widths[CT_REMARK_COLUMNS] = {11, 22, 34, 62, 36, 34, 28, 115, 55, 78};

/* Styles */

static void
add_column_styles(OdsCopy *copy)
{
  const gchar *p = copy->prefixes[ODS_STYLE];

  for (guint i = 0; i < CT_REMARK_COLUMNS; i++) {
    g_autofree gchar *name = g_strdup_printf("chitieu-column-%u", i + 1);
    g_autofree gchar *text = g_strdup_printf(
      "<%sstyle%s %sname=\"%s\" %sfamily=\"table-column\"><%stable-column-properties "
      "%scolumn-width=\"%umm\"/></%sstyle>",
      p, copy->declarations, p, name, p, p, p, widths[i], p);

    g_autofree gchar *key = g_strdup_printf("table-column:%s", name);
    ods_styles_add(copy, key, text);
  }
}

static void
add_cell_style(OdsCopy *copy, const gchar *name, const gchar *colour, const gchar *align,
               const gchar *weight)
{
  const gchar *p = copy->prefixes[ODS_STYLE], *f = copy->prefixes[ODS_FO];
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(text,
                         "<%sstyle%s %sname=\"%s\" %sfamily=\"table-cell\" "
                         "%sparent-style-name=\"Default\"><%stable-cell-properties "
                         "%sborder=\"0.5pt solid #a6a6a6\" %swrap-option=\"wrap\" "
                         "%svertical-align=\"%s\"",
                         p, copy->declarations, p, name, p, p, p, f, f, p,
                         weight != NULL ? "middle" : "top");
  if (colour != NULL)
    g_string_append_printf(text, " %sbackground-color=\"%s\"", f, colour);
  g_string_append(text, "/>");
  if (align != NULL)
    g_string_append_printf(text, "<%sparagraph-properties %stext-align=\"%s\"/>", p, f, align);
  if (weight != NULL)
    g_string_append_printf(text, "<%stext-properties %sfont-weight=\"%s\"/>", p, f, weight);
  g_string_append_printf(text, "</%sstyle>", p);
  ods_styles_add(copy, name, text->str);
}

static void
add_styles(OdsCopy *copy)
{
  add_column_styles(copy);
  add_cell_style(copy, "chitieu-heading", "#d9e1f2", "center", "bold");
  add_cell_style(copy, "chitieu-answer-heading", "#c6e0b4", "center", "bold");
  add_cell_style(copy, "chitieu-text", NULL, "start", NULL);
  add_cell_style(copy, "chitieu-number", NULL, "center", NULL);
  add_cell_style(copy, "chitieu-answer", "#e9f5e1", "start", NULL);
}

/* Cells */

static void
append_cell(const OdsCopy *copy, const gchar *style, const gchar *value, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TABLE];

  g_string_append_printf(text, "<%stable-cell %sstyle-name=\"%s\"", p, p, style);
  if (value == NULL || value[0] == '\0') {
    g_string_append(text, "/>");
    return;
  }
  g_string_append_printf(text, " %svalue-type=\"string\">", copy->prefixes[ODS_OFFICE]);
  ods_append_paragraphs(copy, value, text);
  g_string_append_printf(text, "</%stable-cell>", p);
}

static void
append_number(const OdsCopy *copy, gsize number, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TABLE], *o = copy->prefixes[ODS_OFFICE];
  const gchar *t = copy->prefixes[ODS_TEXT];

  g_string_append_printf(text,
                         "<%stable-cell %sstyle-name=\"chitieu-number\" %svalue-type=\"float\" "
                         "%svalue=\"%zu\"><%sp>%zu</%sp></%stable-cell>",
                         p, p, o, o, number, t, number, t, p);
}

/* #'Biểu 1'.D12 */
static void
append_link(const OdsCopy *copy, const CtRemarkRow *row, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TABLE], *t = copy->prefixes[ODS_TEXT];
  const gchar *x = copy->prefixes[ODS_XLINK];
  g_autoptr(GString) target = g_string_new("#'");
  OfficeAddress address = {MAX(row->place.row, 1), MAX(row->place.column, 1)};

  if (row->sheet == NULL) {
    append_cell(copy, "chitieu-text", row->location, text);
    return;
  }
  for (const gchar *at = row->sheet; *at != '\0'; at++) {
    if (*at == '\'')
      g_string_append_c(target, '\'');
    g_string_append_c(target, *at);
  }
  g_string_append(target, "'.");
  office_address_append(address, target);
  g_string_append_printf(text,
                         "<%stable-cell %sstyle-name=\"chitieu-text\" %svalue-type=\"string\">"
                         "<%sp><%sa %shref=\"",
                         p, p, copy->prefixes[ODS_OFFICE], t, t, x);
  office_escape(text, target->str);
  g_string_append_printf(text, "\" %stype=\"simple\">", x);
  office_escape(text, row->location);
  g_string_append_printf(text, "</%sa></%sp></%stable-cell>", t, t, p);
}

static void
append_row(const OdsCopy *copy, const CtRemarkRow *row, gsize number, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TABLE];
  const gchar *const cells[] = {row->indicator_name, row->area_name, row->period_name,
                                row->observed,       row->message,   row->suggestion};
  const gchar *const keys[CT_REMARK_KEYS] = {row->rule, row->indicator, row->area, row->period,
                                             row->value};

  g_string_append_printf(text, "<%stable-row>", p);
  append_number(copy, number, text);
  append_cell(copy, "chitieu-text", row->severity, text);
  append_link(copy, row, text);
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    append_cell(copy, "chitieu-text", cells[i], text);
  append_cell(copy, "chitieu-answer", row->answer, text);
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    append_cell(copy, "chitieu-text", keys[i], text);
  g_string_append_printf(text, "</%stable-row>", p);
}

static void
append_columns(const OdsCopy *copy, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TABLE];

  for (guint i = 0; i < CT_REMARK_COLUMNS; i++)
    g_string_append_printf(text, "<%stable-column %sstyle-name=\"chitieu-column-%u\"/>", p, p,
                           i + 1);
  g_string_append_printf(text,
                         "<%stable-column %sstyle-name=\"chitieu-column-2\" "
                         "%snumber-columns-repeated=\"%u\" %svisibility=\"collapse\"/>",
                         p, p, p, CT_REMARK_KEYS, p);
}

static void
append_headings(const OdsCopy *copy, GString *text)
{
  const gchar *p = copy->prefixes[ODS_TABLE];

  g_string_append_printf(text, "<%stable-header-rows><%stable-row>", p, p);
  for (guint i = 0; i < CT_REMARK_COLUMNS; i++)
    append_cell(copy, i == ANSWER ? "chitieu-answer-heading" : "chitieu-heading",
                copy->remarks->headings[i], text);
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    append_cell(copy, "chitieu-heading", copy->remarks->keys[i], text);
  g_string_append_printf(text, "</%stable-row></%stable-header-rows>", p, p);
}

gchar *
ods_list_make(OdsCopy *copy, const gchar *title)
{
  const gchar *p = copy->prefixes[ODS_TABLE];
  gsize n = MIN(copy->remarks->n_rows, OFFICE_MAX_ROWS - 1);
  GString *text = g_string_new(NULL);

  add_styles(copy);
  g_string_append_printf(text, "<%stable%s %sname=\"", p, copy->declarations, p);
  office_escape(text, title);
  g_string_append(text, "\">");
  append_columns(copy, text);
  append_headings(copy, text);
  for (gsize i = 0; i < n; i++)
    append_row(copy, &copy->remarks->rows[i], i + 1, text);
  g_string_append_printf(text, "</%stable>", p);
  return g_string_free(text, FALSE);
}
