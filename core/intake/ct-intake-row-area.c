/* ct-intake-row-area.c: which area a row is about. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

/* Of names that are told twice the one that wins comes first. */
static const CtMeaning area_roles[] = {CT_MEANS_AREA_CODE, CT_MEANS_AREA, CT_MEANS_AREA_NAME,
                                       CT_MEANS_COMMUNE_CODE, CT_MEANS_COMMUNE};
static const CtMeaning district_roles[] = {CT_MEANS_DISTRICT_CODE, CT_MEANS_DISTRICT};

CtSpan
ct_intake_area_text(const CtIntake *intake, const CtRow *row)
{
  guint next = 0;
  CtSpan text = {"", 0};

  ct_intake_next_text(intake, row, area_roles, G_N_ELEMENTS(area_roles), &next, &text);
  if (text.length > 0)
    return text;
  next = 0;
  ct_intake_next_text(intake, row, district_roles, G_N_ELEMENTS(district_roles), &next, &text);
  return text;
}

static gboolean
is_within(const CtCatalog *catalog, guint32 area, guint32 outer)
{
  while (area != CT_INDEX_NONE && area != outer)
    area = catalog->areas[area].parent;
  return area == outer;
}

CtNameMatch
ct_area_choose_within(const CtCatalog *catalog, CtNameMatch match, guint32 district)
{
  CtNameMatch chosen = match;
  guint n = 0;

  if (match.result != CT_NAME_AMBIGUOUS || district == CT_INDEX_NONE)
    return match;
  for (guint i = 0; i < match.n_candidates; i++) {
    if (!is_within(catalog, match.candidates[i], district))
      continue;
    chosen.id = match.candidates[i];
    n++;
  }
  if (n == 1)
    chosen.result = CT_NAME_FOUND;
  return chosen;
}

CtSpan
ct_area_bare_name(const CtArea *area)
{
  gsize length = strlen(area->type);
  gboolean typed = length > 0 && strncmp(area->name, area->type, length) == 0 &&
                   area->name[length] == ' ';
  const gchar *bare = typed ? area->name + length + 1 : area->name;

  return (CtSpan){bare, strlen(bare)};
}

static gboolean
is_code(CtSpan text)
{
  for (gsize i = 0; i < text.length; i++)
    if (!g_ascii_isdigit(text.text[i]))
      return FALSE;
  return text.length > 0;
}

static CtNameMatch
make_ambiguous(void)
{
  return (CtNameMatch){.result = CT_NAME_AMBIGUOUS, .id = CT_INDEX_NONE};
}

/* Where communes are named, a bare name is that of a commune before that of its district. Cut
 * to letters it may be that of either, and only where it has to be a commune is it one. */
CtNameMatch
ct_area_choose(const CtCatalog *catalog, CtNameMatch match, CtSpan text, const CtAreaScope *scope)
{
  gboolean found = match.result == CT_NAME_FOUND;
  gboolean own = found && match.id == scope->district;
  gboolean cut;
  CtNameMatch commune;

  if (match.result == CT_NAME_UNKNOWN || is_code(text) ||
      (found && catalog->areas[match.id].level == CT_LEVEL_COMMUNE) ||
      (!scope->communes && scope->district == CT_INDEX_NONE))
    return ct_area_choose_within(catalog, match, scope->district);
  cut = ct_catalog_is_area_cut(catalog, text.text, text.length);
  if (!scope->communes && !cut)
    return ct_area_choose_within(catalog, match, scope->district);
  commune = ct_catalog_find_commune(catalog, scope->district, text.text, text.length,
                                    scope->marked);
  if (!scope->communes)
    return commune.result != CT_NAME_UNKNOWN && !own
             ? make_ambiguous()
             : ct_area_choose_within(catalog, match, scope->district);
  if (commune.result != CT_NAME_UNKNOWN && scope->district == CT_INDEX_NONE)
    return found ? make_ambiguous() : match;
  if (commune.result != CT_NAME_UNKNOWN)
    return commune;
  if (!own && (cut || ct_catalog_find_commune(catalog, CT_INDEX_NONE, text.text, text.length,
                                              scope->marked).result != CT_NAME_UNKNOWN))
    return make_ambiguous();
  return ct_area_choose_within(catalog, match, scope->district);
}

