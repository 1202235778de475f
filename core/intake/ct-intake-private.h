/* ct-intake-private.h: what the files of intake share.
 *
 *   ct-intake.c          the sink: sheets begin, rows come, sheets end
 *   ct-intake-block.c    the tables of a sheet: a header, the rows below it, the next header
 *   ct-intake-stray.c    the rows above a header, of which some belong to another one
 *   ct-intake-legacy.c   cells in an old encoding
 *   ct-intake-header.c   the header found, and what in it means nothing
 *     ct-intake-header-whole.c   all its rows, where something in them is not understood
 *     ct-intake-header-again.c   rows below it that look like one
 *   ct-intake-settle.c   what holds for all of a table, found out in order
 *     ct-intake-readable.c       whether it is a table of figures, and what it lacks
 *     ct-intake-columns.c        columns of which the cells tell what they hold
 *     ct-intake-style.c          how its figures are written
 *   ct-intake-context.c  what stands outside a table and holds for all of it
 *   ct-intake-outside.c  values and keys outside of a JSON table: which of them hold for it
 *   ct-intake-periods.c  columns that tell a period in parts
 *   ct-intake-keys.c     the keys of JSON records as headings
 *   ct-intake-sender.c   who sends, where the table says it
 *   ct-intake-heading.c  rows without figures: sections, unit lines, footers
 *   ct-intake-title-area.c the one area that titles name
 *   ct-intake-unit.c     units that a part of a table says
 *   ct-intake-row.c      one row: what its figures are about, then the figures
 *     ct-intake-row-unread.c     which have something where figures should be and are not read
 *     ct-intake-row-shape.c      which have lost something by their shape
 *     ct-intake-row-keys.c       its keys: period, measure, unit ...; the others are asked there
 *     ct-intake-row-indicator.c  its indicator, or a group of them
 *     ct-intake-parent.c         whether it is a part of the row that it stands below
 *     ct-intake-row-area.c       its area
 *     ct-intake-area-list.c      what the areas of all rows say of each
 *     ct-intake-row-text.c       the texts of a key, which several columns may hold
 *   ct-intake-inherit.c  what a row takes from the one above
 *   ct-intake-figure.c   one cell: a figure, or why it is none; see ct-figure.h
 *   ct-intake-prose.c    several figures in one cell
 *   ct-intake-group.c    rows about a group of indicators
 *   ct-intake-explain.c  what a row explains
 *   ct-intake-answers.c  a sheet of answers to findings
 *   ct-intake-remarks.c  messages that an annotated copy has beside its rows
 *   ct-intake-versions.c two sheets of one form
 *   ct-intake-template.c a form that was sent out, and what was changed in it
 *   ct-intake-footnote.c a footnote's digit behind a figure
 *   ct-intake-compare.c  comparisons recomputed
 *   ct-intake-number.c   a number that can be read in two ways
 *   ct-intake-tell.c     findings that several of them give
 *   ct-intake-plain.c    rows that are read at once: see ct-plain.h
 *   ct-intake-ahead.c    rows read before all that tell of the table are there
 *   ct-intake-blocks.c   blocks of text that are parsed side by side
 *   ct-intake-space.c    what is kept from one submission to the next
 */
#pragma once

#include "base/ct-arena.h"
#include "base/ct-legacy.h"
#include "intake/ct-comparison.h"
#include "intake/ct-held-rows.h"
#include "intake/ct-intake.h"
#include "intake/ct-layout.h"
#include "intake/ct-outline.h"
#include "intake/ct-prose.h"
#include "intake/ct-suggest.h"

G_BEGIN_DECLS

/**
 * CtKeys: what a figure is about, as far as it is known.
 * @measure: CT_MEASURE_UNSAID when nothing says it
 * @estimate: the words of the period say that figures are expected
 * @status: of OBS_STATUS; 'A' when nothing says it
 * @decimals: of the DECIMALS column, with @decimals_said
 * @group: of indicators, when the row is about one; else CT_INDEX_NONE
 * @unit: the words for the unit that stand outside the figure's cell
 * @unit_column: where they stand (from 0), or CT_COLUMN_NONE
 * @unit_blank: the row has a column for the unit and nothing in it
 * @unit_open: the row says none, and parts of the table do: see CtTable.said_units
 * @declared_unit: index or CT_INDEX_NONE: where nothing is said
 * @sender: as in CtObservation
 */
typedef struct {
  guint32 indicator;
  guint32 group;
  guint32 area;
  CtPeriod period;
  gint measure;
  gboolean estimate;
  gchar status;
  gboolean decimals_said;
  gint decimals;
  CtSpan unit;
  gint unit_column;
  gboolean unit_blank;
  gboolean unit_open;
  guint32 declared_unit;
  guint sender;
} CtKeys;

