/* What must be known of a sheet before it is patched. */
#include <string.h>

#include "office/office-xml.h"
#include "xlsx-annotate-private.h"
#include "xlsx-private.h"

#define DEFAULT_COLUMN_PIXELS 64u
#define DEFAULT_ROW_PIXELS 20u
#define MAX_ITEMS 1000000u /* merged ranges, columns, heights: more are not looked at */

typedef struct {
  XlsxSurvey *survey;
  OfficeXml *xml;
  XlsxMarks *marks;
  const gchar *bytes;
  guint32 row;
  guint32 column;
  gboolean wanted; /* of this row the first cell is asked for */
  gboolean after_legacy;
} Surveying;

void
xlsx_survey_free(XlsxSurvey *survey)
{
  if (survey == NULL)
    return;
  g_free(survey->tag);
  g_free(survey->legacy_id);
  g_array_unref(survey->merged);
  g_array_unref(survey->columns);
  g_hash_table_unref(survey->heights);
  g_hash_table_unref(survey->first_cells);
  g_free(survey);
}

/* Lengths are few digits: "12.75" */
static guint
scaled(const gchar *text, guint per_unit_times_100, guint otherwise)
{
  guint64 hundredths = 0;
  guint decimals = 0;
  gboolean point = FALSE;

  if (text == NULL)
    return otherwise;
  for (; g_ascii_isdigit(*text) || *text == '.'; text++) {
    if (*text == '.') {
      point = TRUE;
    } else if (!point || decimals < 2) {
      hundredths = hundredths * 10 + (guint64)(*text - '0');
      decimals += point ? 1 : 0;
    }
    if (hundredths > 1000000)
      return otherwise;
  }
  for (; decimals < 2; decimals++)
    hundredths *= 10;
  return (guint)(hundredths * per_unit_times_100 / 10000);
}

static guint
column_pixels(const gchar *width, guint otherwise)
{
  return width != NULL ? scaled(width, 700, otherwise) + 5 : otherwise;
}

static void
take_column(Surveying *surveying, const OfficeXmlElement *element)
{
  XlsxSurvey *survey = surveying->survey;
  XlsxColumn column = {0};

  if (!xlsx_parse_number(office_xml_attribute(element, "min"), OFFICE_MAX_COLUMNS, &column.first) ||
      !xlsx_parse_number(office_xml_attribute(element, "max"), OFFICE_MAX_COLUMNS, &column.last) ||
      survey->columns->len >= MAX_ITEMS)
    return;
  if (!xlsx_parse_number(office_xml_attribute(element, "style"), G_MAXINT32, &column.style))
    column.style = 0;
  column.pixels = xlsx_is_true(office_xml_attribute(element, "hidden"))
                    ? 0
                    : column_pixels(office_xml_attribute(element, "width"), survey->column_pixels);
  g_array_append_val(survey->columns, column);
}

static void
take_row(Surveying *surveying, const OfficeXmlElement *element)
{
  XlsxSurvey *survey = surveying->survey;
  guint32 row;
  guint pixels;

  surveying->row++;
  if (xlsx_parse_number(office_xml_attribute(element, "r"), OFFICE_MAX_ROWS, &row))
    surveying->row = row;
  surveying->column = 0;
  surveying->wanted =
    g_hash_table_contains(survey->first_cells, GUINT_TO_POINTER(surveying->row));
  pixels = xlsx_is_true(office_xml_attribute(element, "hidden"))
             ? 0
             : scaled(office_xml_attribute(element, "ht"), 133, survey->row_pixels);
  if (pixels != survey->row_pixels && g_hash_table_size(survey->heights) < MAX_ITEMS)
    g_hash_table_insert(survey->heights, GUINT_TO_POINTER(surveying->row),
                        GUINT_TO_POINTER(pixels));
}

static void
take_cell(Surveying *surveying, const OfficeXmlElement *element)
{
  const gchar *place = office_xml_attribute(element, "r");
  OfficeAddress address;
  guint32 style, base;

  surveying->column++;
  if (place != NULL && office_address_parse(place, strlen(place), &address) > 0)
    surveying->column = address.column;
  if (!surveying->survey->has_own && xlsx_marks_has_own(surveying->marks) &&
      xlsx_parse_number(office_xml_attribute(element, "s"), G_MAXINT32, &style))
    surveying->survey->has_own = xlsx_marks_unmark(surveying->marks, style, &base);
}

