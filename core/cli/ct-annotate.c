#include "cli/ct-annotate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "cli/ct-annotate-private.h"
#include "pipeline/ct-read-written.h"

/**
 * Annotating:
 * @reader: the one that read the file
 * @path: of the file to make, which becomes @target
 */
typedef struct {
  const CtPlan *plan;
  const CtRun *run;
  const CtInstance *reader;
  const gchar *source;
  const gchar *target;
  gchar *path;
} Annotating;

/* Which way */

static const gchar *
ending_of(const gchar *path)
{
  const gchar *slash = strrchr(path, '/');
  const gchar *point = strrchr(slash != NULL ? slash : path, '.');

  return point != NULL ? point + 1 : "";
}

static gboolean
ends_in(const gchar *path, const gchar *ending)
{
  return g_ascii_strcasecmp(ending_of(path), ending) == 0;
}

/* Names that a spreadsheet program opens by: they must tell what is in the file. */
static gboolean
is_workbook_ending(const gchar *ending)
{
  static const gchar *const endings[] = {"xlsx", "xlsm", "xltx", "xltm", "ods", "ots", "fods"};

  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_ascii_strcasecmp(ending, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
set_unfit(const Annotating *annotating, const gchar *wanted, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--annotate: the copy of '%s' must end in .%s, not in '%s'"), annotating->source,
              wanted, annotating->target);
  return FALSE;
}

/* A workbook stays what it is; one with a wrong name gets a right one. */
static gboolean
check_workbook(const Annotating *annotating, GError **error)
{
  const gchar *ending = ending_of(annotating->source);
  const gchar *wanted =
    is_workbook_ending(ending) ? ending : annotating->reader->plugin->name;

  return ends_in(annotating->target, wanted) || set_unfit(annotating, wanted, error);
}

static gboolean
check_text(const Annotating *annotating, GError **error)
{
  const CtSubmission *submission = annotating->run->submissions->pdata[0];

  if (ct_places_has_style(submission->places, CT_PLACE_POINTER) ||
      ct_places_has_style(submission->places, CT_PLACE_SHEET)) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("--annotate: '%s' is no delimited text (CSV): its copy is a workbook, and "
                  "must end in .xlsx"),
                submission->name);
    return FALSE;
  }
  return (!is_workbook_ending(ending_of(annotating->target)) &&
          !ends_in(annotating->target, "xls")) ||
         set_unfit(annotating, "csv", error);
}

/* The submitted file is evidence and stays as it is. */
static gboolean
check_target(const gchar *source, const gchar *target, GError **error)
{
  GStatBuf from, to;

  if (g_stat(target, &to) != 0 || g_stat(source, &from) != 0 || from.st_dev != to.st_dev ||
      from.st_ino != to.st_ino)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--annotate: '%s' is the file itself, expected another one for the copy"), target);
  return FALSE;
}

/* The copies */

static gboolean
read_again(CtRowSink *rows, gpointer user_data, GError **error)
{
  const Annotating *annotating = user_data;
  g_autoptr(CtInput) input = ct_input_open(annotating->source, error);

  return input != NULL &&
         annotating->reader->plugin->read->read(annotating->reader->self, input, rows, error);
}

/* Answers in the list of an annotated copy stay; a file that cannot be read to its end had
 * its finding. */
static CtRemarks *
make_remarks(Annotating *annotating)
{
  const CtSubmission *submission = annotating->run->submissions->pdata[0];
  g_autoptr(CtWritten) written = ct_read_written(
    annotating->plan, submission->name, annotating->run->findings, read_again, annotating);
  CtRemarks *remarks = ct_remarks_new(&annotating->run->results, 0, written);
  CtRowSink *earlier = ct_remarks_earlier(remarks);

  read_again(earlier, annotating, NULL);
  ct_remarks_earlier_free(earlier);
  return remarks;
}

static gboolean
annotate_workbook(Annotating *annotating, GError **error)
{
  const CtReadRole *role = annotating->reader->plugin->read;
  g_autoptr(CtRemarks) remarks = make_remarks(annotating);
  g_autoptr(CtInput) input = ct_input_open(annotating->source, error);

  if (input == NULL)
    return FALSE;
  return role->annotate(annotating->reader->self, input, remarks, annotating->path, error);
}

