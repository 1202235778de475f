/* ct-suggest.h: finds the one change that repairs a figure; private to core/rules.
 */
#pragma once

#include "rules/sieve/ct-sieve.h"

G_BEGIN_DECLS

/**
 * CtSuggest: what searching works with; one thread at a time.
 * @sieve, @block: (nullable): to pass over most changes quickly
 */
typedef struct {
  const CtRuleIndex *index;
  const CtSieve *sieve;
  CtBlock *block;
} CtSuggest;

/**
 * CtRepair:
 * @figure: the figure as it is; @changed: as it would satisfy every constraint that
 *   uses it; @n_rules: how many that are, and @rules their ids: "ratios.ratio, bounds.above"
 */
typedef struct {
  CtObservation figure;
  CtObservation changed;
  guint n_rules;
  gchar rules[120];
} CtRepair;

/* One change of @figure (a power of ten, the sign, two digits swapped) with which all
 * constraints around it hold, at least one of which is broken now. */
gboolean ct_suggest_repair(const CtSuggest *suggest, const CtObservation *figure,
                           CtRepair *repair);

/**
 * ct_suggest_operand:
 * The one operand of a broken equation whose change would repair it and everything else
 * that uses the operand. %FALSE when there is none, or several could be to blame.
 */
gboolean ct_suggest_operand(const CtSuggest *suggest, const CtConstraint *constraint,
                            const CtObservation *subject, CtRepair *repair);

G_END_DECLS
