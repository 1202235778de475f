/* ct-copied.h: reports whose figures are those of another one; private to core/rules.
 */
#pragma once

#include "rules/cause/ct-neighbours.h"
#include "rules/cause/ct-tangle.h"

G_BEGIN_DECLS

/**
 * CtCopied: a report that is last year's, or another area's, with a new title.
 * @area: whose figures they are; CT_INDEX_NONE: its own, of a year before
 * @n_equal, @n_compared: figures of it
 * @breaches: (element-type guint): that use such figures
 */
typedef struct {
  guint32 submission;
  guint32 area;
  guint n_equal;
  guint n_compared;
  GArray *breaches;
} CtCopied;

/**
 * CtCopies:
 * @list: (element-type CtCopied) (transfer full)
 * @is_taken: (array): of each breach: whether such a report explains it
 */
typedef struct {
  GPtrArray *list;
  gboolean *is_taken;
} CtCopies;

CtCopies *ct_copies_find(const CtBreaches *breaches, const CtTangles *tangles,
                         const CtNeighbours *neighbours);
void ct_copies_free(CtCopies *copies);

/* One finding for each report. */
void ct_copies_report(const CtCopies *copies, const CtBreaches *breaches, CtFindings *findings);

G_END_DECLS
