/* ct-rule-operators.c: the parser of conditions and expressions: each function one level of
 * how strongly operators bind.
 */
#include <string.h>

#include "base/ct-message.h"
#include "rules/language/ct-rule-names.h"
#include "rules/language/ct-rule-parser-private.h"

static const gchar *const relations[] = {"=", "<=", ">=", "<", ">", "!="};
static const CtRelation relation_of[] = {CT_RELATION_EQ, CT_RELATION_LE, CT_RELATION_GE,
                                         CT_RELATION_LT, CT_RELATION_GT, CT_RULE_NOT_EQUAL};

CtRuleNode *
ct_rule_parser_node(CtRuleParser *parser, CtRuleKind kind, gsize at)
{
  CtRuleNode *node = g_new0(CtRuleNode, 1);

  node->kind = kind;
  node->at = at;
  node->depth = 1;
  node->indicator = CT_INDEX_NONE;
  node->unit = "";
  g_ptr_array_add(parser->tree->nodes, node);
  return node;
}

CtRuleNode *
ct_rule_parser_finish(CtRuleParser *parser, CtRuleNode *node)
{
  guint left = node->left != NULL ? node->left->depth : 0;
  guint right = node->right != NULL ? node->right->depth : 0;

  node->depth = MAX(left, right) + 1;
  node->end = parser->last_end;
  if (node->depth <= CT_RULE_MAX_DEPTH)
    return node;
  ct_rule_fail(parser->line, node->at, parser->error,
               _("operators that lie %u deep, expected at most %d"), node->depth,
               CT_RULE_MAX_DEPTH);
  return NULL;
}

gboolean
ct_rule_parser_open(CtRuleParser *parser)
{
  if (++parser->depth <= CT_RULE_MAX_DEPTH)
    return TRUE;
  return ct_rule_fail(parser->line, parser->token.at, parser->error,
                      _("brackets that lie more than %d deep"), CT_RULE_MAX_DEPTH);
}

static CtRuleNode *
join(CtRuleParser *parser, CtRuleKind kind, CtRuleNode *left, CtRuleNode *right)
{
  CtRuleNode *node = ct_rule_parser_node(parser, kind, left->at);

  node->left = left;
  node->right = right;
  return right != NULL ? ct_rule_parser_finish(parser, node) : NULL;
}

static CtRuleNode *
parse_number(CtRuleParser *parser)
{
  CtRuleNode *node = ct_rule_parser_node(parser, CT_RULE_NUMBER, parser->token.at);

  node->number = parser->token.number;
  node->unit = parser->token.unit;
  node->unit_length = parser->token.unit_length;
  return ct_rule_parser_advance(parser) ? ct_rule_parser_finish(parser, node) : NULL;
}

CtRuleNode *
ct_rule_parse_figure(CtRuleParser *parser)
{
  CtRuleNode *node = ct_rule_parser_node(parser, CT_RULE_FIGURE, parser->token.at);

  return ct_rule_read_figure(parser->line, parser->catalog, &parser->token, node, parser->error) &&
                 ct_rule_parser_advance(parser)
             ? ct_rule_parser_finish(parser, node)
             : NULL;
}

static CtRuleNode *
parse_brackets(CtRuleParser *parser)
{
  CtRuleNode *inner;

  if (!ct_rule_parser_open(parser) || !ct_rule_parser_advance(parser) ||
      (inner = ct_rule_parse_any(parser)) == NULL || !ct_rule_parser_pass_sign(parser, ")"))
    return NULL;
  parser->depth--;
  return inner;
}

static CtRuleNode *parse_factor(CtRuleParser *parser);

/* "-" before a factor. */
static CtRuleNode *
parse_negative(CtRuleParser *parser)
{
  CtRuleNode *node = ct_rule_parser_node(parser, CT_RULE_NEGATIVE, parser->token.at);

  if (!ct_rule_parser_open(parser) || !ct_rule_parser_advance(parser) ||
      (node->left = parse_factor(parser)) == NULL)
    return NULL;
  parser->depth--;
  return ct_rule_parser_finish(parser, node);
}

