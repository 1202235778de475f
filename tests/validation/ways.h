/* ways.h: the same figures and rules, judged in simpler ways, to compare with.
 */
#pragma once

#include "office.h"
#include "table.h"

G_BEGIN_DECLS

typedef enum {
  WAY_TOLERANCE_005, /* both sides as printed, and 0.05 between them is nothing */
  WAY_TOLERANCE_05,
  WAY_RECORD /* intervals, but only rules on figures of one area and period */
} Way;
#define N_WAYS 3

const gchar *way_name(Way way);

/**
 * WayOutcome:
 * @error, @alarm: whether an error, or a warning or error, is told
 * @seen: one of the rules that are broken takes a figure that is wrong
 * @cell: the cell that is blamed is a wrong one: with a tolerance where the first rule is
 *   asked, for a record the figure that most of the broken rules take
 */
typedef struct {
  gboolean error;
  gboolean alarm;
  gboolean seen;
  gboolean cell;
} WayOutcome;

void ways_look(const CtPlan *plan, const Table *table, const CtRun *run,
               WayOutcome outcomes[N_WAYS]);

G_END_DECLS
