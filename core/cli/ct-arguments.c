#include <getopt.h>
#include <stdarg.h>
#include <string.h>

#include "base/ct-error.h"
#include "cli/ct-cli.h"

/* getopt's codes of options without a letter: beyond all characters. */
#define FIRST_CODE 256

void
ct_cli_complain(const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  va_list arguments;

  va_start(arguments, format);
  message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  fprintf(stderr, "chitieu: %s\n", message);
}

gint
ct_cli_misuse(const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  va_list arguments;

  va_start(arguments, format);
  message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  fprintf(stderr, "chitieu: %s\n%s\n", message, _("See chitieu --help."));
  return CT_EXIT_CONFIG;
}

gint
ct_cli_fail(const GError *error)
{
  ct_cli_complain("%s", error->message);
  if (error->domain != CT_ERROR)
    return CT_EXIT_CONFIG;
  switch ((CtErrorCode)error->code) {
  case CT_ERROR_LOCKED:
    return CT_EXIT_LOCKED;
  case CT_ERROR_OUTPUT:
    return CT_EXIT_OUTPUT;
  case CT_ERROR_SOURCE:
  case CT_ERROR_LIMIT:
    return CT_EXIT_SOURCE;
  case CT_ERROR_CONFIG:
  default:
    return CT_EXIT_CONFIG;
  }
}

gboolean
ct_cli_parse_format(const gchar *format, gboolean *json)
{
  *json = g_strcmp0(format, "json") == 0;
  if (format == NULL || *json || g_str_equal(format, "text"))
    return TRUE;
  ct_cli_misuse(_("--format is '%s', expected text or json"), format);
  return FALSE;
}

/* The tables that getopt wants, made of ours. */

static struct option *
make_options(const CtArgument *arguments, guint n, gchar *letters)
{
  struct option *options = g_new0(struct option, n + 1);

  *letters++ = ':';
  for (guint i = 0; i < n; i++) {
    gboolean takes_value = arguments[i].flag == NULL;

    options[i].name = arguments[i].name;
    options[i].has_arg = takes_value ? required_argument : no_argument;
    options[i].val = FIRST_CODE + (gint)i;
    if (arguments[i].letter != '\0') {
      *letters++ = arguments[i].letter;
      if (takes_value)
        *letters++ = ':';
    }
  }
  *letters = '\0';
  return options;
}

static const CtArgument *
find_argument(const CtArgument *arguments, guint n, gint code)
{
  if (code >= FIRST_CODE)
    return &arguments[code - FIRST_CODE];
  for (guint i = 0; i < n; i++)
    if (arguments[i].letter == (gchar)code)
      return &arguments[i];
  return NULL;
}

static void
take(const CtArgument *argument, const gchar *value)
{
  if (argument->flag != NULL)
    *argument->flag = TRUE;
  else if (argument->values != NULL)
    g_ptr_array_add(argument->values, (gpointer)value);
  else
    *argument->value = value;
}

static gboolean
parse_all(gint argc, gchar **argv, const CtArgument *arguments, guint n, gint *exit_code)
{
  gchar letters[64];
  g_autofree struct option *options = make_options(arguments, n, letters);
  gint code;

  optind = 0; /* glibc: begin anew */
  opterr = 0;
  while ((code = getopt_long(argc, argv, letters, options, NULL)) != -1) {
    const gchar *seen = argv[MAX(optind - 1, 0)];

    if (code == '?') {
      *exit_code = ct_cli_misuse(_("unknown option '%s'"), seen);
      return FALSE;
    }
    if (code == ':') {
      *exit_code = ct_cli_misuse(_("the option '%s' needs a value"), seen);
      return FALSE;
    }
    take(find_argument(arguments, n, code), optarg);
  }
  return TRUE;
}

/* Before all other options, so that what is wrong with those is said in it. */
static const gchar *
find_language(gint argc, gchar **argv)
{
  for (gint i = 1; i < argc && !g_str_equal(argv[i], "--"); i++) {
    if (g_str_has_prefix(argv[i], "--lang="))
      return argv[i] + strlen("--lang=");
    if (g_str_equal(argv[i], "--lang") && i + 1 < argc)
      return argv[i + 1];
  }
  return NULL;
}

static gboolean
set_language(const gchar *lang, gint *exit_code)
{
  CtLanguage language = ct_language_from_environment();

  if (lang != NULL && !ct_language_parse(lang, &language)) {
    *exit_code = ct_cli_misuse(_("--lang is '%s', expected vi or en"), lang);
    return FALSE;
  }
  ct_language_set(language);
  return TRUE;
}

gboolean
ct_cli_set_language(gint argc, gchar **argv)
{
  gint exit_code;

  return set_language(find_language(argc, argv), &exit_code);
}

static gboolean
serve(const CtCommandLine *line, const gchar *help, gint *exit_code)
{
  *exit_code = CT_EXIT_CLEAN;
  if (line->help)
    fputs(ct_message(help), stdout);
  else if (line->version)
    printf("chitieu %s\n", CT_VERSION);
  return !line->help && !line->version;
}

gboolean
ct_command_line_parse(CtCommandLine *line, gint argc, gchar **argv, const CtArgument *arguments,
                      const gchar *help, gint *exit_code)
{
  const gchar *lang = NULL;
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(CtArgument));
  const CtArgument common[] = {
    {.name = "help", .letter = 'h', .flag = &line->help},
    {.name = "version", .letter = 'V', .flag = &line->version},
    {.name = "verbose", .letter = 'v', .flag = &line->verbose},
    {.name = "lang", .value = &lang}, /* known here, taken by find_language() */
  };

  *line = (CtCommandLine){.rest = g_ptr_array_new()};
  g_array_append_vals(all, common, G_N_ELEMENTS(common));
  for (; arguments != NULL && arguments->name != NULL; arguments++)
    g_array_append_vals(all, arguments, 1);
  if (!set_language(find_language(argc, argv), exit_code) ||
      !parse_all(argc, argv, (const CtArgument *)(gpointer)all->data, all->len, exit_code))
    return FALSE;
  for (gint i = optind; i < argc; i++)
    g_ptr_array_add(line->rest, argv[i]);
  line->language = lang != NULL;
  return serve(line, help, exit_code);
}

void
ct_command_line_clear(CtCommandLine *line)
{
  g_clear_pointer(&line->rest, g_ptr_array_unref);
}
