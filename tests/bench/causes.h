/* causes.h: what a run with all checks told, against what the generator put into its data.
 *
 * With validate/localise what is broken is told where it was caused, so that a wrong figure
 * that breaks four rules is one finding. What every one of the generator's mistakes must give
 * then is an error at the wrong figure, or, where the rules cannot tell which figure is wrong,
 * where one of the rules is broken. All else is told as without: the same findings, no
 * others. What the other checks tell of these mistakes is counted.
 */
#pragma once

#include <glib.h>

/* Prints how many mistakes were told where, and findings of other checks by rule. %FALSE: a
 * mistake is not told, findings stand at figures that are right, or others differ. */
gboolean causes_compare(const gchar *ours, const gchar *folder);
