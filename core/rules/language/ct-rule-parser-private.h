/* ct-rule-parser-private.h: what the parts of the parser share.
 */
#pragma once

#include "rules/language/ct-rule-parser.h"

G_BEGIN_DECLS

/**
 * CtRuleParser:
 * @token: the one that is looked at
 * @last_end: the end of the one before it
 * @depth: brackets, functions and signs that are open
 */
typedef struct {
  const CtRuleLine *line;
  const CtCatalog *catalog;
  CtRuleTree *tree;
  CtToken token;
  gsize last_end;
  guint depth;
  GError **error;
} CtRuleParser;

/* On to the next token. */
gboolean ct_rule_parser_advance(CtRuleParser *parser);
gboolean ct_rule_parser_is_sign(const CtRuleParser *parser, const gchar *sign);
gboolean ct_rule_parser_is_word(const CtRuleParser *parser, const gchar *word);
/* Passes the sign; fails where something else stands. */
gboolean ct_rule_parser_pass_sign(CtRuleParser *parser, const gchar *sign);
/* "'x' stands here, expected ..." */
gboolean ct_rule_parser_fail(CtRuleParser *parser, const gchar *expected);

CtRuleNode *ct_rule_parser_node(CtRuleParser *parser, CtRuleKind kind, gsize at);
/* One more bracket, function or sign inside of others. */
gboolean ct_rule_parser_open(CtRuleParser *parser);
/* A node with its operands. Returns: NULL where it lies too deep */
CtRuleNode *ct_rule_parser_finish(CtRuleParser *parser, CtRuleNode *node);

CtRuleNode *ct_rule_parse_figure(CtRuleParser *parser);
CtRuleNode *ct_rule_parse_function(CtRuleParser *parser);
/* A condition or expression up to what cannot belong to it. NULL: it failed */
CtRuleNode *ct_rule_parse_any(CtRuleParser *parser);

G_END_DECLS
