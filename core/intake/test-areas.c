/* Which area a name means, by its column, its list, its section, and the sender. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-run.h"
#include "test-small-catalog.h"

/* @areas: "area value" of each observation */
typedef struct {
  const gchar *label;
  const gchar *table;
  const gchar *areas;
  const gchar *findings;
  gboolean reporter;
  gboolean guessed;
} Case;

#define XA "DÂN SỐ 6 THÁNG NĂM 2023\nTT|Xã, thị trấn|Dân số\n"
#define DIA_BAN "DÂN SỐ 6 THÁNG NĂM 2023\nTT|Địa bàn|Dân số\n"
#define HUYEN_XA "DÂN SỐ 6 THÁNG NĂM 2023\nTT|Huyện|Xã, thị trấn|Dân số\n"

static const Case cases[] = {
  {.label = "a township called like its district, beside it",
   .table = HUYEN_XA "1|Bát Xát|Bát Xát|120\n2|Bát Xát|Quang Kim|98\n",
   .areas = "02682 120\n02700 98\n"},
  {.label = "in the district's own list of communes",
   .table = XA "1|Bát Xát|120\n2|Quang Kim|98\n|Toàn huyện|218\n",
   .areas = "02682 120\n02700 98\n082 218\n",
   .reporter = TRUE},
  {.label = "in a list that only its other names tell of",
   .table = DIA_BAN "1|Bát Xát|120\n2|Quang Kim|98\n3|A Lù|7\n",
   .areas = "02682 120\n02700 98\n02683 7\n",
   .reporter = TRUE},
  {.label = "the district above its communes, when the township is named in full",
   .table = DIA_BAN "1|Bát Xát|225\n2|TT Bát Xát|120\n3|Quang Kim|98\n4|A Lù|7\n",
   .areas = "082 225\n02682 120\n02700 98\n02683 7\n",
   .reporter = TRUE},
  {.label = "a list of districts",
   .table = DIA_BAN "1|Bát Xát|225\n2|Sa Pa|120\n",
   .areas = "082 225\n088 120\n"},
  {.label = "communes without their districts: which is meant is not known",
   .table = XA "1|Bát Xát|120\n2|Quang Kim|98\n",
   .areas = "02700 98\n",
   .findings = "intake.ambiguous-area Bát Xát\n"},
  {.label = "another district amid communes",
   .table = XA "1|Quang Kim|98\n2|Sa Pa|9\n",
   .areas = "02700 98\n",
   .findings = "intake.ambiguous-area Sa Pa\n",
   .reporter = TRUE},
  {.label = "sections of districts",
   .table = XA "I|Huyện Bát Xát|218\n1|Bát Xát|120\n2|Quang Kim|98\nII|Thị xã Sa Pa|\n1|Sa Pa|5\n"
               "2|Thanh Bình|6\n",
   .areas = "082 218\n02682 120\n02700 98\n03001 5\n03025 6\n"},
  {.label = "a commune in the section of another district",
   .table = XA "I|Huyện Bát Xát|218\n1|Bản Lầu|120\n",
   .areas = "082 218\n02788 120\n",
   .findings = "intake.area-contradiction Bản Lầu\n"},
  {.label = "cut to a letter it is the sender's own commune, and no district",
   .table = XA "1|S. Pa|12\n2|Quang Kim|98\n",
   .areas = "02703 12\n02700 98\n",
   .reporter = TRUE},
  {.label = "the same where districts may be named, too",
   .table = DIA_BAN "1|S. Pa|12\n2|Quang Kim|98\n",
   .areas = "02700 98\n",
   .findings = "intake.ambiguous-area S. Pa\n",
   .reporter = TRUE},
  {.label = "without marks Sa Pa is no more than Sa Pả",
   .table = "DAN SO 6 THANG NAM 2023\nTT|Huyen|Xa, phuong|Dan so\n1|Sa Pa|Sa Pa|12\n",
   .areas = "",
   .findings = "intake.ambiguous-area Sa Pa\n"},
  {.label = "the type behind the name",
   .table = XA "1|Quang Kim (xã)|98\n",
   .areas = "02700 98\n",
   .reporter = TRUE},
  {.label = "a city called like its province, among districts",
   .table = "DÂN SỐ 6 THÁNG NĂM 2023\nTT|Huyện|Dân số\n1|Lào Cai|98\n2|Bát Xát|9\n",
   .areas = "080 98\n082 9\n"},
  {.label = "communes as columns",
   .table = "6 THÁNG NĂM 2023\nTT|Chỉ tiêu|Bát Xát|Quang Kim|A Lù\n1|Dân số|120|98|7\n",
   .areas = "02700 98\n02683 7\n02682 120\n",
   .reporter = TRUE},
  {.label = "the letterhead names another sender than the file's name",
   .table = "UBND THỊ XÃ SA PA\n6 THÁNG NĂM 2023\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|120\n",
   .areas = "082 120\n",
   .findings = "intake.sender-contradicts UBND huyện Bát Xát\n",
   .reporter = TRUE,
   .guessed = TRUE},
  {.label = "the same, and a person stated the sender",
   .table = "UBND THỊ XÃ SA PA\n6 THÁNG NĂM 2023\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|120\n",
   .areas = "082 120\n",
   .reporter = TRUE},
  {.label = "another area above the same header, that the sender does not answer for",
   .table = "6 THÁNG NĂM 2023\nHuyện Bát Xát\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|120\n||\n"
            "Thị xã Sa Pa\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|130\n",
   .areas = "082 120\n",
   .findings = "intake.ambiguous-area Thị xã Sa Pa\nintake.missing-column indicator, value\n"},
  {.label = "another area above the same header, in a line of its own",
   .table = "6 THÁNG NĂM 2023\nĐịa bàn: Huyện Bát Xát\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|120\n||\n"
            "Địa bàn: Thị xã Sa Pa\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|130\n",
   .areas = "082 120\n088 130\n"},
  {.label = "another area above the same header, in its title",
   .table = "DÂN SỐ HUYỆN BÁT XÁT 6 THÁNG NĂM 2023\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|120\n||\n"
            "DÂN SỐ THỊ XÃ SA PA 6 THÁNG NĂM 2023\nTT|Chỉ tiêu|Thực hiện\n1|Dân số|130\n",
   .areas = "082 120\n",
   .findings = "intake.ambiguous-area Thị xã Sa Pa\nintake.missing-column indicator, value\n"},
  {.label = "a department of the district",
   .table = "UBND HUYỆN BÁT XÁT\nPHÒNG Y TẾ\n6 THÁNG NĂM 2023\nTT|Chỉ tiêu|Thực hiện\n"
            "1|Dân số|120\n",
   .areas = "082 120\n",
   .reporter = TRUE,
   .guessed = TRUE},
};

