/* ct-intake-row.c: one row: what its figures are about, then the figures.
 *
 * A key that cannot be told costs the row, and is one finding. A row without
 * figures is no row of the table (a heading, a note) and needs no keys.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

/* @key: of keys that are told twice the one that wins comes first */
static const CtMeaning indicator_roles[] = {CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR,
                                         CT_MEANS_INDICATOR_NAME};
static const CtMeaning area_roles[] = {CT_MEANS_AREA_CODE, CT_MEANS_AREA, CT_MEANS_AREA_NAME,
                                    CT_MEANS_COMMUNE_CODE, CT_MEANS_COMMUNE};
static const CtMeaning district_roles[] = {CT_MEANS_DISTRICT_CODE, CT_MEANS_DISTRICT};

static CtSpan
get_text(const CtIntake *intake, const CtRow *row, CtMeaning role)
{
  return ct_row_key(row, intake->table.layout, intake->table.layout->at[role]);
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

/* What people say of the name, or it says itself, or with what stands above it. */
static CtIndicatorMatch
look_up_indicator(CtIntake *intake, const CtRow *row, CtSpan text)
{
  const CtTable *table = &intake->table;
  CtIndicatorMatch found = {0};
  CtSpan number, headings[CT_OUTLINE_MAX];
  CtOutlineLevel level;
  guint n;

  if (ct_intake_find_declared(intake, text, &found.match))
    return found;
  found = ct_resolver_indicator(intake->resolver, text);
  if (found.match.result != CT_NAME_UNKNOWN && !table->outlined)
    return found;
  number = get_text(intake, row, CT_MEANS_ROW_NUMBER);
  level = ct_outline_level(number, text, table->layout->at[CT_MEANS_ROW_NUMBER] != CT_COLUMN_NONE);
  n = ct_outline_headings(table->outline, level, headings);
  if (found.match.result == CT_NAME_UNKNOWN)
    found = ct_resolver_indicator_under(intake->resolver, text, headings, n);
  if (table->outlined)
    ct_outline_enter(table->outline, level, text);
  return found;
}

/* "- Kế hoạch" below the name of the figure: the row above with another measure. */
static gboolean
read_measure_row(CtIntake *intake, CtSpan text, CtKeys *keys)
{
  gint measure = ct_header_words_measure(intake->words, ct_outline_strip(text));

  if (measure == CT_MEASURE_UNSAID || !intake->table.outlined ||
      intake->table.last.indicator == CT_INDEX_NONE)
    return FALSE;
  keys->indicator = intake->table.last.indicator;
  keys->measure = measure;
  if (measure == CT_MEASURE_PLAN && ct_period_months(keys->period) < 12)
    keys->period = ct_period_new(ct_period_year(keys->period), 1, 12); /* as in a header */
  return TRUE;
}

static void
tell_foreign(CtIntake *intake, CtSpan text, CtPlace place, const CtKeys *keys)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.not-in-catalog", place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is none of the figures of this catalog; the row is not read"), observed);
}

/* %FALSE when the row cannot be read on, which has been told. */
static gboolean
take_indicator(CtIntake *intake, const CtRow *row, CtSpan text, CtMeaning role, CtKeys *keys)
{
  CtPlace place = get_place(intake, row, role);
  CtIndicatorMatch found = look_up_indicator(intake, row, text);

  if (found.match.result == CT_NAME_FOUND && found.match.id == CT_INDEX_NONE) {
    tell_foreign(intake, text, place, keys);
    return FALSE;
  }
  if (found.match.result != CT_NAME_FOUND && read_measure_row(intake, text, keys))
    return TRUE;
  if (found.match.result != CT_NAME_FOUND)
    keys->group = ct_intake_find_group(intake, row, text);
  if (keys->group != CT_INDEX_NONE)
    return TRUE;
  if (found.match.result != CT_NAME_FOUND) {
    ct_intake_tell_name(intake, CT_MEANS_INDICATOR, found.match, text, place, keys);
    return FALSE;
  }
  keys->indicator = found.match.id;
  if (found.unit.length > 0) {
    keys->unit = found.unit;
    keys->unit_column = intake->table.layout->at[role];
  }
  return TRUE;
}

