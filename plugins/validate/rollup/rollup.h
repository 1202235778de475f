/* rollup.h: the checks of validate/rollup that are no relation between expressions. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* The levels whose areas have children that report the indicator too. */
guint rollup_parent_levels(const CtIndicator *indicator);

/* A rate of the whole that is the plain mean of the rates of its areas, while the sums of
 * the parts give another one. */
void rollup_check_plain_mean(const CtView *view, CtFindings *findings);

/* A whole of which some areas are there and others are not: who is missing. Only where all
 * that was sent is there. */
void rollup_check_untellable(const CtView *view, CtFindings *findings);

G_END_DECLS
