/* Delimited text: one column more. */
#include <string.h>

#include "base/ct-csv.h"
#include "base/ct-error.h"
#include "base/ct-text-input.h"
#include "cli/ct-annotate-private.h"

/* @starts: lines (from 1) at which records start, broken ones too; @widths: their
 * number of fields, 0 for a broken one */
typedef struct {
  GArray *starts;
  GArray *widths;
  guint widest;
} Records;

static gboolean
add_record(Records *records, guint64 line, guint n_fields)
{
  g_array_append_val(records->starts, line);
  g_array_append_val(records->widths, n_fields);
  records->widest = MAX(records->widest, n_fields);
  return TRUE;
}

/* "sep=;" stays as it is before the first record. */
static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  return ct_csv_is_sep_line(fields, n_fields, line) || add_record(user_data, line, n_fields);
}

static gboolean
take_problem(const CtCsvProblem *problem, gpointer user_data)
{
  return add_record(user_data, problem->line, 0);
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *)a, right = *(const guint64 *)b;

  return (left > right) - (left < right);
}

static gboolean
is_broken(const Records *records, guint64 line)
{
  guint i;

  return g_array_binary_search(records->starts, &line, compare_lines, &i) &&
         g_array_index(records->widths, guint, i) == 0;
}

static void
free_text(gpointer text)
{
  g_string_free(text, TRUE);
}

/* The messages of a line so far, to be added to. */
static GString *
text_of_line(GHashTable *lines, gint64 line)
{
  GString *text = g_hash_table_lookup(lines, &line);

  if (text == NULL) {
    text = g_string_new(NULL);
    g_hash_table_insert(lines, g_memdup2(&line, sizeof line), text);
  }
  return text;
}

static const gchar *
severity_word(CtSeverity severity)
{
  switch (severity) {
  case CT_SEVERITY_ERROR: return _("error");
  case CT_SEVERITY_WARNING: return _("warning");
  case CT_SEVERITY_INFO: return _("information");
  }
  g_return_val_if_reached("");
}

/* Line -> messages, from the findings that name one. What names none, or a record that
 * is broken and can take no column (then with its number), goes to @first. */
static GHashTable *
messages_by_line(const CtRun *run, const Records *records, gint64 first)
{
  GHashTable *lines = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_text);

  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);
    gboolean broken = is_broken(records, finding->place.row);
    GString *text =
        text_of_line(lines, broken || finding->place.row == 0 ? first : finding->place.row);

    if (text->len > 0)
      g_string_append(text, "; ");
    g_string_append_printf(text, "[%s] ", severity_word(finding->severity));
    if (broken)
      g_string_append_printf(text, _("line %u: %s"), finding->place.row, finding->message);
    else
      g_string_append(text, finding->message);
  }
  return lines;
}

static void
append_quoted(GString *text, const gchar *field)
{
  g_string_append_c(text, '"');
  for (; *field != '\0'; field++) {
    if (*field == '"')
      g_string_append_c(text, '"');
    g_string_append_c(text, *field);
  }
  g_string_append_c(text, '"');
}

/* The bytes of a record without the line breaks at its end, and then those. */
static void
append_record(GString *copy, const gchar *bytes, gsize length, guint missing, gchar delimiter,
              const gchar *field)
{
  gsize end = length;

  while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r'))
    end--;
  g_string_append_len(copy, bytes, (gssize)end);
  for (guint i = 0; i <= missing; i++)
    g_string_append_c(copy, delimiter);
  append_quoted(copy, field);
  g_string_append_len(copy, bytes + end, (gssize)(length - end));
}

/* The offset at which physical line @line (from 1) begins, searched from a known one. */
typedef struct {
  guint64 line;
  gsize offset;
} LinePlace;

static void
go_to_line(LinePlace *place, const gchar *bytes, gsize length, guint64 line)
{
  while (place->line < line && place->offset < length) {
    gchar c = bytes[place->offset++];

    if (c == '\n' || (c == '\r' && (place->offset == length || bytes[place->offset] != '\n')))
      place->line++;
  }
}