/* A second name of the indicator has to go with the first one. */
static void
compare_indicator(CtIntake *intake, const CtRow *row, guint next, const CtKeys *keys)
{
  const CtIndicator *indicator = &intake->catalog->indicators[keys->indicator];
  CtSpan text;
  CtMeaning role = next_with_text(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles),
                                  &next, &text);

  if (role != CT_MEANS_NONE &&
      !may_mean(ct_resolver_indicator(intake->resolver, text).match, keys->indicator))
    tell_contradiction(intake, "intake.indicator-contradiction", text, indicator->code,
                       ct_indicator_name(indicator), get_place(intake, row, role), keys);
}

static gboolean
read_indicator(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtTable *table = &intake->table;
  guint next = 0;
  CtSpan text;
  CtMeaning role;

  if (!ct_layout_has_indicator(table->layout))
    return TRUE;
  role = next_with_text(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles), &next, &text);
  keys->indicator = CT_INDEX_NONE;
  if (role == CT_MEANS_NONE) {
    ct_intake_inherits(&table->indicator, row->number, &keys->indicator);
    return TRUE;
  }
  if (ct_outline_is_ditto(text)) {
    keys->indicator = table->last.indicator;
    return TRUE;
  }
  if (!take_indicator(intake, row, text, role, keys))
    return FALSE;
  table->indicator.id = keys->indicator;
  if (keys->indicator != CT_INDEX_NONE)
    compare_indicator(intake, row, next, keys);
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
  CtMeaning role = next_with_text(intake, row, roles, n_roles, next, &text);
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
  if (keys->area == CT_INDEX_NONE)
    ct_intake_inherits(&intake->table.area, row->number, &keys->area);
  else
    intake->table.area.id = keys->area;
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

void
ct_intake_remember_unit(CtIntake *intake, CtSpan text)
{
  GString *last = intake->table.last_unit;

  if (last->len == text.length && memcmp(last->str, text.text, text.length) == 0)
    return;
  g_string_truncate(last, 0);
  g_string_append_len(last, text.text, (gssize)text.length);
}

