/* xlsx-types.c: [Content_Types].xml, and small things of all parts. */
#include <string.h>

#include "xlsx-private.h"

static const gchar transitional[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
static const gchar strict[] = "http://purl.oclc.org/ooxml/spreadsheetml/main";

gboolean
xlsx_is_main(const gchar *space)
{
  return strcmp(space, transitional) == 0 || strcmp(space, strict) == 0;
}

gboolean
xlsx_is(const OfficeXmlElement *element, const gchar *name)
{
  return strcmp(element->name, name) == 0 && xlsx_is_main(element->space);
}

gboolean
xlsx_is_true(const gchar *value)
{
  return value != NULL &&
         (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

gboolean
xlsx_parse_number(const gchar *text, guint32 max, guint32 *number)
{
  guint64 value = 0;

  if (text == NULL || *text == '\0')
    return FALSE;
  for (; g_ascii_isdigit(*text); text++) {
    value = value * 10 + (guint64)(*text - '0');
    if (value > max)
      return FALSE;
  }
  *number = (guint32)value;
  return *text == '\0';
}

/* Those that are searched for, and what was found: an Override comes before a Default. */
typedef struct {
  const gchar *part;
  const gchar *ending;
  gchar *override;
  gchar *standard;
} Search;

static void
keep_type(gchar **found, const OfficeXmlElement *element)
{
  if (*found == NULL)
    *found = g_strdup(office_xml_attribute(element, "ContentType"));
}

static gboolean
begin_type(const OfficeXmlElement *element, gpointer user_data)
{
  Search *search = user_data;
  const gchar *name = office_xml_attribute(element, "PartName");
  const gchar *ending = office_xml_attribute(element, "Extension");

  if (strcmp(element->name, "Override") == 0 && name != NULL &&
      g_ascii_strcasecmp(name[0] == '/' ? name + 1 : name, search->part) == 0)
    keep_type(&search->override, element);
  else if (strcmp(element->name, "Default") == 0 && ending != NULL && search->ending != NULL &&
           g_ascii_strcasecmp(ending, search->ending) == 0)
    keep_type(&search->standard, element);
  return TRUE;
}

gboolean
xlsx_content_type(OfficePackage *package, const gchar *part, gchar **type, GError **error)
{
  static const gchar list[] = "[Content_Types].xml";
  static const OfficeXmlHandler handler = {.begin = begin_type};
  const gchar *dot = strrchr(part, '.');
  Search search = {.part = part, .ending = dot != NULL ? dot + 1 : NULL};
  gboolean read = !office_package_has(package, list) ||
                  office_xml_read_part(package, list, &handler, &search, error);

  *type = search.override != NULL ? search.override : g_steal_pointer(&search.standard);
  g_free(search.standard);
  if (!read)
    g_clear_pointer(type, g_free);
  return read;
}
