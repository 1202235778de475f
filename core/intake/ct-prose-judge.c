/* ct-prose-judge.c: what a number says, by the words around it and the figures before.
 *
 * The questions are asked in the order in which they exclude each other: what is no
 * figure, what is a goal, what repeats, what compares; only the rest is a figure.
 */
#include <string.h>

#include "data/ct-batch.h"
#include "intake/ct-prose-private.h"

#define GOAL_WORDS                                                                            \
  (CT_WORD_BIT(CT_WORD_AT_LEAST) | CT_WORD_BIT(CT_WORD_AT_MOST) | CT_WORD_BIT(CT_WORD_AIM) | \
   CT_WORD_BIT(CT_WORD_PLAN) | CT_WORD_BIT(CT_WORD_INDICATOR))
#define COMPARED_WORDS (CT_WORD_BIT(CT_WORD_COMPARED) | CT_WORD_BIT(CT_WORD_EARLIER))

static gboolean
has(guint32 words, CtWord word)
{
  return (words & CT_WORD_BIT(word)) != 0;
}

static CtSpan
unit_of(const CtProseFigure *figure)
{
  return (CtSpan){figure->number.unit, figure->number.unit_length};
}

gboolean
ct_prose_is_percent(CtSpan unit)
{
  return (unit.length >= 1 && unit.text[0] == '%') ||
         (unit.length >= 3 &&
          (memcmp(unit.text, "‰", 3) == 0 || memcmp(unit.text, "％", 3) == 0));
}

static gboolean
is_percent(const CtProseFigure *figure)
{
  return figure->number.kind != CT_NUMBER_RATIO && ct_prose_is_percent(unit_of(figure));
}

static const CtProseFigure *
get_figure(const CtProse *prose, gint i)
{
  return &g_array_index(prose->figures, CtProseFigure, i);
}

/* Whether one may say the same as the other in another unit. */
static gboolean
differs(const CtProseFigure *a, const CtProseFigure *b)
{
  CtSpan a_unit = unit_of(a), b_unit = unit_of(b);

  if (a->number.kind == CT_NUMBER_RATIO || b->number.kind == CT_NUMBER_RATIO)
    return a->number.kind != b->number.kind;
  return is_percent(a) != is_percent(b) &&
         (a_unit.length != b_unit.length ||
          (a_unit.length > 0 && memcmp(a_unit.text, b_unit.text, a_unit.length) != 0));
}

/* The nearest figure before that this one may repeat, -1 none. */
static gint
find_repeated(const CtProse *prose, const CtProseFigure *figure)
{
  guint line;

  if (prose->near < 0)
    return -1;
  line = get_figure(prose, prose->near)->line;
  for (gint i = prose->near; i >= 0 && get_figure(prose, i)->line == line; i--) {
    const CtProseFigure *other = get_figure(prose, i);

    if ((other->kind == CT_PROSE_FIGURE || other->kind == CT_PROSE_CHANGE ||
         other->kind == CT_PROSE_TARGET) &&
        differs(other, figure))
      return i;
  }
  return -1;
}

/* Whether "61,9%" is what "13/21" gives, rounded or cut. */
static gboolean
agrees(const CtNumber *ratio, const CtNumber *percent)
{
  CtDecimal hundredfold, quotient, difference;
  gint scale = percent->value.scale;

  if (ratio->kind != CT_NUMBER_RATIO || percent->kind != CT_NUMBER_VALUE ||
      !ct_decimal_multiply(ratio->value, CT_DECIMAL_INIT(100, 0), &hundredfold) ||
      !ct_decimal_divide(hundredfold, ratio->other, MIN(scale + 2, CT_DECIMAL_MAX_SCALE),
                         &quotient) ||
      !ct_decimal_subtract(quotient, percent->value, &difference))
    return FALSE;
  difference.coefficient = ABS(difference.coefficient);
  return ct_decimal_compare(difference, CT_DECIMAL_INIT(1, (gint8)scale)) < 0;
}

