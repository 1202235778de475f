/* "Giải trình: ...": which remarks are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "intake/ct-explanation.h"
#include "test-run.h"

typedef struct {
  const gchar *label;
  const gchar *text;
  const gchar *rest; /* NULL: it is none */
} Case;

static const Case cases[] = {
  {"as it is written", "Giải trình: tuyển thêm bác sỹ", "tuyển thêm bác sỹ"},
  {"capitals", "GIẢI TRÌNH: mưa lũ", "mưa lũ"},
  {"no marks, no colon", "giai trinh do mua lu", "do mua lu"},
  {"a dash, spaces", "  Giải trình -  mưa lũ ", "mưa lũ"},
  {"decomposed", "Gia\u0309i tri\u0300nh: mưa", "mưa"},
  {"brackets stay", "Giải trình (huyện): mưa", "(huyện): mưa"},
  {"a sign stays", "Giải trình: +5 giường", "+5 giường"},
  {"a no-break space", "Giải\u00a0trình:\u00a0mưa", "mưa"},
  {"nothing said", "Giải trình:", NULL},
  {"one word", "Giải", NULL},
  {"another word", "Giải trình độ", "độ"},
  {"a longer word", "Giải trìnhx: mưa", NULL},
  {"another remark", "ghi chú: mưa", NULL},
  {"not at the start", "Có giải trình: mưa", NULL},
  {"empty", "", NULL},
};

static void
read_one(void **state)
{
  const Case *c = *state;
  CtSpan rest = {"", 0};
  gboolean is = ct_explanation_read((CtSpan){c->text, strlen(c->text)}, &rest);

  assert_int_equal(is, c->rest != NULL);
  if (c->rest != NULL) {
    g_autofree gchar *text = g_strndup(rest.text, rest.length);
    assert_string_equal(text, c->rest);
  }
}

/* What is kept of row @row of a table that stands at "XA|Bát Xát|2023|...". */
static const gchar *
note_of(const Run *run, guint32 row)
{
  return ct_submission_get_note(run->submission, (CtPlace){row, 4, 0});
}

#define TABLE "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|Ghi chú|Nguồn\n"

static void
keeps_those_of_rows(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  (void)state;
  for (guint plain = 0; plain < 2; plain++) {
    Run run;

    options.without_plain_rows = plain == 0;
    run = run_start(&options, FALSE);
    run_give_table(&run, TABLE "XA|Bát Xát|2023|8|Giải trình: mưa lũ|\n"
                               "XA|Sa Pa|2023|8|gần đúng|\n"
                               "XA|Mường Khương|2023|8||giải trình: xem công văn\n"
                               "XA|080|2023|8|Giải trình: một|Giải trình: hai\n"
                               "XA|Toàn tỉnh|2023||Giải trình: không có số|\n");
    assert_true(ct_intake_finish(run.intake, TRUE));
    assert_string_equal(note_of(&run, 2), "mưa lũ");
    assert_null(note_of(&run, 3));
    assert_string_equal(note_of(&run, 4), "xem công văn");
    assert_string_equal(note_of(&run, 5), "một");
    assert_null(note_of(&run, 6));
    assert_int_equal(run.batch->n, 4);
    run_stop(&run);
  }
}

static void
a_column_of_its_own(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  (void)state;
  for (guint plain = 0; plain < 2; plain++) {
    Run run;

    options.without_plain_rows = plain == 0;
    run = run_start(&options, FALSE);
    run_give_table(&run, "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|Giải trình\n"
                         "XA|Bát Xát|2023|8|mưa lũ\nXA|Sa Pa|2023|8|\n");
    assert_true(ct_intake_finish(run.intake, TRUE));
    assert_string_equal(note_of(&run, 2), "mưa lũ");
    assert_null(note_of(&run, 3));
    run_stop(&run);
  }
}

static void
too_many_are_told(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run = run_start(&options, FALSE);

  (void)state;
  run_give_table(&run, TABLE);
  for (guint i = 0; i <= CT_MAX_NOTES; i++)
    run_give_row(&run, i + 2, "XA|Bát Xát|2023|8|Giải trình: mưa lũ|");
  assert_true(ct_intake_finish(run.intake, TRUE));
  assert_string_equal(note_of(&run, CT_MAX_NOTES + 1), "mưa lũ");
  assert_null(note_of(&run, CT_MAX_NOTES + 2));
  assert_int_equal(ct_findings_total(run.findings, CT_SEVERITY_WARNING), 1);
  assert_string_equal(ct_findings_get(run.findings, 0)->rule, "intake.explanations-limit");
  run_stop(&run);
}

static void
long_ones_are_cut(void **state)
{
  g_autoptr(CtSubmission) submission = ct_submission_new("a");
  GString *text = g_string_new(NULL);

  (void)state;
  while (text->len < CT_MAX_NOTE_BYTES + 2)
    g_string_append(text, "ã");
  g_string_insert_c(text, 0, 'x');
  assert_true(ct_submission_add_note(submission, (CtPlace){1, 1, 0}, text->str, text->len));
  const gchar *note = ct_submission_get_note(submission, (CtPlace){1, 9, 0});
  assert_true(strlen(note) <= CT_MAX_NOTE_BYTES && strlen(note) >= CT_MAX_NOTE_BYTES - 1);
  assert_true(g_utf8_validate(note, -1, NULL));
  g_string_free(text, TRUE);
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(keeps_those_of_rows),
    cmocka_unit_test(a_column_of_its_own),
    cmocka_unit_test(too_many_are_told),
    cmocka_unit_test(long_ones_are_cut),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(others) + G_N_ELEMENTS(cases)];

  memcpy(tests, others, sizeof others);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[G_N_ELEMENTS(others) + i] =
        (struct CMUnitTest){.name = cases[i].label, .test_func = read_one,
                            .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("explanation", tests, run_set_up, run_tear_down);
}
