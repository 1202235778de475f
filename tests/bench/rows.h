/* rows.h: prints the figures of one area and period as rows of CSV, with mistakes.
 */
#pragma once

#include "figures.h"

#define ROWS_HEADER "indicator,area,period,value,unit,numerator,denominator,note\n"

/* The seven kinds of mistakes. */
typedef enum {
  MISTAKE_NONE,
  MISTAKE_NO_NUMBER,
  MISTAKE_UNIT, /* unknown, or of another dimension */
  MISTAKE_BOUNDS,
  MISTAKE_RATIO,
  MISTAKE_DUPLICATE, /* the same figure again, or another one */
  MISTAKE_ROLLUP,    /* districts against province */
  MISTAKE_PARTS
} Mistake;
#define N_MISTAKES 7

/**
 * Rows: counts what was printed.
 * @text: receives the rows
 * @n_numbers, @n_quoted: numbers in all, and those as "1.234,5"
 * @n_mistakes: by kind
 */
typedef struct {
  const Figures *figures;
  GString *text;
  guint64 n_numbers;
  guint64 n_quoted;
  guint64 n_mistakes[N_MISTAKES + 1];
} Rows;

/* Appends @n_rows (at most N_INDICATORS) rows. @whole: all districts of the province
 * are in the data, for this period too */
void rows_append(Rows *rows, guint area, guint period, guint n_rows, gboolean whole);
