/* ct-results.h: what a run gives to the emitters, and its tables as text.
 *
 * All emitters write the same columns because they take them from here.
 *
 * The word around a figure ("khoảng", "gần", "trên") has no column: SDMX has no
 * concept for it, and OBS_STATUS says other things. OBS_VALUE is the figure alone.
 */
#pragma once

#include "data/ct-dataset.h"
#include "data/ct-finding.h"
#include "data/ct-priority.h"
#include "data/ct-scorecard.h"
#include "data/ct-submission.h"

G_BEGIN_DECLS

/**
 * CtResults: borrowed by emitters, immutable while they run.
 * @priorities: (nullable): of @findings; NULL: none were looked for
 * @submissions: (array length=n_submissions)
 * @n_threads: how many threads an emitter may use; 0 stands for 1
 */
typedef struct {
  const CtCatalog *catalog;
  const CtDataset *dataset;
  const CtFindings *findings;
  const CtScorecard *scorecard;
  const CtPriorities *priorities;
  CtSubmission *const *submissions;
  gsize n_submissions;
  guint n_threads;
} CtResults;

typedef enum {
  CT_TABLE_DATASET,
  CT_TABLE_FINDINGS,
  CT_TABLE_SCORECARD,
  CT_TABLE_SUBMISSIONS,
  CT_TABLE_PRIORITIES
} CtTableKind;
#define CT_N_TABLES 5
#define CT_TABLE_MAX_COLUMNS 12

const gchar *ct_table_name(CtTableKind table); /* "dataset", file name without ending */
/* "INDICATOR" ... Returns: (array length=n_columns) (transfer none) */
const gchar *const *ct_table_columns(CtTableKind table, guint *n_columns);
/* Whether the column holds numbers ("OBS_VALUE"), written plain with '.'. */
gboolean ct_table_column_is_number(CtTableKind table, guint column);
/* Whether a sender has a hand in the column's texts (names, sheets, quotes); the
 * others come from the catalog or from fixed lists. */
gboolean ct_table_column_is_foreign(CtTableKind table, guint column);
gsize ct_table_rows(const CtResults *results, CtTableKind table);

/**
 * CtTableText: one row as text, reused from row to row.
 * @cells: (array length=n_columns): @text is NULL where the cell is empty; borrowed
 *   until the next ct_table_format(), and NUL-terminated as well
 */
typedef struct {
  struct {
    const gchar *text;
    gsize length;
  } cells[CT_TABLE_MAX_COLUMNS];
  /*< private >*/
  GString *scratch;
  gsize offsets[CT_TABLE_MAX_COLUMNS];
} CtTableText;

CtTableText *ct_table_text_new(void);
void ct_table_text_free(CtTableText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtTableText, ct_table_text_free)
/* Any number of threads may format rows, each with a CtTableText of its own. */
void ct_table_format(const CtResults *results, CtTableKind table, gsize row, CtTableText *text);

G_END_DECLS
