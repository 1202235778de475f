/* ct-answers.h: what senders answer to findings ("Giải trình: ...").
 *
 * An answer is about one figure with one value: it ends when that changes.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

#define CT_MAX_ANSWERS 10000u          /* of one list */
#define CT_MAX_ANSWER_BYTES ((gsize)1000) /* longer ones are cut */

/**
 * CtAnswer:
 * @rule: the id of the finding that it answers; "" any about the figure
 * @indicator, @area, @period: of the figure
 * @has_value: whether the figure has a value, @value
 * @text, @who, @when: the answer, who gave it, and when ("" unknown)
 * @run: that accepted it; 0: it is new
 */
typedef struct {
  gchar *rule;
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  gboolean has_value;
  CtDecimal value;
  gchar *text;
  gchar *who;
  gchar *when;
  guint run;
} CtAnswer;

/* In the order in which they came. */
typedef struct CtAnswers CtAnswers;
CtAnswers *ct_answers_new(void);
void ct_answers_free(CtAnswers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtAnswers, ct_answers_free)

/* Copies the texts. Returns: %FALSE when the list is full */
gboolean ct_answers_add(CtAnswers *answers, const CtAnswer *answer);
guint ct_answers_count(const CtAnswers *answers);
const CtAnswer *ct_answers_get(const CtAnswers *answers, guint index);

/**
 * ct_answers_next:
 * @position: (inout): 0 to begin with
 * Returns: (transfer none) (nullable): the next one about the figure, of whatever value
 */
const CtAnswer *ct_answers_next(const CtAnswers *answers, guint32 indicator, guint32 area,
                                CtPeriod period, guint *position);

/**
 * ct_answers_load:
 * @path: a CSV file: RULE (empty: any), INDICATOR, REF_AREA, TIME_PERIOD, OBS_VALUE (empty:
 *   there is no figure), ANSWER, WHO, WHEN
 * Fails with %CT_ERROR_CONFIG, naming file, line, column and what was expected.
 */
CtAnswers *ct_answers_load(const gchar *path, const CtCatalog *catalog, GError **error);

G_END_DECLS
