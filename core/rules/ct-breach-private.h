/* ct-breach-private.h: what a list of breaches is made of; private to core/rules.
 */
#pragma once

#include "rules/ct-breach.h"
#include "rules/sieve/ct-sieve.h"

G_BEGIN_DECLS

/**
 * CtBreaches:
 * @index, @sieve: owned: what the walk was made with
 * @list: (element-type CtBreach)
 */
struct CtBreaches {
  const CtView *view;
  CtRuleIndex *index;
  CtSieve *sieve;
  GArray *list;
};

/* Takes @index and @sieve. */
CtBreaches *ct_breaches_new(CtRuleIndex *index, CtSieve *sieve);

/* Appends the current cells that say whether the constraint holds for the subject; each once,
 * in the order in which they are met. @memo: (nullable); @cells: (element-type gsize) */
void ct_breach_append_cells(const CtRuleIndex *index, CtMemo *memo,
                            const CtConstraint *constraint, const CtObservation *subject,
                            GArray *cells);

/* Of each breach whether its rule and submission have so many before it that findings are only
 * counted. Returns: (transfer full) (array) */
gboolean *ct_breaches_mark_over(const CtBreaches *breaches);

G_END_DECLS
