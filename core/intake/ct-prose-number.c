/* ct-prose-number.c: the number itself: "13/21", "31/12/2022", "6 tháng", "T6", "1O,5". */
#include "intake/ct-prose-private.h"

#include <string.h>

CtSpan
ct_prose_span(const CtProse *prose, guint begin, guint end)
{
  const gchar *at = prose->pieces[begin].at;

  return (CtSpan){at, begin < end ? (gsize)(prose->pieces[end - 1].end - at) : 0};
}

CtNumber
ct_prose_number_at(const CtProse *prose, guint begin, guint end)
{
  CtSpan span = ct_prose_span(prose, begin, end);

  return ct_number_read(span.text, span.length, prose->style);
}

static gboolean
is_whole(CtSpan digits, gsize most)
{
  if (digits.length > most)
    return FALSE;
  for (gsize i = 0; i < digits.length; i++)
    if (!g_ascii_isdigit(digits.text[i]))
      return FALSE;
  return TRUE;
}

/* A whole number of a few digits, else -1. */
static gint
small_number(const CtProse *prose, guint i)
{
  CtSpan digits = ct_prose_span(prose, i, i + 1);
  gint value = 0;

  if (!is_whole(digits, 4))
    return -1;
  for (gsize k = 0; k < digits.length; k++)
    value = value * 10 + g_ascii_digit_value(digits.text[k]);
  return value;
}

static gboolean
is_year(const CtProse *prose, guint i)
{
  gint value = small_number(prose, i);

  return value >= 1900 && value <= 2199;
}

/* Numbers that are none */

static void
take_other(CtProseReading *reading, guint end)
{
  reading->other = TRUE;
  reading->end = reading->unit_end = end;
}

static void
take_date(CtProseReading *reading, guint end)
{
  reading->date = TRUE;
  reading->end = reading->unit_end = end;
}

/* What is written in one with it: "1O,5", "T6", "QĐ05", "25-NQ". */
static guint
end_of_run(const CtProse *prose, guint i)
{
  for (i++; i < prose->n && !prose->pieces[i].spaced; i++) {
    CtPieceKind kind = prose->pieces[i].kind;

    if (kind != CT_PIECE_WORD && kind != CT_PIECE_NUMBER &&
        !((kind == CT_PIECE_COMMA || kind == CT_PIECE_POINT || kind == CT_PIECE_DASH ||
           kind == CT_PIECE_SLASH) &&
          (ct_prose_is_glued(prose, i + 1, CT_PIECE_NUMBER) ||
           ct_prose_is_glued(prose, i + 1, CT_PIECE_WORD))))
      break;
  }
  return i;
}

static gboolean
is_letter(const CtPiece *piece, const gchar *letters)
{
  return piece->end - piece->at == 1 && strchr(letters, *piece->at) != NULL;
}

/* Letters right before the digits. */
static gboolean
read_glued_before(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin, end;
  const CtPiece *before;

  if (i == 0 || prose->pieces[i].spaced || !ct_prose_is(prose, i - 1, CT_PIECE_WORD))
    return FALSE;
  before = &prose->pieces[i - 1];
  if (before->word != CT_WORD_NONE)
    return FALSE;
  end = end_of_run(prose, i);
  if (is_letter(before, "TQ"))
    take_date(reading, end);
  else
    take_other(reading, end);
  if (is_letter(before, "OolI")) {
    reading->begin--;
    reading->figure.number = ct_prose_number_at(prose, i - 1, end);
  }
  return TRUE;
}

