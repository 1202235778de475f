/* Names of a catalog that mean several entries. */
#include <string.h>

#include "base/ct-message.h"
#include "model/ct-catalog-check.h"

static void
check_indicator_name(const gchar *key, const CtNameEntry *entry, gpointer user_data)
{
  CtCheck *check = user_data;
  const CtIndicator *indicators = check->data->indicators;

  if (entry->n_ids > 1)
    ct_check_complain(check, "indicators.csv", indicators[entry->ids[0]].code,
                      _("the name '%s' also means %s"), key, indicators[entry->ids[1]].code);
}

static void
check_reporter_name(const gchar *key, const CtNameEntry *entry, gpointer user_data)
{
  CtCheck *check = user_data;
  const CtReporter *reporters = check->data->reporters;

  if (entry->n_ids > 1)
    ct_check_complain(check, "reporters.csv", reporters[entry->ids[0]].name,
                      _("the name '%s' also means %s"), key, reporters[entry->ids[1]].name);
}

/* The dimension and price base of what is measured tell units of one spelling
 * apart; the two must not both be equal. */
static void
check_unit_name(const gchar *key, const CtNameEntry *entry, gpointer user_data)
{
  CtCheck *check = user_data;
  const CtUnit *units = check->data->units;

  for (guint i = 0; i < entry->n_ids; i++) {
    for (guint j = i + 1; j < entry->n_ids; j++) {
      const CtUnit *one = &units[entry->ids[i]], *other = &units[entry->ids[j]];

      if (one->dimension == other->dimension && strcmp(one->price_base, other->price_base) == 0)
        ct_check_complain(check, "units.csv", one->code, _("the name '%s' also means %s"), key,
                          other->code);
    }
  }
}

/* Two communes may have one name, in different districts; bare names (of a higher
 * rank) are ambiguous by nature. */
static void
check_area_name(const gchar *key, const CtNameEntry *entry, gpointer user_data)
{
  CtCheck *check = user_data;
  const CtArea *areas = check->data->areas;

  if (entry->rank != 0)
    return;
  for (guint i = 1; i < entry->n_ids; i++) {
    const CtArea *one = &areas[entry->ids[i - 1]], *other = &areas[entry->ids[i]];

    if (one->parent == other->parent || one->level != other->level)
      ct_check_complain(check, "areas.csv", one->code, _("the name '%s' also means %s"), key,
                        other->code);
  }
}

static void
check_group_name(const gchar *key, const CtNameEntry *entry, gpointer user_data)
{
  CtCheck *check = user_data;
  const CtGroup *groups = check->data->groups;

  if (entry->n_ids > 1)
    ct_check_complain(check, "groups.csv", groups[entry->ids[0]].code,
                      _("the name '%s' also means %s"), key, groups[entry->ids[1]].code);
}

/* Headings */

typedef struct {
  CtCheck *check;
  const CtNameEntry *names; /* rows with the name */
  const gchar *name;
} HeadingCheck;

static const gchar *
format_heading(const CtCatalogData *data, guint32 row)
{
  guint32 indicator = data->headings[row].indicator;

  return indicator == CT_INDEX_NONE ? "-" : data->indicators[indicator].code;
}

/* Two rows with one heading and the name: the second says the same again, or another
 * thing. */
static void
check_heading(const gchar *key G_GNUC_UNUSED, const CtNameEntry *entry,
              gpointer user_data)
{
  HeadingCheck *search = user_data;
  const CtCatalogData *data = search->check->data;
  guint32 first = CT_INDEX_NONE;

  for (guint i = 0, j = 0; i < entry->n_ids && j < search->names->n_ids;) {
    guint32 row = entry->ids[i], other = search->names->ids[j];

    i += row <= other ? 1 : 0;
    j += other <= row ? 1 : 0;
    if (row != other)
      continue;
    if (first == CT_INDEX_NONE)
      first = row;
    else
      ct_check_complain(search->check, "headings.csv", data->headings[first].heading,
                        _("the name '%s' is there twice, as %s and as %s"), search->name,
                        format_heading(data, first), format_heading(data, row));
  }
}

static void
check_heading_name(const gchar *key, const CtNameEntry *entry, gpointer user_data)
{
  HeadingCheck search = {.check = user_data, .names = entry, .name = key};

  if (entry->n_ids > 1)
    ct_name_index_foreach(search.check->data->heading_index, check_heading, &search);
}

void
ct_check_names(CtCheck *check)
{
  ct_name_index_foreach(check->data->indicator_index, check_indicator_name, check);
  ct_name_index_foreach(check->data->unit_index, check_unit_name, check);
  ct_name_index_foreach(check->data->area_index, check_area_name, check);
  ct_name_index_foreach(check->data->reporter_index, check_reporter_name, check);
  ct_name_index_foreach(check->data->group_index, check_group_name, check);
  ct_name_index_foreach(check->data->heading_rows, check_heading_name, check);
}
