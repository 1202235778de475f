/* ct-rule-units.c: dimensions as powers of what is measured, and units as they are written.
 */
#include "rules/language/ct-rule-units.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-message.h"
#include "base/ct-text.h"

#define PER "-per-"
#define NO_DIMENSION "ratio"
#define POINT "point"

/* @dimensions: of the catalog's, by index */
struct CtRuleUnits {
  const CtCatalog *catalog;
  CtTextIds *atoms;
  CtRuleDimension *dimensions;
};

static gboolean
add_atom(CtRuleUnits *units, const gchar *name, gsize length, gint power,
         CtRuleDimension *dimension)
{
  guint32 atom = ct_text_ids_add(units->atoms, name, length, NULL);

  return atom <= G_MAXUINT16 && ct_rule_dimension_raise(dimension, (guint16)atom, power);
}

static gboolean
is_dimension(const CtCatalog *catalog, const gchar *name, gsize length)
{
  for (guint i = 0; i < catalog->n_dimensions; i++)
    if (ct_text_equal(name, length, catalog->dimensions[i]))
      return TRUE;
  return FALSE;
}

/* A dimension of the catalog, else its words: "person-time". */
static gboolean
add_factors(CtRuleUnits *units, const gchar *name, gsize length, gint power,
            CtRuleDimension *dimension)
{
  const gchar *hyphen;

  if (ct_text_equal(name, length, NO_DIMENSION))
    return TRUE;
  hyphen = memchr(name, '-', length);
  if (hyphen == NULL || is_dimension(units->catalog, name, length))
    return add_atom(units, name, length, power, dimension);
  return add_atom(units, name, (gsize)(hyphen - name), power, dimension) &&
         add_factors(units, hyphen + 1, length - (gsize)(hyphen + 1 - name), power, dimension);
}

static gboolean
split_dimension(CtRuleUnits *units, const gchar *name, CtRuleDimension *dimension)
{
  const gchar *per = strstr(name, PER);
  gsize length = per != NULL ? (gsize)(per - name) : strlen(name);

  if (!add_factors(units, name, length, 1, dimension))
    return FALSE;
  for (; per != NULL; name = per) {
    const gchar *next;

    name = per + strlen(PER);
    next = strstr(name, PER);
    length = next != NULL ? (gsize)(next - name) : strlen(name);
    if (!add_factors(units, name, length, -1, dimension))
      return FALSE;
    per = next;
  }
  return TRUE;
}

static CtRuleDimension
dimension_called(CtRuleUnits *units, const gchar *name)
{
  CtRuleDimension dimension = {0};

  if (split_dimension(units, name, &dimension))
    return dimension;
  dimension = (CtRuleDimension){0};
  add_atom(units, name, strlen(name), 1, &dimension);
  return dimension;
}

CtRuleUnits *
ct_rule_units_new(const CtCatalog *catalog)
{
  CtRuleUnits *units = g_new0(CtRuleUnits, 1);

  units->catalog = catalog;
  units->atoms = ct_text_ids_new();
  ct_text_ids_add(units->atoms, POINT, strlen(POINT), NULL);
  units->dimensions = g_new0(CtRuleDimension, catalog->n_dimensions);
  for (guint i = 0; i < catalog->n_dimensions; i++)
    units->dimensions[i] = dimension_called(units, catalog->dimensions[i]);
  return units;
}

void
ct_rule_units_free(CtRuleUnits *units)
{
  if (units == NULL)
    return;
  ct_text_ids_free(units->atoms);
  g_free(units->dimensions);
  g_free(units);
}

gboolean
ct_rule_units_is_point(const CtRuleUnits *units, const CtRuleDimension *dimension)
{
  return dimension->n == 1 && dimension->list[0].power == 1 &&
         dimension->list[0].atom == ct_text_ids_find(units->atoms, POINT, strlen(POINT));
}

static CtRuleType
type_of_unit(const CtRuleUnits *units, guint32 index)
{
  const CtUnit *unit = &units->catalog->units[index];
  CtRuleType type = {.dimension = units->dimensions[unit->dimension],
                     .factor = ct_rational_from_decimal(unit->factor),
                     .price_base = unit->price_base,
                     .unit = index};

  type.is_share = type.dimension.n == 0;
  return type;
}

CtRuleType
ct_rule_units_of_indicator(const CtRuleUnits *units, guint32 indicator)
{
  const CtIndicator *entry = &units->catalog->indicators[indicator];
  CtRuleType type = type_of_unit(units, entry->unit);

  if (type.price_base[0] == '\0' && entry->price_base != NULL)
    type.price_base = entry->price_base;
  if (type.is_share) /* a growth in prices of 2010 is a ratio like others */
    type.price_base = "";
  return type;
}

