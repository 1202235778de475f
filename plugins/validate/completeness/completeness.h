/* completeness.h: who owes what, and what came instead. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* @levels: CtLevel bits at which figures are demanded */
typedef struct {
  guint levels;
} Completeness;

/**
 * Senders: which reporter each figure is from, where a table names one a row, too.
 * @of: (array): for each submission the reporters that its rows name, or NULL
 */
typedef struct {
  const CtView *view;
  guint32 **of;
} Senders;

void completeness_senders_init(Senders *senders, const CtView *view);
void completeness_senders_clear(Senders *senders);
/* Returns: index of the reporter, or CT_INDEX_NONE */
guint32 completeness_reporter(const Senders *senders, guint32 submission, guint sender);

/* The checks. */
void completeness_check_owed(const Completeness *self, const CtView *view,
                             const Senders *senders, CtFindings *findings);
void completeness_check_late(const CtView *view, CtFindings *findings);
void completeness_check_sent(const CtView *view, const Senders *senders, CtFindings *findings);

G_END_DECLS
