/* chitieu run */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-task.h"
#include "cli/ct-cli.h"
#include "pipeline/ct-remembering.h"

#define MAX_JOBS 256

static const gchar *const run_help = N_(
    "Usage: chitieu run PIPELINE [--period P] [--out DIR] [--jobs N]\n"
    "                   [--set SECTION:KEY=VALUE] [--dry-run] [--format text|json]\n"
    "\n"
    "Fetches what the pipeline file names, checks and consolidates it, and writes all\n"
    "outputs at once: after a fault the output folder holds those of the run before.\n"
    "\n"
    "  --period P      period of the run, e.g. 2023-01/P6M, 2023-Q2, latest 3,6,9,12\n"
    "  --out DIR       output folder; else that of the file, else ./out\n"
    "  --jobs N        threads; else as many as processors. The results are the same\n"
    "  --set S:K=V     a key of the pipeline file for this run; may be given again\n"
    "  --dry-run       do all of it but write nothing\n"
    "  --format json   print the results as one JSON object\n"
    "\n"
    "Examples:\n"
    "  chitieu run pipelines/lao-cai-2023.ini\n"
    "  chitieu run lao-cai-2023.ini --period 2023-01/P6M --out /var/lib/chitieu/out\n"
    "  chitieu run lao-cai-2023.ini --set 'source so-y-te:trust=5' --dry-run -v\n");

typedef struct {
  const gchar *pipeline;
  const gchar *period;
  const gchar *out;
  const gchar *jobs_text;
  const gchar *format;
  GPtrArray *settings;
  gboolean dry_run;
  gboolean json;
  gboolean verbose;
  guint jobs;
} RunCommand;

static gboolean
parse_jobs(RunCommand *command)
{
  guint64 jobs;

  command->jobs = ct_task_processors();
  if (command->jobs_text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned(command->jobs_text, 10, 1, MAX_JOBS, &jobs, NULL)) {
    ct_cli_misuse(_("--jobs is '%s', expected a number from 1 to %d"), command->jobs_text,
                  MAX_JOBS);
    return FALSE;
  }
  command->jobs = (guint)jobs;
  return TRUE;
}

static void
print_progress(guint done, guint brought, gpointer user_data)
{
  fprintf(stderr, "\r%s %u/%u", (const gchar *)user_data, done, brought);
}

static void
clear_progress(void)
{
  fputs("\r\033[K", stderr);
}

/* The folder and lock of the outputs, and the lock of a state folder apart from it. */
typedef struct {
  CtOutputSet *set;
  CtLock *state;
} Outputs;

static void
close_outputs(Outputs *outputs)
{
  g_clear_pointer(&outputs->set, ct_output_set_free);
  g_clear_pointer(&outputs->state, ct_lock_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Outputs, close_outputs)

static gboolean
lock_state(const gchar *folder, Outputs *outputs, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder, "lock", NULL);

  if (g_mkdir_with_parents(folder, 0777) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be made: %s"), folder,
                ct_error_reason(errno));
    return FALSE;
  }
  outputs->state = ct_lock_take(path, error);
  return outputs->state != NULL;
}

static gchar *
output_folder(const RunCommand *command, const CtPipeline *pipeline)
{
  const gchar *folder = command->out != NULL     ? command->out
                        : pipeline->out != NULL ? pipeline->out
                                                : "out";

  return g_canonicalize_filename(folder, NULL);
}

static gboolean
open_outputs(const CtPipeline *pipeline, const gchar *folder, Outputs *outputs, GError **error)
{
  if (pipeline->state != NULL && !lock_state(pipeline->state, outputs, error))
    return FALSE;
  outputs->set = ct_output_set_open(folder, error);
  return outputs->set != NULL;
}

static CtRun *
execute(const RunCommand *command, const CtPlan *plan, CtRemembering *remembering)
{
  gboolean show = isatty(STDERR_FILENO) && !command->json;
  /* The word is in the user's language, the run in the pipeline's. */
  CtRunOptions options = {.jobs = command->jobs,
                          .accepted = ct_remembering_get,
                          .remembering = remembering,
                          .progress = show ? print_progress : NULL,
                          .user_data = (gpointer)_("read")};
  CtLanguage language = ct_language_set(plan->pipeline->lang);
  CtRun *run = ct_run_execute(plan, NULL, &options);

  ct_language_set(language);
  if (show)
    clear_progress();
  return run;
}

static gboolean
emit(const CtPlan *plan, const CtRun *run, Outputs *outputs, GError **error)
{
  CtLanguage language = ct_language_set(plan->pipeline->lang);
  gboolean emitted = ct_run_emit(plan, run, outputs->set, error);

  ct_language_set(language);
  return emitted;
}

/* The store needs its room before the outputs are committed, and its place after that: then a
 * run that is killed or has no room leaves it as the run before left it. */
static gboolean
write_outputs(const CtPlan *plan, const CtRun *run, CtRemembering *remembering,
              Outputs *outputs, GError **error)
{
  ct_remembering_write(remembering, run);
  return emit(plan, run, outputs, error) && ct_remembering_wait(remembering, error) &&
         ct_output_set_commit(outputs->set, error) &&
         ct_remembering_publish(remembering, error);
}

