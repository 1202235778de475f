#include "duplicates-copies.h"

#include "duplicates.h"

static gint
compare_columns(const CtBatch *observations, guint32 i, guint32 j)
{
  if (ct_batch_indicator(observations, i) != ct_batch_indicator(observations, j))
    return ct_batch_indicator(observations, i) < ct_batch_indicator(observations, j) ? -1 : 1;
  if (ct_batch_period(observations, i) != ct_batch_period(observations, j))
    return ct_batch_period(observations, i) < ct_batch_period(observations, j) ? -1 : 1;
  CtMeasure a = ct_batch_measure(observations, i), b = ct_batch_measure(observations, j);
  return (a > b) - (a < b);
}

/* %FALSE when the two figures differ. */
static gboolean
confirm_figures(Copy *copy, const CtBatch *observations, guint32 i, guint32 j)
{
  CtDecimal value = ct_batch_value(observations, i);
  guint32 indicator = ct_batch_indicator(observations, i);

  if (!duplicates_is_figure(observations, i) || !duplicates_is_figure(observations, j))
    return TRUE;
  if (ct_decimal_compare(value, ct_batch_value(observations, j)) != 0)
    return FALSE;
  if (ct_decimal_is_zero(value))
    return TRUE;
  if (copy->n_shared++ == 0)
    copy->later = j;
  if (duplicates_is_telling(value) && copy->last_indicator != indicator) {
    copy->n_indicators++;
    copy->last_indicator = indicator;
  }
  return TRUE;
}

gboolean
copy_confirm(Copy *copy, const CtBatch *observations, const StatementRows *rows, guint32 first,
             guint32 second)
{
  guint32 i = rows->begin[first], i_end = rows->begin[first + 1];
  guint32 j = rows->begin[second], j_end = rows->begin[second + 1];

  *copy = (Copy){.last_indicator = CT_INDEX_NONE, .n_steps = copy->n_steps};
  while (i < i_end && j < j_end) {
    gint order = compare_columns(observations, rows->indexes[i], rows->indexes[j]);
    copy->n_steps++;
    if (order == 0 && !confirm_figures(copy, observations, rows->indexes[i], rows->indexes[j]))
      return FALSE;
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  return copy->n_indicators >= DUPLICATES_ENOUGH;
}
