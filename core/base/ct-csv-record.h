/* ct-csv-record.h: the record in progress: its fields, its limits, its delivery.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-csv.h"

/* Bytes that a problem shows. */
#define CT_CSV_SEEN_BYTES ((gsize)40)

G_BEGIN_DECLS

/**
 * CtCsvRecord:
 * @line: where the record began
 * @text: its fields where they had to be copied, each followed by a line feed
 * @problem: the first trouble met, when @has_problem: then it is not delivered
 * @stopped: the handler wants no more
 */
typedef struct {
  CtCsvDialect dialect;
  CtCsvHandler handler;
  gpointer user_data;
  gboolean stopped;

  guint64 line;
  GString *text;
  CtCsvField *fields;
  guint n_fields;
  guint n_allocated;
  CtCsvProblem problem;
  gboolean has_problem;
} CtCsvRecord;

/* A copy in which limits that are 0 have their defaults. */
CtCsvDialect ct_csv_dialect_fill(const CtCsvDialect *dialect);

void ct_csv_record_init(CtCsvRecord *record, const CtCsvDialect *dialect,
                        const CtCsvHandler *handler, gpointer user_data);
void ct_csv_record_clear(CtCsvRecord *record);

/* A field, borrowed until the delivery, or taken into @text. A limit that is passed
 * becomes the problem. @crossed: the field holds a line end */
void ct_csv_record_add(CtCsvRecord *record, const gchar *text, gsize length);
void ct_csv_record_add_copy(CtCsvRecord *record, const gchar *text, gsize length,
                            gboolean crossed);

/* Forgets the fields added. */
void ct_csv_record_drop(CtCsvRecord *record);

/* The first trouble of a record is the one that is told; it is in the field after
 * those added. What was seen is stated by ct_csv_record_show(). */
void ct_csv_record_note(CtCsvRecord *record, CtCsvProblemKind kind, gsize limit);
void ct_csv_record_note_long(CtCsvRecord *record, gboolean crossed);

/* What was seen of the trouble: the first bytes of @text, up to its line end; copied. */
void ct_csv_record_show(CtCsvRecord *record, const gchar *text, gsize length);

/**
 * ct_csv_record_split:
 * @line: (array length=length): a whole line that is not inside quotes, without its end
 * Delivers it as a record, or its problem. Returns: %FALSE, nothing done, when its
 *   quotes are not plain: then libcsv must read it
 */
gboolean ct_csv_record_split(CtCsvRecord *record, const gchar *line, gsize length);

/* Hands the record to the handler, or its problem, and begins a new one.
 * @text: all fields, with a character between any two */
void ct_csv_record_deliver(CtCsvRecord *record, const gchar *text, gsize length);
void ct_csv_record_deliver_copy(CtCsvRecord *record);

G_END_DECLS
