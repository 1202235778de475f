/* ask.c: the form that a sender fills in, as offices lay them out (Decree 30/2020/NĐ-CP). */
#include "ask.h"

#include <stdio.h>

#define A4 9

/* Around the rows */

/* Text over several columns. */
static void
put_across(const Ask *ask, guint row, guint first, guint last, const gchar *text, Look look)
{
  worksheet_set_row(ask->sheet, row, 20, NULL);
  if (last > first)
    worksheet_merge_range(ask->sheet, row, (lxw_col_t)first, row, (lxw_col_t)last, NULL,
                          workbook_look(ask->workbook, look));
  workbook_text(ask->workbook, ask->sheet, row, first, text, look);
}

/* The letterhead: the office to the left, the nation to the right. */
void
ask_write_head(const Ask *ask)
{
  const CtQuestionnaire *form = ask->form;
  const AskWords *words = ask->words;
  guint left = (guint)ask->column[ASK_NAME], right = left + 1, last = ask->n_columns - 1;
  Look plain = {.bits = LOOK_CENTRE, .decimals = LOOK_TEXT, .size = 13};
  Look bold = {.bits = LOOK_CENTRE | LOOK_BOLD, .decimals = LOOK_TEXT, .size = 13};
  Look motto = {.bits = LOOK_CENTRE | LOOK_BOLD | LOOK_UNDERLINE, .decimals = LOOK_TEXT,
                .size = 14};
  Look title = {.bits = LOOK_CENTRE | LOOK_BOLD, .decimals = LOOK_TEXT, .size = 14};
  Look open = {.bits = LOOK_CENTRE | LOOK_UNLOCKED, .decimals = LOOK_TEXT, .size = 13};
  Look date = {.bits = LOOK_CENTRE | LOOK_UNLOCKED | LOOK_ITALIC, .decimals = LOOK_TEXT,
               .size = 13};
  Look remark = {.bits = LOOK_CENTRE | LOOK_ITALIC, .decimals = LOOK_TEXT, .size = 12};
  g_autofree gchar *sender = g_utf8_strup(form->sender, -1);
  g_auto(GStrv) parts = g_strsplit(words->date, "%d", 2);
  g_autofree gchar *day = g_strdup_printf("%s%d%s", parts[0], ct_period_year(form->period),
                                          parts[1]);
  g_autofree gchar *capitals = g_utf8_strup(form->period_text, -1);

  put_across(ask, 0, 0, left, form->superior != NULL ? form->superior : sender,
             form->superior != NULL ? plain : bold);
  put_across(ask, 0, right, last, words->nation, bold);
  put_across(ask, 1, 0, left, form->superior != NULL ? sender : NULL, bold);
  put_across(ask, 1, right, last, words->motto, motto);
  put_across(ask, 2, 0, left, words->letter_number, open);
  put_across(ask, 2, right, last, day, date);
  put_across(ask, 3, 0, left, words->form_number, open);
  put_across(ask, 4, 0, last, form->title, title);
  put_across(ask, 5, 0, last, capitals, title);
  if (form->due != NULL) {
    g_auto(GStrv) due = g_strsplit(words->due, "%s", 2);
    gint year, month, date_day;
    g_autofree gchar *text = NULL;

    if (sscanf(form->due, "%d-%d-%d", &year, &month, &date_day) == 3) {
      text = g_strdup_printf("%s%02d/%02d/%04d%s", due[0], date_day, month, year, due[1]);
      put_across(ask, 6, 0, last, text, remark);
    }
  }
  put_across(ask, 7, 0, last, words->how, remark);
}

void
ask_write_foot(const Ask *ask, guint row)
{
  const AskWords *words = ask->words;
  guint left = (guint)ask->column[ASK_NAME], right = left + 1, last = ask->n_columns - 1;
  Look bold = {.bits = LOOK_CENTRE | LOOK_BOLD, .decimals = LOOK_TEXT, .size = 13};
  Look italic = {.bits = LOOK_CENTRE | LOOK_ITALIC, .decimals = LOOK_TEXT, .size = 13};
  Look open = {.bits = LOOK_CENTRE | LOOK_BOLD | LOOK_UNLOCKED, .decimals = LOOK_TEXT, .size = 13};

  put_across(ask, row + 1, 0, left, words->compiler, bold);
  put_across(ask, row + 1, right, last, words->head, bold);
  put_across(ask, row + 2, 0, left, words->signs, italic);
  put_across(ask, row + 2, right, last, words->stamps, italic);
  put_across(ask, row + 7, 0, left, NULL, open);
  put_across(ask, row + 7, right, last, NULL, open);
}

