/* ct-prose-before.c: what stands before a number in its clause: its label, then the
 * words and signs that speak of the number. */
#include "intake/ct-prose-private.h"

#include "data/ct-batch.h"

/* Words that may stand between a label and its number. */
#define BESIDE                                                                                   \
  (CT_WORD_BIT(CT_WORD_ABOUT) | CT_WORD_BIT(CT_WORD_BELOW) | CT_WORD_BIT(CT_WORD_ABOVE) |       \
   CT_WORD_BIT(CT_WORD_AT_LEAST) | CT_WORD_BIT(CT_WORD_AT_MOST) |                               \
   CT_WORD_BIT(CT_WORD_ESTIMATE) | CT_WORD_BIT(CT_WORD_UP) | CT_WORD_BIT(CT_WORD_DOWN) |        \
   CT_WORD_BIT(CT_WORD_NOW) | CT_WORD_BIT(CT_WORD_TO) | CT_WORD_BIT(CT_WORD_REACHED) |          \
   CT_WORD_BIT(CT_WORD_BY) | CT_WORD_BIT(CT_WORD_RATE) | CT_WORD_BIT(CT_WORD_SHARE) |           \
   CT_WORD_BIT(CT_WORD_FILLER) | CT_WORD_BIT(CT_WORD_PLAN) | CT_WORD_BIT(CT_WORD_AIM) |         \
   CT_WORD_BIT(CT_WORD_COMPARED) | CT_WORD_BIT(CT_WORD_EARLIER) |                               \
   CT_WORD_BIT(CT_WORD_IS) | CT_WORD_BIT(CT_WORD_INDICATOR) | CT_WORD_BIT(CT_WORD_OF_WHICH) |  \
   CT_WORD_BIT(CT_WORD_NO_FIGURE) | CT_WORD_BIT(CT_WORD_DOCUMENT))

static gboolean
is_sign(const CtProse *prose, guint i)
{
  return ct_prose_is(prose, i, CT_PIECE_DASH) || ct_prose_is(prose, i, CT_PIECE_PLUS);
}

/* "- 5": the begin of an item, when there are more of them, else maybe a minus. */
static gboolean
is_bullet(const CtProse *prose, guint i)
{
  return i == prose->line_begin && prose->pieces[i + 1].spaced;
}

/* A sign stands right before the digits and behind a space or another sign. */
static void
read_sign(const CtProse *prose, CtProseReading *reading)
{
  guint i = reading->begin - 1;
  const CtPiece *sign = &prose->pieces[i];

  if (reading->begin == prose->clause || !is_sign(prose, i))
    return;
  if (is_bullet(prose, i)) {
    reading->other = reading->other || prose->items < 2;
    return;
  }
  if (prose->pieces[reading->begin].spaced)
    return;
  if (!sign->spaced && (i == prose->clause ? prose->after : sign[-1].kind == CT_PIECE_WORD)) {
    reading->other = TRUE;
    return;
  }
  reading->sign = sign->kind == CT_PIECE_DASH ? -1 : 1;
  reading->begin = i;
}

static void
add_qualifier(CtProseReading *reading, guint qualifier)
{
  CtNumber *number = &reading->figure.number;

  if (qualifier == CT_QUALIFIER_NONE)
    return;
  reading->other = reading->other || number->qualifier != CT_QUALIFIER_NONE;
  number->qualifier = qualifier;
}

static void
add_word(CtProseReading *reading, CtWord word)
{
  gint direction = word == CT_WORD_UP ? 1 : word == CT_WORD_DOWN ? -1 : 0;

  reading->before |= CT_WORD_BIT(word);
  add_qualifier(reading, ct_number_word_qualifier(word));
  if (word == CT_WORD_ESTIMATE)
    reading->figure.estimate = TRUE;
  if (direction == 0)
    return;
  reading->other = reading->other || reading->figure.direction != 0;
  reading->figure.direction = direction;
}

