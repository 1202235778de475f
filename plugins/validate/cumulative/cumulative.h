/* cumulative.h: private to validate/cumulative. */
#pragma once

#include "plugin/ct-plugin.h"

/* Whether figures of longer periods hold those of shorter ones, and nothing is taken away
 * again. */
gboolean cumulative_is_flow(const CtIndicator *indicator);

/* A year whose first months make up another share of it than they did last year. */
void cumulative_check_share(const CtView *view, CtFindings *findings);
