#include "office/office-xml-names.h"

#include <string.h>

#define N_SLOTS 512u

typedef struct {
  gchar *full;
  gchar *space;
  const gchar *name;
} Name;

/**
 * OfficeXmlNames:
 * @all: full -> Name
 * @slots: of @all, the last one seen of each hash, so that common names are not looked up
 */
struct OfficeXmlNames {
  gchar separator;
  GHashTable *all;
  gsize n_bytes;
  const Name *slots[N_SLOTS];
};

static void
name_free(gpointer data)
{
  Name *name = data;

  g_free(name->full);
  g_free(name->space);
  g_free(name);
}

OfficeXmlNames *
office_xml_names_new(gchar separator)
{
  OfficeXmlNames *names = g_new0(OfficeXmlNames, 1);

  names->separator = separator;
  names->all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, name_free);
  return names;
}

void
office_xml_names_free(OfficeXmlNames *names)
{
  g_hash_table_unref(names->all);
  g_free(names);
}

/* Names differ in their last letters and length. */
static guint
find_slot(const gchar *full, gsize length)
{
  guint hash = (guint)length;

  for (gsize i = length > 6 ? length - 6 : 0; i < length; i++)
    hash = hash * 31 + (guchar)full[i];
  return hash % N_SLOTS;
}

static Name *
add_name(OfficeXmlNames *names, const gchar *full, gsize length)
{
  const gchar *end = strrchr(full, names->separator);
  Name *name;

  names->n_bytes += length + 1;
  if (length > OFFICE_XML_MAX_NAME || names->n_bytes > OFFICE_XML_MAX_NAME_BYTES ||
      g_hash_table_size(names->all) >= OFFICE_XML_MAX_NAMES)
    return NULL;
  name = g_new0(Name, 1);
  name->full = g_strndup(full, length);
  name->space = end != NULL ? g_strndup(full, (gsize)(end - full)) : g_strdup("");
  name->name = end != NULL ? name->full + (end - full) + 1 : name->full;
  g_hash_table_insert(names->all, name->full, name);
  return name;
}

gboolean
office_xml_names_split(OfficeXmlNames *names, const gchar *full, const gchar **space,
                       const gchar **name)
{
  gsize length = strlen(full);
  guint slot = find_slot(full, length);
  const Name *found = names->slots[slot];

  if (found == NULL || strcmp(found->full, full) != 0)
    found = g_hash_table_lookup(names->all, full);
  if (found == NULL)
    found = add_name(names, full, length);
  if (found == NULL)
    return FALSE;
  names->slots[slot] = found;
  *space = found->space;
  *name = found->name;
  return TRUE;
}