typedef enum {
  CT_STAGE_SEEK, /* for a header */
  CT_STAGE_BODY, /* the rows below it */
  CT_STAGE_SKIP, /* there is no header; that will be told */
  CT_STAGE_ANSWERS /* the rows are answers to findings */
} CtStage;

/**
 * CtInherit: what the rows of a column take from the row above.
 * @merged: blank cells continue the one above, as merged cells do in a text file
 * @id: of the last row that named one, or CT_INDEX_NONE
 * @row: that row; @first, @n: rows that took it
 */
typedef struct {
  gboolean merged;
  guint32 id;
  guint32 first;
  guint64 n;
} CtInherit;

/* What rows say of the unit of a dimension: that of the indicator, or another one. */
#define CT_UNIT_OWN 1u
#define CT_UNIT_OTHER 2u

/* The columns of a sheet of answers. */
#define CT_ANSWER_COLUMNS 6

/* A section row that says a unit. @said: one does; @kind: 'A', 'I', '1' or ' ', by its number */
typedef struct {
  gboolean said;
  CtOutlineLevel level;
  gchar kind;
} CtSectionUnit;

/* A line with a unit below figures. @met: there is one; @open: nothing above it says a unit;
 * @note: it is a note; @n_rows: with figures, above it; @first: figure of the table in the batch */
typedef struct {
  gboolean met;
  gboolean open;
  gboolean note;
  CtSpan text;
  CtPlace place;
  guint64 n_rows;
  gsize first;
} CtLateUnit;

/* Areas that titles name in full. @many: more than one; @place: of the last one */
typedef struct {
  gboolean found;
  gboolean many;
  guint32 area;
  CtPlace place;
} CtTitleArea;

/* See ct-intake-template.h. */
typedef struct CtTemplate CtTemplate;

/* Pairs of sheets that are compared for being versions of each other. */
#define CT_INTAKE_MAX_VERSIONS 4096u

/* A sheet of a workbook. @name: (nullable); @hidden: as the reader says */
typedef struct {
  const gchar *name;
  gboolean hidden;
} CtSheet;

/* A cell has at most 64 KiB of text. */
#define CT_INTAKE_MAX_CELL ((gsize)64 * 1024)

/* A figure whose last digit is a footnote's: @column from 0; @without it */
typedef struct {
  guint32 row;
  guint column;
  CtDecimal without;
} CtFootnote;

/* Of the lines above a table that are told apart, so much is read as one text. */
#define CT_INTAKE_MAX_TITLE 400u

/**
 * CtTitlePeriod: what the lines above a table say of its period.
 * @text: the lines of the title that may, one behind the other
 * @said: a line says nothing but the period ("Kỳ báo cáo: ..."), and the title says no more
 * @dated: of a line with the day of a document
 * @until: what is said by the day up to which the figures count, whose month is @until_month;
 *   0: no day is named
 */
typedef struct {
  gchar text[CT_INTAKE_MAX_TITLE];
  gsize length;
  gboolean said;
  CtPeriod dated;
  CtPeriod until;
  gint until_month;
  CtSpan until_text;
  CtPlace until_place;
} CtTitlePeriod;

/**
 * CtTable: the table that is being read; a sheet may hold several.
 * @keyed: its columns have names of their own; @sheet: it is one of a workbook
 * @sheet_area: that the sheet is called after, or CT_INDEX_NONE
 * @found: a table above it in the sheet was one
 * @answers_at: the columns of CT_STAGE_ANSWERS
 * @remarks: the column of messages of an annotated copy, or CT_COLUMN_NONE
 * @typed: most of its figures are numbers of a spreadsheet
 * @settled: its style and context are known; before that all its rows are held
 * @ahead: it was settled without the rows that may tell of it; @asked_ahead: whether it could
 *   be was asked; @last_words: the last of @n_rows then with words for figures
 * @refused: it cannot be read, which has been told; @meaningless: none of its keys is known,
 *   so it is no table
 * @index: of the sheet, in CtPlace
 * @at: the first held row that is not used up; @scan: the first one that has not been
 *   looked at for being another header
 * @after_header: the held row right below the header
 * @stated: what the lines above say; its unit's text belongs to @texts
 * @context: the same completed by what the pipeline says; holds for all rows
 * @title_reporter, @title_indicator: whom and what a title names, or CT_INDEX_NONE
 * @title: what the lines above say of the period of @stated
 * @other_reporter: whom the letterhead names, where it is not the sender, at @other_place, or
 *   CT_INDEX_NONE; @sender_agrees: a line above names the sender
 * @stray: (array length=n_stray): rows of numbers above the header
 * @unknown_header: a row below that seems to be another header; 0: none
 * @header_first, @header_row: the rows of the header; @header: their cells
 * @between: the rows without figures since the last one with
 * @parent: the indicator of the row of figures that rows with "-" stand below, or CT_INDEX_NONE
 * @outline: what stands above a row; @outlined: rows may need it
 * @total_area: what "Tổng số" is the total of, or CT_INDEX_NONE
 * @section_area: @context's area is that of a section row
 * @list_area: the district whose communes the rows name, or CT_INDEX_NONE, where one of them is
 *   called like a district; @marked: names of areas have their marks
 * @has_sections: rows "I" stand over rows "1": the first may be districts over communes
 * @foot: signatures have begun
 * @n_rows: rows that are not blank, the header among them; @n_body_rows: those below it
 * @n_covered: the rows up to row @last_covered with nothing of their own under merged cells
 * @first_row: the first one of @n_rows
 * @n_figure_rows: rows with something where figures should be
 * @n_comments, @n_legacy: rows "# ...", cells in an old encoding; @legacy_place: the first
 * @last: the keys of the row before, without its texts; @last_unit: what it says of its unit
 * @numbered: a row below the header numbers its columns
 * @comparisons: (nullable): the columns that compare others
 * @footnotes: (element-type CtFootnote)
 * @key_rows: (element-type guint32): of a keyed table, where each column was first seen
 * @unit_kinds: (nullable): CT_UNIT_OWN and CT_UNIT_OTHER bits of each dimension: what the
 *   column of units says of it; NULL where it says nothing at all
 * @said_units: (nullable) (element-type guint32): units that headers, names and sections say,
 *   where nothing says one for all
 * @section_unit, @late_unit: see ct-intake-unit.c
 * @title_area: see ct-intake-title-area.c
 * @outside: (nullable): the values outside of it, for ct-intake-outside.c
 */
