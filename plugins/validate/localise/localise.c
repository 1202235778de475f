/* validate/localise: which figures are to blame, and what they probably should be. */
#include "plugin/ct-plugin.h"
#include "rules/cause/ct-cause.h"

static const CtOption localise_options[] = {
  {"max-wrong", CT_OPTION_NUMBER, "4", NULL, FALSE,
   N_("figures that may be wrong at once among those that hang together, 1 to 6")},
  {"max-figures", CT_OPTION_NUMBER, "512", NULL, FALSE,
   N_("where more figures hang together, each broken rule is told for itself; 2 to 4096")},
  {"steps", CT_OPTION_NUMBER, "100000", NULL, FALSE,
   N_("checks of a rule that looking for one cause may take")},
  {NULL},
};

static gboolean
take_number(const CtSettings *settings, const gchar *key, guint64 least, guint64 most,
            guint64 *number, GError **error)
{
  *number = ct_settings_get_number(settings, key);
  if (*number >= least && *number <= most)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("'%s' is %lu, expected %lu to %lu"), key, (gulong)*number, (gulong)least,
              (gulong)most);
  return FALSE;
}

static gpointer
localise_open(const CtSettings *settings, GError **error)
{
  g_autofree CtCauseOptions *options = g_new0(CtCauseOptions, 1);
  guint64 max_wrong, max_figures;

  if (!take_number(settings, "max-wrong", 1, 6, &max_wrong, error) ||
      !take_number(settings, "max-figures", 2, 4096, &max_figures, error) ||
      !take_number(settings, "steps", 100, 1000000000, &options->steps, error))
    return NULL;
  options->max_wrong = (guint)max_wrong;
  options->max_figures = (guint)max_figures;
  return g_steal_pointer(&options);
}

static void
localise_close(gpointer self)
{
  g_free(self);
}

static void
localise_localise(gpointer self, const CtBreaches *breaches, guint n_threads, CtFindings *findings)
{
  ct_cause_localise(breaches, self, n_threads, findings);
}

static const CtValidateRole localise_role = {
  .size = sizeof(CtValidateRole),
  .localise = localise_localise,
};

CT_PLUGIN_REGISTER(.name = "localise",
                   .summary = N_("finds the figures that are to blame for broken rules"),
                   .version = "0.1.0", .licence = "MIT", .options = localise_options,
                   .open = localise_open, .close = localise_close, .validate = &localise_role)