static gboolean
is_unit(const CtUnit *unit, const gchar *text, gsize length)
{
  return ct_text_equal(text, length, unit->symbol) || ct_text_equal(text, length, unit->code);
}

/* As it is printed or by code, else by any of its names. */
static CtUnitText
find_unit(const CtRuleUnits *units, const gchar *text, gsize length, guint32 *index)
{
  CtNameMatch match;

  for (*index = 0; *index < units->catalog->n_units; (*index)++)
    if (is_unit(&units->catalog->units[*index], text, length))
      return CT_UNIT_TEXT_FOUND;
  match = ct_catalog_find_unit(units->catalog, text, length, NULL);
  *index = match.id;
  return match.result == CT_NAME_FOUND       ? CT_UNIT_TEXT_FOUND
         : match.result == CT_NAME_AMBIGUOUS ? CT_UNIT_TEXT_AMBIGUOUS
                                             : CT_UNIT_TEXT_UNKNOWN;
}

/* Offset of the last "/"; @length: there is none */
static gsize
find_slash(const gchar *text, gsize length)
{
  for (gsize i = length; i > 0; i--)
    if (text[i - 1] == '/')
      return i - 1;
  return length;
}

static CtUnitText
divide_units(const CtRuleUnits *units, const gchar *text, gsize slash, gsize length,
             CtRuleType *type)
{
  CtRuleType below;
  CtUnitText result = ct_rule_units_of_text(units, text, slash, type);
  guint32 index;

  if (result != CT_UNIT_TEXT_FOUND || slash == 0)
    return slash == 0 ? CT_UNIT_TEXT_UNKNOWN : result;
  result = find_unit(units, text + slash + 1, length - slash - 1, &index);
  if (result != CT_UNIT_TEXT_FOUND)
    return result;
  below = type_of_unit(units, index);
  if (!ct_rule_dimension_multiply(&type->dimension, &below.dimension, -1, &type->dimension) ||
      !ct_rational_divide(type->factor, below.factor, &type->factor))
    return CT_UNIT_TEXT_UNKNOWN;
  type->is_share = type->dimension.n == 0;
  type->unit = CT_INDEX_NONE;
  return CT_UNIT_TEXT_FOUND;
}

CtUnitText
ct_rule_units_of_text(const CtRuleUnits *units, const gchar *text, gsize length, CtRuleType *type)
{
  gsize slash = find_slash(text, length);
  CtUnitText result;
  guint32 index;

  if (length == 0) {
    *type = (CtRuleType){.factor = {1, 1}, .price_base = "", .is_bare = TRUE,
                         .unit = CT_INDEX_NONE};
    return CT_UNIT_TEXT_FOUND;
  }
  result = find_unit(units, text, length, &index);
  if (result == CT_UNIT_TEXT_UNKNOWN && slash < length)
    return divide_units(units, text, slash, length, type);
  if (result == CT_UNIT_TEXT_FOUND)
    *type = type_of_unit(units, index);
  return result;
}

static void
append_atoms(GString *text, const CtRuleUnits *units, const CtRuleDimension *dimension, gint sign)
{
  const gchar *between = "";

  for (guint i = 0; i < dimension->n; i++) {
    gint power = dimension->list[i].power * sign;
    if (power <= 0)
      continue;
    g_string_append_printf(text, "%s%s", between,
                           ct_text_ids_get(units->atoms, dimension->list[i].atom));
    if (power > 1)
      g_string_append_printf(text, "^%d", power);
    between = " × ";
  }
}

static gchar *
describe_dimension(const CtRuleUnits *units, const CtRuleDimension *dimension)
{
  GString *text = g_string_new(NULL);
  g_autoptr(GString) below = g_string_new(NULL);

  append_atoms(text, units, dimension, 1);
  append_atoms(below, units, dimension, -1);
  if (text->len == 0)
    g_string_append_c(text, '1');
  if (below->len > 0)
    g_string_append_printf(text, " / %s", below->str);
  return g_string_free(text, FALSE);
}

gchar *
ct_rule_units_describe(const CtRuleUnits *units, const CtRuleType *type)
{
  g_autofree gchar *text = NULL;

  if (type->is_condition)
    return g_strdup(_("a condition"));
  if (type->unit != CT_INDEX_NONE)
    text = g_strdup(units->catalog->units[type->unit].symbol);
  else if (type->is_bare)
    text = g_strdup(_("a number without unit"));
  else if (type->dimension.n == 0)
    text = g_strdup(_("a ratio"));
  else
    text = describe_dimension(units, &type->dimension);
  if (type->price_base[0] == '\0' ||
      (type->unit != CT_INDEX_NONE && units->catalog->units[type->unit].price_base[0] != '\0'))
    return g_steal_pointer(&text);
  return g_strdup_printf(_("%s (prices: %s)"), text, type->price_base);
}
