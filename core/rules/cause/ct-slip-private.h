/* ct-slip-private.h: where the kinds of slip are looked for; private to ct-slip*.c.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/cause/ct-slip.h"

G_BEGIN_DECLS

/* Where so few are possible, all are told. */
#define CT_REMEDY_VALUES 3u

#define CT_COURSE_MAX 8

/* How well what is admitted pins the figure: */
typedef enum {
  CT_FIT_OPEN,  /* a bound: nearly anything would do */
  CT_FIT_RANGE, /* within a power of ten */
  CT_FIT_NARROW /* within some hundredths */
} CtFit;

/**
 * CtSlipping:
 * @first, @last: the coefficients with the scale of the figure whose values are admitted
 * @n_values: how many values with the figure's decimals are admitted; 0: many, or none
 * @pinned: an equation says so, and not only bounds
 * @calculated: the figure with the value in the middle
 * @least, @most: a digit to either side of the figure, however it came to its decimals
 * @course: (array length=n_course): what it was in other periods
 */
typedef struct {
  CtSlips *slips;
  const CtNeighbours *neighbours;
  const CtCatalog *catalog;
  const CtUnit *unit;
  const CtObservation *figure;
  const CtInterval *admits;
  CtRounding rounding;
  gboolean pinned;
  CtFit fit;
  gboolean has_range;
  CtInt128 first;
  CtInt128 last;
  guint n_values;
  gboolean has_calculated;
  CtObservation calculated;
  gboolean has_reach;
  CtRational least;
  CtRational most;
  guint n_course;
  CtRational course[CT_COURSE_MAX];
} CtSlipping;

/* @slipping: with @rounding and @pinned */
void ct_slipping_init(CtSlipping *slipping, CtSlips *slips, const CtNeighbours *neighbours,
                      const CtObservation *figure, const CtInterval *admits);

/* Whether the changed figure stands for something that is admitted. */
gboolean ct_slipping_admits(const CtSlipping *slipping, const CtObservation *changed);
/* Where only a bound is broken: whether the change brings the figure nearer to it. */
gboolean ct_slipping_is_plausible(const CtSlipping *slipping, const CtSlip *slip);
/* Looks for the figure in other periods. */
void ct_slipping_find_course(CtSlipping *slipping);
/* What it says against a change that the figure stands where it stood in other periods. */
gint ct_slipping_cost_of_leaving(const CtSlipping *slipping, const CtSlip *slip);
/* Adds it if it is admitted. */
void ct_slipping_add(CtSlipping *slipping, const CtSlip *slip);
/* Digits that changed places, are wrong, doubled, missing, too many. */
void ct_slipping_add_digits(CtSlipping *slipping);
/* Of these only two that changed places. */
void ct_slipping_add_swapped(CtSlipping *slipping);
/* Figures that were taken for one another. */
void ct_slipping_add_others(CtSlipping *slipping);
/* Of these only percent for points. */
void ct_slipping_add_relative(CtSlipping *slipping);
/* Sums that leave something out or have it twice, means for rates. */
void ct_slipping_add_sums(CtSlipping *slipping);
/* Where only two or three values are possible, those beside that of @slip, too. */
void ct_slipping_add_beside(CtSlipping *slipping, const CtSlip *slip);
/* A coincidence of few digits is no evidence. */
gint ct_slip_cost_of_match(CtDecimal value, gint cost);
/* Digits from the first that is not 0 to the last: of few a coincidence says little. */
guint ct_significant_digits(CtDecimal value);

G_END_DECLS
