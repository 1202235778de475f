#include "ods-names.h"

#include <string.h>

#define FRONT "urn:oasis:names:tc:opendocument:xmlns:"

gboolean
ods_is_in(const gchar *space, const gchar *part)
{
  gsize length = strlen(part);

  return strncmp(space, FRONT, sizeof FRONT - 1) == 0 &&
         strncmp(space + sizeof FRONT - 1, part, length) == 0 &&
         space[sizeof FRONT - 1 + length] == ':';
}

gboolean
ods_is(const OfficeXmlElement *element, const gchar *part, const gchar *name)
{
  return strcmp(element->name, name) == 0 && ods_is_in(element->space, part);
}

const gchar *
ods_attribute(const OfficeXmlElement *element, const gchar *part, const gchar *name)
{
  for (guint i = 0; i < element->n_attributes; i++)
    if (strcmp(element->attributes[i].name, name) == 0 &&
        ods_is_in(element->attributes[i].space, part))
      return element->attributes[i].value;
  return NULL;
}

guint32
ods_number(const OfficeXmlElement *element, const gchar *part, const gchar *name,
           guint32 otherwise)
{
  const gchar *text = ods_attribute(element, part, name);
  guint64 number = 0;

  if (text == NULL || *text == '\0')
    return otherwise;
  for (; g_ascii_isdigit(*text) && number < G_MAXUINT32; text++)
    number = number * 10 + (guint64)(*text - '0');
  return *text == '\0' || number >= G_MAXUINT32 ? (guint32)MIN(number, G_MAXUINT32) : otherwise;
}

gboolean
ods_is_true(const OfficeXmlElement *element, const gchar *part, const gchar *name)
{
  const gchar *text = ods_attribute(element, part, name);

  return g_strcmp0(text, "true") == 0 || g_strcmp0(text, "1") == 0;
}