typedef struct {
  CtStage stage;
  gboolean keyed;
  gboolean sheet;
  guint32 sheet_area;
  gboolean found;
  gint answers_at[CT_ANSWER_COLUMNS];
  gint remarks;
  gboolean typed;
  gboolean settled;
  gboolean ahead;
  gboolean asked_ahead;
  guint64 last_words;
  gboolean refused;
  gboolean meaningless;
  guint16 index;
  guint at;
  guint scan;
  guint after_header;
  CtLayout *layout;
  CtKeys stated;
  CtKeys context;
  CtArena *texts;
  CtNumberStyle style;
  guint32 title_reporter;
  guint32 title_indicator;
  guint32 other_reporter;
  CtPlace other_place;
  gboolean sender_agrees;
  CtTitlePeriod title;
  guint32 stray[CT_INTAKE_MAX_PREAMBLE];
  guint n_stray;
  guint32 unknown_header;
  guint32 header_first;
  guint32 header_row;
  guint32 first_row;
  CtHeldRows *header;
  CtHeldRows *between;
  guint32 parent;
  CtOutline *outline;
  gboolean outlined;
  guint32 total_area;
  gboolean section_area;
  guint32 list_area;
  gboolean marked;
  gboolean has_sections;
  gboolean foot;
  guint64 n_rows;
  guint64 n_body_rows;
  guint n_covered;
  guint32 last_covered;
  guint64 n_figure_rows;
  guint64 n_comments;
  CtLegacy legacy;
  guint64 n_legacy;
  CtPlace legacy_place;
  CtKeys last;
  GString *last_unit;
  gboolean numbered;
  CtComparisons *comparisons;
  GArray *footnotes;
  GArray *key_rows;
  guint8 *unit_kinds;
  GArray *said_units;
  CtSectionUnit section_unit;
  CtLateUnit late_unit;
  CtTitleArea title_area;
  GArray *outside;
  CtInherit area;
  CtInherit indicator;
  gchar prices[8]; /* "current" or a year: what a line above says; "": nothing */
  gboolean even; /* most rows have as many fields as the header */
  gboolean due;  /* a figure of the table's own period was there */
  gboolean past; /* one of another period was */
} CtTable;

typedef struct CtPlainTable CtPlainTable;
typedef struct CtPlainMemo CtPlainMemo;
typedef struct CtBlocks CtBlocks;

/**
 * CtPlainState: what plain rows leave to the rows below them.
 * @n_rows: how many they are; when 0 nothing else holds
 * @unit: what the last one says of its unit; belongs to the memo that read it
 */
typedef struct {
  guint64 n_rows;
  guint32 indicator;
  guint32 area;
  CtSpan unit;
} CtPlainState;

/* What CtIntake.plain was made of, as far as rows may change it. */
typedef struct {
  const CtLayout *layout;
  gboolean settled;
  gboolean refused;
  guint32 unknown_header;
  CtKeys context;
} CtPlainBasis;

/* @n_plain: descriptions of tables so far */
struct CtIntakeSpace {
  const CtCatalog *catalog;
  CtResolver *resolver;
  CtHeaderWords *words;
  CtLayoutMemo *layouts;
  CtSuggest *suggest;
  CtPlainMemo *plain_memo;
  guint64 n_plain;
};

/* @own: (nullable): what @space is when the caller keeps none; @resolver, @words, @suggest and
 * @plain_memo belong to @space */
