/* chitieu template: the form that a sender is given to fill in. */
#include <errno.h>
#include <glib/gstdio.h>

#include "base/ct-error.h"
#include "cli/ct-cli.h"
#include "pipeline/ct-questionnaire-make.h"
#include "pipeline/ct-remember.h"
#include "pipeline/ct-sender-choice.h"
#include "store/ct-accepted-store.h"

static const gchar *const template_help = N_(
    "Usage: chitieu template --sender S [--period P] --output FILE.xlsx [--pipeline P]\n"
    "\n"
    "Writes the form that a sender fills in for a period: the indicators that it owes,\n"
    "with codes, units, the plan and last year's figures, hints from the rules, and\n"
    "formulas for rates and totals. Cells to fill in are yellow, all others are locked\n"
    "(without a password). The filled-in form is read by run and validate as it is.\n"
    "\n"
    "  --sender S      who fills it in: a reporter of the catalog\n"
    "  --period P      what it is about; else the pipeline's period\n"
    "  -o, --output F  the workbook to write\n"
    "  --pipeline P    pipeline file; else $CHITIEU_PIPELINE, else the one installed\n"
    "\n"
    "Examples:\n"
    "  chitieu template --sender 'huyện Bát Xát' --period 2023-01/P6M -o bat-xat.xlsx\n"
    "  chitieu template --sender 'Sở Y tế' -o so-y-te.xlsx --pipeline lao-cai-2023.ini\n");

typedef struct {
  CtHandedIn handed_in;
  const gchar *output;
} TemplateCommand;

/* Who the form is for tells what it asks: where the catalog lists nobody, there is none. */
static gboolean
find_sender(const CtCatalog *catalog, const gchar *sender, guint32 *reporter, GError **error)
{
  if (!ct_sender_choose(catalog, sender, reporter, error))
    return FALSE;
  if (*reporter == CT_INDEX_NONE)
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("--sender is '%s', but the catalog lists no reporters (%s/reporters.csv)"),
                sender, catalog->folder);
  return *reporter != CT_INDEX_NONE;
}

/* Accepted figures are of use here whether or not a check of the pipeline asks for them. */
static gboolean
load_accepted(const CtPlan *plan, CtAccepted **accepted, GError **error)
{
  g_autofree gchar *path = ct_remember_path(plan->pipeline, plan->pipeline->out);

  if (path == NULL)
    return TRUE;
  *accepted = ct_accepted_load(path, plan->catalog, 1, error);
  return *accepted != NULL;
}

/* In the pipeline's language, whatever that of the messages is. */
static CtQuestionnaire *
make_form(const CtPlan *plan, const CtAccepted *accepted, guint32 reporter, GError **error)
{
  CtLanguage before = ct_language_set(plan->pipeline->lang);
  CtQuestionnaire *form =
      ct_questionnaire_new(plan, accepted, reporter, plan->pipeline->period, error);

  ct_language_set(before);
  return form;
}

static gboolean
open_writer(const CtPlan *plan, CtInstance *writer, GError **error)
{
  const CtPlugin *plugin = ct_host_load(plan->host, CT_ROLE_EMIT, "xlsx", error);
  g_autoptr(CtSettings) settings = NULL;

  if (plugin == NULL)
    return FALSE;
  settings = ct_settings_new(plugin->options, NULL, NULL, plan->pipeline->folder, NULL, error);
  return settings != NULL && ct_instance_open(writer, plugin, settings, error);
}

/* A form that could not be finished leaves the one before as it was. */
static gboolean
write_form(const CtPlan *plan, const CtQuestionnaire *form, const gchar *path, GError **error)
{
  g_autofree gchar *beside = g_strconcat(path, ".part", NULL);
  CtInstance writer = {0};
  CtLanguage before;
  gboolean written;

  if (!open_writer(plan, &writer, error))
    return FALSE;
  before = ct_language_set(plan->pipeline->lang);
  written = writer.plugin->emit->ask(writer.self, form, beside, error);
  ct_language_set(before);
  ct_instance_close(&writer);
  if (written && g_rename(beside, path) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be written: %s"), path,
                ct_error_reason(errno));
    written = FALSE;
  }
  if (!written)
    g_unlink(beside);
  return written;
}

static gint
template_command(const TemplateCommand *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline = ct_handed_in_load_pipeline(&command->handed_in, &error);
  g_autoptr(CtPlan) plan =
      pipeline != NULL ? ct_plan_new(pipeline, CT_PLAN_VALIDATE, &error) : NULL;
  g_autoptr(CtAccepted) accepted = NULL;
  g_autoptr(CtQuestionnaire) form = NULL;
  guint32 reporter;

  if (pipeline != NULL && command->handed_in.period != NULL)
    g_clear_pointer(&pipeline->due, g_free); /* that of the pipeline's own period */
  if (plan == NULL || !find_sender(plan->catalog, command->handed_in.sender, &reporter, &error) ||
      !load_accepted(plan, &accepted, &error))
    return ct_cli_fail(error);
  form = make_form(plan, accepted, reporter, &error);
  if (form == NULL || !write_form(plan, form, command->output, &error))
    return ct_cli_fail(error);
  return CT_EXIT_CLEAN;
}

gint
ct_command_template(gint argc, gchar **argv)
{
  TemplateCommand command = {.handed_in = {.command = "template"}};
  const CtArgument arguments[] = {
    {.name = "pipeline", .value = &command.handed_in.pipeline},
    {.name = "sender", .value = &command.handed_in.sender},
    {.name = "period", .value = &command.handed_in.period},
    {.name = "output", .letter = 'o', .value = &command.output},
    {0},
  };
  g_auto(CtCommandLine) line = {0};
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, arguments, template_help, &exit_code))
    return exit_code;
  if (line.rest->len > 0)
    return ct_cli_misuse(_("template: unexpected '%s'"), (const gchar *)line.rest->pdata[0]);
  if (command.handed_in.sender == NULL)
    return ct_cli_misuse(_("template: --sender is missing: who fills the form in"));
  if (command.output == NULL)
    return ct_cli_misuse(_("template: --output is missing: the workbook to write"));
  if (!ct_cli_ends_in(command.output, "xlsx"))
    return ct_cli_misuse(_("template: --output is '%s'; the form is a workbook, and its name must "
                           "end in .xlsx"),
                         command.output);
  return template_command(&command);
}