/* Takes the piece before @i. %FALSE when it belongs to the label. */
static gboolean
take_before(const CtProse *prose, CtProseReading *reading, guint i)
{
  const CtPiece *piece = &prose->pieces[i - 1];

  switch ((guint)piece->kind) {
  case CT_PIECE_COMPARE:
    add_qualifier(reading, piece->qualifier);
    reading->goal = reading->goal || piece->qualifier != CT_QUALIFIER_ABOUT;
    return TRUE;
  case CT_PIECE_EQUALS:
    reading->equals = TRUE;
    return TRUE;
  case CT_PIECE_COLON:
    return TRUE;
  case CT_PIECE_WORD:
    if ((CT_WORD_BIT(piece->word) & BESIDE) == 0)
      return FALSE;
    add_word(reading, piece->word);
    return TRUE;
  default:
    return FALSE;
  }
}

/* What a list begins its items with, and "và". */
static gboolean
begins_item(const CtPiece *piece)
{
  return piece->kind == CT_PIECE_DASH || piece->kind == CT_PIECE_PLUS ||
         piece->kind == CT_PIECE_NOTE || piece->kind == CT_PIECE_SIGN ||
         piece->kind == CT_PIECE_SLASH || piece->kind == CT_PIECE_COLON ||
         (piece->kind == CT_PIECE_WORD && piece->word == CT_WORD_OTHER &&
          (ct_piece_is(piece, "và") || ct_piece_is(piece, "nhưng")));
}

static gboolean
ends_label(const CtPiece *piece)
{
  return piece->kind == CT_PIECE_DASH || piece->kind == CT_PIECE_COLON ||
         piece->kind == CT_PIECE_SIGN || piece->kind == CT_PIECE_NOTE ||
         piece->kind == CT_PIECE_SLASH;
}

static void
trim_label(const CtProse *prose, CtProseReading *reading)
{
  while (reading->label_begin < reading->label_end &&
         begins_item(&prose->pieces[reading->label_begin]))
    reading->label_begin++;
  while (reading->label_begin < reading->label_end &&
         ends_label(&prose->pieces[reading->label_end - 1]))
    reading->label_end--;
}

/* "Năm 2022", "6 tháng đầu năm", "cả năm", but not "bình quân hàng năm": in a label
 * stand no other numbers than those of dates and documents. */
static gboolean
says_when(const CtProse *prose, const CtProseReading *reading)
{
  guint i = reading->label_begin;

  if (ct_prose_is_word(prose, i, CT_WORD_NONE) && i + 1 < reading->label_end &&
      prose->pieces[i + 1].word == CT_WORD_TIME)
    return TRUE;
  if (ct_prose_is_word(prose, i, CT_WORD_TIME) || ct_prose_is_word(prose, i, CT_WORD_DAY))
    return TRUE;
  while (i < reading->label_end && prose->pieces[i].kind != CT_PIECE_NUMBER)
    i++;
  return i < reading->label_end;
}

static void
read_label(const CtProse *prose, CtProseReading *reading)
{
  trim_label(prose, reading);
  if (ct_prose_is_word(prose, reading->label_begin, CT_WORD_ESTIMATE) &&
      reading->label_begin < reading->label_end) {
    reading->figure.estimate = TRUE;
    reading->label_begin++;
  }
  reading->clean = reading->label_begin == reading->label_end;
  if (reading->clean)
    return;
  reading->dated = says_when(prose, reading);
  reading->first_word = prose->pieces[reading->label_begin].word;
  for (guint i = reading->label_begin; i < reading->label_end; i++)
    reading->label |= CT_WORD_BIT(prose->pieces[i].word);
  reading->figure.label = ct_prose_span(prose, reading->label_begin, reading->label_end);
}

void
ct_prose_before_read(const CtProse *prose, CtProseReading *reading)
{
  guint i;

  read_sign(prose, reading);
  i = reading->begin;
  if (i > prose->clause && ct_prose_is(prose, i - 1, CT_PIECE_SLASH))
    reading->other = TRUE;
  while (i > prose->clause && take_before(prose, reading, i))
    i--;
  reading->label_begin = prose->clause;
  reading->label_end = i;
  read_label(prose, reading);
  reading->figure.number.estimate = reading->figure.estimate;
}
