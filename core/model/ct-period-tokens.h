/* ct-period-tokens.h: a cell or title as words and numbers (for ct-period-words.c).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CT_PERIOD_MAX_TOKENS 96
#define CT_PERIOD_MAX_FOLDED 512

typedef enum {
  CT_TOKEN_END,
  CT_TOKEN_WORD,   /* a run of letters: lower case, without marks */
  CT_TOKEN_NUMBER, /* a run of digits */
  CT_TOKEN_SLASH,
  CT_TOKEN_DASH,
  CT_TOKEN_POINT, /* between two digits: they are a decimal or a day, no period */
  CT_TOKEN_SIGN   /* anything else with a meaning: "%", "+" ...; "?" for what is not ASCII */
} CtTokenKind;

/**
 * CtToken:
 * @text: of a word, number or sign, NUL-terminated
 * @value: of a number of up to 4 digits, else -1
 * @length: of @text; 0 for what is no word or number
 * @start, @end: bytes of the text it was made of
 */
typedef struct {
  CtTokenKind kind;
  const gchar *text;
  gint value;
  guint length;
  gsize start;
  gsize end;
} CtToken;

/* Owns all, so that reading a period allocates nothing. The token after the last
 * is a CT_TOKEN_END. @cut: the text had more than fits. */
typedef struct {
  CtToken tokens[CT_PERIOD_MAX_TOKENS + 1];
  guint n;
  gboolean cut;
  gchar folded[CT_PERIOD_MAX_FOLDED];
} CtTokens;

void ct_tokens_split(CtTokens *tokens, const gchar *text, gsize length);

G_END_DECLS
