/* ct-priority.h: which findings to look at first.
 *
 * Statistics offices call it selective editing: what moves the province's figure, or what is
 * said of a target, comes before what moves nothing.
 */
#pragma once

#include "data/ct-scorecard.h"

G_BEGIN_DECLS

/* More of them nobody works through before the next run. */
#define CT_PRIORITIES_MAX 1000

/**
 * CtPriority:
 * @finding: its index in the run's findings, which are in their final order
 * @moved: by how much of itself the figure of the whole area would move when the finding is
 *   set right, in hundredths of a percent
 * @at_most: nobody knows what is right: @moved is what the figure in question makes up of it
 * @indicator: whose figure moves most: index
 * @has_target: @before is what is said of its target now, @after what would be said then
 */
typedef struct {
  guint finding;
  guint64 moved;
  gboolean at_most;
  guint32 indicator;
  gboolean has_target;
  CtScoreStatus before;
  CtScoreStatus after;
} CtPriority;

typedef struct CtPriorities CtPriorities;
CtPriorities *ct_priorities_new(void);
void ct_priorities_free(CtPriorities *priorities);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPriorities, ct_priorities_free)
void ct_priorities_add(CtPriorities *priorities, const CtPriority *priority);
/* Brings them into order: what changes the verdict on a target, then what moves more, then
 * the graver finding, then the earlier one; and drops those past CT_PRIORITIES_MAX. */
void ct_priorities_finish(CtPriorities *priorities, const CtFindings *findings);
guint ct_priorities_count(const CtPriorities *priorities);
const CtPriority *ct_priorities_get(const CtPriorities *priorities, guint index);

G_END_DECLS
