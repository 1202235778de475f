/* ct-csv-splitter.h: libcsv, with spaces around quoted fields dropped before it, and
 * the first bytes of what it reads kept to be shown.
 *
 * Private to base/.
 */
#pragma once

#include <csv.h>

#include "base/ct-csv-record.h"

G_BEGIN_DECLS

/* Where in a field the next byte stands. */
typedef enum {
  CT_CSV_AT_START, /* before it, or in spaces before it */
  CT_CSV_PLAIN,    /* in a field without quotes */
  CT_CSV_QUOTED,   /* in quotes */
  CT_CSV_CLOSED    /* behind a quote that closes them, unless another follows */
} CtCsvState;

/* The first bytes of a field or line, as they were written; @open: more may follow. */
typedef struct {
  gchar text[CT_CSV_SEEN_BYTES + 1];
  gsize length;
  gboolean open;
} CtCsvHead;

/**
 * CtCsvSplitter:
 * @spaces: those that may belong to a field, or be dropped
 * @line_head: of the line where the record starts
 * @field_head: of the field in progress; @field_late: that began in a later line
 * @field_begun: the bytes just read were the last of a field
 * @crossed: the field in progress holds a line end
 * @row_ended: libcsv has seen the end of a record
 */
typedef struct {
  struct csv_parser csv;
  CtCsvRecord *record;
  CtCsvState state;
  GString *spaces;
  CtCsvHead line_head;
  CtCsvHead field_head;
  gboolean field_late;
  gboolean field_begun;
  gboolean later_line;
  gboolean crossed;
  gboolean row_ended;
} CtCsvSplitter;

void ct_csv_splitter_init(CtCsvSplitter *splitter, CtCsvRecord *record);
void ct_csv_splitter_clear(CtCsvSplitter *splitter);

/* Reads a part of a line, which may end with its line end. Fields and the first
 * problem go to the record. */
void ct_csv_splitter_feed(CtCsvSplitter *splitter, const gchar *bytes, gsize length);
/* The record goes on in the next line. */
void ct_csv_splitter_cross_line(CtCsvSplitter *splitter);
/* The text is at its end. */
void ct_csv_splitter_finish(CtCsvSplitter *splitter);
/* Ready for another record: after the end of one; or whatever came before. */
void ct_csv_splitter_next(CtCsvSplitter *splitter);
void ct_csv_splitter_reset(CtCsvSplitter *splitter);

/* Whether quotes are open since an earlier line. */
gboolean ct_csv_splitter_is_open(const CtCsvSplitter *splitter);

/* Bytes that are passed over may still be shown. */
void ct_csv_splitter_skip(CtCsvSplitter *splitter, const gchar *bytes, gsize length);
/* Gives the record what there is to show of its problem. */
void ct_csv_splitter_show(CtCsvSplitter *splitter);

G_END_DECLS
