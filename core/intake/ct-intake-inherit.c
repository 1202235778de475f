/* ct-intake-inherit.c: what a row takes from the rows above: cells that were merged
 * are blank in a text file but for the first one.
 *
 * A blank key is a merged one only where the whole table says so: every name stands
 * over the same number of blank cells. Anywhere else somebody forgot to fill it in.
 */
#include <string.h>

#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

static CtSpan
first_text(const CtRow *row, const CtLayout *layout, const CtMeaning *roles, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    CtSpan text = ct_row_key(row, layout, layout->at[roles[i]]);

    if (text.length > 0)
      return text;
  }
  return (CtSpan){"", 0};
}

static CtSpan
area_text(const CtIntake *intake, const CtRow *row)
{
  static const CtMeaning roles[] = {CT_MEANS_AREA, CT_MEANS_AREA_CODE, CT_MEANS_AREA_NAME,
                                    CT_MEANS_COMMUNE, CT_MEANS_COMMUNE_CODE,
                                    CT_MEANS_DISTRICT, CT_MEANS_DISTRICT_CODE};

  return first_text(row, intake->table.layout, roles, G_N_ELEMENTS(roles));
}

static CtSpan
indicator_text(const CtIntake *intake, const CtRow *row)
{
  static const CtMeaning roles[] = {CT_MEANS_INDICATOR, CT_MEANS_INDICATOR_CODE,
                                    CT_MEANS_INDICATOR_NAME};

  return first_text(row, intake->table.layout, roles, G_N_ELEMENTS(roles));
}

/* Whether every name stands over as many blank cells as the first one, at least one. */
static gboolean
is_merged(const CtIntake *intake, guint end, CtSpan (*get)(const CtIntake *, const CtRow *))
{
  guint size = 0, n = 0, names = 0;
  gint column;

  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    if (!ct_intake_has_figures(intake, row, &column))
      continue;
    if (get(intake, row).length == 0) {
      n++;
      continue;
    }
    size = names == 1 ? n : size;
    if (names == 1 && size == 1)
      return FALSE;
    if ((names == 0 && n > 0) || (names > 1 && n != size))
      return FALSE;
    names++;
    n = 1;
  }
  return names == 1 ? n > 1 : names > 1 && size > 1 && n == size;
}

static gboolean
is_same_text(CtSpan a, CtSpan b)
{
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* The area above most of the areas that the rows name. */
static guint32
find_total_area(CtIntake *intake, guint end)
{
  const CtCatalog *catalog = intake->catalog;
  guint32 parent = CT_INDEX_NONE;
  CtSpan before = {"", 0};
  CtNameMatch match = {.result = CT_NAME_UNKNOWN};
  CtAreaScope scope;
  guint n = 0;

  ct_intake_find_scope(intake,
                       intake->table.layout->at[CT_MEANS_COMMUNE] != CT_COLUMN_NONE &&
                           intake->table.layout->at[CT_MEANS_AREA] == CT_COLUMN_NONE
                         ? CT_MEANS_COMMUNE
                         : CT_MEANS_AREA,
                       CT_INDEX_NONE, &scope);
  for (guint i = intake->table.at; i < end; i++) {
    CtSpan text = area_text(intake, ct_held_rows_get(intake->held, i));

    if (text.length == 0)
      continue;
    if (!is_same_text(text, before))
      match = ct_area_choose(catalog, ct_resolver_area(intake->resolver, text), text, &scope);
    before = text;
    if (match.result != CT_NAME_FOUND || catalog->areas[match.id].parent == CT_INDEX_NONE)
      continue;
    if (parent != CT_INDEX_NONE && catalog->areas[match.id].parent != parent)
      return CT_INDEX_NONE;
    parent = catalog->areas[match.id].parent;
    n++;
  }
  return n >= 2 ? parent : CT_INDEX_NONE;
}

void
ct_intake_find_merged(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  gboolean area = ct_layout_has_area(table->layout);
  gboolean indicator = ct_layout_has_indicator(table->layout);

  if (table->keyed)
    return;
  if (area)
    table->total_area = find_total_area(intake, end);
  if (!area || !indicator)
    return;
  table->area.merged = is_merged(intake, end, area_text);
  table->indicator.merged = !table->area.merged && is_merged(intake, end, indicator_text);
}

gboolean
ct_intake_inherits(CtInherit *inherit, guint32 row, guint32 *id)
{
  if (!inherit->merged || inherit->id == CT_INDEX_NONE)
    return FALSE;
  if (inherit->n++ == 0)
    inherit->first = row;
  *id = inherit->id;
  return TRUE;
}

static CtFinding
make_finding(const CtIntake *intake, const CtInherit *inherit, CtMeaning what)
{
  return ct_intake_finding(
    intake, CT_SEVERITY_INFO, "intake.inherited",
    ct_intake_place(intake, inherit->first, intake->table.layout->at[what]), NULL);
}

void
ct_intake_tell_inherited(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  CtFinding area = make_finding(intake, &table->area, CT_MEANS_AREA);
  CtFinding indicator = make_finding(intake, &table->indicator, CT_MEANS_INDICATOR);

  if (table->area.n > 0)
    ct_findings_add(intake->findings, &area,
                    _("rows where the area is blank: %lu; it is taken from the row above, as in "
                      "merged cells"),
                    (gulong)table->area.n);
  if (table->indicator.n > 0)
    ct_findings_add(intake->findings, &indicator,
                    _("rows where the indicator is blank: %lu; it is taken from the row above, as "
                      "in merged cells"),
                    (gulong)table->indicator.n);
}
