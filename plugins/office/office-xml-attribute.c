#include <string.h>

#include "office/office-xml.h"

const gchar *
office_xml_attribute(const OfficeXmlElement *element, const gchar *name)
{
  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].space[0] == '\0' &&
        strcmp(element->attributes[i].name, name) == 0)
      return element->attributes[i].value;
  return NULL;
}

const gchar *
office_xml_attribute_in(const OfficeXmlElement *element, const gchar *space_end, const gchar *name)
{
  for (guint i = 0; i < element->n_attributes; i++)
    if (strcmp(element->attributes[i].name, name) == 0 &&
        g_str_has_suffix(element->attributes[i].space, space_end))
      return element->attributes[i].value;
  return NULL;
}

gboolean
office_xml_is(const OfficeXmlElement *element, const gchar *space_end, const gchar *name)
{
  return strcmp(element->name, name) == 0 && g_str_has_suffix(element->space, space_end);
}
