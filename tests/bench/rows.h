/* rows.h: prints the figures of one area and period as rows of CSV or records of JSON.
 */
#pragma once

#include "mistakes.h"

typedef enum { FORMAT_CSV, FORMAT_JSON } Format;

/**
 * Rows: counts what was printed.
 * @text: receives the rows
 * @n_numbers, @n_quoted: numbers in all, and those as "1.234,5"
 * @n_figures: what can be read of it, once
 */
typedef struct {
  Format format;
  GString *text;
  guint64 n_numbers;
  guint64 n_quoted;
  guint64 n_figures;
} Rows;

void rows_begin(Rows *rows);
/* @first: of the file */
void rows_append(Rows *rows, const Block *block, gboolean first);
void rows_end(Rows *rows);