struct CtIntake {
  CtRowSink sink;
  const CtCatalog *catalog;
  CtIntakeOptions options;
  CtSubmission *submission;
  guint32 index;
  CtBatch *batch;
  CtFindings *findings;
  CtIntakeSpace *space;
  CtIntakeSpace *own;
  CtResolver *resolver;
  CtHeaderWords *words;
  CtSuggest *suggest;
  CtHeldRows *held;
  CtArena *scratch; /* decoded cells of the row at hand */
  GArray *compared; /* CtComparedCell: of the row at hand */
  GArray *prose;    /* CtProseFigure: of the cell at hand */
  gboolean in_table;
  CtTable table;
  GArray *headless; /* CtPlace: sheets in which no header was found */
  GArray *keyless;  /* CtPlace: the same of objects whose keys mean nothing */
  CtTemplate *form_sent; /* (nullable): the workbook tells what form it was */
  GArray *wordy;    /* CtPlace: sheets of text, without figures */
  GArray *sheets;   /* CtSheet: by the index of their tables */
  CtArena *names;   /* of sheets */
  guint n_tables;   /* in which one was found */
  gboolean has_sender;
  gboolean told_sender; /* that the file's name contradicts a letterhead */
  CtTextIds *sender_texts; /* what rows say of their sender */
  GArray *senders;         /* guint: what that is in CtObservation.sender */
  gboolean commas;      /* the reader found that commas part the cells */
  gboolean has_problem; /* the reader told one */
  guint64 n_rows;
  CtPlainTable *plain;   /* (nullable): of the table, when it has plain rows */
  gboolean plain_known;  /* whether it has, by @plain_basis */
  CtPlainBasis plain_basis;
  CtPlainMemo *plain_memo;
  CtPlainState plain_state; /* of plain rows that nothing else knows of yet */
  CtBlocks *blocks;         /* (nullable): rows come in blocks of text */
  gboolean taking_blocks;   /* rows come out of these */
};

/* ct-intake.c */

/* Returns: "" where the reader has told none */
const gchar *ct_intake_sheet_name(const CtIntake *intake, guint16 table);

/* ct-intake-space.c */

/* No intake uses @space now. */
void ct_intake_space_end(CtIntakeSpace *space);

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

/* A form of an office, which holds remarks and figures besides those of the catalog. */
gboolean ct_intake_is_form(const CtIntake *intake);

/* What is recognised, for who asks; @meaning and @evidence in the thread's language. */
void ct_intake_note(CtIntake *intake, CtFactKind kind, CtPlace place, CtSpan what,
                    const gchar *meaning, const gchar *evidence);

/* ct-intake-block.c */

/* A row that is not blank. */
void ct_intake_take_row(CtIntake *intake, const CtRow *row);
/* No row comes any more: what is held is read. */
void ct_intake_end_rows(CtIntake *intake);

/* ct-intake-stray.c */

/* A row above which no header is known: it is read for what it says of the table, or kept in
 * table.stray. */
void ct_intake_pass_above(CtIntake *intake, const CtRow *row);
/* A header stands at table.at: tells of the rows above it that belong to another one. */
void ct_intake_tell_stray(CtIntake *intake);

/* ct-intake-header-whole.c */

/* Takes rows right above a header into it; @at: (inout): the held row where it begins; @used:
 * (inout): its rows. Returns: (transfer full): @layout (transfer full), or that of all rows */
CtLayout *ct_intake_reach_up(CtIntake *intake, CtLayout *layout, guint *at, guint *used);
/* What seems to be a second header right below the first one, @used rows at table.scan, is more
 * of it, where a word in between is not understood. Returns: (transfer full) (nullable): the
 * layout of both, %NULL: it is another header */
CtLayout *ct_intake_join_headers(CtIntake *intake, guint used);
/* Takes rows from table.at to @end that are the rest of the header into it: the columns under
 * words that mean nothing are then not read, instead of read as what the rest of their header
 * says. */
void ct_intake_complete_header(CtIntake *intake, guint end);
/* "1 | 2" below a header of two columns, in held row @at: the row below tells whether it is an
 * indicator's code and its figure. */
gboolean ct_intake_is_short_numbering(const CtIntake *intake, guint at);

/* ct-intake-header-again.c */

/* Whether a row may be the header again, by @header, the first row of that. Only equal texts
 * speak for it: the first one, or more than half of them. */
gboolean ct_row_is_like_header(const CtRow *row, const CtRow *header);
/* Whether a row below a header is to be looked at for being another one. */
gboolean ct_intake_may_be_header(const CtIntake *intake, const CtRow *row);
/* The rows of the header again at table.scan, most of their cells the same. Returns: how many,
 * 0: they are not there */
guint ct_intake_count_repeated(const CtIntake *intake);
/* Whether the lines right above table.scan name another period or area than those of the
 * table: then even the same header begins a new one. */
