/* The folding is its own, not ct_text_fold(): here hyphens count, letters and
 * digits part ("6T2023"), and nothing is allocated. */
#include "model/ct-period-tokens.h"

#include <string.h>

typedef struct {
  CtTokens *out;
  gsize used; /* of folded */
  gsize start; /* of the character that is read */
  gsize end;
} Splitter;

static CtToken *
last_token(Splitter *splitter)
{
  return splitter->out->n == 0 ? NULL : &splitter->out->tokens[splitter->out->n - 1];
}

/* Ends the word or number that is being written. */
static void
end_run(Splitter *splitter, gboolean *open)
{
  if (*open)
    splitter->out->folded[splitter->used++] = '\0';
  *open = FALSE;
}

static CtToken *
add_token(Splitter *splitter, CtTokenKind kind)
{
  CtTokens *out = splitter->out;

  if (out->n == CT_PERIOD_MAX_TOKENS) {
    out->cut = TRUE;
    return NULL;
  }
  out->tokens[out->n] = (CtToken){.kind = kind,
                                  .text = "",
                                  .value = -1,
                                  .start = splitter->start,
                                  .end = splitter->end};
  return &out->tokens[out->n++];
}

static void
add_char(Splitter *splitter, CtTokenKind kind, gchar c, gboolean *open)
{
  CtTokens *out = splitter->out;
  CtToken *token = last_token(splitter);

  if (*open && token->kind != kind)
    end_run(splitter, open);
  /* room for this one, its NUL and the NUL of a run that it ends */
  if (splitter->used + 3 > sizeof out->folded) {
    out->cut = TRUE;
    return;
  }
  if (!*open) {
    token = add_token(splitter, kind);
    if (token == NULL)
      return;
    token->text = out->folded + splitter->used;
    *open = TRUE;
  }
  out->folded[splitter->used++] = c;
  token->length++;
  token->end = splitter->end;
}

/* Letters of other scripts make words that nothing matches. */
static void
add_letter(Splitter *splitter, gunichar c, gboolean *open)
{
  gunichar lower = g_unichar_tolower(c);

  if (lower == 0x111 || lower == 0xf0) /* đ, and eth that looks like it */
    lower = 'd';
  add_char(splitter, CT_TOKEN_WORD, lower < 0x80 ? (gchar)lower : '?', open);
}

static gboolean
parts_digits(gunichar c, gboolean after_digit, const gchar *next, const gchar *end)
{
  return (c == '.' || c == ',') && after_digit && next < end && g_ascii_isdigit(*next);
}

static gboolean
is_dash(gunichar c)
{
  return c == 0x2212 || g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION;
}

static gboolean
is_sign(gunichar c)
{
  GUnicodeType type = g_unichar_type(c);

  return c == '%' || c == '&' || c == '*' || type == G_UNICODE_MATH_SYMBOL ||
         type == G_UNICODE_CURRENCY_SYMBOL;
}

static void
add_sign(Splitter *splitter, gunichar c)
{
  static const gchar *const signs[] = {"%", "+", "=", "*", "<", ">", "&", "$", "~"};
  CtToken *token = add_token(splitter, CT_TOKEN_SIGN);

  if (token == NULL)
    return;
  token->text = "?";
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
    if (c == (gunichar)(guchar)signs[i][0])
      token->text = signs[i];
}

static void
add_other(Splitter *splitter, gunichar c, gboolean parts, gboolean *open)
{
  end_run(splitter, open);
  if (c == '/' || c == 0x2044 || c == 0x2215)
    add_token(splitter, CT_TOKEN_SLASH);
  else if (is_dash(c))
    add_token(splitter, CT_TOKEN_DASH);
  else if (parts)
    add_token(splitter, CT_TOKEN_POINT);
  else if (is_sign(c))
    add_sign(splitter, c);
}

static void
add_character(Splitter *splitter, gunichar c, const gchar *next, const gchar *end,
              gboolean *open)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));

  for (gsize i = 0; i < n; i++) {
    CtToken *token = last_token(splitter);
    gboolean after_digit = *open && token->kind == CT_TOKEN_NUMBER;
    GUnicodeType type = g_unichar_type(parts[i]);

    if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT)
      continue;
    if (parts[i] < 0x80 && g_ascii_isdigit((gchar)parts[i]))
      add_char(splitter, CT_TOKEN_NUMBER, (gchar)parts[i], open);
    else if (g_unichar_isalnum(parts[i]))
      add_letter(splitter, parts[i], open);
    else
      add_other(splitter, parts[i], parts_digits(parts[i], after_digit, next, end), open);
  }
}

static void
read_number(CtToken *token)
{
  if (token->kind != CT_TOKEN_NUMBER || token->length > 4)
    return;
  token->value = 0;
  for (guint i = 0; i < token->length; i++)
    token->value = token->value * 10 + (token->text[i] - '0');
}

void
ct_tokens_split(CtTokens *tokens, const gchar *text, gsize length)
{
  Splitter splitter = {.out = tokens};
  const gchar *begin = text, *end = text + length;
  gboolean open = FALSE;

  tokens->n = 0;
  tokens->cut = FALSE;
  while (text < end && !tokens->cut) {
    gunichar c = g_utf8_get_char(text);

    splitter.start = (gsize)(text - begin);
    text = g_utf8_next_char(text);
    splitter.end = (gsize)(text - begin);
    add_character(&splitter, c, text, end, &open);
  }
  end_run(&splitter, &open);
  if (tokens->cut && tokens->n > 0)
    tokens->n--; /* maybe half of a word */
  for (guint i = 0; i < tokens->n; i++)
    read_number(&tokens->tokens[i]);
  tokens->tokens[tokens->n] = (CtToken){
    .kind = CT_TOKEN_END, .text = "", .value = -1, .start = length, .end = length};
}
