/* figures.h: the figures of the benchmark as they would be without mistakes.
 *
 * Every figure follows from the seed, its indicator, area and period alone, so a
 * province is the sum of what lies below it without anything being remembered. Figures
 * are whole numbers of grains, the smallest amount of their dimension that is told.
 */
#pragma once

#include "areas.h"

#define N_INDICATORS 42u /* rows of one area and period */
#define N_COMPONENTS 12u

/* What a rule can say of an indicator, and so which mistakes it may carry. */
typedef enum {
  GROUP_PLAIN,       /* nothing but its bounds */
  GROUP_SUM_EXACT,   /* an area is the sum of those in it, counted to the last one */
  GROUP_SUM_ROUNDED, /* the same, but printed rounded */
  GROUP_PARTS,       /* whole = three parts; also sums */
  GROUP_RATIO        /* numerator / denominator; also over the districts */
} Group;

/**
 * Form: one way to print a figure: grains / 10^shift, rounded to @decimals.
 * @shift == @decimals prints every grain.
 */
typedef struct {
  const gchar *unit;
  gint shift;
  gint decimals;
} Form;

#define MAX_FORMS 5

/**
 * Indicator: of the catalog that the generator writes.
 * @low, @high: grains of a district's figure
 * @minimum, @maximum: as the catalog has them
 * @forms: (array length=n_forms)
 */
typedef struct {
  gchar code[8];
  Group group;
  const gchar *unit;
  const gchar *accrual;
  gint decimals;
  gint64 low;
  gint64 high;
  gchar minimum[24];
  gchar maximum[24];
  const Form *forms;
  guint n_forms;
} Indicator;

/* @key: of the seed; @indicators: the rows of a block, in order; @components: numerator
 * and denominator of each ratio in turn */
typedef struct {
  guint64 key;
  const Areas *areas;
  Indicator indicators[N_INDICATORS];
  Indicator components[N_COMPONENTS];
} Figures;

/* @areas must outlive it. */
void figures_init(Figures *figures, guint64 seed, const Areas *areas);

/* A number that depends on all of these and nothing else. */
guint64 figures_draw(const Figures *figures, guint what, guint area, guint period, guint salt);

/* First row of a group, and of its number @index. */
guint figures_row(Group group, guint index);
guint figures_group_size(Group group);

/* Grains of a row that is no ratio. */
gint64 figures_value(const Figures *figures, guint row, guint area, guint period);
/* Grains of the numerator (@part 0) or denominator (1) of ratio number @ratio. */
gint64 figures_part(const Figures *figures, guint ratio, guint part, guint area, guint period);

gint64 power_of_ten(guint exponent);
