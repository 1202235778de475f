/* duplicates.h: the three checks of validate/duplicates.
 *
 * They look at everything that was sent, not only at the figures that won: a copied file
 * often loses to the department's figures.
 */
#pragma once

#include "duplicates-statements.h"

G_BEGIN_DECLS

/* So many figures must agree before it is no accident. */
#define DUPLICATES_ENOUGH 4

/* The same bytes sent twice. */
void duplicates_check_file(const CtView *view, CtFindings *findings);
/* Two areas of a level whose figures are the same: a file with only its title changed.
 * Returns: the steps that it took, which are to grow as the figures do. */
guint64 duplicates_check_area(const Statements *statements, CtFindings *findings);
/* Last year's figures sent again. */
void duplicates_check_last_year(const Statements *statements, CtFindings *findings);

/* Whether two equal figures of this value say anything: at least two digits that count, for
 * many areas have 100 % or 1 commune. */
gboolean duplicates_is_telling(CtDecimal value);

/* Whether a figure can be a copy at all: it has a value and is no plan. */
static inline gboolean
duplicates_is_figure(const CtBatch *observations, gsize index)
{
  return !ct_batch_is_missing(observations, index) &&
         ct_batch_measure(observations, index) != CT_MEASURE_PLAN;
}

G_END_DECLS
