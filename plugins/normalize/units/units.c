/* normalize/units: every figure in its indicator's unit, exactly. */
#include <string.h>

#include "plugin/ct-plugin.h"

/**
 * Pair: how figures in one unit become figures in another; made once for a run of figures
 * with the same two.
 * @rule: (nullable): why they cannot
 * @exponent: of the power of ten between them, where it is one
 */
typedef struct {
  guint32 from;
  guint32 to;
  const gchar *base; /* price base that the indicator asks for, "" none */
  const gchar *rule;
  gboolean moves_point;
  gint exponent;
  gint decimals;
} Pair;

typedef struct {
  const CtCatalog *catalog;
  guint32 submission;
  CtBatch *batch;
  CtFindings *findings;
  Pair pair;
  guint8 *keep; /* (nullable): made when the first figure has to go */
} Work;

/* The base is the unit's, or the indicator's where its unit says nothing about prices. */
static gboolean
has_other_base(const CtUnit *unit, const gchar *base)
{
  return unit->price_base[0] != '\0' && base[0] != '\0' && strcmp(unit->price_base, base) != 0;
}

static void
set_pair(Work *work, guint32 from, const CtIndicator *indicator)
{
  guint32 to = indicator->unit;
  const CtUnit *a = &work->catalog->units[from], *b = &work->catalog->units[to];
  Pair *pair = &work->pair;
  CtDecimal ratio;

  *pair = (Pair){.from = from, .to = to, .base = indicator->price_base};
  if (a->dimension != b->dimension) {
    pair->rule = "units.dimension";
  } else if (!ct_unit_convertible(a, b) || has_other_base(a, indicator->price_base)) {
    pair->rule = "units.price-base";
  } else {
    pair->moves_point = ct_decimal_divide_exact(a->factor, b->factor, &ratio) &&
                        ct_decimal_is_power_of_ten(ratio, &pair->exponent);
    pair->decimals = ct_unit_convert_decimals(0, a, b);
  }
}

static void
report(Work *work, gsize index, const gchar *rule)
{
  const CtObservation figure = ct_batch_get(work->batch, index);
  const CtUnit *from = &work->catalog->units[work->pair.from];
  const CtUnit *to = &work->catalog->units[work->pair.to];
  CtFinding finding =
      ct_finding_of_figure(CT_SEVERITY_ERROR, rule, work->submission, &figure);
  gchar value[CT_DECIMAL_CHARS], written[CT_DECIMAL_PEOPLE_CHARS];

  ct_decimal_format(figure.value, value);
  g_autofree gchar *observed = g_strdup_printf("%s %s", value, from->symbol);
  finding.observed = observed;
  finding.expected = to->symbol;
  if (strcmp(rule, "units.dimension") == 0)
    ct_findings_add(work->findings, &finding,
                    _("'%s' is another kind of unit than '%s', the unit of this indicator"),
                    from->symbol, to->symbol);
  else if (strcmp(rule, "units.price-base") == 0)
    ct_findings_add(work->findings, &finding,
                    _("figures in '%s' cannot be converted to '%s': another price base is "
                      "another series"),
                    from->symbol, to->symbol);
  else
    ct_findings_add(work->findings, &finding,
                    _("%s %s has too many digits to be written in '%s'"),
                    ct_decimal_format_for_people(figure.value, written), from->symbol, to->symbol);
}

/* %FALSE when memory is short. */
static gboolean
take_out(Work *work, gsize index, GError **error)
{
  if (work->keep == NULL) {
    work->keep = g_try_malloc(work->batch->n);
    if (work->keep == NULL) {
      g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                  _("no memory for the units of %zu figures"), work->batch->n);
      return FALSE;
    }
    memset(work->keep, 1, work->batch->n);
  }
  work->keep[index] = 0;
  return TRUE;
}

static gboolean
convert(const Work *work, CtDecimal value, CtDecimal *result)
{
  gint scale = value.scale - work->pair.exponent;

  if (work->pair.moves_point && scale >= 0 && scale <= CT_DECIMAL_MAX_SCALE) {
    *result = CT_DECIMAL_INIT(value.coefficient, (gint8)scale);
    return TRUE;
  }
  return ct_unit_convert(value, &work->catalog->units[work->pair.from],
                         &work->catalog->units[work->pair.to], result);
}

static gboolean
normalize_figure(Work *work, gsize index, const CtIndicator *indicator, GError **error)
{
  CtBatch *batch = work->batch;
  CtDecimal value;

  /* A figure without a unit is taken to be in its indicator's. */
  if (ct_batch_is_missing(batch, index) || batch->unit[index] >= work->catalog->n_units) {
    batch->unit[index] = (guint16)indicator->unit;
    return TRUE;
  }
  if (work->pair.from != batch->unit[index] || work->pair.to != indicator->unit ||
      work->pair.base != indicator->price_base)
    set_pair(work, batch->unit[index], indicator);
  if (work->pair.rule != NULL) {
    report(work, index, work->pair.rule);
    return take_out(work, index, error);
  }
  if (!convert(work, ct_batch_value(batch, index), &value)) {
    report(work, index, "units.overflow");
    return take_out(work, index, error);
  }
  ct_batch_set_value(batch, index, value, batch->decimals[index] + work->pair.decimals);
  batch->unit[index] = (guint16)indicator->unit;
  return TRUE;
}

