/* read/csv: delimited text; the parser is base/ct-csv.h on libcsv. */
#include <string.h>

#include "base/ct-csv.h"
#include "base/ct-text.h"
#include "plugin/ct-plugin.h"

typedef struct {
  gchar delimiter; /* '\0': find it */
  gsize max_field;
  gsize max_record;
} CsvReader;

/* What one call of read() holds. */
typedef struct {
  CtRowSink *rows;
  GArray *cells; /* CtCell, reused from row to row */
} CsvReading;

static gboolean
take_record(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  CsvReading *reading = user_data;
  CtCell *cells;

  g_array_set_size(reading->cells, n_fields);
  cells = (CtCell *)(gpointer)reading->cells->data;
  for (guint i = 0; i < n_fields; i++)
    cells[i] = (CtCell){.text = fields[i].text,
                        .length = fields[i].length,
                        .kind = fields[i].length > 0 ? CT_CELL_TEXT : CT_CELL_BLANK};
  return ct_row_sink_row(reading->rows, line, cells, n_fields);
}

static const gchar *
problem_rule(CtCsvProblemKind kind)
{
  switch (kind) {
  case CT_CSV_NUL:
    return "read.nul";
  case CT_CSV_ENCODING:
    return "read.encoding";
  case CT_CSV_LONG_FIELD:
    return "read.long-field";
  case CT_CSV_LONG_RECORD:
    return "read.long-record";
  case CT_CSV_MANY_FIELDS:
    return "read.many-fields";
  case CT_CSV_BROKEN_QUOTE:
  case CT_CSV_OPEN_QUOTE:
  default:
    return "read.broken-record";
  }
}

/* Returns: (transfer full) */
static gchar *
problem_message(const CtCsvProblem *problem)
{
  switch (problem->kind) {
  case CT_CSV_BROKEN_QUOTE:
    return g_strdup(_("a quotation mark stands where none may be; the record is left out. Put the "
                      "whole cell in quotation marks and double those inside it"));
  case CT_CSV_OPEN_QUOTE:
    return g_strdup(_("a quotation mark is opened and not closed; the record is left out"));
  case CT_CSV_NUL:
    return g_strdup(_("a NUL byte; this is no plain text; the record is left out"));
  case CT_CSV_ENCODING:
    return g_strdup(_("the text is not UTF-8; the record is left out. Save the file as \"CSV "
                      "UTF-8\""));
  case CT_CSV_LONG_FIELD:
    return g_strdup_printf(_("a field of more than %zu bytes; the record is left out"),
                           problem->limit);
  case CT_CSV_LONG_RECORD:
    return g_strdup_printf(_("a record of more than %zu bytes; it is left out"),
                           problem->limit);
  case CT_CSV_MANY_FIELDS:
  default:
    return g_strdup_printf(_("a record of more than %zu fields; it is left out"),
                           problem->limit);
  }
}

/* Returns: (transfer full) */
static gchar *
problem_expected(const CtCsvProblem *problem)
{
  switch (problem->kind) {
  case CT_CSV_BROKEN_QUOTE:
  case CT_CSV_OPEN_QUOTE:
    return g_strdup("\"...\"");
  case CT_CSV_NUL:
  case CT_CSV_ENCODING:
    return g_strdup("UTF-8");
  case CT_CSV_LONG_FIELD:
  case CT_CSV_LONG_RECORD:
  case CT_CSV_MANY_FIELDS:
  default:
    return g_strdup_printf("<= %zu", problem->limit);
  }
}

static gboolean
take_problem(const CtCsvProblem *problem, gpointer user_data)
{
  CsvReading *reading = user_data;
  g_autofree gchar *message = problem_message(problem);
  g_autofree gchar *expected = problem_expected(problem);
  g_autofree gchar *seen = ct_text_quote(problem->seen, problem->seen_length);

  return ct_row_sink_problem(reading->rows, &(CtReadProblem){.rule = problem_rule(problem->kind),
                                                             .row = problem->line,
                                                             .column = problem->field,
                                                             .observed = seen,
                                                             .expected = expected,
                                                             .message = message});
}

