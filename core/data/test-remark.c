#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ct-message.h"
#include "data/ct-remark.h"
#include "data/test-sample.h"

/* Findings of the second submission, a workbook, and of others. */
typedef struct {
  CtSeverity severity;
  const gchar *rule;
  guint32 submission;
  CtPlace place;
  gboolean figure;
  const gchar *message;
} Given;

static void
add(CtFindings *findings, const Given *given)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = given->severity;
  finding.rule = given->rule;
  finding.submission = given->submission;
  finding.place = given->place;
  if (given->figure) {
    finding.indicator = 2;
    finding.area = 1;
    finding.period = ct_period_new(2023, 6, 1);
  }
  ct_findings_add(findings, &finding, "%s", given->message);
}

static CtRemarks *
make(Sample *sample, const Given *given, gsize n)
{
  ct_findings_free(sample->findings);
  sample->findings = ct_findings_new();
  for (gsize i = 0; i < n; i++)
    add(sample->findings, &given[i]);
  ct_findings_finish(sample->findings);
  sample->results.findings = sample->findings;
  return ct_remarks_new(&sample->results, 1, NULL);
}

static const Given mixed[] = {
  {CT_SEVERITY_WARNING, "b.second", 1, {12, 4, 0}, TRUE, "odd"},
  {CT_SEVERITY_ERROR, "a.first", 1, {12, 4, 0}, TRUE, "wrong"},
  {CT_SEVERITY_INFO, "c.answered", 1, {13, 4, 0}, TRUE, "explained"},
  {CT_SEVERITY_INFO, "read.encoding", 1, {0, 0, 0}, FALSE, "how it was read"},
  {CT_SEVERITY_INFO, "findings.limit", 1, {0, 0, 0}, FALSE, "more"},
  {CT_SEVERITY_ERROR, "read.failed", 1, {0, 0, 0}, FALSE, "cut off"},
  {CT_SEVERITY_ERROR, "a.first", 0, {1, 1, 0}, FALSE, "of another one"},
  {CT_SEVERITY_ERROR, "a.first", CT_INDEX_NONE, {0, 0, 0}, FALSE, "of nobody"},
};

static void
cells_have_their_findings_together(void **state)
{
  Sample *sample = sample_new();
  CtLanguage before = ct_language_set(CT_LANGUAGE_EN);

  (void)state;
  g_autoptr(CtRemarks) remarks = make(sample, mixed, G_N_ELEMENTS(mixed));
  assert_int_equal(remarks->n, 2);
  assert_null(remarks->list[0].sheet);
  assert_string_equal(remarks->list[0].comment, "Error: cut off");
  assert_string_equal(remarks->list[1].sheet, "@Biểu 1");
  assert_int_equal(remarks->list[1].place.row, 12);
  assert_int_equal(remarks->list[1].place.column, 4);
  assert_int_equal(remarks->list[1].severity, CT_SEVERITY_ERROR);
  assert_string_equal(remarks->list[1].comment,
                      "Error: wrong\nMore in the sheet \"To mend\": b.second");
  ct_language_set(before);
  sample_free(sample);
}

static void
the_list_has_what_can_be_answered(void **state)
{
  static const gchar *const rules[] = {"findings.limit", "read.failed", "a.first", "b.second",
                                       "c.answered"};
  Sample *sample = sample_new();

  (void)state;
  g_autoptr(CtRemarks) remarks = make(sample, mixed, G_N_ELEMENTS(mixed));
  assert_int_equal(remarks->n_rows, G_N_ELEMENTS(rules));
  for (gsize i = 0; i < remarks->n_rows; i++)
    assert_string_equal(remarks->rows[i].rule, rules[i]);
  assert_string_equal(remarks->rows[2].location, "@Biểu 1!D12");
  assert_string_equal(remarks->rows[2].indicator, "bhyt-n");
  assert_string_equal(remarks->rows[2].area, "080");
  assert_string_equal(remarks->rows[2].period, "2023-06");
  assert_string_equal(remarks->rows[2].value, "53000");
  assert_null(remarks->rows[2].answer);
  assert_string_equal(remarks->rows[0].indicator, "");
  assert_string_equal(remarks->rows[0].location, "");
  sample_free(sample);
}

static void
title_and_heading_are_in_the_language(void **state)
{
  static const struct {
    CtLanguage language;
    const gchar *title, *answer;
  } cases[] = {{CT_LANGUAGE_VI, "Cần sửa", "Giải trình"},
               {CT_LANGUAGE_EN, "To mend", "Explanation"}};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Sample *sample = sample_new();
    CtLanguage before = ct_language_set(cases[i].language);

    g_autoptr(CtRemarks) remarks = make(sample, mixed, 1);
    assert_string_equal(remarks->title, cases[i].title);
    assert_string_equal(remarks->headings[CT_REMARK_COLUMNS - 1], cases[i].answer);
    assert_true(ct_remark_is_answer_heading(cases[i].answer, strlen(cases[i].answer)));
    ct_language_set(before);
    sample_free(sample);
  }
  assert_false(ct_remark_is_answer_heading("Ghi chú", strlen("Ghi chú")));
}

