/* ct-rule-parser.c: a line of a rules file: name, severity, where it is asked, messages.
 */
#include "rules/language/ct-rule-parser-private.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "rules/language/ct-rule-names.h"

#define MAX_NAME 64
#define MAX_MESSAGE 1000
#define MAX_LENGTH 60

static const gchar *const severities[] = {"error", "warning", "info"};
static const CtSeverity severity_of[] = {CT_SEVERITY_ERROR, CT_SEVERITY_WARNING, CT_SEVERITY_INFO};
static const gchar *const levels[] = {"province", "district", "commune", "residual"};
static const guint level_of[] = {CT_LEVEL_PROVINCE, CT_LEVEL_DISTRICT, CT_LEVEL_COMMUNE,
                                 CT_LEVEL_RESIDUAL};
static const gchar *const measures[] = {"actual", "estimate", "plan"};
static const guint measure_of[] = {1u << CT_MEASURE_ACTUAL, 1u << CT_MEASURE_ESTIMATE,
                                   1u << CT_MEASURE_PLAN};

void
ct_rule_tree_free(CtRuleTree *tree)
{
  if (tree == NULL)
    return;
  g_free(tree->name);
  g_free(tree->vi);
  g_free(tree->en);
  g_ptr_array_unref(tree->nodes);
  g_free(tree);
}

gboolean
ct_rule_parser_advance(CtRuleParser *parser)
{
  parser->last_end = parser->token.at + parser->token.length;
  return ct_rule_lex(parser->line, parser->last_end, &parser->token, parser->error);
}

gboolean
ct_rule_parser_is_sign(const CtRuleParser *parser, const gchar *sign)
{
  return ct_token_is(&parser->token, CT_TOKEN_SIGN, sign);
}

gboolean
ct_rule_parser_is_word(const CtRuleParser *parser, const gchar *word)
{
  return ct_token_is(&parser->token, CT_TOKEN_WORD, word);
}

gboolean
ct_rule_parser_fail(CtRuleParser *parser, const gchar *expected)
{
  const CtToken *token = &parser->token;
  g_autofree gchar *seen = ct_text_quote(parser->line->text + token->at, token->length);

  if (token->kind == CT_TOKEN_END)
    return ct_rule_fail(parser->line, token->at, parser->error,
                        _("the rule ends here, expected %s"), expected);
  return ct_rule_fail(parser->line, token->at, parser->error, _("'%s' stands here, expected %s"),
                      seen, expected);
}

gboolean
ct_rule_parser_pass_sign(CtRuleParser *parser, const gchar *sign)
{
  g_autofree gchar *expected = g_strdup_printf("'%s'", sign);

  return ct_rule_parser_is_sign(parser, sign) ? ct_rule_parser_advance(parser)
                                              : ct_rule_parser_fail(parser, expected);
}

/* A word of a table: its index in @index. */
static gboolean
parse_word(CtRuleParser *parser, const gchar *what, const gchar *const *words, guint n_words,
           guint *index)
{
  const CtToken *token = &parser->token;
  gint found = ct_rule_word(token->text, token->text_length, words, n_words);

  if (token->kind != CT_TOKEN_WORD)
    return ct_rule_parser_fail(parser, what);
  if (found < 0)
    return ct_rule_fail_word(parser->line, token->at, what, token->text, token->text_length, words,
                             n_words, parser->error);
  *index = (guint)found;
  return ct_rule_parser_advance(parser);
}

static gboolean
parse_name(CtRuleParser *parser)
{
  const CtToken *token = &parser->token;

  if (token->kind != CT_TOKEN_WORD)
    return ct_rule_parser_fail(parser, _("a rule: NAME SEVERITY: CONDITION | vi \"...\" | "
                                         "en \"...\""));
  if (token->length > MAX_NAME)
    return ct_rule_fail(parser->line, token->at, parser->error,
                        _("a name of %zu letters, expected at most %d"), token->length, MAX_NAME);
  parser->tree->name_at = token->at;
  parser->tree->name = g_strndup(token->text, token->text_length);
  return ct_rule_parser_advance(parser);
}

static gboolean
parse_severity(CtRuleParser *parser)
{
  guint index;

  if (!parse_word(parser, _("severity"), severities, G_N_ELEMENTS(severities), &index))
    return FALSE;
  parser->tree->severity = severity_of[index];
  return TRUE;
}

/* Words parted by ",": each a bit. */
static gboolean
parse_bits(CtRuleParser *parser, const gchar *what, const gchar *const *words, const guint *bits,
           guint n_words, guint *set)
{
  do {
    guint index;

    if (!ct_rule_parser_advance(parser) || !parse_word(parser, what, words, n_words, &index))
      return FALSE;
    *set |= bits[index];
  } while (ct_rule_parser_is_sign(parser, ","));
  return TRUE;
}

/* "P6M" */
static gboolean
parse_length(CtRuleParser *parser, guint64 *set)
{
  const CtToken *token = &parser->token;
  guint64 months = 0;

  for (gsize i = 1; i + 1 < token->text_length && months <= MAX_LENGTH; i++)
    months = g_ascii_isdigit(token->text[i]) ? months * 10 + (guint64)(token->text[i] - '0')
                                             : MAX_LENGTH + 1;
  if (token->kind != CT_TOKEN_WORD || token->text_length < 3 || token->text[0] != 'P' ||
      token->text[token->text_length - 1] != 'M' || months == 0 || months > MAX_LENGTH)
    return ct_rule_parser_fail(parser, _("the length of a period: P1M to P60M"));
  *set |= (guint64)1 << months;
  return ct_rule_parser_advance(parser);
}

