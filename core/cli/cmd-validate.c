/* chitieu validate: checks files before they are sent. Offline; touches no source. */
#include <unistd.h>

#include "base/ct-task.h"
#include "cli/ct-annotate.h"
#include "cli/ct-cli.h"

static const gchar *const validate_help = N_(
    "Usage: chitieu validate FILE... [--pipeline P] [--sender S] [--period P]\n"
    "                        [--format text|json] [--annotate FILE]\n"
    "\n"
    "Checks files against the catalog, rules and history of a pipeline, as if they\n"
    "had been sent. Rules lacking figures stay quiet. Nothing is fetched or written.\n"
    "\n"
    "  --pipeline P    pipeline file; else $CHITIEU_PIPELINE, else the one installed\n"
    "  --sender S      who sends; else found in the file's name\n"
    "  --period P      period of a table that names none\n"
    "  --format json   print the results as one JSON object\n"
    "  --annotate F    write a copy of the one file (CSV), findings beside its rows\n"
    "\n"
    "Each finding is one line: file:line:column: severity: message [rule]\n"
    "\n"
    "Examples:\n"
    "  chitieu validate huyen-bat-xat-6-thang.csv\n"
    "  chitieu validate --sender 'Sở Y tế' --period 2023-01/P9M bieu-2.csv\n");

typedef struct {
  const gchar *pipeline;
  const gchar *sender;
  const gchar *period;
  const gchar *format;
  const gchar *annotate;
  gboolean json;
  gboolean verbose;
  GPtrArray *files; /* ends with NULL */
} ValidateCommand;

/* The pipeline's sources give way to one whose files are handed in. */
static void
replace_sources(CtPipeline *pipeline, const gchar *sender)
{
  CtSource *source = ct_source_new("validate", "validate:");

  if (sender != NULL) {
    source->sender_kind = CT_SENDER_NAMED;
    source->sender = g_strdup(sender);
  }
  g_ptr_array_set_size(pipeline->sources, 0);
  g_ptr_array_add(pipeline->sources, source);
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
  if (command->annotate != NULL &&
      !ct_annotate(run, command->files->pdata[0], command->annotate, &error))
    return ct_cli_fail(error);
  if (!command->json && (command->verbose || isatty(STDERR_FILENO)))
    ct_print_summary(stderr, plan, run);
  return ct_run_exit_code(plan, run);
}

static gint
validate_command(const ValidateCommand *command)
{
  g_autoptr(GError) error = NULL;
  g_autofree gchar *path = ct_cli_find_pipeline(command->pipeline, &error);
  g_autoptr(CtPipeline) pipeline = NULL;
  g_autoptr(CtPlan) plan = NULL;
  g_autoptr(CtRun) run = NULL;
  CtRunOptions options = {.jobs = ct_task_processors()};

  if (path != NULL)
    pipeline = ct_pipeline_load(path, NULL, command->period, &error);
  if (pipeline == NULL)
    return ct_cli_fail(error);
  replace_sources(pipeline, command->sender);
  plan = ct_plan_new(pipeline, CT_PLAN_VALIDATE, &error);
  if (plan == NULL)
    return ct_cli_fail(error);
  run = ct_run_execute(plan, (const gchar *const *)command->files->pdata, &options);
  return report(command, plan, run);
}

gint
ct_command_validate(gint argc, gchar **argv)
{
  ValidateCommand command = {0};
  const CtArgument arguments[] = {
    {.name = "pipeline", .value = &command.pipeline},
    {.name = "sender", .value = &command.sender},
    {.name = "period", .value = &command.period},
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
  return validate_command(&command);
}
