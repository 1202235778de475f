/* chitieu preview: what is recognised in files, before anything is checked. */
#include "cli/ct-cli.h"
#include "cli/ct-preview-print.h"

#define DEFAULT_ROWS 10
#define MAX_ROWS 1000000

static const gchar *const preview_help = N_(
    "Usage: chitieu preview FILE... [--pipeline P] [--sender S] [--period P]\n"
    "                       [--form NAME] [--rows N] [--format text|json]\n"
    "\n"
    "Shows how files are read: encoding and delimiter, each table with its titles, period,\n"
    "unit, style of numbers and header, what every column means, each with its place and\n"
    "what speaks for it; then the first figures, and what was not read. A workbook is\n"
    "shown sheet by sheet: which are hidden, and why one is passed over. Nothing is\n"
    "checked against rules, merged or written.\n"
    "\n"
    "  --pipeline P    pipeline file; else $CHITIEU_PIPELINE, else the one installed\n"
    "  --sender S      who sends; else found in the file's name\n"
    "  --period P      period of a table that names none\n"
    "  --form NAME     a section [form NAME] that you have written into the pipeline file\n"
    "                  says what the tables are\n"
    "  --rows N        figures shown of every table: 10; with --format json all of them\n"
    "  --format json   print one JSON object\n"
    "\n"
    "Exit codes: 0 a table was recognised in every file, also when parts of it were not\n"
    "read; 2 wrong command line, pipeline file or catalog; 3 a file could not be read, or\n"
    "no table was recognised in it.\n"
    "\n"
    "Examples:\n"
    "  chitieu preview bieu-02.xlsx\n"
    "  chitieu preview --sender 'Sở Y tế' --rows 50 --lang en phu-luc.csv\n"
    "  chitieu preview --format json *.csv *.json\n");

typedef struct {
  CtHandedIn handed_in;
  const gchar *rows_text;
  const gchar *format;
  guint rows;
  gboolean json;
  const GPtrArray *files;
} PreviewCommand;

static gboolean
parse_rows(PreviewCommand *command)
{
  guint64 rows;

  command->rows = command->json ? CT_PREVIEW_ALL_ROWS : DEFAULT_ROWS;
  if (command->rows_text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned(command->rows_text, 10, 0, MAX_ROWS, &rows, NULL)) {
    ct_cli_misuse(_("--rows is '%s', expected a number from 0 to %d"), command->rows_text,
                  MAX_ROWS);
    return FALSE;
  }
  command->rows = (guint)rows;
  return TRUE;
}

/* Returns: %FALSE when nothing was recognised */
static gboolean
preview_file(const PreviewCommand *command, const CtPlan *plan, guint index)
{
  g_autoptr(CtPreview) preview = ct_preview_new(plan, command->files->pdata[index]);

  if (command->json) {
    fputs(index == 0 ? "\n" : ",\n", stdout);
    ct_preview_print_json(stdout, preview, command->rows);
  } else {
    if (index > 0)
      fputc('\n', stdout);
    ct_preview_print_text(stdout, preview, command->rows);
  }
  return preview->processed->submission->status != CT_SUBMISSION_FAILED;
}

/* One file at a time: what was read of the one before is gone. */
static gint
preview_files(const PreviewCommand *command, const CtPlan *plan)
{
  gint exit_code = CT_EXIT_CLEAN;

  if (command->json)
    fputs("{\"files\": [", stdout);
  for (guint i = 0; i < command->files->len; i++)
    if (!preview_file(command, plan, i))
      exit_code = CT_EXIT_SOURCE;
  if (command->json)
    fputs("\n]}\n", stdout);
  return exit_code;
}

static gint
preview_command(const PreviewCommand *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline = ct_handed_in_load_pipeline(&command->handed_in, &error);
  g_autoptr(CtPlan) plan = NULL;

  if (pipeline != NULL)
    plan = ct_handed_in_plan(&command->handed_in, pipeline, CT_PLAN_PREVIEW, &error);
  return plan != NULL ? preview_files(command, plan) : ct_cli_fail(error);
}

gint
ct_command_preview(gint argc, gchar **argv)
{
  PreviewCommand command = {.handed_in = {.command = "preview"}};
  const CtArgument arguments[] = {
    {.name = "pipeline", .value = &command.handed_in.pipeline},
    {.name = "sender", .value = &command.handed_in.sender},
    {.name = "period", .value = &command.handed_in.period},
    {.name = "form", .value = &command.handed_in.form},
    {.name = "rows", .value = &command.rows_text},
    {.name = "format", .value = &command.format},
    {0},
  };
  g_auto(CtCommandLine) line = {0};
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, arguments, preview_help, &exit_code))
    return exit_code;
  if (line.rest->len == 0)
    return ct_cli_misuse(_("preview: expected at least one file"));
  if (!ct_cli_parse_format(command.format, &command.json) || !parse_rows(&command))
    return CT_EXIT_CONFIG;
  command.files = line.rest;
  return preview_command(&command);
}
