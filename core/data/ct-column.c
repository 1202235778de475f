#include "data/ct-column.h"

#include <string.h>

#define COLUMN(name) {offsetof(CtBatch, name), sizeof *((CtBatch *)NULL)->name}

static const struct {
  gsize offset;
  gsize size;
} columns[CT_N_COLUMNS] = {
  COLUMN(indicator), COLUMN(area),  COLUMN(period),   COLUMN(coefficient), COLUMN(place),
  COLUMN(unit),      COLUMN(scale), COLUMN(decimals), COLUMN(flags),       COLUMN(status),
  COLUMN(sender),
};

gsize
ct_column_size(guint column)
{
  return columns[column].size;
}

/* Pointers of several types are copied as bytes, which aliases nothing. */
gpointer
ct_column_get(const CtBatch *batch, guint column)
{
  gpointer values;

  memcpy(&values, (const gchar *)batch + columns[column].offset, sizeof values);
  return values;
}

void
ct_column_set(CtBatch *batch, guint column, gpointer values)
{
  memcpy((gchar *)batch + columns[column].offset, &values, sizeof values);
}

gboolean
ct_column_is_constant(const CtBatch *batch, guint column)
{
  gsize size = ct_column_size(column);
  const gchar *values = ct_column_get(batch, column);

  return batch->n < 2 || memcmp(values, values + size, (batch->n - 1) * size) == 0;
}

#define GATHER(bytes)                                                                              \
  for (gsize i = begin; i < end; i++)                                                              \
    memcpy((gchar *)to + i * (bytes), (const gchar *)from + (order[i] & mask) * (bytes), (bytes))

void
ct_column_gather(gsize size, gpointer to, gconstpointer from, const guint64 *order, guint64 mask,
                 gsize begin, gsize end)
{
  switch (size) {
  case 1: GATHER(1u); return;
  case 2: GATHER(2u); return;
  case 4: GATHER(4u); return;
  case 8: GATHER(8u); return;
  default: g_assert_not_reached();
  }
}
