/* What a sender is asked for, by the catalog of the tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-error.h"
#include "data/ct-merge.h"
#include "pipeline/ct-questionnaire-make.h"

static CtCatalog *catalog;

static int
load_catalog(void **state)
{
  (void)state;
  catalog = ct_catalog_load(CATALOG, NULL);
  return catalog != NULL ? 0 : -1;
}

static int
free_catalog(void **state)
{
  (void)state;
  ct_catalog_free(catalog);
  return 0;
}

static guint32
reporter_called(const gchar *name)
{
  CtNameMatch match = ct_catalog_find_reporter(catalog, name, strlen(name));

  assert_int_equal(match.result, CT_NAME_FOUND);
  return match.id;
}

static CtQuestionnaire *
make(const gchar *sender, CtPeriod period, CtDataset *history, GError **error)
{
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  CtPipeline pipeline = {.due = (gchar *)(guintptr) "2023-07-05"};
  const CtPlan plan = {.pipeline = &pipeline, .catalog = catalog, .constraints = constraints,
                       .history = history};

  return ct_questionnaire_new(&plan, NULL, reporter_called(sender), period, error);
}

static const CtQuestion *
find(const CtQuestionnaire *form, const gchar *code)
{
  const CtQuestion *found = NULL;

  for (gsize i = 0; i < form->n_questions; i++) {
    const CtQuestion *question = &form->questions[i];

    if (question->kind == CT_QUESTION_HEADING ||
        strcmp(catalog->indicators[question->indicator].code, code) != 0)
      continue;
    assert_null(found); /* each figure has one row */
    found = question;
  }
  return found;
}

/* @asked: codes that must be there, @not: that must not */
typedef struct {
  const gchar *label;
  const gchar *sender;
  gint months;
  const gchar *asked;
  const gchar *not_asked;
} Case;

static const Case cases[] = {
  {"a district, 6 months", "huyện Bát Xát", 6, "5 7 8.1 KHACH_QT 10 DS_TB 14 27 DV_MOI",
   "1 3 15 20 THU_XNK GRDP_HH"},
  {"a district, 3 months: what is due half-yearly is not", "huyện Bát Xát", 3, "5 17", "14 27"},
  {"a district, the year", "huyện Bát Xát", 12, "15 20 26.2 NGHEO_CAN_TL", "3 16.1"},
  {"a department owes the province's", "Sở Tài chính", 6, "5 THU_NOI_DIA THU_XNK", "4 7 8.1"},
  {"growth has its component once", "Cục Thống kê", 9, "1 GRDP_SS 2.1 GRDP_HH", "3 5"},
};

static void
asks_for(void **state)
{
  const Case *c = *state;
  g_autoptr(CtQuestionnaire) form = make(c->sender, ct_period_new(2023, 1, c->months), NULL, NULL);
  g_auto(GStrv) asked = g_strsplit(c->asked, " ", -1);
  g_auto(GStrv) not_asked = g_strsplit(c->not_asked, " ", -1);

  assert_non_null(form);
  for (guint i = 0; asked[i] != NULL; i++)
    if (find(form, asked[i]) == NULL)
      fail_msg("%s is not asked for", asked[i]);
  for (guint i = 0; not_asked[i] != NULL; i++)
    if (find(form, not_asked[i]) != NULL)
      fail_msg("%s is asked for", not_asked[i]);
}

static void
rates_follow_from_their_parts(void **state)
{
  g_autoptr(CtQuestionnaire) form = make("huyện Bát Xát", ct_period_new(2023, 1, 6), NULL, NULL);
  const CtQuestion *rate = find(form, "10"), *whole = find(form, "8.1"), *fall = find(form, "24.3");

  (void)state;
  assert_int_equal(rate->kind, CT_QUESTION_COMPUTED);
  assert_ptr_equal(&form->questions[rate->numerator], find(form, "DS_DO_THI"));
  assert_ptr_equal(&form->questions[rate->denominator], find(form, "DS_TB"));
  assert_int_equal(whole->n_terms, 2);
  assert_ptr_equal(&form->questions[whole->terms[1]], find(form, "KHACH_NOI_DIA"));
  assert_int_equal(fall->numerator, fall->denominator);
  assert_int_equal(find(form, "5")->kind, CT_QUESTION_INPUT); /* its parts are the province's */
  assert_int_equal(find(form, "DS_TB")->kind, CT_QUESTION_INPUT);
  assert_false(form->several_areas);
}

/* Last year's figure and plan are those of the history; the target is the plan otherwise. */
static void
fills_in_what_is_known(void **state)
{
  guint32 indicator = ct_catalog_indicator_by_code(catalog, "5");
  guint32 province = ct_catalog_area_by_code(catalog, "10");
  const CtObservation before = {.indicator = indicator, .area = province,
                                .period = ct_period_new(2022, 1, 6),
                                .measure = CT_MEASURE_ACTUAL, .value = {12345, 1},
                                .unit = catalog->indicators[indicator].unit, .status = 'A'};
  CtSubmission *submissions[] = {ct_submission_new("h.csv"), NULL};
  CtBatch *batches[] = {ct_batch_new(), NULL};
  g_autoptr(CtDataset) history = NULL;
  g_autoptr(CtQuestionnaire) form = NULL;

  (void)state;
  ct_batch_append(batches[0], &before);
  history = ct_dataset_merge(catalog, batches, submissions, 1, 1, NULL);
  form = make("Sở Tài chính", ct_period_new(2023, 1, 6), history, NULL);
  assert_string_equal(find(form, "5")->before, "1234.5");
  assert_non_null(find(form, "5")->planned);
  assert_null(find(form, "THU_XNK")->before);
  assert_string_equal(find(form, "5")->minimum, "0");
  assert_non_null(find(form, "5")->hint);
  assert_string_equal(form->due, "2023-07-05");
  assert_string_equal(form->superior, "UBND TỈNH LÀO CAI");
  ct_batch_free(batches[0]);
  ct_submission_free(submissions[0]);
}

static void
nothing_owed_is_told(void **state)
{
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_null(make("Văn phòng Tỉnh ủy", ct_period_new(2023, 1, 6), NULL, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
  assert_non_null(strstr(error->message, "Văn phòng Tỉnh ủy"));
}

int
main(void)
{
  const struct CMUnitTest singles[] = {
    cmocka_unit_test(rates_follow_from_their_parts),
    cmocka_unit_test(fills_in_what_is_known),
    cmocka_unit_test(nothing_owed_is_told),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(singles)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){
      .name = cases[i].label, .test_func = asks_for, .initial_state = (void *)&cases[i]};
  memcpy(&tests[G_N_ELEMENTS(cases)], singles, sizeof singles);
  return cmocka_run_group_tests_name("questionnaire", tests, load_catalog, free_catalog);
}