/* The sheet */

static void
add_column(Ask *ask, AskRole role, const gchar *heading, const gchar *period)
{
  g_auto(GStrv) parts = g_strsplit(heading, "%s", 2);

  ask->column[role] = (gint)ask->n_columns;
  ask->roles[ask->n_columns] = role;
  ask->headings[ask->n_columns++] =
      period != NULL ? g_strconcat(parts[0], period, parts[1], NULL) : g_strdup(heading);
}

/* What a whole year comes to is estimated only before it is over. */
static void
choose_columns(Ask *ask)
{
  const CtQuestionnaire *form = ask->form;
  const AskWords *words = ask->words;

  for (guint i = 0; i < N_ASK_ROLES; i++)
    ask->column[i] = -1;
  add_column(ask, ASK_NUMBER, words->number, NULL);
  add_column(ask, ASK_CODE, words->code, NULL);
  add_column(ask, ASK_NAME, words->name, NULL);
  add_column(ask, ASK_UNIT, words->unit, NULL);
  if (form->several_areas)
    add_column(ask, ASK_AREA, words->area, NULL);
  add_column(ask, ASK_BEFORE, words->done, form->before_text);
  add_column(ask, ASK_PLANNED, words->planned, form->year_text);
  add_column(ask, ASK_ACTUAL, words->done, form->period_text);
  if (ct_period_months(form->period) < 12)
    add_column(ask, ASK_EXPECTED, words->expected, form->year_text);
  add_column(ask, ASK_NOTE, words->note, NULL);
}

static void
set_page(const Ask *ask)
{
  worksheet_set_landscape(ask->sheet);
  worksheet_set_paper(ask->sheet, A4);
  worksheet_set_margins(ask->sheet, 0.8, 0.5, 0.6, 0.6);
  worksheet_fit_to_pages(ask->sheet, 1, 0);
  worksheet_repeat_rows(ask->sheet, ASK_HEADER, ASK_HEADER + 1);
  worksheet_set_footer(ask->sheet, "&C&\"Times New Roman\"&11&P/&N");
  worksheet_center_horizontally(ask->sheet);
}

/* Columns may be made wider, rows higher. There is no password: it is a form, no safe. */
static void
protect(const Ask *ask)
{
  lxw_protection options = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};

  worksheet_protect(ask->sheet, NULL, &options);
}

static void
write_sheet(Ask *ask)
{
  lxw_worksheet *hidden = workbook_add(ask->workbook, "chitieu", NULL);
  guint row;

  ask->sheet = workbook_add(ask->workbook, ask->words->sheet, &ask->name);
  ask_write_head(ask);
  row = ask_write_rows(ask);
  ask_write_foot(ask, row);
  worksheet_freeze_panes(ask->sheet, ASK_FIRST, (lxw_col_t)(ask->column[ASK_NAME] + 1));
  worksheet_gridlines(ask->sheet, LXW_HIDE_ALL_GRIDLINES);
  set_page(ask);
  protect(ask);
  ask_describe(ask, hidden);
  worksheet_activate(ask->sheet);
  worksheet_set_first_sheet(ask->sheet);
  worksheet_hide(hidden);
}

gboolean
xlsx_ask(gpointer self G_GNUC_UNUSED, const CtQuestionnaire *form, const gchar *path,
         GError **error)
{
  Ask ask = {.form = form, .words = ask_words()};

  if (form->n_questions > WORKBOOK_MAX_ROWS - ASK_FIRST - 10) {
    g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                _("%s: the form has %zu rows, more than a sheet of a workbook takes"), path,
                form->n_questions);
    return FALSE;
  }
  ask.workbook = workbook_create(path, path, FALSE, error);
  if (ask.workbook == NULL)
    return FALSE;
  choose_columns(&ask);
  write_sheet(&ask);
  for (guint i = 0; i < ask.n_columns; i++)
    g_free(ask.headings[i]);
  return workbook_finish(ask.workbook, error);
}
