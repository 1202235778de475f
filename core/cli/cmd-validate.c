/* chitieu validate: checks files before they are sent. Offline; touches no source. */
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-task.h"
#include "cli/ct-annotate.h"
#include "cli/ct-cli.h"
#include "pipeline/ct-remembering.h"

static const gchar *const validate_help = N_(
    "Usage: chitieu validate FILE... [--pipeline P] [--sender S] [--period P]\n"
    "                        [--form NAME] [--format text|json] [--annotate FILE]\n"
    "\n"
    "Checks files against the catalog, rules and history of a pipeline, as if they\n"
    "had been sent. Rules lacking figures stay quiet. Nothing is fetched or written.\n"
    "\n"
    "  --pipeline P    pipeline file; else $CHITIEU_PIPELINE, else the one installed\n"
    "  --sender S      who sends; else found in the file's name\n"
    "  --period P      period of a table that names none\n"
    "  --form NAME     a section [form NAME] that you have written into the pipeline file\n"
    "                  says what the tables are\n"
    "  --format json   print the results as one JSON object\n"
    "  --annotate F    write a copy of the one file, findings at its cells: of a\n"
    "                  workbook itself (.xlsx, .ods), of CSV beside its rows, of any\n"
    "                  file as a new workbook where F ends in .xlsx; in the\n"
    "                  pipeline's language unless --lang says another\n"
    "\n"
    "Each finding is one line: file:line:column: severity: message [rule]\n"
    "\n"
    "Examples:\n"
    "  chitieu validate huyen-bat-xat-6-thang.csv\n"
    "  chitieu validate --sender 'Sở Y tế' --period 2023-01/P9M bieu-2.csv\n"
    "  chitieu validate bao-cao.xlsx --annotate bao-cao-can-sua.xlsx\n");

typedef struct {
  CtHandedIn handed_in;
  const gchar *format;
  const gchar *annotate;
  gboolean json;
  gboolean verbose;
  gboolean language;
  GPtrArray *files; /* ends with NULL */
} ValidateCommand;

/* Why a file cannot be read was told among the findings: here only that there is no copy. */
static gboolean
annotate(const ValidateCommand *command, const CtPlan *plan, const CtRun *run, GError **error)
{
  const gchar *file = command->files->pdata[0];
  const CtSubmission *submission = run->submissions->pdata[0];
  g_autoptr(GError) fault = NULL;

  if (ct_annotate(plan, run, file, command->annotate, &fault))
    return TRUE;
  if (submission->status == CT_SUBMISSION_FAILED &&
      (g_error_matches(fault, CT_ERROR, CT_ERROR_SOURCE) ||
       g_error_matches(fault, CT_ERROR, CT_ERROR_LIMIT))) {
    ct_cli_complain(_("%s: no copy was made, as the file could not be read"), file);
    return TRUE;
  }
  g_propagate_error(error, g_steal_pointer(&fault));
  return FALSE;
}

static gint
report(const ValidateCommand *command, const CtPlan *plan, const CtRun *run)
{
  g_autoptr(GError) error = NULL;

  if (command->json) {
    if (!ct_print_json(stdout, plan, run, &error))
      return ct_cli_fail(error);
  } else {
    ct_print_findings(stdout, run);
  }
  if (command->annotate != NULL && !annotate(command, plan, run, &error))
    return ct_cli_fail(error);
  if (!command->json && (command->verbose || isatty(STDERR_FILENO)))
    ct_print_summary(stderr, plan, run);
  return ct_run_exit_code(plan, run);
}

static gint
validate_command(const ValidateCommand *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline = ct_handed_in_load_pipeline(&command->handed_in, &error);
  g_autoptr(CtPlan) plan = NULL;
  g_autofree gchar *store = NULL;
  g_autoptr(CtRemembering) remembering = NULL;
  g_autoptr(CtRun) run = NULL;
  CtRunOptions options = {.jobs = ct_task_processors()};

  if (pipeline == NULL)
    return ct_cli_fail(error);
  /* The copy goes back to the sender. */
  if (command->annotate != NULL && !command->language)
    ct_language_set(pipeline->lang);
  plan = ct_handed_in_plan(&command->handed_in, pipeline, CT_PLAN_VALIDATE, &error);
  if (plan == NULL ||
      (command->annotate != NULL &&
       !ct_copy_target_check(plan, command->files->pdata[0], command->annotate, &error)))
    return ct_cli_fail(error);
  store = ct_remember_path(pipeline, pipeline->out);
  remembering = ct_remembering_begin(plan, store, options.jobs);
  options.accepted = ct_remembering_get;
  options.remembering = remembering;
  run = ct_run_execute(plan, (const gchar *const *)command->files->pdata, &options);
  if (!ct_remembering_wait(remembering, &error))
    return ct_cli_fail(error);
  return report(command, plan, run);
}

gint
ct_command_validate(gint argc, gchar **argv)
{
  ValidateCommand command = {.handed_in = {.command = "validate"}};
  const CtArgument arguments[] = {
    {.name = "pipeline", .value = &command.handed_in.pipeline},
    {.name = "sender", .value = &command.handed_in.sender},
    {.name = "period", .value = &command.handed_in.period},
    {.name = "form", .value = &command.handed_in.form},
    {.name = "format", .value = &command.format},
    {.name = "annotate", .value = &command.annotate},
    {0},
  };
  g_auto(CtCommandLine) line = {0};
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, arguments, validate_help, &exit_code))
    return exit_code;
  if (line.rest->len == 0)
    return ct_cli_misuse(_("validate: expected at least one file"));
  if (command.annotate != NULL && line.rest->len != 1)
    return ct_cli_misuse(_("validate: --annotate takes one file"));
  if (!ct_cli_parse_format(command.format, &command.json))
    return CT_EXIT_CONFIG;
  g_ptr_array_add(line.rest, NULL);
  command.files = line.rest;
  command.verbose = line.verbose;
  command.language = line.language;
  return validate_command(&command);
}
