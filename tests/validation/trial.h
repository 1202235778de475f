/* trial.h: mistakes in random tables, kind by kind.
 */
#pragma once

#include "mistake.h"
#include "office.h"

G_BEGIN_DECLS

/**
 * Trial: one mistake, made and taken in.
 * @number: from 0
 * @table: with the mistake in it
 */
typedef struct {
  guint number;
  guint kind;
  const Table *table;
  const CtRun *run;
} Trial;

typedef void (*TrialFunc)(const Trial *trial, gpointer user_data);

/**
 * TrialCount:
 * @tables, @left_out: how many were looked at, and in how many something was told before a
 *   mistake was made
 */
typedef struct {
  guint made;
  guint tables;
  guint left_out;
  gdouble table_seconds;
  gdouble mistake_seconds;
} TrialCount;

/* The kinds take turns; one that finds no place in a table is tried in the next. */
TrialCount trials_run(Office *office, guint32 seed, guint n, TrialFunc tried,
                      gpointer user_data);

G_END_DECLS
