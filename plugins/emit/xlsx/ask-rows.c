/* ask-rows.c: header and rows of the form. */
#include <string.h>

#include "ask.h"

#define SIZE 13u
#define MAX_TITLE 32u    /* characters of a message's title */
#define MAX_MESSAGE 255u /* of a message */

static const gdouble widths[N_ASK_ROLES] = {
  [ASK_NUMBER] = 6, [ASK_CODE] = 17, [ASK_NAME] = 46, [ASK_UNIT] = 16, [ASK_AREA] = 20,
  [ASK_BEFORE] = 15, [ASK_PLANNED] = 14, [ASK_ACTUAL] = 15, [ASK_EXPECTED] = 15,
  [ASK_NOTE] = 26};

/* Lines that a text takes in a column of the form, with some room to spare. */
static guint
count_lines(const gchar *text, AskRole role)
{
  const guint room = (guint)(widths[role] * 1.15) - 1; /* letters are narrower than digits */

  return ((guint)g_utf8_strlen(text, -1) + room - 1) / room;
}

/* Not all spreadsheets find out by themselves how high a row is. */
static void
set_height(const Ask *ask, guint row, guint lines)
{
  worksheet_set_row(ask->sheet, row, MAX(lines, 1) * 17.0 + 3, NULL);
}

static void
write_header(const Ask *ask)
{
  Look look = {.bits = LOOK_BOLD | LOOK_WRAP | LOOK_CENTRE | LOOK_BORDER, .fill = FILL_HEAD,
               .decimals = LOOK_TEXT, .size = SIZE};
  Look number = {.bits = LOOK_ITALIC | LOOK_CENTRE | LOOK_BORDER, .decimals = LOOK_TEXT,
                 .size = 11};

  worksheet_set_row(ask->sheet, ASK_HEADER, 52, NULL);
  for (guint i = 0; i < ask->n_columns; i++) {
    g_autofree gchar *text = g_strdup_printf("(%u)", i + 1);

    worksheet_set_column(ask->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[ask->roles[i]], NULL);
    workbook_text(ask->workbook, ask->sheet, ASK_HEADER, i, ask->headings[i], look);
    workbook_text(ask->workbook, ask->sheet, ASK_HEADER + 1, i, text, number);
  }
}

/* "XIV" */
static gchar *
roman(guint number)
{
  static const struct {
    guint value;
    const gchar *letters;
  } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
               {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  GString *text = g_string_new(NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append(text, parts[i].letters);
  return g_string_free(text, FALSE);
}

static void
write_heading(const Ask *ask, guint row, const CtQuestion *question, guint number)
{
  const Look look = {.bits = LOOK_BOLD | LOOK_WRAP | LOOK_BORDER, .fill = FILL_GROUP,
                     .decimals = LOOK_TEXT, .size = SIZE};
  Look centred = look;
  g_autofree gchar *text = roman(number);

  centred.bits |= LOOK_CENTRE;
  set_height(ask, row, count_lines(question->name, ASK_NAME));
  for (guint i = 0; i < ask->n_columns; i++)
    workbook_blank(ask->workbook, ask->sheet, row, i, look);
  workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_NUMBER], text, centred);
  workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_NAME], question->name,
                look);
}

/* The columns that say what the row is. */
static void
write_labels(const Ask *ask, guint row, const CtQuestion *question, guint number)
{
  const CtCatalog *catalog = ask->form->catalog;
  const CtIndicator *indicator = &catalog->indicators[question->indicator];
  gboolean part = question->indicator >= catalog->n_targeted;
  Look look = {.bits = LOOK_WRAP | LOOK_BORDER, .decimals = LOOK_TEXT, .size = SIZE};
  Look centred = look, name = look, code = look;
  const gchar *unit = catalog->units[indicator->unit].symbol;
  g_autofree gchar *text = part ? g_strdup("-") : g_strdup_printf("%u", number);

  centred.bits |= LOOK_CENTRE;
  name.bits |= part ? LOOK_INDENT : 0u;
  code.size = 11;
  set_height(ask, row, MAX(count_lines(question->name, ASK_NAME), count_lines(unit, ASK_UNIT)));
  workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_NUMBER], text, centred);
  workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_CODE], indicator->code,
                code);
  workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_NAME], question->name,
                name);
  workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_UNIT], unit,
                centred);
  if (ask->column[ASK_AREA] >= 0)
    workbook_text(ask->workbook, ask->sheet, row, (guint)ask->column[ASK_AREA],
                  catalog->areas[question->area].name, look);
}

/* Checks while typing */

static gboolean
is_count(const Ask *ask, const CtQuestion *question)
{
  const CtIndicator *indicator = &ask->form->catalog->indicators[question->indicator];
  const CtUnit *unit = &ask->form->catalog->units[indicator->unit];
  const CtDecimal one = CT_DECIMAL_INIT(1, 0);

  return unit->whole && indicator->decimals == 0 && ct_decimal_compare(unit->factor, one) == 0;
}

static gchar *
shorten(const gchar *text, gsize limit)
{
  return g_utf8_strlen(text, -1) > (glong)limit ? g_utf8_substring(text, 0, (glong)limit)
                                                : g_strdup(text);
}

static gdouble
bound(const gchar *text, gdouble otherwise)
{
  return text != NULL ? g_ascii_strtod(text, NULL) : otherwise;
}

static const gchar *
bound_for_people(const gchar *text, gchar buffer[CT_DECIMAL_PEOPLE_CHARS])
{
  CtDecimal value;

  return text != NULL && ct_decimal_parse(text, strlen(text), &value)
             ? ct_decimal_format_for_people(value, buffer) : "…";
}

