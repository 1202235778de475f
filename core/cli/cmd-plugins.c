/* chitieu plugins */
#include <string.h>

#include "base/ct-error.h"
#include "cli/ct-cli.h"

static const gchar *const plugins_help = N_(
    "Usage: chitieu plugins [list | show ROLE/NAME]\n"
    "\n"
    "Lists the plugins that can be seen, or shows one: where it lies, its licence and\n"
    "its options. They are searched in $CHITIEU_PLUGIN_PATH, then where this program\n"
    "is installed; the first wins.\n"
    "\n"
    "Examples:\n"
    "  chitieu plugins\n"
    "  chitieu plugins show read/csv\n");

static gint
list_plugins(CtHost *host)
{
  g_autoptr(GPtrArray) files = ct_host_list(host);
  gint exit_code = CT_EXIT_CLEAN;

  for (guint i = 0; i < files->len; i++) {
    const CtPluginFile *file = files->pdata[i];
    g_autoptr(GError) error = NULL;
    const CtPlugin *plugin = ct_host_load(host, file->role, file->name, &error);
    g_autofree gchar *name = g_strdup_printf("%s/%s", ct_role_name(file->role), file->name);

    if (plugin != NULL)
      printf("%-22s %s\n", name, _(plugin->summary));
    else
      exit_code = ct_cli_fail(error);
  }
  return exit_code;
}

static void
print_option(CtRole role, const CtOption *option)
{
  g_autofree gchar *prefix = role == CT_ROLE_FETCH || role == CT_ROLE_READ
                                 ? g_strdup_printf("%s.", ct_role_name(role))
                                 : g_strdup("");
  g_autofree gchar *key = g_strconcat(prefix, option->key, NULL);

  printf("  %-20s %s", key, _(option->help));
  if (option->allowed != NULL)
    printf(" (%s)", option->allowed);
  if (option->required)
    printf("; %s", _("required"));
  else if (option->default_value != NULL)
    printf("; %s %s", _("default"),
           option->type == CT_OPTION_SECRET ? "***" : option->default_value);
  putchar('\n');
}

static void
print_plugin(const CtPluginFile *file, const CtPlugin *plugin)
{
  printf("%s/%s %s: %s\n", ct_role_name(file->role), plugin->name, plugin->version,
         _(plugin->summary));
  printf("%s: %s\n", _("licence"), plugin->licence);
  printf("%s: %s\n", _("file"), file->path);
  if (file->shadows != NULL)
    printf(_("it hides %s\n"), file->shadows);
  printf("%s\n", _("options:"));
  if (file->role == CT_ROLE_VALIDATE)
    printf("  %-20s %s\n", "severity",
           _("error, warning, info or off: what its findings are, instead of its own"));
  for (const CtOption *option = plugin->options; option != NULL && option->key != NULL; option++)
    print_option(file->role, option);
}

static const CtPluginFile *
find_file(GPtrArray *files, CtRole role, const gchar *name)
{
  for (guint i = 0; i < files->len; i++) {
    const CtPluginFile *file = files->pdata[i];

    if (file->role == role && g_str_equal(file->name, name))
      return file;
  }
  return NULL;
}

static gint
show_plugin(CtHost *host, const gchar *what)
{
  g_auto(GStrv) words = g_strsplit(what, "/", 2);
  g_autoptr(GPtrArray) files = ct_host_list(host);
  g_autoptr(GError) error = NULL;
  const CtPlugin *plugin;
  CtRole role;

  if (words[0] == NULL || words[1] == NULL || !ct_role_parse(words[0], &role))
    return ct_cli_misuse(_("plugins show: '%s', expected ROLE/NAME such as read/csv"), what);
  plugin = ct_host_load(host, role, words[1], &error);
  if (plugin == NULL)
    return ct_cli_fail(error);
  print_plugin(find_file(files, role, words[1]), plugin);
  return CT_EXIT_CLEAN;
}

gint
ct_command_plugins(gint argc, gchar **argv)
{
  g_auto(CtCommandLine) line = {0};
  g_autoptr(CtHost) host = NULL;
  const gchar *verb;
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, NULL, plugins_help, &exit_code))
    return exit_code;
  host = ct_host_new(NULL);
  verb = line.rest->len > 0 ? line.rest->pdata[0] : "list";
  if (g_str_equal(verb, "list") && line.rest->len <= 1)
    return list_plugins(host);
  if (g_str_equal(verb, "show") && line.rest->len == 2)
    return show_plugin(host, line.rest->pdata[1]);
  return ct_cli_misuse(_("plugins: expected list, or show ROLE/NAME"));
}
