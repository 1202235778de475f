/* assess.h: whether a run has found the mistake that was made.
 */
#pragma once

#include "office.h"
#include "table.h"

G_BEGIN_DECLS

/**
 * Assessment:
 * @touching: how many constraints take a figure that is wrong and can be told, but for those
 *   on that figure alone (bounds)
 * @broken: how many of all that take one no roundings satisfy, with every figure rounded or cut
 * @told: there is a warning or an error
 * @seen: a finding is at a wrong cell or names one
 * @first: the first error, or where there is none the first warning, is at one
 * @value: and its suggestions have what should stand there; @value_first: as the first of them
 * @near: or one within 1 % of it: where others were rounded, the last digits cannot be known
 */
typedef struct {
  guint touching;
  guint broken;
  gboolean told;
  gboolean seen;
  gboolean first;
  gboolean value;
  gboolean value_first;
  gboolean near;
} Assessment;

Assessment assess(const CtPlan *plan, const Table *table, const CtRun *run);

/* Whether nobody could tell: every rule is satisfied within rounding. */
static inline gboolean
assessment_is_invisible(const Assessment *assessment)
{
  return assessment->broken == 0 && !assessment->told;
}

G_END_DECLS
