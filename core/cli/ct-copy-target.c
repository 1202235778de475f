/* Where an annotated copy may go: asked before the file is checked. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ct-error.h"
#include "cli/ct-cli.h"

static const gchar *
ending_of(const gchar *path)
{
  const gchar *slash = strrchr(path, '/');
  const gchar *point = strrchr(slash != NULL ? slash : path, '.');

  return point != NULL ? point + 1 : "";
}

gboolean
ct_cli_ends_in(const gchar *path, const gchar *ending)
{
  return g_ascii_strcasecmp(ending_of(path), ending) == 0;
}

static gboolean
ends_in_one(const gchar *path, const gchar *const *endings)
{
  for (gsize i = 0; endings[i] != NULL; i++)
    if (ct_cli_ends_in(path, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
set_unfit(const gchar *source, const gchar *target, const gchar *wanted, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--annotate: the copy of '%s' must end in .%s, not in '%s'"), source, wanted,
              target);
  return FALSE;
}

/* A workbook stays what it is; one with a wrong name gets a right one. */
static gboolean
check_workbook(const CtInstance *reader, const gchar *source, const gchar *target, GError **error)
{
  static const gchar *const endings[] = {"xlsx", "xlsm", "xltx", "xltm", "ods", "ots", "fods",
                                         NULL};
  const gchar *wanted = ends_in_one(source, endings) ? ending_of(source) : reader->plugin->name;

  return ct_cli_ends_in(target, wanted) || set_unfit(source, target, wanted, error);
}

/* Delimited text stays that, or becomes a workbook; anything else becomes one. What a reader
 * of another house reads is known when it has been read. */
static gboolean
check_other(const CtInstance *reader, const gchar *source, const gchar *target, GError **error)
{
  static const gchar *const texts[] = {"csv", "tsv", "txt", NULL};
  static const gchar *const others[] = {"json", "xls", NULL};

  if (ct_cli_ends_in(target, "xlsx"))
    return TRUE;
  if (!g_strv_contains(others, reader->plugin->name))
    return ends_in_one(target, texts) || set_unfit(source, target, "csv", error);
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--annotate: '%s' is no delimited text (CSV): its copy is a workbook, and "
                "must end in .xlsx"),
              source);
  return FALSE;
}

static gboolean
check_name(const CtPlan *plan, const gchar *source, const gchar *target, GError **error)
{
  const CtArrival arrival = {.name = (gchar *)source, .path = (gchar *)source};
  g_autoptr(CtInput) input = ct_input_open(source, NULL);
  const CtInstance *reader =
      input != NULL ? ct_process_find_reader(plan, &arrival, input, NULL) : NULL;

  if (reader == NULL)
    return TRUE;
  return reader->plugin->read->annotate != NULL ? check_workbook(reader, source, target, error)
                                                : check_other(reader, source, target, error);
}

static gboolean
set_unwritable(const gchar *target, gint number, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s cannot be written: %s"), target,
              ct_error_reason(number));
  return FALSE;
}

/* It is made beside @target and then put in its place. */
static gboolean
check_folder(const gchar *target, GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname(target);
  g_autofree gchar *within = g_build_filename(folder, ".", NULL);

  if (g_file_test(target, G_FILE_TEST_IS_DIR))
    return set_unwritable(target, EISDIR, error);
  return g_access(within, W_OK | X_OK) == 0 || set_unwritable(target, errno, error);
}

gboolean
ct_copy_target_check(const CtPlan *plan, const gchar *source, const gchar *target, GError **error)
{
  return check_name(plan, source, target, error) && check_folder(target, error);
}
