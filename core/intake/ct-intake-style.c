/* ct-intake-style.c: how the figures of a table are written: in which style, and whether as
 * numbers of a spreadsheet. */
#include "intake/ct-intake-private.h"

/* "20.28l": what stands right behind the last digit may be one itself. */
static gboolean
has_odd_end(const CtIntake *intake, const CtCell *cell)
{
  CtNumber number = ct_number_read(cell->text, cell->length, CT_STYLE_AUTO);

  return number.unit_length > 0 && number.unit > cell->text &&
         g_ascii_isdigit(number.unit[-1]) && g_ascii_isalpha(number.unit[0]) &&
         !ct_resolver_is_unit(intake->resolver, (CtSpan){number.unit, number.unit_length});
}

static void
count_cell(const CtIntake *intake, const CtRow *row, gint column, CtStyleCount *count)
{
  if (column >= 0 && (guint)column < row->n_cells && row->cells[column].kind == CT_CELL_TEXT &&
      !has_odd_end(intake, &row->cells[column]))
    ct_style_count_add(count, row->cells[column].text, row->cells[column].length);
}

static void
count_row(const CtIntake *intake, const CtRow *row, CtStyleCount *count)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++)
    count_cell(intake, row, (gint)g_array_index(layout->values, guint, i), count);
  for (guint i = 0; i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role > CT_MEANS_VALUE ||
        ct_layout_get(layout, i)->role == CT_MEANS_NONE)
      count_cell(intake, row, (gint)i, count);
  count_cell(intake, row, layout->at[CT_MEANS_NUMERATOR], count);
  count_cell(intake, row, layout->at[CT_MEANS_DENOMINATOR], count);
}

static gboolean
has_plain_column(const CtLayout *layout)
{
  for (guint i = 0; i < layout->values->len; i++)
    if (ct_layout_get(layout, g_array_index(layout->values, guint, i))->plain)
      return TRUE;
  return FALSE;
}

static void
tell_divided_style(CtIntake *intake, const CtStyleCount *count)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.style",
                      ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("decimals are parted by a comma and by a point in this table (cells: %lu and "
                    "%lu); cells that can be read in two ways are not read by the table's style"),
                  (gulong)count->vi, (gulong)(count->point + count->grouped_en));
}

static void
settle_style(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  CtStyleCount count = {0};

  table->style = intake->options.style;
  if (table->style != CT_STYLE_AUTO)
    return;
  for (guint i = table->at; i < end; i++)
    count_row(intake, ct_held_rows_get(intake->held, i), &count);
  table->style = ct_style_count_decide(&count);
  if (table->style != CT_STYLE_AUTO)
    return;
  if (count.vi > 0)
    tell_divided_style(intake, &count);
  else if (has_plain_column(table->layout))
    table->style = CT_STYLE_PLAIN;
}

static const gchar *
describe_style(CtNumberStyle style)
{
  return style != CT_STYLE_AUTO ? ct_number_style_example(style)
                                : _("not settled, as no figure or not all figures show it; what "
                                    "can be read one way only is read");
}

static void
note_style(CtIntake *intake)
{
  ct_intake_note(intake, CT_FACT_STYLE,
                 ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE),
                 (CtSpan){"", 0}, describe_style(intake->table.style),
                 intake->options.style != CT_STYLE_AUTO ? _("declared")
                 : intake->table.style == CT_STYLE_AUTO ? NULL
                                                        : _("by the marks in the figures"));
}

/* Whether most figures are numbers of a spreadsheet: then one that is text is a slip. */
static gboolean
is_typed(const CtIntake *intake, guint end)
{
  const CtTable *table = &intake->table;
  guint n = 0, n_typed = 0;

  for (guint i = table->at; table->sheet && i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    for (guint k = 0; k < table->layout->values->len; k++) {
      guint column = g_array_index(table->layout->values, guint, k);

      if (column >= row->n_cells || ct_cell_span(&row->cells[column]).length == 0)
        continue;
      n++;
      n_typed += row->cells[column].kind == CT_CELL_NUMBER ||
                     row->cells[column].kind == CT_CELL_PERCENT
                   ? 1
                   : 0;
    }
  }
  return n_typed * 2 > n;
}

void
ct_intake_settle_style(CtIntake *intake, guint end)
{
  settle_style(intake, end);
  note_style(intake);
  intake->table.typed = is_typed(intake, end);
}
