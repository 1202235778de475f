/* ct-prose.c: the walk over a cell: its numbers one by one, each with the clause that
 * it stands in. Commas, semicolons, the ends of sentences and lines part clauses; so does
 * a figure. A date does not ("năm 2022 đạt 12 xã" says of when the 12 are), nor the number
 * of a document.
 */
#include <string.h>

#include "intake/ct-prose-private.h"

#define MAX_TEXT ((gsize)64 * 1024)

static CtProseFigure *
get_figure(const CtProse *prose, gint i)
{
  return &g_array_index(prose->figures, CtProseFigure, i);
}

/* Adds it. Returns: its index, -1 when there are too many. */
static gint
add_figure(CtProse *prose, const CtProseFigure *figure)
{
  if (prose->total++ >= CT_PROSE_MAX_FIGURES)
    return -1;
  g_array_append_vals(prose->figures, figure, 1);
  return (gint)prose->figures->len - 1;
}

/* "giảm 12 vụ (-9,68%) so với cùng kỳ": behind the brackets. */
static void
compare_last(CtProse *prose, guint i)
{
  CtProseFigure *last;

  if (!prose->after || i != prose->clause || prose->near < 0)
    return;
  last = get_figure(prose, prose->near);
  if (ct_prose_is_compared(last) && last->against.length == 0)
    last->against = ct_prose_against_at(prose, i, prose->n);
}

/* Ranges */

/* "12-15", "5% - 6%", "từ 12 xã lên 15 xã": the number is the begin of one. A dash may
 * also part two figures; then their units differ. */
static gboolean
begins_range(const CtProse *prose, const CtProseReading *reading)
{
  guint i = reading->unit_end;
  const gchar *unit = reading->figure.number.unit;
  gsize length = reading->figure.number.unit_length;

  if (ct_prose_is(prose, i, CT_PIECE_DASH) && ct_prose_is(prose, i + 1, CT_PIECE_NUMBER)) {
    CtProseReading next = {.begin = i + 1, .end = i + 2};

    if (length == 0)
      return TRUE;
    ct_prose_number_read(prose, &next);
    return next.figure.number.unit_length == length &&
           memcmp(unit, next.figure.number.unit, length) == 0;
  }
  if (!ct_prose_is(prose, i + 1, CT_PIECE_NUMBER))
    return FALSE;
  if (ct_prose_is_word(prose, i, CT_WORD_TO))
    return TRUE;
  return ct_prose_is_word(prose, i, CT_WORD_NOW) &&
         (reading->figure.direction == 0 ||
          (reading->before & CT_WORD_BIT(CT_WORD_AT_LEAST)) != 0);
}

/* Numbers */

static void
set_text(const CtProse *prose, CtProseReading *reading)
{
  CtProseFigure *figure = &reading->figure;

  figure->text = ct_prose_span(prose, reading->begin, reading->unit_end);
  figure->offset = (gsize)(figure->text.text - prose->text);
  figure->line = prose->pieces[reading->begin].line;
}

static void
add_date(CtProse *prose, CtProseReading *reading)
{
  reading->figure.kind = CT_PROSE_DATE;
  if (reading->figure.number.kind != CT_NUMBER_DATE)
    reading->figure.number = (CtNumber){.kind = CT_NUMBER_NONE};
  set_text(prose, reading);
  add_figure(prose, &reading->figure);
}

static gboolean
may_be_repeated(const CtProseFigure *figure)
{
  return figure->kind == CT_PROSE_FIGURE || figure->kind == CT_PROSE_CHANGE ||
         figure->kind == CT_PROSE_PROGRESS || figure->kind == CT_PROSE_TARGET;
}

static void
add_number(CtProse *prose, CtProseReading *reading)
{
  gboolean begins;
  gint added;

  ct_prose_before_read(prose, reading);
  if (ct_prose_is(prose, reading->unit_end, CT_PIECE_WORD))
    reading->behind = prose->pieces[reading->unit_end].word;
  begins = begins_range(prose, reading);
  reading->other = reading->other || begins || prose->range_end || prose->led;
  ct_prose_judge(prose, reading);
  ct_prose_against_read(prose, reading);
  set_text(prose, reading);
  added = add_figure(prose, &reading->figure);
  prose->range_end = begins;
  prose->doubt = reading->figure.kind == CT_PROSE_OTHER;
  if (added >= 0 && may_be_repeated(&reading->figure) && !prose->opened)
    prose->near = added;
  if ((reading->before & CT_WORD_BIT(CT_WORD_OF_WHICH)) != 0 ||
      (reading->label & CT_WORD_BIT(CT_WORD_OF_WHICH)) != 0)
    prose->parts = TRUE;
}

/* Moves behind the number at @i. */
static guint
take_number(CtProse *prose, guint i)
{
  CtProseReading reading = {.begin = i, .end = i + 1, .unit_end = i + 1};
  guint end;

  reading.figure.of = -1;
  reading.figure.label = reading.figure.against = (CtSpan){"", 0};
  ct_prose_number_read(prose, &reading);
  end = reading.unit_end;
  if (reading.date) {
    prose->range_end = FALSE;
    add_date(prose, &reading);
    return end;
  }
  add_number(prose, &reading);
  if ((reading.before & CT_WORD_BIT(CT_WORD_DOCUMENT)) != 0)
    return end;
  prose->answer = FALSE;
  prose->clause = end;
  prose->after = TRUE;
  return end;
}