static GString *
write_copy(const CtRun *run, const Records *records, const gchar *bytes, gsize length,
           gchar delimiter)
{
  gint64 first = records->starts->len > 0 ? (gint64)g_array_index(records->starts, guint64, 0) : 0;
  g_autoptr(GHashTable) messages = messages_by_line(run, records, first);
  GString *copy = g_string_sized_new(length + length / 4);
  LinePlace place = {.line = 1};
  gsize begin = 0;

  for (guint i = 0; i < records->starts->len; i++) {
    gint64 line = (gint64)g_array_index(records->starts, guint64, i);
    guint width = g_array_index(records->widths, guint, i);
    guint64 next = i + 1 < records->starts->len ? g_array_index(records->starts, guint64, i + 1)
                                                : G_MAXUINT64;
    const GString *text = g_hash_table_lookup(messages, &line);
    const gchar *message = text != NULL ? text->str : "";
    g_autofree gchar *head =
        i > 0 ? NULL : g_strconcat("chitieu", text != NULL ? ": " : "", message, NULL);

    go_to_line(&place, bytes, length, next);
    if (width == 0)
      g_string_append_len(copy, bytes + begin, (gssize)(place.offset - begin));
    else
      append_record(copy, bytes + begin, place.offset - begin, records->widest - width, delimiter,
                    i == 0 ? head : message);
    begin = place.offset;
  }
  return copy;
}

/* The file as the reader read it: UTF-8, whatever it was written in; with the mark by
 * which spreadsheets know that, unless it was without one in UTF-8.
 * Returns: (transfer full) (nullable) */
static GString *
read_text(const gchar *source, gboolean *mark, GError **error)
{
  g_autoptr(CtInput) input = ct_input_open(source, error);
  g_autoptr(CtTextInput) text = NULL;
  g_autoptr(GString) all = g_string_new(NULL);
  const gchar *head, *piece;
  gsize length = 0;

  if (input == NULL || (head = ct_input_peek(input, 3, &length, error)) == NULL)
    return NULL;
  *mark = length == 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0;
  text = ct_text_input_new(input, CT_ENCODING_AUTO, error);
  if (text == NULL)
    return NULL;
  while ((piece = ct_text_input_next(text, &length, error)) != NULL && length > 0)
    g_string_append_len(all, piece, (gssize)length);
  *mark = *mark || ct_text_input_encoding(text) != CT_ENCODING_UTF_8;
  return piece != NULL ? g_steal_pointer(&all) : NULL;
}

gboolean
ct_annotate_text(const CtRun *run, const gchar *source, const gchar *path, GError **error)
{
  static const CtCsvHandler handler = {.record = take_record, .problem = take_problem};
  g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint64));
  g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(guint));
  Records records = {.starts = starts, .widths = widths};
  g_autoptr(GError) fault = NULL;
  gboolean mark = FALSE;

  g_autoptr(GString) text = read_text(source, &mark, error);
  if (text == NULL)
    return FALSE;
  CtCsvDialect dialect = {.delimiter = ct_csv_find_evidence(text->str, text->len).delimiter};
  g_autoptr(CtCsvParser) parser = ct_csv_parser_new(&dialect, &handler, &records);
  ct_csv_parser_feed(parser, text->str, text->len);
  ct_csv_parser_finish(parser);
  /* The only column of a file without delimiters may hold decimal commas. */
  GString *copy = ct_findings_count(run->findings) == 0
                    ? g_string_new_len(text->str, (gssize)text->len)
                    : write_copy(run, &records, text->str, text->len,
                                 dialect.delimiter != '\0' ? dialect.delimiter : ';');
  if (mark)
    g_string_prepend(copy, "\xEF\xBB\xBF");
  gboolean written = g_file_set_contents(path, copy->str, (gssize)copy->len, &fault);

  g_string_free(copy, TRUE);
  if (!written)
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, "%s", fault->message);
  return written;
}
