#include "data/ct-batch.h"

#include <string.h>

#include "data/ct-column.h"

#define FIRST_CAPACITY 1024u

/* What else stands in a row of flags. */
#define QUALIFIER_SHIFT 2
#define QUALIFIER_MASK 3u
#define DECIMALS_SHIFT 5
#define DECIMALS_MASK 3u

/* CT_INDEX_NONE in the 16 bits that a unit has here. */
#define NO_UNIT G_MAXUINT16

const gchar *
ct_measure_name(CtMeasure measure)
{
  switch (measure) {
  case CT_MEASURE_ACTUAL: return "actual";
  case CT_MEASURE_ESTIMATE: return "estimate";
  case CT_MEASURE_PLAN: return "plan";
  }
  g_return_val_if_reached("actual");
}

CtBatch *
ct_batch_new(void)
{
  return g_new0(CtBatch, 1);
}

void
ct_batch_free(CtBatch *batch)
{
  if (batch == NULL)
    return;
  for (guint column = 0; column < CT_N_COLUMNS; column++)
    ct_column_free(batch, column);
  g_free(batch->unit_of);
  ct_key_layout_free(batch->layout);
  g_free(batch->keys);
  g_free(batch->wide_keys);
  g_free(batch);
}

void
ct_batch_set_capacity(CtBatch *batch, gsize capacity)
{
  for (guint column = 0; column < CT_N_COLUMNS; column++)
    ct_column_set(batch, column,
                  g_realloc_n(ct_column_get(batch, column), MAX(capacity, 1), ct_column_size(column)));
  batch->capacity = capacity;
}

static guint8
pack_flags(const CtObservation *observation)
{
  guint flags = (guint)observation->measure | (guint)observation->qualifier << QUALIFIER_SHIFT |
                (guint)observation->decimals_from << DECIMALS_SHIFT;

  return (guint8)(observation->missing ? flags | CT_BATCH_MISSING_FLAG : flags);
}

void
ct_batch_append(CtBatch *batch, const CtObservation *observation)
{
  gsize i = batch->n;

  if (G_UNLIKELY(i == batch->capacity))
    ct_batch_set_capacity(batch, MAX(FIRST_CAPACITY, i + i / 2));
  batch->indicator[i] = observation->indicator;
  batch->area[i] = observation->area;
  batch->period[i] = observation->period;
  batch->coefficient[i] = observation->missing ? 0 : observation->value.coefficient;
  batch->scale[i] = observation->missing ? 0 : observation->value.scale;
  batch->place[i] = observation->place;
  batch->unit[i] = (guint16)MIN(observation->unit, NO_UNIT);
  batch->sender[i] = (guint16)MIN(observation->sender, G_MAXUINT16);
  batch->decimals[i] = (gint8)CLAMP(observation->decimals, G_MININT8, G_MAXINT8);
  batch->flags[i] = pack_flags(observation);
  batch->status[i] = observation->status != '\0' ? observation->status : 'A';
  batch->n = i + 1;
}

void
ct_batch_append_number(CtBatch *batch, guint32 indicator, guint32 area, CtPeriod period,
                       CtMeasure measure, guint32 unit, CtDecimal value, CtPlace place)
{
  gsize i = batch->n;

  if (G_UNLIKELY(i == batch->capacity))
    ct_batch_set_capacity(batch, MAX(FIRST_CAPACITY, i + i / 2));
  batch->indicator[i] = indicator;
  batch->area[i] = area;
  batch->period[i] = period;
  batch->coefficient[i] = value.coefficient;
  batch->scale[i] = value.scale;
  batch->place[i] = place;
  batch->unit[i] = (guint16)MIN(unit, NO_UNIT);
  batch->sender[i] = 0;
  batch->decimals[i] = value.scale;
  batch->flags[i] = (guint8)measure;
  batch->status[i] = 'A';
  batch->n = i + 1;
}

static void
make_room(CtBatch *batch, gsize n)
{
  gsize capacity = MAX(batch->capacity, FIRST_CAPACITY);

  if (batch->n + n <= batch->capacity)
    return;
  while (capacity < batch->n + n)
    capacity += capacity / 2;
  ct_batch_set_capacity(batch, capacity);
}

void
ct_batch_reserve(CtBatch *batch, gsize n)
{
  if (batch->n + n > batch->capacity)
    ct_batch_set_capacity(batch, batch->n + n);
}

