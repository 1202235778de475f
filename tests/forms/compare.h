/* compare.h: what came out against what was written.
 */
#pragma once

#include "grid.h"
#include "office.h"

G_BEGIN_DECLS

/**
 * Outcome:
 * @right: figures that came out as written
 * @told: that did not, and a finding says so
 * @lost: that did not, in silence
 * @wrong: observations that nobody wrote: another value, another place, another key
 * @complaints: a line each of the last two
 */
typedef struct {
  guint right;
  guint told;
  guint lost;
  guint wrong;
  GString *complaints;
} Outcome;

/* Whether @finding says why @expected did not come out. */
typedef gboolean (*ExcuseFunc)(const Expected *expected, const CtFinding *finding,
                               gconstpointer user_data);

/**
 * compare_outcome:
 * @expected: (element-type Expected)
 * @excuse: (nullable): NULL: nothing excuses
 */
Outcome compare_outcome(const Office *office, const CtProcessed *processed, const GArray *expected,
                        ExcuseFunc excuse, gconstpointer user_data);
void outcome_clear(Outcome *outcome);

/* A finding is about a figure of a grid when it stands at its cell, in its row or above
 * its column; or, being more than information, at a line that the whole table hangs on,
 * or is about the whole file. @user_data: the Grid */
gboolean compare_grid_excuse(const Expected *expected, const CtFinding *finding,
                             gconstpointer user_data);

G_END_DECLS
