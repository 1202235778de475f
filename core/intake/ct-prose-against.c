/* ct-prose-against.c: what a change or a percentage is compared with: "so với 31/12/2022",
 * "KH", "dự toán TW giao". */
#include "intake/ct-prose-private.h"

static gboolean
ends_against(const CtPiece *piece)
{
  static const guint32 words =
    CT_WORD_BIT(CT_WORD_UP) | CT_WORD_BIT(CT_WORD_DOWN) | CT_WORD_BIT(CT_WORD_REACHED) |
    CT_WORD_BIT(CT_WORD_BY) | CT_WORD_BIT(CT_WORD_OTHER) | CT_WORD_BIT(CT_WORD_IS);

  switch ((guint)piece->kind) {
  case CT_PIECE_WORD:
    return (CT_WORD_BIT(piece->word) & words) != 0;
  case CT_PIECE_NUMBER:
  case CT_PIECE_SLASH:
  case CT_PIECE_DASH:
    return FALSE;
  default:
    return TRUE;
  }
}

/* "dự toán TW giao", "so với cùng kỳ", no further than @limit; length 0 where none begins. */
CtSpan
ct_prose_against_at(const CtProse *prose, guint i, guint limit)
{
  guint end;

  if (ct_prose_is_word(prose, i, CT_WORD_COMPARED))
    i++;
  else if (!ct_prose_is_word(prose, i, CT_WORD_PLAN) &&
           !ct_prose_is_word(prose, i, CT_WORD_INDICATOR) &&
           !ct_prose_is_word(prose, i, CT_WORD_EARLIER))
    return (CtSpan){"", 0};
  for (end = i; end < limit && !ends_against(&prose->pieces[end]); end++)
    ;
  return ct_prose_span(prose, i, end);
}

gboolean
ct_prose_is_compared(const CtProseFigure *figure)
{
  return figure->kind == CT_PROSE_CHANGE || figure->kind == CT_PROSE_PROGRESS;
}

/* "so với cùng kỳ tăng 5%": before it, in its clause. */
static CtSpan
find_against_before(const CtProse *prose, const CtProseReading *reading)
{
  for (guint i = prose->clause; i < reading->begin; i++)
    if (i >= reading->label_end || ct_prose_is_word(prose, i, CT_WORD_COMPARED) ||
        ct_prose_is_word(prose, i, CT_WORD_EARLIER)) {
      CtSpan against = ct_prose_against_at(prose, i, reading->begin);

      if (against.length > 0)
        return against;
    }
  return (CtSpan){"", 0};
}

void
ct_prose_against_read(const CtProse *prose, CtProseReading *reading)
{
  CtProseFigure *figure = &reading->figure;

  if (!ct_prose_is_compared(figure))
    return;
  figure->against = ct_prose_against_at(prose, reading->unit_end, prose->n);
  if (figure->against.length > 0)
    return;
  figure->against = find_against_before(prose, reading);
  if (figure->against.length > 0)
    figure->label = (CtSpan){"", 0};
}