#define COPY(column)                                                                               \
  memcpy(batch->column + batch->n, from->column + begin, n * sizeof *batch->column)

void
ct_batch_append_some(CtBatch *batch, const CtBatch *from, gsize begin, gsize end,
                     guint64 row_offset)
{
  gsize n = end - begin;

  if (n == 0)
    return;
  make_room(batch, n);
  COPY(indicator);
  COPY(area);
  COPY(period);
  COPY(coefficient);
  COPY(place);
  COPY(unit);
  COPY(sender);
  COPY(scale);
  COPY(decimals);
  COPY(flags);
  COPY(status);
  for (gsize i = batch->n; i < batch->n + n; i++)
    batch->place[i].row = (guint32)MIN(batch->place[i].row + row_offset, G_MAXUINT32);
  batch->n += n;
}

void
ct_batch_truncate(CtBatch *batch, gsize n)
{
  batch->n = MIN(batch->n, n);
}

static guint32
unit_at(const CtBatch *batch, gsize index, guint32 indicator)
{
  guint16 unit = batch->unit != NULL ? batch->unit[index] : batch->unit_of[indicator];

  return unit == NO_UNIT ? CT_INDEX_NONE : unit;
}

CtObservation
ct_batch_get(const CtBatch *batch, gsize index)
{
  return ct_batch_get_of(batch, index, ct_batch_indicator(batch, index),
                         ct_batch_period(batch, index), ct_batch_area(batch, index));
}

CtObservation
ct_batch_get_of(const CtBatch *batch, gsize index, guint32 indicator, CtPeriod period,
                guint32 area)
{
  guint flags = batch->flags[index];

  return (CtObservation){
    .indicator = indicator,
    .area = area,
    .period = period,
    .measure = (CtMeasure)(flags & CT_BATCH_MEASURE_MASK),
    .value = ct_batch_value(batch, index),
    .decimals = batch->decimals[index],
    .unit = unit_at(batch, index, indicator),
    .status = ct_batch_status(batch, index),
    .missing = (flags & CT_BATCH_MISSING_FLAG) != 0,
    .decimals_from = (CtDecimalsFrom)(flags >> DECIMALS_SHIFT & DECIMALS_MASK),
    .qualifier = ct_batch_qualifier(batch, index),
    .sender = ct_batch_sender(batch, index),
    .place = batch->place[index],
  };
}

guint
ct_batch_sender(const CtBatch *batch, gsize index)
{
  return batch->sender != NULL ? batch->sender[index] : 0;
}

CtQualifier
ct_batch_qualifier(const CtBatch *batch, gsize index)
{
  return (CtQualifier)(batch->flags[index] >> QUALIFIER_SHIFT & QUALIFIER_MASK);
}

CtDecimalsFrom
ct_batch_decimals_from(const CtBatch *batch, gsize index)
{
  return (CtDecimalsFrom)(batch->flags[index] >> DECIMALS_SHIFT & DECIMALS_MASK);
}

void
ct_batch_set_decimals_from(CtBatch *batch, CtDecimalsFrom from)
{
  for (gsize i = 0; i < batch->n; i++)
    batch->flags[i] = (guint8)((batch->flags[i] & ~(DECIMALS_MASK << DECIMALS_SHIFT)) |
                               (guint)from << DECIMALS_SHIFT);
}

void
ct_batch_set_value(CtBatch *batch, gsize index, CtDecimal value, gint decimals)
{
  batch->coefficient[index] = value.coefficient;
  batch->scale[index] = value.scale;
  batch->decimals[index] = (gint8)CLAMP(decimals, G_MININT8, G_MAXINT8);
}

static gsize
move_column(gchar *values, gsize size, const guint8 *keep, gsize n)
{
  gsize kept = 0;

  for (gsize begin = 0, end; begin < n; begin = end + 1) {
    const guint8 *out = memchr(keep + begin, 0, n - begin);

    end = out != NULL ? (gsize)(out - keep) : n;
    if (kept != begin)
      memmove(values + kept * size, values + begin * size, (end - begin) * size);
    kept += end - begin;
  }
  return kept;
}

/* Few are taken out mostly, and what is between them moves together. */
void
ct_batch_filter(CtBatch *batch, const guint8 *keep)
{
  gsize kept = 0;

  for (guint column = 0; column < CT_N_COLUMNS; column++)
    kept = move_column(ct_column_get(batch, column), ct_column_size(column), keep, batch->n);
  batch->n = kept;
}
