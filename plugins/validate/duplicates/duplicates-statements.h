/* duplicates-statements.h: what one submission says of one area is a statement. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* @file: its submission, numbered among those that say anything; @alone: the only one of its
 * level in its submission */
typedef struct {
  guint32 submission;
  guint32 area;
  guint32 file;
  CtLevel level;
  gboolean alone;
} Statement;

/**
 * Statements:
 * @list: (array length=n): by submission and area
 * @of: (array): the number of each observation's statement
 * @n_steps: observations and places of a table that were looked at to find them
 */
typedef struct {
  const CtView *view;
  Statement *list;
  guint32 n;
  guint32 n_files;
  guint32 *of;
  guint64 n_steps;
} Statements;

void statements_init(Statements *statements, const CtView *view);
void statements_clear(Statements *statements);

/**
 * StatementRows: the observations of some statements.
 * @begin: (array): where those of each statement begin in @indexes; they end where those
 *   of the next one begin
 * @indexes: in the dataset's order
 */
typedef struct {
  guint32 *begin;
  guint32 *indexes;
} StatementRows;

/* @wanted: (array length=statements->n): of which statements */
void statement_rows_init(StatementRows *rows, const Statements *statements, const guint8 *wanted);
void statement_rows_clear(StatementRows *rows);

G_END_DECLS
