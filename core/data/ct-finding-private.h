/* ct-finding-private.h: what a list of findings is made of. For ct-finding*.c.
 */
#pragma once

#include "data/ct-finding.h"

G_BEGIN_DECLS

#define CT_N_SEVERITIES 3

/* How many findings one rule has in one submission. */
typedef struct {
  const gchar *rule;
  guint32 submission;
  guint kept;
  guint64 left_out;
} CtRuleCount;

typedef struct {
  guint64 of[CT_N_SEVERITIES];
} CtSeverityCount;

struct CtFindings {
  GArray *list;             /* CtFinding */
  GPtrArray *arenas;        /* of the texts; the last one is filled further */
  gsize text_bytes;
  GHashTable *rules;        /* CtRuleCount, a set */
  GPtrArray *rule_order;    /* the same, as they came */
  GHashTable *submissions;  /* number -> CtSeverityCount */
  CtSeverityCount total;
  GString *message;         /* scratch */
};

/* Both are made where there are none yet. */
CtRuleCount *ct_findings_rule(CtFindings *findings, const gchar *rule, guint32 submission);
CtSeverityCount *ct_findings_severities(CtFindings *findings, guint32 submission);

/* Copies the texts; counts nothing. */
void ct_findings_append(CtFindings *findings, const CtFinding *finding, const gchar *message);

G_END_DECLS