/* Letters right behind: "6T/2022", "25-NQ"; "1O,5" and "1e5" are no numbers. */
static gboolean
read_glued_behind(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin, end;

  if (ct_prose_is_glued(prose, i + 1, CT_PIECE_DASH) &&
      ct_prose_is_glued(prose, i + 2, CT_PIECE_WORD)) {
    take_other(reading, end_of_run(prose, i));
    return TRUE;
  }
  if (!ct_prose_is_glued(prose, i + 1, CT_PIECE_WORD))
    return FALSE;
  end = end_of_run(prose, i);
  if (is_letter(&prose->pieces[i + 1], "T") && small_number(prose, i) <= 12) {
    take_date(reading, end);
    return TRUE;
  }
  if (strchr("OolIeE", *prose->pieces[i + 1].at) == NULL)
    return FALSE;
  if (ct_prose_is(prose, end, CT_PIECE_PERCENT))
    end++;
  reading->figure.number = ct_prose_number_at(prose, i, end);
  if (reading->figure.number.kind != CT_NUMBER_NONE)
    return FALSE;
  take_other(reading, end);
  return TRUE;
}

static gboolean
is_mark(const CtProse *prose, guint i)
{
  return ct_prose_is(prose, i, CT_PIECE_COMMA) || ct_prose_is(prose, i, CT_PIECE_POINT);
}

/* Whether a point and a space before @next end a sentence or an item's number: then a
 * ratio begins there. "97. 6" may be one number. */
static gboolean
begins_sentence(const CtProse *prose, guint next)
{
  return prose->pieces[next].spaced && ct_prose_is(prose, next + 1, CT_PIECE_SLASH);
}

/* Where the number goes on behind marks and spaces that part no number: "97 ,6", "56,,7",
 * and lists. */
static guint
end_of_marks(const CtProse *prose, guint end)
{
  for (;;) {
    guint next = end;

    while (is_mark(prose, next))
      next++;
    if (next == end || next > end + 2 || !ct_prose_is(prose, next, CT_PIECE_NUMBER) ||
        (ct_prose_is(prose, end, CT_PIECE_POINT) && begins_sentence(prose, next)))
      return end;
    end = next + 1;
  }
}

/* ",5": the digits before it are lost. */
static gboolean
is_rest(const CtProse *prose, guint i)
{
  return i > 0 && is_mark(prose, i - 1) && !prose->pieces[i].spaced &&
         (prose->pieces[i - 1].spaced || (i > 1 && is_mark(prose, i - 2)));
}

static gboolean
read_odd_marks(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin, end = end_of_marks(prose, i + 1);
  CtNumber number;

  if (is_rest(prose, i)) {
    take_other(reading, end);
    return TRUE;
  }
  if (end == i + 1)
    return FALSE;
  if (ct_prose_is(prose, end, CT_PIECE_PERCENT))
    end++;
  number = ct_prose_number_at(prose, i, end);
  reading->figure.number.likely_set = number.kind == CT_NUMBER_VALUE || number.likely_set;
  reading->figure.number.likely = number.kind == CT_NUMBER_VALUE ? number.value : number.likely;
  take_other(reading, end);
  return TRUE;
}

/* Dates and ratios */

static gboolean
is_separator(const CtProse *prose, guint i)
{
  return ct_prose_is_glued(prose, i, CT_PIECE_SLASH) || ct_prose_is_glued(prose, i, CT_PIECE_DASH);
}

/* "31/12/2022", "2022-12-31"; "1/2/3" is nothing */
static gboolean
read_three(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin;

  if (!is_separator(prose, i + 1) || !ct_prose_is_glued(prose, i + 2, CT_PIECE_NUMBER) ||
      !is_separator(prose, i + 3) || !ct_prose_is_glued(prose, i + 4, CT_PIECE_NUMBER))
    return FALSE;
  reading->figure.number = ct_prose_number_at(prose, i, i + 5);
  if (reading->figure.number.kind == CT_NUMBER_DATE)
    take_date(reading, i + 5);
  else
    take_other(reading, end_of_run(prose, i));
  return TRUE;
}

static CtWord
word_before(const CtProse *prose, guint i)
{
  return i > 0 && ct_prose_is(prose, i - 1, CT_PIECE_WORD) ? prose->pieces[i - 1].word
                                                           : CT_WORD_NONE;
}

