/* ct-layout-operands.c: which columns a comparison compares: by the formula below it
 * ("(9)=(7)/(4)"), else by its words and the columns beside it. Where two columns may
 * be meant none is.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-column-numbers.h"
#include "intake/ct-layout-private.h"

#define MAX_NUMBERS 10000u

/* Formulas */

/* A column that is made of others is no figure, whatever stands above it. */
static gboolean
is_made(const CtLayout *layout, const CtColumn *column, CtFormulaKind kind, gint base)
{
  if (column->role == CT_MEANS_COMPARISON)
    return TRUE;
  if (kind != CT_FORMULA_RATIO)
    return FALSE;
  return column->role == CT_MEANS_NONE ||
         (column->role == CT_MEANS_VALUE &&
          (ct_layout_get(layout, (guint)base)->measure == CT_MEASURE_PLAN ||
           (column->unit.length == 1 && column->unit.text[0] == '%' &&
            column->indicator == CT_INDEX_NONE)));
}

static void
take_formula(CtLayout *layout, guint index, const CtColumnNumber *number, const gint *columns)
{
  CtColumn column = *ct_layout_get(layout, index);
  gint compared = columns[number->a % MAX_NUMBERS], base = columns[number->b % MAX_NUMBERS];

  if (compared == CT_COLUMN_NONE || base == CT_COLUMN_NONE || compared == base ||
      compared == (gint)index || base == (gint)index ||
      !is_made(layout, &column, number->kind, base))
    return;
  column.role = CT_MEANS_COMPARISON;
  column.comparison =
    number->kind == CT_FORMULA_RATIO ? CT_COMPARES_PERCENT : CT_COMPARES_DIFFERENCE;
  column.compared = compared;
  column.base = base;
  ct_layout_set(layout, index, &column);
}

void
ct_layout_take_formulas(CtLayout *layout, const CtRow *row)
{
  guint n = MIN(row->n_cells, layout->columns->len);
  g_autofree gint *columns = g_new(gint, MAX_NUMBERS);
  g_autofree CtColumnNumber *numbers = g_new0(CtColumnNumber, n + 1);

  for (guint i = 0; i < MAX_NUMBERS; i++)
    columns[i] = CT_COLUMN_NONE;
  for (guint i = 0; i < n; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length > 0 && ct_column_number_read(text.text, text.length, &numbers[i]) &&
        numbers[i].number > 0)
      columns[numbers[i].number % MAX_NUMBERS] = (gint)i;
  }
  for (guint i = 0; i < n; i++)
    if (numbers[i].kind != CT_FORMULA_NONE)
      take_formula(layout, i, &numbers[i], columns);
}

/* Words */

typedef struct {
  const CtLayout *layout;
  const CtColumn *comparison;
  CtPeriod period; /* of the table */
} Search;

static gboolean
is_figure(const Search *search, const CtColumn *column)
{
  return (column->role == CT_MEANS_VALUE || column->role == CT_MEANS_OTHER_PLAN) &&
         column->indicator == search->comparison->indicator &&
         column->area == search->comparison->area;
}

static gboolean
fits_plan(const Search *search, const CtOperand *wanted, const CtColumn *column)
{
  if (column->measure != CT_MEASURE_PLAN)
    return FALSE;
  return !wanted->relative.said ||
         ct_relative_period_resolve(wanted->relative, search->period) == column->period;
}

/* The plan of the giver that is named; the only one; the one that is the plan; of those
 * of several periods the one of @beside. */
static gint
find_plan(const Search *search, const CtOperand *wanted, CtPeriod beside)
{
  gint found = CT_COLUMN_NONE, main = CT_COLUMN_NONE, only = CT_COLUMN_NONE;
  gint same = CT_COLUMN_NONE;
  guint n = 0, n_main = 0;

  for (guint i = 0; i < search->layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(search->layout, i);

    if (!is_figure(search, column) || !fits_plan(search, wanted, column))
      continue;
    if (wanted->plan != CT_PLAN_UNSAID && column->plan == wanted->plan)
      found = (gint)i;
    if (column->role == CT_MEANS_VALUE && column->period == beside)
      same = (gint)i;
    if (column->role == CT_MEANS_VALUE) {
      main = (gint)i;
      n_main++;
    }
    only = (gint)i;
    n++;
  }
  if (found != CT_COLUMN_NONE)
    return found;
  if (n == 1)
    return only;
  if (wanted->plan != CT_PLAN_UNSAID)
    return CT_COLUMN_NONE;
  return n_main == 1 ? main : same;
}

