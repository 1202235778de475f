/* Forms that were sent out and came back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-run.h"

#define MARK "chitieu-template|1||Biểu|UBND huyện Bát Xát|2023-01/P6M\n"
#define COLUMNS                                                                                    \
  "column|1|1|code|Mã chỉ tiêu\ncolumn|1|2|name|Chỉ tiêu\ncolumn|1|3|unit|Đơn vị tính\n"           \
  "column|1|4|actual|Thực hiện 6T/2023\n"
#define ROWS "row|3||5||Thu NSNN|tỷ đồng\nrow|4||8.1||Khách du lịch|lượt\n"
#define FACTS MARK COLUMNS ROWS
#define HEAD "Mã chỉ tiêu|Chỉ tiêu|Đơn vị tính|Thực hiện 6T/2023\n(1)|(2)|(3)|(4)\n"

/* @facts: of the hidden sheet */
typedef struct {
  const gchar *label;
  const gchar *facts;
  const gchar *table;
  const gchar *observations;
  const gchar *findings;
} Case;

static const Case cases[] = {
  {"as it was sent", FACTS "formula|4|4|8.1\n",
   HEAD "5|Thu NSNN|tỷ đồng|#98.2\n8.1|Khách du lịch|lượt|=1200\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @4:4\n",
   ""},
  {"nothing filled in yet", FACTS, HEAD "5|Thu NSNN|tỷ đồng|\n8.1|Khách du lịch|lượt|\n", "",
   "error intake.no-rows @1:0 \"\"\n"},
  {"a group called like its indicator, a row left empty", FACTS,
   HEAD "|Thu NSNN||\n5|Thu NSNN|tỷ đồng|#98.2\n|Khách du lịch||\n8.1|Khách du lịch|lượt|\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @4:4\n", ""},
  {"a code taken away", FACTS,
   HEAD "5|Thu NSNN|tỷ đồng|#98.2\n|Khách du lịch|lượt|#1200\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @4:4\n",
   "warning intake.template-row @4:1 \"\" -> 8.1\n"},
  {"a column moved", FACTS,
   "Mã chỉ tiêu|Chỉ tiêu|Thực hiện 6T/2023|Đơn vị tính\n"
   "5|Thu NSNN|#98.2|tỷ đồng\n8.1|Khách du lịch|#1200|lượt\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @2:3\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @3:3\n",
   "warning intake.template-columns @1:0 \"\"\n"},
  {"a row renamed, another's unit changed", FACTS,
   HEAD "5|Thu ngân sách nhà nước|tỷ đồng|#98.2\n8.1|Khách du lịch|nghìn lượt|#1.2\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 10 2023-01/P6M actual 1.2 VISIT_K @4:4\n",
   "warning intake.template-row @3:2 \"Thu ngân sách nhà nước\" -> Thu NSNN\n"
   "warning intake.template-row @4:3 \"nghìn lượt\" -> lượt\n"},
  {"a formula typed over, another left", FACTS "formula|4|4|8.1\nrow|5||17||BHYT|%\n"
                                               "formula|5|4|17\n",
   HEAD "5|Thu NSNN|tỷ đồng|#98.2\n8.1|Khách du lịch|lượt|#1200\n17|BHYT|%|=91.5\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @4:4\n"
   "17 10 2023-01/P6M actual 91.5 PCT @5:4\n",
   "warning intake.template-formula @4:4 \"1200\"\n"},
  {"a row taken out, one added", FACTS,
   HEAD "5|Thu NSNN|tỷ đồng|#98.2\n17|BHYT|%|#91.5\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n17 10 2023-01/P6M actual 91.5 PCT @4:4\n",
   "info intake.template-added @4:2 \"BHYT\"\nwarning intake.template-missing @1:0 \"\"\n"},
  {"facts cut short", MARK, HEAD "5|Thu NSNN|tỷ đồng|#98.2\n8.1|Khách du lịch|lượt|#1200\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @4:4\n",
   ""},
  {"facts that lie",
   MARK "column|0|99999999999|code|\ncolumn|x||actual|Chỉ tiêu\nformula|1|70000|5\n"
        "row||||\nnothing\n",
   HEAD "5|Thu NSNN|tỷ đồng|#98.2\n8.1|Khách du lịch|lượt|#1200\n",
   "5 10 2023-01/P6M actual 98.2 VND_BN @3:4\n"
   "8.1 10 2023-01/P6M actual 1200 VISIT @4:4\n",
   ""},
};

/* "#1" is a number, "=1" one that a formula gave. */
static CtCell
make_cell(const gchar *text)
{
  CtCell cell = {.text = text, .length = strlen(text), .kind = CT_CELL_TEXT};

  if (text[0] == '#' || text[0] == '=')
    cell = (CtCell){.text = text + 1, .length = strlen(text) - 1, .kind = CT_CELL_NUMBER};
  if (text[0] == '=')
    cell.flags = CT_CELL_COMPUTED;
  if (text[0] == '\0')
    cell.kind = CT_CELL_BLANK;
  return cell;
}

static void
give_form(Run *run, const gchar *table)
{
  const CtTableInfo info = {.style = CT_PLACE_SHEET, .name = "Biểu"};
  g_auto(GStrv) lines = g_strsplit(table, "\n", -1);

  ct_row_sink_table(run->sink, &info);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
    g_auto(GStrv) texts = g_strsplit(lines[i], "|", -1);
    CtCell cells[8];
    guint n = 0;

    for (; texts[n] != NULL && n < G_N_ELEMENTS(cells); n++)
      cells[n] = make_cell(texts[n]);
    ct_row_sink_row(run->sink, i + 1, cells, n);
  }
}

static void
compares(void **state)
{
  const Case *c = *state;
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  options.period = ct_period_new(2023, 1, 6);
  options.area = 0; /* the province */
  run = run_start(&options, FALSE);
  run_give_sheet(&run, "chitieu", c->facts);
  give_form(&run, c->table);
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, c->observations, c->findings);
  run_stop(&run);
}

/* A sheet that has the name and not the mark is one like all others. */
static void
only_the_name(void **state)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  (void)state;
  options.period = ct_period_new(2023, 1, 6);
  options.area = 0;
  run = run_start(&options, FALSE);
  run_give_sheet(&run, "chitieu", "Chỉ tiêu|ĐVT|Thực hiện\nThu NSNN|tỷ đồng|#98.2\n");
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, "5 10 2023-01/P6M actual 98.2 VND_BN @2:3\n", "");
  run_stop(&run);
}

int
main(void)
{
  const struct CMUnitTest single = cmocka_unit_test(only_the_name);
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){
      .name = cases[i].label, .test_func = compares, .initial_state = (void *)&cases[i]};
  tests[G_N_ELEMENTS(cases)] = single;
  return cmocka_run_group_tests_name("template", tests, run_set_up, run_tear_down);
}
