/* ct-intake-row.c: one row: what its figures are about, then the figures.
 *
 * A key that cannot be told costs the row, and is one finding. A row without
 * figures is no row of the table (a heading, a blank line) and needs no keys.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

/* @key: of keys that are told twice the one that wins comes first */
static const CtMeaning indicator_roles[] = {CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR,
                                         CT_MEANS_INDICATOR_NAME};
static const CtMeaning area_roles[] = {CT_MEANS_AREA_CODE, CT_MEANS_AREA, CT_MEANS_AREA_NAME,
                                    CT_MEANS_COMMUNE_CODE, CT_MEANS_COMMUNE};
static const CtMeaning district_roles[] = {CT_MEANS_DISTRICT_CODE, CT_MEANS_DISTRICT};

static CtSpan
get_text(const CtIntake *intake, const CtRow *row, CtMeaning role)
{
  return ct_cells_get(row->cells, row->n_cells, intake->table.layout->at[role]);
}

static CtPlace
get_place(const CtIntake *intake, const CtRow *row, CtMeaning role)
{
  return ct_intake_place(intake, row->number, intake->table.layout->at[role]);
}

/* Returns: the next role of the list from *@next on that has a text, CT_MEANS_NONE. */
static CtMeaning
next_with_text(const CtIntake *intake, const CtRow *row, const CtMeaning *roles, guint n_roles,
               guint *next, CtSpan *text)
{
  while (*next < n_roles) {
    CtMeaning role = roles[(*next)++];

    *text = get_text(intake, row, role);
    if (text->length > 0)
      return role;
  }
  return CT_MEANS_NONE;
}

static gboolean
may_mean(CtNameMatch match, guint32 id)
{
  if (match.result == CT_NAME_UNKNOWN || (match.result == CT_NAME_FOUND && match.id == id))
    return TRUE;
  if (match.result == CT_NAME_FOUND)
    return FALSE;
  for (guint i = 0; i < match.n_candidates; i++)
    if (match.candidates[i] == id)
      return TRUE;
  return FALSE;
}

static void
tell_contradiction(CtIntake *intake, const gchar *rule, CtSpan text, const gchar *code,
                   const gchar *name, CtPlace place, const CtKeys *keys)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, rule, place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.expected = name;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" does not go with %s \"%s\" of the same row; that one is read"),
                  observed, code, name);
}

static gboolean
read_indicator(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  guint next = 0;
  CtSpan text;
  CtMeaning role = next_with_text(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles), &next,
                               &text);
  CtIndicatorMatch found;

  if (ct_layout_has_indicator(intake->table.layout))
    keys->indicator = CT_INDEX_NONE;
  if (role == CT_MEANS_NONE)
    return TRUE;
  found = ct_resolver_indicator(intake->resolver, text);
  if (found.match.result != CT_NAME_FOUND) {
    ct_intake_tell_name(intake, CT_MEANS_INDICATOR, found.match, text, get_place(intake, row, role),
                        keys);
    return FALSE;
  }
  keys->indicator = found.match.id;
  if (found.unit.length > 0) {
    keys->unit = found.unit;
    keys->unit_column = intake->table.layout->at[role];
  }
  role = next_with_text(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles), &next, &text);
  if (role != CT_MEANS_NONE &&
      !may_mean(ct_resolver_indicator(intake->resolver, text).match, keys->indicator)) {
    const CtIndicator *indicator = &intake->catalog->indicators[keys->indicator];

    tell_contradiction(intake, "intake.indicator-contradiction", text, indicator->code,
                       ct_indicator_name(indicator), get_place(intake, row, role), keys);
  }
  return TRUE;
}

static gboolean
is_within(const CtCatalog *catalog, guint32 area, guint32 outer)
{
  while (area != CT_INDEX_NONE && area != outer)
    area = catalog->areas[area].parent;
  return area == outer;
}

/* Of several communes of one name the one in the district that the row names. */
static CtNameMatch
choose_within(const CtCatalog *catalog, CtNameMatch match, guint32 district)
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

