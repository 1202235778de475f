/* chitieu: consolidates and checks what districts and departments report. */
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

#include "cli/ct-cli.h"

typedef struct {
  const gchar *name;
  gint (*run)(gint argc, gchar **argv);
} Command;

static const Command commands[] = {
  {"run", ct_command_run},
  {"validate", ct_command_validate},
  {"preview", ct_command_preview},
  {"plugins", ct_command_plugins},
  {"catalog", ct_command_catalog},
  {"template", ct_command_template},
};

static const gchar *const main_help = N_(
    "Usage: chitieu COMMAND ...\n"
    "\n"
    "Brings together what districts and departments report, checks it against the\n"
    "definitions of the indicators, and gives a dataset, findings and a scorecard.\n"
    "\n"
    "Commands:\n"
    "  run PIPELINE       fetch, check, consolidate, write the outputs\n"
    "  validate FILE...   check files before they are sent\n"
    "  preview FILE...    show how files are read: tables, columns, first figures\n"
    "  template           write the form that a sender fills in\n"
    "  plugins            list the plugins, show the options of one\n"
    "  catalog            list, show and check indicators\n"
    "\n"
    "Options of every command:\n"
    "  -h, --help         what a command does, with examples\n"
    "  -V, --version      the version of this program\n"
    "  -v, --verbose      a summary and progress also where there is no terminal\n"
    "      --lang vi|en   language of the messages; else that of the locale\n"
    "\n"
    "Exit codes: 0 clean, 1 findings as bad as the pipeline file's fail-at says (errors,\n"
    "where it says nothing; warnings or information, where it says so), 2 wrong command\n"
    "line, pipeline file, catalog or plugin, 3 a source or file could not be read,\n"
    "4 nothing could be written, 5 another run holds the lock.\n"
    "\n"
    "Examples:\n"
    "  chitieu run pipelines/lao-cai-2023.ini --out out\n"
    "  chitieu validate huyen-bat-xat.csv\n"
    "  chitieu preview bieu-02.csv\n"
    "  chitieu catalog show 19.1\n");

static const Command *
find_command(const gchar *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (g_str_equal(name, commands[i].name))
      return &commands[i];
  return NULL;
}

static gint
refuse_command(const gchar *name)
{
  return ct_cli_misuse(
      _("unknown command '%s', expected run, validate, preview, template, plugins or "
        "catalog"),
      name);
}

static gint
without_command(gint argc, gchar **argv)
{
  g_auto(CtCommandLine) line = {0};
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, NULL, main_help, &exit_code))
    return exit_code;
  if (line.rest->len > 0)
    return refuse_command(line.rest->pdata[0]);
  return ct_cli_misuse(
      _("a command is missing: run, validate, preview, template, plugins or catalog"));
}

/* The command is the first word that is no option, so that `chitieu --lang en run`
 * works like `chitieu run --lang en`. */
static gint
find_command_word(gint argc, gchar **argv)
{
  for (gint i = 1; i < argc; i++) {
    if (g_str_equal(argv[i], "--lang"))
      i++;
    else if (argv[i][0] != '-')
      return i;
  }
  return 0;
}

/* Results that did not reach standard output are no results. */
static gint
close_results(gint exit_code)
{
  if (fflush(stdout) == 0 && !ferror(stdout))
    return exit_code;
  ct_cli_complain(_("standard output: cannot be written"));
  return exit_code == CT_EXIT_CONFIG || exit_code == CT_EXIT_LOCKED ? exit_code : CT_EXIT_OUTPUT;
}

/* Long columns of figures have pages of their own: these grow without being copied and leave
 * no holes. Left alone, glibc moves this limit up to 32 MiB. Blocks of text are shorter: their
 * room is kept to be used again. */
#define PAGES_OF_ITS_OWN (2 * 1024 * 1024)
#define ROOM_KEPT (16 * 1024 * 1024)

static void
arrange_memory(void)
{
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, PAGES_OF_ITS_OWN);
  mallopt(M_TRIM_THRESHOLD, ROOM_KEPT);
#endif
}

gint
main(gint argc, gchar **argv)
{
  gint word = find_command_word(argc, argv);
  const Command *command = word > 0 ? find_command(argv[word]) : NULL;

  arrange_memory();
  /* One locale for everybody: texts are UTF-8, and nothing that is written depends on
   * where it is run. The user's language is read from the environment by ct-message.h. */
  if (setlocale(LC_ALL, "C.UTF-8") == NULL)
    setlocale(LC_ALL, "C");
  if (word > 0 && command == NULL)
    return ct_cli_set_language(argc, argv) ? refuse_command(argv[word]) : CT_EXIT_CONFIG;
  if (command == NULL)
    return without_command(argc, argv);
  memmove(&argv[word], &argv[word + 1], sizeof *argv * (gsize)(argc - word));
  return close_results(command->run(argc - 1, argv));
}
