/* ct-recognition.h: what intake recognised in a submission, and what speaks for it:
 * for people who want to see how their file is read (`chitieu preview`).
 */
#pragma once

#include "data/ct-place.h"

G_BEGIN_DECLS

typedef enum {
  CT_FACT_READING, /* of the file: encoding, delimiter, the array of a JSON document */
  CT_FACT_TABLE,   /* a table begins */
  CT_FACT_TITLE,   /* a line above the table that told something */
  CT_FACT_PERIOD,
  CT_FACT_WINDOW,  /* "từ 15/12/2022 đến 14/6/2023" */
  CT_FACT_SENDER,
  CT_FACT_AREA,
  CT_FACT_UNIT,
  CT_FACT_STYLE,   /* of numbers */
  CT_FACT_HEADER,  /* which rows */
  CT_FACT_COLUMN,  /* what one column means */
  CT_FACT_ROWS     /* how the rows below were taken: sections, footers, inherited names */
} CtFactKind;

const gchar *ct_fact_kind_name(CtFactKind kind); /* "reading" ... */

/**
 * CtFact:
 * @table: as in CtPlace
 * @place: where it stands, CT_PLACE_NONE for what stands nowhere
 * @what: the text as it stands there: a header's words, a title; "" for none
 * @meaning: what it was taken for, in the thread's language
 * @evidence: why, in the thread's language; "" where it is plain
 */
typedef struct {
  CtFactKind kind;
  guint16 table;
  CtPlace place;
  gchar *what;
  gchar *meaning;
  gchar *evidence;
} CtFact;

/* At most CT_RECOGNITION_MAX facts are kept. One thread at a time. */
#define CT_RECOGNITION_MAX 20000

typedef struct CtRecognition CtRecognition;
CtRecognition *ct_recognition_new(void);
void ct_recognition_free(CtRecognition *recognition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRecognition, ct_recognition_free)

/* Copies the texts; each may be NULL for "". @recognition may be NULL: nobody asks. */
void ct_recognition_add(CtRecognition *recognition, CtFactKind kind, CtPlace place,
                        const gchar *what, const gchar *meaning, const gchar *evidence);

/* In the order told: table by table. */
guint ct_recognition_count(const CtRecognition *recognition);
const CtFact *ct_recognition_get(const CtRecognition *recognition, guint index);

G_END_DECLS
