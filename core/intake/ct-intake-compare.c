/* ct-intake-compare.c: comparisons recomputed: what a form says of its own figures; columns that
 * look like some and are rates. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-private.h"
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

/* Rates: "Tổng số xã | Số xã đạt chuẩn | Tỷ lệ (%)" */

/* The one indicator that is @n by @d, in per cent, or CT_INDEX_NONE. */
static guint32
find_rate(const CtCatalog *catalog, guint32 n, guint32 d)
{
  guint32 found = CT_INDEX_NONE;

  for (guint32 i = 0; i < catalog->n_targeted; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];

    if (indicator->numerator != n || indicator->denominator != d ||
        (indicator->form != CT_FORM_RATIO && indicator->form != CT_FORM_SHARE) ||
        strcmp(catalog->units[indicator->unit].symbol, "%") != 0)
      continue;
    if (found != CT_INDEX_NONE)
      return CT_INDEX_NONE;
    found = i;
  }
  return found;
}

/* Whether both columns are figures of two indicators and one area, period and measure. */
static gboolean
is_pair(const CtColumn *a, const CtColumn *b)
{
  return a->role == CT_MEANS_VALUE && b->role == CT_MEANS_VALUE &&
         a->indicator != CT_INDEX_NONE && b->indicator != CT_INDEX_NONE &&
         a->indicator != b->indicator && a->area == b->area && a->measure == b->measure &&
         a->period == b->period && a->relative.said == b->relative.said;
}

/* "Tỷ lệ (%)" and nothing else. */
static gboolean
is_bare_rate(const CtColumn *column)
{
  static const gchar *const words[] = {"ti le", "ti le %", "%", "tl", "tl %", NULL};

  return column->role == CT_MEANS_NONE && column->header.length < 40 &&
         ct_header_is_one_of(column->header, words);
}

/* %FALSE: the columns are no parts of one indicator. */
static gboolean
take_rate(CtIntake *intake, guint index, const CtColumn *n, const CtColumn *d)
{
  CtLayout *layout = intake->table.layout;
  CtColumn column = *n;
  guint32 rate = is_pair(n, d) ? find_rate(intake->catalog, n->indicator, d->indicator)
                               : CT_INDEX_NONE;

  if (rate == CT_INDEX_NONE)
    return FALSE;
  column.indicator = rate;
  column.header = ct_layout_get(layout, index)->header;
  column.unit = (CtSpan){"%", 1};
  ct_layout_set(layout, index, &column);
  return TRUE;
}

void
ct_intake_take_rates(CtIntake *intake)
{
  CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(layout, i);
    const CtColumn *n, *d;

    if (i >= 2 && is_bare_rate(column)) {
      take_rate(intake, i, ct_layout_get(layout, i - 1), ct_layout_get(layout, i - 2));
      continue;
    }
    if (column->role != CT_MEANS_COMPARISON || column->comparison != CT_COMPARES_PERCENT ||
        column->compared == CT_COLUMN_NONE || column->base == CT_COLUMN_NONE)
      continue;
    n = ct_layout_get(layout, (guint)column->compared);
    d = ct_layout_get(layout, (guint)column->base);
    if (!take_rate(intake, i, n, d) && is_pair(n, d))
      ct_layout_set_role(layout, i, CT_MEANS_NONE); /* no comparison, and of what is not known */
  }
}