/* A district's table is about its own communes. */
static guint32
sender_area(const CtIntake *intake)
{
  guint32 area = intake->table.context.area;

  return area != CT_INDEX_NONE && intake->catalog->areas[area].level == CT_LEVEL_DISTRICT
           ? area
           : CT_INDEX_NONE;
}

void
ct_intake_find_scope(const CtIntake *intake, CtMeaning role, guint32 district, CtAreaScope *scope)
{
  gboolean commune = role == CT_MEANS_COMMUNE || role == CT_MEANS_COMMUNE_CODE;
  gboolean of_district = role == CT_MEANS_DISTRICT || role == CT_MEANS_DISTRICT_CODE;
  guint32 list = intake->table.list_area;

  *scope = (CtAreaScope){.district = district,
                         .marked = intake->table.marked,
                         .sections = intake->table.has_sections};
  if (scope->district == CT_INDEX_NONE)
    scope->district = sender_area(intake);
  if (of_district)
    return;
  scope->communes = commune || list != CT_INDEX_NONE ||
                    (scope->sections && intake->table.section_area);
  if (scope->district == CT_INDEX_NONE)
    scope->district = list;
}

/* "I", "A" before a name, in a table that numbers the rows below them "1", "2". */
static gboolean
is_section(const CtIntake *intake, const CtRow *row, CtSpan name)
{
  const CtLayout *layout = intake->table.layout;
  CtSpan number = ct_row_key(row, layout, layout->at[CT_MEANS_ROW_NUMBER]);

  return intake->table.has_sections && number.length > 0 &&
         ct_outline_level(number, name, TRUE) == CT_OUTLINE_SECTION;
}