/* What could not be fetched or read is said even where nobody asked for a summary:
 * cron mails it. The reason is in the pipeline's language, as in its files. */
static void
complain_of_failures(const CtRun *run)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    const CtSubmission *submission = finding->submission != CT_INDEX_NONE
                                         ? run->submissions->pdata[finding->submission]
                                         : NULL;

    if (submission == NULL || submission->status != CT_SUBMISSION_FAILED ||
        finding->place.row != 0 || finding->severity != CT_SEVERITY_ERROR)
      continue;
    ct_cli_complain("%s: %s", submission->name, finding->message);
  }
}

static void
print_files(const gchar *folder, CtOutputSet *set, gboolean verbose)
{
  g_autoptr(GPtrArray) names = ct_output_set_list(set);

  if (verbose)
    fprintf(stderr, _("The disk took %lu ms to store the outputs safely.\n"),
            (gulong)((ct_output_set_sync_time(set) + 500) / 1000));
  fprintf(stderr, "%s\n", _("Outputs:"));
  for (guint i = 0; i < names->len; i++)
    fprintf(stderr, "  %s/%s\n", folder, (const gchar *)names->pdata[i]);
}

static gint
report(const RunCommand *command, const CtPlan *plan, const CtRun *run, const gchar *folder,
       Outputs *outputs)
{
  g_autoptr(GError) error = NULL;

  complain_of_failures(run);
  if (command->json && !ct_print_json(stdout, plan, run, &error))
    return ct_cli_fail(error);
  if (!command->json && (command->verbose || isatty(STDERR_FILENO))) {
    ct_print_summary(stderr, plan, run);
    if (outputs->set != NULL)
      print_files(folder, outputs->set, command->verbose);
  }
  return ct_run_exit_code(plan, run);
}

static gint
run_plan(const RunCommand *command, const CtPlan *plan)
{
  g_autofree gchar *folder = output_folder(command, plan->pipeline);
  g_auto(Outputs) outputs = {0};
  g_autofree gchar *store = ct_remember_path(plan->pipeline, folder);
  g_autoptr(CtRun) run = NULL;
  g_autoptr(CtRemembering) remembering = NULL;
  g_autoptr(GError) error = NULL;

  if (!command->dry_run && !open_outputs(plan->pipeline, folder, &outputs, &error))
    return ct_cli_fail(error);
  remembering = ct_remembering_begin(plan, store, command->jobs);
  run = execute(command, plan, remembering);
  if (!ct_remembering_wait(remembering, &error))
    return ct_cli_fail(error);
  if (!command->dry_run && !write_outputs(plan, run, remembering, &outputs, &error)) {
    complain_of_failures(run);
    return ct_cli_fail(error);
  }
  return report(command, plan, run, folder, &outputs);
}

static gboolean
has_emitter(const CtPipeline *pipeline)
{
  for (guint i = 0; i < pipeline->steps->len; i++)
    if (((const CtStep *)pipeline->steps->pdata[i])->role == CT_ROLE_EMIT)
      return TRUE;
  return FALSE;
}

/* A run that brings or writes nothing would put nothing in the place of earlier results. */
static gboolean
check_both_ends(const CtPipeline *pipeline, GError **error)
{
  if (pipeline->sources->len == 0)
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s: there is no section [source NAME], so nothing would be fetched"),
                pipeline->path);
  else if (!has_emitter(pipeline))
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s: there is no section [emit PLUGIN], such as [emit csv], so nothing would be "
                  "written"),
                pipeline->path);
  else
    return TRUE;
  return FALSE;
}

static gint
run_command(RunCommand *command)
{
  g_autoptr(CtPipeline) pipeline = NULL;
  g_autoptr(CtPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add(command->settings, NULL);
  pipeline = ct_pipeline_load(command->pipeline, (const gchar *const *)command->settings->pdata,
                              command->period, &error);
  if (pipeline != NULL && check_both_ends(pipeline, &error))
    plan = ct_plan_new(pipeline, CT_PLAN_RUN, &error);
  if (plan == NULL)
    return ct_cli_fail(error);
  return run_plan(command, plan);
}

gint
ct_command_run(gint argc, gchar **argv)
{
  g_autoptr(GPtrArray) settings = g_ptr_array_new();
  RunCommand command = {.settings = settings};
  const CtArgument arguments[] = {
    {.name = "period", .value = &command.period},
    {.name = "out", .value = &command.out},
    {.name = "jobs", .letter = 'j', .value = &command.jobs_text},
    {.name = "set", .values = settings},
    {.name = "dry-run", .flag = &command.dry_run},
    {.name = "format", .value = &command.format},
    {0},
  };
  g_auto(CtCommandLine) line = {0};
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, arguments, run_help, &exit_code))
    return exit_code;
  if (line.rest->len != 1)
    return ct_cli_misuse(_("run: expected one pipeline file"));
  if (command.out != NULL && command.out[0] == '\0')
    return ct_cli_misuse(_("--out is empty, expected a folder"));
  if (!ct_cli_parse_format(command.format, &command.json) || !parse_jobs(&command))
    return CT_EXIT_CONFIG;
  command.pipeline = line.rest->pdata[0];
  command.verbose = line.verbose;
  return run_command(&command);
}
