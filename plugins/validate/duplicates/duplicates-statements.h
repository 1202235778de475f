/* duplicates-statements.h: what one submission says of one area is a statement. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* @alone: the only one of its level in its submission; @first: into Statements.indexes */
typedef struct {
  guint32 submission;
  guint32 area;
  gboolean alone;
  gsize first;
} Statement;

/**
 * Statements:
 * @list: of Statement, by submission and area, and one more as the end
 * @of: (array): the statement of each observation
 * @indexes: (array): the observations of each statement, in the dataset's order
 */
typedef struct {
  const CtView *view;
  GArray *list;
  guint32 *of;
  gsize *indexes;
} Statements;

void statements_init(Statements *statements, const CtView *view);
void statements_clear(Statements *statements);

const Statement *statements_at(const Statements *statements, guint32 index);
CtLevel statements_level(const Statements *statements, const Statement *statement);

G_END_DECLS
