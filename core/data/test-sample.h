/* test-sample.h: small results of a run, made by hand, for the tests of whatever
 * shows or writes them.
 */
#pragma once

#include <string.h>

#include "data/ct-merge.h"
#include "data/ct-results.h"

static const CtArea sample_areas[] = {
  {.code = "10", .name = "Lào Cai", .type = "Tỉnh", .level = CT_LEVEL_PROVINCE,
   .parent = CT_INDEX_NONE, .children = (const guint32[]){1}, .n_children = 1},
  {.code = "080", .name = "Lào Cai", .type = "Thành phố", .level = CT_LEVEL_DISTRICT,
   .parent = 0, .valid_from = "2004-11-30"},
};

static const gchar *const sample_dimensions[] = {"persons", "share"};

static const CtUnit sample_units[] = {
  {.code = "PERS", .symbol = "người", .name_vi = "Người", .name_en = "Persons", .dimension = 0,
   .factor = {1, 0}, .price_base = "", .whole = TRUE},
  {.code = "PT", .symbol = "%", .name_vi = "Phần trăm", .name_en = "Percent", .dimension = 1,
   .factor = {1, 2}, .price_base = ""},
};

static const CtGroup sample_groups[] = {
  {.code = "14", .name_vi = "Tốc độ tăng dân số", .name_en = "Population growth"},
  {.code = "17", .name_vi = "Bảo hiểm y tế", .name_en = "Health insurance"},
};

static const CtReporter sample_reporters[] = {{"Sở Y tế", 0}, {"UBND thành phố Lào Cai", 1}};

static const CtIndicator sample_indicators[] = {
  {.code = "14", .group = 0, .name_vi = "Tăng dân số", .name_en = "Population growth", .unit = 1,
   .decimals = 2, .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .factor = {100, 0},
   .target = {CT_COMPARATOR_EQ, {12, 1}, {0, 0}, 0, 0}, .reporter = CT_INDEX_NONE},
  {.code = "17", .group = 1, .name_vi = "Tỷ lệ \"BHYT\", toàn dân", .name_en = "Insured",
   .unit = 1, .decimals = 1, .form = CT_FORM_RATIO, .numerator = 2, .denominator = CT_INDEX_NONE,
   .factor = {100, 0}, .target = {CT_COMPARATOR_GE, {953, 1}, {0, 0}, 0, 0}, .reporter = 0},
  {.code = "bhyt-n", .group = CT_INDEX_NONE, .name_vi = "Người có thẻ", .name_en = "Cards",
   .unit = 0, .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .factor = {1, 0},
   .reporter = 0},
};

static const CtCatalog sample_catalog = {
  .folder = "sample",
  .areas = sample_areas, .n_areas = 2,
  .units = sample_units, .n_units = 2,
  .dimensions = sample_dimensions, .n_dimensions = 2,
  .groups = sample_groups, .n_groups = 2,
  .indicators = sample_indicators, .n_indicators = 3, .n_targeted = 2,
  .reporters = sample_reporters, .n_reporters = 2,
};

typedef struct {
  CtSubmission *submissions[3];
  CtFindings *findings;
  CtScorecard *scorecard;
  CtPriorities *priorities;
  CtDataset *dataset;
  CtResults results;
} Sample;

static CtSubmission *
sample_submission(const gchar *name, const gchar *sender, CtPlaceStyle style, const gchar *table)
{
  CtSubmission *submission = ct_submission_new(name);

  g_free(submission->sender);
  submission->sender = g_strdup(sender);
  submission->status = CT_SUBMISSION_ACCEPTED;
  ct_places_add_table(submission->places, style, table);
  return submission;
}

static void
sample_submissions(Sample *sample)
{
  sample->submissions[0] = sample_submission("in/so-y-te.csv", "Sở Y tế", CT_PLACE_TEXT, "");
  sample->submissions[0]->reporter = 0;
  sample->submissions[0]->observations = 3;
  memset(sample->submissions[0]->sha256, 'a', 64);
  g_strlcpy(sample->submissions[0]->received_date, "2023-07-01", 11);
  sample->submissions[1] =
      sample_submission("in/tp, \"sửa\".xlsx", "=cmd|' /C calc'!A0", CT_PLACE_SHEET, "@Biểu 1");
  sample->submissions[1]->observations = 1;
  sample->submissions[2] = sample_submission("in/không.csv", "", CT_PLACE_TEXT, "");
  sample->submissions[2]->status = CT_SUBMISSION_FAILED;
}