/* A ditto mark below a blank cell says as little as that. */
static void
read_unit(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  gint column = intake->table.layout->at[CT_MEANS_UNIT];
  CtSpan text = get_text(intake, row, CT_MEANS_UNIT);

  if (column == CT_COLUMN_NONE)
    return;
  if (ct_outline_is_ditto(text))
    text = (CtSpan){intake->table.last_unit->str, intake->table.last_unit->len};
  else
    ct_intake_remember_unit(intake, text);
  keys->unit_blank = text.length == 0 && intake->table.unit_kinds != NULL && keys->unit.length == 0;
  if (text.length == 0)
    return;
  keys->unit_column = column;
  keys->unit = text;
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

/* What the header says of a value column comes before what the row says; the table's own
 * period does not. */
static CtKeys
add_column(const CtIntake *intake, const CtKeys *row, const CtColumn *column)
{
  CtKeys keys = *row;

  if (column->indicator != CT_INDEX_NONE)
    keys.indicator = column->indicator;
  if (column->area != CT_INDEX_NONE)
    keys.area = column->area;
  if (column->period != CT_PERIOD_NONE && column->period != intake->table.context.period) {
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

gboolean
ct_intake_has_figures(const CtIntake *intake, const CtRow *row, gint *column)
{
  static const CtMeaning others[] = {CT_MEANS_NUMERATOR, CT_MEANS_DENOMINATOR, CT_MEANS_STATUS};
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    *column = (gint)g_array_index(layout->values, guint, i);
    if (has_text(row, *column))
      return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
    *column = layout->at[others[i]];
    if (has_text(row, *column))
      return TRUE;
  }
  return FALSE;
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

/* Whether the cell of a column begins with no word and has a digit. */
static gboolean
has_digit(const CtRow *row, gint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

  if (ct_text_is_words(text))
    return FALSE;
  for (gsize i = 0; i < text.length; i++)
    if (g_ascii_isdigit(text.text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_digits(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++)
    if (has_digit(row, (gint)g_array_index(layout->values, guint, i)))
      return TRUE;
  return FALSE;
}

/* Whether a row has figures, however they are written, or signs for them: "-", "…". */
static gboolean
has_figures_or_signs(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  if (ct_row_count_numbers(row) > 0 || has_digits(intake, row) ||
      has_digit(row, layout->at[CT_MEANS_NUMERATOR]) ||
      has_digit(row, layout->at[CT_MEANS_DENOMINATOR]))
    return TRUE;
  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);

    if (column < row->n_cells && ct_intake_is_sign(intake, &row->cells[column]))
      return TRUE;
  }
  return FALSE;
}

/* Words where figures should be: signatures, numbered columns on a new page, "# ...". */
static gboolean
is_passed_over(CtIntake *intake, const CtRow *row, gint column)
{
  CtTable *table = &intake->table;
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);
  CtFoot foot;

  if (table->keyed)
    return FALSE;
  if (ct_row_is_comment(row)) {
    table->n_comments++;
    return TRUE;
  }
  if (table->numbered && (strchr("(1-", text.text[0]) != NULL || text.length == 1) &&
      ct_row_is_numbering(row))
    return TRUE;
  if (!ct_text_is_words(text) || has_digits(intake, row)) {
    table->foot = FALSE;
    return FALSE;
  }
  foot = ct_row_foot(row);
  table->foot = table->foot || foot == CT_FOOT_SIGNATURE;
  return table->foot || foot == CT_FOOT_NOTE;
}

/* A title or unit line amid the rows, in a column of figures. */
static gboolean
is_lone_text(const CtIntake *intake, const CtRow *row, gint column)
{
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

  if (intake->table.keyed || !ct_text_is_words(text))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if ((gint)i != column && ct_cell_span(&row->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

/* Below a title amid the rows a code may be a heading. */
static gboolean
may_be_heading(CtIntake *intake, CtSpan text)
{
  return ct_text_is_words(text) ||
         (ct_held_rows_count(intake->table.between) > 0 &&
          (ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND ||
           ct_resolver_area(intake->resolver, text).result == CT_NAME_FOUND));
}

/* Whether the header above calls columns by codes. */
static gboolean
has_codes_above(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    const CtColumn *column = ct_layout_get(layout, g_array_index(layout->values, guint, i));

    if (column->indicator != CT_INDEX_NONE && column->header.length > 0 &&
        g_ascii_isdigit(column->header.text[0]))
      return TRUE;
  }
  return FALSE;
}

/* "Đoa bàn | 8.1 | THU_DAT" below "Địa bàn | 5 | 17": codes of indicators, no figures, beside
 * what is like no name. */
static gboolean
is_header_of_codes(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  guint n = 0;

  if (!has_codes_above(intake))
    return FALSE;
  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++) {
    CtSpan text = ct_row_key(row, layout, (gint)i);
    const CtColumn *column = ct_layout_get(layout, i);

    if (text.length > 0 && ct_meaning_is_area(column->role) &&
        (ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN ||
         ct_suggest_area(intake->suggest, text) != CT_INDEX_NONE))
      return FALSE;
    if (text.length == 0 || column->role != CT_MEANS_VALUE)
      continue;
    if (ct_resolver_indicator(intake->resolver, text).match.result != CT_NAME_FOUND)
      return FALSE;
    n++;
  }
  return n >= 2;
}

/* Several headings and no number where figures should be, and a name that is none: a
 * header that is not understood. What stands below it is not what the one above says. */
static gboolean
is_unknown_header(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;
  guint n = 0;

  if (intake->table.keyed)
    return FALSE;
  if (is_header_of_codes(intake, row))
    return TRUE;
  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++) {
    CtSpan text = ct_row_key(row, layout, (gint)i);
    CtMeaning role = ct_layout_get(layout, i)->role;

    if (text.length == 0 || role == CT_MEANS_IGNORED || role == CT_MEANS_ROW_NUMBER)
      continue;
    if (ct_meaning_is_indicator(role) &&
        (ct_resolver_indicator(intake->resolver, text).match.result != CT_NAME_UNKNOWN ||
         ct_intake_find_group(intake, row, text) != CT_INDEX_NONE))
      return FALSE;
    if (ct_meaning_is_area(role) &&
        ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN)
      return FALSE;
    if (!ct_meaning_is_key(role) && !may_be_heading(intake, text))
      return FALSE;
    n += ct_meaning_is_key(role) ? 0 : 1;
  }
  return n >= 2;
}

static void
tell_unknown_header(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unknown-header",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row looks like the header of another table and is not understood; the rows "
                    "below it are not read"));
}

