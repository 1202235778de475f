/* ct-batch.h: observations in columns.
 */
#pragma once

#include "data/ct-key-layout.h"
#include "data/ct-place.h"
#include "model/ct-catalog.h"

G_BEGIN_DECLS

typedef enum { CT_MEASURE_ACTUAL, CT_MEASURE_ESTIMATE, CT_MEASURE_PLAN } CtMeasure;
#define CT_N_MEASURES 3

const gchar *ct_measure_name(CtMeasure measure); /* "actual" ... */

/* The words around a number that widen or halve the interval it stands for. */
typedef enum {
  CT_QUALIFIER_NONE,
  CT_QUALIFIER_ABOUT,   /* khoảng: 1 % to both sides */
  CT_QUALIFIER_BELOW,   /* gần, dưới: at most the figure */
  CT_QUALIFIER_ABOVE    /* trên, hơn: at least the figure */
} CtQualifier;

/* How a sender comes to the decimals that are printed, as the pipeline file says. */
typedef enum {
  CT_DECIMALS_UNKNOWN,
  CT_DECIMALS_NEAREST,
  CT_DECIMALS_TRUNCATED
} CtDecimalsFrom;

/* OBS_STATUS codes of SDMX (CL_OBS_STATUS 2.2) that are read and written. */
#define CT_OBS_STATUS_CODES "ABDEFGHIJKLMNOPQSTUVW"

/**
 * CtObservation: one figure, for passing around; columns hold them at rest.
 * @value: in @unit while a batch is being read; in the indicator's unit after
 *   normalize. Meaningless when @missing.
 * @decimals: as printed, in the unit of @value; may be negative. Half of the
 *   last printed digit is what the figure's interval extends to both sides.
 * @unit: of @value: as submitted while a batch is read, the indicator's after normalize
 * @status: OBS_STATUS, one of CT_OBS_STATUS_CODES; 'A' is normal
 * @missing: there is no value, and @status says why ('L', 'M', 'O')
 * @decimals_from: how its sender comes to them
 * @sender: 0: the submission's; else see ct_submission_add_sender()
 */
typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
  CtDecimal value;
  gint decimals;
  guint32 unit;
  gchar status;
  gboolean missing;
  CtQualifier qualifier;
  CtPlace place;
  guint sender;
  CtDecimalsFrom decimals_from;
} CtObservation;

/**
 * CtBatch: observations of one submission, or of all (see ct-pool.h), columns of @n values each
 * (array length=n). 36 bytes an observation. One thread at a time.
 * @indicator, @area, @period, @unit, @sender, @status: (nullable): a dataset leaves out what
 *   it needs no column for: see ct_column_drop_implied() and ct_key_order_new(). Such a
 *   batch takes no more observations; read it through ct_batch_get() and the like.
 * @unit_of: (nullable): the unit of each indicator, where there is no column of units
 * @layout: (nullable): of the keys that stand for indicator, area and period where there are no
 *   columns of these
 * @keys, @wide_keys: (nullable): the one that such keys fit in, else both are %NULL
 */
struct CtBatch {
  gsize n;
  gsize capacity;
  guint32 *indicator;
  guint32 *area;
  CtPeriod *period;
  gint64 *coefficient;
  CtPlace *place;
  guint16 *unit;
  guint16 *sender;
  gint8 *scale;
  gint8 *decimals;
  guint8 *flags; /* measure, qualifier, missing, decimals_from: see ct_batch_get() */
  gchar *status;
  guint16 *unit_of;
  CtKeyLayout *layout;
  guint32 *keys;
  guint64 *wide_keys;
};

CtBatch *ct_batch_new(void);
void ct_batch_free(CtBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtBatch, ct_batch_free)

void ct_batch_append(CtBatch *batch, const CtObservation *observation);
/* The same for a plain number: decimals as the scale says, status A, of the submission. */
void ct_batch_append_number(CtBatch *batch, guint32 indicator, guint32 area, CtPeriod period,
                            CtMeasure measure, guint32 unit, CtDecimal value, CtPlace place);
/* Room for @capacity in all, which are no fewer than there are. */
void ct_batch_set_capacity(CtBatch *batch, gsize capacity);
/* Makes room for @n more, where it is known how many come. */
void ct_batch_reserve(CtBatch *batch, gsize n);
/* Appends those of @from from @begin to before @end, their rows @row_offset further down. */
void ct_batch_append_some(CtBatch *batch, const CtBatch *from, gsize begin, gsize end,
                          guint64 row_offset);
/* Forgets all but the first @n. */
void ct_batch_truncate(CtBatch *batch, gsize n);
CtObservation ct_batch_get(const CtBatch *batch, gsize index);
/* The same where its key is known: far from other figures each column costs a look into
 * memory. */
CtObservation ct_batch_get_of(const CtBatch *batch, gsize index, guint32 indicator,
                              CtPeriod period, guint32 area);
/* What stands in a row of flags, from the low end: measure, qualifier, missing, decimals_from. */
#define CT_BATCH_MEASURE_MASK 3u
#define CT_BATCH_MISSING_FLAG 16u

static inline CtDecimal
ct_batch_value(const CtBatch *batch, gsize index)
{
  return CT_DECIMAL_INIT(batch->coefficient[index], batch->scale[index]);
}

static inline gboolean
ct_batch_is_missing(const CtBatch *batch, gsize index)
{
  return (batch->flags[index] & CT_BATCH_MISSING_FLAG) != 0;
}

static inline gchar
ct_batch_status(const CtBatch *batch, gsize index)
{
  return batch->status != NULL ? batch->status[index] : 'A';
}

static inline CtMeasure
ct_batch_measure(const CtBatch *batch, gsize index)
{
  return (CtMeasure)(batch->flags[index] & CT_BATCH_MEASURE_MASK);
}

/* Of one that has keys. */
static inline guint64
ct_batch_key(const CtBatch *batch, gsize index)
{
  return batch->keys != NULL ? batch->keys[index] : batch->wide_keys[index];
}

static inline guint32
ct_batch_indicator(const CtBatch *batch, gsize index)
{
  return batch->indicator != NULL
             ? batch->indicator[index]
             : ct_key_layout_indicator(batch->layout, ct_batch_key(batch, index));
}

static inline guint32
ct_batch_area(const CtBatch *batch, gsize index)
{
  return batch->area != NULL ? batch->area[index]
                             : ct_key_layout_area(batch->layout, ct_batch_key(batch, index));
}

static inline CtPeriod
ct_batch_period(const CtBatch *batch, gsize index)
{
  return batch->period != NULL ? batch->period[index]
                               : ct_key_layout_period(batch->layout, ct_batch_key(batch, index));
}

guint ct_batch_sender(const CtBatch *batch, gsize index);
CtQualifier ct_batch_qualifier(const CtBatch *batch, gsize index);
CtDecimalsFrom ct_batch_decimals_from(const CtBatch *batch, gsize index);
/* Of all. */
void ct_batch_set_decimals_from(CtBatch *batch, CtDecimalsFrom from);
/* Sets the value and the decimals that go with it. */
void ct_batch_set_value(CtBatch *batch, gsize index, CtDecimal value, gint decimals);
/* Takes observations out: those with keep[i] == 0; the order of the others stays. */
void ct_batch_filter(CtBatch *batch, const guint8 *keep);

G_END_DECLS
