/* ct-questionnaire-make.h: what a sender owes for a period, as a form to fill in.
 */
#pragma once

#include "data/ct-accepted.h"
#include "data/ct-questionnaire.h"
#include "pipeline/ct-plan.h"

G_BEGIN_DECLS

/**
 * ct_questionnaire_new:
 * @plan: with its history and constraints
 * @accepted: (nullable): what earlier runs accepted
 * @reporter: index of the sender
 * @period: begins in January
 * In the thread's language. %CT_ERROR_CONFIG when the sender owes nothing for the period.
 * Returns: (transfer full) (nullable)
 */
CtQuestionnaire *ct_questionnaire_new(const CtPlan *plan, const CtAccepted *accepted,
                                      guint32 reporter, CtPeriod period, GError **error);

/* Private to the two files. */

/* What the bounds and rules want of a figure. Returns: (transfer full) (nullable) */
gchar *ct_questionnaire_hint(const CtPlan *plan, guint32 indicator, guint32 area,
                             CtPeriod period);

G_END_DECLS
