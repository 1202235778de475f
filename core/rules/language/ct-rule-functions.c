/* ct-rule-functions.c: the parser of functions: abs(), sum() over areas, present() ...
 */
#include "base/ct-message.h"
#include "rules/ct-areas-below.h"
#include "rules/language/ct-rule-names.h"
#include "rules/language/ct-rule-parser-private.h"

static const gchar *const functions[] = {"abs",  "residual", "parts",   "present", "missing", "sum",
                                         "min",  "max",      "mean",    "count",   "all"};
static const CtRuleKind function_of[] = {
  CT_RULE_ABSOLUTE, CT_RULE_RESIDUAL, CT_RULE_PARTS, CT_RULE_PRESENT, CT_RULE_MISSING, CT_RULE_SUM,
  CT_RULE_MINIMUM,  CT_RULE_MAXIMUM,  CT_RULE_MEAN,  CT_RULE_COUNT,   CT_RULE_ALL};

static const gchar *const areas[] = {"children", "districts", "communes"};
static const guint levels_of[] = {0, CT_LEVEL_DISTRICT, CT_LEVEL_COMMUNE};

/* present({CODE}), parts({CODE}) */
static gboolean
parse_code_operand(CtRuleParser *parser, CtRuleNode *node)
{
  if (parser->token.kind != CT_TOKEN_FIGURE)
    return ct_rule_parser_fail(parser, "{CODE}");
  if (node->kind == CT_RULE_PARTS)
    return ct_rule_find_parts(parser->line, parser->catalog, &parser->token, &node->parts,
                              parser->error) &&
           ct_rule_parser_advance(parser);
  node->left = ct_rule_parse_figure(parser);
  return node->left != NULL;
}

/* "rural communes" */
static gboolean
parse_rural(CtRuleParser *parser, CtRuleNode *node)
{
  if (!ct_rule_parser_is_word(parser, "rural"))
    return TRUE;
  if (!ct_rule_parser_advance(parser))
    return FALSE;
  node->levels = CT_AREAS_RURAL;
  return ct_rule_parser_is_word(parser, "communes") || ct_rule_parser_fail(parser, "communes");
}

/* "known districts" */
static gboolean
parse_areas(CtRuleParser *parser, CtRuleNode *node)
{
  const CtToken *token = &parser->token;
  gint found;

  node->known = node->kind == CT_RULE_SUM && ct_rule_parser_is_word(parser, "known");
  if (node->known && !ct_rule_parser_advance(parser))
    return FALSE;
  if (!parse_rural(parser, node))
    return FALSE;
  if (token->kind != CT_TOKEN_WORD)
    return ct_rule_parser_fail(parser, "children, districts, communes, rural communes");
  found = ct_rule_word(token->text, token->text_length, areas, G_N_ELEMENTS(areas));
  if (found < 0)
    return ct_rule_fail_word(parser->line, token->at, _("kind of areas"), token->text,
                             token->text_length, areas, G_N_ELEMENTS(areas), parser->error);
  node->levels |= levels_of[found];
  return ct_rule_parser_advance(parser);
}

/* sum(districts: ...), count(communes) */
static gboolean
parse_areas_operand(CtRuleParser *parser, CtRuleNode *node)
{
  if (!parse_areas(parser, node))
    return FALSE;
  if (node->kind == CT_RULE_COUNT && ct_rule_parser_is_sign(parser, ")"))
    return TRUE;
  if (!ct_rule_parser_pass_sign(parser, ":"))
    return FALSE;
  node->left = ct_rule_parse_any(parser);
  return node->left != NULL;
}

static gboolean
parse_operand(CtRuleParser *parser, CtRuleNode *node)
{
  switch (node->kind) {
  case CT_RULE_PARTS:
  case CT_RULE_PRESENT:
  case CT_RULE_MISSING:
    return parse_code_operand(parser, node);
  case CT_RULE_ABSOLUTE:
  case CT_RULE_RESIDUAL:
    node->left = ct_rule_parse_any(parser);
    return node->left != NULL;
  default:
    return parse_areas_operand(parser, node);
  }
}

CtRuleNode *
ct_rule_parse_function(CtRuleParser *parser)
{
  const CtToken *token = &parser->token;
  gint found = ct_rule_word(token->text, token->text_length, functions, G_N_ELEMENTS(functions));
  CtRuleNode *node;

  if (found < 0) {
    ct_rule_fail_word(parser->line, token->at, _("function"), token->text, token->text_length,
                      functions, G_N_ELEMENTS(functions), parser->error);
    return NULL;
  }
  node = ct_rule_parser_node(parser, function_of[found], token->at);
  if (!ct_rule_parser_open(parser) || !ct_rule_parser_advance(parser) ||
      !ct_rule_parser_pass_sign(parser, "(") || !parse_operand(parser, node) ||
      !ct_rule_parser_pass_sign(parser, ")"))
    return NULL;
  parser->depth--;
  return ct_rule_parser_finish(parser, node);
}
