/* ct-intake-footnote.c: a footnote's digit that lost its raised place: "60,51" for
 * 60,5¹. It can be told only where the whole table is at hand: by the decimals of its
 * column, and by the note that explains it below.
 */
#include "base/ct-text.h"
#include "intake/ct-figure.h"

#define MIN_FIGURES 6u

/* "(1) số liệu ước", "1. ...", "¹ ...", "Ghi chú: (1) ...": bit 1 for 1, to bit 9 */
static guint
find_notes(CtSpan text)
{
  static const gchar *const raised[] = {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  guint notes = 0;

  for (gsize i = 0; i + 2 < text.length; i++) {
    gboolean starts = i == 0 || text.text[i - 1] == ' ';

    if (text.text[i] == '(' && text.text[i + 1] >= '1' && text.text[i + 1] <= '9' &&
        text.text[i + 2] == ')')
      notes |= 1u << (text.text[i + 1] - '0');
    if (starts && text.text[i] >= '1' && text.text[i] <= '9' &&
        (text.text[i + 1] == '.' || text.text[i + 1] == ')') && text.text[i + 2] == ' ')
      notes |= 1u << (text.text[i] - '0');
    for (guint k = 0; k < G_N_ELEMENTS(raised) && (guchar)text.text[i] >= 0x80; k++)
      if (g_str_has_prefix(text.text + i, raised[k]))
        notes |= 1u << (k + 1);
  }
  return notes;
}

static guint
find_notes_of_row(const CtRow *row)
{
  guint notes = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    g_autofree gchar *copy = g_strndup(text.text, text.length);

    notes |= find_notes((CtSpan){copy, text.length});
  }
  return notes;
}

/* What is explained below the last row with figures: "1." further up is a section. */
static guint
find_all_notes(CtIntake *intake, guint end)
{
  guint notes = 0;

  for (guint i = end; i > intake->table.at; i--) {
    const CtRow *row = ct_held_rows_get(intake->held, i - 1);

    if (ct_intake_is_row_of_figures(intake, row))
      return notes;
    notes |= find_notes_of_row(row);
  }
  return notes;
}

/* The plain numbers of one column, and where each of them stands. */
static void
collect(CtIntake *intake, guint end, guint column, GArray *figures, GArray *rows)
{
  g_array_set_size(figures, 0);
  g_array_set_size(rows, 0);
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtNumber number = {.kind = CT_NUMBER_NONE};

    if (column < row->n_cells && row->cells[column].kind == CT_CELL_TEXT)
      number = ct_intake_cell_number(intake, &row->cells[column]);
    if (number.kind != CT_NUMBER_VALUE)
      continue;
    g_array_append_val(figures, number.value);
    g_array_append_val(rows, row->number);
  }
}

static void
judge_column(CtIntake *intake, guint column, guint notes, const GArray *figures,
             const GArray *rows)
{
  const CtDecimal *values = (const CtDecimal *)(gconstpointer)figures->data;

  for (guint i = 0; i < figures->len; i++) {
    CtFootnote footnote = {.row = g_array_index(rows, guint32, i), .column = column};

    if (ct_footnote_evidence(values, figures->len, i, notes, &footnote.without))
      g_array_append_val(intake->table.footnotes, footnote);
  }
}

void
ct_intake_find_footnotes(CtIntake *intake, guint end)
{
  const CtTable *table = &intake->table;
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtDecimal));
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint notes = table->keyed ? 0 : find_all_notes(intake, end);

  g_array_set_size(table->footnotes, 0);
  for (guint i = 0; notes != 0 && i < table->layout->values->len; i++) {
    guint column = g_array_index(table->layout->values, guint, i);

    collect(intake, end, column, figures, rows);
    if (figures->len >= MIN_FIGURES)
      judge_column(intake, column, notes, figures, rows);
  }
}

void
ct_figure_strip_footnote(CtIntake *intake, const CtFigure *figure, CtNumber *number)
{
  const GArray *footnotes = intake->table.footnotes;
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.footnote",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = NULL;
  gchar value[CT_DECIMAL_PEOPLE_CHARS];

  for (guint i = 0; i < footnotes->len; i++) {
    const CtFootnote *footnote = &g_array_index(footnotes, CtFootnote, i);

    if (footnote->row != figure->place.row || footnote->column + 1 != figure->place.column)
      continue;
    observed = ct_text_quote(figure->text.text, figure->text.length);
    number->value = footnote->without;
    number->decimals = footnote->without.scale;
    finding.observed = observed;
    finding.suggestion = ct_decimal_format_for_people(number->value, value);
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" is read as %s: the other figures of its column have one decimal "
                      "less, and its last digit is a footnote explained below"),
                    observed, value);
  }
}