/* Whether what stands before says that "15/6" is a day. */
static gboolean
is_day_expected(const CtProse *prose, guint i)
{
  CtWord before = word_before(prose, i);

  return before == CT_WORD_DAY || before == CT_WORD_COMPARED || before == CT_WORD_TO;
}

static gboolean
read_two(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin;
  CtNumber *number = &reading->figure.number;

  if (!ct_prose_is(prose, i + 1, CT_PIECE_SLASH))
    return FALSE;
  if (!ct_prose_is(prose, i + 2, CT_PIECE_NUMBER)) {
    take_other(reading, end_of_run(prose, i));
    return TRUE;
  }
  *number = ct_prose_number_at(prose, i, i + 3);
  reading->end = reading->unit_end = i + 3;
  if (word_before(prose, i) == CT_WORD_DOCUMENT)
    take_other(reading, i + 3);
  else if (number->kind == CT_NUMBER_DATE ||
           (number->kind == CT_NUMBER_RATIO && is_day_expected(prose, i)))
    take_date(reading, i + 3);
  else if (number->kind != CT_NUMBER_RATIO || ct_prose_is(prose, i + 3, CT_PIECE_SLASH))
    take_other(reading, end_of_run(prose, i + 2));
  return TRUE;
}

static void
read_one(const CtProse *prose, CtProseReading *reading)
{
  guint end = reading->begin + 1;

  while (ct_prose_is_glued(prose, end, CT_PIECE_NOTE))
    end++;
  reading->figure.number = ct_prose_number_at(prose, reading->begin, end);
  reading->end = reading->unit_end = end;
  if (reading->figure.number.kind == CT_NUMBER_DATE)
    reading->date = TRUE;
  else if (reading->figure.number.kind == CT_NUMBER_NONE)
    reading->other = TRUE;
}

/* A year, a month, a day behind the word that says so. */
static gboolean
is_time_behind(const CtProse *prose, guint i, CtWord before)
{
  gint value = small_number(prose, i);

  switch ((guint)before) {
  case CT_WORD_TIME:
    return is_year(prose, i) ||
           (value >= 1 && value <= 12 && !ct_piece_is(&prose->pieces[i - 1], "năm"));
  case CT_WORD_DAY:
    return value >= 1 && value <= 31;
  case CT_WORD_TERM:
  case CT_WORD_COMPARED:
  case CT_WORD_EARLIER:
    return is_year(prose, i);
  default:
    return is_year(prose, i) && ct_prose_is(prose, i + 1, CT_PIECE_COLON);
  }
}

/* "năm 2022", "tháng 6", "quý 1, 2", "6 tháng", "so với 2022", "2022:" */
static gboolean
read_time(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin;
  gint value = small_number(prose, i);
  CtWord before = word_before(prose, i);

  if (value >= 0 && value <= 60 && ct_prose_is_word(prose, i + 1, CT_WORD_TIME))
    take_date(reading, i + 2);
  else if (is_time_behind(prose, i, before))
    take_date(reading, is_year(prose, i) ? i + 1 : end_of_marks(prose, i + 1));
  return reading->date;
}

/* "2021-2025" */
static gboolean
read_years(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin;

  if (!is_year(prose, i) || !ct_prose_is(prose, i + 1, CT_PIECE_DASH) ||
      !ct_prose_is(prose, i + 2, CT_PIECE_NUMBER) || !is_year(prose, i + 2))
    return FALSE;
  take_date(reading, i + 3);
  return TRUE;
}

void
ct_prose_number_read(const CtProse *prose, CtProseReading *reading)
{
  reading->figure.number = (CtNumber){.kind = CT_NUMBER_NONE};
  if (read_glued_before(prose, reading) || read_glued_behind(prose, reading) ||
      read_three(prose, reading) || read_years(prose, reading))
    return;
  if (!read_two(prose, reading)) {
    if (read_time(prose, reading) || read_odd_marks(prose, reading))
      return;
    read_one(prose, reading);
  }
  if (!reading->date && !reading->other)
    ct_prose_unit_read(prose, reading);
}