/* "Bản Vược (xã)" */
static CtNameMatch
look_up_type_behind(CtIntake *intake, CtSpan text)
{
  static const gchar *const types[] = {"xa", "phuong", "thi tran", "huyen", "thi xa",
                                       "thanh pho", NULL};
  g_autofree gchar *key = NULL, *turned = NULL;
  CtSpan name, inside;

  if (text.length > 128 || !ct_span_split_brackets(text, &name, &inside))
    return (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
  key = ct_text_fold(inside.text, inside.length, CT_FOLD_LETTERS);
  if (!g_strv_contains(types, key))
    return (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
  turned = g_strdup_printf("%.*s %.*s", (int)inside.length, inside.text, (int)name.length,
                           name.text);
  return ct_resolver_area(intake->resolver, (CtSpan){turned, strlen(turned)});
}

/* A spreadsheet makes 82 of the code "082", and 2776 of "02776". */
static CtNameMatch
look_up_area(CtIntake *intake, const CtRow *row, gint column, CtSpan text)
{
  CtNameMatch match = ct_resolver_area(intake->resolver, text);
  const CtCell *cell = column >= 0 && (guint)column < row->n_cells ? &row->cells[column] : NULL;
  gchar padded[] = "00000";
  gsize length = text.length < 3 ? 3 : 5;

  if (match.result == CT_NAME_UNKNOWN)
    match = look_up_type_behind(intake, text);
  if (match.result != CT_NAME_UNKNOWN || cell == NULL || cell->kind != CT_CELL_NUMBER ||
      text.length >= 5)
    return match;
  memcpy(padded + length - text.length, text.text, text.length);
  return ct_resolver_area(intake->resolver, (CtSpan){padded, length});
}

/* In a column of districts "Lào Cai" is the one, and not the province. */
static CtNameMatch
choose_district(const CtCatalog *catalog, CtNameMatch match)
{
  CtNameMatch chosen = match;
  guint n = 0;

  if (match.result != CT_NAME_AMBIGUOUS)
    return match;
  for (guint i = 0; i < match.n_candidates; i++) {
    if (catalog->areas[match.candidates[i]].level != CT_LEVEL_DISTRICT)
      continue;
    chosen.id = match.candidates[i];
    n++;
  }
  if (n == 1)
    chosen.result = CT_NAME_FOUND;
  return chosen;
}

/* "Toàn huyện" in what a district gives. */
static gboolean
is_whole_of(const CtCatalog *catalog, CtSpan text, guint32 district)
{
  g_autofree gchar *type = NULL, *key = NULL, *whole = NULL;

  if (district == CT_INDEX_NONE || text.length > 64)
    return FALSE;
  key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  type = ct_text_fold(catalog->areas[district].type, strlen(catalog->areas[district].type),
                      CT_FOLD_LETTERS);
  whole = g_strconcat("toan ", type, NULL);
  return g_str_equal(key, whole);
}

/* It is called "Huyện ..." or the like. */
static gboolean
is_typed(const CtIntake *intake, CtSpan text, guint32 id)
{
  const CtArea *area = &intake->catalog->areas[id];
  CtSpan bare = ct_area_bare_name(area);

  return intake->table.has_sections && area->level == CT_LEVEL_DISTRICT &&
         text.length > bare.length && !is_code(text);
}

void
ct_intake_enter_district(CtIntake *intake, guint32 id)
{
  CtTable *table = &intake->table;

  if (!table->has_sections || intake->catalog->areas[id].level != CT_LEVEL_DISTRICT)
    return;
  table->context.area = id;
  table->section_area = TRUE;
}

static void
tell_level(CtIntake *intake, CtSpan text, CtPlace place, const CtKeys *keys)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.ambiguous-area", place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" may be a district or a commune here; write the code or the full name"),
                  observed);
}

/* A commune of another district than the section's. */
static void
compare_section(CtIntake *intake, CtSpan text, CtPlace place, const CtKeys *keys)
{
  const CtCatalog *catalog = intake->catalog;
  const CtTable *table = &intake->table;
  const CtArea *area = &catalog->areas[keys->area];
  g_autofree gchar *observed = NULL;
  CtFinding finding;

  if (!table->has_sections || !table->section_area || area->level != CT_LEVEL_COMMUNE ||
      is_within(catalog, keys->area, table->context.area))
    return;
  finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.area-contradiction", place, keys);
  observed = ct_text_quote(text.text, text.length);
  finding.observed = observed;
  finding.expected = catalog->areas[table->context.area].name;
  ct_findings_add(intake->findings, &finding,
                  _("%s \"%s\" stands in the section of %s, where it does not lie; %s is read"),
                  area->code, observed, finding.expected, area->name);
}