static CtRuleNode *
parse_factor(CtRuleParser *parser)
{
  if (parser->token.kind == CT_TOKEN_NUMBER)
    return parse_number(parser);
  if (parser->token.kind == CT_TOKEN_FIGURE)
    return ct_rule_parse_figure(parser);
  if (parser->token.kind == CT_TOKEN_WORD && !ct_rule_parser_is_word(parser, "then"))
    return ct_rule_parse_function(parser);
  if (ct_rule_parser_is_sign(parser, "("))
    return parse_brackets(parser);
  if (ct_rule_parser_is_sign(parser, "-"))
    return parse_negative(parser);
  ct_rule_parser_fail(parser, _("a number, {CODE}, a function or '('"));
  return NULL;
}

/* Operands of @next joined by two signs that bind alike, from left to right. */
static CtRuleNode *
parse_signs(CtRuleParser *parser, CtRuleNode *(*next)(CtRuleParser *parser),
            const gchar *const signs[2], const CtRuleKind kinds[2])
{
  CtRuleNode *node = next(parser);

  while (node != NULL) {
    guint i = ct_rule_parser_is_sign(parser, signs[0]) ? 0 : 1;
    if (i == 1 && !ct_rule_parser_is_sign(parser, signs[1]))
      return node;
    node = ct_rule_parser_advance(parser) ? join(parser, kinds[i], node, next(parser)) : NULL;
  }
  return NULL;
}

static CtRuleNode *
parse_product(CtRuleParser *parser)
{
  static const gchar *const signs[2] = {"*", "/"};
  static const CtRuleKind kinds[2] = {CT_RULE_MULTIPLY, CT_RULE_DIVIDE};

  return parse_signs(parser, parse_factor, signs, kinds);
}

static CtRuleNode *
parse_sum(CtRuleParser *parser)
{
  static const gchar *const signs[2] = {"+", "-"};
  static const CtRuleKind kinds[2] = {CT_RULE_ADD, CT_RULE_SUBTRACT};

  return parse_signs(parser, parse_product, signs, kinds);
}

static gint
relation_at(const CtRuleParser *parser)
{
  return parser->token.kind == CT_TOKEN_SIGN
             ? ct_rule_word(parser->token.text, parser->token.text_length, relations,
                            G_N_ELEMENTS(relations))
             : -1;
}

/* a <= b <= c is a <= b and b <= c. */
static CtRuleNode *
parse_relations(CtRuleParser *parser)
{
  CtRuleNode *left = parse_sum(parser), *all = NULL;

  for (gint found; left != NULL && (found = relation_at(parser)) >= 0; left = left->right) {
    CtRuleNode *one;

    if (!ct_rule_parser_advance(parser))
      return NULL;
    one = join(parser, CT_RULE_RELATION, left, parse_sum(parser));
    if (one == NULL)
      return NULL;
    one->relation = relation_of[found];
    left = one;
    all = all == NULL ? one : join(parser, CT_RULE_AND, all, one);
    if (all == NULL)
      return NULL;
  }
  return all != NULL ? all : left;
}

static CtRuleNode *
parse_single(CtRuleParser *parser)
{
  CtRuleNode *node;

  if (!ct_rule_parser_is_word(parser, "not"))
    return parse_relations(parser);
  node = ct_rule_parser_node(parser, CT_RULE_NOT, parser->token.at);
  if (!ct_rule_parser_open(parser) || !ct_rule_parser_advance(parser) ||
      (node->left = parse_single(parser)) == NULL)
    return NULL;
  parser->depth--;
  return ct_rule_parser_finish(parser, node);
}

static CtRuleNode *
parse_words(CtRuleParser *parser, CtRuleNode *(*next)(CtRuleParser *parser), const gchar *word,
            CtRuleKind kind)
{
  CtRuleNode *node = next(parser);

  while (node != NULL && ct_rule_parser_is_word(parser, word))
    node = ct_rule_parser_advance(parser) ? join(parser, kind, node, next(parser)) : NULL;
  return node;
}

static CtRuleNode *
parse_all(CtRuleParser *parser)
{
  return parse_words(parser, parse_single, "and", CT_RULE_AND);
}

CtRuleNode *
ct_rule_parse_any(CtRuleParser *parser)
{
  return parse_words(parser, parse_all, "or", CT_RULE_OR);
}
