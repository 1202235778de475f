/* indicators.csv: when an indicator is owed, how it follows from its parts, and its
 * target. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-indicators.h"

static gboolean
read_due(const CtTable *table, guint row, CtIndicator *indicator, GError **error)
{
  g_auto(GStrv) months = ct_table_list(table, row, CT_COLUMN_DUE, ";");

  for (guint i = 0; months[i] != NULL; i++) {
    guint64 month;

    if (!g_ascii_string_to_unsigned(months[i], 10, 1, 12, &month, NULL))
      return ct_table_fail(table, row, CT_COLUMN_DUE, error, "%s",
                           _("months from 1 to 12, parted by ';', such as 3;6;9;12"));
    indicator->due |= 1u << month;
  }
  return TRUE;
}

static gboolean
is_empty(const CtTable *table, guint row, guint column)
{
  return ct_table_get(table, row, column)[0] == '\0';
}

static gboolean
expect_empty(const CtTable *table, guint row, guint column, const gchar *why, GError **error)
{
  return is_empty(table, row, column) || ct_table_fail(table, row, column, error, "%s", why);
}

static gboolean
read_part(CtCatalogData *data, const CtTable *table, guint row, guint column, guint32 *part,
          GError **error)
{
  return ct_catalog_refer(data->indicator_codes, table, row, column,
                          _("the code of a component or indicator"), part, error);
}

/* Where the same component twelve months earlier is the denominator, naming it
 * again is optional. */
static gboolean
read_parts(CtCatalogData *data, const CtTable *table, guint row, CtIndicator *indicator,
           GError **error)
{
  gboolean earlier = indicator->form != CT_FORM_RATIO && indicator->form != CT_FORM_SHARE;

  if (!read_part(data, table, row, CT_COLUMN_NUMERATOR, &indicator->numerator, error))
    return FALSE;
  indicator->denominator = indicator->numerator;
  if (earlier && is_empty(table, row, CT_COLUMN_DENOMINATOR))
    return TRUE;
  if (!read_part(data, table, row, CT_COLUMN_DENOMINATOR, &indicator->denominator, error))
    return FALSE;
  return !earlier || indicator->denominator == indicator->numerator ||
         ct_table_fail(table, row, CT_COLUMN_DENOMINATOR, error, "%s",
                       _("the numerator's code or nothing: the denominator of this form is the "
                         "numerator twelve months earlier"));
}

static gboolean
read_factor(const CtTable *table, guint row, CtIndicator *indicator, GError **error)
{
  if (!ct_table_decimal(table, row, CT_COLUMN_FACTOR, &indicator->factor, error))
    return FALSE;
  return !ct_decimal_is_zero(indicator->factor) ||
         ct_table_fail(table, row, CT_COLUMN_FACTOR, error, "%s", _("a number that is not 0"));
}

static gboolean
read_form(CtCatalogData *data, const CtTable *table, guint row, CtIndicator *indicator,
          GError **error)
{
  guint form;

  if (!ct_table_word(table, row, CT_COLUMN_FORM, ct_form_words, G_N_ELEMENTS(ct_form_words), &form,
                     error))
    return FALSE;
  indicator->form = (CtForm)form;
  if (indicator->form != CT_FORM_TOTAL)
    return read_parts(data, table, row, indicator, error) &&
           read_factor(table, row, indicator, error);
  indicator->numerator = indicator->denominator = CT_INDEX_NONE;
  indicator->factor = CT_DECIMAL_INIT(1, 0);
  return expect_empty(table, row, CT_COLUMN_NUMERATOR, _("nothing: a total has no parts"),
                      error) &&
         expect_empty(table, row, CT_COLUMN_DENOMINATOR, _("nothing: a total has no parts"),
                      error) &&
         expect_empty(table, row, CT_COLUMN_FACTOR, _("nothing: a total has no parts"), error);
}

static gboolean
read_tolerance(const CtTable *table, guint row, CtTarget *target, GError **error)
{
  if (target->comparator != CT_COMPARATOR_NEAR)
    return expect_empty(table, row, CT_COLUMN_TOLERANCE,
                        _("nothing: only the comparator ~ has a tolerance"), error);
  if (!ct_table_decimal(table, row, CT_COLUMN_TOLERANCE, &target->tolerance, error))
    return FALSE;
  return target->tolerance.coefficient >= 0 ||
         ct_table_fail(table, row, CT_COLUMN_TOLERANCE, error, "%s", _("a number not below 0"));
}