/* Comments */

/* A sum of many figures, what to do about it, and where else it does not fit. */
#define SUM                                                                                        \
  "các địa bàn cộng lại không bằng số chung: báo cáo ghi 455,2 tỷ đồng, nhưng tính ra 141,7 "      \
  "(Khối tỉnh) + 182,3 (Thành phố Lào Cai) + 30,3 (Huyện Bát Xát) + 21,1 (Huyện Mường Khương) + "  \
  "5 (Huyện Si Ma Cai) + 11,4 (Huyện Bắc Hà) + 56,2 (Huyện Bảo Thắng) + 28,6 (Huyện Bảo Yên) + "   \
  "85,5 (Thị xã Sa Pa) + 34,8 (Huyện Văn Bàn) + 1.066 (thu từ hoạt động xuất nhập khẩu) = 1.662,9"

static const Given long_ones[] = {
  {CT_SEVERITY_ERROR, "rollup.sum", 1, {12, 4, 0}, TRUE,
   SUM "; chênh lệch 1.207,7; Tỉnh Lào Cai, 5 cũng không khớp (rules.R10): " SUM},
  {CT_SEVERITY_ERROR, "rules.R10", 1, {12, 4, 0}, TRUE, SUM},
  {CT_SEVERITY_WARNING, "trend.jump", 1, {12, 4, 0}, TRUE, SUM},
  {CT_SEVERITY_WARNING, "rules.R10", 1, {12, 4, 0}, TRUE, SUM},
};

static void
long_messages_are_short_in_comments(void **state)
{
  static const gchar more[] = "\nMore in the sheet \"To mend\": rules.R10, trend.jump";
  Sample *sample = sample_new();
  CtLanguage before = ct_language_set(CT_LANGUAGE_EN);

  (void)state;
  g_autoptr(CtRemarks) remarks = make(sample, long_ones, G_N_ELEMENTS(long_ones));
  const gchar *comment = remarks->list[0].comment;
  assert_true(g_str_has_prefix(comment, "Error: các địa bàn cộng lại không bằng số chung: báo cáo "
                                        "ghi 455,2 tỷ đồng, nhưng tính ra 141,7 (Khối tỉnh)"));
  assert_non_null(strstr(comment, " … "));
  assert_non_null(strstr(comment, "nhập khẩu) = 1.662,9\n"));
  assert_true(g_str_has_suffix(comment, more));
  assert_in_range(g_utf8_strlen(comment, -1) - g_utf8_strlen(more, -1), 300, 350);
  assert_string_equal(remarks->rows[0].message, long_ones[0].message);
  ct_language_set(before);
  sample_free(sample);
}

static void
a_suggestion_has_a_line_of_its_own(void **state)
{
  Sample *sample = sample_new();
  CtLanguage before = ct_language_set(CT_LANGUAGE_EN);
  CtFinding finding = CT_FINDING_INIT;

  (void)state;
  ct_findings_free(sample->findings);
  sample->findings = ct_findings_new();
  finding.severity = CT_SEVERITY_ERROR;
  finding.rule = "rules.R22";
  finding.submission = 1;
  finding.place = (CtPlace){12, 4, 0};
  finding.indicator = 2;
  finding.suggestion = "5300";
  ct_findings_add(sample->findings, &finding, "too much: 53,000; 5,300 instead would fit; see 3");
  sample->results.findings = sample->findings;
  g_autoptr(CtRemarks) remarks = ct_remarks_new(&sample->results, 1, NULL);
  assert_string_equal(remarks->list[0].comment, "Error: too much: 53,000; see 3\nSuggestion: "
                                                "5,300 người\nMore in the sheet \"To mend\"");
  assert_string_equal(remarks->rows[0].suggestion, "5,300 người");
  ct_language_set(before);
  sample_free(sample);
}

static void
comments_of_covered_cells_are_limited(void **state)
{
  g_autofree gchar *all = g_strdup("first");

  (void)state;
  for (guint i = 0; i < 200; i++) {
    g_autofree gchar *before = g_steal_pointer(&all);
    all = ct_remark_join_comments(before, "another one that is wrong");
  }
  assert_true(g_str_has_prefix(all, "first\nanother one"));
  assert_true(g_str_has_suffix(all, "\n…"));
  assert_in_range(strlen(all), 600, 720);
}

/* An earlier list */

#define LIST_COLUMNS (CT_REMARK_COLUMNS + CT_REMARK_KEYS)

typedef struct {
  const gchar *label;
  const gchar *rule, *indicator, *period, *value, *location;
  const gchar *answer; /* as typed */
  const gchar *kept;   /* NULL: it is not */
} Typed;