gboolean ct_intake_has_new_title(CtIntake *intake);

/* ct-intake-legacy.c */

/* Returns: @row, or a copy of it with its cells decoded, valid until the next call */
const CtRow *ct_intake_decode_row(CtIntake *intake, CtRow *row);
void ct_intake_tell_legacy(CtIntake *intake);

/* ct-intake-context.c */

/* @row: of a preamble, a row before the header: titles, "Đơn vị tính: tỷ đồng" */
void ct_intake_read_preamble(CtIntake *intake, const CtRow *row);
/* A line that people have declared to stand there. */
void ct_intake_read_declared_title(CtIntake *intake, const gchar *title);
/* A named value outside the table, by the role of its name. %FALSE: it means nothing
 * in the catalog, which has been told. */
gboolean ct_intake_take_context(CtIntake *intake, CtMeaning role, CtSpan text, CtPlace place,
                                gboolean tell);
/* What the title says of a part of a year without naming one, in the year of @year. Returns:
 * CT_PERIOD_NONE: nothing */
CtPeriod ct_intake_title_in_year(const CtIntake *intake, CtPeriod year);
/* What a line may say of the period of rows below it, completed by @above where it names no
 * year. Returns: CT_PERIOD_NONE: nothing */
CtPeriod ct_intake_line_period(CtSpan line, CtPeriod above);
/* A unit line amid the rows of a table. */
gboolean ct_intake_read_unit_line(CtIntake *intake, const CtRow *row);

/* Whether cells of a row are clearly in an old encoding. */
gboolean ct_intake_is_legacy_row(const CtIntake *intake, const CtRow *row);

/* ct-intake-sender.c */

/* A line above the table names who sends: whether that is the one by the file's name. */
void ct_intake_compare_sender(CtIntake *intake, CtSpan text, CtPlace place);
/* Tells when it is not. */
void ct_intake_tell_sender(CtIntake *intake);

/* The first one named is the submission's; later ones, and empty texts, change nothing. */
void ct_intake_set_sender(CtIntake *intake, CtSpan text);
/* Sets the first one that a column names in the held rows from table.at to @end. */
void ct_intake_find_sender(CtIntake *intake, guint end);
/* What a row's sender is in CtObservation. */
guint ct_intake_row_sender(CtIntake *intake, CtSpan text);

/* ct-intake-header.c */

/* The layout of the header that starts at held row @at. (transfer full) (nullable) */
CtLayout *ct_intake_find_header(CtIntake *intake, guint at, guint *used);
/* The layout of rows that are known to be a header. (transfer full) (nullable) */
CtLayout *ct_intake_read_header(CtIntake *intake, const CtRow *rows, guint n);
/* What in the settled header means nothing, or is told twice. */
void ct_intake_tell_columns(CtIntake *intake);
/* Column @index (from 0) of a keyed table is called @path. */
void ct_intake_add_key(CtIntake *intake, guint index, const gchar *path, guint32 row);
/* A header repeated on another page. */
gboolean ct_intake_is_same_header(const CtLayout *one, const CtLayout *other);

/* ct-intake-keys.c */

/* What the keys of a keyed table say together: those that are names of areas, indicators or
 * periods ({"Bát Xát": 1, "Sa Pa": 2}), and those below others ({"ke_hoach": {"value": 1}}). */
void ct_intake_read_keys(CtIntake *intake);

/* ct-intake-outside.c */

/* A named value outside of the table, which may hold for it. @name: its path */
void ct_intake_add_outside(CtIntake *intake, const gchar *name, const CtCell *cell);
/* What of them, and of the keys above the table, holds for it. %FALSE: they contradict each
 * other, or say that these are no figures, which has been told. */
gboolean ct_intake_settle_outside(CtIntake *intake);
/* What they say, or a column does, that is not understood. @end: as of ct_intake_settle().
 * %FALSE: figures would be read with what nobody said, which has been told. */
gboolean ct_intake_check_outside(CtIntake *intake, guint end);

/* ct-intake-periods.c */

/* Of two columns of periods the finer one counts. %FALSE: what they say, or columns of days,
 * cannot be put together, which has been told. */
gboolean ct_intake_check_periods(CtIntake *intake, guint end);

/* ct-intake-settle.c */

/* What the held rows from table.at to @end say of doubtful columns and of the style;
 * what is missing. %FALSE: the table cannot be read, which has been told. */
gboolean ct_intake_settle(CtIntake *intake, guint end);

/* ct-intake-readable.c */

/* An object whose keys mean nothing, or a sheet of words. */
gboolean ct_intake_is_no_table(const CtIntake *intake, guint end);
/* Whether the settled table tells of what, where and when its figures are. %FALSE: what is
 * missing has been told. */
gboolean ct_intake_is_complete(CtIntake *intake);

/* ct-intake-columns.c */

/* Gives columns whose heading leaves it open the meaning that the cells of the held rows from
 * table.at to @end have. */
