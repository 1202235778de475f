/* Answers in a file beside the reports: RULE, INDICATOR, REF_AREA, TIME_PERIOD, OBS_VALUE,
 * ANSWER, WHO, WHEN. Whoever runs the collection keeps it: a mistake in it ends the run.
 */
#include "data/ct-answers.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "model/ct-catalog-table.h"

enum { RULE, INDICATOR, AREA, PERIOD, VALUE, ANSWER, WHO, WHEN, N_COLUMNS };

static const CtColumn columns[N_COLUMNS] = {
  [RULE] = {"RULE", FALSE},          [INDICATOR] = {"INDICATOR", FALSE},
  [AREA] = {"REF_AREA", FALSE},      [PERIOD] = {"TIME_PERIOD", FALSE},
  [VALUE] = {"OBS_VALUE", FALSE},    [ANSWER] = {"ANSWER", FALSE},
  [WHO] = {"WHO", FALSE},            [WHEN] = {"WHEN", FALSE},
};

static gboolean
read_key(const CtCatalog *catalog, const CtTable *table, guint row, CtAnswer *answer,
         GError **error)
{
  const gchar *period = ct_table_get(table, row, PERIOD);

  answer->indicator = ct_catalog_indicator_by_code(catalog, ct_table_get(table, row, INDICATOR));
  answer->area = ct_catalog_area_by_code(catalog, ct_table_get(table, row, AREA));
  answer->period = ct_period_parse(period, strlen(period));
  if (answer->indicator == CT_INDEX_NONE)
    return ct_table_fail(table, row, INDICATOR, error, "%s",
                         _("the code of an indicator or component"));
  if (answer->area == CT_INDEX_NONE)
    return ct_table_fail(table, row, AREA, error, "%s", _("the code of an area"));
  return answer->period != CT_PERIOD_NONE ||
         ct_table_fail(table, row, PERIOD, error, "%s",
                       _("a period such as 2023-01/P6M, 2023-Q2, 2023"));
}

static gboolean
read_answer(const CtCatalog *catalog, const CtTable *table, guint row, CtAnswers *answers,
            GError **error)
{
  CtAnswer answer = {0};
  CtLimit value = {0};
  const gchar *text = NULL, *who = NULL;

  if (!read_key(catalog, table, row, &answer, error) ||
      !ct_table_limit(table, row, VALUE, &value, error) ||
      !ct_table_text(table, row, ANSWER, &text, error) ||
      !ct_table_text(table, row, WHO, &who, error))
    return FALSE;
  answer.has_value = value.set;
  answer.value = value.value;
  answer.rule = (gchar *)ct_table_get(table, row, RULE);
  answer.text = (gchar *)text;
  answer.who = (gchar *)who;
  answer.when = (gchar *)ct_table_get(table, row, WHEN);
  ct_answers_add(answers, &answer);
  return TRUE;
}

CtAnswers *
ct_answers_load(const gchar *path, const CtCatalog *catalog, GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname(path);
  g_autofree gchar *name = g_path_get_basename(path);
  g_autoptr(CtArena) arena = ct_arena_new();
  g_autoptr(CtTable) table =
      ct_table_load(folder, name, columns, N_COLUMNS, CT_MAX_ANSWERS, FALSE, arena, error);
  g_autoptr(CtAnswers) answers = ct_answers_new();

  if (table == NULL)
    return NULL;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_answer(catalog, table, row, answers, error))
      return NULL;
  return g_steal_pointer(&answers);
}
