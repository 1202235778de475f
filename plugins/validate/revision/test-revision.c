/* validate/revision: what changed since it was accepted. */
#include "../test-validate.h"

enum { A, B, C, D, E, F, N_INDICATORS };

#define TOTAL(letter) {.code = letter, .unit = BILLION, NO_PARTS}

static const CtIndicator indicators[N_INDICATORS] = {TOTAL("A"), TOTAL("B"), TOTAL("C"),
                                                     TOTAL("D"), TOTAL("E"), TOTAL("F")};
static const CtCatalog catalog = {WORLD_CATALOG, .indicators = indicators,
                                  .n_indicators = N_INDICATORS, .n_targeted = N_INDICATORS};

/* @status: of OBS_STATUS; 0: 'A' */
typedef struct {
  Fact fact;
  gchar status;
} Figure;

/**
 * Case:
 * @accepted, @before: by earlier runs; the facts' submissions are the numbers of the runs
 * @now: of this run; all of one sender
 */
typedef struct {
  const gchar *label;
  Figure accepted[8];
  Figure before[2];
  Figure now[8];
  const gchar *findings;
  gboolean files;
  gboolean nothing_known; /* there is no store */
} Case;

#define OF(indicator, period, value) {indicator, NORTH, period, value, CT_MEASURE_ACTUAL, 1, FALSE}
#define HALF(indicator, value) OF(indicator, H1, value)
#define ESTIMATE(value) {A, NORTH, H1, value, CT_MEASURE_ESTIMATE, 1, FALSE}
#define YEAR_BEFORE(value) {OF(A, H1_BEFORE, value), 0}

static const Case cases[] = {
  {"nothing was accepted", .now = {{HALF(A, "5"), 0}}, .findings = ""},
  {"the same", .accepted = {{HALF(A, "5"), 0}}, .now = {{HALF(A, "5"), 0}}, .findings = ""},
  {"only rounded", .accepted = {{HALF(A, "5.25"), 0}}, .now = {{HALF(A, "5.3"), 0}},
   .findings = ""},
  {"a final figure changes", .accepted = {{HALF(A, "5"), 0}}, .now = {{HALF(A, "6"), 0}},
   .findings = "1 revision.changed 080 A 6|5|"},
  {"a final figure becomes another estimate", .accepted = {{HALF(A, "5"), 0}},
   .now = {{HALF(A, "6"), 'E'}}, .findings = "1 revision.changed 080 A 6|5|"},
  {"estimated, then provisional", .accepted = {{HALF(A, "5"), 'E'}},
   .now = {{HALF(A, "6"), 'P'}}, .findings = "0 revision.vintage 080 A 6|5|"},
  {"provisional, then final", .accepted = {{HALF(A, "5"), 'P'}}, .now = {{HALF(A, "6"), 0}},
   .findings = "0 revision.vintage 080 A 6|5|"},
  {"provisional, and again", .accepted = {{HALF(A, "5"), 'P'}}, .now = {{HALF(A, "6"), 'P'}},
   .findings = "0 revision.vintage 080 A 6|5|"},
  {"what was expected, then what was", .accepted = {{ESTIMATE("5"), 0}},
   .now = {{HALF(A, "6"), 0}}, .findings = "0 revision.vintage 080 A 6|5|"},
  {"expected, then expected otherwise", .accepted = {{ESTIMATE("5"), 0}},
   .now = {{ESTIMATE("6"), 0}}, .findings = "0 revision.vintage 080 A 6|5|"},
  {"the same run again says the same", .accepted = {{HALF(A, "6"), 0}},
   .before = {{HALF(A, "5"), 'E'}}, .now = {{HALF(A, "6"), 0}},
   .findings = "0 revision.vintage 080 A 6|5|"},
  {"an accepted change again", .accepted = {{HALF(A, "6"), 0}}, .before = {{HALF(A, "5"), 0}},
   .now = {{HALF(A, "6"), 0}}, .findings = "1 revision.changed 080 A 6|5|"},
  {"a change of what took another's place", .accepted = {{HALF(A, "6"), 0}},
   .before = {{HALF(A, "5"), 'E'}}, .now = {{HALF(A, "7"), 0}},
   .findings = "1 revision.changed 080 A 7|6|"},

  {"gone, while its sender speaks", .accepted = {{HALF(A, "5"), 0}, {HALF(B, "7"), 0}},
   .now = {{HALF(B, "7"), 0}}, .findings = "1 revision.gone 080 A |5|"},
  {"gone, a cell without a value", .accepted = {{HALF(A, "5"), 0}}, .now = {{HALF(A, "…"), 0}},
   .findings = "1 revision.gone 080 A |5|"},
  {"the sender is silent", .accepted = {{HALF(A, "5"), 0}},
   .findings = "1 revision.gone 080 A |5|"},
  {"silent on another period", .accepted = {{OF(A, "2023-01/P3M", "5"), 0}},
   .now = {{HALF(B, "7"), 0}}, .findings = ""},
  {"spoke of that period", .accepted = {{OF(A, "2023-01/P3M", "5"), 0}},
   .now = {{OF(B, "2023-01/P3M", "7"), 0}}, .findings = "1 revision.gone 080 A |5|"},
  {"an estimate whose actual figure came", .accepted = {{ESTIMATE("5"), 0}},
   .now = {{HALF(A, "5"), 0}}, .findings = ""},
  {"a file that is looked at lacks nothing of others", .accepted = {{HALF(A, "5"), 0}},
   .findings = "", .files = TRUE},
  {"many are told together",
   .accepted = {{HALF(A, "5"), 0}, {HALF(B, "5"), 0}, {HALF(C, "5"), 0}, {HALF(D, "5"), 0},
                {HALF(E, "5"), 0}, {HALF(F, "5"), 0}},
   .findings = "1 revision.gone - - |A (080), B (080), C (080), D (080), E (080), F (080)|"},

  {"last year's as it was", .accepted = {YEAR_BEFORE("5")}, .now = {YEAR_BEFORE("5")},
   .findings = ""},
  {"last year's otherwise", .accepted = {YEAR_BEFORE("5")}, .now = {YEAR_BEFORE("6")},
   .findings = "1 revision.restated 080 A 6|5|"},
  {"last year's other than the history's",
   .now = {YEAR_BEFORE("6"), {{A, NORTH, H1_BEFORE, "5", CT_MEASURE_ACTUAL, 0, TRUE}, 0}},
   .findings = "1 revision.restated 080 A 6|5|"},
  {"other than the history's, without a store",
   .now = {YEAR_BEFORE("6"), {{A, NORTH, H1_BEFORE, "5", CT_MEASURE_ACTUAL, 0, TRUE}, 0}},
   .findings = "1 revision.restated 080 A 6|5|", .nothing_known = TRUE},
  {"last year's was provisional", .accepted = {{OF(A, H1_BEFORE, "5"), 'P'}},
   .now = {YEAR_BEFORE("6")}, .findings = "0 revision.vintage 080 A 6|5|"},
  {"history of this year says nothing",
   .now = {{HALF(A, "6"), 0}, {{A, NORTH, H1, "5", CT_MEASURE_ACTUAL, 0, TRUE}, 0}},
   .findings = ""},
};

