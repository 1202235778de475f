/* mistake.h: what people really get wrong, made in a table that was right.
 */
#pragma once

#include "table.h"

G_BEGIN_DECLS

/**
 * MistakeKind:
 * @slip: one figure or row was written wrongly; else whole files, sums and concepts
 * @whole_file: nothing in it is right: what helps is another file, and no value
 * @make: makes one somewhere in the table and marks the figures that are wrong then;
 *   %FALSE: it found no place for it, and nothing has changed
 */
typedef struct {
  const gchar *name;
  gboolean slip;
  gboolean whole_file;
  gboolean (*make)(Table *table, GRand *rand);
} MistakeKind;

extern const MistakeKind mistake_kinds[];
extern const guint mistake_n_kinds;

/* The parts of mistake_kinds[], by file. */
gboolean mistake_of_power(Table *table, GRand *rand, gint power);
gboolean mistake_unit(Table *table, GRand *rand);
gboolean mistake_fraction(Table *table, GRand *rand);
gboolean mistake_permille(Table *table, GRand *rand);
gboolean mistake_per_thousand(Table *table, GRand *rand);
gboolean mistake_comma_lost(Table *table, GRand *rand);
gboolean mistake_comma_as_thousands(Table *table, GRand *rand);
gboolean mistake_thousands_as_comma(Table *table, GRand *rand);
gboolean mistake_swapped(Table *table, GRand *rand);
gboolean mistake_digit(Table *table, GRand *rand);
gboolean mistake_dropped(Table *table, GRand *rand);
gboolean mistake_doubled(Table *table, GRand *rand);
gboolean mistake_sign(Table *table, GRand *rand);

gboolean mistake_exchanged(Table *table, GRand *rand);
gboolean mistake_row_shifted(Table *table, GRand *rand);
gboolean mistake_column_shifted(Table *table, GRand *rand);
gboolean mistake_row_above(Table *table, GRand *rand);
gboolean mistake_neighbour(Table *table, GRand *rand);
gboolean mistake_last_year(Table *table, GRand *rand);
gboolean mistake_plan(Table *table, GRand *rand);
gboolean mistake_annual(Table *table, GRand *rand);
gboolean mistake_quarter(Table *table, GRand *rand);
gboolean mistake_copied_file(Table *table, GRand *rand);
gboolean mistake_last_years_file(Table *table, GRand *rand);

gboolean mistake_index(Table *table, GRand *rand);
gboolean mistake_relative(Table *table, GRand *rand);
gboolean mistake_mean(Table *table, GRand *rand);
gboolean mistake_twice(Table *table, GRand *rand);
gboolean mistake_last_child(Table *table, GRand *rand);
gboolean mistake_no_residual(Table *table, GRand *rand);

/* Tools */

/* Of the year at hand, actual, and none that stands in the table as a plan. */
Figure *mistake_pick(Table *table, GRand *rand);
/* Puts @value (in the figure's unit and decimals); %FALSE: it is what was there. */
gboolean mistake_put(Figure *figure, CtDecimal value);
/* Puts a value in the indicator's unit, printed as the figure is. */
gboolean mistake_put_exact(const Table *table, Figure *figure, CtRational value);
gint64 mistake_draw(GRand *rand, gint64 low, gint64 high);
/* Forgets all mistakes in a table. */
void mistake_forget(Table *table);

G_END_DECLS
