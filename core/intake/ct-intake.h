/* ct-intake.h: rows of cells -> observations.
 *
 * Understands long tables (one observation a row, headers in any case and order),
 * wide tables with areas, indicators or periods as columns, and forms of offices:
 * titles and unit lines, headers of several rows, sections, rows that stand under
 * others, merged cells, several tables in one sheet, figures in prose, notes and
 * signatures, text in old encodings. What it cannot read becomes a finding with its
 * place; nothing is guessed in silence, nothing is dropped in silence.
 *
 * The rows of a table are held back until its header and its number style are
 * settled (at most CT_INTAKE_EVIDENCE_ROWS rows, or 16 MiB), then flow through.
 *
 * Findings, all named intake.*: of the submission empty, no-sender, legacy-text,
 * sheet-versions, explanations-limit, answer-not-read; of a
 * table no-header, no-rows, missing-column, repeated-column, unknown-column, column-by-cells,
 * unknown-header, late-context, style, inherited; of a row unknown-, ambiguous-,
 * -contradiction of indicator and area, not-in-catalog, unknown-period, unknown-measure,
 * unknown-status, bad-decimals, extra-fields, too-many-columns, long-cell, stray-row; of a
 * cell not-a-number, date, number-as-text, odd-number, fraction, footnote, prose, prose-not-read,
 * ambiguous-number, number-by-bounds, number-by-parts, overflow, cell-error, ratio-parts,
 * no-component, level, style, status-contradiction, unknown-unit, missing-unit,
 * ambiguous-unit, unit-contradiction, comparison.
 */
#pragma once

#include "base/ct-task.h"
#include "data/ct-batch.h"
#include "data/ct-finding.h"
#include "data/ct-row-sink.h"
#include "data/ct-submission.h"
#include "intake/ct-form.h"
#include "intake/ct-intake-space.h"
#include "intake/ct-number.h"
#include "intake/ct-recognition.h"

G_BEGIN_DECLS

#define CT_INTAKE_EVIDENCE_ROWS 1000
#define CT_INTAKE_MAX_COLUMNS 16384
/* Rows looked through for a header: titles, letterheads and notes come first. */
#define CT_INTAKE_MAX_PREAMBLE 50

/**
 * CtIntakeOptions: what the pipeline declares of a source's tables (`table.` keys).
 * @period: of a table that names none (the pipeline's)
 * @area, @indicator, @unit: index, or CT_INDEX_NONE: of a table that names none
 * @measure: of a table that names none
 * @sender_from_table: `sender = @table`: take it from a column or title
 * @sender_unknown: nothing outside tells who sends; a letterhead that names a reporter
 *   of the catalog may
 * @sender_guessed: the file's name alone tells who sends; a letterhead that names a reporter of
 *   another area contradicts it
 * @form: (nullable): what the pipeline states of the form
 * @recognition: (nullable): what was recognised is written down here
 * @team: (nullable): which the calling thread has joined: blocks of rows are offered to it.
 *   What comes out does not depend on it
 * @space: (nullable): kept by the caller from one submission to the next, of the same catalog.
 *   What comes out does not depend on it
 * @again: (nullable) (out): the caller can give the submission from the start again, to another
 *   intake without it: rows may be read before all that tell of them are there. When set,
 *   what came out is to be thrown away
 * @without_plain_rows: each row is read by itself (tests)
 * All are borrowed as long as the intake lives.
 */
typedef struct {
  CtNumberStyle style;
  CtPeriod period;
  guint32 area;
  guint32 indicator;
  guint32 unit;
  CtMeasure measure;
  gboolean sender_from_table;
  gboolean sender_unknown;
  gboolean sender_guessed;
  const CtFormDeclaration *form;
  CtRecognition *recognition;
  CtTeam *team;
  CtIntakeSpace *space;
  gboolean *again;
  gboolean without_plain_rows;
} CtIntakeOptions;

#define CT_INTAKE_OPTIONS_INIT                                                                     \
  ((CtIntakeOptions){.area = CT_INDEX_NONE, .indicator = CT_INDEX_NONE, .unit = CT_INDEX_NONE})

typedef struct CtIntake CtIntake;

/**
 * ct_intake_new:
 * @submission: its places (and sender, with @sender_from_table) are filled in
 * @index: the submission's index, for findings
 * All are borrowed until ct_intake_free().
 */
CtIntake *ct_intake_new(const CtCatalog *catalog, const CtIntakeOptions *options,
                        CtSubmission *submission, guint32 index, CtBatch *batch,
                        CtFindings *findings);
void ct_intake_free(CtIntake *intake);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtIntake, ct_intake_free)

/* Where the reader puts its rows. Owned by @intake. */
CtRowSink *ct_intake_get_sink(CtIntake *intake);

/* After the last row: settles the last table; an empty file and a header alone
 * are findings. @complete: the reader reached the end; otherwise what is missing is
 * not told. Returns: %FALSE when no table was recognised, which has been told. */
gboolean ct_intake_finish(CtIntake *intake, gboolean complete);

G_END_DECLS
