/* test-world.h: a small province and figures for it, for the tests of rules and of the
 * plugins that validate. A test gives the indicators and the facts.
 */
#pragma once

#include <string.h>

#include "data/ct-merge.h"
#include "rules/ct-view.h"

enum { PROVINCE, REST, NORTH, SOUTH, EAST, NORTH_1, NORTH_2, N_WORLD_AREAS };
enum { PERSON, PERSON_K, PERCENT, BILLION, MILLION, VISIT_MN, COMMUNE, POINT, BILLION_2010,
       N_WORLD_UNITS };

static const CtArea world_areas[N_WORLD_AREAS] = {
  [PROVINCE] = {.code = "10", .name = "Toàn tỉnh", .level = CT_LEVEL_PROVINCE,
                .parent = CT_INDEX_NONE, .children = (const guint32[]){REST, NORTH, SOUTH, EAST},
                .n_children = 4},
  [REST] = {.code = "10-KT", .name = "Khối tỉnh", .level = CT_LEVEL_RESIDUAL, .parent = PROVINCE},
  [NORTH] = {.code = "080", .name = "Huyện Bắc", .level = CT_LEVEL_DISTRICT, .parent = PROVINCE,
             .children = (const guint32[]){NORTH_1, NORTH_2}, .n_children = 2},
  [SOUTH] = {.code = "081", .name = "Huyện Nam", .level = CT_LEVEL_DISTRICT, .parent = PROVINCE},
  /* made in the middle of 2022 */
  [EAST] = {.code = "082", .name = "Huyện Đông", .level = CT_LEVEL_DISTRICT, .parent = PROVINCE,
            .valid_from = "2022-07-01"},
  [NORTH_1] = {.code = "001", .name = "Xã Một", .level = CT_LEVEL_COMMUNE, .parent = NORTH},
  [NORTH_2] = {.code = "002", .name = "Xã Hai", .level = CT_LEVEL_COMMUNE, .parent = NORTH},
};

static const CtUnit world_units[N_WORLD_UNITS] = {
  [PERSON] = {.code = "PERSON", .symbol = "người", .dimension = 0, .factor = {1, 0},
              .price_base = "", .whole = TRUE},
  [PERSON_K] = {.code = "PERSON_K", .symbol = "nghìn người", .dimension = 0, .factor = {1000, 0},
                .price_base = "", .whole = TRUE},
  [PERCENT] = {.code = "PCT", .symbol = "%", .dimension = 1, .factor = {1, 2}, .price_base = ""},
  [BILLION] = {.code = "VND_BN", .symbol = "tỷ đồng", .dimension = 2, .factor = {1, -9},
               .price_base = ""},
  [MILLION] = {.code = "VND_MN", .symbol = "triệu đồng", .dimension = 2, .factor = {1, -6},
               .price_base = "current"},
  [VISIT_MN] = {.code = "VISIT_MN", .symbol = "triệu lượt", .dimension = 3, .factor = {1, -6},
                .price_base = "", .whole = TRUE},
  [COMMUNE] = {.code = "COMMUNE", .symbol = "xã", .dimension = 4, .factor = {1, 0},
               .price_base = "", .whole = TRUE},
  [POINT] = {.code = "POINT", .symbol = "điểm %", .dimension = 5, .factor = {1, 2},
             .price_base = ""},
  [BILLION_2010] = {.code = "VND_BN_2010", .symbol = "tỷ đồng, giá SS 2010", .dimension = 2,
                    .factor = {1, -9}, .price_base = "2010"},
};

static const gchar *const world_dimensions[] = {"person", "ratio", "money", "visit", "commune",
                                                "point"};

#define WORLD_CATALOG                                                                              \
  .areas = world_areas, .n_areas = N_WORLD_AREAS, .units = world_units,                            \
  .n_units = N_WORLD_UNITS, .dimensions = world_dimensions,                                        \
  .n_dimensions = G_N_ELEMENTS(world_dimensions)

/* @value: as printed, plain; "~" about, "<" nearly, ">" above before it; "-" or "…" for no
 * value. @submission: of the run; figures of another year than the run's, 2023, marked
 * @earlier are history. */
typedef struct {
  guint32 indicator;
  guint32 area;
  const gchar *period;
  const gchar *value;
  CtMeasure measure;
  guint submission;
  gboolean earlier;
} Fact;

#define WORLD_SUBMISSIONS 3