static void
tell_below_unknown_header(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("the row stands below a header that is not understood (row %u) and is not read"),
                  intake->table.unknown_header);
}

/* Whether the row is, or stands below, a header that is not understood. */
static gboolean
is_below_unknown_header(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;

  if (table->unknown_header > 0 && has_figures_or_signs(intake, row)) {
    tell_below_unknown_header(intake, row);
    return TRUE;
  }
  if (table->unknown_header > 0 || !is_unknown_header(intake, row))
    return table->unknown_header > 0;
  table->unknown_header = row->number;
  tell_unknown_header(intake, row);
  return TRUE;
}

/* What a name alone means, or CT_INDEX_NONE. */
static guint32
get_passed(CtNameMatch match)
{
  return match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
}

void
ct_intake_pass_row(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;
  guint next = 0;
  CtSpan text = {"", 0};
  CtKeys keys = table->context;

  next_with_text(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles), &next, &text);
  if (text.length > 0) {
    table->last.indicator = get_passed(ct_resolver_indicator(intake->resolver, text).match);
    table->indicator.id = table->last.indicator;
  }
  next = 0;
  next_with_text(intake, row, area_roles, G_N_ELEMENTS(area_roles), &next, &text);
  if (text.length == 0) {
    next = 0;
    next_with_text(intake, row, district_roles, G_N_ELEMENTS(district_roles), &next, &text);
  }
  if (text.length > 0) {
    table->last.area = get_passed(ct_resolver_area(intake->resolver, text));
    table->area.id = table->last.area;
  }
  read_unit(intake, row, &keys);
}

/* A row of which nothing is sure: those below take nothing from it, or over it. */
static void
forget_rows_above(CtTable *table)
{
  table->last.indicator = CT_INDEX_NONE;
  table->last.area = CT_INDEX_NONE;
  table->indicator.id = CT_INDEX_NONE;
  table->area.id = CT_INDEX_NONE;
}

/* A row about a group of indicators. */
static void
read_group(CtIntake *intake, const CtRow *row, const CtKeys *keys)
{
  guint next = 0;
  CtSpan text;

  next_with_text(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles), &next, &text);
  ct_intake_read_group(intake, row, text, keys);
}

static void
read_figures(CtIntake *intake, const CtRow *row, const CtKeys *keys)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);
    CtKeys own = add_column(intake, keys, ct_layout_get(layout, column));

    if (!ct_intake_read_figure(intake, row, &own, (gint)column))
      return;
  }
  if (ct_intake_read_part(intake, row, keys, CT_MEANS_NUMERATOR))
    ct_intake_read_part(intake, row, keys, CT_MEANS_DENOMINATOR);
}

void
ct_intake_read_row(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;
  CtKeys keys = table->context;
  gint column;

  if (table->refused || ct_row_is_blank(row))
    return;
  if (!ct_intake_has_figures(intake, row, &column) || is_lone_text(intake, row, column)) {
    ct_intake_read_heading(intake, row);
    return;
  }
  if (is_passed_over(intake, row, column))
    return;
  if (ct_held_rows_count(table->between) > 0)
    ct_held_rows_clear(table->between);
  if (has_extra_fields(intake, row) || is_below_unknown_header(intake, row)) {
    forget_rows_above(table);
    return;
  }
  table->n_figure_rows++;
  if (!read_keys(intake, row, &keys)) {
    ct_intake_pass_row(intake, row);
    return;
  }
  table->last = keys;
  ct_intake_take_explanations(intake, row);
  if (keys.group != CT_INDEX_NONE) {
    read_group(intake, row, &keys);
    return;
  }
  read_figures(intake, row, &keys);
  ct_intake_compare_row(intake, row);
}