/* The one column, not a plan, with that period; of two the one that is no estimate,
 * unless estimates are asked for. */
static gint
find_period(const Search *search, CtPeriod period, gint measure)
{
  gint found = CT_COLUMN_NONE;

  for (guint i = 0; period != CT_PERIOD_NONE && i < search->layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(search->layout, i);

    if (!is_figure(search, column) || column->measure == CT_MEASURE_PLAN ||
        column->period != period)
      continue;
    if (found == CT_COLUMN_NONE ||
        (column->measure == CT_MEASURE_ESTIMATE) == (measure == CT_MEASURE_ESTIMATE))
      found = (gint)i;
  }
  return found;
}

/* The only column that is no plan and not of a period past. */
static gint
find_only(const Search *search)
{
  gint found = CT_COLUMN_NONE;

  for (guint i = 0; i < search->layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(search->layout, i);

    if (!is_figure(search, column) || column->measure == CT_MEASURE_PLAN ||
        column->relative.years_back != 0)
      continue;
    if (found != CT_COLUMN_NONE)
      return CT_COLUMN_NONE;
    found = (gint)i;
  }
  return found;
}

/* "2023/2022" beside "6T 2022" and "6T 2023" are those months of the years. */
static gint
find_year(const Search *search, gint year)
{
  gint found = CT_COLUMN_NONE;

  for (guint i = 0; year != 0 && i < search->layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(search->layout, i);

    if (!is_figure(search, column) || column->measure == CT_MEASURE_PLAN ||
        column->period == CT_PERIOD_NONE || ct_period_year(column->period) != year)
      continue;
    if (found != CT_COLUMN_NONE)
      return CT_COLUMN_NONE;
    found = (gint)i;
  }
  return found;
}

static gint
find_said(const Search *search, const CtOperand *wanted)
{
  CtPeriod period = ct_relative_period_resolve(wanted->relative, search->period);
  gint found = find_period(search, period, wanted->measure);

  if (found != CT_COLUMN_NONE || ct_period_months(period) != 12)
    return found;
  return find_year(search, wanted->relative.year);
}

static CtPeriod
period_of(const Search *search, gint column)
{
  return column == CT_COLUMN_NONE ? CT_PERIOD_NONE
                                  : ct_layout_get(search->layout, (guint)column)->period;
}

/* What is said, or else what is of the table's period. */
static gint
find_compared(const Search *search, gint base)
{
  const CtOperand *wanted = &search->comparison->wants_compared;
  gint found;

  if (wanted->measure == CT_MEASURE_PLAN)
    return find_plan(search, wanted, CT_PERIOD_NONE);
  if (wanted->relative.said)
    return find_said(search, wanted);
  found = find_period(search, ct_period_shift(period_of(search, base), 12), wanted->measure);
  if (found == CT_COLUMN_NONE)
    found = find_period(search, search->period, wanted->measure);
  return found != CT_COLUMN_NONE ? found : find_only(search);
}

/* "CK" is that of what is compared: "T6 so CK" of June, "6T so CK" of six months. */
static gint
find_same(const Search *search, gint compared)
{
  const CtOperand *wanted = &search->comparison->wants_base;
  gint found;

  if (wanted->relative.months == 0 && wanted->relative.year == 0) {
    found = find_period(search, ct_period_shift(period_of(search, compared), -12), wanted->measure);
    if (found != CT_COLUMN_NONE)
      return found;
  }
  return find_said(search, wanted);
}

/* Nothing is said: what stands beside tells, when it is one thing only. */
static gint
guess_base(const Search *search, gint compared)
{
  const CtOperand any = CT_OPERAND_INIT;
  gint same = find_period(search, ct_period_shift(period_of(search, compared), -12),
                          CT_MEASURE_UNSAID);
  gint plan = find_plan(search, &any, period_of(search, compared));

  if (same == CT_COLUMN_NONE)
    return plan;
  return plan == CT_COLUMN_NONE || search->comparison->comparison == CT_COMPARES_DIFFERENCE
           ? same
           : CT_COLUMN_NONE;
}

static gint
find_base(const Search *search, gint compared)
{
  const CtOperand *wanted = &search->comparison->wants_base;

  if (wanted->measure == CT_MEASURE_PLAN)
    return find_plan(search, wanted, period_of(search, compared));
  if (wanted->relative.said)
    return find_same(search, compared);
  return wanted->said ? CT_COLUMN_NONE : guess_base(search, compared);
}

