/* targets.h: the figure that is judged, and what is said of it. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/**
 * TargetFigure: the latest figure inside a target's period.
 * @found: whether there is one
 * @cell: where it, or the numerator it was computed from, stands
 * @value: as published: half up to the indicator's decimals
 * @has_exact: both parts of a rate are there, and @exact is what they give
 */
typedef struct {
  gboolean found;
  gsize cell;
  CtPeriod period;
  CtMeasure measure;
  CtDecimal value;
  gboolean has_exact;
  CtRational exact;
} TargetFigure;

/**
 * TargetAsked: one target.
 * @index: of the indicator in the catalog
 * @indicator: as there; but @target is the one that is asked for: that of the catalog, or
 *   what an area plans for itself
 */
typedef struct {
  const CtView *view;
  guint32 index;
  const CtIndicator *indicator;
  CtTarget target;
} TargetAsked;

/* That of the catalog. */
TargetAsked target_of_catalog(const CtView *view, guint32 indicator);

/* Whether the run's period reaches the end of the target's. */
gboolean target_is_over(const TargetAsked *asked);

TargetFigure target_find_figure(const TargetAsked *asked);

/* Whether the comparator is true. */
gboolean target_is_satisfied(const CtTarget *target, CtRational value);

CtScoreStatus target_judge(const TargetAsked *asked, const TargetFigure *figure);

/**
 * target_value_of_parts:
 * Returns: %FALSE when the parts give nothing; @value is what they give, unrounded
 */
gboolean target_value_of_parts(const CtIndicator *indicator, CtRational numerator,
                               CtRational denominator, CtRational *value);

/* Whether the indicator is a rate of two parts that the catalog names. */
gboolean target_has_parts(const CtIndicator *indicator);

/* The period of a rate's denominator. */
CtPeriod target_denominator_period(const CtIndicator *indicator, CtPeriod period);

/* Which findings move the whole area's figures, and what is said of its targets. */
void targets_rank(gpointer self, const CtView *view, const CtFindings *findings,
                  CtPriorities *priorities);

/* Whether the verdict is that of the comparator on the value itself, not on its pace. */
gboolean target_is_compared(const TargetAsked *asked, const TargetFigure *figure);

G_END_DECLS
