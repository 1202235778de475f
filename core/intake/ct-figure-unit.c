/* ct-figure-unit.c: the unit of a figure: in its cell, in its row, in the header,
 * in the title, or that of the indicator; what a blank one means beside filled ones. */
#include "base/ct-text.h"
#include "intake/ct-figure.h"
#include "intake/ct-merged.h"

static void
tell_unit_contradiction(CtIntake *intake, const CtFigure *figure, CtSpan unit)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unit-contradiction",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(unit.text, unit.length);
  g_autofree gchar *expected = ct_text_quote(figure->keys->unit.text, figure->keys->unit.length);

  finding.observed = observed;
  finding.expected = expected;
  ct_findings_add(intake->findings, &finding,
                  _("the cell says \"%s\" and the row \"%s\"; the figure is left out"), observed,
                  expected);
}

/* "nghìn", "tỷ": how many, not of what. */
static gboolean
is_scale_word(CtSpan unit)
{
  static const gchar *const words[] = {"nghin",   "ngan",     "van",     "trieu",   "tr", "ti",
                                       "ty",      "nghin ti", "ngan ti", "thousand",
                                       "million", "billion",  NULL};
  g_autofree gchar *key = ct_text_fold(unit.text, unit.length, CT_FOLD_LETTERS);

  return g_strv_contains(words, key);
}

/* "22.400 triệu đồng" in a column of tỷ is what it says; a per cent sign may be a slip. */
static gboolean
may_differ(const CtFigure *figure, CtSpan text)
{
  return figure->cell->kind == CT_CELL_TEXT && g_unichar_isalpha(g_utf8_get_char(text.text));
}

/* The cell's unit beside the row's: the same, or a scale to the row's thing
 * ("3.672 nghìn" in a row of lượt). */
static gboolean
combine_units(CtIntake *intake, const CtFigure *figure, CtSpan text, guint32 row_unit,
              guint32 *unit)
{
  const CtUnit *outer = &intake->catalog->units[row_unit];
  const CtUnit *inner = &intake->catalog->units[*unit];

  if (outer->dimension == inner->dimension &&
      ct_decimal_compare(outer->factor, inner->factor) == 0) {
    *unit = row_unit;
    return TRUE;
  }
  if (outer->dimension == inner->dimension &&
      ct_decimal_compare(outer->factor, CT_DECIMAL_INIT(1, 0)) == 0 && is_scale_word(text))
    return TRUE;
  if (may_differ(figure, text) && ct_unit_convertible(inner, outer)) {
    ct_figure_tell_own_unit(intake, figure, text, row_unit);
    return TRUE;
  }
  tell_unit_contradiction(intake, figure, text);
  return FALSE;
}

/* The unit that the row, the header or the title names. */
gboolean
ct_figure_row_unit(CtIntake *intake, const CtFigure *figure, guint32 *unit)
{
  const CtKeys *keys = figure->keys;
  CtNameMatch match;

  if (keys->unit.length == 0) {
    *unit = keys->declared_unit != CT_INDEX_NONE ? keys->declared_unit
                                                 : ct_figure_indicator(intake, figure)->unit;
    return TRUE;
  }
  match = ct_resolver_unit(intake->resolver, keys->unit, keys->indicator);
  if (match.result == CT_NAME_FOUND) {
    *unit = match.id;
    return TRUE;
  }
  ct_intake_tell_unit(intake, match, keys->unit,
                      keys->unit_column != CT_COLUMN_NONE
                        ? ct_intake_place(intake, figure->row->number, keys->unit_column)
                        : figure->place,
                      keys);
  return FALSE;
}

/* Blank units */

static CtIndicatorMatch
row_indicator(CtIntake *intake, const CtRow *row)
{
  static const CtMeaning roles[] = {CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR,
                                    CT_MEANS_INDICATOR_NAME};
  const CtLayout *layout = intake->table.layout;
  CtIndicatorMatch found = {.match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE}};

  for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
    CtSpan text = ct_row_key(row, layout, layout->at[roles[i]]);

    if (text.length > 0)
      return ct_resolver_indicator(intake->resolver, text);
  }
  found.match.id = intake->table.context.indicator;
  if (found.match.id != CT_INDEX_NONE)
    found.match.result = CT_NAME_FOUND;
  return found;
}

/* Whether a row leaves its unit open, or one may come that is not held yet. */
static gboolean
may_lack_units(const CtIntake *intake, gint column, guint end)
{
  if (ct_held_rows_is_full(intake->held))
    return TRUE;
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_row_key(row, intake->table.layout, column);

    if (text.length == 0 || ct_outline_is_ditto(text))
      return TRUE;
  }
  return FALSE;
}

/* What the filled cells of the column of units say, for the blank ones: a ditto mark, that
 * there was something to say. */
