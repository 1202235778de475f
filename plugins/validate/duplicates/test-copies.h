/* test-copies.h: a world of as many areas as wanted, for the tests of duplicates.area. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ct-merge.h"
#include "duplicates.h"

#define N_INDICATORS 12

/* @n_areas: the last @n_communes of them are communes, the others districts */
typedef struct {
  CtCatalog catalog;
  CtIndicator indicators[N_INDICATORS];
  CtArea *areas;
  CtUnit unit;
  gchar name[16];
  guint32 n_submissions;
  CtBatch **batches;
  CtSubmission **submissions;
} Country;

static inline Country *
country_new(guint32 n_areas, guint32 n_communes, guint32 n_submissions)
{
  Country *country = g_new0(Country, 1);

  country->unit = (CtUnit){.code = "VND_BN", .symbol = "tỷ đồng", .factor = {1, -9}};
  country->areas = g_new0(CtArea, n_areas);
  for (guint32 i = 0; i < n_areas; i++)
    country->areas[i] = (CtArea){
      .code = "1", .name = "Huyện", .parent = CT_INDEX_NONE,
      .level = i + n_communes >= n_areas ? CT_LEVEL_COMMUNE : CT_LEVEL_DISTRICT};
  for (guint i = 0; i < N_INDICATORS; i++)
    country->indicators[i] = (CtIndicator){.code = "A", .numerator = CT_INDEX_NONE,
                                           .denominator = CT_INDEX_NONE, .factor = {1, 0}};
  country->catalog = (CtCatalog){.units = &country->unit, .n_units = 1, .areas = country->areas,
                                 .n_areas = n_areas, .indicators = country->indicators,
                                 .n_indicators = N_INDICATORS};
  country->n_submissions = n_submissions;
  country->batches = g_new(CtBatch *, n_submissions);
  country->submissions = g_new(CtSubmission *, n_submissions);
  for (guint32 i = 0; i < n_submissions; i++) {
    country->batches[i] = ct_batch_new();
    country->submissions[i] = ct_submission_new("báo cáo.csv");
  }
  return country;
}

static inline void
country_free(Country *country)
{
  for (guint32 i = 0; i < country->n_submissions; i++) {
    ct_batch_free(country->batches[i]);
    ct_submission_free(country->submissions[i]);
  }
  g_free(country->batches);
  g_free(country->submissions);
  g_free(country->areas);
  g_free(country);
}

static inline void
country_add(Country *country, guint32 submission, guint32 area, guint32 indicator, gint month,
            CtMeasure measure, gboolean missing, CtDecimal value)
{
  const CtObservation observation = {
    .indicator = indicator, .area = area, .period = ct_period_new(2023, month, 1),
    .measure = measure, .value = value, .decimals = value.scale, .missing = missing,
    .status = missing ? 'L' : 'A', .place = {(guint32)country->batches[submission]->n + 2, 4, 0}};

  ct_batch_append(country->batches[submission], &observation);
}

/* Returns: the steps that it took; what was added is used up. */
static inline guint64
country_check(Country *country, CtFindings *findings)
{
  g_autoptr(CtDataset) dataset =
      ct_dataset_merge(&country->catalog, country->batches, country->submissions,
                       country->n_submissions, 1, NULL);
  const CtView view = {.catalog = &country->catalog, .current = dataset,
                       .submissions = country->submissions,
                       .n_submissions = country->n_submissions};
  Statements statements;
  guint64 n_steps;

  statements_init(&statements, &view);
  n_steps = duplicates_check_area(&statements, findings) + statements.n_steps;
  statements_clear(&statements);
  return n_steps;
}
