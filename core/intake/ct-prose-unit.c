/* ct-prose-unit.c: the unit of a number, with the total that it is a part of: "45 giường
 * trên 1 vạn dân", "13 xã trên 21 xã". */
#include <string.h>

#include "intake/ct-prose-private.h"

#define MAX_UNIT_WORDS 8u

/* 1, 01, 10.000: what rates are told per. */
static gboolean
is_power_of_ten(const CtProse *prose, guint i)
{
  CtSpan digits = ct_prose_span(prose, i, i + 1);
  gboolean one = FALSE;

  for (gsize k = 0; k < digits.length; k++) {
    if (digits.text[k] == '1' && !one)
      one = TRUE;
    else if (strchr("0., ", digits.text[k]) == NULL)
      return FALSE;
  }
  return one;
}

/* "/năm" behind @i */
static guint
take_per(const CtProse *prose, guint i)
{
  return ct_prose_is(prose, i, CT_PIECE_SLASH) && ct_prose_is(prose, i + 1, CT_PIECE_WORD) ? i + 2
                                                                                          : i;
}

/* The next piece of the unit at @i, or @i where it ends. */
static guint
take_unit_piece(const CtProse *prose, guint begin, guint i)
{
  gboolean number = ct_prose_is(prose, i + 1, CT_PIECE_NUMBER);

  if (ct_prose_is(prose, i, CT_PIECE_SLASH))
    return number && i > begin && is_power_of_ten(prose, i + 1) ? i + 2 : take_per(prose, i);
  if (i > begin && (ct_prose_is_glued(prose, i, CT_PIECE_NUMBER) ||
                    ct_prose_is_glued(prose, i, CT_PIECE_NOTE)))
    return i + 1;
  if (ct_prose_is_word(prose, i, CT_WORD_ABOVE) && number && is_power_of_ten(prose, i + 1))
    return i + 2;
  if (ct_prose_is_word(prose, i, CT_WORD_NONE) ||
      (i == begin && ct_prose_is_word(prose, i, CT_WORD_DAY)))
    return i + 1;
  return i;
}

static guint
find_unit_end(const CtProse *prose, guint begin)
{
  guint i = begin, next;

  if (ct_prose_is(prose, i, CT_PIECE_PERCENT) || ct_prose_is(prose, i, CT_PIECE_CURRENCY))
    return take_per(prose, i + 1);
  if (ct_prose_is(prose, i, CT_PIECE_WORD) && ct_prose_is(prose, i + 1, CT_PIECE_PERCENT) &&
      ct_piece_is(&prose->pieces[i], "điểm"))
    return take_per(prose, i + 2);
  for (guint n = 0; n < MAX_UNIT_WORDS; n++, i = next) {
    next = take_unit_piece(prose, begin, i);
    if (next == i)
      break;
  }
  return i;
}

static gboolean
equal(CtSpan a, CtSpan b)
{
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static gboolean
take_count(const CtNumber *number, CtDecimal *count)
{
  *count = number->kind == CT_NUMBER_AMBIGUOUS ? number->other : number->value;
  return (number->kind == CT_NUMBER_VALUE || number->kind == CT_NUMBER_AMBIGUOUS) &&
         count->scale == 0;
}

/* "13 trên 21 xã", "13 xã trong tổng số 21 xã", "13 xã/21 xã" */
static gboolean
read_of_total(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->unit_end, end;
  CtNumber *number = &reading->figure.number, total;
  CtDecimal n, d;

  if (!ct_prose_is_word(prose, i, CT_WORD_ABOVE) && !ct_prose_is_word(prose, i, CT_WORD_OTHER) &&
      !ct_prose_is(prose, i, CT_PIECE_SLASH))
    return FALSE;
  if (ct_prose_is_word(prose, i, CT_WORD_OTHER) && !ct_piece_is(&prose->pieces[i], "trong"))
    return FALSE;
  i++;
  if (ct_prose_is_word(prose, i, CT_WORD_TOTAL))
    i++;
  if (!ct_prose_is(prose, i, CT_PIECE_NUMBER) || number->kind == CT_NUMBER_RATIO)
    return FALSE;
  total = ct_prose_number_at(prose, i, i + 1);
  end = find_unit_end(prose, i + 1);
  if (!take_count(number, &n) || !take_count(&total, &d) || end == i + 1 ||
      (reading->end < reading->unit_end &&
       !equal(ct_prose_span(prose, reading->end, reading->unit_end),
              ct_prose_span(prose, i + 1, end))))
    return FALSE;
  *number = (CtNumber){.kind = CT_NUMBER_RATIO, .value = n, .other = d};
  reading->end = i + 1;
  reading->unit_end = end;
  return TRUE;
}

void
ct_prose_unit_read(const CtProse *prose, CtProseReading *reading)
{
  CtNumber *number = &reading->figure.number;

  reading->unit_end = find_unit_end(prose, reading->end);
  read_of_total(prose, reading);
  if (ct_prose_is(prose, reading->unit_end, CT_PIECE_SLASH))
    reading->other = TRUE;
  CtSpan unit = ct_prose_span(prose, reading->end, reading->unit_end);
  number->unit = unit.text;
  number->unit_length = unit.length;
}