static void
append(CtBatch *batch, const Figure *figures, gsize n, gboolean earlier)
{
  for (gsize i = 0; i < n && figures[i].fact.period != NULL; i++) {
    CtObservation figure = fact_observation(&catalog, &figures[i].fact, (guint32)i);

    if (figures[i].status != 0)
      figure.status = figures[i].status;
    if (figures[i].fact.earlier == earlier)
      ct_batch_append(batch, &figure);
  }
}

static CtAccepted *
accepted_of(const Case *c)
{
  g_autoptr(CtBatch) figures = ct_batch_new();
  g_autoptr(CtBatch) before = ct_batch_new();

  append(figures, c->accepted, G_N_ELEMENTS(c->accepted), FALSE);
  append(before, c->before, G_N_ELEMENTS(c->before), FALSE);
  return ct_accepted_take(&catalog, 9, figures, before, ct_submission_new(""), ct_answers_new(),
                          g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), 1);
}

static CtDataset *
dataset_of(const Case *c, CtSubmission *submission, gboolean earlier)
{
  g_autoptr(CtBatch) batch = ct_batch_new();
  CtBatch *batches[] = {batch};

  append(batch, c->now, G_N_ELEMENTS(c->now), earlier);
  return ct_dataset_merge(&catalog, batches, &submission, 1, 1, NULL);
}

static void
find(void **state)
{
  const Case *c = *state;
  g_autoptr(CtSubmission) submission = ct_submission_new("báo cáo.csv");
  g_autoptr(CtDataset) current = dataset_of(c, submission, FALSE);
  g_autoptr(CtDataset) history = dataset_of(c, submission, TRUE);
  g_autoptr(CtAccepted) accepted = accepted_of(c);
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  g_auto(GStrv) one = NULL;
  const CtView view = {.catalog = &catalog,
                       .period = ct_period_parse(H1, strlen(H1)),
                       .current = current,
                       .history = history,
                       .submissions = &submission,
                       .n_submissions = 1,
                       .whole = !c->files,
                       .accepted = c->nothing_known ? NULL : accepted};

  ct_plugin.validate->check(NULL, &view, findings);
  world_describe(&catalog, findings, all);
  one = g_strsplit(all->str, "; ", -1);
  for (guint i = 0; one[i] != NULL; i++)
    g_string_append_printf(text, "%s%d %s", i > 0 ? "; " : "",
                           ct_findings_get(findings, i)->severity, one[i]);
  assert_string_equal(text->str, c->findings);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  ct_language_set(CT_LANGUAGE_EN);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label, .test_func = find,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("revision", tests, NULL, NULL);
}
