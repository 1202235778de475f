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

/* Whether the run's period reaches the end of the target's. */
gboolean target_is_over(const CtView *view, const CtTarget *target);

TargetFigure target_find_figure(const CtView *view, guint32 indicator);

/* Whether the comparator is true. */
gboolean target_is_satisfied(const CtTarget *target, CtRational value);

CtScoreStatus target_judge(const CtView *view, guint32 indicator, const TargetFigure *figure);

/* Whether the verdict is that of the comparator on the value itself, not on its pace. */
gboolean target_is_compared(const CtView *view, guint32 indicator, const TargetFigure *figure);

G_END_DECLS