typedef struct {
  CtSubmission *submissions[WORLD_SUBMISSIONS];
  CtDataset *current;
  CtDataset *history;
  CtView view;
} World;

static CtQualifier
fact_qualifier(gchar first)
{
  return first == '~'   ? CT_QUALIFIER_ABOUT
         : first == '<' ? CT_QUALIFIER_BELOW
         : first == '>' ? CT_QUALIFIER_ABOVE
                        : CT_QUALIFIER_NONE;
}

static CtObservation
fact_observation(const CtCatalog *catalog, const Fact *fact, guint32 row)
{
  const gchar *text = fact->value;
  CtObservation observation = {
    .indicator = fact->indicator,
    .area = fact->area,
    .period = ct_period_parse(fact->period, strlen(fact->period)),
    .measure = fact->measure,
    .unit = catalog->indicators[fact->indicator].unit,
    .status = 'A',
    .qualifier = fact_qualifier(text[0]),
    .place = {row + 1, 4, 0},
  };

  g_assert(observation.period != CT_PERIOD_NONE);
  if (observation.qualifier != CT_QUALIFIER_NONE)
    text++;
  observation.missing = !ct_decimal_parse(text, strlen(text), &observation.value);
  if (observation.missing)
    observation.status = strcmp(text, "-") == 0 ? 'M' : 'L';
  observation.decimals = observation.missing ? 0 : observation.value.scale;
  return observation;
}

static CtDataset *
world_dataset(const CtCatalog *catalog, CtSubmission *const *submissions, const Fact *facts,
              gsize n_facts, gboolean earlier)
{
  CtBatch *batches[WORLD_SUBMISSIONS];
  CtDataset *dataset;

  for (guint i = 0; i < WORLD_SUBMISSIONS; i++)
    batches[i] = ct_batch_new();
  for (gsize i = 0; i < n_facts && facts[i].period != NULL; i++) {
    CtObservation observation = fact_observation(catalog, &facts[i], (guint32)i);
    if (facts[i].earlier == earlier)
      ct_batch_append(batches[facts[i].submission], &observation);
  }
  dataset = ct_dataset_merge(catalog, batches, submissions, WORLD_SUBMISSIONS, 1, NULL);
  for (guint i = 0; i < WORLD_SUBMISSIONS; i++)
    ct_batch_free(batches[i]);
  return dataset;
}

/* The facts end at @n_facts or at the first without a period. */
static inline World *
world_new(const CtCatalog *catalog, const gchar *period, const Fact *facts, gsize n_facts)
{
  World *world = g_new0(World, 1);

  for (guint i = 0; i < WORLD_SUBMISSIONS; i++) {
    world->submissions[i] = ct_submission_new("báo cáo.csv");
    ct_places_add_table(world->submissions[i]->places, CT_PLACE_TEXT, "");
  }
  world->current = world_dataset(catalog, world->submissions, facts, n_facts, FALSE);
  world->history = world_dataset(catalog, world->submissions, facts, n_facts, TRUE);
  world->view = (CtView){
    .catalog = catalog,
    .period = ct_period_parse(period, strlen(period)),
    .current = world->current,
    .history = world->history,
    .submissions = world->submissions,
    .n_submissions = WORLD_SUBMISSIONS,
  };
  return world;
}

static inline void
world_free(World *world)
{
  for (guint i = 0; i < WORLD_SUBMISSIONS; i++)
    ct_submission_free(world->submissions[i]);
  ct_dataset_free(world->current);
  ct_dataset_free(world->history);
  g_free(world);
}

/* "rule AREA INDICATOR observed|expected|suggestion; ..." in the order of the findings. */
static inline void
world_describe(const CtCatalog *catalog, const CtFindings *findings, GString *text)
{
  for (guint i = 0; i < ct_findings_count(findings); i++) {
    const CtFinding *finding = ct_findings_get(findings, i);
    g_string_append_printf(
        text, "%s%s %s %s %s|%s|%s", i > 0 ? "; " : "", finding->rule,
        finding->area == CT_INDEX_NONE ? "-" : catalog->areas[finding->area].code,
        finding->indicator == CT_INDEX_NONE ? "-" : catalog->indicators[finding->indicator].code,
        finding->observed != NULL ? finding->observed : "",
        finding->expected != NULL ? finding->expected : "",
        finding->suggestion != NULL ? finding->suggestion : "");
  }
}
