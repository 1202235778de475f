/* xlsx-book.c: the workbook's part: its sheets, and the parts that they need. */
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-book.h"
#include "xlsx-private.h"

#define MAX_SHEETS 4096u

/* What an OOXML file is, by its main part. */
typedef struct {
  const gchar *type; /* piece of the content type */
  const gchar *what; /* NULL: a workbook that we read */
} Kind;

static const Kind kinds[] = {
  {"spreadsheetml.", NULL},
  {"ms-excel.sheet.macroEnabled.main+xml", NULL},
  {"ms-excel.template.macroEnabled.main+xml", NULL},
  {"ms-excel.addin.macroEnabled.main+xml", NULL},
  {"ms-excel.sheet.binary", N_("a binary workbook (.xlsb)")},
  {"wordprocessingml.", N_("a text document (.docx)")},
  {"ms-word.", N_("a text document (.docm)")},
  {"presentationml.", N_("a presentation (.pptx)")},
  {"ms-powerpoint.", N_("a presentation (.pptm)")},
  {"ms-visio.", N_("a drawing (.vsdx)")},
};

static gboolean
check_type(OfficePackage *package, const gchar *part, GError **error)
{
  g_autofree gchar *type = NULL;

  if (!xlsx_content_type(package, part, &type, error))
    return FALSE;
  if (type == NULL || strcmp(type, "application/xml") == 0 || strcmp(type, "text/xml") == 0)
    return TRUE; /* then the root element decides */
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    if (strstr(type, kinds[i].type) == NULL)
      continue;
    if (kinds[i].what == NULL)
      return TRUE;
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("the file is %s, not a workbook: save its table as .xlsx and send that"),
                _(kinds[i].what));
    return FALSE;
  }
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("part '%s' has the content type '%.100s', not that of a workbook"), part, type);
  return FALSE;
}

static gboolean
set_missing(GError **error, const gchar *part)
{
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("part '%.200s' is missing: the workbook is not complete"), part);
  return FALSE;
}

static gboolean
set_no_workbook(OfficePackage *package, GError **error)
{
  const gchar *first = office_package_count(package) > 0 ? office_package_name(package, 0) : "";

  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the file is a ZIP archive without a workbook; its first entry is '%.100s': "
                "unpack it, and send what is in it"),
              first);
  return FALSE;
}

/* Finds the workbook's part. */
static gboolean
find_main(OfficePackage *package, gchar **part, GError **error)
{
  g_autoptr(GPtrArray) relations = xlsx_relations_read(package, "", error);
  const XlsxRelation *main_part;

  if (relations == NULL)
    return FALSE;
  main_part = xlsx_relations_find(relations, "officeDocument");
  if (main_part == NULL || main_part->external)
    return office_package_has(package, "[Content_Types].xml") ? set_missing(error, "_rels/.rels")
                                                               : set_no_workbook(package, error);
  if (!office_package_has(package, main_part->target))
    return set_missing(error, main_part->target);
  *part = g_strdup(main_part->target);
  return check_type(package, *part, error);
}

typedef struct {
  XlsxBook *book;
  const GPtrArray *relations;
  OfficePackage *package;
  gboolean is_workbook;
  GError *error;
} Reading;

static void
sheet_entry_free(gpointer data)
{
  XlsxSheetEntry *entry = data;

  g_free(entry->name);
  g_free(entry->part);
  g_free(entry);
}

static const XlsxRelation *
relation_of(const Reading *reading, const OfficeXmlElement *element)
{
  const gchar *id = office_xml_attribute_in(element, "/relationships", "id");

  return id != NULL ? xlsx_relations_by_id(reading->relations, id) : NULL;
}

