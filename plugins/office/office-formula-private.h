/* office-formula-private.h: formulas read, and the cells they are compared with.
 */
#pragma once

#include "base/ct-decimal.h"
#include "office/office-formula.h"

G_BEGIN_DECLS

#define OFFICE_FORMULA_MAX_REFERENCES 32u

/**
 * OfficeFormula: what a formula's text says, as far as it is looked at.
 * @shape: the same for formulas that are one relative to their cells; never 0
 * @references: the cells of this sheet that it names
 * @n_references: at most OFFICE_FORMULA_MAX_REFERENCES
 * @adds: it does nothing but add up its references: SUM(C5:C9), C5+C6, SUM(C5,C7:C9)
 * @unknown: it names cells that are not among the references: too many, of other sheets, whole
 *   columns, names
 * @outside: of another file
 * @broken: a reference is lost: #REF!
 */
typedef struct {
  guint64 shape;
  guint n_references;
  OfficeRange references[OFFICE_FORMULA_MAX_REFERENCES];
  gboolean adds;
  gboolean unknown;
  gboolean outside;
  gboolean broken;
} OfficeFormula;

/* @at: the cell it stands in; @told_at: the one its text is told for: that of the formula that
 * several cells share. Formulas of any length; none fails. */
void office_formula_parse(const gchar *text, gsize length, OfficeAddress at, OfficeAddress told_at,
                          OfficeFormula *formula);

typedef enum {
  OFFICE_SAID_TEXT,
  OFFICE_SAID_NUMBER,
  OFFICE_SAID_PERCENT,
  OFFICE_SAID_OTHER /* errors, dates, what is too large */
} OfficeSaid;

/**
 * OfficeKept: a cell that is kept to the end of the sheet.
 * @exact: its text is as the file has it, with all digits; else what was seen, which may be
 *   rounded
 * @text, @length: where its number stands among the grid's texts
 * @shape: of a text: its hash
 * @computed: it has a formula, of @shape; its references are @n_references from @reference on
 *   among those of the grid; @adds, @unknown: as in OfficeFormula
 */
typedef struct {
  guint16 column;
  guint8 said;
  guint8 length;
  guint8 exact : 1;
  guint8 computed : 1;
  guint8 adds : 1;
  guint8 unknown : 1;
  guint8 n_references;
  guint32 text;
  guint32 reference;
  guint64 shape;
} OfficeKept;

/* How a row is called, from its first texts. */
typedef enum {
  OFFICE_ROW_PLAIN,
  OFFICE_ROW_PART, /* "Trong đó", "- nữ": not one of those that add up */
  OFFICE_ROW_TOTAL /* "Tổng số", "Cộng" */
} OfficeRowName;

#define OFFICE_ROW_LABELS 2u

/**
 * OfficeKeptRow:
 * @first, @n: its cells among the grid's; sorted by column
 * @labels: where the beginnings of its first texts are among the grid's texts
 * @number_style: how its first cell counts: 'n' 1, 2, 'r' I, A, 't' a text, '-' a dash
 */
typedef struct {
  guint32 first;
  guint32 n;
  guint32 labels[OFFICE_ROW_LABELS];
  guint8 lengths[OFFICE_ROW_LABELS];
  guint8 n_labels;
  gchar number_style;
} OfficeKeptRow;

/* The beginning of a sheet, cell by cell; rows from 1. What is kept is read only when the sheet
 * turns out to have formulas. */
typedef struct {
  GArray *cells;
  GArray *references;
  GString *texts;
  OfficeKeptRow rows[OFFICE_FORMULA_MAX_ROWS + 2];
  guint32 last_row;
  gboolean full;
  guint64 spent;
} OfficeGrid;

/* Looking at cells costs time, and hostile sheets have many sums of many cells: after a bound
 * nothing more is looked at. %FALSE: it is passed */
gboolean office_grid_spend(OfficeGrid *grid, guint64 n_cells);

/* @formula: (nullable) */
void office_grid_keep(OfficeGrid *grid, const OfficeCell *cell, const OfficeFormula *formula);
/* Returns: (nullable) */
const OfficeKept *office_grid_find(const OfficeGrid *grid, guint32 row, guint32 column);
/* %FALSE: it says no number. Of per cent, and exact: the number itself, 0.672 for 67.2 %. */
gboolean office_grid_value(const OfficeGrid *grid, const OfficeKept *cell, CtDecimal *value);
/* Whether @row has another unit there than both of @one and @other, which share theirs: what
 * stands in the next text to the left. Names of rows are never shared. */
gboolean office_grid_has_other_unit(const OfficeGrid *grid, guint32 row, guint32 column,
                                    guint32 one, guint32 other);
OfficeRowName office_grid_row_name(const OfficeGrid *grid, guint32 row);
/* Returns: (array length=n_references) */
const OfficeRange *office_grid_references(const OfficeGrid *grid, const OfficeKept *cell);

/* At the end of the sheet. All return %FALSE when the receiver wants no more. */
gboolean office_formula_tell_typed_over(OfficeGrid *grid, CtRowSink *rows);
gboolean office_formula_tell_left_out(OfficeGrid *grid, CtRowSink *rows);
gboolean office_formula_tell_stale(OfficeGrid *grid, CtRowSink *rows);

/* A warning at a cell. */
gboolean office_formula_tell(CtRowSink *rows, const gchar *rule, OfficeAddress at,
                             const gchar *value, const gchar *message);
/* Of one rule in a sheet. */
#define OFFICE_FORMULA_MAX_TOLD 50u

G_END_DECLS
