/* ct-csv-sample.h: how many delimiters stand in the first records of a text.
 *
 * Private to base/.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CT_CSV_SAMPLE_LINES 200

/* The delimiters, in order of preference where the evidence is the same: whoever
 * writes a semicolon in every line means it, while commas are also in numbers and
 * text. */
enum { CT_CSV_COMMA = 3, CT_CSV_N_DELIMITERS = 4 };
extern const gchar ct_csv_delimiters[CT_CSV_N_DELIMITERS];

/* Returns: the index of a delimiter, or -1 */
gint ct_csv_sample_find(gchar c);

/**
 * CtCsvSampleLine: what one record holds, quoted fields apart.
 * @counts: of each delimiter
 * @number_commas: of the commas, those that may be the marks of one number: 1,5 or
 *   1,234.5
 * @text_commas: those between a letter and a space
 */
typedef struct {
  guint counts[CT_CSV_N_DELIMITERS];
  guint number_commas;
  guint text_commas;
} CtCsvSampleLine;

typedef struct {
  guint n;
  CtCsvSampleLine lines[CT_CSV_SAMPLE_LINES];
} CtCsvSample;

/* Adds the records of @bytes (array length=length), blank lines apart; the last one
 * may be cut off and is not among them, unless there are hardly any others. */
void ct_csv_sample_take(CtCsvSample *sample, const gchar *bytes, gsize length);

G_END_DECLS