/* Reads the first text of @roles. %FALSE when it means nothing, or several areas. */
static gboolean
read_area_of(CtIntake *intake, const CtRow *row, const CtMeaning *roles, guint n_roles, guint *next,
             guint32 district, CtKeys *keys)
{
  CtSpan text;
  CtMeaning role = next_with_text(intake, row, roles, n_roles, next, &text);
  CtNameMatch match;

  if (role == CT_MEANS_NONE)
    return TRUE;
  match = choose_within(intake->catalog, ct_resolver_area(intake->resolver, text), district);
  if (match.result != CT_NAME_FOUND) {
    ct_intake_tell_name(intake, CT_MEANS_AREA, match, text, get_place(intake, row, role), keys);
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
  CtMeaning role = next_with_text(intake, row, area_roles, G_N_ELEMENTS(area_roles), &next, &text);
  gboolean same = role == CT_MEANS_NONE ||
                  may_mean(ct_resolver_area(intake->resolver, text), keys->area);
  const CtArea *area;

  if (keys->area == CT_INDEX_NONE)
    return;
  area = &intake->catalog->areas[keys->area];
  if (!same)
    tell_contradiction(intake, "intake.area-contradiction", text, area->code, area->name,
                       get_place(intake, row, role), keys);
  if (district == CT_INDEX_NONE || is_within(intake->catalog, keys->area, district))
    return;
  next = 0;
  role = next_with_text(intake, row, district_roles, G_N_ELEMENTS(district_roles), &next, &text);
  tell_contradiction(intake, "intake.area-contradiction", text, area->code, area->name,
                     get_place(intake, row, role), keys);
}

static gboolean
read_area(CtIntake *intake, const CtRow *row, CtKeys *keys)
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
  compare_area(intake, row, next, district, keys);
  return TRUE;
}

static gboolean
read_period(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = get_text(intake, row, CT_MEANS_PERIOD);
  CtPeriodMatch found;

  if (intake->table.layout->at[CT_MEANS_PERIOD] == CT_COLUMN_NONE)
    return TRUE;
  keys->period = CT_PERIOD_NONE;
  keys->estimate = FALSE;
  if (text.length == 0)
    return TRUE;
  found = ct_resolver_period(intake->resolver, text);
  if (found.period == CT_PERIOD_NONE) {
    ct_intake_tell_period(intake, text, get_place(intake, row, CT_MEANS_PERIOD), keys);
    return FALSE;
  }
  keys->period = found.period;
  keys->estimate = found.estimate;
  return TRUE;
}

static gboolean
read_measure(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = get_text(intake, row, CT_MEANS_MEASURE);

  if (text.length == 0)
    return TRUE;
  keys->measure = ct_header_words_measure(intake->words, text);
  if (keys->measure != CT_MEASURE_UNSAID)
    return TRUE;
  ct_intake_tell_word(intake, "intake.unknown-measure", text, _(CT_INTAKE_MEASURES),
                      get_place(intake, row, CT_MEANS_MEASURE), keys);
  return FALSE;
}

static gboolean
read_status(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = get_text(intake, row, CT_MEANS_STATUS);

  if (text.length == 0)
    return TRUE;
  keys->status = g_ascii_toupper(text.text[0]);
  if (text.length == 1 && strchr(CT_OBS_STATUS_CODES, keys->status) != NULL)
    return TRUE;
  ct_intake_tell_word(intake, "intake.unknown-status", text,
                      _("a code of the SDMX list of observation status: A, E, P, L, M ..."),
                      get_place(intake, row, CT_MEANS_STATUS), keys);
  return FALSE;
}