static gboolean
has_one_unit(const CtLayout *layout, gint a, gint b)
{
  CtSpan one = ct_layout_get(layout, (guint)a)->unit, other = ct_layout_get(layout, (guint)b)->unit;
  g_autofree gchar *key = NULL, *other_key = NULL;

  if (one.length == 0 || other.length == 0)
    return one.length == other.length;
  key = ct_text_fold(one.text, one.length, CT_FOLD_LETTERS);
  other_key = ct_text_fold(other.text, other.length, CT_FOLD_LETTERS);
  return g_str_equal(key, other_key);
}

static void
find_columns(Search *search, CtColumn *comparison)
{
  gint compared = find_compared(search, CT_COLUMN_NONE), base = find_base(search, compared);

  if (!comparison->wants_compared.relative.said &&
      comparison->wants_compared.measure != CT_MEASURE_PLAN && base != CT_COLUMN_NONE)
    compared = find_compared(search, base);
  if (compared == CT_COLUMN_NONE || base == CT_COLUMN_NONE || compared == base ||
      !has_one_unit(search->layout, compared, base))
    return;
  comparison->compared = compared;
  comparison->base = base;
}

void
ct_layout_find_operands(CtLayout *layout, CtPeriod period)
{
  guint budget = 1u << 20; /* each looks at all columns */

  for (guint i = 0; i < layout->columns->len && budget > layout->columns->len; i++) {
    CtColumn *column = ct_layout_edit(layout, i);
    Search search = {.layout = layout, .comparison = column, .period = period};

    if (column->role != CT_MEANS_COMPARISON || column->compared != CT_COLUMN_NONE)
      continue;
    budget -= layout->columns->len;
    find_columns(&search, column);
  }
}

/* "Hoàn thành" */

static gboolean
is_same_kind(const CtColumn *a, const CtColumn *b)
{
  return a->indicator == b->indicator && a->area == b->area;
}

/* The lowest cell above the column. */
static CtSpan
lowest_cell(const CtColumn *column)
{
  CtSpan text = column->header;

  for (gsize i = text.length; i >= 3; i--)
    if (memcmp(text.text + i - 3, " / ", 3) == 0)
      return (CtSpan){text.text + i, text.length - i};
  return text;
}

static gboolean
says_percent(const CtColumn *column)
{
  g_autofree gchar *key = ct_text_fold(column->header.text, column->header.length, CT_FOLD_LETTERS);

  return column->header.length > 0 &&
         (memchr(column->header.text, '%', column->header.length) != NULL ||
          strstr(key, "ti le") != NULL);
}

/* How many columns beside it are plans, what was reached, percentages. */
static void
count_beside(const CtLayout *layout, guint index, guint *plans, guint *others, guint *percents)
{
  const CtColumn *own = ct_layout_get(layout, index);

  *plans = *others = *percents = 0;
  for (guint i = 0; i < layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(layout, i);
    gboolean value = column->role == CT_MEANS_VALUE || column->role == CT_MEANS_OTHER_PLAN;

    if (i == index || !is_same_kind(own, column))
      continue;
    *plans += value && column->measure == CT_MEASURE_PLAN ? 1 : 0;
    *others += value && column->measure != CT_MEASURE_PLAN && column->relative.years_back == 0
                 ? 1
                 : 0;
    *percents += (column->role == CT_MEANS_COMPARISON || column->role == CT_MEANS_NONE) &&
                     says_percent(column)
                   ? 1
                   : 0;
  }
}

gboolean
ct_layout_is_lone_progress(const CtLayout *layout, guint index)
{
  static const gchar *const words[] = {"hoan thanh", "da hoan thanh", "so hoan thanh", NULL};
  const CtColumn *column = ct_layout_get(layout, index);
  guint plans, others, percents;

  if (column->role != CT_MEANS_COMPARISON || column->compared != CT_COLUMN_NONE ||
      says_percent(column) || !ct_header_is_one_of(lowest_cell(column), words))
    return FALSE;
  count_beside(layout, index, &plans, &others, &percents);
  return others == 0;
}

void
ct_layout_take_progress(CtLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++) {
    CtColumn column;
    guint plans, others, percents;

    if (!ct_layout_is_lone_progress(layout, i))
      continue;
    count_beside(layout, i, &plans, &others, &percents);
    if (plans == 0 || percents == 0)
      continue;
    column = *ct_layout_get(layout, i);
    column.role = CT_MEANS_VALUE;
    column.measure = CT_MEASURE_UNSAID;
    column.comparison = CT_COMPARES_UNKNOWN;
    column.wants_base = CT_OPERAND_INIT;
    column.wants_compared = CT_OPERAND_INIT;
    *ct_layout_edit(layout, i) = column;
  }
}