static gboolean
parse_lengths(CtRuleParser *parser)
{
  do {
    if (!ct_rule_parser_advance(parser) || !parse_length(parser, &parser->tree->lengths))
      return FALSE;
  } while (ct_rule_parser_is_sign(parser, ","));
  return TRUE;
}

static gboolean
parse_subject(CtRuleParser *parser)
{
  if (!ct_rule_parser_advance(parser))
    return FALSE;
  if (parser->token.kind != CT_TOKEN_FIGURE)
    return ct_rule_parser_fail(parser, "{CODE}");
  return ct_rule_find_code(parser->line, parser->token.at + 1, parser->catalog, parser->token.text,
                           parser->token.text_length, &parser->tree->subject, parser->error) &&
         ct_rule_parser_advance(parser);
}

static gboolean
parse_qualifier(CtRuleParser *parser)
{
  CtRuleTree *tree = parser->tree;

  if (ct_rule_parser_is_word(parser, "on") && tree->subject == CT_INDEX_NONE)
    return parse_subject(parser);
  if (ct_rule_parser_is_word(parser, "at") && tree->levels == 0)
    return parse_bits(parser, _("level"), levels, level_of, G_N_ELEMENTS(levels), &tree->levels);
  if (ct_rule_parser_is_word(parser, "in") && tree->lengths == 0)
    return parse_lengths(parser);
  if (ct_rule_parser_is_word(parser, "of") && tree->measures == 0)
    return parse_bits(parser, _("measure"), measures, measure_of, G_N_ELEMENTS(measures),
                      &tree->measures);
  return ct_rule_parser_fail(parser, _("':', or one of on, at, in, of that is not there yet"));
}

static gboolean
parse_head(CtRuleParser *parser)
{
  if (!parse_name(parser) || !parse_severity(parser))
    return FALSE;
  while (!ct_rule_parser_is_sign(parser, ":"))
    if (!parse_qualifier(parser))
      return FALSE;
  return ct_rule_parser_advance(parser);
}

static gboolean
parse_statement(CtRuleParser *parser)
{
  CtRuleTree *tree = parser->tree;

  if (ct_rule_parser_is_word(parser, "if")) {
    if (!ct_rule_parser_advance(parser) || (tree->when = ct_rule_parse_any(parser)) == NULL)
      return FALSE;
    if (!ct_rule_parser_is_word(parser, "then"))
      return ct_rule_parser_fail(parser, _("'then', or an operator"));
    if (!ct_rule_parser_advance(parser))
      return FALSE;
  }
  return (tree->then = ct_rule_parse_any(parser)) != NULL;
}

static gboolean
is_message(const CtToken *token)
{
  if (token->kind != CT_TOKEN_STRING || token->text_length == 0 ||
      token->text_length > MAX_MESSAGE)
    return FALSE;
  for (gsize i = 0; i < token->text_length; i++)
    if (g_ascii_iscntrl(token->text[i]))
      return FALSE;
  return TRUE;
}

/* | vi "..." */
static gboolean
parse_message(CtRuleParser *parser)
{
  gboolean is_vietnamese;
  gchar **message;

  if (!ct_rule_parser_advance(parser))
    return FALSE;
  is_vietnamese = ct_rule_parser_is_word(parser, "vi");
  message = is_vietnamese ? &parser->tree->vi : &parser->tree->en;
  if ((!is_vietnamese && !ct_rule_parser_is_word(parser, "en")) || *message != NULL)
    return ct_rule_parser_fail(parser, _("vi \"...\" and en \"...\", each once"));
  if (!ct_rule_parser_advance(parser))
    return FALSE;
  if (!is_message(&parser->token))
    return ct_rule_parser_fail(parser, _("a message: \"...\" of 1 to 1000 bytes"));
  *message = g_strndup(parser->token.text, parser->token.text_length);
  return ct_rule_parser_advance(parser);
}

static gboolean
parse_messages(CtRuleParser *parser)
{
  while (ct_rule_parser_is_sign(parser, "|"))
    if (!parse_message(parser))
      return FALSE;
  if (parser->token.kind != CT_TOKEN_END)
    return ct_rule_parser_fail(parser, _("an operator, or '|' and a message"));
  if (parser->tree->vi == NULL || parser->tree->en == NULL)
    return ct_rule_parser_fail(parser, parser->tree->vi == NULL ? "| vi \"...\"" : "| en \"...\"");
  return TRUE;
}

static CtRuleTree *
tree_new(const CtRuleLine *line)
{
  CtRuleTree *tree = g_new0(CtRuleTree, 1);

  tree->line = *line;
  tree->subject = CT_INDEX_NONE;
  tree->nodes = g_ptr_array_new_with_free_func(g_free);
  return tree;
}

gboolean
ct_rule_parse(const CtRuleLine *line, const CtCatalog *catalog, CtRuleTree **tree, GError **error)
{
  g_autoptr(CtRuleTree) made = tree_new(line);
  CtRuleParser parser = {.line = line, .catalog = catalog, .tree = made, .error = error};

  *tree = NULL;
  if (!ct_rule_parser_advance(&parser))
    return FALSE;
  if (parser.token.kind == CT_TOKEN_END)
    return TRUE;
  if (!parse_head(&parser) || !parse_statement(&parser) || !parse_messages(&parser))
    return FALSE;
  *tree = g_steal_pointer(&made);
  return TRUE;
}
