/* ratios.h: the checks of validate/ratios that are no relation between expressions. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* Whether the value is n / d x f, with both of the same period. */
gboolean ratios_is_quotient(const CtIndicator *indicator);

/* A rate whose denominator is 0 says nothing: no phenomenon, not 0 and not 100. */
void ratios_check_zero(const CtView *view, CtFindings *findings);

/* A rate of things that are counted, printed with one of its two counts: some whole number
 * must give it. */
void ratios_check_feasible(const CtView *view, CtFindings *findings);

/* A finding at a current cell. */
CtFinding ratios_finding_at(const CtView *view, gsize cell, CtSeverity severity,
                            const gchar *rule);

G_END_DECLS
