/* ct-intake-template.c: a form that came back, held against what it was. */
#include "intake/ct-intake-template-private.h"

#define SHEET_NAME "chitieu"
#define MARK "chitieu-template"
#define LEAST_HEADINGS 3u /* by which a row is known as the form's header */
#define LEAST_PASTED 3u   /* formulas, all of them gone, that are told once */
#define SHOWN 12u         /* of what is missing, in a message */

/* Columns */

static Column *
column_at(const CtTemplate *form, guint index)
{
  return &g_array_index(form->columns, Column, index);
}

/* Where the column of a role is now; where it was, when its heading is gone. */
static gint
column_of(const CtTemplate *form, const gchar *role)
{
  for (guint i = 0; i < form->columns->len; i++) {
    const Column *column = column_at(form, i);

    if (g_str_equal(column->role, role))
      return column->at != CT_COLUMN_NONE ? column->at : (gint)column->column;
  }
  return CT_COLUMN_NONE;
}

static gint
find_heading(const CtRow *row, const Column *column)
{
  if (is(cell_at(row, (gint)column->column), column->heading))
    return (gint)column->column;
  for (guint i = 0; i < row->n_cells; i++)
    if (is(cell_at(row, (gint)i), column->heading))
      return (gint)i;
  return CT_COLUMN_NONE;
}

static void
append_listed(GString *list, const gchar *text)
{
  g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", text);
}

static gchar *
letters_of(guint column)
{
  GString *text = g_string_new(NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c(text, (gchar)('A' + (gint)((n - 1) % 26)));
  return g_string_free(text, FALSE);
}

static void
tell_columns(CtIntake *intake, const CtRow *row, const GString *moved, const GString *gone)
{
  CtFinding finding =
      ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.template-columns",
                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);

  if (moved->len > 0)
    ct_findings_add(intake->findings, &finding,
                    _("columns of the form do not stand where they were: %s; they are read by "
                      "their headings"),
                    moved->str);
  if (gone->len > 0)
    ct_findings_add(intake->findings, &finding,
                    _("headings of the form were changed or taken out: %s"), gone->str);
}

static void
compare_columns(CtIntake *intake, const CtRow *row)
{
  CtTemplate *form = intake->form_sent;
  g_autoptr(GString) moved = g_string_new(NULL);
  g_autoptr(GString) gone = g_string_new(NULL);

  for (guint i = 0; i < form->columns->len; i++) {
    const Column *column = column_at(form, i);
    g_autofree gchar *was = letters_of(column->column);
    g_autofree gchar *now = column->at >= 0 ? letters_of((guint)column->at) : NULL;
    g_autofree gchar *text = now != NULL
                                 ? g_strdup_printf("\"%s\" %s -> %s", column->heading, was, now)
                                 : g_strdup_printf("\"%s\" (%s)", column->heading, was);

    if (column->at == CT_COLUMN_NONE)
      append_listed(gone, text);
    else if (column->at != (gint)column->column)
      append_listed(moved, text);
  }
  tell_columns(intake, row, moved, gone);
}

static gboolean
take_header(CtIntake *intake, const CtRow *row)
{
  CtTemplate *form = intake->form_sent;
  guint n = 0;

  for (guint i = 0; i < form->columns->len; i++) {
    column_at(form, i)->at = find_heading(row, column_at(form, i));
    n += column_at(form, i)->at != CT_COLUMN_NONE;
  }
  if (n < LEAST_HEADINGS || 2 * n < form->columns->len)
    return FALSE;
  form->header = row->number;
  compare_columns(intake, row);
  return TRUE;
}

/* Rows */

/* By its code; by its name, where the code was changed. A group may be called like its only
 * indicator, but has no unit. */
