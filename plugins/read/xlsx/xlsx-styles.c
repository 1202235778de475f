/* xlsx-styles.c: see xlsx-styles.h */
#include "xlsx-styles.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-private.h"

#define MAX_STYLES 65536u /* Excel keeps 65,490 */
#define MAX_FORMAT 1024u  /* Excel takes 255 letters */

/* @styles: (element-type XlsxStyle)
 * @formats: the workbook's own, and those of the built-in ones that are used, by number
 *   (OfficeFormat *) */
struct XlsxStyles {
  GArray *styles;
  GHashTable *formats;
  XlsxStyle general;
  gboolean uses[OFFICE_N_FONTS];
};

/* @section: child of the root that is being read
 * @fonts: (element-type OfficeFont) */
typedef struct {
  XlsxStyles *styles;
  GString *section;
  GArray *fonts;
  gboolean full;
} Reading;

static const OfficeFormat *
keep_format(XlsxStyles *styles, guint32 id, OfficeFormat format)
{
  OfficeFormat *kept = g_new(OfficeFormat, 1);

  *kept = format;
  g_hash_table_replace(styles->formats, GUINT_TO_POINTER(id), kept);
  return kept;
}

static const OfficeFormat *
find_format(XlsxStyles *styles, guint32 id)
{
  const OfficeFormat *format = g_hash_table_lookup(styles->formats, GUINT_TO_POINTER(id));

  return format != NULL ? format : keep_format(styles, id, office_format_builtin(id));
}

static void
take_format(Reading *reading, const OfficeXmlElement *element)
{
  const gchar *code = office_xml_attribute(element, "formatCode");
  guint32 id;

  if (xlsx_parse_number(office_xml_attribute(element, "numFmtId"), G_MAXINT32, &id) &&
      code != NULL && strlen(code) <= MAX_FORMAT)
    keep_format(reading->styles, id, office_format_parse(code));
}

static void
take_style(Reading *reading, const OfficeXmlElement *element)
{
  XlsxStyle style = reading->styles->general;
  guint32 id;

  if (xlsx_parse_number(office_xml_attribute(element, "numFmtId"), G_MAXINT32, &id))
    style.format = find_format(reading->styles, id);
  if (xlsx_parse_number(office_xml_attribute(element, "fontId"), G_MAXINT32, &id) &&
      id < reading->fonts->len)
    style.font = g_array_index(reading->fonts, OfficeFont, id);
  reading->styles->uses[style.font] = TRUE;
  g_array_append_val(reading->styles->styles, style);
}

/* Below a section: a format, a font, a style. Formats of conditions (dxfs) are none of them. */
static void
take_entry(Reading *reading, const OfficeXmlElement *element)
{
  const gchar *section = reading->section->str;
  OfficeFont font = OFFICE_FONT_UNICODE;

  if (strcmp(section, "numFmts") == 0 && xlsx_is(element, "numFmt"))
    take_format(reading, element);
  else if (strcmp(section, "fonts") == 0 && xlsx_is(element, "font"))
    g_array_append_val(reading->fonts, font);
  else if (strcmp(section, "cellXfs") == 0 && xlsx_is(element, "xf"))
    take_style(reading, element);
  reading->full = reading->fonts->len > MAX_STYLES ||
                  reading->styles->styles->len > MAX_STYLES ||
                  g_hash_table_size(reading->styles->formats) > MAX_STYLES;
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Reading *reading = user_data;

  if (element->depth == 2) {
    g_string_assign(reading->section, xlsx_is_main(element->space) ? element->name : "");
  } else if (element->depth == 3) {
    take_entry(reading, element);
  } else if (element->depth == 4 && strcmp(reading->section->str, "fonts") == 0 &&
             xlsx_is(element, "name") && reading->fonts->len > 0) {
    g_array_index(reading->fonts, OfficeFont, reading->fonts->len - 1) =
      office_font_parse(office_xml_attribute(element, "val"));
  }
  return !reading->full;
}

static gboolean
read_part(XlsxStyles *styles, OfficePackage *package, const gchar *part, GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_element};
  Reading reading = {
    .styles = styles,
    .section = g_string_new(NULL),
    .fonts = g_array_new(FALSE, FALSE, sizeof(OfficeFont)),
  };
  gboolean read = office_xml_read_part(package, part, &handler, &reading, error);

  g_string_free(reading.section, TRUE);
  g_array_unref(reading.fonts);
  if (read && reading.full) {
    g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                _("part '%.200s' has more than %u formats, fonts or styles"), part, MAX_STYLES);
    return FALSE;
  }
  return read;
}

XlsxStyles *
xlsx_styles_read(OfficePackage *package, const gchar *part, GError **error)
{
  g_autoptr(XlsxStyles) styles = g_new0(XlsxStyles, 1);

  styles->styles = g_array_new(FALSE, FALSE, sizeof(XlsxStyle));
  styles->formats = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  styles->general.format = find_format(styles, 0);
  if (part != NULL && !read_part(styles, package, part, error))
    return NULL;
  if (styles->styles->len == 0)
    g_array_append_val(styles->styles, styles->general);
  return g_steal_pointer(&styles);
}

void
xlsx_styles_free(XlsxStyles *styles)
{
  g_array_unref(styles->styles);
  g_hash_table_unref(styles->formats);
  g_free(styles);
}

guint
xlsx_styles_count(const XlsxStyles *styles)
{
  return styles->styles->len;
}

const XlsxStyle *
xlsx_styles_get(const XlsxStyles *styles, guint index)
{
  return index < styles->styles->len ? &g_array_index(styles->styles, XlsxStyle, index)
                                     : &styles->general;
}

gboolean
xlsx_styles_use(const XlsxStyles *styles, OfficeFont font)
{
  return styles->uses[font];
}
