/* ct-preview-print.h: a preview for people and for programs.
 */
#pragma once

#include <stdio.h>

#include "pipeline/ct-preview.h"

G_BEGIN_DECLS

/* So many figures of every table. */
#define CT_PREVIEW_ALL_ROWS G_MAXUINT

/* What was recognised table by table, the first @rows figures of each, the first findings
 * (ct-preview-text.c). */
void ct_preview_print_text(FILE *stream, const CtPreview *preview, guint rows);

/* {"file": ..., "facts": [...], "observations": [...], "findings": [...]}
 * (ct-preview-json.c) */
void ct_preview_print_json(FILE *stream, const CtPreview *preview, guint rows);

/* Facts (ct-preview-facts.c) */

/* READING, and the sender as far as it is no table that names it. */
gboolean ct_preview_is_of_file(const CtFact *fact);

/* For people: a column is told when its header is read, and again when its figures are
 * known; here both stand together. Returns: (transfer full) (element-type CtFact) */
GPtrArray *ct_preview_order_facts(const CtRecognition *recognition);

void ct_preview_print_facts(FILE *stream, const CtSubmission *submission, const GPtrArray *facts);

G_END_DECLS
