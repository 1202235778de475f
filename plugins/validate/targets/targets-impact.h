/* targets-impact.h: what one figure does to the whole area's. */
#pragma once

#include "targets.h"

G_BEGIN_DECLS

/**
 * TargetChange: one figure, and what it should be.
 * @right: the value in its place; where nobody knows, 0, and @at_most is set
 */
typedef struct {
  CtObservation figure;
  CtRational right;
  gboolean at_most;
} TargetChange;

/**
 * TargetImpact:
 * @moved: see CtPriority
 * @after: the whole area's value then
 */
typedef struct {
  guint64 moved;
  CtRational after;
} TargetImpact;

/* On the figure of @indicator in the root of the figure's area: of the figure's own
 * indicator, or of a rate that it is a part of. %FALSE: none, or it cannot be told. */
gboolean target_find_impact(const CtView *view, const TargetChange *change, guint32 indicator,
                            TargetImpact *impact);

G_END_DECLS
