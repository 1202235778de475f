/* validate/completeness: what is missing, late, not due, or sent by someone else. */
#include "completeness.h"

#include <string.h>

/* Who sends */

void
completeness_senders_init(Senders *senders, const CtView *view)
{
  *senders = (Senders){.view = view, .of = g_new0(guint32 *, view->n_submissions + 1)};
  for (gsize i = 0; i < view->n_submissions; i++) {
    const GPtrArray *names = view->submissions[i]->senders;

    if (names == NULL)
      continue;
    senders->of[i] = g_new(guint32, names->len);
    for (guint s = 0; s < names->len; s++) {
      const gchar *name = names->pdata[s];
      CtNameMatch match = ct_catalog_find_reporter(view->catalog, name, strlen(name));
      senders->of[i][s] = match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
    }
  }
}

void
completeness_senders_clear(Senders *senders)
{
  for (gsize i = 0; i < senders->view->n_submissions; i++)
    g_free(senders->of[i]);
  g_free(senders->of);
}

guint32
completeness_reporter(const Senders *senders, guint32 submission, guint sender)
{
  return sender == 0 ? senders->view->submissions[submission]->reporter
                     : senders->of[submission][sender - 1];
}

/* The plugin */

static gboolean
read_levels(const gchar *text, guint *levels)
{
  g_auto(GStrv) words = g_strsplit(text, ";", -1);

  *levels = 0;
  for (guint i = 0; words[i] != NULL; i++) {
    const gchar *word = g_strstrip(words[i]);
    guint level = CT_LEVEL_PROVINCE;

    for (; level <= CT_LEVEL_COMMUNE; level <<= 1) {
      g_autofree gchar *name = ct_levels_format(level);
      if (g_str_equal(word, name))
        break;
    }
    if (level > CT_LEVEL_COMMUNE)
      return FALSE;
    *levels |= level;
  }
  return *levels != 0;
}

static gpointer
completeness_open(const CtSettings *settings, GError **error)
{
  g_autofree Completeness *self = g_new0(Completeness, 1);
  const gchar *levels = ct_settings_get(settings, "levels");

  if (read_levels(levels, &self->levels))
    return g_steal_pointer(&self);
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("levels is '%s', expected some of province, district, commune, parted by ';'"),
              levels);
  return NULL;
}

static void
completeness_check(gpointer data, const CtView *view, CtFindings *findings)
{
  Senders senders;

  completeness_senders_init(&senders, view);
  if (view->whole) {
    completeness_check_owed(data, view, &senders, findings);
    completeness_check_late(view, findings);
  }
  completeness_check_sent(view, &senders, findings);
  completeness_senders_clear(&senders);
}

static const CtOption completeness_options[] = {
  {"levels", CT_OPTION_TEXT, "province;district", NULL, FALSE,
   N_("levels of area that are asked for: province, district, commune, parted by ';'")},
  {0},
};

static const CtValidateRole completeness_role = {
  .size = sizeof(CtValidateRole),
  .check = completeness_check,
};

CT_PLUGIN_REGISTER(.name = "completeness",
                   .summary = N_("what is missing, late, not due, or sent by someone else"),
                   .version = "0.1.0", .licence = "MIT", .options = completeness_options,
                   .open = completeness_open, .close = g_free, .validate = &completeness_role)
