/* ct-intake-private.h: what the files of intake share.
 *
 *   ct-intake.c          the sink: tables begin, rows come, tables end
 *   ct-intake-header.c   the header found, what it lacks, the number style
 *   ct-intake-context.c  what stands outside a table and holds for all of it
 *   ct-intake-sender.c   who sends, where the table says it
 *   ct-intake-row.c      one row: its keys (indicator, area, period ...)
 *   ct-intake-figure.c   one cell: a figure, or why it is none
 *   ct-intake-number.c   a number that can be read in two ways
 *   ct-intake-tell.c     findings that several of them give
 */
#pragma once

#include "base/ct-arena.h"
#include "intake/ct-held-rows.h"
#include "intake/ct-intake.h"
#include "intake/ct-layout.h"
#include "intake/ct-suggest.h"

G_BEGIN_DECLS

/**
 * CtKeys: what a figure is about, as far as it is known.
 * @measure: CT_MEASURE_UNSAID when nothing says it
 * @estimate: the words of the period say that figures are expected
 * @status: of OBS_STATUS; 'A' when nothing says it
 * @decimals: of the DECIMALS column, with @decimals_said
 * @unit: the words for the unit that stand outside the figure's cell
 * @unit_column: where they stand (from 0), or CT_COLUMN_NONE
 * @declared_unit: index or CT_INDEX_NONE: where nothing is said
 * @sender: as in CtObservation
 */
typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  gint measure;
  gboolean estimate;
  gchar status;
  gboolean decimals_said;
  gint decimals;
  CtSpan unit;
  gint unit_column;
  guint32 declared_unit;
  guint sender;
} CtKeys;

typedef enum {
  CT_STAGE_SEEK, /* for a header */
  CT_STAGE_HOLD, /* rows until the style is settled */
  CT_STAGE_FLOW, /* rows are read as they come */
  CT_STAGE_SKIP  /* the table cannot be read; that has been told */
} CtStage;

/**
 * CtTable: the table that is being read.
 * @numbered: a row that numbers the columns has been passed over
 * @index: in CtPlace
 * @context: what holds for all rows; its unit's text belongs to @texts
 * @n_rows: rows that are not blank, the header among them; @n_body_rows: those below it
 * @first_row: the first one of @n_rows
 * @n_figure_rows: rows with something where figures should be
 */
typedef struct {
  CtStage stage;
  gboolean keyed;
  gboolean numbered;
  guint16 index;
  CtLayout *layout;
  CtKeys context;
  CtArena *texts;
  CtNumberStyle style;
  guint32 header_row;
  guint32 first_row;
  guint64 n_rows;
  guint64 n_body_rows;
  guint64 n_figure_rows;
} CtTable;

struct CtIntake {
  CtRowSink sink;
  const CtCatalog *catalog;
  CtIntakeOptions options;
  CtSubmission *submission;
  guint32 index;
  CtBatch *batch;
  CtFindings *findings;
  CtResolver *resolver;
  CtHeaderWords *words;
  CtSuggest *suggest;
  CtHeldRows *held;
  gboolean in_table;
  CtTable table;
  GArray *headless; /* CtPlace: tables in which no header was found */
  guint n_tables;   /* in which one was found */
  gboolean has_sender;
  CtTextIds *sender_texts; /* what rows say of their sender */
  GArray *senders;         /* guint: what that is in CtObservation.sender */
  gboolean has_problem; /* the reader told one */
  guint64 n_rows;
};

/* ct-intake-tell.c */

/* @column: from 0, or CT_COLUMN_NONE for the row as a whole */
CtPlace ct_intake_place(const CtIntake *intake, guint32 row, gint column);

/* A finding with the submission, the place and, with @keys, what the figure is about. */
CtFinding ct_intake_finding(const CtIntake *intake, CtSeverity severity, const gchar *rule,
                            CtPlace place, const CtKeys *keys);

/* @what: CT_MEANS_INDICATOR or CT_MEANS_AREA: a name that means nothing, or several things */
void ct_intake_tell_name(CtIntake *intake, CtMeaning what, CtNameMatch match, CtSpan text,
                         CtPlace place, const CtKeys *keys);
void ct_intake_tell_unit(CtIntake *intake, CtNameMatch match, CtSpan text, CtPlace place,
                         const CtKeys *keys);
void ct_intake_tell_period(CtIntake *intake, CtSpan text, CtPlace place, const CtKeys *keys);
/* A cell of a fixed set of words that is none of them. */
void ct_intake_tell_word(CtIntake *intake, const gchar *rule, CtSpan text, const gchar *expected,
                         CtPlace place, const CtKeys *keys);
#define CT_INTAKE_MEASURES                                                                         \
  N_("actual (thực hiện), estimate (ước thực hiện), plan (kế hoạch)")

/* ct-intake-context.c */

/* @row: of a preamble, a row before the header: titles, "Đơn vị tính: tỷ đồng" */
void ct_intake_read_preamble(CtIntake *intake, const CtRow *row);
/* A named value outside the table, by the role of its name. %FALSE: it means nothing
 * in the catalog, which has been told. */
gboolean ct_intake_take_context(CtIntake *intake, CtMeaning role, CtSpan text, CtPlace place,
                                gboolean tell);

/* ct-intake-sender.c */

/* The first one named is the submission's; later ones, and empty texts, change nothing. */
void ct_intake_set_sender(CtIntake *intake, CtSpan text);
/* What a row's sender is in CtObservation. */
guint ct_intake_row_sender(CtIntake *intake, CtSpan text);

/* ct-intake-header.c */

/* %TRUE when the row is a header: then the table has its layout. */
gboolean ct_intake_find_header(CtIntake *intake, const CtRow *row);
/* Column @index (from 0) of a keyed table is called @path. */
void ct_intake_add_key(CtIntake *intake, guint index, const gchar *path, guint32 row);
/* What the held rows say of doubtful columns and of the style; what is missing.
 * %FALSE: the table cannot be read, which has been told. */
gboolean ct_intake_settle(CtIntake *intake);

/* ct-intake-row.c */
void ct_intake_read_row(CtIntake *intake, const CtRow *row);

/* ct-intake-figure.c */

/* Both return %FALSE when the row names no indicator, area or period, which has
 * been told: then its other cells need not be looked at. */
gboolean ct_intake_read_figure(CtIntake *intake, const CtRow *row, const CtKeys *keys,
                               gint column);
/* Numerator or denominator of the indicator in @keys. */
gboolean ct_intake_read_part(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtMeaning role);

/* A cell as a number; cells of spreadsheets are exact. */
CtNumber ct_intake_cell_number(const CtIntake *intake, const CtCell *cell);

/* ct-intake-number.c */

/**
 * ct_intake_settle_number:
 * @number: ambiguous; becomes a value
 * @row: its numerator and denominator may tell which
 * @text: as it is written
 * @unit: that it is in
 * Returns: %FALSE when it stays ambiguous, which has been told.
 */
gboolean ct_intake_settle_number(CtIntake *intake, const CtRow *row, const CtKeys *keys,
                                 CtPlace place, CtSpan text, guint32 unit, CtNumber *number);

G_END_DECLS