static gboolean
take_sheet(Reading *reading, const OfficeXmlElement *element)
{
  const XlsxRelation *relation = relation_of(reading, element);
  const gchar *name = office_xml_attribute(element, "name");
  const gchar *state = office_xml_attribute(element, "state");
  XlsxSheetEntry *entry = g_new0(XlsxSheetEntry, 1);

  entry->name = g_strdup(name != NULL ? name : "");
  entry->hidden = state != NULL && strcmp(state, "visible") != 0;
  /* Without a relation the part is not known: told when the sheet is read. */
  if (relation == NULL || (strcmp(relation->type, "worksheet") == 0 && !relation->external))
    entry->part = g_strdup(relation != NULL ? relation->target : "");
  g_ptr_array_add(reading->book->sheets, entry);
  if (reading->book->sheets->len > MAX_SHEETS)
    g_set_error(&reading->error, CT_ERROR, CT_ERROR_LIMIT,
                _("the workbook has more than %u sheets"), MAX_SHEETS);
  return reading->error == NULL;
}

/* What "[1]" in a formula stands for. */
static gboolean
take_external(Reading *reading, const OfficeXmlElement *element)
{
  const XlsxRelation *link = relation_of(reading, element);
  g_autoptr(GPtrArray) relations = NULL;
  const gchar *target = "";

  if (link != NULL && !link->external) {
    relations = xlsx_relations_read(reading->package, link->target, &reading->error);
    if (relations == NULL)
      return FALSE;
    for (guint i = 0; i < relations->len; i++) {
      const XlsxRelation *relation = relations->pdata[i];

      if (relation->external)
        target = relation->target;
    }
  }
  g_ptr_array_add(reading->book->external, g_strdup(target));
  return TRUE;
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Reading *reading = user_data;

  if (element->depth == 1) {
    reading->is_workbook = xlsx_is(element, "workbook");
    return reading->is_workbook;
  }
  if (element->depth == 2 && xlsx_is(element, "workbookPr"))
    reading->book->since_1904 = xlsx_is_true(office_xml_attribute(element, "date1904"));
  if (element->depth == 3 && xlsx_is(element, "sheet"))
    return take_sheet(reading, element);
  if (element->depth == 3 && xlsx_is(element, "externalReference"))
    return take_external(reading, element);
  return TRUE;
}

static gchar *
part_of_type(const GPtrArray *relations, const gchar *type)
{
  const XlsxRelation *relation = xlsx_relations_find(relations, type);

  return relation != NULL && !relation->external ? g_strdup(relation->target) : NULL;
}

static gboolean
read_workbook(OfficePackage *package, XlsxBook *book, GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_element};
  g_autoptr(GPtrArray) relations = xlsx_relations_read(package, book->part, error);
  Reading reading = {.book = book, .relations = relations, .package = package};

  if (relations == NULL)
    return FALSE;
  book->styles = part_of_type(relations, "styles");
  book->strings = part_of_type(relations, "sharedStrings");
  book->theme = part_of_type(relations, "theme");
  if (!office_xml_read_part(package, book->part, &handler, &reading, error))
    return FALSE;
  if (reading.error != NULL) {
    g_propagate_error(error, reading.error);
    return FALSE;
  }
  if (!reading.is_workbook) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                _("part '%.200s' should be a workbook, and is not one"), book->part);
    return FALSE;
  }
  return TRUE;
}

XlsxBook *
xlsx_book_read(OfficePackage *package, GError **error)
{
  g_autoptr(XlsxBook) book = g_new0(XlsxBook, 1);

  book->sheets = g_ptr_array_new_with_free_func(sheet_entry_free);
  book->external = g_ptr_array_new_with_free_func(g_free);
  if (!find_main(package, &book->part, error) || !read_workbook(package, book, error))
    return NULL;
  return g_steal_pointer(&book);
}

void
xlsx_book_free(XlsxBook *book)
{
  g_free(book->part);
  g_ptr_array_unref(book->sheets);
  g_free(book->styles);
  g_free(book->strings);
  g_free(book->theme);
  g_ptr_array_unref(book->external);
  g_free(book);
}
