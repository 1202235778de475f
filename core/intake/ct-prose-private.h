/* ct-prose-private.h: one number of a cell while it is being understood.
 */
#pragma once

#include "intake/ct-prose-pieces.h"
#include "intake/ct-prose.h"

G_BEGIN_DECLS

/* Sets of CtWord. */
#define CT_WORD_BIT(word) (1u << (word))
G_STATIC_ASSERT(CT_WORD_OTHER < 32);

/**
 * CtProse: the walk over the pieces of one cell.
 * @clause: where the label of the next figure may begin
 * @after: @clause stands right behind a figure, with nothing that parts them
 * @line_begin: the first piece of the line
 * @items: lines that begin with a dash
 * @near: the last figure that later ones on the line may repeat, -1 none
 * @opened: we are in brackets
 * @answer: in brackets that stand right behind a figure; the first number there
 *   speaks of it
 * @worded: a word stood in the line
 * @led: in brackets that words without a figure stand before: "vượt kế hoạch (97%)"
 * @parts: behind "trong đó"
 * @doubt: the last number of this sentence is OTHER: what has no label speaks of it
 * @range_end: the next number is the end of a range
 */
typedef struct {
  const gchar *text;
  const CtPiece *pieces;
  guint n;
  CtNumberStyle style;
  GArray *figures;
  guint total;
  guint clause;
  gboolean after;
  guint line_begin;
  guint items;
  gint near;
  gboolean opened;
  gboolean answer;
  gboolean worded;
  gboolean led;
  gboolean parts;
  gboolean doubt;
  gboolean range_end;
} CtProse;

/**
 * CtProseReading: one number and what stands around it.
 * @begin, @end: its pieces, without sign and unit
 * @unit_end: where the unit ends
 * @sign: -1, +1 as written, else 0
 * @before: the words that stand right before it (CT_WORD_BIT)
 * @label: the words of the label, which ends with @label_end
 * @first_word: of the label
 * @behind: the word that follows the unit
 * @clean: nothing else stands before it in its clause
 */
typedef struct {
  guint begin;
  guint end;
  guint unit_end;
  guint label_begin;
  guint label_end;
  gint sign;
  guint32 before;
  guint32 label;
  CtWord first_word;
  CtWord behind;
  gboolean goal;   /* > or < */
  gboolean equals; /* = */
  gboolean date;
  gboolean dated;  /* the label says when */
  gboolean other;
  gboolean clean;
  CtProseFigure figure;
} CtProseReading;

static inline gboolean
ct_prose_is(const CtProse *prose, guint i, CtPieceKind kind)
{
  return i < prose->n && prose->pieces[i].kind == kind;
}

/* The same, with nothing before it. */
static inline gboolean
ct_prose_is_glued(const CtProse *prose, guint i, CtPieceKind kind)
{
  return ct_prose_is(prose, i, kind) && !prose->pieces[i].spaced;
}

static inline gboolean
ct_prose_is_word(const CtProse *prose, guint i, CtWord word)
{
  return ct_prose_is(prose, i, CT_PIECE_WORD) && prose->pieces[i].word == word;
}

/* The text of the pieces from @begin to before @end. */
CtSpan ct_prose_span(const CtProse *prose, guint begin, guint end);

CtNumber ct_prose_number_at(const CtProse *prose, guint begin, guint end);

/* ct-prose-unit.c: reads the unit behind reading->end. */
void ct_prose_unit_read(const CtProse *prose, CtProseReading *reading);

/* ct-prose-against.c: sets what it is compared with. */
void ct_prose_against_read(const CtProse *prose, CtProseReading *reading);
/* The same, when it stands at @i. */
CtSpan ct_prose_against_at(const CtProse *prose, guint i, guint limit);
gboolean ct_prose_is_compared(const CtProseFigure *figure);

/* ct-prose-number.c: reads the number that begins at reading->begin, with its unit. */
void ct_prose_number_read(const CtProse *prose, CtProseReading *reading);

/* ct-prose-before.c: reads what stands before it in its clause. */
void ct_prose_before_read(const CtProse *prose, CtProseReading *reading);

/* ct-prose-judge.c: what kind of figure it is. */
void ct_prose_judge(const CtProse *prose, CtProseReading *reading);
gboolean ct_prose_is_percent(CtSpan unit);

G_END_DECLS
