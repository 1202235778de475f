/* ct-json-capture.h: the bytes of a record, taken out of pieces as they pass.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-json-record.h"

G_BEGIN_DECLS

/**
 * CtJsonCapture:
 * @record: the bytes and numbers so far
 * @active: whether something is being captured
 * @from: where in this piece the bytes begin that are not in @record yet
 * @too_long: @max_record was passed; @record is empty and stays so
 * @depth: of the scanner where the capture began
 */
typedef struct {
  CtJsonRecord record;
  gsize max_record;
  gboolean active;
  const gchar *from;
  gsize number_start;
  gboolean too_long;
  guint depth;
} CtJsonCapture;

void ct_json_capture_init(CtJsonCapture *capture, gsize max_record);
void ct_json_capture_clear(CtJsonCapture *capture);

void ct_json_capture_begin(CtJsonCapture *capture, const gchar *at, guint depth);
void ct_json_capture_cancel(CtJsonCapture *capture);

/* A new piece begins at @at; the old one ended at @end; the record ended before @end. */
void ct_json_capture_resume(CtJsonCapture *capture, const gchar *at);
void ct_json_capture_take(CtJsonCapture *capture, const gchar *end);
void ct_json_capture_end(CtJsonCapture *capture, const gchar *end);

void ct_json_capture_begin_number(CtJsonCapture *capture, const gchar *at);
void ct_json_capture_end_number(CtJsonCapture *capture, const gchar *end);

G_END_DECLS