static void
take_content(Surveying *surveying)
{
  g_hash_table_insert(surveying->survey->first_cells, GUINT_TO_POINTER(surveying->row),
                      GUINT_TO_POINTER(surveying->column));
  surveying->wanted = FALSE;
}

static void
take_merged(Surveying *surveying, const OfficeXmlElement *element)
{
  const gchar *text = office_xml_attribute(element, "ref");
  OfficeRange range;

  if (text != NULL && office_range_parse(text, strlen(text), &range) &&
      surveying->survey->merged->len < MAX_ITEMS)
    g_array_append_val(surveying->survey->merged, range);
}

/* ECMA-376 part 1, 18.3.1.99; what programs put into mc:AlternateContent stands there, too. */
static gboolean
follows_legacy(const OfficeXmlElement *element)
{
  static const gchar *const names[] = {
    "legacyDrawingHF", "drawingHF",      "picture",    "oleObjects", "controls",
    "webPublishItems", "tableParts",     "extLst",     "AlternateContent"};

  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(element->name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
take_child(Surveying *surveying, const OfficeXmlElement *element)
{
  XlsxSurvey *survey = surveying->survey;
  gsize at, length;

  if (xlsx_is(element, "sheetFormatPr")) {
    survey->column_pixels = column_pixels(office_xml_attribute(element, "defaultColWidth"),
                                          DEFAULT_COLUMN_PIXELS);
    survey->row_pixels =
      scaled(office_xml_attribute(element, "defaultRowHeight"), 133, DEFAULT_ROW_PIXELS);
  } else if (xlsx_is(element, "legacyDrawing")) {
    g_free(survey->legacy_id);
    survey->legacy_id = g_strdup(office_xml_attribute_in(element, "/relationships", "id"));
  } else if (!surveying->after_legacy && follows_legacy(element)) {
    office_xml_tag(surveying->xml, &at, &length);
    survey->legacy_at = at;
    surveying->after_legacy = TRUE;
  }
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Surveying *surveying = user_data;
  gsize at, length;

  if (element->depth == 5) {
    if (surveying->wanted && (xlsx_is(element, "v") || xlsx_is(element, "is")))
      take_content(surveying);
  } else if (element->depth == 4) {
    if (xlsx_is(element, "c"))
      take_cell(surveying, element);
  } else if (element->depth == 3) {
    if (xlsx_is(element, "row"))
      take_row(surveying, element);
    else if (xlsx_is(element, "mergeCell"))
      take_merged(surveying, element);
    else if (xlsx_is(element, "col"))
      take_column(surveying, element);
  } else if (element->depth == 2) {
    take_child(surveying, element);
  } else if (element->depth == 1) {
    office_xml_tag(surveying->xml, &at, &length);
    surveying->survey->tag = g_strndup(surveying->bytes + at, length);
  }
  return TRUE;
}

static gboolean
end_element(const gchar *space G_GNUC_UNUSED, const gchar *name G_GNUC_UNUSED, guint depth,
            gpointer user_data)
{
  Surveying *surveying = user_data;
  gsize at, length;

  if (depth == 1 && !surveying->after_legacy) {
    office_xml_tag(surveying->xml, &at, &length);
    surveying->survey->legacy_at = at;
  }
  return TRUE;
}

XlsxSurvey *
xlsx_survey_read(GBytes *sheet, const gchar *what, XlsxMarks *marks, const GArray *rows,
                 GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_element, .end = end_element};
  g_autoptr(XlsxSurvey) survey = g_new0(XlsxSurvey, 1);
  Surveying surveying = {.survey = survey, .marks = marks};
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, what, &surveying);
  gsize size;

  surveying.xml = xml;
  surveying.bytes = g_bytes_get_data(sheet, &size);
  survey->column_pixels = DEFAULT_COLUMN_PIXELS;
  survey->row_pixels = DEFAULT_ROW_PIXELS;
  survey->merged = g_array_new(FALSE, FALSE, sizeof(OfficeRange));
  survey->columns = g_array_new(FALSE, FALSE, sizeof(XlsxColumn));
  survey->heights = g_hash_table_new(g_direct_hash, g_direct_equal);
  survey->first_cells = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert(survey->first_cells, GUINT_TO_POINTER(g_array_index(rows, guint32, i)),
                        GUINT_TO_POINTER(1));
  if (!office_xml_feed(xml, surveying.bytes, size, TRUE, error))
    return NULL;
  return g_steal_pointer(&survey);
}
