/* ct-intake-stray.c: rows above a header. Lines of text say what holds for the table; rows of
 * figures stand below a header that was not recognised, and are told when one is found. */
#include <string.h>

#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

/* "104,6 tỷ đồng" */
static gboolean
is_figure_with_unit(const CtIntake *intake, CtSpan text, const CtNumber *number)
{
  return number->kind != CT_NUMBER_NONE && g_ascii_isdigit(text.text[0]) &&
         number->unit_length > 0 &&
         ct_resolver_is_unit(intake->resolver, (CtSpan){number->unit, number->unit_length});
}

/* "84O,1" */
static gboolean
is_damaged_figure(CtSpan text, const CtNumber *number)
{
  return number->kind == CT_NUMBER_NONE && g_ascii_isdigit(text.text[0]) &&
         memchr(text.text, ' ', text.length) == NULL;
}

/* A number beside other cells, or a name with one: "Thu NSNN | 104,6 tỷ đồng". */
static gboolean
is_row_of_data(CtIntake *intake, const CtRow *row)
{
  gboolean named = FALSE, number = FALSE, united = FALSE;
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtNumber read;

    if (text.length == 0)
      continue;
    n++;
    read = ct_intake_cell_number(intake, &row->cells[i]);
    number = number || is_damaged_figure(text, &read);
    united = united || is_figure_with_unit(intake, text, &read);
    number = number || ((read.kind == CT_NUMBER_VALUE || read.kind == CT_NUMBER_AMBIGUOUS ||
                         read.kind == CT_NUMBER_RATIO) &&
                        ct_period_parse(text.text, text.length) == CT_PERIOD_NONE);
    named = named || ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND ||
            ct_resolver_area(intake->resolver, text).result == CT_NAME_FOUND;
  }
  return (n >= 2 && (united || ct_row_count_numbers(row) > 0)) || (named && number);
}

void
ct_intake_pass_above(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (is_row_of_data(intake, row) && !ct_row_is_numbering(row) &&
      table->n_stray < CT_INTAKE_MAX_PREAMBLE)
    table->stray[table->n_stray++] = row->number;
  else
    ct_intake_read_preamble(intake, row);
}

/* "Thu NSNN | chưa có": an indicator, and words where its figure should be. */
static gboolean
is_row_of_words(CtIntake *intake, const CtRow *row)
{
  gboolean named = FALSE;
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length == 0)
      continue;
    if (n == 0)
      named = ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND;
    else if (!ct_text_is_words(text) || ct_resolver_is_unit(intake->resolver, text) ||
             ct_header_words_read(intake->words, intake->resolver, text).role != CT_MEANS_NONE)
      return FALSE;
    n++;
  }
  return named && n == 2;
}

static void
tell_named_above(CtIntake *intake, guint32 row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                                        ct_intake_place(intake, row, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row names an indicator, and no header that is known stands above it; it "
                    "is not read"));
}

void
ct_intake_tell_stray(CtIntake *intake)
{
  CtTable *table = &intake->table;

  for (guint i = 0; i < table->n_stray; i++) {
    CtFinding finding =
      ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                        ct_intake_place(intake, table->stray[i], CT_COLUMN_NONE), NULL);

    ct_findings_add(intake->findings, &finding,
                    _("the row has numbers, and no header that is known stands above it; it is not "
                      "read"));
  }
  table->n_stray = 0;
  for (guint i = 0; i < table->at; i++)
    if (is_row_of_words(intake, ct_held_rows_get(intake->held, i)))
      tell_named_above(intake, ct_held_rows_get(intake->held, i)->number);
}
