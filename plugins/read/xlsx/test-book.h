/* test-book.h: small workbooks made in tests, and what the reader gives of them as text.
 */
#pragma once

#include "office/test-zip.h"
#include "plugin/ct-plugin.h"
#include "row-recorder.h"

extern const CtPlugin ct_plugin;

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/package/2006/relationships"
#define DOC "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPES "application/vnd.openxmlformats-officedocument.spreadsheetml."

#define CONTENT_TYPES                                                                              \
  "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"                   \
  "<Default Extension='xml' ContentType='application/xml'/>"                                       \
  "<Override PartName='/xl/workbook.xml' ContentType='" TYPES "sheet.main+xml'/></Types>"
#define ROOT_RELS                                                                                  \
  "<Relationships xmlns='" RELS "'><Relationship Id='a' Type='" DOC "/officeDocument' "            \
  "Target='xl/workbook.xml'/></Relationships>"
#define BOOK_RELS                                                                                  \
  "<Relationships xmlns='" RELS "'>"                                                               \
  "<Relationship Id='rId1' Type='" DOC "/worksheet' Target='worksheets/sheet1.xml'/>"              \
  "<Relationship Id='rId2' Type='" DOC "/styles' Target='styles.xml'/>"                            \
  "<Relationship Id='rId3' Type='" DOC "/sharedStrings' Target='sharedStrings.xml'/>"              \
  "</Relationships>"
#define BOOK(settings, sheets)                                                                     \
  "<workbook xmlns='" MAIN "' xmlns:r='" DOC "'>" settings "<sheets>" sheets "</sheets></workbook>"
#define ONE_SHEET BOOK("", "<sheet name='S' sheetId='1' r:id='rId1'/>")
#define SHEET(xml) "<worksheet xmlns='" MAIN "'>" xml "</worksheet>"
#define DATA(xml) SHEET("<sheetData>" xml "</sheetData>")
#define STRINGS(xml) "<sst xmlns='" MAIN "'>" xml "</sst>"
#define STYLES(xml) "<styleSheet xmlns='" MAIN "'>" xml "</styleSheet>"

/* A part of an archive. @text NULL: it is left out */
typedef struct {
  const gchar *name;
  const gchar *text;
} TestPart;

#define MAX_PARTS 12

static const TestPart usual_parts[] = {
  {"[Content_Types].xml", CONTENT_TYPES},
  {"_rels/.rels", ROOT_RELS},
  {"xl/workbook.xml", ONE_SHEET},
  {"xl/_rels/workbook.xml.rels", BOOK_RELS},
  {"xl/worksheets/sheet1.xml", DATA("")},
  {"xl/styles.xml", STYLES("")},
  {"xl/sharedStrings.xml", STRINGS("")},
};

static inline const TestPart *
test_find_part(const TestPart *parts, gsize n, const gchar *name)
{
  for (gsize i = 0; i < n && parts[i].name != NULL; i++)
    if (strcmp(parts[i].name, name) == 0)
      return &parts[i];
  return NULL;
}

static inline void
test_add_part(TestZip *zip, const TestPart *part)
{
  if (part->text != NULL)
    test_zip_add(zip, &(TestEntry){.name = part->name, .bytes = part->text});
}

/* The usual parts, but for those among @parts, and these. */
static inline GBytes *
test_book_make(const TestPart *parts, gsize n)
{
  TestZip zip = test_zip_new();

  for (gsize i = 0; i < G_N_ELEMENTS(usual_parts); i++) {
    const TestPart *own = test_find_part(parts, n, usual_parts[i].name);

    test_add_part(&zip, own != NULL ? own : &usual_parts[i]);
  }
  for (gsize i = 0; i < n && parts[i].name != NULL; i++)
    if (test_find_part(usual_parts, G_N_ELEMENTS(usual_parts), parts[i].name) == NULL)
      test_add_part(&zip, &parts[i]);
  return test_zip_end(&zip);
}

/* As row-recorder.h has it, and: % percent, @ date, ! error, = formula without a value, ~ given
 * by a formula, < and ^ covered by a cell to the left or above. */
static inline gboolean
test_record_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  static const gchar *const signs[] = {
    [CT_CELL_BLANK] = "_",  [CT_CELL_TEXT] = "",   [CT_CELL_NUMBER] = "#", [CT_CELL_PERCENT] = "%",
    [CT_CELL_DATE] = "@",   [CT_CELL_ERROR] = "!", [CT_CELL_FORMULA] = "="};
  GString *text = ((RowRecorder *)sink)->text;

  g_string_append_printf(text, "%lu:", (gulong)row);
  for (guint i = 0; i < n_cells; i++) {
    g_string_append_c(text, i == 0 ? ' ' : '|');
    g_string_append(text, cells[i].flags & CT_CELL_COVERED_LEFT ? "<" : "");
    g_string_append(text, cells[i].flags & CT_CELL_COVERED_ABOVE ? "^" : "");
    g_string_append(text, cells[i].flags & CT_CELL_COMPUTED ? "~" : "");
    g_string_append(text, signs[cells[i].kind]);
    g_string_append_len(text, cells[i].text, (gssize)cells[i].length);
  }
  g_string_append_c(text, '\n');
  return TRUE;
}

static inline RowRecorder
test_recorder_new(void)
{
  static const CtRowSinkClass class = {.table = record_table,
                                       .column = record_column,
                                       .context = record_context,
                                       .row = test_record_row,
                                       .problem = record_problem,
                                       .note = record_note};

  return (RowRecorder){.sink = {.class = &class}, .text = g_string_new(NULL)};
}

static inline gpointer
test_open_reader(const gchar *key, const gchar *value)
{
  const gchar *keys[] = {key, NULL};
  const gchar *values[] = {value, NULL};
  g_autoptr(CtSettings) settings =
    ct_settings_new(ct_plugin.options, key != NULL ? keys : NULL, values, "/", NULL, NULL);

  g_assert_nonnull(settings);
  return ct_plugin.open(settings, NULL);
}

/* Returns: (transfer full): what was told; behind it "error: ..." when that was the end */
static inline gchar *
test_read(GBytes *book, const gchar *key, const gchar *value)
{
  g_autoptr(CtInput) input = ct_input_new_bytes(book);
  g_autoptr(GError) error = NULL;
  RowRecorder recorder = test_recorder_new();
  gpointer self = test_open_reader(key, value);

  if (!ct_plugin.read->read(self, input, &recorder.sink, &error))
    g_string_append_printf(recorder.text, "error: %s\n", error->message);
  ct_plugin.close(self);
  return g_string_free(recorder.text, FALSE);
}
