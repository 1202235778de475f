/* xlsx-relations.c: which part leads to which: PART/_rels/NAME.rels. */
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-xml.h"
#include "xlsx-book.h"
#include "xlsx-private.h"

#define MAX_RELATIONS 20000u

static void
relation_free(gpointer data)
{
  XlsxRelation *relation = data;

  g_free(relation->id);
  g_free(relation->type);
  g_free(relation->target);
  g_free(relation);
}

/* "xl/workbook.xml" to "xl/_rels/workbook.xml.rels", "" to "_rels/.rels". */
static gchar *
relations_part(const gchar *part)
{
  const gchar *slash = strrchr(part, '/');
  const gchar *name = slash != NULL ? slash + 1 : part;

  return g_strdup_printf("%.*s_rels/%s.rels", (int)(name - part), part, name);
}

static void
append_piece(GString *path, const gchar *piece, gsize length)
{
  const gchar *slash;

  if (length == 0 || (length == 1 && piece[0] == '.'))
    return;
  if (length == 2 && piece[0] == '.' && piece[1] == '.') {
    slash = strrchr(path->str, '/');
    g_string_truncate(path, slash != NULL ? (gsize)(slash - path->str) : 0);
    return;
  }
  if (path->len > 0)
    g_string_append_c(path, '/');
  g_string_append_len(path, piece, (gssize)length);
}

static void
append_pieces(GString *path, const gchar *text)
{
  while (*text != '\0') {
    gsize length = strcspn(text, "/\\");

    append_piece(path, text, length);
    text += length;
    if (*text != '\0')
      text++;
  }
}

/* Names of parts are URIs; what leads above the root stays at the root (RFC 3986, 5.2.4). */
static gchar *
resolve(OfficePackage *package, const gchar *part, const gchar *target)
{
  g_autoptr(GString) path = g_string_new(NULL);
  g_autofree gchar *whole = g_strndup(target, strcspn(target, "#"));
  g_autofree gchar *plain = NULL;
  const gchar *slash = strrchr(part, '/');

  if (slash != NULL && whole[0] != '/' && whole[0] != '\\')
    g_string_append_len(path, part, slash - part);
  append_pieces(path, whole);
  if (office_package_has(package, path->str))
    return g_string_free(g_steal_pointer(&path), FALSE);
  plain = g_uri_unescape_string(path->str, "/");
  return g_strdup(plain != NULL && office_package_has(package, plain) ? plain : path->str);
}

typedef struct {
  OfficePackage *package;
  const gchar *part;
  GPtrArray *relations;
} Reading;

static gboolean
begin_relation(const OfficeXmlElement *element, gpointer user_data)
{
  Reading *reading = user_data;
  const gchar *id = office_xml_attribute(element, "Id");
  const gchar *type = office_xml_attribute(element, "Type");
  const gchar *target = office_xml_attribute(element, "Target");
  const gchar *slash;
  XlsxRelation *relation;

  if (strcmp(element->name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
    return TRUE;
  slash = strrchr(type, '/');
  relation = g_new0(XlsxRelation, 1);
  relation->id = g_strdup(id);
  relation->type = g_strdup(slash != NULL ? slash + 1 : type);
  relation->external = g_strcmp0(office_xml_attribute(element, "TargetMode"), "External") == 0;
  relation->target =
    relation->external ? g_strdup(target) : resolve(reading->package, reading->part, target);
  g_ptr_array_add(reading->relations, relation);
  return reading->relations->len <= MAX_RELATIONS;
}

GPtrArray *
xlsx_relations_read(OfficePackage *package, const gchar *part, GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_relation};
  g_autofree gchar *name = relations_part(part);
  g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func(relation_free);
  Reading reading = {package, part, relations};

  if (office_package_has(package, name) &&
      !office_xml_read_part(package, name, &handler, &reading, error))
    return NULL;
  if (relations->len > MAX_RELATIONS) {
    g_set_error(error, CT_ERROR, CT_ERROR_LIMIT, _("part '%.200s' has more than %u relations"),
                name, MAX_RELATIONS);
    return NULL;
  }
  return g_steal_pointer(&relations);
}

const XlsxRelation *
xlsx_relations_find(const GPtrArray *relations, const gchar *type)
{
  for (guint i = 0; i < relations->len; i++) {
    const XlsxRelation *relation = relations->pdata[i];

    if (strcmp(relation->type, type) == 0)
      return relation;
  }
  return NULL;
}

const XlsxRelation *
xlsx_relations_by_id(const GPtrArray *relations, const gchar *id)
{
  for (guint i = 0; i < relations->len; i++) {
    const XlsxRelation *relation = relations->pdata[i];

    if (strcmp(relation->id, id) == 0)
      return relation;
  }
  return NULL;
}
