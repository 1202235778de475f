/* ct-sieve.h: lets pass what surely fits; private to core/rules.
 *
 * Nearly all figures satisfy all that is asked of them, and small numbers show it. The
 * sieve does no more than that: what does not fit, or not surely, it leaves to
 * ct_rule_index_judge(), which alone makes findings. A verdict of the sieve is that of
 * the judge, or none.
 */
#pragma once

#include "rules/sieve/ct-block.h"
#include "rules/ct-rule-index.h"

G_BEGIN_DECLS

/* Immutable once built; any number of threads. */
typedef struct {
  const CtRuleIndex *index;
  CtFigureKind *kinds; /* (array length=n_indicators) */
  CtFigureKind *wide;  /* (array length=n_indicators): the same, rounded or cut */
} CtSieve;

CtSieve *ct_sieve_new(const CtRuleIndex *index);
void ct_sieve_free(CtSieve *sieve);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSieve, ct_sieve_free)

/**
 * ct_sieve_cells:
 * @block: room to work in, of this thread
 * @begin, @n: at most CT_BLOCK_CELLS cells, all of @subject
 * @doubtful: (array length=n) (out): whether some constraint may be broken at a cell
 *
 * A cell without a value is never doubtful.
 */
void ct_sieve_cells(const CtSieve *sieve, CtBlock *block, guint32 subject, gsize begin, guint n,
                    gboolean *doubtful);

/* Whether figures may fit when the subject, or others, or both were cut and not rounded.
 * %FALSE only when they surely do not. */
gboolean ct_sieve_may_fit_cut(const CtSieve *sieve, CtBlock *block,
                              const CtConstraint *constraint, const CtObservation *subject);

/**
 * ct_sieve_variants:
 * @subject: where @constraint is asked
 * @figure: a current figure that has a value
 * @changed: (array length=n): what is tried in its place; at most CT_BLOCK_CELLS
 * @verdicts: (array length=n) (out): on the constraint alone, whatever its levels are
 */
void ct_sieve_variants(const CtSieve *sieve, CtBlock *block, const CtConstraint *constraint,
                       const CtObservation *subject, const CtObservation *figure,
                       const CtObservation *changed, guint n, CtSpanVerdict *verdicts);

G_END_DECLS
