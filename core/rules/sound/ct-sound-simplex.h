/* ct-sound-simplex.h: whether linear relations have a solution, in exact fractions; private to
 * core/rules.
 *
 * The general simplex of Dutertre and de Moura: each row has a variable of its own with bounds,
 * of which as many are basic; strict bounds lie an infinitesimal inside. It ends by Bland's
 * rule, or by its limits: what does not fit, or takes too long, is not known.
 */
#pragma once

#include "rules/ct-interval.h"

G_BEGIN_DECLS

typedef struct {
  guint column;
  CtRational factor;
} CtSimplexTerm;

typedef struct CtSimplex CtSimplex;

CtSimplex *ct_simplex_new(void);
void ct_simplex_free(CtSimplex *simplex);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSimplex, ct_simplex_free)

/* A variable that lies in @bounds. Returns: its column */
guint ct_simplex_add_column(CtSimplex *simplex, const CtInterval *bounds);
/* The sum of @terms, of different columns that were added before, lies in @bounds.
 * Returns: its column */
guint ct_simplex_add_row(CtSimplex *simplex, const CtSimplexTerm *terms, guint n,
                         const CtInterval *bounds);

/* @terms: (element-type CtSimplexTerm): receives, when it is empty, columns whose bounds show
 * it, and how often each counts: above 0 its low end, below 0 its high end. Returns: %FALSE:
 * there is a solution, or it is not known */
gboolean ct_simplex_is_empty(CtSimplex *simplex, GArray *terms);

/* How many terms were computed. */
guint64 ct_simplex_work(const CtSimplex *simplex);

G_END_DECLS
