/* ct-sound-rules.c: whether the rules of a pipeline are sound: those of all its plugins, and
 * those of the catalog's file even where no section asks for them yet.
 */
#include <glib/gstdio.h>

#include "cli/ct-cli.h"
#include "rules/sound/ct-sound.h"

#define FILE_NAME "rules.txt"

static const gchar *
value_of(const CtStep *step, const gchar *key)
{
  for (guint i = 0; step->keys->pdata[i] != NULL; i++)
    if (g_str_equal(step->keys->pdata[i], key))
      return step->values->pdata[i];
  return NULL;
}

/* Returns: (nullable): the section that reads the file of rules */
static const CtStep *
find_section(const CtPlan *plan)
{
  for (guint i = 0; i < plan->validate->len; i++) {
    const CtPlanStep *step = &g_array_index(plan->validate, CtPlanStep, i);
    if (g_str_equal(step->step->plugin, "rules"))
      return step->step;
  }
  return NULL;
}

static void
print_remark(const gchar *place, const gchar *message, gpointer user_data G_GNUC_UNUSED)
{
  printf(_("%s: note: %s\n"), place, message);
}

/* The rules are read once more, for their lines; where nobody asks for them they are added to
 * those of the plugins. @rules: (out) (nullable): NULL: there is no such file */
static gboolean
read_rules(const CtPlan *plan, const gchar *path, gboolean are_asked, CtRules **rules,
           GError **error)
{
  g_autoptr(CtConstraints) again = ct_constraints_new();

  *rules = NULL;
  if (g_access(path, F_OK) != 0)
    return TRUE;
  *rules = ct_rules_load(path, plan->catalog, are_asked ? again : plan->constraints, error);
  return *rules != NULL;
}

static GPtrArray *
validate_sections(const CtPipeline *pipeline)
{
  GPtrArray *steps = g_ptr_array_new();

  for (guint i = 0; i < pipeline->steps->len; i++)
    if (((const CtStep *)pipeline->steps->pdata[i])->role == CT_ROLE_VALIDATE)
      g_ptr_array_add(steps, pipeline->steps->pdata[i]);
  return steps;
}

/* Of the pipeline only what gives rules: they do not hang on where figures come from. */
gboolean
ct_cli_check_rules(const CtPipeline *pipeline, CtComplaintFunc complain, guint *n, GError **error)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new();
  g_autoptr(GPtrArray) steps = validate_sections(pipeline);
  CtPipeline only = *pipeline;
  g_autoptr(CtPlan) plan = NULL;
  g_autoptr(CtRules) rules = NULL;
  const CtStep *section;
  const gchar *file;

  only.sources = only.histories = only.forms = nothing;
  only.steps = steps;
  only.answers = NULL;
  plan = ct_plan_new(&only, CT_PLAN_VALIDATE, error);
  if (plan == NULL)
    return FALSE;
  section = find_section(plan);
  file = section != NULL ? value_of(section, "file") : NULL;
  if (file == NULL)
    file = FILE_NAME;
  g_autofree gchar *path = g_build_filename(plan->catalog->folder, file, NULL);
  if (!read_rules(plan, path, section != NULL, &rules, error))
    return FALSE;
  const CtSoundInput input = {plan->catalog, plan->constraints, rules, file, pipeline->period};
  *n = ct_sound_check(&input, complain, print_remark, NULL);
  return TRUE;
}
