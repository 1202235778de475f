/* ct-period-inverse.c: from the period of a figure back to those of the cells that take it.
 */
#include "rules/ct-period-inverse.h"

/* @to, @from: sorted by @to, then by @from */
typedef struct {
  CtPeriodReference reference;
  guint n;
  CtPeriod *to;
  CtPeriod *from;
} Table;

struct CtPeriodInverse {
  const CtDataset *dataset;
  GArray *periods; /* (nullable): of CtPeriod, ascending; once they are asked for */
  GArray *tables;  /* of Table */
};

static void
clear_table(gpointer data)
{
  Table *table = data;

  g_free(table->to);
  g_free(table->from);
}

CtPeriodInverse *
ct_period_inverse_new(const CtDataset *dataset)
{
  CtPeriodInverse *inverse = g_new0(CtPeriodInverse, 1);

  inverse->dataset = dataset;
  inverse->tables = g_array_new(FALSE, FALSE, sizeof(Table));
  g_array_set_clear_func(inverse->tables, clear_table);
  return inverse;
}

void
ct_period_inverse_free(CtPeriodInverse *inverse)
{
  if (inverse == NULL)
    return;
  if (inverse->periods != NULL)
    g_array_unref(inverse->periods);
  g_array_unref(inverse->tables);
  g_free(inverse);
}

static gint
compare_periods(gconstpointer a, gconstpointer b)
{
  CtPeriod x = *(const CtPeriod *)a, y = *(const CtPeriod *)b;

  return (x > y) - (x < y);
}

/* Where the layout does not number them, they lie very far apart. */
static void
look_at_each(GArray *periods, const CtBatch *observations)
{
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  CtPeriod last = CT_PERIOD_NONE;

  for (gsize i = 0; i < observations->n; i++) {
    CtPeriod period = ct_batch_period(observations, i);
    if (period != last && g_hash_table_add(known, GUINT_TO_POINTER(period)))
      g_array_append_val(periods, period);
    last = period;
  }
  g_array_sort(periods, compare_periods);
}

static GArray *
find_periods(const CtDataset *dataset)
{
  GArray *periods = g_array_new(FALSE, FALSE, sizeof(CtPeriod));
  const CtKeyLayout *layout = dataset->observations->layout;

  if (dataset->n_cells == 0 || layout == NULL)
    return periods;
  if (layout->period_numbers != NULL)
    g_array_append_vals(periods, layout->periods,
                        layout->period_numbers[layout->span[CT_KEY_PERIOD]]);
  else
    look_at_each(periods, dataset->observations);
  return periods;
}

typedef struct {
  CtPeriod to;
  CtPeriod from;
} Pair;

static gint
compare_pairs(gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return (x->from > y->from) - (x->from < y->from);
}

static Table
table_new(const GArray *periods, CtPeriodReference reference)
{
  g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
  Table table = {.reference = reference};

  for (guint i = 0; i < periods->len; i++) {
    CtPeriod from = g_array_index(periods, CtPeriod, i);
    Pair pair = {ct_period_reference_apply(reference, from), from};
    if (pair.to != CT_PERIOD_NONE)
      g_array_append_val(pairs, pair);
  }
  g_array_sort(pairs, compare_pairs);
  table.n = pairs->len;
  table.to = g_new(CtPeriod, MAX(table.n, 1));
  table.from = g_new(CtPeriod, MAX(table.n, 1));
  for (guint i = 0; i < table.n; i++) {
    table.to[i] = g_array_index(pairs, Pair, i).to;
    table.from[i] = g_array_index(pairs, Pair, i).from;
  }
  return table;
}

guint
ct_period_inverse_add(CtPeriodInverse *inverse, CtPeriodReference reference)
{
  Table table;

  for (guint i = 0; i < inverse->tables->len; i++) {
    const CtPeriodReference *known = &g_array_index(inverse->tables, Table, i).reference;
    if (known->kind == reference.kind && known->months == reference.months)
      return i;
  }
  if (inverse->periods == NULL)
    inverse->periods = find_periods(inverse->dataset);
  table = table_new(inverse->periods, reference);
  g_array_append_val(inverse->tables, table);
  return inverse->tables->len - 1;
}

const CtPeriod *
ct_period_inverse_find(const CtPeriodInverse *inverse, guint number, CtPeriod period, guint *n)
{
  const Table *table = &g_array_index(inverse->tables, Table, number);
  guint begin = 0, end = table->n;

  while (begin < end) {
    guint middle = begin + (end - begin) / 2;
    if (table->to[middle] < period)
      begin = middle + 1;
    else
      end = middle;
  }
  for (*n = 0; begin + *n < table->n && table->to[begin + *n] == period;)
    (*n)++;
  return &table->from[begin];
}
