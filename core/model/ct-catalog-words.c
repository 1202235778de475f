/* The words of the catalog's files. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-private.h"

const gchar *const ct_level_words[4] = {"province", "district", "commune", "residual"};
const gchar *const ct_accrual_words[7] = {"flow",      "stock",       "growth",         "structure",
                                          "event-ratio", "flow-over-stock", "annual"};
const gchar *const ct_additive_words[6] = {"none",  "sum",            "sum+residual",
                                           "parts", "parts+residual", "at-most-sum"};
const gchar *const ct_form_words[6] = {"total", "ratio", "share", "growth", "decrease", "change"};
const gchar *const ct_better_words[3] = {"none", "higher", "lower"};
const gchar *const ct_comparator_words[7] = {"", ">", ">=", "=", "<=", "<", "~"};

const gchar *
ct_accrual_name(CtAccrual accrual)
{
  g_return_val_if_fail((guint)accrual < G_N_ELEMENTS(ct_accrual_words), "");

  return ct_accrual_words[accrual];
}

const gchar *
ct_additive_name(CtAdditive additive)
{
  g_return_val_if_fail((guint)additive < G_N_ELEMENTS(ct_additive_words), "");

  return ct_additive_words[additive];
}

const gchar *
ct_form_name(CtForm form)
{
  g_return_val_if_fail((guint)form < G_N_ELEMENTS(ct_form_words), "");

  return ct_form_words[form];
}

const gchar *
ct_comparator_name(CtComparator comparator)
{
  g_return_val_if_fail((guint)comparator < G_N_ELEMENTS(ct_comparator_words), "");

  return ct_comparator_words[comparator];
}

const gchar *
ct_better_name(CtBetter better)
{
  g_return_val_if_fail((guint)better < G_N_ELEMENTS(ct_better_words), "");

  return ct_better_words[better];
}

gchar *
ct_levels_format(guint levels)
{
  g_autoptr(GString) text = g_string_new(NULL);

  for (guint i = 0; i < G_N_ELEMENTS(ct_level_words); i++)
    if (levels & (1u << i))
      g_string_append_printf(text, "%s%s", text->len == 0 ? "" : ";", ct_level_words[i]);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

gboolean
ct_catalog_read_levels(const CtTable *table, guint row, guint column, guint *levels,
                       GError **error)
{
  g_auto(GStrv) words = ct_table_list(table, row, column, ";");

  *levels = 0;
  for (guint i = 0; words[i] != NULL; i++) {
    guint level = 0;

    while (level < G_N_ELEMENTS(ct_level_words) && strcmp(words[i], ct_level_words[level]) != 0)
      level++;
    if (level == G_N_ELEMENTS(ct_level_words)) {
      *levels = 0;
      break;
    }
    *levels |= 1u << level;
  }
  return *levels != 0 ||
         ct_table_fail(table, row, column, error, "%s",
                       _("levels out of province, district, commune, residual, parted by ';'"));
}