void ct_intake_decide_columns(CtIntake *intake, guint end);
/* Whether figures stand where they should be, not words: notes and signatures may stand
 * anywhere. */
gboolean ct_intake_is_row_of_figures(const CtIntake *intake, const CtRow *row);

/* ct-intake-style.c */

/* The number style of the table, by the held rows from table.at to @end, and whether its figures
 * are numbers of a spreadsheet. */
void ct_intake_settle_style(CtIntake *intake, guint end);

/* ct-intake-footnote.c */
void ct_intake_find_footnotes(CtIntake *intake, guint end);

/* ct-intake-title-area.c */
void ct_intake_read_title_area(CtIntake *intake, CtSpan text, CtPlace place);
/* The first area that a line names in full, or CT_INDEX_NONE. */
guint32 ct_intake_find_title_area(CtIntake *intake, CtSpan text);
/* What the figures of a table are about that names no area: that of the titles within @sender,
 * that its sender answers for; CT_INDEX_NONE: it is not sure, which has been told. */
guint32 ct_intake_choose_title_area(CtIntake *intake, guint32 sender);

/* ct-intake-unit.c */

/* The unit that a line of words says behind a label, or in brackets at its end: "KINH TẾ (ĐVT:
 * triệu đồng)", "Số liệu tính bằng triệu đồng". @unit: (out) */
gboolean ct_intake_find_unit_words(CtIntake *intake, CtSpan text, CtSpan *unit);
/* Fills CtTable.said_units, by the header and the held rows from table.at to @end. */
void ct_intake_find_said_units(CtIntake *intake, guint end);
/* Whether figures in both units are the same number, or of another kind. */
gboolean ct_intake_is_same_size(const CtIntake *intake, guint32 unit, guint32 other);
/* A section row called @name: its unit holds for what stands in it. */
void ct_intake_enter_unit(CtIntake *intake, CtSpan number, CtOutlineLevel level, CtSpan name,
                          CtPlace place);
/* A line or note amid or below the rows says @unit. Asked before it is taken. */
void ct_intake_meet_unit(CtIntake *intake, CtSpan unit, CtPlace place);
/* The table ends, @last: no other follows: figures that such a line contradicts are told and
 * left out. */
void ct_intake_settle_late_unit(CtIntake *intake, gboolean last);

/* ct-intake-heading.c */

/* A row without figures. */
void ct_intake_read_heading(CtIntake *intake, const CtRow *row);

/* ct-intake-plain.c */

/* Asked between two rows: whether there are plain ones now. */
void ct_intake_find_plain(CtIntake *intake);
/* The table is another one. */
void ct_intake_forget_plain(CtIntake *intake);
/* A row of which no more is to be known: n_rows and the like have counted it. %FALSE when
 * it is not plain, and nothing was done. */
gboolean ct_intake_read_plain(CtIntake *intake, const CtRow *row);
/* The same for a row as it comes. */
gboolean ct_intake_take_plain(CtIntake *intake, const CtRow *row);
/* Whether rows are now looked at for being plain as they come. */
gboolean ct_intake_is_plain(const CtIntake *intake);
/* Before anything but a plain row is read. */
void ct_intake_put_down_plain(CtIntake *intake);
/* What plain rows read elsewhere leave behind. */
void ct_intake_take_state(CtIntake *intake, const CtPlainState *state);

/* ct-intake-ahead.c */

/* Whether the rows below the held ones can be read as they come. Asked once a table. */
gboolean ct_intake_may_go_ahead(CtIntake *intake);
/* Returns: whether the submission is to be given anew, as rows were read ahead. */
gboolean ct_intake_go_back(CtIntake *intake);
/* Whether a row below can be read without the others. @plain: it was read as a plain one */
gboolean ct_intake_stands_alone(CtIntake *intake, const CtRow *row, gboolean plain);
/* No row comes any more. */
void ct_intake_end_ahead(CtIntake *intake);

/* ct-intake-blocks.c */

/* As in CtRowSink; @last: nothing comes behind, else the reading broke off there. */
gboolean ct_intake_begin_blocks(CtIntake *intake, const CtBlockParser *parser, guint64 first_row);
void ct_intake_take_block(CtIntake *intake, GBytes *bytes);
void ct_intake_end_blocks(CtIntake *intake, gboolean last);
/* Takes those that are on their way, before anything else is. */
void ct_intake_take_all_blocks(CtIntake *intake);

/* ct-intake-row.c */
void ct_intake_read_row(CtIntake *intake, const CtRow *row);
/* Whether something stands where figures should be; @column: (out): the first place */
gboolean ct_intake_has_figures(const CtIntake *intake, const CtRow *row, gint *column);

/* ct-intake-row-unread.c */