static void
repeat(const CtProse *prose, CtProseFigure *figure, gint of)
{
  figure->kind = CT_PROSE_EQUAL;
  figure->of = of;
  if (get_figure(prose, of)->kind == CT_PROSE_CHANGE)
    figure->direction = get_figure(prose, of)->direction;
}

/* Amounts */

static gboolean
contradicts(const CtProseReading *reading)
{
  return reading->sign * reading->figure.direction < 0 ||
         (reading->sign != 0 && reading->figure.number.kind == CT_NUMBER_RATIO);
}

static void
apply_sign(CtProseReading *reading)
{
  CtNumber *number = &reading->figure.number;

  number->direction = reading->figure.direction;
  if (reading->sign >= 0 || reading->figure.direction != 0)
    return;
  number->value.coefficient = -number->value.coefficient;
  if (number->kind == CT_NUMBER_AMBIGUOUS)
    number->other.coefficient = -number->other.coefficient;
}

/* Kinds */

/* "trên 21 xã" right behind "13 xã": of these, and not above. */
static gboolean
is_part_of_last(const CtProse *prose, const CtProseReading *reading)
{
  guint i = prose->clause;

  return prose->after && (ct_prose_is_word(prose, i, CT_WORD_ABOVE) ||
                          (ct_prose_is_word(prose, i, CT_WORD_OTHER) &&
                           ct_piece_is(&prose->pieces[i], "trong") && i + 1 >= reading->label_end));
}

/* "9/10 KH", "9/10 xã được giao": the second is no whole. */
static gboolean
follows_goal(const CtProseReading *reading)
{
  return reading->behind == CT_WORD_PLAN || reading->behind == CT_WORD_INDICATOR ||
         reading->behind == CT_WORD_AIM;
}

static gboolean
is_other(const CtProse *prose, const CtProseReading *reading)
{
  guint32 before = reading->before, all = reading->before | reading->label;

  if (reading->other || contradicts(reading) || prose->parts || has(all, CT_WORD_OF_WHICH) ||
      has(before, CT_WORD_NO_FIGURE) || has(before, CT_WORD_DOCUMENT) ||
      reading->first_word == CT_WORD_DOCUMENT || is_part_of_last(prose, reading))
    return TRUE;
  if (has(before, CT_WORD_TO) && reading->figure.direction == 0)
    return TRUE;
  if (reading->figure.number.kind == CT_NUMBER_RATIO && follows_goal(reading))
    return TRUE;
  return (all & COMPARED_WORDS) != 0 && reading->figure.direction == 0;
}

static gboolean
is_goal(const CtProseReading *reading)
{
  if (reading->goal || (reading->before & GOAL_WORDS) != 0 ||
      reading->behind == CT_WORD_ONWARD || reading->behind == CT_WORD_DOWNWARD)
    return TRUE;
  if (reading->first_word == CT_WORD_INDICATOR)
    return !has(reading->before, CT_WORD_REACHED);
  return reading->first_word == CT_WORD_PLAN || reading->first_word == CT_WORD_AIM;
}

static gboolean
follows_plan(const CtProseReading *reading)
{
  return reading->behind == CT_WORD_PLAN || reading->behind == CT_WORD_INDICATOR ||
         reading->behind == CT_WORD_COMPARED || reading->behind == CT_WORD_EARLIER;
}

/* The first number in brackets behind a figure. %FALSE: it is judged like any other. */
static gboolean
judge_answer(const CtProse *prose, CtProseReading *reading)
{
  CtProseFigure *figure = &reading->figure;
  gint of = find_repeated(prose, figure);
  gboolean change = of >= 0 && get_figure(prose, of)->kind == CT_PROSE_CHANGE;

  if (!reading->clean || follows_plan(reading))
    return FALSE;
  if (figure->direction == 0 && reading->sign != 0 && !change && prose->near >= 0) {
    figure->direction = reading->sign;
    figure->kind = CT_PROSE_CHANGE;
    return TRUE;
  }
  if (of < 0 || (figure->direction != 0 && !change))
    return FALSE;
  if (change && (figure->direction + reading->sign) * get_figure(prose, of)->direction < 0)
    figure->kind = CT_PROSE_OTHER;
  else
    repeat(prose, figure, of);
  return TRUE;
}