/* Whole columns: what is done to a figure is looked up by its indicator and unit. */

typedef enum {
  STEP_UNKNOWN,
  STEP_NONE, /* the unit is the indicator's */
  STEP_MOVE, /* a power of ten lies between them */
  STEP_OTHER /* normalize_figure() knows */
} StepKind;

typedef struct {
  guint8 kind;
  gint8 exponent;
  gint8 decimals;
} Step;

/* A table that is larger than this, and than the column, is not worth its making. */
#define MIN_STEPS ((gsize)4096)

static Step
make_step(Work *work, guint32 unit, const CtIndicator *indicator)
{
  if (unit == indicator->unit)
    return (Step){.kind = STEP_NONE};
  if (indicator->unit >= work->catalog->n_units)
    return (Step){.kind = STEP_OTHER};
  set_pair(work, unit, indicator);
  if (work->pair.rule != NULL || !work->pair.moves_point ||
      ABS(work->pair.exponent) > CT_DECIMAL_MAX_SCALE || ABS(work->pair.decimals) > G_MAXINT8)
    return (Step){.kind = STEP_OTHER};
  return (Step){.kind = STEP_MOVE, .exponent = (gint8)work->pair.exponent,
                .decimals = (gint8)work->pair.decimals};
}

/* The coefficient of a figure that becomes a whole number. %FALSE when it is too large. */
static gboolean
fill_up(gint64 *coefficient, guint zeros)
{
  gint64 power = (gint64)ct_power_of_ten(zeros);

  if (ABS(*coefficient) > G_MAXINT64 / power)
    return FALSE;
  *coefficient *= power;
  return TRUE;
}

/* %FALSE: it is left as it is. */
static inline gboolean
move_point(CtBatch *batch, gsize index, Step step)
{
  gint scale = batch->scale[index] - step.exponent;

  if (scale > CT_DECIMAL_MAX_SCALE || scale < CT_DECIMAL_MIN_SCALE)
    return FALSE;
  if (scale < 0 && step.exponent != 0) {
    if (!fill_up(&batch->coefficient[index], (guint)-scale))
      return FALSE;
    scale = 0;
  }
  batch->scale[index] = (gint8)scale;
  batch->decimals[index] =
      (gint8)CLAMP(batch->decimals[index] + step.decimals, G_MININT8, G_MAXINT8);
  return TRUE;
}

static gboolean
normalize_columns(Work *work, Step *steps, GError **error)
{
  CtBatch *batch = work->batch;
  const CtIndicator *indicators = work->catalog->indicators;
  const gsize n_units = work->catalog->n_units;

  for (gsize i = 0; i < batch->n; i++) {
    const guint32 indicator = batch->indicator[i];
    const guint unit = batch->unit[i];

    if (G_LIKELY(unit < n_units)) {
      Step *step = &steps[indicator * n_units + unit];
      if (G_UNLIKELY(step->kind == STEP_UNKNOWN))
        *step = make_step(work, unit, &indicators[indicator]);
      if (step->kind == STEP_NONE)
        continue;
      if (step->kind == STEP_MOVE && !ct_batch_is_missing(batch, i) &&
          move_point(batch, i, *step)) {
        batch->unit[i] = (guint16)indicators[indicator].unit;
        continue;
      }
    }
    if (!normalize_figure(work, i, &indicators[indicator], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
normalize_each(Work *work, GError **error)
{
  CtBatch *batch = work->batch;

  for (gsize i = 0; i < batch->n; i++) {
    const CtIndicator *indicator = &work->catalog->indicators[batch->indicator[i]];

    if (batch->unit[i] != indicator->unit && !normalize_figure(work, i, indicator, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
units_normalize(gpointer self G_GNUC_UNUSED, const CtCatalog *catalog, guint32 submission,
                CtBatch *batch, CtFindings *findings, GError **error)
{
  Work work = {.catalog = catalog, .submission = submission, .batch = batch,
               .findings = findings, .pair = {.from = CT_INDEX_NONE, .to = CT_INDEX_NONE}};
  guint64 n_steps = (guint64)catalog->n_indicators * catalog->n_units;
  g_autofree Step *steps =
      n_steps <= MAX(batch->n, MIN_STEPS) ? g_try_new0(Step, n_steps + 1) : NULL;
  gboolean ok = steps != NULL ? normalize_columns(&work, steps, error)
                              : normalize_each(&work, error);

  if (ok && work.keep != NULL)
    ct_batch_filter(batch, work.keep);
  g_free(work.keep);
  return ok;
}

static const CtNormalizeRole units_role = {
  .size = sizeof(CtNormalizeRole),
  .normalize = units_normalize,
};

CT_PLUGIN_REGISTER(.name = "units", .summary = N_("figures in their indicators' units"),
                   .version = "0.1.0", .licence = "MIT", .normalize = &units_role)
