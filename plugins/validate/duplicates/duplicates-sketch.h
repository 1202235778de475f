/* duplicates-sketch.h: a few figures of each statement, to tell two that differ at a glance.
 *
 * A column is one indicator, period and measure. It belongs to one of the sketch's places, and
 * of the columns of a place a statement keeps the one whose number, mixed, is lowest. So two
 * statements with much the same columns keep the same ones, whatever columns others have.
 */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

#define SKETCH_PLACES 8
#define SKETCH_SCALES (CT_DECIMAL_MAX_SCALE - CT_DECIMAL_MIN_SCALE + 1)

/* @column: mixed; @value: half of the figure's hash */
typedef struct {
  guint32 column;
  guint32 value;
} SketchMark;

/**
 * Sketches:
 * @marks: (array length=SKETCH_PLACES): of each place, those of all statements
 * @sums: (array): of the hashes of all figures but 0 of each statement
 * @powers: what makes values of each scale whole numbers of one scale, modulo 2^64
 */
typedef struct {
  SketchMark *marks[SKETCH_PLACES];
  guint64 *sums;
  guint64 powers[SKETCH_SCALES];
} Sketches;

void sketches_init(Sketches *sketches, guint32 n_statements);
void sketches_clear(Sketches *sketches);

/* The same for equal values of one column, however they are written: 12.5 and 12.50. What
 * is not equal hardly ever has the same, but may. */
guint64 sketches_hash(const Sketches *sketches, guint64 column, CtDecimal value);

/* @column: counted from 0; @hash: see sketches_hash(). The first figure of a column counts. */
void sketches_add(Sketches *sketches, guint32 statement, guint64 column, guint64 hash);

/* %TRUE: a figure that both have differs. %FALSE says nothing. */
gboolean sketches_differ(const Sketches *sketches, guint32 a, guint32 b);

G_END_DECLS