static gboolean
read_target_period(const CtTable *table, guint row, CtTarget *target, GError **error)
{
  const gchar *text = ct_table_get(table, row, CT_COLUMN_TARGET_PERIOD);

  target->period = ct_period_parse(text, strlen(text));
  return target->period != CT_PERIOD_NONE ||
         ct_table_fail(table, row, CT_COLUMN_TARGET_PERIOD, error, "%s",
                       _("a period such as 2023 or 2023-01/P6M"));
}

static gboolean
read_target_area(CtCatalogData *data, const CtTable *table, guint row, CtTarget *target,
                 GError **error)
{
  if (is_empty(table, row, CT_COLUMN_TARGET_AREA)) {
    target->area = ct_catalog_only_root(data);
    if (target->area != CT_INDEX_NONE)
      return TRUE;
  }
  return ct_catalog_refer(data->area_codes, table, row, CT_COLUMN_TARGET_AREA,
                          _("the code of an area"), &target->area, error);
}

static gboolean
expect_no_target(const CtTable *table, guint row, GError **error)
{
  static const guint columns[] = {CT_COLUMN_TARGET, CT_COLUMN_TARGET_PERIOD,
                                  CT_COLUMN_TARGET_AREA, CT_COLUMN_TOLERANCE};

  for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
    if (!expect_empty(table, row, columns[i], _("nothing: the row has no comparator"), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_comparison(CtCatalogData *data, const CtTable *table, guint row, CtTarget *target,
                GError **error)
{
  guint comparator;

  if (!ct_table_word(table, row, CT_COLUMN_COMPARATOR, ct_comparator_words,
                     G_N_ELEMENTS(ct_comparator_words), &comparator, error))
    return FALSE;
  target->comparator = (CtComparator)comparator;
  target->area = CT_INDEX_NONE;
  if (target->comparator == CT_COMPARATOR_NONE)
    return expect_no_target(table, row, error);
  return ct_table_decimal(table, row, CT_COLUMN_TARGET, &target->value, error) &&
         read_tolerance(table, row, target, error) &&
         read_target_period(table, row, target, error) &&
         read_target_area(data, table, row, target, error);
}

gboolean
ct_catalog_read_target(CtCatalogData *data, const CtTable *table, guint row,
                       CtIndicator *indicator, GError **error)
{
  guint better;

  if (!read_due(table, row, indicator, error) || !read_form(data, table, row, indicator, error) ||
      !ct_table_word(table, row, CT_COLUMN_BETTER, ct_better_words,
                     G_N_ELEMENTS(ct_better_words), &better, error) ||
      !read_comparison(data, table, row, &indicator->target, error))
    return FALSE;
  indicator->better = (CtBetter)better;
  indicator->quote = ct_table_get(table, row, CT_COLUMN_QUOTE);
  return TRUE;
}

/* Walks over parts, depth first with a stack of its own. An indicator on the walk
 * that is met again is made from itself. @steps: how many of its two parts have
 * been gone to; 3 means done. */
static guint32
find_form_loop(const CtCatalogData *data, guint32 start, guint8 *steps, guint32 *stack)
{
  guint n = 0;

  stack[n++] = start;
  while (n > 0) {
    guint32 at = stack[n - 1], part;

    if (steps[at] == 2) {
      steps[at] = 3;
      n--;
      continue;
    }
    part = steps[at]++ == 0 ? data->indicators[at].numerator : data->indicators[at].denominator;
    if (part >= data->public.n_targeted || steps[part] == 3)
      continue; /* none, or a component, which has no parts */
    if (steps[part] > 0)
      return part;
    stack[n++] = part;
  }
  return CT_INDEX_NONE;
}

gboolean
ct_catalog_check_form_loops(const CtCatalogData *data, const CtTable *table, GError **error)
{
  g_autofree guint8 *steps = g_new0(guint8, table->n_rows);
  g_autofree guint32 *stack = g_new(guint32, table->n_rows);

  for (guint32 start = 0; start < table->n_rows; start++) {
    guint32 loop =
      steps[start] == 3 ? CT_INDEX_NONE : find_form_loop(data, start, steps, stack);

    if (loop != CT_INDEX_NONE)
      return ct_table_fail(table, loop, CT_COLUMN_NUMERATOR, error, "%s",
                           _("parts that are not made from the indicator itself"));
  }
  return TRUE;
}