/* Whether a row is none of the table, by its words at @column, of ct_intake_has_figures. */
gboolean ct_intake_is_passed_over(CtIntake *intake, const CtRow *row, gint column);
/* Whether nothing is sure of a row, which has been told: it has too many fields, or is, or
 * stands below, a header that is not understood. */
gboolean ct_intake_refuse_row(CtIntake *intake, const CtRow *row);

/* ct-intake-row-shape.c */

/* Notes and columns without a heading, where figures are not read. */
gboolean ct_column_is_for_words(const CtColumn *column);
/* Whether what stands in @column may belong to a figure that a decimal comma parted. */
gboolean ct_intake_may_part(const CtLayout *layout, guint column);
/* Sets table.even, by the held rows from table.at to @end. */
void ct_intake_measure_rows(CtIntake *intake, guint end);
/* Whether a decimal comma parted a figure, or a cell is lost, which has been told. */
gboolean ct_intake_is_out_of_shape(CtIntake *intake, const CtRow *row);
/* A row without figures in their columns. Whether it has one elsewhere, which has been told. */
gboolean ct_intake_tell_astray(CtIntake *intake, const CtRow *row);
/* Sets table.due. */
void ct_intake_note_due(CtIntake *intake, const CtRow *row);
/* At the end of a table: tells when it has figures, and none of its own period. */
void ct_intake_tell_due(CtIntake *intake);
/* Tells of a figure beside "-". */
void ct_intake_doubt_signs(CtIntake *intake, const CtRow *row, guint32 indicator);

/* ct-intake-row-keys.c */

/* What a row says goes before what @keys, (inout), have of the table. %FALSE: a key means
 * nothing, or several things, which has been told. */
gboolean ct_intake_read_row_keys(CtIntake *intake, const CtRow *row, CtKeys *keys);
/* A row that gives no figures: what stands below takes from it what it names. */
void ct_intake_pass_row(CtIntake *intake, const CtRow *row);
/* What a ditto mark in the column of units of the row below stands for. */
void ct_intake_remember_unit(CtIntake *intake, CtSpan text);

/* ct-intake-row-indicator.c */

/* As ct_intake_read_row_keys. */
gboolean ct_intake_read_indicator(CtIntake *intake, const CtRow *row, CtKeys *keys);
/* Returns: the text that names it first, or an empty one */
CtSpan ct_intake_indicator_text(const CtIntake *intake, const CtRow *row);

/* ct-intake-parent.c */

/* Whether a row called @text, which alone means @part, stands below a row that @part is no part
 * of: then it is one of that row, which has no name. */
gboolean ct_intake_is_foreign_part(const CtIntake *intake, CtSpan text, guint32 part);
void ct_intake_tell_foreign_part(CtIntake *intake, CtSpan text, guint32 part, CtPlace place,
                                 const CtKeys *keys);

/* ct-intake-row-area.c */

/* As ct_intake_read_row_keys. */
gboolean ct_intake_read_area(CtIntake *intake, const CtRow *row, CtKeys *keys);
/* Returns: the text that names it first, or else its district, or an empty one */
CtSpan ct_intake_area_text(const CtIntake *intake, const CtRow *row);
/* The words of its name behind the type. */
CtSpan ct_area_bare_name(const CtArea *area);
/* A district is the section of the rows below it. */
void ct_intake_enter_district(CtIntake *intake, guint32 id);
/* ct-intake-area-list.c: what the held rows from table.at to @end say of table.list_area, @marked
 * and @has_sections; communes as columns get theirs. */
void ct_intake_find_list(CtIntake *intake, guint end);
/**
 * CtAreaScope: which areas a name may mean.
 * @district: whose communes are meant, or CT_INDEX_NONE
 * @communes: communes are named, and no districts
 * @marked: names are written with their marks
 * @sections: rows may be districts over those of their communes
 */
typedef struct {
  guint32 district;
  gboolean communes;
  gboolean marked;
  gboolean sections;
} CtAreaScope;

/* That of a name in the column of @role; @district: the row's own, or CT_INDEX_NONE */
void ct_intake_find_scope(const CtIntake *intake, CtMeaning role, guint32 district,
                          CtAreaScope *scope);
/* What @text means there; @match: what it means anywhere */
CtNameMatch ct_area_choose(const CtCatalog *catalog, CtNameMatch match, CtSpan text,
                           const CtAreaScope *scope);
/* Of several communes of one name the one in the district. */
CtNameMatch ct_area_choose_within(const CtCatalog *catalog, CtNameMatch match, guint32 district);

/* ct-intake-row-text.c */

/* Returns: what the row has in the column of @role, empty where there is none */
CtSpan ct_intake_key_text(const CtIntake *intake, const CtRow *row, CtMeaning role);
/* Returns: the place of that */
CtPlace ct_intake_key_place(const CtIntake *intake, const CtRow *row, CtMeaning role);
/* The first text of @roles from *@next on, which becomes the one behind; @text: (out).
 * Returns: its role; CT_MEANS_NONE: there is none, and @text is empty */
