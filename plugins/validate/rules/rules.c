/* validate/rules: the rules that a catalog states in a text file of its own. */
#include <glib/gstdio.h>

#include "plugin/ct-plugin.h"
#include "rules/language/ct-rules-file.h"

#define FILE_NAME "rules.txt"

/* @file: in the catalog's folder; NULL: rules.txt, which need not be there
 * @read: (element-type CtRules): the constraints that were given use their texts */
typedef struct {
  gchar *file;
  GPtrArray *read;
} RulesCheck;

static void
free_rules(gpointer rules)
{
  ct_rules_free(rules);
}

static gpointer
rules_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  RulesCheck *check = g_new0(RulesCheck, 1);

  check->file = g_strdup(ct_settings_get(settings, "file"));
  check->read = g_ptr_array_new_with_free_func(free_rules);
  return check;
}

static void
rules_close(gpointer self)
{
  RulesCheck *check = self;

  g_free(check->file);
  g_ptr_array_unref(check->read);
  g_free(check);
}

static gboolean
rules_constrain(gpointer self, const CtCatalog *catalog, CtConstraints *constraints,
                GError **error)
{
  RulesCheck *check = self;
  g_autofree gchar *path = g_build_filename(
      catalog->folder, check->file != NULL ? check->file : FILE_NAME, NULL);
  CtRules *rules;

  if (check->file == NULL && g_access(path, F_OK) != 0)
    return TRUE;
  rules = ct_rules_load(path, catalog, constraints, error);
  if (rules != NULL)
    g_ptr_array_add(check->read, rules);
  return rules != NULL;
}

static const CtOption options[] = {
  {"file", CT_OPTION_TEXT, NULL, NULL, FALSE,
   N_("file of rules in the catalog's folder; without it rules.txt, where there is one")},
  {0},
};

static const CtValidateRole rules_role = {
  .size = sizeof(CtValidateRole),
  .constrain = rules_constrain,
};

CT_PLUGIN_REGISTER(.name = "rules", .summary = N_("rules of the catalog's rules.txt"),
                   .version = "0.1.0", .licence = "MIT", .options = options, .open = rules_open,
                   .close = rules_close, .validate = &rules_role)
