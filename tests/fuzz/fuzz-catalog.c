/* fuzz-catalog.c: a catalog (model/ct-catalog.h): a folder of files out of one input,
 * each after a line "=== NAME"; those that are missing are of the small catalog. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-text.h"

static gboolean
is_index(guint32 index, guint n)
{
  return index == CT_INDEX_NONE || index < n;
}

static void
check_match(CtNameMatch match, guint n)
{
  g_assert_cmpint(match.result == CT_NAME_UNKNOWN, ==, match.n_candidates == 0);
  for (guint i = 0; i < match.n_candidates; i++)
    g_assert_cmpuint(match.candidates[i], <, n);
  if (match.result == CT_NAME_FOUND)
    g_assert_cmpuint(match.id, <, n);
}

/* Parents lead to a root; a child's parent has it as child. */
static void
check_area(const CtCatalog *catalog, guint32 index)
{
  const CtArea *area = &catalog->areas[index];
  guint steps = 0;

  g_assert_cmpuint(ct_catalog_area_by_code(catalog, area->code), ==, index);
  for (guint32 at = index; at != CT_INDEX_NONE; at = catalog->areas[at].parent) {
    g_assert_true(is_index(catalog->areas[at].parent, catalog->n_areas));
    g_assert_cmpuint(steps++, <, catalog->n_areas);
  }
  for (guint i = 0; i < area->n_children; i++)
    g_assert_cmpuint(catalog->areas[area->children[i]].parent, ==, index);
  check_match(ct_catalog_find_area(catalog, area->name, strlen(area->name)), catalog->n_areas);
}

static void
check_unit(const CtCatalog *catalog, guint32 index)
{
  const CtUnit *unit = &catalog->units[index];
  CtDecimal result, one = {1, 0}, zero = {0, 0};

  g_assert_cmpuint(unit->dimension, <, catalog->n_dimensions);
  g_assert_cmpint(ct_decimal_compare(unit->factor, zero), >, 0);
  g_assert_true(ct_unit_convertible(unit, unit));
  g_assert_true(ct_unit_convert(one, unit, unit, &result));
  g_assert_cmpint(ct_decimal_compare(result, one), ==, 0);
  check_match(ct_catalog_find_unit(catalog, unit->symbol, strlen(unit->symbol), NULL),
              catalog->n_units);
  for (guint i = 0; i < catalog->n_units; i++) {
    const CtUnit *other = &catalog->units[i];
    CtDecimal back;

    if (!ct_unit_convertible(unit, other) || !ct_unit_convert(one, unit, other, &result))
      continue;
    if (ct_unit_convert(result, other, unit, &back))
      g_assert_cmpint(ct_decimal_compare(back, one), ==, 0);
    ct_unit_convert_decimals(2, unit, other);
  }
}

static void
check_indicator(const CtCatalog *catalog, guint32 index)
{
  const CtIndicator *indicator = &catalog->indicators[index];
  g_autofree gchar *levels = ct_levels_format(indicator->levels);

  g_assert_true(*levels != '\0' || indicator->levels == 0);
  g_assert_cmpuint(ct_catalog_indicator_by_code(catalog, indicator->code), ==, index);
  g_assert_cmpuint(indicator->unit, <, catalog->n_units);
  g_assert_true(is_index(indicator->group, catalog->n_groups));
  g_assert_cmpint(indicator->group == CT_INDEX_NONE, ==, index >= catalog->n_targeted);
  g_assert_true(is_index(indicator->numerator, catalog->n_indicators));
  g_assert_true(is_index(indicator->denominator, catalog->n_indicators));
  g_assert_true(is_index(indicator->reporter, catalog->n_reporters));
  if (indicator->form != CT_FORM_TOTAL) {
    g_assert_cmpuint(indicator->numerator, !=, CT_INDEX_NONE);
    g_assert_cmpuint(indicator->denominator, !=, CT_INDEX_NONE);
  }
  if (indicator->target.comparator != CT_COMPARATOR_NONE) {
    g_assert_cmpuint(indicator->target.area, <, catalog->n_areas);
    g_assert_cmpuint(indicator->target.period, !=, CT_PERIOD_NONE);
  }
  g_assert_nonnull(ct_accrual_name(indicator->accrual));
  g_assert_nonnull(ct_additive_name(indicator->additive));
  g_assert_nonnull(ct_form_name(indicator->form));
  g_assert_nonnull(ct_comparator_name(indicator->target.comparator));
  check_match(ct_catalog_find_indicator(catalog, indicator->name_vi, strlen(indicator->name_vi)),
              catalog->n_indicators);
}

static void
check_parts(const CtCatalog *catalog, const CtParts *parts)
{
  g_assert_true(is_index(parts->whole, catalog->n_indicators));
  g_assert_cmpuint(parts->n_parts, >, 0);
  for (guint i = 0; i < parts->n_parts; i++)
    g_assert_cmpuint(parts->parts[i], <, catalog->n_indicators);
}

/* Names of groups are headings, too. */
static void
check_group(const CtCatalog *catalog, guint32 index)
{
  const gchar *name = catalog->groups[index].name_vi;
  guint32 found = ct_catalog_find_group(catalog, name, strlen(name));
  CtNameMatch match = ct_catalog_find_under(catalog, name, strlen(name), "tỷ lệ", strlen("tỷ lệ"));

  g_assert_true(is_index(found, catalog->n_groups));
  g_assert_true(match.result != CT_NAME_FOUND || is_index(match.id, catalog->n_indicators));
  if (match.result == CT_NAME_FOUND)
    g_assert_true(ct_catalog_has_heading(catalog, name, strlen(name)));
}

static void
complain(const gchar *place, const gchar *message, gpointer user_data)
{
  guint *n = user_data;

  g_assert_true(g_utf8_validate(place, -1, NULL));
  g_assert_true(g_utf8_validate(message, -1, NULL));
  (*n)++;
}

static void
check_catalog(const CtCatalog *catalog)
{
  guint n_complaints = 0;

  for (guint i = 0; i < catalog->n_areas; i++)
    check_area(catalog, i);
  for (guint i = 0; i < catalog->n_units; i++)
    check_unit(catalog, i);
  for (guint i = 0; i < catalog->n_indicators; i++)
    check_indicator(catalog, i);
  for (guint i = 0; i < catalog->n_groups; i++)
    check_group(catalog, i);
  for (guint i = 0; i < catalog->n_parts; i++)
    check_parts(catalog, &catalog->parts[i]);
  for (guint i = 0; i < catalog->n_reporters; i++) {
    const CtReporter *reporter = &catalog->reporters[i];

    g_assert_true(is_index(reporter->area, catalog->n_areas));
    check_match(ct_catalog_find_reporter_within(catalog, reporter->name, strlen(reporter->name)),
                catalog->n_reporters);
  }
  g_assert_cmpuint(ct_catalog_check(catalog, complain, &n_complaints), ==, n_complaints);
}

/* A mistake names its file. */
static void
check_error(const GError *error)
{
  g_assert_error(error, CT_ERROR, CT_ERROR_CONFIG);
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  g_assert_nonnull(strstr(error->message, ".csv"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GPtrArray) parts = fuzz_parts(data, MIN(size, FUZZ_MAX_INPUT));
  g_autoptr(GError) error = NULL;
  g_autoptr(CtCatalog) catalog = fuzz_catalog_load(parts, &error);

  g_assert_cmpint(catalog == NULL, ==, error != NULL);
  if (catalog != NULL)
    check_catalog(catalog);
  else
    check_error(error);
  return 0;
}