static gboolean
check_plain_text(const gchar *head, gsize length, GError **error)
{
  static const struct {
    const gchar *bytes;
    gsize n;
    const gchar *name;
  } marks[] = {
    {"\xFF\xFE", 2, "UTF-16"},
    {"\xFE\xFF", 2, "UTF-16"},
    {"PK\x03\x04", 4, "XLSX, ODS (zip)"},
    {"\xD0\xCF\x11\xE0", 4, "XLS"},
    {"%PDF", 4, "PDF"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (length >= marks[i].n && memcmp(head, marks[i].bytes, marks[i].n) == 0) {
      g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("the file is %s, expected CSV in UTF-8"),
                  marks[i].name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
feed_all(CtCsvParser *parser, CtInput *input, GError **error)
{
  g_autofree gchar *buffer = g_malloc(256 * 1024);
  gssize n;

  while ((n = ct_input_read(input, buffer, 256 * 1024, error)) > 0)
    if (!ct_csv_parser_feed(parser, buffer, (gsize)n))
      return TRUE;
  if (n < 0)
    return FALSE;
  ct_csv_parser_finish(parser);
  return TRUE;
}

static gboolean
csv_read(gpointer self, CtInput *input, CtRowSink *rows, GError **error)
{
  static const CtCsvHandler handler = {.record = take_record, .problem = take_problem};
  const CsvReader *reader = self;
  g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(CtCell));
  CsvReading reading = {.rows = rows, .cells = cells};
  CtCsvDialect dialect = {.delimiter = reader->delimiter,
                          .max_field = reader->max_field,
                          .max_record = reader->max_record};
  g_autoptr(CtCsvParser) parser = NULL;
  gsize length = 0;
  const gchar *head = ct_input_peek(input, 4096, &length, error);

  if (head == NULL || !check_plain_text(head, length, error))
    return FALSE;
  if (dialect.delimiter == '\0')
    dialect.delimiter = ct_csv_find_delimiter(head, length);
  if (!ct_row_sink_table(rows, &(CtTableInfo){.style = CT_PLACE_TEXT, .name = ""}))
    return TRUE;
  parser = ct_csv_parser_new(&dialect, &handler, &reading);
  return feed_all(parser, input, error);
}

static gboolean
has_ending(const gchar *name, const gchar *const *endings)
{
  g_autofree gchar *lower = g_ascii_strdown(name, -1);

  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix(lower, endings[i]))
      return TRUE;
  return FALSE;
}

static guint
csv_probe(const gchar *name, const gchar *media_type, const gchar *head, gsize length)
{
  static const gchar *const endings[] = {".csv", ".tsv", ".txt", NULL};

  if (!check_plain_text(head, length, NULL))
    return 0;
  if (media_type != NULL && g_str_has_prefix(media_type, "text/csv"))
    return 90;
  if (has_ending(name, endings))
    return 80;
  return length > 0 && memchr(head, '\0', length) == NULL ? 20 : 0;
}

static gpointer
csv_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  CsvReader *reader = g_new0(CsvReader, 1);
  const gchar *delimiter = ct_settings_get(settings, "delimiter");

  if (g_str_equal(delimiter, "tab"))
    reader->delimiter = '\t';
  else if (g_str_equal(delimiter, "pipe"))
    reader->delimiter = '|';
  else if (!g_str_equal(delimiter, "auto"))
    reader->delimiter = delimiter[0];
  reader->max_field = ct_settings_get_number(settings, "max-field");
  reader->max_record = ct_settings_get_number(settings, "max-record");
  return reader;
}

static const CtOption csv_options[] = {
  {"delimiter", CT_OPTION_TEXT, "auto", "auto|,|;|tab|pipe", FALSE, N_("what parts the fields")},
  {"max-field", CT_OPTION_NUMBER, "64K", NULL, FALSE, N_("bytes of the longest field")},
  {"max-record", CT_OPTION_NUMBER, "1M", NULL, FALSE, N_("bytes of the longest record")},
  {0},
};

static const CtReadRole csv_role = {.size = sizeof csv_role, .probe = csv_probe, .read = csv_read};

CT_PLUGIN_REGISTER(.name = "csv", .summary = N_("delimited text (CSV)"), .version = "1.0",
                   .licence = "MIT AND LGPL-2.1-or-later", .options = csv_options,
                   .open = csv_open, .close = g_free, .read = &csv_role)
