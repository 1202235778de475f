/* ct-rule-names.h: the names in a rule: codes, periods, words; private to core/rules.
 */
#pragma once

#include "rules/language/ct-rule-node.h"

G_BEGIN_DECLS

/* Which of @words it is; -1: none. */
gint ct_rule_word(const gchar *text, gsize length, const gchar *const *words, guint n_words);

/* Fails naming what was seen, the nearest of @words where one is near, else all of them. */
gboolean ct_rule_fail_word(const CtRuleLine *line, gsize at, const gchar *what, const gchar *text,
                           gsize length, const gchar *const *words, guint n_words, GError **error);

/* The code of an indicator or component, the nearest one named where it is none. */
gboolean ct_rule_find_code(const CtRuleLine *line, gsize at, const CtCatalog *catalog,
                           const gchar *text, gsize length, guint32 *indicator, GError **error);

/**
 * ct_rule_read_figure:
 * @token: "{19.1:n@-1y,plan}"
 * @node: becomes a figure or a target
 */
gboolean ct_rule_read_figure(const CtRuleLine *line, const CtCatalog *catalog,
                             const CtToken *token, CtRuleNode *node, GError **error);

/* A line of parts.csv: by its own code, else by that of the whole. */
gboolean ct_rule_find_parts(const CtRuleLine *line, const CtCatalog *catalog,
                            const CtToken *token, guint *parts, GError **error);

G_END_DECLS
