/* ct-intake-title-area.c: one area that the titles of a table name in full, "THU NGÂN SÁCH HUYỆN
 * BẮC HÀ": a department's table about it is not the province's. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

#define MAX_WORDS 6u
#define MAX_LINE ((gsize)500) /* bytes; what is longer is prose */

/* Lines of offices: who sends, who receives, who has decided. */
static gboolean
is_of_office(CtSpan text)
{
  static const gchar *const words[] = {"ubnd",    "uy ban",  "hdnd",     "hoi dong", "phong ",
                                       "chi cuc", "cuc ",    "trung tam", "kinh gui", "noi nhan",
                                       "dang bo", "huyen ui", "huyen uy", "benh vien",
                                       "cong an", "toa an",  "quyet dinh", "nghi quyet", "cong van",
                                       "to trinh", "don vi",  "noi ",      "can cu",   "theo ", NULL};
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr(key, words[i]) != NULL)
      return TRUE;
  return g_str_has_prefix(key, "ban "); /* not "dia ban" */
}

/* Whether the text begins with the class of a district or commune. */
static gboolean
begins_with_class(CtSpan text)
{
  static const gchar *const classes[] = {"huyen ", "thi xa ", "thanh pho ", "xa ", "phuong ",
                                         "thi tran "};
  g_autofree gchar *key = ct_text_fold(text.text, MIN(text.length, 24), CT_FOLD_LETTERS);

  for (gsize i = 0; i < G_N_ELEMENTS(classes); i++)
    if (g_str_has_prefix(key, classes[i]))
      return TRUE;
  return FALSE;
}

/* The area whose full name begins there, of the most words. */
static guint32
find_area_at(CtIntake *intake, CtSpan text)
{
  guint32 found = CT_INDEX_NONE;
  guint n = 0;

  for (gsize end = 1; end <= text.length && n < MAX_WORDS; end++) {
    CtNameMatch match;
    CtSpan name;

    if (end < text.length && strchr(" ,.;()-", text.text[end]) == NULL)
      continue;
    name = ct_span_trim((CtSpan){text.text, end});
    if (name.length < end)
      continue;
    n++;
    match = n > 1 ? ct_resolver_area(intake->resolver, name)
                  : (CtNameMatch){.result = CT_NAME_UNKNOWN};
    if (match.result == CT_NAME_FOUND &&
        (intake->catalog->areas[match.id].level & (CT_LEVEL_DISTRICT | CT_LEVEL_COMMUNE)) != 0)
      found = match.id;
    if (end < text.length && text.text[end] != ' ')
      break;
  }
  return found;
}

/* @at: (inout): where to look from; behind the area that was found */
static guint32
find_next(CtIntake *intake, CtSpan text, gsize *at)
{
  guint32 area = CT_INDEX_NONE;

  for (; *at < text.length && area == CT_INDEX_NONE; (*at)++) {
    CtSpan rest = {text.text + *at, text.length - *at};

    if ((*at == 0 || strchr(" (:-,", text.text[*at - 1]) != NULL) && begins_with_class(rest))
      area = find_area_at(intake, rest);
  }
  return area;
}

void
ct_intake_read_title_area(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtTitleArea *title = &intake->table.title_area;
  guint32 area;
  gsize at = 0;

  if (text.length > MAX_LINE || is_of_office(text))
    return;
  while ((area = find_next(intake, text, &at)) != CT_INDEX_NONE) {
    if (title->found && area == title->area)
      continue;
    title->many = title->found;
    title->found = TRUE;
    title->area = area;
    title->place = place;
  }
}

guint32
ct_intake_find_title_area(CtIntake *intake, CtSpan text)
{
  gsize at = 0;

  return text.length > MAX_LINE || is_of_office(text) ? CT_INDEX_NONE
                                                      : find_next(intake, text, &at);
}

static gboolean
is_within(const CtCatalog *catalog, guint32 area, guint32 above)
{
  while (area != CT_INDEX_NONE && area != above)
    area = catalog->areas[area].parent;
  return area == above;
}

static void
tell_doubt(CtIntake *intake, guint32 sender)
{
  const CtTitleArea *title = &intake->table.title_area;
  const CtArea *areas = intake->catalog->areas;
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.ambiguous-area",
                                        title->place, NULL);

  finding.observed = areas[title->area].name;
  ct_findings_add(intake->findings, &finding,
                  _("the title names %s, and the sender answers for %s; of which of them the "
                    "figures are is not sure, and they are not read (add a line \"Địa bàn: ...\")"),
                  areas[title->area].name, areas[sender].name);
}

guint32
ct_intake_choose_title_area(CtIntake *intake, guint32 sender)
{
  CtTable *table = &intake->table;
  const CtTitleArea *title = &table->title_area;
  const CtCatalog *catalog = intake->catalog;

  if (!title->found || sender == CT_INDEX_NONE || ct_layout_has_area(table->layout) ||
      (!title->many && is_within(catalog, sender, title->area)))
    return sender;
  for (guint i = 0; i < table->layout->columns->len; i++)
    if (ct_layout_get(table->layout, i)->area != CT_INDEX_NONE)
      return sender;
  if (title->many || !is_within(catalog, title->area, sender)) {
    tell_doubt(intake, sender);
    return CT_INDEX_NONE;
  }
  ct_intake_note(intake, CT_FACT_AREA, title->place, (CtSpan){"", 0},
                 catalog->areas[title->area].name, _("in a title"));
  return title->area;
}