static const Typed typed[] = {
  {"of the same finding", "a.first", "bhyt-n", "2023-06", "53000", "", "do dịch", "do dịch"},
  {"value written otherwise", "a.first", "bhyt-n", "2023-06", "53000.0", "", " x ", "x"},
  {"figure changed", "a.first", "bhyt-n", "2023-06", "52000", "", "do dịch", NULL},
  {"another rule", "a.other", "bhyt-n", "2023-06", "53000", "", "do dịch", NULL},
  {"another period", "a.first", "bhyt-n", "2023", "53000", "", "do dịch", NULL},
  {"nothing typed", "a.first", "bhyt-n", "2023-06", "53000", "", "  ", NULL},
};

static void
give_row(CtRowSink *sink, guint64 row, const gchar *const texts[LIST_COLUMNS])
{
  CtCell cells[LIST_COLUMNS] = {{0}};

  for (guint i = 0; i < LIST_COLUMNS; i++) {
    cells[i].text = texts[i] != NULL ? texts[i] : "";
    cells[i].length = strlen(cells[i].text);
    cells[i].kind = CT_CELL_TEXT;
  }
  ct_row_sink_row(sink, row, cells, LIST_COLUMNS);
}

static void
give_list(CtRemarks *remarks, const Typed *list)
{
  CtRowSink *sink = ct_remarks_earlier(remarks);
  const CtTableInfo table = {.style = CT_PLACE_SHEET, .name = "Cần sửa (cũ)"};
  const gchar *texts[LIST_COLUMNS];

  memcpy(texts, remarks->headings, sizeof remarks->headings);
  memcpy(texts + CT_REMARK_COLUMNS, remarks->keys, sizeof remarks->keys);
  ct_row_sink_table(sink, &table);
  give_row(sink, 1, texts);
  memset(texts, 0, sizeof texts);
  texts[2] = list->location;
  texts[9] = list->answer;
  texts[10] = list->rule;
  texts[11] = list->indicator;
  texts[12] = list->indicator[0] != '\0' ? "080" : "";
  texts[13] = list->period;
  texts[14] = list->value;
  give_row(sink, 2, texts);
  ct_remarks_earlier_free(sink);
}

static void
typed_one(void **state)
{
  const Typed *one = *state;
  Sample *sample = sample_new();

  g_autoptr(CtRemarks) remarks = make(sample, mixed, G_N_ELEMENTS(mixed));
  give_list(remarks, one);
  assert_string_equal(remarks->earlier, "Cần sửa (cũ)");
  if (one->kept != NULL)
    assert_string_equal(remarks->rows[2].answer, one->kept);
  else
    assert_null(remarks->rows[2].answer);
  assert_null(remarks->rows[3].answer);
  sample_free(sample);
}

static void
what_is_no_figure_is_told_by_its_place(void **state)
{
  static const Given given[] = {
    {CT_SEVERITY_ERROR, "intake.unknown-area", 1, {12, 1, 0}, FALSE, "who?"},
    {CT_SEVERITY_ERROR, "intake.unknown-area", 1, {13, 1, 0}, FALSE, "who?"},
  };
  static const Typed list = {"",  "intake.unknown-area", "", "", "", "@Biểu 1!A13",
                             "xã mới", NULL};
  Sample *sample = sample_new();

  (void)state;
  g_autoptr(CtRemarks) remarks = make(sample, given, G_N_ELEMENTS(given));
  give_list(remarks, &list);
  assert_null(remarks->rows[0].answer);
  assert_string_equal(remarks->rows[1].answer, "xã mới");
  sample_free(sample);
}

/* A sheet of the sender's own that is called so is no list. */
static void
headings_make_a_list(void **state)
{
  static const gchar *const texts[LIST_COLUMNS] = {"RULE", "INDICATOR", "Giải trình"};
  const CtTableInfo table = {.style = CT_PLACE_SHEET, .name = "Cần sửa"};
  Sample *sample = sample_new();
  CtRowSink *sink;

  (void)state;
  g_autoptr(CtRemarks) remarks = make(sample, mixed, G_N_ELEMENTS(mixed));
  sink = ct_remarks_earlier(remarks);
  ct_row_sink_table(sink, &table);
  give_row(sink, 1, texts);
  ct_remarks_earlier_free(sink);
  assert_null(remarks->earlier);
  sample_free(sample);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(typed) + 8];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(typed); n++)
    tests[n] = (struct CMUnitTest){
      .name = typed[n].label, .test_func = typed_one, .initial_state = (void *)&typed[n]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(cells_have_their_findings_together);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(long_messages_are_short_in_comments);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_suggestion_has_a_line_of_its_own);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(comments_of_covered_cells_are_limited);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(the_list_has_what_can_be_answered);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(title_and_heading_are_in_the_language);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_is_no_figure_is_told_by_its_place);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(headings_make_a_list);
  return cmocka_run_group_tests_name("remark", tests, NULL, NULL);
}
