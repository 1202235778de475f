#include "workbook-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define MAX_NAME 31u /* characters of a sheet's name */

/* The file */

static void
free_workbook(Workbook *workbook)
{
  g_free(workbook->path);
  g_free(workbook->folder);
  g_free(workbook->shown);
  g_hash_table_unref(workbook->formats);
  g_hash_table_unref(workbook->names);
  g_ptr_array_unref(workbook->given);
  g_hash_table_unref(workbook->links);
  g_free(workbook);
}

/* Nothing in the file tells when it was made: the same input gives the same bytes. */
static void
set_properties(lxw_workbook *book)
{
  static gchar company[] = "chitieu";
  lxw_doc_properties properties = {.author = company, .created = 315532800}; /* 1980-01-01 */

  workbook_set_properties(book, &properties);
}

/* The library complains on standard error by itself, and tells less. */
static gboolean
can_be_made(const gchar *path, const gchar *shown, GError **error)
{
  FILE *file = g_fopen(path, "wb");

  if (file == NULL || fclose(file) != 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be written: %s"), shown,
                ct_error_reason(errno));
    return FALSE;
  }
  return TRUE;
}

Workbook *
workbook_create(const gchar *path, const gchar *shown, gboolean streaming, GError **error)
{
  Workbook *workbook;
  lxw_workbook_options options = {.constant_memory = streaming ? LXW_TRUE : LXW_FALSE,
                                  .use_zip64 = LXW_TRUE};

  if (!can_be_made(path, shown, error))
    return NULL;
  workbook = g_new0(Workbook, 1);
  workbook->path = g_strdup(path);
  workbook->folder = g_path_get_dirname(path);
  workbook->shown = g_strdup(shown);
  workbook->formats = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  workbook->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  workbook->given = g_ptr_array_new_with_free_func(g_free);
  workbook->links = g_hash_table_new(NULL, NULL);
  options.tmpdir = workbook->folder;
  workbook->book = workbook_new_opt(path, &options);
  if (workbook->book == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: there is no memory for a workbook"),
                shown);
    free_workbook(workbook);
    return NULL;
  }
  set_properties(workbook->book);
  return workbook;
}

gboolean
workbook_finish(Workbook *workbook, GError **error)
{
  lxw_error fault = workbook_close(workbook->book);
  gint number = errno;

  if (fault == LXW_ERROR_CREATING_XLSX_FILE || fault == LXW_ERROR_CREATING_TMPFILE)
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be written: %s"), workbook->shown,
                ct_error_reason(number));
  else if (fault != LXW_NO_ERROR)
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be written: %s"), workbook->shown,
                lxw_strerror(fault));
  free_workbook(workbook);
  return fault == LXW_NO_ERROR;
}

void
workbook_drop(Workbook *workbook)
{
  if (workbook == NULL)
    return;
  lxw_workbook_free(workbook->book);
  g_unlink(workbook->path);
  free_workbook(workbook);
}

lxw_workbook *
workbook_get_book(Workbook *workbook)
{
  return workbook->book;
}

/* Sheets */

/* Without the signs that no sheet may have in its name. */
static gchar *
make_name(const gchar *name, gsize limit)
{
  gchar *legal = g_strndup(name, workbook_cut(name, limit));

  g_strdelimit(legal, "[]:*?/\\\t\r\n", ' ');
  if (legal[0] == '\'')
    legal[0] = ' ';
  if (legal[0] != '\0' && legal[strlen(legal) - 1] == '\'')
    legal[strlen(legal) - 1] = ' ';
  g_strstrip(legal);
  if (legal[0] == '\0' || g_ascii_strcasecmp(legal, "history") == 0) {
    g_free(legal);
    return g_strdup(_("Sheet"));
  }
  return legal;
}

static gboolean
take_name(Workbook *workbook, const gchar *name)
{
  gchar *folded = g_utf8_casefold(name, -1);

  return g_hash_table_add(workbook->names, folded);
}

lxw_worksheet *
workbook_add(Workbook *workbook, const gchar *name, const gchar **given)
{
  gchar *legal = make_name(name, MAX_NAME);

  for (guint n = 2; !take_name(workbook, legal); n++) {
    g_autofree gchar *tail = g_strdup_printf(" (%u)", n);
    g_autofree gchar *shorter = make_name(name, MAX_NAME - strlen(tail));

    g_free(legal);
    legal = g_strconcat(shorter, tail, NULL);
  }
  g_ptr_array_add(workbook->given, legal);
  if (given != NULL)
    *given = legal;
  return workbook_add_worksheet(workbook->book, legal);
}
