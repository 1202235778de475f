/* fuzz-ods.c: spreadsheets of OpenDocument to the plugin read/ods: an archive ("PK"), a flat
 * document ("<?xml"), or the styles and sheets of one, which are put into a document. Rows come
 * in order; texts are valid; numbers are plain; a receiver can stop; read again it is the same. */
#include "fuzz.h"

#include <string.h>

#include "plugin/ct-plugin.h"

extern const CtPlugin ct_plugin;

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

static const gchar front[] =
  "<office:document xmlns:office='" URN "office:1.0' xmlns:table='" URN "table:1.0' xmlns:text='"
  URN "text:1.0' xmlns:style='" URN "style:1.0' xmlns:number='" URN "datastyle:1.0' xmlns:fo='" URN
  "xsl-fo-compatible:1.0' xmlns:svg='" URN "svg-compatible:1.0' xmlns:draw='" URN
  "drawing:1.0' xmlns:calcext='urn:calcext'>";

/**
 * Reading:
 * @row: the last one of the table
 * @stop_after: rows after which no more is wanted; 0: never
 */
typedef struct {
  CtRowSink sink;
  GString *told;
  guint64 row;
  guint n_rows;
  guint stop_after;
  gboolean stopped;
} Reading;

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  Reading *reading = (Reading *)sink;

  g_assert_false(reading->stopped);
  g_assert_true(g_utf8_validate(table->name, -1, NULL));
  g_string_append_printf(reading->told, "table %s\n", table->name);
  reading->row = 0;
  return TRUE;
}

static void
check_cell(const CtCell *cell)
{
  g_assert_true(g_utf8_validate_len(cell->text, cell->length, NULL));
  g_assert_null(memchr(cell->text, '\0', cell->length));
  g_assert_cmpuint(cell->kind, <=, CT_CELL_FORMULA);
  g_assert_true((cell->length > 0) ==
                (cell->kind != CT_CELL_BLANK && cell->kind != CT_CELL_FORMULA));
  for (gsize i = 0; (cell->kind == CT_CELL_NUMBER || cell->kind == CT_CELL_PERCENT) &&
                    i < cell->length; i++)
    g_assert_true(g_ascii_isdigit(cell->text[i]) || cell->text[i] == '.' ||
                  (cell->text[i] == '-' && i == 0));
  if (cell->kind == CT_CELL_DATE)
    g_assert_true(cell->length == 10 && cell->text[4] == '-' && cell->text[7] == '-');
}

static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  Reading *reading = (Reading *)sink;

  g_assert_false(reading->stopped);
  g_assert_cmpuint(row, >, reading->row);
  g_assert_cmpuint(row, <=, 1048576);
  g_assert_cmpuint(n_cells, <=, 16384);
  g_assert_cmpuint(n_cells, >, 0);
  reading->row = row;
  g_string_append_printf(reading->told, "%lu:", (gulong)row);
  for (guint i = 0; i < n_cells; i++) {
    check_cell(&cells[i]);
    g_string_append_printf(reading->told, "|%u,%u ", cells[i].kind, cells[i].flags);
    g_string_append_len(reading->told, cells[i].text, (gssize)cells[i].length);
  }
  g_string_append_c(reading->told, '\n');
  reading->stopped = ++reading->n_rows == reading->stop_after;
  return !reading->stopped;
}

static gboolean
take_problem(CtRowSink *sink, const CtReadProblem *problem)
{
  Reading *reading = (Reading *)sink;

  g_assert_false(reading->stopped);
  g_assert_true(g_utf8_validate(problem->message, -1, NULL));
  g_assert_true(problem->observed == NULL || g_utf8_validate(problem->observed, -1, NULL));
  g_string_append_printf(reading->told, "problem %s %lu:%u\n", problem->rule, (gulong)problem->row,
                         problem->column);
  return TRUE;
}

static gboolean
take_note(CtRowSink *sink, const CtReadNote *note)
{
  Reading *reading = (Reading *)sink;

  g_assert_false(reading->stopped);
  g_assert_true(g_utf8_validate(note->message, -1, NULL));
  g_string_append_printf(reading->told, "note %s %lu:%u\n", note->rule, (gulong)note->row,
                         note->column);
  return TRUE;
}

/* Returns: (transfer full): what was told */
static GString *
read_bytes(gpointer self, GBytes *bytes, guint stop_after, guint *n_rows)
{
  static const CtRowSinkClass class = {
    .table = take_table, .row = take_row, .problem = take_problem, .note = take_note};
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  g_autoptr(GError) error = NULL;
  Reading reading = {.sink = {.class = &class},
                     .told = g_string_new(NULL),
                     .stop_after = stop_after};
  gboolean read = ct_plugin.read->read(self, input, &reading.sink, &error);

  g_assert_true(read == (error == NULL));
  g_assert_true(read || !reading.stopped);
  g_assert_true(error == NULL ||
                (error->domain == CT_ERROR && g_utf8_validate(error->message, -1, NULL)));
  *n_rows = reading.n_rows;
  return reading.told;
}

/* Returns: (transfer full) */
static GBytes *
make_file(const uint8_t *data, gsize size)
{
  GByteArray *bytes = g_byte_array_new();
  gboolean whole = (size >= 2 && memcmp(data, "PK", 2) == 0) ||
                   (size >= 5 && memcmp(data, "<?xml", 5) == 0);

  if (!whole)
    g_byte_array_append(bytes, (const guint8 *)front, sizeof front - 1);
  g_byte_array_append(bytes, data, (guint)size);
  if (!whole)
    g_byte_array_append(bytes, (const guint8 *)"</office:document>", 18);
  return g_byte_array_free_to_bytes(bytes);
}

static gpointer
open_reader(void)
{
  static const gchar *const keys[] = {"max-repeat", "max-cells", "max-part", NULL};
  static const gchar *const values[] = {"20", "20000", "1M", NULL};
  g_autoptr(CtSettings) settings =
    ct_settings_new(ct_plugin.options, keys, values, "/", NULL,
                    NULL);

  return ct_plugin.open(settings, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GBytes) bytes = make_file(data, MIN(size, FUZZ_MAX_INPUT));
  gpointer self = open_reader();
  guint n, again_n;
  g_autoptr(GString) whole = read_bytes(self, bytes, 0, &n);
  g_autoptr(GString) again = read_bytes(self, bytes, 0, &again_n);
  g_autoptr(GString) half = read_bytes(self, bytes, n / 2 + 1, &again_n);

  ct_plugin.read->probe("a", NULL, g_bytes_get_data(bytes, NULL),
                        MIN(g_bytes_get_size(bytes), 4096));
  g_assert_cmpstr(whole->str, ==, again->str);
  if (again_n == n / 2 + 1)
    g_assert_true(g_str_has_prefix(whole->str, half->str));
  ct_plugin.close(self);
  return 0;
}
