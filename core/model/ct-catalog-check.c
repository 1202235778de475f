/* Weaknesses of a catalog that do not stop a run. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-check.h"

static void
complain(CtCheck *check, const gchar *file, const gchar *code, const gchar *message)
{
  g_autofree gchar *place = g_strdup_printf("%s: %s", file, code);

  check->n++;
  if (check->complain != NULL)
    check->complain(place, message, check->user_data);
}

void
ct_check_complain(CtCheck *check, const gchar *file, const gchar *code, const gchar *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree gchar *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  complain(check, file, code, message);
}

/* Areas */

static void
check_areas(CtCheck *check)
{
  const CtCatalog *catalog = &check->data->public;

  for (guint32 i = 0; i < catalog->n_areas; i++) {
    const CtArea *area = &catalog->areas[i];
    const CtArea *parent =
      area->parent == CT_INDEX_NONE ? NULL : &catalog->areas[area->parent];

    if (parent == NULL && area->level == CT_LEVEL_RESIDUAL)
      complain(check, "areas.csv", area->code, _("a residual has a parent"));
    else if (parent != NULL && parent->level >= area->level)
      ct_check_complain(check, "areas.csv", area->code,
                        _("its parent %s is not of a higher level"), parent->code);
  }
}

static gboolean
has_level(const CtCatalog *catalog, CtLevel level)
{
  for (guint32 i = 0; i < catalog->n_areas; i++)
    if (catalog->areas[i].level == level)
      return TRUE;
  return FALSE;
}

/* Indicators and components */

static void
check_price_base(CtCheck *check, const gchar *file, const CtIndicator *indicator)
{
  const CtUnit *unit = &check->data->units[indicator->unit];

  if (indicator->price_base[0] != '\0' && unit->price_base[0] != '\0' &&
      strcmp(indicator->price_base, unit->price_base) != 0)
    ct_check_complain(check, file, indicator->code,
                      _("price base %s, but its unit %s has price base %s"), indicator->price_base,
                      unit->code, unit->price_base);
}

static void
check_additive(CtCheck *check, const gchar *file, const CtIndicator *indicator, gboolean residual)
{
  gboolean by_parts = indicator->additive == CT_ADDITIVE_PARTS ||
                      indicator->additive == CT_ADDITIVE_PARTS_RESIDUAL;
  gboolean by_sum = indicator->additive == CT_ADDITIVE_SUM ||
                    indicator->additive == CT_ADDITIVE_SUM_RESIDUAL;

  if (by_parts && indicator->form == CT_FORM_TOTAL)
    complain(check, file, indicator->code, _("adds up by its parts, but a total has none"));
  if (by_sum && indicator->form != CT_FORM_TOTAL)
    ct_check_complain(check, file, indicator->code, _("adds up by sum, but its form is %s"),
                      ct_form_name(indicator->form));
  if ((indicator->additive == CT_ADDITIVE_SUM_RESIDUAL ||
       indicator->additive == CT_ADDITIVE_PARTS_RESIDUAL) &&
      !residual)
    ct_check_complain(check, file, indicator->code,
                      _("adds up with the residual, but areas.csv has none"));
}

/* The parts of a share are amounts of one kind. */
static void
check_parts_of_share(CtCheck *check, const CtIndicator *indicator)
{
  const CtIndicator *indicators = check->data->indicators;
  const CtUnit *units = check->data->units;

  if (indicator->form == CT_FORM_SHARE &&
      !ct_unit_convertible(&units[indicators[indicator->numerator].unit],
                           &units[indicators[indicator->denominator].unit]))
    ct_check_complain(check, "indicators.csv", indicator->code,
                      _("a share of %s in %s, but their units do not convert"),
                      indicators[indicator->numerator].code,
                      indicators[indicator->denominator].code);
}

static gboolean
is_outside(const CtIndicator *indicator, CtDecimal value)
{
  return (indicator->minimum.set && ct_decimal_compare(value, indicator->minimum.value) < 0) ||
         (indicator->maximum.set && ct_decimal_compare(value, indicator->maximum.value) > 0);
}

