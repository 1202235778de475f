/* ct-plain.h: the plain rows of a long table, read at once.
 *
 * A row is plain when every name in it is known, its figures are plain numbers and nothing
 * else about it needs attention: then all that ct_intake_read_row() would do with it is
 * append its observations. What is not surely so is left to that function, which stays the
 * judge of what a row means.
 *
 *   ct-plain-table.c   what holds for all plain rows of a table
 *   ct-plain-memo.c    texts whose meaning is known
 *   ct-plain-number.c  plain numbers
 *   ct-plain-row.c     one row
 *   ct-intake-plain.c  plain rows amid the others
 */
#pragma once

#include "intake/ct-intake-private.h"

G_BEGIN_DECLS

#define CT_PLAIN_INDICATOR_COLUMNS 3
#define CT_PLAIN_AREA_COLUMNS 5
#define CT_PLAIN_BLANK_COLUMNS 6

/* @all: whatever stands there explains */
typedef struct {
  guint column;
  gboolean all;
  gboolean digits; /* digits in it may be behind a decimal comma */
} CtPlainRemark;

/**
 * CtPlainTable: any number of threads, but made, shared and freed by one.
 * @serial: another one for each table of an intake and its space
 * @meaning: all that tells what names in its rows mean, but for the catalog: in two tables
 *   where it is the same bytes they mean the same
 * @style, @index, @keyed, @numbered: as in CtTable
 * @n_columns: of the header; a row with more is not plain
 * @header: the first row of the header; without cells: none
 * @looks_like_header: a row of which names are known and whose figures are numbers may still
 *   be like @header
 * @indicators, @areas: columns that name them: the first one with a text says it, the
 *   others have to say the same
 * @blank: columns that have to be blank
 * @remarks: (array length=n_remarks): columns in which something may be explained
 * @period, @unit, @value, @numerator, @denominator: columns, or CT_COLUMN_NONE
 * @keys: what a row says before any of its cells is looked at
 * @value_unit: the unit that the header of @value names, length 0: none
 * @value_period: the period that it names, or CT_PERIOD_NONE
 * @value_measure: the measure that it names, or CT_MEASURE_UNSAID
 * @measure: where nothing names one
 * @district: the area of the sender, whose communes are meant
 * @scope: which areas names mean
 * @unit_kinds: (nullable): as in CtTable
 */
struct CtPlainTable {
  guint references;
  guint64 serial;
  CtSpan meaning;
  const CtCatalog *catalog;
  CtNumberStyle style;
  guint16 index;
  gboolean keyed;
  gboolean numbered;
  guint n_columns;
  CtRow header;
  gboolean looks_like_header;
  gint indicators[CT_PLAIN_INDICATOR_COLUMNS];
  guint n_indicators;
  gint areas[CT_PLAIN_AREA_COLUMNS];
  guint n_areas;
  gint blank[CT_PLAIN_BLANK_COLUMNS];
  guint n_blank;
  const CtPlainRemark *remarks;
  guint n_remarks;
  gint period;
  gint unit;
  gint value;
  gint numerator;
  gint denominator;
  CtKeys keys;
  CtSpan value_unit;
  CtPeriod value_period;
  gint value_measure;
  CtMeasure measure;
  guint32 district;
  CtAreaScope scope;
  guint8 *unit_kinds;
  CtArena *texts;
};

/* Returns: (transfer full) (nullable): NULL when the table has no plain rows */
CtPlainTable *ct_plain_table_new(const CtIntake *intake, guint64 serial);
CtPlainTable *ct_plain_table_ref(CtPlainTable *table);
void ct_plain_table_unref(CtPlainTable *table);

/* What stands above a column in @header. */
CtSpan ct_plain_table_header(const CtPlainTable *table, gint column);

/* What no row can mean. */
#define CT_PLAIN_UNKNOWN CT_INDEX_NONE

/**
 * CtPlainPart: what a numerator or denominator is.
 * @indicator: CT_INDEX_NONE: there is none
 * @unit: its own; @levels: as in CtIndicator; @whole: it has no decimals
 * @shift: months that its period lies off
 */
typedef struct {
  guint32 indicator;
  guint32 unit;
  guint levels;
  gboolean whole;
  gint shift;
} CtPlainPart;

/* @known: it has been looked at */
typedef struct {
  gboolean known;
  guint levels;
  CtPlainPart numerator;
  CtPlainPart denominator;
} CtPlainIndicator;

/**
 * CtPlainName: what a text means.
 * @text: the text itself: lives as long as the memo is used for its table
 * @id: of the indicator, area or unit, the period; CT_PLAIN_UNKNOWN: it has to be looked
 *   at again each time
 * @more: of an area, the levels at which figures of it may be reported; of a period,
 *   whether it is estimated; of a unit, whether figures in it are whole
 */
typedef struct {
  CtSpan text;
  guint32 id;
  guint32 more;
} CtPlainName;

typedef enum {
  CT_PLAIN_NAMES_INDICATOR,
  CT_PLAIN_NAMES_AREA,
  CT_PLAIN_NAMES_PERIOD,
  CT_PLAIN_NAMES_UNIT
} CtPlainNames;
#define CT_PLAIN_N_NAMES 4

/* One thread at a time. @resolver: (nullable): borrowed; NULL: one of its own */
CtPlainMemo *ct_plain_memo_new(const CtCatalog *catalog, CtResolver *resolver);
void ct_plain_memo_free(CtPlainMemo *memo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPlainMemo, ct_plain_memo_free)

/* What it holds. */
gsize ct_plain_memo_bytes(const CtPlainMemo *memo);

/* Rows of @table come next. What texts mean in a table of another meaning is forgotten. */
void ct_plain_memo_use(CtPlainMemo *memo, const CtPlainTable *table);
const CtPlainTable *ct_plain_memo_table(const CtPlainMemo *memo);
/* @indicator: with units, whose; else 0. Valid until the next call. */
const CtPlainName *ct_plain_memo_find(CtPlainMemo *memo, CtPlainNames names, const CtCell *cell,
                                      guint32 indicator);
const CtPlainIndicator *ct_plain_memo_indicator(CtPlainMemo *memo, guint32 indicator);

/**
 * ct_plain_number:
 * @text: (array length=length): digits with a sign before and marks between them at most
 * Returns: %TRUE when it is a number that ct_number_read() would read as this @value, and
 *   about which nothing is to be told
 */
gboolean ct_plain_number(const gchar *text, gsize length, CtNumberStyle style, CtDecimal *value);

/* Reads a row of the table that @memo is used for. %FALSE when it is not plain: then
 * nothing has been done. */
gboolean ct_plain_read_row(CtPlainMemo *memo, const CtRow *row, CtBatch *batch,
                           CtPlainState *state);

G_END_DECLS
