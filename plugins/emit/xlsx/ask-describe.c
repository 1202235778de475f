/* ask-describe.c: what the form was when it went out, for when it comes back changed.
 *
 * One row a fact; ct-intake-template.h tells what each means.
 */
#include "ask.h"

static const gchar *const role_names[N_ASK_ROLES] = {
  [ASK_NUMBER] = "number", [ASK_CODE] = "code", [ASK_NAME] = "name", [ASK_UNIT] = "unit",
  [ASK_AREA] = "area", [ASK_BEFORE] = "before", [ASK_PLANNED] = "planned",
  [ASK_ACTUAL] = "actual", [ASK_EXPECTED] = "expected", [ASK_NOTE] = "note"};

typedef struct {
  const Ask *ask;
  lxw_worksheet *sheet;
  guint row;
} Facts;

static void
put_fact(Facts *facts, const gchar *kind, guint row, guint column, const gchar *a, const gchar *b,
         const gchar *c, const gchar *d)
{
  const Look look = {.bits = LOOK_PLAIN_TEXT, .decimals = LOOK_TEXT};
  g_autofree gchar *row_text = row > 0 ? g_strdup_printf("%u", row) : NULL;
  g_autofree gchar *column_text = column > 0 ? g_strdup_printf("%u", column) : NULL;
  const gchar *const texts[] = {kind, row_text, column_text, a, b, c, d};

  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (texts[i] != NULL)
      workbook_text(facts->ask->workbook, facts->sheet, facts->row, i, texts[i], look);
  facts->row++;
}

static void
describe_row(Facts *facts, guint index)
{
  const CtCatalog *catalog = facts->ask->form->catalog;
  const CtQuestion *question = &facts->ask->form->questions[index];
  const CtIndicator *indicator;

  if (question->kind == CT_QUESTION_HEADING)
    return;
  indicator = &catalog->indicators[question->indicator];
  put_fact(facts, "row", ASK_FIRST + index + 1, 0, indicator->code,
           facts->ask->column[ASK_AREA] >= 0 ? catalog->areas[question->area].name : NULL,
           question->name, catalog->units[indicator->unit].symbol);
  for (AskRole role = ASK_BEFORE; role <= ASK_EXPECTED; role++)
    if (ask_cell(facts->ask, index, role, NULL) == ASK_CELL_FORMULA)
      put_fact(facts, "formula", ASK_FIRST + index + 1, (guint)facts->ask->column[role] + 1,
               indicator->code, NULL, NULL, NULL);
}

void
ask_describe(const Ask *ask, lxw_worksheet *hidden)
{
  Facts facts = {.ask = ask, .sheet = hidden};
  gchar period[CT_PERIOD_CHARS];

  ct_period_format(ask->form->period, period);
  put_fact(&facts, "chitieu-template", 1, 0, ask->name, ask->form->sender, period, NULL);
  for (guint i = 0; i < ask->n_columns; i++)
    put_fact(&facts, "column", ASK_HEADER + 1, i + 1, role_names[ask->roles[i]],
             ask->headings[i], NULL, NULL);
  for (guint i = 0; i < ask->form->n_questions; i++)
    describe_row(&facts, i);
}
