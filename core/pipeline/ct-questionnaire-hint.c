/* ct-questionnaire-hint.c: what bounds and rules want of a figure, in a few words. */
#include "pipeline/ct-questionnaire-make.h"

#include <string.h>

/* What a spreadsheet shows beside a cell. */
#define HINT_CHARS 250

/* "Từ 0 đến 100 %." Counts say that they are whole. */
static void
append_bounds(GString *hint, const CtCatalog *catalog, const CtIndicator *indicator)
{
  const gchar *unit = catalog->units[indicator->unit].symbol;
  gchar low[CT_DECIMAL_PEOPLE_CHARS], high[CT_DECIMAL_PEOPLE_CHARS];

  if (indicator->minimum.set && indicator->maximum.set)
    g_string_append_printf(hint, _("From %s to %s %s."),
                           ct_decimal_format_for_people(indicator->minimum.value, low),
                           ct_decimal_format_for_people(indicator->maximum.value, high), unit);
  else if (indicator->minimum.set)
    g_string_append_printf(hint, _("At least %s %s."),
                           ct_decimal_format_for_people(indicator->minimum.value, low), unit);
  else if (indicator->maximum.set)
    g_string_append_printf(hint, _("At most %s %s."),
                           ct_decimal_format_for_people(indicator->maximum.value, high), unit);
  else
    g_string_append_printf(hint, _("Unit: %s."), unit);
  if (indicator->decimals > 0)
    g_string_append_printf(hint, _(" Decimals: %d."), indicator->decimals);
  else if (catalog->units[indicator->unit].whole)
    g_string_append(hint, _(" A whole number."));
}

/* Whether the rule is one of the catalog, with words of its own, and is asked of this figure. */
static gboolean
speaks_of(const CtConstraint *rule, guint32 indicator, CtLevel level, CtPeriod period)
{
  return rule->subject == indicator && rule->message_vi != NULL &&
         (rule->levels == 0 || (rule->levels & (guint)level) != 0) &&
         (rule->lengths == 0 || (rule->lengths >> ct_period_months(period) & 1) != 0) &&
         (rule->measures == 0 || (rule->measures >> CT_MEASURE_ACTUAL & 1) != 0);
}

static void
append_rules(GString *hint, const CtPlan *plan, guint32 indicator, CtLevel level, CtPeriod period)
{
  for (guint i = 0; i < ct_constraints_count(plan->constraints); i++) {
    const CtConstraint *rule = ct_constraints_get(plan->constraints, i);
    const gchar *message;
    g_autofree gchar *sentence = NULL;

    if (!speaks_of(rule, indicator, level, period))
      continue;
    message = ct_language_get() == CT_LANGUAGE_VI ? rule->message_vi : rule->message;
    sentence = g_strdup_printf(_(" It is asked about when %s."), message);
    if (g_utf8_strlen(hint->str, -1) + g_utf8_strlen(sentence, -1) <= HINT_CHARS)
      g_string_append(hint, sentence);
  }
}

gchar *
ct_questionnaire_hint(const CtPlan *plan, guint32 indicator, guint32 area, CtPeriod period)
{
  const CtCatalog *catalog = plan->catalog;
  GString *hint = g_string_new(NULL);

  append_bounds(hint, catalog, &catalog->indicators[indicator]);
  append_rules(hint, plan, indicator, catalog->areas[area].level, period);
  return g_string_free(hint, FALSE);
}