/* Without both bounds a cell takes any number. */
static void
add_check(const Ask *ask, guint row, guint column, const CtQuestion *question, gboolean bounded)
{
  const CtIndicator *indicator = &ask->form->catalog->indicators[question->indicator];
  gboolean count = is_count(ask, question);
  const gchar *low = bounded ? question->minimum : NULL;
  const gchar *high = bounded ? question->maximum : NULL;
  g_autofree gchar *title = shorten(question->name, MAX_TITLE);
  g_autofree gchar *hint = shorten(question->hint != NULL ? question->hint : "", MAX_MESSAGE);
  g_autofree gchar *format = g_strdup(count ? ask->words->error_whole : ask->words->error_number);
  g_auto(GStrv) parts = g_strsplit(format, "%s", -1);
  gchar from[CT_DECIMAL_PEOPLE_CHARS], to[CT_DECIMAL_PEOPLE_CHARS];
  g_autofree gchar *error = g_strconcat(parts[0], bound_for_people(low, from), parts[1],
                                        bound_for_people(high, to), parts[2],
                                        ask->form->catalog->units[indicator->unit].symbol,
                                        parts[3], NULL);
  g_autofree gchar *short_error = shorten(error, MAX_MESSAGE);
  lxw_data_validation check = {
    .validate = count ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
    .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
    .ignore_blank = LXW_VALIDATION_ON,
    .show_input = LXW_VALIDATION_ON,
    .show_error = LXW_VALIDATION_ON,
    .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
    .minimum_number = bound(low, -1e15),
    .maximum_number = bound(high, 1e15),
    .input_title = title,
    .input_message = hint,
    .error_title = (gchar *)(guintptr)ask->words->error_title,
    .error_message = short_error,
  };

  worksheet_data_validation_cell(ask->sheet, row, (lxw_col_t)column, &check);
}

/* Figures */

/* What is typed keeps the decimals that it has; counts have none. */
static Look
figure_look(const Ask *ask, const CtQuestion *question, AskCell cell)
{
  const CtIndicator *indicator = &ask->form->catalog->indicators[question->indicator];
  Look look = {.bits = LOOK_BORDER | LOOK_RIGHT, .decimals = LOOK_TEXT, .size = SIZE};

  if (cell == ASK_CELL_FORMULA || is_count(ask, question))
    look.decimals = MAX(indicator->decimals, 0);
  look.fill = cell == ASK_CELL_INPUT ? FILL_INPUT : FILL_COMPUTED;
  if (cell == ASK_CELL_INPUT)
    look.bits |= LOOK_UNLOCKED;
  if (cell == ASK_CELL_FORMULA)
    look.bits |= LOOK_ITALIC;
  return look;
}

static void
write_known(const Ask *ask, guint row, guint column, const gchar *text, Look look)
{
  CtDecimal value;

  if (text == NULL || !ct_decimal_parse(text, strlen(text), &value)) {
    workbook_blank(ask->workbook, ask->sheet, row, column, look);
    return;
  }
  look.decimals = MAX(value.scale, 0);
  workbook_decimal(ask->workbook, ask->sheet, row, column, value, look);
}

static void
write_figure(const Ask *ask, guint index, AskRole role)
{
  const CtQuestion *question = &ask->form->questions[index];
  guint row = ASK_FIRST + index, column = (guint)ask->column[role];
  g_autofree gchar *formula = NULL;
  AskCell cell = ask_cell(ask, index, role, &formula);
  Look look = figure_look(ask, question, cell);

  switch (cell) {
  case ASK_CELL_NONE:
    workbook_blank(ask->workbook, ask->sheet, row, column, look);
    break;
  case ASK_CELL_KNOWN:
    write_known(ask, row, column, role == ASK_BEFORE ? question->before : question->planned,
                look);
    break;
  case ASK_CELL_INPUT:
    workbook_blank(ask->workbook, ask->sheet, row, column, look);
    add_check(ask, row, column, question, TRUE);
    break;
  case ASK_CELL_FORMULA:
    worksheet_write_formula_str(ask->sheet, row, (lxw_col_t)column, formula,
                                workbook_look(ask->workbook, look), "");
    break;
  }
}

static void
write_question(const Ask *ask, guint index, guint number)
{
  const Look note = {.bits = LOOK_WRAP | LOOK_BORDER | LOOK_UNLOCKED | LOOK_PLAIN_TEXT,
                     .fill = FILL_INPUT, .decimals = LOOK_TEXT, .size = SIZE};

  write_labels(ask, ASK_FIRST + index, &ask->form->questions[index], number);
  for (AskRole role = ASK_BEFORE; role <= ASK_EXPECTED; role++)
    if (ask->column[role] >= 0)
      write_figure(ask, index, role);
  workbook_blank(ask->workbook, ask->sheet, ASK_FIRST + index, (guint)ask->column[ASK_NOTE], note);
}

guint
ask_write_rows(const Ask *ask)
{
  guint heading = 0, number = 0;

  write_header(ask);
  for (guint i = 0; i < ask->form->n_questions; i++) {
    const CtQuestion *question = &ask->form->questions[i];

    if (question->kind == CT_QUESTION_HEADING) {
      write_heading(ask, ASK_FIRST + i, question, ++heading);
      continue;
    }
    if (question->indicator < ask->form->catalog->n_targeted)
      number++;
    write_question(ask, i, number);
  }
  return ASK_FIRST + (guint)ask->form->n_questions;
}