static Item *
find_item(const CtTemplate *form, const CtRow *row)
{
  CtSpan area = cell_at(row, column_of(form, "area"));
  g_autofree gchar *key = ct_template_key(cell_at(row, column_of(form, "code")), area);
  g_autofree gchar *name = ct_template_key(cell_at(row, column_of(form, "name")), area);
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(form->keys, key));

  if (number == 0 && cell_at(row, column_of(form, "unit")).length > 0)
    number = GPOINTER_TO_UINT(g_hash_table_lookup(form->names, name));
  return number > 0 ? &g_array_index(form->items, Item, number - 1) : NULL;
}

static void
compare_text(CtIntake *intake, const CtRow *row, const gchar *role, const gchar *was)
{
  gint column = column_of(intake->form_sent, role);
  CtSpan now = cell_at(row, column);
  CtFinding finding;
  g_autofree gchar *observed = NULL;

  if (column == CT_COLUMN_NONE || is(now, was))
    return;
  finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.template-row",
                              ct_intake_place(intake, row->number, column), NULL);
  observed = ct_text_quote(now.text, now.length);
  finding.observed = observed;
  finding.expected = was;
  finding.suggestion = was;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" stands here; the form that was sent out has \"%s\": put it back, and "
                    "write what there is to say in the column of explanations"),
                  observed, was);
}

static void
compare_formulas(CtIntake *intake, const CtRow *row, const Item *item)
{
  CtTemplate *form = intake->form_sent;

  for (guint i = 0; i < form->columns->len; i++) {
    gint at = column_at(form, i)->at;
    const CtCell *cell = at >= 0 && (guint)at < row->n_cells ? &row->cells[at] : NULL;
    Typed typed = {.place = ct_intake_place(intake, row->number, at), .name = item->name};
    g_autofree gchar *observed = NULL;

    if ((item->formulas & (1u << i)) == 0 || cell == NULL)
      continue;
    if ((cell->flags & CT_CELL_COMPUTED) != 0 || cell->kind == CT_CELL_FORMULA) {
      form->n_computed++;
    } else if (cell->kind != CT_CELL_BLANK && cell->length > 0) {
      observed = ct_text_quote(cell->text, cell->length);
      typed.observed = ct_arena_copy(form->texts, observed, strlen(observed));
      g_array_append_val(form->typed, typed);
    }
  }
}

/* Where not one formula is left, the form was pasted as values: said once. */
static void
tell_typed(CtIntake *intake)
{
  const CtTemplate *form = intake->form_sent;
  gboolean pasted = form->n_computed == 0 && form->typed->len > LEAST_PASTED;

  for (guint i = 0; i < form->typed->len && (i == 0 || !pasted); i++) {
    const Typed *typed = &g_array_index(form->typed, Typed, i);
    CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.template-formula",
                                          typed->place, NULL);

    finding.observed = typed->observed;
    if (pasted)
      ct_findings_add(intake->findings, &finding,
                      _("none of the formulas of the form is left, values stand in their place: "
                        "%u; fill in the form itself, and they are computed"),
                      form->typed->len);
    else
      ct_findings_add(intake->findings, &finding,
                      _("%s was typed over the formula of the form: correct the figures that "
                        "\"%s\" follows from instead"),
                      typed->observed, typed->name);
  }
}

static gboolean
has_figures(const CtTemplate *form, const CtRow *row)
{
  for (guint i = 0; i < form->columns->len; i++) {
    gint at = column_at(form, i)->at;

    if (column_at(form, i)->figures && at >= 0 && (guint)at < row->n_cells &&
        (row->cells[at].kind == CT_CELL_NUMBER || row->cells[at].kind == CT_CELL_PERCENT))
      return TRUE;
  }
  return FALSE;
}

static void
tell_added(CtIntake *intake, const CtRow *row)
{
  gint column = column_of(intake->form_sent, "name");
  CtSpan name = cell_at(row, column);
  g_autofree gchar *observed = ct_text_quote(name.text, name.length);
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.template-added",
                                        ct_intake_place(intake, row->number, column), NULL);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the form that was sent out has no row \"%s\"; it is read like any other"),
                  observed);
}

