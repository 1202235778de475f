/* ct-rule-lexer.c: one line of a rules file as tokens.
 */
#include "rules/language/ct-rule-lexer.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"

#define SIGNS "+-*/(),:|=<>"

/* What can stand behind a number and is no unit. */
static const gchar *const keywords[] = {"and", "or", "then", "not", "if"};

gboolean
ct_rule_fail(const CtRuleLine *line, gsize at, GError **error, const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  glong column = g_utf8_strlen(line->text, (gssize)MIN(at, line->length)) + 1;
  va_list arguments;

  va_start(arguments, format);
  message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s:%u:%ld: %s", line->file, line->number, column,
              message);
  return FALSE;
}

gboolean
ct_token_is(const CtToken *token, CtTokenKind kind, const gchar *text)
{
  return token->kind == kind && ct_text_equal(token->text, token->text_length, text);
}

static gchar
char_at(const CtRuleLine *line, gsize at)
{
  return at < line->length ? line->text[at] : '\0';
}

static gunichar
letter_at(const CtRuleLine *line, gsize at)
{
  return at < line->length ? g_utf8_get_char(line->text + at) : 0;
}

static gsize
letter_size(const CtRuleLine *line, gsize at)
{
  return (gsize)(g_utf8_next_char(line->text + at) - (line->text + at));
}

static gsize
pass_spaces(const CtRuleLine *line, gsize at)
{
  while (char_at(line, at) == ' ' || char_at(line, at) == '\t')
    at++;
  return at;
}

static gboolean
is_word_char(gchar c)
{
  return g_ascii_isalnum(c) || c == '_' || c == '.' || c == '-';
}

static gsize
pass_word(const CtRuleLine *line, gsize at)
{
  while (is_word_char(char_at(line, at)))
    at++;
  return at;
}

static gsize
pass_digits(const CtRuleLine *line, gsize at)
{
  while (g_ascii_isdigit(char_at(line, at)))
    at++;
  return at;
}

static gboolean
begins_unit(gunichar c)
{
  return g_unichar_isalpha(c) || c == '%' || c == 0x2030; /* per mille */
}

/* One word of a unit with what is behind its "/": "đồng/lượt", "%/năm", "km²" */
static gsize
pass_unit_word(const CtRuleLine *line, gsize at)
{
  for (;;) {
    gunichar c = letter_at(line, at);
    if (c == '/' && begins_unit(letter_at(line, at + 1)))
      at++;
    else if (begins_unit(c) || g_unichar_isdigit(c) || c == '_' || c == 0xb2 || g_unichar_ismark(c))
      at += letter_size(line, at);
    else
      return at;
  }
}

static gboolean
is_keyword(const gchar *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS(keywords); i++)
    if (ct_text_equal(text, length, keywords[i]))
      return TRUE;
  return FALSE;
}

/* Words up to a sign or keyword. Returns: the end of the last one; @from where there is none */
static gsize
pass_unit(const CtRuleLine *line, gsize from)
{
  gsize end = from;

  for (gsize at = pass_spaces(line, from); begins_unit(letter_at(line, at));) {
    gsize next = pass_unit_word(line, at);
    if (is_keyword(line->text + at, next - at))
      break;
    end = next;
    at = pass_spaces(line, end);
  }
  return end;
}

static gboolean
lex_bracketed_unit(const CtRuleLine *line, gsize from, CtToken *token, GError **error)
{
  const gchar *begin = line->text + from + 1;
  const gchar *end = memchr(begin, ']', line->length - from - 1);

  if (end == NULL)
    return ct_rule_fail(line, from, error, _("the unit that begins with '[' has no ']'"));
  token->unit = begin;
  token->unit_length = (gsize)(end - begin);
  token->length = from + token->unit_length + 2 - token->at;
  return TRUE;
}

static gboolean
lex_unit(const CtRuleLine *line, gsize end, CtToken *token, GError **error)
{
  gsize from = pass_spaces(line, end);
  gsize after;

  if (char_at(line, from) == '[')
    return lex_bracketed_unit(line, from, token, error);
  after = pass_unit(line, end);
  token->unit = line->text + from;
  token->unit_length = after > from ? after - from : 0;
  token->length = (after > from ? after : end) - token->at;
  return TRUE;
}

static gboolean
lex_number(const CtRuleLine *line, CtToken *token, GError **error)
{
  gsize end = pass_digits(line, token->at);

  if (char_at(line, end) == '.' && g_ascii_isdigit(char_at(line, end + 1)))
    end = pass_digits(line, end + 1);
  if ((char_at(line, end) == ',' || char_at(line, end) == '.') &&
      g_ascii_isdigit(char_at(line, end + 1)))
    return ct_rule_fail(line, token->at, error,
                        _("a number is written 1234.5: with a point before the decimals and "
                          "nothing between the thousands"));
  token->kind = CT_TOKEN_NUMBER;
  token->text = line->text + token->at;
  token->text_length = end - token->at;
  if (!ct_decimal_parse(token->text, token->text_length, &token->number))
    return ct_rule_fail(line, token->at, error, _("a number with more than 18 digits"));
  return lex_unit(line, end, token, error);
}

static gboolean
lex_enclosed(const CtRuleLine *line, CtTokenKind kind, gchar closing, CtToken *token,
             GError **error)
{
  const gchar *begin = line->text + token->at + 1;
  const gchar *end = memchr(begin, closing, line->length - token->at - 1);

  if (end == NULL)
    return ct_rule_fail(line, token->at, error, _("'%c' has no '%c' behind it"),
                        line->text[token->at], closing);
  token->kind = kind;
  token->text = begin;
  token->text_length = (gsize)(end - begin);
  token->length = token->text_length + 2;
  return TRUE;
}

static void
lex_sign(const CtRuleLine *line, CtToken *token)
{
  gchar c = line->text[token->at];
  gboolean is_double = strchr("!<>", c) != NULL && char_at(line, token->at + 1) == '=';

  token->kind = CT_TOKEN_SIGN;
  token->text = line->text + token->at;
  token->text_length = token->length = is_double ? 2 : 1;
}

static void
lex_word(const CtRuleLine *line, CtToken *token)
{
  token->kind = CT_TOKEN_WORD;
  token->text = line->text + token->at;
  token->text_length = token->length = pass_word(line, token->at) - token->at;
}

static gboolean
fail_unexpected(const CtRuleLine *line, gsize at, GError **error)
{
  g_autofree gchar *seen = ct_text_quote(line->text + at, letter_size(line, at));

  return ct_rule_fail(line, at, error,
                      _("'%s' cannot stand here, expected a word, a number, a sign, {CODE} or "
                        "\"text\""),
                      seen);
}

gboolean
ct_rule_lex(const CtRuleLine *line, gsize from, CtToken *token, GError **error)
{
  gsize at = pass_spaces(line, from);
  gchar c = char_at(line, at);

  *token = (CtToken){.kind = CT_TOKEN_END, .at = at, .text = line->text + at, .unit = ""};
  if (at >= line->length || c == '#')
    return TRUE;
  if (g_ascii_isdigit(c))
    return lex_number(line, token, error);
  if (c == '{')
    return lex_enclosed(line, CT_TOKEN_FIGURE, '}', token, error);
  if (c == '"')
    return lex_enclosed(line, CT_TOKEN_STRING, '"', token, error);
  if (strchr(SIGNS, c) != NULL || (c == '!' && char_at(line, at + 1) == '='))
    lex_sign(line, token);
  else if (g_ascii_isalpha(c))
    lex_word(line, token);
  else
    return fail_unexpected(line, at, error);
  return TRUE;
}