static gboolean
copy_with(Annotating *annotating, const CtInstance *emitter, GError **error)
{
  g_autoptr(CtRemarks) remarks = make_remarks(annotating);

  return emitter->plugin->emit->copy(emitter->self, read_again, annotating, remarks,
                                     annotating->path, error);
}

/* A new workbook: the emitter that makes workbooks knows how. */
static gboolean
copy_as_workbook(Annotating *annotating, GError **error)
{
  const CtPlan *plan = annotating->plan;
  const CtPlugin *plugin = ct_host_load(plan->host, CT_ROLE_EMIT, "xlsx", error);
  g_autoptr(CtSettings) settings = NULL;
  CtInstance emitter = {0};
  gboolean copied;

  if (plugin == NULL)
    return FALSE;
  if (plugin->emit->copy == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("--annotate: the plugin emit/xlsx that is installed makes no copies"));
    return FALSE;
  }
  settings = ct_settings_new(plugin->options, NULL, NULL, plan->pipeline->folder, NULL, error);
  if (settings == NULL || !ct_instance_open(&emitter, plugin, settings, error))
    return FALSE;
  copied = copy_with(annotating, &emitter, error);
  ct_instance_close(&emitter);
  return copied;
}

static gboolean
make_copy(Annotating *annotating, GError **error)
{
  if (annotating->reader->plugin->read->annotate != NULL)
    return annotate_workbook(annotating, error);
  if (ends_in(annotating->target, "xlsx"))
    return copy_as_workbook(annotating, error);
  return ct_annotate_text(annotating->run, annotating->source, annotating->path, error);
}

/* Putting it in its place */

static gboolean
fail(const gchar *path, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s cannot be written: %s"), path,
              g_strerror(errno));
  return FALSE;
}

static gboolean
sync_path(const gchar *path)
{
  gint fd = open(path, O_RDONLY | O_CLOEXEC);
  gboolean synced;

  if (fd < 0)
    return FALSE;
  synced = fsync(fd) == 0 || errno == EINVAL; /* a file system without it */
  close(fd);
  return synced;
}

static gboolean
put_in_place(const Annotating *annotating, const gchar *folder, GError **error)
{
  if (!sync_path(annotating->path) || rename(annotating->path, annotating->target) != 0 ||
      !sync_path(folder))
    return fail(annotating->target, error);
  return TRUE;
}

/* It is made in a folder of its own beside the target: libraries that write a file leave
 * others beside it when they fail. */
static gboolean
make_beside(Annotating *annotating, GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname(annotating->target);
  g_autofree gchar *name = g_path_get_basename(annotating->target);
  g_autofree gchar *within = g_build_filename(folder, ".chitieu-XXXXXX", NULL);
  gboolean made;

  if (g_mkdtemp(within) == NULL)
    return fail(annotating->target, error);
  annotating->path = g_build_filename(within, name, NULL);
  made = make_copy(annotating, error) && put_in_place(annotating, folder, error);
  g_unlink(annotating->path);
  g_rmdir(within);
  g_free(annotating->path);
  return made;
}

static gboolean
check(const Annotating *annotating, GError **error)
{
  if (!check_target(annotating->source, annotating->target, error))
    return FALSE;
  if (annotating->reader->plugin->read->annotate != NULL)
    return check_workbook(annotating, error);
  return ends_in(annotating->target, "xlsx") || check_text(annotating, error);
}

gboolean
ct_annotate(const CtPlan *plan, const CtRun *run, const gchar *source, const gchar *target,
            GError **error)
{
  CtArrival arrival = {.name = (gchar *)source, .path = (gchar *)source};
  Annotating annotating = {.plan = plan, .run = run, .source = source, .target = target};
  g_autoptr(CtInput) input = ct_input_open(source, error);

  if (input == NULL)
    return FALSE;
  annotating.reader = ct_process_find_reader(plan, &arrival, input, error);
  return annotating.reader != NULL && check(&annotating, error) &&
         make_beside(&annotating, error);
}
