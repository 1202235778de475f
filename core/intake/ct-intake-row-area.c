/* ct-intake-row-area.c: which area a row is about. */
#include <string.h>

#include "intake/ct-intake-private.h"
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

/* A district's table is about its own communes. */
static guint32
sender_area(const CtIntake *intake)
{
  guint32 area = intake->table.context.area;

  return area != CT_INDEX_NONE && intake->catalog->areas[area].level == CT_LEVEL_DISTRICT
           ? area
           : CT_INDEX_NONE;
}

/* A spreadsheet makes 82 of the code "082", and 2776 of "02776". */
static CtNameMatch
look_up_area(CtIntake *intake, const CtRow *row, gint column, CtSpan text)
{
  CtNameMatch match = ct_resolver_area(intake->resolver, text);
  const CtCell *cell = column >= 0 && (guint)column < row->n_cells ? &row->cells[column] : NULL;
  gchar padded[] = "00000";
  gsize length = text.length < 3 ? 3 : 5;

  if (match.result != CT_NAME_UNKNOWN || cell == NULL || cell->kind != CT_CELL_NUMBER ||
      text.length >= 5)
    return match;
  memcpy(padded + length - text.length, text.text, text.length);
  return ct_resolver_area(intake->resolver, (CtSpan){padded, length});
}

/* Reads the first text of @roles. %FALSE when it means nothing, or several areas. */
static gboolean
read_area_of(CtIntake *intake, const CtRow *row, const CtMeaning *roles, guint n_roles, guint *next,
             guint32 district, CtKeys *keys)
{
  CtSpan text;
  CtMeaning role = ct_intake_next_text(intake, row, roles, n_roles, next, &text);
  CtNameMatch match;

  if (role == CT_MEANS_NONE)
    return TRUE;
  if (ct_outline_is_ditto(text)) {
    keys->area = intake->table.last.area;
    return TRUE;
  }
  match = ct_area_choose_within(
    intake->catalog, look_up_area(intake, row, intake->table.layout->at[role], text),
    district != CT_INDEX_NONE ? district : sender_area(intake));
  if (match.result == CT_NAME_UNKNOWN && intake->table.total_area != CT_INDEX_NONE &&
      ct_text_is_total(text)) {
    keys->area = intake->table.total_area;
    return TRUE;
  }
  if (match.result != CT_NAME_FOUND) {
    ct_intake_tell_name(intake, CT_MEANS_AREA, match, text,
                        ct_intake_key_place(intake, row, role), keys);
    return FALSE;
  }
  keys->area = match.id;
  return TRUE;
}

/* What else the row says of the area has to go with it. */
static void
compare_area(CtIntake *intake, const CtRow *row, guint next, guint32 district, const CtKeys *keys)
{
  CtSpan text;
  CtMeaning role = ct_intake_next_text(intake, row, area_roles, G_N_ELEMENTS(area_roles), &next,
                                       &text);
  gboolean same = role == CT_MEANS_NONE ||
                  ct_intake_may_mean(ct_resolver_area(intake->resolver, text), keys->area);
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
