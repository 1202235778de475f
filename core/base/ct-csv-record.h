/* ct-csv-record.h: the record in progress: its fields, its limits, its delivery.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-csv.h"

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

/* Limits that are 0 get their defaults. */
void ct_csv_record_init(CtCsvRecord *record, const CtCsvDialect *dialect,
                        const CtCsvHandler *handler, gpointer user_data);
void ct_csv_record_clear(CtCsvRecord *record);

/* A field, borrowed until the delivery; @copy: or taken into @text. A limit that is
 * passed becomes the problem. @crossed: the field holds a line end */
void ct_csv_record_add(CtCsvRecord *record, const gchar *text, gsize length);
void ct_csv_record_add_copy(CtCsvRecord *record, const gchar *text, gsize length,
                            gboolean crossed);

/* The first trouble of a record is the one that is told; it is in the field after
 * those added. The text is shown around @at and copied. */
void ct_csv_record_note(CtCsvRecord *record, CtCsvProblemKind kind, gsize limit,
                        const gchar *text, gsize length, gsize at);
void ct_csv_record_note_long(CtCsvRecord *record, const gchar *text, gsize length,
                             gboolean crossed);

/* Hands the record to the handler, or its problem, and begins a new one.
 * @text: all fields, with a character between any two */
void ct_csv_record_deliver(CtCsvRecord *record, const gchar *text, gsize length);
void ct_csv_record_deliver_copy(CtCsvRecord *record);

G_END_DECLS
