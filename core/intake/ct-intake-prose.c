/* ct-intake-prose.c: several figures in one cell: which of them are taken. What compares or
 * states a goal is no figure, and of two of one kind nobody can tell; all that was not taken
 * is told.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-figure.h"

/* Taking */

/* "giảm 2,7 %" is 2,7 of a decrease, "tăng 2,7 %" is -2,7 of it. */
static void
turn_sign(const CtProseCell *prose, guint32 index, const CtProseFigure *figure, CtNumber *number)
{
  const CtIndicator *indicator = &prose->intake->catalog->indicators[index];
  gboolean falls = indicator->form == CT_FORM_DECREASE;

  if (indicator->form == CT_FORM_CHANGE) {
    g_autofree gchar *key =
      ct_text_fold(indicator->name_vi, strlen(indicator->name_vi), CT_FOLD_LETTERS);

    falls = strstr(key, "giam") != NULL;
  }
  if (figure->direction != 0 && (figure->direction < 0) != falls)
    number->value.coefficient = -number->value.coefficient;
}

static gboolean
is_plain(const CtProseFigure *figure)
{
  return figure->kind == CT_PROSE_FIGURE && figure->label.length == 0 &&
         figure->number.kind == CT_NUMBER_VALUE;
}

/* "12 xã, 13 xã": which of them is the figure nobody can tell. */
static gboolean
is_one_of_several(const CtProseCell *prose, guint index)
{
  const CtProseFigure *figure = ct_prose_cell_get(prose, index);

  for (guint i = 0; i < prose->figures->len; i++) {
    const CtProseFigure *other = ct_prose_cell_get(prose, i);

    if (i != index && is_plain(figure) && is_plain(other) && figure->line == other->line &&
        figure->number.unit_length == other->number.unit_length &&
        memcmp(figure->number.unit, other->number.unit, other->number.unit_length) == 0 &&
        ct_decimal_compare(figure->number.value, other->number.value) != 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_taken(const CtProseCell *prose, guint index, guint32 owner)
{
  for (guint i = 0; i < index; i++)
    if (prose->owners[i] == owner &&
        (ct_prose_cell_get(prose, i)->number.kind == CT_NUMBER_RATIO) ==
          (ct_prose_cell_get(prose, index)->number.kind == CT_NUMBER_RATIO))
      return TRUE;
  return FALSE;
}

static CtFigure
make_figure(const CtProseCell *prose, guint32 owner, CtKeys *keys)
{
  CtFigure figure = *prose->figure;

  *keys = *figure.keys;
  keys->indicator = owner;
  if (keys->unit_column == CT_COLUMN_NONE)
    keys->unit = (CtSpan){"", 0}; /* the sheet's unit is not that of prose */
  figure.keys = keys;
  return figure;
}

static gboolean
take_value(const CtProseCell *prose, const CtProseFigure *read, guint32 owner)
{
  CtKeys keys;
  CtFigure figure = make_figure(prose, owner, &keys);
  CtNumber number = read->number;
  CtSpan unit = ct_prose_cell_unit(prose, &number, owner);

  number.unit = unit.text;
  number.unit_length = unit.length;
  number.estimate = number.estimate || read->estimate;
  turn_sign(prose, owner, read, &number);
  return ct_figure_take_number(prose->intake, &figure, &number);
}

static void
take_part(const CtProseCell *prose, guint32 owner, CtMeaning role, CtDecimal value)
{
  CtKeys keys;
  CtFigure figure = make_figure(prose, owner, &keys);

  ct_figure_take_part(prose->intake, &figure, role, value);
}

/* Goals are figures of plans only. */
static gboolean
is_figure(const CtProseCell *prose, const CtProseFigure *figure)
{
  switch (figure->kind) {
  case CT_PROSE_FIGURE:
  case CT_PROSE_CHANGE:
  case CT_PROSE_EQUAL:
    return TRUE;
  case CT_PROSE_TARGET:
    return prose->figure->keys->measure == CT_MEASURE_PLAN;
  case CT_PROSE_PROGRESS:
  case CT_PROSE_DATE:
  case CT_PROSE_OTHER:
  default:
    return FALSE;
  }
}

/* Of what has no value of its own in the cell. */
static gboolean
take_numerator(const CtProseCell *prose, guint index)
{
  guint32 owner = ct_prose_cell_numerator_owner(prose, index);

  if (owner == CT_INDEX_NONE || was_taken(prose, index, owner))
    return FALSE;
  take_part(prose, owner, CT_MEANS_NUMERATOR, ct_prose_cell_get(prose, index)->number.value);
  return TRUE;
}

static gboolean
take(CtProseCell *prose, guint index)
{
  const CtProseFigure *figure = ct_prose_cell_get(prose, index);
  guint32 owner;

  prose->owners[index] = CT_INDEX_NONE;
  if (!is_figure(prose, figure) || is_one_of_several(prose, index))
    return FALSE;
  owner = ct_prose_cell_owner(prose, index);
  if (owner == CT_INDEX_NONE)
    return take_numerator(prose, index);
  if (was_taken(prose, index, owner))
    return FALSE;
  prose->owners[index] = owner;
  if (figure->number.kind != CT_NUMBER_RATIO)
    return take_value(prose, figure, owner);
  take_part(prose, owner, CT_MEANS_NUMERATOR, figure->number.value);
  take_part(prose, owner, CT_MEANS_DENOMINATOR, figure->number.other);
  return TRUE;
}

/* Telling */

static void
append_text(GString *list, CtSpan text)
{
  g_autofree gchar *quoted = ct_text_quote(text.text, text.length);

  g_string_append(list, list->len > 0 ? "; " : "");
  g_string_append(list, quoted);
}

/* Which figures of the cell were read and which were not, so that a person can see. */
static void
tell(const CtProseCell *prose, const gboolean *taken)
{
  CtFinding finding = ct_intake_finding(prose->intake, CT_SEVERITY_INFO, "intake.prose",
                                        prose->figure->place, prose->figure->keys);
  g_autoptr(GString) read = g_string_new(NULL);
  g_autoptr(GString) left = g_string_new(NULL);
  g_autofree gchar *observed = ct_text_quote(prose->figure->text.text, prose->figure->text.length);

  for (guint i = 0; i < prose->figures->len; i++)
    if (ct_prose_cell_get(prose, i)->kind != CT_PROSE_DATE)
      append_text(taken[i] ? read : left, ct_prose_cell_get(prose, i)->text);
  finding.observed = observed;
  if (left->len > 0)
    ct_findings_add(prose->intake->findings, &finding,
                    _("the cell is in words; %s was read, and not %s"), read->str, left->str);
  else
    ct_findings_add(prose->intake->findings, &finding, _("the cell is in words; %s was read"),
                    read->str);
}

gboolean
ct_figure_read_prose(CtIntake *intake, const CtFigure *figure, guint32 group, CtSpan names)
{
  CtProseCell prose = {.intake = intake,
                       .figure = figure,
                       .own = figure->keys->indicator,
                       .group = group,
                       .names = names,
                       .figures = intake->prose};
  gboolean taken[CT_PROSE_MAX_FIGURES] = {FALSE};
  CtNumber sum;
  guint n_taken = 0;

  if (!ct_prose_is_likely(figure->text) ||
      ct_prose_read(figure->text.text, figure->text.length, intake->table.style,
                    intake->prose) == 0)
    return FALSE;
  if (prose.own != CT_INDEX_NONE && group == CT_INDEX_NONE)
    prose.group = intake->catalog->indicators[prose.own].group;
  if (ct_figure_read_sum(&prose, &sum)) {
    ct_figure_take_number(intake, figure, &sum);
    return TRUE;
  }
  if (ct_figure_refuse_words(&prose))
    return TRUE;
  for (guint i = 0; i < prose.figures->len; i++) {
    taken[i] = take(&prose, i);
    n_taken += taken[i] ? 1 : 0;
  }
  if (n_taken > 0)
    tell(&prose, taken);
  return n_taken > 0;
}
