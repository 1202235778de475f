/* ct-intake-compare.c: comparisons recomputed: what a form says of its own figures. */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

static CtComparedCell
read_cell(CtIntake *intake, const CtRow *row, guint column)
{
  CtComparedCell cell = {0};
  CtNumber number;

  if (column >= row->n_cells)
    return cell;
  number = ct_intake_cell_number(intake, &row->cells[column]);
  cell.set = number.kind == CT_NUMBER_VALUE && number.qualifier == 0;
  cell.value = number.value;
  cell.decimals = number.decimals;
  return cell;
}

void
ct_intake_compare_row(CtIntake *intake, const CtRow *row)
{
  const CtTable *table = &intake->table;
  guint n = table->layout->columns->len;

  if (table->comparisons == NULL)
    return;
  g_array_set_size(intake->compared, n);
  for (guint i = 0; i < n; i++)
    g_array_index(intake->compared, CtComparedCell, i) =
      ct_comparisons_needs(table->comparisons, i) ? read_cell(intake, row, i)
                                                  : (CtComparedCell){0};
  ct_comparisons_add(table->comparisons, row->number,
                     (const CtComparedCell *)(gconstpointer)intake->compared->data, n);
}

static const gchar *
sum_format(CtComparisonKind kind)
{
  switch (kind) {
  case CT_COMPARISON_GROWTH:
    return _("%s : %s x 100 - 100");
  case CT_COMPARISON_DIFFERENCE:
    return _("%s - %s");
  case CT_COMPARISON_INDEX:
  default:
    return _("%s : %s x 100");
  }
}

/* Returns: (transfer full): "104,6 : 98,2 x 100" */
static gchar *
write_sum(const CtComparisonFault *fault)
{
  gchar compared[CT_DECIMAL_PEOPLE_CHARS], base[CT_DECIMAL_PEOPLE_CHARS];
  g_auto(GStrv) parts = g_strsplit(sum_format(fault->kind), "%s", 3);

  ct_decimal_format_for_people(fault->compared, compared);
  ct_decimal_format_for_people(fault->base, base);
  return g_strconcat(parts[0], compared, parts[1], base, parts[2], NULL);
}

static void
tell_fault(const CtComparisonFault *fault, gpointer user_data)
{
  CtIntake *intake = user_data;
  guint32 row = fault->row > 0 ? fault->row : intake->table.header_row;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.comparison",
                      ct_intake_place(intake, row, (gint)fault->column), NULL);
  g_autofree gchar *sum = write_sum(fault);
  gchar observed[CT_DECIMAL_CHARS], expected[CT_DECIMAL_CHARS];
  gchar seen[CT_DECIMAL_PEOPLE_CHARS], wanted[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format(fault->observed, observed);
  ct_decimal_format(fault->expected, expected);
  finding.observed = observed;
  finding.expected = expected;
  if (fault->row > 0)
    ct_findings_add(intake->findings, &finding,
                    _("the comparison says %s, but the figures of its row give %s = %s"),
                    ct_decimal_format_for_people(fault->observed, seen), sum,
                    ct_decimal_format_for_people(fault->expected, wanted));
  else
    ct_findings_add(intake->findings, &finding,
                    _("in %u of %u rows this column does not follow from the columns that it "
                      "compares; in the first of them it says %s, and %s = %s"),
                    fault->n_faults, fault->n_rows,
                    ct_decimal_format_for_people(fault->observed, seen), sum,
                    ct_decimal_format_for_people(fault->expected, wanted));
}

static void
note_kinds(CtIntake *intake)
{
  static const gchar *const kinds[] = {
    N_("in percent of the other column: 100 is no change"),
    N_("growth in percent: 0 is no change"), N_("a difference")};
  const CtTable *table = &intake->table;
  CtComparisonKind kind;

  for (guint i = 0; i < table->layout->columns->len; i++)
    if (ct_layout_get(table->layout, i)->role == CT_MEANS_COMPARISON &&
        ct_comparisons_kind(table->comparisons, i, &kind))
      ct_intake_note(intake, CT_FACT_COLUMN,
                     ct_intake_place(intake, table->header_row, (gint)i),
                     ct_layout_get(table->layout, i)->header, _(kinds[kind]),
                     _("recomputed from its rows"));
}

void
ct_intake_tell_comparisons(CtIntake *intake)
{
  CtTable *table = &intake->table;

  if (table->comparisons == NULL)
    return;
  ct_comparisons_finish(table->comparisons, tell_fault, intake);
  if (intake->options.recognition != NULL)
    note_kinds(intake);
  g_clear_pointer(&table->comparisons, ct_comparisons_free);
}