static void
sample_dataset(Sample *sample)
{
  CtBatch *batches[] = {ct_batch_new(), ct_batch_new(), NULL};
  CtPeriod half = ct_period_new(2023, 1, 6);
  const CtObservation given[] = {
    {1, 0, half, CT_MEASURE_ACTUAL, {950, 1}, 1, 1, 'A', FALSE, CT_QUALIFIER_NONE, {2, 4, 0}},
    {0, 0, ct_period_new(2023, 1, 12), CT_MEASURE_PLAN, {-5, 2}, 2, 1, 'E', FALSE,
     CT_QUALIFIER_ABOUT, {3, 4, 0}},
    {2, 0, ct_period_new(2023, 4, 3), CT_MEASURE_ACTUAL, {0, 0}, 0, 0, 'L', TRUE,
     CT_QUALIFIER_NONE, {4, 4, 0}},
  };
  const CtObservation other = {2, 1, ct_period_new(2023, 6, 1), CT_MEASURE_ESTIMATE, {53, -3}, -3,
                               0, 'P', FALSE, CT_QUALIFIER_NONE, {12, 4, 0}};

  for (guint i = 0; i < G_N_ELEMENTS(given); i++)
    ct_batch_append(batches[0], &given[i]);
  ct_batch_append(batches[1], &other);
  sample->dataset = ct_dataset_merge(&sample_catalog, batches, sample->submissions, 3, 1, NULL);
  ct_batch_free(batches[0]);
  ct_batch_free(batches[1]);
}

static void
sample_findings(Sample *sample)
{
  CtFinding finding = CT_FINDING_INIT;

  sample->findings = ct_findings_new();
  finding.rule = "run.late";
  ct_findings_add(sample->findings, &finding, "nobody\nis at fault");
  finding.severity = CT_SEVERITY_ERROR;
  finding.rule = "ratio.17";
  finding.submission = 1;
  finding.place = (CtPlace){12, 4, 0};
  finding.indicator = 1;
  finding.area = 1;
  finding.period = ct_period_new(2023, 1, 6);
  finding.observed = "-5.2";
  finding.expected = "+1+1";
  finding.suggestion = "-";
  ct_findings_add(sample->findings, &finding, "@%s", "SUM(1)");
  ct_findings_finish(sample->findings);
}

static void
sample_scorecard(Sample *sample)
{
  CtScore score = {.indicator = 0, .period = ct_period_new(2023, 1, 12),
                   .comparator = CT_COMPARATOR_EQ, .target = {12, 1},
                   .status = CT_SCORE_NO_DATA};

  sample->scorecard = ct_scorecard_new();
  ct_scorecard_add(sample->scorecard, &score);
  score.indicator = 1;
  score.comparator = CT_COMPARATOR_GE;
  score.target = CT_DECIMAL_INIT(953, 1);
  score.period = ct_period_new(2023, 1, 6);
  score.value = (CtLimit){TRUE, {950, 1}};
  score.progress = (CtLimit){TRUE, {997, 1}};
  score.status = CT_SCORE_BEHIND;
  ct_scorecard_add(sample->scorecard, &score);
}

static void
sample_priorities(Sample *sample)
{
  const CtPriority priority = {.finding = 0, .moved = 1205, .indicator = 1, .has_target = TRUE,
                               .before = CT_SCORE_BEHIND, .after = CT_SCORE_ON_TRACK};

  sample->priorities = ct_priorities_new();
  ct_priorities_add(sample->priorities, &priority);
}

static Sample *
sample_new(void)
{
  Sample *sample = g_new0(Sample, 1);

  sample_submissions(sample);
  sample_dataset(sample);
  sample_findings(sample);
  sample_scorecard(sample);
  sample_priorities(sample);
  sample->results = (CtResults){
    .catalog = &sample_catalog,
    .dataset = sample->dataset,
    .findings = sample->findings,
    .scorecard = sample->scorecard,
    .priorities = sample->priorities,
    .submissions = sample->submissions,
    .n_submissions = 3,
  };
  return sample;
}

static void
sample_free(Sample *sample)
{
  for (guint i = 0; i < 3; i++)
    ct_submission_free(sample->submissions[i]);
  ct_findings_free(sample->findings);
  ct_scorecard_free(sample->scorecard);
  ct_priorities_free(sample->priorities);
  ct_dataset_free(sample->dataset);
  g_free(sample);
}
