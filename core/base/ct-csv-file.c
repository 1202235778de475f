/* Small files of delimited text: which delimiter they use, and reading them whole. */
#include "base/ct-csv.h"
#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"

#include <glib/gstdio.h>
#include <string.h>

#define LOOK_AT_LINES 64
#define READ_BYTES ((gsize)64 * 1024)

/* In order of preference where the evidence is the same: whoever writes a
 * semicolon in every line means it, while commas are also in numbers and text. */
static const gchar delimiters[] = {'\t', ';', '|', ','};
enum { COMMA = 3, N_DELIMITERS = 4 };

/* What the lines say: for each delimiter, how often it stands in each line. */
typedef struct {
  guint n_lines;
  guint counts[N_DELIMITERS][LOOK_AT_LINES];
  guint number_commas[LOOK_AT_LINES]; /* those between two digits */
} Evidence;

static gint
find_candidate(gchar c)
{
  for (gint i = 0; i < N_DELIMITERS; i++)
    if (delimiters[i] == c)
      return i;
  return -1;
}

/* Moves @at over a quoted field. Returns: %FALSE, @at unmoved, when it does not
 * end as one should: then the quote is just a character. */
static gboolean
skip_quoted(const gchar *bytes, gsize length, gsize *at)
{
  for (gsize i = *at + 1; i < length; i++) {
    if (bytes[i] != '"')
      continue;
    if (i + 1 < length && bytes[i + 1] == '"') {
      i++;
      continue;
    }
    if (i + 1 < length && find_candidate(bytes[i + 1]) < 0 && bytes[i + 1] != '\n' &&
        bytes[i + 1] != '\r')
      return FALSE;
    *at = i;
    return TRUE;
  }
  return FALSE;
}

static void
weigh_line(const gchar *line, gsize length, gsize *end, Evidence *evidence)
{
  guint n = evidence->n_lines;
  gboolean field_start = TRUE;
  gsize i;

  for (i = 0; i < length && line[i] != '\n' && line[i] != '\r'; i++) {
    gint candidate = find_candidate(line[i]);

    if (line[i] == '"' && field_start && skip_quoted(line, length, &i))
      continue;
    field_start = candidate >= 0;
    if (candidate < 0)
      continue;
    evidence->counts[candidate][n]++;
    if (candidate == COMMA && i > 0 && i + 1 < length && g_ascii_isdigit(line[i - 1]) &&
        g_ascii_isdigit(line[i + 1]))
      evidence->number_commas[n]++;
  }
  *end = i;
}

static void
collect(const gchar *bytes, gsize length, Evidence *evidence)
{
  while (length > 0 && evidence->n_lines < LOOK_AT_LINES) {
    gsize end;

    weigh_line(bytes, length, &end, evidence);
    if (end == length && evidence->n_lines > 0) {
      for (guint i = 0; i < N_DELIMITERS; i++) /* maybe cut off: says nothing */
        evidence->counts[i][evidence->n_lines] = 0;
      return;
    }
    if (end > 0)
      evidence->n_lines++;
    end += end < length ? 1 : 0;
    bytes += end;
    length -= end;
  }
}

static guint
count_lines_with(const guint *counts, guint n_lines)
{
  guint n = 0;

  for (guint i = 0; i < n_lines; i++)
    n += counts[i] > 0 ? 1 : 0;
  return n;
}

/* The number of lines that agree on a count above zero; @count: which. */
static guint
count_agreeing(const guint *counts, guint n_lines, guint *count)
{
  guint best = 0;

  *count = 0;
  for (guint i = 0; i < n_lines; i++) {
    guint n = 0;

    for (guint j = 0; j < n_lines && counts[i] > 0; j++)
      n += counts[j] == counts[i] ? 1 : 0;
    if (n > best || (n == best && counts[i] > *count)) {
      best = n;
      *count = counts[i];
    }
  }
  return best;
}

/* Where something else parts most lines, commas inside numbers are decimals. */
static void
discount_decimals(Evidence *evidence)
{
  gboolean other = FALSE;

  for (guint i = 0; i < N_DELIMITERS; i++)
    if (i != COMMA &&
        count_lines_with(evidence->counts[i], evidence->n_lines) * 2 >= evidence->n_lines)
      other = TRUE;
  for (guint i = 0; other && i < evidence->n_lines; i++)
    evidence->counts[COMMA][i] -= evidence->number_commas[i];
}

gchar
ct_csv_find_delimiter(const gchar *bytes, gsize length)
{
  g_autofree Evidence *evidence = g_new0(Evidence, 1);
  guint best_lines = 0, best_count = 0;
  gchar best = ',';

  collect(bytes, length, evidence);
  discount_decimals(evidence);
  for (guint i = 0; i < N_DELIMITERS; i++) {
    guint count;
    guint lines = count_agreeing(evidence->counts[i], evidence->n_lines, &count);

    if (lines > best_lines || (lines == best_lines && count > best_count)) {
      best_lines = lines;
      best_count = count;
      best = delimiters[i];
    }
  }
  return best;
}

gchar *
ct_csv_problem_describe(const CtCsvProblem *problem)
{
  g_autofree gchar *seen = ct_text_quote(problem->seen, problem->seen_length);

  switch (problem->kind) {
  case CT_CSV_BROKEN_QUOTE:
    return g_strdup_printf(_("field %u: a quote where none may stand, at '%s'"), problem->field,
                           seen);
  case CT_CSV_OPEN_QUOTE:
    return g_strdup_printf(_("field %u: a quote is opened and never closed, at '%s'"),
                           problem->field, seen);
  case CT_CSV_NUL:
    return g_strdup_printf(_("field %u: a NUL byte, at '%s'"), problem->field, seen);
  case CT_CSV_ENCODING:
    return g_strdup_printf(_("field %u: bytes that are no UTF-8, at '%s'"), problem->field, seen);
  case CT_CSV_LONG_FIELD:
    return g_strdup_printf(_("field %u: longer than %zu bytes, begins '%s'"),
                           problem->field, problem->limit, seen);
  case CT_CSV_LONG_RECORD:
    return g_strdup_printf(_("a record of more than %zu bytes"), problem->limit);
  case CT_CSV_MANY_FIELDS:
    return g_strdup_printf(_("a record of more than %zu fields"), problem->limit);
  default:
    g_return_val_if_reached(NULL);
  }
}

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
              reading->path, g_strerror(errno));
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
                g_strerror(errno));
    return FALSE;
  }
  done = read_stream(file, &reading);
  fclose(file);
  if (reading.error != NULL)
    g_propagate_error(error, reading.error);
  return done;
}
