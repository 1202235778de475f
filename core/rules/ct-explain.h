/* ct-explain.h: does the sum for the reader; private to core/rules.
 */
#pragma once

#include "rules/ct-evaluate.h"

G_BEGIN_DECLS

/**
 * CtExplanation: texts for a finding; (transfer full).
 * @observed: what is printed; @expected: what would satisfy the constraint, "65.9" or
 *   "<= 100"; @message: the sentence
 */
typedef struct {
  gchar *observed;
  gchar *expected;
  GString *message;
} CtExplanation;

/* What a finding says first, in the thread's language. */
const gchar *ct_constraint_message(const CtConstraint *constraint);

/* What must never be, a constraint between two numbers, is told by the figures that its
 * condition met; otherwise those of the condition come last. */
void ct_explanation_init(CtExplanation *explanation, CtEvaluation *evaluation,
                         const CtConstraint *constraint);
void ct_explanation_clear(CtExplanation *explanation);

/* Appends "Huyện Bát Xát, 5 (2023-01/P6M)": whose figure it is. */
void ct_explain_append_cell(GString *text, const CtCatalog *catalog, const CtObservation *figure);

G_END_DECLS
