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

gpointer
ct_column_new(gsize n, gsize size)
{
  return g_malloc_n(MAX(n, 1), size);
}

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

void
ct_column_free(CtBatch *batch, guint column)
{
  g_free(ct_column_get(batch, column));
  ct_column_set(batch, column, NULL);
}

gboolean
ct_column_is_constant(const CtBatch *batch, guint column)
{
  gsize size = ct_column_size(column);
  const gchar *values = ct_column_get(batch, column);

  return batch->n < 2 || memcmp(values, values + size, (batch->n - 1) * size) == 0;
}

static gboolean
senders_are_usual(const CtBatch *batch)
{
  const guint16 *senders = batch->sender;

  return senders == NULL || batch->n == 0 ||
         (senders[0] == 0 && memcmp(senders, senders + 1, (batch->n - 1) * sizeof *senders) == 0);
}

static gboolean
statuses_are_usual(const CtBatch *batch)
{
  const gchar *statuses = batch->status;

  return statuses == NULL || batch->n == 0 ||
         (statuses[0] == 'A' && memcmp(statuses, statuses + 1, batch->n - 1) == 0);
}

gboolean
ct_column_is_usual(const CtBatch *batch)
{
  return senders_are_usual(batch) && statuses_are_usual(batch);
}

/* The bytes of a unit in a column; CT_INDEX_NONE has all bits set there, too. */
static guint16
unit_bits(guint32 unit)
{
  return (guint16)MIN(unit, G_MAXUINT16);
}

static gboolean
units_are_implied(const CtBatch *batch, const CtCatalog *catalog)
{
  for (gsize i = 0; i < batch->n; i++)
    if (batch->indicator[i] >= catalog->n_indicators ||
        batch->unit[i] != unit_bits(catalog->indicators[batch->indicator[i]].unit))
      return FALSE;
  return TRUE;
}

static void
drop_units(CtBatch *batch, const CtCatalog *catalog)
{
  batch->unit_of = g_new(guint16, MAX(catalog->n_indicators, 1));
  for (guint i = 0; i < catalog->n_indicators; i++)
    batch->unit_of[i] = unit_bits(catalog->indicators[i].unit);
  g_clear_pointer(&batch->unit, g_free);
}

void
ct_column_drop_implied(CtBatch *batch, const CtCatalog *catalog)
{
  if (batch->n == 0)
    return;
  if (units_are_implied(batch, catalog))
    drop_units(batch, catalog);
  if (senders_are_usual(batch))
    g_clear_pointer(&batch->sender, g_free);
  if (statuses_are_usual(batch))
    g_clear_pointer(&batch->status, g_free);
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