static gboolean
read_decimals(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = get_text(intake, row, CT_MEANS_DECIMALS);
  CtDecimal value;

  if (text.length == 0)
    return TRUE;
  if (ct_decimal_parse(text.text, text.length, &value) && value.scale == 0 &&
      value.coefficient >= -12 && value.coefficient <= CT_DECIMAL_MAX_SCALE) {
    keys->decimals = (gint)value.coefficient;
    keys->decimals_said = TRUE;
    return TRUE;
  }
  ct_intake_tell_word(intake, "intake.bad-decimals", text, _("a whole number from -12 to 18"),
                      get_place(intake, row, CT_MEANS_DECIMALS), keys);
  return FALSE;
}

static void
read_unit(const CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtSpan text = get_text(intake, row, CT_MEANS_UNIT);

  if (text.length == 0)
    return;
  keys->unit = text;
  keys->unit_column = intake->table.layout->at[CT_MEANS_UNIT];
}

static gboolean
read_keys(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  if (!read_indicator(intake, row, keys) || !read_area(intake, row, keys) ||
      !read_period(intake, row, keys) || !read_measure(intake, row, keys) ||
      !read_status(intake, row, keys) || !read_decimals(intake, row, keys))
    return FALSE;
  read_unit(intake, row, keys);
  keys->sender = ct_intake_row_sender(intake, get_text(intake, row, CT_MEANS_SENDER));
  return TRUE;
}

/* What the header says of a value column comes before what the row says. */
static CtKeys
add_column(const CtKeys *row, const CtColumn *column)
{
  CtKeys keys = *row;

  if (column->indicator != CT_INDEX_NONE)
    keys.indicator = column->indicator;
  if (column->area != CT_INDEX_NONE)
    keys.area = column->area;
  if (column->period != CT_PERIOD_NONE) {
    keys.period = column->period;
    keys.estimate = FALSE;
  }
  if (column->measure != CT_MEASURE_UNSAID)
    keys.measure = column->measure;
  if (column->unit.length > 0 && keys.unit_column == CT_COLUMN_NONE)
    keys.unit = column->unit;
  return keys;
}

static gboolean
has_text(const CtRow *row, gint column)
{
  return ct_cells_get(row->cells, row->n_cells, column).length > 0;
}

static gboolean
has_figures(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++)
    if (has_text(row, (gint)g_array_index(layout->values, guint, i)))
      return TRUE;
  return has_text(row, layout->at[CT_MEANS_NUMERATOR]) ||
         has_text(row, layout->at[CT_MEANS_DENOMINATOR]) ||
         has_text(row, layout->at[CT_MEANS_STATUS]);
}

/* More fields than the header has: most often an unquoted decimal comma, and then the
 * fields before it are wrong, too. */
static gboolean
has_extra_fields(CtIntake *intake, const CtRow *row)
{
  guint expected = intake->table.layout->columns->len;

  for (guint i = expected; !intake->table.keyed && i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtFinding finding;
    g_autofree gchar *observed = ct_text_quote(text.text, text.length);
    g_autofree gchar *wanted = NULL;

    if (text.length == 0)
      continue;
    finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.extra-fields",
                                ct_intake_place(intake, row->number, (gint)i), NULL);
    wanted = g_strdup_printf(_("%u fields"), expected);
    finding.observed = observed;
    finding.expected = wanted;
    ct_findings_add(intake->findings, &finding,
                    _("the row has %u fields and the header %u; the row is left out (a decimal "
                      "comma without quotation marks?)"),
                    row->n_cells, expected);
    return TRUE;
  }
  return FALSE;
}

void
ct_intake_read_row(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  CtKeys keys = intake->table.context;

  if (!has_figures(intake, row) || has_extra_fields(intake, row))
    return;
  intake->table.n_figure_rows++;
  if (!read_keys(intake, row, &keys))
    return;
  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);
    CtKeys own = add_column(&keys, ct_layout_get(layout, column));

    if (!ct_intake_read_figure(intake, row, &own, (gint)column))
      return;
  }
  if (ct_intake_read_part(intake, row, &keys, CT_MEANS_NUMERATOR))
    ct_intake_read_part(intake, row, &keys, CT_MEANS_DENOMINATOR);
}