static gboolean
contradicts(CtBetter better, CtComparator comparator)
{
  if (better == CT_BETTER_HIGHER)
    return comparator == CT_COMPARATOR_LE || comparator == CT_COMPARATOR_LT;
  if (better == CT_BETTER_LOWER)
    return comparator == CT_COMPARATOR_GE || comparator == CT_COMPARATOR_GT;
  return comparator != CT_COMPARATOR_EQ && comparator != CT_COMPARATOR_NEAR &&
         comparator != CT_COMPARATOR_NONE;
}

static void
check_target(CtCheck *check, const CtIndicator *indicator)
{
  const CtTarget *target = &indicator->target;

  if (target->comparator == CT_COMPARATOR_NONE)
    return;
  if (is_outside(indicator, target->value))
    complain(check, "indicators.csv", indicator->code,
             _("the target is outside minimum and maximum"));
  if (contradicts(indicator->better, target->comparator))
    ct_check_complain(check, "indicators.csv", indicator->code,
                      _("better is %s, but the comparator is %s"),
                      ct_better_name(indicator->better), ct_comparator_name(target->comparator));
  if (!(indicator->levels & check->data->areas[target->area].level))
    complain(check, "indicators.csv", indicator->code,
             _("the target's area is of a level at which nothing is reported"));
  if (indicator->quote[0] == '\0')
    complain(check, "indicators.csv", indicator->code, _("a target without a quote"));
}

static void
check_indicators(CtCheck *check)
{
  const CtCatalog *catalog = &check->data->public;
  gboolean residual = has_level(catalog, CT_LEVEL_RESIDUAL);

  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &check->data->indicators[i];
    gboolean is_component = i >= catalog->n_targeted;
    const gchar *file = is_component ? "components.csv" : "indicators.csv";

    check_price_base(check, file, indicator);
    check_additive(check, file, indicator, residual);
    if (is_component)
      continue;
    check_parts_of_share(check, indicator);
    check_target(check, indicator);
    if (indicator->reporter == CT_INDEX_NONE)
      complain(check, file, indicator->code, _("nobody owes it: 'reporter' is empty"));
    if (indicator->due == 0)
      complain(check, file, indicator->code, _("it is never owed: 'due' is empty"));
  }
}

static void
check_groups(CtCheck *check)
{
  const CtCatalog *catalog = &check->data->public;

  for (guint32 i = 0; i < catalog->n_groups; i++) {
    gboolean used = FALSE;

    for (guint32 j = 0; j < catalog->n_targeted; j++)
      used = used || check->data->indicators[j].group == i;
    if (!used)
      complain(check, "groups.csv", check->data->groups[i].code, _("no indicator is in it"));
  }
}

/* Parts must be of one kind, and reported where the whole is. */
static void
check_part(CtCheck *check, const CtParts *parts, const CtIndicator *first, const CtIndicator *part)
{
  const CtUnit *units = check->data->units;

  if (!ct_unit_convertible(&units[first->unit], &units[part->unit]))
    ct_check_complain(check, "parts.csv", parts->code, _("the units of %s and %s do not convert"),
                      first->code, part->code);
  if (!(first->levels & part->levels))
    ct_check_complain(check, "parts.csv", parts->code,
                      _("%s and %s are reported at no common level"), first->code, part->code);
}

static void
check_parts(CtCheck *check)
{
  const CtIndicator *indicators = check->data->indicators;

  for (guint32 i = 0; i < check->data->public.n_parts; i++) {
    const CtParts *parts = &check->data->parts[i];
    guint32 first = parts->whole != CT_INDEX_NONE ? parts->whole : parts->parts[0];

    for (guint j = 0; j < parts->n_parts; j++)
      check_part(check, parts, &indicators[first], &indicators[parts->parts[j]]);
  }
}

guint
ct_catalog_check(const CtCatalog *catalog, CtComplaintFunc func, gpointer user_data)
{
  CtCheck check = {
    .data = (const CtCatalogData *)catalog, .complain = func, .user_data = user_data};

  ct_check_names(&check);
  check_areas(&check);
  check_groups(&check);
  check_indicators(&check);
  check_parts(&check);
  return check.n;
}