void
ct_intake_find_unit_kinds(CtIntake *intake, guint end)
{
  const CtCatalog *catalog = intake->catalog;
  CtTable *table = &intake->table;
  gint column = table->layout->at[CT_MEANS_UNIT];

  g_clear_pointer(&table->unit_kinds, g_free);
  if (column == CT_COLUMN_NONE || !may_lack_units(intake, column, end))
    return;
  for (guint i = table->at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_row_key(row, intake->table.layout, column);
    CtIndicatorMatch indicator;
    CtNameMatch unit;
    gboolean known = text.length > 0 && ct_resolver_is_unit(intake->resolver, text);

    if (!known && (!ct_outline_is_ditto(text) || !ct_intake_is_row_of_figures(intake, row)))
      continue;
    if (table->unit_kinds == NULL)
      table->unit_kinds = g_new0(guint8, catalog->n_dimensions);
    if (!known)
      continue;
    indicator = row_indicator(intake, row);
    if (indicator.match.result != CT_NAME_FOUND || indicator.match.id == CT_INDEX_NONE)
      continue;
    unit = ct_resolver_unit(intake->resolver, text, indicator.match.id);
    if (unit.result != CT_NAME_FOUND)
      continue;
    table->unit_kinds[catalog->units[unit.id].dimension] |=
      unit.id == catalog->indicators[indicator.match.id].unit ? CT_UNIT_OWN : CT_UNIT_OTHER;
  }
}

/* Whether figures of the dimension come in one unit only. */
static gboolean
has_one_scale(const CtCatalog *catalog, guint32 dimension)
{
  const CtUnit *first = NULL;

  for (guint i = 0; i < catalog->n_units; i++) {
    const CtUnit *unit = &catalog->units[i];

    if (unit->dimension != dimension)
      continue;
    if (first != NULL && ct_decimal_compare(first->factor, unit->factor) != 0)
      return FALSE;
    first = unit;
  }
  return TRUE;
}

/* A blank unit beside filled ones is that of the indicator only where the others are, too:
 * tỷ or triệu is three digits. */
gboolean
ct_figure_is_unit_missing(const CtCatalog *catalog, const guint8 *unit_kinds, const CtKeys *keys)
{
  guint32 dimension = catalog->units[catalog->indicators[keys->indicator].unit].dimension;

  return keys->unit_blank && keys->unit.length == 0 && keys->declared_unit == CT_INDEX_NONE &&
         unit_kinds[dimension] != CT_UNIT_OWN && !has_one_scale(catalog, dimension);
}

gboolean
ct_figure_is_unit_open(const CtIntake *intake, const CtKeys *keys)
{
  const GArray *said = intake->table.said_units;
  guint32 own = intake->catalog->indicators[keys->indicator].unit;

  if (!keys->unit_open || said == NULL || keys->unit.length > 0 ||
      keys->declared_unit != CT_INDEX_NONE)
    return FALSE;
  for (guint i = 0; i < said->len; i++)
    if (!ct_intake_is_same_size(intake, g_array_index(said, guint32, i), own))
      return TRUE;
  return FALSE;
}

static void
tell_unit_missing(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.missing-unit",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = intake->catalog->units[ct_figure_indicator(intake, figure)->unit].symbol;
  if (figure->keys->unit_open && !figure->keys->unit_blank) {
    ct_findings_add(intake->findings, &finding,
                    _("nothing says the unit of this figure, and other parts of the table have one "
                      "of their own; the figure is left out (is it in %s?)"),
                    finding.expected);
    return;
  }
  ct_findings_add(intake->findings, &finding,
                  _("the row says no unit, and other rows of the table do; the figure is left out "
                    "(is it in %s?)"),
                  finding.expected);
}

/* The unit of a cell */

/* A cell with the format of per cent says its unit, whatever stands over the table: unless that
 * is another one of the same kind, per mille, in which it may well be meant. */
static gboolean
take_percent(CtIntake *intake, const CtFigure *figure, CtSpan text, guint32 *unit)
{
  const CtUnit *units = intake->catalog->units;
  guint32 dimension = units[ct_figure_indicator(intake, figure)->unit].dimension;
  CtNameMatch own = ct_resolver_unit(intake->resolver, text, figure->keys->indicator), row;

  if (figure->cell->kind != CT_CELL_PERCENT || figure->keys->unit_column != CT_COLUMN_NONE ||
      figure->keys->unit.length == 0 || own.result != CT_NAME_FOUND ||
      units[own.id].dimension != dimension)
    return FALSE;
  row = ct_resolver_unit(intake->resolver, figure->keys->unit, figure->keys->indicator);
  *unit = own.id;
  return row.result != CT_NAME_FOUND || units[row.id].dimension != dimension ||
         ct_decimal_compare(units[row.id].factor, units[own.id].factor) == 0;
}

gboolean
ct_figure_unit(CtIntake *intake, const CtFigure *figure, const CtNumber *number, guint32 *unit)
{
  CtSpan text = {number->unit, number->unit_length};
  guint32 row_unit;
  CtNameMatch match;

  if (text.length > 0 && take_percent(intake, figure, text, unit))
    return TRUE;
  if (!ct_figure_row_unit(intake, figure, &row_unit))
    return FALSE;
  *unit = row_unit;
  if (text.length == 0 &&
      (ct_figure_is_unit_missing(intake->catalog, intake->table.unit_kinds, figure->keys) ||
       ct_figure_is_unit_open(intake, figure->keys))) {
    tell_unit_missing(intake, figure);
    return FALSE;
  }
  if (text.length == 0)
    return TRUE;
  match = ct_resolver_unit(intake->resolver, text, figure->keys->indicator);
  if (match.result != CT_NAME_FOUND) {
    ct_intake_tell_unit(intake, match, text, figure->place, figure->keys);
    return FALSE;
  }
  *unit = match.id;
  return (figure->keys->unit_column == CT_COLUMN_NONE &&
          (figure->cell->kind != CT_CELL_PERCENT || figure->keys->unit.length == 0)) ||
         combine_units(intake, figure, text, row_unit, unit);
}