CtMeaning ct_intake_next_text(const CtIntake *intake, const CtRow *row, const CtMeaning *roles,
                              guint n_roles, guint *next, CtSpan *text);
/* Whether a name of the row goes with @id, that another one means; an unknown one may. */
gboolean ct_intake_may_mean(CtNameMatch match, guint32 id);
/* @text does not go with @code and @name, which are read. */
void ct_intake_tell_contradiction(CtIntake *intake, const gchar *rule, CtSpan text,
                                  const gchar *code, const gchar *name, CtPlace place,
                                  const CtKeys *keys);

/* ct-intake-explain.c */

/* "Giải trình: ..." in a row with figures. */
void ct_intake_take_explanations(CtIntake *intake, const CtRow *row);

/* ct-intake-answers.c */

/* Whether a row is the heading of a sheet of answers. */
gboolean ct_intake_begin_answers(CtIntake *intake, const CtRow *row);
/* A row below it. */
void ct_intake_take_answer(CtIntake *intake, const CtRow *row);

/* ct-intake-remarks.c */

/* Whether the first row of a text file says that its last column is one of messages. */
void ct_intake_find_remarks(CtIntake *intake, const CtRow *row);
/* Makes it blank in a row. */
void ct_intake_drop_remark(CtIntake *intake, CtRow *row);

/* ct-intake-versions.c */

/* Tells of sheets that hold the same figures, and leaves out those of one. */
void ct_intake_find_versions(CtIntake *intake);

/* ct-intake-inherit.c */

/* Which columns continue merged cells, by the held rows from table.at to @end; what a
 * row called total is the total of. */
void ct_intake_find_merged(CtIntake *intake, guint end);
void ct_intake_tell_inherited(CtIntake *intake);
/* The texts of a row's key: as it stands, or what the row above has. */
gboolean ct_intake_inherits(CtInherit *inherit, guint32 row, guint32 *id);

/* What people have said that a name means. %FALSE: nothing. */
gboolean ct_intake_find_declared(CtIntake *intake, CtSpan text, CtNameMatch *match);

/* ct-intake-compare.c */

/* Columns of percentages that are an indicator by its two parts beside them. */
void ct_intake_take_rates(CtIntake *intake);
void ct_intake_compare_row(CtIntake *intake, const CtRow *row);
void ct_intake_tell_comparisons(CtIntake *intake);

/* ct-intake-group.c */

/* The group of indicators that a row called @text is about, or CT_INDEX_NONE. */
guint32 ct_intake_find_group(const CtIntake *intake, const CtRow *row, CtSpan text);
/* A row that is about the group in @keys, its figures in prose. */
void ct_intake_read_group(CtIntake *intake, const CtRow *row, CtSpan text, const CtKeys *keys);

/* ct-intake-figure.c */

/* Months that the period of the denominator lies off: of growth, decrease and change it is
 * the figure a year earlier. */
gint ct_form_denominator_months(CtForm form);
/* The levels of which a figure's area may be when it is of @level: CtLevel bits */
guint ct_figure_levels(CtLevel level);

/* Both return %FALSE when the row names no indicator, area or period, which has
 * been told: then its other cells need not be looked at. */
gboolean ct_intake_read_figure(CtIntake *intake, const CtRow *row, const CtKeys *keys,
                               gint column);
/* Numerator or denominator of the indicator in @keys. */
gboolean ct_intake_read_part(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtMeaning role);

/* A cell as a number; cells of spreadsheets are exact. */
CtNumber ct_intake_cell_number(const CtIntake *intake, const CtCell *cell);
/* "-", "…", "x": nothing has to be said of it in a cell that need not be filled. */
gboolean ct_intake_is_sign(const CtIntake *intake, const CtCell *cell);

/* ct-figure-unit.c */

/* Fills CtTable.unit_kinds, by the held rows from table.at to @end. */
void ct_intake_find_unit_kinds(CtIntake *intake, guint end);
/* A figure without a unit where parts of the table say another one: see CtTable.said_units */
gboolean ct_figure_is_unit_open(const CtIntake *intake, const CtKeys *keys);
/* A blank unit beside filled ones: see CtTable.unit_kinds */
gboolean ct_figure_is_unit_missing(const CtCatalog *catalog, const guint8 *unit_kinds,
                                   const CtKeys *keys);

/* ct-intake-number.c */

/* Whether figures in @unit count single things: then there are no decimals. */
gboolean ct_indicator_is_count(const CtCatalog *catalog, const CtIndicator *indicator,
                               guint32 unit);
gboolean ct_intake_is_count(const CtIntake *intake, const CtIndicator *indicator, guint32 unit);

/* Whether a printed rate is what numerator and denominator give, rounded or cut. */
gboolean ct_intake_fits_parts(const CtIndicator *indicator, CtDecimal reading, CtDecimal n,
                              CtDecimal d);

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