/* Signs */

static void
begin_clause(CtProse *prose, guint i)
{
  prose->clause = i;
  prose->after = FALSE;
  prose->range_end = FALSE;
}

/* A line that begins with "=" or a bracket goes on with what the last one says. */
static void
begin_line(CtProse *prose, guint i)
{
  begin_clause(prose, i);
  prose->line_begin = i;
  prose->opened = prose->answer = prose->led = prose->worded = prose->parts = FALSE;
  if (ct_prose_is(prose, i, CT_PIECE_OPEN))
    prose->after = TRUE;
  else if (!ct_prose_is(prose, i, CT_PIECE_EQUALS)) {
    prose->near = -1;
    prose->doubt = FALSE;
  }
}

/* "12,5 tỷ (ước)" */
static void
read_bracketed_word(CtProse *prose, guint i)
{
  if (prose->after && prose->near >= 0 && ct_prose_is_word(prose, i + 1, CT_WORD_ESTIMATE) &&
      ct_prose_is(prose, i + 2, CT_PIECE_CLOSE)) {
    get_figure(prose, prose->near)->estimate = TRUE;
    get_figure(prose, prose->near)->number.estimate = TRUE;
  }
}

static void
open_brackets(CtProse *prose, guint i)
{
  gboolean after = prose->after && prose->clause == i && prose->near >= 0;

  read_bracketed_word(prose, i);
  prose->led = prose->worded && prose->near < 0; /* "vượt kế hoạch (97%)", "đạt (5,1%)" */
  begin_clause(prose, i + 1);
  prose->opened = TRUE;
  prose->answer = after;
}

static void
close_brackets(CtProse *prose, guint i)
{
  gboolean after = prose->opened;

  begin_clause(prose, i + 1);
  prose->after = after;
  prose->opened = prose->answer = prose->led = prose->parts = FALSE;
}

/* "1. ", "2) ", "(3) ", "1.2. " and words behind: the number of an item. Returns: where
 * the words begin; @i where there is none. */
static guint
skip_item_number(const CtProse *prose, guint i)
{
  guint number = ct_prose_is(prose, i, CT_PIECE_OPEN) ? i + 1 : i, next = number + 2;
  gboolean closed = ct_prose_is_glued(prose, number + 1, CT_PIECE_CLOSE);

  if (!ct_prose_is(prose, number, CT_PIECE_NUMBER) ||
      prose->pieces[number].end - prose->pieces[number].at > 5 ||
      (number > i && !closed) ||
      (!closed && !ct_prose_is_glued(prose, number + 1, CT_PIECE_POINT)) ||
      (!ct_prose_is(prose, next, CT_PIECE_WORD) && !ct_prose_is(prose, next + 1, CT_PIECE_SLASH)))
    return i;
  return next;
}

static guint
take_piece(CtProse *prose, guint i)
{
  const CtPiece *piece = &prose->pieces[i];
  guint next = i == prose->line_begin ? skip_item_number(prose, i) : i;

  if (next != i) {
    begin_clause(prose, next);
    return next;
  }
  switch ((guint)piece->kind) {
  case CT_PIECE_NUMBER:
    return take_number(prose, i);
  case CT_PIECE_OPEN:
    open_brackets(prose, i);
    break;
  case CT_PIECE_CLOSE:
    close_brackets(prose, i);
    break;
  case CT_PIECE_LINE:
    begin_line(prose, i + 1);
    break;
  case CT_PIECE_POINT:
  case CT_PIECE_SEMICOLON:
    prose->parts = prose->doubt = FALSE;
    begin_clause(prose, i + 1);
    break;
  case CT_PIECE_COMMA:
    begin_clause(prose, i + 1);
    break;
  case CT_PIECE_WORD:
    prose->worded = TRUE;
    compare_last(prose, i);
    break;
  default:
    break;
  }
  return i + 1;
}

/* Lines that begin with a dash and a space. */
static guint
count_items(const CtProse *prose)
{
  guint n = 0;

  for (guint i = 0; i + 1 < prose->n; i++)
    if ((i == 0 || prose->pieces[i - 1].kind == CT_PIECE_LINE) &&
        prose->pieces[i].kind == CT_PIECE_DASH && prose->pieces[i + 1].spaced)
      n++;
  return n;
}

guint
ct_prose_read(const gchar *text, gsize length, CtNumberStyle style, GArray *figures)
{
  g_autoptr(GArray) pieces = NULL;
  gsize read = MIN(length, MAX_TEXT);
  CtProse prose = {.text = text, .style = style, .figures = figures, .near = -1};

  g_array_set_size(figures, 0);
  while (read > 0 && read < length && ((guchar)text[read] & 0xc0) == 0x80)
    read--;
  pieces = ct_prose_split(text, read);
  prose.pieces = &g_array_index(pieces, CtPiece, 0);
  prose.n = pieces->len;
  prose.items = count_items(&prose);
  for (guint i = 0; i < prose.n;)
    i = take_piece(&prose, i);
  return read < length ? MAX(prose.total, CT_PROSE_MAX_FIGURES + 1) : prose.total;
}
