/* read/csv: delimited text; the parser is base/ct-csv.h on libcsv. */
#include "csv-blocks.h"
#include "csv-probe.h"
#include "csv-tell.h"
#include "data/ct-encoding-note.h"
#include "plugin/ct-plugin.h"

typedef struct {
  gboolean found; /* the delimiter is to be found */
  gchar delimiter;
  CtEncoding encoding;
  CsvWay ways[CSV_N_DELIMITERS];
} CsvReader;

/* What one call of read() holds. */
typedef struct {
  CtRowSink *rows;
  CtTextInput *text;
} CsvReading;

/* Called while a piece is decoded; a sink that has enough says so again at the next row. */
static void
take_line_encoding(guint64 line, CtEncoding encoding, gpointer user_data)
{
  CsvReading *reading = user_data;

  ct_row_sink_note_line_encoding(reading->rows, reading->text, line, encoding);
}

/* Returns: the delimiter: as declared, or found and told */
static gchar
choose_delimiter(const CsvReader *reader, CtRowSink *rows, const gchar *bytes, gsize length)
{
  CtCsvEvidence evidence;

  if (!reader->found)
    return reader->delimiter;
  evidence = ct_csv_find_evidence(bytes, length);
  csv_tell_delimiter(rows, &evidence);
  return evidence.delimiter;
}

static gboolean
read_text(CsvReader *reader, CsvReading *reading, GError **error)
{
  gchar delimiter;
  gsize length;
  const gchar *head = ct_text_input_peek(reading->text, &length, error);

  if (head == NULL)
    return FALSE;
  ct_row_sink_note_encoding(reading->rows, reading->text);
  delimiter = choose_delimiter(reader, reading->rows, head, length);
  return csv_read_blocks(reading->text, &reader->ways[csv_delimiter_index(delimiter)],
                         reading->rows, error);
}

static gboolean
csv_read(gpointer self, CtInput *input, CtRowSink *rows, GError **error)
{
  CsvReader *reader = self;
  g_autoptr(CtTextInput) text = NULL;
  CsvReading reading = {.rows = rows};
  gsize length = 0;
  const gchar *head = ct_input_peek(input, 4096, &length, error);

  if (head == NULL || !csv_check_plain_text(head, length, error))
    return FALSE;
  reading.text = text = ct_text_input_new(input, reader->encoding, error);
  if (text == NULL)
    return FALSE;
  ct_text_input_set_line_func(text, take_line_encoding, &reading);
  if (!ct_row_sink_table(rows, &(CtTableInfo){.style = CT_PLACE_TEXT, .name = ""}))
    return TRUE;
  return read_text(reader, &reading, error);
}

static gpointer
csv_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  CsvReader *reader = g_new0(CsvReader, 1);
  const gchar *encoding = ct_settings_get(settings, "encoding");

  reader->found = !csv_delimiter_parse(ct_settings_get(settings, "delimiter"), &reader->delimiter);
  if (!ct_encoding_parse(encoding, &reader->encoding))
    reader->encoding = CT_ENCODING_AUTO;
  for (guint i = 0; i < CSV_N_DELIMITERS; i++)
    reader->ways[i].dialect =
      (CtCsvDialect){.delimiter = csv_delimiter_at(i),
                     .max_field = ct_settings_get_number(settings, "max-field"),
                     .max_record = ct_settings_get_number(settings, "max-record")};
  return reader;
}

static const CtOption csv_options[] = {
  {"delimiter", CT_OPTION_TEXT, "auto", "auto|,|;|tab|pipe|none", FALSE,
   N_("what parts the fields")},
  {"encoding", CT_OPTION_TEXT, "auto",
   "auto|utf-8|utf-16|utf-16le|utf-16be|utf-32|windows-1258|viscii|tcvn3|vni", FALSE,
   N_("of the file, where finding it out fails")},
  {"max-field", CT_OPTION_NUMBER, "64K", NULL, FALSE, N_("bytes of the longest field")},
  {"max-record", CT_OPTION_NUMBER, "1M", NULL, FALSE, N_("bytes of the longest record")},
  {0},
};

static const CtReadRole csv_role = {.size = sizeof csv_role, .probe = csv_probe, .read = csv_read};

CT_PLUGIN_REGISTER(.name = "csv", .summary = N_("delimited text (CSV)"), .version = "1.1",
                   .licence = "MIT AND LGPL-2.1-or-later", .options = csv_options,
                   .open = csv_open, .close = g_free, .read = &csv_role)