/* Reads the first text of @roles. %FALSE when it means nothing, or several areas. */
static gboolean
read_area_of(CtIntake *intake, const CtRow *row, const CtMeaning *roles, guint n_roles, guint *next,
             guint32 district, CtKeys *keys)
{
  CtSpan text;
  CtMeaning role = ct_intake_next_text(intake, row, roles, n_roles, next, &text);
  CtAreaScope scope;
  CtNameMatch match;
  gboolean section;

  if (role == CT_MEANS_NONE)
    return TRUE;
  if (ct_outline_is_ditto(text)) {
    keys->area = intake->table.last.area;
    return TRUE;
  }
  ct_intake_find_scope(intake, role, district, &scope);
  section = district == CT_INDEX_NONE && is_section(intake, row, text);
  if (section) {
    scope.communes = FALSE;
    if (intake->table.section_area)
      scope.district = CT_INDEX_NONE;
  }
  match = ct_area_choose(intake->catalog,
                         look_up_area(intake, row, intake->table.layout->at[role], text), text,
                         &scope);
  if (roles == district_roles)
    match = choose_district(intake->catalog, match);
  if (match.result == CT_NAME_UNKNOWN && is_whole_of(intake->catalog, text, scope.district))
    match = (CtNameMatch){.result = CT_NAME_FOUND, .id = scope.district};
  if (match.result == CT_NAME_UNKNOWN && intake->table.total_area != CT_INDEX_NONE &&
      ct_text_is_total(text)) {
    keys->area = intake->table.total_area;
    return TRUE;
  }
  if (match.result == CT_NAME_AMBIGUOUS && match.n_candidates == 0 && text.length > 0) {
    tell_level(intake, text, ct_intake_key_place(intake, row, role), keys);
    return FALSE;
  }
  if (match.result != CT_NAME_FOUND) {
    ct_intake_tell_name(intake, CT_MEANS_AREA, match, text,
                        ct_intake_key_place(intake, row, role), keys);
    return FALSE;
  }
  keys->area = match.id;
  if (section || is_typed(intake, text, match.id))
    ct_intake_enter_district(intake, match.id);
  else if (district == CT_INDEX_NONE)
    compare_section(intake, text, ct_intake_key_place(intake, row, role), keys);
  return TRUE;
}

/* "Bát Xát" beside the code of the township of that name. */
static gboolean
is_same_commune(const CtIntake *intake, CtMeaning role, guint32 district, CtSpan text,
                guint32 area)
{
  const CtCatalog *catalog = intake->catalog;
  CtAreaScope scope;

  if (area == CT_INDEX_NONE || catalog->areas[area].level != CT_LEVEL_COMMUNE)
    return FALSE;
  ct_intake_find_scope(intake, role, district, &scope);
  return scope.communes &&
         ct_catalog_find_commune(catalog, catalog->areas[area].parent, text.text, text.length,
                                 scope.marked).id == area;
}

/* What else the row says of the area has to go with it. */
static void
compare_area(CtIntake *intake, const CtRow *row, guint next, guint32 district, const CtKeys *keys)
{
  CtSpan text;
  CtMeaning role = ct_intake_next_text(intake, row, area_roles, G_N_ELEMENTS(area_roles), &next,
                                       &text);
  gboolean same = role == CT_MEANS_NONE ||
                  ct_intake_may_mean(ct_resolver_area(intake->resolver, text), keys->area) ||
                  is_same_commune(intake, role, district, text, keys->area);
  const CtArea *area;

  if (keys->area == CT_INDEX_NONE)
    return;
  area = &intake->catalog->areas[keys->area];
  if (!same)
    ct_intake_tell_contradiction(intake, "intake.area-contradiction", text, area->code,
                                 area->name, ct_intake_key_place(intake, row, role), keys);
  if (district == CT_INDEX_NONE || is_within(intake->catalog, keys->area, district))
    return;
  next = 0;
  role = ct_intake_next_text(intake, row, district_roles, G_N_ELEMENTS(district_roles), &next,
                             &text);
  ct_intake_tell_contradiction(intake, "intake.area-contradiction", text, area->code,
                               area->name, ct_intake_key_place(intake, row, role), keys);
}

gboolean
ct_intake_read_area(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  guint next = 0, next_district = 0;
  guint32 district;

  if (!ct_layout_has_area(intake->table.layout))
    return TRUE;
  keys->area = CT_INDEX_NONE;
  if (!read_area_of(intake, row, district_roles, G_N_ELEMENTS(district_roles), &next_district,
                    CT_INDEX_NONE, keys))
    return FALSE;
  district = keys->area;
  if (!read_area_of(intake, row, area_roles, G_N_ELEMENTS(area_roles), &next, district, keys))
    return FALSE;
  if (keys->area == CT_INDEX_NONE)
    ct_intake_inherits(&intake->table.area, row->number, &keys->area);
  else
    intake->table.area.id = keys->area;
  compare_area(intake, row, next, district, keys);
  return TRUE;
}
