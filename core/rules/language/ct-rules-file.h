/* ct-rules-file.h: the rules of a catalog, one a line in a text file; see README.md.
 */
#pragma once

#include "rules/ct-constraint.h"

G_BEGIN_DECLS

#define CT_RULES_MAX_BYTES ((gsize)16 * 1024 * 1024)
#define CT_RULES_MAX_LINE ((gsize)64 * 1024)
#define CT_RULES_MAX 10000

/**
 * CtRule:
 * @id: of its findings: "rules.R22"
 * @line: where it stands, from 1
 * @first, @n_constraints: those it gave, by index in the list they were added to
 */
typedef struct {
  const gchar *id;
  guint line;
  guint32 subject;
  CtSeverity severity;
  const gchar *message_vi;
  const gchar *message_en;
  guint first;
  guint n_constraints;
} CtRule;

/* Owns the ids and messages of its constraints: it must live as long as they. */
typedef struct CtRules CtRules;

/**
 * ct_rules_parse:
 * @name: as shown in messages
 * @constraints: receives those of all rules, in their order; on failure none
 * Fails with %CT_ERROR_CONFIG at the first mistake: "rules.txt:12:34: ..." with line, column
 * (in characters), what was seen and what was expected.
 */
CtRules *ct_rules_parse(const gchar *name, const gchar *text, gsize length,
                        const CtCatalog *catalog, CtConstraints *constraints, GError **error);
/* The same of a regular file. @path: also shown in messages */
CtRules *ct_rules_load(const gchar *path, const CtCatalog *catalog, CtConstraints *constraints,
                       GError **error);
void ct_rules_free(CtRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRules, ct_rules_free)

guint ct_rules_count(const CtRules *rules);
const CtRule *ct_rules_get(const CtRules *rules, guint index);

G_END_DECLS