/* Nothing stands beside what the row is called. */
static gboolean
is_left_empty(const CtTemplate *form, const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    gboolean label = FALSE;

    for (guint k = 0; k < form->columns->len && !label; k++)
      label = column_at(form, k)->at == (gint)i && !column_at(form, k)->figures &&
              !g_str_equal(column_at(form, k)->role, "note");
    if (!label && (row->cells[i].kind == CT_CELL_FORMULA || cell_at(row, (gint)i).length > 0))
      return FALSE;
  }
  return TRUE;
}

/* Numbers below the header are those of the columns: "(1)".
 * Returns: whether it is a row of the form in which nothing was filled in: there is nothing to
 *   read, and it is no header either */
static gboolean
compare_row(CtIntake *intake, const CtRow *row)
{
  Item *item = find_item(intake->form_sent, row);

  if (item == NULL) {
    if (has_figures(intake->form_sent, row) && row->number > intake->form_sent->header + 1)
      tell_added(intake, row);
    return FALSE;
  }
  item->seen = TRUE;
  compare_text(intake, row, "code", item->code);
  compare_text(intake, row, "name", item->name);
  compare_text(intake, row, "unit", item->unit);
  compare_formulas(intake, row, item);
  return is_left_empty(intake->form_sent, row);
}

static void
tell_missing(CtIntake *intake)
{
  const CtTemplate *form = intake->form_sent;
  g_autoptr(GString) list = g_string_new(NULL);
  CtFinding finding =
      ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.template-missing",
                        ct_intake_place(intake, form->header, CT_COLUMN_NONE), NULL);
  guint n = 0;

  for (guint i = 0; i < form->items->len; i++) {
    const Item *item = &g_array_index(form->items, Item, i);

    if (!item->seen && n++ < SHOWN)
      append_listed(list, item->name);
  }
  if (n == 0)
    return;
  finding.expected = list->str;
  if (n > SHOWN)
    ct_findings_add(intake->findings, &finding,
                    _("rows of the form were taken out: %s and %u more"), list->str, n - SHOWN);
  else
    ct_findings_add(intake->findings, &finding, _("rows of the form were taken out: %s"),
                    list->str);
}

/* The hooks */

void
ct_intake_template_table(CtIntake *intake, const CtTableInfo *info)
{
  CtTemplate *form = intake->form_sent;

  if (form == NULL && info->style == CT_PLACE_SHEET && g_strcmp0(info->name, SHEET_NAME) == 0)
    intake->form_sent = ct_template_new();
  else if (form != NULL && form->stage == STAGE_FACTS)
    form->stage = form->columns->len > 0 ? STAGE_SEEK : STAGE_DONE;
}

gboolean
ct_intake_template_row(CtIntake *intake, const CtRow *row)
{
  CtTemplate *form = intake->form_sent;

  if (form == NULL)
    return FALSE;
  switch (form->stage) {
  case STAGE_MARK:
    form->stage = is(cell_at(row, 0), MARK) ? STAGE_FACTS : STAGE_DONE;
    return form->stage == STAGE_FACTS;
  case STAGE_FACTS:
    ct_template_take_fact(form, row);
    return TRUE;
  case STAGE_SEEK:
    if (take_header(intake, row))
      form->stage = STAGE_FORM;
    return FALSE;
  case STAGE_FORM:
    return compare_row(intake, row);
  case STAGE_DONE:
    break;
  }
  return FALSE;
}

gboolean
ct_intake_template_hides(const CtIntake *intake, const CtReadNote *note)
{
  const CtTemplate *form = intake->form_sent;

  return form != NULL && note->rule != NULL && note->row == 0 &&
         (form->stage == STAGE_MARK || form->stage == STAGE_FACTS);
}

void
ct_intake_template_end(CtIntake *intake)
{
  CtTemplate *form = intake->form_sent;

  if (form == NULL || form->stage != STAGE_FORM)
    return;
  tell_missing(intake);
  tell_typed(intake);
  form->stage = STAGE_DONE;
}
