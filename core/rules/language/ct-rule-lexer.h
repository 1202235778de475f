/* ct-rule-lexer.h: one line of a rules file as tokens; private to core/rules.
 */
#pragma once

#include "base/ct-decimal.h"

G_BEGIN_DECLS

/**
 * CtRuleLine: where a rule stands, for messages.
 * @file: as it is shown: "rules.txt"
 * @number: from 1
 * @text: (array length=length): valid UTF-8 without line end
 */
typedef struct {
  const gchar *file;
  guint number;
  const gchar *text;
  gsize length;
} CtRuleLine;

/* "rules.txt:12:7: ...": @at is an offset in the line, told as a column of characters.
 * Returns: %FALSE, for return. */
gboolean ct_rule_fail(const CtRuleLine *line, gsize at, GError **error, const gchar *format, ...)
    G_GNUC_PRINTF(4, 5);

typedef enum {
  CT_TOKEN_END,    /* of the line, or a comment */
  CT_TOKEN_WORD,   /* names and keywords: letters, digits, "_", "." and "-" */
  CT_TOKEN_NUMBER, /* with its unit */
  CT_TOKEN_FIGURE, /* {...} */
  CT_TOKEN_STRING, /* "..." */
  CT_TOKEN_SIGN    /* + - * / ( ) , : | = != < <= > >= */
} CtTokenKind;

/**
 * CtToken:
 * @at, @length: where it stands in the line
 * @text: (array length=text_length): what is inside of {} and "", else the token itself
 * @number: of a number
 * @unit: (array length=unit_length): of a number: as written; "" for none
 */
typedef struct {
  CtTokenKind kind;
  gsize at;
  gsize length;
  const gchar *text;
  gsize text_length;
  CtDecimal number;
  const gchar *unit;
  gsize unit_length;
} CtToken;

/* The token at or after @from. */
gboolean ct_rule_lex(const CtRuleLine *line, gsize from, CtToken *token, GError **error);

gboolean ct_token_is(const CtToken *token, CtTokenKind kind, const gchar *text);

G_END_DECLS
