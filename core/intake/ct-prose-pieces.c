#include "intake/ct-prose-pieces.h"

#include "base/ct-text.h"
#include "intake/ct-number-digits.h"

typedef struct {
  GArray *pieces;
  CtScan text;
  gboolean unmarked;
  gboolean spaced;
  guint line;
} Splitter;

static void
add_piece(Splitter *splitter, CtPiece piece)
{
  piece.spaced = splitter->spaced;
  piece.line = splitter->line;
  piece.end = splitter->text.at;
  g_array_append_val(splitter->pieces, piece);
  splitter->spaced = FALSE;
}

static gboolean
is_raised(gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

static CtPieceKind
kind_of_ascii(gunichar c)
{
  switch (c) {
  case '=':
    return CT_PIECE_EQUALS;
  case '(':
  case '[':
    return CT_PIECE_OPEN;
  case ')':
  case ']':
    return CT_PIECE_CLOSE;
  case ',':
    return CT_PIECE_COMMA;
  case '.':
  case '!':
  case '?':
    return CT_PIECE_POINT;
  case ';':
    return CT_PIECE_SEMICOLON;
  case ':':
    return CT_PIECE_COLON;
  case '/':
    return CT_PIECE_SLASH;
  case '+':
    return CT_PIECE_PLUS;
  case '%':
    return CT_PIECE_PERCENT;
  case '*':
    return CT_PIECE_NOTE;
  default:
    return ct_is_dash(c) ? CT_PIECE_DASH : CT_PIECE_SIGN;
  }
}

static CtPieceKind
kind_of_sign(gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return kind_of_ascii(c - 0xfee0);
  if (c == 0x2030)
    return CT_PIECE_PERCENT;
  if (c == 0x2026)
    return CT_PIECE_POINT;
  if (c == 0x2044 || c == 0x2215)
    return CT_PIECE_SLASH;
  if (is_raised(c))
    return CT_PIECE_NOTE;
  if (c == 0xb0 || g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL)
    return CT_PIECE_CURRENCY;
  return kind_of_ascii(c);
}

/* "->", "=>", "→": what follows is where it went. */
static gboolean
take_arrow(CtScan *text)
{
  gunichar c = ct_scan_peek(text);

  if (c == 0x2192 || c == 0x21d2) {
    ct_scan_skip(text);
    return TRUE;
  }
  const gchar *next = g_utf8_next_char(text->at);
  if ((!ct_is_dash(c) && c != '=') || next == text->end || *next != '>')
    return FALSE;
  ct_scan_skip(text);
  ct_scan_skip(text);
  return TRUE;
}

static void
take_line_end(Splitter *splitter)
{
  add_piece(splitter, (CtPiece){.kind = CT_PIECE_LINE, .at = splitter->text.at});
  splitter->line++;
  splitter->spaced = TRUE;
}

static void
take_piece(Splitter *splitter)
{
  CtScan *text = &splitter->text;
  CtPiece piece = {.at = text->at};
  gunichar c = ct_scan_peek(text);
  CtDigits digits;

  if (ct_is_digit(c)) {
    piece.kind = CT_PIECE_NUMBER;
    ct_digits_scan(text, &digits);
  } else if (g_unichar_isalpha(c) || g_unichar_ismark(c)) {
    piece.kind = CT_PIECE_WORD;
    piece.word = ct_number_word_take(&text->at, text->end, splitter->unmarked);
  } else if (take_arrow(text)) {
    piece.kind = CT_PIECE_WORD;
    piece.word = CT_WORD_TO;
  } else if ((piece.qualifier = ct_number_sign_take(&text->at, text->end)) != 0) {
    piece.kind = CT_PIECE_COMPARE;
  } else {
    piece.kind = kind_of_sign(c);
    ct_scan_skip(text);
  }
  add_piece(splitter, piece);
}

/* A carriage return and a line feed are the end of one line. */
static gboolean
ends_line(const CtScan *text)
{
  gunichar c = ct_scan_peek(text);

  return c == '\n' || c == 0x2028 || c == 0x2029 ||
         (c == '\r' && (ct_scan_left(text) < 2 || text->at[1] != '\n'));
}

GArray *
ct_prose_split(const gchar *text, gsize length)
{
  Splitter splitter = {.pieces = g_array_new(FALSE, FALSE, sizeof(CtPiece)),
                       .text = {.at = text, .end = text + length},
                       .unmarked = ct_number_words_unmarked(text, length),
                       .spaced = TRUE};

  while (splitter.text.at < splitter.text.end) {
    if (ends_line(&splitter.text)) {
      take_line_end(&splitter);
      ct_scan_skip(&splitter.text);
    } else if (ct_is_space(ct_scan_peek(&splitter.text))) {
      splitter.spaced = TRUE;
      ct_scan_skip(&splitter.text);
    } else {
      take_piece(&splitter);
    }
  }
  take_line_end(&splitter);
  return splitter.pieces;
}

gboolean
ct_piece_is(const CtPiece *piece, const gchar *text)
{
  return ct_text_equal(piece->at, (gsize)(piece->end - piece->at), text);
}
