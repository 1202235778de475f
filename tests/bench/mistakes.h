/* mistakes.h: a hundredth of the rows is wrong, and what must be told of it.
 *
 * The mistakes are such that no single change of another figure (a power of ten, a
 * sign, two digits swapped) would repair everything around it: chitieu would tell of
 * that figure too, and whether there is one is no question for SQL. The differences
 * put into counted sums are 1 modulo 9 and odd, and such changes make multiples of 9,
 * or twice the figure. Nor does a mistake make a correct figure look wrong: a rate is off
 * away from that of the area above, so that the range of its areas only gets wider.
 */
#pragma once

#include "figures.h"

/* The seven kinds of mistakes. */
typedef enum {
  MISTAKE_NONE,
  MISTAKE_NO_NUMBER,
  MISTAKE_UNIT, /* unknown, or of another dimension */
  MISTAKE_BOUNDS,
  MISTAKE_RATIO,
  MISTAKE_DUPLICATE, /* the same figure again, or another one */
  MISTAKE_ROLLUP,    /* areas against the area that they make up */
  MISTAKE_PARTS
} Mistake;
#define N_MISTAKES 7

/* What is drawn, apart from the figures themselves. */
enum { DRAW_FORM = 1000, DRAW_STYLE = 2000, DRAW_MISTAKE = 3000, DRAW_SIZE = 4000,
       DRAW_NOTE = 5000 };

/* What the data holds: @n_rows rows, period by period in each area, area by area. */
typedef struct {
  guint64 n_rows;
  guint64 n_blocks;
  guint n_periods;
  guint n_files;
} Plan;

/**
 * Block: the rows of one area in one period.
 * @n_rows: N_INDICATORS, fewer at the end of the data
 * @row: whose figure stands in each line; @mistakes: what is wrong with it
 */
typedef struct {
  const Figures *figures;
  const Plan *plan;
  guint area;
  guint period;
  guint n_rows;
  guint row[N_INDICATORS];
  Mistake mistakes[N_INDICATORS];
} Block;

guint64 block_draw(const Block *block, guint what, guint salt);
void block_place_mistakes(Block *block);

/* "2015-01"; @buffer: 12 bytes */
void period_code(guint period, gchar *buffer);

/* How a wrong line is wrong, by what is drawn for it. */
static inline gboolean
size_is_unknown_unit(guint64 size)
{
  return size % 2 == 0;
}
static inline gboolean
size_is_negative(guint64 size)
{
  return size % 4 == 0;
}
static inline gboolean
size_is_repeated(guint64 size)
{
  return size % 2 == 0;
}

/**
 * Expected: the findings that the mistakes must give, and no others.
 * @text: lines of rule, indicator, area and period
 * @causes: lines of the indicator, area and period of a wrong figure, and of the rule,
 *   indicator and area of one that it breaks; of the mistakes that break rules between figures
 * @sums: (private) the broken sums that stand in it: several mistakes can break one
 * @n: by kind of mistake, how many rows have it
 */
typedef struct {
  GString *text;
  GString *causes;
  GHashTable *sums;
  guint64 n[N_MISTAKES + 1];
} Expected;

#define EXPECTED_HEADER "RULE,INDICATOR,REF_AREA,TIME_PERIOD\n"
#define CAUSES_HEADER "INDICATOR,REF_AREA,TIME_PERIOD,RULE,AT_INDICATOR,AT_AREA\n"

/* Appends what @block must give. */
void expected_add(Expected *expected, const Block *block);
