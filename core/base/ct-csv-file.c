/* Reading small files of delimited text whole. */
#include "base/ct-csv.h"
#include "base/ct-error.h"
#include "base/ct-message.h"

#include <glib/gstdio.h>
#include <string.h>

#define READ_BYTES ((gsize)64 * 1024)

typedef struct {
  const CtCsvHandler *handler;
  gpointer user_data;
  const gchar *path;
  GError *error;
} FileReading;

static gboolean
pass_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  FileReading *reading = user_data;

  return reading->handler->record(fields, n_fields, line, reading->user_data);
}

static gboolean
stop_at_problem(const CtCsvProblem *problem, gpointer user_data)
{
  FileReading *reading = user_data;
  g_autofree gchar *text = ct_csv_problem_describe(problem);

  g_set_error(&reading->error, CT_ERROR, CT_ERROR_CONFIG,
              _("%s: line %lu: %s"), reading->path, (gulong)problem->line, text);
  return FALSE;
}

/* Our own files have commas; a spreadsheet that saved one may have put something
 * else, and then no comma is left in the first line. */
static gchar
choose_delimiter(const gchar *bytes, gsize length)
{
  const gchar *lf = memchr(bytes, '\n', length);

  if (memchr(bytes, ',', lf != NULL ? (gsize)(lf - bytes) : length) != NULL)
    return ',';
  return ct_csv_find_delimiter(bytes, length);
}

static gboolean
read_stream(FILE *file, FileReading *reading)
{
  static const CtCsvHandler handler = {.record = pass_record, .problem = stop_at_problem};
  g_autofree gchar *buffer = g_malloc(READ_BYTES);
  gsize length = fread(buffer, 1, READ_BYTES, file);
  CtCsvDialect dialect = {.delimiter = choose_delimiter(buffer, length)};
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&dialect, &handler, reading);

  for (; length > 0; length = fread(buffer, 1, READ_BYTES, file))
    if (!ct_csv_parser_feed(parser, buffer, length))
      return FALSE;
  if (!ferror(file))
    return ct_csv_parser_finish(parser);
  g_set_error(&reading->error, CT_ERROR, CT_ERROR_CONFIG, _("%s: cannot be read: %s"),
              reading->path, ct_error_reason(errno));
  return FALSE;
}

gboolean
ct_csv_read_file(const gchar *path, const CtCsvHandler *handler, gpointer user_data,
                 GError **error)
{
  FileReading reading = {.handler = handler, .user_data = user_data, .path = path};
  FILE *file = g_fopen(path, "rbe");
  gboolean done;

  if (file == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: cannot be opened: %s"), path,
                ct_error_reason(errno));
    return FALSE;
  }
  done = read_stream(file, &reading);
  fclose(file);
  if (reading.error != NULL)
    g_propagate_error(error, reading.error);
  return done;
}