static void
check(const Run *run, const Case *test)
{
  g_autoptr(CtCatalog) catalog = small_catalog_new();
  g_autoptr(GString) areas = g_string_new(NULL), findings = g_string_new(NULL);

  for (gsize i = 0; i < run->batch->n; i++) {
    gchar value[CT_DECIMAL_CHARS];
    CtObservation seen = ct_batch_get(run->batch, i);

    ct_decimal_format(seen.value, value);
    g_string_append_printf(areas, "%s %s\n", catalog->areas[seen.area].code, value);
  }
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);

    if (finding->severity != CT_SEVERITY_INFO)
      g_string_append_printf(findings, "%s %s\n", finding->rule, finding->observed);
  }
  assert_string_equal(areas->str, test->areas);
  assert_string_equal(findings->str, test->findings != NULL ? test->findings : "");
}

static void
read_one(void **state)
{
  const Case *test = *state;
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  for (guint plain = 0; plain < 2; plain++) {
    Run run;

    options.sender_guessed = test->guessed;
    options.without_plain_rows = plain == 0;
    run = run_start(&options, test->reporter);
    if (test->reporter) {
      g_free(run.submission->sender);
      run.submission->sender = g_strdup("UBND huyện Bát Xát");
    }
    run_give_table(&run, test->table);
    ct_intake_finish(run.intake, TRUE);
    check(&run, test);
    run_stop(&run);
  }
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = read_one,
                                     .initial_state = (void *)(guintptr)&cases[i]};
  return cmocka_run_group_tests_name("areas", tests, run_set_up, run_tear_down);
}
