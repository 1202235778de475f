/* ct-written.h: what stood in the cells that findings are about, before it was understood and
 * converted. A finding tells figures in their indicators' units; who mends a cell types into it
 * in the cell's own.
 */
#pragma once

#include "base/ct-cell.h"
#include "data/ct-finding.h"

G_BEGIN_DECLS

/**
 * CtWrittenCell:
 * @text: as people see it; "" of an empty cell
 * @indicator: of the one figure in it; CT_INDEX_NONE: there is none, or several, or it is not
 *   sure how a number is typed into it: then the others below mean nothing
 * @unit: that the figure was written in
 * @group, @point: between groups of three digits ('\0': none), and before decimals
 * @behind: what follows the number in the cell itself: "%", " triệu đồng"; ""
 */
typedef struct {
  const gchar *text;
  guint32 indicator;
  guint32 unit;
  gchar group;
  gchar point;
  const gchar *behind;
} CtWrittenCell;

/* By place. One thread at a time. */
typedef struct CtWritten CtWritten;
CtWritten *ct_written_new(void);
void ct_written_free(CtWritten *written);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtWritten, ct_written_free)

/* Copies the texts. */
void ct_written_set(CtWritten *written, CtPlace place, const CtWrittenCell *cell);
/* @written: (nullable). Returns: (transfer none) (nullable) */
const CtWrittenCell *ct_written_get(const CtWritten *written, CtPlace place);

/**
 * ct_written_suggestion:
 * What a finding suggests, for people. A figure is given in the cell's unit and in the way
 * that cell is written; else with its unit behind it.
 * @catalog: (nullable): then without a unit
 * @cell: (nullable): the one at the finding's place
 * Returns: (transfer full) (nullable)
 */
gchar *ct_written_suggestion(const CtCatalog *catalog, const CtFinding *finding,
                             const CtWrittenCell *cell);

/* What a finding has as expected, for people. Returns: (transfer full) */
gchar *ct_written_expected(const CtFinding *finding);

/* What the sender sees at a finding's place. @cell: (nullable).
 * Returns: (transfer full) (nullable) */
gchar *ct_written_observed(const CtFinding *finding, const CtWrittenCell *cell);

G_END_DECLS
