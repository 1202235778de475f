/* ct-prose-pieces.h: the words, numbers and signs of a cell.
 */
#pragma once

#include "intake/ct-number-words.h"
#include "intake/ct-resolve.h"

G_BEGIN_DECLS

typedef enum {
  CT_PIECE_WORD,
  CT_PIECE_NUMBER,   /* its digits and the marks between them */
  CT_PIECE_COMPARE,  /* > >= < ≤ ≈ */
  CT_PIECE_EQUALS,
  CT_PIECE_OPEN,
  CT_PIECE_CLOSE,
  CT_PIECE_COMMA,
  CT_PIECE_POINT,    /* the end of a sentence */
  CT_PIECE_SEMICOLON,
  CT_PIECE_COLON,
  CT_PIECE_SLASH,
  CT_PIECE_DASH,
  CT_PIECE_PLUS,
  CT_PIECE_PERCENT,  /* and ‰ */
  CT_PIECE_CURRENCY, /* and degrees */
  CT_PIECE_NOTE,     /* ¹ * */
  CT_PIECE_SIGN,     /* any other */
  CT_PIECE_LINE,     /* the end of a line, or of the cell */
} CtPieceKind;

/**
 * CtPiece:
 * @word: WORD: what it means; several words that mean something together are one piece
 * @qualifier: COMPARE: the CtQualifier it says
 * @spaced: something that is not seen stands before it, or nothing
 */
typedef struct {
  CtPieceKind kind;
  CtWord word;
  guint qualifier;
  gboolean spaced;
  guint line;
  const gchar *at;
  const gchar *end;
} CtPiece;

/* (element-type CtPiece): the last is a LINE. */
GArray *ct_prose_split(const gchar *text, gsize length);

/* Whether a piece is these bytes. */
gboolean ct_piece_is(const CtPiece *piece, const gchar *text);

G_END_DECLS