/* "= 61,9%", "chiếm 5%", "13/21 xã, đạt 61,9%" */
static gboolean
judge_repeated(const CtProse *prose, CtProseReading *reading)
{
  CtProseFigure *figure = &reading->figure;
  gint of = find_repeated(prose, figure);

  if (of < 0 || !reading->clean || figure->direction != 0)
    return FALSE;
  if (reading->equals || has(reading->before, CT_WORD_SHARE) ||
      has(reading->before, CT_WORD_RATE) ||
      agrees(&get_figure(prose, of)->number, &figure->number) ||
      (has(reading->before, CT_WORD_BY) && !is_percent(figure))) {
    repeat(prose, figure, of);
    return TRUE;
  }
  return FALSE;
}

static gboolean
is_progress(const CtProse *prose, const CtProseReading *reading)
{
  if (!is_percent(&reading->figure))
    return FALSE;
  return follows_plan(reading) || has(reading->before, CT_WORD_BY) ||
         (has(reading->before, CT_WORD_REACHED) && reading->clean &&
          find_repeated(prose, &reading->figure) >= 0);
}

/* "cùng kỳ 12/21 xã (57,1%)": of that too. */
static gboolean
speaks_of_other(const CtProse *prose, const CtProseReading *reading)
{
  return prose->doubt && reading->clean && reading->figure.direction == 0 &&
         !is_goal(reading) && !is_progress(prose, reading);
}

static CtProseKind
judge_rest(const CtProse *prose, CtProseReading *reading)
{
  if (is_progress(prose, reading))
    return CT_PROSE_PROGRESS;
  if (has(reading->before, CT_WORD_BY) || (prose->opened && prose->near >= 0))
    return CT_PROSE_OTHER;
  reading->figure.dated = reading->dated;
  return reading->dated ? CT_PROSE_OTHER : CT_PROSE_FIGURE;
}

/* "giảm còn 12" is 12; "Giảm nghèo bình quân hàng năm 4%" is a fall by 4. */
static void
settle_direction(CtProseReading *reading)
{
  CtProseFigure *figure = &reading->figure;
  gboolean up = has(reading->label, CT_WORD_UP), down = has(reading->label, CT_WORD_DOWN);

  if (has(reading->before, CT_WORD_NOW))
    figure->direction = 0;
  else if (figure->direction == 0 && up != down)
    figure->direction = up ? 1 : -1;
}

void
ct_prose_judge(const CtProse *prose, CtProseReading *reading)
{
  CtProseFigure *figure = &reading->figure;

  settle_direction(reading);
  if (reading->behind == CT_WORD_ONWARD)
    figure->number.qualifier = CT_QUALIFIER_ABOVE;
  if (reading->behind == CT_WORD_DOWNWARD)
    figure->number.qualifier = CT_QUALIFIER_BELOW;
  if (is_other(prose, reading) || speaks_of_other(prose, reading))
    figure->kind = CT_PROSE_OTHER;
  else if (prose->answer && judge_answer(prose, reading))
    ;
  else if (is_goal(reading))
    figure->kind = figure->direction != 0 && !reading->goal &&
                           has(reading->before, CT_WORD_PLAN)
                     ? CT_PROSE_CHANGE /* "vượt KH 5%" */
                     : CT_PROSE_TARGET;
  else if (figure->direction != 0)
    figure->kind = CT_PROSE_CHANGE;
  else if (!judge_repeated(prose, reading))
    figure->kind = judge_rest(prose, reading);
  apply_sign(reading);
}
