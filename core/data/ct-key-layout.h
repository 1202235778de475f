/* ct-key-layout.h: keys in as few bits as what occurs needs. For the data and rules layers.
 */
#pragma once

#include "model/ct-period.h"

G_BEGIN_DECLS

typedef struct CtBatch CtBatch;

/* From the low end of a key. */
enum { CT_KEY_MEASURE, CT_KEY_AREA, CT_KEY_PERIOD, CT_KEY_INDICATOR, CT_N_KEY_FIELDS };

/* With these many, 21 bits of a period and 2 of a measure a key has 64 bits at most. The
 * limits of a catalog are lower. */
#define CT_KEY_MAX_INDICATORS (1u << 20)
#define CT_KEY_MAX_AREAS (1u << 21)

/**
 * CtKeyLayout: each field counts from its lowest value; periods, which lie far apart, are
 * numbered where their range is not too wide. Keys are in the order of cells.
 * @low: of each field; @span: from there to its highest value
 * @n_bits: of a key
 * @period_numbers: (nullable): of each period from the lowest, one more than its number; 0 for
 *   one that does not occur
 * @periods: (nullable): by their numbers
 */
typedef struct {
  guint32 low[CT_N_KEY_FIELDS];
  guint32 span[CT_N_KEY_FIELDS];
  guint bits[CT_N_KEY_FIELDS];
  guint shift[CT_N_KEY_FIELDS];
  guint n_bits;
  guint16 *period_numbers;
  CtPeriod *periods;
} CtKeyLayout;

/* Returns: what the observations of @batch need. */
CtKeyLayout *ct_key_layout_new(const CtBatch *batch, guint n_threads);
void ct_key_layout_free(CtKeyLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtKeyLayout, ct_key_layout_free)

/* A field that does not vary has no bits and may then be shifted by all 64. */
static inline guint64
ct_key_layout_join(const CtKeyLayout *layout, guint32 indicator, guint32 period, guint32 area,
                   guint32 measure)
{
  return measure | (guint64)area << (layout->shift[CT_KEY_AREA] & 63u) |
         (guint64)period << (layout->shift[CT_KEY_PERIOD] & 63u) |
         (guint64)indicator << (layout->shift[CT_KEY_INDICATOR] & 63u);
}

/* The key of any. Returns: %FALSE where no such key can occur. */
static inline gboolean
ct_key_layout_find(const CtKeyLayout *layout, guint32 indicator, CtPeriod period, guint32 area,
                   guint32 measure, guint64 *key)
{
  guint32 fields[CT_N_KEY_FIELDS] = {measure - layout->low[CT_KEY_MEASURE],
                                     area - layout->low[CT_KEY_AREA],
                                     period - layout->low[CT_KEY_PERIOD],
                                     indicator - layout->low[CT_KEY_INDICATOR]};
  guint32 number = fields[CT_KEY_PERIOD];

  if (fields[CT_KEY_MEASURE] > layout->span[CT_KEY_MEASURE] ||
      fields[CT_KEY_AREA] > layout->span[CT_KEY_AREA] ||
      fields[CT_KEY_PERIOD] > layout->span[CT_KEY_PERIOD] ||
      fields[CT_KEY_INDICATOR] > layout->span[CT_KEY_INDICATOR])
    return FALSE;
  if (layout->period_numbers != NULL) {
    number = layout->period_numbers[number];
    if (number-- == 0)
      return FALSE;
  }
  *key = ct_key_layout_join(layout, fields[CT_KEY_INDICATOR], number, fields[CT_KEY_AREA],
                            fields[CT_KEY_MEASURE]);
  return TRUE;
}

/* The bits that @number takes. */
static inline guint
ct_key_bits(guint64 number)
{
  return number == 0 ? 0 : 64u - (guint)__builtin_clzll(number);
}

static inline guint32
ct_key_layout_field(const CtKeyLayout *layout, guint64 key, guint field)
{
  return (guint32)(key >> (layout->shift[field] & 63u) &
                   ((G_GUINT64_CONSTANT(1) << layout->bits[field]) - 1));
}

/* What a key is made of */

static inline guint32
ct_key_layout_indicator(const CtKeyLayout *layout, guint64 key)
{
  return layout->low[CT_KEY_INDICATOR] + ct_key_layout_field(layout, key, CT_KEY_INDICATOR);
}

static inline guint32
ct_key_layout_area(const CtKeyLayout *layout, guint64 key)
{
  return layout->low[CT_KEY_AREA] + ct_key_layout_field(layout, key, CT_KEY_AREA);
}

static inline CtPeriod
ct_key_layout_period(const CtKeyLayout *layout, guint64 key)
{
  guint32 period = ct_key_layout_field(layout, key, CT_KEY_PERIOD);

  return layout->periods != NULL ? layout->periods[period] : layout->low[CT_KEY_PERIOD] + period;
}

G_END_DECLS
